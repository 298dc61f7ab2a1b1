//! A resident's birth date and age.

use std::fmt;

use jiff::civil::Date;

use super::identity_code::is_begun_in;
use super::{DateError, parse_date};

/// Why what was written is not an adult's birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BirthDateError {
    /// Not a day at all.
    #[error(transparent)]
    Date(#[from] DateError),
    /// The day is still to come.
    #[error("the birth date is in the future")]
    Future,
    /// Under [`ADULT`] years old.
    #[error("under {ADULT} years old")]
    Minor,
    /// Over [`OLDEST`] years old.
    #[error("over {OLDEST} years old")]
    TooOld,
    /// A Finnish identity code was written instead. It is not repeated here and must not be
    /// repeated to anyone: show the field empty again.
    #[error("an identity code is not asked for")]
    IdentityCode,
}

/// The age, in whole years, from which a resident can be referred.
pub const ADULT: u16 = 18;

/// The greatest age, in whole years, taken for true.
pub const OLDEST: u16 = 120;

/// A resident's birth date: an adult's when it was taken down, and at most [`OLDEST`] years ago.
///
/// `Debug` shows the year only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BirthDate(Date);

coded! {
    /// Age in ten-year bands for reports; the ends are joined so that a band does not point at one person.
    AgeBand {
        /// 18 to 29 years.
        From18To29 = "18-29",
        /// 30 to 39 years.
        From30To39 = "30-39",
        /// 40 to 49 years.
        From40To49 = "40-49",
        /// 50 to 59 years.
        From50To59 = "50-59",
        /// 60 to 69 years.
        From60To69 = "60-69",
        /// 70 to 79 years.
        From70To79 = "70-79",
        /// 80 years or more.
        From80 = "80-",
    }
}

impl BirthDate {
    /// Reads an adult's birth date as [`parse_date`] reads a day.
    ///
    /// Anything that begins like an identity code is refused as one, with a right check character,
    /// a wrong one or none, because a slip of the pen does not make it anything else.
    pub fn parse(raw: &str, today: Date) -> Result<Self, BirthDateError> {
        if is_begun_in(raw) {
            return Err(BirthDateError::IdentityCode);
        }
        Self::new(parse_date(raw)?, today)
    }

    /// Takes a day as an adult's birth date.
    pub fn new(date: Date, today: Date) -> Result<Self, BirthDateError> {
        if date > today {
            return Err(BirthDateError::Future);
        }
        let born = Self(date);
        match born.age_on(today) {
            ..ADULT => Err(BirthDateError::Minor),
            ADULT..=OLDEST => Ok(born),
            _ => Err(BirthDateError::TooOld),
        }
    }

    /// A birth date that was checked when it was first taken down, read back from a record.
    pub fn from_record(date: Date) -> Self {
        Self(date)
    }

    /// The day of birth.
    pub fn date(self) -> Date {
        self.0
    }

    /// Age in whole years on a day; 0 before birth. Who was born on 29 February is a year older on
    /// 1 March of a common year.
    pub fn age_on(self, day: Date) -> u16 {
        let before_birthday = (day.month(), day.day()) < (self.0.month(), self.0.day());
        let years = day.year() - self.0.year() - i16::from(before_birthday);
        u16::try_from(years).unwrap_or(0)
    }

    /// The band of the age on a day. Anyone under 30 is in the first band.
    pub fn age_band(self, day: Date) -> AgeBand {
        match self.age_on(day) {
            ..30 => AgeBand::From18To29,
            30..40 => AgeBand::From30To39,
            40..50 => AgeBand::From40To49,
            50..60 => AgeBand::From50To59,
            60..70 => AgeBand::From60To69,
            70..80 => AgeBand::From70To79,
            80.. => AgeBand::From80,
        }
    }
}

impl fmt::Debug for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BirthDate({}-..)", self.0.year())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 3, 16);

    #[test]
    fn a_birth_date_is_an_adults() {
        let parse = |raw| BirthDate::parse(raw, TODAY);
        assert_eq!(parse("7.5.1948").expect("valid").date(), date(1948, 5, 7));
        assert_eq!(parse("16.3.2008").expect("valid").age_on(TODAY), 18);
        assert_eq!(parse("17.3.2008"), Err(BirthDateError::Minor));
        assert_eq!(parse("16.3.2026"), Err(BirthDateError::Minor));
        assert_eq!(parse("17.3.2026"), Err(BirthDateError::Future));
        assert_eq!(parse("17.3.1905").expect("valid").age_on(TODAY), 120);
        assert_eq!(parse("16.3.1905"), Err(BirthDateError::TooOld));
        assert_eq!(parse("7.5.48"), Err(BirthDateError::Date(DateError::ShortYear)));
    }

    #[test]
    fn age_grows_on_the_birthday() {
        let born = BirthDate::from_record(date(1948, 5, 7));
        assert_eq!(born.age_on(date(2026, 5, 6)), 77);
        assert_eq!(born.age_on(date(2026, 5, 7)), 78);
        assert_eq!(born.age_on(date(1900, 1, 1)), 0);
        let leap = BirthDate::from_record(date(2004, 2, 29));
        assert_eq!(leap.age_on(date(2026, 2, 28)), 21);
        assert_eq!(leap.age_on(date(2026, 3, 1)), 22);
        assert_eq!(leap.age_on(date(2028, 2, 29)), 24);
    }

    #[test]
    fn every_age_has_its_band() {
        let band = |years: i16| BirthDate::from_record(date(2026 - years, 3, 16)).age_band(TODAY);
        assert_eq!([band(18), band(29)], [AgeBand::From18To29; 2]);
        assert_eq!([band(30), band(39)], [AgeBand::From30To39; 2]);
        assert_eq!([band(60), band(69)], [AgeBand::From60To69; 2]);
        assert_eq!([band(80), band(104)], [AgeBand::From80; 2]);
    }
}
