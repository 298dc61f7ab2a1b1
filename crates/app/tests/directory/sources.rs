use rinnalla_app::source::{self, Incoming, Reading, Taken};
use rinnalla_app::store::source::{Source, double};
use rinnalla_app::{FutureExt, Rule, Who, activity};
use rinnalla_domain::activity::{Field, NewActivity, Price, Status};
use rinnalla_domain::source::Kind;
use rinnalla_domain::text::{Line, Text};

use crate::world::{World, coffee_club, days, each, sodankyla, weekly};

fn line(words: &str) -> Line {
    Line::parse(words, 200).unwrap().unwrap()
}

pub fn incoming(key: &str, content: NewActivity) -> Incoming {
    Incoming { key: key.into(), said: content.said(), content, where_: format!("record {key}") }
}

/// A walking group of somebody who has no account here.
fn walks(number: usize) -> NewActivity {
    let mut content = coffee_club(None);
    content.wordings[0].title = line(&format!("Kävelyryhmä {number}"));
    content.organiser.name = line("Urheiluseura");
    content
}

fn many(n: usize) -> Reading {
    Reading { items: (0..n).map(|i| incoming(&format!("k{i}"), walks(i))).collect(), whole: true, ..Reading::default() }
}

pub async fn opened(world: &World, address: &str) -> Source {
    let new = Source {
        licence: Some("CC BY 4.0".into()),
        full_every_days: 7,
        enabled: true,
        ..Source::off_schedule(format!("source-{address}"), sodankyla(), Kind::Ptv, "Palvelutietovaranto", address)
    };
    world.app.run(Who::Service("test"), |w| source::open(w, new).boxed()).await.unwrap()
}

pub async fn take(world: &World, from: &Source, reading: Reading) -> Taken {
    // Time goes on between two readings.
    world.hand.forward(days(1));
    source::take(&world.app, from, reading, false).await.unwrap()
}

async fn all(world: &World) -> Vec<rinnalla_domain::activity::Activity> {
    world.app.run(Who::Service("test"), |w| activity::index(w).boxed()).await.unwrap()
}

#[tokio::test]
async fn a_second_reading_changes_nothing_and_a_changed_record_changes_one_entry() {
    each(async |world| {
        let from = opened(&world, "a").await;
        let first = take(&world, &from, many(450)).await;
        assert_eq!((first.added, first.updated, first.unchanged), (450, 0, 0));
        let second = take(&world, &from, many(450)).await;
        assert_eq!((second.added, second.updated, second.unchanged, second.removed), (0, 0, 450, 0));

        let mut changed = many(450);
        changed.items[7].content.price = Price::Paid;
        let third = take(&world, &from, changed).await;
        assert_eq!((third.added, third.updated, third.unchanged), (0, 1, 449));
        let shown = all(&world).await;
        let origin = shown[0].source.as_ref().unwrap();
        assert_eq!((origin.source.as_str(), origin.licence.as_deref()), ("Palvelutietovaranto", Some("CC BY 4.0")));
    })
    .await;
}

#[tokio::test]
async fn what_was_written_by_hand_is_kept_and_the_report_says_so() {
    each(async |world| {
        let from = opened(&world, "a").await;
        take(&world, &from, many(1)).await;
        let entry = all(&world).await.remove(0);
        let mut content = entry.content.clone();
        content.place.name = Some(line("Uimahallin aula"));
        let (id, version) = (entry.id.clone(), entry.version);
        world.run(&world.coordinator, move |w| activity::edit(w, id, content, version).boxed()).await.unwrap();

        let mut changed = many(1);
        changed.items[0].content.place.name = Some(line("Jäähalli"));
        changed.items[0].content.wordings[0].description =
            Text::parse("Kävellään pidempi lenkki.", 400).unwrap().unwrap();
        let taken = take(&world, &from, changed).await;
        assert_eq!(taken.kept, [("record k0".to_owned(), Field::Place)]);
        assert_eq!(taken.updated, 1);
        let entry = all(&world).await.remove(0);
        assert_eq!(entry.content.place.name, Some(line("Uimahallin aula")));
        assert_eq!(entry.content.wordings[0].description.as_str(), "Kävellään pidempi lenkki.");
    })
    .await;
}

#[tokio::test]
async fn the_same_activity_from_two_sources_becomes_one_and_an_uncertain_pair_waits_for_somebody() {
    each(async |world| {
        let (a, b) = (opened(&world, "a").await, opened(&world, "b").await);
        let club = world.club().await;
        let mut same = coffee_club(None);
        same.price = Price::Paid;
        let taken = take(&world, &a, Reading { items: vec![incoming("x", same)], ..Reading::default() }).await;
        assert_eq!((taken.added, taken.doubts), (0, 0), "the organiser's own entry is recognised");
        assert_eq!(taken.kept.first().map(|(_, field)| *field), Some(Field::Price), "and what they wrote stays");

        let mut elsewhere = coffee_club(None);
        elsewhere.place.name = Some(line("Kylätalo"));
        let taken = take(&world, &a, Reading { items: vec![incoming("y", elsewhere)], ..Reading::default() }).await;
        assert_eq!((taken.added, taken.doubts), (1, 0), "another place is another club");

        let mut later = coffee_club(None);
        later.schedule = weekly(jiff::civil::date(2026, 12, 1), jiff::civil::date(2027, 3, 1));
        let taken = take(&world, &b, Reading { items: vec![incoming("z", later)], ..Reading::default() }).await;
        assert_eq!((taken.added, taken.doubts), (1, 1), "the same place at another time: somebody decides");
        let tx = world.app.store().begin().await.unwrap();
        let doubts = double::undecided(&tx, sodankyla()).await.unwrap();
        tx.rollback().await.unwrap();
        assert!(doubts.len() == 1 && (doubts[0].0 == club.id || doubts[0].1 == club.id));
    })
    .await;
}

#[tokio::test]
async fn what_is_gone_is_ended_but_half_a_feed_is_not_believed() {
    each(async |world| {
        let from = opened(&world, "a").await;
        take(&world, &from, many(20)).await;
        let taken = take(&world, &from, many(18)).await;
        assert_eq!((taken.removed, taken.held_back), (2, 0));
        let taken = take(&world, &from, many(9)).await;
        assert_eq!((taken.removed, taken.held_back), (0, 9), "a drop of more than 30 % asks first");
        let ended = all(&world).await.iter().filter(|a| a.status == Status::Ended).count();
        assert_eq!(ended, 2);

        world.hand.forward(days(1));
        let taken = source::take(&world.app, &from, many(9), true).await.unwrap();
        assert_eq!((taken.removed, taken.held_back), (9, 0));
        let back = take(&world, &from, many(20)).await;
        assert_eq!((back.added, back.updated), (0, 11), "what comes back is the same entry");
        let gone = Reading { gone: vec!["k3".into(), "unknown".into()], ..Reading::default() };
        assert_eq!(take(&world, &from, gone).await.removed, 1);
    })
    .await;
}

#[tokio::test]
async fn one_bad_record_refuses_itself_alone() {
    each(async |world| {
        let from = opened(&world, "a").await;
        let mut reading = many(3);
        reading.items[1].content.schedule = weekly(jiff::civil::date(2026, 1, 1), jiff::civil::date(2999, 1, 1));
        let taken = take(&world, &from, reading).await;
        assert_eq!(taken.added, 2);
        assert!(matches!(&taken.refused[..], [(place, Rule::Schedule(_))] if place == "record k1"));
    })
    .await;
}
