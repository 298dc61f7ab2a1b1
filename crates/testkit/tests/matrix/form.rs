//! Filling in a form as a browser shows it: what stands in it already, hidden fields too, and what is typed over it.

use rinnalla_views::form::Fields;

/// The fields of the form on a page that is sent to `action`, as they stand; none when there is no such form.
pub fn standing(page: &str, action: &str) -> Fields {
    let head = format!("<form method=\"post\" action=\"{action}\"");
    let Some(form) = page.split(&head).nth(1).and_then(|rest| rest.split("</form>").next()) else {
        return Fields::default();
    };
    let mut fields = Fields::default();
    let mut select = None;
    for (at, _) in form.match_indices('<') {
        let (tag, rest) = form[at + 1..].split_once('>').unwrap_or_default();
        let value = || attribute(tag, "value").unwrap_or_default();
        match (tag.split_whitespace().next().unwrap_or_default(), attribute(tag, "name")) {
            ("input", Some(name)) if counts(tag) => fields.push(&name, value()),
            ("textarea", Some(name)) => {
                let text = rest.split("</textarea>").next().unwrap_or_default();
                fields.push(&name, plain(text.strip_prefix('\n').unwrap_or(text)));
            }
            ("select", name) => select = name,
            ("option", _) if tag.ends_with(" selected") => {
                fields.push(select.as_deref().unwrap_or_default(), value());
            }
            _ => {}
        }
    }
    fields
}

/// Boxes and choices count when they are ticked; the token of the web session is added by the browser.
fn counts(tag: &str) -> bool {
    let kind = attribute(tag, "type").unwrap_or_default();
    let ticked = tag.split_whitespace().any(|word| word == "checked");
    attribute(tag, "name").as_deref() != Some("_tunnus") && (!matches!(kind.as_str(), "radio" | "checkbox") || ticked)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!(" {name}=\""))?.1;
    Some(plain(value.split('"').next().unwrap_or_default()))
}

fn plain(text: &str) -> String {
    let marks = [("&lt;", "<"), ("&#60;", "<"), ("&gt;", ">"), ("&#62;", ">"), ("&quot;", "\""), ("&#34;", "\"")];
    let text = marks.iter().fold(text.to_owned(), |text, (mark, sign)| text.replace(mark, sign));
    text.replace("&#39;", "'").replace("&#x27;", "'").replace("&amp;", "&").replace("&#38;", "&")
}

/// What stands, with what is typed in place of it.
pub fn filled(standing: &Fields, typed: &Fields) -> Fields {
    let typed = typed.pairs();
    let kept = standing.pairs().into_iter().filter(|(name, _)| typed.iter().all(|(other, _)| other != name));
    let mut fields = Fields::default();
    for (name, value) in kept.chain(typed.clone()) {
        fields.push(&name, value);
    }
    fields
}

#[test]
fn a_form_is_read_as_a_browser_reads_it() {
    let page = "<form method=\"post\" action=\"/muu\"><input name=\"x\" value=\"1\"></form>\
        <form method=\"post\" action=\"/a\" data-draft=\"/l\"><input type=\"hidden\" name=\"_versio\" value=\"3\">\
        <input type=\"hidden\" name=\"_tunnus\" value=\"t\"><input type=\"radio\" name=\"r\" value=\"a\">\
        <input type=\"radio\" name=\"r\" value=\"b\" checked> <textarea name=\"t\" rows=\"3\">\nA &amp; O</textarea>\
        <select name=\"s\"><option value=\"\"></option><option value=\"2\" selected>Two</option></select></form>";
    let read = standing(page, "/a");
    let expected = [("_versio", "3"), ("r", "b"), ("t", "A & O"), ("s", "2")];
    assert_eq!(read.pairs(), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let typed = filled(&read, &Fields::default().with("r", "a"));
    assert_eq!((typed.get("r"), typed.all("r").count(), typed.get("t")), ("a", 1, "A & O"));
}
