//! Feedback: asking for it, taking it by a link, on the worker's device or from those who have signed in, and reading
//! what was said.
//!
//! An answer without a name leaves no trace: no case, no log row, no used link, no day. Words of such answers are
//! opened for the coordinator when [`TOGETHER`] have come together.

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use rinnalla_access::{Actor, AnswerByLink, FigureScope, Grant, Itself, Scope};
use rinnalla_domain::account::Role;
use rinnalla_domain::case::Case;
use rinnalla_domain::closing::Closing;
use rinnalla_domain::feedback::{Audience, Count, LINK_DAYS, NewFeedback, Question, TOGETHER, VISITS, month_of};
use rinnalla_domain::message::Mail;
use rinnalla_domain::text::Text;
use rinnalla_domain::{AccountId, CaseId, JobId, MunicipalityCode};
use rinnalla_store::queue::{self, Job};
use rinnalla_store::{account, case, closing, feedback, organisation, resident, token};

use crate::{Error, Rule, Work, resident_link};

const KIND: &str = "feedback";
/// Nobody is asked before the dust has settled.
const AFTER: SignedDuration = SignedDuration::from_hours(7 * 24);
/// An organiser to whom anybody has come is asked at least once in so many days.
const YEARLY: i64 = 365;

/// How many gave which answer, in whole months from the one of `from` to the one of `to`. Small numbers are not
/// protected here: whoever shows them does that.
///
/// # Errors
/// [`Error::NotFound`] for whoever may not read reports of the municipality
pub async fn counts(
    work: &mut Work,
    municipality: MunicipalityCode,
    from: Date,
    to: Date,
) -> Result<Vec<Count>, Error> {
    let scope = FigureScope::of(work.actor(), municipality)?;
    Ok(feedback::counts(work.tx(), &scope, month_of(from), month_of(to)).await?)
}

/// The role in which an audience answers after signing in; residents do not sign in.
const fn role(audience: Audience) -> Option<Role> {
    match audience {
        Audience::Resident => None,
        Audience::Referrer => Some(Role::Referrer),
        Audience::LinkWorker => Some(Role::LinkWorker),
        Audience::Organiser => Some(Role::Organiser),
    }
}

const fn mail(audience: Audience) -> Mail {
    match audience {
        Audience::Resident | Audience::Referrer => Mail::AskReferrer,
        Audience::LinkWorker => Mail::AskLinkWorker,
        Audience::Organiser => Mail::AskOrganiser,
    }
}

/// Where somebody who has signed in answers as `audience`, and whether they have done so lately.
///
/// # Errors
/// [`Error::NotFound`] for whoever does not hold the role
pub async fn place(work: &mut Work, audience: Audience) -> Result<(MunicipalityCode, bool), Error> {
    let person = work.person()?;
    let own = role(audience).map(|role| person.municipalities(role)).unwrap_or_default();
    let municipality = own.first().copied().ok_or(Error::NotFound)?;
    let me = person.account.clone();
    Ok((municipality, answered_lately(work, municipality, audience, &me).await?))
}

async fn answered_lately(
    work: &Work,
    municipality: MunicipalityCode,
    audience: Audience,
    who: &AccountId,
) -> Result<bool, Error> {
    let (_, answered) = feedback::asked(work.tx(), municipality, audience, who).await?;
    let since = month_of(work.today().saturating_sub(audience.pause_days().days()));
    Ok(answered.is_some_and(|month| month > since))
}

/// Takes the answers of somebody who has signed in. That they answered is kept by month, what they said without them.
///
/// # Errors
/// [`Error::NotFound`]; [`Rule::FeedbackLately`] when they have answered within the pause
pub async fn answer(work: &mut Work, audience: Audience, new: NewFeedback) -> Result<(), Error> {
    let (municipality, lately) = place(work, audience).await?;
    if lately {
        return Err(Rule::FeedbackLately.into());
    }
    let own = Grant::own_account(work.actor())?;
    feedback::note_answered(work.tx(), &own, municipality, audience, month_of(work.today())).await?;
    keep(work, municipality, audience, &new, true).await
}

/// Keeps answers without anybody in them.
async fn keep(
    work: &Work,
    municipality: MunicipalityCode,
    audience: Audience,
    new: &NewFeedback,
    opened: bool,
) -> Result<(), Error> {
    let (grant, month) = (Grant::anybody(municipality), month_of(work.today()));
    for (question, answer) in new.answers.iter().filter(|(question, _)| question.audience() == audience) {
        feedback::insert_answer(work.tx(), &grant, &chance(work), month, *question, *answer).await?;
    }
    if let Some(words) = &new.words {
        let id = chance(work);
        let sealed = work.sealer().seal(&place_of(&id), words.as_str(), work.nonce())?;
        feedback::insert_words(work.tx(), &grant, &id, audience, month, &sealed, opened).await?;
    }
    if !opened && feedback::one_more_unnamed(work.tx(), &grant, audience).await? >= TOGETHER {
        feedback::open_together(work.tx(), &grant, audience).await?;
    }
    Ok(())
}

/// An identity that tells no time.
fn chance(work: &Work) -> String {
    work.secret().chars().take(26).collect()
}

fn place_of(id: &str) -> String {
    format!("feedback_words/{id}/words")
}

/// What a resident answers by a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByLink {
    /// Answers and words.
    pub feedback: NewFeedback,
    /// The coordinator may know whose they are.
    pub named: bool,
    /// The link worker may see them; only with a name.
    pub for_worker: bool,
}

/// A code that somebody has typed from paper.
///
/// # Errors
/// [`Rule::TooManyTries`]
pub async fn code_fits(work: &mut Work, code: String, client: String) -> Result<bool, Error> {
    resident_link::fits(work, KIND, &code, &client).await
}

/// The municipality in whose name a link asks. Changes nothing.
///
/// # Errors
/// [`Rule::LinkOver`]
pub async fn by_link(work: &mut Work, secret: String) -> Result<MunicipalityCode, Error> {
    Ok(open(work, &secret).await?.1.municipality)
}

async fn open(work: &Work, secret: &str) -> Result<(token::Token, Case), Error> {
    let (token, case) = resident_link::find(work, KIND, secret).await?;
    let scope = Scope::unlimited_for_the_service(&Actor::Service("resident"));
    let person = resident::find(work.tx(), &scope, &case.id).await?.ok_or(Rule::LinkOver)?;
    if person.died_on.is_some() { Err(Rule::LinkOver.into()) } else { Ok((token, case)) }
}

/// Takes what a resident answers by a link, once.
///
/// # Errors
/// [`Rule::LinkOver`]
pub async fn answer_by_link(work: &mut Work, secret: String, given: ByLink) -> Result<(), Error> {
    let (token, case) = open(work, &secret).await?;
    token::forget(work.tx(), &token.id).await?;
    if !given.named {
        return keep(work, case.municipality, Audience::Resident, &given.feedback, false).await;
    }
    let itself = case::itself(work.tx(), &case).await?;
    let grant = Grant::of_resident(&itself);
    let (heard, helped) = (given.feedback.to(Question::Heard), given.feedback.to(Question::Helped));
    let month = month_of(work.today());
    feedback::answer_for_case(work.tx(), &grant, heard, helped, given.for_worker, month).await?;
    save_words(work, &grant, given.feedback.words.as_ref().map(Text::as_str)).await?;
    work.act_as("resident");
    work.wrote(&case, "feedback");
    Ok(())
}

/// Keeps the words of a resident whose name is known, sealed and apart from the rest of the end.
async fn save_words(work: &Work, grant: &Grant<AnswerByLink>, words: Option<&str>) -> Result<(), Error> {
    let id = chance(work);
    let place = place_of(grant.case().as_str());
    let sealed = words.map(|words| work.sealer().seal(&place, words, work.nonce())).transpose()?;
    let month = month_of(work.today());
    Ok(feedback::save_words_of_case(work.tx(), grant, &id, month, sealed.as_deref()).await?)
}

/// The end of a case with the resident's own words.
pub(crate) async fn closing_of(work: &Work, scope: &Scope, case: &CaseId) -> Result<Closing, Error> {
    let mut found = closing::find(work.tx(), scope, case).await?;
    if let Some(sealed) = feedback::words_of_case(work.tx(), scope, case).await? {
        found.feedback_words = Some(work.sealer().open(&place_of(case.as_str()), &sealed)?);
    }
    Ok(found)
}

/// Takes the resident's own words out of the end of a case and keeps them apart. Words that stand apart already and have
/// not been `changed` stay as they are.
pub(crate) async fn put_words_apart(
    work: &Work,
    scope: &Scope,
    itself: &Itself,
    closing: &mut Closing,
    changed: bool,
) -> Result<(), Error> {
    let words = closing.feedback_words.take();
    if !changed && feedback::words_of_case(work.tx(), scope, &itself.case).await?.is_some() {
        return Ok(());
    }
    save_words(work, &Grant::of_resident(itself), words.as_deref()).await
}

/// Residents who have not answered and do not mind being asked are asked in the letter about the end.
pub(crate) const fn may_ask(closing: &Closing) -> bool {
    !closing.feedback_is_given() && !closing.feedback_refused
}

/// A fresh code for the letter about the end. A former one, and an answer without a name by it, are not known: whoever
/// prints the letter anew asks anew.
pub(crate) async fn code_for_letter(work: &Work, case: &Case) -> Result<String, Error> {
    resident_link::make(work, KIND, case, LINK_DAYS).await
}

/// The support has ended: a week later its link worker is asked, and the referrer if the resident lets them know.
pub(crate) async fn ask_after_end(
    work: &Work,
    case: &Case,
    link_worker: Option<&AccountId>,
    referrer: Option<&AccountId>,
) -> Result<(), Error> {
    if let Some(who) = link_worker {
        ask(work, Audience::LinkWorker, case.municipality, who, None, work.now() + AFTER).await?;
    }
    if let Some(who) = referrer {
        ask(work, Audience::Referrer, case.municipality, who, Some(&case.id), work.now() + AFTER).await?;
    }
    Ok(())
}

/// Asks somebody, unless they were asked or have answered within the pause.
async fn ask(
    work: &Work,
    audience: Audience,
    municipality: MunicipalityCode,
    who: &AccountId,
    about: Option<&CaseId>,
    run_at: jiff::Timestamp,
) -> Result<(), Error> {
    let (asked, _) = feedback::asked(work.tx(), municipality, audience, who).await?;
    let since = work.today().saturating_sub(audience.pause_days().days());
    if asked.is_some_and(|day| day > since) || answered_lately(work, municipality, audience, who).await? {
        return Ok(());
    }
    feedback::note_asked(work.tx(), municipality, audience, who, work.today()).await?;
    let job = Job {
        id: JobId::new(work.next_id()),
        mail: mail(audience),
        municipality: Some(municipality),
        account: Some(who.clone()),
        case: about.cloned(),
        token: None,
        dedup: None,
        run_at,
        attempts: 0,
    };
    Ok(queue::push(work.tx(), &job, work.now()).await?)
}

/// May somebody still be asked, when the mail is about to be sent? The role is in force, and they have not answered.
pub(crate) async fn may_still_be_asked(work: &Work, job: &Job) -> Result<bool, Error> {
    let audience = match job.mail {
        Mail::AskReferrer => Audience::Referrer,
        Mail::AskLinkWorker => Audience::LinkWorker,
        Mail::AskOrganiser => Audience::Organiser,
        _ => return Ok(true),
    };
    let (Some(municipality), Some(who), Some(role)) = (job.municipality, &job.account, role(audience)) else {
        return Ok(false);
    };
    let holds = account::person(work.tx(), who).await?.is_some_and(|person| person.is_in(role, municipality));
    Ok(holds && !answered_lately(work, municipality, audience, who).await?)
}

/// What time brings: words whose time has run out are deleted, and organisers to whom people have come are asked.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service
pub async fn round(work: &mut Work) -> Result<(), Error> {
    let grant = Grant::the_service(work.actor(), None)?;
    feedback::delete_words(work.tx(), &grant, work.today()).await?;
    for running in organisation::running(work.tx()).await? {
        let Some(municipality) = running.municipality else { continue };
        for member in account::holders(work.tx(), municipality, Role::Organiser).await? {
            let who = &member.account;
            let (asked, _) = feedback::asked(work.tx(), municipality, Audience::Organiser, who).await?;
            let year = work.today().saturating_sub(YEARLY.days());
            let least = if asked.is_none_or(|day| day <= year) { 1 } else { VISITS };
            let since = asked.map_or(year, |day| day.max(year));
            let organisation = &member.membership.organisation;
            if feedback::visits(work.tx(), &grant, municipality, organisation, since).await? >= least {
                ask(work, Audience::Organiser, municipality, who, None, work.now()).await?;
            }
        }
    }
    Ok(())
}

/// What somebody has said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Identity.
    pub id: String,
    /// Who.
    pub audience: Audience,
    /// Where a resident gave a name: the case and its number. There the words are read.
    pub case: Option<(CaseId, String)>,
    /// The month.
    pub month: Date,
    /// The words; `None` where they are read in the case.
    pub words: Option<String>,
    /// The day on which a coordinator was done with it.
    pub handled_on: Option<Date>,
    /// The day on which it is deleted.
    pub delete_on: Date,
}

/// What was said in a municipality, for its coordinators. Cases shown get a log row.
///
/// # Errors
/// [`Error::NotFound`] for anybody else
pub async fn said(work: &mut Work, municipality: MunicipalityCode) -> Result<Vec<Said>, Error> {
    let grant = Grant::coordinate_in(work.actor(), municipality)?;
    let scope = Scope::coordinating(work.actor());
    work.act_as("coordinator");
    let mut found = Vec::new();
    for one in feedback::words(work.tx(), &grant, &scope).await? {
        let words = match &one.case {
            Some((id, _)) => {
                let case = case::find(work.tx(), &scope, id).await?.ok_or(Error::NotFound)?;
                work.looked(&case, "list");
                None
            }
            None => Some(work.sealer().open(&place_of(&one.id), &one.sealed)?),
        };
        found.push(Said {
            id: one.id,
            audience: one.audience,
            case: one.case,
            month: one.month,
            words,
            handled_on: one.handled_on,
            delete_on: one.delete_on,
        });
    }
    Ok(found)
}

/// A coordinator is done with what somebody has said.
///
/// # Errors
/// [`Error::NotFound`] for anybody else
pub async fn handle(work: &mut Work, municipality: MunicipalityCode, id: String) -> Result<(), Error> {
    let grant = Grant::coordinate_in(work.actor(), municipality)?;
    Ok(feedback::handle(work.tx(), &grant, &id, work.today()).await?)
}
