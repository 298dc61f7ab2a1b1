//! Fields as HTML: label, hint, error and control, tied together.

use std::fmt::{self, Write};

use super::Form;
use crate::words::{Said, escape};

/// What kind of control a field is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Line,
    Password,
    Area { rows: u8, max: usize },
    One(Vec<(String, Said)>),
    Many(Vec<(String, Said)>),
    Select(Vec<(String, Said)>),
    Scale(Vec<(String, Said)>),
    Tick,
}

/// A field, ready to be shown. Made by the functions of [`Form`].
#[derive(Clone, Debug)]
pub struct Field<'a> {
    form: &'a Form,
    name: &'static str,
    kind: Kind,
    label: Option<Said>,
    optional: bool,
    inline: bool,
    skip: Option<Said>,
    extra: Vec<(&'static str, String)>,
}

impl askama::filters::HtmlSafe for Field<'_> {}

impl<'a> Field<'a> {
    pub(crate) const fn new(form: &'a Form, name: &'static str, kind: Kind) -> Self {
        Self { form, name, kind, label: None, optional: false, inline: false, skip: None, extra: Vec::new() }
    }

    /// Need not be filled in; the label says so.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Choices stand beside each other where there is room.
    #[must_use]
    pub const fn inline(mut self) -> Self {
        self.inline = true;
        self
    }

    /// One more choice after the others, for whoever does not want to answer: it stands for no answer.
    #[must_use]
    pub fn skippable(mut self, text: Said) -> Self {
        self.skip = Some(text);
        self
    }

    /// A label in words of its own.
    #[must_use]
    pub fn labelled(mut self, text: impl ToString) -> Self {
        self.label = Some(Said { text: text.to_string(), in_finnish: false });
        self
    }

    /// An attribute of the control.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.extra.push((name, value.to_string()));
        self
    }

    /// A phone number.
    #[must_use]
    pub fn tel(self) -> Self {
        self.with("type", "tel").with("class", "short")
    }

    /// A short field: dates, times, numbers.
    #[must_use]
    pub fn short(self) -> Self {
        self.with("class", "short")
    }

    /// A number.
    #[must_use]
    pub fn numeric(self) -> Self {
        self.with("class", "short").with("inputmode", "numeric")
    }

    fn label_said(&self) -> Said {
        self.label.clone().unwrap_or_else(|| self.form.words.t(&self.key("")))
    }

    fn key(&self, suffix: &str) -> String {
        // Fields of one kind that repeat (goal_1, goal_2 …) share their words.
        let base = self.name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
        format!("{}-{base}{suffix}", self.form.name).replace('_', "-")
    }

    fn hint(&self) -> Option<Said> {
        let key = self.key("-hint");
        self.form.words.knows(&key).then(|| self.form.words.t(&key))
    }

    fn error(&self) -> Option<Said> {
        self.form.errors.iter().find(|e| e.field == self.name).map(|e| self.form.error_text(e))
    }

    fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if self.hint().is_some() {
            ids.push(format!("{}-hint", self.name));
        }
        if self.error().is_some() {
            ids.push(format!("{}-error", self.name));
        }
        if ids.is_empty() { String::new() } else { format!(" aria-describedby=\"{}\"", ids.join(" ")) }
    }

    fn optional_mark(&self) -> String {
        if self.optional {
            format!(" <span class=\"optional\">{}</span>", self.form.words.t("optional"))
        } else {
            String::new()
        }
    }

    fn attributes(&self) -> String {
        self.extra.iter().fold(String::new(), |mut out, (name, value)| {
            let _ = write!(out, " {name}=\"{}\"", escape(value));
            out
        })
    }

    fn notes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(hint) = self.hint() {
            write!(f, "<p class=\"hint\" id=\"{}-hint\">{hint}</p>", self.name)?;
        }
        if let Some(error) = self.error() {
            write!(f, "<p class=\"error\" id=\"{}-error\">{error}</p>", self.name)?;
        }
        Ok(())
    }

    fn theirs(&self, f: &mut fmt::Formatter<'_>, show: impl Fn(&str) -> String) -> fmt::Result {
        let Some(theirs) = &self.form.theirs else {
            return Ok(());
        };
        // Browsers send empty fields, and line ends of their own.
        let kept = |fields: &'_ super::Fields| -> Vec<String> {
            fields.all(self.name).map(|v| v.replace("\r\n", "\n")).filter(|v| !v.is_empty()).collect()
        };
        let (mut mine, mut other) = (kept(&self.form.values), kept(theirs));
        mine.sort_unstable();
        other.sort_unstable();
        if mine == other {
            return Ok(());
        }
        let said = other.iter().map(|v| show(v)).collect::<Vec<_>>().join(", ");
        let intro = self.form.words.t("theirs");
        write!(f, "<div class=\"theirs\"><p>{intro}</p><p>{}</p></div>", escape(&said))
    }

    fn box_class(&self) -> &'static str {
        if self.error().is_some() { "field bad" } else { "field" }
    }

    fn input(&self, f: &mut fmt::Formatter<'_>, password: bool) -> fmt::Result {
        let kind = if self.extra.iter().any(|(n, _)| *n == "type") {
            String::new()
        } else {
            format!(" type=\"{}\"", if password { "password" } else { "text" })
        };
        let value = if password { "" } else { self.form.values.get(self.name) };
        write!(f, "<div class=\"{}\">", self.box_class())?;
        write!(f, "<label for=\"{n}\">{}{}</label>", self.label_said(), self.optional_mark(), n = self.name)?;
        self.notes(f)?;
        write!(
            f,
            "<input id=\"{n}\" name=\"{n}\"{kind} value=\"{}\"{}{}{}>",
            escape(value),
            self.attributes(),
            self.described_by(),
            invalid(self.error().is_some()),
            n = self.name
        )?;
        self.theirs(f, str::to_owned)?;
        f.write_str("</div>")
    }

    fn area(&self, f: &mut fmt::Formatter<'_>, rows: u8, max: usize) -> fmt::Result {
        write!(f, "<div class=\"{}\">", self.box_class())?;
        write!(f, "<label for=\"{n}\">{}{}</label>", self.label_said(), self.optional_mark(), n = self.name)?;
        self.notes(f)?;
        write!(
            f,
            "<textarea id=\"{n}\" name=\"{n}\" rows=\"{rows}\" data-max=\"{max}\" data-left-text=\"{}\"{}{}{}>\n{}</textarea>",
            escape(&self.form.words.plain("characters-left")),
            self.attributes(),
            self.described_by(),
            invalid(self.error().is_some()),
            escape(self.form.values.get(self.name)),
            n = self.name
        )?;
        self.theirs(f, str::to_owned)?;
        f.write_str("</div>")
    }

    fn choices(
        &self,
        f: &mut fmt::Formatter<'_>,
        control: &str,
        class: &str,
        options: &[(String, Said)],
    ) -> fmt::Result {
        let bad = if self.error().is_some() { " bad" } else { "" };
        let inline = if self.inline { " inline" } else { "" };
        write!(f, "<fieldset class=\"choices{class}{inline}{bad}\" id=\"{n}\"{}>", self.described_by(), n = self.name)?;
        write!(f, "<legend>{}{}</legend>", self.label_said(), self.optional_mark())?;
        self.notes(f)?;
        for (value, said) in options {
            let checked = if self.form.values.has(self.name, value) { " checked" } else { "" };
            write!(
                f,
                "<label class=\"choice\"><input type=\"{control}\" id=\"{n}-{v}\" name=\"{n}\" value=\"{v}\"{checked}{}> <span>{said}</span></label>",
                self.attributes(),
                n = self.name,
                v = escape(value)
            )?;
        }
        if let Some(said) = &self.skip {
            let checked = if self.form.values.has(self.name, "none") { " checked" } else { "" };
            write!(
                f,
                "<label class=\"choice no-answer\"><input type=\"{control}\" id=\"{n}-none\" name=\"{n}\" value=\"none\"{checked}> <span>{said}</span></label>",
                n = self.name
            )?;
        }
        self.theirs(f, |value| said_of(options, value))?;
        f.write_str("</fieldset>")
    }

    fn list(&self, f: &mut fmt::Formatter<'_>, options: &[(String, Said)]) -> fmt::Result {
        write!(f, "<div class=\"{}\">", self.box_class())?;
        write!(f, "<label for=\"{n}\">{}{}</label>", self.label_said(), self.optional_mark(), n = self.name)?;
        self.notes(f)?;
        write!(
            f,
            "<select id=\"{n}\" name=\"{n}\"{}{}{}><option value=\"\"></option>",
            self.attributes(),
            self.described_by(),
            invalid(self.error().is_some()),
            n = self.name
        )?;
        for (value, said) in options {
            let selected = if self.form.values.get(self.name) == value { " selected" } else { "" };
            let lang = if said.in_finnish { " lang=\"fi\"" } else { "" };
            let (id, value) = (format!("{}-{}", self.name, escape(value)), escape(value));
            write!(f, "<option id=\"{id}\" value=\"{value}\"{selected}{lang}>{}</option>", escape(&said.text))?;
        }
        f.write_str("</select>")?;
        self.theirs(f, |value| said_of(options, value))?;
        f.write_str("</div>")
    }

    fn tick(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let checked = if self.form.values.get(self.name).is_empty() { "" } else { " checked" };
        write!(f, "<div class=\"{}\">", self.box_class())?;
        if let Some(error) = self.error() {
            write!(f, "<p class=\"error\" id=\"{}-error\">{error}</p>", self.name)?;
        }
        let hint = self
            .hint()
            .map_or_else(String::new, |hint| format!("<small class=\"hint\" id=\"{}-hint\">{hint}</small>", self.name));
        write!(
            f,
            "<label class=\"choice\"><input type=\"checkbox\" id=\"{n}\" name=\"{n}\" value=\"1\"{checked}{}{}{}> <span>{}{hint}</span></label></div>",
            self.attributes(),
            self.described_by(),
            invalid(self.error().is_some()),
            self.label_said(),
            n = self.name
        )
    }
}

/// The words of a choice.
fn said_of(options: &[(String, Said)], value: &str) -> String {
    options.iter().find(|(v, _)| v == value).map_or_else(|| value.to_owned(), |(_, said)| said.text.clone())
}

const fn invalid(bad: bool) -> &'static str {
    if bad { " aria-invalid=\"true\"" } else { "" }
}

impl fmt::Display for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Line => self.input(f, false),
            Kind::Password => self.input(f, true),
            Kind::Area { rows, max } => self.area(f, *rows, *max),
            Kind::One(options) => self.choices(f, "radio", "", options),
            Kind::Many(options) => self.choices(f, "checkbox", "", options),
            Kind::Scale(options) => self.choices(f, "radio", " scale", options),
            Kind::Select(options) => self.list(f, options),
            Kind::Tick => self.tick(f),
        }
    }
}

/// The hidden fields of the form itself: token, key, version, draft.
#[derive(Debug)]
pub struct Hidden<'a>(pub(crate) &'a Form);

impl askama::filters::HtmlSafe for Hidden<'_> {}

impl fmt::Display for Hidden<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = self.0;
        let mut field =
            |name: &str, value: &str| write!(f, "<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(value));
        field("_tunnus", &form.csrf)?;
        field("_avain", &form.key)?;
        field("_luonnos", form.draft.as_deref().unwrap_or_default())?;
        if let Some(version) = form.version {
            field("_versio", &version.to_string())?;
        }
        Ok(())
    }
}

/// Notices above a form: errors with links to their fields, a conflict, a draft that could be continued.
#[derive(Debug)]
pub struct Summary<'a>(pub(crate) &'a Form);

impl askama::filters::HtmlSafe for Summary<'_> {}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (form, words) = (self.0, &self.0.words);
        if form.is_bad() {
            f.write_str("<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\" autofocus>")?;
            let refused = form.trouble.as_deref().is_some_and(|key| key.starts_with("rule-"));
            let heading = match (form.errors.is_empty(), refused) {
                (false, _) => "fix-these",
                (true, true) => "not-done",
                (true, false) => "not-saved",
            };
            write!(f, "<h2>{}</h2>", words.t(heading))?;
            if let Some(trouble) = &form.trouble {
                write!(f, "<p>{}</p>", words.t(trouble))?;
            }
            if !form.errors.is_empty() {
                f.write_str("<ul>")?;
                for error in &form.errors {
                    write!(f, "<li><a href=\"#{}\">{}</a></li>", error.field, form.error_text(error))?;
                }
                f.write_str("</ul>")?;
            }
            f.write_str("</div>")?;
        }
        if form.resumed {
            write!(f, "<p class=\"notice info\" role=\"status\">{}</p>", words.t("resumed"))?;
        }
        if let Some((id, saved)) = &form.offered_draft {
            let path = escape(&form.action);
            write!(
                f,
                "<div class=\"notice info\"><p>{}</p><form class=\"actions\" method=\"post\" action=\"/luonnokset\">\
                 <a class=\"button\" href=\"{path}?luonnos={id}\">{}</a>\
                 <input type=\"hidden\" name=\"_tunnus\" value=\"{}\"><input type=\"hidden\" name=\"_luonnos\" value=\"{id}\">\
                 <input type=\"hidden\" name=\"_polku\" value=\"{path}\">\
                 <button class=\"quiet\" name=\"_nappi\" value=\"poista\">{}</button></form></div>",
                words.t1("draft-found", "when", saved),
                words.t("draft-continue"),
                escape(&form.csrf),
                words.t("draft-delete"),
            )?;
        }
        Ok(())
    }
}
