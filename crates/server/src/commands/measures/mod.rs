//! `measures`: instruments and statistics, for an evaluator without a server.

mod list;
mod pack;
mod score;

use clap::Subcommand;

use super::{Later, Trouble};

/// Instruments and statistics.
#[derive(Debug, Subcommand)]
pub(crate) enum Measures {
    /// The instruments, with their ranges and sources.
    List(list::List),
    /// The score of a person's answers.
    Score(score::ScoreOf),
    /// A text pack: is it one, and what is the sum of its texts?
    Pack(pack::CheckPack),
    /// Before and after, in pairs.
    Paired(Later),
    /// Time to an event.
    Survival(Later),
}

impl Measures {
    /// Does it.
    pub(crate) fn run(self) -> Result<(), Trouble> {
        match self {
            Self::List(list) => list.run(),
            Self::Score(score) => score.run(),
            Self::Pack(pack) => pack.run(),
            Self::Paired(_) => Err(Trouble::NotAvailable("measures paired")),
            Self::Survival(_) => Err(Trouble::NotAvailable("measures survival")),
        }
    }
}
