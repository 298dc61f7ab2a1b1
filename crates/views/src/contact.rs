//! Visit notes: written soon, short, and so that the resident may read them.

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;
use rinnalla_domain::GoalId;
use rinnalla_domain::activity::Need;
use rinnalla_domain::contact::{Contact, Kind, LONGEST_KILOMETRES, LONGEST_MINUTES, NewContact};
use rinnalla_domain::date::contains_identity_code;
use rinnalla_domain::participation::{Company, Told};

use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Words};

/// The longest text of a note.
const LONG: usize = 4_000;
/// Expenses of one visit at most, in cents.
const MOST_CENTS: i64 = 100_000;
/// Lengths that are chosen with one press, in minutes.
pub(crate) const LENGTHS: &[&str] = &["30", "60", "90", "120", "other"];
/// Days that are chosen with one press.
pub(crate) const DAYS: &[&str] = &["today", "yesterday", "other"];

/// The form of a note, new or corrected.
#[derive(Debug, Template)]
#[template(path = "contact/note.html")]
pub struct NotePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Whom it is about.
    pub name: String,
    /// Goals: identity and words.
    pub goals: Vec<(String, String)>,
    /// The link worker writes: own load and a call for support are asked of nobody else.
    pub link_worker: bool,
    /// A note is being corrected: how it reads now.
    pub former: Option<String>,
    /// Activities that were picked: number and name.
    pub activities: Vec<(String, String)>,
}

impl NotePage {
    fn title(&self) -> String {
        self.w.plain(if self.former.is_some() { "note-correct-title" } else { "note-title-new" })
    }

    fn has_way(&self) -> bool {
        ["kilometres", "expenses"].iter().any(|f| !self.form.values.get(f).is_empty())
    }
}

/// Reads what a new note tells beside the note itself: a visit to an activity, and what nothing fitting was found for.
///
/// # Errors
/// A visit needs both: where, and with whom.
pub fn parse_told(fields: &Fields) -> Result<Told, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let went = fields.get("kind") == Kind::Accompanied.code();
    let number = fields.get("activity").parse::<i64>().ok().filter(|_| went);
    let company = Company::parse(fields.get("company")).filter(|_| went);
    match (number, company) {
        (Some(_), None) => r.wrong("company", "missing"),
        (None, Some(_)) => r.wrong("activity", "missing"),
        _ => {}
    }
    let lacking = r.codes("lacking", Need::parse);
    r.finish(Some(Told { went: number.zip(company), lacking }))
}

/// Says where somebody has typed an identity code.
pub(crate) fn refuse_identity_codes(r: &mut Reader<'_>, fields: &[&'static str]) {
    for field in fields {
        if contains_identity_code(r.fields().get(field)) {
            r.wrong(field, "identity-code");
        }
    }
}

/// Reads a note.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse(fields: &Fields, today: Date) -> Result<NewContact, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let held_on = day(&mut r, today);
    let kind = r.code("kind", Kind::parse);
    let minutes = if kind == Some(Kind::Missed) { Some(0) } else { minutes(&mut r) };
    let note = r.text("note", LONG);
    let next_step = r.text_or_none("next_step", 400);
    let kilometres = r.number_or_none("kilometres", 0, LONGEST_KILOMETRES);
    let expenses_cents = cents(&mut r);
    let own_load = r.number_or_none("own_load", 1, 5);
    refuse_identity_codes(&mut r, &["note", "next_step"]);
    let asks_support = r.ticked("asks_support");
    let read = (|| {
        Some(NewContact {
            held_on: held_on?,
            kind: kind?,
            minutes: minutes?,
            goals: fields.all("goals").map(GoalId::new).collect(),
            note: note?,
            next_step,
            kilometres,
            expenses_cents,
            own_load,
            asks_support,
        })
    })();
    r.finish(read)
}

fn day(r: &mut Reader<'_>, today: Date) -> Option<Date> {
    match r.fields().get("when") {
        "today" => Some(today),
        "yesterday" => Some(today.saturating_sub(1.day())),
        "other" => {
            let day = r.day("day")?;
            if day > today {
                r.wrong("day", "future");
                return None;
            }
            Some(day)
        }
        _ => {
            r.wrong("when", "missing");
            None
        }
    }
}

fn minutes(r: &mut Reader<'_>) -> Option<i64> {
    match r.fields().get("length") {
        "" => {
            r.wrong("length", "missing");
            None
        }
        "other" => {
            let minutes = duration(r.fields().get("minutes")).filter(|m| (1..=LONGEST_MINUTES).contains(m));
            if minutes.is_none() {
                r.wrong("minutes", "duration");
            }
            minutes
        }
        chosen => chosen.parse().ok().filter(|m| (1..=LONGEST_MINUTES).contains(m)),
    }
}

/// Reads "45", "45 min", "2 t", "1,5 t", "2 h 30 min", "2.30".
pub(crate) fn duration(raw: &str) -> Option<i64> {
    let text = raw.trim().to_lowercase().replace("min", "").replace("tuntia", "t").replace('h', "t");
    let whole = |part: &str| part.trim().parse::<i64>().ok().filter(|n| (0..=LONGEST_MINUTES).contains(n));
    if let Some((hours, minutes)) = text.split_once('t') {
        let rest = if minutes.trim().is_empty() { Some(0) } else { whole(minutes) };
        let (hours, part) = hours.trim().split_once([',', '.']).unwrap_or((hours.trim(), "0"));
        let part = match part {
            "0" => 0,
            "25" => 15,
            "5" => 30,
            "75" => 45,
            _ => return None,
        };
        return Some(whole(hours)? * 60 + part + rest?);
    }
    whole(&text)
}

/// Reads euros: "12", "12,50", "12.5 €".
fn cents(r: &mut Reader<'_>) -> Option<i64> {
    let raw = r.fields().get("expenses").replace(['€', ' ', '\u{a0}'], "").replace("euroa", "");
    if raw.is_empty() {
        return None;
    }
    let (euros, part) = raw.split_once([',', '.']).unwrap_or((&raw, ""));
    let part = match part.len() {
        0 => Some(0),
        1 => part.parse::<i64>().ok().map(|tens| tens * 10),
        2 => part.parse().ok(),
        _ => None,
    };
    let cents = euros.parse::<i64>().ok().zip(part).map(|(e, c)| e.saturating_mul(100).saturating_add(c));
    let cents = cents.filter(|c| (0..=MOST_CENTS).contains(c));
    if cents.is_none() {
        r.wrong("expenses", "money");
    }
    cents
}

/// Euros as they are written: "12,50 €".
pub fn euros(cents: i64) -> String {
    if cents % 100 == 0 {
        format!("{}\u{a0}€", cents / 100)
    } else {
        format!("{},{:02}\u{a0}€", cents / 100, cents % 100)
    }
}

/// A note as its form shows it, to be corrected.
pub fn filled(note: &Contact) -> Fields {
    let day = note.held_on;
    let length = note.minutes.to_string();
    let chosen = LENGTHS.contains(&length.as_str());
    let mut fields = Fields::default()
        .with("when", "other")
        .with("day", format!("{}.{}.{}", day.day(), day.month(), day.year()))
        .with("kind", note.kind)
        .with("note", &note.note)
        .with_some("next_step", note.next_step.as_ref())
        .with_some("kilometres", note.kilometres)
        .with_some("expenses", note.expenses_cents.map(|c| euros(c).replace('\u{a0}', " ")))
        .with_some("own_load", note.own_load);
    if note.minutes > 0 {
        fields.push("length", if chosen { length.as_str() } else { "other" });
        if !chosen {
            fields.push("minutes", &length);
        }
    }
    for goal in &note.goals {
        fields.push("goals", goal);
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn short() -> Fields {
        Fields::default()
            .with("when", "today")
            .with("kind", "walk")
            .with("length", "60")
            .with("note", "Käveltiin kirjastolle ja juotiin kahvit.")
    }

    fn without(name: &str) -> Fields {
        short().pairs().into_iter().filter(|(n, _)| n != name).fold(Fields::default(), |f, (n, v)| f.with(&n, v))
    }

    #[test]
    fn four_answers_are_enough_for_a_note() {
        let note = parse(&short(), TODAY).unwrap();
        assert_eq!((note.held_on, note.minutes), (TODAY, 60));
        for (name, _) in short().pairs() {
            let errors = parse(&without(&name), TODAY).unwrap_err();
            assert!(errors.iter().any(|e| e.field == name), "{name}");
        }
    }

    #[test]
    fn a_visit_to_an_activity_says_where_and_with_whom() {
        let went = without("kind").with("kind", "accompanied");
        assert_eq!(parse_told(&went), Ok(Told::default()));
        let where_to = went.clone().with("activity", "12");
        assert_eq!(parse_told(&where_to).unwrap_err()[0].field, "company");
        let both = where_to.with("company", "together").with("lacking", "company");
        assert_eq!(parse_told(&both).unwrap().went, Some((12, Company::Together)));
        assert_eq!(parse_told(&both).unwrap().lacking, [Need::Company]);
        // Another kind of meeting tells of no visit, whatever was chosen before.
        assert_eq!(parse_told(&short().with("activity", "12")), Ok(Told::default()));
    }

    #[test]
    fn a_meeting_that_did_not_take_place_has_no_length() {
        let fields = Fields::default().with("when", "yesterday").with("kind", "missed").with("note", "Oli sairaana.");
        let note = parse(&fields, TODAY).unwrap();
        assert_eq!((note.held_on, note.minutes), (date(2026, 11, 23), 0));
    }

    #[test]
    fn another_day_is_read_and_may_not_lie_ahead() {
        let other = |day: &str| without("when").with("when", "other").with("day", day);
        assert_eq!(parse(&other("17.11.2026"), TODAY).unwrap().held_on, date(2026, 11, 17));
        assert_eq!(parse(&other("25.11.2026"), TODAY).unwrap_err()[0].code, "future");
        assert_eq!(parse(&other(""), TODAY).unwrap_err()[0].field, "day");
    }

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (raw, minutes) in
            [("45", 45), ("45 min", 45), ("2 t", 120), ("1,5 t", 90), ("2 h 30 min", 150), ("1 t 5", 65)]
        {
            assert_eq!(duration(raw), Some(minutes), "{raw}");
        }
        for raw in ["", "kauan", "-5", "t", "1,3 t"] {
            assert_eq!(duration(raw), None, "{raw}");
        }
        let other = without("length").with("length", "other").with("minutes", "2 päivää");
        assert_eq!(parse(&other, TODAY).unwrap_err()[0].code, "duration");
    }

    #[test]
    fn euros_are_read_and_written_with_a_comma() {
        for (raw, cents) in [("12", 1200), ("12,50", 1250), ("12.5 €", 1250), ("0,05", 5)] {
            assert_eq!(parse(&short().with("expenses", raw), TODAY).unwrap().expenses_cents, Some(cents));
        }
        for raw in ["paljon", "12,505", "-3", "2000", "99999999999999999999"] {
            assert_eq!(parse(&short().with("expenses", raw), TODAY).unwrap_err()[0].code, "money", "{raw}");
        }
        assert_eq!((euros(1250).as_str(), euros(500).as_str()), ("12,50\u{a0}€", "5\u{a0}€"));
    }

    #[test]
    fn an_identity_code_is_refused() {
        let fields = without("note").with("note", "Tunnus 131052-308T");
        assert_eq!(parse(&fields, TODAY).unwrap_err()[0].code, "identity-code");
    }

    #[test]
    fn a_note_to_be_corrected_reads_as_it_was_written() {
        let fields = short().with("kilometres", "12").with("expenses", "4,20").with("next_step", "Kuoroon");
        let new = parse(&fields, TODAY).unwrap();
        let kept = Contact {
            id: rinnalla_domain::ContactId::new("n"),
            by: rinnalla_domain::AccountId::new("a"),
            by_name: String::new(),
            held_on: new.held_on,
            kind: new.kind,
            minutes: 45,
            goals: Vec::new(),
            note: new.note.as_str().into(),
            next_step: new.next_step.as_ref().map(ToString::to_string),
            kilometres: new.kilometres,
            expenses_cents: new.expenses_cents,
            own_load: None,
            made_at: "2026-11-24T10:00:00Z".parse().unwrap(),
            corrects: None,
        };
        let again = parse(&filled(&kept), TODAY).unwrap();
        assert_eq!(again, NewContact { minutes: 45, ..new });
    }
}
