//! What a case takes of a week.

/// What a case that has just begun is taken to need in a week, on the way too.
pub const USUAL_MINUTES: i64 = 120;
/// Over so many weeks the load of a case is taken from what was written down.
pub const LOAD_WEEKS: i64 = 4;
/// A kilometre takes a minute.
const MINUTES_PER_KILOMETRE: i64 = 1;

/// What a case takes of a link worker's week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseLoad {
    /// On a break, or being ended: it weighs less.
    pub rests: bool,
    /// The first visit lies further back than [`LOAD_WEEKS`].
    pub runs: bool,
    /// Minutes of visits in the last [`LOAD_WEEKS`].
    pub minutes: i64,
    /// Kilometres in the last [`LOAD_WEEKS`].
    pub kilometres: i64,
}

impl CaseLoad {
    /// Minutes of a week: what was written down, once the case runs for long enough; before that what a case usually
    /// needs, and half of it while it rests.
    pub const fn weekly(self) -> i64 {
        let written = (self.minutes + self.kilometres * MINUTES_PER_KILOMETRE) / LOAD_WEEKS;
        match (self.rests, self.runs) {
            (_, true) if written > 0 || self.rests => written,
            (true, _) => USUAL_MINUTES / 2,
            (false, _) => USUAL_MINUTES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_load_of_a_case_is_what_was_written_down_once_it_runs() {
        let case = CaseLoad { rests: false, runs: false, minutes: 60, kilometres: 0 };
        assert_eq!(case.weekly(), USUAL_MINUTES);
        let runs = CaseLoad { runs: true, minutes: 360, kilometres: 240, ..case };
        assert_eq!(runs.weekly(), 150);
        assert_eq!(CaseLoad { minutes: 0, kilometres: 0, ..runs }.weekly(), USUAL_MINUTES);
        assert_eq!(CaseLoad { rests: true, minutes: 0, kilometres: 0, ..runs }.weekly(), 0);
        assert_eq!(CaseLoad { rests: true, ..case }.weekly(), USUAL_MINUTES / 2);
    }
}
