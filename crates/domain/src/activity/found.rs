//! What somebody looks for in the directory, and why an activity was found.

use jiff::civil::Weekday;

use super::{Facet, Facets, Known, Need, NewActivity, Price, Registration};
use crate::MunicipalityCode;
use crate::language::SpokenLanguage;

/// Something that a search can ask for. What nobody has said is unknown, and unknown is not yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// Getting in, and coming for the first time.
    Facet(Facet),
    /// It costs nothing.
    Free,
    /// Kaikukortti is taken.
    Kaikukortti,
    /// It is held on this day of the week.
    On(Weekday),
}

/// Facts besides those of [`Facet`].
const FREE: u8 = 32;
const KAIKUKORTTI: u8 = 33;
const MONDAY: u8 = 40;

impl Fact {
    /// A number of its own, below 64.
    pub fn number(self) -> u8 {
        match self {
            Self::Facet(facet) => facet as u8,
            Self::Free => FREE,
            Self::Kaikukortti => KAIKUKORTTI,
            Self::On(day) => MONDAY + day.to_monday_zero_offset().unsigned_abs(),
        }
    }

    /// The fact of a number.
    pub fn of_number(number: u8) -> Option<Self> {
        match number {
            FREE => Some(Self::Free),
            KAIKUKORTTI => Some(Self::Kaikukortti),
            day @ MONDAY..=46 => Weekday::from_monday_zero_offset(i8::try_from(day - MONDAY).ok()?).ok().map(Self::On),
            facet => Facet::ALL.get(usize::from(facet)).copied().map(Self::Facet),
        }
    }

    /// The word of a fact in an address; a day of the week has its own field there.
    pub fn code(self) -> String {
        match self {
            Self::Facet(facet) => facet.code().to_owned(),
            Self::Free => "free".into(),
            Self::Kaikukortti => "kaikukortti".into(),
            Self::On(day) => format!("day_{}", day.to_monday_one_offset()),
        }
    }

    /// Reads what [`Self::code`] wrote.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "free" => Some(Self::Free),
            "kaikukortti" => Some(Self::Kaikukortti),
            other => match other.strip_prefix("day_") {
                Some(day) => Weekday::from_monday_one_offset(day.parse().ok()?).ok().map(Self::On),
                None => Facet::parse(other).map(Self::Facet),
            },
        }
    }
}

/// What is known of an entry.
pub fn known(fact: Fact, entry: &NewActivity) -> Known {
    let of = |holds: bool| if holds { Known::Yes } else { Known::No };
    match fact {
        Fact::Facet(facet) => facet_known(facet, &entry.facets, entry.registration),
        Fact::Free => match entry.price {
            Price::Free => Known::Yes,
            Price::Paid => Known::No,
            Price::Unknown => Known::Unknown,
        },
        // The form has a box to tick: an empty one says nothing.
        Fact::Kaikukortti if entry.kaikukortti => Known::Yes,
        Fact::Kaikukortti => Known::Unknown,
        Fact::On(_) if entry.schedule.slots.is_empty() => Known::Unknown,
        Fact::On(day) => of(entry.schedule.days().contains(&day)),
    }
}

/// Who never signs up need not sign up for the first time either.
fn facet_known(facet: Facet, facets: &Facets, registration: Registration) -> Known {
    match facets.known(facet) {
        Known::Unknown if facet == Facet::NoRegistrationAtFirst && registration == Registration::NotNeeded => {
            Known::Yes
        }
        known => known,
    }
}

/// Why an activity was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It answers this need, which was asked for.
    Need(Need),
    /// Words of the entry that agree with the question, as they are written there.
    Words(Vec<String>),
    /// So many metres away as the crow flies.
    Distance(u32),
    /// In a municipality near by.
    Nearby(MunicipalityCode),
    /// Elsewhere in the county.
    County(MunicipalityCode),
    /// One can take part from home.
    FromHome,
    /// This was asked for and holds.
    Holds(Fact),
    /// This was asked for and is not known.
    Ask(Fact),
    /// The languages spoken there are not known.
    AskLanguage,
    /// One has to wait.
    Queue,
    /// There is no room now.
    Full,
    /// When it is held next.
    Next(super::Occurrence),
    /// At any time, or when it is agreed.
    AnyTime,
    /// When somebody last said that all this is right.
    Checked(jiff::civil::Date),
    /// The same, more than half a year ago.
    CheckedLongAgo(jiff::civil::Date),
}

/// How far somebody would go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Within the own municipality.
    #[default]
    Own,
    /// To municipalities near by.
    Nearby,
    /// Anywhere in the wellbeing services county.
    County,
}

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Words; empty: everything that fits.
    pub words: String,
    /// Any of these needs; none: no condition.
    pub needs: Vec<Need>,
    /// The own municipality.
    pub municipality: Option<MunicipalityCode>,
    /// How far.
    pub reach: Reach,
    /// A village of the own municipality: what is near it comes first.
    pub village: Option<String>,
    /// Age in years.
    pub age: Option<u8>,
    /// Any of these languages is spoken there.
    pub languages: Vec<SpokenLanguage>,
    /// All of these hold, or nobody knows.
    pub facts: Vec<Fact>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_has_a_number_and_a_word_of_its_own() {
        let days = (1..=7).filter_map(|day| Weekday::from_monday_one_offset(day).ok()).map(Fact::On);
        let all: Vec<Fact> =
            Facet::ALL.iter().copied().map(Fact::Facet).chain([Fact::Free, Fact::Kaikukortti]).chain(days).collect();
        for fact in &all {
            assert_eq!(Fact::of_number(fact.number()), Some(*fact));
            assert_eq!(Fact::parse(&fact.code()), Some(*fact));
        }
        assert_eq!(Fact::of_number(63), None);
        assert_eq!(Fact::parse("day_8"), None);
        let mut numbers: Vec<u8> = all.iter().map(|fact| fact.number()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), all.len());
    }
}
