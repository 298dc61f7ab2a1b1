//! Two at once: a lost update is a conflict, a form that was sent twice has one effect.

use rinnalla_access::{Actor, Grant, Scope};
use rinnalla_domain::account::Role;
use rinnalla_domain::case::State;
use rinnalla_domain::closing::Closing;
use rinnalla_domain::link_worker::Profile;
use rinnalla_domain::settings::Settings;
use rinnalla_domain::{AccountId, CaseId, ContactId, Language};
use rinnalla_store::{Store, StoreError, account, case, closing, contact, draft, link_worker, settings};

use crate::town::{new_contact, rights};
use crate::world::{account_of, bare_case, coordinator, each, now, person, service, sodankyla};

fn is_conflict<T: std::fmt::Debug>(answer: &Result<T, StoreError>) -> bool {
    matches!(answer, Err(StoreError::Conflict))
}

async fn read_and_save(
    store: Store,
    state: State,
    barrier: std::sync::Arc<tokio::sync::Barrier>,
) -> Result<(), StoreError> {
    let everything = Scope::unlimited_for_the_service(&Actor::Service("test"));
    let read = store.begin().await?;
    let mut found = case::find(&read, &everything, &CaseId::new("own")).await?.expect("a case");
    read.rollback().await?;
    barrier.wait().await;
    found.state = state;
    let tx = store.begin().await?;
    let saved = case::save(&tx, &rights("own", sodankyla()).coordinate, &found).await;
    match saved {
        Ok(()) => tx.commit().await,
        Err(why) => {
            tx.rollback().await?;
            Err(why)
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_read_the_same_case_one_saves_and_the_other_hears_of_a_conflict() {
    each(async |world| {
        let tx = world.begin().await;
        bare_case(&tx, "own", sodankyla()).await;
        tx.commit().await.unwrap();
        let other = world.other_store().await;
        for turn in 1..=10 {
            let barrier = std::sync::Arc::new(tokio::sync::Barrier::new(2));
            let one = tokio::spawn(read_and_save(world.store.clone(), State::Accepted, barrier.clone()));
            let two = tokio::spawn(read_and_save(other.clone(), State::Declined, barrier));
            let answers = [one.await.unwrap(), two.await.unwrap()];
            assert_eq!(answers.iter().filter(|a| a.is_ok()).count(), 1, "{answers:?}");
            assert_eq!(answers.iter().filter(|a| is_conflict(a)).count(), 1, "{answers:?}");
            assert_eq!(world.texts("select cast(version as text) from cases").await, [(turn + 1).to_string()]);
        }
    })
    .await;
}

#[tokio::test]
async fn an_older_version_of_anything_saves_nothing() {
    each(async |world| {
        let tx = world.begin().await;
        bare_case(&tx, "own", sodankyla()).await;
        let aino = account_of(&tx, "aino").await;
        let rights = rights("own", sodankyla());

        let end = Closing { summary: Some("ensin".into()), ..Closing::default() };
        closing::save(&tx, &rights.accompany, &end, now()).await.unwrap();
        let second = Closing { summary: Some("sitten".into()), version: 1, ..Closing::default() };
        closing::save(&tx, &rights.accompany, &second, now()).await.unwrap();
        assert!(is_conflict(&closing::save(&tx, &rights.accompany, &second, now()).await));

        let administer =
            Grant::administer(&person("pekka", &[(Role::Administrator, sodankyla())]), sodankyla()).unwrap();
        settings::begin(&tx, &service(sodankyla()), &Settings::default()).await.unwrap();
        settings::save(&tx, &administer, &Settings::default(), 1).await.unwrap();
        assert!(is_conflict(&settings::save(&tx, &administer, &Settings::default(), 1).await));

        let own = Grant::own_account(&person("aino", &[])).unwrap();
        account::update_own(&tx, &own, "Aino", "", "", Language::Finnish, 1).await.unwrap();
        assert!(is_conflict(&account::update_own(&tx, &own, "Aina", "", "", Language::Finnish, 1).await));

        let coordinate = Grant::coordinate_in(&coordinator(sodankyla()), sodankyla()).unwrap();
        let profile = profile(&aino);
        link_worker::save(&tx, &coordinate, &profile, 0).await.unwrap();
        link_worker::save_own(&tx, &own, sodankyla(), &profile, 1).await.unwrap();
        assert!(is_conflict(&link_worker::save(&tx, &coordinate, &profile, 1).await));
        assert!(is_conflict(&link_worker::save_own(&tx, &own, sodankyla(), &profile, 1).await));
        tx.commit().await.unwrap();
        assert_eq!(world.texts("select summary from closings").await, ["sitten"]);
        assert_eq!(world.texts("select name from accounts").await, ["Aino"]);
    })
    .await;
}

fn profile(account: &AccountId) -> Profile {
    Profile {
        villages: vec!["Vuotso".into()],
        languages: Vec::new(),
        car: true,
        ..Profile::empty(account.clone(), String::new())
    }
}

#[tokio::test]
async fn two_who_make_the_first_version_at_once_do_not_both_win() {
    each(async |world| {
        let tx = world.begin().await;
        bare_case(&tx, "own", sodankyla()).await;
        closing::save(&tx, &rights("own", sodankyla()).accompany, &Closing::default(), now()).await.unwrap();
        tx.commit().await.unwrap();
        let tx = world.begin().await;
        let again = closing::save(&tx, &rights("own", sodankyla()).accompany, &Closing::default(), now()).await;
        assert!(is_conflict(&again), "{again:?}");
        tx.rollback().await.unwrap();
        assert_eq!(world.count("closings").await, 1);
    })
    .await;
}

/// As a form is taken: has it been sent before? If not, do it and note what came of it, in one transaction.
async fn send(store: Store, contact_id: String, key: String) -> Result<String, StoreError> {
    let account = AccountId::new("aino");
    let tx = store.begin().await?;
    if let Some(before) = draft::submission(&tx, &account, &key).await? {
        tx.rollback().await?;
        return Ok(before);
    }
    let note = ContactId::new(contact_id.clone());
    let grant = rights("own", sodankyla()).accompany;
    contact::insert(&tx, &grant, &note, &new_contact("Käveltiin."), "aino", None, now()).await?;
    draft::note_submission(&tx, &account, &key, &contact_id, now()).await?;
    tx.commit().await?;
    Ok(contact_id)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_one_after_the_other_has_one_effect_and_one_answer() {
    each(async |world| {
        let tx = world.begin().await;
        bare_case(&tx, "own", sodankyla()).await;
        tx.commit().await.unwrap();
        assert_eq!(send(world.store.clone(), "first".into(), "key".into()).await.unwrap(), "first");
        assert_eq!(send(world.store.clone(), "second".into(), "key".into()).await.unwrap(), "first");
        assert_eq!(world.texts("select id from contacts").await, ["first"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_by_many_tasks_at_the_same_moment_has_one_effect() {
    each(async |world| {
        let tx = world.begin().await;
        bare_case(&tx, "own", sodankyla()).await;
        tx.commit().await.unwrap();
        let other = world.other_store().await;
        for round in 0..8 {
            let tasks: Vec<_> = (0..6)
                .map(|n| {
                    let store = if n % 2 == 0 { world.store.clone() } else { other.clone() };
                    tokio::spawn(send(store, format!("contact-{round}-{n}"), format!("key-{round}")))
                })
                .collect();
            let mut answers = Vec::new();
            for task in tasks {
                match task.await.unwrap() {
                    Ok(answer) => answers.push(answer),
                    // The other one was first: nothing of this one remains, and asking again gives its answer.
                    Err(StoreError::Conflict) => {}
                    Err(why) => panic!("{why}"),
                }
            }
            let again = send(world.store.clone(), format!("late-{round}"), format!("key-{round}")).await.unwrap();
            assert!(!answers.is_empty() && answers.iter().all(|answer| *answer == again), "{answers:?} {again}");
            assert_eq!(world.texts(&format!("select id from contacts where id like '%-{round}-%'")).await, [again]);
        }
        assert_eq!((world.count("contacts").await, world.count("submissions").await), (8, 8));
    })
    .await;
}

#[tokio::test]
async fn the_same_key_of_another_person_is_another_form() {
    each(async |world| {
        let tx = world.begin().await;
        let (aino, timo) = (AccountId::new("aino"), AccountId::new("timo"));
        draft::note_submission(&tx, &aino, "key", "/a", now()).await.unwrap();
        assert_eq!(draft::submission(&tx, &timo, "key").await.unwrap(), None);
        draft::note_submission(&tx, &timo, "key", "/t", now()).await.unwrap();
        assert_eq!(draft::submission(&tx, &aino, "key").await.unwrap().as_deref(), Some("/a"));
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_of_referrals_are_given_once_and_without_gaps_also_to_many_at_once() {
    each(async |world| {
        let other = world.other_store().await;
        let take = async |store: Store| {
            let tx = store.begin().await.unwrap();
            let grant = crate::world::sending("rauni", sodankyla(), "any");
            let serial = case::next_serial(&tx, &grant, 2026).await.unwrap();
            tx.commit().await.unwrap();
            serial
        };
        let mut serials = Vec::new();
        for _ in 0..5 {
            let (a, b, c) = tokio::join!(take(world.store.clone()), take(other.clone()), take(other.clone()));
            serials.extend([a, b, c]);
        }
        serials.sort_unstable();
        assert_eq!(serials, (1..=15).collect::<Vec<_>>());
    })
    .await;
}
