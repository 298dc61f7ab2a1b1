//! The second factor: codes of an authenticator (RFC 6238), and recovery codes on paper.

use rinnalla_access::Grant;
use rinnalla_domain::AccountId;
use rinnalla_store::account::{self, Account};
use rinnalla_store::session;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use super::{Gate, fresh_bytes};
use crate::session::{SignedIn, account_in_use, begin, living};
use crate::{Error, Rule, Work};

/// What an authenticator needs to know.
#[derive(Clone)]
pub struct Enrolment {
    /// The secret, to be typed.
    pub secret_base32: String,
    /// The same as an address, to be drawn as a QR code.
    pub otpauth_url: String,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment(..)")
    }
}

/// A second factor that has been taken into use.
#[derive(Clone, Debug)]
pub struct Enrolled {
    /// Ten codes such as `k7f3-9qmd`, shown this once.
    pub recovery_codes: Vec<String>,
    /// The session goes on under a new secret, with the second factor given.
    pub signed_in: SignedIn,
}

/// Begins taking a second factor into use: makes a secret, sealed, that counts only after
/// [`confirm_second_factor`]. Beginning again makes another.
///
/// # Errors
/// [`Rule::SecondFactorInUse`]; [`Error::NotFound`] when nobody has signed in.
pub async fn begin_second_factor(work: &mut Work) -> Result<Enrolment, Error> {
    let grant = Grant::own_account(work.actor())?;
    let account = own_account(work).await?;
    if account.totp_confirmed_at.is_some() {
        return Err(Rule::SecondFactorInUse.into());
    }
    let secret: Secret = fresh_bytes(work)[..20].to_vec().into();
    let sealed = work.sealer().seal(&place(&account.id), &secret.to_base32(), work.nonce())?;
    account::prepare_second_factor(work.tx(), &grant, &sealed).await?;
    work.secured(None, "second_factor_begun", Some(account.id.to_string()));
    shown(&authenticator(secret, &account)?)
}

/// The second factor that was begun, to be shown again after a code that did not fit.
///
/// # Errors
/// [`Error::NotFound`] when none was begun or it is in use.
pub async fn enrolment(work: &mut Work) -> Result<Enrolment, Error> {
    let account = own_account(work).await?;
    if account.totp_confirmed_at.is_some() {
        return Err(Error::NotFound);
    }
    shown(&opened(work, &account)?.ok_or(Error::NotFound)?)
}

/// Takes the second factor into use. `secret` is that of the running session, which gets a new one.
///
/// # Errors
/// [`Rule::WrongCode`], [`Rule::SecondFactorInUse`]; [`Error::NotFound`] when none was begun.
pub async fn confirm_second_factor(work: &mut Work, secret: String, code: String) -> Result<Enrolled, Error> {
    let grant = Grant::own_account(work.actor())?;
    let account = own_account(work).await?;
    if account.totp_confirmed_at.is_some() {
        return Err(Rule::SecondFactorInUse.into());
    }
    let session = living(work, &secret).await?.filter(|s| s.account == account.id).ok_or(Error::NotFound)?;
    let authenticator = opened(work, &account)?.ok_or(Error::NotFound)?;
    let step = step(&authenticator, &code, work).ok_or(Rule::WrongCode)?;
    let recovery_codes = recovery_codes(work);
    let digests: Vec<String> = recovery_codes.iter().map(|code| digest(work, &account.id, code)).collect();
    account::confirm_second_factor(work.tx(), &grant, step, &digests, work.now()).await?;
    session::end(work.tx(), &account.id, &session.id, work.now()).await?;
    work.secured(None, "second_factor_taken", Some(account.id.to_string()));
    let account = own_account(work).await?;
    let signed_in = begin(work, &account, &session.device, true).await?;
    Ok(Enrolled { recovery_codes, signed_in })
}

/// Gives up one's own second factor, to take another into use: asks for a code of it. `false` when the code does
/// not fit or there have been too many tries.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn give_up_second_factor(work: &mut Work, code: String) -> Result<bool, Error> {
    let grant = Grant::own_account(work.actor())?;
    let account = own_account(work).await?;
    if account.totp_confirmed_at.is_none() {
        return Err(Error::NotFound);
    }
    let gate = Gate::new(work.sealer(), "second_factor", account.id.as_str(), None);
    if !gate.enter(work).await? || !code_fits(work, &account, &code).await? {
        work.secured(None, "second_factor_refused", Some(account.id.to_string()));
        return Ok(false);
    }
    gate.passed(work).await?;
    account::give_up_second_factor(work.tx(), &grant).await?;
    work.secured(None, "second_factor_given_up", Some(account.id.to_string()));
    Ok(true)
}

/// Uses up a code of the authenticator or a recovery code; `false` when it does not fit or was used before.
pub(crate) async fn code_fits(work: &mut Work, account: &Account, code: &str) -> Result<bool, Error> {
    let code: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').take(20).collect();
    if code.len() == 6 {
        let Some(authenticator) = opened(work, account)? else {
            return Ok(false);
        };
        let Some(step) = step(&authenticator, &code, work) else {
            return Ok(false);
        };
        return Ok(account::use_step(work.tx(), &account.id, step).await?);
    }
    let digest = digest(work, &account.id, &code);
    let fits = account::use_recovery_code(work.tx(), &account.id, &digest, work.now()).await?;
    if fits {
        work.secured(None, "recovery_code_used", Some(account.id.to_string()));
    }
    Ok(fits)
}

async fn own_account(work: &Work) -> Result<Account, Error> {
    account_in_use(work, &work.account()?).await?.ok_or(Error::NotFound)
}

fn place(id: &AccountId) -> String {
    format!("accounts/{id}/totp")
}

fn broken(why: impl std::fmt::Display) -> Error {
    Error::Internal(format!("second factor: {why}"))
}

/// SHA-1, six digits, 30 seconds, one step to either side: what every authenticator understands.
fn authenticator(secret: Secret, account: &Account) -> Result<Totp, Error> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(30)
        .with_skew(1)
        .with_secret(secret)
        .with_account_name(account.username.replace(':', " "))
        .with_issuer(Some("Rinnalla"))
        .build()
        .map_err(broken)
}

fn opened(work: &Work, account: &Account) -> Result<Option<Totp>, Error> {
    let Some(sealed) = &account.totp_sealed else {
        return Ok(None);
    };
    let text = work.sealer().open(&place(&account.id), sealed)?;
    let secret = Secret::try_from_base32(text).map_err(|_| broken("the secret is unreadable"))?;
    authenticator(secret, account).map(Some)
}

fn shown(authenticator: &Totp) -> Result<Enrolment, Error> {
    Ok(Enrolment {
        secret_base32: authenticator.secret().to_base32(),
        otpauth_url: authenticator.to_url().map_err(broken)?,
    })
}

/// The time step whose code this is.
fn step(authenticator: &Totp, code: &str, work: &Work) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let now = u64::try_from(work.now().as_second()).ok()?;
    authenticator.check(&code, now).and_then(|step| i64::try_from(step).ok())
}

/// Crockford's letters: none looks like another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Ten codes of eight letters: 40 bits each.
fn recovery_codes(work: &Work) -> Vec<String> {
    let code = || {
        let letters: Vec<char> =
            fresh_bytes(work).iter().take(8).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
        format!("{}-{}", letters[..4].iter().collect::<String>(), letters[4..].iter().collect::<String>())
    };
    (0..10).map(|_| code()).collect()
}

/// Upper case, and letters that look like digits, do no harm.
fn digest(work: &Work, account: &AccountId, code: &str) -> String {
    let code: String = code
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        })
        .collect();
    work.sealer().digest("recovery", &format!("{account} {code}"))
}
