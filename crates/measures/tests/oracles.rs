//! The figures that are printed in papers and by R, to the digits in which they are printed.
//!
//! Raw data that may not be copied here are read from `../shared`; without it those tests say that they were skipped.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use rinnalla_measures::statistics::bootstrap::of_mean;
use rinnalla_measures::statistics::effect::Effects;
use rinnalla_measures::statistics::paired::{Change, Pairs};
use rinnalla_measures::statistics::reliable::{Better, Precision, Verdict, cuts};
use rinnalla_measures::statistics::survival::{Course, End, Wait, cumulative_incidence, kaplan_meier, logrank};
use rinnalla_measures::statistics::wilcoxon::{Method, shift, signed_ranks};
use rinnalla_measures::statistics::xmr::Signal;
use rinnalla_measures::statistics::{Interval, Why};
use rinnalla_measures::statistics::{attrition, funnel, proportion, regression, rubin, run_chart, service_use, xmr};

/// Equal to as many digits as the printed figure has.
fn printed(value: f64, figure: &str) {
    let digits = figure.split_once('.').map_or(0, |(_, after)| after.len());
    assert_eq!(
        format!("{value:.digits$}").replacen("-0.", "-.", 1).trim_start_matches('0'),
        figure.trim_start_matches('0')
    );
}

fn near(value: f64, figure: f64, by: f64) {
    assert!((value - figure).abs() <= by, "{value} is not {figure}");
}

fn shared(name: &str) -> Option<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/measures/").to_owned() + name;
    let found = std::fs::read_to_string(&path).ok();
    if found.is_none() {
        eprintln!("skipped: {path} is not there");
    }
    found
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().skip(1).map(|line| line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect()).collect()
}

fn anorexia(arm: &str) -> Option<Pairs> {
    let text = shared("mass_anorexia.csv")?;
    let pairs = rows(&text).into_iter().filter(|row| row[0] == arm);
    Some(Pairs::new(pairs.map(|row| (row[1].parse().ok(), row[2].parse().ok()))).unwrap())
}

#[test]
fn sleep_of_student() {
    let Some(text) = shared("r_sleep.csv") else { return };
    let of = |group: &str| -> Vec<Option<f64>> {
        rows(&text).into_iter().filter(|row| row[1] == group).map(|row| row[0].parse().ok()).collect()
    };
    let pairs = Pairs::new(of("1").into_iter().zip(of("2"))).unwrap();
    let change = Change::of(&pairs);
    assert_eq!((change.n, change.df), (10, Ok(9)));
    printed(change.mean.unwrap(), "1.58");
    printed(change.sd.unwrap(), "1.229995");
    printed(change.t.unwrap(), "4.0621277");
    printed(change.p.unwrap(), ".00283289");
    printed(change.interval.unwrap().lo, ".7001142");
    printed(change.interval.unwrap().hi, "2.4598858");
    let effects = Effects::of(&pairs);
    printed(effects.d_z.unwrap(), "1.284558");
    printed(effects.d_av.unwrap(), ".833496");
    let ranks = signed_ranks(pairs.changes()).unwrap();
    assert_eq!((ranks.plus, ranks.zeros, ranks.method), (45.0, 1, Method::Normal));
    printed(ranks.p, ".009090698");
}

#[test]
fn family_therapy_of_anorexia() {
    let Some(pairs) = anorexia("FT") else { return };
    let change = Change::of(&pairs);
    assert_eq!(change.n, 17);
    printed(change.mean.unwrap(), "7.264706");
    printed(change.sd.unwrap(), "7.157421");
    printed(change.t.unwrap(), "4.1849081");
    printed(change.p.unwrap(), ".0007002531");
    printed(change.interval.unwrap().lo, "3.5846995");
    printed(change.interval.unwrap().hi, "10.9447122");
    let effects = Effects::of(&pairs);
    printed(effects.d_z.unwrap(), "1.014989");
    printed(effects.d_av.unwrap(), "1.076910");
    printed(effects.d_av_rms.unwrap(), "1.0432");
    printed(effects.g_z.unwrap(), ".966527");
    let ranks = signed_ranks(pairs.changes()).unwrap();
    assert_eq!((ranks.plus, ranks.method), (142.0, Method::Exact));
    printed(ranks.p, ".0008392334");
    printed(ranks.effect, ".856209");
    let shift = shift(pairs.changes()).unwrap();
    printed(shift.interval.unwrap().lo, "3.45");
    printed(shift.interval.unwrap().hi, "11.20");
    let drawn = of_mean(pairs.changes(), 99_999, 1).unwrap();
    let bca = drawn.bca.unwrap();
    for (lo, hi) in [(3.85, 10.42), (3.86, 10.45)] {
        near(bca.lo, lo, 0.15);
        near(bca.hi, hi, 0.15);
    }
    for (lo, hi) in [(3.94, 10.50), (3.95, 10.52)] {
        near(drawn.percentile.lo, lo, 0.15);
        near(drawn.percentile.hi, hi, 0.15);
    }
}

#[test]
fn cognitive_therapy_of_anorexia() {
    let Some(pairs) = anorexia("CBT") else { return };
    let change = Change::of(&pairs);
    assert_eq!(change.n, 29);
    printed(change.mean.unwrap(), "3.006897");
    printed(change.sd.unwrap(), "7.308504");
    printed(change.t.unwrap(), "2.215588");
    printed(change.p.unwrap(), ".035023");
    printed(change.interval.unwrap().lo, ".2268902");
    printed(change.interval.unwrap().hi, "5.7869029");
    let effects = Effects::of(&pairs);
    printed(effects.d_z.unwrap(), ".411424");
    printed(effects.d_av.unwrap(), ".455680");
    let ranks = signed_ranks(pairs.changes()).unwrap();
    near(ranks.minus, 131.5, 0.0);
    printed(ranks.p, ".0644656");
    assert!(ranks.nearly_tied, "4.1 in two ways of writing it");
}

#[test]
fn movies_of_lakens() {
    let before = [9.0, 6.0, 7.0, 8.0, 7.0, 9.0, 8.0, 8.0, 8.0, 7.0];
    let after = [9.0, 7.0, 8.0, 9.0, 8.0, 9.0, 9.0, 10.0, 9.0, 9.0];
    let pairs = Pairs::new(before.into_iter().zip(after).map(|(b, a)| (Some(b), Some(a)))).unwrap();
    let change = Change::of(&pairs);
    printed(change.mean.unwrap(), "1.0");
    printed(change.sd.unwrap(), ".666667");
    printed(change.t.unwrap(), "4.743416");
    printed(change.p.unwrap(), ".001054");
    printed(change.interval.unwrap().lo, ".5230954");
    printed(change.interval.unwrap().hi, "1.4769046");
    let effects = Effects::of(&pairs);
    printed(effects.d_z.unwrap(), "1.5");
    printed(effects.d_av.unwrap(), "1.128696");
    printed(effects.g_av_two_groups.unwrap(), "1.0810");
    assert!(effects.g_av.unwrap() < effects.g_av_two_groups.unwrap());
}

#[test]
fn reliable_change_of_jacobson_and_truax() {
    let precision = Precision::new(7.5, 0.80).unwrap();
    printed(precision.sem, "3.3541");
    printed(precision.sdiff, "4.7434");
    printed(precision.index(47.5 - 32.5).unwrap(), "3.1623");
    assert_eq!(precision.verdict(32.5, 47.5, Better::Higher, Some(45.0)), Verdict::Recovered);
    assert_eq!(precision.verdict(32.5, 47.5, Better::Higher, None), Verdict::Improved);
    assert_eq!(precision.verdict(32.5, 47.5, Better::Lower, None), Verdict::Worse);
    assert_eq!(precision.verdict(32.5, 40.0, Better::Lower, None), Verdict::Unchanged);
    let cuts = cuts(40.0, 7.5, 60.0, 7.5);
    assert_eq!((cuts.a, cuts.b, cuts.c), (55.0, 45.0, Ok(50.0)));
    printed(Precision::new(3.908, 0.813).unwrap().sem, "1.69");
    assert_eq!(Precision::new(7.5, 1.2), Err(Why::Impossible));
    assert_eq!(Precision::new(7.5, 1.0).unwrap().index(3.0), Err(Why::NoSpread));
}

#[test]
fn regression_to_the_mean() {
    printed(regression::expected_change(19.28, 23.5, 0.6).unwrap(), "1.69");
    assert_eq!(regression::expected_change(19.28, 23.5, 1.6), Err(Why::Impossible));
    // Everybody below the mean: sd (1 − r) √(2/π).
    near(
        regression::expected_change_below(23.5, 23.5, 4.0, 0.6).unwrap(),
        1.6 * (2.0 / std::f64::consts::PI).sqrt(),
        1e-12,
    );
    assert_eq!(regression::expected_change_below(20.0, 23.5, 0.0, 0.6), Err(Why::NoSpread));
}

#[test]
fn rules_of_rubin() {
    let pooled = rubin::pool(&[1.2, 1.5, 1.1, 1.4, 1.3], &[0.04, 0.05, 0.045, 0.042, 0.048], 100, 1).unwrap();
    printed(pooled.estimate, "1.3");
    printed(pooled.within, ".045");
    printed(pooled.between, ".025");
    printed(pooled.total, ".075");
    printed(pooled.increase.unwrap(), ".666667");
    printed(pooled.df.unwrap(), "17.491");
    printed(pooled.missing_information.unwrap(), ".459");
    assert_eq!(rubin::pool(&[1.0], &[1.0], 100, 1), Err(Why::TooFew { n: 1, needs: 2 }));
    assert_eq!(rubin::pool(&[1.0, 2.0], &[1.0], 100, 1), Err(Why::Impossible));
    assert_eq!(rubin::pool(&[1.0, 1.0], &[0.5, 0.5], 100, 1).unwrap().increase, Ok(0.0));
}

#[test]
fn funnel_of_one_hundred() {
    let limits = funnel::limits(0.726, 100).unwrap();
    assert!(!limits.exact);
    printed(limits.warning.lo, ".638584");
    printed(limits.warning.hi, ".813416");
    printed(limits.action.lo, ".588173");
    printed(limits.action.hi, ".863827");
    assert_eq!(funnel::limits(0.5, 9), Err(Why::TooFew { n: 9, needs: 10 }));
    assert!(funnel::limits(0.726, 12).unwrap().exact);
    assert_eq!(funnel::limits(0.0, 12).unwrap().warning, Interval { lo: 0.0, hi: 0.0 });
}

#[test]
fn wilson_of_foster() {
    let interval = proportion::wilson(1634, 2250).unwrap();
    printed(interval.lo, ".70742");
    printed(interval.hi, ".74425");
    assert_eq!(proportion::wilson(0, 0), Err(Why::TooFew { n: 0, needs: 1 }));
    assert_eq!(proportion::wilson(3, 2), Err(Why::Impossible));
    assert!(proportion::wilson(0, 10).unwrap().lo <= 0.0);
}

#[test]
fn charts_of_wheeler() {
    let values = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
    let chart = xmr::chart(&values).unwrap();
    printed(chart.mean, "50.81");
    printed(chart.mean_range, "1.877778");
    printed(chart.limits.hi, "55.804090");
    printed(chart.limits.lo, "45.815910");
    assert!(chart.uncertain() && chart.signals.is_empty());
    // The textbook's twenty points are not printed, their sum and that of their ranges are: 53 and 54 with ranges to match.
    let (mean, range) = (1061.0 / 20.0, 56.0 / 19.0);
    printed(mean + 3.0 / 1.128 * range, "60.8887");
    printed(mean - 3.0 / 1.128 * range, "45.2113");
}

#[test]
fn what_stands_out_on_a_chart() {
    let mut flat: Vec<f64> = (0..20).map(|at| if at % 2 == 0 { 10.0 } else { 11.0 }).collect();
    assert!(xmr::chart(&flat).unwrap().signals.is_empty());
    flat.push(30.0);
    assert!(xmr::chart(&flat).unwrap().signals.contains(&Signal::Outside { at: 20 }));
    let rising: Vec<f64> = (0..7).map(f64::from).collect();
    assert!(xmr::chart(&rising).unwrap().signals.contains(&Signal::Trend { from: 0, to: 6 }));
    let shifted = [1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0];
    let signals = xmr::chart(&shifted).unwrap().signals;
    assert!(signals.contains(&Signal::OneSide { from: 0, to: 6 }), "{signals:?}");
    assert!(signals.contains(&Signal::OneSide { from: 7, to: 13 }));
    assert!(xmr::chart(&[3.0; 20]).unwrap().signals.is_empty());
    assert_eq!(xmr::chart(&[3.0]), Err(Why::TooFew { n: 1, needs: 2 }));
}

#[test]
fn run_chart_of_anhoj() {
    let wandering: Vec<f64> = (0..24).map(|at| if at % 2 == 0 { 1.0 } else { 2.0 }).collect();
    let chart = run_chart::run_chart(&wandering).unwrap();
    assert_eq!((chart.useful, chart.longest_allowed, chart.crossings_needed), (24, 8, 8));
    assert_eq!((chart.longest, chart.crossings, chart.signals()), (1, 23, false));
    let shifted: Vec<f64> = (0..24).map(|at| if at < 12 { 1.0 } else { 2.0 }).collect();
    assert!(run_chart::run_chart(&shifted).unwrap().signals());
    assert_eq!(run_chart::run_chart(&[5.0; 30]), Err(Why::TooFew { n: 0, needs: 10 }));
}

fn waits(happened: &[u16], waiting: &[u16]) -> Vec<Wait> {
    let all = |times: &[u16], happened| {
        times.iter().map(move |time| Wait { time: f64::from(*time), happened }).collect::<Vec<_>>()
    };
    [all(happened, true), all(waiting, false)].concat()
}

#[test]
fn leukaemia_of_miller() {
    let kept = waits(&[9, 13, 18, 23, 31, 34, 48], &[13, 28, 45, 161]);
    let not = waits(&[5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45], &[16]);
    let (one, two) = (kaplan_meier(&kept), kaplan_meier(&not));
    assert_eq!((one.median, two.median), (Ok(31.0), Ok(23.0)));
    assert_eq!((one.median_lo, one.median_hi), (Ok(13.0), Err(Why::NotReached)));
    assert_eq!((two.median_lo, two.median_hi), (Ok(5.0), Ok(33.0)));
    printed(one.at(13.0), ".818182");
    printed(one.steps[1].se.unwrap(), ".11629");
    near(one.at(0.0), 1.0, 0.0);
    let last = two.steps.last().unwrap();
    assert!(last.survival <= 0.0 && last.se == Err(Why::NotReached));
    let test = logrank(&[kept, not]).unwrap();
    printed(test.chi2, "3.39639");
    printed(test.p, ".0653393");
    assert_eq!(test.df, 1);
}

#[test]
fn leukaemia_of_gehan() {
    let treated = waits(&[6, 6, 6, 7, 10, 13, 16, 22, 23], &[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
    let control = waits(&[1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], &[]);
    assert_eq!(kaplan_meier(&treated).median, Ok(23.0));
    assert_eq!(kaplan_meier(&control).median, Ok(8.0));
    let test = logrank(&[treated, control]).unwrap();
    printed(test.chi2, "16.7929");
    assert_eq!(format!("{:.3e}", test.p), "4.169e-5");
}

#[test]
fn waits_that_say_little_say_so() {
    assert!(kaplan_meier(&[]).steps.is_empty());
    assert_eq!(kaplan_meier(&[]).median, Err(Why::TooFew { n: 0, needs: 1 }));
    assert_eq!(kaplan_meier(&waits(&[], &[5, 6])).median, Err(Why::NotReached));
    assert_eq!(logrank(&[waits(&[1], &[])]), Err(Why::TooFew { n: 1, needs: 2 }));
    assert_eq!(logrank(&[waits(&[], &[1]), waits(&[], &[2])]), Err(Why::NothingLeft));
    // One group was never at risk when something happened: no comparison is left.
    assert_eq!(logrank(&[waits(&[], &[1]), waits(&[2, 3], &[])]), Err(Why::NothingLeft));
}

#[test]
fn withdrawing_is_no_waiting() {
    let end = |time: u16, end| Course { time: f64::from(time), end };
    let courses = [
        end(1, End::Happened),
        end(2, End::Withdrew),
        end(3, End::Waiting),
        end(4, End::Happened),
        end(5, End::Withdrew),
        end(6, End::Waiting),
    ];
    let steps = cumulative_incidence(&courses);
    for step in &steps {
        near(step.happened.share + step.withdrew.share + step.waiting, 1.0, 1e-12);
    }
    let as_censored: Vec<Wait> =
        courses.iter().map(|one| Wait { time: one.time, happened: one.end == End::Happened }).collect();
    let flattering = 1.0 - kaplan_meier(&as_censored).at(6.0);
    assert!(steps[5].happened.share < flattering, "those who withdrew never get there");
    near(steps[0].happened.share, 1.0 / 6.0, 1e-15);
    assert_eq!(steps[0].withdrew.interval, Err(Why::NoSpread));
    assert!(cumulative_incidence(&[]).is_empty());
}

#[test]
fn the_way_and_those_lost() {
    let way = attrition::way(&[100, 80, 40, 0]);
    assert_eq!((way[2].n, way[2].of_all, way[2].of_before), (40, Ok(0.4), Ok(0.5)));
    assert_eq!(attrition::way(&[0, 0])[1].of_all, Err(Why::TooFew { n: 0, needs: 1 }));
    let alike = attrition::compare(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0]);
    assert!(!alike.flagged());
    assert!(attrition::compare(&[1.0, 2.0, 3.0], &[2.0]).flagged(), "what is not known is not small");
    assert_eq!(attrition::chi_squared(&[vec![3, 4], vec![0, 0]]), Err(Why::TooFew { n: 1, needs: 2 }));
    near(proportion::standardised_difference(50, 100, 50, 100).unwrap(), 0.0, 0.0);
    assert_eq!(proportion::standardised_difference(0, 5, 0, 5), Err(Why::NoSpread));
}

#[test]
fn pairs_that_say_little_say_so() {
    let none = Change::of(&Pairs::new([(Some(1.0), None), (None, Some(2.0))]).unwrap());
    assert_eq!((none.n, none.mean), (0, Err(Why::TooFew { n: 0, needs: 1 })));
    let one = Change::of(&Pairs::new([(Some(1.0), Some(4.0))]).unwrap());
    assert_eq!(
        (one.mean, one.sd, one.t),
        (Ok(3.0), Err(Why::TooFew { n: 1, needs: 2 }), Err(Why::TooFew { n: 1, needs: 2 }))
    );
    let equal = Pairs::new([(Some(0.1), Some(0.3)), (Some(0.2), Some(0.4)), (Some(0.7), Some(0.9))]).unwrap();
    let change = Change::of(&equal);
    assert_eq!((change.sd, change.t, change.p), (Ok(0.0), Err(Why::NoSpread), Err(Why::NoSpread)), "0.2 each");
    let effects = Effects::of(&equal);
    assert_eq!(effects.d_z, Err(Why::NoSpread));
    assert!(effects.d_av.is_ok() && effects.r.is_ok());
    assert!(Pairs::new([(Some(1.0), Some(f64::NAN))]).is_err());
    assert!(Pairs::new([(Some(f64::INFINITY), None)]).is_err());
}

#[test]
fn the_missing_counted_as_unchanged_pull_the_mean_to_zero() {
    let pairs =
        Pairs::new([(Some(1.0), Some(4.0)), (Some(2.0), Some(3.0)), (Some(5.0), None), (Some(6.0), None)]).unwrap();
    assert_eq!(pairs.before_alone(), [5.0, 6.0]);
    assert_eq!(Change::if_missing_had_not_changed(&pairs).mean, Ok(1.0));
    assert_eq!(rinnalla_measures::statistics::paired::mean_if_missing_differ(&pairs, -2.0), Ok(1.0));
    assert_eq!(rinnalla_measures::statistics::paired::mean_if_missing_differ(&pairs, 0.0), Ok(2.0));
}

#[test]
fn use_of_services_is_told_as_a_whole() {
    let people: Vec<(f64, f64)> = (0..10).map(|at| (2.0, if at == 9 { 20.0 } else { 1.0 })).collect();
    let told = service_use::describe(&people, 180, 180).unwrap();
    assert_eq!((told.rising, told.same, told.falling), (1, 0, 9));
    assert_eq!((told.median_before, told.median_after, told.rise_by_top_tenth), (2.0, 1.0, Ok(1.0)));
    assert_eq!(service_use::describe(&people, 180, 90), Err(Why::Impossible));
    assert_eq!(service_use::describe(&people[..9], 180, 180), Err(Why::TooFew { n: 9, needs: 10 }));
}
