use rinnalla_app::store::activity::{self as store, BY_HAND};
use rinnalla_app::{Error, FutureExt, Rule, activity};
use rinnalla_domain::activity::{Field, Price, ScheduleError, Status};
use rinnalla_domain::text::Text;

use crate::world::{coffee_club, days, each, not_found, rule, sodankyla, weekly};

#[tokio::test]
async fn an_entry_is_read_as_it_was_written_and_everybody_sees_it() {
    each(async |world| {
        let club = world.club().await;
        let shown = world.shown(club.number).await.unwrap();
        assert_eq!(shown.activity.content, coffee_club(Some(world.organisation.clone())));
        assert_eq!(shown.activity.status, Status::Published);
        assert_eq!(shown.coming.len(), 6);
        assert!(shown.editor.is_none() && shown.history.is_empty());
        let second = world.club().await;
        assert_eq!(second.number, club.number + 1);
    })
    .await;
}

#[tokio::test]
async fn only_the_organiser_and_the_coordinator_write_an_entry() {
    each(async |world| {
        let club = world.club().await;
        let mut dearer = coffee_club(None);
        dearer.price = Price::Paid;
        let edit = async |who, version| {
            let (id, content) = (club.id.clone(), dearer.clone());
            world.run(who, move |w| activity::edit(w, id, content, version).boxed()).await
        };
        not_found(edit(&world.other, 1).await);
        edit(&world.organiser, 1).await.unwrap();
        assert!(matches!(edit(&world.organiser, 1).await, Err(Error::Conflict)));
        edit(&world.coordinator, 2).await.unwrap();
        let shown = world.shown(club.number).await.unwrap();
        assert_eq!(shown.activity.content.price, Price::Paid);
        assert_eq!(shown.activity.content.organiser.organisation, Some(world.organisation.clone()));

        let tx = world.app.store().begin().await.unwrap();
        let origins = store::origins(&tx, &club.id).await.unwrap();
        assert!(origins.contains(&(Field::Price, BY_HAND.to_owned())));
        assert!(!origins.iter().any(|(field, _)| *field == Field::Phone), "what nobody has said came from nowhere");
        tx.rollback().await.unwrap();

        let content = coffee_club(Some(world.organisation.clone()));
        not_found(world.run(&world.other, |w| activity::add(w, sodankyla(), content, true).boxed()).await);
    })
    .await;
}

#[tokio::test]
async fn a_draft_and_a_suspended_entry_show_to_their_editors_alone() {
    each(async |world| {
        let content = coffee_club(Some(world.organisation.clone()));
        let draft =
            world.run(&world.organiser, |w| activity::add(w, sodankyla(), content, false).boxed()).await.unwrap();
        not_found(world.shown(draft.number).await);
        let number = draft.number;
        not_found(world.run(&world.other, move |w| activity::show(w, number).boxed()).await);
        let shown = world.run(&world.coordinator, move |w| activity::show(w, number).boxed()).await.unwrap();
        assert!(shown.editor.is_some() && shown.history.len() == 1);

        let id = draft.id.clone();
        world.run(&world.organiser, |w| activity::publish(w, id).boxed()).await.unwrap();
        assert!(world.shown(number).await.is_ok());
        let id = draft.id.clone();
        world.run(&world.coordinator, |w| activity::suspend(w, id, None).boxed()).await.unwrap();
        not_found(world.shown(number).await);
    })
    .await;
}

#[tokio::test]
async fn what_is_over_says_so_and_what_cannot_be_held_is_refused() {
    each(async |world| {
        let club = world.club().await;
        world.hand.forward(days(200));
        let shown = world.shown(club.number).await.unwrap();
        assert!(shown.is_over(rinnalla_domain::clock::day_of(world.hand.now())) && shown.coming.is_empty());

        let mut endless = coffee_club(Some(world.organisation.clone()));
        endless.schedule = weekly(jiff::civil::date(2026, 1, 1), jiff::civil::date(9999, 1, 1));
        let refused = world.run(&world.organiser, |w| activity::add(w, sodankyla(), endless, true).boxed()).await;
        assert_eq!(rule(refused), Rule::Schedule(ScheduleError::TooLong));
    })
    .await;
}

#[tokio::test]
async fn anybody_says_that_an_entry_is_out_of_date_and_the_organiser_is_asked_at_once() {
    each(async |world| {
        let club = world.club().await;
        for _ in 0..3 {
            let note = Text::parse("Ovi oli kiinni.", 400).unwrap();
            world.nobody(move |w| activity::report(w, club.number, note).boxed()).await.unwrap();
        }
        assert_eq!(world.questions().await.len(), 1, "asked once, however often it is said");
        assert!(world.shown(club.number).await.is_ok(), "one passer-by does not hide an entry");
        let number = club.number;
        let seen = world.run(&world.coordinator, move |w| activity::show(w, number).boxed()).await.unwrap();
        assert_eq!(seen.history.iter().filter(|change| change.change == "reported").count(), 3);
        not_found(world.nobody(|w| activity::report(w, 4_711, None).boxed()).await);
    })
    .await;
}
