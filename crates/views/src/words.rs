//! The words of the pages, in four languages, and how each language writes dates and numbers.
//!
//! Finnish is complete and the first; a message that a language lacks shows in Finnish, marked `lang="fi"`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, static_loader};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use rinnalla_domain::Language;
use rinnalla_domain::clock::in_finland;
use rinnalla_domain::settings::Term;

static_loader! {
    static CATALOGUES = {
        locales: "./locales",
        fallback_language: "fi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

fn identifier(language: Language) -> LanguageIdentifier {
    language.code().parse().expect("the four codes are language identifiers")
}

/// Words in one language, with the municipality's own terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    language: Language,
    term: Term,
}

/// Something said in words: escapes itself in a template, and marks what had to fall back to Finnish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// They are Finnish on a page in another language.
    pub in_finnish: bool,
}

impl askama::filters::HtmlSafe for Said {}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = escape(&self.text);
        if self.in_finnish { write!(f, "<span lang=\"fi\">{text}</span>") } else { f.write_str(&text) }
    }
}

/// Escapes text for HTML, attributes too.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A plain value, or a reference to one however deep: templates hand in either.
pub trait Of<T> {
    /// The value.
    fn value(&self) -> T;
}

macro_rules! of {
    ($($t:ty),+) => { $(
        impl Of<$t> for $t { fn value(&self) -> $t { *self } }
        impl<U: Of<$t> + ?Sized> Of<$t> for &U { fn value(&self) -> $t { (**self).value() } }
    )+ };
}
of!(Date, Timestamp, i64);

type Arguments<'a> = [(&'static str, &'a dyn fmt::Display)];

impl Words {
    /// Words of a language with a municipality's term.
    pub const fn new(language: Language, term: Term) -> Self {
        Self { language, term }
    }

    /// The language.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The same terms in another language.
    #[must_use]
    pub const fn in_language(self, language: Language) -> Self {
        Self { language, term: self.term }
    }

    /// Does the catalogue of this language itself hold the message?
    pub fn has(&self, key: &str) -> bool {
        let none: HashMap<Cow<'static, str>, FluentValue<'_>> = HashMap::new();
        let found = CATALOGUES.lookup_single_language(&identifier(self.language), key, Some(&none));
        // A message that only lacks its arguments is there. (The type of the error cannot be named from outside.)
        found.is_ok() || found.is_err_and(|why| why.to_string().starts_with("Fluent errors"))
    }

    /// Is there such a message in any language?
    pub fn knows(&self, key: &str) -> bool {
        self.has(key) || self.in_language(Language::Finnish).has(key)
    }

    fn own(&self, key: &str, arguments: &Arguments<'_>) -> Option<String> {
        let mut values: HashMap<Cow<'static, str>, FluentValue<'_>> = HashMap::new();
        for (name, form) in terms(self.language, self.term) {
            values.insert(Cow::Borrowed(name), FluentValue::from(form));
        }
        for (from, name) in [(0, "lw-cap"), (6, "lw-pl-cap")] {
            let (_, nominative) = terms(self.language, self.term)[from];
            values.insert(Cow::Borrowed(name), FluentValue::from(capital(nominative)));
        }
        for (name, value) in arguments {
            let text = value.to_string();
            // Only what reads back as the same number is one: a phone number keeps its first zero.
            let number = text.parse::<i64>().ok().filter(|number| number.to_string() == text);
            let value = number.map_or_else(|| FluentValue::from(text), FluentValue::from);
            values.insert(Cow::Borrowed(name), value);
        }
        CATALOGUES.lookup_single_language(&identifier(self.language), key, Some(&values)).ok()
    }

    /// Says a message.
    pub fn say(&self, key: &str, arguments: &Arguments<'_>) -> Said {
        if let Some(text) = self.own(key, arguments) {
            return Said { text, in_finnish: false };
        }
        let finnish = self.in_language(Language::Finnish).own(key, arguments);
        debug_assert!(finnish.is_some(), "no such message: {key}");
        Said { text: finnish.unwrap_or_else(|| key.to_owned()), in_finnish: true }
    }

    /// Says a message without arguments.
    pub fn t(&self, key: &str) -> Said {
        self.say(key, &[])
    }

    /// Says a message with one argument.
    pub fn t1(&self, key: &str, name: &'static str, value: impl fmt::Display) -> Said {
        self.say(key, &[(name, &value)])
    }

    /// Says a message with two arguments.
    pub fn t2(
        &self,
        key: &str,
        first: (&'static str, &dyn fmt::Display),
        second: (&'static str, &dyn fmt::Display),
    ) -> Said {
        self.say(key, &[first, second])
    }

    /// Says a message that counts.
    pub fn n(&self, key: &str, count: usize) -> Said {
        self.say(key, &[("n", &count)])
    }

    /// The word for a code: message `{list}-{code}`.
    pub fn code(&self, list: &str, code: impl fmt::Display) -> Said {
        self.t(&format!("{list}-{code}").replace('_', "-"))
    }

    /// Plain words, for attributes, mails and paper.
    pub fn plain(&self, key: &str) -> String {
        self.t(key).text
    }

    /// Words for several codes, as one sentence part.
    pub fn codes<T: fmt::Display + Copy>(&self, list: &str, codes: &[T]) -> Said {
        let said: Vec<Said> = codes.iter().map(|code| self.code(list, code)).collect();
        Said {
            in_finnish: said.iter().any(|s| s.in_finnish),
            text: said.into_iter().map(|s| s.text).collect::<Vec<_>>().join(", "),
        }
    }

    /// A day: "ti 24.11.2026", kept on one line.
    pub fn day(&self, day: impl Of<Date>) -> String {
        let day = day.value();
        format!("{}\u{a0}{}", self.weekday_short(day.weekday()), self.day_only(day))
    }

    /// A day without its weekday: "24.11.2026".
    pub fn day_only(&self, day: impl Of<Date>) -> String {
        let day = day.value();
        match self.language {
            Language::English => {
                let month = self.plain(&format!("month-{}", day.month()));
                format!("{}\u{a0}{month} {}", day.day(), day.year())
            }
            _ => format!("{}.{}.{}", day.day(), day.month(), day.year()),
        }
    }

    /// A day as residents read it: "tiistai 24.11.2026".
    pub fn long_day(&self, day: impl Of<Date>) -> String {
        let day = day.value();
        let weekday = self.plain(&format!("weekday-{}", day.weekday().to_monday_one_offset()));
        format!("{weekday} {}", self.day_only(day))
    }

    /// A time: "klo 9.05", kept on one line.
    pub fn time(&self, at: impl Of<Timestamp>) -> String {
        let at = at.value();
        let at = in_finland(at);
        let separator = if self.language == Language::English { ':' } else { '.' };
        let clock = format!("{}{separator}{:02}", at.hour(), at.minute());
        self.t1("clock-time", "time", clock).text.replace(' ', "\u{a0}")
    }

    /// The day of a moment.
    pub fn day_of(&self, at: impl Of<Timestamp>) -> String {
        let at = at.value();
        self.day(in_finland(at).date())
    }

    /// Day and time: "ti 24.11.2026 klo 9.05".
    pub fn moment(&self, at: impl Of<Timestamp>) -> String {
        let at = at.value();
        format!("{} {}", self.day_of(at), self.time(at))
    }

    /// Hours and minutes: "1 t 30 min".
    pub fn duration(&self, minutes: impl Of<i64>) -> String {
        let minutes = minutes.value();
        match (minutes / 60, minutes % 60) {
            (0, m) => self.t1("minutes", "m", m).text,
            (h, 0) => self.t1("hours", "h", h).text,
            (h, m) => self.t2("hours-minutes", ("h", &h), ("m", &m)).text,
        }
    }

    fn weekday_short(&self, weekday: Weekday) -> String {
        self.plain(&format!("weekday-short-{}", weekday.to_monday_one_offset()))
    }
}

/// A word as it begins a sentence.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The municipality's word for the person who walks alongside, in each form that the catalogues use;
/// `lw-cap` and `lw-pl-cap` are the nominatives that begin a sentence.
/// `lw` nominative, `lw-gen` genitive, `lw-part` partitive, `lw-all` allative, `lw-abl` ablative,
/// `lw-pl` plural, `lw-pl-gen` plural genitive, `lw-pl-part` plural partitive.
fn terms(language: Language, term: Term) -> [(&'static str, &'static str); 9] {
    let forms: [&'static str; 9] = match (language, term) {
        (Language::Finnish | Language::NorthernSami, Term::LinkPerson) => [
            "linkkihenkilö",
            "linkkihenkilön",
            "linkkihenkilöä",
            "linkkihenkilölle",
            "linkkihenkilöltä",
            "linkkihenkilöksi",
            "linkkihenkilöt",
            "linkkihenkilöiden",
            "linkkihenkilöitä",
        ],
        (Language::Finnish | Language::NorthernSami, Term::Courier) => [
            "hyvinvointilähetti",
            "hyvinvointilähetin",
            "hyvinvointilähettiä",
            "hyvinvointilähetille",
            "hyvinvointilähetiltä",
            "hyvinvointilähetiksi",
            "hyvinvointilähetit",
            "hyvinvointilähettien",
            "hyvinvointilähettejä",
        ],
        (Language::Finnish | Language::NorthernSami, Term::Coach) => [
            "hyvinvointivalmentaja",
            "hyvinvointivalmentajan",
            "hyvinvointivalmentajaa",
            "hyvinvointivalmentajalle",
            "hyvinvointivalmentajalta",
            "hyvinvointivalmentajaksi",
            "hyvinvointivalmentajat",
            "hyvinvointivalmentajien",
            "hyvinvointivalmentajia",
        ],
        (Language::Swedish, _) => [
            "länkperson",
            "länkpersonens",
            "länkperson",
            "länkpersonen",
            "länkpersonen",
            "länkperson",
            "länkpersoner",
            "länkpersonernas",
            "länkpersoner",
        ],
        (Language::English, _) => [
            "link worker",
            "link worker's",
            "link worker",
            "link worker",
            "link worker",
            "link worker",
            "link workers",
            "link workers'",
            "link workers",
        ],
    };
    let names = ["lw", "lw-gen", "lw-part", "lw-all", "lw-abl", "lw-tra", "lw-pl", "lw-pl-gen", "lw-pl-part"];
    std::array::from_fn(|i| (names[i], forms[i]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const FINNISH: Words = Words::new(Language::Finnish, Term::LinkPerson);

    #[test]
    fn days_and_times_read_as_finns_write_them() {
        assert_eq!(FINNISH.day(date(2026, 11, 24)), "ti\u{a0}24.11.2026");
        assert_eq!(FINNISH.long_day(date(2026, 11, 24)), "tiistai 24.11.2026");
        let at: Timestamp = "2026-11-24T07:05:00Z".parse().unwrap();
        assert_eq!(FINNISH.moment(at), "ti\u{a0}24.11.2026 klo\u{a0}9.05");
    }

    #[test]
    fn what_a_language_lacks_shows_in_finnish_and_says_so() {
        let sami = FINNISH.in_language(Language::NorthernSami);
        let said = sami.t("sign-in");
        assert!(said.in_finnish && said.to_string().starts_with("<span lang=\"fi\">"));
    }

    #[test]
    fn a_message_with_arguments_is_known_without_them() {
        assert!(FINNISH.knows("error-too-long") && !FINNISH.knows("no-such-message"));
    }

    #[test]
    fn a_phone_number_keeps_its_first_zero() {
        let said = FINNISH.t1("nondisclosure-warning", "phone", "0400000000");
        assert!(said.text.contains("0400000000"), "{}", said.text);
    }

    #[test]
    fn words_escape_themselves() {
        let said = Said { text: "<b>&\"'".into(), in_finnish: false };
        assert_eq!(said.to_string(), "&lt;b&gt;&amp;&quot;&#39;");
    }
}
