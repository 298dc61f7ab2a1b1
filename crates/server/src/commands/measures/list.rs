//! `measures list`: what can be scored, with ranges, bands and sources.

use clap::Args;
use rinnalla_measures::instrument::{Band, Bound, Instrument, LEFT_OUT, Part, Subscale, Threshold, pack};
use serde_json::{Value, json};

use super::super::say;

/// The instruments, with their ranges, bands and sources.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

impl List {
    pub(crate) fn run(self) {
        if self.json {
            let all: Vec<Value> = Instrument::ALL.iter().map(|i| document(*i)).collect();
            say(&Value::from(all).to_string());
            return;
        }
        for instrument in Instrument::ALL {
            tell(*instrument);
        }
        for (key, why) in LEFT_OUT {
            say(&format!("{key}: not included; {why}"));
        }
    }
}

fn tell(instrument: Instrument) {
    let items = instrument.items().map_or_else(|| "as many goals as there are".to_owned(), |n| format!("{n} items"));
    let (low, high) = instrument.answers();
    let values = instrument.value_range().map(|(from, to)| format!(", score {from} to {to}")).unwrap_or_default();
    say(&format!("{instrument}: {}; {items}, answers {low} to {high}{values}", instrument.name()));
    say(&format!("    higher is {}, unit {}", instrument.direction(), instrument.unit()));
    if instrument.for_groups_only() {
        say("    for groups only, never for one person");
    }
    if instrument.needs_decision() {
        say("    clinical: off until the municipality has recorded its own decision");
    }
    for band in instrument.bands() {
        say(&format!(
            "    {}: {}, {} to {} ({}; {})",
            band.part.code(),
            band.level,
            band.from,
            band.to,
            band.mark,
            band.source
        ));
    }
    for change in instrument.changes() {
        say(&format!("    a change of {} is {} ({}; {})", change.by, change.basis, change.mark, change.source));
    }
    let licence = instrument.licence();
    let holder = if licence.holder.is_empty() { String::new() } else { format!("; {}", licence.holder) };
    say(&format!("    words: {}{holder}; {}", licence.tier, licence.terms));
}

fn document(instrument: Instrument) -> Value {
    let licence = instrument.licence();
    let shipped: Vec<&str> = pack::LANGUAGES
        .into_iter()
        .filter(|language| pack::shipped(language).iter().any(|p| p.instrument == instrument))
        .collect();
    let subscales: Vec<&str> = match instrument {
        Instrument::DeJong6 => Subscale::ALL.iter().map(|s| s.code()).collect(),
        _ => Vec::new(),
    };
    let changes: Vec<Value> = instrument
        .changes()
        .iter()
        .map(|c| json!({ "by": c.by, "basis": c.basis, "verification": c.mark.code(), "source": c.source }))
        .collect();
    json!({
        "key": instrument.code(),
        "name": instrument.name(),
        "items": instrument.items(),
        "answers": instrument.answers(),
        "raw_range": instrument.raw_range(),
        "score_range": instrument.value_range(),
        "unit": instrument.unit().code(),
        "direction": instrument.direction().code(),
        "missing_rule": instrument.missing_rule().code(),
        "subscales": subscales,
        "bands": instrument.bands().iter().map(band).collect::<Vec<_>>(),
        "changes": changes,
        "threshold": instrument.threshold().map(threshold),
        "groups_only": instrument.for_groups_only(),
        "needs_decision": instrument.needs_decision(),
        "licence": { "tier": licence.tier.code(), "holder": licence.holder, "terms": licence.terms },
        "words_shipped_in": shipped,
    })
}

fn threshold(threshold: Threshold) -> Value {
    match threshold.bound {
        Bound::AtMost(value) => json!({ "at_most": value, "source": threshold.source }),
        Bound::AtLeast(value) => json!({ "at_least": value, "source": threshold.source }),
    }
}

/// A band as JSON.
pub(super) fn band(band: &Band) -> Value {
    json!({
        "of": band.part.code(),
        "band": band.level.code(),
        "from": band.from,
        "to": band.to,
        "verification": band.mark.code(),
        "source": band.source,
    })
}

/// A band in words.
pub(super) fn words(band: &Band) -> String {
    let of = match band.part {
        Part::Total => String::new(),
        Part::Subscale(subscale) => format!("{subscale}: "),
    };
    format!("{of}{} ({} to {}; {}; {})", band.level, band.from, band.to, band.mark, band.source)
}
