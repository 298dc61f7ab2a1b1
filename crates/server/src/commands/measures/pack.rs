//! `measures pack`: is a file a text pack, and what is the sum of its texts?

use clap::Args;
use rinnalla_measures::instrument::pack::{Pack, PackTrouble};
use serde_json::json;

use super::super::{Trouble, say};

/// Check a text pack, and reckon the sum of its texts.
#[derive(Debug, Args)]
pub(crate) struct CheckPack {
    /// The file.
    file: String,
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

impl CheckPack {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let bytes = std::fs::read(&self.file)
            .map_err(|error| Trouble::WrongUse(format!("cannot read {}: {error}", self.file)))?;
        let (pack, written) = Pack::read_unsummed(&bytes).map_err(|wrong| self.wrong(&wrong))?;
        let reckoned = pack.sum();
        let valid_to = pack.licence.valid_to.map(|day| day.to_string());
        if self.json {
            say(&json!({
                "instrument": pack.instrument.code(),
                "version": pack.version,
                "language": pack.language,
                "items": pack.items.len(),
                "holder": pack.licence.holder,
                "valid_to": valid_to,
                "sha256": reckoned,
                "sum_right": written.eq_ignore_ascii_case(&reckoned),
            })
            .to_string());
            return Ok(());
        }
        let until = valid_to.unwrap_or_else(|| "no end".to_owned());
        say(&format!("{} in {}, {} items", pack.instrument, pack.language, pack.items.len()));
        say(&format!("licence of {}, valid to {until}", pack.licence.holder));
        say(&format!("sha256 of the texts {reckoned}"));
        if written.eq_ignore_ascii_case(&reckoned) {
            return Ok(());
        }
        Err(self.wrong(&[PackTrouble::WrongSum { written, reckoned }]))
    }

    fn wrong(&self, wrong: &[PackTrouble]) -> Trouble {
        let all: Vec<String> = wrong.iter().map(ToString::to_string).collect();
        Trouble::Failed(format!("{}: {}", self.file, all.join("; ")))
    }
}
