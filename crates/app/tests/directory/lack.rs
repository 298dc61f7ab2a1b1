use rinnalla_app::{Error, FutureExt, Rule, Who, activity, lack};
use rinnalla_domain::activity::Need;
use rinnalla_domain::lack::{Cell, NewCommunityWork, NewInitiative, NewWish, Period, State};
use rinnalla_domain::text::{Line, Text};

use crate::world::{World, coffee_club, days, each, not_found, rule, sodankyla};

fn text(words: &str) -> Text {
    Text::parse(words, 1_000).unwrap().unwrap()
}

fn line(words: &str) -> Line {
    Line::parse(words, 200).unwrap().unwrap()
}

async fn wish(world: &World, area: &str, note: Option<&str>, client: &str) -> Result<(), Error> {
    let new = NewWish { needs: vec![Need::Culture], area: area.into(), note: note.map(text) };
    let client = client.to_owned();
    world.nobody(move |w| lack::wish(w, sodankyla(), new, client).boxed()).await
}

async fn village(world: &World, name: &'static str) {
    let mut content = coffee_club(Some(world.organisation.clone()));
    content.place.village = Some(line(name));
    world.run(&world.organiser, |w| activity::add(w, sodankyla(), content, true).boxed()).await.unwrap();
}

#[tokio::test]
async fn wishes_are_counted_in_villages_that_the_directory_knows_and_small_numbers_are_hidden() {
    each(async |world| {
        village(&world, "Vuotso").await;
        village(&world, "Sattanen").await;
        for turn in 0..9 {
            let area = if turn < 7 { " vuotso" } else { "Aino Mäkisen talo" };
            wish(&world, area, None, &format!("client:{turn}")).await.unwrap();
        }
        world.hand.forward(days(60));
        let period = Period::parse("2026-2").unwrap();
        let read = world.run(&world.coordinator, move |w| lack::figures(w, sodankyla(), period).boxed()).await.unwrap();
        assert_eq!(read.areas, ["Sattanen", "Vuotso", ""]);
        // Two elsewhere and none in Sattanen make fewer than five: the seven of Vuotso are hidden with them.
        assert_eq!(read.needs[0].cells, [Cell::Hidden, Cell::Hidden, Cell::Hidden]);
        assert_eq!(read.needs[0].all, Cell::Number(9));
        not_found(world.nobody(move |w| lack::figures(w, sodankyla(), period).boxed()).await);
        assert!(world.run(&world.organiser, move |w| lack::figures(w, sodankyla(), period).boxed()).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn the_words_of_a_wish_are_for_the_coordinator_alone_and_go_after_ninety_days() {
    each(async |world| {
        wish(&world, "", Some("Kuoro iltaisin."), "client:1").await.unwrap();
        let read = async |who| world.run(who, |w| lack::wishes(w, sodankyla()).boxed()).await;
        assert_eq!(read(&world.coordinator).await.unwrap()[0].note, "Kuoro iltaisin.");
        not_found(read(&world.organiser).await);
        let round = async || world.app.run(Who::Service("worker"), move |w| lack::round(w).boxed()).await.unwrap();
        world.hand.forward(days(90));
        assert_eq!(round().await, 0);
        world.hand.forward(days(1));
        assert_eq!(round().await, 1);
        assert!(read(&world.coordinator).await.unwrap().is_empty());
        not_found(world.run(&world.coordinator, move |w| lack::round(w).boxed()).await);
    })
    .await;
}

#[tokio::test]
async fn whoever_sends_many_wishes_is_slowed_down() {
    each(async |world| {
        let mut last = Ok(());
        for _ in 0..12 {
            last = wish(&world, "", None, "client:1").await;
        }
        assert_eq!(rule(last), Rule::TooManyTries);
        assert!(wish(&world, "", None, "client:2").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_search_that_led_nowhere_counts_once_a_day_and_shows_after_five_days() {
    each(async |world| {
        let period = Period::parse("2026-2").unwrap();
        let searches = async || {
            let read = world.run(&world.coordinator, move |w| lack::figures(w, sodankyla(), period).boxed()).await;
            read.unwrap().searches
        };
        for day in 0..5 {
            assert!(searches().await.is_empty(), "on day {day}");
            for _ in 0..3 {
                world.nobody(move |w| lack::searched(w, sodankyla(), "kuoroa Aino Mäkiselle").boxed()).await.unwrap();
            }
            world.hand.forward(days(1));
        }
        assert_eq!(searches().await, [("kuoro".to_owned(), Cell::Enough)]);
    })
    .await;
}

#[tokio::test]
async fn a_need_becomes_a_proposal_with_an_outcome_and_only_the_coordinator_moves_it() {
    each(async |world| {
        let new = || NewInitiative {
            need: Need::Culture,
            area: String::new(),
            what: text("Kuoro kylätalolle."),
            addressee: line("Kansalaisopisto"),
            owner: line("hyvinvointikoordinaattori"),
        };
        not_found(world.run(&world.organiser, move |w| lack::propose(w, sodankyla(), new()).boxed()).await);
        let id = world.run(&world.coordinator, move |w| lack::propose(w, sodankyla(), new()).boxed()).await.unwrap();
        let go = async |who, to, outcome: Option<Text>, version| {
            let id = id.clone();
            world.run(who, move |w| lack::move_on(w, id, to, outcome, version).boxed()).await
        };
        not_found(go(&world.organiser, State::Taken, None, 1).await);
        go(&world.coordinator, State::Taken, None, 1).await.unwrap();
        assert!(matches!(go(&world.coordinator, State::Agreed, None, 1).await, Err(Error::Conflict)));
        assert!(matches!(rule(go(&world.coordinator, State::Done, None, 2).await), Rule::Initiative(_)));
        go(&world.coordinator, State::Done, Some(text("Kuoro alkoi.")), 2).await.unwrap();
        let period = Period::parse("2026-2").unwrap();
        let read = world.run(&world.organiser, move |w| lack::figures(w, sodankyla(), period).boxed()).await.unwrap();
        assert_eq!(read.initiatives[0].outcome.as_deref(), Some("Kuoro alkoi."));
    })
    .await;
}

#[tokio::test]
async fn community_work_is_written_by_those_who_walk_or_coordinate() {
    each(async |world| {
        let new = || NewCommunityWork {
            held_on: jiff::civil::date(2026, 11, 20),
            what: text("Kyläilta uudesta ryhmästä."),
            with: Some(line("Kylän naiset ry")),
            minutes: 90,
        };
        world.run(&world.coordinator, move |w| lack::record_work(w, sodankyla(), new()).boxed()).await.unwrap();
        not_found(world.run(&world.organiser, move |w| lack::record_work(w, sodankyla(), new()).boxed()).await);
        let read = world.run(&world.coordinator, move |w| lack::community_work(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!((read.len(), read[0].minutes), (1, 90));
        not_found(world.run(&world.organiser, move |w| lack::community_work(w, sodankyla()).boxed()).await);
    })
    .await;
}
