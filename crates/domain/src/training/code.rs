//! The code on a certificate, by which anybody can ask whether it holds.

/// Digits and letters without I, L, O and U (Crockford's base 32): nothing on paper is taken for something else.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Twenty letters of five bits: a hundred bits.
const LENGTH: usize = 20;

/// A code of twenty letters, shown in fours. It cannot be guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Makes one of a digest in hexadecimal.
    ///
    /// `None` for a digest of fewer than 25 digits.
    pub fn of_digest(digest: &str) -> Option<Self> {
        let bits: Vec<u8> = digest
            .chars()
            .take(LENGTH * 5 / 4)
            .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
            .collect::<Option<Vec<u8>>>()?
            .into_iter()
            .flat_map(|digit| (0..4).rev().map(move |bit| digit >> bit & 1))
            .collect();
        let letters: String = bits
            .chunks_exact(5)
            .filter_map(|five| LETTERS.get(usize::from(five.iter().fold(0, |n, bit| n << 1 | bit))))
            .map(|letter| char::from(*letter))
            .collect();
        (letters.len() == LENGTH).then_some(Self(letters))
    }

    /// Reads what somebody typed: small letters, blanks and dashes are welcome, O is 0, I and L are 1.
    pub fn parse(typed: &str) -> Option<Self> {
        let letters: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '\u{2011}'))
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .take(LENGTH + 1)
            .collect();
        let fits = letters.len() == LENGTH && letters.bytes().all(|b| LETTERS.contains(&b));
        fits.then_some(Self(letters))
    }

    /// The letters alone.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (n, letter) in self.0.chars().enumerate() {
            if n > 0 && n % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_made_of_a_digest_and_reads_back_however_it_is_typed() {
        let code = Code::of_digest("00443214c74254b635cf84653a56d7c675be77df").unwrap();
        assert_eq!(code.to_string().len(), 24);
        assert!(code.as_str().starts_with("0123456789ABCDEF"), "{code}");
        assert_eq!(Code::parse(&code.to_string()), Some(code.clone()));
        let sloppy = code.to_string().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(Code::parse(&sloppy), Some(code));
    }

    #[test]
    fn what_is_no_code_is_none() {
        assert!(Code::of_digest("00443214c7").is_none() && Code::of_digest("zz").is_none());
        for wrong in ["", "0123", "0123456789ABCDEFGHJKM", "0123-4567-89AB-CDEF-GHJ!", "Ääääääääääääääääääää"]
        {
            assert!(Code::parse(wrong).is_none(), "{wrong}");
        }
    }
}
