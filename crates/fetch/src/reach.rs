//! Which machines may be reached: those of the public internet, and none of the network that the service stands in.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

/// Looks a name up.
pub type Names = Arc<dyn Fn(&str) -> Vec<IpAddr> + Send + Sync>;

/// Which machines may be reached.
#[derive(Clone, Default)]
pub enum Reach {
    /// The public internet, by the names of the system.
    #[default]
    Internet,
    /// What a test hands in: machines that may be reached as well, and names.
    Test {
        /// Machines that may be reached though they are not of the public internet.
        also: Vec<IpAddr>,
        /// Names; without them those of the system.
        names: Option<Names>,
    },
}

impl fmt::Debug for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Internet => "Internet",
            Self::Test { .. } => "Test",
        })
    }
}

impl Reach {
    pub(crate) fn lets(&self, ip: IpAddr) -> bool {
        is_public(ip) || matches!(self, Self::Test { also, .. } if also.contains(&ip))
    }

    /// The machines of a name.
    pub(crate) async fn look_up(&self, name: &str) -> Vec<IpAddr> {
        if let Self::Test { names: Some(names), .. } = self {
            return names(name);
        }
        let found = tokio::net::lookup_host((name, 0)).await;
        found.map(|all| all.map(|address| address.ip()).collect()).unwrap_or_default()
    }
}

/// Is it an address of the public internet? Everything else is not asked: this machine, the networks of houses and
/// providers, link-local addresses such as those that tell a machine in a cloud its secrets, groups, and what is
/// reserved.
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let closed = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19));
    !closed
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let s = ip.segments();
    // Networks that speak version 6 alone reach version 4 by this prefix: what counts is the address within.
    if s[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        let [high, low] = [s[6].to_be_bytes(), s[7].to_be_bytes()];
        return is_public_v4(Ipv4Addr::new(high[0], high[1], low[0], low[1]));
    }
    // Only 2000::/3 is given out; of it these are tunnels, identifiers and examples.
    let given_out = s[0] & 0xe000 == 0x2000;
    let special =
        (s[0] == 0x2001 && (s[1] < 0x200 || s[1] == 0xdb8)) || s[0] == 0x2002 || (s[0] == 0x3fff && s[1] < 0x1000);
    given_out && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_public() {
        for ip in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "10.255.255.255",
            "100.64.0.1",
            "100.127.255.254",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
        for ip in [
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "193.166.3.2",
            "198.17.255.255",
            "2001:708:10::1",
            "2a00:1450::1",
            "2606:4700::1111",
            "64:ff9b::8.8.8.8",
        ] {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
    }
}
