//! The reports beside the municipality's year, against cases that were made by hand: a link worker's own hours, a
//! coordinator's month, a unit's own referrals, and the municipalities of an area.

use rinnalla_app::{FutureExt, Who, report};
use rinnalla_domain::account::Role;
use rinnalla_domain::report::{Area, FigureKey, OwnHours, Period, Stand, UnitReport, Value};
use rinnalla_domain::{AccountId, MunicipalityCode, OrganisationId};

use crate::report::{Stage, add_in, year};
use crate::world::{World, each, not_found};

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

/// Writes down a visit past the service.
async fn visit(world: &World, number: u32, by: &AccountId, day: &str, minutes: i64, corrected: bool) {
    let code = world.garden.home.code;
    let corrected = if corrected { "'2026-01-01T00:00:00.000000Z'" } else { "null" };
    world
        .past_the_service(&format!(
            "insert into contacts (id, municipality_id, case_id, by_account, by_name, held_on, kind, minutes, goals, note, \
             kilometres, expenses_cents, made_at, corrected_at) values ('v{number}', '{code}', 'c{number}', '{by}', 'A', \
             '{day}', 'meeting', {minutes}, '', 'A', 12, 350, '{day}T10:00:00.000000Z', {corrected})"
        ))
        .await;
}

#[tokio::test]
async fn own_hours_are_those_of_whoever_asks_and_of_nobody_else() {
    each(async |world| {
        let other = world.garden.home.who(Role::LinkWorker, 1);
        visit(&world, 1, &world.link_worker, "2024-11-30", 60, false).await;
        visit(&world, 2, &world.link_worker, "2024-12-01", 45, false).await;
        visit(&world, 3, &world.link_worker, "2025-02-03", 90, false).await;
        // A note that was corrected, and somebody else's.
        visit(&world, 4, &world.link_worker, "2025-02-03", 500, true).await;
        visit(&world, 5, &other, "2025-02-04", 500, false).await;
        let code = world.garden.home.code;
        world
            .past_the_service(&format!(
                "insert into community_work (id, municipality_id, account_id, by_name, held_on, what, minutes, made_at) \
                 values ('w1', '{code}', '{}', 'A', '2025-03-01', 'A', 120, '2025-03-01T10:00:00.000000Z')",
                world.link_worker
            ))
            .await;
        let read = async |who: &AccountId, of: &str| -> Result<OwnHours, rinnalla_app::Error> {
            let of = period(of);
            world.run(who, move |w| report::own_hours(w, of).boxed()).await
        };
        let hours = read(&world.link_worker, "2024-11..2025-12").await.unwrap();
        let months: Vec<(i16, i8, i64, i64)> =
            hours.months.iter().map(|(year, month, sums)| (*year, *month, sums.contacts, sums.minutes)).collect();
        assert_eq!(months, [(2024, 11, 1, 60), (2024, 12, 1, 45), (2025, 2, 1, 90), (2025, 3, 0, 0)]);
        let all = hours.all();
        assert_eq!((all.kilometres, all.expenses_cents, all.community_minutes), (36, 1050, 120));
        assert_eq!(read(&world.link_worker, "2024").await.unwrap().all().minutes, 105);
        assert_eq!(read(&other, "2025").await.unwrap().all().minutes, 500);
        not_found(read(&world.coordinator, "2025").await);
        not_found(read(&world.garden.home.who(Role::Analyst, 0), "2025").await);
    })
    .await;
}

#[tokio::test]
async fn a_month_counts_the_rows_behind_it_for_the_coordinator_alone() {
    each(async |world| {
        year(&world).await;
        let met = world.link_worker.clone();
        visit(&world, 1, &met, "2025-03-31", 50, false).await;
        visit(&world, 2, &met, "2025-04-01", 70, false).await;
        let code = world.garden.home.code;
        let read = async |who: &AccountId, of: &str| {
            let of = period(of);
            world.run(who, move |w| report::month(w, code, of).boxed()).await
        };
        let march = read(&world.coordinator, "2025-03").await.unwrap();
        for (key, n) in &march.happened {
            let (key, of) = (*key, period("2025-03"));
            let rows = world.run(&world.coordinator, move |w| report::rows(w, code, key, of, 1).boxed()).await.unwrap();
            assert_eq!(usize::try_from(*n).unwrap(), rows.total, "{key}");
        }
        // Every other one of the year: 12 referred, 10 reached, 9 began, 6 ended.
        for (key, n) in [
            (FigureKey::Referrals, 12),
            (FigureKey::Contacted, 10),
            (FigureKey::Agreement, 9),
            (FigureKey::Closed, 6),
            (FigureKey::Measured, 6),
            (FigureKey::Declined, 0),
        ] {
            assert_eq!(march.count(key), n, "{key}");
        }
        assert_eq!(march.without_both, 0);
        let wait = |key| march.waits.iter().find(|(of, _)| *of == key).map(|(_, line)| line.clone()).unwrap();
        assert_eq!(
            (wait(FigureKey::ContactedInTime).value, wait(FigureKey::ContactedInTime).of),
            (Value::Count(10), Some(10))
        );
        let median = wait(FigureKey::WaitContact);
        assert_eq!((median.value, median.n, median.of), (Value::Count(2), Some(10), Some(12)));
        let minutes: Vec<i64> = march.workers.iter().map(|worker| worker.minutes).filter(|m| *m > 0).collect();
        assert_eq!(minutes, [50]);
        // Whoever waits today is named by number, and each look stands in the log.
        assert!(march.waiting_now() > 0 && !march.longest.is_empty());
        let logged = world.touched("update audit set detail = detail where action = 'report_month'").await;
        assert_eq!(usize::try_from(logged).unwrap(), march.longest.len());
        assert!(march.longest.iter().all(|(case, days)| case.municipality == code && *days >= 0));
        for of in ["2025", "2026-11", "2027-01"] {
            not_found(read(&world.coordinator, of).await);
        }
        for role in [Role::Analyst, Role::AreaCoordinator, Role::LinkWorker, Role::Referrer, Role::Administrator] {
            not_found(read(&world.garden.home.who(role, 0), "2025-03").await);
        }
        let away = world.garden.neighbour.who(Role::Coordinator, 0);
        not_found(read(&away, "2025-03").await);
    })
    .await;
}

async fn unit_of(world: &World, who: &AccountId) -> OrganisationId {
    let find = |w: &rinnalla_app::Work| w.person().map(|person| person.memberships[0].organisation.clone());
    world.run(who, move |w| async move { find(w) }.boxed()).await.unwrap()
}

fn sent(told: &UnitReport, key: FigureKey) -> Value {
    told.own.iter().find(|figure| figure.key == key).unwrap().lines[0].value
}

/// The two units of the municipality that refer, and somebody of each.
async fn units(world: &World) -> [(AccountId, OrganisationId); 2] {
    let (nurse, social) = (world.garden.home.who(Role::Referrer, 0), world.garden.home.who(Role::Referrer, 1));
    let (health, work) = (unit_of(world, &nurse).await, unit_of(world, &social).await);
    assert_ne!(health, work);
    [(nurse, health), (social, work)]
}

async fn read_unit(
    world: &World,
    who: &AccountId,
    unit: &OrganisationId,
    of: &str,
) -> Result<UnitReport, rinnalla_app::Error> {
    let (code, unit, of) = (world.garden.home.code, unit.clone(), period(of));
    world.run(who, move |w| report::unit(w, code, unit, of).boxed()).await
}

#[tokio::test]
async fn a_unit_reads_its_own_steps_and_nobody_else_reads_them() {
    each(async |world| {
        let code = world.garden.home.code;
        let [(nurse, health), (social, work)] = units(&world).await;
        // Sixteen from the one, eight from the other.
        for number in 0..24 {
            let unit = if number < 8 { &work } else { &health };
            let stage = Stage { reached: number < 22, began: number < 20, ..Stage::default() };
            add_in(&world, code, unit.as_str(), number, 3, stage).await;
        }
        let own = read_unit(&world, &nurse, &health, "2025").await.unwrap();
        assert_eq!(sent(&own, FigureKey::Referrals), Value::Count(16));
        assert_eq!(sent(&own, FigureKey::Received), Value::Count(16));
        assert_eq!(sent(&own, FigureKey::Contacted), Value::Count(14));
        assert_eq!(sent(&own, FigureKey::Agreement), Value::Count(12));
        let other = read_unit(&world, &social, &work, "2025-03").await.unwrap();
        assert_eq!(sent(&other, FigureKey::Referrals), Value::Count(8));
        not_found(read_unit(&world, &nurse, &work, "2025").await);
        for role in [Role::Coordinator, Role::Analyst, Role::AreaCoordinator, Role::LinkWorker, Role::Administrator] {
            not_found(read_unit(&world, &world.garden.home.who(role, 0), &health, "2025").await);
        }
        not_found(read_unit(&world, &world.garden.neighbour.who(Role::Referrer, 0), &health, "2025").await);
        let of = period("2025");
        not_found(world.app.run(Who::Anonymous, move |w| report::unit(w, code, health, of).boxed()).await);
    })
    .await;
}

#[tokio::test]
async fn a_unit_learns_of_no_small_number_of_another_unit() {
    each(async |world| {
        let code = world.garden.home.code;
        let [(nurse, health), (social, work)] = units(&world).await;
        for number in 0..12 {
            let unit = if number < 3 { &work } else { &health };
            add_in(&world, code, unit.as_str(), number, 10, Stage::default()).await;
        }
        // Three are not told, nor the nine from which they could be worked out: the municipality's report tells twelve.
        for (who, unit) in [(&nurse, &health), (&social, &work)] {
            for of in ["2025", "2025-10"] {
                let told = read_unit(&world, who, unit, of).await.unwrap();
                assert_eq!(sent(&told, FigureKey::Referrals), Value::Hidden, "{of}");
            }
        }
        let whole = world
            .run(&world.coordinator, move |w| report::municipality(w, code, period("2025-10")).boxed())
            .await
            .unwrap();
        assert_eq!(whole.line(FigureKey::Referrals).unwrap().value, Value::Count(12));
    })
    .await;
}

fn share_of(area: &Area, key: FigureKey) -> &rinnalla_domain::report::Share {
    area.shares.iter().find(|share| share.key == key).unwrap()
}

#[tokio::test]
async fn municipalities_stand_side_by_side_and_what_one_hides_is_in_no_sum() {
    each(async |world| {
        let (home, away) = (world.garden.home.code, world.garden.neighbour.code);
        // Forty reached in time at home, and four late of sixteen in the neighbour.
        for number in 0..40 {
            add_in(&world, home, "", number, 3, Stage { reached: true, began: number < 12, ..Stage::default() }).await;
        }
        for number in 100..116 {
            let stage = Stage { reached: true, late: number < 104, began: number < 112, ..Stage::default() };
            add_in(&world, away, "", number, 3, stage).await;
        }
        let analyst = world.garden.home.who(Role::Analyst, 0);
        let read = async |who: &AccountId| {
            let of = period("2025");
            world.run(who, move |w| report::area(w, of).boxed()).await
        };
        let alone = read(&analyst).await.unwrap();
        assert_eq!(alone.places.iter().map(|place| place.code).collect::<Vec<MunicipalityCode>>(), [home]);
        assert_eq!(share_of(&alone, FigureKey::ContactedInTime).mean(), None);
        world
            .past_the_service(&format!(
                "insert into memberships (id, account_id, role, municipality_id, organisation_id, started_at) values \
                 ('extra', '{analyst}', 'analyst', '{away}', 'kunta-{away}', '2025-01-01T00:00:00.000000Z')"
            ))
            .await;
        let area = read(&analyst).await.unwrap();
        let mut names: Vec<String> = area.places.iter().map(|place| place.name.clone()).collect();
        assert_eq!(names.len(), 2);
        names.sort();
        assert_eq!(names, area.places.iter().map(|place| place.name.clone()).collect::<Vec<_>>());
        let at = |code| area.places.iter().position(|place| place.code == code).unwrap();
        let in_time = share_of(&area, FigureKey::ContactedInTime);
        assert_eq!(in_time.points[at(home)].counts(), Some((40, 40)));
        // Twelve in time would tell the four who were not.
        assert_eq!(in_time.points[at(away)].value, Value::Hidden);
        assert_eq!(in_time.together(), Some((40, 40, 1)));
        let referred = area.counts.iter().find(|counted| counted.key == FigureKey::Referrals).unwrap();
        assert_eq!(referred.together(), (56, 2));
        // Each number is the one of the municipality's own report.
        let own = world.run(&analyst, move |w| report::municipality(w, away, period("2025")).boxed()).await.unwrap();
        assert_eq!(own.line(FigureKey::ContactedInTime).unwrap().value, Value::Hidden);
        let visits = share_of(&area, FigureKey::FirstVisitInTime);
        assert_eq!(visits.together(), Some((24, 24, 2)));
        assert_eq!(visits.stand(&visits.points[at(home)]), Some(Stand::Within));
        for role in [Role::Coordinator, Role::LinkWorker, Role::Referrer, Role::Administrator] {
            not_found(read(&world.garden.home.who(role, 0)).await);
        }
        let of = period("2025");
        not_found(world.app.run(Who::Anonymous, move |w| report::area(w, of).boxed()).await);
    })
    .await;
}
