use jiff::SignedDuration;
use rinnalla_app::closing::NewFollowUp;
use rinnalla_app::{FutureExt, Rule, Who, case, closing, consent, message, today};
use rinnalla_domain::case::{State, Step};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::consent::{Given, Permission};
use rinnalla_domain::contact::Way;

use crate::world::{World, each, rule};

fn call(world: &World) -> NewFollowUp {
    NewFollowUp {
        held_on: day_of(world.hand.now()),
        way: Way::Call,
        continues: "yes".into(),
        note: None,
        measured: Vec::new(),
    }
}

async fn waits(world: &World) -> bool {
    let case = world.case("closed");
    let day = world.run(&world.coordinator, |w| today::today(w).boxed()).await.unwrap();
    day.follow_up.iter().any(|item| item.case.id == case)
}

#[tokio::test]
async fn a_closed_case_comes_back_for_a_call_after_three_months_and_is_called_once() {
    each(async |world| {
        assert!(!waits(&world).await);
        world.hand.forward(SignedDuration::from_hours(24 * 93));
        assert!(waits(&world).await);
        let (case, new) = (world.case("closed"), call(&world));
        world.run(&world.coordinator, |w| closing::follow_up(w, case, new).boxed()).await.unwrap();
        assert!(!waits(&world).await);
        let case = world.case("closed");
        let shown =
            world.run(&world.coordinator, |w| case::page(w, case, case::As::Coordinator).boxed()).await.unwrap();
        assert_eq!(shown.opened.case.state, State::Closed);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_called_who_did_not_allow_it() {
    each(async |world| {
        let (case, new) = (world.case("own"), call(&world));
        let called = world.run(&world.coordinator, |w| closing::follow_up(w, case, new).boxed()).await;
        assert!(matches!(rule(called), Rule::Step(_)));
    })
    .await;
}

/// Reminders of the call that wait to be sent.
async fn reminders(world: &World) -> u64 {
    world.app.run(Who::Service("worker"), |w| message::sweep(w).boxed()).await.unwrap();
    let which = format!("dedup like '%{}-follow-up%' and done_at is null", world.case("closed"));
    world.touched(&format!("update jobs set done_at = made_at where {which}")).await
}

#[tokio::test]
async fn list_page_and_reminder_wait_for_a_call_only_while_the_resident_allows_it() {
    each(async |world| {
        world.hand.forward(SignedDuration::from_hours(24 * 93));
        let case = world.case("closed");
        world.run(&world.coordinator, move |w| consent::withdraw(w, case, Permission::FollowUp).boxed()).await.unwrap();
        assert!(!waits(&world).await);
        assert_eq!(reminders(&world).await, 0);
        let case = world.case("closed");
        let shown =
            world.run(&world.coordinator, |w| case::page(w, case, case::As::Coordinator).boxed()).await.unwrap();
        assert!(!shown.open_steps.contains(&Step::FollowUp) && shown.clocks.is_empty());
        let case = world.case("closed");
        world
            .run(&world.coordinator, move |w| consent::allow(w, case, Permission::FollowUp, Given::Spoken).boxed())
            .await
            .unwrap();
        assert!(waits(&world).await);
        assert!(reminders(&world).await > 0);
    })
    .await;
}
