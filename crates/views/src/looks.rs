//! Who has looked at a resident's data, as the resident may read it on paper.

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::audit::Look;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::consent::Permission;

use crate::{Frame, Said, Words};

/// What somebody did on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day, in words.
    pub day: String,
    /// Who.
    pub name: String,
    /// In which role.
    pub role: Said,
    /// What, the newest first.
    pub lines: Vec<Line>,
    on: Date,
    role_code: String,
}

/// One thing that was done, once or several times that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub action: Said,
    /// When, the last time.
    pub time: String,
    /// How many times.
    pub times: usize,
}

/// The list: an entry for each day and person, a line for each thing they did.
pub fn entries(w: Words, looks: &[Look]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for look in looks {
        let on = day_of(look.at);
        let found = entries.iter().position(|e| e.on == on && e.name == look.name && e.role_code == look.role);
        let place = found.unwrap_or_else(|| {
            entries.push(Entry {
                day: w.long_day(on),
                name: look.name.clone(),
                role: role(w, &look.role),
                lines: Vec::new(),
                on,
                role_code: look.role.clone(),
            });
            entries.len() - 1
        });
        let action = action(w, look);
        let Some(entry) = entries.get_mut(place) else { continue };
        if let Some(line) = entry.lines.iter_mut().find(|line| line.action == action) {
            line.times += 1;
        } else {
            entry.lines.push(Line { action, time: w.time(look.at), times: 1 });
        }
    }
    entries
}

fn role(w: Words, code: &str) -> Said {
    let key = format!("look-role-{}", if code.is_empty() { "service" } else { code }).replace('_', "-");
    w.t(if w.knows(&key) { &key } else { "look-role-service" })
}

/// Plain words for an action of the log: `look-{action}`, or `look-{action}-written` where reading and writing differ.
fn action(w: Words, look: &Look) -> Said {
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
    fn each_day_and_person_is_one_entry() {
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
        let entries = entries(FINNISH, &looks);
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].day, "tiistai 24.11.2026");
        assert_eq!(entries[0].role.text, "koordinaattori");
        let lines: Vec<_> = entries[0].lines.iter().map(|l| (l.time.as_str(), l.times)).collect();
        assert_eq!(lines, [("klo\u{a0}12.00", 2), ("klo\u{a0}10.00", 1)]);
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
        assert_eq!(action(FINNISH, &look), FINNISH.t("look-other"));
    }
}
