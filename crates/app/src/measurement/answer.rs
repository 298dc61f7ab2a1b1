//! The resident answers: a link is opened with a code, a form is kept while it is filled in, answers are saved once.

use futures_util::FutureExt;
use rinnalla_access::{Answer, Grant, Scope};
use rinnalla_domain::case::Case;
use rinnalla_domain::measurement::{Measured, Mode, Point};
use rinnalla_domain::settings::Settings;
use rinnalla_domain::{AskingId, Language, TokenId};
use rinnalla_store::asking::{self, Asking};
use rinnalla_store::{case, measurement, settings, token};
use subtle::ConstantTimeEq;

use super::asking::code_digest;
use super::questions::{Questions, questions};
use super::{keep, not_twice, point_fits, work_ticket};
use crate::account::{Gate, read_link_secret};
use crate::{App, Error, Rule, Who, Work};

/// What a link is good for. It says nothing of whom it was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// A code opens it.
    Open,
    /// It has been answered.
    Used,
    /// Its time has run out, or it was taken back.
    Over,
    /// No such link was ever made here.
    Unknown,
}

fn state_of(asking: Option<&Asking>, now: jiff::Timestamp) -> LinkState {
    match asking {
        None => LinkState::Unknown,
        Some(asking) if asking.answered_at.is_some() => LinkState::Used,
        Some(asking) if asking.is_open(now) => LinkState::Open,
        Some(_) => LinkState::Over,
    }
}

async fn find(work: &Work, secret: &str) -> Result<Option<Asking>, Error> {
    let Some(id) = read_link_secret(work.sealer(), secret) else {
        return Ok(None);
    };
    let found = asking::by_link(work.tx(), &AskingId::new(id.as_str())).await?;
    Ok(found.filter(|asking| asking.mode == Mode::OwnDevice))
}

/// What a link is good for. Looking changes nothing: scanners of mails look, too.
///
/// # Errors
/// When storage fails
pub async fn look(work: &mut Work, secret: String) -> Result<LinkState, Error> {
    let found = find(work, &secret).await?;
    Ok(state_of(found.as_ref(), work.now()))
}

/// What came of a code.
#[derive(Clone)]
pub enum Entered {
    /// The form is open: the secret of its cookie, and its language.
    In(String, Language),
    /// The code does not fit.
    Refused,
    /// Too many tries: wait.
    Blocked,
    /// The link cannot be opened any more.
    Over(LinkState),
}

impl std::fmt::Debug for Entered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::In(..) => "In",
            Self::Refused => "Refused",
            Self::Blocked => "Blocked",
            Self::Over(_) => "Over",
        })
    }
}

/// Opens a form by the link and the code. Wrong codes are counted by link and by where they come from, also when they
/// are refused.
///
/// # Errors
/// When storage fails
pub async fn by_code(app: &App, secret: String, code: String, client: String) -> Result<Entered, Error> {
    app.run(Who::Anonymous, move |work| enter(work, secret, code, client).boxed()).await
}

async fn enter(work: &mut Work, secret: String, code: String, client: String) -> Result<Entered, Error> {
    let found = find(work, &secret).await?;
    let state = state_of(found.as_ref(), work.now());
    let (Some(asking), LinkState::Open) = (found, state) else {
        return Ok(Entered::Over(state));
    };
    let gate = Gate::new(work.sealer(), "measure", asking.id.as_str(), Some(&client));
    if !gate.enter(work).await? {
        return Ok(Entered::Blocked);
    }
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let given = code_digest(work, &asking.id, &code);
    let fits = |right: &str| -> bool { right.as_bytes().ct_eq(given.as_bytes()).into() };
    if !asking.code.as_deref().is_some_and(fits) {
        work.secured(Some(asking.municipality), "measure_code_refused", None);
        return Ok(Entered::Refused);
    }
    gate.passed(work).await?;
    let (_, grant) = as_resident(work, &asking).await?;
    let ticket = work.secret();
    let digest = work_ticket(work, &ticket);
    asking::open(work.tx(), &grant, &asking.id, &digest, work.now()).await?;
    Ok(Entered::In(ticket, asking.language))
}

/// Goes on as the resident of the asking's case, whom link and code or the device handed over have shown.
async fn as_resident(work: &mut Work, asking: &Asking) -> Result<(Case, Grant<Answer>), Error> {
    work.act_as_resident(&asking.case);
    let scope = Scope::own(work.actor());
    let case = case::lock(work.tx(), &scope, &asking.case).await?.ok_or(Error::NotFound)?;
    let itself = case::itself(work.tx(), &case).await?;
    let grant = Grant::answer_own(work.actor(), &itself)?;
    Ok((case, grant))
}

/// An open form.
#[derive(Clone, Debug)]
pub struct OpenForm {
    /// What is asked.
    pub questions: Questions,
    /// Answers so far, form-encoded.
    pub so_far: Option<String>,
    /// When in the support.
    pub point: Point,
    /// On which device.
    pub mode: Mode,
    /// In which language.
    pub language: Language,
    /// Settings of the municipality.
    pub settings: Settings,
}

/// The asking that a secret belongs to, while it can be answered.
async fn find_open(work: &Work, ticket: &str) -> Result<Asking, Error> {
    let digest = work_ticket(work, ticket);
    let found = asking::by_ticket(work.tx(), &digest).await?.ok_or(Rule::FormOver)?;
    if found.answered_at.is_some() {
        return Err(Rule::AnsweredAlready.into());
    }
    if found.is_open(work.now()) { Ok(found) } else { Err(Rule::FormOver.into()) }
}

/// The form that a secret opens.
///
/// # Errors
/// [`Rule::FormOver`], [`Rule::AnsweredAlready`]; [`Rule::Step`] when the support has ended meanwhile
pub async fn open_form(work: &mut Work, ticket: String) -> Result<OpenForm, Error> {
    let asking = find_open(work, &ticket).await?;
    let (case, grant) = as_resident(work, &asking).await?;
    point_fits(&case, asking.point)?;
    work.looked(&case, "measure_form");
    Ok(OpenForm {
        questions: questions(work, asking.municipality, asking.point, asking.language).await?,
        so_far: asking::kept(work.tx(), work.sealer(), &grant, &asking.id).await?,
        point: asking.point,
        mode: asking.mode,
        language: asking.language,
        settings: settings::find(work.tx(), asking.municipality).await?.0,
    })
}

/// Keeps the answers so far; the moment of keeping.
///
/// # Errors
/// As [`open_form`]; [`Rule::DraftTooLarge`]
pub async fn keep_so_far(work: &mut Work, ticket: String, fields: String) -> Result<jiff::Timestamp, Error> {
    let asking = find_open(work, &ticket).await?;
    crate::draft::judge("/oma/mittari", &fields)?;
    let (_, grant) = as_resident(work, &asking).await?;
    asking::keep(work.tx(), work.sealer(), work.nonce(), &grant, &asking.id, &fields).await?;
    Ok(work.now())
}

/// What was answered, as the page after it needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The written help path is shown.
    pub calls: bool,
    /// On which device.
    pub mode: Mode,
}

/// Saves the answers, once. `stamp` is what the form was made from: another set of questions is not answered by it.
///
/// # Errors
/// As [`open_form`]; [`Rule::QuestionsChanged`], [`Rule::MeasuredToday`]
pub async fn answer(
    work: &mut Work,
    ticket: String,
    stamp: String,
    measured: Vec<Measured>,
) -> Result<Answered, Error> {
    let asking = find_open(work, &ticket).await?;
    let (case, grant) = as_resident(work, &asking).await?;
    point_fits(&case, asking.point)?;
    let asked = questions(work, asking.municipality, asking.point, asking.language).await?;
    if asked.stamp() != stamp {
        return Err(Rule::QuestionsChanged.into());
    }
    let scope = Scope::own(work.actor());
    let taken = measurement::list(work.tx(), &scope, &asking.case).await?;
    let mut calls = false;
    for one in &measured {
        not_twice(&taken, asking.point, one, work.today())?;
    }
    for one in measured {
        let one = Measured { mode: asking.mode, language: Some(asking.language), ..one };
        calls |= keep(work, &grant, &case, asking.point, &one, Some(&asking.id)).await?;
    }
    asking::answered(work.tx(), &grant, &asking.id, work.now()).await?;
    if asking.mode == Mode::OwnDevice {
        token::use_up(work.tx(), &TokenId::new(asking.id.as_str()), work.now()).await?;
    }
    work.wrote(&case, "measure_answered");
    Ok(Answered { calls, mode: asking.mode })
}
