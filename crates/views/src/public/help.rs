//! Numbers for when help is needed at once: one data file, checked twice a year.

use std::sync::LazyLock;

use jiff::civil::Date;

const DATA: &str = include_str!("../../data/help.csv");

/// A service that helps at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    /// Name of its messages: `help-{key}` says when to call it.
    pub key: &'static str,
    /// Its number, as people write it.
    pub number: &'static str,
    /// Codes of the languages in which it answers.
    pub languages: &'static str,
    /// When it answers: `always`, `some` or `local`.
    pub hours: &'static str,
}

impl Help {
    /// The number as a link calls it.
    pub fn dial(&self) -> String {
        dial(self.number)
    }

    /// The languages, one by one.
    pub fn languages(&self) -> Vec<&'static str> {
        self.languages.split(' ').collect()
    }
}

/// A number as a link calls it.
pub fn dial(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

static READ: LazyLock<(Vec<Help>, Option<Date>)> = LazyLock::new(|| {
    let lines = DATA.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let (mut helps, mut checked) = (Vec::new(), None);
    for line in lines {
        let mut columns = line.split(';');
        let mut next = || columns.next().unwrap_or_default();
        let help = Help { key: next(), number: next(), languages: next(), hours: next() };
        if help.key == "checked" {
            checked = help.number.parse().ok();
        } else {
            helps.push(help);
        }
    }
    (helps, checked)
});

/// Every service, the most urgent first.
pub fn helps() -> &'static [Help] {
    &READ.0
}

/// The day on which the numbers were last checked.
pub fn checked() -> Option<Date> {
    READ.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Words;
    use rinnalla_domain::Language;
    use rinnalla_domain::settings::Term;

    #[test]
    fn every_line_has_a_number_hours_and_words() {
        let words = Words::new(Language::Finnish, Term::LinkPerson);
        assert!(checked().is_some());
        assert_eq!(helps().first().map(|h| h.number), Some("112"));
        for help in helps() {
            assert!(help.dial().len() >= 3 && !help.languages.is_empty(), "{help:?}");
            assert!(words.has(&format!("help-{}", help.key)), "{help:?}");
            assert!(words.has(&format!("help-hours-{}", help.hours)), "{help:?}");
        }
    }
}
