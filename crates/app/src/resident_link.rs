//! One-time links for residents. The secret is short enough to be typed from paper; the database keeps a digest of it.
//! Looking at a link changes nothing: whoever opens it answers by a button.

use jiff::ToSpan;
use rinnalla_access::{Actor, Scope};
use rinnalla_domain::TokenId;
use rinnalla_domain::case::Case;
use rinnalla_store::token::{self, Token};
use rinnalla_store::{Sealer, case};

use crate::account::Gate;
use crate::{Error, Rule, Work};

/// Letters and digits that are not taken for one another.
const SIGNS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many of them a secret has: 58 bits.
const LENGTH: usize = 12;

/// The identity under which a secret is kept; `None` for what cannot be one.
fn digest(sealer: &Sealer, secret: &str) -> Option<TokenId> {
    let plain: String = secret.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    (plain.len() == LENGTH && secret.len() < 40)
        .then(|| TokenId::new(sealer.digest("resident link", &plain).chars().take(32).collect::<String>()))
}

/// A fresh secret in groups of four.
fn fresh(work: &Work) -> String {
    let chance = work.secret();
    let signs = chance.as_bytes().chunks(4).take(LENGTH).map(|four| {
        let number = four.iter().fold(0_usize, |sum, byte| sum * 16 + usize::from(byte % 32));
        char::from(SIGNS[number % SIGNS.len()])
    });
    let plain: Vec<char> = signs.collect();
    plain.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Makes a link about a case; earlier ones of the kind do not work any more.
pub(crate) async fn make(work: &Work, kind: &str, about: &Case, days: i64) -> Result<String, Error> {
    token::forget_about_case(work.tx(), &about.id, kind).await?;
    let secret = fresh(work);
    let id = digest(work.sealer(), &secret).ok_or_else(|| Error::Internal("a secret of the wrong length".into()))?;
    let until = work.now() + (days * 24).hours();
    let new = Token {
        id,
        kind: kind.to_owned(),
        account: None,
        municipality: Some(about.municipality),
        organisation: None,
        mail: None,
        role: None,
        name: None,
        activity: None,
        case: Some(about.id.clone()),
        made_at: work.now(),
        made_by: None,
        expires_at: until,
        used_at: None,
    };
    token::insert(work.tx(), &new).await?;
    Ok(secret)
}

/// The link of a secret, and the case that it is about; the case stays locked until the end of the transaction.
///
/// # Errors
/// [`Rule::LinkOver`]
pub(crate) async fn find(work: &Work, kind: &str, secret: &str) -> Result<(Token, Case), Error> {
    let id = digest(work.sealer(), secret).ok_or(Rule::LinkOver)?;
    let token = token::find(work.tx(), &id, kind, work.now()).await?.ok_or(Rule::LinkOver)?;
    let about = token.case.clone().ok_or(Rule::LinkOver)?;
    let scope = Scope::unlimited_for_the_service(&Actor::Service("resident"));
    let case = case::lock(work.tx(), &scope, &about).await?.ok_or(Rule::LinkOver)?;
    Ok((token, case))
}

/// Does a secret that somebody has typed open something? Tries are counted: guessing leads nowhere.
///
/// # Errors
/// [`Rule::TooManyTries`]
pub(crate) async fn fits(work: &Work, kind: &str, secret: &str, client: &str) -> Result<bool, Error> {
    let gate = Gate::new(work.sealer(), "resident link", client, None);
    if !gate.enter(work).await? {
        return Err(Rule::TooManyTries.into());
    }
    let fits = match find(work, kind, secret).await {
        Ok(_) => true,
        Err(Error::Rule(Rule::LinkOver)) => false,
        Err(other) => return Err(other),
    };
    if fits {
        gate.passed(work).await?;
    }
    Ok(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_however_it_is_typed() {
        let sealer = Sealer::new(&[1; 32]);
        let id = digest(&sealer, "K7QM-2XWB-9TRD");
        assert!(id.is_some());
        for typed in ["k7qm 2xwb 9trd", "K7QM2XWB9TRD", " k7qm-2xwb-9trd "] {
            assert_eq!(digest(&sealer, typed), id, "{typed}");
        }
        assert_ne!(digest(&Sealer::new(&[2; 32]), "K7QM-2XWB-9TRD"), id);
        for wrong in ["", "K7QM-2XWB-9TR", "K7QM-2XWB-9TRDD", &"-".repeat(60)] {
            assert_eq!(digest(&sealer, wrong), None, "{wrong}");
        }
    }
}
