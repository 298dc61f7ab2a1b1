//! The referral form: strings in, a [`NewReferral`] out, all errors at once.

use jiff::civil::Date;
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::consent::{Given, Permission, Permissions};
use rinnalla_domain::date::{BirthDate, BirthDateError, DateError, contains_identity_code};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::measurement::Questions;
use rinnalla_domain::referral::{
    First, FirstMeasurement, LifeChange, NewReferral, NonDisclosure, Obstacle, Reason, Source, Timing,
};
use rinnalla_domain::resident::{NewResident, TrustedPerson};

use crate::form::{FieldError, Fields, Reader};

/// What the first question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NonDisclosureAnswer {
    /// No: the form may be read and kept.
    No,
    /// Yes, or not known, or not answered: nothing may be kept.
    KeepNothing(Option<NonDisclosure>),
}

/// Looks at the first question before anything else.
pub fn nondisclosure(fields: &Fields) -> NonDisclosureAnswer {
    match NonDisclosure::parse(fields.get("nondisclosure")) {
        Some(NonDisclosure::No) => NonDisclosureAnswer::No,
        other => NonDisclosureAnswer::KeepNothing(other),
    }
}

const LONG: usize = 4_000;
const LINE: usize = 200;

/// Reads the form.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse(
    fields: &Fields,
    today: Date,
    allowed: &[MunicipalityCode],
    written_down: bool,
    asked: &Questions,
) -> Result<NewReferral, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    if NonDisclosure::parse(fields.get("nondisclosure")).is_none() {
        r.wrong("nondisclosure", "missing");
    }
    let source = if written_down { r.code("source", written_source) } else { Some(Source::Professional) };
    let source_note = if written_down { r.line("source_note", LINE) } else { None };
    let municipality = municipality(&mut r, allowed);
    let resident = resident(&mut r, today);
    let reasons = r.codes("reasons", Reason::parse);
    if reasons.is_empty() {
        r.wrong("reasons", "missing");
    }
    let life_change = r.code_or_none("life_change", LifeChange::parse);
    let wish = r.text("wish", LONG);
    let obstacle_note = r.text_or_none("obstacle_note", LONG);
    let safety = r.text_or_none("safety", LONG);
    let timing = r.code_or_none("timing", Timing::parse);
    let link_worker_wish = r.text_or_none("link_worker_wish", LONG);
    for field in ["name", "village", "wish", "obstacle_note", "safety", "link_worker_wish", "reach_note"] {
        if contains_identity_code(fields.get(field)) {
            r.wrong(field, "identity-code");
        }
    }
    let first = first(&mut r, asked);
    if !r.ticked("consent") {
        r.wrong("consent", "missing");
    }
    let given = if r.ticked("consent") { r.code("given", Given::parse) } else { None };
    let text_version = fields.get("text_version").parse().unwrap_or(1);
    let tell: Vec<Permission> = r.codes("tell", Permission::parse);
    let read = (|| {
        Some(NewReferral {
            municipality: municipality?,
            source: source?,
            source_note,
            resident: resident?,
            life_change: life_change.filter(|_| reasons.contains(&Reason::LifeChange)),
            reasons,
            wish: wish?,
            obstacles: fields.all("obstacles").filter_map(Obstacle::parse).collect(),
            obstacle_note,
            safety,
            timing,
            link_worker_wish,
            first: first?,
            feedback_wanted: !fields.get("feedback_wanted").is_empty() || !tell.is_empty(),
            permissions: Permissions { pass_on: given?, text_version, tell },
            activities: fields.get("activities").split(',').filter_map(|n| n.trim().parse().ok()).take(8).collect(),
        })
    })();
    r.finish(read)
}

fn written_source(code: &str) -> Option<Source> {
    Source::parse(code).filter(|s| *s != Source::Professional)
}

fn municipality(r: &mut Reader<'_>, allowed: &[MunicipalityCode]) -> Option<MunicipalityCode> {
    if let [only] = allowed {
        return Some(*only);
    }
    let chosen = MunicipalityCode::parse(r.fields().get("municipality")).filter(|code| allowed.contains(code));
    if chosen.is_none() {
        r.wrong("municipality", "missing");
    }
    chosen
}

fn resident(r: &mut Reader<'_>, today: Date) -> Option<NewResident> {
    let name = r.line("name", LINE);
    let birth_date = birth_date(r, today);
    let phone = r.phone("phone");
    let message_allowed = r.code("message", yes_or_no);
    let call_when = r.line_or_none("call_when", LINE);
    let village = r.line("village", LINE);
    let address = r.line_or_none("address", LINE);
    let letter_allowed = r.ticked("letter");
    let language = r.code("language", SpokenLanguage::parse);
    let language_other = r.line_or_none("language_other", LINE);
    if language == Some(SpokenLanguage::Other) && language_other.is_none() {
        r.wrong("language_other", "missing");
    }
    let trusted_name = r.line_or_none("trusted_name", LINE);
    let trusted_phone = r.phone_or_none("trusted_phone");
    if trusted_name.is_some() && r.fields().get("trusted_phone").trim().is_empty() {
        r.wrong("trusted_phone", "missing");
    }
    let reach_note = r.text_or_none("reach_note", LONG);
    Some(NewResident {
        name: name?,
        birth_date: birth_date?,
        village: village?,
        address,
        phone: phone?,
        call_when,
        message_allowed: message_allowed?,
        letter_allowed,
        language: language?,
        language_other,
        interpreter: r.ticked("interpreter"),
        trusted: trusted_name.zip(trusted_phone).map(|(name, phone)| TrustedPerson { name, phone }),
        reach_note,
    })
}

fn yes_or_no(code: &str) -> Option<bool> {
    match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn birth_date(r: &mut Reader<'_>, today: Date) -> Option<BirthDate> {
    let raw = r.fields().get("birth_date");
    let error = match BirthDate::parse(raw, today) {
        Ok(date) => return Some(date),
        Err(error) => error,
    };
    r.wrong(
        "birth_date",
        match error {
            BirthDateError::IdentityCode => "identity-code",
            BirthDateError::Minor => "minor",
            BirthDateError::Future => "future",
            BirthDateError::TooOld => "too-old",
            BirthDateError::Date(DateError::ShortYear) => "short-year",
            BirthDateError::Date(DateError::NoSuchDay) => "no-such-day",
            BirthDateError::Date(DateError::Format) => "missing",
        },
    );
    None
}

/// The first measurement: taken now, by the resident alone, or later.
fn first(r: &mut Reader<'_>, asked: &Questions) -> Option<First> {
    match r.code("measure", FirstMeasurement::parse)? {
        FirstMeasurement::Own => Some(First::Own(r.mail_or_none("measure_mail"))),
        FirstMeasurement::Now => crate::measurement::answers(r, asked).map(First::Taken),
        FirstMeasurement::Later => Some(First::Later),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn sodankyla() -> Vec<MunicipalityCode> {
        vec![MunicipalityCode::parse("758").unwrap()]
    }

    fn filled() -> Fields {
        Fields::default()
            .with("nondisclosure", "no")
            .with("name", "Aili Testinen")
            .with("birth_date", "7.5.1948")
            .with("phone", "040 123 4567")
            .with("message", "yes")
            .with("village", "Kirkonkylä")
            .with("language", "fi")
            .with("reasons", "loneliness")
            .with("wish", "Haluaisin taas laulaa jossain.")
            .with("measure", "later")
            .with("consent", "1")
            .with("given", "spoken")
    }

    fn without(name: &str) -> Fields {
        let mut fields = Fields::default();
        for (n, v) in filled().pairs() {
            if n != name {
                fields.push(&n, v);
            }
        }
        fields
    }

    #[test]
    fn twelve_answers_are_enough_for_a_referral() {
        assert!(parse(&filled(), TODAY, &sodankyla(), false, &Questions::default()).is_ok());
        assert!(filled().pairs().len() <= 12, "at most twelve required fields");
    }

    #[test]
    fn every_required_field_that_is_missing_is_named() {
        for (name, _) in filled().pairs() {
            let errors = parse(&without(&name), TODAY, &sodankyla(), false, &Questions::default()).unwrap_err();
            assert!(errors.iter().any(|e| e.field == name), "{name}");
        }
    }

    #[test]
    fn all_errors_come_at_once() {
        let errors = parse(&Fields::default(), TODAY, &sodankyla(), false, &Questions::default()).unwrap_err();
        assert!(errors.len() >= 10, "{errors:?}");
    }

    #[test]
    fn an_identity_code_is_refused_wherever_it_is_typed() {
        let fields = without("birth_date").with("birth_date", "131052-308T");
        let errors = parse(&fields, TODAY, &sodankyla(), false, &Questions::default()).unwrap_err();
        assert_eq!(errors[0].code, "identity-code");
        let fields = without("wish").with("wish", "Hänen tunnuksensa on 131052-308T, soittakaa.");
        let errors = parse(&fields, TODAY, &sodankyla(), false, &Questions::default()).unwrap_err();
        assert_eq!((errors[0].field, errors[0].code), ("wish", "identity-code"));
    }

    #[test]
    fn a_long_text_says_how_long_it_is() {
        let fields = without("wish").with("wish", "ä".repeat(50_000));
        let errors = parse(&fields, TODAY, &sodankyla(), false, &Questions::default()).unwrap_err();
        assert_eq!(errors[0].lengths, Some((50_000, 4_000)));
    }

    #[test]
    fn another_municipality_cannot_be_chosen() {
        let two = vec![sodankyla()[0], MunicipalityCode::parse("148").unwrap()];
        let fields = filled().with("municipality", "091");
        let errors = parse(&fields, TODAY, &two, false, &Questions::default()).unwrap_err();
        assert_eq!(errors[0].field, "municipality");
    }

    #[test]
    fn a_resident_who_answers_alone_may_give_an_address() {
        let own = |mail: &str| {
            let fields = without("measure").with("measure", "own").with("measure_mail", mail);
            parse(&fields, TODAY, &sodankyla(), false, &Questions::default()).map(|new| new.first)
        };
        assert_eq!(own(""), Ok(First::Own(None)));
        assert!(matches!(own("aili@esimerkki.fi"), Ok(First::Own(Some(_)))));
        assert_eq!(own("aili").unwrap_err()[0].code, "format");
    }
}
