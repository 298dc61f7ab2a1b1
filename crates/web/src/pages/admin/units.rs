//! Units, associations, parishes; joining links of units that refer.

use rinnalla_app::store::organisation::Organisation;
use rinnalla_app::store::token::JoiningLink;
use rinnalla_app::{BoxFuture, FutureExt, account, municipality};
use rinnalla_domain::{MunicipalityCode, OrganisationId};
use rinnalla_views::admin::{
    JoiningLine, LinkForm, Small, SmallPage, UnitForm, UnitLine, UnitPage, UnitsPage, link as parse_link,
    unit as parse_unit,
};
use rinnalla_views::form::{Fields, Form};

use super::{Wanted, at, below, carried, empty, here, step};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome};
use crate::route::{ADMINISTRATOR, Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/yksikot", GET units);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/yksikot/uusi", GET new_page, POST add);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/yksikot/{id}", GET one);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/yksikot/{id}/paata", GET end_page, POST end);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/yksikot/{id}/linkki", GET link_page, POST make_link);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/yksikot/{id}/linkki/paata", GET end_link_page, POST end_link);
}

fn unit_path(id: &str) -> String {
    format!("/yllapito/yksikot/{id}")
}

async fn all(ask: &Ask, code: MunicipalityCode) -> Result<(Vec<Organisation>, Vec<JoiningLink>), Failure> {
    let found = ask
        .run(move |work| {
            async move {
                Ok((municipality::organisations(work, code).await?, account::joining_links(work, code).await?))
            }
            .boxed()
        })
        .await?;
    Ok(found)
}

fn line(unit: &Organisation, links: &[JoiningLink]) -> UnitLine {
    UnitLine {
        id: unit.id.to_string(),
        name: unit.name_fi.clone(),
        kind: unit.kind,
        links: links.iter().filter(|l| l.organisation == unit.id).count(),
    }
}

async fn units(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let (units, links) = all(&ask, here.code).await?;
    let page = UnitsPage {
        w: ask.words(),
        frame: below(&ask, &here.at, "/yllapito", "admin-title"),
        at: here.at,
        units: units.iter().map(|u| line(u, &links)).collect(),
    };
    ask.page(&page)
}

/// The unit of the address, with its links.
async fn found(ask: &Ask, code: MunicipalityCode) -> Result<(UnitLine, Vec<JoiningLink>), Failure> {
    let id = OrganisationId::new(ask.param("id"));
    let (units, links) = all(ask, code).await?;
    let unit = units.iter().find(|u| u.id == id).ok_or(Failure::NotFound)?;
    let own = links.iter().filter(|l| l.organisation == id).cloned().collect();
    Ok((line(unit, &links), own))
}

async fn one(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let (unit, links) = found(&ask, here.code).await?;
    let words = ask.words();
    let base = ask.app.config().base_url.clone();
    let links = links.into_iter().map(|l| JoiningLine {
        url: format!("{base}/liity/{}", l.id),
        domains: l.domains.join(", "),
        until: words.day(rinnalla_domain::clock::day_of(l.expires_at)),
        id: l.id,
    });
    let page = UnitPage {
        w: words,
        frame: below(&ask, &here.at, "/yllapito/yksikot", "units-title"),
        at: here.at,
        unit,
        links: links.collect(),
    };
    ask.page(&page)
}

const NEW: &str = "new-unit";

async fn new_page(ask: Ask) -> Outcome {
    empty(ask, NEW, show_new).await
}

fn show_new(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let status = form.status;
        let frame = below(ask, &here.at, "/yllapito/yksikot", "units-title").for_form(&form);
        let page = SmallPage { w: ask.words(), frame, at: here.at, form, small: Small::Unit, about: None };
        ask.page_with(status, &page)
    })
}

async fn add(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let parsed = parse_unit(&ask.fields).map(|new| Wanted::new(here, new));
    form::submit(
        ask,
        NEW,
        parsed,
        |work, asked: Asked<Wanted<UnitForm>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                let id = municipality::add_organisation(work, here.code, what.kind, what.name_fi, what.name_sv).await?;
                Ok(here.at.done(&unit_path(id.as_str()), "unit-added"))
            })
        },
        show_new,
    )
    .await
}

const END: &str = "end-unit";

async fn end_page(ask: Ask) -> Outcome {
    empty(ask, END, show_end).await
}

fn show_end(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let (unit, _) = found(ask, here.code).await?;
        let words = ask.words();
        let facts =
            vec![(words.t("people-name"), unit.name), (words.t("units-kind"), words.code("kind", unit.kind).text)];
        let back = (here.at.link(unit_path(ask.param("id"))), words.t("back"));
        step(ask, here, form, back, facts, Vec::new())
    })
}

async fn end(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    form::submit(
        ask,
        END,
        Ok(Wanted::new(here, ())),
        |work, asked: Asked<Wanted<()>>| {
            Box::pin(async move {
                let here = asked.new.here;
                municipality::end_organisation(work, here.code, OrganisationId::new(asked.id)).await?;
                Ok(here.at.done("/yllapito/yksikot", "unit-ended"))
            })
        },
        show_end,
    )
    .await
}

const LINK: &str = "new-link";

async fn link_page(ask: Ask) -> Outcome {
    empty(ask, LINK, show_link).await
}

fn show_link(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let (unit, _) = found(ask, here.code).await?;
        let status = form.status;
        let form = form.filled(Fields::default().with("days", 30));
        let frame = ask.frame().for_form(&form).back_to(here.at.link(unit_path(&unit.id)), ask.words().t("back"));
        let about = Some(unit.name);
        ask.page_with(status, &SmallPage { w: ask.words(), frame, at: here.at, form, small: Small::Link, about })
    })
}

async fn make_link(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let parsed = parse_link(&ask.fields).map(|new| Wanted::new(here, new));
    form::submit(
        ask,
        LINK,
        parsed,
        |work, asked: Asked<Wanted<LinkForm>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                let unit = OrganisationId::new(asked.id.clone());
                account::make_joining_link(work, here.code, unit, what.domains, what.days).await?;
                Ok(here.at.done(&unit_path(&asked.id), "link-made"))
            })
        },
        show_link,
    )
    .await
}

const END_LINK: &str = "end-link";

async fn end_link_page(ask: Ask) -> Outcome {
    empty(ask, END_LINK, show_end_link).await
}

fn show_end_link(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let (unit, links) = found(ask, here.code).await?;
        let wanted = carried(ask, "linkki").to_owned();
        let link = links.into_iter().find(|l| l.id == wanted).ok_or(Failure::NotFound)?;
        let words = ask.words();
        let until = words.day(rinnalla_domain::clock::day_of(link.expires_at));
        let facts = vec![
            (words.t("people-name"), unit.name),
            (words.t("new-link-domains"), link.domains.join(", ")),
            (words.t("end-link-until"), until),
        ];
        let back = (here.at.link(unit_path(&unit.id)), words.t("back"));
        step(ask, here, form, back, facts, vec![("linkki", wanted)])
    })
}

async fn end_link(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let wanted = ask.fields.get("linkki").to_owned();
    form::submit(
        ask,
        END_LINK,
        Ok(Wanted::new(here, wanted)),
        |work, asked: Asked<Wanted<String>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                account::end_joining_link(work, here.code, what).await?;
                Ok(here.at.done(&unit_path(&asked.id), "link-ended"))
            })
        },
        show_end_link,
    )
    .await
}
