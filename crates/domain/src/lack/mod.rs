//! What the community lacks (puutteet): wishes, needs without an activity, obstacles and searches that led nowhere,
//! counted without anybody in them; and what is done about it.

mod figure;
mod initiative;
mod term;

pub use figure::{Cell, LEAST, Period, protect};
pub use initiative::{IllegalStep, Initiative, NewInitiative, State};
pub use term::{TERMS, Term, terms};

use jiff::civil::Date;

use crate::activity::Need;
use crate::date::contains_identity_code;
use crate::text::{Line, Text};

/// Days for which the words of a wish are kept.
pub const NOTE_DAYS: i64 = 90;
/// The longest wish in words.
pub const NOTE_LONGEST: usize = 200;

/// What somebody misses. Nobody asks who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWish {
    /// Needs; at least one.
    pub needs: Vec<Need>,
    /// A village that the directory knows; empty when nobody has said or it knows none of that name.
    pub area: String,
    /// A few words, for the coordinator alone.
    pub note: Option<Text>,
}

/// The words of a wish, while they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Needs.
    pub needs: Vec<Need>,
    /// The village.
    pub area: String,
    /// The words.
    pub note: String,
    /// The day.
    pub made_on: Date,
}

/// Work for the community that concerns no resident. It names an organisation, never a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCommunityWork {
    /// The day.
    pub held_on: Date,
    /// What was done.
    pub what: Text,
    /// With which organisation.
    pub with: Option<Line>,
    /// How long, in minutes.
    pub minutes: i64,
}

/// Work for the community, as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommunityWork {
    /// Who did it.
    pub by_name: String,
    /// The day.
    pub held_on: Date,
    /// What was done.
    pub what: String,
    /// With which organisation.
    pub with: Option<String>,
    /// How long, in minutes.
    pub minutes: i64,
}

/// Does a text hold what leads to a person: a phone number, a mail address, an identity code? A name cannot be told
/// from other words; the form asks not to write any.
pub fn leads_to_somebody(text: &str) -> bool {
    text.contains('@') || contains_identity_code(text) || holds_a_phone(text)
}

/// Seven digits or more, with nothing but blanks and dashes between them.
fn holds_a_phone(text: &str) -> bool {
    let mut run = 0;
    for c in text.chars() {
        match c {
            c if c.is_ascii_digit() => run += 1,
            ' ' | '-' | '(' | ')' | '\u{a0}' | '\u{2011}'..='\u{2013}' => {}
            _ => run = 0,
        }
        if run >= 7 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_somebody_is_found_however_it_is_written() {
        for told in ["soita 040 000 0000", "040-0000000", "+358 40 000 00 00", "aino@esittely.example", "131052-308T"] {
            assert!(leads_to_somebody(told), "{told}");
        }
        for plain in ["Kuoroa iltaisin klo 18–20", "Ryhmä yli 65-vuotiaille 99690 Vuotsossa", "1. 2. ja 3. viikko"] {
            assert!(!leads_to_somebody(plain), "{plain}");
        }
    }
}
