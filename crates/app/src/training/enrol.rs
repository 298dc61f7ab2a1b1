//! Enrolling, and giving a place up.

use jiff::{SignedDuration, Timestamp};
use rinnalla_access::Grant;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::message::Mail;
use rinnalla_domain::text::Text;
use rinnalla_domain::training::{self as domain, Cohort, Enrolment, NewEnrolment, State};
use rinnalla_domain::{AccountId, CohortId, EnrolmentId, TokenId};
use rinnalla_store::account;
use rinnalla_store::token::{self, Token};
use rinnalla_store::training::{self, Taken};

use super::trained_course;
use crate::account::{Gate, link_secret, read_link_secret};
use crate::{Error, Rule, Work};

const KIND: &str = "enrolment";
/// The link works so long after the last day of the course: the certificate is fetched by it.
const AFTER: SignedDuration = SignedDuration::from_hours(180 * 24);

/// What somebody who enrolled is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    /// A place, or a place in the queue.
    pub state: State,
    /// The secret of the link, for somebody to whom no mail can be sent; everybody else gets it by mail.
    pub link: Option<String>,
}

/// Name and mail address of whoever has signed in, for the form.
///
/// # Errors
/// When storage fails
pub async fn known(work: &mut Work) -> Result<Option<(String, String)>, Error> {
    let Some(person) = work.actor().person() else { return Ok(None) };
    Ok(account::find(work.tx(), &person.account).await?.map(|a| (a.name, a.username)))
}

/// Enrols. Whoever enrols twice has one enrolment. The last place goes to one alone; the others wait in their order.
/// A trainer of the course enrols somebody else, also after the last day.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::EnrolmentClosed`], [`Rule::TooManyTries`]
pub async fn enrol(work: &mut Work, id: CohortId, mut new: NewEnrolment, client: String) -> Result<Enrolled, Error> {
    let cohort = training::cohort(work.tx(), &id).await?.ok_or(Error::NotFound)?;
    let municipality = cohort.programme.municipality;
    let by_trainer = Grant::train(work.actor(), municipality).is_ok();
    let mut own: Option<AccountId> = None;
    if !by_trainer {
        if let Some(person) = work.actor().person() {
            let found = account::find(work.tx(), &person.account).await?.ok_or(Error::NotFound)?;
            own = Some(found.id);
            new.mail = MailAddress::parse(&found.username).ok().or(new.mail);
        }
        let gate = Gate::new(work.sealer(), "enrol", &format!("{id} {}", new.key()), Some(&client));
        if !gate.enter(work).await? {
            return Err(Rule::TooManyTries.into());
        }
    }
    training::lock_cohort(work.tx(), &id).await?;
    let key = work.sealer().digest("enrolment", &format!("{id} {}", new.key()));
    let former = training::find_by_key(work.tx(), &id, &key).await?;
    if let Some((enrolment, _)) = former.as_ref().filter(|(e, _)| e.state != State::Cancelled) {
        // Nothing is told that the person did not know: neither that somebody had enrolled before, nor the link.
        return Ok(Enrolled { state: enrolment.state, link: None });
    }
    let (taken, last) = training::taken(work.tx(), &id).await?;
    let state = domain::enrol(&cohort, taken, work.today(), by_trainer).map_err(|_| Rule::EnrolmentClosed)?;
    let grant = Grant::enrol(work.actor(), municipality);
    let token = link(work, &cohort, &new).await?;
    let enrolment = former.map_or_else(|| EnrolmentId::new(work.next_id()), |(e, _)| e.id);
    let taken = Taken {
        id: &enrolment,
        cohort: &id,
        new: &new,
        account: own.as_ref(),
        key: &key,
        state,
        turn: last + 1,
        token: &token,
    };
    training::insert_enrolment(work.tx(), &grant, &taken, work.now()).await?;
    if new.mail.is_some() {
        work.mail_link(Mail::Registration, Some(municipality), None, &token).await?;
        return Ok(Enrolled { state, link: None });
    }
    let link = link_secret(work.sealer(), &token);
    Ok(Enrolled { state, link: Some(link) })
}

async fn link(work: &Work, cohort: &Cohort, new: &NewEnrolment) -> Result<TokenId, Error> {
    let end: Timestamp = domain::moment(cohort.content.ends_on, jiff::civil::time(12, 0, 0, 0))
        .map_err(|why| Error::Internal(why.to_string()))?;
    let token = Token {
        id: TokenId::new(work.next_id()),
        kind: KIND.into(),
        account: None,
        municipality: Some(cohort.programme.municipality),
        organisation: None,
        mail: new.mail.as_ref().map(|m| m.as_str().to_owned()),
        role: None,
        name: None,
        activity: None,
        case: None,
        made_at: work.now(),
        made_by: None,
        expires_at: end + AFTER,
        used_at: None,
    };
    token::insert(work.tx(), &token).await?;
    Ok(token.id)
}

/// The course and the enrolment of a link.
pub(super) async fn of_link(work: &Work, secret: &str) -> Result<(Cohort, Enrolment), Error> {
    let id = read_link_secret(work.sealer(), secret).ok_or(Rule::LinkOver)?;
    token::find(work.tx(), &id, KIND, work.now()).await?.ok_or(Rule::LinkOver)?;
    let (cohort, enrolment) = training::by_token(work.tx(), &id).await?.ok_or(Rule::LinkOver)?;
    let cohort = training::cohort(work.tx(), &cohort).await?.ok_or(Rule::LinkOver)?;
    Ok((cohort, enrolment))
}

/// Gives a place up, by the link and a button. The first who waits gets it. Twice is the same as once.
///
/// # Errors
/// [`Rule::LinkOver`]
pub async fn cancel(work: &mut Work, secret: String) -> Result<(), Error> {
    let (cohort, _) = of_link(work, &secret).await?;
    training::lock_cohort(work.tx(), &cohort.id).await?;
    // Read again: somebody may have been given a place meanwhile.
    let (cohort, enrolment) = of_link(work, &secret).await?;
    if enrolment.state == State::Cancelled {
        return Ok(());
    }
    give_up(work, &cohort, &enrolment).await
}

/// The course is locked.
async fn give_up(work: &Work, cohort: &Cohort, enrolment: &Enrolment) -> Result<(), Error> {
    let grant = Grant::enrol(work.actor(), cohort.programme.municipality);
    training::set_state(work.tx(), &grant, &enrolment.id, State::Cancelled).await?;
    fill_places(work, cohort).await
}

/// Gives one's own place up, signed in. Twice is the same as once.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn cancel_own(work: &mut Work, id: CohortId) -> Result<(), Error> {
    let me = work.account()?;
    let cohort = training::cohort(work.tx(), &id).await?.ok_or(Error::NotFound)?;
    training::lock_cohort(work.tx(), &id).await?;
    let all = training::of_account(work.tx(), &me).await?;
    match all.into_iter().find(|(of, _)| *of == id) {
        Some((_, enrolment)) => give_up(work, &cohort, &enrolment).await,
        None => Ok(()),
    }
}

/// Takes somebody off a course or its queue, for a trainer to whom they said so. The first who waits gets the place.
/// Twice is the same as once.
///
/// # Errors
/// [`Error::NotFound`] for anybody but trainers of the course
pub async fn take_off(work: &mut Work, id: CohortId, who: EnrolmentId) -> Result<(), Error> {
    training::lock_cohort(work.tx(), &id).await?;
    let (cohort, grant) = trained_course(work, &id).await?;
    let enrolment = training::enrolment(work.tx(), &grant, &id, &who).await?.ok_or(Error::NotFound)?;
    work.act_as("trainer");
    work.secured(Some(grant.municipality()), "training_taken_off", Some(who.to_string()));
    if enrolment.state == State::Cancelled {
        return Ok(());
    }
    give_up(work, &cohort, &enrolment).await
}

/// Cancels a course and tells everybody who enrolled and has a mail address; the others have to be called. Nobody is
/// moved: the page of each says that the course is cancelled.
///
/// # Errors
/// [`Error::NotFound`] for anybody but trainers of the course; [`Error::Conflict`] when it is cancelled already
pub async fn cancel_course(work: &mut Work, id: CohortId, why: Option<Text>) -> Result<(), Error> {
    training::lock_cohort(work.tx(), &id).await?;
    let (cohort, grant) = trained_course(work, &id).await?;
    let today = work.today();
    training::cancel_cohort(work.tx(), &grant, &id, why.as_ref().map(Text::as_str), today).await?;
    for one in training::enrolments(work.tx(), &id).await? {
        let token = training::tell_account(work.tx(), &one.id).await?.filter(|_| one.mail.is_some());
        if let Some(token) = token {
            work.mail_link(Mail::CourseCancelled, Some(cohort.programme.municipality), None, &token).await?;
        }
    }
    work.act_as("trainer");
    work.secured(Some(grant.municipality()), "training_cancelled", Some(id.to_string()));
    Ok(())
}

/// Gives free places to those who wait, in their order, and tells them. The course is locked.
pub(super) async fn fill_places(work: &Work, cohort: &Cohort) -> Result<(), Error> {
    if day_of(work.now()) > cohort.content.ends_on || cohort.cancelled.is_some() {
        return Ok(());
    }
    let grant = Grant::enrol(work.actor(), cohort.programme.municipality);
    let (taken, _) = training::taken(work.tx(), &cohort.id).await?;
    let free = usize::try_from(cohort.content.places - taken).unwrap_or(0);
    let all = training::enrolments(work.tx(), &cohort.id).await?;
    for next in all.iter().filter(|e| e.state == State::Waiting).take(free) {
        training::set_state(work.tx(), &grant, &next.id, State::Enrolled).await?;
        let token = training::tell_account(work.tx(), &next.id).await?;
        if let Some(token) = token.filter(|_| next.mail.is_some()) {
            work.mail_link(Mail::PlaceGiven, Some(cohort.programme.municipality), None, &token).await?;
        }
    }
    Ok(())
}
