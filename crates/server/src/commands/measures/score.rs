//! `measures score`: what one person's answers come to.

use clap::Args;
use rinnalla_measures::instrument::{Goal, Instrument, Score, Trouble as Wrong, Unit, read_answers};
use serde_json::{Value, json};

use super::super::{Trouble, say};
use super::list;

/// The score of one person's answers.
#[derive(Debug, Args)]
pub(crate) struct ScoreOf {
    /// Key of the instrument, as `measures list` shows it.
    key: String,
    /// Answers in the order of the items, with commas between them; an empty field is a missing answer. For gas: a
    /// score from -2 to 2 for each goal.
    #[arg(allow_hyphen_values = true)]
    answers: String,
    /// Weights of the goals, with commas between them; for gas alone.
    #[arg(long)]
    weights: Option<String>,
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

impl ScoreOf {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let score = self.score().map_err(|wrong| Trouble::WrongUse(wrong.to_string()))?;
        if self.json {
            say(&document(&score).to_string());
        } else {
            tell(&score);
        }
        Ok(())
    }

    fn score(&self) -> Result<Score, Wrong> {
        let instrument = Instrument::find(&self.key)?;
        let answers = read_answers(&self.answers)?;
        match &self.weights {
            None => instrument.score(&answers),
            Some(weights) if instrument == Instrument::Gas => {
                Instrument::score_goals(&Goal::pair(&answers, Some(&read_weights(weights)?))?)
            }
            Some(_) => Err(Wrong::NoWeights { instrument }),
        }
    }
}

fn read_weights(text: &str) -> Result<Vec<i64>, Wrong> {
    let read = |(at, field): (usize, &str)| {
        let field = field.trim();
        field.parse().map_err(|_| Wrong::Weight { goal: at + 1, text: field.to_owned() })
    };
    text.split(',').enumerate().map(read).collect()
}

fn document(score: &Score) -> Value {
    let mut document = json!({
        "instrument": score.instrument.code(),
        "raw": score.raw,
        "score": score.value,
        "unit": score.instrument.unit().code(),
        "missing": score.missing,
        "bands": score.bands().iter().map(list::band).collect::<Vec<_>>(),
    });
    if !score.parts.is_empty() {
        let parts = score.parts.iter().map(|(part, value)| (part.code().to_owned(), json!(value)));
        document["subscales"] = Value::Object(parts.collect());
    }
    document
}

fn tell(score: &Score) {
    say(&format!("{}: {}", score.instrument, score.instrument.name()));
    match (score.raw, score.value) {
        (Some(_), Some(value)) if score.instrument.unit() == Unit::Raw => say(&format!("score (raw) {value}")),
        (Some(raw), Some(value)) => say(&format!("score ({}) {value}; raw {raw}", score.instrument.unit())),
        _ => say(&format!("no score: {} missing, and nothing is filled in", score.missing)),
    }
    if score.value.is_some() && score.missing > 0 {
        say(&format!("{} missing", score.missing));
    }
    for (part, value) in &score.parts {
        say(&match value {
            Some(value) => format!("{part} {value}"),
            None => format!("{part}: no score, an item of it is missing"),
        });
    }
    for band in score.bands() {
        say(&format!("band: {}", list::words(&band)));
    }
    if score.instrument.for_groups_only() {
        say("for groups only: this score says nothing about one person");
    }
}
