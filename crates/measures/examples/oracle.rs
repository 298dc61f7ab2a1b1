//! Answers questions of `tests/oracles/statistics.py`: a JSON object a line in, its answer a line out.
//!
//! What cannot be computed is null. For tests alone.

use std::io::{BufRead, Write};

use rinnalla_measures::statistics::bootstrap::of_mean;
use rinnalla_measures::statistics::effect::Effects;
use rinnalla_measures::statistics::paired::{Change, Pairs, mean_if_missing_differ};
use rinnalla_measures::statistics::reliable::{Better, Precision};
use rinnalla_measures::statistics::survival::{Course, End, Share, Wait, cumulative_incidence, kaplan_meier, logrank};
use rinnalla_measures::statistics::wilcoxon::{shift, signed_ranks};
use rinnalla_measures::statistics::{Interval, Known};
use rinnalla_measures::statistics::{attrition, distribution, funnel, numbers, proportion, rubin, run_chart, xmr};
use serde_json::{Value, json};

type Answer = Option<Value>;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        writeln!(out, "{}", answer(&asked).unwrap_or(Value::Null))?;
    }
    Ok(())
}

fn answer(asked: &Value) -> Answer {
    match asked["what"].as_str()? {
        "paired" => paired(asked),
        "bootstrap" => bootstrap(asked),
        "survival" => survival(asked),
        "incidence" => incidence(asked),
        "attrition" => lost(asked),
        "table" => table(asked),
        "wilson" => {
            let interval = proportion::wilson(whole(&asked["count"])?, whole(&asked["of"])?);
            Some(ends(interval))
        }
        "funnel" => {
            let limits = funnel::limits(real(&asked["p"])?, whole(&asked["n"])?).ok()?;
            let ends = |interval: Interval| json!([interval.lo, interval.hi]);
            Some(json!({"warning": ends(limits.warning), "action": ends(limits.action), "exact": limits.exact}))
        }
        "rubin" => pooled(asked),
        "xmr" => chart(asked),
        "distribution" => distributions(asked),
        _ => None,
    }
}

fn paired(asked: &Value) -> Answer {
    let before = asked["before"].as_array()?.iter().map(real);
    let after = asked["after"].as_array()?.iter().map(real);
    let pairs = Pairs::new(before.zip(after)).ok()?;
    let (one, two) = pairs.before_and_after();
    let (change, effects) = (Change::of(&pairs), Effects::of(&pairs));
    let unchanged = Change::if_missing_had_not_changed(&pairs);
    let ranks = signed_ranks(pairs.changes()).ok();
    let shift = shift(pairs.changes()).ok();
    let precision = Precision::new(real(&asked["sd"])?, real(&asked["reliability"])?).ok()?;
    let verdicts = precision.verdicts(&pairs, Better::Higher, real(&asked["cut"]));
    Some(json!({
        "n": pairs.n(), "n_before": pairs.n_before(), "n_after": pairs.n_after(),
        "mean_before": one.mean.ok(), "sd_before": one.sd.ok(), "mean_after": two.mean.ok(), "sd_after": two.sd.ok(),
        "mean": change.mean.ok(), "sd": change.sd.ok(), "se": change.se.ok(), "t": change.t.ok(), "p": change.p.ok(),
        "ci": ends(change.interval), "r": effects.r.ok(), "d_z": effects.d_z.ok(), "d_av": effects.d_av.ok(),
        "d_av_rms": effects.d_av_rms.ok(), "d_rm": effects.d_rm.ok(), "d_pre": effects.d_pre.ok(),
        "g_av": effects.g_av.ok(), "g_av_two": effects.g_av_two_groups.ok(), "g_z": effects.g_z.ok(),
        "unchanged_mean": unchanged.mean.ok(), "unchanged_ci": ends(unchanged.interval),
        "differ": mean_if_missing_differ(&pairs, -1.5).ok(),
        "wilcoxon": ranks.map(|ranks| json!({"plus": ranks.plus, "minus": ranks.minus, "p": ranks.p,
            "method": ranks.method.code(), "effect": ranks.effect})),
        "shift": shift.map(|shift| json!({"estimate": shift.estimate, "ci": ends(shift.interval), "method": shift.method.code()})),
        "rci": {"sem": precision.sem, "sdiff": precision.sdiff, "recovered": verdicts.recovered,
            "improved": verdicts.improved, "unchanged": verdicts.unchanged, "worse": verdicts.worse},
    }))
}

fn bootstrap(asked: &Value) -> Answer {
    let drawn = of_mean(&list(&asked["values"])?, whole(&asked["replicates"])?, asked["seed"].as_u64()?).ok()?;
    Some(json!({"bca": ends(drawn.bca), "percentile": [drawn.percentile.lo, drawn.percentile.hi]}))
}

fn survival(asked: &Value) -> Answer {
    let groups: Vec<Vec<Wait>> = asked["groups"]
        .as_array()?
        .iter()
        .map(|group| {
            let times = list(&group["time"])?;
            let happened = group["happened"].as_array()?.iter().map(Value::as_bool);
            times.into_iter().zip(happened).map(|(time, happened)| Some(Wait { time, happened: happened? })).collect()
        })
        .collect::<Option<_>>()?;
    let curves: Vec<Value> = groups
        .iter()
        .map(|group| {
            let curve = kaplan_meier(group);
            let steps: Vec<Value> = curve
                .steps
                .iter()
                .map(|step| {
                    json!({"time": step.time, "at_risk": step.at_risk, "events": step.events,
                        "survival": step.survival, "se": step.se.ok(), "ci": ends(step.interval)})
                })
                .collect();
            json!({"n": curve.n, "events": curve.events, "median": curve.median.ok(), "median_lo": curve.median_lo.ok(),
                "median_hi": curve.median_hi.ok(), "steps": steps})
        })
        .collect();
    let test = logrank(&groups).ok();
    Some(json!({"groups": curves, "logrank": test.map(|test| json!({"chi2": test.chi2, "df": test.df, "p": test.p}))}))
}

fn incidence(asked: &Value) -> Answer {
    let times = list(&asked["time"])?;
    let ends_of = asked["end"].as_array()?.iter().map(|end| match end.as_u64() {
        Some(0) => Some(End::Waiting),
        Some(1) => Some(End::Happened),
        Some(2) => Some(End::Withdrew),
        _ => None,
    });
    let courses: Option<Vec<Course>> =
        times.into_iter().zip(ends_of).map(|(time, end)| Some(Course { time, end: end? })).collect();
    let told = |share: Share| json!({"share": share.share, "se": share.se.ok(), "ci": ends(share.interval)});
    let steps: Vec<Value> = cumulative_incidence(&courses?)
        .into_iter()
        .map(|step| {
            json!({"time": step.time, "at_risk": step.at_risk, "happened": told(step.happened),
                "withdrew": told(step.withdrew), "waiting": step.waiting})
        })
        .collect();
    Some(json!(steps))
}

fn lost(asked: &Value) -> Answer {
    let (stayed, lost) = (list(&asked["stayed"])?, list(&asked["lost"])?);
    let compared = attrition::compare(&stayed, &lost);
    let welch = attrition::welch(&stayed, &lost).ok();
    Some(json!({"smd": compared.difference.ok(), "welch": welch.map(tested)}))
}

fn table(asked: &Value) -> Answer {
    let rows: Option<Vec<Vec<usize>>> =
        asked["rows"].as_array()?.iter().map(|row| row.as_array()?.iter().map(whole).collect()).collect();
    attrition::chi_squared(&rows?).ok().map(tested)
}

fn tested(test: attrition::Test) -> Value {
    json!({"statistic": test.statistic, "df": test.df, "p": test.p})
}

fn pooled(asked: &Value) -> Answer {
    let (estimates, variances) = (list(&asked["estimates"])?, list(&asked["variances"])?);
    let pooled = rubin::pool(&estimates, &variances, whole(&asked["n"])?, 1).ok()?;
    Some(json!({"estimate": pooled.estimate, "within": pooled.within, "between": pooled.between, "total": pooled.total,
        "increase": pooled.increase.ok(), "df": pooled.df.ok(), "fmi": pooled.missing_information.ok(),
        "ci": ends(pooled.interval)}))
}

fn chart(asked: &Value) -> Answer {
    let values = list(&asked["values"])?;
    let chart = xmr::chart(&values).ok()?;
    let run = run_chart::run_chart(&values).ok();
    Some(json!({"mean": chart.mean, "mean_range": chart.mean_range, "ci": [chart.limits.lo, chart.limits.hi],
        "range_limit": chart.range_limit,
        "run": run.map(|run| json!({"median": run.median, "useful": run.useful, "longest": run.longest,
            "allowed": run.longest_allowed, "crossings": run.crossings, "needed": run.crossings_needed}))}))
}

fn distributions(asked: &Value) -> Answer {
    let (x, df) = (real(&asked["x"])?, real(&asked["df"])?);
    let share = real(&asked["share"])?;
    let (n, p) = (whole(&asked["n"])?, real(&asked["p"])?);
    let values = list(&asked["values"])?;
    Some(json!({
        "t": distribution::t_both_sides(x, df), "t_quantile": distribution::t_quantile_both_sides(share, df),
        "chi2": distribution::chi_squared_above(x.abs(), df), "normal": distribution::normal_below(x),
        "normal_quantile": distribution::normal_quantile(share),
        "binomial_quantile": distribution::binomial_quantile(share, n, p),
        "quantile": numbers::quantile(&numbers::sorted(values), share).ok(),
    }))
}

fn list(value: &Value) -> Option<Vec<f64>> {
    value.as_array()?.iter().map(real).collect()
}

/// Numbers come as text, so that they are read to the last bit.
fn real(value: &Value) -> Option<f64> {
    value.as_str()?.parse().ok()
}

fn whole(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

fn ends(interval: Known<Interval>) -> Value {
    interval.map_or(Value::Null, |interval| json!([interval.lo, interval.hi]))
}
