//! Plain text out of text with markup. What is shown later is escaped there too; here nothing that could be read as
//! a tag is left at all.
//!
//! The rules are those of browsers as far as they matter for text: scripts and style sheets are dropped with what is in
//! them, blocks begin a new line, entities become letters. Text that was escaped twice is unescaped twice.

/// Elements whose content is not text.
const DROPPED: &[&str] =
    &["script", "style", "template", "iframe", "object", "svg", "math", "head", "noscript", "textarea"];
/// Elements that begin a new line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "ul",
    "ol",
    "li",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "blockquote",
    "header",
    "footer",
    "dl",
    "dt",
    "dd",
    "hr",
    "pre",
    "address",
    "figure",
];
/// Longer tags are not tags.
const LONGEST_TAG: usize = 2_000;
/// How often text may have been escaped on its way.
const ROUNDS: usize = 3;

/// The text of what may or may not hold markup.
pub(crate) fn to_text(raw: &str) -> String {
    if !raw.contains(['<', '&']) {
        return raw.to_owned();
    }
    let mut text = raw.to_owned();
    for _ in 0..ROUNDS {
        text = strip(&text);
        if !has_tag(&text) && !text.contains('&') {
            break;
        }
    }
    tidy(&disarm(&text))
}

fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(opens_a_tag)
}

/// Does a tag begin here, after the `<`?
fn opens_a_tag(after: &str) -> bool {
    after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

/// Puts a blank after each `<` that could still begin a tag.
fn disarm(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('<');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        out.push('<');
        if opens_a_tag(piece) {
            out.push(' ');
        }
        out.push_str(piece);
    }
    out
}

fn strip(raw: &str) -> String {
    let in_blocks = has_tag(raw) && has_block(raw);
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['<', '&']) {
        push_text(&mut out, &rest[..at], in_blocks);
        rest = &rest[at..];
        rest = if rest.starts_with('<') { after_tag(rest, &mut out) } else { after_entity(rest, &mut out) };
    }
    push_text(&mut out, rest, in_blocks);
    out
}

fn has_block(raw: &str) -> bool {
    raw.split('<').skip(1).any(|after| BLOCKS.contains(&name_of(after).as_str()))
}

/// Between blocks a line end is a blank; in plain text it is a line end.
fn push_text(out: &mut String, text: &str, in_blocks: bool) {
    if in_blocks {
        out.extend(text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
    } else {
        out.push_str(text);
    }
}

/// The name of the element whose tag begins here, after the `<`.
fn name_of(after: &str) -> String {
    let after = after.strip_prefix('/').unwrap_or(after);
    after.chars().take_while(char::is_ascii_alphanumeric).take(12).collect::<String>().to_ascii_lowercase()
}

/// What follows the tag, comment or lone `<` at the beginning of `rest`.
fn after_tag<'a>(rest: &'a str, out: &mut String) -> &'a str {
    let inner = &rest[1..];
    if let Some(comment) = inner.strip_prefix("!--") {
        return comment.find("-->").map_or("", |end| &comment[end + 3..]);
    }
    let end = if opens_a_tag(inner) { tag_end(inner) } else { None };
    let Some(end) = end else {
        out.push('<');
        return inner;
    };
    let (name, after) = (name_of(inner), &inner[end + 1..]);
    let closes = inner.starts_with('/');
    if !closes && DROPPED.contains(&name.as_str()) {
        out.push(' ');
        return after_element(after, &name);
    }
    match name.as_str() {
        "li" if !closes => out.push_str("\n- "),
        "p" | "ul" | "ol" | "blockquote" => out.push_str("\n\n"),
        "td" | "th" => out.push(' '),
        name if BLOCKS.contains(&name) => out.push('\n'),
        _ => {}
    }
    after
}

/// Where the tag ends: at the first `>` outside quotes. None when it does not end, or another one begins in it.
fn tag_end(inner: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in inner.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if byte == open => quote = None,
            _ => {}
        }
    }
    // A quote that never ends was an apostrophe.
    inner.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')
}

/// What follows the end of an element whose content is dropped.
fn after_element<'a>(after: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = after[from..].find("</") {
        let begins = from + at;
        if name_of(&after[begins + 1..]) == name {
            return after[begins..].find('>').map_or("", |end| &after[begins + end + 1..]);
        }
        from = begins + 2;
    }
    ""
}

/// What follows the entity or lone `&` at the beginning of `rest`.
fn after_entity<'a>(rest: &'a str, out: &mut String) -> &'a str {
    let longest = rest.len().min(12);
    let end = rest.as_bytes()[..longest].iter().position(|byte| *byte == b';');
    let letter = end.and_then(|end| entity(&rest[1..end]).map(|letter| (letter, end)));
    if let Some((letter, end)) = letter {
        out.push(letter);
        return &rest[end + 1..];
    }
    out.push('&');
    &rest[1..]
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter)
}

/// At most one empty line, no blanks at the ends of lines, no runs of blanks.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        let line = line.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if line.trim().is_empty() || line == "-" {
            empty += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if empty > 0 && !line.starts_with("- ") { "\n\n" } else { "\n" });
        }
        empty = 0;
        out.push_str(&line);
    }
    out
}

/// Named entities in use in European text (HTML Living Standard, section 13.5).
#[rustfmt::skip]
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}'), ("shy", '\u{ad}'),
    ("auml", 'ä'), ("Auml", 'Ä'), ("ouml", 'ö'), ("Ouml", 'Ö'), ("aring", 'å'), ("Aring", 'Å'), ("uuml", 'ü'),
    ("Uuml", 'Ü'), ("eacute", 'é'), ("Eacute", 'É'), ("egrave", 'è'), ("ecirc", 'ê'), ("euml", 'ë'), ("aacute", 'á'),
    ("Aacute", 'Á'), ("agrave", 'à'), ("acirc", 'â'), ("atilde", 'ã'), ("aelig", 'æ'), ("AElig", 'Æ'),
    ("ccedil", 'ç'), ("iacute", 'í'), ("igrave", 'ì'), ("icirc", 'î'), ("iuml", 'ï'), ("ntilde", 'ñ'),
    ("oacute", 'ó'), ("ograve", 'ò'), ("ocirc", 'ô'), ("otilde", 'õ'), ("Otilde", 'Õ'), ("oslash", 'ø'),
    ("Oslash", 'Ø'), ("szlig", 'ß'), ("uacute", 'ú'), ("ugrave", 'ù'), ("ucirc", 'û'), ("yacute", 'ý'), ("yuml", 'ÿ'),
    ("scaron", 'š'), ("Scaron", 'Š'), ("zcaron", 'ž'), ("Zcaron", 'Ž'), ("ccaron", 'č'), ("Ccaron", 'Č'),
    ("thorn", 'þ'), ("eth", 'ð'), ("ndash", '–'), ("mdash", '—'), ("hellip", '…'), ("bull", '•'), ("middot", '·'),
    ("lsquo", '‘'), ("rsquo", '’'), ("sbquo", '‚'), ("ldquo", '“'), ("rdquo", '”'), ("bdquo", '„'), ("laquo", '«'),
    ("raquo", '»'), ("lsaquo", '‹'), ("rsaquo", '›'), ("euro", '€'), ("pound", '£'), ("cent", '¢'), ("sect", '§'),
    ("para", '¶'), ("copy", '©'), ("reg", '®'), ("trade", '™'), ("deg", '°'), ("plusmn", '±'), ("times", '×'),
    ("divide", '÷'), ("frac12", '½'), ("frac14", '¼'), ("frac34", '¾'), ("sup2", '²'), ("sup3", '³'), ("sup1", '¹'),
    ("micro", 'µ'), ("ordm", 'º'), ("ordf", 'ª'), ("acute", '´'), ("uml", '¨'), ("iexcl", '¡'), ("iquest", '¿'),
    ("rarr", '→'), ("larr", '←'), ("ensp", ' '), ("emsp", ' '), ("thinsp", ' '), ("hearts", '♥'), ("check", '✓'),
    ("minus", '−'), ("le", '≤'), ("ge", '≥'), ("ne", '≠'), ("zwnj", '\u{200c}'), ("zwj", '\u{200d}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, text: &str) {
        assert_eq!(to_text(raw), text, "{raw}");
    }

    #[test]
    fn paragraphs_and_lists_become_lines() {
        check("<p>Tule mukaan!</p><p>Kahvi on <b>ilmaista</b>.</p>", "Tule mukaan!\n\nKahvi on ilmaista.");
        check("Mukaan:<ul>\n<li>kupit</li>\n<li>sukat</li></ul>Loppu", "Mukaan:\n- kupit\n- sukat\n\nLoppu");
        check("rivi<br/>toinen\n samaa", "rivi\ntoinen samaa");
        check("ei merkintöjä\nkaksi riviä", "ei merkintöjä\nkaksi riviä");
    }

    #[test]
    fn scripts_comments_and_handlers_leave_nothing() {
        check("Hei<script>alert('x')</script> sinä", "Hei sinä");
        check("Hei<SCRIPT src=//x>alert(1)</ScRiPt > sinä", "Hei sinä");
        check("Hei<style>p{}</style><!-- salaa <b> --> sinä", "Hei sinä");
        check("<img src=x onerror=\"alert(1)>\">Kuva", "Kuva");
        check("<a href='javascript:alert(1)'>linkki</a>", "linkki");
        check("loppu<script>ei lopu", "loppu");
    }

    #[test]
    fn what_was_escaped_is_unescaped_and_stripped_too() {
        check("&lt;p&gt;K&auml;sity&ouml;kerho&lt;/p&gt;", "Käsityökerho");
        check("&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;Hei", "Hei");
        check("2&#160;&euro; &#x2013; 3&nbsp;&euro; &tuntematon; R&B", "2 € – 3 € &tuntematon; R&B");
    }

    #[test]
    fn nothing_that_could_be_a_tag_is_left() {
        for raw in [
            "<img src=x onerror=alert(1) ",
            "a<b ja c<d",
            "<<script>alert(1)<</script>",
            "<scr<script>ipt>x",
            "&amp;amp;amp;lt;b&amp;amp;amp;gt;",
        ] {
            let text = to_text(raw);
            assert!(!has_tag(&text), "{raw} became {text}");
        }
        check("lämpötila < 5 ja ikä <18", "lämpötila < 5 ja ikä <18");
        check("a<b", "a< b");
    }

    #[test]
    fn long_nonsense_is_read_in_time() {
        for piece in ["<a \"", "<script>", "</", "&#", "<!--", "<li>", "&amp;"] {
            to_text(&piece.repeat(20_000));
        }
    }
}
