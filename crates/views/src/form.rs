//! Forms: what was typed, what is wrong with it, and the fields as people see them.
//!
//! A [`Form`] knows its name; labels, hints and errors come from the catalogue by name:
//! `{form}-{field}`, `{form}-{field}-hint`, `{form}-{field}-{code}` for a choice, `error-{form}-{field}-{error}` or
//! `error-{error}` for what is wrong. Everything typed is kept, wrong values too.

mod field;

pub use field::Field;

use rinnalla_domain::text::{Line, Text, TextError};

use crate::words::{Said, Words};

/// Fields as a browser sent them, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads a form-encoded body.
    pub fn decode(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// Writes them form-encoded, without the fields of the form itself (names that begin with `_`).
    pub fn encode(&self) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.0.iter().filter(|(name, _)| !name.starts_with('_')) {
            out.append_pair(name, value);
        }
        out.finish()
    }

    /// The first value of a field, as typed; empty when missing.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Has the field this value?
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|v| v == value)
    }

    /// Adds a value.
    pub fn push(&mut self, name: &str, value: impl ToString) {
        self.0.push((name.to_owned(), value.to_string()));
    }

    /// Adds a value, for building in a row.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.push(name, value);
        self
    }

    /// Adds a value when there is one.
    #[must_use]
    pub fn with_some<T: ToString>(self, name: &str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// All fields.
    pub fn pairs(&self) -> Vec<(String, String)> {
        self.0.clone()
    }

    /// Texts that somebody typed: longer values of fields that are not the form's own.
    pub fn typed(&self) -> Vec<String> {
        self.0.iter().filter(|(n, v)| !n.starts_with('_') && v.chars().count() > 12).map(|(_, v)| v.clone()).collect()
    }

    /// Nothing in it?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: &'static str,
    /// A code; the words are in the catalogue.
    pub code: &'static str,
    /// For texts that are too long: how many characters there are, and how many may be.
    pub lengths: Option<(usize, usize)>,
}

/// Collects what is wrong while a form is parsed, so that all errors show at once.
#[derive(Debug)]
pub struct Reader<'a> {
    fields: &'a Fields,
    errors: Vec<FieldError>,
}

impl<'a> Reader<'a> {
    /// Begins to read.
    pub const fn new(fields: &'a Fields) -> Self {
        Self { fields, errors: Vec::new() }
    }

    /// The fields.
    pub const fn fields(&self) -> &'a Fields {
        self.fields
    }

    /// Is anything wrong so far?
    pub const fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Says that something is wrong.
    pub fn wrong(&mut self, field: &'static str, code: &'static str) {
        self.errors.push(FieldError { field, code, lengths: None });
    }

    /// How many errors have been found so far.
    pub fn errors_so_far(&self) -> usize {
        self.errors.len()
    }

    fn too_long(&mut self, field: &'static str, error: &TextError) {
        let TextError::TooLong { max, is } = error;
        self.errors.push(FieldError { field, code: "too-long", lengths: Some((*is, *max)) });
    }

    /// A text that may be missing.
    pub fn text_or_none(&mut self, field: &'static str, max: usize) -> Option<Text> {
        match Text::parse(self.fields.get(field), max) {
            Ok(text) => text,
            Err(error) => {
                self.too_long(field, &error);
                None
            }
        }
    }

    /// A text that must be there.
    pub fn text(&mut self, field: &'static str, max: usize) -> Option<Text> {
        let before = self.errors.len();
        let text = self.text_or_none(field, max);
        if text.is_none() && self.errors.len() == before {
            self.wrong(field, "missing");
        }
        text
    }

    /// A line that may be missing.
    pub fn line_or_none(&mut self, field: &'static str, max: usize) -> Option<Line> {
        match Line::parse(self.fields.get(field), max) {
            Ok(line) => line,
            Err(error) => {
                self.too_long(field, &error);
                None
            }
        }
    }

    /// A line that must be there.
    pub fn line(&mut self, field: &'static str, max: usize) -> Option<Line> {
        let before = self.errors.len();
        let line = self.line_or_none(field, max);
        if line.is_none() && self.errors.len() == before {
            self.wrong(field, "missing");
        }
        line
    }

    /// A code that must be chosen.
    pub fn code<T>(&mut self, field: &'static str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let code = parse(self.fields.get(field));
        if code.is_none() {
            self.wrong(field, "missing");
        }
        code
    }

    /// A code that may be missing.
    pub fn code_or_none<T>(&mut self, field: &'static str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let raw = self.fields.get(field);
        if raw.is_empty() { None } else { self.code(field, parse) }
    }

    /// Codes, any number; unknown ones are dropped.
    pub fn codes<T>(&self, field: &'static str, parse: fn(&str) -> Option<T>) -> Vec<T> {
        self.fields.all(field).filter_map(parse).collect()
    }

    /// A day that must be there.
    pub fn day(&mut self, field: &'static str) -> Option<jiff::civil::Date> {
        use rinnalla_domain::date::DateError;
        if self.fields.get(field).trim().is_empty() {
            self.wrong(field, "missing");
            return None;
        }
        match rinnalla_domain::date::parse_date(self.fields.get(field)) {
            Ok(day) => Some(day),
            Err(error) => {
                self.wrong(
                    field,
                    match error {
                        DateError::ShortYear => "short-year",
                        DateError::NoSuchDay => "no-such-day",
                        DateError::Format => "date-format",
                    },
                );
                None
            }
        }
    }

    /// A day that may be missing.
    pub fn day_or_none(&mut self, field: &'static str) -> Option<jiff::civil::Date> {
        if self.fields.get(field).trim().is_empty() { None } else { self.day(field) }
    }

    /// A time of the day that must be there.
    pub fn time(&mut self, field: &'static str) -> Option<jiff::civil::Time> {
        let raw = self.fields.get(field);
        if raw.trim().is_empty() {
            self.wrong(field, "missing");
            return None;
        }
        let time = rinnalla_domain::date::parse_time(raw).ok();
        if time.is_none() {
            self.wrong(field, "time-format");
        }
        time
    }

    /// A whole number in a range; may be missing.
    pub fn number_or_none(&mut self, field: &'static str, from: i64, to: i64) -> Option<i64> {
        let raw = self.fields.get(field).trim().replace(['\u{a0}', ' '], "");
        if raw.is_empty() {
            return None;
        }
        let number = raw.parse().ok().filter(|n| (from..=to).contains(n));
        if number.is_none() {
            self.wrong(field, "number");
        }
        number
    }

    /// A whole number in a range that must be there.
    pub fn number(&mut self, field: &'static str, from: i64, to: i64) -> Option<i64> {
        if self.fields.get(field).trim().is_empty() {
            self.wrong(field, "missing");
            return None;
        }
        self.number_or_none(field, from, to)
    }

    /// A phone number that must be there.
    pub fn phone(&mut self, field: &'static str) -> Option<rinnalla_domain::phone::Phone> {
        if self.fields.get(field).trim().is_empty() {
            self.wrong(field, "missing");
            return None;
        }
        self.phone_or_none(field)
    }

    /// A phone number that may be missing.
    pub fn phone_or_none(&mut self, field: &'static str) -> Option<rinnalla_domain::phone::Phone> {
        use rinnalla_domain::phone::{Phone, PhoneError};
        if self.fields.get(field).trim().is_empty() {
            return None;
        }
        match Phone::parse(self.fields.get(field)) {
            Ok(phone) => Some(phone),
            Err(error) => {
                self.wrong(
                    field,
                    match error {
                        PhoneError::Letters => "phone-letters",
                        PhoneError::TooShort => "phone-short",
                        PhoneError::TooLong => "phone-long",
                    },
                );
                None
            }
        }
    }

    /// A mail address that may be missing.
    pub fn mail_or_none(&mut self, field: &'static str) -> Option<rinnalla_domain::mail_address::MailAddress> {
        use rinnalla_domain::mail_address::{MailAddress, MailAddressError};
        let raw = self.fields.get(field).trim();
        if raw.is_empty() {
            return None;
        }
        match MailAddress::parse(raw) {
            Ok(mail) => Some(mail),
            Err(error) => {
                self.wrong(
                    field,
                    match error {
                        MailAddressError::Format => "format",
                        MailAddressError::Letters => "letters",
                        MailAddressError::TooLong => "long",
                    },
                );
                None
            }
        }
    }

    /// Has the box been ticked?
    pub fn ticked(&self, field: &str) -> bool {
        !self.fields.get(field).is_empty()
    }

    /// Gives what was read, or everything that is wrong.
    ///
    /// # Errors
    /// All errors at once.
    pub fn finish<T>(self, read: Option<T>) -> Result<T, Vec<FieldError>> {
        match read {
            Some(read) if self.errors.is_empty() => Ok(read),
            _ => {
                debug_assert!(!self.errors.is_empty(), "a form failed without saying why");
                Err(self.errors)
            }
        }
    }
}

/// A form on its page.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its name, by which the catalogue knows it.
    pub name: &'static str,
    /// Words.
    pub words: Words,
    /// What stands in the fields.
    pub values: Fields,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// A rule that said no, or a fault: shown above the form, as a key of the catalogue.
    pub trouble: Option<String>,
    /// What somebody else has saved meanwhile.
    pub theirs: Option<Fields>,
    /// Token of the web session.
    pub csrf: String,
    /// Key by which sending twice has one effect.
    pub key: String,
    /// Version of what is being changed.
    pub version: Option<i64>,
    /// The draft that this form continues.
    pub draft: Option<String>,
    /// A draft that could be continued: its identity and the time of saving, in words.
    pub offered_draft: Option<(String, String)>,
    /// The form came back after the web session had ended.
    pub resumed: bool,
    /// Address of the form.
    pub action: String,
    /// Status with which the page goes out.
    pub status: u16,
}

impl Form {
    /// Has it failed?
    pub fn is_bad(&self) -> bool {
        !self.errors.is_empty() || self.trouble.is_some()
    }

    /// Puts values in place unless something has been typed already.
    #[must_use]
    pub fn filled(mut self, values: Fields) -> Self {
        if self.values.is_empty() {
            self.values = values;
        } else if self.status == 409 {
            self.theirs = Some(values);
        }
        self
    }

    /// Sets the version of what is being changed, as it stands now.
    #[must_use]
    pub const fn at_version(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }

    /// A field of one line.
    pub fn line(&self, name: &'static str) -> Field<'_> {
        Field::new(self, name, field::Kind::Line)
    }

    /// A field of several lines.
    pub fn area(&self, name: &'static str, rows: u8, max: usize) -> Field<'_> {
        Field::new(self, name, field::Kind::Area { rows, max })
    }

    /// A password.
    pub fn password(&self, name: &'static str) -> Field<'_> {
        Field::new(self, name, field::Kind::Password)
    }

    /// One of a few choices. `list` names the catalogue's list of words for the codes.
    pub fn one<T: Copy + std::fmt::Display>(&self, name: &'static str, list: &'static str, codes: &[T]) -> Field<'_> {
        let options = codes.iter().map(|c| (c.to_string(), self.words.code(list, c))).collect();
        Field::new(self, name, field::Kind::One(options))
    }

    /// Any of a few choices.
    pub fn many<T: Copy + std::fmt::Display>(&self, name: &'static str, list: &'static str, codes: &[T]) -> Field<'_> {
        let options = codes.iter().map(|c| (c.to_string(), self.words.code(list, c))).collect();
        Field::new(self, name, field::Kind::Many(options))
    }

    /// One of some things that have names of their own.
    pub fn one_of(&self, name: &'static str, options: Vec<(String, String)>) -> Field<'_> {
        let options = options.into_iter().map(|(v, text)| (v, Said { text, in_finnish: false })).collect();
        Field::new(self, name, field::Kind::One(options))
    }

    /// Any of some things that have names of their own.
    pub fn many_of(&self, name: &'static str, options: Vec<(String, String)>) -> Field<'_> {
        let options = options.into_iter().map(|(v, text)| (v, Said { text, in_finnish: false })).collect();
        Field::new(self, name, field::Kind::Many(options))
    }

    /// A list to choose from, for more than seven things.
    pub fn select(&self, name: &'static str, options: Vec<(String, String)>) -> Field<'_> {
        let options = options.into_iter().map(|(v, text)| (v, Said { text, in_finnish: false })).collect();
        Field::new(self, name, field::Kind::Select(options))
    }

    /// One of more choices than can stand beside each other.
    pub fn list<T: Copy + std::fmt::Display>(&self, name: &'static str, list: &'static str, codes: &[T]) -> Field<'_> {
        let options = codes.iter().map(|c| (c.to_string(), self.words.code(list, c))).collect();
        Field::new(self, name, field::Kind::Select(options))
    }

    /// A box to tick.
    pub fn tick(&self, name: &'static str) -> Field<'_> {
        Field::new(self, name, field::Kind::Tick)
    }

    /// A scale from 0 to 10.
    pub fn scale(&self, name: &'static str) -> Field<'_> {
        self.scale_between(name, 0, 10)
    }

    /// A scale of a few numbers.
    pub fn scale_between(&self, name: &'static str, from: u8, to: u8) -> Field<'_> {
        let options = (from..=to).map(|n| (n.to_string(), Said { text: n.to_string(), in_finnish: false })).collect();
        Field::new(self, name, field::Kind::Scale(options))
    }

    /// Has any of these fields an answer or an error? What is folded away is opened then.
    pub fn holds(&self, names: &[&str]) -> bool {
        names.iter().any(|name| !self.values.get(name).is_empty() || self.errors.iter().any(|e| e.field == *name))
    }

    /// Is this value chosen?
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.values.has(name, value)
    }

    /// The hidden fields of the form itself.
    pub fn hidden(&self) -> field::Hidden<'_> {
        field::Hidden(self)
    }

    /// What is wrong, above everything else: links to the fields, in page order.
    pub fn summary(&self) -> field::Summary<'_> {
        field::Summary(self)
    }

    /// The sentence for an error.
    pub fn error_text(&self, error: &FieldError) -> Said {
        let own = format!("error-{}-{}-{}", self.name, error.field, error.code).replace('_', "-");
        let of_field = format!("error-{}-{}", error.field, error.code).replace('_', "-");
        let general = format!("error-{}", error.code).replace('_', "-");
        let key = [own, of_field, general].into_iter().find(|key| self.words.knows(key));
        let (is, max) = error.lengths.unwrap_or_default();
        self.words.t2(key.as_deref().unwrap_or("error-missing"), ("is", &is), ("max", &max))
    }
}
