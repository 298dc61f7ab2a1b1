//! Beginning to run the service: a municipality, its first texts and its first administrator.

use jiff::SignedDuration;
use rinnalla_access::{Grant, TheService};
use rinnalla_domain::account::Role;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::municipality::{counties, municipalities};
use rinnalla_domain::organisation::Kind;
use rinnalla_domain::settings::Settings;
use rinnalla_domain::{AccountId, Language, MunicipalityCode, OrganisationId, TokenId};
use rinnalla_store::settings::ConsentText;
use rinnalla_store::{account, organisation, queue, settings, token};

use crate::account::{link_secret, username_key};
use crate::{Error, Rule, Work};

/// The consent text that a municipality begins with. It may change it: what a resident was told stays as it was.
const FIRST_CONSENT: &[(Language, &str)] = &[
    (Language::Finnish, include_str!("consent.fi.txt")),
    (Language::Swedish, include_str!("consent.sv.txt")),
    (Language::English, include_str!("consent.en.txt")),
];

/// Days in which the first administrator takes the invitation.
const INVITATION: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Begins the service in a municipality, as the service: schema and table are there, then settings, consent texts and
/// an invitation for the first administrator. The secret of the link; running it again makes another.
///
/// No mail goes out, since the mail server may not be known yet: the link is for whoever runs the command.
///
/// # Errors
/// [`Rule::AlreadySetUp`] when there is an administrator, [`Rule::UnknownMunicipality`].
pub async fn begin(work: &mut Work, code: MunicipalityCode, admin: MailAddress) -> Result<String, Error> {
    let grant = municipality_of(work, code).await?;
    if account::has_administrator(work.tx(), code).await? {
        return Err(Rule::AlreadySetUp.into());
    }
    token::withdraw_by_service(work.tx(), &grant, Role::Administrator, work.now()).await?;
    let invitation = token::Token {
        id: TokenId::new(work.next_id()),
        kind: "invitation".into(),
        account: None,
        municipality: Some(code),
        organisation: Some(organisation::municipality_id(code)),
        mail: Some(admin.key()),
        role: Some(Role::Administrator),
        name: None,
        activity: None,
        case: None,
        made_at: work.now(),
        made_by: None,
        expires_at: work.now() + INVITATION,
        used_at: None,
    };
    token::insert(work.tx(), &invitation).await?;
    work.secured(Some(code), "set_up", Some(invitation.id.to_string()));
    Ok(link_secret(work.sealer(), &invitation.id))
}

/// Begins the service in a municipality without an administrator: for made-up data.
///
/// # Errors
/// [`Rule::UnknownMunicipality`]; [`Error::NotFound`] for anybody but the service.
pub async fn municipality(work: &mut Work, code: MunicipalityCode) -> Result<(), Error> {
    municipality_of(work, code).await.map(|_| ())
}

/// Loads the table when there is none, and makes the settings and first texts of a municipality in force.
async fn municipality_of(work: &mut Work, code: MunicipalityCode) -> Result<Grant<TheService>, Error> {
    let grant = Grant::the_service(work.actor(), Some(code))?;
    if organisation::count_municipalities(work.tx()).await? == 0 {
        organisation::load(work.tx(), &grant, counties(), municipalities()).await?;
    }
    let today = work.today();
    organisation::municipality(work.tx(), code)
        .await?
        .filter(|m| m.valid_from.is_none_or(|from| from <= today) && m.valid_to.is_none_or(|last| today <= last))
        .ok_or(Rule::UnknownMunicipality)?;
    settings::begin(work.tx(), &grant, &Settings::default()).await?;
    if settings::consent_texts(work.tx(), code).await?.is_empty() {
        for (language, body) in FIRST_CONSENT {
            let text =
                ConsentText { version: 1, language: *language, body: body.trim().to_owned(), made_at: work.now() };
            settings::insert_consent_text(work.tx(), code, None, &text).await?;
        }
    }
    Ok(grant)
}

/// Adds a unit, association or parish, as the service: for made-up data.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service.
pub async fn organisation(
    work: &mut Work,
    municipality: MunicipalityCode,
    kind: Kind,
    name_fi: String,
    name_sv: Option<String>,
) -> Result<OrganisationId, Error> {
    let grant = Grant::the_service(work.actor(), Some(municipality))?;
    let id = OrganisationId::new(work.next_id());
    organisation::insert_by_service(work.tx(), &grant, &id, kind, &name_fi, name_sv.as_deref()).await?;
    Ok(id)
}

/// Mails that wait are not sent, as the service: those of a made-up past, whose time has gone by.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service.
pub async fn hold_mails(work: &mut Work) -> Result<(), Error> {
    let grant = Grant::the_service(work.actor(), None)?;
    Ok(queue::hold_all(work.tx(), &grant, work.now()).await?)
}

/// A role that an account is made with.
#[derive(Clone, Debug)]
pub struct FirstRole {
    /// Which.
    pub role: Role,
    /// Where.
    pub municipality: MunicipalityCode,
    /// On whose behalf.
    pub organisation: OrganisationId,
}

/// A made-up person who can sign in.
#[derive(Clone, Debug)]
pub struct DemoAccount {
    /// Name by which one signs in; a mail address of a domain that leads nowhere.
    pub username: String,
    /// Name.
    pub name: String,
    /// Title.
    pub title: String,
    /// Work phone.
    pub phone: String,
    /// Language of the pages.
    pub language: Language,
    /// Made by [`crate::account::hash_password`]; `None` for somebody who never signs in.
    pub password_hash: Option<String>,
    /// Roles from the beginning.
    pub roles: Vec<FirstRole>,
}

/// Makes a demo account with its roles at once. In a demo it needs no second factor; anywhere else it does.
///
/// # Errors
/// [`Error::Conflict`] when the address is taken; [`Error::NotFound`] for anybody but the service.
pub async fn account(work: &mut Work, new: DemoAccount) -> Result<AccountId, Error> {
    Grant::the_service(work.actor(), None)?;
    let id = AccountId::new(work.next_id());
    let username = username_key(&new.username);
    let kept = account::NewAccount {
        id: &id,
        username: &username,
        name: &new.name,
        title: &new.title,
        phone: &new.phone,
        language: new.language,
        password_hash: new.password_hash.as_deref(),
        mail_confirmed: true,
        demo: true,
    };
    account::insert(work.tx(), &kept, work.now()).await?;
    for first in &new.roles {
        let grant = Grant::the_service(work.actor(), Some(first.municipality))?;
        let membership = work.next_id();
        let role = account::NewMembership {
            id: &membership,
            account: &id,
            role: first.role,
            organisation: &first.organisation,
        };
        account::give_role_by_service(work.tx(), &grant, &role, work.now()).await?;
    }
    work.secured(None, "demo_account_made", Some(id.to_string()));
    Ok(id)
}

/// Gives an account a further role, as the service: for made-up data.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service.
pub async fn give_role(
    work: &mut Work,
    account: AccountId,
    role: Role,
    municipality: MunicipalityCode,
    organisation: OrganisationId,
) -> Result<(), Error> {
    let grant = Grant::the_service(work.actor(), Some(municipality))?;
    let id = work.next_id();
    let new = account::NewMembership { id: &id, account: &account, role, organisation: &organisation };
    Ok(account::give_role_by_service(work.tx(), &grant, &new, work.now()).await?)
}
