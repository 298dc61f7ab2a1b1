//! How many people live in a municipality (väestö), by village, age and language: what reports need to say who is not
//! reached. An administrator loads it as a table.

use jiff::civil::Date;

use crate::language::SpokenLanguage;
use crate::text::Line;

coded! {
    /// An age band.
    AgeBand {
        From18 = "18-29",
        From30 = "30-49",
        From50 = "50-64",
        From65 = "65-74",
        From75 = "75-84",
        From85 = "85-",
    }
}

impl AgeBand {
    /// First and last age.
    pub const fn ages(self) -> (u8, Option<u8>) {
        match self {
            Self::From18 => (18, Some(29)),
            Self::From30 => (30, Some(49)),
            Self::From50 => (50, Some(64)),
            Self::From65 => (65, Some(74)),
            Self::From75 => (75, Some(84)),
            Self::From85 => (85, None),
        }
    }

    /// The band of an age; none for somebody who is not of age.
    pub fn of(age: i64) -> Option<Self> {
        let within = |band: &&Self| {
            let (from, to) = band.ages();
            age >= i64::from(from) && to.is_none_or(|to| age <= i64::from(to))
        };
        Self::ALL.iter().find(within).copied()
    }
}

coded! {
    /// A language as the register of inhabitants counts it.
    Group {
        /// suomi
        Finnish = "fi",
        /// ruotsi
        Swedish = "sv",
        /// saame
        Sami = "se",
        /// another language
        Other = "other",
    }
}

impl Group {
    /// The group of a language in which somebody wishes to be met.
    pub const fn of(language: SpokenLanguage) -> Self {
        match language {
            SpokenLanguage::Finnish | SpokenLanguage::FinnishSign => Self::Finnish,
            SpokenLanguage::Swedish | SpokenLanguage::FinlandSwedishSign => Self::Swedish,
            SpokenLanguage::NorthernSami | SpokenLanguage::InariSami | SpokenLanguage::SkoltSami => Self::Sami,
            _ => Self::Other,
        }
    }
}

/// A row: so many people live there, are of that age and speak that language. Nothing said stands for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// The village; empty for the whole municipality.
    pub village: String,
    /// The age band.
    pub age: Option<AgeBand>,
    /// The language.
    pub language: Option<Group>,
    /// How many.
    pub people: i64,
}

/// A table as it is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPopulation {
    /// Rows, no two about the same people.
    pub rows: Vec<People>,
    /// Where the figures come from.
    pub source: Line,
    /// The day of which they speak.
    pub counted_on: Date,
}

/// A table as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// Rows.
    pub rows: Vec<People>,
    /// Where the figures come from.
    pub source: String,
    /// The day of which they speak.
    pub counted_on: Date,
    /// When it was loaded.
    pub loaded_at: jiff::Timestamp,
}

impl Population {
    /// How many people the table knows for a choice, when it has a row for exactly that.
    pub fn people(&self, village: &str, age: Option<AgeBand>, language: Option<Group>) -> Option<i64> {
        let key = crate::text::name_key(village);
        let fits =
            |row: &&People| crate::text::name_key(&row.village) == key && row.age == age && row.language == language;
        self.rows.iter().find(fits).map(|row| row.people)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_age_from_eighteen_has_one_band() {
        assert_eq!(AgeBand::of(17), None);
        for age in 18..120 {
            let bands = AgeBand::ALL.iter().filter(|band| {
                let (from, to) = band.ages();
                age >= i64::from(from) && to.is_none_or(|to| age <= i64::from(to))
            });
            assert_eq!(bands.count(), 1, "{age}");
        }
    }
}
