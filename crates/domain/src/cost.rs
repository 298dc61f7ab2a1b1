//! What the work costs (kustannukset): inputs that an administrator writes down for a year. Nothing is reckoned from
//! them but sums; no saving is claimed.

use crate::text::Line;

coded! {
    /// A kind of cost.
    Kind {
        /// A link worker's fee for an hour.
        FeePerHour = "fee_per_hour",
        /// A kilometre.
        PerKilometre = "per_kilometre",
        /// Training of link workers, in the year.
        Training = "training",
        /// Coordination, in the year.
        Coordination = "coordination",
        /// Anything else, in the year.
        Other = "other",
    }
}

impl Kind {
    /// A price for one, not a sum of the year.
    pub const fn is_price(self) -> bool {
        matches!(self, Self::FeePerHour | Self::PerKilometre)
    }
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInput {
    /// Which.
    pub kind: Kind,
    /// Euros and cents, in cents; `None` takes back what was written before.
    pub cents: Option<i64>,
    /// Where the figure comes from.
    pub source: Option<Line>,
}

/// One input as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Which.
    pub kind: Kind,
    /// In cents.
    pub cents: i64,
    /// Where the figure comes from.
    pub source: Option<String>,
    /// When it was written down.
    pub made_at: jiff::Timestamp,
}

/// Reads euros with or without cents, as people write them: `12`, `12,50`, `1 234,5 €`. In cents.
pub fn parse_euros(text: &str) -> Option<i64> {
    let plain: String = text.trim().trim_end_matches('€').chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, part) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
    let digits = |text: &str| !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || (!part.is_empty() && (!digits(part) || part.len() > 2)) {
        return None;
    }
    let cents: i64 = format!("{part:0<2}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 100 + cents)
}

/// Writes cents as a person would type them: `12,50`.
pub fn euros(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn euros_are_read_as_people_write_them() {
        for (typed, cents) in [("12", 1_200), ("12,5", 1_250), ("0.57", 57), ("1 234,50 €", 123_450)] {
            assert_eq!(parse_euros(typed), Some(cents), "{typed}");
        }
        for typed in ["", "-3", "12,505", "1,2,3", "paljon", "1e3", ",5"] {
            assert_eq!(parse_euros(typed), None, "{typed}");
        }
        assert_eq!(euros(1_205), "12,05");
    }
}
