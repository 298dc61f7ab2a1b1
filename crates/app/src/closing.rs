//! The end of support, and the call three months later.

use jiff::civil::Date;
use rinnalla_access::Grant;
use rinnalla_domain::case::{State, Step};
use rinnalla_domain::closing::{Closing, Part, Reason, Release};
use rinnalla_domain::consent::{Given, Permission, Standing, allows};
use rinnalla_domain::contact::Way;
use rinnalla_domain::goal::{Goal, Status};
use rinnalla_domain::measurement::{Measured, Measurement, Point, Rating};
use rinnalla_domain::message::Letter;
use rinnalla_domain::resident::Resident;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::visibility::Viewer;
use rinnalla_domain::{CaseId, GoalId};
use rinnalla_store::{closing, goal, measurement, participation, permission, proposal, resident, settings};

use crate::case::{As, Opened, With, open, open_to_write, record_death, save, take, tell_referrer};
use crate::{Error, Rule, Work};

/// The closing page.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The case.
    pub opened: Opened,
    /// The person.
    pub resident: Resident,
    /// What has been written so far.
    pub closing: Closing,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Measurements.
    pub measurements: Vec<Measurement>,
    /// What the resident allowed the referrer to hear.
    pub permissions: Vec<Standing>,
    /// The referrer has an account and can read something at all.
    pub has_referrer: bool,
    /// Parts that are missing.
    pub missing: Vec<Part>,
    /// Activities that go on, in lines.
    pub going_on: Option<Text>,
}

/// Shows how far the closing has come.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn show(work: &mut Work, id: CaseId) -> Result<Shown, Error> {
    let opened = open(work, &id, As::Walker).await?;
    work.looked(&opened.case, "closing");
    read(work, opened).await
}

async fn read(work: &Work, opened: Opened) -> Result<Shown, Error> {
    let (tx, scope, id) = (work.tx(), &opened.scope, &opened.case.id);
    let closing = crate::feedback::closing_of(work, scope, id).await?;
    let goals = goal::list(tx, scope, id).await?;
    let measurements = measurement::list(tx, scope, id).await?;
    let missing = closing.missing(goals_rated(&goals), measurements.iter().any(|m| m.point == Point::End));
    Ok(Shown {
        resident: resident::find(tx, scope, id).await?.ok_or(Error::NotFound)?,
        permissions: permission::list(tx, scope, id).await?,
        has_referrer: opened.itself.sender.is_some(),
        going_on: crate::participation::going_on(&participation::list(tx, scope, id).await?),
        closing,
        goals,
        measurements,
        missing,
        opened,
    })
}

fn goals_rated(goals: &[Goal]) -> bool {
    goals.iter().all(|g| g.now.is_some() && g.status != Status::Open)
}

/// One part of the closing, as it is saved.
#[derive(Clone, Debug)]
pub enum Saved {
    /// Where the resident is now with each goal.
    Goals(Vec<(GoalId, Option<Rating>, Status)>),
    /// What continues; `None` says that nothing does yet.
    Continues(Option<Text>),
    /// The last measurement; `None` when the resident does not want to answer.
    Measurement(Option<Vec<Measured>>),
    /// Feedback; `None` when the resident does not want to answer.
    Feedback(Option<Feedback>),
    /// The resident answers later, alone: the letter about the end brings a link.
    FeedbackLater,
    /// What the referrer may read.
    Release(Release),
    /// Reason and summaries.
    Summary(Summary),
}

/// The resident's feedback.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// Kuunneltiinko sinua?
    pub heard: Option<rinnalla_domain::closing::Answer>,
    /// Oliko tuesta apua?
    pub helped: Option<rinnalla_domain::closing::Answer>,
    /// Mitä haluat sanoa?
    pub words: Option<Text>,
    /// Saako linkkihenkilö nähdä vastauksesi?
    pub for_worker: bool,
}

/// Reason and summaries.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Why it ends.
    pub reason: Reason,
    /// More about it.
    pub reason_note: Option<Text>,
    /// Short summary.
    pub summary: Text,
    /// The resident's own words.
    pub residents_words: Option<Text>,
    /// A call after three months is allowed.
    pub follow_up_allowed: bool,
}

/// Saves one part. The first part that is saved begins the closing.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`], [`Rule::FeedbackGiven`], [`Error::Conflict`] when somebody else saved
/// meanwhile (`version`)
pub async fn save_part(work: &mut Work, id: CaseId, part: Saved, version: i64) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    if opened.case.state == State::Closing {
        work.wrote(&opened.case, "closing");
    } else {
        take(work, &grant, &mut opened, Step::BeginClosing, With::default()).await?;
        save(work, &grant, &opened).await?;
    }
    let mut closing = crate::feedback::closing_of(work, &opened.scope, &id).await?;
    if closing.version != version {
        return Err(Error::Conflict);
    }
    let is_feedback = matches!(part, Saved::Feedback(_) | Saved::FeedbackLater);
    if is_feedback && closing.feedback_stands_for(opened.viewer) {
        return Err(Rule::FeedbackGiven.into());
    }
    match part {
        Saved::Goals(rated) => {
            for (goal, now, status) in rated {
                goal::rate(work.tx(), &grant, &goal, now, status).await?;
            }
        }
        Saved::Continues(what) => {
            closing.nothing_continues = what.is_none();
            closing.continues = what.map(Text::into_string);
        }
        Saved::Measurement(Some(measured)) => {
            closing.measure_refused = false;
            crate::measurement::keep_all(work, &grant, &opened.case, Point::End, &measured).await?;
        }
        Saved::Measurement(None) => closing.measure_refused = true,
        Saved::Feedback(Some(feedback)) => {
            closing.feedback_refused = false;
            closing.feedback_later = false;
            closing.heard = feedback.heard;
            closing.helped = feedback.helped;
            closing.feedback_words = feedback.words.map(Text::into_string);
            closing.feedback_for_worker = feedback.for_worker;
        }
        Saved::Feedback(None) => {
            closing.feedback_refused = true;
            closing.feedback_later = false;
        }
        Saved::FeedbackLater => {
            closing.feedback_refused = false;
            closing.feedback_later = true;
        }
        Saved::Release(release) => closing.release = Some(release),
        Saved::Summary(written) => {
            closing.reason = Some(written.reason);
            closing.reason_note = written.reason_note.map(Text::into_string);
            closing.summary = Some(written.summary.into_string());
            closing.residents_words = written.residents_words.map(Text::into_string);
            closing.follow_up_allowed = written.follow_up_allowed;
        }
    }
    crate::feedback::put_words_apart(work, &opened.scope, &opened.itself, &mut closing, is_feedback).await?;
    Ok(closing::save(work.tx(), &grant, &closing, work.now()).await?)
}

/// Ends the support when every part is there.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::ClosingMisses`], [`Rule::Step`]
pub async fn close(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let shown = read(work, opened).await?;
    if let Some(part) = shown.missing.first() {
        return Err(Rule::ClosingMisses(*part).into());
    }
    let mut opened = shown.opened;
    let reason = shown.closing.reason.ok_or(Rule::ClosingMisses(Part::Summary))?;
    take(work, &grant, &mut opened, Step::Close, With::code_and_note(reason.code(), None)).await?;
    release(work, &grant, &opened, shown.closing.release.unwrap_or(Release::Nothing), &shown.permissions).await?;
    if shown.closing.follow_up_allowed {
        allow(work, &grant, Permission::FollowUp).await?;
    }
    let walked = opened.case.link_worker.clone().filter(|_| reason != Reason::Died);
    end(work, &grant, &mut opened, reason).await?;
    let released = shown.closing.release.is_some_and(|release| release != Release::Nothing);
    let sender = opened.itself.sender.as_ref().filter(|_| released && reason != Reason::Died);
    crate::feedback::ask_after_end(work, &opened.case, walked.as_ref(), sender).await?;
    if shown.resident.letter_allowed && reason != Reason::Died {
        crate::letter::prepare(work, &grant, Letter::Ending).await?;
    }
    if shown.closing.release != Some(Release::Nothing) {
        tell_referrer(work, &opened, "ended").await?;
    }
    Ok(())
}

type Accompanying = Grant<rinnalla_access::Accompany>;

async fn end(work: &Work, grant: &Accompanying, opened: &mut Opened, reason: Reason) -> Result<(), Error> {
    opened.case.closed_at = Some(work.now());
    opened.case.link_worker = None;
    proposal::close(work.tx(), grant, work.now()).await?;
    proposal::end_assignment(work.tx(), grant, reason.code(), work.now()).await?;
    save(work, grant, opened).await
}

/// Brings the permissions to what the resident chose at the end: what is not released is taken back.
async fn release(
    work: &Work,
    grant: &Accompanying,
    opened: &Opened,
    release: Release,
    standing: &[Standing],
) -> Result<(), Error> {
    let chosen = |permission| match permission {
        Permission::TellEnded => release != Release::Nothing,
        Permission::TellSummary => release == Release::Summary,
        _ => false,
    };
    for which in [Permission::TellEnded, Permission::TellSummary] {
        match (allows(standing, which), chosen(which)) {
            (true, false) => {
                permission::withdraw(work.tx(), grant, which, work.now()).await?;
            }
            (false, true) if opened.itself.sender.is_some() => allow(work, grant, which).await?,
            _ => {}
        }
    }
    Ok(())
}

async fn allow(work: &Work, grant: &Accompanying, which: Permission) -> Result<(), Error> {
    let by = work.person()?.name.clone();
    let recorded_by = Line::parse(&by, 200).ok().flatten().ok_or(Error::NotFound)?;
    let version = settings::consent_texts(work.tx(), grant.municipality()).await?.first().map_or(1, |t| t.version);
    let standing = Standing {
        permission: which,
        given: Given::Spoken,
        text_version: version,
        given_at: work.now(),
        withdrawn_at: None,
        recorded_by,
    };
    Ok(permission::insert(work.tx(), grant, &work.next_id(), &standing).await?)
}

/// Ends a case early, without the closing talk: moved, died, not reached, needs something else, does not want it.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`]
pub async fn close_early(work: &mut Work, id: CaseId, reason: Reason, note: Text) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let with = With::code_and_note(reason.code(), Some(note.as_str().to_owned()));
    take(work, &grant, &mut opened, Step::Close, with).await?;
    let mut closing = closing::find(work.tx(), &opened.scope, &id).await?;
    closing.reason = Some(reason);
    closing.reason_note = Some(note.into_string());
    closing::save(work.tx(), &grant, &closing, work.now()).await?;
    if reason == Reason::Died {
        let coordinate = Grant::coordinate(work.actor(), &opened.itself)?;
        record_death(work, &opened, &coordinate).await?;
    }
    let walked = opened.case.link_worker.clone().filter(|_| reason != Reason::Died);
    end(work, &grant, &mut opened, reason).await?;
    crate::feedback::ask_after_end(work, &opened.case, walked.as_ref(), None).await
}

/// The call three months later.
#[derive(Clone, Debug)]
pub struct NewFollowUp {
    /// The day.
    pub held_on: Date,
    /// How.
    pub way: Way,
    /// `yes`, `partly` or `no`.
    pub continues: String,
    /// Words.
    pub note: Option<Text>,
    /// A measurement, when one was taken.
    pub measured: Vec<Measured>,
}

/// Writes down the call three months later.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`] when the resident has not allowed it
pub async fn follow_up(work: &mut Work, id: CaseId, new: NewFollowUp) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Coordinator).await?;
    debug_assert_eq!(opened.viewer, Viewer::Coordinator);
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    take(work, &grant, &mut opened, Step::FollowUp, With::default()).await?;
    let row = closing::FollowUp {
        held_on: new.held_on,
        way: new.way.code().to_owned(),
        continues: new.continues,
        note: new.note.map(Text::into_string),
    };
    closing::follow_up(work.tx(), &grant, &work.next_id(), &row).await?;
    crate::measurement::keep_all(work, &grant, &opened.case, Point::FollowUp, &new.measured).await?;
    save(work, &grant, &opened).await
}
