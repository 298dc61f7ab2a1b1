//! Which addresses may be asked.

use url::{Host, Url};

use crate::Refused;

/// A server that may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    host: String,
    port: Option<u16>,
    plain: bool,
}

impl Allowed {
    /// Reads `api.example.fi` or `api.example.fi:8443`; `plain` allows unprotected HTTP too. A whole address may be
    /// given: its host and port are taken.
    pub fn parse(text: &str, plain: bool) -> Option<Self> {
        let text = text.trim();
        let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}/") };
        let url = Url::parse(&whole).ok()?;
        let is_web = matches!(url.scheme(), "https" | "http");
        let bare = url.username().is_empty() && url.password().is_none();
        let host = url.host_str().filter(|host| !host.is_empty())?;
        (is_web && bare).then(|| Self { host: canonical(host), port: url.port(), plain })
    }

    /// As it is written: `api.example.fi`, `api.example.fi:8443`.
    pub fn text(&self) -> String {
        self.port.map_or_else(|| self.host.clone(), |port| format!("{}:{port}", self.host))
    }

    /// May it be asked without protection?
    pub const fn is_plain(&self) -> bool {
        self.plain
    }

    fn lets(&self, url: &Url) -> bool {
        let host = url.host_str().map(canonical);
        let protocol = url.scheme() == "https" || (self.plain && url.scheme() == "http");
        // Without a port of its own the entry means the port of the protocol.
        protocol && host.as_deref() == Some(self.host.as_str()) && self.port == url.port()
    }
}

/// A name at its end may carry a dot that changes nothing.
fn canonical(host: &str) -> String {
    host.trim_end_matches('.').to_ascii_lowercase()
}

/// Would the address be asked, as far as the list is concerned?
///
/// # Errors
/// [`Refused`], with the reason
pub fn may_ask(address: &str, allowed: &[Allowed]) -> Result<(), Refused> {
    judge(address, allowed).map(|_| ())
}

/// Reads an address and holds it against the list.
pub(crate) fn judge(address: &str, allowed: &[Allowed]) -> Result<Url, Refused> {
    let shown = || address.chars().filter(|c| !c.is_control()).take(200).collect::<String>();
    let mut url = Url::parse(address.trim()).map_err(|_| Refused::NotAnAddress(shown()))?;
    if !matches!(url.scheme(), "https" | "http") || url.host().is_none() {
        return Err(Refused::NotAnAddress(shown()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        // A password in an address would be stored and shown.
        return Err(Refused::NotAnAddress(url.host_str().unwrap_or_default().to_owned()));
    }
    url.set_fragment(None);
    if allowed.iter().any(|entry| entry.lets(&url)) { Ok(url) } else { Err(Refused::NotAllowed(origin(&url))) }
}

/// The server of an address with its protocol: "http://example.fi:8080".
pub(crate) fn origin(url: &Url) -> String {
    let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
    format!("{}://{}{port}", url.scheme(), url.host_str().unwrap_or_default())
}

/// The host of an address, when it is a number rather than a name.
pub(crate) fn number(url: &Url) -> Option<std::net::IpAddr> {
    match url.host()? {
        Host::Domain(_) => None,
        Host::Ipv4(ip) => Some(ip.into()),
        Host::Ipv6(ip) => Some(ip.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_lets_its_own_host_protocol_and_port_alone() {
        let list =
            [Allowed::parse("API.example.fi", false).unwrap(), Allowed::parse("http://plain.fi:8080/x", true).unwrap()];
        let lets = |address: &str| judge(address, &list).is_ok();
        assert!(lets("https://api.example.fi/v1?x=1") && lets("https://API.EXAMPLE.FI./"));
        assert!(lets("http://plain.fi:8080/") && lets("https://plain.fi:8080/"));
        for address in [
            "http://api.example.fi/",
            "https://api.example.fi:8443/",
            "https://example.fi/",
            "https://api.example.fi.evil.example/",
            "https://evil.example/?api.example.fi",
            "https://api.example.fi@evil.example/",
            "http://plain.fi/",
            "ftp://api.example.fi/",
            "file:///etc/passwd",
            "gopher://api.example.fi",
            "https:///",
            "api.example.fi",
        ] {
            assert!(!lets(address), "{address}");
        }
        assert_eq!(list[1].text(), "plain.fi:8080");
        assert!(Allowed::parse("https://name:word@example.fi", false).is_none() && Allowed::parse("", false).is_none());
    }

    #[test]
    fn a_password_in_an_address_is_not_repeated() {
        let refused = judge("https://name:hunter2@example.fi/", &[Allowed::parse("example.fi", false).unwrap()]);
        assert!(!refused.unwrap_err().to_string().contains("hunter2"));
    }
}
