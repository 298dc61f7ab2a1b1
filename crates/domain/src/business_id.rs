//! The Finnish business identity code (Y-tunnus): seven digits, a hyphen and a check digit.
//!
//! The check digit is the one of the Finnish Tax Administration: weights 7 9 10 5 8 4 2, modulo 11; a remainder of 0
//! gives 0, a remainder of 1 is never given out, any other remainder is subtracted from 11.

use std::fmt;

/// A business identity code whose check digit is right.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BusinessId(String);

/// Why what was written is not a business identity code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BusinessIdError {
    /// Not seven digits, a hyphen and one digit.
    #[error("not of the form 1234567-8")]
    Form,
    /// The last digit does not fit the others.
    #[error("the check digit does not fit")]
    CheckDigit,
}

const WEIGHTS: [u32; 7] = [7, 9, 10, 5, 8, 4, 2];

impl BusinessId {
    /// Reads a code. Blanks around it, another kind of hyphen, a lost first zero and the form of a VAT number
    /// ("FI12345671") are taken.
    ///
    /// # Errors
    /// [`BusinessIdError`]
    pub fn parse(raw: &str) -> Result<Self, BusinessIdError> {
        let bare: String =
            raw.trim().chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '‐' | '−')).collect();
        let bare = bare.strip_prefix("FI").or_else(|| bare.strip_prefix("fi")).unwrap_or(&bare);
        if !(7..=8).contains(&bare.len()) || !bare.chars().all(|c| c.is_ascii_digit()) {
            return Err(BusinessIdError::Form);
        }
        let padded = format!("{bare:0>8}");
        let digits: Vec<u32> = padded.chars().filter_map(|c| c.to_digit(10)).collect();
        let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        let check = match sum % 11 {
            0 => Some(0),
            1 => None,
            rest => Some(11 - rest),
        };
        if check != digits.last().copied() {
            return Err(BusinessIdError::CheckDigit);
        }
        Ok(Self(format!("{}-{}", &padded[..7], &padded[7..])))
    }

    /// "1234567-1"
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BusinessId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_written() {
        for written in ["1234567-1", " 1234567–1 ", "12345671", "FI12345671"] {
            assert_eq!(BusinessId::parse(written).map(|id| id.to_string()), Ok("1234567-1".into()), "{written}");
        }
        assert_eq!(BusinessId::parse("737546-2").map(|id| id.to_string()), Ok("0737546-2".into()));
    }

    #[test]
    fn a_slip_of_one_digit_is_noticed() {
        let good = "12345671";
        for place in 0..8 {
            for digit in '0'..='9' {
                let mut slip: Vec<char> = good.chars().collect();
                if slip[place] == digit {
                    continue;
                }
                slip[place] = digit;
                let slip: String = slip.into_iter().collect();
                assert!(BusinessId::parse(&slip).is_err(), "{slip}");
            }
        }
        assert_eq!(BusinessId::parse("1234567-2"), Err(BusinessIdError::CheckDigit));
        assert_eq!(BusinessId::parse("ei ole"), Err(BusinessIdError::Form));
        assert_eq!(BusinessId::parse(""), Err(BusinessIdError::Form));
    }
}
