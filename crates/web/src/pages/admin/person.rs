//! One person: roles given and ended, the account suspended and lifted, a lost second factor removed.

use rinnalla_app::store::account::Member;
use rinnalla_app::{BoxFuture, Error, FutureExt, Work, account};
use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, MembershipId, MunicipalityCode, OrganisationId};
use rinnalla_views::Words;
use rinnalla_views::account::capital;
use rinnalla_views::admin::{GiveRolePage, PersonPage, RoleLine, role as parse_role};
use rinnalla_views::form::Form;

use super::people::{lines, organisations};
use super::{Wanted, at, below, carried, empty, here, step};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome};
use crate::route::{ADMINISTRATOR, Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kayttajat/{id}", GET one);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kayttajat/{id}/rooli", GET give_page, POST give);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kayttajat/{id}/paata", GET end_page, POST end);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kayttajat/{id}/keskeyta", GET suspend_page, POST suspend);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kayttajat/{id}/palauta", GET lift_page, POST lift);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kayttajat/{id}/toinen-tunnistus", GET drop_page, POST drop_factor);
}

fn person_path(id: &str) -> String {
    format!("/yllapito/kayttajat/{id}")
}

/// The roles of one person in the municipality; of somebody from elsewhere there are none.
async fn memberships(ask: &Ask, code: MunicipalityCode) -> Result<Vec<Member>, Failure> {
    let id = AccountId::new(ask.param("id"));
    let members = ask.run(move |work| account::members(work, code).boxed()).await?;
    let own: Vec<Member> = members.into_iter().filter(|m| m.account == id).collect();
    if own.is_empty() { Err(Failure::NotFound) } else { Ok(own) }
}

fn role_line(words: &Words, member: &Member) -> RoleLine {
    let from = words.day_only(rinnalla_domain::clock::day_of(member.started_at));
    let when = match member.ended_at {
        None => words.t1("person-since", "from", from),
        Some(end) => {
            let to = words.day_only(rinnalla_domain::clock::day_of(end));
            words.t2("person-from-to", ("from", &from), ("to", &to))
        }
    };
    RoleLine {
        id: member.membership.id.to_string(),
        role: member.membership.role,
        organisation: member.membership.organisation_name.clone(),
        when: when.text,
    }
}

async fn one(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let members = memberships(&ask, here.code).await?;
    let words = ask.words();
    let person = lines(&members).into_iter().next().ok_or(Failure::NotFound)?;
    let (now, former): (Vec<&Member>, Vec<&Member>) = members.iter().partition(|m| m.ended_at.is_none());
    let page = PersonPage {
        w: words,
        frame: below(&ask, &here.at, "/yllapito/kayttajat", "people-title"),
        at: here.at,
        own: ask.person()?.account.as_str() == person.id,
        person,
        username: members.first().map(|m| m.username.clone()).unwrap_or_default(),
        roles: now.into_iter().map(|m| role_line(&words, m)).collect(),
        former: former.into_iter().map(|m| role_line(&words, m)).collect(),
    };
    ask.page(&page)
}

const GIVE: &str = "give-role";

async fn give_page(ask: Ask) -> Outcome {
    empty(ask, GIVE, show_give).await
}

fn show_give(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let members = memberships(ask, here.code).await?;
        let status = form.status;
        let name = members.first().map(|m| m.name.clone()).unwrap_or_default();
        let frame = ask.frame().for_form(&form);
        let page = GiveRolePage {
            w: ask.words(),
            frame: frame.back_to(here.at.link(person_path(ask.param("id"))), ask.words().t("back")),
            organisations: organisations(ask, here.code).await?,
            at: here.at,
            form,
            name,
        };
        ask.page_with(status, &page)
    })
}

async fn give(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let known = organisations(&ask, here.code).await?;
    let parsed = parse_role(&ask.fields, &known).map(|new| Wanted::new(here, new));
    form::submit(
        ask,
        GIVE,
        parsed,
        |work, asked: Asked<Wanted<(Role, OrganisationId)>>| {
            Box::pin(async move {
                let Wanted { here, what: (role, unit) } = asked.new;
                account::give_role(work, here.code, AccountId::new(asked.id.clone()), role, unit).await?;
                Ok(here.at.done(&person_path(&asked.id), "role-given"))
            })
        },
        show_give,
    )
    .await
}

const END: &str = "end-role";

async fn end_page(ask: Ask) -> Outcome {
    empty(ask, END, show_end).await
}

fn show_end(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let members = memberships(ask, here.code).await?;
        let wanted = carried(ask, "rooli").to_owned();
        let member = members.iter().find(|m| m.membership.id.as_str() == wanted && m.ended_at.is_none());
        let member = member.ok_or(Failure::NotFound)?;
        let words = ask.words();
        let facts = vec![
            (words.t("end-role-who"), member.name.clone()),
            (words.t("invited-role"), capital(words.code("role", member.membership.role)).text),
            (words.t("invited-organisation"), member.membership.organisation_name.clone()),
        ];
        let back = (here.at.link(person_path(ask.param("id"))), words.t("back"));
        step(ask, here, form, back, facts, vec![("rooli", wanted)])
    })
}

async fn end(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let wanted = MembershipId::new(ask.fields.get("rooli"));
    form::submit(
        ask,
        END,
        Ok(Wanted::new(here, wanted)),
        |work, asked: Asked<Wanted<MembershipId>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                account::end_role(work, here.code, what).await?;
                // Somebody who ended the own role of an administrator has no business here any more.
                let gone = work.account()?.as_str() == asked.id;
                Ok(if gone { "/".into() } else { here.at.done(&person_path(&asked.id), "role-ended") })
            })
        },
        show_end,
    )
    .await
}

/// A step about the account itself.
async fn account_page(ask: Ask, name: &'static str) -> Outcome {
    empty(ask, name, show_account).await
}

fn show_account(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let members = memberships(ask, here.code).await?;
        let words = ask.words();
        let facts = members
            .first()
            .map(|m| vec![(words.t("people-name"), m.name.clone()), (words.t("sign-in-username"), m.username.clone())]);
        let back = (here.at.link(person_path(ask.param("id"))), words.t("back"));
        step(ask, here, form, back, facts.unwrap_or_default(), Vec::new())
    })
}

type Change = for<'a> fn(&'a mut Work, MunicipalityCode, AccountId) -> BoxFuture<'a, Result<(), Error>>;

async fn change(ask: Ask, name: &'static str, change: Change, word: &'static str) -> Outcome {
    let (ask, here) = here(ask).await?;
    form::submit(
        ask,
        name,
        Ok(Wanted::new(here, (change, word))),
        |work, asked: Asked<Wanted<(Change, &'static str)>>| {
            Box::pin(async move {
                let Wanted { here, what: (change, word) } = asked.new;
                change(work, here.code, AccountId::new(asked.id.clone())).await?;
                Ok(here.at.done(&person_path(&asked.id), word))
            })
        },
        show_account,
    )
    .await
}

async fn suspend_page(ask: Ask) -> Outcome {
    account_page(ask, "suspend").await
}

async fn suspend(ask: Ask) -> Outcome {
    change(ask, "suspend", |work, code, id| account::suspend(work, code, id).boxed(), "suspended").await
}

async fn lift_page(ask: Ask) -> Outcome {
    account_page(ask, "lift").await
}

async fn lift(ask: Ask) -> Outcome {
    change(ask, "lift", |work, code, id| account::lift(work, code, id).boxed(), "lifted").await
}

async fn drop_page(ask: Ask) -> Outcome {
    account_page(ask, "drop-factor").await
}

async fn drop_factor(ask: Ask) -> Outcome {
    change(ask, "drop-factor", |work, code, id| account::remove_second_factor(work, code, id).boxed(), "factor-dropped")
        .await
}
