//! Joining as a referrer by the link of a unit.

use futures_util::FutureExt;
use rinnalla_domain::AccountId;
use rinnalla_domain::account::Role;
use rinnalla_domain::mail_address::MailDomain;
use rinnalla_store::account::{self, Account};
use rinnalla_store::token::{self, JoiningLink};

use super::confirm_address::{Joining, send_confirmation};
use super::{Gate, NewPerson, fresh_bytes, password};
use crate::session::{account_in_use, begin};
use crate::{App, Error, Rule, Who, Work, draft};

/// What joining answers, the same whether the address had an account or not.
#[derive(Clone)]
pub struct Joined {
    /// Secret of a web session of the new account. For an address that had an account it opens nothing.
    pub secret: String,
}

impl std::fmt::Debug for Joined {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Joined(..)")
    }
}

/// Joins: makes an account without a role, keeps the first form as its `draft` (path and fields) and mails a link
/// that confirms the address and gives the role.
///
/// An address that has an account gets the same answer and the same mail, by which that account gets the role; the
/// draft is kept for it only when the password given is its own.
///
/// # Errors
/// [`Rule::LinkOver`], [`Rule::ForeignAddress`], [`Rule::WeakPassword`], [`Rule::DraftTooLarge`].
pub async fn join(
    app: &App,
    link: String,
    new: NewPerson,
    draft: Option<(String, String)>,
    device: String,
) -> Result<Joined, Error> {
    let first = First { link, new, draft, device };
    let asked = {
        let first = first.clone();
        app.run(Who::Anonymous, move |work| ask(work, first).boxed()).await?
    };
    let typed = first.new.password.clone();
    match asked {
        Asked::New(fresh) => {
            let hash = password::hash(typed, fresh).await?;
            app.run(Who::Anonymous, move |work| make(work, first, hash).boxed()).await
        }
        Asked::Known { account, gate } => {
            let fits = password::fits(typed, account.password_hash.clone()).await? && gate.is_some();
            app.run(Who::Anonymous, move |work| extend(work, first, account.id, gate, fits).boxed()).await
        }
    }
}

#[derive(Clone)]
struct First {
    link: String,
    new: NewPerson,
    draft: Option<(String, String)>,
    device: String,
}

enum Asked {
    New([u8; 32]),
    /// Without a gate while tries are blocked.
    Known {
        account: Box<Account>,
        gate: Option<Gate>,
    },
}

async fn ask(work: &mut Work, first: First) -> Result<Asked, Error> {
    find(work, &first).await?;
    first.new.judge_password()?;
    if let Some((path, fields)) = &first.draft {
        draft::judge(path, fields)?;
    }
    let username = first.new.username.key();
    let Some(account) = account::by_username(work.tx(), &username).await? else {
        return Ok(Asked::New(fresh_bytes(work)));
    };
    let gate = Gate::new(work.sealer(), "sign_in", &username, None);
    let open = gate.enter(work).await?;
    Ok(Asked::Known { account: Box::new(account), gate: open.then_some(gate) })
}

async fn make(work: &mut Work, first: First, hash: String) -> Result<Joined, Error> {
    let link = find(work, &first).await?;
    let id = first.new.insert(work, &hash, false).await?;
    work.secured(Some(link.municipality), "account_made", Some(format!("{id} {}", link.organisation)));
    keep(work, &first, &link, &id, true).await?;
    let account = account_in_use(work, &id).await?.ok_or(Error::NotFound)?;
    Ok(Joined { secret: begin(work, &account, &first.device, false).await?.secret })
}

async fn extend(work: &mut Work, first: First, id: AccountId, gate: Option<Gate>, fits: bool) -> Result<Joined, Error> {
    let link = find(work, &first).await?;
    if let Some(gate) = gate.filter(|_| fits) {
        gate.passed(work).await?;
    }
    if account_in_use(work, &id).await?.is_some() {
        keep(work, &first, &link, &id, fits).await?;
    }
    work.secured(Some(link.municipality), "joining_asked", Some(format!("{id} {}", link.organisation)));
    Ok(Joined { secret: work.secret() })
}

/// Keeps the first form, and mails the link that confirms and gives the role.
async fn keep(work: &Work, first: &First, link: &JoiningLink, id: &AccountId, own: bool) -> Result<(), Error> {
    if let Some((path, fields)) = first.draft.clone().filter(|_| own) {
        draft::keep(work, id, None, path, fields, false).await?;
    }
    let joining =
        Joining { municipality: link.municipality, organisation: link.organisation.clone(), role: Role::Referrer };
    send_confirmation(work, id, &first.new.username, Some(joining)).await
}

async fn find(work: &Work, first: &First) -> Result<JoiningLink, Error> {
    let link = token::find_link(work.tx(), &first.link, work.now()).await?.ok_or(Rule::LinkOver)?;
    let covers = |domain: &String| MailDomain::parse(domain).is_ok_and(|domain| domain.covers(&first.new.username));
    if link.domains.iter().any(covers) { Ok(link) } else { Err(Rule::ForeignAddress.into()) }
}
