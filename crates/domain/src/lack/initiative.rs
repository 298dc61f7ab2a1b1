//! A need becomes a proposal to somebody who can do something about it.

use jiff::civil::Date;

use crate::InitiativeId;
use crate::activity::Need;
use crate::text::{Line, Text};

coded! {
    /// Where a proposal for the community stands.
    State {
        /// Tehty.
        Made = "made",
        /// Viety eteenpäin.
        Taken = "taken",
        /// Sovittu.
        Agreed = "agreed",
        /// Toteutui.
        Done = "done",
        /// Ei toteutunut.
        Dropped = "dropped",
    }
}

/// A change that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IllegalStep {
    /// From this state one does not get there.
    #[error("{to} does not follow {from}")]
    Order {
        /// Where it stands.
        from: State,
        /// Where it should go.
        to: State,
    },
    /// What came of it must be said when it ends.
    #[error("the outcome is missing")]
    OutcomeMissing,
}

impl State {
    /// Where one can go from here; staying is always possible.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Made => &[Self::Made, Self::Taken, Self::Agreed, Self::Dropped],
            Self::Taken => &[Self::Taken, Self::Agreed, Self::Done, Self::Dropped],
            Self::Agreed => &[Self::Agreed, Self::Done, Self::Dropped],
            Self::Done => &[Self::Done],
            Self::Dropped => &[Self::Dropped, Self::Made],
        }
    }

    /// Nothing more is awaited.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

/// A proposal as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInitiative {
    /// The need that it answers.
    pub need: Need,
    /// A village, or the whole municipality when empty.
    pub area: String,
    /// What is proposed.
    pub what: Text,
    /// To which organisation or unit.
    pub addressee: Line,
    /// Who takes it forward: a role or a unit.
    pub owner: Line,
}

/// A proposal as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Initiative {
    /// Identity.
    pub id: InitiativeId,
    /// The need.
    pub need: Need,
    /// The village.
    pub area: String,
    /// What is proposed.
    pub what: String,
    /// To whom.
    pub addressee: String,
    /// Who takes it forward.
    pub owner: String,
    /// Where it stands.
    pub state: State,
    /// What came of it.
    pub outcome: Option<String>,
    /// The day on which it was made.
    pub made_on: Date,
    /// The day of the last change.
    pub changed_on: Date,
    /// Version of the row.
    pub version: i64,
}

impl Initiative {
    /// Moves it on. What ends says what came of it.
    ///
    /// # Errors
    /// [`IllegalStep`]
    pub fn move_on(&mut self, to: State, outcome: Option<Text>, today: Date) -> Result<(), IllegalStep> {
        if !self.state.next().contains(&to) {
            return Err(IllegalStep::Order { from: self.state, to });
        }
        if to.is_over() && outcome.is_none() {
            return Err(IllegalStep::OutcomeMissing);
        }
        self.state = to;
        self.outcome = outcome.map(Text::into_string);
        self.changed_on = today;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn made() -> Initiative {
        Initiative {
            id: InitiativeId::new("i"),
            need: Need::Company,
            area: String::new(),
            what: "Iltaryhmä".into(),
            addressee: "Kylien yhteinen kerho ry".into(),
            owner: "Hyvinvointikoordinaattori".into(),
            state: State::Made,
            outcome: None,
            made_on: date(2026, 5, 4),
            changed_on: date(2026, 5, 4),
            version: 1,
        }
    }

    #[test]
    fn what_ends_says_what_came_of_it() {
        let mut one = made();
        let today = date(2026, 6, 1);
        assert_eq!(one.move_on(State::Dropped, None, today), Err(IllegalStep::OutcomeMissing));
        let words = Text::parse("Ryhmä alkoi syyskuussa.", 200).unwrap();
        assert_eq!(one.move_on(State::Taken, None, today), Ok(()));
        assert_eq!(one.move_on(State::Done, words, today), Ok(()));
        assert_eq!((one.state, one.changed_on), (State::Done, today));
    }

    #[test]
    fn what_is_done_stays_done_and_nothing_is_done_before_somebody_took_it_on() {
        let mut one = made();
        let words = Text::parse("Valmis", 200).unwrap();
        let error = one.move_on(State::Done, words, date(2026, 6, 1)).unwrap_err();
        assert_eq!(error, IllegalStep::Order { from: State::Made, to: State::Done });
        assert_eq!(State::Done.next(), [State::Done]);
        for state in State::ALL {
            assert!(state.next().contains(state));
        }
    }
}
