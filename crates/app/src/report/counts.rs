//! Counts of a report, as they have been released.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use rinnalla_access::FigureScope;
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::closing::Reason as Ending;
use rinnalla_domain::feedback::{Answer, Question};
use rinnalla_domain::referral::Reason;
use rinnalla_domain::report::{BANDS, Figure, FigureKey, LEAST_FOR_MEAN, Line, Part, Period, Value};
use rinnalla_domain::text::name_key;
use rinnalla_measures::disclosure::{Cell, Period as Span, Tree, Zero};
use rinnalla_store::report::{Monthly, Split, monthly};

use crate::figure::{Counted, Division, Released, known, release};
use crate::{Error, Work, feedback, lack};

/// What is counted, and for which months it is told.
pub(super) struct Counts<'a> {
    pub(super) reach: &'a FigureScope,
    pub(super) code: MunicipalityCode,
    from: (i16, u8),
    to: (i16, u8),
    years: RangeInclusive<i16>,
}

const REST: &str = "other";
/// Steps, and what is told of those who took them in time.
const IN_TIME: [(FigureKey, FigureKey); 2] =
    [(FigureKey::Contacted, FigureKey::ContactedInTime), (FigureKey::FirstVisit, FigureKey::FirstVisitInTime)];
/// What is true of some of those whose support ended.
const WAYS: [FigureKey; 3] = [FigureKey::Measured, FigureKey::JoinedActivity, FigureKey::KeptActivity];
/// Languages that stand for themselves.
const LANGUAGES: [&str; 3] = ["fi", "sv", "se"];

impl<'a> Counts<'a> {
    pub(super) fn of(reach: &'a FigureScope, code: MunicipalityCode, period: Period) -> Self {
        let (first, last) = period.days();
        let month = |day: jiff::civil::Date| (day.year(), day.month().unsigned_abs());
        Self { reach, code, from: month(first), to: month(last), years: first.year()..=last.year() }
    }

    async fn monthly(&self, work: &Work, key: FigureKey, split: Split) -> Result<Vec<Monthly>, Error> {
        Ok(monthly(work.tx(), self.reach, self.years.clone(), key, split).await?)
    }

    /// What has been released of a whole and of what divides it, when all of it has: what has been told is not counted
    /// again.
    async fn known(&self, work: &Work, whole: &str, divisions: &[String]) -> Result<Option<Released>, Error> {
        known(work, self.code, self.years.clone(), whole, divisions).await
    }

    /// Releases what has ended of a whole and of what divides it.
    async fn release(&self, work: &mut Work, key: FigureKey, divisions: Vec<Division>) -> Result<Released, Error> {
        let mut months: BTreeMap<Span, u64> = BTreeMap::new();
        for (month, _, n) in self.monthly(work, key, Split::None).await? {
            *months.entry(span(month)).or_default() += unsigned(n);
        }
        let counted = Counted { whole: key.code(), zero: Zero::Harmless, least: 0, settles: 0, months, divisions };
        release(work, self.code, self.years.clone(), &counted).await
    }

    fn whole(&self, released: &Released) -> Value {
        told(released.whole_in(self.from, self.to))
    }

    fn cell(&self, released: &Released, division: &str, group: &str) -> Value {
        told(released.within(division, group, self.from, self.to))
    }

    /// A figure that is counted alone.
    async fn alone(&self, work: &mut Work, key: FigureKey) -> Result<Figure, Error> {
        let released = match self.known(work, key.code(), &[]).await? {
            Some(known) => known,
            None => self.release(work, key, Vec::new()).await?,
        };
        let value = self.whole(&released);
        Ok(Figure { key, lines: vec![Line::all(value, count(value), None)] })
    }

    /// A figure, and those of it of whom something more is true. That it is true of all, or of nobody, says nothing of
    /// anybody.
    async fn with_some(&self, work: &mut Work, key: FigureKey, way: FigureKey) -> Result<[Figure; 2], Error> {
        let all = self.monthly(work, key, Split::None).await?;
        let some = self.monthly(work, way, Split::None).await?;
        let released = self.release(work, key, vec![some_of(way.code(), Zero::Harmless, &all, &some)]).await?;
        let value = self.whole(&released);
        let of = count(value);
        let part = self.cell(&released, &format!("is-{way}"), "yes");
        Ok([
            Figure { key, lines: vec![Line::all(value, of, None)] },
            Figure { key: way, lines: vec![Line::all(part, count(part), of)] },
        ])
    }

    /// What municipalities are compared by: nothing but figures that each one's own report tells.
    pub(super) async fn compared(&self, work: &mut Work) -> Result<Vec<Figure>, Error> {
        let mut figures = self.referred(work).await?;
        figures.push(self.alone(work, FigureKey::Agreement).await?);
        for (key, way) in IN_TIME {
            figures.extend(self.with_some(work, key, way).await?);
        }
        figures.extend(self.closed(work).await?);
        Ok(figures)
    }

    /// Steps of those whom a unit referred, out of the table that divides each step by unit. The wholes are released
    /// before, as [`Counts::steps`] does it.
    pub(super) async fn of_unit(
        &self,
        work: &mut Work,
        keys: &[FigureKey],
        units: &[String],
        unit: &str,
    ) -> Result<Vec<Figure>, Error> {
        let mut figures = Vec::new();
        for key in keys.iter().copied() {
            let counted = self.monthly(work, key, Split::Units).await?;
            let known = |group: &str| units.iter().find(|id| *id == group).cloned();
            let mut division = divided("units", units.iter().cloned(), &counted, known);
            // That a unit referred nobody says nothing of anybody.
            division.zero = Zero::Harmless;
            let released = self.release(work, key, vec![division]).await?;
            let value = self.cell(&released, "units", unit);
            figures.push(Figure { key, lines: vec![Line::all(value, count(value), None)] });
        }
        Ok(figures)
    }

    /// Everything that is counted in cases, and what residents answered.
    pub(super) async fn figures(&self, work: &mut Work) -> Result<Vec<Figure>, Error> {
        let mut figures = self.steps(work).await?;
        for (key, question) in [(FigureKey::Heard, Question::Heard), (FigureKey::Helped, Question::Helped)] {
            figures.push(self.feedback(work, key, question).await?);
        }
        Ok(figures)
    }

    /// Everything that is counted in cases.
    pub(super) async fn steps(&self, work: &mut Work) -> Result<Vec<Figure>, Error> {
        let mut figures = self.referred(work).await?;
        for key in
            [FigureKey::Received, FigureKey::Accepted, FigureKey::Agreement, FigureKey::FollowedUp, FigureKey::Declined]
        {
            figures.push(self.alone(work, key).await?);
        }
        for (key, way) in IN_TIME {
            figures.extend(self.with_some(work, key, way).await?);
        }
        figures.extend(self.closed(work).await?);
        Ok(figures)
    }

    async fn release_feedback(
        &self,
        work: &mut Work,
        whole: &'static str,
        question: Question,
    ) -> Result<Released, Error> {
        let mut answers: Vec<Monthly> = Vec::new();
        for year in self.years.clone() {
            for month in 1..=12_u8 {
                let day = Date::new(year, month.cast_signed(), 1).map_err(|_| Error::NotFound)?;
                if day > work.today() {
                    break;
                }
                let counted = feedback::counts(work, self.code, day, day.last_of_month()).await?;
                let own = counted.into_iter().filter(|count| count.question == question);
                answers.extend(own.map(|count| ((year, month), count.answer.code().to_owned(), count.n)));
            }
        }
        let mut months: BTreeMap<Span, u64> = BTreeMap::new();
        for (month, _, n) in &answers {
            *months.entry(span(*month)).or_default() += unsigned(*n);
        }
        let codes: Vec<String> = Answer::ALL.iter().map(ToString::to_string).collect();
        let known = |group: &str| Answer::parse(group).map(|answer| answer.code().to_owned());
        let divisions = vec![divided("answers", codes, &answers, known)];
        let counted = Counted { whole, zero: Zero::Harmless, least: 0, settles: 0, months, divisions };
        release(work, self.code, self.years.clone(), &counted).await
    }

    /// What residents answered to a question. Told from ten answers on.
    async fn feedback(&self, work: &mut Work, key: FigureKey, question: Question) -> Result<Figure, Error> {
        let whole = match question {
            Question::Heard => "feedback-heard",
            _ => "feedback-helped",
        };
        let released = match self.known(work, whole, &["answers".to_owned()]).await? {
            Some(known) => known,
            None => self.release_feedback(work, whole, question).await?,
        };
        let of = count(self.whole(&released));
        let lines = match of {
            Some(0) => vec![Line::all(Value::Nothing, None, None)],
            Some(of) if of >= LEAST_FOR_MEAN => Answer::ALL
                .iter()
                .map(|answer| {
                    let value = self.cell(&released, "answers", answer.code());
                    let part = Part::Code("answer-word", answer.code().into());
                    Line { part, value, n: count(value), of: Some(of) }
                })
                .collect(),
            _ => vec![Line::all(Value::TooFew, None, None)],
        };
        Ok(Figure { key, lines })
    }

    async fn release_referred(&self, work: &mut Work, named: &[String]) -> Result<Released, Error> {
        let key = FigureKey::Referrals;
        let reasons = self.monthly(work, key, Split::Reasons).await?;
        let mut divisions: Vec<Division> = Reason::ALL
            .iter()
            .map(|reason| yes_or_no(reason.code(), &reasons, |codes| codes.split(' ').any(|c| c == reason.code())))
            .collect();
        let ages = self.monthly(work, key, Split::Ages).await?;
        let band = |group: &str| group.parse().ok().and_then(|place: usize| BANDS.get(place)).map(ToString::to_string);
        divisions.push(divided("ages", BANDS.iter().map(ToString::to_string), &ages, band));
        let villages = self.monthly(work, key, Split::Villages).await?;
        let village = |group: &str| named.iter().find(|name| name_key(name) == name_key(group)).cloned();
        divisions.push(divided("villages", named.iter().cloned(), &villages, village));
        let spoken = self.monthly(work, key, Split::Languages).await?;
        let language = |group: &str| LANGUAGES.contains(&group).then(|| group.to_owned());
        divisions.push(divided("languages", LANGUAGES.map(str::to_owned), &spoken, language));
        self.release(work, key, divisions).await
    }

    /// Those who were referred: why, how old, from where, in which language.
    async fn referred(&self, work: &mut Work) -> Result<Vec<Figure>, Error> {
        let key = FigureKey::Referrals;
        let named = lack::areas(work, self.code).await?;
        let reasons = Reason::ALL.iter().map(|reason| format!("is-{}", reason.code()));
        let others = ["ages", "villages", "languages"].map(str::to_owned);
        let released = match self.known(work, key.code(), &reasons.chain(others).collect::<Vec<_>>()).await? {
            Some(known) => known,
            None => self.release_referred(work, &named).await?,
        };
        let value = self.whole(&released);
        let of = count(value);
        let line = |part: Part, value: Value| Line { part, value, n: count(value), of };
        let cell = |division: &str, group: &str| self.cell(&released, division, group);
        let reasons = Reason::ALL.iter().map(|reason| {
            line(Part::Code("reason", reason.code().into()), cell(&format!("is-{}", reason.code()), "yes"))
        });
        let ages = BANDS.iter().map(|band| line(Part::Band(*band), cell("ages", &band.to_string())));
        let mut villages: Vec<Line> =
            named.iter().map(|name| line(Part::Name(name.clone()), cell("villages", name))).collect();
        villages.push(line(Part::Elsewhere, cell("villages", REST)));
        let mut languages: Vec<Line> =
            LANGUAGES.iter().map(|code| line(Part::Code("spoken", (*code).into()), cell("languages", code))).collect();
        languages.push(line(Part::Elsewhere, cell("languages", REST)));
        Ok(vec![
            Figure { key, lines: vec![Line::all(value, of, None)] },
            Figure { key: FigureKey::Reasons, lines: reasons.collect() },
            Figure { key: FigureKey::Ages, lines: ages.collect() },
            Figure { key: FigureKey::Villages, lines: villages },
            Figure { key: FigureKey::Languages, lines: languages },
        ])
    }

    async fn release_closed(&self, work: &mut Work) -> Result<Released, Error> {
        let key = FigureKey::Closed;
        let all = self.monthly(work, key, Split::None).await?;
        let mut divisions = Vec::new();
        for way in WAYS {
            let some = self.monthly(work, way, Split::None).await?;
            // That nobody is without a measurement says nothing of anybody; that nobody went anywhere may.
            let zero = if way == FigureKey::Measured { Zero::Harmless } else { Zero::Sensitive };
            divisions.push(some_of(way.code(), zero, &all, &some));
        }
        let reasons = self.monthly(work, key, Split::EndingReasons).await?;
        let codes: Vec<String> = Ending::ALL.iter().map(ToString::to_string).collect();
        let known = |group: &str| Ending::parse(group).map(|reason| reason.code().to_owned());
        divisions.push(divided("ending_reasons", codes, &reasons, known));
        self.release(work, key, divisions).await
    }

    /// Those whose support ended: why, what it led to, what they answered.
    async fn closed(&self, work: &mut Work) -> Result<Vec<Figure>, Error> {
        let key = FigureKey::Closed;
        let mut divisions: Vec<String> = WAYS.iter().map(|way| format!("is-{way}")).collect();
        divisions.push("ending_reasons".into());
        let released = match self.known(work, key.code(), &divisions).await? {
            Some(known) => known,
            None => self.release_closed(work).await?,
        };
        let value = self.whole(&released);
        let of = count(value);
        let line = |part: Part, value: Value| Line { part, value, n: count(value), of };
        let mut figures = vec![Figure { key, lines: vec![Line::all(value, of, None)] }];
        for way in WAYS {
            let value = self.cell(&released, &format!("is-{way}"), "yes");
            figures.push(Figure { key: way, lines: vec![Line::all(value, count(value), of)] });
        }
        let reasons: Vec<Line> = Ending::ALL
            .iter()
            .map(|reason| {
                let value = self.cell(&released, "ending_reasons", reason.code());
                line(Part::Code("closing-reason", reason.code().into()), value)
            })
            .collect();
        figures.push(Figure { key: FigureKey::EndingReasons, lines: reasons });
        Ok(figures)
    }
}

fn span((year, month): (i16, u8)) -> Span {
    Span::Month(year, month)
}

fn unsigned(n: i64) -> u64 {
    u64::try_from(n).unwrap_or_default()
}

fn told(cell: Option<Cell>) -> Value {
    match cell {
        Some(Cell::Shown(n)) => i64::try_from(n).map_or(Value::Hidden, Value::Count),
        Some(Cell::Hidden) | None => Value::Hidden,
    }
}

const fn count(value: Value) -> Option<i64> {
    match value {
        Value::Count(n) => Some(n),
        _ => None,
    }
}

/// Those of whom something is true, and the others.
fn yes_or_no(name: &str, counts: &[Monthly], is: impl Fn(&str) -> bool) -> Division {
    let mut division = Division::yes_or_no(format!("is-{name}"), Zero::Sensitive);
    for (month, group, n) in counts {
        division.add(span(*month), if is(group) { "yes" } else { "no" }, unsigned(*n));
    }
    division
}

/// Some, who were counted on their own, and the others of all.
fn some_of(name: &str, zero: Zero, all: &[Monthly], some: &[Monthly]) -> Division {
    let mut division = Division::yes_or_no(format!("is-{name}"), zero);
    for (month, _, n) in all {
        let here: i64 = some.iter().filter(|(of, _, _)| of == month).map(|(_, _, n)| n).sum();
        division.add(span(*month), "yes", unsigned(here.min(*n)));
        division.add(span(*month), "no", unsigned((n - here).max(0)));
    }
    division
}

/// Groups, and a last one for whatever belongs to none.
fn divided(
    name: &str,
    groups: impl IntoIterator<Item = String>,
    counts: &[Monthly],
    group_of: impl Fn(&str) -> Option<String>,
) -> Division {
    // Some codes have an "other" of their own: then that is the last one.
    let groups = groups.into_iter().filter(|group| group != REST).chain([REST.to_owned()]);
    let groups = Tree::of("all", groups);
    let mut division = Division { name: name.to_owned(), groups, zero: Zero::Sensitive, counts: BTreeMap::new() };
    for (month, group, n) in counts {
        division.add(span(*month), &group_of(group).unwrap_or_else(|| REST.to_owned()), unsigned(*n));
    }
    division
}
