//! The form of an agreement: strings in, a [`NewAgreement`] out.

use jiff::ToSpan;
use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_domain::agreement::{AgreedGoal, Channel, NewAgreement, Rhythm, period_is_possible};
use rinnalla_domain::goal::Area;
use rinnalla_domain::measurement::Rating;

use crate::form::{FieldError, Fields, Reader};

/// How long support lasts: months, or a last day.
pub const CHOICES: &[&str] = &["1", "2", "3", "4", "5", "6", "other"];

const WORDS: [&str; 3] = ["words_1", "words_2", "words_3"];
const AREAS: [&str; 3] = ["area_1", "area_2", "area_3"];
const STEPS: [&str; 3] = ["step_1", "step_2", "step_3"];
const NOWS: [&str; 3] = ["now_1", "now_2", "now_3"];

/// Reads the form.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse(fields: &Fields) -> Result<NewAgreement, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let goals: Vec<AgreedGoal> = (0..3).filter_map(|n| goal(&mut r, n)).collect();
    let starts_on = r.day("starts_on");
    let ends_on = end(&mut r, starts_on);
    let rhythm = r.code("rhythm", Rhythm::parse);
    let channels = r.codes("channels", Channel::parse);
    if channels.is_empty() {
        r.wrong("channels", "missing");
    }
    let places = r.text_or_none("places", 1_000);
    let language = r.code("language", written);
    let interpreter = r.line_or_none("interpreter", 200);
    crate::contact::refuse_identity_codes(&mut r, &["places"]);
    crate::contact::refuse_identity_codes(&mut r, &WORDS);
    crate::contact::refuse_identity_codes(&mut r, &STEPS);
    let read = (|| {
        Some(NewAgreement {
            starts_on: starts_on?,
            ends_on: ends_on?,
            rhythm: rhythm?,
            channels,
            places,
            goals,
            language: language?,
            interpreter,
        })
    })();
    r.finish(read)
}

fn written(code: &str) -> Option<Language> {
    Language::parse(code).filter(|l| super::LANGUAGES.contains(l))
}

/// The last day of so many months: 13 November and three months end on 12 February.
fn last_day(starts_on: Date, months: i64) -> Date {
    starts_on.saturating_add(months.months()).saturating_sub(1.day())
}

fn end(r: &mut Reader<'_>, starts_on: Option<Date>) -> Option<Date> {
    let chosen = r.fields().get("period");
    if chosen == "other" {
        if r.fields().get("ends_on").trim().is_empty() {
            r.wrong("ends_on", "period");
            return None;
        }
        let day = r.day("ends_on")?;
        // Without a first day the length cannot be judged; that the first day is missing is said already.
        if starts_on.is_some_and(|starts_on| !period_is_possible(starts_on, day)) {
            r.wrong("ends_on", "period");
            return None;
        }
        return Some(day);
    }
    let Some(months) = chosen.parse::<i64>().ok().filter(|m| (1..=6).contains(m)) else {
        r.wrong("period", "period");
        return None;
    };
    starts_on.map(|starts_on| last_day(starts_on, months))
}

/// One goal. The first must be there; the others need not, but what has been begun is finished.
fn goal(r: &mut Reader<'_>, n: usize) -> Option<AgreedGoal> {
    let (words_field, area_field, step_field, now_field) = (WORDS[n], AREAS[n], STEPS[n], NOWS[n]);
    let words = r.text_or_none(words_field, 400);
    let step = r.text_or_none(step_field, 400);
    let now = Rating::parse(r.fields().get(now_field));
    let area = Area::parse(r.fields().get(area_field));
    let nothing_typed = r.fields().get(words_field).trim().is_empty();
    if nothing_typed {
        if n == 0 {
            r.wrong(words_field, "goal-missing");
        } else if step.is_some() || now.is_some() {
            r.wrong(words_field, "goal-words");
        }
        return None;
    }
    if area.is_none() {
        r.wrong(area_field, "goal-area");
    }
    if now.is_none() {
        r.wrong(now_field, "goal-now");
    }
    Some(AgreedGoal { words: words?, area: area?, step, now: now? })
}

/// An agreement as its form shows it.
pub fn filled(content: &NewAgreement) -> Fields {
    let day = |d: Date| format!("{}.{}.{}", d.day(), d.month(), d.year());
    let months = (1..=6).find(|m| last_day(content.starts_on, *m) == content.ends_on);
    let mut fields = Fields::default()
        .with("starts_on", day(content.starts_on))
        .with("period", months.map_or_else(|| "other".to_owned(), |m| m.to_string()))
        .with_some("ends_on", months.is_none().then(|| day(content.ends_on)))
        .with("rhythm", content.rhythm)
        .with_some("places", content.places.as_ref())
        .with("language", content.language)
        .with_some("interpreter", content.interpreter.as_ref());
    for channel in &content.channels {
        fields.push("channels", channel);
    }
    for (n, goal) in content.goals.iter().enumerate().take(3) {
        fields.push(WORDS[n], &goal.words);
        fields.push(AREAS[n], goal.area);
        if let Some(step) = &goal.step {
            fields.push(STEPS[n], step);
        }
        fields.push(NOWS[n], goal.now.value());
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn short() -> Fields {
        Fields::default()
            .with("starts_on", "13.11.2026")
            .with("period", "3")
            .with("rhythm", "weekly")
            .with("channels", "meeting")
            .with("words_1", "Laulaa taas kuorossa")
            .with("area_1", "culture")
            .with("now_1", "4")
            .with("language", "fi")
    }

    fn without(name: &str) -> Fields {
        short().pairs().into_iter().filter(|(n, _)| n != name).fold(Fields::default(), |f, (n, v)| f.with(&n, v))
    }

    #[test]
    fn three_months_end_on_the_day_before() {
        let new = parse(&short()).unwrap();
        assert_eq!((new.starts_on, new.ends_on), (date(2026, 11, 13), date(2027, 2, 12)));
        for months in 1..=6 {
            let fields = without("period").with("period", months);
            assert!(parse(&fields).is_ok_and(|n| period_is_possible(n.starts_on, n.ends_on)), "{months}");
        }
    }

    #[test]
    fn everything_that_is_required_is_named_when_it_is_missing() {
        for (name, _) in short().pairs() {
            let errors = parse(&without(&name)).unwrap_err();
            assert!(errors.iter().any(|e| e.field == name), "{name}: {errors:?}");
        }
    }

    #[test]
    fn a_last_day_lies_one_to_six_months_away() {
        let until = |day: &str| parse(&without("period").with("period", "other").with("ends_on", day));
        assert_eq!(until("1.3.2027").unwrap().ends_on, date(2027, 3, 1));
        for day in ["1.12.2026", "1.12.2027", ""] {
            let errors = until(day).unwrap_err();
            assert_eq!((errors[0].field, errors[0].code), ("ends_on", "period"), "{day}");
        }
    }

    #[test]
    fn a_second_goal_that_has_been_begun_is_finished() {
        let errors = parse(&short().with("step_2", "Soitan sisarelle")).unwrap_err();
        assert_eq!((errors[0].field, errors[0].code), ("words_2", "goal-words"));
        let errors = parse(&short().with("words_3", "Kävelylle")).unwrap_err();
        let found: Vec<_> = errors.iter().map(|e| (e.field, e.code)).collect();
        assert_eq!(found, [("area_3", "goal-area"), ("now_3", "goal-now")]);
    }

    #[test]
    fn the_document_exists_in_three_languages() {
        for (code, there) in [("sv", true), ("en", true), ("se", false), ("ru", false)] {
            assert_eq!(parse(&without("language").with("language", code)).is_ok(), there, "{code}");
        }
    }

    #[test]
    fn a_version_reads_in_its_form_as_it_was_agreed() {
        let fields = short()
            .with("channels", "call")
            .with("places", "Kirjastossa")
            .with("step_1", "Käydään harjoituksissa")
            .with("words_2", "Kävellä joka päivä")
            .with("area_2", "movement")
            .with("now_2", "0")
            .with("interpreter", "Tulkki puhelimessa");
        let new = parse(&fields).unwrap();
        assert_eq!(parse(&filled(&new)), Ok(new.clone()));
        let odd = NewAgreement { ends_on: date(2027, 3, 1), ..new };
        assert_eq!(parse(&filled(&odd)), Ok(odd.clone()));
    }
}
