//! Sealed fields: encrypted with a key that is kept outside the database.
//!
//! AES-256-GCM-SIV (RFC 8452, resists a repeated nonce); the place of the field is bound as associated data,
//! so that a sealed text cannot be moved to another row.

use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::StoreError;

/// Seals and opens fields, and makes keyed digests.
#[derive(Clone)]
pub struct Sealer {
    cipher: Aes256GcmSiv,
    digest_key: [u8; 32],
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer(..)")
    }
}

impl Sealer {
    /// Takes the 32 bytes of the installation's key.
    ///
    /// # Panics
    /// Never: the lengths are fixed.
    pub fn new(key: &[u8; 32]) -> Self {
        let derive = |purpose: &str| -> [u8; 32] { mac(key, purpose.as_bytes()) };
        let cipher = Aes256GcmSiv::new_from_slice(&derive("seal")).expect("32 bytes");
        Self { cipher, digest_key: derive("digest") }
    }

    /// Seals `text` for one `place` such as `referrals/ID/safety`. `nonce` is handed in and must be random.
    ///
    /// # Errors
    /// [`StoreError::Broken`] for a text beyond the cipher's limit.
    pub fn seal(&self, place: &str, text: &str, nonce: [u8; 12]) -> Result<String, StoreError> {
        let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
        let sealed = self
            .cipher
            .encrypt(&Nonce::from(nonce), payload)
            .map_err(|_| StoreError::Broken("sealing failed".into()))?;
        Ok(hex(&nonce) + &hex(&sealed))
    }

    /// Opens what [`Sealer::seal`] made for the same place.
    ///
    /// # Errors
    /// [`StoreError::Broken`] when the key is another, the text was changed or it was moved.
    pub fn open(&self, place: &str, sealed: &str) -> Result<String, StoreError> {
        let broken = || StoreError::Broken("a sealed field cannot be opened: is the key the right one?".into());
        let bytes = unhex(sealed).filter(|b| b.len() > 12).ok_or_else(broken)?;
        let (nonce, message) = bytes.split_at(12);
        let nonce: [u8; 12] = nonce.try_into().map_err(|_| broken())?;
        let payload = Payload { msg: message, aad: place.as_bytes() };
        let text = self.cipher.decrypt(&Nonce::from(nonce), payload).map_err(|_| broken())?;
        String::from_utf8(text).map_err(|_| broken())
    }

    /// A keyed digest in hexadecimal, for chains, tokens and throttles.
    pub fn digest(&self, purpose: &str, text: &str) -> String {
        hex(&mac(&self.digest_key, format!("{purpose}\0{text}").as_bytes()))
    }
}

fn mac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).expect("HMAC takes any key");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_opens_only_in_its_own_place() {
        let sealer = Sealer::new(&[7; 32]);
        let sealed = sealer.seal("referrals/a/safety", "Koira pihalla", [1; 12]).unwrap();
        assert!(!sealed.contains("Koira"));
        assert_eq!(sealer.open("referrals/a/safety", &sealed).unwrap(), "Koira pihalla");
        assert!(sealer.open("referrals/b/safety", &sealed).is_err());
        assert!(Sealer::new(&[8; 32]).open("referrals/a/safety", &sealed).is_err());
        assert!(sealer.open("referrals/a/safety", "zz").is_err());
    }
}
