//! Link workers for their coordinators: the list, a profile, the path, and the coordinator's own substitute.

mod path;

use rinnalla_app::link_worker;
use rinnalla_app::{BoxFuture, Error, FutureExt, place, training};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::link_worker::{Conflict, Profile};
use rinnalla_domain::{AccountId, MunicipalityCode};
use rinnalla_views::form::Form;
use rinnalla_views::link_worker::{
    ListPage, Listed, ProfilePage, SubstitutePage, Substitution, fields, parse_profile, parse_substitute,
    substitute_value, trained_said,
};

use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{COORDINATOR, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    path::routes(routes);
    page!(routes, COORDINATOR, Data::Plain, "/linkkihenkilot", GET list);
    page!(routes, COORDINATOR, Data::Plain, "/linkkihenkilot/{id}", GET profile_page, POST save_profile);
    page!(routes, COORDINATOR, Data::Plain, "/sijainen", GET substitute_page, POST name_substitute);
    page!(routes, COORDINATOR, Data::Plain, "/sijainen/{id}/paata", GET back_to_substitutes, POST end_substitute);
}

/// The municipalities that the caller coordinates, named when there are several.
async fn places(ask: &Ask) -> Result<Vec<(MunicipalityCode, Option<String>)>, Failure> {
    let codes = ask.person()?.municipalities(Role::Coordinator);
    if codes.len() < 2 {
        return Ok(codes.into_iter().map(|code| (code, None)).collect());
    }
    let named = ask.run(move |work| place::names(work, codes).boxed()).await?;
    Ok(named.into_iter().map(|(code, name)| (code, Some(name))).collect())
}

fn name_of(places: &[(MunicipalityCode, Option<String>)], code: MunicipalityCode) -> Option<String> {
    places.iter().find(|(c, _)| *c == code).and_then(|(_, name)| name.clone())
}

fn href(account: &AccountId, municipality: MunicipalityCode, several: bool) -> String {
    let which = if several { format!("?kunta={municipality}") } else { String::new() };
    format!("/linkkihenkilot/{account}{which}")
}

async fn list(ask: Ask) -> Outcome {
    let places = places(&ask).await?;
    let several = places.len() > 1;
    let today = day_of(ask.app.now());
    let found = ask.run(|work| link_worker::list(work).boxed()).await?;
    let without = ask.run(|work| link_worker::without_profile(work).boxed()).await?;
    let rows = found.into_iter().map(|(code, p)| Listed {
        href: href(&p.account, code, several),
        municipality: name_of(&places, code),
        places: (p.load, p.capacity),
        hindrances: p.hindrances(today),
        paused_until: p.paused_until.filter(|_| p.is_away(today)),
        name: p.name,
    });
    let without = without.into_iter().map(|(code, member)| {
        let address = href(&member.account, code, several);
        (member.name, address, name_of(&places, code))
    });
    let page = ListPage { w: ask.words(), frame: ask.frame(), without: without.collect(), rows: rows.collect() };
    ask.page(&page)
}

/// The profile of the address, in the municipality of the form or the address, or the first one that fits.
async fn found(ask: &Ask) -> Result<(MunicipalityCode, Profile, i64), Failure> {
    let who = AccountId::new(ask.param("id"));
    let chosen = MunicipalityCode::parse(ask.fields.get("municipality"))
        .or_else(|| MunicipalityCode::parse(ask.query.get("kunta")));
    let mut codes = ask.person()?.municipalities(Role::Coordinator);
    codes.retain(|code| chosen.is_none_or(|chosen| chosen == *code));
    let found = ask
        .run(move |work| {
            async move {
                for code in codes {
                    match link_worker::show(work, code, who.clone()).await {
                        Ok((profile, version)) => return Ok((code, profile, version)),
                        Err(Error::NotFound) => {}
                        Err(error) => return Err(error),
                    }
                }
                Err(Error::NotFound)
            }
            .boxed()
        })
        .await?;
    Ok(found)
}

async fn profile_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "profile").await?;
    show_profile(&ask, form).await
}

fn show_profile(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let (municipality, profile, version) = found(ask).await?;
        let of = profile.clone();
        let look =
            ask.run(move |work| async move { Ok(training::trained(work, municipality).await?.proof(&of)) }.boxed());
        let proof = look.await?;
        let status = form.status;
        let form = form.filled(fields(&profile, municipality, &[])).at_version(version);
        let words = ask.words();
        let who = profile.account.clone();
        let (path, declared) = ask
            .run(move |work| {
                async move {
                    let path = link_worker::path::of(work, municipality, who.clone()).await?;
                    Ok((path, link_worker::declared(work, municipality, who).await?))
                }
                .boxed()
            })
            .await?;
        let page = ProfilePage {
            w: words,
            frame: ask.frame().for_form(&form).back_to("/linkkihenkilot", words.t("link-workers-title")),
            form,
            name: profile.name,
            own: false,
            exists: true,
            missing: Vec::new(),
            path: path.map(|id| format!("/linkkihenkilot/polku/{id}")),
            declared: declared.iter().map(Conflict::line).collect(),
            training: Some(trained_said(&words, proof)),
        };
        ask.page_with(status, &page)
    })
}

async fn save_profile(ask: Ask) -> Outcome {
    let (municipality, ..) = found(&ask).await?;
    let parsed = parse_profile(&ask.fields, municipality);
    form::submit(
        ask,
        "profile",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let municipality = asked.new.municipality;
                let (mut profile, _) = link_worker::show(work, municipality, AccountId::new(asked.id)).await?;
                asked.new.own.put_in(&mut profile);
                link_worker::save(work, municipality, profile, asked.version).await?;
                Ok("/linkkihenkilot?tehty=profile".into())
            })
        },
        show_profile,
    )
    .await
}

/// Substitutions that run or are to come, and who could be named, in every municipality of the caller.
async fn substitutes(ask: &Ask) -> Result<(Vec<Substitution>, Vec<(MunicipalityCode, AccountId, String)>), Failure> {
    let me = ask.person()?.account.clone();
    let (mut running, mut others) = (Vec::new(), Vec::new());
    for (code, place) in places(ask).await? {
        let (found, members) = ask.run(move |work| link_worker::substitutes(work, code).boxed()).await?;
        for s in found {
            let absent = members.iter().find(|m| m.account == s.account).map(|m| m.name.clone());
            running.push(Substitution {
                id: s.id,
                municipality: code.to_string(),
                name: s.substitute_name,
                instead_of: (s.account != me).then(|| absent.unwrap_or_default()),
                starts_on: s.starts_on,
                ends_on: s.ends_on,
            });
        }
        others.extend(members.into_iter().map(|m| {
            let name = place.as_ref().map_or_else(|| m.name.clone(), |place| format!("{} ({place})", m.name));
            (code, m.account, name)
        }));
    }
    Ok((running, others))
}

async fn substitute_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "substitute").await?;
    show_substitute(&ask, form).await
}

fn show_substitute(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let (running, others) = substitutes(ask).await?;
        let status = form.status;
        let page = SubstitutePage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to("/tanaan", ask.words().t("menu-today")),
            form,
            running,
            others: others.into_iter().map(|(code, who, name)| (substitute_value(code, &who), name)).collect(),
        };
        ask.page_with(status, &page)
    })
}

async fn name_substitute(ask: Ask) -> Outcome {
    let (_, others) = substitutes(&ask).await?;
    let allowed: Vec<_> = others.into_iter().map(|(code, who, _)| (code, who)).collect();
    let parsed = parse_substitute(&ask.fields, &allowed, day_of(ask.app.now()));
    form::submit(
        ask,
        "substitute",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let new = asked.new;
                link_worker::name_substitute(work, new.municipality, new.account, new.starts_on, new.ends_on).await?;
                Ok("/sijainen?tehty=substitute".into())
            })
        },
        show_substitute,
    )
    .await
}

async fn back_to_substitutes(_ask: Ask) -> Outcome {
    Ok(Reply::see_other("/sijainen"))
}

async fn end_substitute(ask: Ask) -> Outcome {
    let id = ask.param("id").to_owned();
    let code = MunicipalityCode::parse(ask.fields.get("municipality")).ok_or(Failure::NotFound)?;
    let ended = ask.run(move |work| link_worker::end_substitute(work, code, id).boxed()).await;
    match ended {
        // Ended already: the list says so.
        Ok(()) | Err(Error::Conflict) => Ok(Reply::see_other("/sijainen?tehty=substitute-ended")),
        Err(error) => Err(error.into()),
    }
}
