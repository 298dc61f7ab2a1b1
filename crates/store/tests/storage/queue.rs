//! The queue: each job once, later when it fails, never twice at the same time.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rinnalla_access::Grant;
use rinnalla_app::{FutureExt, Who, message};
use rinnalla_domain::account::Role;
use rinnalla_domain::message::{Delivery, Mail};
use rinnalla_domain::{AccountId, CaseId, JobId, TokenId};
use rinnalla_store::Store;
use rinnalla_store::queue::{self, Job};
use rinnalla_testkit::engines::{self, Hand};

use crate::world::{World, each, minutes, now, person, sodankyla};

fn job(id: &str) -> Job {
    Job {
        id: JobId::new(id),
        mail: Mail::NewTask,
        municipality: Some(sodankyla()),
        account: Some(AccountId::new("kaisa")),
        case: Some(CaseId::new("own")),
        token: None,
        dedup: None,
        run_at: now(),
        attempts: 0,
    }
}

async fn pushed(world: &World, jobs: &[Job]) {
    let tx = world.begin().await;
    for job in jobs {
        queue::push(&tx, job, now()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Takes the next job at a moment, for two minutes.
async fn lease(store: &Store, at: Timestamp) -> Option<Job> {
    let tx = store.begin().await.unwrap();
    let found = queue::lease(&tx, at, at + minutes(2)).await.unwrap();
    tx.commit().await.unwrap();
    found
}

async fn finish(store: &Store, id: &str, outcome: Delivery, at: Timestamp) {
    let tx = store.begin().await.unwrap();
    queue::finish(&tx, &JobId::new(id), outcome, at).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_job_comes_back_as_it_was_given_and_only_when_it_is_due() {
    each(async |world| {
        let full = Job { token: Some(TokenId::new("token")), dedup: Some("word".into()), ..job("full") };
        let empty = Job { municipality: None, account: None, case: None, run_at: now() + minutes(5), ..job("empty") };
        pushed(&world, &[empty.clone(), full.clone()]).await;
        assert_eq!(lease(&world.store, now() - minutes(1)).await, None);
        assert_eq!(lease(&world.store, now()).await, Some(Job { attempts: 1, ..full }));
        assert_eq!(lease(&world.store, now()).await, None);
        assert_eq!(lease(&world.store, now() + minutes(1)).await, None);
        finish(&world.store, "full", Delivery::Sent, now()).await;
        assert_eq!(lease(&world.store, now() + minutes(5)).await, Some(Job { attempts: 1, ..empty }));
    })
    .await;
}

#[tokio::test]
async fn the_one_that_has_waited_longest_comes_first() {
    each(async |world| {
        let at = |id: &str, ago: i64| Job { run_at: now() - minutes(ago), ..job(id) };
        pushed(&world, &[at("b", 1), at("c", 30), at("a", 1)]).await;
        let mut order = Vec::new();
        while let Some(found) = lease(&world.store, now()).await {
            order.push(found.id.to_string());
        }
        assert_eq!(order, ["c", "a", "b"]);
    })
    .await;
}

#[tokio::test]
async fn two_jobs_with_the_same_word_are_one_also_after_it_was_done() {
    each(async |world| {
        let reminder = |id: &str| Job { dedup: Some("late-own".into()), ..job(id) };
        pushed(&world, &[reminder("first"), reminder("second")]).await;
        assert_eq!(lease(&world.store, now()).await.unwrap().id, JobId::new("first"));
        finish(&world.store, "first", Delivery::Sent, now()).await;
        pushed(&world, &[reminder("third"), job("without"), job("without-2")]).await;
        assert_eq!(world.texts("select id from jobs order by id").await, ["first", "without", "without-2"]);
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_worker_went_away_is_taken_again_when_the_lease_is_over() {
    each(async |world| {
        pushed(&world, &[job("own")]).await;
        assert_eq!(lease(&world.store, now()).await.unwrap().attempts, 1);
        assert_eq!(lease(&world.store, now() + minutes(1)).await, None);
        assert_eq!(lease(&world.store, now() + minutes(2)).await.unwrap().attempts, 2);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_failed_waits_until_its_next_moment_with_the_reason() {
    each(async |world| {
        pushed(&world, &[job("own")]).await;
        lease(&world.store, now()).await.unwrap();
        let tx = world.begin().await;
        queue::retry(&tx, &JobId::new("own"), "it did not answer in time", now() + minutes(4)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(lease(&world.store, now() + minutes(3)).await, None);
        let seen = newest(&world).await.remove(0);
        assert_eq!((seen.outcome, seen.error.as_deref()), (Delivery::Waiting, Some("it did not answer in time")));
        assert_eq!(lease(&world.store, now() + minutes(4)).await.unwrap().attempts, 2);
        finish(&world.store, "own", Delivery::Sent, now() + minutes(4)).await;
        let seen = newest(&world).await.remove(0);
        assert_eq!((seen.outcome, seen.error, seen.attempts), (Delivery::Sent, None, 2));
    })
    .await;
}

#[tokio::test]
async fn a_job_that_is_done_stays_done_whatever_a_late_worker_says() {
    each(async |world| {
        for (id, outcome) in [("sent", Delivery::Sent), ("held", Delivery::Held), ("failed", Delivery::Failed)] {
            pushed(&world, &[job(id)]).await;
            lease(&world.store, now()).await.unwrap();
            finish(&world.store, id, outcome, now()).await;
            let tx = world.begin().await;
            queue::retry(&tx, &JobId::new(id), "it cannot be reached", now() + minutes(1)).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(lease(&world.store, now() + minutes(60 * 24 * 365)).await, None, "{id}");
            let stored = world.texts(&format!("select outcome from jobs where id = '{id}'")).await;
            assert_eq!(stored, [outcome.code()]);
        }
        let tx = world.begin().await;
        assert_eq!(queue::waiting(&tx, now() + minutes(10)).await.unwrap(), (0, None));
        tx.rollback().await.unwrap();
    })
    .await;
}

async fn newest(world: &World) -> Vec<queue::MailState> {
    let administrator = person("pekka", &[(Role::Administrator, sodankyla())]);
    let tx = world.begin().await;
    let found = queue::newest(&tx, &Grant::administer(&administrator, sodankyla()).unwrap()).await.unwrap();
    tx.rollback().await.unwrap();
    found
}

#[tokio::test]
async fn an_administrator_sees_the_mails_of_the_own_municipality_alone() {
    each(async |world| {
        let theirs = Job { municipality: Some(crate::world::inari()), ..job("theirs") };
        let nobodys = Job { municipality: None, ..job("nobodys") };
        pushed(&world, &[theirs, nobodys, job("own")]).await;
        assert_eq!(newest(&world).await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_workers_in_two_programs_never_get_the_same_job() {
    each(async |world| {
        let jobs: Vec<Job> = (0..40).map(|n| job(&format!("job-{n:02}"))).collect();
        pushed(&world, &jobs).await;
        let other = world.other_store().await;
        let workers: Vec<_> = (0..6)
            .map(|n| {
                let store = if n % 2 == 0 { world.store.clone() } else { other.clone() };
                tokio::spawn(async move {
                    let mut taken = Vec::new();
                    while let Some(found) = lease(&store, now()).await {
                        finish(&store, found.id.as_str(), Delivery::Sent, now()).await;
                        taken.push((found.id, found.attempts));
                    }
                    taken
                })
            })
            .collect();
        let mut taken: BTreeMap<JobId, i64> = BTreeMap::new();
        for worker in workers {
            for (id, attempts) in worker.await.unwrap() {
                assert_eq!(taken.insert(id.clone(), attempts), None, "{id} was taken twice");
                assert_eq!(attempts, 1, "{id}");
            }
        }
        assert_eq!(taken.len(), 40);
    })
    .await;
}

#[tokio::test]
async fn a_mail_is_tried_with_growing_pauses_and_given_up_after_forty_tries_but_stays_visible() {
    each(async |world| {
        pushed(&world, &[job("own")]).await;
        let hand = Hand::at(now());
        let app = engines::app(world.store.clone(), hand.clock());
        let mut pauses = Vec::new();
        let mut tries = 0;
        while let Some(found) = lease(&world.store, hand.now()).await {
            tries += 1;
            assert_eq!(found.attempts, tries);
            let before = hand.now();
            app.run(Who::Service("test"), move |work| {
                message::postpone(work, found.id, found.attempts, "away".into()).boxed()
            })
            .await
            .unwrap();
            let next = world.texts("select run_at from jobs where done_at is null").await;
            let Some(next) = next.first().map(|at| at.parse::<Timestamp>().unwrap()) else { break };
            pauses.push(next.duration_since(before).as_mins());
            hand.forward(next.duration_since(before));
        }
        assert_eq!(tries, 40);
        assert_eq!(pauses[..8], [2, 4, 8, 16, 32, 64, 120, 120]);
        assert!(pauses.windows(2).all(|two| two[0] <= two[1]) && pauses.len() == 39, "{pauses:?}");
        assert_eq!(world.texts("select outcome from jobs").await, ["failed"]);
        assert_eq!(newest(&world).await[0].outcome, Delivery::Failed);
    })
    .await;
}
