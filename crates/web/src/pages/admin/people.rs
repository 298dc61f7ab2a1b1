//! People and invitations.

use rinnalla_app::account::{self, NewInvitation};
use rinnalla_app::store::account::Member;
use rinnalla_app::{BoxFuture, Error, FutureExt, municipality};
use rinnalla_domain::{MunicipalityCode, TokenId};
use rinnalla_views::account::qr_svg;
use rinnalla_views::admin::{
    InvitationLine, InviteForm, InvitePage, LetterPage, PeoplePage, PersonLine, invite as parse_invite,
};
use rinnalla_views::form::Form;

use super::{Wanted, at, below, empty, here, step};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::Outcome;
use crate::route::{ADMINISTRATOR, Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kayttajat", GET people);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kayttajat/kutsu", GET invite_page, POST invite);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kutsut/{id}", GET letter);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kutsut/{id}/peru", GET cancel_page, POST cancel);
}

/// One line a person, roles in force together.
pub(super) fn lines(members: &[Member]) -> Vec<PersonLine> {
    let mut found: Vec<PersonLine> = Vec::new();
    for member in members {
        let id = member.account.to_string();
        let at = found.iter().position(|line| line.id == id).unwrap_or_else(|| {
            found.push(PersonLine {
                id,
                name: member.name.clone(),
                roles: Vec::new(),
                second_factor: member.has_second_factor,
                suspended: member.suspended,
            });
            found.len() - 1
        });
        if member.ended_at.is_none() {
            let role = (member.membership.role, member.membership.organisation_name.clone());
            found[at].roles.push(role);
        }
    }
    found
}

async fn people(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let code = here.code;
    let (members, open) = ask
        .run(move |work| {
            async move { Ok((account::members(work, code).await?, account::invitations(work, code).await?)) }.boxed()
        })
        .await?;
    let words = ask.words();
    let (people, former) = lines(&members).into_iter().partition(|line| !line.roles.is_empty());
    let invitations = open.into_iter().filter_map(|token| {
        let paper = token.mail.is_none();
        let role = token.role?;
        let who = token.name.or(token.mail).unwrap_or_else(|| "–".to_owned());
        Some(InvitationLine { id: token.id.to_string(), who, role, until: words.moment(token.expires_at), paper })
    });
    let page = PeoplePage {
        w: words,
        frame: below(&ask, &here.at, "/yllapito", "admin-title"),
        invitations: invitations.collect(),
        at: here.at,
        people,
        former,
    };
    ask.page(&page)
}

/// Organisations of the municipality: identity and name.
pub(super) async fn organisations(ask: &Ask, code: MunicipalityCode) -> Result<Vec<(String, String)>, Error> {
    let found = ask.run(move |work| municipality::organisations(work, code).boxed()).await?;
    Ok(found.into_iter().map(|o| (o.id.to_string(), o.name_fi)).collect())
}

const INVITE: &str = "invite";

async fn invite_page(ask: Ask) -> Outcome {
    empty(ask, INVITE, show_invite).await
}

fn show_invite(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let status = form.status;
        let page = InvitePage {
            w: ask.words(),
            frame: below(ask, &here.at, "/yllapito/kayttajat", "people-title").for_form(&form),
            organisations: organisations(ask, here.code).await?,
            at: here.at,
            form,
        };
        ask.page_with(status, &page)
    })
}

async fn invite(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let known = organisations(&ask, here.code).await?;
    let parsed = parse_invite(&ask.fields, &known).map(|new| Wanted::new(here, new));
    form::submit(
        ask,
        INVITE,
        parsed,
        |work, asked: Asked<Wanted<InviteForm>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                let paper = what.mail.is_none();
                let new = NewInvitation {
                    municipality: here.code,
                    organisation: what.organisation,
                    role: what.role,
                    name: what.name,
                    mail: what.mail,
                };
                let id = account::invite(work, new).await?;
                Ok(if paper {
                    here.at.done(&format!("/yllapito/kutsut/{id}"), "invited-paper")
                } else {
                    here.at.done("/yllapito/kayttajat", "invited")
                })
            })
        },
        show_invite,
    )
    .await
}

/// The letter of an invitation on paper. Its link is made anew each time from the identity, so it can be printed again.
async fn letter(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let (code, id) = (here.code, TokenId::new(ask.param("id")));
    let (paper, units) = ask
        .run(move |work| {
            async move {
                let paper = account::paper_invitation(work, code, id).await?;
                Ok((paper, municipality::organisations(work, code).await?))
            }
            .boxed()
        })
        .await?;
    let words = ask.words();
    let token = paper.token;
    let unit = units.into_iter().find(|u| Some(&u.id) == token.organisation.as_ref());
    let link = format!("{}/kutsu/{}", ask.app.config().base_url, paper.secret);
    let page = LetterPage {
        w: words,
        frame: below(&ask, &here.at, "/yllapito/kayttajat", "people-title"),
        at: here.at,
        name: token.name,
        role: token.role.ok_or(Error::NotFound)?,
        organisation: unit.map(|u| u.name_fi).unwrap_or_default(),
        qr: qr_svg(&link, &words.plain("letter-qr")),
        link,
        until: words.moment(token.expires_at),
    };
    ask.page(&page)
}

const CANCEL: &str = "cancel-invitation";

async fn cancel_page(ask: Ask) -> Outcome {
    empty(ask, CANCEL, show_cancel).await
}

fn show_cancel(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let (code, id) = (here.code, TokenId::new(ask.param("id")));
        let open = ask.run(move |work| account::invitations(work, code).boxed()).await?;
        let token = open.into_iter().find(|token| token.id == id).ok_or(Error::NotFound)?;
        let words = ask.words();
        let mut facts = vec![(words.t("people-who"), token.name.or(token.mail).unwrap_or_default())];
        facts.extend(token.role.map(|role| (words.t("invited-role"), words.code("role", role).text)));
        let back = (here.at.link("/yllapito/kayttajat"), words.t("people-title"));
        step(ask, here, form, back, facts, Vec::new())
    })
}

async fn cancel(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    form::submit(
        ask,
        CANCEL,
        Ok(Wanted::new(here, ())),
        |work, asked: Asked<Wanted<()>>| {
            Box::pin(async move {
                let here = asked.new.here;
                account::cancel_invitation(work, here.code, TokenId::new(asked.id)).await?;
                Ok(here.at.done("/yllapito/kayttajat", "invitation-cancelled"))
            })
        },
        show_cancel,
    )
    .await
}
