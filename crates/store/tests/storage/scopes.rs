//! What lies outside a scope is never found: not by identity, not in a list, not by search.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rinnalla_access::{Actor, Grant, Scope};
use rinnalla_domain::account::Role;
use rinnalla_domain::case::State;
use rinnalla_domain::link_worker::{Conflict, Profile};
use rinnalla_domain::organisation::Kind;
use rinnalla_domain::{AccountId, CaseId, MunicipalityCode, OrganisationId};
use rinnalla_store::{
    StoreError, Tx, account, agreement, audit, case, closing, contact, goal, letter, link_worker, measurement,
    organisation, permission, proposal, referral, resident, visit, worry,
};

use crate::town::{NAME, Plan, born, plant};
use crate::world::{World, account_of, each, helsinki, inari, now, person, sealer, service, sodankyla};

fn plain(municipality: MunicipalityCode, sender: &'static str) -> Plan {
    Plan { id: "", municipality, sender, walker: None, former: None, asked: None, barred: None, state: State::Underway }
}

/// Every relation in which somebody can stand to a case.
fn cases() -> Vec<Plan> {
    let home = plain(sodankyla(), "rauni");
    let away = plain(inari(), "sirpa");
    vec![
        Plan { id: "own", walker: Some("aino"), ..home },
        Plan { id: "colleague", sender: "sirpa", walker: Some("timo"), ..home },
        Plan { id: "closed", walker: Some("aino"), state: State::Closed, ..home },
        Plan { id: "declined", walker: Some("aino"), state: State::Declined, ..home },
        Plan { id: "withdrawn", walker: Some("aino"), state: State::Withdrawn, ..home },
        Plan { id: "barred", walker: Some("aino"), barred: Some("aino"), ..home },
        Plan { id: "kept-from-kaisa", walker: Some("timo"), barred: Some("kaisa"), ..home },
        Plan { id: "handed-over", walker: Some("timo"), former: Some("aino"), ..home },
        Plan { id: "asked", asked: Some(("aino", true)), state: State::Proposed, ..home },
        Plan { id: "asked-before", asked: Some(("aino", false)), state: State::Proposed, ..home },
        Plan {
            id: "asked-and-barred",
            asked: Some(("aino", true)),
            barred: Some("aino"),
            state: State::Proposed,
            ..home
        },
        Plan { id: "elsewhere", walker: Some("aino"), ..away },
        Plan { id: "asked-elsewhere", asked: Some(("aino", true)), state: State::Proposed, ..away },
        Plan { id: "sent-elsewhere", sender: "rauni", ..away },
    ]
}

fn ids(of: impl Fn(&Plan) -> bool) -> Vec<&'static str> {
    cases().iter().filter(|plan| of(plan)).map(|plan| plan.id).collect()
}

async fn planted(world: &World) {
    let tx = world.begin().await;
    for name in ["aino", "timo", "kaisa", "koski", "pertti"] {
        account_of(&tx, name).await;
    }
    for municipality in [sodankyla(), inari()] {
        relative_of_everybody(&tx, municipality).await;
    }
    for plan in cases() {
        plant(&tx, &plan).await;
    }
    tx.commit().await.unwrap();
}

/// A link worker who has declared every resident as a relative.
async fn relative_of_everybody(tx: &Tx, municipality: MunicipalityCode) {
    let profile = Profile::empty(AccountId::new("pertti"), "pertti".into());
    let coordinator = person("koski", &[(Role::Coordinator, municipality)]);
    let grant = Grant::coordinate_in(&coordinator, municipality).unwrap();
    link_worker::save(tx, &grant, &profile, 0).await.unwrap();
    let own = Grant::own_account(&person("pertti", &[])).unwrap();
    let fresh = || (format!("relative-{municipality}"), [1; 12]);
    let everybody = [Conflict::parse(NAME).unwrap()];
    link_worker::declare(tx, &sealer(), &own, municipality, &everybody, fresh).await.unwrap();
}

/// Whatever reads one case, and whether it gave something.
async fn reads(tx: &Tx, scope: &Scope, id: &CaseId) -> Result<Vec<(&'static str, bool)>, StoreError> {
    let log_start = Timestamp::UNIX_EPOCH;
    Ok(vec![
        ("case::find", case::find(tx, scope, id).await?.is_some()),
        ("case::lock", case::lock(tx, scope, id).await?.is_some()),
        ("case::steps", !case::steps(tx, scope, id).await?.is_empty()),
        ("case::clocks", !case::clocks(tx, scope, id).await?.is_empty()),
        ("referral::find", referral::find(tx, scope, id).await?.is_some()),
        ("referral::safety", referral::safety(tx, scope, &sealer(), id).await?.is_some()),
        ("resident::find", resident::find(tx, scope, id).await?.is_some()),
        ("resident::bars", !resident::bars(tx, scope, id).await?.is_empty()),
        ("permission::list", !permission::list(tx, scope, id).await?.is_empty()),
        ("measurement::taken", !measurement::taken(tx, scope, Some(id)).await?.is_empty()),
        ("measurement::list", !measurement::list(tx, scope, id).await?.is_empty()),
        ("contact::tries", !contact::tries(tx, scope, id).await?.is_empty()),
        ("contact::requests", !contact::requests(tx, scope, id).await?.is_empty()),
        ("contact::list", !contact::list(tx, scope, id).await?.is_empty()),
        ("proposal::list", !proposal::list(tx, scope, id).await?.is_empty()),
        ("proposal::assignments", !proposal::assignments(tx, scope, id).await?.is_empty()),
        ("visit::list", !visit::list(tx, scope, id).await?.is_empty()),
        ("agreement::list", !agreement::list(tx, scope, id).await?.is_empty()),
        ("goal::list", !goal::list(tx, scope, id).await?.is_empty()),
        ("worry::list", !worry::list(tx, scope, &sealer(), id).await?.is_empty()),
        ("letter::list", !letter::list(tx, scope, id).await?.is_empty()),
        ("closing::find", closing::find(tx, scope, id).await?.summary.is_some()),
        ("closing::follow_ups", !closing::follow_ups(tx, scope, id).await?.is_empty()),
        ("link_worker::barred", !link_worker::barred(tx, &sealer(), scope, id).await?.is_empty()),
        ("audit::looks", !audit::looks(tx, scope, id, log_start).await?.is_empty()),
    ])
}

/// Whatever lists cases, and which.
async fn lists(tx: &Tx, scope: &Scope) -> Result<Vec<(&'static str, BTreeSet<CaseId>)>, StoreError> {
    let search = resident::search(tx, scope, NAME, Some(born()), None).await?;
    Ok(vec![
        ("case::list", case::list(tx, scope, State::ALL).await?.into_iter().map(|c| c.id).collect()),
        ("case::all_clocks", case::all_clocks(tx, scope).await?.into_iter().map(|(id, _)| id).collect()),
        ("resident::search", search.into_iter().map(|(id, _)| id).collect()),
        ("visit::ahead", visit::ahead(tx, scope).await?.into_iter().map(|v| v.case).collect()),
        ("letter::unprinted", letter::unprinted(tx, scope).await?.into_iter().map(|l| l.case).collect()),
        ("worry::unseen", worry::unseen(tx, scope).await?.into_iter().collect()),
        ("worry::open_requests", worry::open_requests(tx, scope).await?.into_iter().filter_map(|r| r.case).collect()),
    ])
}

/// Everything within the scope is found by every function, and nothing else by any.
async fn shows(world: &World, who: &str, scope: &Scope, expected: &[&str]) {
    let tx = world.begin().await;
    let wanted: BTreeSet<CaseId> = expected.iter().map(|id| CaseId::new(*id)).collect();
    for plan in cases() {
        let id = CaseId::new(plan.id);
        for (what, found) in reads(&tx, scope, &id).await.unwrap() {
            assert_eq!(found, wanted.contains(&id), "{what} of “{id}” for {who}");
        }
    }
    for (what, found) in lists(&tx, scope).await.unwrap() {
        assert_eq!(found, wanted, "{what} for {who}");
    }
    let measured = measurement::taken(&tx, scope, None).await.unwrap();
    assert!(measured.iter().all(|(id, _)| wanted.contains(id)), "measurement::taken for {who}");
    let viewer = scope.viewer().map(AccountId::as_str);
    let asked = |plan: &Plan| {
        plan.asked.is_some_and(|(who, open)| open && viewer == Some(who)) && wanted.contains(&CaseId::new(plan.id))
    };
    let proposals: BTreeSet<CaseId> = proposal::open(&tx, scope).await.unwrap().into_iter().map(|p| p.case).collect();
    assert_eq!(proposals, ids(asked).into_iter().map(CaseId::new).collect(), "proposal::open for {who}");
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn a_coordinator_finds_the_cases_of_the_own_municipalities_unless_the_resident_said_no() {
    each(async |world| {
        planted(&world).await;
        let of = |codes: &[MunicipalityCode]| {
            let roles: Vec<_> = codes.iter().map(|code| (Role::Coordinator, *code)).collect();
            move |name: &str| Scope::coordinating(&person(name, &roles))
        };
        let home = ids(|plan| plan.municipality == sodankyla());
        shows(&world, "koski", &of(&[sodankyla()])("koski"), &home).await;
        let not_kept = ids(|plan| plan.municipality == sodankyla() && plan.barred != Some("kaisa"));
        shows(&world, "kaisa, whom one resident does not want", &of(&[sodankyla()])("kaisa"), &not_kept).await;
        shows(&world, "koski of both", &of(&[sodankyla(), inari()])("koski"), &ids(|_| true)).await;
        shows(&world, "koski of Inari", &of(&[inari()])("koski"), &ids(|plan| plan.municipality == inari())).await;
        shows(&world, "koski of Helsinki", &of(&[helsinki()])("koski"), &[]).await;
        shows(&world, "koski of none", &of(&[])("koski"), &[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_referrer_finds_what_they_sent_to_municipalities_where_the_role_is_in_force() {
    each(async |world| {
        planted(&world).await;
        let rauni = |codes: &[MunicipalityCode]| {
            let roles: Vec<_> = codes.iter().map(|code| (Role::Referrer, *code)).collect();
            Scope::sending(&person("rauni", &roles))
        };
        let sent = |plan: &Plan| plan.sender == "rauni";
        shows(&world, "rauni of both", &rauni(&[sodankyla(), inari()]), &ids(sent)).await;
        let home = ids(|plan| sent(plan) && plan.municipality == sodankyla());
        shows(&world, "rauni of Sodankylä", &rauni(&[sodankyla()]), &home).await;
        shows(&world, "rauni whose role in Sodankylä has ended", &rauni(&[inari()]), &["sent-elsewhere"]).await;
        shows(&world, "rauni whose roles have ended", &rauni(&[]), &[]).await;
        let kaisa = Scope::sending(&person("kaisa", &[(Role::Referrer, sodankyla())]));
        shows(&world, "kaisa, who sent nothing", &kaisa, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_link_worker_finds_open_cases_of_their_own_and_nothing_handed_over_closed_or_barred() {
    each(async |world| {
        planted(&world).await;
        let walker = |codes: &[MunicipalityCode]| {
            let roles: Vec<_> = codes.iter().map(|code| (Role::LinkWorker, *code)).collect();
            person("aino", &roles)
        };
        shows(&world, "aino", &Scope::accompanying(&walker(&[sodankyla()])), &["own"]).await;
        let both = Scope::accompanying(&walker(&[sodankyla(), inari()]));
        shows(&world, "aino of both", &both, &["own", "elsewhere"]).await;
        shows(&world, "aino whose roles have ended", &Scope::accompanying(&walker(&[])), &[]).await;
        shows(&world, "aino who is asked", &Scope::asked(&walker(&[sodankyla()])), &["asked"]).await;
        let both = Scope::asked(&walker(&[sodankyla(), inari()]));
        shows(&world, "aino who is asked in both", &both, &["asked", "asked-elsewhere"]).await;
        shows(&world, "aino whose role has ended, asked", &Scope::asked(&walker(&[])), &[]).await;
    })
    .await;
}

#[tokio::test]
async fn who_walks_and_coordinates_finds_both_and_is_barred_from_both() {
    each(async |world| {
        planted(&world).await;
        let aino = person("aino", &[(Role::LinkWorker, sodankyla()), (Role::Coordinator, inari())]);
        let mut wanted = ids(|plan| plan.municipality == inari());
        wanted.push("own");
        shows(&world, "aino, coordinator in Inari", &Scope::walking(&aino), &wanted).await;
        let aino = person("aino", &[(Role::LinkWorker, sodankyla()), (Role::Coordinator, sodankyla())]);
        let wanted = ids(|plan| plan.municipality == sodankyla() && plan.barred != Some("aino"));
        shows(&world, "aino, coordinator at home", &Scope::walking(&aino), &wanted).await;
    })
    .await;
}

#[tokio::test]
async fn nobody_finds_anything_and_the_service_alone_finds_everything() {
    each(async |world| {
        planted(&world).await;
        let scopes = [Scope::coordinating, Scope::sending, Scope::accompanying, Scope::asked, Scope::walking];
        for scope in scopes {
            shows(&world, "nobody", &scope(&Actor::Anonymous), &[]).await;
            shows(&world, "the service with a person's scope", &scope(&Actor::Service("test")), &[]).await;
            let administrator = person("koski", &[(Role::Administrator, sodankyla())]);
            shows(&world, "an administrator", &scope(&administrator), &[]).await;
        }
        let all = Scope::unlimited_for_the_service;
        shows(&world, "the service", &all(&Actor::Service("test")), &ids(|_| true)).await;
        shows(&world, "nobody as the service", &all(&Actor::Anonymous), &[]).await;
        let koski = person("koski", &[(Role::Coordinator, sodankyla())]);
        shows(&world, "a coordinator as the service", &all(&koski), &[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_likely_double_is_found_within_the_scope_and_the_municipality_alone() {
    each(async |world| {
        planted(&world).await;
        let tx = world.begin().await;
        let everything = Scope::unlimited_for_the_service(&Actor::Service("test"));
        let double = async |scope: &Scope, id: &str| {
            let case = case::find(&tx, &everything, &CaseId::new(id)).await.unwrap().unwrap();
            case::likely_double(&tx, scope, &case).await.unwrap()
        };
        let coordinating = |code| Scope::coordinating(&person("koski", &[(Role::Coordinator, code)]));
        assert_eq!(double(&coordinating(sodankyla()), "own").await.unwrap().municipality, sodankyla());
        // The same name and birth date stand in the neighbour's cases too: they are no double of this one.
        assert!(double(&coordinating(inari()), "own").await.is_none());
        assert!(double(&coordinating(helsinki()), "own").await.is_none());
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_role_that_ended_and_an_account_that_was_suspended_find_nothing_with_the_next_transaction() {
    each(async |world| {
        planted(&world).await;
        let administrator = person("pekka", &[(Role::Administrator, sodankyla())]);
        let grant = Grant::administer(&administrator, sodankyla()).unwrap();
        let tx = world.begin().await;
        let unit = OrganisationId::new("unit");
        organisation::insert_by_service(&tx, &service(sodankyla()), &unit, Kind::Unit, "Yksikkö", None).await.unwrap();
        let aino = AccountId::new("aino");
        let new = account::NewMembership { id: "role", account: &aino, role: Role::LinkWorker, organisation: &unit };
        account::give_role_by_service(&tx, &service(sodankyla()), &new, now()).await.unwrap();
        tx.commit().await.unwrap();

        let scope = async || {
            let tx = world.begin().await;
            let person = account::person(&tx, &AccountId::new("aino")).await.unwrap();
            tx.rollback().await.unwrap();
            Scope::accompanying(&person.map_or(Actor::Anonymous, Actor::Person))
        };
        shows(&world, "aino with the role", &scope().await, &["own"]).await;

        let tx = world.begin().await;
        account::suspend(&tx, &grant, &aino, Some(now())).await.unwrap();
        tx.commit().await.unwrap();
        shows(&world, "aino, suspended", &scope().await, &[]).await;

        let tx = world.begin().await;
        account::suspend(&tx, &grant, &aino, None).await.unwrap();
        account::end_role(&tx, &grant, &rinnalla_domain::MembershipId::new("role"), now()).await.unwrap();
        tx.commit().await.unwrap();
        shows(&world, "aino without the role", &scope().await, &[]).await;
    })
    .await;
}
