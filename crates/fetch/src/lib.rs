//! Asks an address on the web for a file. Nothing else in Rinnalla opens a connection to an address that a person wrote.
//!
//! An address is asked only when its host stands on the list that is handed in. The name is looked up once, every
//! address that it gives must be one of the public internet, and the connection goes to that very address: a name that
//! points elsewhere a moment later changes nothing. A redirection is a new address, judged in the same way. Size and
//! time are bounded while the answer comes, and once more when it is unpacked.

mod address;
mod ask;
mod body;
mod reach;
mod refused;

pub use address::{Allowed, may_ask};
pub use reach::{Reach, is_public};
pub use refused::Refused;

use std::sync::Arc;
use std::time::Duration;

use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// How much is taken, and how long one waits.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For a connection.
    pub connect: Duration,
    /// For one address, redirections and all.
    pub total: Duration,
    /// Bytes of one answer, unpacked too.
    pub bytes: usize,
    /// Redirections of one address.
    pub redirects: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), total: Duration::from_mins(2), bytes: 64 * 1024 * 1024, redirects: 3 }
    }
}

/// What an address gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The address that gave it in the end, after redirections.
    pub address: String,
    /// What it is said to be, such as `application/json`.
    pub media_type: String,
    /// The bytes, unpacked.
    pub bytes: Vec<u8>,
}

/// Asks addresses.
#[derive(Clone, Debug)]
pub struct Fetcher {
    limits: Limits,
    reach: Reach,
    tls: Arc<ClientConfig>,
}

impl Fetcher {
    /// Asks addresses of the public internet.
    pub fn new(limits: Limits) -> Self {
        Self::reaching(limits, Reach::Internet)
    }

    /// Asks addresses within a reach that is handed in: tests hand in one that has their own server in it.
    pub fn reaching(limits: Limits, reach: Reach) -> Self {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("the provider speaks the versions that it comes with")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self { limits, reach, tls: Arc::new(tls) }
    }

    /// The file at an address.
    ///
    /// # Errors
    /// [`Refused`], with the reason
    pub async fn get(&self, address: &str, allowed: &[Allowed]) -> Result<Fetched, Refused> {
        match tokio::time::timeout(self.limits.total, ask::follow(self, address, allowed)).await {
            Ok(answer) => answer,
            Err(_) => Err(Refused::TooSlow),
        }
    }
}
