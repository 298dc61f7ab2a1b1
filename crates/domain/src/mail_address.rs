//! Mail addresses and the domains that an organisation writes from.
//!
//! The form is the dot-atom of RFC 5322 "Internet Message Format" with the length limits of
//! RFC 5321 "Simple Mail Transfer Protocol": no quoted names, comments or numeric hosts, which
//! nobody's real address has and which other programs read in different ways.

use std::fmt;

/// A mail address whose domain is in lower case.
///
/// `Debug` shows the domain only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailAddress {
    address: String,
    at: usize,
}

/// A mail domain as an administrator writes it: `kunta.fi`, or `*.kunta.fi` for its subdomains.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailDomain {
    name: String,
    subdomains: bool,
}

/// Why what was written is not a mail address or a mail domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailAddressError {
    /// Not one plain address: also a display name, several addresses or a blank inside.
    #[error("not a mail address")]
    Format,
    /// Letters such as ä or ö, which most mail systems cannot deliver to.
    #[error("letters outside a to z")]
    Letters,
    /// Over 64 characters before the @ or 254 in all.
    #[error("too long for a mail address")]
    TooLong,
}

const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 253;
const LONGEST_LABEL: usize = 63;
const LONGEST: usize = 254;

impl MailAddress {
    /// Reads one plain address; blanks at the ends do no harm.
    ///
    /// The part before the @ is kept as written, since its case is the receiver's business; use
    /// [`MailAddress::key`] to tell whether two people gave the same address.
    pub fn parse(raw: &str) -> Result<Self, MailAddressError> {
        let written = raw.trim();
        if written.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(MailAddressError::Format);
        }
        if written.chars().any(|c| !c.is_ascii() && c.is_alphanumeric()) {
            return Err(MailAddressError::Letters);
        }
        let (local, domain) = written.split_once('@').ok_or(MailAddressError::Format)?;
        if !local.split('.').all(is_atom) {
            return Err(MailAddressError::Format);
        }
        if local.len() > LONGEST_LOCAL || written.len() > LONGEST {
            return Err(MailAddressError::TooLong);
        }
        let domain = host(domain)?;
        Ok(Self { address: format!("{local}@{domain}"), at: local.len() })
    }

    /// The address, as mail is sent to it.
    pub fn as_str(&self) -> &str {
        &self.address
    }

    /// The domain, in lower case.
    pub fn domain(&self) -> &str {
        &self.address[self.at + 1..]
    }

    /// The address in lower case: what two people's addresses are compared by.
    pub fn key(&self) -> String {
        self.address.to_ascii_lowercase()
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address)
    }
}

impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MailAddress(..@{})", self.domain())
    }
}

impl AsRef<str> for MailAddress {
    fn as_ref(&self) -> &str {
        &self.address
    }
}

impl MailDomain {
    /// Reads `kunta.fi`, `@kunta.fi` or `*.kunta.fi`. A whole country such as `*.fi` is refused.
    pub fn parse(raw: &str) -> Result<Self, MailAddressError> {
        let written = raw.trim();
        if written.chars().any(|c| !c.is_ascii() && c.is_alphanumeric()) {
            return Err(MailAddressError::Letters);
        }
        let written = written.strip_prefix('@').unwrap_or(written);
        let (subdomains, name) = match written.strip_prefix("*.") {
            Some(name) => (true, name),
            None => (false, written),
        };
        Ok(Self { name: host(name)?, subdomains })
    }

    /// Whether the address is of this domain.
    ///
    /// `kunta.fi` covers that domain alone; `*.kunta.fi` covers every subdomain but not the bare
    /// domain, so whoever wants both writes both. Look-alikes such as `vale-kunta.fi` are covered
    /// by neither.
    pub fn covers(&self, address: &MailAddress) -> bool {
        if !self.subdomains {
            return address.domain() == self.name;
        }
        let below = address.domain().strip_suffix(self.name.as_str());
        below.is_some_and(|labels| labels.ends_with('.'))
    }
}

impl fmt::Display for MailDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let star = if self.subdomains { "*." } else { "" };
        write!(f, "{star}{}", self.name)
    }
}

/// One run of the characters that RFC 5322 calls an atom.
fn is_atom(run: &str) -> bool {
    !run.is_empty() && run.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
}

/// A host name of two or more labels, in lower case.
fn host(written: &str) -> Result<String, MailAddressError> {
    if written.len() > LONGEST_DOMAIN {
        return Err(MailAddressError::TooLong);
    }
    let labels: Vec<&str> = written.split('.').collect();
    let top_is_a_word = labels.last().is_some_and(|top| top.len() >= 2 && !top.bytes().all(|b| b.is_ascii_digit()));
    if labels.len() < 2 || !top_is_a_word || !labels.iter().all(|label| is_label(label)) {
        return Err(MailAddressError::Format);
    }
    Ok(written.to_ascii_lowercase())
}

fn is_label(label: &str) -> bool {
    (1..=LONGEST_LABEL).contains(&label.len())
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(raw: &str) -> MailAddress {
        MailAddress::parse(raw).expect("valid")
    }

    #[test]
    fn a_plain_address_is_read_and_its_domain_is_lower_case() {
        let read = address(" Aino.Makinen@Kunta.FI\n");
        assert_eq!(read.as_str(), "Aino.Makinen@kunta.fi");
        assert_eq!(read.domain(), "kunta.fi");
        assert_eq!(read.key(), "aino.makinen@kunta.fi");
        for raw in ["a@b.fi", "etu+suku@mail.kunta.fi", "o'brien@a-b.org", "1@2.xn--p1ai"] {
            assert_eq!(address(raw).as_str(), raw);
        }
    }

    #[test]
    fn anything_but_one_plain_address_is_refused() {
        for raw in [
            "",
            "@",
            "aino",
            "aino@",
            "@kunta.fi",
            "aino@kunta",
            "aino@@kunta.fi",
            "a@b@kunta.fi",
            "Aino <aino@kunta.fi>",
            "<aino@kunta.fi>",
            "aino@kunta.fi, eino@kunta.fi",
            "aino@kunta.fi;",
            "mailto:aino@kunta.fi",
            "\"a b\"@kunta.fi",
            "aino(x)@kunta.fi",
            ".aino@kunta.fi",
            "aino.@kunta.fi",
            "ai..no@kunta.fi",
            "aino@kunta..fi",
            "aino@.kunta.fi",
            "aino@kunta.fi.",
            "aino@-kunta.fi",
            "aino@kunta-.fi",
            "aino@kun_ta.fi",
            "aino@[127.0.0.1]",
            "aino@127.0.0.1",
            "aino@kunta.f",
            "ai no@kunta.fi",
            "aino@kunta.fi\r\nBcc: x@y.fi",
            "ai\0no@kunta.fi",
            "aino@kunta.fi\u{202e}x",
        ] {
            assert_eq!(MailAddress::parse(raw), Err(MailAddressError::Format), "{raw:?}");
        }
    }

    #[test]
    fn letters_with_dots_are_named_as_the_reason() {
        for raw in ["mäkinen@kunta.fi", "aino@jämsä.fi", "аino@kunta.fi"] {
            assert_eq!(MailAddress::parse(raw), Err(MailAddressError::Letters), "{raw:?}");
        }
    }

    #[test]
    fn length_limits_hold() {
        let local = |n: usize| format!("{}@kunta.fi", "a".repeat(n));
        assert!(MailAddress::parse(&local(64)).is_ok());
        assert_eq!(MailAddress::parse(&local(65)), Err(MailAddressError::TooLong));
        let long = format!("a@{}.fi", ["b".repeat(63), "c".repeat(63), "d".repeat(63), "e".repeat(57)].join("."));
        assert_eq!(long.len(), 254);
        assert!(MailAddress::parse(&long).is_ok());
        assert_eq!(MailAddress::parse(&format!("a{long}")), Err(MailAddressError::TooLong));
        assert_eq!(MailAddress::parse(&format!("a@{}.fi", "b".repeat(64))), Err(MailAddressError::Format));
    }

    #[test]
    fn a_domain_covers_itself_and_no_look_alike() {
        let domain = MailDomain::parse("Kunta.fi").expect("valid");
        assert!(domain.covers(&address("aino@KUNTA.fi")));
        for other in [
            "aino@vale-kunta.fi",
            "aino@valekunta.fi",
            "aino@kunta.fi.evil.com",
            "aino@x.kunta.fi",
            "aino@unta.fi",
            "kunta.fi@evil.com",
        ] {
            assert!(!domain.covers(&address(other)), "{other}");
        }
    }

    #[test]
    fn a_star_covers_subdomains_only() {
        let domain = MailDomain::parse("*.kunta.fi").expect("valid");
        assert!(domain.covers(&address("aino@edu.kunta.fi")));
        assert!(domain.covers(&address("aino@a.b.kunta.fi")));
        for other in ["aino@kunta.fi", "aino@valekunta.fi", "aino@vale-kunta.fi", "aino@edu.kunta.fi.evil.com"] {
            assert!(!domain.covers(&address(other)), "{other}");
        }
    }

    #[test]
    fn a_domain_is_written_back_as_it_was_read() {
        for (raw, shown) in [("kunta.fi", "kunta.fi"), ("@Kunta.fi", "kunta.fi"), (" *.kunta.fi ", "*.kunta.fi")] {
            let read = MailDomain::parse(raw).expect("valid");
            assert_eq!(read.to_string(), shown);
            assert_eq!(MailDomain::parse(shown), Ok(read));
        }
    }

    #[test]
    fn a_domain_is_never_a_whole_country_or_a_pattern() {
        for raw in
            ["", "fi", "*.fi", "*", "*kunta.fi", "a.*.fi", "*.*.kunta.fi", "aino@kunta.fi", "kunta.fi, toinen.fi"]
        {
            assert_eq!(MailDomain::parse(raw), Err(MailAddressError::Format), "{raw:?}");
        }
        assert_eq!(MailDomain::parse("jämsä.fi"), Err(MailAddressError::Letters));
    }

    #[test]
    fn debug_shows_the_domain_only() {
        assert_eq!(format!("{:?}", address("aino@kunta.fi")), "MailAddress(..@kunta.fi)");
    }
}
