//! What a link worker who leaves leaves behind: cases on the coordinator's day, and data that are deleted in time.

use jiff::SignedDuration;
use rinnalla_app::link_worker::path::{self, NewStep};
use rinnalla_app::{Error, FutureExt, Who, case, link_worker, today};
use rinnalla_domain::CaseId;
use rinnalla_domain::case::State;
use rinnalla_domain::link_worker::path::{LEFT_DAYS, LEFT_MONTHS, Step};
use rinnalla_domain::text::Text;

use crate::path::{path_of, take};
use crate::world::{World, each};

/// Cases on the coordinator's day whose link worker has left, and where they stand.
async fn behind(world: &World) -> Vec<(CaseId, State)> {
    let day = world.run(&world.coordinator, |w| today::today(w).boxed()).await.unwrap();
    day.left_behind.into_iter().map(|item| (item.case.id, item.case.state)).collect()
}

async fn leave(world: &World) -> rinnalla_domain::PathId {
    let id = path_of(world, &world.link_worker).await;
    take(world, &world.coordinator, &id, NewStep::plain(Step::Leave)).await.unwrap();
    id
}

/// Hands every case on, or takes the question back; what is being ended already has to be ended.
async fn hand_over(world: &World) {
    for (id, state) in behind(world).await {
        let reason = Text::parse("Lähti.", 100).unwrap().unwrap();
        let done = match state {
            State::Proposed | State::Taken => {
                world.run(&world.coordinator, |w| case::cancel_proposal(w, id).boxed()).await
            }
            _ => world.run(&world.coordinator, |w| case::change(w, id, reason).boxed()).await,
        };
        assert!(done.is_ok() || state == State::Closing, "{state}: {done:?}");
    }
}

#[tokio::test]
async fn cases_of_somebody_who_left_stand_on_the_day_until_each_is_handed_over() {
    each(async |world| {
        assert_eq!(behind(&world).await, []);
        leave(&world).await;
        let left = behind(&world).await;
        assert!(left.iter().any(|(id, _)| *id == world.case("own")), "{left:?}");
        hand_over(&world).await;
        assert!(behind(&world).await.iter().all(|(_, state)| *state == State::Closing));
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_of_somebody_who_left_is_deleted_in_time_but_not_while_a_case_waits() {
    each(async |world| {
        let gone = world.link_worker.clone();
        let id = leave(&world).await;
        let round = async || world.app.run(Who::Service("test"), |w| link_worker::round(w).boxed()).await.unwrap();
        let profiles =
            async || world.touched(&format!("update link_workers set car = car where account_id = '{gone}'")).await;
        let days = |n: i64| SignedDuration::from_hours(24 * n);
        world.hand.forward(days(LEFT_DAYS + 1));
        round().await;
        assert_eq!(profiles().await, 1, "a case still waits for somebody else");
        hand_over(&world).await;
        // What is left are cases being ended, and those that the silent list keeps from this coordinator.
        world.touched(&format!("update cases set state = 'closed' where link_worker_id = '{gone}'")).await;
        round().await;
        assert_eq!(profiles().await, 0);
        let shown = id.clone();
        let seen = world.run(&world.coordinator, move |w| path::show(w, shown).boxed()).await.unwrap();
        assert_eq!((seen.interview, seen.path.reached.phone, seen.path.why), (None, None, None));

        world.hand.forward(days(31 * LEFT_MONTHS));
        assert!(round().await >= 1);
        let seen = world.run(&world.coordinator, move |w| path::show(w, id).boxed()).await;
        assert!(matches!(seen, Err(Error::NotFound)));
    })
    .await;
}
