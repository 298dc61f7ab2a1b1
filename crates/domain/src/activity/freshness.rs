//! Can the entry still be trusted? From the day on which somebody last said "still true".

use jiff::civil::Date;

/// Days after which the organiser is asked.
pub const ASK_AFTER: i32 = 90;
/// Days after which the entry carries a warning.
pub const WARN_AFTER: i32 = 180;
/// Days after which residents no longer see it.
pub const HIDE_AFTER: i32 = 365;
/// Reminders without an answer after which residents no longer see it.
pub const HIDE_AFTER_REMINDERS: i64 = 2;

coded! {
    /// How fresh an entry is.
    Freshness {
        /// Checked within 90 days.
        Fresh = "fresh",
        /// The organiser is to be asked.
        Ask = "ask",
        /// Not checked for half a year: shown with a warning.
        Stale = "stale",
        /// Not checked for a year, or two reminders without an answer: hidden from residents.
        Hidden = "hidden",
    }
}

/// How fresh an entry is that was checked on `checked_on`, after `unanswered` reminders.
pub fn freshness(checked_on: Date, unanswered: i64, today: Date) -> Freshness {
    let days = (today - checked_on).get_days();
    if days >= HIDE_AFTER || unanswered >= HIDE_AFTER_REMINDERS {
        Freshness::Hidden
    } else if days >= WARN_AFTER {
        Freshness::Stale
    } else if days >= ASK_AFTER {
        Freshness::Ask
    } else {
        Freshness::Fresh
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;

    #[test]
    fn an_entry_ages_in_four_steps() {
        let today = date(2026, 11, 24);
        let aged = |days: i64, unanswered| freshness(today.saturating_sub(days.days()), unanswered, today);
        assert_eq!(aged(89, 0), Freshness::Fresh);
        assert_eq!(aged(90, 0), Freshness::Ask);
        assert_eq!(aged(179, 1), Freshness::Ask);
        assert_eq!(aged(180, 1), Freshness::Stale);
        assert_eq!(aged(364, 1), Freshness::Stale);
        assert_eq!(aged(365, 0), Freshness::Hidden);
        assert_eq!(aged(10, 2), Freshness::Hidden);
    }
}
