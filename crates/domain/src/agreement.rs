//! The agreement (sopimus) that the resident and the link worker sign.

use jiff::civil::Date;

use crate::Language;
use crate::clock::six_months_from;
use crate::text::{Line, Text};

coded! {
    /// How often they meet.
    Rhythm { Weekly = "weekly", Fortnightly = "fortnightly", Monthly = "monthly", AsAgreed = "as_agreed" }
}

coded! {
    /// How they keep in touch.
    Channel { Meeting = "meeting", Call = "call", Message = "message", Remote = "remote" }
}

coded! {
    /// Who signs. The coordinator does not.
    Signer { Resident = "resident", LinkWorker = "link_worker" }
}

coded! {
    /// How it was signed. A typed name is the accessible equal of a drawn one.
    Way { Typed = "typed", Drawn = "drawn", Paper = "paper" }
}

coded! {
    /// Where a version stands.
    Status {
        /// Can still be changed.
        Draft = "draft",
        /// Somebody has signed: sealed, unchangeable, waits for the other signature.
        Sealed = "sealed",
        /// Both have signed.
        InForce = "in_force",
        /// A newer version is in force, or a draft that nobody signed was replaced.
        Former = "former",
    }
}

/// A goal as it stands in an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedGoal {
    /// The resident's own words.
    pub words: Text,
    /// Area of life.
    pub area: crate::goal::Area,
    /// A small first step.
    pub step: Option<Text>,
    /// Where the resident is now, 0 to 10.
    pub now: crate::measurement::Rating,
}

/// The content of an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAgreement {
    /// First day.
    pub starts_on: Date,
    /// Last day, one to six months later.
    pub ends_on: Date,
    /// How often they meet.
    pub rhythm: Rhythm,
    /// How they keep in touch.
    pub channels: Vec<Channel>,
    /// Where and when, in words.
    pub places: Option<Text>,
    /// Goals, one to three.
    pub goals: Vec<AgreedGoal>,
    /// Language of the document: never mixed.
    pub language: Language,
    /// An interpreter reads it to the resident.
    pub interpreter: Option<Line>,
}

/// Version of the standing text: what a link worker does and does not do, secrecy, rights. Whoever changes that text
/// raises this number and keeps the former text for what was signed under it.
pub const STANDING_TEXT: i64 = 1;

/// Is the period one to six months? (A month is at least 28 days.)
pub fn period_is_possible(starts_on: Date, ends_on: Date) -> bool {
    let month = starts_on.saturating_add(jiff::ToSpan::days(27_i64));
    ends_on >= month && ends_on <= six_months_from(starts_on)
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub signer: Signer,
    /// How.
    pub way: Way,
    /// The name that was written.
    pub name: String,
    /// Strokes of a drawn one, as JSON: arrays of `[x, y]` from 0 to 1.
    pub drawing: Option<String>,
    /// When it was recorded.
    pub signed_at: jiff::Timestamp,
    /// The day of signing; differs from the recording on paper.
    pub signed_on: Date,
    /// Where the paper is kept.
    pub kept_where: Option<String>,
}

/// A version of an agreement as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Identity.
    pub id: crate::AgreementId,
    /// The case.
    pub case: crate::CaseId,
    /// 1, 2, 3 …
    pub number: i64,
    /// Where it stands.
    pub status: Status,
    /// What was agreed.
    pub content: NewAgreement,
    /// The resident's name on the document.
    pub resident_name: String,
    /// The link worker who signs.
    pub link_worker: crate::AccountId,
    /// Their name on the document.
    pub link_worker_name: String,
    /// Digest of the sealed content.
    pub hash: Option<String>,
    /// When the first signature sealed it.
    pub sealed_at: Option<jiff::Timestamp>,
    /// When the second signature brought it into force.
    pub in_force_at: Option<jiff::Timestamp>,
    /// Signatures so far.
    pub signatures: Vec<Signature>,
    /// Version of the row.
    pub version: i64,
}

impl Agreement {
    /// The signature of `signer`, if given.
    pub fn signature(&self, signer: Signer) -> Option<&Signature> {
        self.signatures.iter().find(|s| s.signer == signer)
    }

    /// The content as one text: what the digest is made of. The order and the labels never change.
    pub fn canonical(&self) -> String {
        use std::fmt::Write;
        let c = &self.content;
        let mut text = format!(
            "agreement {} version {}\nstanding text {STANDING_TEXT}\nlanguage {}\ninterpreter {}\nfrom {} to {}\nrhythm {}\nchannels {}\nplaces {}\nresident {}\nlink worker {}\n",
            self.case,
            self.number,
            c.language,
            c.interpreter.as_ref().map_or("", |i| i.as_str()),
            c.starts_on,
            c.ends_on,
            c.rhythm,
            c.channels.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            c.places.as_ref().map_or("", |p| p.as_str()),
            self.resident_name,
            self.link_worker_name,
        );
        for goal in &c.goals {
            let _ = writeln!(
                text,
                "goal {} area {} now {} step {}",
                goal.words.as_str(),
                goal.area,
                goal.now.value(),
                goal.step.as_ref().map_or("", |s| s.as_str())
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn support_lasts_from_one_to_six_months() {
        assert!(period_is_possible(date(2026, 11, 13), date(2027, 2, 12)));
        assert!(period_is_possible(date(2026, 11, 13), date(2027, 5, 13)));
        assert!(!period_is_possible(date(2026, 11, 13), date(2027, 5, 14)));
        assert!(!period_is_possible(date(2026, 11, 13), date(2026, 11, 30)));
        assert!(!period_is_possible(date(2026, 11, 13), date(2026, 11, 1)));
    }
}
