//! Sealed fields: nothing of them stands in the database, and they open in their own place with the right key alone.

use jiff::Timestamp;
use rinnalla_access::{Actor, Scope};
use rinnalla_domain::{AccountId, CaseId, DraftId, WorryId};
use rinnalla_store::draft::{self, Draft};
use rinnalla_store::{Sealer, StoreError, case, referral, resident, worry};

use crate::town::{new_referral, new_resident, referrer, rights};
use crate::world::{World, each, now, sealer, sending, sodankyla};

const SECRET: &str = "zqsalaisuus";

fn everything() -> Scope {
    Scope::unlimited_for_the_service(&Actor::Service("test"))
}

fn later() -> Timestamp {
    now() + crate::world::minutes(60)
}

/// A safety note, a worry and a draft that hold the same secret word.
async fn written(world: &World, id: &str) {
    let tx = world.begin().await;
    let grant = sending("rauni", sodankyla(), id);
    let person = rinnalla_domain::ResidentId::new(format!("resident-{id}"));
    resident::insert(&tx, &grant, &person, &new_resident(), now()).await.unwrap();
    case::insert(&tx, &grant, &person, id, now()).await.unwrap();
    let new = rinnalla_domain::referral::NewReferral {
        safety: Some(crate::town::text(&format!("{SECRET} {id}"))),
        ..new_referral(sodankyla(), "Seuraa")
    };
    referral::insert(&tx, &grant, &sealer(), [3; 12], &new, &referrer("rauni")).await.unwrap();
    let worry_id = WorryId::new(format!("worry-{id}"));
    let accompany = rights(id, sodankyla()).accompany;
    worry::insert(&tx, &accompany, &sealer(), [4; 12], &worry_id, "aino", &format!("{SECRET} {id}"), now())
        .await
        .unwrap();
    let half = Draft {
        id: DraftId::new(format!("draft-{id}")),
        path: "/lahetteet/uusi".into(),
        fields: format!("wish={SECRET}+{id}"),
        saved_at: now(),
        resumed: false,
    };
    draft::save(&tx, &sealer(), [5; 12], &AccountId::new("rauni"), &half, later()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn stored(world: &World) -> Vec<String> {
    let mut found = Vec::new();
    for column in ["safety_sealed from referrals", "text_sealed from worries", "sealed from drafts"] {
        found.extend(world.texts(&format!("select {column} order by 1")).await);
    }
    found
}

#[tokio::test]
async fn what_is_sealed_reads_back_and_stands_nowhere_in_the_database() {
    each(async |world| {
        written(&world, "own").await;
        let tx = world.begin().await;
        let id = CaseId::new("own");
        let rauni = AccountId::new("rauni");
        assert_eq!(
            referral::safety(&tx, &everything(), &sealer(), &id).await.unwrap().as_deref(),
            Some("zqsalaisuus own")
        );
        assert_eq!(worry::list(&tx, &everything(), &sealer(), &id).await.unwrap()[0].text, "zqsalaisuus own");
        assert_eq!(draft::list(&tx, &sealer(), &rauni, now()).await.unwrap()[0].fields, "wish=zqsalaisuus+own");
        tx.rollback().await.unwrap();
        let stored = stored(&world).await;
        assert_eq!(stored.len(), 3);
        for sealed in stored {
            assert!(sealed.len() > 24 && sealed.bytes().all(|b| b.is_ascii_hexdigit()), "{sealed}");
        }
        if world.is_sqlite() {
            let files = ["rinnalla.db", "rinnalla.db-wal"].map(|name| std::path::Path::new(&world.address).join(name));
            let bytes: Vec<u8> = files.iter().filter_map(|file| std::fs::read(file).ok()).flatten().collect();
            let holds = |word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
            assert!(holds("Vuotso"), "the files were read");
            assert!(!holds(SECRET));
        }
    })
    .await;
}

fn says_key<T: std::fmt::Debug>(answer: Result<T, StoreError>) {
    let said = match answer {
        Err(StoreError::Broken(said)) => said,
        other => panic!("{other:?}"),
    };
    assert!(said.contains("key"), "{said}");
    assert!(!said.contains(SECRET), "{said}");
}

#[tokio::test]
async fn under_another_key_each_sealed_field_says_that_the_key_may_be_wrong() {
    each(async |world| {
        written(&world, "own").await;
        let other = Sealer::new(&[7; 32]);
        let (id, rauni) = (CaseId::new("own"), AccountId::new("rauni"));
        let tx = world.begin().await;
        says_key(referral::safety(&tx, &everything(), &other, &id).await);
        says_key(worry::list(&tx, &everything(), &other, &id).await);
        says_key(draft::list(&tx, &other, &rauni, now()).await);
        says_key(draft::find(&tx, &other, &rauni, &DraftId::new("draft-own"), now()).await);
        says_key(draft::of_path(&tx, &other, &rauni, "/lahetteet/uusi", now()).await);
        // What is not sealed can still be read, so that the page can say what is wrong.
        assert!(referral::find(&tx, &everything(), &id).await.unwrap().unwrap().has_safety);
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_sealed_field_that_was_moved_or_changed_does_not_open() {
    each(async |world| {
        written(&world, "own").await;
        written(&world, "other").await;
        let (own, other) = (CaseId::new("own"), CaseId::new("other"));
        let moved = "update referrals set safety_sealed = (select safety_sealed from referrals where case_id = 'other') \
                     where case_id = 'own'";
        world.tamper(moved).await;
        world.tamper("update worries set text_sealed = substr(text_sealed, 1, 40) where case_id = 'own'").await;
        world.tamper("update drafts set sealed = 'not even hexadecimal' where id = 'draft-own'").await;
        let tx = world.begin().await;
        says_key(referral::safety(&tx, &everything(), &sealer(), &own).await);
        says_key(worry::list(&tx, &everything(), &sealer(), &own).await);
        says_key(draft::find(&tx, &sealer(), &AccountId::new("rauni"), &DraftId::new("draft-own"), now()).await);
        assert!(referral::safety(&tx, &everything(), &sealer(), &other).await.unwrap().is_some());
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_its_owners_alone_and_ends_when_its_time_is_over() {
    each(async |world| {
        written(&world, "own").await;
        let (rauni, timo) = (AccountId::new("rauni"), AccountId::new("timo"));
        let id = DraftId::new("draft-own");
        let tx = world.begin().await;
        assert!(draft::find(&tx, &sealer(), &timo, &id, now()).await.unwrap().is_none());
        draft::delete(&tx, &timo, &id).await.unwrap();
        let mine = draft::find(&tx, &sealer(), &rauni, &id, now()).await.unwrap().unwrap();
        // Nobody writes over somebody else's by its identity.
        let taken = draft::save(&tx, &sealer(), [6; 12], &timo, &mine, later()).await;
        assert!(matches!(taken, Err(StoreError::Conflict)), "{taken:?}");
        assert!(draft::find(&tx, &sealer(), &rauni, &id, later()).await.unwrap().is_none());
        assert_eq!(draft::delete_expired(&tx, now()).await.unwrap(), 0);
        assert_eq!(draft::delete_expired(&tx, later()).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(world.count("drafts").await, 0);
    })
    .await;
}
