//! The resident (asukas): a person, not a case.

use crate::date::BirthDate;
use crate::language::SpokenLanguage;
use crate::phone::Phone;
use crate::text::{Line, Text};

/// Somebody near whom the resident lets the service contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedPerson {
    /// Name and relation, such as "Pekka, veli".
    pub name: Line,
    /// Phone number.
    pub phone: Phone,
}

/// A resident who has not been saved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewResident {
    /// Name.
    pub name: Line,
    /// Birth date; there is no field for an identity code.
    pub birth_date: BirthDate,
    /// Village, or a full address.
    pub village: Line,
    /// Street address, when it is needed for a letter or a visit.
    pub address: Option<Line>,
    /// Phone number.
    pub phone: Phone,
    /// When to call.
    pub call_when: Option<Line>,
    /// May a message be left?
    pub message_allowed: bool,
    /// May a letter be sent?
    pub letter_allowed: bool,
    /// Language in which the resident wishes to be met.
    pub language: SpokenLanguage,
    /// Name of the language when it is not on the list.
    pub language_other: Option<Line>,
    /// Is an interpreter needed?
    pub interpreter: bool,
    /// Somebody who may be contacted.
    pub trusted: Option<TrustedPerson>,
    /// Anything else that helps to reach the person.
    pub reach_note: Option<Text>,
}

/// Initials, as shown in lists: "M. K.".
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .map(|c| format!("{}.", c.to_uppercase()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// First name and the first letter of the last: "Aili L.".
pub fn short_name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    match words.as_slice() {
        [first, .., last] => {
            let letter = last.chars().next().map(|c| format!(" {}.", c.to_uppercase())).unwrap_or_default();
            format!("{first}{letter}")
        }
        _ => name.to_owned(),
    }
}

/// A resident as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resident {
    /// Identity.
    pub id: crate::ResidentId,
    /// Controller of the data.
    pub municipality: crate::MunicipalityCode,
    /// Name.
    pub name: String,
    /// Birth date.
    pub birth_date: jiff::civil::Date,
    /// Village.
    pub village: String,
    /// Street address.
    pub address: Option<String>,
    /// Phone, as Finns read it.
    pub phone: String,
    /// When to call.
    pub call_when: Option<String>,
    /// May a message be left?
    pub message_allowed: bool,
    /// May a letter be sent?
    pub letter_allowed: bool,
    /// Language.
    pub language: SpokenLanguage,
    /// Its name when it is not on the list.
    pub language_other: Option<String>,
    /// Is an interpreter needed?
    pub interpreter: bool,
    /// Name of a trusted person.
    pub trusted_name: Option<String>,
    /// Their phone.
    pub trusted_phone: Option<String>,
    /// Anything else that helps to reach the person.
    pub reach_note: Option<String>,
    /// Day of death: every message stops.
    pub died_on: Option<jiff::civil::Date>,
    /// Version of the row.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_keep_the_first_name_and_one_letter() {
        assert_eq!(short_name("Aili Maria Lehto"), "Aili L.");
        assert_eq!(short_name("Aili"), "Aili");
        assert_eq!(initials("åke Östman"), "Å. Ö.");
    }
}
