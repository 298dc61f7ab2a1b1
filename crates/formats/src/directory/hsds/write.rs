//! Writing: the pages and bodies of the interface, in one language.
//!
//! Identities are UUIDs made from ours, so that they stay the same. What is not known is left away, since the
//! specification knows no nulls. Fields that only HSDS or only its profile for the United Kingdom has are written for
//! both: readers of either pass over what they do not know.

use rinnalla_domain::ActivityId;
use rinnalla_domain::activity::{Activity, Organiser};
use serde_json::{Value, json};

use super::parts;
use super::terms::{self, Taxonomy};
use crate::directory::Paging;
use crate::directory::telling::{OWN_LICENCE, OWN_LICENCE_URL};
use crate::directory::telling::{Page, Telling, Term, credit, identity, lean, organiser_key, place_key};

/// The version that the root tells.
pub const VERSION: &str = "HSDS-UK-3.0";
/// The profile that the root tells.
pub const PROFILE: &str = "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md";

/// The identity of an entry as a service.
pub fn service_id(id: &ActivityId) -> String {
    identity("service", id.as_str())
}

/// The identity of an organiser.
pub fn organization_id(organiser: &Organiser) -> String {
    identity("organisation", &organiser_key(organiser))
}

/// The identity of an entry at its place.
pub fn service_at_location_id(id: &ActivityId) -> String {
    identity("service_at_location", id.as_str())
}

/// `/hsds`. The specification has no place for a licence: it stands beside what is asked for.
pub fn root(telling: &Telling<'_>) -> Value {
    json!({
        "version": VERSION,
        "profile": PROFILE,
        "openapi_url": format!("{}/hsds/openapi.json", telling.base),
        "licence": OWN_LICENCE,
        "licence_url": OWN_LICENCE_URL,
        "attribution": format!("{}/avoin-data", telling.base),
    })
}

/// A page of anything.
fn page<T>(page: &Page<'_, T>, item: impl Fn(&T) -> Value) -> Value {
    json!({
        "total_items": page.total,
        "total_pages": page.pages(),
        "page_number": page.number,
        "size": page.items.len(),
        "first_page": page.number <= 1,
        "last_page": page.number >= page.pages(),
        "empty": page.items.is_empty(),
        "contents": page.items.iter().map(item).collect::<Vec<_>>(),
    })
}

/// `/hsds/services`: what each service says of itself in single fields, and its organisation.
pub fn services(activities: &Page<'_, &Activity>, telling: &Telling<'_>) -> Value {
    page(activities, |activity| lean(in_short(activity, telling)))
}

/// `/hsds/services?minimal=true`: what has changed, and when.
pub fn services_minimal(activities: &Page<'_, &Activity>) -> Value {
    page(activities, |activity| json!({ "id": service_id(&activity.id), "modified_date": modified(activity) }))
}

/// `/hsds/services?full=true`
pub fn services_full(activities: &Page<'_, &Activity>, telling: &Telling<'_>) -> Value {
    page(activities, |activity| service(activity, telling))
}

fn modified(activity: &Activity) -> String {
    activity.changed_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// `/hsds/services/{id}`
pub fn service(activity: &Activity, telling: &Telling<'_>) -> Value {
    let mut body = in_full(activity, telling);
    if let (Some(fields), Some(at)) = (body.as_object_mut(), parts::at_location(activity, telling)) {
        fields.insert("service_at_locations".into(), json!([at]));
    }
    lean(body)
}

fn in_short(activity: &Activity, telling: &Telling<'_>) -> Value {
    let content = &activity.content;
    let wording = content.wording(telling.language);
    let price = content.price_note.as_ref().map(AsRef::<str>::as_ref);
    json!({
        "id": service_id(&activity.id),
        "organization_id": organization_id(&content.organiser),
        "name": wording.map_or("", |wording| wording.title.as_str()),
        "description": wording.map(|wording| wording.description.as_str()),
        "url": telling.page(activity),
        "email": content.contact.mail.as_ref().map(AsRef::<str>::as_ref),
        "status": parts::status(activity),
        "fees_description": price,
        "fees": price,
        "minimum_age": content.age_from,
        "maximum_age": content.age_to,
        "assured_date": activity.checked_on.to_string(),
        "last_modified": modified(activity),
        "organization": organiser(&content.organiser),
        // Beside what is specified: whom to name, and under which licence.
        "data_source": credit(activity, telling),
    })
}

fn in_full(activity: &Activity, telling: &Telling<'_>) -> Value {
    let mut body = in_short(activity, telling);
    let Some(fields) = body.as_object_mut() else { return body };
    let id = service_id(&activity.id);
    fields.insert("organization".into(), with_identifiers(&activity.content.organiser));
    fields.insert("phones".into(), parts::phones(activity, &id));
    fields.insert("contacts".into(), parts::contacts(activity, &id));
    fields.insert("schedules".into(), parts::schedules(activity, &id, telling));
    fields.insert("service_areas".into(), parts::areas(activity, &id));
    fields.insert("languages".into(), parts::languages(activity, &id, telling));
    fields.insert("cost_options".into(), parts::costs(activity, &id));
    fields.insert("attributes".into(), terms::attributes(activity, &id, telling));
    body
}

fn organiser(organiser: &Organiser) -> Value {
    let name = organiser.name.as_str();
    // The description has to be there, and nobody has written one.
    json!({ "id": organization_id(organiser), "name": name, "description": name })
}

fn with_identifiers(by: &Organiser) -> Value {
    let mut body = organiser(by);
    if let (Some(fields), Some(business_id)) = (body.as_object_mut(), &by.business_id) {
        let id = organization_id(by);
        fields.insert(
            "organization_identifiers".into(),
            json!([{
                "id": identity("identifier", &id),
                "organization_id": id,
                "identifier_scheme": "FI-PRO",
                "identifier_type": "Y-tunnus",
                "identifier": business_id.as_str(),
            }]),
        );
    }
    body
}

/// Organisers of these entries, each once, in the order of their identities.
pub fn organizations_of(activities: &[&Activity]) -> Vec<Organiser> {
    let mut all: Vec<(String, &Organiser)> =
        activities.iter().map(|a| (organization_id(&a.content.organiser), &a.content.organiser)).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.dedup_by(|a, b| a.0 == b.0);
    all.into_iter().map(|(_, organiser)| organiser.clone()).collect()
}

/// `/hsds/organizations`
pub fn organizations(organisers: &Page<'_, Organiser>) -> Value {
    page(organisers, organiser)
}

/// `/hsds/organizations?full=true`
pub fn organizations_full(organisers: &Page<'_, Organiser>, activities: &[&Activity], telling: &Telling<'_>) -> Value {
    page(organisers, |organiser| organization(organiser, activities, telling))
}

/// `/hsds/organizations/{id}`: with its services in short, out of all `activities`.
pub fn organization(by: &Organiser, activities: &[&Activity], telling: &Telling<'_>) -> Value {
    let id = organization_id(by);
    let mine = activities.iter().filter(|activity| organization_id(&activity.content.organiser) == id);
    let in_short = |activity: &&Activity| {
        let mut body = in_short(activity, telling);
        // The organisation itself stands around it.
        body.as_object_mut().and_then(|fields| fields.remove("organization"));
        body
    };
    let services: Vec<Value> = mine.map(in_short).collect();
    let mut body = with_identifiers(by);
    if let Some(fields) = body.as_object_mut() {
        fields.insert("services".into(), json!(services));
    }
    lean(body)
}

/// `/hsds/service_at_locations`: entries without a place are not among them; see [`has_location`].
pub fn service_at_locations(activities: &Page<'_, &Activity>, telling: &Telling<'_>) -> Value {
    page(activities, |activity| {
        let mut location = parts::location(activity, telling).unwrap_or_default();
        if let Some(fields) = location.as_object_mut() {
            fields.retain(|_, value| !value.is_array());
        }
        lean(at(activity, location, in_short(activity, telling)))
    })
}

/// `/hsds/service_at_locations?full=true`
pub fn service_at_locations_full(activities: &Page<'_, &Activity>, telling: &Telling<'_>) -> Value {
    page(activities, |activity| service_at_location(activity, telling))
}

/// `/hsds/service_at_locations/{id}`
pub fn service_at_location(activity: &Activity, telling: &Telling<'_>) -> Value {
    let location = parts::location(activity, telling).unwrap_or_default();
    lean(at(activity, location, in_full(activity, telling)))
}

fn at(activity: &Activity, location: Value, service: Value) -> Value {
    json!({
        "id": service_at_location_id(&activity.id),
        "service_id": service_id(&activity.id),
        "location_id": location.get("id"),
        "location": location,
        "service": service,
    })
}

/// Is anything known of where it is?
pub fn has_location(activity: &Activity) -> bool {
    parts::is_online(activity) || place_key(activity).is_some()
}

/// `/hsds/taxonomies`
pub fn taxonomies(paging: Paging, telling: &Telling<'_>) -> Value {
    page(&paging.of(Taxonomy::ALL), |taxonomy| terms::taxonomy(*taxonomy, telling))
}

/// `/hsds/taxonomies/{id}`
pub fn taxonomy(id: &str, telling: &Telling<'_>) -> Option<Value> {
    let found = Taxonomy::ALL.iter().find(|taxonomy| taxonomy.id() == id)?;
    Some(terms::taxonomy(*found, telling))
}

/// `/hsds/taxonomy_terms`
pub fn taxonomy_terms(terms: &Page<'_, Term>, telling: &Telling<'_>) -> Value {
    page(terms, |term| lean(terms::term(*term, telling)))
}

/// `/hsds/taxonomy_terms/{id}`
pub fn taxonomy_term(id: &str, telling: &Telling<'_>) -> Option<Value> {
    let found = all_terms(None).into_iter().find(|term| terms::term_id(*term) == id)?;
    Some(lean(terms::term(found, telling)))
}

/// Every term, or those of a taxonomy by its identity.
pub fn all_terms(taxonomy_id: Option<&str>) -> Vec<Term> {
    let wanted = |taxonomy: &&Taxonomy| taxonomy_id.is_none_or(|id| taxonomy.id() == id);
    Taxonomy::ALL.iter().filter(wanted).flat_map(|taxonomy| taxonomy.terms()).collect()
}

/// The identity of a term.
pub fn term_id(term: Term) -> String {
    terms::term_id(term)
}
