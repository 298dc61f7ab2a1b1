//! Paper: letters to residents, the memo that a referrer hands over, and the blank referral form.

mod blank;
mod compose;

pub use blank::{BlankFacts, blank};
pub(crate) use compose::day_parts;
pub use compose::{FeedbackCode, LetterFacts, MemoFacts, compose, grouped, memo};

use askama::Template;
use rinnalla_domain::Language;
use rinnalla_domain::message::Letter;
use rinnalla_domain::resident::Resident;
use rinnalla_paper::{Document, PaperError};

use crate::agreement::Blocks;
use crate::{Frame, Words};

/// The language of a letter, and whether it offers an interpreter. A letter is whole in one language: who is met in a
/// language that has no letters gets a Finnish one with that offer.
pub fn language_of(resident: &Resident) -> (Language, bool) {
    match resident.language.written() {
        Some(language) if language != Language::NorthernSami => (language, resident.interpreter),
        _ => (Language::Finnish, true),
    }
}

/// The receiver's lines in the window of the envelope.
pub fn receiver(resident: &Resident) -> Vec<String> {
    let place = resident.address.as_ref().unwrap_or(&resident.village);
    let mut lines = vec![resident.name.clone()];
    lines.extend(place.split([',', '\n']).map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    // A street alone does not find its village.
    if !has_postal_code(place) && resident.address.is_some() {
        lines.push(resident.village.clone());
    }
    lines
}

fn has_postal_code(place: &str) -> bool {
    place.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 5)
}

/// The sender's lines: the municipality and its postal address, without saying its name twice.
pub(crate) fn sender(municipality: &str, postal: Option<&str>) -> Vec<String> {
    let mut lines: Vec<String> =
        postal.unwrap_or_default().lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect();
    let stem: String = municipality.chars().take(5).collect();
    if !lines.first().is_some_and(|first| first.contains(&stem)) {
        lines.insert(0, municipality.to_owned());
    }
    lines
}

/// Sets a document as a PDF. Takes some milliseconds of one processor.
///
/// # Errors
/// When the typesetter refuses: a defect of ours, never of somebody's text.
pub fn set(document: &Document) -> Result<Vec<u8>, PaperError> {
    rinnalla_paper::set(document)
}

/// The language as the typesetter names it.
pub(crate) const fn paper_language(language: Language) -> rinnalla_paper::Language {
    match language {
        Language::Finnish => rinnalla_paper::Language::Finnish,
        Language::Swedish => rinnalla_paper::Language::Swedish,
        Language::English => rinnalla_paper::Language::English,
        Language::NorthernSami => rinnalla_paper::Language::NorthernSami,
    }
}

/// A letter that waits to be printed.
#[derive(Clone, Debug)]
pub struct ListedLetter {
    /// Identity of the letter.
    pub id: String,
    /// Identity of the case.
    pub case: String,
    /// Number of the case.
    pub number: String,
    /// Which letter.
    pub letter: Letter,
    /// When it was made, in words.
    pub made: String,
}

/// Letters that wait to be printed. No names.
#[derive(Debug, Template)]
#[template(path = "letter/list.html")]
pub struct LettersPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Letters, oldest first.
    pub letters: Vec<ListedLetter>,
}

/// What will be printed, before it is.
#[derive(Debug, Template)]
#[template(path = "letter/confirm.html")]
pub struct ConfirmPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Number of the case.
    pub number: String,
    /// Which letter.
    pub letter: Letter,
    /// Language of the letter.
    pub language: Language,
    /// The receiver's lines.
    pub receiver: Vec<String>,
    /// There is a postal address.
    pub has_address: bool,
    /// Title of the letter.
    pub title: String,
    /// The letter itself.
    pub text: Blocks,
    /// When it was printed, in words.
    pub printed: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postal_code_is_five_digits() {
        assert!(has_postal_code("Esimerkkitie 1, 99600 Esimerkki"));
        assert!(!has_postal_code("Esimerkkitie 12345678") && !has_postal_code("Esimerkkitie 17"));
    }

    #[test]
    fn the_sender_is_named_once() {
        let own = sender("Sodankylä", Some("Sodankylän kunta\nEsimerkkitie 1"));
        assert_eq!(own, ["Sodankylän kunta", "Esimerkkitie 1"]);
        let plain = sender("Sodankylä", Some("Hyvinvointipalvelut\nEsimerkkitie 1"));
        assert_eq!(plain[0], "Sodankylä");
        assert_eq!(sender("Sodankylä", None), ["Sodankylä"]);
    }
}
