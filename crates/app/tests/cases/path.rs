//! The path of link workers: interest, preparation, work, leaving; and who stands apart from a case.

use jiff::SignedDuration;
use rinnalla_app::account::{self, NewPerson};
use rinnalla_app::case::{self, As, NewProposal};
use rinnalla_app::link_worker::path::{self, Listed, NewFacts, NewStep};
use rinnalla_app::{Error, FutureExt, Rule, Who, link_worker};
use rinnalla_domain::account::Role;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::path::{Facts, IllegalStep, Need, NewInterest, State, Step};
use rinnalla_domain::link_worker::{Conflict, Hindrance, Relation};
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, Language, PathId, TokenId};

use crate::world::{World, each, rule};

const SAARA: &str = "saara@esittely.example";

fn line(words: &str) -> Line {
    Line::parse(words, 100).unwrap().unwrap()
}

fn text(words: &str) -> Text {
    Text::parse(words, 1_000).unwrap().unwrap()
}

fn saara() -> NewInterest {
    NewInterest {
        name: line("Saara Suopanki"),
        mail: Some(SAARA.into()),
        phone: None,
        village: line("Vuotso"),
        languages: vec![SpokenLanguage::NorthernSami],
        why: Some(text("Minulla on aikaa.")),
        message: None,
    }
}

async fn send(world: &World, new: NewInterest) -> Result<(), Error> {
    let code = world.garden.home.code;
    world.app.run(Who::Anonymous, move |w| path::interest(w, code, new, "client".into()).boxed()).await
}

async fn listed(world: &World, who: &AccountId) -> Vec<Listed> {
    world.run(who, |w| path::list(w).boxed()).await.unwrap()
}

/// The path of the one who is interested.
async fn interested(world: &World) -> PathId {
    send(world, saara()).await.unwrap();
    let all = listed(world, &world.coordinator).await;
    all.into_iter().find(|one| one.path.state == State::Interested).unwrap().path.id
}

pub async fn take(world: &World, who: &AccountId, id: &PathId, new: NewStep) -> Result<(), Error> {
    let shown = id.clone();
    // Steps follow each other in time.
    world.hand.forward(SignedDuration::from_mins(1));
    let version = world.run(who, move |w| path::show(w, shown).boxed()).await?.path.version;
    let id = id.clone();
    world.run(who, move |w| path::take(w, id, new, version).boxed()).await
}

async fn stands(world: &World, id: &PathId) -> State {
    let id = id.clone();
    world.run(&world.coordinator, move |w| path::show(w, id).boxed()).await.unwrap().path.state
}

/// The path of the link worker of the garden.
pub async fn path_of(world: &World, who: &AccountId) -> PathId {
    let (code, who) = (world.garden.home.code, who.clone());
    world.run(&world.coordinator, move |w| path::of(w, code, who).boxed()).await.unwrap().unwrap()
}

fn interview(words: &str) -> NewStep {
    NewStep { words: Some(text(words)), ..NewStep::plain(Step::Interview) }
}

fn prepare() -> NewStep {
    NewStep { relation: Some(Relation::Volunteer), ..NewStep::plain(Step::Prepare) }
}

fn needs(need: Need) -> Rule {
    Rule::Path(IllegalStep::Needs { step: Step::Activate, need })
}

async fn accept(world: &World, token: &TokenId) -> AccountId {
    let secret = account::link_secret(world.app.keys().sealer(), token);
    let new = NewPerson {
        name: line("Saara Suopanki"),
        title: None,
        phone: None,
        username: MailAddress::parse(SAARA).unwrap(),
        password: "kolme koivua rannalla".into(),
        language: Language::Finnish,
    };
    account::accept_invitation(&world.app, secret, new, "Firefox".into()).await.unwrap().session.account
}

/// What stands in the way of asking somebody for a case that waits.
async fn hindrances(world: &World, case: &str, who: &AccountId) -> Option<Vec<Hindrance>> {
    let id = world.case(case);
    let choice = world.run(&world.coordinator, move |w| case::candidates(w, id).boxed()).await.unwrap();
    choice.candidates.into_iter().find(|c| c.profile.account == *who).map(|c| c.hindrances)
}

#[tokio::test]
async fn from_a_word_of_interest_to_somebody_who_can_be_asked() {
    each(async |world| {
        let (coordinator, trainer) = (world.coordinator.clone(), world.garden.home.who(Role::Trainer, 0));
        let id = interested(&world).await;
        take(&world, &trainer, &id, interview("Rauhallinen ihminen.")).await.unwrap();
        let (shown, other) = (id.clone(), id.clone());
        let seen = world.run(&coordinator, move |w| path::show(w, shown).boxed()).await.unwrap();
        assert_eq!(seen.interview.as_deref(), Some("Rauhallinen ihminen."));
        let seen = world.run(&trainer, move |w| path::show(w, other).boxed()).await.unwrap();
        assert_eq!((seen.interview, seen.steps), (None, Vec::new()));
        assert_eq!(
            world.touched("update link_worker_paths set why = why where interview_sealed like '%ihminen%'").await,
            0
        );

        let bare = NewStep::plain(Step::Prepare);
        let early = rule(take(&world, &coordinator, &id, bare).await);
        assert_eq!(early, Rule::Path(IllegalStep::Needs { step: Step::Prepare, need: Need::Relation }));
        take(&world, &coordinator, &id, prepare()).await.unwrap();
        let activate = || NewStep::plain(Step::Activate);
        assert_eq!(rule(take(&world, &coordinator, &id, activate()).await), needs(Need::Role));

        let invited = id.clone();
        let token = world.run(&coordinator, move |w| path::invite(w, invited).boxed()).await.unwrap();
        let account = accept(&world, &token).await;
        let (_, profile, version, _) = world.run(&account, |w| link_worker::own(w).boxed()).await.unwrap();
        assert_eq!((profile.villages, version), (vec!["Vuotso".to_owned()], 1));
        assert_eq!(profile.languages, [SpokenLanguage::NorthernSami]);
        assert_eq!(rule(take(&world, &coordinator, &id, activate()).await), needs(Need::Training));
        let waiting = hindrances(&world, "own", &account).await.unwrap();
        assert_eq!(waiting, [Hindrance::NotTrained, Hindrance::NoSecrecy, Hindrance::NotActive]);

        let day = Some("2026-11-20".parse().unwrap());
        let facts =
            Facts { relation: Some(Relation::Fee), secrecy_signed_on: day, trained_on: day, ..Facts::default() };
        let record = NewFacts { facts, mail: Some(SAARA.into()), phone: None };
        let (shown, recorded) = (id.clone(), id.clone());
        let version = world.run(&coordinator, move |w| path::show(w, shown).boxed()).await.unwrap().path.version;
        world.run(&coordinator, move |w| path::record(w, recorded, record, version).boxed()).await.unwrap();
        assert_eq!(hindrances(&world, "own", &account).await.unwrap(), [Hindrance::NotActive]);
        take(&world, &coordinator, &id, activate()).await.unwrap();
        assert_eq!(hindrances(&world, "own", &account).await.unwrap(), []);
        let taken = world.run(&coordinator, move |w| path::show(w, id).boxed()).await.unwrap().taken;
        let steps: Vec<Step> = taken.into_iter().rev().map(|taken| taken.step).collect();
        assert_eq!(steps, [Step::Interview, Step::Prepare, Step::Activate]);
    })
    .await;
}

#[tokio::test]
async fn a_trainer_records_the_training_and_nothing_else() {
    each(async |world| {
        let trainer = world.garden.home.who(Role::Trainer, 0);
        let id = interested(&world).await;
        let day = Some("2026-11-20".parse().unwrap());
        let facts = Facts { trained_on: day, certified_on: day, secrecy_signed_on: day, ..Facts::default() };
        let (shown, recorded) = (id.clone(), id.clone());
        let version = world.run(&trainer, move |w| path::show(w, shown).boxed()).await.unwrap().path.version;
        let record = NewFacts { facts, mail: None, phone: None };
        world.run(&trainer, move |w| path::record(w, recorded, record, version).boxed()).await.unwrap();
        let seen = world.run(&trainer, move |w| path::show(w, id).boxed()).await.unwrap().path;
        assert_eq!(seen.facts, Facts { trained_on: day, certified_on: day, ..Facts::default() });
        assert_eq!(seen.reached.mail.as_deref(), Some(SAARA));
    })
    .await;
}

#[tokio::test]
async fn nobody_else_comes_near_a_path() {
    each(async |world| {
        let id = interested(&world).await;
        let strangers = [
            world.garden.neighbour.who(Role::Coordinator, 0),
            world.garden.home.who(Role::LinkWorker, 0),
            world.garden.home.who(Role::Referrer, 0),
            world.garden.home.who(Role::Administrator, 0),
        ];
        for who in strangers {
            let (a, b, c, d) = (id.clone(), id.clone(), id.clone(), id.clone());
            let seen = world.run(&who, move |w| path::show(w, a).boxed()).await;
            assert!(matches!(seen, Err(Error::NotFound)), "{who}");
            let moved = world.run(&who, move |w| path::take(w, b, interview("x"), 1).boxed()).await;
            assert!(matches!(moved, Err(Error::NotFound)), "{who}");
            let invited = world.run(&who, move |w| path::invite(w, c).boxed()).await;
            assert!(matches!(invited, Err(Error::NotFound)), "{who}");
            let erased = world.run(&who, move |w| path::erase(w, d).boxed()).await;
            assert!(matches!(erased, Err(Error::NotFound)), "{who}");
            assert!(listed(&world, &who).await.iter().all(|one| one.path.id != id));
        }
        let trainer = world.garden.home.who(Role::Trainer, 0);
        let erased = world.run(&trainer, move |w| path::erase(w, id).boxed()).await;
        assert!(matches!(erased, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn interest_is_kept_once_slowed_down_and_deleted_when_nothing_follows() {
    each(async |world| {
        let id = interested(&world).await;
        send(&world, saara()).await.unwrap();
        let count = async |world: &World| {
            let all = listed(world, &world.coordinator).await;
            all.iter().filter(|one| one.path.state.is_passing()).count()
        };
        assert_eq!(count(&world).await, 1);
        for _ in 0..3 {
            send(&world, saara()).await.unwrap();
        }
        assert_eq!(rule(send(&world, saara()).await), Rule::TooManyTries);

        let decline = NewStep { words: Some(text("Kiitos sinulle.")), ..NewStep::plain(Step::Decline) };
        world.hand.forward(SignedDuration::from_hours(24 * 100));
        take(&world, &world.coordinator, &id, decline).await.unwrap();
        world.hand.forward(SignedDuration::from_hours(24 * 179));
        let round =
            async |world: &World| world.app.run(Who::Service("test"), |w| link_worker::round(w).boxed()).await.unwrap();
        assert_eq!((round(&world).await, count(&world).await), (0, 1));
        world.hand.forward(SignedDuration::from_hours(24 * 2));
        assert_eq!((round(&world).await, count(&world).await), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn somebody_on_a_break_is_not_asked() {
    each(async |world| {
        let other = world.garden.home.who(Role::LinkWorker, 1);
        let id = path_of(&world, &other).await;
        assert_eq!(stands(&world, &id).await, State::Active);
        take(&world, &world.coordinator, &id, NewStep::plain(Step::Pause)).await.unwrap();
        assert_eq!(hindrances(&world, "own", &other).await.unwrap(), [Hindrance::Paused]);
        let case = world.case("question");
        let account = other.clone();
        let new = NewProposal { account, reason: text("Sopii"), message: None, although_full: true };
        let asked = world.run(&world.coordinator, move |w| case::propose(w, case, new).boxed()).await;
        assert_eq!(rule(asked), Rule::Hindered(Hindrance::Paused));
        take(&world, &world.coordinator, &id, NewStep::plain(Step::Resume)).await.unwrap();
        assert_eq!(hindrances(&world, "own", &other).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_loses_every_access_at_once_and_the_cases_are_led_on() {
    each(async |world| {
        let (gone, case) = (world.link_worker.clone(), world.case("own"));
        let opened = case.clone();
        assert!(world.run(&gone, move |w| case::page(w, opened, As::Walker).boxed()).await.is_ok());
        let id = path_of(&world, &gone).await;
        take(&world, &world.coordinator, &id, NewStep::plain(Step::Leave)).await.unwrap();

        let opened = case.clone();
        let seen = world.run(&gone, move |w| case::page(w, opened, As::Walker).boxed()).await;
        assert!(matches!(seen, Err(Error::NotFound)), "{seen:?}");
        assert!(matches!(world.run(&gone, |w| link_worker::own(w).boxed()).await, Err(Error::NotFound)));
        let (cases, asked) = world.run(&gone, |w| case::own(w).boxed()).await.unwrap();
        assert!(cases.is_empty() && asked.is_empty());
        assert_eq!(hindrances(&world, "own", &gone).await, None);

        let shown = id.clone();
        let seen = world.run(&world.coordinator, move |w| path::show(w, shown).boxed()).await.unwrap();
        assert!(seen.cases.iter().any(|open| open.id == case), "{:?}", seen.cases);
        let line = listed(&world, &world.coordinator).await.into_iter().find(|one| one.path.id == id).unwrap();
        assert_eq!(line.left_open, seen.cases.len());
        let handed = case.clone();
        let reason = text("Lähti.");
        world.run(&world.coordinator, move |w| case::change(w, handed, reason).boxed()).await.unwrap();
        let after = world.run(&world.coordinator, move |w| path::show(w, id).boxed()).await.unwrap();
        assert_eq!(after.cases.len() + 1, seen.cases.len());
    })
    .await;
}

async fn declare(world: &World, who: &AccountId, line: String) {
    let declared = Conflict::parse(&line).into_iter().collect();
    world
        .run(who, move |w| {
            async move {
                let (_, profile, version, _) = link_worker::own(w).await?;
                link_worker::save_own(w, profile, version, declared).await
            }
            .boxed()
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn a_declared_person_is_told_from_a_namesake_and_stays_sealed() {
    each(async |world| {
        let other = world.garden.home.who(Role::LinkWorker, 1);
        let id = world.case("own");
        let details = world.run(&world.coordinator, move |w| case::details(w, id).boxed()).await.unwrap();
        let (name, born) = (details.resident.name.clone(), details.resident.birth_date.year());
        let bars = |found: Option<Vec<Hindrance>>| found.unwrap().contains(&Hindrance::Barred);
        declare(&world, &other, format!("{name}, {}", born - 1)).await;
        assert!(!bars(hindrances(&world, "own", &other).await));
        declare(&world, &other, format!("{name}, {born}")).await;
        assert!(bars(hindrances(&world, "own", &other).await));
        assert_eq!(
            world.touched("update declared_relatives set name = name where name <> '' or sealed is null").await,
            0
        );

        let (code, who) = (world.garden.home.code, other.clone());
        let seen = world.run(&world.coordinator, move |w| link_worker::declared(w, code, who).boxed()).await.unwrap();
        assert_eq!(seen.len(), 1);
        let trainer = world.garden.home.who(Role::Trainer, 0);
        let who = other.clone();
        assert!(world.run(&trainer, move |w| link_worker::declared(w, code, who).boxed()).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn what_was_declared_before_sealing_still_bars_and_is_sealed_by_the_round() {
    each(async |world| {
        let other = world.garden.home.who(Role::LinkWorker, 1);
        let id = world.case("own");
        let details = world.run(&world.coordinator, move |w| case::details(w, id).boxed()).await.unwrap();
        let name = details.resident.name.clone();
        let key = rinnalla_domain::text::name_key(&name);
        world
            .past_the_service(&format!(
                "insert into declared_relatives (id, municipality_id, account_id, name, name_key) \
                 values ('old', '{}', '{other}', '{name}', '{key}')",
                world.garden.home.code
            ))
            .await;
        let bars = |found: Option<Vec<Hindrance>>| found.unwrap().contains(&Hindrance::Barred);
        assert!(bars(hindrances(&world, "own", &other).await));
        world.app.run(Who::Service("test"), |w| link_worker::round(w).boxed()).await.unwrap();
        assert_eq!(
            world.touched("update declared_relatives set name = '' where name <> '' or sealed is null").await,
            0
        );
        assert!(bars(hindrances(&world, "own", &other).await));
    })
    .await;
}
