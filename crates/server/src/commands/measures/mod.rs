//! `measures`: instruments and statistics, for an evaluator without a server.

mod file;
mod list;
mod pack;
mod paired;
mod score;
mod survival;

use clap::Subcommand;

use super::Trouble;

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
    Paired(paired::Paired),
    /// Time to an event.
    Survival(survival::Survival),
}

impl Measures {
    /// Does it.
    pub(crate) fn run(self) -> Result<(), Trouble> {
        match self {
            Self::List(list) => {
                list.run();
                Ok(())
            }
            Self::Score(score) => score.run(),
            Self::Pack(pack) => pack.run(),
            Self::Paired(paired) => paired.run(),
            Self::Survival(survival) => survival.run(),
        }
    }
}
