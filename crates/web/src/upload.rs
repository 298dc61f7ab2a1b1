//! Files in forms: `multipart/form-data`, as browsers send it (RFC 7578). The whole body is in memory already.

use rinnalla_views::form::Fields;

/// A file that somebody sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Upload {
    /// Its name.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

/// The most parts of a form with a file.
const MOST_PARTS: usize = 100;

/// The boundary of a form with a file; none for other forms.
pub(crate) fn boundary(content_type: &str) -> Option<String> {
    let (kind, rest) = content_type.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = rest.split(';').find_map(|part| part.trim().strip_prefix("boundary="))?;
    let boundary = boundary.trim_matches('"');
    (!boundary.is_empty() && boundary.len() <= 70).then(|| boundary.to_owned())
}

/// Fields and the first file of a form. What is torn ends what is read.
pub(crate) fn read(body: &[u8], boundary: &str) -> (Fields, Option<Upload>) {
    let line = format!("--{boundary}");
    let between = format!("\r\n--{boundary}");
    let (mut fields, mut file) = (Fields::default(), None);
    let Some(mut rest) = after(body, line.as_bytes()) else { return (fields, file) };
    for _ in 0..MOST_PARTS {
        let Some(part) = rest.strip_prefix(b"\r\n") else { break };
        let (Some(at), Some(end)) = (find(part, b"\r\n\r\n"), find(part, between.as_bytes())) else { break };
        let (Some(head), Some(content)) = (part.get(..at), part.get(at + 4..end)) else { break };
        take(&String::from_utf8_lossy(head), content, &mut fields, &mut file);
        rest = part.get(end + between.len()..).unwrap_or_default();
    }
    (fields, file)
}

fn take(head: &str, content: &[u8], fields: &mut Fields, file: &mut Option<Upload>) {
    let disposition = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"));
    let Some(disposition) = disposition else { return };
    let Some(name) = parameter(disposition, "name") else { return };
    match parameter(disposition, "filename") {
        // A browser sends a field of a file without a file as an empty one without a name.
        Some(file_name) if file.is_none() && !file_name.is_empty() => {
            *file = Some(Upload { name: file_name, bytes: content.to_vec() });
        }
        Some(_) => {}
        None => fields.push(&name, String::from_utf8_lossy(content)),
    }
}

/// `name="value"` of a header; browsers write `"` within as `%22`.
fn parameter(line: &str, name: &str) -> Option<String> {
    let wanted = format!("{name}=\"");
    let found = line.split(';').map(str::trim_start).find_map(|part| part.strip_prefix(wanted.as_str()))?;
    Some(found.split('"').next().unwrap_or_default().to_owned())
}

fn after<'a>(body: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    body.get(find(body, mark)? + mark.len()..)
}

fn find(body: &[u8], mark: &[u8]) -> Option<usize> {
    let first = *mark.first()?;
    let mut from = 0;
    while let Some(at) = body.get(from..)?.iter().position(|byte| *byte == first) {
        if body.get(from + at..)?.starts_with(mark) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_a_file_are_read_and_torn_bodies_end_quietly() {
        assert_eq!(boundary("multipart/form-data; boundary=\"a b\"").as_deref(), Some("a b"));
        assert_eq!(boundary("application/x-www-form-urlencoded"), None);
        let body = "--x\r\nContent-Disposition: form-data; name=\"_tunnus\"\r\n\r\nabc\r\n--x\r\n\
            Content-Disposition: form-data; name=\"file\"; filename=\"kerhot.csv\"\r\nContent-Type: text/csv\r\n\r\n\
            Nimi;Järjestäjä\r\n\r\n--y\r\n--x--\r\n";
        let (fields, file) = read(body.as_bytes(), "x");
        assert_eq!(fields.get("_tunnus"), "abc");
        let file = file.unwrap();
        assert_eq!(file.name, "kerhot.csv");
        assert_eq!(file.bytes, "Nimi;Järjestäjä\r\n\r\n--y".as_bytes());
        for end in 0..body.len() {
            let _ = read(body.as_bytes().get(..end).unwrap(), "x");
        }
        let empty = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--x--";
        assert_eq!(read(empty.as_bytes(), "x").1, None);
    }
}
