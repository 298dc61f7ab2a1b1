//! What people decide: whether two entries are one, whether a hand or a source is right, and which table is taken.

use rinnalla_app::source::{self, Brought, Choice, Incoming, LineKind, Reading};
use rinnalla_app::store::source::Source;
use rinnalla_app::{Error, FutureExt, Who, activity};
use rinnalla_domain::activity::{Activity, Field, NewActivity, Price, Registration, Status};
use rinnalla_domain::source::Kind;
use rinnalla_domain::text::Line;
use rinnalla_formats::directory::{Body, Context, table};

use crate::world::{World, coffee_club, days, each, not_found, sodankyla, weekly};

fn line(words: &str) -> Line {
    Line::parse(words, 200).unwrap().unwrap()
}

async fn opened(world: &World, name: &str) -> Source {
    let new = Source::off_schedule(format!("source-{name}"), sodankyla(), Kind::Hsds, name, format!("/data/{name}"));
    world.app.run(Who::Service("test"), |w| source::open(w, new).boxed()).await.unwrap()
}

async fn says(world: &World, from: &Source, content: NewActivity) {
    world.hand.forward(days(1));
    let item = Incoming { key: "k".into(), said: content.said(), content, where_: "record k".into() };
    let reading = Reading { items: vec![item], ..Reading::default() };
    source::take(&world.app, from, reading, false).await.unwrap();
}

async fn all(world: &World) -> Vec<Activity> {
    world.app.run(Who::Service("test"), |w| activity::index(w).boxed()).await.unwrap()
}

/// A club as two sources know it, at different times: nobody can be sure.
async fn pair(world: &World) -> (Source, Source) {
    let (a, b) = (opened(world, "A").await, opened(world, "B").await);
    let mut first = coffee_club(None);
    first.contact.mail = None;
    says(world, &a, first).await;
    let mut second = coffee_club(None);
    second.schedule = weekly(jiff::civil::date(2026, 12, 1), jiff::civil::date(2027, 3, 1));
    second.price = Price::Paid;
    says(world, &b, second).await;
    (a, b)
}

#[tokio::test]
async fn two_entries_become_one_each_field_knows_its_source_and_what_was_written_by_hand_wins() {
    each(async |world| {
        let (a, b) = pair(&world).await;
        let (first, second) = (all(&world).await.remove(0), all(&world).await.remove(1));
        let mut by_hand = second.content.clone();
        by_hand.registration = Registration::Needed;
        let (id, version) = (second.id.clone(), second.version);
        world.run(&world.coordinator, move |w| activity::edit(w, id, by_hand, version).boxed()).await.unwrap();

        not_found(world.run(&world.organiser, |w| source::doubles(w, sodankyla()).boxed()).await);
        let (pairs, total) = world.run(&world.coordinator, |w| source::doubles(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!((pairs.len(), total), (1, 1));
        assert_eq!((pairs[0].stays.id.clone(), pairs[0].goes.id.clone()), (first.id.clone(), second.id.clone()));
        assert_eq!(pairs[0].differing, [Field::Schedule, Field::Price, Field::Registration, Field::Mail]);
        let (one, other) = (first.id.clone(), second.id.clone());
        not_found(world.run(&world.other, move |w| source::same(w, sodankyla(), one, other).boxed()).await);
        let (one, other) = (second.id.clone(), first.id.clone());
        let stays = world.run(&world.coordinator, move |w| source::same(w, sodankyla(), one, other).boxed()).await;
        assert_eq!(stays.unwrap(), first.id);

        let (kept, gone) = (all(&world).await.remove(0), all(&world).await.remove(1));
        assert_eq!((kept.status, gone.status), (Status::Published, Status::Ended));
        assert_eq!(kept.content.price, Price::Free, "what both say stays as it is");
        assert_eq!(kept.content.registration, Registration::Needed, "a hand wins over a source");
        assert!(kept.content.contact.mail.is_some(), "what was missing comes from the other");
        let id = kept.id.clone();
        let from = world.run(&world.coordinator, move |w| source::provenance(w, id).boxed()).await.unwrap();
        let of = |field| from.fields.iter().find(|(known, _)| *known == field).unwrap().1.as_deref();
        assert_eq!((of(Field::Price), of(Field::Mail), of(Field::Registration)), (Some("A"), Some("B"), None));

        // Both sources know the one that stays: nothing comes twice, and each speaks of its own fields.
        let mut again = coffee_club(None);
        again.price = Price::Paid;
        again.contact.mail = Some(line("uusi@kyla.example"));
        says(&world, &b, again).await;
        let entries = all(&world).await;
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].content.price, Price::Free);
        assert_eq!(entries[0].content.contact.mail, Some(line("uusi@kyla.example")));
        let mut cheaper = coffee_club(None);
        cheaper.price = Price::Unknown;
        cheaper.contact.mail = None;
        says(&world, &a, cheaper).await;
        let (_, left) = world.run(&world.coordinator, |w| source::doubles(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(left, 0);
        let (one, other) = (first.id.clone(), second.id.clone());
        let twice = world.run(&world.coordinator, move |w| source::same(w, sodankyla(), one, other).boxed()).await;
        assert!(matches!(twice, Err(Error::Conflict)), "{twice:?}");
    })
    .await;
}

#[tokio::test]
async fn what_was_said_to_be_different_is_not_asked_again() {
    each(async |world| {
        let (_, b) = pair(&world).await;
        let entries = all(&world).await;
        let (one, other) = (entries[0].id.clone(), entries[1].id.clone());
        world.run(&world.coordinator, move |w| source::different(w, sodankyla(), one, other).boxed()).await.unwrap();
        let mut second = coffee_club(None);
        second.schedule = weekly(jiff::civil::date(2026, 12, 1), jiff::civil::date(2027, 3, 1));
        says(&world, &b, second).await;
        let (_, left) = world.run(&world.coordinator, |w| source::doubles(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!((left, all(&world).await.len()), (0, 2));
    })
    .await;
}

#[tokio::test]
async fn a_person_chooses_between_a_hand_and_a_source_and_is_asked_anew_only_for_something_new() {
    each(async |world| {
        let from = opened(&world, "A").await;
        says(&world, &from, coffee_club(None)).await;
        let entry = all(&world).await.remove(0);
        let mut by_hand = entry.content.clone();
        by_hand.place.name = Some(line("Kylätalo"));
        let (id, version) = (entry.id.clone(), entry.version);
        world.run(&world.coordinator, move |w| activity::edit(w, id, by_hand, version).boxed()).await.unwrap();
        let offers = async || {
            let id = entry.id.clone();
            world.run(&world.coordinator, move |w| source::provenance(w, id).boxed()).await.unwrap().offers
        };
        let choose = async |choice| {
            let (id, source) = (entry.id.clone(), from.id.clone());
            let chosen =
                world.run(&world.coordinator, move |w| source::choose(w, id, Field::Place, source, choice).boxed());
            chosen.await
        };
        let library = coffee_club(None);
        says(&world, &from, library.clone()).await;
        assert_eq!(offers().await.len(), 1);
        choose(Choice::Ours).await.unwrap();
        says(&world, &from, library.clone()).await;
        assert!(offers().await.is_empty(), "it was chosen already");

        let mut moved = library;
        moved.place.name = Some(line("Koulu"));
        says(&world, &from, moved.clone()).await;
        assert_eq!(offers().await[0].content.place.name, Some(line("Koulu")));
        assert_eq!(all(&world).await[0].content.place.name, Some(line("Kylätalo")));
        choose(Choice::Theirs).await.unwrap();
        assert_eq!(all(&world).await[0].content.place.name, Some(line("Koulu")));
        assert!(offers().await.is_empty());
        moved.place.name = Some(line("Koulun liikuntasali"));
        says(&world, &from, moved).await;
        assert_eq!(
            all(&world).await[0].content.place.name,
            Some(line("Koulun liikuntasali")),
            "the source has it again"
        );
        not_found(choose(Choice::Theirs).await);
        let id = entry.id.clone();
        not_found(world.run(&world.other, move |w| source::provenance(w, id).boxed()).await);
    })
    .await;
}

const TABLE: &str = "Nimi;Järjestäjä;Hinta\r\nNeulekerho;Kylän naiset ry;maksuton\r\nShakki;Toinen yhdistys ry;maksuton\r\n\
    ;Kylän naiset ry;maksuton\r\nTanssi;Kylän naiset ry;ehkä\r\n";

fn preview() -> table::Preview {
    table::preview(&Body { name: "", bytes: TABLE.as_bytes() }, &Context::on(jiff::civil::date(2026, 11, 1)))
}

#[tokio::test]
async fn an_organiser_brings_their_own_activities_and_a_coordinator_those_of_the_municipality() {
    each(async |world| {
        let own = Brought {
            municipality: sodankyla(),
            organisation: Some(world.organisation.clone()),
            name: "Kylän naiset ry".into(),
        };
        let batch = || preview().batch;
        let refused = source::bring(&world.app, world.other.clone(), own.clone(), batch()).await;
        not_found(refused);
        let run = source::bring(&world.app, world.organiser.clone(), own.clone(), batch()).await.unwrap();
        let asked = run.clone();
        let (_, done, report) = world.run(&world.organiser, move |w| source::brought(w, asked).boxed()).await.unwrap();
        assert_eq!((done.counts.added, done.counts.rejected), (1, 3));
        let lines: Vec<(&str, &str)> =
            report.lines.iter().map(|line| (line.place.as_str(), line.code.as_str())).collect();
        assert!(lines.contains(&("row 3", "not_yours")) && lines.contains(&("row 4", "no_name")), "{lines:?}");
        assert!(report.lines.iter().any(|l| l.place == "row 5" && l.kind() == LineKind::Rejected), "{lines:?}");
        let entry = all(&world).await.remove(0);
        assert_eq!(entry.content.organiser.organisation, Some(world.organisation.clone()));
        let asked = run.clone();
        not_found(world.run(&world.other, move |w| source::brought(w, asked).boxed()).await);

        world.hand.forward(days(1));
        source::bring(&world.app, world.organiser.clone(), own, batch()).await.unwrap();
        assert_eq!(all(&world).await.len(), 1, "the same table twice is one entry");
        let town = Brought { municipality: sodankyla(), organisation: None, name: "Sodankylä".into() };
        not_found(source::bring(&world.app, world.organiser.clone(), town.clone(), batch()).await);
        source::bring(&world.app, world.coordinator.clone(), town.clone(), batch()).await.unwrap();
        source::bring(&world.app, world.administrator.clone(), town, batch()).await.unwrap();
        let titles: Vec<String> =
            all(&world).await.iter().map(|a| a.content.wordings[0].title.as_str().to_owned()).collect();
        // Neither place nor time is known of the second one: somebody decides.
        assert_eq!(titles, ["Neulekerho", "Neulekerho", "Shakki"]);
        assert_eq!(world.run(&world.coordinator, |w| source::doubts(w, sodankyla()).boxed()).await.unwrap(), 1);
    })
    .await;
}
