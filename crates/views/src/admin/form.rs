//! Forms of the administrator: strings in, domain types out, all errors at once.

use rinnalla_domain::account::Role;
use rinnalla_domain::clock::Deadlines;
use rinnalla_domain::link_worker::path::PathRules;
use rinnalla_domain::mail_address::{MailAddress, MailDomain};
use rinnalla_domain::organisation::Kind;
use rinnalla_domain::settings::{LegalBasis, Settings, Term};
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{Language, OrganisationId};

use super::{KINDS, ROLES};
use crate::account::{mail, mail_error};
use crate::form::{FieldError, Fields, Reader};

const LINE: usize = 200;
/// No municipality shows smaller counts in its reports.
const LEAST_SHOWN: i64 = 3;
const LONG: usize = 4_000;
/// A consent text is read aloud: it may be long, but not a book.
const CONSENT: usize = 8_000;

/// An invitation about to be made.
#[derive(Clone, Debug)]
pub struct InviteForm {
    /// To which role.
    pub role: Role,
    /// On whose behalf.
    pub organisation: OrganisationId,
    /// Who.
    pub name: Option<Line>,
    /// By mail to this address; on paper without.
    pub mail: Option<MailAddress>,
}

fn given_role(code: &str) -> Option<Role> {
    Role::parse(code).filter(|role| ROLES.contains(role))
}

fn organisation(r: &mut Reader<'_>, known: &[(String, String)]) -> Option<OrganisationId> {
    let chosen = r.fields().get("organisation");
    let found = known.iter().find(|(id, _)| id == chosen).map(|(id, _)| OrganisationId::new(id.clone()));
    if found.is_none() {
        r.wrong("organisation", "missing");
    }
    found
}

/// Reads an invitation; `known` are the organisations of the municipality.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn invite(fields: &Fields, known: &[(String, String)]) -> Result<InviteForm, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let role = r.code("role", given_role);
    let organisation = organisation(&mut r, known);
    let name = r.line_or_none("name", LINE);
    let (way_known, address) = match fields.get("way") {
        "mail" => (true, mail(&mut r, "mail")),
        "paper" => {
            if name.is_none() {
                r.wrong("name", "missing");
            }
            (true, None)
        }
        _ => {
            r.wrong("way", "missing");
            (false, None)
        }
    };
    let read = (|| {
        let whole = way_known && (fields.get("way") == "paper" || address.is_some());
        whole.then_some(())?;
        Some(InviteForm { role: role?, organisation: organisation?, name, mail: address })
    })();
    r.finish(read)
}

/// Reads a role about to be given.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn role(fields: &Fields, known: &[(String, String)]) -> Result<(Role, OrganisationId), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let role = r.code("role", given_role);
    let organisation = organisation(&mut r, known);
    r.finish(role.zip(organisation))
}

/// A unit about to be added.
#[derive(Clone, Debug)]
pub struct UnitForm {
    /// Kind.
    pub kind: Kind,
    /// Finnish name.
    pub name_fi: Line,
    /// Swedish name.
    pub name_sv: Option<Line>,
}

/// Reads a unit.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn unit(fields: &Fields) -> Result<UnitForm, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let kind = r.code("kind", |code| Kind::parse(code).filter(|kind| KINDS.contains(kind)));
    let name_fi = r.line("name_fi", LINE);
    let name_sv = r.line_or_none("name_sv", LINE);
    let read = (|| Some(UnitForm { kind: kind?, name_fi: name_fi?, name_sv }))();
    r.finish(read)
}

/// A joining link about to be made.
#[derive(Clone, Debug)]
pub struct LinkForm {
    /// Mail domains that may join.
    pub domains: Vec<MailDomain>,
    /// For how many days.
    pub days: i64,
}

/// Reads a joining link: domains by blanks, commas or lines.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn link(fields: &Fields) -> Result<LinkForm, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let typed = fields.get("domains").split([' ', ',', ';', '\n', '\r']).filter(|d| !d.is_empty());
    let (mut domains, mut bad) = (Vec::new(), None);
    for raw in typed {
        match MailDomain::parse(raw) {
            Ok(domain) => domains.push(domain),
            Err(why) if mail_error(why) == "mail-letters" => bad = Some("mail-letters"),
            Err(_) => bad = bad.or(Some("domain-format")),
        }
    }
    if domains.is_empty() {
        bad = bad.or(Some("missing"));
    }
    if let Some(code) = bad {
        r.wrong("domains", code);
    }
    let days = r.number("days", 1, 366);
    r.finish(days.map(|days| LinkForm { domains, days }))
}

/// Fields of the consent text by language.
pub(super) const CONSENT_FIELDS: [(&str, Language); 4] = [
    ("text_fi", Language::Finnish),
    ("text_sv", Language::Swedish),
    ("text_en", Language::English),
    ("text_se", Language::NorthernSami),
];

/// Reads a new version of the consent text: in Finnish and in every language of the version in force.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn consent(fields: &Fields, needed: &[Language]) -> Result<Vec<(Language, Text)>, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let mut texts = Vec::new();
    for (field, language) in CONSENT_FIELDS {
        let text = if language == Language::Finnish || needed.contains(&language) {
            r.text(field, CONSENT)
        } else {
            r.text_or_none(field, CONSENT)
        };
        texts.extend(text.map(|text| (language, text)));
    }
    r.finish(Some(texts))
}

/// Reads what the municipality decides.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn settings(fields: &Fields) -> Result<Settings, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let phone = r.line_or_none("phone", LINE);
    let phone_hours = r.line_or_none("phone_hours", LINE);
    let postal_address = r.text_or_none("postal_address", LONG);
    let emergency_duty_phone = r.line_or_none("emergency_duty_phone", LINE);
    let protected_contact = r.text_or_none("protected_contact", LONG);
    let term = r.code("term", Term::parse);
    let serves = r.text_or_none("serves", LONG);
    let emphasis = r.text_or_none("emphasis", LONG);
    let legal_basis = r.code("legal_basis", LegalBasis::parse);
    let data_protection_contact = r.line_or_none("data_protection_contact", LINE);
    let least_shown = r.number("least_shown", LEAST_SHOWN, 50);
    let deadlines = deadlines(&mut r);
    let secrecy_months = r.number_or_none("secrecy_months", 1, 120);
    let interest_days = r.number("interest_days", 7, 730);
    let extract_asked = r.ticked("extract_asked");
    let read = (|| {
        Some(Settings {
            term: term?,
            phone,
            phone_hours,
            postal_address,
            emergency_duty_phone,
            protected_contact,
            serves,
            emphasis,
            legal_basis: legal_basis?,
            data_protection_contact,
            least_shown: least_shown?,
            deadlines: deadlines?,
            path: PathRules { extract_asked, secrecy_months, interest_days: interest_days? },
        })
    })();
    r.finish(read)
}

fn deadlines(r: &mut Reader<'_>) -> Option<Deadlines> {
    let opening = r.number("opening_working_days", 1, 30);
    let first_contact = r.number("first_contact_working_days", 1, 60);
    let naming = r.number("naming_days", 1, 180);
    let answer = r.number("answer_working_days", 1, 30);
    let first_visit = r.number("first_visit_days", 1, 180);
    let tries = r.number("tries", 1, 10);
    let first_warning = r.number("first_warning_days", 1, 120);
    let second_warning = r.number("second_warning_days", 1, 120);
    if first_warning.zip(second_warning).is_some_and(|(first, second)| second >= first) {
        r.wrong("second_warning_days", "later");
    }
    let reopen = r.number("reopen_days", 0, 180);
    let follow_up = r.number("follow_up_months", 1, 12);
    Some(Deadlines {
        opening_working_days: opening?,
        first_contact_working_days: first_contact?,
        naming_days: naming?,
        answer_working_days: answer?,
        first_visit_days: first_visit?,
        tries: tries?,
        first_warning_days: first_warning?,
        second_warning_days: second_warning?,
        reopen_days: reopen?,
        follow_up_months: follow_up?,
    })
}

/// The settings as fields of the form.
pub fn settings_fields(settings: &Settings) -> Fields {
    let d = settings.deadlines;
    Fields::default()
        .with_some("phone", settings.phone.as_ref())
        .with_some("phone_hours", settings.phone_hours.as_ref())
        .with_some("postal_address", settings.postal_address.as_ref())
        .with_some("emergency_duty_phone", settings.emergency_duty_phone.as_ref())
        .with_some("protected_contact", settings.protected_contact.as_ref())
        .with("term", settings.term)
        .with_some("serves", settings.serves.as_ref())
        .with_some("emphasis", settings.emphasis.as_ref())
        .with("legal_basis", settings.legal_basis)
        .with_some("data_protection_contact", settings.data_protection_contact.as_ref())
        .with("least_shown", settings.least_shown)
        .with("opening_working_days", d.opening_working_days)
        .with("first_contact_working_days", d.first_contact_working_days)
        .with("naming_days", d.naming_days)
        .with("answer_working_days", d.answer_working_days)
        .with("first_visit_days", d.first_visit_days)
        .with("tries", d.tries)
        .with("first_warning_days", d.first_warning_days)
        .with("second_warning_days", d.second_warning_days)
        .with("reopen_days", d.reopen_days)
        .with("follow_up_months", d.follow_up_months)
        .with_some("extract_asked", settings.path.extract_asked.then_some("1"))
        .with_some("secrecy_months", settings.path.secrecy_months)
        .with("interest_days", settings.path.interest_days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(errors: &[FieldError]) -> Vec<(&str, &str)> {
        errors.iter().map(|e| (e.field, e.code)).collect()
    }

    fn known() -> Vec<(String, String)> {
        vec![("u1".into(), "Terveysasema".into())]
    }

    #[test]
    fn an_invitation_by_mail_needs_an_address_and_one_on_paper_a_name() {
        let base = || Fields::default().with("role", "referrer").with("organisation", "u1");
        let by = |fields: Fields| invite(&fields, &known());
        assert_eq!(codes(&by(base().with("way", "mail")).unwrap_err()), [("mail", "mail-missing")]);
        assert_eq!(codes(&by(base().with("way", "paper")).unwrap_err()), [("name", "missing")]);
        assert_eq!(codes(&by(base()).unwrap_err()), [("way", "missing")]);
        let paper = by(base().with("way", "paper").with("name", "Liisa Lahti").with("mail", "x@y.example")).unwrap();
        assert!(paper.mail.is_none(), "a paper invitation goes to no address");
        assert!(by(base().with("way", "mail").with("mail", "liisa@terveys.example")).unwrap().mail.is_some());
    }

    #[test]
    fn only_roles_with_pages_and_organisations_of_the_place_are_taken() {
        let fields = Fields::default().with("role", "analyst").with("organisation", "u2");
        let errors = role(&fields, &known()).unwrap_err();
        assert_eq!(codes(&errors), [("role", "missing"), ("organisation", "missing")]);
    }

    #[test]
    fn a_unit_is_neither_a_county_nor_a_municipality() {
        let fields = Fields::default().with("kind", "municipality").with("name_fi", "Kunta");
        assert_eq!(codes(&unit(&fields).unwrap_err()), [("kind", "missing")]);
    }

    #[test]
    fn domains_are_read_however_they_are_separated() {
        let fields =
            Fields::default().with("domains", "terveys.example, *.kunta.example\nolka.example").with("days", "30");
        assert_eq!(link(&fields).unwrap().domains.len(), 3);
        let bad = Fields::default().with("domains", "*.fi also bad").with("days", "30");
        assert_eq!(codes(&link(&bad).unwrap_err()), [("domains", "domain-format")]);
        let none = Fields::default().with("days", "400");
        assert_eq!(codes(&link(&none).unwrap_err()), [("domains", "missing"), ("days", "number")]);
    }

    #[test]
    fn settings_come_back_as_they_were_shown() {
        let settings_now = Settings::default();
        assert_eq!(settings(&settings_fields(&settings_now)).unwrap(), settings_now);
    }

    #[test]
    fn the_second_warning_comes_after_the_first() {
        let mut now = Settings::default();
        now.deadlines.second_warning_days = now.deadlines.first_warning_days;
        assert_eq!(codes(&settings(&settings_fields(&now)).unwrap_err()), [("second_warning_days", "later")]);
    }

    #[test]
    fn a_consent_text_keeps_every_language_of_the_former() {
        let fields = Fields::default().with("text_fi", "Suostun.");
        assert!(consent(&fields, &[]).is_ok());
        assert_eq!(codes(&consent(&fields, &[Language::Swedish]).unwrap_err()), [("text_sv", "missing")]);
    }
}
