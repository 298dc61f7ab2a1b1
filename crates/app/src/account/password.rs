//! Hashing: Argon2id, outside every transaction and outside the threads that answer requests.

use argon2::{Argon2, Params, PasswordHasher, PasswordVerifier};
use futures_util::FutureExt;
use rinnalla_domain::account::PASSWORD_MAX;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::fresh_bytes;
use crate::{App, Error, Who};

/// 19 MiB, two passes, one lane: the second choice of the OWASP Password Storage Cheat Sheet.
const PARAMS: Params = Params::DEFAULT;

/// A hash that no password fits, of the same cost: checking the password of an unknown address takes as long.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$cmlubmFsbGEtbm9ib2R5cw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// How many hashes are made at the same time: more would take the memory of the machine, not save time.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Makes the hash of a password. The password has been judged before, or is of a demo.
///
/// # Errors
/// When the hashing itself fails.
pub async fn hash_password(app: &App, password: String) -> Result<String, Error> {
    let salt = app.run(Who::Anonymous, |work| std::future::ready(Ok(fresh_bytes(work))).boxed()).await?;
    hash(password, salt).await
}

/// Makes the hash of a password with a salt of 16 of the `fresh` bytes.
pub(crate) async fn hash(password: String, fresh: [u8; 32]) -> Result<String, Error> {
    outside(move || {
        Argon2::from(PARAMS)
            .hash_password_with_salt(password.as_bytes(), &fresh[..16])
            .map(|hash| hash.to_string())
            .map_err(|why| Error::Internal(format!("hashing: {why}")))
    })
    .await?
}

/// Does the password fit the hash? Without a hash it never does, and takes as long.
pub(crate) async fn fits(password: String, hash: Option<String>) -> Result<bool, Error> {
    let (hash, known) = hash.map_or_else(|| (NOBODYS.to_owned(), false), |hash| (hash, true));
    // Too long for any account: said without work, since it says nothing about one.
    if password.chars().count() > PASSWORD_MAX {
        return Ok(false);
    }
    outside(move || Argon2::from(PARAMS).verify_password(password.as_bytes(), hash.as_str()).is_ok() && known).await
}

async fn outside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let stopped = || Error::Internal("hashing stopped half way".into());
    let _turn = AT_ONCE.acquire().await.map_err(|_| stopped())?;
    spawn_blocking(work).await.map_err(|_| stopped())
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::PasswordHash;

    #[test]
    fn nobodys_hash_costs_as_much_as_a_real_one() {
        let nobody = PasswordHash::new(NOBODYS).unwrap();
        let real = Argon2::from(PARAMS).hash_password_with_salt(b"kolme koivua", &[7; 16]).unwrap();
        assert_eq!(nobody.params, real.params);
        assert_eq!((nobody.algorithm, nobody.version), (real.algorithm, real.version));
        assert_eq!(nobody.salt.unwrap().len(), real.salt.unwrap().len());
        assert_eq!(nobody.hash.unwrap().len(), real.hash.unwrap().len());
    }
}
