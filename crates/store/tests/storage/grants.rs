//! Whose row it is, the grant says: never the form, never a row that stands there already.

use rinnalla_domain::agreement::Signer;
use rinnalla_domain::case::State;
use rinnalla_domain::closing::Closing;
use rinnalla_domain::goal::Status;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::measurement::Rating;
use rinnalla_domain::message::Letter;
use rinnalla_domain::resident::NewResident;
use rinnalla_domain::{AccountId, AgreementId, ContactId, GoalId, LetterId, MunicipalityCode, ResidentId};
use rinnalla_store::{StoreError, agreement, case, closing, contact, goal, letter, referral, resident, visit, worry};

use crate::town::{Plan, asked, born, line, new_agreement, new_contact, new_referral, new_resident, plant, referrer};
use crate::town::{rights, signature};
use crate::world::{World, account_of, each, inari, now, sealer, sending, sodankyla};

/// Tables whose rows belong to a case.
const OF_A_CASE: &[&str] = &[
    "referrals",
    "steps",
    "clocks",
    "contact_tries",
    "information_requests",
    "permissions",
    "measurements",
    "measurement_items",
    "proposals",
    "assignments",
    "first_visits",
    "agreements",
    "goals",
    "contacts",
    "support_requests",
    "worries",
    "closings",
    "follow_ups",
    "access_reasons",
    "letters",
];

fn plan(id: &'static str, municipality: MunicipalityCode) -> Plan {
    Plan {
        id,
        municipality,
        sender: "rauni",
        walker: Some("aino"),
        former: None,
        asked: Some(("aino", true)),
        barred: None,
        state: State::Underway,
    }
}

async fn two_cases(world: &World) {
    let tx = world.begin().await;
    account_of(&tx, "aino").await;
    plant(&tx, &plan("own", sodankyla())).await;
    plant(&tx, &plan("elsewhere", inari())).await;
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn every_row_of_a_case_carries_the_municipality_and_the_case_of_the_grant() {
    each(async |world| {
        two_cases(&world).await;
        for table in OF_A_CASE {
            let sql = format!("select distinct municipality_id || ' ' || case_id from {table} order by 1");
            assert_eq!(world.texts(&sql).await, ["148 elsewhere", "758 own"], "{table}");
        }
        for (table, owner) in
            [("agreed_goals", "agreement_id"), ("signatures", "agreement_id"), ("bars", "resident_id")]
        {
            let sql = format!("select distinct municipality_id || ' ' || {owner} from {table} order by 1");
            let found = world.texts(&sql).await;
            assert_eq!(found.len(), 2, "{table}: {found:?}");
            assert!(found[0].starts_with("148 ") && found[0].ends_with("-elsewhere"), "{table}: {found:?}");
            assert!(found[1].starts_with("758 ") && found[1].ends_with("-own"), "{table}: {found:?}");
        }
        assert_eq!(world.texts("select municipality_id from residents order by 1").await, ["148", "758"]);
    })
    .await;
}

#[tokio::test]
async fn every_table_that_speaks_of_a_case_or_a_resident_demands_the_municipality() {
    each(async |world| {
        let missing = if world.is_sqlite() {
            "select distinct m.name from sqlite_master m join pragma_table_info(m.name) c \
             where m.type = 'table' and c.name in ('case_id', 'resident_id') and not exists (\
             select 1 from pragma_table_info(m.name) o where o.name = 'municipality_id' and o.\"notnull\" = 1) order by 1"
        } else {
            "select distinct table_name::text from information_schema.columns c where table_schema = 'public' \
             and column_name in ('case_id', 'resident_id') and not exists (\
             select 1 from information_schema.columns o where o.table_schema = 'public' \
             and o.table_name = c.table_name and o.column_name = 'municipality_id' and o.is_nullable = 'NO') order by 1"
        };
        // The log has a chain for each municipality; a job or a link without one concerns an account alone.
        assert_eq!(world.texts(missing).await, ["audit", "jobs", "tokens"]);
        assert_eq!(world.texts("select id from tokens where case_id is not null and municipality_id is null").await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_referral_written_for_one_municipality_under_the_grant_of_another_belongs_to_the_grant() {
    each(async |world| {
        let tx = world.begin().await;
        let grant = sending("rauni", sodankyla(), "own");
        let person = ResidentId::new("resident-own");
        resident::insert(&tx, &grant, &person, &new_resident(), now()).await.unwrap();
        case::insert(&tx, &grant, &person, "H-1", now()).await.unwrap();
        let form = new_referral(inari(), "Seuraa");
        referral::insert(&tx, &grant, &sealer(), [1; 12], &form, &referrer("rauni")).await.unwrap();
        tx.commit().await.unwrap();
        for table in ["residents", "cases", "referrals"] {
            assert_eq!(world.texts(&format!("select municipality_id from {table}")).await, ["758"], "{table}");
        }
    })
    .await;
}

/// What a row says now.
async fn everything(world: &World) -> Vec<String> {
    let mut rows = Vec::new();
    for table in OF_A_CASE.iter().chain(&["cases", "agreed_goals", "signatures", "bars", "residents"]) {
        let sql = if world.is_sqlite() {
            let columns = world.texts(&format!("select name from pragma_table_info('{table}') order by name")).await;
            let parts: Vec<String> = columns.iter().map(|c| format!("coalesce({c}, '')")).collect();
            format!("select {} from {table} order by 1", parts.join(" || '|' || "))
        } else {
            format!("select t::text from {table} t order by 1")
        };
        rows.extend(world.texts(&sql).await.into_iter().map(|row| format!("{table}: {row}")));
    }
    rows
}

fn refused<T: std::fmt::Debug>(what: &str, answer: Result<T, StoreError>) {
    assert!(matches!(answer, Err(StoreError::Conflict)), "{what}: {answer:?}");
}

#[tokio::test]
async fn a_grant_for_one_case_changes_no_row_of_another() {
    each(async |world| {
        two_cases(&world).await;
        let before = everything(&world).await;
        assert!(before.len() > 40, "{before:#?}");
        let tx = world.begin().await;
        // Rights to a third case, and identities of rows that belong to the first.
        let other = rights("other", sodankyla());
        let (accompany, coordinate) = (&other.accompany, &other.coordinate);
        let agreement = AgreementId::new("agreement-own");
        refused("seal", agreement::seal(&tx, accompany, &agreement, "body", "hash", now()).await);
        refused("sign", agreement::sign(&tx, accompany, &agreement, &signature(Signer::LinkWorker)).await);
        refused("force", agreement::bring_into_force(&tx, accompany, &agreement, now()).await);
        let goal = GoalId::new("goal-own-1");
        refused("step", goal::set_step(&tx, accompany, &goal, "muu").await);
        refused("rate", goal::rate(&tx, accompany, &goal, Rating::from_value(9), Status::Met).await);
        goal::adopt(&tx, accompany, &[], String::new).await.unwrap();
        let (note, former) = (ContactId::new("correction"), ContactId::new("contact-own"));
        let correction =
            contact::insert(&tx, accompany, &note, &new_contact("muu"), "aino", Some(&former), now()).await;
        refused("correct", correction);
        refused("answer", contact::answer(&tx, &other.answer, "muu", now()).await);
        refused("visit", visit::conclude(&tx, accompany, "held", None).await);
        let stale = Closing { version: 1, ..Closing::default() };
        refused("closing", closing::save(&tx, accompany, &stale, now()).await);
        letter::mark_printed(&tx, coordinate, &LetterId::new("letter-own"), now()).await.unwrap();
        assert_eq!(worry::mark_seen(&tx, coordinate, now()).await.unwrap(), 0);
        assert_eq!(worry::answer_support(&tx, coordinate, now()).await.unwrap(), 0);
        refused("proposal", rinnalla_store::proposal::answer(&tx, &asked("other", sodankyla()), true, now()).await);
        rinnalla_store::proposal::close(&tx, coordinate, now()).await.unwrap();
        rinnalla_store::proposal::end_assignment(&tx, coordinate, "vaihto", now()).await.unwrap();
        case::stop_clocks(&tx, coordinate, rinnalla_domain::clock::Clock::ALL, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(everything(&world).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_grant_of_one_municipality_changes_nobody_of_another() {
    each(async |world| {
        two_cases(&world).await;
        let before = everything(&world).await;
        let tx = world.begin().await;
        let grant = sending("rauni", sodankyla(), "own");
        let theirs = ResidentId::new("resident-elsewhere");
        let moved = NewResident { village: line("Muualla"), language: SpokenLanguage::English, ..new_resident() };
        refused("renew", resident::renew(&tx, &grant, &theirs, &moved).await);
        let coordinate = rights("own", sodankyla()).coordinate;
        refused("death", resident::record_death(&tx, &coordinate, &theirs, born()).await);
        refused("bar", resident::bar(&tx, &coordinate, "bar", &theirs, "Arvo", Some("aino"), now()).await);
        // The same identity of a case under another municipality's grant.
        let wrong = rights("elsewhere", sodankyla()).accompany;
        let agreement = AgreementId::new("agreement-elsewhere");
        refused("sign", agreement::sign(&tx, &wrong, &agreement, &signature(Signer::LinkWorker)).await);
        refused("seal", agreement::seal(&tx, &wrong, &agreement, "body", "hash", now()).await);
        tx.commit().await.unwrap();
        assert_eq!(everything(&world).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_resident_who_is_known_next_door_is_unknown_here() {
    each(async |world| {
        two_cases(&world).await;
        let tx = world.begin().await;
        let known = async |to| resident::known(&tx, &sending("rauni", to, "new"), "lehto AILI", born()).await.unwrap();
        assert_eq!(known(sodankyla()).await, Some(ResidentId::new("resident-own")));
        assert_eq!(known(inari()).await, Some(ResidentId::new("resident-elsewhere")));
        assert_eq!(known(crate::world::helsinki()).await, None);
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_second_letter_and_a_second_version_do_not_touch_the_first_ones_of_another_case() {
    each(async |world| {
        two_cases(&world).await;
        let tx = world.begin().await;
        let rights = rights("own", sodankyla());
        let second = AgreementId::new("agreement-own-2");
        let walker = AccountId::new("aino");
        let parties = agreement::Parties { resident: "Aili Lehto", link_worker: &walker, link_worker_name: "aino" };
        agreement::insert(&tx, &rights.accompany, &second, 2, &new_agreement(), &parties, now()).await.unwrap();
        let id = LetterId::new("second");
        letter::insert(&tx, &rights.coordinate, &id, Letter::Visit, now()).await.unwrap();
        letter::mark_printed(&tx, &rights.coordinate, &LetterId::new("letter-elsewhere"), now()).await.unwrap();
        tx.commit().await.unwrap();
        let status = "select id || ' ' || status from agreements order by id";
        assert_eq!(
            world.texts(status).await,
            ["agreement-elsewhere sealed", "agreement-own former", "agreement-own-2 draft"]
        );
        assert_eq!(world.texts("select printed_at from letters").await, ["", "", ""]);
    })
    .await;
}
