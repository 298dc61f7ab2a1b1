//! All of it or nothing of it.

use std::time::Duration;

use rinnalla_domain::message::Mail;
use rinnalla_domain::{AccountId, CaseId, JobId, ResidentId};
use rinnalla_store::audit::{self, By, Kind, NewEntry};
use rinnalla_store::queue::{self, Job};
use rinnalla_store::{Store, StoreError, Tx, case, draft, referral, resident};

use crate::town::{new_referral, new_resident, referrer};
use crate::world::{World, each, now, sealer, sending, sodankyla};

const TOUCHED: &[&str] =
    &["residents", "cases", "referrals", "jobs", "audit", "audit_heads", "submissions", "counters"];

/// What sending a referral writes.
async fn send(tx: &Tx, id: &str) -> Result<(), StoreError> {
    let grant = sending("rauni", sodankyla(), id);
    let person = ResidentId::new(format!("resident-{id}"));
    resident::insert(tx, &grant, &person, &new_resident(), now()).await?;
    let serial = case::next_serial(tx, &grant, 2026).await?;
    case::insert(tx, &grant, &person, &format!("H-2026-{serial}"), now()).await?;
    let new = new_referral(sodankyla(), "Seuraa");
    referral::insert(tx, &grant, &sealer(), [1; 12], &new, &referrer("rauni")).await?;
    let job = Job {
        id: JobId::new(format!("job-{id}")),
        mail: Mail::NewTask,
        municipality: Some(sodankyla()),
        account: Some(AccountId::new("kaisa")),
        case: Some(CaseId::new(id)),
        token: None,
        dedup: None,
        run_at: now(),
        attempts: 0,
    };
    queue::push(tx, &job, now()).await?;
    draft::note_submission(tx, &AccountId::new("rauni"), id, "/lahetteet", now()).await?;
    let by = By { actor: "rauni".into(), name: "rauni".into(), role: "referrer".into() };
    let entry = NewEntry {
        chain: "758".into(),
        kind: Kind::Write,
        action: "submit".into(),
        case: Some(CaseId::new(id)),
        resident: Some(person),
        detail: None,
    };
    audit::append(tx, &sealer(), &by, now(), &[entry]).await
}

async fn counts(world: &World) -> Vec<i64> {
    let mut found = Vec::new();
    for table in TOUCHED {
        found.push(world.count(table).await);
    }
    found
}

#[tokio::test]
async fn what_is_undone_leaves_no_row_no_job_no_number_and_no_log() {
    each(async |world| {
        let tx = world.begin().await;
        send(&tx, "own").await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(counts(&world).await, [0; 8]);
        let tx = world.begin().await;
        send(&tx, "own").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(counts(&world).await, [1; 8]);
        assert_eq!(world.texts("select number from cases").await, ["H-2026-1"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_simply_let_go_is_undone_and_the_next_transaction_works() {
    each(async |world| {
        for turn in 0..30 {
            let tx = world.begin().await;
            send(&tx, &format!("gone-{turn}")).await.unwrap();
            drop(tx);
        }
        assert_eq!(counts(&world).await, [0; 8]);
        let tx = world.begin().await;
        send(&tx, "own").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(counts(&world).await, [1; 8]);
    })
    .await;
}

#[tokio::test]
async fn a_statement_that_fails_takes_what_was_written_before_it_along() {
    each(async |world| {
        let tx = world.begin().await;
        send(&tx, "own").await.unwrap();
        tx.commit().await.unwrap();
        let tx = world.begin().await;
        send(&tx, "second").await.unwrap();
        let again = send(&tx, "own").await;
        assert!(matches!(again, Err(StoreError::Conflict)), "{again:?}");
        drop(tx);
        let after: Vec<i64> = counts(&world).await;
        assert_eq!(after, [1; 8]);
    })
    .await;
}

async fn send_slowly(store: Store, id: String, begun: tokio::sync::oneshot::Sender<()>) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    let _ = begun.send(());
    send(&tx, &id).await?;
    tx.commit().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_that_is_stopped_at_any_moment_leaves_whole_transactions_only() {
    each(async |world| {
        let mut finished = 0;
        for turn in 0..60_u64 {
            let (begun, has_begun) = tokio::sync::oneshot::channel();
            let task = tokio::spawn(send_slowly(world.store.clone(), format!("case-{turn}"), begun));
            has_begun.await.unwrap();
            tokio::time::sleep(Duration::from_micros(turn * 150)).await;
            task.abort();
            finished += i64::from(task.await.is_ok());
        }
        // One more, so that nothing of the stopped ones is still on its way.
        let tx = world.begin().await;
        send(&tx, "last").await.unwrap();
        tx.commit().await.unwrap();
        let whole = world.count("cases").await;
        assert!(whole > finished, "{whole} {finished}");
        for table in ["residents", "referrals", "jobs", "audit", "submissions"] {
            assert_eq!(world.count(table).await, whole, "{table}");
        }
        let tx = world.begin().await;
        assert_eq!(audit::verify(&tx, &sealer()).await.unwrap().broken, Vec::<String>::new());
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_one_transaction_has_not_finished_no_other_sees() {
    each(async |world| {
        let tx = world.begin().await;
        send(&tx, "own").await.unwrap();
        assert_eq!(counts(&world).await, [0; 8]);
        tx.commit().await.unwrap();
        assert_eq!(counts(&world).await, [1; 8]);
    })
    .await;
}
