//! The forms of the desk: strings in, decisions out.

use rinnalla_domain::AccountId;
use rinnalla_domain::case::{State, Step};
use rinnalla_domain::contact::{Outcome, Way};
use rinnalla_domain::date::contains_identity_code;
use rinnalla_domain::text::Text;

use crate::form::{FieldError, Fields, Reader};

const LONG: usize = 4_000;

/// A try to reach the resident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// How.
    pub way: Way,
    /// What came of it.
    pub outcome: Outcome,
    /// Words.
    pub note: Option<Text>,
}

/// Reads a try.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_try(fields: &Fields) -> Result<Tried, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let way = r.code("way", Way::parse);
    let outcome = r.code("outcome", Outcome::parse);
    let note = r.text_or_none("note", LONG);
    let read = way.zip(outcome).map(|(way, outcome)| Tried { way, outcome, note });
    r.finish(read)
}

rinnalla_domain::coded! {
    /// What becomes of a referral.
    Decision {
        /// A link worker is looked for.
        Find = "find",
        /// Nobody is free: the resident waits.
        Queue = "queue",
        /// The referrer is asked for more.
        Ask = "ask",
        /// The resident is guided elsewhere.
        Elsewhere = "elsewhere",
        /// The resident does not want it now.
        NotNow = "not_now",
    }
}

impl Decision {
    /// What may be decided now.
    pub fn open(state: State, steps: &[Step], contacted: bool) -> Vec<Self> {
        let can = |step: Step| steps.contains(&step);
        let accepts = can(Step::Accept) || can(Step::Propose);
        Self::ALL
            .iter()
            .copied()
            .filter(|decision| match decision {
                Self::Find => accepts && contacted,
                Self::Queue => accepts && contacted && state != State::Waiting,
                Self::Ask => can(Step::AskInformation),
                Self::Elsewhere | Self::NotNow => can(Step::Decline),
            })
            .collect()
    }
}

/// A decision as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// A link worker is looked for.
    Find,
    /// The resident waits.
    Queue,
    /// The referrer is asked this.
    Ask(Text),
    /// The resident is guided there.
    Elsewhere(Text),
    /// Why not now.
    NotNow(Text),
}

/// Reads a decision.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_decision(fields: &Fields) -> Result<Decided, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let read = match r.code("choice", Decision::parse) {
        Some(Decision::Find) => Some(Decided::Find),
        Some(Decision::Queue) => Some(Decided::Queue),
        Some(Decision::Ask) => r.text("reason", LONG).map(Decided::Ask),
        Some(Decision::Elsewhere) => r.text("reason", LONG).map(Decided::Elsewhere),
        Some(Decision::NotNow) => r.text("reason", LONG).map(Decided::NotNow),
        None => None,
    };
    if contains_identity_code(fields.get("reason")) {
        r.wrong("reason", "identity-code");
    }
    r.finish(read)
}

/// A question to a link worker, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// Who.
    pub account: AccountId,
    /// Why.
    pub reason: Text,
    /// A message without name or address.
    pub message: Option<Text>,
    /// Although all places are taken.
    pub although_full: bool,
}

/// Reads a question to a link worker. The message may hold neither the resident's name nor the street address.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_proposal(fields: &Fields, name: &str, address: Option<&str>) -> Result<Proposed, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let who = fields.get("who");
    if who.is_empty() {
        r.wrong("who", "missing");
    }
    let reason = r.text("reason", LONG);
    let message = r.text_or_none("message", LONG);
    let text = fields.get("message");
    if contains_identity_code(text) {
        r.wrong("message", "identity-code");
    } else if names(text, name) {
        r.wrong("message", "name");
    } else if address.is_some_and(|address| names(text, address)) {
        r.wrong("message", "address");
    }
    let read = reason.filter(|_| !who.is_empty()).map(|reason| Proposed {
        account: AccountId::new(who),
        reason,
        message,
        although_full: r.ticked("although_full"),
    });
    r.finish(read)
}

/// Does a text hold a word of a name, as it is or with a Finnish ending?
///
/// "Toivo" is a name and "toivoo" is not: an ending counts only after a capital letter.
fn names(text: &str, name: &str) -> bool {
    let split = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let said = split(text);
    split(name).iter().filter(|word| word.chars().count() > 3).any(|word| {
        let word = word.to_lowercase();
        // Testinen: Testisen, Testiselle.
        let stem = word.strip_suffix("nen").map_or_else(|| word.clone(), |begin| format!("{begin}s"));
        said.iter().any(|said| {
            let lower = said.to_lowercase();
            let inflected = lower.starts_with(&word) || lower.starts_with(&stem);
            lower == word || (inflected && said.chars().next().is_some_and(char::is_uppercase))
        })
    })
}

/// What the resident answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Yes, and how it was asked.
    Yes(Text),
    /// Not this person.
    No,
}

/// Reads the resident's answer.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_confirm(fields: &Fields) -> Result<Confirmed, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let read = match fields.get("answer") {
        "yes" => r.text("how", LONG).map(Confirmed::Yes),
        "no" => Some(Confirmed::No),
        _ => {
            r.wrong("answer", "missing");
            None
        }
    };
    r.finish(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rinnalla_domain::case::{Facts, Party, open_steps};

    fn codes(errors: &[FieldError]) -> Vec<(&'static str, &'static str)> {
        errors.iter().map(|e| (e.field, e.code)).collect()
    }

    #[test]
    fn a_try_needs_a_way_and_an_outcome() {
        let errors = parse_try(&Fields::default()).unwrap_err();
        assert_eq!(codes(&errors), [("way", "missing"), ("outcome", "missing")]);
        let tried = parse_try(&Fields::default().with("way", "call").with("outcome", "no_answer")).unwrap();
        assert_eq!((tried.way, tried.outcome, tried.note), (Way::Call, Outcome::NoAnswer, None));
    }

    #[test]
    fn the_last_three_decisions_need_words() {
        for code in ["ask", "elsewhere", "not_now"] {
            let errors = parse_decision(&Fields::default().with("choice", code)).unwrap_err();
            assert_eq!(codes(&errors), [("reason", "missing")], "{code}");
        }
        assert_eq!(parse_decision(&Fields::default().with("choice", "queue")), Ok(Decided::Queue));
        assert_eq!(codes(&parse_decision(&Fields::default()).unwrap_err()), [("choice", "missing")]);
    }

    #[test]
    fn nobody_is_looked_for_before_the_resident_has_been_reached() {
        let open = |contacted| {
            let facts = Facts { contacted, ..Facts::default() };
            Decision::open(State::Received, &open_steps(State::Received, Party::Coordinator, facts), contacted)
        };
        assert_eq!(open(false), [Decision::Ask, Decision::Elsewhere, Decision::NotNow]);
        assert_eq!(open(true), Decision::ALL);
    }

    fn question(message: &str) -> Result<Proposed, Vec<FieldError>> {
        let fields = Fields::default().with("who", "a1").with("reason", "Laulaa kuorossa").with("message", message);
        parse_proposal(&fields, "Aili Testinen", Some("Esimerkkitie 4 B"))
    }

    #[test]
    fn a_message_to_a_link_worker_names_nobody() {
        for message in ["Aili toivoo laulua.", "soita ailille", "Käy Testisellä", "Esimerkkitie 4"] {
            let refused = question(message).is_err();
            assert_eq!(refused, message != "soita ailille", "{message}");
        }
        assert_eq!(codes(&question("aili").unwrap_err()), [("message", "name")]);
        assert_eq!(codes(&question("Esimerkkitiellä").err().unwrap_or_default()), [("message", "address")]);
        assert!(question("Toivoo laulua tiistaisin kirkonkylässä.").is_ok());
    }

    #[test]
    fn a_wish_is_not_a_name() {
        let fields = Fields::default().with("who", "a1").with("reason", "x").with("message", "Hän toivoo laulua.");
        assert!(parse_proposal(&fields, "Toivo Testinen", None).is_ok());
    }

    #[test]
    fn a_yes_says_how_it_was_asked_and_a_no_says_nothing() {
        let yes = Fields::default().with("answer", "yes");
        assert_eq!(codes(&parse_confirm(&yes).unwrap_err()), [("how", "missing")]);
        assert_eq!(parse_confirm(&Fields::default().with("answer", "no")), Ok(Confirmed::No));
    }
}
