//! The variables of the package: the one place for the table's head, the schema and the codebook.

use serde_json::{Value, json};

use super::steps;

/// A column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Variable {
    pub(super) name: &'static str,
    /// A type of Frictionless' table schema.
    pub(super) kind: &'static str,
    pub(super) means: &'static str,
}

impl Variable {
    pub(super) fn field(&self) -> Value {
        let required = matches!(self.name, "pseudonym" | "point" | "scale" | "value");
        json!({ "name": self.name, "type": self.kind, "description": self.means, "constraints": { "required": required } })
    }
}

const fn variable(name: &'static str, kind: &'static str, means: &'static str) -> Variable {
    Variable { name, kind, means }
}

const PSEUDONYM: Variable = variable(
    "pseudonym",
    "string",
    "Keyed digest of the referral for this project. The municipality holds the key; another project or another key gives other pseudonyms.",
);

/// Columns of `referrals.csv`: one row for each referral that any figure of the flow counts in the period.
pub(super) fn cases() -> Vec<Variable> {
    let mut all = vec![
        PSEUDONYM,
        variable("resident", "string", "Keyed digest of the resident, who may have several referrals."),
        variable(
            "quarter",
            "string",
            "Quarter of the resident's first referral (2026-Q1), or its year. Could make somebody known.",
        ),
        variable("age_band", "string", "Age on the day of that referral, in bands. Could make somebody known."),
        variable(
            "area",
            "string",
            "Village, as the public directory writes it; elsewhere: any other. Could make somebody known.",
        ),
        variable("language", "string", "fi, sv or other. Could make somebody known."),
        variable(
            "days_to_contact",
            "integer",
            "Days from the referral until the resident was reached; missing: not reached within the period.",
        ),
        variable(
            "days_to_first_visit",
            "integer",
            "Days from the referral until the first visit; missing: none within the period.",
        ),
        variable("reasons", "string", "Codes of the reasons for the referral, separated by spaces."),
        variable(
            "ending_reason",
            "string",
            "Code of the reason why support ended; missing: not ended within the period, or not said.",
        ),
    ];
    all.extend(steps().into_iter().map(|key| variable(key.code(), "integer", means(key.code()))));
    all
}

/// Columns of `measurements.csv`: one row for each value.
pub(super) const MEASUREMENTS: &[Variable] = &[
    PSEUDONYM,
    variable("point", "string", "referral, first_visit, half, end or follow_up. No date."),
    variable(
        "scale",
        "string",
        "Own scale (0 to 10, 10 is best) or the code of an instrument, of which the value is the total.",
    ),
    variable("value", "integer", "What was answered, or the total of the instrument."),
    variable(
        "mode",
        "string",
        "How it was answered: own_device, tablet, paper, alone (device not known), read_aloud, phone or interview. Who asks changes the answers.",
    ),
    variable("helper", "string", "Who helped to answer, by role; missing: not written down."),
];

fn means(key: &str) -> &'static str {
    match key {
        "referrals" => "1: sent in the period, and the resident's first referral of its calendar year.",
        "received" => "1: opened in the period.",
        "contacted" => "1: the resident was reached in the period.",
        "accepted" => "1: taken on by the municipality in the period.",
        "first_visit" => "1: the first visit was held in the period.",
        "agreement" => "1: the agreement came into force in the period.",
        "closed" => "1: support that had begun ended in the period.",
        "measured" => "1: closed, and measured at the beginning and at the end.",
        "followed_up" => "1: followed up in the period.",
        _ => "1: declined or withdrawn in the period.",
    }
}
