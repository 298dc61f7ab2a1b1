//! Lines of a calendar: unfolded, and divided into name, parameters and value.

use std::borrow::Cow;

use crate::directory::Why;

/// A property: `DTSTART;TZID=Europe/Helsinki:20261124T170000`.
#[derive(Debug)]
pub(super) struct Property<'a> {
    name: Cow<'a, str>,
    head: Cow<'a, str>,
    value: Cow<'a, str>,
}

/// The properties of one event.
#[derive(Debug, Default)]
pub(super) struct Component<'a> {
    properties: Vec<Property<'a>>,
}

/// The events of a calendar.
#[derive(Debug, Default)]
pub(super) struct Calendar<'a> {
    pub events: Vec<Component<'a>>,
    /// What the calendar calls itself.
    pub name: Option<String>,
    /// Did it end with its last line?
    pub is_closed: bool,
}

/// More properties of one event are not looked at.
const MOST_PROPERTIES: usize = 5_000;

impl<'a> Component<'a> {
    /// Reads the events of a calendar; alarms, tasks and time zones are passed over.
    pub(super) fn calendar(text: &'a str) -> Result<Calendar<'a>, Why> {
        let mut calendar = Calendar::default();
        let mut open: Vec<String> = Vec::new();
        let mut begun = false;
        for property in unfolded(text.trim_start_matches('\u{feff}')).filter_map(|line| Property::read(&line)) {
            let within = open.last().map(String::as_str);
            match (property.name.as_ref(), within) {
                ("BEGIN", _) => {
                    let what = property.value.trim().to_ascii_uppercase();
                    begun |= what == "VCALENDAR";
                    if what == "VEVENT" {
                        calendar.events.push(Self::default());
                    }
                    if open.len() < 16 {
                        open.push(what);
                    }
                }
                ("END", _) => {
                    let what = property.value.trim().to_ascii_uppercase();
                    if let Some(at) = open.iter().rposition(|known| *known == what) {
                        open.truncate(at);
                    }
                    calendar.is_closed = open.is_empty() && what == "VCALENDAR";
                }
                (_, Some("VEVENT")) => {
                    if let Some(event) = calendar.events.last_mut().filter(|e| e.properties.len() < MOST_PROPERTIES) {
                        event.properties.push(property);
                    }
                }
                ("X-WR-CALNAME" | "NAME", Some("VCALENDAR")) => calendar.name = Some(unescaped(&property.value)),
                _ => {}
            }
        }
        if begun { Ok(calendar) } else { Err(Why::BrokenFile("it is not a calendar".into())) }
    }

    /// The properties of a name.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &Property<'a>> {
        self.properties.iter().filter(move |property| property.name == name)
    }

    /// The first property of a name.
    pub(super) fn one(&self, name: &str) -> Option<&Property<'a>> {
        self.all(name).next()
    }

    /// The value of the first property of a name, as it is written.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.one(name).map(Property::value)
    }

    /// The first property of a name as text.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.value(name).map(unescaped).filter(|text| !text.trim().is_empty())
    }
}

impl Property<'_> {
    /// The value as it is written.
    pub(super) fn value(&self) -> &str {
        &self.value
    }

    /// A parameter: the `TZID` of `DTSTART;TZID=Europe/Helsinki`.
    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        let parts = outside_quotes(&self.head, ';').into_iter().skip(1);
        let named = parts.filter_map(|part| part.split_once('='));
        let found = named.into_iter().find(|(known, _)| known.trim().eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim().trim_matches('"').to_owned()).filter(|value| !value.is_empty())
    }

    /// Reads a line; none when it has no value.
    fn read(line: &str) -> Option<Property<'static>> {
        let at = end_of_head(line)?;
        let (head, value) = (&line[..at], &line[at + 1..]);
        let name = head.split(';').next().unwrap_or(head).trim().to_ascii_uppercase();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return None;
        }
        Some(Property { name: name.into(), head: head.to_owned().into(), value: value.to_owned().into() })
    }
}

/// Where the colon between head and value stands.
fn end_of_head(line: &str) -> Option<usize> {
    let mut quoted = false;
    line.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b':' && !quoted
    })
}

fn outside_quotes(text: &str, sign: char) -> Vec<&str> {
    let mut quoted = false;
    text.split(|c: char| {
        quoted ^= c == '"';
        c == sign && !quoted
    })
    .collect()
}

/// Whole lines: those that begin with a blank belong to the line before.
fn unfolded(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).peekable();
    std::iter::from_fn(move || {
        let mut whole = Cow::Borrowed(lines.next()?);
        while let Some(more) = lines.peek().and_then(|line| line.strip_prefix([' ', '\t'])) {
            whole.to_mut().push_str(more);
            lines.next();
        }
        Some(whole)
    })
}

/// Text with its escapes resolved: `\n`, `\,`, `\;`, `\\`.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut escaped = false;
    for c in value.chars() {
        match (escaped, c) {
            (true, 'n' | 'N') => text.push('\n'),
            (true, c) => text.push(c),
            (false, '\\') => {}
            (false, c) => text.push(c),
        }
        escaped = !escaped && c == '\\';
    }
    text.trim().to_owned()
}

/// A list of texts divided by commas that are not escaped.
pub(super) fn listed(value: &str) -> Vec<String> {
    let mut escaped = false;
    let parts = value.split(|c: char| {
        let divides = c == ',' && !escaped;
        escaped = !escaped && c == '\\';
        divides
    });
    parts.map(unescaped).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_unfolded_and_divided() {
        let text = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Kylä\\, kalenteri\r\nBEGIN:VEVENT\r\nSUMMARY;LANGUAGE=fi:Lau\r\n lukerho\r\n\
                    ORGANIZER;CN=\"Kylä; ry: kerho\":mailto:a@b.fi\r\nBEGIN:VALARM\r\nSUMMARY:ei tämä\r\nEND:VALARM\r\nhuono\
                    rivi\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let calendar = Component::calendar(text).unwrap();
        assert!(calendar.is_closed);
        assert_eq!(calendar.name.as_deref(), Some("Kylä, kalenteri"));
        let event = &calendar.events[0];
        assert_eq!(event.text("SUMMARY").as_deref(), Some("Laulukerho"));
        let organiser = event.one("ORGANIZER").unwrap();
        assert_eq!(organiser.parameter("cn").as_deref(), Some("Kylä; ry: kerho"));
        assert_eq!(organiser.value(), "mailto:a@b.fi");
        assert_eq!(unescaped("a\\nb\\;c\\\\n"), "a\nb;c\\n");
        assert_eq!(listed("a\\,b,c"), ["a,b", "c"]);
        assert!(Component::calendar("hei").is_err());
        assert!(!Component::calendar("BEGIN:VCALENDAR\nBEGIN:VEVENT").unwrap().is_closed);
    }
}
