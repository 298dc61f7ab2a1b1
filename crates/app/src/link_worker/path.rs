//! The path of link workers: a word of interest, the steps, what is recorded, the invitation, the day of leaving.

use jiff::civil::Date;
use rinnalla_access::{Grant, LeadPath, leads_paths_in, mover};
use rinnalla_domain::account::Role;
use rinnalla_domain::case::{Case, State as CaseState};
use rinnalla_domain::link_worker::path::{
    Facts, Mover, Need, NewInterest, Path, PathRules, State, Step, Taken, take as take_step,
};
use rinnalla_domain::link_worker::{Hindrance, Profile, Relation};
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::message::Mail;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::training::Proof;
use rinnalla_domain::{AccountId, JobId, MunicipalityCode, PathId, TokenId};
use rinnalla_store::link_worker::{self, path};
use rinnalla_store::organisation::municipality_id;
use rinnalla_store::queue::{self, Job};
use rinnalla_store::{account, case, organisation, settings};

use crate::account::{Gate, NewInvitation, by_link, send_invitation};
use crate::case::OPEN;
use crate::{Error, Rule, Work, training};

/// Somebody says that the work interests them. Coordinators hear that something waits, and no more; `client` slows down
/// whoever sends many. The same words twice on a day are kept once.
///
/// # Errors
/// [`Rule::TooManyTries`]; [`Rule::UnknownMunicipality`] when the municipality does not run the service
pub async fn interest(
    work: &mut Work,
    municipality: MunicipalityCode,
    new: NewInterest,
    client: String,
) -> Result<(), Error> {
    let gate = Gate::new(work.sealer(), "interest", &client, None);
    if !gate.enter(work).await? {
        return Err(Rule::TooManyTries.into());
    }
    let running = organisation::running(work.tx()).await?;
    if running.iter().all(|o| o.municipality != Some(municipality)) {
        return Err(Rule::UnknownMunicipality.into());
    }
    let (grant, today) = (Grant::anybody_interested(municipality), work.today());
    if path::has_written(work.tx(), &grant, &new, today).await? {
        return Ok(());
    }
    let id = PathId::new(work.next_id());
    path::insert(work.tx(), &grant, &id, &new, today).await?;
    work.secured(Some(municipality), "interest_sent", Some(id.to_string()));
    for coordinator in account::holders(work.tx(), municipality, Role::Coordinator).await? {
        let job = Job {
            id: JobId::new(work.next_id()),
            mail: Mail::Interest,
            municipality: Some(municipality),
            account: Some(coordinator.account.clone()),
            case: None,
            token: None,
            dedup: Some(format!("interest-{municipality}-{today}-{}", coordinator.account)),
            run_at: work.now(),
            attempts: 0,
        };
        queue::push(work.tx(), &job, work.now()).await?;
    }
    Ok(())
}

/// Somebody in the list, with what is missing before they can be asked for a case.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Who, and where they stand.
    pub path: Path,
    /// What is missing.
    pub missing: Vec<Need>,
    /// Open cases whose link worker has left.
    pub left_open: usize,
}

/// Everybody on the path in the municipalities where the caller coordinates or trains.
///
/// # Errors
/// When storage fails
pub async fn list(work: &mut Work) -> Result<Vec<Listed>, Error> {
    let mut found = Vec::new();
    for municipality in leads_paths_in(work.person()?) {
        let grant = Grant::lead_path(work.actor(), municipality)?;
        let rules = rules(work, municipality).await?;
        let trained = training::trained(work, municipality).await?;
        for path in path::list(work.tx(), &grant).await? {
            let left = path.account.as_ref().filter(|_| path.state == State::Left);
            let left_open = match left {
                Some(account) => open_cases(work, municipality, account).await?.len(),
                None => 0,
            };
            found.push(Listed { missing: trained.missing(&path, rules), path, left_open });
        }
        work.secured(Some(municipality), "paths_shown", None);
    }
    Ok(found)
}

pub(super) async fn rules(work: &Work, municipality: MunicipalityCode) -> Result<PathRules, Error> {
    Ok(settings::find(work.tx(), municipality).await?.0.path)
}

/// Somebody's path, for whoever moves them on it.
async fn open(work: &Work, id: &PathId) -> Result<(Grant<LeadPath>, Mover, Path), Error> {
    let person = work.person()?;
    for municipality in leads_paths_in(person) {
        let grant = Grant::lead_path(work.actor(), municipality)?;
        if let Some(path) = path::find(work.tx(), &grant, id).await? {
            return Ok((grant, mover(person, municipality).ok_or(Error::NotFound)?, path));
        }
    }
    Err(Error::NotFound)
}

/// The path of an account, for the coordinator.
///
/// # Errors
/// [`Error::NotFound`] for anybody else
pub async fn of(work: &mut Work, municipality: MunicipalityCode, who: AccountId) -> Result<Option<PathId>, Error> {
    let grant = Grant::coordinate_in(work.actor(), municipality)?;
    Ok(path::of_account(work.tx(), &grant, &who).await?.map(|path| path.id))
}

/// Somebody's path with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The path.
    pub path: Path,
    /// In which capacity the caller looks.
    pub mover: Mover,
    /// What the municipality has decided.
    pub rules: PathRules,
    /// What is missing before they can be asked for a case.
    pub missing: Vec<Need>,
    /// By what they have shown to be trained as the municipality asks, or why not.
    pub training: Result<Proof, Hindrance>,
    /// Steps that the caller could take from here.
    pub steps: Vec<Step>,
    /// Steps that were taken, newest first.
    pub taken: Vec<Taken>,
    /// What was said in the interview; for coordinators.
    pub interview: Option<String>,
    /// Open cases that they walk, or have been asked for; for coordinators.
    pub cases: Vec<Case>,
}

/// Shows somebody's path. Whoever looks stands in the log.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn show(work: &mut Work, id: PathId) -> Result<Shown, Error> {
    let (grant, mover, path) = open(work, &id).await?;
    let rules = rules(work, path.municipality).await?;
    let trained = training::trained(work, path.municipality).await?;
    let (mut interview, mut cases) = (None, Vec::new());
    if mover == Mover::Coordinator {
        let coordinate = Grant::coordinate_in(work.actor(), path.municipality)?;
        interview = path::interview(work.tx(), work.sealer(), &coordinate, &id).await?;
        if let Some(account) = &path.account {
            cases = open_cases(work, path.municipality, account).await?;
        }
    }
    work.act_as(mover.code());
    work.secured(Some(path.municipality), "path_shown", Some(id.to_string()));
    Ok(Shown {
        missing: trained.missing(&path, rules),
        training: trained.proof_of(path.account.as_ref(), path.facts.trained_on),
        steps: path.state.steps(mover),
        taken: path::steps(work.tx(), &grant, &id).await?,
        rules,
        mover,
        interview,
        cases,
        path,
    })
}

/// Open cases that somebody walks or has been asked for, as the coordinator may know of them.
async fn open_cases(work: &Work, municipality: MunicipalityCode, who: &AccountId) -> Result<Vec<Case>, Error> {
    let scope = rinnalla_access::Scope::coordinating(work.actor());
    let mut found = Vec::new();
    for case in case::list(work.tx(), &scope, OPEN).await? {
        let asked = matches!(case.state, CaseState::Proposed | CaseState::Taken)
            && case::itself(work.tx(), &case).await?.asked.as_ref() == Some(who);
        if case.municipality == municipality && (asked || case.link_worker.as_ref() == Some(who)) {
            found.push(case);
        }
    }
    Ok(found)
}

/// What is recorded anew, and how somebody is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFacts {
    /// What is recorded.
    pub facts: Facts,
    /// Mail address, lower case.
    pub mail: Option<String>,
    /// Phone.
    pub phone: Option<String>,
}

/// Records what is known. A trainer records the training and the certificate alone.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`]
pub async fn record(work: &mut Work, id: PathId, new: NewFacts, version: i64) -> Result<(), Error> {
    let (grant, mover, mut path) = open(work, &id).await?;
    if path.version != version {
        return Err(Error::Conflict);
    }
    let Facts { trained_on, certified_on, .. } = new.facts;
    let asked = rules(work, path.municipality).await?.extract_asked;
    let extract_shown_on = if asked { new.facts.extract_shown_on } else { path.facts.extract_shown_on };
    path.facts = match mover {
        Mover::Coordinator => Facts { extract_shown_on, ..new.facts },
        Mover::Trainer => Facts { trained_on, certified_on, ..path.facts },
    };
    if mover == Mover::Coordinator {
        (path.reached.mail, path.reached.phone) = (new.mail, new.phone);
    }
    path::save(work.tx(), &grant, &path).await?;
    work.act_as(mover.code());
    work.secured(Some(path.municipality), "path_recorded", Some(id.to_string()));
    Ok(())
}

/// A step as it is to be taken, and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStep {
    /// Which.
    pub step: Step,
    /// The day of an interview.
    pub day: Option<Date>,
    /// What was said in an interview, or what is said with thanks.
    pub words: Option<Text>,
    /// How somebody will stand to the municipality.
    pub relation: Option<Relation>,
}

impl NewStep {
    /// A step to which nothing belongs.
    pub const fn plain(step: Step) -> Self {
        Self { step, day: None, words: None, relation: None }
    }
}

/// Moves somebody on. Who leaves loses the role, and with it every access, in this very transaction; the cases stay
/// where they are until the coordinator hands each over.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Path`], [`Error::Conflict`]
pub async fn take(work: &mut Work, id: PathId, new: NewStep, version: i64) -> Result<(), Error> {
    let (grant, mover, mut path) = open(work, &id).await?;
    if path.version != version {
        return Err(Error::Conflict);
    }
    let from = path.state;
    path.facts.relation = new.relation.or(path.facts.relation);
    let rules = rules(work, path.municipality).await?;
    let missing = training::trained(work, path.municipality).await?.missing(&path, rules);
    path.state = take_step(from, new.step, mover, &missing).map_err(Rule::from)?;
    match new.step {
        Step::Interview => {
            path.interviewed_on = Some(new.day.unwrap_or_else(|| work.today()));
            if let Some(note) = &new.words {
                path::save_interview(work.tx(), work.sealer(), &grant, &id, note.as_str(), work.nonce()).await?;
            }
        }
        Step::Decline => path.reply = new.words.map(Text::into_string),
        _ => {}
    }
    if matches!(new.step, Step::Decline | Step::Leave) {
        path::withdraw_invitation(work.tx(), &grant, &id, work.now()).await?;
        if let Some(account) = &path.account {
            let coordinate = Grant::coordinate_in(work.actor(), path.municipality)?;
            path::end_role(work.tx(), &coordinate, account, work.now()).await?;
            let detail = format!("{account} {}", Role::LinkWorker);
            work.secured(Some(path.municipality), "role_ended", Some(detail));
        }
    }
    path.moved_on = work.today();
    path::save(work.tx(), &grant, &path).await?;
    note(work, &grant, &path.id, new.step, from).await?;
    work.act_as(mover.code());
    work.secured(Some(path.municipality), "path_step", Some(format!("{id} {}", new.step)));
    Ok(())
}

async fn note(work: &Work, grant: &Grant<LeadPath>, id: &PathId, step: Step, from: State) -> Result<(), Error> {
    let by_name = &work.person()?.name;
    let row = path::NewStep { id: &work.next_id(), path: id, step, from, to: step.to(), by_name };
    Ok(path::record(work.tx(), grant, &row, work.now()).await?)
}

/// Invites somebody in preparation to the role of a link worker, on behalf of the municipality: the one role to which a
/// coordinator invites.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator; [`Rule::NoMailAddress`]; [`Error::Conflict`] for somebody who is
/// not in preparation or has the role
pub async fn invite(work: &mut Work, id: PathId) -> Result<TokenId, Error> {
    let (lead, _, path) = open(work, &id).await?;
    let grant = Grant::coordinate_in(work.actor(), path.municipality)?;
    if path.state != State::InPreparation || path.has_role {
        return Err(Error::Conflict);
    }
    let address = path.reached.mail.as_deref().and_then(|mail| MailAddress::parse(mail).ok());
    let address = address.ok_or(Rule::NoMailAddress)?;
    path::withdraw_invitation(work.tx(), &lead, &id, work.now()).await?;
    let invitation = NewInvitation {
        municipality: path.municipality,
        organisation: municipality_id(path.municipality),
        role: Role::LinkWorker,
        name: Line::parse(&path.reached.name, 200).ok().flatten(),
        mail: Some(address),
    };
    let token = send_invitation(work, invitation).await?;
    path::invited(work.tx(), &grant, &id, &token).await?;
    Ok(token)
}

/// Somebody has taken an invitation to the role: their path gets the account, and a profile begins with what they told.
pub(crate) async fn settle(
    work: &Work,
    token: &TokenId,
    municipality: MunicipalityCode,
    who: &AccountId,
) -> Result<(), Error> {
    let grant = by_link(municipality)?;
    let Some(found) = account::find(work.tx(), who).await? else {
        return Ok(());
    };
    training::adopt(work, &grant, &found).await?;
    if let Some(reached) = path::settle(work.tx(), &grant, token, &found.username, who).await? {
        let profile = Profile {
            villages: vec![reached.village],
            languages: reached.languages,
            ..Profile::empty(who.clone(), found.name)
        };
        link_worker::begin(work.tx(), &grant, &profile).await?;
    }
    Ok(())
}

/// Writes down the path of somebody who has the role already; with everything in place the work begins at once.
pub(crate) async fn enter(work: &mut Work, municipality: MunicipalityCode, profile: &Profile) -> Result<(), Error> {
    let coordinate = Grant::coordinate_in(work.actor(), municipality)?;
    if path::of_account(work.tx(), &coordinate, &profile.account).await?.is_some() {
        return Ok(());
    }
    let facts = Facts {
        relation: profile.relation,
        secrecy_signed_on: profile.secrecy_signed_on,
        trained_on: profile.trained_on,
        ..Facts::default()
    };
    let id = PathId::new(work.next_id());
    path::enter(work.tx(), &coordinate, &id, &profile.account, &facts, work.today()).await?;
    let rules = rules(work, municipality).await?;
    let path = open(work, &id).await?.2;
    if training::trained(work, municipality).await?.missing(&path, rules).is_empty() {
        take(work, id, NewStep::plain(Step::Activate), path.version).await?;
    }
    Ok(())
}

/// Deletes what is kept of somebody with whom it does not go on, or who asks for it.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator; [`Error::Conflict`] once there is an account
pub async fn erase(work: &mut Work, id: PathId) -> Result<(), Error> {
    let (.., path) = open(work, &id).await?;
    let grant = Grant::coordinate_in(work.actor(), path.municipality)?;
    if !path.state.is_passing() || path.account.is_some() {
        return Err(Error::Conflict);
    }
    path::erase(work.tx(), &grant, &path).await?;
    work.secured(Some(path.municipality), "path_erased", Some(id.to_string()));
    Ok(())
}
