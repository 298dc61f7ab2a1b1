//! The log: whole when nobody touched it, and broken at the right place when somebody did.

use rinnalla_domain::{CaseId, ResidentId};
use rinnalla_store::audit::{self, By, Kind, NewEntry, Verdict};
use rinnalla_store::{Sealer, Tx};

use crate::world::{World, each, now, sealer};

fn entry(chain: &str, action: &str) -> NewEntry {
    NewEntry {
        chain: chain.into(),
        kind: Kind::Read,
        action: action.into(),
        case: Some(CaseId::new("case")),
        resident: Some(ResidentId::new("resident")),
        detail: Some("detail".into()),
    }
}

fn by() -> By {
    By { actor: "kaisa".into(), name: "Kaisa Koski".into(), role: "coordinator".into() }
}

async fn append(tx: &Tx, entries: &[NewEntry]) {
    audit::append(tx, &sealer(), &by(), now(), entries).await.unwrap();
}

/// Three chains of five rows each, written in turns.
async fn written(world: &World) {
    for turn in 1..=5 {
        let tx = world.begin().await;
        let action = format!("look-{turn}");
        append(&tx, &[entry("758", &action), entry("148", &action), entry("service", &action)]).await;
        tx.commit().await.unwrap();
    }
}

async fn verdict(world: &World, sealer: &Sealer) -> Verdict {
    let tx = world.begin().await;
    let verdict = audit::verify(&tx, sealer).await.unwrap();
    tx.rollback().await.unwrap();
    verdict
}

async fn broken(world: &World) -> Vec<String> {
    verdict(world, &sealer()).await.broken
}

#[tokio::test]
async fn a_log_that_nobody_touched_is_whole_and_its_heads_hold_later() {
    each(async |world| {
        assert_eq!(verdict(&world, &sealer()).await, Verdict::default());
        written(&world).await;
        let found = verdict(&world, &sealer()).await;
        assert_eq!((found.rows, found.broken), (15, Vec::new()));
        let heads: Vec<String> = found.heads.iter().map(|head| head.rsplit_once(' ').unwrap().0.to_owned()).collect();
        assert_eq!(heads, ["148 5", "758 5", "service 5"]);
        written(&world).await;
        assert_eq!(broken(&world).await, Vec::<String>::new());
        let tx = world.begin().await;
        for head in &found.heads {
            assert!(audit::holds(&tx, head).await.unwrap(), "{head}");
        }
        let wrong = found.heads[0].replace("148 5", "148 4");
        for anchor in [wrong.as_str(), "758 11 ", "999 1 aa", "", "758", "758 x y"] {
            assert!(!audit::holds(&tx, anchor).await.unwrap(), "{anchor}");
        }
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_change_of_any_column_is_found_at_its_row() {
    each(async |world| {
        written(&world).await;
        let columns = [
            "at",
            "actor",
            "actor_name",
            "role",
            "kind",
            "action",
            "case_id",
            "resident_id",
            "detail",
            "previous",
            "mac",
        ];
        for column in columns {
            let place = "chain = '758' and seq = 3";
            let before = world.texts(&format!("select {column} from audit where {place}")).await;
            world.tamper(&format!("update audit set {column} = 'other' where {place}")).await;
            let mut expected = vec!["758/3".to_owned()];
            if column == "mac" {
                expected.push("758/4".to_owned());
            }
            assert_eq!(broken(&world).await, expected, "{column}");
            world.tamper(&format!("update audit set {column} = '{}' where {place}", before[0])).await;
            assert_eq!(broken(&world).await, Vec::<String>::new(), "{column} put back");
        }
        world.tamper("update audit set case_id = null where chain = '758' and seq = 2").await;
        assert_eq!(broken(&world).await, ["758/2"]);
    })
    .await;
}

#[tokio::test]
async fn a_row_that_was_taken_out_is_found_at_the_next_one_and_at_the_head_when_it_was_the_last() {
    each(async |world| {
        written(&world).await;
        world.tamper("delete from audit where chain = '758' and seq = 3").await;
        assert_eq!(broken(&world).await, ["758/4"]);
        world.tamper("delete from audit where chain = '148' and seq = 1").await;
        assert_eq!(broken(&world).await, ["148/2", "758/4"]);
        world.tamper("delete from audit where chain = 'service' and seq = 5").await;
        assert_eq!(broken(&world).await, ["148/2", "758/4", "service/head"]);
    })
    .await;
}

#[tokio::test]
async fn rows_that_changed_places_are_found_where_they_stand_now() {
    each(async |world| {
        written(&world).await;
        for (from, to) in [(2, 99), (4, 2), (99, 4)] {
            world.tamper(&format!("update audit set seq = {to} where chain = '758' and seq = {from}")).await;
        }
        let found = broken(&world).await;
        assert!(found.contains(&"758/2".to_owned()) && found.contains(&"758/4".to_owned()), "{found:?}");
        assert!(found.iter().all(|place| place.starts_with("758/")), "{found:?}");
    })
    .await;
}

#[tokio::test]
async fn a_row_of_another_chain_and_a_row_that_was_made_up_are_found() {
    each(async |world| {
        written(&world).await;
        world.tamper("update audit set chain = '758', seq = 6 where chain = '148' and seq = 5").await;
        assert_eq!(broken(&world).await, ["148/head", "758/6", "758/head"]);
        world
            .tamper(
                "insert into audit (chain, seq, at, actor, actor_name, role, kind, action, previous, mac) \
                 select chain, 6, at, actor, actor_name, role, kind, action, mac, 'made up' from audit \
                 where chain = 'service' and seq = 5",
            )
            .await;
        assert_eq!(broken(&world).await, ["148/head", "758/6", "758/head", "service/6", "service/head"]);
    })
    .await;
}

#[tokio::test]
async fn a_head_that_was_set_back_or_taken_away_is_found_too() {
    each(async |world| {
        written(&world).await;
        world.tamper("update audit_heads set seq = 4 where chain = '758'").await;
        assert_eq!(broken(&world).await, ["758/head"]);
        world.tamper("update audit_heads set seq = 5 where chain = '758'").await;
        world.tamper("delete from audit_heads where chain = '148'").await;
        assert_eq!(broken(&world).await, ["148/head"]);
        world.tamper("update audit set actor = 'nobody' where chain = '148' and seq = 2").await;
        assert_eq!(broken(&world).await, ["148/2", "148/head"]);
    })
    .await;
}

#[tokio::test]
async fn a_tail_that_was_cut_off_together_with_its_head_is_found_by_the_anchor() {
    each(async |world| {
        written(&world).await;
        let anchors = verdict(&world, &sealer()).await.heads;
        let anchor = anchors.iter().find(|head| head.starts_with("758")).unwrap();
        world.tamper("delete from audit where chain = '758' and seq > 3").await;
        let mac = world.texts("select mac from audit where chain = '758' and seq = 3").await.remove(0);
        world.tamper(&format!("update audit_heads set seq = 3, mac = '{mac}' where chain = '758'")).await;
        assert_eq!(broken(&world).await, Vec::<String>::new());
        let tx = world.begin().await;
        assert!(!audit::holds(&tx, anchor).await.unwrap());
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn under_another_key_no_row_is_whole_and_the_key_is_seen_not_to_fit() {
    each(async |world| {
        let other = Sealer::new(&[7; 32]);
        let tx = world.begin().await;
        assert!(audit::fits(&tx, &other).await.unwrap(), "an empty log fits every key");
        tx.rollback().await.unwrap();
        written(&world).await;
        assert_eq!(verdict(&world, &other).await.broken.len(), 15);
        let tx = world.begin().await;
        assert!(audit::fits(&tx, &sealer()).await.unwrap());
        assert!(!audit::fits(&tx, &other).await.unwrap());
        tx.rollback().await.unwrap();
        // Somebody who changed the newest rows is not mistaken for a wrong key.
        world.tamper("update audit set actor = 'nobody' where seq = 5").await;
        let tx = world.begin().await;
        assert!(audit::fits(&tx, &sealer()).await.unwrap());
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_chain_longer_than_one_page_is_checked_to_its_end() {
    each(async |world| {
        let tx = world.begin().await;
        let many: Vec<NewEntry> = (0..2100).map(|n| entry("758", &format!("look-{n}"))).collect();
        append(&tx, &many).await;
        tx.commit().await.unwrap();
        let found = verdict(&world, &sealer()).await;
        assert_eq!((found.rows, found.broken), (2100, Vec::new()));
        world.tamper("update audit set action = 'nothing' where seq = 2050").await;
        assert_eq!(broken(&world).await, ["758/2050"]);
        world.tamper("delete from audit where seq = 1000").await;
        assert_eq!(broken(&world).await, ["758/1001", "758/2050"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_write_at_once_make_one_unbroken_chain() {
    each(async |world| {
        let other = world.other_store().await;
        let tasks: Vec<_> = (0..12)
            .map(|n| {
                let store = if n % 2 == 0 { world.store.clone() } else { other.clone() };
                tokio::spawn(async move {
                    let tx = store.begin().await.unwrap();
                    // In both orders of the chains: nobody waits for somebody who waits for them.
                    let mut chains = [entry("758", "look"), entry("148", "look")];
                    if n % 3 == 0 {
                        chains.reverse();
                    }
                    append(&tx, &chains).await;
                    tx.commit().await.unwrap();
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let found = verdict(&world, &sealer()).await;
        assert_eq!((found.rows, found.broken), (24, Vec::new()));
    })
    .await;
}
