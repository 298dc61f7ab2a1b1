//! Releasing figures.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use rinnalla_access::Grant;
use rinnalla_domain::MunicipalityCode;
use rinnalla_measures::disclosure::{Cell, Period, Rule, Table, Threshold, Tree, Zero, decide, hide_new};
use rinnalla_store::figure::{self, Released as Row};
use rinnalla_store::settings;

use super::Released;
use crate::{Error, Work};

/// The first column of the table of a whole.
const ALL: &str = "";

/// Something counted by month, and the tables that divide it. All that divides it is released together.
#[derive(Clone, Debug)]
pub struct Counted {
    /// Its name, for ever: "referrals", "closed".
    pub whole: &'static str,
    /// Is a zero of the whole sensitive? A month without a referral is not.
    pub zero: Zero,
    /// At least so many, whatever the setting: 10 where means are worked out from it, else 0.
    pub least: u64,
    /// A month is released only when so many more have ended, for what becomes clear later.
    pub settles: u8,
    /// How many in each month (months without any may be left out).
    pub months: BTreeMap<Period, u64>,
    /// What it is divided by.
    pub divisions: Vec<Division>,
}

/// A table that divides a whole: ages, villages, reasons (one table for each, with "yes" and "no").
#[derive(Clone, Debug)]
pub struct Division {
    /// Its name, for ever.
    pub name: String,
    /// Its groups. The last leaf takes what belongs to none: a group that appears in a year that has begun to be
    /// released is counted there until the year is over.
    pub groups: Tree,
    /// Is a zero sensitive?
    pub zero: Zero,
    /// How many in each month and leaf. For each month they make up the whole.
    pub counts: BTreeMap<(Period, String), u64>,
}

impl Division {
    /// Those of whom something is true, and the others.
    pub fn yes_or_no(name: impl Into<String>, zero: Zero) -> Self {
        Self { name: name.into(), groups: Tree::of("all", ["yes", "no"]), zero, counts: BTreeMap::new() }
    }

    /// Counts some more.
    pub fn add(&mut self, month: Period, group: &str, n: u64) {
        *self.counts.entry((month, group.to_owned())).or_default() += n;
    }
}

/// Releases what has ended of these years, and gives everything that has been released of them.
///
/// The caller has been asked for permission to read figures of the municipality.
///
/// # Errors
/// When storage fails
pub async fn release(
    work: &mut Work,
    municipality: MunicipalityCode,
    years: RangeInclusive<i16>,
    counted: &Counted,
) -> Result<Released, Error> {
    let threshold = threshold(work, municipality).await?.or_more(counted.least);
    let ended = last_ended(work.today(), counted.settles);
    let grant = Grant::anybody(municipality);
    let mut all = Vec::new();
    for year in years {
        let before = figure::released(work.tx(), municipality, counted.whole, year).await?;
        let periods = Period::tree(year, ended);
        if periods.len() == 1 {
            continue;
        }
        let fresh = year_of(&periods, ended, counted, threshold, &before);
        if !fresh.is_empty() {
            figure::release(work.tx(), &grant, counted.whole, &fresh, work.now()).await?;
        }
        // Read back: somebody else may have released the same at the same moment.
        all.extend(if fresh.is_empty() {
            before
        } else {
            figure::released(work.tx(), municipality, counted.whole, year).await?
        });
    }
    Ok(Released::new(ended, all))
}

/// What has been released of these years, when nothing is missing: then nothing needs to be counted. `divisions` are the
/// names of the tables that divide the whole.
///
/// # Errors
/// When storage fails
pub(crate) async fn known(
    work: &Work,
    municipality: MunicipalityCode,
    years: RangeInclusive<i16>,
    whole: &str,
    divisions: &[String],
) -> Result<Option<Released>, Error> {
    let ended = last_ended(work.today(), 0);
    let mut all = Vec::new();
    for year in years {
        let periods = Period::tree(year, ended);
        let rows = figure::released(work.tx(), municipality, whole, year).await?;
        let there: BTreeSet<(&str, &str)> =
            rows.iter().map(|row| (row.division.as_str(), row.period.as_str())).collect();
        let wanted = std::iter::once("").chain(divisions.iter().map(String::as_str));
        let over = || (0..periods.len()).map(|node| periods.key(node)).filter(|period| has_ended(period, ended));
        for division in wanted {
            if over().any(|period| !there.contains(&(division, period))) {
                return Ok(None);
            }
        }
        all.extend(rows);
    }
    Ok(Some(Released::new(ended, all)))
}

/// From how many on a municipality shows counts.
pub(crate) async fn threshold(work: &Work, municipality: MunicipalityCode) -> Result<Threshold, Error> {
    let (settings, _) = settings::find(work.tx(), municipality).await?;
    Ok(u64::try_from(settings.least_shown).ok().and_then(Threshold::new).unwrap_or_default())
}

/// Keeps a value that was worked out for a period (as text), and gives the one that was published first. Only for a
/// period and a whole whose count is shown: the caller looks first.
///
/// # Errors
/// When storage fails
pub async fn keep_value(
    work: &mut Work,
    municipality: MunicipalityCode,
    whole: &str,
    period: impl std::fmt::Display,
    value: &str,
) -> Result<String, Error> {
    let grant = Grant::anybody(municipality);
    Ok(figure::keep_value(work.tx(), &grant, whole, &period.to_string(), value, work.now()).await?)
}

/// The last month that has ended, `settles` months ago or more.
pub(crate) fn last_ended(today: jiff::civil::Date, settles: u8) -> (i16, u8) {
    let months = i32::from(today.year()) * 12 + i32::from(today.month()) - 2 - i32::from(settles);
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    (i16::try_from(year).unwrap_or(i16::MIN), u8::try_from(month).unwrap_or(1))
}

/// What is released now of a year: the cells of periods that have ended and have not been released before.
fn year_of(periods: &Tree, ended: (i16, u8), counted: &Counted, threshold: Threshold, before: &[Row]) -> Vec<Row> {
    let mut fresh = Vec::new();
    let whole = Tree::whole(ALL);
    let known = Known::of(before, "");
    let table = Table::new(periods.clone(), whole, |period, _| {
        known
            .count(period, ALL)
            .unwrap_or_else(|| month(period).and_then(|m| counted.months.get(&m)).copied().unwrap_or(0))
    });
    let rule = Rule { threshold, zero: counted.zero };
    let wholes = decide(&table, rule, ended, |period, cell| known.shown(period, cell), None);
    known.add_fresh(&mut fresh, "", &table, &wholes, ended);
    for division in &counted.divisions {
        let known = Known::of(before, &division.name);
        let groups = known.groups().unwrap_or_else(|| division.groups.clone());
        let leaves: Vec<&str> = groups.leaves().map(|leaf| groups.key(leaf)).collect();
        let rest = leaves.last().copied().unwrap_or_default();
        let table_of = |groups: Tree| {
            Table::new(periods.clone(), groups, |period, group| {
                known.count(period, group).unwrap_or_else(|| {
                    let Some(month) = month(period) else { return 0 };
                    let here = division.counts.iter().filter(|((m, g), _)| {
                        *m == month && (g == group || group == rest && !leaves.contains(&g.as_str()))
                    });
                    here.map(|(_, n)| n).sum()
                })
            })
        };
        let divided = table_of(groups.clone());
        // A table that came later than its whole, after something was entered late, would tell what was entered.
        let differs = (0..periods.len()).any(|p| divided.count(divided.place(p, 0)) != table.count(table.place(p, 0)));
        let rule = Rule { threshold, zero: division.zero };
        let mut cells = decide(&divided, rule, ended, |period, cell| known.shown(period, cell), Some(&wholes));
        if differs {
            hide_new(&divided, |period, cell| known.shown(period, cell), &mut cells);
        }
        known.add_fresh(&mut fresh, &division.name, &divided, &cells, ended);
    }
    fresh
}

fn month(period: &str) -> Option<Period> {
    Period::parse(period).filter(|period| matches!(period, Period::Month(..)))
}

fn has_ended(period: &str, ended: (i16, u8)) -> bool {
    Period::parse(period).is_some_and(|period| period.has_ended(ended))
}

/// What has been released of a table in a year.
struct Known<'a>(BTreeMap<(&'a str, &'a str), &'a Row>);

impl<'a> Known<'a> {
    fn of(rows: &'a [Row], division: &str) -> Self {
        let rows = rows.iter().filter(|row| row.division == division);
        Self(rows.map(|row| ((row.period.as_str(), row.cell.as_str()), row)).collect())
    }

    fn shown(&self, period: &str, cell: &str) -> Option<bool> {
        self.0.get(&(period, cell)).map(|row| row.shown)
    }

    /// The count as it was when the month was released. A group that the month did not know then had none in it.
    fn count(&self, period: &str, cell: &str) -> Option<u64> {
        let of_month = self.0.range((period, "")..).next().is_some_and(|((p, _), _)| *p == period);
        let row = self.0.get(&(period, cell));
        row.map(|row| u64::try_from(row.count).unwrap_or(0)).or(of_month.then_some(0))
    }

    /// The groups by which the year has been divided so far, in their order.
    fn groups(&self) -> Option<Tree> {
        let first = self.0.keys().next()?.0;
        let mut rows: Vec<&Row> = self.0.iter().filter(|((p, _), _)| *p == first).map(|(_, row)| *row).collect();
        rows.sort_by_key(|row| row.place);
        let mut tree = Tree::whole(rows.first()?.cell.clone());
        for row in &rows[1..] {
            tree.add(tree.find(&row.part_of).unwrap_or(0), row.cell.clone());
        }
        Some(tree)
    }

    fn add_fresh(&self, fresh: &mut Vec<Row>, division: &str, table: &Table, cells: &[Cell], ended: (i16, u8)) {
        for (place, cell) in cells.iter().enumerate() {
            let (period, group) = table.period_and_group(place);
            let (key, name) = (table.periods().key(period), table.groups().key(group));
            if !has_ended(key, ended) || self.shown(key, name).is_some() {
                continue;
            }
            let part_of = table.groups().parent(group).map_or("", |up| table.groups().key(up));
            fresh.push(Row {
                division: division.to_owned(),
                period: key.to_owned(),
                cell: name.to_owned(),
                part_of: part_of.to_owned(),
                place: i64::try_from(group).unwrap_or(i64::MAX),
                count: i64::try_from(table.count(place)).unwrap_or(i64::MAX),
                shown: *cell != Cell::Hidden,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_month_that_runs_has_not_ended() {
        assert_eq!(last_ended(date(2026, 11, 22), 0), (2026, 10));
        assert_eq!(last_ended(date(2026, 1, 31), 0), (2025, 12));
        assert_eq!(last_ended(date(2026, 2, 1), 3), (2025, 10));
    }
}
