//! Open Referral: `/hsds`.

use rinnalla_domain::activity::Activity;
use rinnalla_formats::directory::hsds::query::{self, Query, Shape};
use rinnalla_formats::directory::hsds::{openapi, write};
use rinnalla_formats::directory::{Page, Paging};
use serde_json::Value;

use super::{Said, Told, Trouble, answer};
use crate::ask::Ask;
use crate::reply::Outcome;
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/hsds", GET root);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/", GET root);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/openapi.json", GET description);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/services", GET services);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/services/{id}", GET service);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/organizations", GET organizations);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/organizations/{id}", GET organization);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/service_at_locations", GET at_locations);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/service_at_locations/{id}", GET at_location);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/taxonomies", GET taxonomies);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/taxonomies/{id}", GET taxonomy);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/taxonomy_terms", GET terms);
    page!(routes, Audience::Everybody, Data::Plain, "/hsds/taxonomy_terms/{id}", GET term);
}

async fn root(ask: Ask) -> Outcome {
    answer(&ask, |told| Ok(write::root(told.telling).into())).await
}

async fn description(ask: Ask) -> Outcome {
    answer(&ask, |told| Ok(openapi(told.telling.base).into())).await
}

async fn services(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let query = Query::read(told.asked)?;
        let found: Vec<&Activity> = told.entries.iter().copied().filter(|a| query.is_met_by(a)).collect();
        let page = query.paging.of(&found);
        Ok(match query.shape {
            Shape::Short => write::services(&page, told.telling).into(),
            Shape::Full => write::services_full(&page, told.telling).into(),
            Shape::Minimal => write::services_minimal(&whole(&found)).into(),
            Shape::Lines => Said::Lines(found.iter().map(|a| write::service(a, told.telling)).collect()),
        })
    })
    .await
}

/// Everything on one page.
fn whole<T>(items: &[T]) -> Page<'_, T> {
    Paging { page: 1, size: u64::try_from(items.len()).unwrap_or(u64::MAX).max(1) }.of(items)
}

/// The one that has the identity of the address.
fn one<'a>(told: &Told<'a>, is: impl Fn(&Activity) -> bool) -> Result<&'a Activity, Trouble> {
    told.entries.iter().copied().find(|activity| is(activity)).ok_or(Trouble::Missing)
}

fn found(body: Option<Value>) -> Result<Said, Trouble> {
    body.map(Said::Document).ok_or(Trouble::Missing)
}

async fn service(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let id = told.id.to_lowercase();
        let activity = one(told, |a| write::service_id(&a.id) == id)?;
        Ok(write::service(activity, told.telling).into())
    })
    .await
}

async fn organizations(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let all = query::organisers(write::organizations_of(told.entries), told.asked);
        let page = query::paging(told.asked)?.of(&all);
        Ok(if query::is_full(told.asked)? {
            write::organizations_full(&page, told.entries, told.telling).into()
        } else {
            write::organizations(&page).into()
        })
    })
    .await
}

async fn organization(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let id = told.id.to_lowercase();
        let activity = one(told, |a| write::organization_id(&a.content.organiser) == id)?;
        Ok(write::organization(&activity.content.organiser, told.entries, told.telling).into())
    })
    .await
}

async fn at_locations(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let query = Query::read(told.asked)?;
        let placed = told.entries.iter().copied().filter(|a| write::has_location(a));
        let found: Vec<&Activity> = placed.filter(|a| query.is_met_by(a)).collect();
        let page = query.paging.of(&found);
        Ok(match query.shape {
            Shape::Short | Shape::Minimal => write::service_at_locations(&page, told.telling).into(),
            Shape::Full => write::service_at_locations_full(&page, told.telling).into(),
            Shape::Lines => Said::Lines(found.iter().map(|a| write::service_at_location(a, told.telling)).collect()),
        })
    })
    .await
}

async fn at_location(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let id = told.id.to_lowercase();
        let activity = one(told, |a| write::has_location(a) && write::service_at_location_id(&a.id) == id)?;
        Ok(write::service_at_location(activity, told.telling).into())
    })
    .await
}

async fn taxonomies(ask: Ask) -> Outcome {
    answer(&ask, |told| Ok(write::taxonomies(query::paging(told.asked)?, told.telling).into())).await
}

async fn taxonomy(ask: Ask) -> Outcome {
    answer(&ask, |told| found(write::taxonomy(&told.id.to_lowercase(), told.telling))).await
}

async fn terms(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let all = query::terms(told.asked, |term| (told.telling.words)(term, told.telling.language))?;
        Ok(write::taxonomy_terms(&query::paging(told.asked)?.of(&all), told.telling).into())
    })
    .await
}

async fn term(ask: Ask) -> Outcome {
    answer(&ask, |told| found(write::taxonomy_term(&told.id.to_lowercase(), told.telling))).await
}
