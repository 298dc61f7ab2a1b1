//! The secret in a one-time link: made from the token's identity by the installation's key, so that the worker can
//! make it when the mail is sent and the database alone opens nothing.

use rinnalla_domain::TokenId;
use rinnalla_store::Sealer;
use subtle::ConstantTimeEq;

const PROOF: usize = 40;

fn proof(sealer: &Sealer, id: &str) -> String {
    let mut proof = sealer.digest("token", id);
    proof.truncate(PROOF);
    proof
}

/// The secret of a one-time link, as it stands in the address.
pub fn link_secret(sealer: &Sealer, id: &TokenId) -> String {
    format!("{id}.{}", proof(sealer, id.as_str()))
}

/// Reads a secret; `None` when it was not made by this installation.
pub fn read_link_secret(sealer: &Sealer, secret: &str) -> Option<TokenId> {
    let (id, given) = secret.trim().split_once('.')?;
    let fits: bool = proof(sealer, id).as_bytes().ct_eq(given.as_bytes()).into();
    fits.then(|| TokenId::new(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_only_by_the_installation_that_made_it() {
        let (ours, theirs) = (Sealer::new(&[1; 32]), Sealer::new(&[2; 32]));
        let secret = link_secret(&ours, &TokenId::new("01a"));
        assert_eq!(secret.len(), 3 + 1 + PROOF);
        assert_eq!(read_link_secret(&ours, &secret), Some(TokenId::new("01a")));
        assert_eq!(read_link_secret(&theirs, &secret), None);
        assert_eq!(read_link_secret(&ours, &secret.replace("01a", "01b")), None);
        assert_eq!(read_link_secret(&ours, &secret[..20]), None);
        assert_eq!(read_link_secret(&ours, ""), None);
    }
}
