//! Texts of a source as texts of ours: plain, cleaned and bounded.

use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{Language, language::SpokenLanguage};

use super::html;

/// The longest name.
pub(crate) const TITLE: usize = 200;
/// The longest description; longer ones are cut.
pub(crate) const DESCRIPTION: usize = 6_000;
/// The longest text of one line besides the name; longer ones are cut.
pub(crate) const LINE: usize = 300;
/// The longest address on the web.
pub(crate) const ADDRESS: usize = 1_000;
/// More of a text is not looked at.
const LOOKED_AT: usize = 100_000;

/// The beginning of a text, cut between letters.
fn head(raw: &str) -> &str {
    let mut end = raw.len().min(LOOKED_AT);
    while !raw.is_char_boundary(end) {
        end -= 1;
    }
    &raw[..end]
}

/// Plain text without markup.
pub(crate) fn plain(raw: &str) -> String {
    html::to_text(head(raw))
}

/// A line of at most `max` characters, and whether it was cut.
pub(crate) fn line(raw: &str, max: usize) -> (Option<Line>, bool) {
    let whole = Line::parse(&plain(raw), usize::MAX).ok().flatten();
    let Some(whole) = whole else { return (None, false) };
    if whole.as_str().chars().count() <= max {
        return (Some(whole), false);
    }
    (Line::parse(&cut(whole.as_str(), max), max).ok().flatten(), true)
}

/// A text of at most `max` characters, and whether it was cut.
pub(crate) fn text(raw: &str, max: usize) -> (Option<Text>, bool) {
    let whole = Text::parse(&plain(raw), usize::MAX).ok().flatten();
    let Some(whole) = whole else { return (None, false) };
    if whole.as_str().chars().count() <= max {
        return (Some(whole), raw.len() > LOOKED_AT);
    }
    (Text::parse(&cut(whole.as_str(), max), max).ok().flatten(), true)
}

/// Cuts between words, and says so with three dots.
fn cut(text: &str, max: usize) -> String {
    let piece: String = text.chars().take(max.saturating_sub(2)).collect();
    let end = piece.rfind(char::is_whitespace).filter(|end| *end > piece.len() / 2).unwrap_or(piece.len());
    format!("{} …", piece[..end].trim_end())
}

/// The language of a code as sources write it: "fi", "fi-FI", "fin", "swe".
pub(crate) fn language(code: &str) -> Option<Language> {
    match spoken(code)? {
        SpokenLanguage::Other => None,
        spoken => spoken.written(),
    }
}

/// The spoken language of a code or of a name; what is not on the list is another language.
pub(crate) fn spoken(code: &str) -> Option<SpokenLanguage> {
    let lower = code.trim().to_lowercase();
    let bare = lower.split(['-', '_']).next().unwrap_or_default();
    Some(match bare {
        "" => return None,
        "fi" | "fin" | "suomi" | "finnish" | "finska" => SpokenLanguage::Finnish,
        "sv" | "swe" | "ruotsi" | "swedish" | "svenska" => SpokenLanguage::Swedish,
        "en" | "eng" | "englanti" | "english" | "engelska" => SpokenLanguage::English,
        "se" | "sme" | "pohjoissaame" => SpokenLanguage::NorthernSami,
        "smn" | "inarinsaame" => SpokenLanguage::InariSami,
        "sms" | "koltansaame" => SpokenLanguage::SkoltSami,
        "fse" | "viittomakieli" | "suomalainen viittomakieli" => SpokenLanguage::FinnishSign,
        "fss" | "suomenruotsalainen viittomakieli" => SpokenLanguage::FinlandSwedishSign,
        _ => SpokenLanguage::Other,
    })
}

/// An address on the web as it may be shown as a link: http or https, with a host, and nothing that hides.
pub(crate) fn web(raw: &str) -> Option<Line> {
    let address = raw.trim();
    let lower = address.to_ascii_lowercase();
    let whole = if lower.starts_with("http://") || lower.starts_with("https://") {
        address.to_owned()
    } else if lower.starts_with("www.") {
        format!("https://{address}")
    } else {
        return None;
    };
    let host = whole.split("://").nth(1)?.split(['/', '?', '#']).next()?;
    let bare = host.rsplit('@').next()?;
    let odd = whole.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`'));
    if odd || host != bare || !bare.contains('.') || bare.starts_with('.') {
        return None;
    }
    Line::parse(&whole, ADDRESS).ok().flatten().filter(|line| line.as_str() == whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_plain_and_bounded() {
        let (cut_line, was_cut) = line("<b>Kerho</b> joka   torstai", 100);
        assert_eq!((cut_line.map(Line::into_string), was_cut), (Some("Kerho joka torstai".into()), false));
        let (long, was_cut) = text(&"sana ".repeat(3_000), 100);
        let long = long.map(Text::into_string).unwrap_or_default();
        assert!(was_cut && long.chars().count() <= 100 && long.ends_with("sana …"), "{long}");
        assert_eq!(text("  \u{0}\u{7} ", 10), (None, false));
        assert!(text(&"ä".repeat(LOOKED_AT), 100).1);
    }

    #[test]
    fn only_addresses_of_pages_become_links() {
        for good in ["https://kunta.fi", "http://www.kunta.fi/sivu?x=1#a", "https://kunta.fi:8080/ä"] {
            assert_eq!(web(good).map(Line::into_string), Some(good.into()));
        }
        assert_eq!(web("www.kunta.fi").map(Line::into_string), Some("https://www.kunta.fi".into()));
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "kunta",
            "https://",
            "https://a b.fi",
            "https://x@y.fi",
            "http://<x>.fi",
            "ftp://x.fi",
        ] {
            assert_eq!(web(bad), None, "{bad}");
        }
    }

    #[test]
    fn languages_are_known_by_their_codes() {
        assert_eq!(language("fi-FI"), Some(Language::Finnish));
        assert_eq!(language("swe"), Some(Language::Swedish));
        assert_eq!(language("smn"), None);
        assert_eq!(spoken("smn"), Some(SpokenLanguage::InariSami));
        assert_eq!(spoken("ar"), Some(SpokenLanguage::Other));
        assert_eq!(spoken(" "), None);
    }
}
