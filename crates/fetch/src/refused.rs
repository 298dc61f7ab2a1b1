//! Why an address was not asked, or its answer not taken.

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is no address of the web.
    #[error("it is not an address of the web: {0}")]
    NotAnAddress(String),
    /// The host is not on the list, or not with this protocol or port.
    #[error("{0} is not on the list of allowed servers")]
    NotAllowed(String),
    /// The name is not known.
    #[error("no server of the name {0} was found")]
    NoSuchName(String),
    /// The name leads into a closed network.
    #[error("{0} leads to an address that is not of the public internet")]
    NotPublic(String),
    /// One redirection after another.
    #[error("the address redirects more than {0} times")]
    TooManyRedirects(usize),
    /// The server says no.
    #[error("the server answered {0}")]
    Status(u16),
    /// More than is taken.
    #[error("the answer is larger than {} MB", .0 / 1_000_000)]
    TooLarge(usize),
    /// Longer than one waits.
    #[error("the server was too slow")]
    TooSlow,
    /// No connection.
    #[error("{0} could not be reached")]
    Unreachable(String),
    /// The protected connection failed: a certificate that is not right, most often.
    #[error("the protected connection to {0} failed")]
    Unprotected(String),
    /// The answer broke off, or is no HTTP.
    #[error("the answer broke off or could not be read")]
    Broken,
}

impl Refused {
    /// The stable code, for the catalogues.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAnAddress(_) => "not-an-address",
            Self::NotAllowed(_) => "not-allowed",
            Self::NoSuchName(_) => "no-such-name",
            Self::NotPublic(_) => "not-public",
            Self::TooManyRedirects(_) => "too-many-redirects",
            Self::Status(_) => "status",
            Self::TooLarge(_) => "too-large",
            Self::TooSlow => "too-slow",
            Self::Unreachable(_) => "unreachable",
            Self::Unprotected(_) => "unprotected",
            Self::Broken => "broken",
        }
    }

    /// What the reason speaks of: a host, a number.
    pub fn detail(&self) -> String {
        match self {
            Self::NotAnAddress(what)
            | Self::NotAllowed(what)
            | Self::NoSuchName(what)
            | Self::NotPublic(what)
            | Self::Unreachable(what)
            | Self::Unprotected(what) => what.clone(),
            Self::TooManyRedirects(most) => most.to_string(),
            Self::Status(status) => status.to_string(),
            Self::TooLarge(most) => (most / 1_000_000).to_string(),
            Self::TooSlow | Self::Broken => String::new(),
        }
    }
}
