//! A municipality's year against cases that were made by hand.

use rinnalla_app::report::Named;
use rinnalla_app::{FutureExt, Who, report};
use rinnalla_domain::account::Role;
use rinnalla_domain::report::{FigureKey, Line, NewNamedPeriod, Period, Report, Value};
use rinnalla_domain::text::Line as TextLine;
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

/// Meetings of an hour in a month of 2025 with the first so many residents, past the service.
async fn meet(world: &World, month: u8, residents: u32, name: &str) {
    let raw = back_door::open(world.address()).await;
    let code = world.garden.home.code;
    for number in 0..residents {
        let row = format!(
            "insert into contacts (id, municipality_id, case_id, by_account, by_name, held_on, kind, minutes, goals, \
             note, kilometres, made_at) values ('{name}{month}-{number}', '{code}', 'c{number}', 'w', 'W', \
             '2025-{month:02}-11', 'visit', 60, '', '', 7, '2025-{month:02}-11T12:00:00.000000Z')"
        );
        assert_eq!(back_door::run(&raw, &row).await, 1, "{row}");
    }
}

#[tokio::test]
async fn no_two_spans_tell_the_hours_of_few_by_their_difference() {
    each(async |world| {
        year(&world).await;
        // From March on.
        let met = [9, 2, 8, 6];
        for (month, residents) in (3..).zip(met) {
            meet(&world, month, residents, "t").await;
        }
        let span = |from: usize, to: usize| format!("2025-{:02}..2025-{:02}", from + 2, to + 2);
        // Month by month as points; two are joined when the months between them are told.
        let mut joined: Vec<usize> = (0..=met.len()).collect();
        let mut told = Vec::new();
        for from in 1..=met.len() {
            for to in from..=met.len() {
                let report = read(&world, &world.coordinator, &span(from, to)).await;
                // Nothing is said of months in which nobody was referred and no support ended.
                let Some(hours) = report.line(FigureKey::Hours).map(|line| line.value) else { continue };
                told.push((span(from, to), hours));
                if hours == Value::Hidden {
                    continue;
                }
                let all: u32 = met[from - 1..to].iter().sum();
                assert_eq!(hours, Value::Number(f64::from(all)), "{}", span(from, to));
                let (one, other) = (joined[from - 1], joined[to]);
                joined.iter_mut().filter(|point| **point == other).for_each(|point| *point = one);
            }
        }
        for from in 0..met.len() {
            for to in (from..met.len()).filter(|to| joined[from] == joined[to + 1]) {
                // The same residents are met again and again: the largest month is everybody.
                let residents = met[from..=to].iter().max();
                assert!(!(1..5).contains(residents.unwrap_or(&0)), "{} can be had", span(from + 1, to + 1));
            }
        }
        let year = read(&world, &world.coordinator, "2025").await;
        assert_eq!(
            (value(&year, FigureKey::Hours), value(&year, FigureKey::Contacts)),
            (Value::Number(25.0), Value::Count(25))
        );
        assert_eq!(value(&year, FigureKey::Kilometres), Value::Count(175));
        assert!(told.iter().any(|(_, hours)| *hours == Value::Hidden));
        // What is entered late is in nothing that has been told.
        meet(&world, 4, 1, "late").await;
        assert_eq!(read(&world, &world.coordinator, "2025").await, year);
        for (span, hours) in told {
            assert_eq!(value(&read(&world, &world.coordinator, &span).await, FigureKey::Hours), hours, "{span}");
        }
    })
    .await;
}

#[tokio::test]
async fn totals_of_instruments_are_told_beside_the_own_scales() {
    each(async |world| {
        year(&world).await;
        let raw = back_door::open(world.address()).await;
        let code = world.garden.home.code;
        for number in 0..12 {
            let after = if number < 7 { 29 } else { 17 };
            for (point, total, day) in [("referral", 23, 3), ("end", after, 27)] {
                let row = format!(
                    "insert into measurements (id, municipality_id, case_id, point, mode, instrument, total, taken_on, \
                     recorded_by, made_at) values ('s{number}{point}', '{code}', 'c{number}', '{point}', 'paper', \
                     'swemwbs', {total}, '2025-03-{day:02}', 'A', '2025-03-{day:02}T10:00:00.000000Z')"
                );
                assert_eq!(back_door::run(&raw, &row).await, 1, "{row}");
            }
        }
        let told = read(&world, &world.coordinator, "2025").await;
        let Line { value: Value::Mean(mean), n, of, .. } = told.part(FigureKey::Change, "swemwbs").unwrap().clone()
        else {
            panic!("a mean")
        };
        // Raw 23, 29 and 17 are 20.73, 26.02 and 16.88 by the table.
        assert!((mean.mean - (7.0 * 5.29 - 5.0 * 3.85) / 12.0).abs() < 1e-9, "{}", mean.mean);
        assert_eq!((n, of), (Some(12), Some(12)));
        assert_eq!(told.part(FigureKey::Worse, "swemwbs").unwrap().value, Value::Count(5));
        assert_eq!(told.part(FigureKey::ReliableChange, "improved-swemwbs").unwrap().value, Value::Count(7));
        // Nobody stayed as they were: that is not told, and neither is the group with which it could be worked out.
        assert_eq!(told.part(FigureKey::ReliableChange, "worse-swemwbs").unwrap().value, Value::Hidden);
        assert!(
            matches!(told.part(FigureKey::ChangeSize, "swemwbs").unwrap().value, Value::Number(size) if size > 0.0)
        );
        assert!(told.part(FigureKey::Change, "who5").is_none());
    })
    .await;
}

#[tokio::test]
async fn a_named_period_has_means_unless_few_could_be_worked_out() {
    each(async |world| {
        year(&world).await;
        let code = world.garden.home.code;
        let name = async |who: &AccountId, months: &str| {
            let new = NewNamedPeriod {
                name: TextLine::parse("Keksitty hanke", 100).unwrap().unwrap(),
                period: Period::parse(months).unwrap(),
            };
            world.run(who, move |w| report::name_period(w, code, new).boxed()).await
        };
        let change = |report: &Report| value(report, FigureKey::Change);
        let project = read(&world, &world.coordinator, "2025-03..2025-08").await;
        assert_eq!(change(&project), Value::YearsOnly);
        let all = read(&world, &world.coordinator, "2025").await;
        // Somebody is entered late, after the year was told.
        add(
            &world,
            70,
            3,
            Stage { late: false, reached: true, began: true, ended: true, before: Some(1), after: Some(9) },
        )
        .await;
        for months in ["2025-03..2025-08", "2025-01..2025-03", "2023-01..2023-06"] {
            assert_eq!(name(&world.coordinator, months).await.unwrap(), Named::Done, "{months}");
        }
        assert_eq!(name(&world.coordinator, "2025-03..2025-08").await.unwrap(), Named::Known);
        assert_eq!(name(&world.coordinator, "2025-01..2025-12").await.unwrap(), Named::IsYear);
        not_found(name(&world.garden.home.who(Role::Analyst, 0), "2025-03..2025-09").await);
        not_found(name(&world.link_worker, "2025-03..2025-09").await);
        // All who ended in the year ended in these months: the same mean, without whoever came late.
        let project = read(&world, &world.coordinator, "2025-03..2025-08").await;
        assert_eq!(change(&project), change(&all));
        assert_eq!(value(&project, FigureKey::WaitContact), Value::Count(2));
        assert_eq!(project.line(FigureKey::WaitContact).unwrap().n, None);
        // Six of the year ended until March, and six after it.
        let half = read(&world, &world.coordinator, "2025-01..2025-03").await;
        assert!(!matches!(change(&half), Value::Mean(_)), "{:?}", change(&half));
        assert_eq!(read(&world, &world.coordinator, "2025").await, all);
        let named = world.run(&world.coordinator, move |w| report::named_periods(w, code).boxed()).await.unwrap();
        assert_eq!(named.len(), 3);
        assert!(read(&world, &world.coordinator, "2023-01..2023-06").await.figures.is_empty());
    })
    .await;
}
