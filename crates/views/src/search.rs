//! Finding somebody by two exact facts.

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::case::State;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::Line;

use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Words};

/// What is searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Name.
    pub name: Line,
    /// Birth date.
    pub birth_date: Option<Date>,
    /// Phone.
    pub phone: Option<Phone>,
}

/// Reads the form: the name and one more fact.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse(fields: &Fields) -> Result<Wanted, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let name = r.line("name", 200);
    let birth_date = r.day_or_none("birth_date");
    let phone = r.phone_or_none("phone");
    if fields.get("birth_date").trim().is_empty() && fields.get("phone").trim().is_empty() {
        r.wrong("birth_date", "one-needed");
    }
    r.finish(name.map(|name| Wanted { name, birth_date, phone }))
}

/// A hit.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Address.
    pub href: String,
    /// Number.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// Name.
    pub name: String,
}

/// The search.
#[derive(Debug, Template)]
#[template(path = "search/search.html")]
pub struct SearchPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Hits; `None` before anything has been searched for.
    pub hits: Option<Vec<Hit>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_is_not_enough() {
        let errors = parse(&Fields::default().with("name", "Aili Testinen")).unwrap_err();
        assert_eq!((errors[0].field, errors[0].code), ("birth_date", "one-needed"));
        assert_eq!(errors.len(), 1);
    }

    #[test]
    fn the_name_and_one_more_fact_are_enough() {
        for (field, value) in [("birth_date", "7.5.1948"), ("phone", "040 123 4567")] {
            assert!(parse(&Fields::default().with("name", "Aili Testinen").with(field, value)).is_ok(), "{field}");
        }
        assert_eq!(parse(&Fields::default().with("phone", "040 123 4567")).unwrap_err()[0].field, "name");
    }
}
