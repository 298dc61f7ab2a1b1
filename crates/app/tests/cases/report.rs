//! A municipality's year against cases that were made by hand.

use rinnalla_app::{FutureExt, Who, report};
use rinnalla_domain::account::Role;
use rinnalla_domain::report::{FigureKey, Line, Period, Report, Value};
use rinnalla_domain::{AccountId, MunicipalityCode};
use rinnalla_testkit::back_door;

use crate::world::{World, each, not_found};

/// Adds a case of 2025 past the service: its number, the month, and how far it came.
async fn add(world: &World, number: u32, month: u32, stage: Stage) {
    add_in(world, world.garden.home.code, "", number, month, stage).await;
}

/// The same in a municipality, from a unit.
pub async fn add_in(world: &World, code: MunicipalityCode, unit: &str, number: u32, month: u32, stage: Stage) {
    let at = |day: u32| format!("2025-{month:02}-{day:02}T10:00:00.000000Z");
    let text = |given: bool, text: String| if given { format!("'{text}'") } else { "null".into() };
    let resident = format!("r{number}");
    let reached = if stage.late { 20 } else { 5 };
    let birth = if number.is_multiple_of(2) { "1948-05-07" } else { "1970-05-07" };
    let reasons = if number.is_multiple_of(3) { "loneliness mood" } else { "loneliness" };
    let state = if stage.ended { "closed" } else { "underway" };
    let rows = [
        format!(
            "insert into residents (id, municipality_id, name, name_key, birth_date, village, phone, phone_key, \
             message_allowed, letter_allowed, language, interpreter, made_at) values ('{resident}', '{code}', 'A', 'a', \
             '{birth}', 'Kirkonkylä', '1', '1', 0, 0, 'fi', 0, '{}')",
            at(1)
        ),
        format!(
            "insert into cases (id, municipality_id, resident_id, number, state, sent_at, received_at, contacted_at, \
             accepted_at, first_visit_on, began_on, closed_at, last_moved_at) values ('c{number}', '{code}', '{resident}', \
             'H-2025-{number}', '{state}', '{}', '{}', {}, {}, {}, {}, {}, '{}')",
            at(3),
            at(4),
            text(stage.reached, at(reached)),
            text(stage.reached, at(reached)),
            text(stage.began, format!("2025-{month:02}-14")),
            text(stage.began, format!("2025-{month:02}-15")),
            text(stage.ended, at(27)),
            at(27),
        ),
        format!(
            "insert into referrals (case_id, municipality_id, source, referrer_name, referrer_title, unit_id, \
             unit_name, referrer_phone, reasons, wish, obstacles, feedback_wanted) values ('c{number}', '{code}', \
             'professional', 'A', 'A', {}, 'A', '1', '{reasons}', 'A', '', 0)",
            text(!unit.is_empty(), unit.to_owned()),
        ),
    ];
    let raw = back_door::open(world.address()).await;
    for row in rows {
        assert_eq!(back_door::run(&raw, &row).await, 1, "{row}");
    }
    for (point, answer, day) in [("referral", stage.before, 3), ("end", stage.after, 27)] {
        if let Some(answer) = answer {
            let row = format!(
                "insert into measurements (id, municipality_id, case_id, point, mode, satisfaction, taken_on, \
                 recorded_by, made_at) values ('m{number}{point}', '{code}', 'c{number}', '{point}', 'alone', {answer}, \
                 '2025-{month:02}-{day:02}', 'A', '{}')",
                at(day)
            );
            assert_eq!(back_door::run(&raw, &row).await, 1, "{row}");
        }
    }
}

#[derive(Clone, Copy, Default)]
pub struct Stage {
    pub reached: bool,
    /// Reached after more than a week.
    pub late: bool,
    pub began: bool,
    pub ended: bool,
    pub before: Option<i64>,
    pub after: Option<i64>,
}

/// Twelve referrals in March and twelve in May: twenty reached, eighteen began, twelve ended, of whom seven rose by two
/// points and five fell by one.
pub async fn year(world: &World) {
    for number in 0..24 {
        let ended = number < 12;
        let after = if number < 7 { 6 } else { 3 };
        let stage = Stage {
            reached: number < 20,
            began: number < 18,
            ended,
            before: ended.then_some(4),
            after: ended.then_some(after),
            ..Stage::default()
        };
        add(world, number, if number.is_multiple_of(2) { 3 } else { 5 }, stage).await;
    }
}

async fn read(world: &World, who: &AccountId, period: &str) -> Report {
    let (code, period) = (world.garden.home.code, Period::parse(period).unwrap());
    world.run(who, move |w| report::municipality(w, code, period).boxed()).await.unwrap()
}

fn value(report: &Report, key: FigureKey) -> Value {
    report.line(key).unwrap().value
}

#[tokio::test]
async fn a_year_counts_what_happened_and_tells_means_with_the_worse_group() {
    each(async |world| {
        year(&world).await;
        let told = read(&world, &world.coordinator, "2025").await;
        for (key, n) in [
            (FigureKey::Referrals, 24),
            (FigureKey::Received, 24),
            (FigureKey::Contacted, 20),
            (FigureKey::FirstVisit, 18),
            (FigureKey::Agreement, 18),
            (FigureKey::Closed, 12),
            // All within a week, and all within three weeks.
            (FigureKey::ContactedInTime, 20),
            (FigureKey::FirstVisitInTime, 18),
            (FigureKey::WaitContact, 2),
            (FigureKey::WaitFirstVisit, 11),
        ] {
            assert_eq!(value(&told, key), Value::Count(n), "{key}");
        }
        assert_eq!(value(&told, FigureKey::Measured), Value::Count(12));
        // All were lonely: that nobody is among the others is not told either.
        assert_eq!(told.part(FigureKey::Reasons, "loneliness").unwrap().value, Value::Hidden);
        let Line { value: Value::Mean(mean), n, of, .. } = told.line(FigureKey::Change).unwrap().clone() else {
            panic!("a mean")
        };
        assert!((mean.mean - 0.75).abs() < 1e-12, "{}", mean.mean);
        // scipy.stats.ttest_1samp([2]*7 + [-1]*5, 0).confidence_interval(): -0.2326…, 1.7326…
        let (from, to) = mean.interval.unwrap();
        assert!((from + to - 1.5).abs() < 1e-9 && from < 0.0, "{from} {to}");
        assert_eq!((n, of), (Some(12), Some(12)));
        assert_eq!(value(&told, FigureKey::Worse), Value::Count(5));
        assert_eq!(value(&told, FigureKey::ServiceUse), Value::NotFromHere);
    })
    .await;
}

#[tokio::test]
async fn what_was_told_stays_and_shorter_spans_tell_no_means() {
    each(async |world| {
        year(&world).await;
        let first = read(&world, &world.coordinator, "2025").await;
        add(&world, 99, 3, Stage { reached: true, ..Stage::default() }).await;
        let second = read(&world, &world.coordinator, "2025").await;
        assert_eq!(first, second, "what was entered late changed a figure that had been told");
        let span = read(&world, &world.coordinator, "2025-01..2025-04").await;
        assert_eq!(value(&span, FigureKey::Referrals), Value::Count(12));
        assert_eq!(value(&span, FigureKey::WaitContact), Value::YearsOnly);
        assert_eq!(value(&span, FigureKey::Change), Value::YearsOnly);
        // A year in which nothing happened says so.
        assert!(read(&world, &world.coordinator, "2023").await.figures.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_rows_behind_a_figure_are_for_the_coordinator_and_every_look_is_logged() {
    each(async |world| {
        year(&world).await;
        let (code, period) = (world.garden.home.code, Period::parse("2025").unwrap());
        let rows = async |who: &AccountId, key, page| {
            world.run(who, move |w| report::rows(w, code, key, period, page).boxed()).await
        };
        let found = rows(&world.coordinator, FigureKey::Contacted, 1).await.unwrap();
        assert_eq!((found.total, found.pages, found.rows.len()), (20, 1, 20));
        assert_eq!(rows(&world.coordinator, FigureKey::Referrals, 2).await.unwrap().rows.len(), 4);
        let logged = world.touched("update audit set detail = detail where action = 'report_rows'").await;
        assert_eq!(logged, 24);
        let analyst = world.garden.home.who(Role::Analyst, 0);
        assert!(!read(&world, &analyst, "2025").await.figures.is_empty());
        not_found(rows(&analyst, FigureKey::Contacted, 1).await);
        not_found(rows(&world.link_worker, FigureKey::Contacted, 1).await);
        not_found(rows(&world.coordinator, FigureKey::Reasons, 1).await);
        let away = MunicipalityCode::parse("049").unwrap();
        not_found(world.run(&world.coordinator, move |w| report::municipality(w, away, period).boxed()).await);
        not_found(world.app.run(Who::Anonymous, move |w| report::municipality(w, code, period).boxed()).await);
    })
    .await;
}
