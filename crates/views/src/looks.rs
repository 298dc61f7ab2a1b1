//! Who has looked at a resident's data, as the resident may read it on paper.

use askama::Template;
use rinnalla_domain::audit::Look;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::consent::Permission;

use crate::{Frame, Said, Words};

/// A line of the list: one look, or several alike on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When, in words; the last time when there are several.
    pub when: String,
    /// Who.
    pub name: String,
    /// In which role.
    pub role: Said,
    /// What.
    pub action: Said,
    /// How many times that day.
    pub times: usize,
}

/// The list. Looks that follow each other on one day, by the same person for the same thing, become one line.
pub fn entries(w: &Words, looks: &[Look]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut before: Option<&Look> = None;
    for look in looks {
        match entries.last_mut() {
            Some(last) if before.is_some_and(|b| is_same(b, look)) => last.times += 1,
            _ => entries.push(Entry {
                when: format!("{} {}", w.long_day(day_of(look.at)), w.time(look.at)),
                name: look.name.clone(),
                role: role(w, &look.role),
                action: action(w, look),
                times: 1,
            }),
        }
        before = Some(look);
    }
    entries
}

fn is_same(a: &Look, b: &Look) -> bool {
    day_of(a.at) == day_of(b.at)
        && a.name == b.name
        && a.role == b.role
        && a.action == b.action
        && a.written == b.written
}

fn role(w: &Words, code: &str) -> Said {
    let key = format!("look-role-{}", if code.is_empty() { "service" } else { code }).replace('_', "-");
    w.t(if w.knows(&key) { &key } else { "look-role-service" })
}

/// Plain words for an action of the log: `look-{action}`, or `look-{action}-written` where reading and writing differ.
fn action(w: &Words, look: &Look) -> Said {
    let base = format!("look-{}", look.action).replace('_', "-");
    let written = format!("{base}-written");
    let key = if look.written && w.knows(&written) { written } else { base };
    w.t(if w.knows(&key) { &key } else { "look-other" })
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "looks/page.html")]
pub struct LooksPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Number of the case.
    pub number: String,
    /// Name of the resident, for the paper.
    pub resident: String,
    /// Lines, newest first.
    pub entries: Vec<Entry>,
    /// What the referrer may hear.
    pub told: Vec<Permission>,
    /// Who shows the page, and when, for the paper.
    pub printed: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use rinnalla_domain::Language;
    use rinnalla_domain::case::Step;
    use rinnalla_domain::settings::Term;
    use std::collections::BTreeSet;
    use std::path::Path;

    const FINNISH: Words = Words::new(Language::Finnish, Term::LinkPerson);

    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }

    /// The actions that the use cases write to the log: the text between quotes in each call.
    fn actions() -> BTreeSet<String> {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src"), &mut files);
        let mut actions: BTreeSet<String> = Step::ALL.iter().map(|step| step.code().to_owned()).collect();
        for file in files {
            for call in ["work.looked(", "work.looked_with(", "work.wrote("] {
                for after in file.split(call).skip(1) {
                    let call = after.split(';').next().unwrap_or_default();
                    if let Some(action) = call.split('"').nth(1) {
                        actions.insert(action.to_owned());
                    }
                }
            }
        }
        actions.insert("search".into());
        actions
    }

    #[test]
    fn every_action_of_the_log_has_words() {
        let actions = actions();
        assert!(actions.len() > 40, "the use cases were not found");
        for language in [Language::Finnish, Language::Swedish, Language::English] {
            let words = Words::new(language, Term::LinkPerson);
            for action in &actions {
                let key = format!("look-{action}").replace('_', "-");
                assert!(words.has(&key), "{language} lacks {key}");
            }
        }
    }

    #[test]
    fn looks_alike_on_one_day_are_one_line() {
        let look = |at: &str, action: &str| Look {
            at: at.parse().unwrap(),
            name: "Kaisa Koski".into(),
            role: "coordinator".into(),
            action: action.into(),
            written: false,
            detail: None,
        };
        let looks = [
            look("2026-11-24T10:00:00Z", "case"),
            look("2026-11-24T09:00:00Z", "case"),
            look("2026-11-24T08:00:00Z", "details"),
            look("2026-11-23T08:00:00Z", "details"),
        ];
        let entries = entries(&FINNISH, &looks);
        assert_eq!(entries.iter().map(|e| e.times).collect::<Vec<_>>(), [2, 1, 1]);
        assert_eq!(entries[0].when, "tiistai 24.11.2026 klo 12.00");
        assert_eq!(entries[0].role.text, "koordinaattori");
    }

    #[test]
    fn an_action_nobody_knows_still_reads_as_words() {
        let look = Look {
            at: jiff::Timestamp::UNIX_EPOCH,
            name: String::new(),
            role: String::new(),
            action: "tulevaisuus".into(),
            written: true,
            detail: None,
        };
        assert_eq!(action(&FINNISH, &look), FINNISH.t("look-other"));
    }
}
