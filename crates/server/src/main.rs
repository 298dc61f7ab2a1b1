//! The one binary, `rinnalla`: configuration, commands, wiring.

mod commands;
mod config;
mod wire;

use std::process::ExitCode;

use clap::Parser;

use commands::{Command, Trouble};

/// Rinnalla: hyvinvointilähete from the professional's form to the last visit.
#[derive(Debug, Parser)]
#[command(name = "rinnalla", version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    wire::start_logging();
    match arguments.command.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            commands::complain(&trouble);
            ExitCode::from(match trouble {
                Trouble::Failed(_) => 1,
                Trouble::WrongUse(_) => 2,
                Trouble::NotAvailable(_) => 3,
            })
        }
    }
}
