//! The published schemas that answers are held against: Open Referral (HSDS 3.0, HSDS-UK 3.0) and Linked Events.
//!
//! The tests of the service's own addresses use this file, too.

use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};

/// A schema of Open Referral: a file of one of the two specifications.
pub fn of_open_referral(root: &Path, file: &str) -> Validator {
    compiled(&whole(root, file, 0))
}

/// A schema with the files that it refers to put in their places; below the third level anything goes.
fn whole(root: &Path, file: &str, depth: u8) -> Value {
    if depth > 3 {
        return json!({});
    }
    let mut schema: Value = serde_json::from_slice(&std::fs::read(root.join(file)).unwrap()).unwrap();
    put_in(&mut schema, root, depth);
    schema
}

fn put_in(schema: &mut Value, root: &Path, depth: u8) {
    match schema {
        Value::Object(fields) => {
            // Dates are called so beside the schema, where a judge of schemas does not look.
            if fields.get("datapackage_type") == Some(&json!("date")) {
                fields.insert("format".into(), json!("date"));
            }
            let file = fields.get("$ref").and_then(Value::as_str).filter(|at| !at.starts_with('#'));
            if let Some(file) = file.map(str::to_owned) {
                *schema = whole(root, &file, depth + 1);
            } else {
                fields.values_mut().for_each(|value| put_in(value, root, depth));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| put_in(value, root, depth)),
        _ => {}
    }
}

fn compiled(schema: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

/// The envelope of a page: the specification names its fields and does not require them; here each has to be there.
pub fn envelope(root: &Path) -> Validator {
    let openapi: Value = serde_json::from_slice(&std::fs::read(root.join("openapi.json")).unwrap()).unwrap();
    let mut page = openapi["components"]["schemas"]["Page"].clone();
    let mut fields: Vec<String> = page["properties"].as_object().unwrap().keys().cloned().collect();
    fields.push("contents".into());
    page["required"] = json!(fields);
    compiled(&page)
}

/// Fails with everything that does not fit.
pub fn assert_valid(validator: &Validator, value: &Value, what: &str) {
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{} at {}", error, error.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {}\n{value:#}", errors.join("; "));
}

/// A schema of the interface's description. Lists of links are described there as lists of lists, which the interface
/// itself never gives; that slip is put right, and everything else is taken as it stands.
pub fn of_linked_events(root: &Path, name: &str) -> Validator {
    let text = std::fs::read_to_string(root.join("linked-events.openapi.yaml")).unwrap();
    let mut openapi: Value = serde_saphyr::from_str(&text).unwrap();
    let schemas = openapi["components"]["schemas"].as_object_mut().unwrap();
    for schema in schemas.values_mut() {
        for property in schema["properties"].as_object_mut().into_iter().flat_map(|properties| properties.values_mut())
        {
            if property.pointer("/items/type") == Some(&json!("array")) {
                property["items"] = property["items"]["items"].clone();
            }
        }
        nullable(schema);
    }
    let whole = json!({"$ref": format!("#/components/schemas/{name}"), "components": openapi["components"]});
    compiled(&whole)
}

/// OpenAPI 3.0 says "nullable" where JSON Schema says a type more.
fn nullable(schema: &mut Value) {
    if schema.get("nullable") == Some(&json!(true)) {
        let mut inner = schema.take();
        inner.as_object_mut().unwrap().remove("nullable");
        *schema = json!({"anyOf": [{"type": "null"}, inner]});
    }
    match schema {
        Value::Object(fields) => fields.values_mut().for_each(nullable),
        Value::Array(list) => list.iter_mut().for_each(nullable),
        _ => {}
    }
}
