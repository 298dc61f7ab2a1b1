//! The database is busy, or away for a moment: whoever asks hears just that, nothing is half done, and it goes on.

use std::time::{Duration, Instant};

use rinnalla_access::{Actor, Scope};
use rinnalla_domain::CaseId;
use rinnalla_domain::case::State;
use rinnalla_store::{Store, StoreError, case};

use crate::town::rights;
use crate::world::{World, bare_case, each, sodankyla};

/// Takes the lock that every writer needs, as somebody else.
async fn lock(world: &World) {
    if world.is_sqlite() {
        world.tamper("begin immediate").await;
    } else {
        world.tamper("begin; lock table cases in access exclusive mode").await;
    }
}

async fn unlock(world: &World) {
    world.tamper("rollback").await;
}

async fn prepared(world: &World) {
    let tx = world.begin().await;
    bare_case(&tx, "own", sodankyla()).await;
    bare_case(&tx, "second", sodankyla()).await;
    tx.commit().await.unwrap();
}

/// Reads a case and writes it back.
async fn change(store: &Store) -> Result<(), StoreError> {
    let everything = Scope::unlimited_for_the_service(&Actor::Service("test"));
    let tx = store.begin().await?;
    let mut found = case::lock(&tx, &everything, &CaseId::new("own")).await?.expect("a case");
    found.state = State::Received;
    case::save(&tx, &rights("own", sodankyla()).coordinate, &found).await?;
    tx.commit().await
}

fn unavailable<T: std::fmt::Debug>(answer: Result<T, StoreError>) {
    assert!(matches!(answer, Err(StoreError::Unavailable(_))), "{answer:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_that_is_soon_given_back_is_waited_for() {
    each(async |world| {
        prepared(&world).await;
        lock(&world).await;
        let store = world.store.clone();
        let waiting = tokio::spawn(async move { change(&store).await });
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert!(!waiting.is_finished());
        unlock(&world).await;
        waiting.await.unwrap().unwrap();
        assert_eq!(world.texts("select state from cases where id = 'own'").await, ["received"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_that_stays_is_told_after_some_seconds_and_once_it_is_gone_everything_works() {
    each(async |world| {
        prepared(&world).await;
        lock(&world).await;
        let begun = Instant::now();
        unavailable(change(&world.store).await);
        let waited = begun.elapsed();
        assert!(waited > Duration::from_secs(3) && waited < Duration::from_secs(30), "{waited:?}");
        unlock(&world).await;
        assert_eq!(world.texts("select state from cases where id = 'own'").await, ["sent"]);
        change(&world.store).await.unwrap();
        assert_eq!(world.texts("select state from cases where id = 'own'").await, ["received"]);
    })
    .await;
}

/// Cuts every connection but one's own, as a server does that is stopped or that an administrator clears.
async fn cut(world: &World) {
    world
        .tamper(
            "select pg_terminate_backend(pid) from pg_stat_activity \
             where datname = current_database() and pid <> pg_backend_pid()",
        )
        .await;
}

#[tokio::test]
async fn connections_that_were_cut_between_two_transactions_are_made_anew() {
    each(async |world| {
        if world.is_sqlite() {
            return;
        }
        prepared(&world).await;
        for _ in 0..3 {
            cut(&world).await;
            tokio::time::sleep(Duration::from_millis(50)).await;
            change(&world.store).await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_is_cut_within_a_transaction_undoes_it_and_counts_as_away() {
    each(async |world| {
        if world.is_sqlite() {
            return;
        }
        prepared(&world).await;
        let everything = Scope::unlimited_for_the_service(&Actor::Service("test"));
        let tx = world.begin().await;
        let mut found = case::lock(&tx, &everything, &CaseId::new("own")).await.unwrap().unwrap();
        found.state = State::Declined;
        let grant = rights("own", sodankyla()).coordinate;
        case::save(&tx, &grant, &found).await.unwrap();
        cut(&world).await;
        unavailable(case::find(&tx, &everything, &CaseId::new("own")).await);
        drop(tx);
        assert_eq!(world.texts("select state from cases where id = 'own'").await, ["sent"]);
        let tx = world.begin().await;
        case::save(&tx, &grant, &found).await.unwrap();
        cut(&world).await;
        unavailable(tx.commit().await);
        assert_eq!(world.texts("select state from cases where id = 'own'").await, ["sent"]);
        change(&world.store).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_wait_for_each_other_are_parted_and_one_of_them_hears_that_it_may_try_again() {
    each(async |world| {
        if world.is_sqlite() {
            return;
        }
        prepared(&world).await;
        let both = std::sync::Arc::new(tokio::sync::Barrier::new(2));
        let take = |first: &'static str, second: &'static str| {
            let (store, both) = (world.store.clone(), both.clone());
            tokio::spawn(async move {
                let everything = Scope::unlimited_for_the_service(&Actor::Service("test"));
                let tx = store.begin().await?;
                case::lock(&tx, &everything, &CaseId::new(first)).await?;
                both.wait().await;
                case::lock(&tx, &everything, &CaseId::new(second)).await?;
                tx.commit().await
            })
        };
        let (one, two) = (take("own", "second"), take("second", "own"));
        let answers = [one.await.unwrap(), two.await.unwrap()];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        for answer in answers {
            if answer.is_err() {
                unavailable(answer);
            }
        }
    })
    .await;
}
