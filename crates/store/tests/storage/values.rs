//! What is kept comes back as it was: words in every script, days and moments.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use rinnalla_access::{Actor, Grant, Scope};
use rinnalla_domain::account::Role;
use rinnalla_domain::contact::{NewContact, Outcome, Try, Way};
use rinnalla_domain::settings::Settings;
use rinnalla_domain::{AccountId, CaseId, ContactId, DraftId, Language, OrganisationId};
use rinnalla_store::draft::{self, Draft};
use rinnalla_store::{account, case, contact, organisation, settings};

use crate::town::{line, new_contact, rights, text};
use crate::world::{account_of, bare_case, each, minutes, now, person, sealer, service, sodankyla};

fn everything() -> Scope {
    Scope::unlimited_for_the_service(&Actor::Service("test"))
}

fn words() -> Vec<String> {
    let mut words: Vec<String> = [
        "Äiti söi pöytää, Åke myös",
        "Čáhppes beana čierru; đ, ŋ, ŧ, ž, š",
        "ǩeeʹrjj, ǥ, ǯ, õ â ä",
        "👨‍👩‍👧‍👦 ja 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ja 👍🏽",
        "مرحبا بالعالم ja שלום עולם",
        "漢字 ひらがな 한국어",
        "e\u{301} ei ole é",
        "'; drop table contacts; --",
        "\"lainaus\" 'heitto' `muu` $1 ?1 :nimi % _ \\ \\n \\x00",
        "rivi\nrivi\n\n\tsarkain",
        "{{ 7*7 }} <b>lihava</b> &amp;",
        "a",
    ]
    .map(str::to_owned)
    .to_vec();
    words.push("ä".repeat(50_000));
    words.push("👍🏽".repeat(25_000));
    words.push("Haluaisin kertoa tästä pidempään. ".repeat(1_500).trim_end().to_owned());
    words
}

#[tokio::test]
async fn words_in_every_script_and_of_every_length_come_back_letter_by_letter() {
    each(async |world| {
        let grant = rights("own", sodankyla()).accompany;
        let tx = world.begin().await;
        bare_case(&tx, "own", sodankyla()).await;
        for (n, words) in words().iter().enumerate() {
            let new = NewContact { next_step: Some(text(words)), ..new_contact(words) };
            let id = ContactId::new(format!("{n:02}"));
            contact::insert(&tx, &grant, &id, &new, words, None, now()).await.unwrap();
        }
        tx.commit().await.unwrap();
        let tx = world.begin().await;
        let mut found = contact::list(&tx, &everything(), &CaseId::new("own")).await.unwrap();
        found.sort_by(|a, b| a.id.cmp(&b.id));
        for (words, found) in words().iter().zip(&found) {
            assert!(found.note == *words, "{}", words.chars().take(40).collect::<String>());
            assert!(found.next_step.as_ref() == Some(words) && found.by_name == *words);
        }
        assert_eq!(found.len(), words().len());
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn words_that_are_sealed_and_words_of_settings_come_back_too() {
    each(async |world| {
        let administer =
            Grant::administer(&person("pekka", &[(Role::Administrator, sodankyla())]), sodankyla()).unwrap();
        let rauni = AccountId::new("rauni");
        let tx = world.begin().await;
        settings::begin(&tx, &service(sodankyla()), &Settings::default()).await.unwrap();
        for (version, words) in (1..).zip(words()) {
            let kept =
                Settings { emphasis: Some(text(&words)), phone_hours: Some(line(&words)), ..Settings::default() };
            settings::save(&tx, &administer, &kept, version).await.unwrap();
            assert!(settings::find(&tx, sodankyla()).await.unwrap().0 == kept);
            let half = Draft {
                id: DraftId::new("draft"),
                path: "/lahetteet/uusi".into(),
                fields: words.clone(),
                saved_at: now(),
                resumed: true,
            };
            draft::save(&tx, &sealer(), [9; 12], &rauni, &half, now() + minutes(1)).await.unwrap();
            let found = draft::find(&tx, &sealer(), &rauni, &half.id, now()).await.unwrap().unwrap();
            assert!(found.fields == words);
        }
        tx.rollback().await.unwrap();
    })
    .await;
}

fn moments() -> Vec<Timestamp> {
    [
        "2026-11-23T07:00:00Z",
        "2026-11-23T07:00:00.000001Z",
        "2026-11-23T07:00:00.1Z",
        "2026-11-23T07:00:00.999999Z",
        // Both sides of the two nights on which Finland moves its clocks.
        "2026-03-29T00:59:59.999999Z",
        "2026-03-29T01:00:00Z",
        "2026-10-25T00:30:00Z",
        "2026-10-25T01:30:00Z",
        "2028-02-29T23:59:59.5Z",
        "1969-12-31T23:59:59.000001Z",
        "1900-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "9999-12-30T21:59:59.999998Z",
    ]
    .map(|text| text.parse().expect("a moment"))
    .to_vec()
}

#[tokio::test]
async fn moments_come_back_to_the_microsecond_and_in_the_order_in_which_they_happened() {
    each(async |world| {
        let grant = rights("own", sodankyla()).coordinate;
        let tx = world.begin().await;
        bare_case(&tx, "own", sodankyla()).await;
        for (n, at) in moments().into_iter().enumerate() {
            let tried = Try { at, way: Way::Call, outcome: Outcome::NoAnswer, note: None };
            contact::insert_try(&tx, &grant, &format!("{n:02}"), &tried).await.unwrap();
        }
        let found: Vec<Timestamp> =
            contact::tries(&tx, &everything(), &CaseId::new("own")).await.unwrap().into_iter().map(|t| t.at).collect();
        let mut expected = moments();
        expected.sort();
        assert_eq!(found, expected);
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_ends_at_a_moment_works_before_it_and_not_at_it() {
    each(async |world| {
        let rauni = AccountId::new("rauni");
        let tx = world.begin().await;
        for end in moments() {
            let half =
                Draft { id: DraftId::new("d"), path: "/".into(), fields: String::new(), saved_at: end, resumed: false };
            draft::save(&tx, &sealer(), [9; 12], &rauni, &half, end).await.unwrap();
            let moment = SignedDuration::from_micros(1);
            let found = async |at| draft::find(&tx, &sealer(), &rauni, &half.id, at).await.unwrap().is_some();
            assert!(found(end - moment).await && !found(end).await && !found(end + moment).await, "{end}");
        }
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn days_and_numbers_come_back_as_they_were() {
    let days: [Date; 7] = [
        date(1848, 5, 7),
        date(1900, 2, 28),
        date(2000, 2, 29),
        date(2026, 3, 29),
        date(2028, 2, 29),
        date(1, 1, 1),
        date(9999, 12, 31),
    ];
    each(async |world| {
        let grant = rights("own", sodankyla()).accompany;
        let tx = world.begin().await;
        bare_case(&tx, "own", sodankyla()).await;
        for (n, held_on) in days.into_iter().enumerate() {
            let numbers = [Some(0), Some(i64::MAX), Some(i64::MIN), None];
            let new = NewContact {
                held_on,
                minutes: i64::from(u32::MAX),
                kilometres: numbers[n % 4],
                expenses_cents: numbers[(n + 1) % 4],
                own_load: numbers[(n + 2) % 4],
                ..new_contact("käynti")
            };
            let id = ContactId::new(format!("{n}"));
            contact::insert(&tx, &grant, &id, &new, "aino", None, now()).await.unwrap();
            let found = contact::list(&tx, &everything(), &CaseId::new("own")).await.unwrap();
            let found = found.iter().find(|c| c.id == id).unwrap();
            assert_eq!(
                (found.held_on, found.minutes, found.kilometres, found.expenses_cents, found.own_load),
                (held_on, new.minutes, new.kilometres, new.expenses_cents, new.own_load)
            );
        }
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_identity_that_nobody_could_have_been_given_finds_nothing() {
    each(async |world| {
        let tx = world.begin().await;
        bare_case(&tx, "own", sodankyla()).await;
        account_of(&tx, "aino").await;
        tx.commit().await.unwrap();
        // Whatever stands in an address comes here: each of these is an ordinary "no such thing", not a fault.
        for id in ["\0", "own\0", "own ", " own", "OWN", "", "' or '1'='1", "%", "own'; --", "\u{202e}", "👍", "%00"]
        {
            let tx = world.begin().await;
            assert!(case::find(&tx, &everything(), &CaseId::new(id)).await.unwrap().is_none(), "{id:?}");
            assert!(account::find(&tx, &AccountId::new(id)).await.unwrap().is_none(), "{id:?}");
            assert!(account::by_username(&tx, id).await.unwrap().is_none(), "{id:?}");
            assert!(organisation::find(&tx, &OrganisationId::new(id)).await.unwrap().is_none(), "{id:?}");
            assert!(draft::submission(&tx, &AccountId::new("aino"), id).await.unwrap().is_none(), "{id:?}");
            tx.rollback().await.unwrap();
        }
        let long = "x".repeat(1 << 20);
        let tx = world.begin().await;
        assert!(case::find(&tx, &everything(), &CaseId::new(long)).await.unwrap().is_none());
        assert!(settings::consent_text(&tx, sodankyla(), Language::Finnish).await.unwrap().is_none());
        tx.rollback().await.unwrap();
    })
    .await;
}
