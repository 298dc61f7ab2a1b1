//! The commands.

mod demo;
mod find;
mod find_eval;
mod import;
mod look;
mod measures;
mod report;
mod run;

use clap::Subcommand;

/// Why a command did not do its work.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// It failed. Exit 1.
    Failed(String),
    /// It was called wrongly. Exit 2.
    WrongUse(String),
    /// It is not built yet. Exit 3.
    NotAvailable(&'static str),
}

/// One clear line on standard error.
pub(crate) fn complain(trouble: &Trouble) {
    use std::io::Write;
    let line = match trouble {
        Trouble::Failed(why) | Trouble::WrongUse(why) => why.lines().collect::<Vec<_>>().join(" "),
        Trouble::NotAvailable(what) => format!("{what} is not available yet"),
    };
    let _ = writeln!(std::io::stderr(), "rinnalla: {line}");
}

/// One line on standard output.
pub(crate) fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// What `rinnalla` can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start everything on embedded SQLite with believable, made-up people.
    Demo(demo::Demo),
    /// Begin: schema, municipality, first administrator; prints a one-time link.
    Setup(run::Setup),
    /// The server: web and worker in one process.
    Serve(run::Serve),
    /// Bring the schema up to date.
    Migrate(run::Migrate),
    /// A readable health check of configuration, database, mail, clock and queue.
    Doctor(look::Doctor),
    /// Made-up data at scale; the same people for the same seed.
    Generate(demo::Generate),
    /// Every route with its audience.
    Routes(look::Routes),
    /// Check the log.
    #[command(subcommand)]
    Audit(look::Audit),
    /// Import activities into the directory from a file or a folder.
    Import(import::Import),
    /// Find activities of the directory.
    Find(find::Find),
    /// Measure the finder on questions with judged answers.
    FindEval(find_eval::FindEval),
    /// Instruments and statistics, for an evaluator without a server.
    #[command(subcommand)]
    Measures(measures::Measures),
    /// Reports: what a municipality's year looks like, small numbers held back.
    #[command(subcommand)]
    Report(report::Report),
    /// Encrypted backup (not available yet).
    Backup(Later),
    /// Restore a backup (not available yet).
    Restore(Later),
}

/// A command that a later version brings.
#[derive(Debug, clap::Args)]
pub(crate) struct Later {
    /// Anything.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    rest: Vec<String>,
}

impl Command {
    /// Does it.
    pub(crate) async fn run(self) -> Result<(), Trouble> {
        match self {
            Self::Demo(demo) => demo.run().await,
            Self::Setup(setup) => setup.run().await,
            Self::Serve(serve) => serve.run().await,
            Self::Migrate(migrate) => migrate.run().await,
            Self::Doctor(doctor) => doctor.run().await,
            Self::Generate(generate) => generate.run().await,
            Self::Routes(routes) => routes.run(),
            Self::Audit(audit) => audit.run().await,
            Self::Import(import) => import.run().await,
            Self::Find(find) => find.run().await,
            Self::FindEval(eval) => eval.run(),
            Self::Measures(measures) => measures.run(),
            Self::Report(report) => report.run().await,
            Self::Backup(_) => Err(Trouble::NotAvailable("backup")),
            Self::Restore(_) => Err(Trouble::NotAvailable("restore")),
        }
    }
}

/// Turns an error of the application into a line.
pub(crate) fn failed(what: &str) -> impl Fn(rinnalla_app::Error) -> Trouble + '_ {
    move |error| Trouble::Failed(format!("{what}: {error}"))
}
