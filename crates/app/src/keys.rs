//! The installation's key: kept outside the database, in a file that only the service can read.

use std::io::Write;
use std::path::Path;

use rinnalla_store::Sealer;

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file cannot be read or written.
    #[error("the key file cannot be used: {0}")]
    File(#[from] std::io::Error),
    /// The key is not 64 hexadecimal digits.
    #[error("the key must be 64 hexadecimal digits")]
    Format,
}

/// The key, and what it makes.
#[derive(Clone, Debug)]
pub struct Keys {
    sealer: Sealer,
}

impl Keys {
    /// Takes the key as 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`KeysError::Format`]
    pub fn parse(text: &str) -> Result<Self, KeysError> {
        let text = text.trim();
        if text.len() != 64 || !text.is_ascii() {
            return Err(KeysError::Format);
        }
        let mut key = [0; 32];
        for (byte, pair) in key.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| KeysError::Format)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| KeysError::Format)?;
        }
        Ok(Self { sealer: Sealer::new(&key) })
    }

    /// Reads the key file, or makes one (readable by its owner alone) from `fresh` random bytes.
    ///
    /// # Errors
    /// [`KeysError`]
    pub fn read_or_make(file: &Path, fresh: [u8; 32]) -> Result<Self, KeysError> {
        match std::fs::read_to_string(file) {
            Ok(text) => return Self::parse(&text),
            Err(why) if why.kind() != std::io::ErrorKind::NotFound => return Err(why.into()),
            Err(_) => {}
        }
        let text: String = fresh.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(file)?.write_all(text.as_bytes())?;
        Self::parse(&text)
    }

    /// Seals and digests.
    pub const fn sealer(&self) -> &Sealer {
        &self.sealer
    }
}
