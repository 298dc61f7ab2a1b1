//! The description of the interface as it is served here, in OpenAPI 3.1. Bodies are those of the specifications.

use serde_json::{Map, Value, json};

const SCHEMAS: &str = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/compiled";
const PAGING: &[&str] = &["page", "per_page"];
const SERVICES: &[&str] = &[
    "search",
    "page",
    "per_page",
    "format",
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "minimal",
    "full",
    "minimum_age",
    "maximum_age",
    "start_time",
    "end_time",
    "day",
];
const LOCATIONS: &[&str] = &[
    "search",
    "page",
    "per_page",
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "full",
    "minimum_age",
    "maximum_age",
    "start_time",
    "end_time",
    "day",
    "postcode",
];

/// Path, what it gives, its parameters, the schema of a body or of an item of a page.
const PATHS: &[(&str, &str, &[&str], &str)] = &[
    ("/", "What this interface is", &[], ""),
    ("/services", "A page of services", SERVICES, "service_list"),
    ("/services/{id}", "A service", &["id"], "service"),
    ("/organizations", "A page of organisations", &["search", "full", "page", "per_page"], "organization_list"),
    ("/organizations/{id}", "An organisation with its services", &["id"], "organization"),
    ("/service_at_locations", "A page of services at their locations", LOCATIONS, "service_at_location_list"),
    ("/service_at_locations/{id}", "A service at its location", &["id"], "service_at_location"),
    ("/taxonomies", "A page of taxonomies", PAGING, "taxonomy_list"),
    ("/taxonomies/{id}", "A taxonomy", &["id"], "taxonomy"),
    (
        "/taxonomy_terms",
        "A page of terms",
        &["search", "taxonomy_id", "top_only", "parent_id", "page", "per_page"],
        "taxonomy_term_list",
    ),
    ("/taxonomy_terms/{id}", "A term", &["id"], "taxonomy_term"),
];

fn parameter(name: &str) -> Value {
    let kind = match name {
        "page" | "per_page" => json!({ "type": "integer", "minimum": 1 }),
        "minimal" | "full" | "top_only" => json!({ "type": "boolean" }),
        "minimum_age" | "maximum_age" => json!({ "type": "number" }),
        "format" => json!({ "type": "string", "enum": ["json", "ndjson"] }),
        "id" | "organization_id" | "parent_id" | "taxonomy_id" | "taxonomy_term_id" => {
            json!({ "type": "string", "format": "uuid" })
        }
        _ => json!({ "type": "string" }),
    };
    let in_path = name == "id";
    json!({ "name": name, "in": if in_path { "path" } else { "query" }, "required": in_path, "schema": kind })
}

/// `/hsds/openapi.json`
pub fn openapi(base: &str) -> Value {
    let problem = |what: &str| {
        let schema = json!({ "$ref": "#/components/schemas/Problem" });
        json!({ "description": what, "content": { "application/problem+json": { "schema": schema } } })
    };
    let mut paths = Map::new();
    for (path, what, parameters, schema) in PATHS {
        let item = json!({ "$ref": format!("{SCHEMAS}/{schema}.json") });
        let body = match *schema {
            "" => json!({ "type": "object", "required": ["version", "profile", "openapi_url"] }),
            of if of.ends_with("_list") => json!({
                "allOf": [{ "$ref": "#/components/schemas/Page" }],
                "properties": { "contents": { "type": "array", "items": item } },
            }),
            _ => item,
        };
        let mut responses = json!({
            "200": { "description": what, "content": { "application/json": { "schema": body } } },
        });
        if let Some(responses) = responses.as_object_mut() {
            if parameters.contains(&"id") {
                responses.insert("404".into(), problem("There is none"));
            } else if !parameters.is_empty() {
                responses.insert("400".into(), problem("A parameter cannot be understood"));
            }
        }
        let parameters: Vec<Value> = parameters.iter().map(|name| parameter(name)).collect();
        paths.insert(
            (*path).to_owned(),
            json!({ "get": { "summary": what, "parameters": parameters, "responses": responses } }),
        );
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Rinnalla: activities as Open Referral, HSDS-UK 3.0",
            "version": super::write::VERSION,
            "license": { "name": super::super::OWN_LICENCE, "url": super::super::OWN_LICENCE_URL },
        },
        "servers": [{ "url": format!("{base}/hsds") }],
        "paths": paths,
        "components": { "schemas": { "Page": envelope(), "Problem": {
            "type": "object",
            "properties": {
                "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" },
                "detail": { "type": "string" },
            },
        } } },
    })
}

fn envelope() -> Value {
    let number = json!({ "type": "integer" });
    let truth = json!({ "type": "boolean" });
    json!({
        "type": "object",
        "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
        "properties": {
            "total_items": number, "total_pages": number, "page_number": number, "size": number,
            "first_page": truth, "last_page": truth, "empty": truth, "contents": { "type": "array" },
        },
    })
}
