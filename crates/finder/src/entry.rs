//! An activity, as the finder needs to know it.
//!
//! The finder is told numbers where the house has lists of its own (needs, kinds, facts, languages
//! that are spoken): it compares them and gives them back, and knows no names.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};

/// A language in which an entry is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// suomi
    Finnish,
    /// svenska
    Swedish,
    /// English
    English,
    /// davvisámegiella; found by its letters alone
    NorthernSami,
}

impl Language {
    /// Every language, in the order of the pages.
    pub const ALL: [Self; 4] = [Self::Finnish, Self::Swedish, Self::English, Self::NorthernSami];

    /// The code: fi, sv, en, se.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Finnish => "fi",
            Self::Swedish => "sv",
            Self::English => "en",
            Self::NorthernSami => "se",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// A set of numbers from 0 to 63.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Numbers(u64);

impl Numbers {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Puts a number into the set; one above 63 is left out.
    pub const fn insert(&mut self, number: u8) {
        if number < 64 {
            self.0 |= 1 << number;
        }
    }

    /// Is the number in the set?
    pub const fn contains(self, number: u8) -> bool {
        number < 64 && self.0 & (1 << number) != 0
    }

    /// Is the set empty?
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Have the sets a number in common?
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Are all numbers of the other set in this one?
    pub const fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The numbers of this set that are not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The numbers in both sets.
    #[must_use]
    pub const fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The numbers, from the smallest.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let next = u8::try_from(left.trailing_zeros()).ok().filter(|n| *n < 64)?;
            left &= left - 1;
            Some(next)
        })
    }
}

impl FromIterator<u8> for Numbers {
    fn from_iter<I: IntoIterator<Item = u8>>(numbers: I) -> Self {
        let mut set = Self::NONE;
        numbers.into_iter().for_each(|number| set.insert(number));
        set
    }
}

/// A point on the map, in degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub latitude: f32,
    /// Degrees east.
    pub longitude: f32,
}

/// What an entry says in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub description: String,
}

/// A concept that an entry is tagged with, in each language in which it has a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// The names.
    pub labels: Vec<(Language, String)>,
}

/// Where an activity can be taken part in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Way {
    /// One goes there.
    AtPlace = 0,
    /// Somebody comes home.
    AtHome = 1,
    /// By phone.
    ByPhone = 2,
    /// Online.
    Online = 3,
}

/// When an activity comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Next {
    /// Nobody has said.
    #[default]
    Unknown,
    /// At any time, or when it is agreed: a phone line, an open house, a visitor.
    AnyTime,
    /// On this day and hour, in local time.
    At(DateTime),
}

/// Is there room?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Places {
    /// There is, or nobody keeps count.
    #[default]
    Open,
    /// One can wait in a queue.
    Queue,
    /// There is not.
    Full,
}

/// How an organiser has answered referrals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Referrals received.
    pub referrals: u32,
    /// Of these, answered.
    pub replied: u32,
    /// Of these, accepted.
    pub accepted: u32,
}

/// Who may find an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Everybody.
    #[default]
    Everybody,
    /// Editors alone: a draft, suspended, or not checked for a year.
    Editors,
}

/// What is known to hold and known not to hold; everything else is unknown, which is not yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Known to hold.
    pub yes: Numbers,
    /// Known not to hold.
    pub no: Numbers,
}

/// An activity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Its identity, the same in the database.
    pub id: Arc<str>,
    /// Its texts. A person's language comes first when it is shown; all are searched.
    pub texts: Vec<(Language, Text)>,
    /// The organiser's name.
    pub organiser: String,
    /// The name of the place.
    pub place: String,
    /// Concepts it is tagged with; an entry without any is found by its words.
    pub tags: Vec<Arc<Tag>>,
    /// The needs it answers, by the house's list.
    pub needs: Numbers,
    /// What kind it is, by the house's list.
    pub kind: u8,
    /// The languages spoken there, by the house's list; none: unknown.
    pub spoken: Numbers,
    /// From which age, in years; none: any.
    pub age_from: Option<u8>,
    /// To which age, in years; none: any.
    pub age_to: Option<u8>,
    /// For whom it is, by the house's list; none: for everybody.
    pub audience: Numbers,
    /// How one takes part.
    pub ways: Vec<Way>,
    /// The municipalities where it is offered, by code.
    pub municipalities: Vec<u16>,
    /// Offered in the whole country (online, phone).
    pub everywhere: bool,
    /// Where it is.
    pub point: Option<Point>,
    /// When it comes next.
    pub next: Next,
    /// The last day; hidden from the day after.
    pub ends_on: Option<Date>,
    /// The day on which the organiser or an editor last said that all this is right.
    pub checked_on: Option<Date>,
    /// Accessibility, what helps somebody who is afraid to come alone, free of charge, Kaikukortti:
    /// by the house's list.
    pub facts: Facts,
    /// Whether there is room.
    pub places: Places,
    /// How the organiser has answered.
    pub record: Record,
    /// Who may find it.
    pub shown: Shown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_keeps_numbers_below_sixty_four() {
        let set: Numbers = [3, 63, 64, 200].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [3, 63]);
        assert!(set.contains(63) && !set.contains(64) && !set.contains(4));
        assert!(Numbers::NONE.is_empty() && set.covers(Numbers::NONE) && !set.meets(Numbers::NONE));
    }

    #[test]
    fn every_language_is_read_by_its_code() {
        assert!(Language::ALL.into_iter().all(|language| Language::parse(language.code()) == Some(language)));
        assert_eq!(Language::parse("fr"), None);
    }
}
