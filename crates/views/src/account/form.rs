//! Forms about accounts: strings in, domain types out, all errors at once.

use rinnalla_domain::Language;
use rinnalla_domain::account::{WeakPassword, judge_password};
use rinnalla_domain::mail_address::{MailAddress, MailAddressError};
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::Line;

use crate::form::{FieldError, Fields, Reader};

const LINE: usize = 200;

/// Reads a mail address that must be there.
pub(crate) fn mail(r: &mut Reader<'_>, field: &'static str) -> Option<MailAddress> {
    let raw = r.fields().get(field);
    if raw.trim().is_empty() {
        r.wrong(field, "mail-missing");
        return None;
    }
    match MailAddress::parse(raw) {
        Ok(address) => Some(address),
        Err(why) => {
            r.wrong(field, mail_error(why));
            None
        }
    }
}

pub(crate) const fn mail_error(why: MailAddressError) -> &'static str {
    match why {
        MailAddressError::Format => "mail-format",
        MailAddressError::Letters => "mail-letters",
        MailAddressError::TooLong => "mail-long",
    }
}

/// Reads a password about to be chosen, and judges it at once.
fn password(r: &mut Reader<'_>, field: &'static str, own: &[&str]) -> Option<String> {
    let typed = r.fields().get(field).to_owned();
    if typed.is_empty() {
        r.wrong(field, "password-missing");
        return None;
    }
    let own: Vec<&str> =
        own.iter().flat_map(|w| w.split(|c: char| !c.is_alphanumeric())).filter(|w| !w.is_empty()).collect();
    match judge_password(&typed, &own) {
        Ok(()) => Some(typed),
        Err(weak) => {
            r.wrong(
                field,
                match weak {
                    WeakPassword::TooShort => "password-too-short",
                    WeakPassword::TooLong => "password-too-long",
                    WeakPassword::TooPlain => "password-too-plain",
                },
            );
            None
        }
    }
}

/// A code of the second factor or a recovery code.
///
/// # Errors
/// When there is none.
pub fn code(fields: &Fields) -> Result<String, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let code = r.line("code", LINE);
    r.finish(code.map(Line::into_string))
}

/// The password in use, when it is asked for, and the new one.
///
/// # Errors
/// What is wrong with either.
pub fn new_password(fields: &Fields, ask_old: bool) -> Result<(String, String), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let old = fields.get("old_password").to_owned();
    if ask_old && old.is_empty() {
        r.wrong("old_password", "missing");
    }
    let new = password(&mut r, "new_password", &[]);
    r.finish(new.map(|new| (old, new)))
}

/// How the pages look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the browser wishes.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Codes, in the order in which people see them.
    pub const CODES: &'static [&'static str] = &["auto", "light", "dark"];

    fn parse(code: &str) -> Option<Self> {
        match code {
            "auto" => Some(Self::Auto),
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }

    /// The cookie that keeps it; of the browser's wish there is none.
    pub fn cookie(self) -> String {
        let (value, age) = match self {
            Self::Auto => ("", 0),
            Self::Light => ("light", 31_536_000),
            Self::Dark => ("dark", 31_536_000),
        };
        format!("teema={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax")
    }
}

/// A change of one's own account.
#[derive(Clone, Debug)]
pub struct OwnChange {
    /// Name.
    pub name: Line,
    /// Title.
    pub title: Option<Line>,
    /// Work phone.
    pub phone: Option<Phone>,
    /// Language of the pages.
    pub language: Language,
    /// How the pages look.
    pub theme: Theme,
}

/// Reads a change of one's own account.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn own_change(fields: &Fields) -> Result<OwnChange, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let name = r.line("name", LINE);
    let title = r.line_or_none("title", LINE);
    let phone = r.phone_or_none("phone");
    let language = r.code("language", Language::parse);
    let theme = r.code("theme", Theme::parse);
    let read = (|| Some(OwnChange { name: name?, title, phone, language: language?, theme: theme? }))();
    r.finish(read)
}

/// Somebody about to take an account into use.
#[derive(Clone)]
pub struct Person {
    /// Name.
    pub name: Line,
    /// Title.
    pub title: Option<Line>,
    /// Work phone.
    pub phone: Option<Phone>,
    /// Mail address.
    pub mail: MailAddress,
    /// Password.
    pub password: String,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person(..)")
    }
}

/// What an invitation already knows.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Who was invited.
    pub name: Option<String>,
    /// The address that it was sent to.
    pub mail: Option<String>,
    /// That address has an account.
    pub has_account: bool,
}

/// Reads the form of an invitation. Of somebody who has an account only the password is asked.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn invited(fields: &Fields, known: &Invited) -> Result<Person, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    if let Some(address) = known.mail.as_deref().filter(|_| known.has_account) {
        let typed = fields.get("password").to_owned();
        if typed.is_empty() {
            r.wrong("password", "missing");
        }
        let name = known.name.as_deref().unwrap_or(address);
        let read = MailAddress::parse(address).ok().zip(Line::parse(name, LINE).ok().flatten());
        if read.is_none() {
            r.wrong("password", "mail-format");
        }
        return r.finish(read.map(|(mail, name)| Person { name, title: None, phone: None, mail, password: typed }));
    }
    let read = person(&mut r, ["name", "title", "phone", "mail", "password"]);
    r.finish(read)
}

/// Fields of the account on the page where one joins: they stand beside those of a referral.
const OWN: [&str; 5] = ["own_name", "own_title", "own_phone", "own_mail", "own_password"];

/// Reads the account of somebody who joins by the link of a unit.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn joining(fields: &Fields) -> Result<Person, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let read = person(&mut r, OWN);
    r.finish(read)
}

/// What was typed without the account: the referral alone, to be kept as a draft.
pub fn own_fields(fields: &Fields) -> Fields {
    let mut kept = Fields::default();
    for (name, value) in fields.pairs() {
        if !name.starts_with("own_") && !name.starts_with('_') {
            kept.push(&name, value);
        }
    }
    kept
}

fn person(r: &mut Reader<'_>, names: [&'static str; 5]) -> Option<Person> {
    let [name_field, title, phone, mail_field, password_field] = names;
    let name = r.line(name_field, LINE);
    let title = r.line_or_none(title, LINE);
    let phone = r.phone_or_none(phone);
    let mail = mail(r, mail_field);
    let own = [r.fields().get(name_field), r.fields().get(mail_field)];
    let password = password(r, password_field, &own);
    Some(Person { name: name?, title, phone, mail: mail?, password: password? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(errors: &[FieldError]) -> Vec<(&str, &str)> {
        errors.iter().map(|e| (e.field, e.code)).collect()
    }

    #[test]
    fn an_empty_form_says_everything_at_once() {
        let known = Invited { name: None, mail: None, has_account: false };
        let errors = invited(&Fields::default(), &known).unwrap_err();
        assert_eq!(codes(&errors), [("name", "missing"), ("mail", "mail-missing"), ("password", "password-missing")]);
        let errors = own_change(&Fields::default()).unwrap_err();
        assert_eq!(codes(&errors), [("name", "missing"), ("language", "missing"), ("theme", "missing")]);
        assert_eq!(codes(&code(&Fields::default()).unwrap_err()), [("code", "missing")]);
    }

    #[test]
    fn a_password_is_judged_by_length_and_by_ones_own_words() {
        let typed = |password: &str| {
            let fields = Fields::default()
                .with("own_name", "Liisa Lahti")
                .with("own_mail", "liisa@terveys.example")
                .with("own_password", password);
            joining(&fields)
        };
        assert_eq!(codes(&typed("lyhyt").unwrap_err()), [("own_password", "password-too-short")]);
        assert_eq!(codes(&typed("liisa ja kolme koivua").unwrap_err()), [("own_password", "password-too-plain")]);
        assert_eq!(typed("kolme koivua pihalla").unwrap().mail.key(), "liisa@terveys.example");
    }

    #[test]
    fn somebody_with_an_account_gives_the_password_alone() {
        let known = Invited { name: None, mail: Some("liisa@terveys.example".into()), has_account: true };
        assert_eq!(codes(&invited(&Fields::default(), &known).unwrap_err()), [("password", "missing")]);
        let person = invited(&Fields::default().with("password", "vanha"), &known).unwrap();
        assert_eq!(person.password, "vanha");
    }

    #[test]
    fn the_draft_of_a_referral_holds_nothing_of_the_account() {
        let fields = Fields::default()
            .with("own_password", "kolme koivua pihalla")
            .with("_avain", "k")
            .with("name", "Aili Testinen");
        assert_eq!(own_fields(&fields).encode(), "name=Aili+Testinen");
    }

    #[test]
    fn a_new_password_needs_the_old_one_only_when_asked() {
        let fields = Fields::default().with("new_password", "kolme koivua pihalla");
        assert!(new_password(&fields, false).is_ok());
        assert_eq!(codes(&new_password(&fields, true).unwrap_err()), [("old_password", "missing")]);
    }

    #[test]
    fn the_browsers_own_theme_leaves_no_cookie() {
        assert!(Theme::Auto.cookie().contains("Max-Age=0"));
        assert!(Theme::Dark.cookie().starts_with("teema=dark;"));
    }
}
