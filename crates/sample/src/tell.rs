//! A story told by the use cases, each step on its day.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use rinnalla_app::case::NewProposal;
use rinnalla_app::closing::{Feedback, Saved, Summary};
use rinnalla_app::measurement::NewAsking;
use rinnalla_app::{
    App, BoxFuture, Clock, Error, FutureExt, Who, Work, agreement, case, closing, contact, measurement, participation,
    referral, visit, worry,
};
use rinnalla_domain::account::Role;
use rinnalla_domain::agreement::{AgreedGoal, Channel, NewAgreement, Rhythm, Signer, Way as Signing};
use rinnalla_domain::case::DeclineReason;
use rinnalla_domain::clock::{day_of, in_finland};
use rinnalla_domain::closing::Release;
use rinnalla_domain::consent::{Given, Permissions};
use rinnalla_domain::contact::{NewContact, Outcome, Way};
use rinnalla_domain::date::BirthDate;
use rinnalla_domain::goal::{Area, Status};
use rinnalla_domain::measurement::{Measured, Point};
use rinnalla_domain::participation::{NewMark, Step as Activity};
use rinnalla_domain::phone::Phone;
use rinnalla_domain::referral::{First, NewReferral, Obstacle, Source};
use rinnalla_domain::resident::NewResident;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, CaseId, Language};

use crate::answers::{measured, rating, swemwbs};
use crate::names::VISITS;
use crate::story::{Course, Stage, Story};
use crate::town::Founded;

struct Teller<'a> {
    app: &'a App,
    sent: Timestamp,
    referrer: AccountId,
    coordinator: AccountId,
    walker: AccountId,
    walkers_name: String,
}

impl Teller<'_> {
    /// Does something `days` after the referral, in the daytime, never in the future.
    async fn on<T, F>(&self, days: i64, who: &AccountId, use_case: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'b> FnOnce(&'b mut Work) -> BoxFuture<'b, Result<T, Error>> + Send + 'static,
    {
        let at = (self.sent + (24 * days).hours()).min(self.app.now());
        self.app.at(Clock::new(move || at)).run(Who::Account(who.clone()), use_case).await
    }
}

fn text(words: &str) -> Result<Text, Error> {
    Text::parse(words, 4_000).ok().flatten().ok_or(Error::NotFound)
}

fn line(words: &str) -> Result<Line, Error> {
    Line::parse(words, 200).ok().flatten().ok_or(Error::NotFound)
}

/// Tells a story up to its stage. The day of each step is counted from the day of sending.
///
/// # Errors
/// When a step is refused or storage fails
pub async fn tell(app: &App, town: &Founded, story: Story) -> Result<CaseId, Error> {
    let course = &story.course;
    let lately = || {
        let morning = in_finland(app.now() - (24 * story.stage.days_ago()).hours());
        morning.timestamp() - i64::try_from(story.turn % 5).unwrap_or(0).hours()
    };
    let sent = course.sent.unwrap_or_else(lately);
    let walker = town.who(Role::LinkWorker, course.walker);
    let named = town.accounts.iter().find(|(_, id, _)| *id == walker);
    let teller = Teller {
        app,
        sent,
        referrer: town.who(Role::Referrer, course.referrer),
        coordinator: town.who(Role::Coordinator, 0),
        walkers_name: named.map(|(.., name)| name.clone()).unwrap_or_default(),
        walker,
    };
    let new = referral_of(town, &story, day_of(sent))?;
    let id = teller.on(0, &teller.referrer, move |w| referral::submit(w, new).boxed()).await?.id;
    if !matches!(story.stage, Stage::Sent | Stage::Unopened) {
        intake(&teller, &story, &id).await?;
    }
    Ok(id)
}

fn referral_of(town: &Founded, story: &Story, today: Date) -> Result<NewReferral, Error> {
    let village = town.villages[story.resident.village % town.villages.len()];
    Ok(NewReferral {
        municipality: town.code,
        source: Source::Professional,
        source_note: None,
        resident: NewResident {
            name: line(&story.resident.name)?,
            birth_date: BirthDate::new(story.resident.birth_date, today).map_err(|_| Error::NotFound)?,
            village: line(village)?,
            address: Some(line(&format!("Esimerkkitie {}", 1 + story.turn))?),
            phone: Phone::parse(&story.resident.phone).map_err(|_| Error::NotFound)?,
            call_when: Some(line("iltapäivisin")?),
            message_allowed: !story.turn.is_multiple_of(3),
            letter_allowed: story.course.letters,
            language: story.resident.language,
            language_other: None,
            interpreter: false,
            trusted: None,
            reach_note: None,
        },
        reasons: story.reasons.clone(),
        life_change: None,
        wish: text(&story.wish)?,
        obstacles: vec![Obstacle::Transport, Obstacle::Fear],
        obstacle_note: None,
        safety: story.safety.as_deref().map(text).transpose()?,
        timing: None,
        link_worker_wish: story
            .turn
            .is_multiple_of(3)
            .then(|| text("Rauhallinen juttukaveri, mielellään iltaisin."))
            .transpose()?,
        first: match story.stage {
            Stage::VisitHeld => First::Later,
            Stage::Waiting => First::Own(None),
            _ if story.course.first.0 != Point::Referral => First::Later,
            _ => First::Taken(vec![measured(story.course.first.1, Point::Referral, story.turn)?]),
        },
        feedback_wanted: !story.tell.is_empty(),
        permissions: Permissions { pass_on: Given::Spoken, text_version: 1, tell: story.tell.clone() },
        activities: Vec::new(),
    })
}

async fn intake(t: &Teller<'_>, story: &Story, id: &CaseId) -> Result<(), Error> {
    let stage = story.stage;
    let case = id.clone();
    if stage == Stage::Withdrawn {
        return t.on(1, &t.referrer, move |w| referral::withdraw(w, case, None).boxed()).await;
    }
    t.on(1, &t.coordinator, move |w| case::receive(w, case).boxed()).await?;
    match stage {
        Stage::Received => return Ok(()),
        Stage::Tried => {
            for day in [2, 3] {
                let case = id.clone();
                t.on(day, &t.coordinator, move |w| {
                    contact::record_try(w, case, Way::Call, Outcome::NoAnswer, None).boxed()
                })
                .await?;
            }
            return Ok(());
        }
        Stage::InformationAsked => {
            let (case, question) = (id.clone(), text("Milloin asukkaalle on hyvä soittaa?")?);
            return t.on(1, &t.coordinator, move |w| case::ask_information(w, case, question).boxed()).await;
        }
        _ => {}
    }
    let (case, reached) = (id.clone(), story.course.reached);
    t.on(reached, &t.coordinator, move |w| contact::record_try(w, case, Way::Call, Outcome::Reached, None).boxed())
        .await?;
    if stage == Stage::Declined {
        let (case, where_to) = (id.clone(), text("Kansalaisopiston lauluryhmään, johon asukas lähtee itse.")?);
        return t
            .on(reached + 1, &t.coordinator, move |w| {
                case::decline(w, case, DeclineReason::GuidedElsewhere, where_to).boxed()
            })
            .await;
    }
    if stage == Stage::Waiting {
        let case = id.clone();
        return t.on(reached + 1, &t.coordinator, move |w| case::queue(w, case).boxed()).await;
    }
    name(t, story, id).await
}

async fn name(t: &Teller<'_>, story: &Story, id: &CaseId) -> Result<(), Error> {
    let (stage, reached) = (story.stage, story.course.reached);
    let new = NewProposal {
        account: t.walker.clone(),
        reason: text("Asuu samalla suunnalla ja pitää samoista asioista.")?,
        message: Some(text("Toiveena rauhallinen juttukaveri, joka lähtee mukaan ensimmäisellä kerralla.")?),
        although_full: true,
    };
    let case = id.clone();
    t.on(reached + 2, &t.coordinator, move |w| case::propose(w, case, new).boxed()).await?;
    if stage == Stage::Proposed {
        return Ok(());
    }
    let case = id.clone();
    t.on(reached + 3, &t.walker, move |w| case::answer_proposal(w, case, true).boxed()).await?;
    if stage == Stage::Taken {
        return Ok(());
    }
    let case = id.clone();
    t.on(reached + 4, &t.coordinator, move |w| case::confirm(w, case, None).boxed()).await?;
    if stage == Stage::Named {
        return Ok(());
    }
    first_visit(t, story, id).await
}

async fn first_visit(t: &Teller<'_>, story: &Story, id: &CaseId) -> Result<(), Error> {
    let Course { reached, visited, first, totals, .. } = story.course;
    let starts_at = t.sent + (24 * visited).hours();
    let (case, place) = (id.clone(), line("Asukkaan kotona")?);
    t.on(reached + 5, &t.walker, move |w| visit::arrange(w, case, starts_at, place).boxed()).await?;
    if story.stage == Stage::VisitArranged {
        return Ok(());
    }
    let case = id.clone();
    t.on(visited, &t.walker, move |w| visit::hold(w, case, None, Vec::new()).boxed()).await?;
    if story.stage == Stage::VisitHeld {
        return Ok(());
    }
    if first.0 == Point::FirstVisit {
        measure(t, id, visited, Point::FirstVisit, measured(first.1, Point::FirstVisit, story.turn)?).await?;
    }
    if let Some((total, _)) = totals {
        measure(t, id, visited, Point::FirstVisit, swemwbs(total)).await?;
    }
    agree(t, story, id).await
}

async fn agree(t: &Teller<'_>, story: &Story, id: &CaseId) -> Result<(), Error> {
    let agreed = story.course.visited + 1;
    let starts_on = day_of(t.sent + (24 * agreed).hours());
    let months = if story.stage == Stage::Ending { 3 } else { story.course.months };
    let ends_on = starts_on.saturating_add(jiff::Span::new().months(months));
    let new = NewAgreement {
        starts_on,
        ends_on,
        rhythm: Rhythm::Weekly,
        channels: vec![Channel::Meeting, Channel::Call],
        places: Some(text("Kirjastolla tai kävellen")?),
        goals: vec![AgreedGoal {
            words: text(&story.goal)?,
            area: Area::Company,
            step: Some(text("Käydään yhdessä katsomassa")?),
            now: rating(3)?,
        }],
        language: Language::Finnish,
        interpreter: None,
    };
    let case = id.clone();
    let version = t.on(agreed, &t.walker, move |w| agreement::draft(w, case, new).boxed()).await?;
    if story.stage == Stage::AgreementDrafted {
        return Ok(());
    }
    for (signer, name) in
        [(Signer::Resident, story.resident.name.clone()), (Signer::LinkWorker, t.walkers_name.clone())]
    {
        let new = agreement::NewSignature {
            agreement: version.clone(),
            signer,
            way: Signing::Typed,
            name: line(&name)?,
            drawing: None,
            signed_on: starts_on,
            kept_where: None,
        };
        let case = id.clone();
        t.on(agreed, &t.walker, move |w| agreement::sign(w, case, new).boxed()).await?;
    }
    walk(t, story, id).await
}

async fn walk(t: &Teller<'_>, story: &Story, id: &CaseId) -> Result<(), Error> {
    let last = match story.stage {
        Stage::Closed | Stage::Closing => story.course.end - 6,
        Stage::FollowUpDue => 105,
        other => other.days_ago() - 2,
    };
    let Course { visited, every, .. } = story.course;
    let days = (visited + 7..=last).step_by(usize::try_from(every).unwrap_or(1));
    for (n, day) in days.enumerate() {
        let asks = story.stage == Stage::SupportAsked && day + every > last;
        let (kind, minutes, told) = VISITS[(n + story.turn) % VISITS.len()];
        let new = NewContact {
            held_on: day_of(t.sent + (24 * day).hours()),
            kind,
            minutes,
            goals: Vec::new(),
            note: text(told)?,
            next_step: None,
            kilometres: (n % 2 == 0).then_some(14),
            expenses_cents: None,
            own_load: Some(if asks { 5 } else { 2 }),
            asks_support: asks,
        };
        let case = id.clone();
        t.on(day, &t.walker, move |w| contact::write_note(w, case, new).boxed()).await?;
    }
    if matches!(story.stage, Stage::Ending | Stage::Closing | Stage::Closed | Stage::FollowUpDue) {
        let higher = story.course.rise.map_or(0, |rise| rise - rise / 2);
        measure(t, id, 70, Point::Half, measured(story.course.first.1 + higher, Point::Half, story.turn)?).await?;
    }
    if let Some((number, goes_on)) = story.course.activity {
        take_part(t, id, number, goes_on).await?;
    }
    match story.stage {
        Stage::Underway => {
            let (case, new) = (id.clone(), NewAsking { point: Point::Half, language: Language::Finnish });
            t.on(last + 1, &t.walker, move |w| measurement::ask_on_paper(w, case, new).boxed()).await.map(|_| ())
        }
        Stage::Paused => {
            let (case, why) = (id.clone(), text("Asukas on kuukauden sukulaisten luona.")?);
            t.on(last + 1, &t.walker, move |w| case::pause(w, case, why).boxed()).await
        }
        Stage::SupportAsked => {
            let (case, note) =
                (id.clone(), text("Hän puhui siitä, ettei jaksa enää. Soitimme yhdessä kriisipuhelimeen.")?);
            t.on(last + 1, &t.walker, move |w| worry::record(w, case, note).boxed()).await
        }
        Stage::Closing | Stage::Closed | Stage::FollowUpDue => close(t, story, id).await,
        _ => Ok(()),
    }
}

/// An activity that was picked: visited together, and gone on with or not.
async fn take_part(t: &Teller<'_>, id: &CaseId, number: i64, goes_on: bool) -> Result<(), Error> {
    let case = id.clone();
    t.on(45, &t.walker, move |w| participation::propose(w, case, number).boxed()).await?;
    let (went, stayed) = (Activity::VisitTogether, if goes_on { Activity::GoOn } else { Activity::Stop });
    for (day, step) in [(52, went), (95, stayed)] {
        let (case, mark) = (id.clone(), NewMark { step, obstacles: Vec::new(), gone: false });
        t.on(day, &t.walker, move |w| participation::mark(w, case, number, mark).boxed()).await?;
    }
    Ok(())
}

/// The link worker writes answers down.
async fn measure(t: &Teller<'_>, id: &CaseId, day: i64, point: Point, measured: Measured) -> Result<(), Error> {
    let case = id.clone();
    t.on(day, &t.walker, move |w| measurement::record(w, case, point, vec![measured]).boxed()).await.map(|_| ())
}

async fn close(t: &Teller<'_>, story: &Story, id: &CaseId) -> Result<(), Error> {
    let (day, course) = (story.course.end, &story.course);
    let last = course.rise.map(|rise| measured(course.first.1 + rise, Point::End, story.turn)).transpose()?;
    let (heard, helped) = course.answers;
    let case = id.clone();
    let goals = t.on(day, &t.walker, move |w| closing::show(w, case).boxed()).await?.goals;
    let rated =
        goals.iter().map(|g| Ok((g.id.clone(), Some(rating(8)?), Status::Met))).collect::<Result<Vec<_>, Error>>()?;
    let mut parts =
        vec![Saved::Goals(rated), Saved::Continues(Some(text("Tiistain kuoro ja kävelykaveri naapurista")?))];
    if story.stage != Stage::Closing {
        parts.extend([
            Saved::Measurement(last.map(|last| vec![last])),
            Saved::Feedback(Some(Feedback {
                heard: Some(heard),
                helped: Some(helped),
                // Words of earlier years have been read and deleted.
                words: course.sent.is_none().then(|| text("Oli hyvä, kun joku tuli mukaan.")).transpose()?,
                for_worker: true,
            })),
            Saved::Release(if story.tell.is_empty() { Release::Nothing } else { Release::Summary }),
            Saved::Summary(Summary {
                reason: course.reason,
                reason_note: None,
                summary: text("Asukas löysi kuoron ja käy siellä nyt yksin.")?,
                residents_words: Some(text("Nyt on tiistaisin menoa.")?),
                follow_up_allowed: course.follow_up,
            }),
        ]);
    }
    for (version, part) in (0..).zip(parts) {
        let case = id.clone();
        t.on(day, &t.walker, move |w| closing::save_part(w, case, part, version).boxed()).await?;
    }
    if story.stage == Stage::Closing {
        return Ok(());
    }
    if let Some((_, total)) = course.totals {
        measure(t, id, day, Point::End, swemwbs(total)).await?;
    }
    let case = id.clone();
    t.on(day, &t.walker, move |w| closing::close(w, case).boxed()).await
}
