//! Forms of the path: strings in, domain types out.

use jiff::civil::Date;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::Relation;
use rinnalla_domain::link_worker::path::{Facts, NewInterest, Path, Step};
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::Text;

use crate::form::{FieldError, Fields, Reader};
use crate::link_worker::form::{past, written};

/// Name of the form of what is recorded.
pub const FACTS: &str = "path-facts";
/// Name of the form of a step.
pub const STEP: &str = "path-step";

const NAME: usize = 100;
const WORDS: usize = 1_000;
const NOTE: usize = 4_000;

fn mail(r: &mut Reader<'_>) -> Option<String> {
    let typed = r.line_or_none("mail", 254)?;
    let address = MailAddress::parse(typed.as_str()).ok();
    if address.is_none() {
        r.wrong("mail", "mail");
    }
    address.map(|address| address.key())
}

/// Reads a word of interest: a name, a village, a language, and a mail address or a phone.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_interest(fields: &Fields) -> Result<NewInterest, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let name = r.line("name", NAME);
    let mail = mail(&mut r);
    let phone = r.phone_or_none("phone").map(|phone| Phone::display(&phone));
    if fields.get("mail").trim().is_empty() && fields.get("phone").trim().is_empty() {
        r.wrong("mail", "or-phone");
    }
    let village = r.line("village", NAME);
    let languages = r.codes("languages", SpokenLanguage::parse);
    if languages.is_empty() {
        r.wrong("languages", "missing");
    }
    let why = r.text_or_none("why", WORDS);
    let message = r.text_or_none("message", WORDS);
    if !r.ticked("consent") {
        r.wrong("consent", "missing");
    }
    let read = name.zip(village);
    r.finish(read.map(|(name, village)| NewInterest { name, mail, phone, village, languages, why, message }))
}

/// What is recorded, as the fields of its form.
pub fn facts_fields(path: &Path) -> Fields {
    let facts = &path.facts;
    Fields::default()
        .with_some("relation", facts.relation)
        .with_some("secrecy_signed_on", written(facts.secrecy_signed_on))
        .with_some("extract_shown_on", written(facts.extract_shown_on))
        .with_some("trained_on", written(facts.trained_on))
        .with_some("certified_on", written(facts.certified_on))
        .with_some("mail", path.reached.mail.as_ref())
        .with_some("phone", path.reached.phone.as_ref())
}

/// Reads what is recorded, with mail address and phone. Days lie in the past.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_facts(fields: &Fields, today: Date) -> Result<(Facts, Option<String>, Option<String>), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let mail = mail(&mut r);
    let phone = r.phone_or_none("phone").map(|phone| Phone::display(&phone));
    let facts = Facts {
        relation: r.code_or_none("relation", Relation::parse),
        trained_on: past(&mut r, "trained_on", today),
        certified_on: past(&mut r, "certified_on", today),
        secrecy_signed_on: past(&mut r, "secrecy_signed_on", today),
        extract_shown_on: past(&mut r, "extract_shown_on", today),
    };
    r.finish(Some((facts, mail, phone)))
}

/// A step with what belongs to it: the day and words of an interview, kind words, the relation.
pub type StepRead = (Step, Option<Date>, Option<Text>, Option<Relation>);

/// Reads a step.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_step(fields: &Fields, today: Date) -> Result<StepRead, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let step = r.code("step", Step::parse);
    let read = step.map(|step| match step {
        Step::Interview => {
            let day = r.day("day");
            if day.is_some_and(|day| day > today) {
                r.wrong("day", "future");
            }
            (step, day, r.text_or_none("note", NOTE), None)
        }
        Step::Decline => (step, None, r.text("reply", WORDS), None),
        Step::Prepare | Step::Return => (step, None, None, r.code("relation", Relation::parse)),
        _ => (step, None, None, None),
    });
    r.finish(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn codes(errors: &[FieldError]) -> Vec<(&'static str, &'static str)> {
        errors.iter().map(|e| (e.field, e.code)).collect()
    }

    fn filled() -> Fields {
        Fields::default()
            .with("name", "Saara Suopanki")
            .with("village", "Vuotso")
            .with("languages", "fi")
            .with("consent", "1")
    }

    #[test]
    fn interest_needs_a_way_to_answer_and_consent() {
        let errors = parse_interest(&Fields::default()).unwrap_err();
        let wanted = [
            ("name", "missing"),
            ("mail", "or-phone"),
            ("village", "missing"),
            ("languages", "missing"),
            ("consent", "missing"),
        ];
        assert_eq!(codes(&errors), wanted);
        let by_mail = parse_interest(&filled().with("mail", "Saara@Esittely.example")).unwrap();
        assert_eq!(by_mail.mail.as_deref(), Some("saara@esittely.example"));
        assert!(parse_interest(&filled().with("phone", "040 000 0000")).is_ok());
        assert_eq!(codes(&parse_interest(&filled().with("mail", "ei osoite")).unwrap_err()), [("mail", "mail")]);
    }

    #[test]
    fn days_lie_in_the_past() {
        let later = Fields::default().with("secrecy_signed_on", "24.11.2026");
        assert_eq!(codes(&parse_facts(&later, TODAY).unwrap_err()), [("secrecy_signed_on", "future")]);
        let (facts, ..) = parse_facts(&Fields::default().with("trained_on", "1.11.2026"), TODAY).unwrap();
        assert_eq!(facts, Facts { trained_on: Some(date(2026, 11, 1)), ..Facts::default() });
    }

    #[test]
    fn each_step_asks_for_its_own() {
        let step = |code: &str| Fields::default().with("step", code);
        assert_eq!(codes(&parse_step(&step("interview"), TODAY).unwrap_err()), [("day", "missing")]);
        assert_eq!(codes(&parse_step(&step("decline"), TODAY).unwrap_err()), [("reply", "missing")]);
        assert_eq!(codes(&parse_step(&step("prepare"), TODAY).unwrap_err()), [("relation", "missing")]);
        assert_eq!(parse_step(&step("leave"), TODAY).unwrap().0, Step::Leave);
        assert!(parse_step(&step("jump"), TODAY).is_err());
    }
}
