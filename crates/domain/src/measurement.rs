//! A measurement of wellbeing: own scales from 0 to 10, or the total of an instrument typed in.

pub use rinnalla_measures::instrument::Instrument;

use crate::text::Line;

coded! {
    /// Own scales, 0 to 10, 10 is best. Words of the service's own, free of licences.
    Scale {
        /// How satisfied with life now.
        Satisfaction = "satisfaction",
        /// How much company there is, compared with what one would like.
        Company = "company",
        /// How easy it is to leave home.
        GoingOut = "going_out",
    }
}

coded! {
    /// When in the support a measurement belongs.
    Point { Referral = "referral", FirstVisit = "first_visit", Half = "half", End = "end", FollowUp = "follow_up" }
}

coded! {
    /// How the answers were taken: whoever helps changes the answers, so it is always kept.
    Mode { Alone = "alone", ReadAloud = "read_aloud", Paper = "paper", Phone = "phone" }
}

/// A value from 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rating(u8);

impl Rating {
    /// Takes 0 to 10.
    pub fn parse(raw: &str) -> Option<Self> {
        raw.trim().parse::<u8>().ok().filter(|v| *v <= 10).map(Self)
    }
    /// As a number.
    pub fn value(self) -> i64 {
        i64::from(self.0)
    }
    /// From storage.
    pub fn from_value(value: i64) -> Option<Self> {
        u8::try_from(value).ok().filter(|v| *v <= 10).map(Self)
    }
}

/// Answers taken at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Own scales that were answered; an unanswered one is simply absent.
    pub scales: Vec<(Scale, Rating)>,
    /// Raw total of an instrument.
    pub total: Option<(Instrument, i64)>,
    /// How.
    pub mode: Mode,
    /// Who helped, if anybody.
    pub helper: Option<Line>,
}

/// A measurement as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measurement {
    /// When in the support.
    pub point: Point,
    /// How.
    pub mode: Mode,
    /// Who helped.
    pub helper: Option<String>,
    /// Own scales.
    pub scales: Vec<(Scale, Rating)>,
    /// Total of an instrument.
    pub total: Option<(Instrument, i64)>,
    /// The day.
    pub taken_on: jiff::civil::Date,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_from_zero_to_ten() {
        assert_eq!(Rating::parse(" 10 ").map(Rating::value), Some(10));
        assert_eq!(Rating::parse("11"), None);
        assert_eq!(Rating::parse("-1"), None);
        assert_eq!(Rating::parse(""), None);
    }
}
