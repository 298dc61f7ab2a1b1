//! `find-eval`: how good the finder is, on questions with judged answers.

use std::path::{Path, PathBuf};

use clap::Args;
use rinnalla_finder::Method;
use rinnalla_finder::eval::{self, FileError};

use super::{Trouble, say};

/// Measure the finder on questions with judged answers; prints one JSON document.
#[derive(Debug, Args)]
pub(crate) struct FindEval {
    /// Activities, one JSON object a line: id, lang, title, description.
    #[arg(long)]
    docs: PathBuf,
    /// Questions, one JSON object a line: id, text.
    #[arg(long)]
    queries: PathBuf,
    /// Judgements, separated by tabs under a header: question, activity, worth (2 right, 1 useful).
    #[arg(long)]
    qrels: PathBuf,
    /// Titles of other things to search among, one a line.
    #[arg(long)]
    noise: Option<PathBuf>,
    /// Do not read Finnish words with libvoikko.
    #[arg(long)]
    no_voikko: bool,
    /// Use no hand-written concepts. The finder has none: this changes nothing.
    #[arg(long)]
    no_lexicon: bool,
    /// Print one JSON document, as always.
    #[arg(long)]
    json: bool,
}

impl FindEval {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let Self { docs, queries, qrels, noise, no_voikko, no_lexicon: _, json: _ } = self;
        let noise_text = noise.as_deref().map(read).transpose()?.unwrap_or_default();
        let method = Method { voikko: !no_voikko, ..Method::default() };
        let report = eval::evaluate(&read(&docs)?, &read(&queries)?, &read(&qrels)?, &noise_text, method)
            .map_err(|error| malformed(&error, &docs, &queries, &qrels))?;
        if report.queries == 0 {
            return Err(Trouble::Failed(format!("{}: no questions in it", queries.display())));
        }
        say(&serde_json::to_string(&report).map_err(|error| Trouble::Failed(error.to_string()))?);
        Ok(())
    }
}

fn read(file: &Path) -> Result<String, Trouble> {
    std::fs::read_to_string(file).map_err(|why| Trouble::WrongUse(format!("{}: {why}", file.display())))
}

/// Says which of the files cannot be read, and where.
fn malformed(error: &FileError, docs: &Path, queries: &Path, qrels: &Path) -> Trouble {
    let file = match error.file {
        "docs" => docs,
        "queries" => queries,
        _ => qrels,
    };
    Trouble::Failed(format!("{}, line {}: {}", file.display(), error.line, error.why))
}
