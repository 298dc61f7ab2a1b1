//! JSON of strangers: looked over before it is built in memory, and read without trusting its shape.

use serde_json::Value;

use super::Why;

/// The largest file of JSON, in bytes.
pub(crate) const LARGEST: usize = 64 * 1024 * 1024;
/// The most values in one file: each takes some hundred bytes of memory at worst.
const MOST_VALUES: usize = 2_000_000;
/// The deepest nesting; the deepest real body has fourteen levels.
const DEEPEST: usize = 64;

/// The most records of one file.
pub(crate) const MOST_RECORDS: usize = 50_000;

/// Refuses a list of more records than are read.
pub(crate) fn not_too_many(records: usize) -> Result<(), Why> {
    if records > MOST_RECORDS {
        return Err(Why::TooLarge(format!("{records} records where at most {MOST_RECORDS} are read")));
    }
    Ok(())
}

/// Reads a file of JSON.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Why> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    look_over(bytes)?;
    serde_json::from_slice(bytes).map_err(|why| Why::BrokenFile(format!("it is not JSON: {why}")))
}

/// Counts values and levels without building anything.
fn look_over(bytes: &[u8]) -> Result<(), Why> {
    if bytes.len() > LARGEST {
        return Err(Why::TooLarge(format!("{} bytes where at most {LARGEST} are read", bytes.len())));
    }
    let (mut values, mut depth, mut in_string, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in bytes {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => {
                depth += 1;
                values += 1;
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Why::TooLarge(format!("values are nested more than {DEEPEST} deep")));
        }
        if values > MOST_VALUES {
            return Err(Why::TooLarge(format!("more than {MOST_VALUES} values")));
        }
    }
    Ok(())
}

/// Access to values whose shape nobody promises.
pub(crate) trait Loose {
    /// The text of a key: a text that is not blank, or a number.
    fn text(&self, key: &str) -> Option<String>;
    /// The list of a key; empty when there is none.
    fn list(&self, key: &str) -> &[Value];
    /// The number of a key, also when it is written as text.
    fn number(&self, key: &str) -> Option<f64>;
    /// The yes or no of a key.
    fn flag(&self, key: &str) -> Option<bool>;
    /// Is there anything under the key?
    fn has(&self, key: &str) -> bool;
    /// This value as text: a text that is not blank, or a number.
    fn as_text(&self) -> Option<String>;
}

impl Loose for Value {
    fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_text()
    }

    fn list(&self, key: &str) -> &[Value] {
        self.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    fn number(&self, key: &str) -> Option<f64> {
        let value = self.get(key)?;
        let written = || value.as_str()?.trim().replace(',', ".").parse().ok();
        value.as_f64().or_else(written).filter(|number: &f64| number.is_finite())
    }

    fn flag(&self, key: &str) -> Option<bool> {
        match self.get(key)? {
            Value::Bool(flag) => Some(*flag),
            Value::String(word) => match word.trim().to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" => Some(true),
                "false" | "0" | "no" => Some(false),
                word if word.ends_with("schema.org/true") => Some(true),
                word if word.ends_with("schema.org/false") => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    fn has(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| !value.is_null())
    }

    fn as_text(&self) -> Option<String> {
        match self {
            Self::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Self::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }
}

/// A number of years, places or people: whole, not negative, and small.
pub(crate) fn small<T: TryFrom<u64>>(number: Option<f64>) -> Option<T> {
    let number = number.filter(|number| (0.0..1e9).contains(number))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a milliard")]
    let whole = number as u64;
    T::try_from(whole).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_deep_or_too_much_is_refused_before_it_is_built() {
        assert!(matches!(parse(&b"[".repeat(100)), Err(Why::TooLarge(_))));
        assert!(matches!(parse(format!("[{}0]", "0,".repeat(MOST_VALUES)).as_bytes()), Err(Why::TooLarge(_))));
        assert!(matches!(parse(b"[1,"), Err(Why::BrokenFile(_))));
        assert!(matches!(parse(b"{\"a\":\"\xff\"}"), Err(Why::BrokenFile(_))));
        assert!(parse("\u{feff}{\"a\": \"[[[[\\\"\"}".as_bytes()).is_ok());
    }

    #[test]
    fn values_are_read_whatever_their_type() {
        let value = parse(br#"{"n": "6839282,5", "i": 12, "t": " x ", "e": " ", "f": "true", "z": null}"#).unwrap();
        assert_eq!(value.number("n"), Some(6_839_282.5));
        assert_eq!(value.text("i").as_deref(), Some("12"));
        assert_eq!(value.text("t").as_deref(), Some("x"));
        assert_eq!(value.text("e"), None);
        assert_eq!(value.flag("f"), Some(true));
        assert!(!value.has("z") && value.list("z").is_empty());
        assert_eq!(small::<u8>(Some(300.0)), None);
        assert_eq!(small::<u8>(Some(-1.0)), None);
        assert_eq!(small::<u8>(Some(18.0)), Some(18));
    }
}
