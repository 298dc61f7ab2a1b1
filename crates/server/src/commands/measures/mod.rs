//! `measures`: instruments and statistics, for an evaluator without a server.

use clap::Subcommand;

use super::{Later, Trouble};

/// Instruments and statistics.
#[derive(Debug, Subcommand)]
pub(crate) enum Measures {
    /// The instruments, with their ranges and sources.
    List(Later),
    /// The score of a person's answers.
    Score(Later),
    /// Before and after, in pairs.
    Paired(Later),
    /// Time to an event.
    Survival(Later),
}

impl Measures {
    /// Does it.
    pub(crate) fn run(self) -> Result<(), Trouble> {
        match self {
            Self::List(_) => Err(Trouble::NotAvailable("measures list")),
            Self::Score(_) => Err(Trouble::NotAvailable("measures score")),
            Self::Paired(_) => Err(Trouble::NotAvailable("measures paired")),
            Self::Survival(_) => Err(Trouble::NotAvailable("measures survival")),
        }
    }
}
