//! A package for researchers: rows without names as a Frictionless data package, with codebook, methods, a report on how
//! many people are alike, and programs that count the main table of the municipality's report from it.
//!
//! Names, texts and numbers in it are English: they are read by programs.

mod variables;

use std::io::{Cursor, Write};

use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::lack::LEAST;
use rinnalla_domain::report::{FLOW, FigureKey, Period};
use rinnalla_measures::disclosure::anonymity::Anonymity;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use self::variables::{MEASUREMENTS, Variable, cases};

/// The columns by which somebody could be known, in their order.
pub const KNOWN_BY: [&str; 4] = ["quarter", "age_band", "area", "language"];

/// A referral, and how far it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Referral {
    /// A pseudonym of the case.
    pub pseudonym: String,
    /// A pseudonym of the resident, who may have several.
    pub resident: String,
    /// Quarter, age, area and language at the resident's first referral: made coarser.
    pub known_by: Vec<String>,
    /// Days until they were reached.
    pub days_to_contact: Option<i64>,
    /// Days until the first visit.
    pub days_to_first_visit: Option<i64>,
    /// Codes of the reasons, separated by spaces.
    pub reasons: String,
    /// Code of the reason for ending.
    pub ending_reason: Option<String>,
    /// Which figures of the flow count it, in the order of [`steps`].
    pub steps: Vec<bool>,
}

/// A value that was measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The pseudonym.
    pub pseudonym: String,
    /// At which point.
    pub point: String,
    /// Which scale or instrument.
    pub scale: String,
    /// The value.
    pub value: i64,
    /// How it was answered.
    pub mode: String,
    /// Code of who helped; empty when it was not written down.
    pub helper: String,
}

/// Everything that is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Of which municipality.
    pub municipality: MunicipalityCode,
    /// The months.
    pub period: Period,
    /// For which project.
    pub project: String,
    /// The month in which it was made, as 2026-11.
    pub month: String,
    /// Referrals, in the order of their pseudonyms: no order tells when they came.
    pub referrals: Vec<Referral>,
    /// What was measured.
    pub measured: Vec<Measured>,
    /// How many are alike.
    pub anonymity: Anonymity,
}

/// The figures of the flow, each a column of zeros and ones.
pub fn steps() -> Vec<FigureKey> {
    FLOW.iter().copied().chain([FigureKey::Declined]).collect()
}

/// The package as a ZIP file.
///
/// # Errors
/// When writing fails, which it does not in memory.
pub fn package(export: &Export) -> Result<Vec<u8>, String> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files(export) {
        zip.start_file(name, SimpleFileOptions::default()).map_err(|why| why.to_string())?;
        zip.write_all(text.as_bytes()).map_err(|why| why.to_string())?;
    }
    Ok(zip.finish().map_err(|why| why.to_string())?.into_inner())
}

/// The files of the package: name and content.
pub fn files(export: &Export) -> Vec<(&'static str, String)> {
    vec![
        ("datapackage.json", format!("{:#}\n", describe(export))),
        ("referrals.csv", referrals(export)),
        ("measurements.csv", measurements(export)),
        ("anonymity.json", format!("{:#}\n", anonymity(export))),
        ("codebook.md", codebook(export)),
        ("methods.md", methods(export)),
        ("flow.py", include_str!("flow.py").replace("LEAST_SHOWN", &LEAST.to_string())),
        ("flow.R", include_str!("flow.R").replace("LEAST_SHOWN", &LEAST.to_string())),
    ]
}

fn referrals(export: &Export) -> String {
    let rows = export.referrals.iter().map(|one| {
        let days = |days: Option<i64>| days.map_or_else(String::new, |days| days.to_string());
        let mut row = vec![one.pseudonym.clone(), one.resident.clone()];
        row.extend(one.known_by.iter().cloned());
        row.extend([days(one.days_to_contact), days(one.days_to_first_visit), one.reasons.clone()]);
        row.push(one.ending_reason.clone().unwrap_or_default());
        row.extend(one.steps.iter().map(|step| u8::from(*step).to_string()));
        row
    });
    csv(&cases(), rows)
}

fn measurements(export: &Export) -> String {
    let rows = export.measured.iter().map(|one| {
        let value = one.value.to_string();
        vec![one.pseudonym.clone(), one.point.clone(), one.scale.clone(), value, one.mode.clone(), one.helper.clone()]
    });
    csv(MEASUREMENTS, rows)
}

/// CSV as RFC 4180 has it; no cell is taken for a formula.
fn csv(variables: &[Variable], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = variables.iter().map(|variable| variable.name).collect::<Vec<_>>().join(",") + "\r\n";
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| safe(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

fn safe(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{2212}']) { "'" } else { "" };
    let cell = format!("{guard}{cell}");
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

/// Table schema and package after Frictionless Data, version 1 of the specification.
fn describe(export: &Export) -> Value {
    let resource = |name: &str, path: &str, variables: &[Variable], keys: Value| {
        let fields: Vec<Value> = variables.iter().map(Variable::field).collect();
        let mut schema = json!({ "fields": fields, "missingValues": [""] });
        if let (Value::Object(schema), Value::Object(keys)) = (&mut schema, keys) {
            schema.extend(keys);
        }
        json!({
            "name": name, "path": path, "profile": "tabular-data-resource", "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "schema": schema,
        })
    };
    let belongs = json!({"foreignKeys": [{ "fields": "pseudonym",
        "reference": { "resource": "referrals", "fields": "pseudonym" } }]});
    json!({
        "profile": "tabular-data-package",
        "name": format!("hyvinvointilahete-{}-{}", export.municipality, export.period.to_string().replace("..", "-")),
        "title": format!("Hyvinvointilähete, municipality {}, {}", export.municipality, export.period),
        "description": "Pseudonymised records of social prescribing. Still personal data: see methods.md.",
        "created_in": export.month, "project": export.project,
        "resources": [
            resource("referrals", "referrals.csv", &cases(), json!({ "primaryKey": "pseudonym" })),
            resource("measurements", "measurements.csv", MEASUREMENTS, belongs),
        ],
    })
}

fn anonymity(export: &Export) -> Value {
    let of = &export.anonymity;
    let coarser: serde_json::Map<String, Value> =
        KNOWN_BY.iter().zip(&of.coarser).map(|(name, rows)| ((*name).to_owned(), json!(rows))).collect();
    json!({
        "k": of.k, "residents": of.rows, "groups": of.groups, "smallest_group": of.smallest,
        "known_by": KNOWN_BY, "residents_told_coarser": coarser, "residents_left_out": 0,
    })
}

fn codebook(export: &Export) -> String {
    let mut out = format!(
        "# Codebook\n\nMunicipality {}, {}. An empty cell is missing. `*` is known and not told, so that at least {} people are alike.\n",
        export.municipality, export.period, export.anonymity.k
    );
    for (file, variables) in [("referrals.csv", cases()), ("measurements.csv", MEASUREMENTS.to_vec())] {
        out.push_str(&format!("\n## {file}\n\n| variable | type | meaning |\n|---|---|---|\n"));
        for variable in variables {
            out.push_str(&format!("| `{}` | {} | {} |\n", variable.name, variable.kind, variable.means));
        }
    }
    out
}

fn methods(export: &Export) -> String {
    let Anonymity { k, rows, groups, smallest, .. } = export.anonymity;
    include_str!("methods.md")
        .replace("{municipality}", &export.municipality.to_string())
        .replace("{period}", &export.period.to_string())
        .replace("{k}", &k.to_string())
        .replace("{rows}", &rows.to_string())
        .replace("{groups}", &groups.to_string())
        .replace("{smallest}", &smallest.to_string())
        .replace("{least}", &LEAST.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn export() -> Export {
        let person = |pseudonym: &str| Referral {
            pseudonym: pseudonym.into(),
            resident: format!("r{pseudonym}"),
            known_by: ["2026-Q1", "65-74", "=Kylä, \"vanha\"", "fi"].map(str::to_owned).to_vec(),
            days_to_contact: Some(3),
            days_to_first_visit: None,
            reasons: "loneliness grief".into(),
            ending_reason: None,
            steps: vec![true; steps().len()],
        };
        let measured = Measured {
            pseudonym: "a1".into(),
            point: "end".into(),
            scale: "satisfaction".into(),
            value: 7,
            mode: "alone".into(),
            helper: "nobody".into(),
        };
        Export {
            municipality: MunicipalityCode::parse("005").unwrap(),
            period: Period::year(2026).unwrap(),
            project: "Kylillä kulkien".into(),
            month: "2027-01".into(),
            referrals: vec![person("a1"), person("b2")],
            measured: vec![measured],
            anonymity: Anonymity { k: 2, rows: 2, groups: 1, smallest: 2, coarser: vec![0, 0, 1, 0] },
        }
    }

    #[test]
    fn every_column_is_described_and_nothing_is_a_formula() {
        let files = files(&export());
        let text = |name: &str| files.iter().find(|(file, _)| *file == name).map(|(_, text)| text.clone()).unwrap();
        let package: Value = serde_json::from_str(&text("datapackage.json")).unwrap();
        for (at, file) in ["referrals.csv", "measurements.csv"].iter().enumerate() {
            let resource = &package["resources"][at];
            assert_eq!(resource["path"], *file);
            let fields = resource["schema"]["fields"].as_array().unwrap();
            let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
            assert_eq!(text(file).lines().next().unwrap(), names.join(","));
            for (field, name) in fields.iter().zip(&names) {
                assert!(!field["description"].as_str().unwrap().is_empty());
                assert!(text("codebook.md").contains(&format!("| `{name}` |")), "{name}");
            }
        }
        let referrals = text("referrals.csv");
        assert!(referrals.contains("\"'=Kylä, \"\"vanha\"\"\""), "{referrals}");
        for (name, text) in &files {
            assert!(!text.contains("{k}") && !text.contains("LEAST_SHOWN"), "{name} is filled in");
        }
    }

    #[test]
    fn the_package_is_a_zip_of_its_files() {
        let bytes = package(&export()).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        assert_eq!(archive.len(), files(&export()).len());
        assert!(archive.by_name("datapackage.json").is_ok() && archive.by_name("flow.R").is_ok());
    }
}
