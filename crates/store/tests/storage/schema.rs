//! The schema: made once, harmless to make again, and never older than the program that reads it.

use rinnalla_store::{Store, StoreError};
use rinnalla_testkit::engines;

use crate::world::{bare_case, connect, each, sodankyla};

#[tokio::test]
async fn opening_again_changes_nothing_and_keeps_what_was_there() {
    each(async |world| {
        let tx = world.begin().await;
        bare_case(&tx, "own", sodankyla()).await;
        tx.commit().await.unwrap();
        let versions = world.texts("select cast(version as text) from schema_versions order by version").await;
        assert_eq!(versions[0], "1");
        for _ in 0..3 {
            let again = world.other_store().await;
            again.close().await.unwrap();
        }
        let again = world.texts("select cast(version as text) from schema_versions order by version").await;
        assert_eq!(again, versions);
        assert_eq!(world.texts("select id from cases").await, ["own"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_that_start_at_the_same_moment_make_the_schema_once() {
    for round in 0..4 {
        for (engine, address) in engines::addresses() {
            let tasks: Vec<_> = (0..4)
                .map(|_| {
                    let address = address.clone();
                    tokio::spawn(async move { Store::open(&address).await })
                })
                .collect();
            for task in tasks {
                let opened = task.await.unwrap();
                assert!(opened.is_ok(), "{engine}, round {round}: {opened:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused_with_both_numbers_and_left_as_it_is() {
    each(async |world| {
        world.tamper("insert into schema_versions (version) values (99)").await;
        let why = match Store::open(&world.address).await {
            Err(StoreError::Broken(why)) => why,
            other => panic!("{other:?}"),
        };
        assert!(why.contains("99") && why.contains("newer program"), "{why}");
        assert_eq!(world.texts("select cast(max(version) as text) from schema_versions").await, ["99"]);
    })
    .await;
}

#[tokio::test]
async fn a_database_of_an_older_program_is_brought_up_to_date() {
    use sea_orm::ConnectionTrait;
    for (_, address) in engines::addresses() {
        if !address.starts_with("postgres") {
            std::fs::create_dir_all(&address).unwrap();
        }
        // As it was before the first migration: the table of versions, and nothing in it.
        let raw = connect(&address).await;
        raw.execute_unprepared("create table schema_versions (version bigint primary key)").await.unwrap();
        let store = Store::open(&address).await.unwrap();
        let tx = store.begin().await.unwrap();
        bare_case(&tx, "own", sodankyla()).await;
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn an_address_that_is_neither_a_folder_nor_postgres_is_refused_and_not_repeated() {
    for address in ["mysql://rinnalla:zqsalaisuus@localhost/db", "postgresql:/rinnalla:zqsalaisuus@localhost/db"] {
        let why = Store::open(address).await.expect_err("no such engine").to_string();
        assert!(why.contains("postgres://") && !why.contains("zqsalaisuus"), "{why}");
        assert!(!std::path::Path::new(address.split('/').next().unwrap()).exists(), "no folder of that name is made");
    }
}
