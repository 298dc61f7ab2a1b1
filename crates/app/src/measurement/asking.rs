//! Asking a resident to answer by themselves: by a link, on a device handed over, on a numbered sheet of paper.

use jiff::{SignedDuration, Timestamp};
use rinnalla_access::{Accompany, Grant, Scope};
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::measurement::{Mode, Point, fits};
use rinnalla_domain::message::Mail;
use rinnalla_domain::settings::Settings;
use rinnalla_domain::{AskingId, CaseId, Language, TokenId, WebSessionId};
use rinnalla_store::asking::{self, Asking};
use rinnalla_store::token::{self, Token};
use rinnalla_store::{case, resident, session, settings};

use super::questions::{Questions, questions};
use super::{point_fits, work_ticket};
use crate::account::link_secret;
use crate::case::{As, Opened, open, open_to_write};
use crate::{Error, Rule, Work};

/// The kind of the one-time link.
pub(super) const KIND: &str = "measure";
/// How long a link works.
pub(super) const LINK: SignedDuration = SignedDuration::from_hours(72);
/// How long a device handed over stays on the form.
const TABLET: SignedDuration = SignedDuration::from_hours(2);
/// How long a sheet of paper can be typed in.
const SHEET: SignedDuration = SignedDuration::from_hours(24 * 120);

/// When and in which language a resident is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewAsking {
    /// When in the support.
    pub point: Point,
    /// In which language.
    pub language: Language,
}

/// A link and its code: told apart from each other, and only now.
#[derive(Clone)]
pub struct Invited {
    /// The secret of the link.
    pub secret: String,
    /// The code that opens it.
    pub code: String,
    /// Until when it works.
    pub until: Timestamp,
    /// In which language.
    pub language: Language,
}

impl std::fmt::Debug for Invited {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Invited(..)")
    }
}

/// Digest of a code for one asking.
pub(super) fn code_digest(work: &Work, id: &AskingId, code: &str) -> String {
    work.sealer().digest("measure-code", &format!("{id} {code}"))
}

/// The one-time link of an asking, and where to it goes by mail.
pub(super) fn link_row(asked: &Asking, mail: Option<&MailAddress>) -> Token {
    Token {
        id: TokenId::new(asked.id.as_str()),
        kind: KIND.into(),
        account: None,
        municipality: Some(asked.municipality),
        organisation: None,
        mail: mail.map(ToString::to_string),
        role: None,
        name: None,
        activity: None,
        case: Some(asked.case.clone()),
        made_at: asked.made_at,
        made_by: Some(asked.made_by.clone()),
        expires_at: asked.expires_at,
        used_at: None,
    }
}

/// Makes a link to the questions and a code that opens it; an earlier open link for the same point ends. With an
/// address, a neutral mail carries the link; the code goes by paper or phone.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`]
pub async fn invite(work: &mut Work, id: CaseId, new: NewAsking, mail: Option<MailAddress>) -> Result<Invited, Error> {
    let (opened, grant) = begin(work, &id, new, Mode::OwnDevice).await?;
    let code = work.code();
    let asking = AskingId::new(work.next_id());
    let until = work.now() + LINK;
    let digest = code_digest(work, &asking, &code);
    let asked = asked(work, &opened, new, Mode::OwnDevice, asking, until)?;
    asking::insert(work.tx(), &grant, &Asking { code: Some(digest), ..asked.clone() }, None).await?;
    let link = TokenId::new(asked.id.as_str());
    token::insert(work.tx(), &link_row(&asked, mail.as_ref())).await?;
    if mail.is_some() {
        work.mail_link(Mail::Message, Some(asked.municipality), None, &link).await?;
    }
    work.wrote(&opened.case, "measure_link");
    Ok(Invited { secret: link_secret(work.sealer(), &link), code, until, language: new.language })
}

/// A device handed over: the secret that its form carries.
#[derive(Clone)]
pub struct Handed {
    /// The secret, for the cookie of the form alone.
    pub ticket: String,
    /// In which language.
    pub language: Language,
}

impl std::fmt::Debug for Handed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Handed(..)")
    }
}

/// Hands the worker's device over to the resident. The worker's web session ends in the same transaction, so that the
/// device can do nothing but show the form until somebody signs in again.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`]
pub async fn hand_over(work: &mut Work, id: CaseId, new: NewAsking, session: WebSessionId) -> Result<Handed, Error> {
    let (opened, grant) = begin(work, &id, new, Mode::Tablet).await?;
    let asking = AskingId::new(work.next_id());
    let until = work.now() + TABLET;
    let asked = asked(work, &opened, new, Mode::Tablet, asking, until)?;
    let ticket = work.secret();
    let digest = work_ticket(work, &ticket);
    asking::insert(work.tx(), &grant, &Asking { opened_at: None, ..asked.clone() }, Some(&digest)).await?;
    session::end(work.tx(), &asked.made_by, &session, work.now()).await?;
    work.wrote(&opened.case, "measure_handed_over");
    Ok(Handed { ticket, language: new.language })
}

/// A sheet of paper to be printed.
#[derive(Clone, Debug)]
pub struct Printed {
    /// Its number, instead of a name.
    pub sheet: i64,
    /// When in the support.
    pub point: Point,
    /// In which language.
    pub language: Language,
    /// What is asked.
    pub questions: Questions,
    /// Settings of the municipality.
    pub settings: Settings,
    /// The municipality.
    pub municipality: rinnalla_domain::MunicipalityCode,
}

/// Makes a numbered sheet of paper; an earlier open one for the same point ends.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`]
pub async fn ask_on_paper(work: &mut Work, id: CaseId, new: NewAsking) -> Result<Printed, Error> {
    let (opened, grant) = begin(work, &id, new, Mode::Paper).await?;
    let sheet = asking::next_sheet(work.tx(), &grant).await?;
    let asking = AskingId::new(work.next_id());
    let until = work.now() + SHEET;
    let asked = asked(work, &opened, new, Mode::Paper, asking, until)?;
    asking::insert(work.tx(), &grant, &Asking { sheet: Some(sheet), ..asked.clone() }, None).await?;
    work.wrote(&opened.case, "measure_sheet");
    let municipality = opened.case.municipality;
    Ok(Printed {
        sheet,
        point: new.point,
        language: new.language,
        questions: questions(work, municipality, new.point, new.language).await?,
        settings: settings::find(work.tx(), municipality).await?.0,
        municipality,
    })
}

/// The case of an open sheet of paper, and its point: for whoever holds the paper.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn find_sheet(work: &mut Work, number: i64) -> Result<Asking, Error> {
    let scope = Scope::walking(work.actor());
    let found = asking::by_sheet(work.tx(), &scope, number).await?.ok_or(Error::NotFound)?;
    let opened = open(work, &found.case, As::Walker).await?;
    work.looked(&opened.case, "measurements");
    Ok(found)
}

/// The sheet has been answered: it cannot be typed in twice.
pub(super) async fn use_sheet(
    work: &Work,
    grant: &Grant<Accompany>,
    opened: &Opened,
    number: i64,
) -> Result<AskingId, Error> {
    let found = asking::list(work.tx(), &opened.scope, &opened.case.id).await?;
    let sheet = found.into_iter().find(|a| a.sheet == Some(number)).ok_or(Rule::SheetUnknown)?;
    if !sheet.is_open(work.now()) {
        return Err(Rule::SheetUsed.into());
    }
    asking::answered(work.tx(), grant, &sheet.id, work.now()).await?;
    Ok(sheet.id)
}

/// Takes back what is open of a mode and a point.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn withdraw(work: &mut Work, id: CaseId, point: Point, mode: Mode) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    asking::withdraw(work.tx(), &grant, point, mode, work.now()).await?;
    work.wrote(&opened.case, "measure_withdrawn");
    Ok(())
}

async fn begin(work: &mut Work, id: &CaseId, new: NewAsking, mode: Mode) -> Result<(Opened, Grant<Accompany>), Error> {
    let opened = open_to_write(work, id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    point_fits(&opened.case, new.point)?;
    asking::withdraw(work.tx(), &grant, new.point, mode, work.now()).await?;
    Ok((opened, grant))
}

fn asked(
    work: &Work,
    opened: &Opened,
    new: NewAsking,
    mode: Mode,
    id: AskingId,
    expires_at: Timestamp,
) -> Result<Asking, Error> {
    Ok(Asking {
        id,
        municipality: opened.case.municipality,
        case: opened.case.id.clone(),
        point: new.point,
        mode,
        language: new.language,
        code: None,
        sheet: None,
        made_by: work.account()?,
        made_at: work.now(),
        expires_at,
        opened_at: None,
        answered_at: None,
        withdrawn_at: None,
    })
}

/// A resident may still be told that a link waits: its language, and until when it works. `None` once it was answered
/// or taken back, the support has ended or the resident has died.
pub(crate) async fn may_be_mailed(work: &Work, link: &TokenId) -> Result<Option<(Language, Timestamp)>, Error> {
    let found = asking::by_link(work.tx(), &AskingId::new(link.as_str())).await?;
    let Some(asked) = found.filter(|asked| asked.is_open(work.now())) else {
        return Ok(None);
    };
    let scope = Scope::unlimited_for_the_service(work.actor());
    let case = case::find(work.tx(), &scope, &asked.case).await?;
    let person = resident::find(work.tx(), &scope, &asked.case).await?;
    let may = case.is_some_and(|case| fits(case.state, asked.point)) && person.is_some_and(|p| p.died_on.is_none());
    Ok(may.then_some((asked.language, asked.expires_at)))
}
