//! Who was referred, what support led to, what was answered, and what was done.

use std::collections::BTreeMap;

use rinnalla_access::FigureScope;
use rinnalla_domain::activity::Need;
use rinnalla_domain::closing::{Answer, Reason as Ending};
use rinnalla_domain::lack::{Cell, LEAST, State as InitiativeState, protect};
use rinnalla_domain::referral::Reason;
use rinnalla_domain::report::{BANDS, Figure, FigureKey, LEAST_FOR_MEAN, Line, Part, Period, Value};
use rinnalla_domain::text::name_key;
use rinnalla_domain::{MunicipalityCode, lack as halves};
use rinnalla_store::{lack, report as store};

use super::{guard, parts};
use crate::{Error, Work};

/// Reasons, ages, villages, languages.
pub(super) async fn figures(
    work: &Work,
    reach: &FigureScope,
    period: Period,
    referred: i64,
) -> Result<Vec<Figure>, Error> {
    let of = guard::n_of(guard::alone(referred));
    let written = store::reasons(work.tx(), reach, period).await?;
    let count = |reason: Reason| -> i64 {
        let has = |codes: &str| codes.split(' ').any(|code| code == reason.code());
        written.iter().filter(|(codes, _)| has(codes)).map(|(_, n)| n).sum()
    };
    // Somebody may have several reasons: each is told as some of all.
    let reasons = Reason::ALL.iter().map(|reason| {
        let value = if of.is_some() { guard::share(count(*reason), referred) } else { Value::Hidden };
        (Part::Code("reason", reason.code().into()), value)
    });
    let mut figures = vec![Figure { key: FigureKey::Reasons, lines: parts(reasons, of) }];

    let who = store::who(work.tx(), reach, period).await?;
    let in_band: Vec<i64> =
        BANDS.iter().map(|band| who.iter().filter(|w| w.band == Some(*band)).map(|w| w.n).sum()).collect();
    let told = BANDS.iter().map(|band| Part::Band(*band)).zip(guard::partition(&in_band));
    figures.push(Figure { key: FigureKey::Ages, lines: parts(told, of) });

    let mut villages: BTreeMap<String, (String, i64)> = BTreeMap::new();
    let mut languages: BTreeMap<String, i64> = BTreeMap::new();
    for one in &who {
        villages.entry(name_key(&one.village)).or_insert_with(|| (one.village.clone(), 0)).1 += one.n;
        *languages.entry(one.language.clone()).or_default() += one.n;
    }
    let villages = villages.into_values().map(|(name, n)| (Part::Name(name), n)).collect();
    figures.push(Figure { key: FigureKey::Villages, lines: put_together(villages, of) });
    let languages = languages.into_iter().map(|(code, n)| (Part::Code("spoken", code), n)).collect();
    figures.push(Figure { key: FigureKey::Languages, lines: put_together(languages, of) });
    figures.push(Figure { key: FigureKey::Reach, lines: vec![Line::all(Value::Missing, None, None)] });
    Ok(figures)
}

/// Parts of all, the small ones together.
fn put_together(counts: Vec<(Part, i64)>, of: Option<i64>) -> Vec<Line> {
    if of.is_none() {
        return vec![Line::all(Value::Hidden, None, None)];
    }
    let (mut told, rest) = guard::merged(counts);
    told.sort_by_key(|(part, n)| (std::cmp::Reverse(*n), part.code()));
    let mut told: Vec<(Part, Value)> = told.into_iter().map(|(part, n)| (part, Value::Count(n))).collect();
    if rest > 0 {
        told.push((Part::Elsewhere, guard::alone(rest)));
    }
    parts(told, of)
}

/// Why support ended.
pub(super) async fn ending_reasons(work: &Work, reach: &FigureScope, period: Period) -> Result<Figure, Error> {
    let counted = store::ending_reasons(work.tx(), reach, period).await?;
    let of_code = |code: &str| counted.iter().filter(|(of, _)| of == code).map(|(_, n)| *n).sum::<i64>();
    let mut counts: Vec<i64> = Ending::ALL.iter().map(|reason| of_code(reason.code())).collect();
    counts.push(of_code(""));
    let of = guard::n_of(guard::alone(counts.iter().sum()));
    let names = Ending::ALL.iter().map(|reason| Part::Code("closing-reason", reason.code().into()));
    let told = names.chain([Part::Elsewhere]).zip(guard::partition(&counts));
    Ok(Figure { key: FigureKey::EndingReasons, lines: parts(told, of) })
}

/// What residents answered.
pub(super) async fn feedback(
    work: &Work,
    reach: &FigureScope,
    period: Period,
    ended: i64,
) -> Result<Vec<Figure>, Error> {
    let counted = store::feedback(work.tx(), reach, period).await?;
    let figure = |key: FigureKey| {
        let of_answer = |answer: Answer| -> i64 {
            let own = |f: &&store::Feedback| f.0 == key.code() && f.1 == answer.code();
            counted.iter().filter(own).map(|f| f.2).sum()
        };
        let counts: Vec<i64> = Answer::ALL.iter().map(|answer| of_answer(*answer)).collect();
        let answered: i64 = counts.iter().sum();
        let names = Answer::ALL.iter().map(|answer| Part::Code("answer-word", answer.code().into()));
        let lines = if answered == 0 {
            vec![Line::all(Value::Nothing, None, None)]
        } else if answered < LEAST_FOR_MEAN || matches!(guard::share(answered, ended), Value::Hidden) {
            vec![Line::all(Value::TooFew, None, None)]
        } else {
            parts(names.zip(guard::partition(&counts)), Some(answered))
        };
        Figure { key, lines }
    };
    Ok([FigureKey::Heard, FigureKey::Helped].map(figure).into())
}

/// The halves of years of which a period consists, if it does.
fn halves_of(period: Period) -> Option<Vec<halves::Period>> {
    let (first, last) = period.days();
    let (from, to) = (halves::Period::of(first), halves::Period::of(last));
    if from.days().0 != first || to.days().1 != last {
        return None;
    }
    let mut found: Vec<halves::Period> =
        std::iter::successors(Some(to), |half| Some(half.before())).take_while(|half| *half >= from).collect();
    found.reverse();
    Some(found)
}

/// Needs without an activity, by the halves of years in which they are counted. A sum is told where each half is told
/// alone: else the half that is hidden could be worked out.
pub(super) async fn needs(work: &Work, code: MunicipalityCode, period: Period) -> Result<Figure, Error> {
    let key = FigureKey::Needs;
    let Some(halves) = halves_of(period) else {
        return Ok(Figure { key, lines: vec![Line::all(Value::Nothing, None, None)] });
    };
    let mut counts: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (place, half) in halves.iter().enumerate() {
        for (_, topic, n) in lack::counts(work.tx(), code, *half, lack::NEED).await? {
            counts.entry(topic).or_insert_with(|| vec![0; halves.len()])[place] += n;
        }
    }
    let told = Need::ALL.iter().filter_map(|need| {
        let of_halves = counts.get(need.code())?;
        let each_is_told = of_halves.iter().all(|n| matches!(protect(&[*n], true).1, Cell::Number(_)));
        let sum: i64 = of_halves.iter().sum();
        let value = if each_is_told && sum >= LEAST { Value::Count(sum) } else { Value::Hidden };
        Some((Part::Code("need", need.code().into()), value))
    });
    let lines = parts(told, None);
    Ok(Figure { key, lines: if lines.is_empty() { vec![Line::all(Value::Nothing, None, None)] } else { lines } })
}

/// What was proposed about it: nobody stands in it, so every number is told.
pub(super) async fn initiatives(work: &Work, reach: &FigureScope, period: Period) -> Result<Figure, Error> {
    let counted = store::initiatives(work.tx(), reach, period).await?;
    let lines: Vec<Line> = InitiativeState::ALL
        .iter()
        .filter_map(|state| counted.iter().find(|(of, _)| of == state))
        .map(|(state, n)| Line {
            part: Part::Code("initiative-state", state.code().into()),
            value: Value::Count(*n),
            n: None,
            of: None,
        })
        .collect();
    let key = FigureKey::Initiatives;
    Ok(Figure { key, lines: if lines.is_empty() { vec![Line::all(Value::Nothing, None, None)] } else { lines } })
}

/// The work of link workers. How many they are is no secret; how much they met is told when it concerns five residents
/// or more.
pub(super) async fn work(work: &Work, reach: &FigureScope, period: Period) -> Result<Vec<Figure>, Error> {
    let hours = store::work(work.tx(), reach, period).await?;
    let community = store::community_minutes(work.tx(), reach, period).await?;
    let enough = hours.residents >= LEAST;
    let told = |key: FigureKey, value: Value| {
        let value = if hours.contacts == 0 {
            Value::Nothing
        } else if enough {
            value
        } else {
            Value::Hidden
        };
        Figure { key, lines: vec![Line::all(value, None, None)] }
    };
    let count = |key: FigureKey, n: i64| Figure { key, lines: vec![Line::all(Value::Count(n), None, None)] };
    Ok(vec![
        count(FigureKey::LinkWorkers, hours.workers),
        told(FigureKey::Contacts, Value::Count(hours.contacts)),
        told(FigureKey::Hours, Value::Number(in_hours(hours.minutes))),
        Figure {
            key: FigureKey::CommunityHours,
            lines: vec![Line::all(
                if community == 0 { Value::Nothing } else { Value::Number(in_hours(community)) },
                None,
                None,
            )],
        },
        told(FigureKey::Kilometres, Value::Count(hours.kilometres)),
    ])
}

/// Minutes as hours, to a tenth.
#[expect(clippy::cast_precision_loss, reason = "minutes of a year are far below 2^52")]
fn in_hours(minutes: i64) -> f64 {
    (minutes as f64 / 6.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_two_halves_and_a_quarter_is_none() {
        let year = Period::year(2025).expect("a year");
        let said: Vec<String> = halves_of(year).expect("halves").iter().map(ToString::to_string).collect();
        assert_eq!(said, ["2025-1", "2025-2"]);
        assert_eq!(halves_of(Period::parse("2025-01..2025-03").expect("months")), None);
    }
}
