//! Bodies of the register's first years, which its import console still carries, put into the words of version 11.
//!
//! They know one language, number their records and name days of the week by digits.

use serde_json::{Map, Value, json};

use crate::directory::json::Loose;

/// The body in the words of version 11; what is not of the early kind stays as it is.
pub(super) fn as_v11(body: Value) -> Value {
    let Some(fields) = body.as_object() else { return body };
    let has = |key: &str| fields.contains_key(key);
    // Bodies of version 11 say a list of names; early ones say one name.
    if !has("id") || !fields.get("name").is_some_and(Value::is_string) {
        return body;
    }
    match () {
        () if has("serviceToOrganization") => service(&body),
        () if has("phoneServiceChannelType") => channel(&body, "Phone"),
        () if has("visitAddress") && has("openingTimes") => channel(&body, "ServiceLocation"),
        () if has("organizationType") && has("OID") => organisation(&body),
        () if has("requiresAuthentication") => channel(&body, "EChannel"),
        () if has("links") && has("organization") => channel(&body, "PrintableForm"),
        () if has("URL") && has("organization") => channel(&body, "WebPage"),
        () if has("statutory") => general_description(&body),
        () => body,
    }
}

fn id(value: Option<&Value>) -> Value {
    value.and_then(Loose::as_text).map_or(Value::Null, Value::String)
}

/// `[{language: fi, value, type}]`
fn said(texts: &[(&str, Option<String>)]) -> Value {
    let one = |(sort, text): &(&str, Option<String>)| {
        text.as_ref().map(|text| json!({ "language": "fi", "value": text, "type": sort }))
    };
    texts.iter().filter_map(one).collect()
}

/// `[{name: [{language: fi, value}]}]` of a list of words.
fn named(body: &Value, key: &str) -> Value {
    let one = |word: String| json!({ "name": [{ "language": "fi", "value": word }] });
    body.list(key).iter().filter_map(Loose::as_text).map(one).collect()
}

fn target_groups(body: &Value) -> Value {
    let one = |word: String| {
        let code = match word.to_lowercase().as_str() {
            "kansalaiset" => "KR1",
            "lapset ja lapsiperheet" => "KR1.2",
            "yritykset" | "kansainväliset yritykset" => "KR2",
            "viranomaiset" => "KR3",
            _ => "",
        };
        json!({ "code": code, "name": [{ "language": "fi", "value": word }] })
    };
    body.list("targetGroup").iter().filter_map(Loose::as_text).map(one).collect()
}

fn descriptions(body: &Value) -> Vec<(&'static str, Option<String>)> {
    let first = |key: &str| body.list(key).iter().find_map(Loose::as_text);
    vec![
        ("Summary", body.text("shortDescription")),
        ("Description", body.text("description")),
        ("UserInstruction", body.text("serviceUserInstructions")),
        ("ChargeTypeAdditionalInfo", first("serviceChargeDescription").or_else(|| body.text("chargeDescription"))),
    ]
}

/// `{areaType, areas}` of a list of municipalities.
fn areas(into: &mut Map<String, Value>, municipalities: &[Value], limited: bool) {
    let codes: Vec<Value> =
        municipalities.iter().filter_map(Loose::as_text).map(|code| json!({ "code": code })).collect();
    let nationwide = codes.is_empty() && !limited;
    into.insert("areaType".into(), json!(if nationwide { "Nationwide" } else { "LimitedType" }));
    let areas = if codes.is_empty() { json!([]) } else { json!([{ "type": "Municipality", "municipalities": codes }]) };
    into.insert("areas".into(), areas);
}

fn service(body: &Value) -> Value {
    let by = body.get("serviceToOrganization").unwrap_or(&Value::Null);
    let role = |key: &str, role: &'static str| -> Vec<Value> {
        let one = |org: &Value| json!({ "roleType": role, "organization": { "id": id(Some(org)) } });
        by.list(key).iter().map(one).collect()
    };
    let mut organizations = role("responsibleOrganization", "Responsible");
    organizations.extend(role("producerOrganization", "Producer"));
    let links = body.get("serviceToServiceChannel").and_then(Value::as_object);
    let channels = links.into_iter().flat_map(Map::values).filter_map(Value::as_array).flatten();
    let channels: Vec<Value> = channels.map(|one| json!({ "serviceChannel": { "id": id(Some(one)) } })).collect();
    let charge = match body.text("serviceCharge").as_deref() {
        Some("chargeable") => json!("Chargeable"),
        Some("free") => json!("FreeOfCharge"),
        _ => Value::Null,
    };
    let mut v11 = json!({
        "id": id(body.get("id")),
        "publishingStatus": "Published",
        "serviceNames": said(&[("Name", body.text("name"))]),
        "serviceDescriptions": said(&descriptions(body)),
        "requirements": said(&[("", body.text("requirements"))]),
        "languages": body.get("language"),
        "serviceClasses": named(body, "serviceClass"),
        "ontologyTerms": named(body, "ontologyTerm"),
        "targetGroups": target_groups(body),
        "generalDescriptionId": id(body.get("generalDescription")),
        "organizations": organizations,
        "serviceChannels": channels,
        "serviceChargeType": charge,
    });
    if let Some(into) = v11.as_object_mut() {
        areas(into, body.list("municipality"), body.text("serviceCoverage").as_deref() == Some("regional"));
    }
    v11
}

fn channel(body: &Value, sort: &str) -> Value {
    let mut v11 = json!({
        "id": id(body.get("id")),
        "publishingStatus": "Published",
        "serviceChannelType": sort,
        "organizationId": id(body.get("organization")),
        "serviceChannelNames": said(&[("Name", body.text("name"))]),
        "serviceChannelDescriptions": said(&descriptions(body)),
        "languages": body.get("language"),
        "ontologyTerms": named(body, "ontologyTerm"),
        "serviceClasses": named(body, "serviceClass"),
        "phoneNumbers": each(body.get("phone"), "phone", "number"),
        "emails": each(body.get("email"), "address", "value"),
        "webPages": pages(body),
        "addresses": body.list("visitAddress").iter().map(|one| address(one, body)).collect::<Vec<_>>(),
        "serviceHours": body.list("openingTimes").iter().map(hours).collect::<Vec<_>>(),
    });
    if let Some(into) = v11.as_object_mut() {
        let restricted = body.flag("serviceAreaRestricted") == Some(true);
        areas(into, body.list("serviceArea"), restricted || sort == "ServiceLocation");
    }
    v11
}

/// A text, or a list of objects with a text.
fn each(value: Option<&Value>, from: &str, to: &str) -> Value {
    let one = |text: String| json!([{ to: text }]);
    match value {
        Some(Value::Array(list)) => {
            list.iter().filter_map(|item| item.text(from)).map(|text| json!({ to: text })).collect()
        }
        Some(value) => value.as_text().map_or(json!([]), one),
        None => json!([]),
    }
}

fn pages(body: &Value) -> Value {
    let mut all: Vec<String> = body.list("webPage").iter().filter_map(|page| page.text("url")).collect();
    all.extend(body.list("links").iter().filter_map(|link| link.text("URL")));
    all.extend([body.text("URL"), body.text("webPage")].into_iter().flatten());
    all.into_iter().map(|url| json!({ "url": url })).collect()
}

fn address(one: &Value, body: &Value) -> Value {
    let fi = |text: Option<String>| said(&[("", text)]);
    let in_plane = body.text("coordinateSystem").as_deref() == Some("3067");
    let metres = |key: &str| body.text(key).filter(|_| in_plane);
    json!({
        "type": "Location",
        "streetAddress": {
            "street": fi(one.text("streetAddress")),
            "streetNumber": one.text("buildingNumber"),
            "postalCode": one.text("postalCode"),
            "postOffice": fi(one.text("postalDistrict")),
            "municipality": { "code": one.text("municipality") },
            "additionalInformation": fi(one.text("addressQualifier")),
            "latitude": metres("latitude"),
            "longitude": metres("longitude"),
        },
    })
}

fn hours(times: &Value) -> Value {
    let day = |digit: String| {
        let name = match digit.as_str() {
            "1" => "Monday",
            "2" => "Tuesday",
            "3" => "Wednesday",
            "4" => "Thursday",
            "5" => "Friday",
            "6" => "Saturday",
            "7" | "0" => "Sunday",
            _ => return None,
        };
        Some(json!({ "dayFrom": name, "from": times.text("opens"), "to": times.text("closes") }))
    };
    let days: Vec<Value> = times.list("dayOfWeek").iter().filter_map(Loose::as_text).filter_map(day).collect();
    json!({
        "serviceHourType": "DaysOfTheWeek",
        "additionalInformation": said(&[("", times.text("openingHoursException"))]),
        "openingHour": days,
    })
}

fn organisation(body: &Value) -> Value {
    let pages: Vec<Value> = ["webPages", "webpages"].iter().flat_map(|key| body.list(key)).cloned().collect();
    json!({
        "id": id(body.get("id")),
        "publishingStatus": "Published",
        "organizationNames": said(&[("Name", body.text("name"))]),
        "businessCode": body.text("businessID"),
        "municipality": body.text("municipalityCode"),
        "webPages": pages,
    })
}

fn general_description(body: &Value) -> Value {
    json!({
        "id": id(body.get("id")),
        "names": said(&[("Name", body.text("name"))]),
        "descriptions": said(&descriptions(body)),
        "serviceClasses": named(body, "serviceClass"),
        "ontologyTerms": named(body, "ontologyTerm"),
        "targetGroups": target_groups(body),
    })
}
