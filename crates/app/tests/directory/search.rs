//! What is written is found at once, by every process; what may not be shown is not.

use rinnalla_app::activity::{self, Found};
use rinnalla_app::store::Store;
use rinnalla_app::{App, FutureExt};
use rinnalla_domain::activity::{Facet, Fact, Known, NewActivity, Reach, Reason, Wish};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::text::Line;
use rinnalla_domain::{ActivityId, MunicipalityCode};
use rinnalla_testkit::engines::{self, Hand};

use crate::world::{World, coffee_club, days, each, sodankyla};

fn here(words: &str) -> Wish {
    Wish { words: words.into(), municipality: Some(sodankyla()), ..Wish::default() }
}

async fn search(app: &App, wish: Wish) -> Found {
    activity::search(app, wish, 0, 20).await.unwrap()
}

async fn titles(app: &App, wish: Wish) -> Vec<String> {
    let of = |hit: activity::Hit| hit.activity.content.wordings[0].title.as_str().to_owned();
    search(app, wish).await.hits.into_iter().map(of).collect()
}

async fn add(world: &World, change: impl FnOnce(&mut NewActivity)) -> activity::Written {
    let mut content = coffee_club(Some(world.organisation.clone()));
    change(&mut content);
    world.run(&world.organiser, |w| activity::add(w, sodankyla(), content, true).boxed()).await.unwrap()
}

async fn retitle(world: &World, id: &ActivityId, title: &str) {
    let (id, title) = (id.clone(), Line::parse(title, 200).unwrap().unwrap());
    let seen = id.clone();
    let shown = world.run(&world.organiser, move |w| activity::open(w, seen).boxed()).await.unwrap();
    let mut content = shown.activity.content;
    content.wordings[0].title = title;
    let version = shown.activity.version;
    world.run(&world.organiser, move |w| activity::edit(w, id, content, version).boxed()).await.unwrap();
}

#[tokio::test]
async fn what_is_written_is_found_by_the_next_search_and_what_is_suspended_is_gone() {
    each(async |world| {
        assert!(titles(&world.app, here("kahvi")).await.is_empty());
        let club = world.club().await;
        assert_eq!(titles(&world.app, here("kahviseura")).await, ["Kahvikerho"]);
        retitle(&world, &club.id, "Neulekahvila").await;
        assert_eq!(titles(&world.app, here("neulonta")).await, ["Neulekahvila"]);
        let suspended = club.id.clone();
        world.run(&world.organiser, move |w| activity::suspend(w, suspended, None).boxed()).await.unwrap();
        assert!(titles(&world.app, here("kahvi")).await.is_empty());
        assert!(activity::suggest(&world.app, "neul".into(), 8).await.unwrap().is_empty());
        let published = club.id.clone();
        world.run(&world.organiser, move |w| activity::publish(w, published).boxed()).await.unwrap();
        assert_eq!(titles(&world.app, here("")).await, ["Neulekahvila"]);
        assert_eq!(activity::suggest(&world.app, "neul".into(), 8).await.unwrap(), ["Neulekahvila"]);
    })
    .await;
}

#[tokio::test]
async fn two_processes_on_one_database_find_each_others_edits() {
    for (engine, address) in engines::addresses() {
        eprintln!("on {engine}");
        let hand = Hand::at("2026-11-24T08:00:00Z".parse().unwrap());
        let open = async || engines::app(Store::open(&address).await.unwrap(), hand.clock());
        let world = World::new(open().await, hand.clone()).await;
        let other = open().await;
        assert!(titles(&other, here("kahvi")).await.is_empty());
        let club = world.club().await;
        assert_eq!(titles(&other, here("kahvi")).await, ["Kahvikerho"]);
        retitle(&world, &club.id, "Puupaja").await;
        assert_eq!(titles(&other, here("puutyöt")).await, ["Puupaja"]);
        let id = club.id.clone();
        world.run(&world.organiser, move |w| activity::end(w, id).boxed()).await.unwrap();
        assert!(titles(&other, here("puutyöt")).await.is_empty());
    }
}

#[tokio::test]
async fn time_hides_what_is_over_and_what_nobody_checks() {
    each(async |world| {
        let today = rinnalla_domain::clock::day_of(world.hand.now());
        add(&world, |c| c.ends_on = Some(today)).await;
        assert_eq!(titles(&world.app, here("kahvi")).await.len(), 1);
        world.hand.forward(days(1));
        assert!(titles(&world.app, here("kahvi")).await.is_empty(), "past its end");

        add(&world, |c| c.schedule.slots.clear()).await;
        assert_eq!(titles(&world.app, here("kahvi")).await.len(), 1);
        world.hand.forward(days(364));
        assert_eq!(titles(&world.app, here("kahvi")).await.len(), 1);
        world.hand.forward(days(1));
        assert!(titles(&world.app, here("kahvi")).await.is_empty(), "nobody has checked it for a year");
    })
    .await;
}

#[tokio::test]
async fn what_is_known_not_to_fit_is_not_found_and_what_is_unknown_comes_to_be_asked_about() {
    each(async |world| {
        let step_free = Fact::Facet(Facet::StepFree);
        let named = |name: &'static str, known| {
            move |c: &mut NewActivity| {
                c.wordings[0].title = Line::parse(name, 200).unwrap().unwrap();
                c.facets.say(Facet::StepFree, known);
            }
        };
        add(&world, named("Esteetön kerho", Known::Yes)).await;
        add(&world, named("Portaiden kerho", Known::No)).await;
        add(&world, named("Tuntematon kerho", Known::Unknown)).await;
        let found = search(&world.app, Wish { facts: vec![step_free], ..here("kerho") }).await;
        assert_eq!((found.sure, found.ask, found.hits.len()), (1, 1, 2));
        assert!(!found.hits[0].ask && found.hits[1].ask);
        assert!(found.hits[0].why.contains(&Reason::Holds(step_free)), "{:?}", found.hits[0].why);
        assert!(found.hits[1].why.contains(&Reason::Ask(step_free)), "{:?}", found.hits[1].why);

        let sami = Wish { languages: vec![SpokenLanguage::NorthernSami], ..here("kerho") };
        let found = search(&world.app, sami).await;
        assert_eq!((found.sure, found.ask), (0, 3), "nobody has said which languages are spoken");
        let child = Wish { age: Some(8), ..here("kerho") };
        add(&world, |c| c.age_from = Some(18)).await;
        assert_eq!(search(&world.app, child).await.sure, 3);
    })
    .await;
}

#[tokio::test]
async fn only_what_serves_the_municipality_or_everybody_is_found_there() {
    each(async |world| {
        let code = |raw| MunicipalityCode::parse(raw).unwrap();
        let (inari, kemi, utsjoki) = (code("148"), code("240"), code("890"));
        add(&world, |c| c.areas = vec![inari]).await;
        add(&world, |c| c.areas = vec![kemi]).await;
        add(&world, |c| c.areas = Vec::new()).await;
        let count = async |reach| search(&world.app, Wish { reach, ..here("kahvi") }).await.total();
        assert_eq!(count(Reach::Own).await, 1, "what serves everybody");
        assert_eq!(count(Reach::Nearby).await, 2, "and in Inari");
        assert_eq!(count(Reach::County).await, 3, "and in Kemi");
        let elsewhere = Wish { words: "kahvi".into(), municipality: Some(utsjoki), ..Wish::default() };
        assert_eq!(search(&world.app, elsewhere).await.total(), 1);
        assert_eq!(search(&world.app, Wish { words: "kahvi".into(), ..Wish::default() }).await.total(), 3);
    })
    .await;
}

#[tokio::test]
async fn themes_are_found_in_other_languages_and_danger_is_told_before_everything() {
    each(async |world| {
        world.club().await;
        for words in ["samtal", "conversation", "keskustelu"] {
            assert_eq!(titles(&world.app, here(words)).await, ["Kahvikerho"], "{words}");
        }
        assert!(search(&world.app, here("mies lyö")).await.crisis.is_some());
        assert!(search(&world.app, here("kahvi")).await.crisis.is_none());
    })
    .await;
}

#[tokio::test]
async fn no_question_is_too_strange() {
    let (_, store) = engines::stores().await.remove(0);
    let app = engines::app(store, Hand::at("2026-11-24T08:00:00Z".parse().unwrap()).clock());
    let world = World::new(app, Hand::at("2026-11-24T08:00:00Z".parse().unwrap())).await;
    world.club().await;
    let long = "kahvi ".repeat(10_000);
    let strange = [
        long.as_str(),
        &"ä".repeat(50_000),
        "\0\u{1}\u{7f}\r\n\t",
        "\u{202e}ohrekivhak\u{202c}",
        "مقهى ومحادثة",
        "👵🏽☕️👨‍👩‍👧‍👦",
        "' or 1=1; drop table activities; --",
        "<script>alert(1)</script>",
        "%00%ff",
        "a\u{300}\u{301}\u{302}",
    ];
    for question in strange {
        let found = search(&world.app, here(question)).await;
        assert!(found.hits.len() <= 1);
        activity::suggest(&world.app, question.into(), 8).await.unwrap();
    }
    assert_eq!(search(&world.app, here(&long)).await.sure, 1, "the beginning of a long question is enough");
}
