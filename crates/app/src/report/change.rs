//! What changed between the first and the last measurement.

use rinnalla_domain::measurement::{Instrument, Scale};
use rinnalla_domain::report::{Figure, FigureKey, LEAST_FOR_MEAN, Line, Mean, Part, Value};
use rinnalla_measures::disclosure::{Cell, Rule, Table, Zero, protect};
use rinnalla_measures::instrument::Direction;
use rinnalla_measures::statistics::Known;
use rinnalla_measures::statistics::attrition::compare;
use rinnalla_measures::statistics::effect::Effects;
use rinnalla_measures::statistics::paired::{Change, Pairs};
use rinnalla_measures::statistics::reliable::{Better, Precision};
use rinnalla_store::report::Pair;

use super::guard::{Guard, n_of};

/// What is told of changes.
pub(super) const KEYS: [FigureKey; 7] = [
    FigureKey::Change,
    FigureKey::ChangeSameMode,
    FigureKey::ChangeOtherMode,
    FigureKey::Worse,
    FigureKey::ReliableChange,
    FigureKey::ChangeSize,
    FigureKey::Attrition,
];

/// A measure whose change is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// One of the service's own scales: from 0 to 10, of which 10 is best.
    Own(Scale),
    /// The total of an instrument, as the value of each person.
    Total(Instrument),
}

impl Measure {
    /// The own scales, and of these instruments those of which a person has a total. What is for groups alone never
    /// stands on a person, so nobody has a first and a last one of it.
    pub(super) fn all(instruments: &[Instrument]) -> Vec<Self> {
        let is_of_people = |i: &&Instrument| i.raw_range().is_some() && !i.for_groups_only();
        let totals = Instrument::ALL.iter().filter(|i| instruments.contains(i)).filter(is_of_people);
        Scale::ALL.iter().map(|scale| Self::Own(*scale)).chain(totals.map(|i| Self::Total(*i))).collect()
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Own(scale) => scale.code(),
            Self::Total(instrument) => instrument.code(),
        }
    }

    /// The column in which it stands, and of which instrument it is the total.
    pub(super) const fn column(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Own(scale) => (scale.code(), None),
            Self::Total(instrument) => ("total", Some(instrument.code())),
        }
    }

    pub(super) fn part(self) -> Part {
        let list = match self {
            Self::Own(_) => "scale-short",
            Self::Total(_) => "report-measure",
        };
        Part::Code(list, self.code().into())
    }

    /// Which way is better.
    const fn better(self) -> Better {
        match self {
            Self::Own(_) => Better::Higher,
            Self::Total(instrument) => match instrument.direction() {
                Direction::HigherIsBetter => Better::Higher,
                Direction::HigherIsLonelier | Direction::HigherIsWorse => Better::Lower,
            },
        }
    }

    fn is_worse(self, change: f64) -> bool {
        match self.better() {
            Better::Higher => change < 0.0,
            Better::Lower => change > 0.0,
        }
    }

    /// The value of somebody's answer: for SWEMWBS by its table, person by person.
    #[expect(clippy::cast_precision_loss, reason = "answers are small")]
    fn value(self, answer: i64) -> Option<f64> {
        match self {
            Self::Own(_) => Some(answer as f64),
            Self::Total(instrument) => instrument.value_of(answer),
        }
    }

    /// How exact it is for one person, where that has been published and verified.
    fn precision(self) -> Option<Precision> {
        let Self::Total(instrument) = self else { return None };
        Precision::beyond(instrument.reliable_change()?.by).ok()
    }
}

/// The answers of a period, and all answers that are told of other periods, too, divided by which of these they are in.
/// Whoever adds up and takes away what is told of periods that overlap reaches some of these parts together, and
/// nothing smaller than one of them.
pub(super) struct Answers {
    /// Those of the period.
    pub(super) pairs: Vec<Pair>,
    /// The parts.
    pub(super) parts: Vec<Vec<Pair>>,
}

impl Answers {
    /// Are there enough for a mean, and enough or none in each part?
    fn are_enough(&self, which: impl Fn(&Pair) -> bool) -> bool {
        let size = |pairs: &[Pair]| pairs.iter().filter(|pair| which(pair)).map(|pair| pair.n).sum::<i64>();
        size(&self.pairs) >= LEAST_FOR_MEAN
            && self.parts.iter().map(|part| size(part)).all(|n| n == 0 || n >= LEAST_FOR_MEAN)
    }
}

/// How many are told of whom the report tells elsewhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// Whose support ended.
    pub(super) closed: i64,
    /// Those of them who were measured at the beginning and at the end, if that is told.
    pub(super) measured: Option<i64>,
}

/// The figures of these measures.
pub(super) fn figures(measures: &[(Measure, Answers)], told: Told, guard: Guard) -> Vec<Figure> {
    let mut figures = KEYS.map(|key| Figure { key, lines: Vec::new() });
    for (measure, answers) in measures.iter().filter(|(_, answers)| !answers.pairs.is_empty()) {
        for (figure, lines) in figures.iter_mut().zip(of_measure(*measure, answers, told, guard)) {
            figure.lines.extend(lines);
        }
    }
    for figure in &mut figures {
        if figure.lines.is_empty() {
            figure.lines.push(Line::all(Value::Nothing, None, None));
        }
    }
    figures.into()
}

/// Both answers of each person.
type Both = Vec<(f64, f64)>;

/// The lines of a measure, in the order of [`KEYS`].
fn of_measure(measure: Measure, answers: &Answers, told: Told, guard: Guard) -> [Vec<Line>; 7] {
    let is_pair = |pair: &Pair| pair.after.is_some();
    let same = |pair: &Pair| is_pair(pair) && pair.same_mode;
    let other = |pair: &Pair| is_pair(pair) && !pair.same_mode;
    let all = both(measure, &answers.pairs, is_pair);
    let n = size(&all);
    let enough = answers.are_enough(is_pair);
    let told_n = told.measured.and_then(|_| n_of(guard.share(n, told.closed))).filter(|_| enough);
    let line = |value: Value, n: Option<i64>, of: Option<i64>| vec![Line { part: measure.part(), value, n, of }];
    let few = || line(Value::TooFew, None, None);
    // Told apart only where both groups are large enough: else the smaller could be worked out from the whole.
    let apart = enough && answers.are_enough(same) && answers.are_enough(other);
    let split = |which: &dyn Fn(&Pair) -> bool| {
        let some = both(measure, &answers.pairs, which);
        // Their numbers would give away that few are missing.
        if apart { line(mean(&some), told_n.map(|_| size(&some)), told_n) } else { few() }
    };
    let (mean, worse, size) = if enough {
        let size = Effects::of(&paired(&all)).g_av.map_or(Value::Nothing, Value::Number);
        (mean(&all), worse(measure, answers, guard), size)
    } else {
        (Value::TooFew, Value::TooFew, Value::TooFew)
    };
    [
        line(mean, told_n, Some(told.closed)),
        split(&same),
        split(&other),
        line(worse, n_of(worse), told_n),
        if enough { reliable(measure, answers, &all, told_n, guard) } else { Vec::new() },
        line(size, told_n, None),
        attrition(measure, answers),
    ]
}

/// What those of whom something is true answered first and last.
fn both(measure: Measure, pairs: &[Pair], which: impl Fn(&Pair) -> bool) -> Both {
    let values = |pair: &Pair| Some((measure.value(pair.before)?, measure.value(pair.after?)?, pair.n));
    let repeat = |(before, after, n): (f64, f64, i64)| {
        std::iter::repeat_n((before, after), usize::try_from(n).unwrap_or_default())
    };
    pairs.iter().filter(|pair| which(pair)).filter_map(values).flat_map(repeat).collect()
}

fn size<T>(people: &[T]) -> i64 {
    i64::try_from(people.len()).unwrap_or(i64::MAX)
}

fn paired(people: &Both) -> Pairs {
    let people = people.iter().map(|(before, after)| (Some(*before), Some(*after)));
    // Values of instruments are finite.
    Pairs::new(people).unwrap_or_default()
}

/// The mean change and its interval.
fn mean(people: &Both) -> Value {
    let change = Change::of(&paired(people));
    let interval = change.interval.ok().map(|interval| (interval.lo, interval.hi));
    change.mean.map_or(Value::Nothing, |mean| Value::Mean(Mean { mean, interval }))
}

/// How many became worse, in the direction of the measure. Told where it and the others are no few in every part.
fn worse(measure: Measure, answers: &Answers, guard: Guard) -> Value {
    let count = |pairs: &[Pair]| {
        let all = both(measure, pairs, |_| true);
        (all.iter().filter(|(before, after)| measure.is_worse(after - before)).count(), all.len())
    };
    let share = |(worse, all): (usize, usize)| {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        guard.share(number(worse), number(all))
    };
    let in_parts: Vec<(usize, usize)> =
        answers.parts.iter().map(|part| count(part)).filter(|(_, all)| *all > 0).collect();
    if in_parts.iter().any(|part| share(*part) == Value::Hidden) {
        return Value::Hidden;
    }
    share(count(&answers.pairs))
}

/// Whose change is beyond the error of the instrument, in both directions. No line where no error has been published.
fn reliable(measure: Measure, answers: &Answers, all: &Both, n: Option<i64>, guard: Guard) -> Vec<Line> {
    let Some(precision) = measure.precision() else { return Vec::new() };
    let counts = |people: &Both| {
        let found = precision.verdicts(&paired(people), measure.better(), None);
        [found.improved, found.unchanged, found.worse].map(|n| u64::try_from(n).unwrap_or_default())
    };
    let row = |people: &Both| {
        let rule = Rule { threshold: guard.threshold(), zero: Zero::Sensitive };
        let protected = protect(&Table::row(&counts(people)), rule, |_| rinnalla_measures::disclosure::Before::New);
        [1, 2, 3].map(|place| protected.cell(place))
    };
    // Of periods that overlap all is told or nothing.
    let parts: Vec<Both> = answers.parts.iter().map(|part| both(measure, part, |_| true)).collect();
    let parts: Vec<&Both> = parts.iter().filter(|part| !part.is_empty()).collect();
    let hidden_somewhere = parts.len() > 1 && parts.iter().any(|part| row(part).contains(&Cell::Hidden));
    let cells = if hidden_somewhere || n.is_none() { [Cell::Hidden; 3] } else { row(all) };
    let kinds = ["improved", "unchanged", "worse"].into_iter().zip(cells);
    let line = |(kind, cell): (&str, Cell)| {
        let value = cell.shown().and_then(|n| i64::try_from(n).ok()).map_or(Value::Hidden, Value::Count);
        Line { part: Part::Code("reliable", format!("{kind}-{}", measure.code())), value, n: n_of(value), of: n }
    };
    kinds.map(line).collect()
}

/// First answers of those who also gave a last one, of those who did not, and how far apart they are (standardised:
/// from 0.2 on, those who are missing were others than those who answered).
fn attrition(measure: Measure, answers: &Answers) -> Vec<Line> {
    let (with, without) = (|pair: &Pair| pair.after.is_some(), |pair: &Pair| pair.after.is_none());
    if !answers.are_enough(with) || !answers.are_enough(without) {
        return vec![Line { part: measure.part(), value: Value::TooFew, n: None, of: None }];
    }
    let first = |which: &dyn Fn(&Pair) -> bool| -> Vec<f64> {
        let values = answers.pairs.iter().filter(|pair| which(pair)).filter_map(|pair| {
            Some(std::iter::repeat_n(measure.value(pair.before)?, usize::try_from(pair.n).unwrap_or_default()))
        });
        values.flatten().collect()
    };
    let (stayed, lost) = (first(&with), first(&without));
    let compared = compare(&stayed, &lost);
    let told = |known: Known| known.map_or(Value::Nothing, Value::Number);
    let line = |kind: &str, value: Value, n: Option<i64>| Line {
        part: Part::Code("attrition", format!("{kind}-{}", measure.code())),
        value,
        n,
        of: None,
    };
    vec![
        line("stayed", told(compared.stayed.mean), Some(size(&stayed))),
        line("lost", told(compared.lost.mean), Some(size(&lost))),
        line("difference", told(compared.difference), None),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use rinnalla_measures::disclosure::Threshold;

    fn pair(before: i64, after: Option<i64>, same_mode: bool, n: i64) -> Pair {
        Pair { before, after, same_mode, n }
    }

    fn told(measure: Measure, pairs: &[Pair], parts: &[&[Pair]], closed: i64) -> [Vec<Line>; 7] {
        let parts = if parts.is_empty() { vec![pairs.to_vec()] } else { parts.iter().map(|p| p.to_vec()).collect() };
        let answers = Answers { pairs: pairs.to_vec(), parts };
        let told = Told { closed, measured: Some(closed) };
        of_measure(measure, &answers, told, Guard::new(Threshold::default()))
    }

    const OWN: Measure = Measure::Own(Scale::Satisfaction);

    #[test]
    fn a_mean_is_told_from_ten_pairs_on_and_the_worse_group_with_it() {
        let nine = told(OWN, &[pair(3, Some(6), true, 9)], &[], 20);
        assert_eq!(nine[0][0].value, Value::TooFew);
        let pairs = [pair(3, Some(6), true, 12), pair(5, Some(4), true, 6), pair(4, None, true, 2)];
        let [all, same, other, worse, reliable, size, attrition] = told(OWN, &pairs, &[], 30);
        let Value::Mean(mean) = all[0].value else { panic!("a mean") };
        assert!((mean.mean - 30.0 / 18.0).abs() < 1e-12 && mean.interval.is_some());
        assert_eq!((all[0].n, all[0].of), (Some(18), Some(30)));
        // Nobody changed the way of answering: the groups are not told apart.
        assert_eq!((same[0].value, other[0].value), (Value::TooFew, Value::TooFew));
        assert_eq!((worse[0].value, worse[0].of), (Value::Count(6), Some(18)));
        assert_eq!(attrition[0].value, Value::TooFew);
        // No error has been published for own words.
        assert!(reliable.is_empty() && matches!(size[0].value, Value::Number(_)));
    }

    #[test]
    fn that_few_are_missing_is_not_told_beside_any_mean() {
        let pairs = [pair(3, Some(6), true, 19), pair(5, Some(4), false, 13), pair(4, None, true, 3)];
        let [all, same, other, worse, _, _, attrition] = told(OWN, &pairs, &[], 35);
        for line in [&all[0], &same[0], &other[0]] {
            assert!(matches!(line.value, Value::Mean(_)) && line.n.is_none(), "{line:?}");
        }
        assert!(same[0].of.is_none() && other[0].of.is_none());
        assert_eq!((worse[0].value, worse[0].of), (Value::Count(13), None));
        assert_eq!(attrition[0].value, Value::TooFew);
    }

    #[test]
    fn those_who_are_missing_are_set_beside_those_who_answered() {
        let pairs =
            [pair(4, Some(6), true, 10), pair(6, Some(6), false, 10), pair(2, None, true, 6), pair(4, None, true, 6)];
        let [_, same, other, .., attrition] = told(OWN, &pairs, &[], 40);
        assert!(matches!((same[0].value, other[0].value), (Value::Mean(_), Value::Mean(_))));
        assert_eq!(attrition.len(), 3);
        assert_eq!(attrition[0].value, Value::Number(5.0));
        assert_eq!((attrition[1].value, attrition[1].n), (Value::Number(3.0), Some(12)));
        assert!(matches!(attrition[2].value, Value::Number(d) if d > 0.2));
    }

    #[test]
    fn a_total_is_told_in_the_unit_and_the_direction_of_its_instrument() {
        // Raw 23 is 20.73, raw 26 is 23.21, raw 29 is 26.02: 2.48 is within the error of 2.87, 5.29 is not.
        let pairs = [pair(23, Some(26), true, 10), pair(23, Some(29), true, 8), pair(29, Some(23), true, 6)];
        let [all, .., worse, reliable, size, _] = told(Measure::Total(Instrument::Swemwbs), &pairs, &[], 40);
        let Value::Mean(mean) = all[0].value else { panic!("a mean") };
        assert!((mean.mean - (10.0 * 2.48 + 8.0 * 5.29 - 6.0 * 5.29) / 24.0).abs() < 1e-9, "{}", mean.mean);
        assert_eq!(worse[0].value, Value::Count(6));
        let groups: Vec<Value> = reliable.iter().map(|line| line.value).collect();
        assert_eq!(groups, [Value::Count(8), Value::Count(10), Value::Count(6)]);
        assert!(matches!(size[0].value, Value::Number(g) if g > 0.0));
        // Less is better: whoever has more is worse.
        let pairs = [pair(4, Some(7), true, 7), pair(7, Some(5), true, 8)];
        let [.., worse, reliable, _, _] = told(Measure::Total(Instrument::Ucla3), &pairs, &[], 30);
        assert_eq!(worse[0].value, Value::Count(7));
        assert!(reliable.is_empty());
        // What is for groups alone is never looked for among people.
        assert_eq!(Measure::all(&[Instrument::EsisExper, Instrument::Gas]).len(), Scale::ALL.len());
    }

    #[test]
    fn a_few_who_became_reliably_worse_are_hidden_with_somebody_else() {
        let pairs = [pair(23, Some(26), true, 10), pair(23, Some(29), true, 18), pair(29, Some(23), true, 2)];
        let [.., reliable, _, _] = told(Measure::Total(Instrument::Swemwbs), &pairs, &[], 40);
        let groups: Vec<Value> = reliable.iter().map(|line| line.value).collect();
        assert_eq!(groups, [Value::Count(18), Value::Hidden, Value::Hidden]);
    }

    /// What two periods that overlap have, and have not, in common.
    #[test]
    fn nothing_is_told_from_which_few_could_be_had_by_taking_another_period_away() {
        let (known, more) = ([pair(3, Some(6), true, 20)], [pair(5, Some(4), true, 9)]);
        let all = [known[0], more[0]];
        assert_eq!(told(OWN, &all, &[&known, &more], 40)[0][0].value, Value::TooFew);
        let more = [pair(5, Some(4), true, 10)];
        let all = [known[0], more[0]];
        let [mean, .., worse, _, _, _] = told(OWN, &all, &[&known, &more], 40);
        assert!(matches!(mean[0].value, Value::Mean(_)));
        // In one part nobody became worse, in the other everybody.
        assert_eq!(worse[0].value, Value::Hidden);
    }
}
