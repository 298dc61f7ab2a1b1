//! Numbers as each language writes them.

use rinnalla_domain::Language;
use rinnalla_domain::report::{Period, Value};

use crate::Words;

/// A whole number with its thousands apart: "1 234".
pub fn whole(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    if n < 0 { format!("−{out}") } else { out }
}

/// A number with so many decimals: "1,9".
pub fn decimal(w: &Words, number: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", number.abs());
    let (ones, part) = text.split_once('.').map_or((text.as_str(), String::new()), |(a, b)| (a, format!(".{b}")));
    let text = ones.parse().map_or(text.clone(), |ones| format!("{}{part}", whole(ones)));
    let text = if w.language() == Language::English { text } else { text.replace('.', ",") };
    let is_zero = text.chars().all(|c| !c.is_ascii_digit() || c == '0');
    if number < 0.0 && !is_zero { format!("−{text}") } else { text }
}

/// From one number to another: "0,6–3,2", and with spaces where a minus would stand beside the dash.
pub fn range(w: &Words, from: f64, to: f64) -> String {
    let (from, to) = (decimal(w, from, 1), decimal(w, to, 1));
    let dash = if from.starts_with('−') || to.starts_with('−') { "\u{a0}–\u{a0}" } else { "–" };
    format!("{from}{dash}{to}")
}

/// A part of a number in per cent: "71 %".
#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
pub fn share(n: i64, of: i64) -> String {
    format!("{:.0}\u{a0}%", n as f64 * 100.0 / of as f64)
}

/// How a number of people ends in Finnish when something is told of some of them: "41:stä", "46:sta".
pub fn out_of(w: &Words, n: i64) -> String {
    match w.language() {
        Language::Finnish | Language::NorthernSami => format!("{}:{}", whole(n), elative(n)),
        _ => whole(n),
    }
}

fn elative(n: i64) -> &'static str {
    let ones = n % 10;
    let back = match ones {
        0 if n > 0 && n % 100 == 0 => true,
        0 | 1 | 4 | 5 | 7 | 9 => false,
        _ => true,
    };
    if back { "sta" } else { "stä" }
}

/// A period in words: "2026", "3/2026–8/2026".
pub fn period(w: &Words, period: Period) -> String {
    if let Some(year) = period.whole_year() {
        return format!("{year:04}");
    }
    let (from, to) = period.days();
    let month = |day: jiff::civil::Date| format!("{}/{:04}", day.month(), day.year());
    if from.month() == to.month() && from.year() == to.year() {
        return month(from);
    }
    w.t2("report-period-months", ("from", &month(from)), ("to", &month(to))).text
}

/// What is told, in words.
pub fn value(w: &Words, value: &Value) -> String {
    match value {
        Value::Count(n) => whole(*n),
        Value::Number(n) => decimal(w, *n, 1),
        Value::Mean(mean) => {
            let sign = if mean.mean > 0.0 { "+" } else { "" };
            let told = format!("{sign}{}", decimal(w, mean.mean, 1));
            mean.interval.map_or(told.clone(), |(from, to)| format!("{told} ({})", range(w, from, to)))
        }
        Value::Hidden => w.plain("report-hidden"),
        Value::TooFew => w.plain("report-too-few"),
        Value::YearsOnly => w.plain("report-years-only"),
        Value::NotReached => w.plain("report-not-reached"),
        Value::Nothing => w.plain("report-nothing"),
        Value::Missing => w.plain("report-missing"),
        Value::NotFromHere => w.plain("report-not-from-here"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rinnalla_domain::report::Mean;
    use rinnalla_domain::settings::Term;

    const FINNISH: Words = Words::new(Language::Finnish, Term::LinkPerson);

    #[test]
    fn numbers_read_as_finns_write_them() {
        assert_eq!(whole(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(decimal(&FINNISH, -1.94, 1), "−1,9");
        assert_eq!(decimal(&FINNISH, -0.04, 1), "0,0");
        assert_eq!(decimal(&FINNISH, 12_345.6, 1), "12\u{a0}345,6");
        assert_eq!(share(29, 41), "71\u{a0}%");
        let mean = Value::Mean(Mean { mean: 1.9, interval: Some((0.6, 3.2)) });
        assert_eq!(value(&FINNISH, &mean), "+1,9 (0,6–3,2)");
        let wide = Value::Mean(Mean { mean: 0.8, interval: Some((-0.5, 2.1)) });
        assert_eq!(value(&FINNISH, &wide), "+0,8 (−0,5\u{a0}–\u{a0}2,1)");
    }

    #[test]
    fn some_of_a_number_ends_as_the_number_is_said() {
        for (n, said) in
            [(41, "41:stä"), (46, "46:sta"), (40, "40:stä"), (100, "100:sta"), (12, "12:sta"), (11, "11:stä")]
        {
            assert_eq!(out_of(&FINNISH, n), said);
        }
    }
}
