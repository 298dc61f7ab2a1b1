//! Words that people wrote: cleaned once, at the door, and bounded in length.
//!
//! [`Text`] is free text of several lines, [`Line`] is a name or a title, and [`name_key`] is what
//! two names are compared by. Cleaning removes what cannot be seen and can mislead (control
//! characters, and the bidirectional overrides and isolates described by Unicode Standard Annex #9
//! and by "Trojan Source: Invisible Vulnerabilities"); it never removes letters, emoji or the
//! joiners that hold them together.

use std::fmt;

/// Free text of one or more lines.
///
/// Line ends are `\n`; tabs are kept; there is no blank at either end and never no text at all.
/// `Debug` shows the length only, so that a log line cannot carry what a person wrote.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

/// Text of one line: no line ends, no tabs, and never two blanks in a row.
///
/// `Debug` shows the length only, as in [`Text`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(String);

/// Why a piece of writing was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// More characters than the field takes, counted after cleaning.
    #[error("{is} characters where at most {max} fit")]
    TooLong {
        /// The longest that fits, in characters.
        max: usize,
        /// What was given, in characters.
        is: usize,
    },
}

impl Text {
    /// Cleans and bounds what was written.
    ///
    /// `max_chars` counts Unicode scalar values, so a letter with its own code point is one and
    /// an emoji of several joined parts is several. `None` when nothing visible was written.
    pub fn parse(raw: &str, max_chars: usize) -> Result<Option<Self>, TextError> {
        let cleaned = clean(raw);
        Ok(bounded(cleaned.trim(), max_chars)?.map(Self))
    }

    /// The cleaned text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The cleaned text, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl Line {
    /// Cleans, folds and bounds what was written. See [`Text::parse`] for the length.
    pub fn parse(raw: &str, max_chars: usize) -> Result<Option<Self>, TextError> {
        let folded = fold_blanks(&clean(raw));
        Ok(bounded(&folded, max_chars)?.map(Self))
    }

    /// The cleaned line.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The cleaned line, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

macro_rules! reads_as_text {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let chars = self.0.chars().count();
                write!(f, "{}({chars} characters)", stringify!($name))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}

reads_as_text!(Text);
reads_as_text!(Line);

/// The key by which two names are the same name.
///
/// Lower case; a letter and its separate accent become one letter; hyphens, commas and runs of
/// blanks become one blank; a curved apostrophe is a straight one; invisible characters go; and
/// the words are sorted, because people write both "Aino Mäkinen" and "Mäkinen Aino". Accents
/// stay: "Makinen" is another name. For exact comparison only, not for showing.
///
/// ```
/// use rinnalla_domain::text::name_key;
///
/// assert_eq!(name_key("Mäkinen, Anna-Liisa"), name_key("anna liisa MÄKINEN"));
/// ```
pub fn name_key(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| !misleads(*c) && !is_invisible(*c) && (!c.is_control() || c.is_whitespace()))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '-' | ',' | '\u{2010}'..='\u{2015}' | '\u{2212}' => ' ',
            '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{00B4}' => '\'',
            other => other,
        })
        .collect();
    let composed = compose(&plain);
    let mut words: Vec<&str> = composed.split_whitespace().collect();
    words.sort_unstable();
    words.join(" ")
}

fn bounded(cleaned: &str, max: usize) -> Result<Option<String>, TextError> {
    if cleaned.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Ok(None);
    }
    let is = cleaned.chars().count();
    if is > max {
        return Err(TextError::TooLong { max, is });
    }
    Ok(Some(cleaned.to_owned()))
}

/// One kind of line end, and nothing that hides or reverses what stands beside it.
fn clean(raw: &str) -> String {
    raw.replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\n' | '\t' => Some(c),
            '\r' | '\u{0085}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            _ if c.is_control() || misleads(c) => None,
            _ => Some(c),
        })
        .collect()
}

fn fold_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Bidirectional embeddings, overrides and isolates, and the zero-width no-break characters.
///
/// The plain marks U+200E and U+200F stay: they cannot reach past their own place.
fn misleads(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{2060}')
}

/// Takes no room on the page. Kept inside text (Persian and emoji need the joiners, Thai the
/// zero-width space), but does not make a field filled.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{00AD}' | '\u{034F}' | '\u{FE0E}' | '\u{FE0F}')
}

/// A combining mark, the lower-case letters it joins, and what they become.
///
/// From the canonical decompositions of the Unicode Character Database, for Latin letters in use
/// in Europe and Vietnam; other scripts are left as written. The order matters: marks that sit
/// below or beside a letter join before those above it.
const COMPOSITIONS: &[(char, &str, &str)] = &[
    ('\u{0300}', "aeiouünēōwâăêôơưy", "àèìòùǜǹḕṑẁầằềồờừỳ"),
    ('\u{0301}', "aeiouyclnrszügåæøçēïkmõōpũwâăêôơư", "áéíóúýćĺńŕśźǘǵǻǽǿḉḗḯḱḿṍṓṕṹẃấắếốớứ"),
    ('\u{0302}', "aeioucghjswyzạẹọ", "âêîôûĉĝĥĵŝŵŷẑậệộ"),
    ('\u{0303}', "anoiuvâăeêôơưy", "ãñõĩũṽẫẵẽễỗỡữỹ"),
    ('\u{0304}', "aeiouüäȧæǫöõȯygḷṛ", "āēīōūǖǟǡǣǭȫȭȱȳḡḹṝ"),
    ('\u{0306}', "aegiouȩạ", "ăĕğĭŏŭḝặ"),
    ('\u{0307}', "cegzaobdfhmnprsśšṣtwxyſ", "ċėġżȧȯḃḋḟḣṁṅṗṙṡṥṧṩṫẇẋẏẛ"),
    ('\u{0308}', "aeiouyhõūwxt", "äëïöüÿḧṏṻẅẍẗ"),
    ('\u{0309}', "aâăeêioôơuưy", "ảẩẳẻểỉỏổởủửỷ"),
    ('\u{030A}', "auwy", "åůẘẙ"),
    ('\u{030B}', "ou", "őű"),
    ('\u{030C}', "cdelnrstzaiouügkʒjh", "čďěľňřšťžǎǐǒǔǚǧǩǯǰȟ"),
    ('\u{030F}', "aeioru", "ȁȅȉȍȑȕ"),
    ('\u{0311}', "aeioru", "ȃȇȋȏȓȗ"),
    ('\u{031B}', "ou", "ơư"),
    ('\u{0323}', "bdhklmnrstvwzaeioơuưy", "ḅḍḥḳḷṃṇṛṣṭṿẉẓạẹịọợụựỵ"),
    ('\u{0324}', "u", "ṳ"),
    ('\u{0325}', "a", "ḁ"),
    ('\u{0326}', "st", "șț"),
    ('\u{0327}', "cgklnrstedh", "çģķļņŗşţȩḑḩ"),
    ('\u{0328}', "aeiuo", "ąęįųǫ"),
    ('\u{032D}', "delntu", "ḓḙḽṋṱṷ"),
    ('\u{032E}', "h", "ḫ"),
    ('\u{0330}', "eiu", "ḛḭṵ"),
    ('\u{0331}', "bdklnrtzh", "ḇḏḵḻṉṟṯẕẖ"),
];

fn compose(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    let mut marks: Vec<char> = Vec::new();
    for c in text.chars() {
        if is_mark(c) {
            marks.push(c);
            continue;
        }
        join_marks(&mut composed, &mut marks);
        composed.push(c);
    }
    join_marks(&mut composed, &mut marks);
    composed
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// Joins the waiting marks to the last letter; a mark that joins no letter stays after it.
fn join_marks(composed: &mut String, marks: &mut Vec<char>) {
    if marks.is_empty() {
        return;
    }
    marks.sort_by_key(|mark| rank(*mark));
    for mark in marks.drain(..) {
        match composed.chars().next_back().and_then(|letter| joined(letter, mark)) {
            Some(letter) => {
                composed.pop();
                composed.push(letter);
            }
            None => composed.push(mark),
        }
    }
}

/// Below or beside first; marks above keep the order they were written in.
fn rank(mark: char) -> u8 {
    match mark {
        '\u{031B}' => 0,
        '\u{0327}' | '\u{0328}' => 1,
        '\u{0323}'..='\u{0333}' => 2,
        _ => 3,
    }
}

fn joined(letter: char, mark: char) -> Option<char> {
    let (_, letters, results) = COMPOSITIONS.iter().find(|(m, _, _)| *m == mark)?;
    let place = letters.chars().position(|l| l == letter)?;
    results.chars().nth(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> Option<String> {
        Text::parse(raw, 1000).expect("valid").map(Text::into_string)
    }

    fn line(raw: &str) -> Option<String> {
        Line::parse(raw, 1000).expect("valid").map(Line::into_string)
    }

    #[test]
    fn line_ends_become_one_kind_and_the_ends_are_trimmed() {
        assert_eq!(text("  yksi\r\nkaksi\rkolme\u{2028}neljä \n"), Some("yksi\nkaksi\nkolme\nneljä".into()));
    }

    #[test]
    fn control_characters_go_but_tabs_and_line_ends_stay() {
        assert_eq!(text("a\u{0}b\u{7}\tc\n\u{1b}[31md\u{7f}\u{9f}"), Some("ab\tc\n[31md".into()));
    }

    #[test]
    fn characters_that_reverse_the_reading_direction_go() {
        assert_eq!(text("\u{feff}lasku\u{202e}gpj.exe\u{2066}x\u{2069}\u{2060}"), Some("laskugpj.exex".into()));
    }

    #[test]
    fn other_scripts_and_joined_emoji_stay_as_written() {
        for kept in ["سلام‌دوستان", "שלום", "👩‍👩‍👧‍👦 ja 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Ánne Skyöld ǩeʹrjj", "ສະບາຍດີ"]
        {
            assert_eq!(text(kept), Some(kept.into()));
        }
    }

    #[test]
    fn nothing_visible_is_no_text() {
        for empty in ["", "   ", "\r\n\t", "\u{200b}\u{200d}", "\u{a0}\u{feff}", "\u{0}"] {
            assert_eq!(text(empty), None, "{empty:?}");
            assert_eq!(line(empty), None, "{empty:?}");
        }
    }

    #[test]
    fn length_is_counted_in_characters_after_cleaning() {
        assert!(Text::parse("  äöå\u{202e}  ", 3).is_ok());
        assert_eq!(Text::parse("äöåé", 3), Err(TextError::TooLong { max: 3, is: 4 }));
        assert_eq!(Line::parse("a  b", 2), Err(TextError::TooLong { max: 2, is: 3 }));
    }

    #[test]
    fn a_line_has_no_line_ends_and_no_runs_of_blanks() {
        assert_eq!(line(" Aino\r\n\tMäkinen\u{a0} \u{2003}os. X "), Some("Aino Mäkinen os. X".into()));
    }

    #[test]
    fn debug_shows_the_length_and_not_the_words() {
        let shown = format!("{:?} {:?}", Text::parse("salaisuus", 20), Line::parse("ääni", 20));
        assert_eq!(shown, "Ok(Some(Text(9 characters))) Ok(Some(Line(4 characters)))");
    }

    #[test]
    fn cleaning_twice_changes_nothing() {
        for raw in ["a\r\r\nb", "\u{feff} a \t\n b \u{202e}", "\u{85}x\u{85}y"] {
            let once = text(raw).expect("valid");
            assert_eq!(text(&once), Some(once.clone()));
            let once = line(raw).expect("valid");
            assert_eq!(line(&once), Some(once.clone()));
        }
    }

    #[test]
    fn word_order_case_hyphens_and_blanks_do_not_make_another_name() {
        let key = name_key("Anna-Liisa Mäkinen");
        for same in [
            "Mäkinen Anna-Liisa",
            "MÄKINEN,  Anna Liisa",
            "mäkinen anna\u{2011}liisa",
            " Anna\u{2013}Liisa\tMäkinen\u{200b}",
        ] {
            assert_eq!(name_key(same), key, "{same}");
        }
        assert_eq!(name_key("O’Brien"), name_key("o'brien"));
    }

    #[test]
    fn another_letter_is_another_name() {
        assert_ne!(name_key("Makinen"), name_key("Mäkinen"));
        assert_ne!(name_key("Aino Aino"), name_key("Aino"));
        assert_ne!(name_key("Ain o"), name_key("Aino"));
    }

    #[test]
    fn separate_accents_join_their_letter() {
        assert_eq!(name_key("Ma\u{308}kinen A\u{30a}sa"), "mäkinen åsa");
        assert_eq!(name_key("S\u{30c}ura Ǧ G\u{30c}"), "šura ǧ ǧ");
        assert_eq!(name_key("Nguye\u{302}\u{303}n"), "nguyễn");
        assert_eq!(name_key("a\u{302}\u{323}"), name_key("a\u{323}\u{302}"));
        assert_eq!(name_key("ậ"), name_key("a\u{302}\u{323}"));
        assert_eq!(name_key("\u{301}x"), "\u{301}x");
    }
}
