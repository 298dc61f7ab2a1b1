//! Municipalities by code, by name, and by the areas that sources know.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::municipality::{self, CountyCode, in_force_on, municipalities, successor_on};

/// The municipality of a code or a name as it stands today: "491", "Mikkeli", "491 Mikkeli", "S:t Michel".
pub(crate) fn municipality(raw: &str, today: Date) -> Option<MunicipalityCode> {
    let digits = raw.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 3);
    if let Some(code) = digits.and_then(MunicipalityCode::parse) {
        return successor_on(municipalities(), code, today).map(|found| found.code);
    }
    let wanted = raw.trim().to_lowercase();
    if wanted.is_empty() {
        return None;
    }
    let bare = wanted.strip_suffix(" kommun").or_else(|| wanted.strip_suffix(" municipality")).unwrap_or(&wanted);
    successor_on(municipalities(), *names().get(bare)?, today).map(|found| found.code)
}

/// Names of municipalities in lower case; those that exist come before those that were merged away.
fn names() -> &'static BTreeMap<String, MunicipalityCode> {
    static NAMES: LazyLock<BTreeMap<String, MunicipalityCode>> = LazyLock::new(|| {
        let mut names = BTreeMap::new();
        let (gone, there): (Vec<_>, Vec<_>) = municipalities().iter().partition(|m| m.valid_to.is_some());
        for municipality in there.into_iter().chain(gone) {
            for name in [&municipality.name_fi, &municipality.name_sv, &municipality.in_fi] {
                names.entry(name.to_lowercase()).or_insert(municipality.code);
            }
        }
        names
    });
    &NAMES
}

/// The municipality named at the end of an address: "Kirjasto, Jäämerentie 1, 99600 Sodankylä".
pub(crate) fn at_the_end_of(address: &str, today: Date) -> Option<MunicipalityCode> {
    let mut parts = address.rsplit([',', '\n', ';']).map(str::trim).filter(|part| !part.is_empty());
    let last = parts.by_ref().find(|part| !matches!(part.to_lowercase().as_str(), "suomi" | "finland" | "fi"))?;
    let town: String = last.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned();
    if town.is_empty() { None } else { municipality(&town, today) }
}

/// The municipalities of a wellbeing services county.
pub(crate) fn of_county(code: &str, today: Date) -> Vec<MunicipalityCode> {
    let Some(county) = CountyCode::parse(code).filter(|code| municipality::find_county(*code).is_some()) else {
        return Vec::new();
    };
    in_force_on(municipalities(), today).filter(|m| m.county == Some(county)).map(|m| m.code).collect()
}

/// The Finnish name of a municipality.
pub(crate) fn name(code: MunicipalityCode) -> Option<&'static municipality::Municipality> {
    municipality::find(municipalities(), code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_municipality_is_known_by_code_and_by_name() {
        let today = date(2026, 11, 24);
        let code = |raw| municipality(raw, today).map(|code| code.to_string());
        for raw in ["491", "491 Mikkeli", "Mikkeli 491", "mikkeli", "S:t Michel"] {
            assert_eq!(code(raw).as_deref(), Some("491"), "{raw}");
        }
        for raw in ["", "999", "Atlantis", "string", "1"] {
            assert_eq!(code(raw), None, "{raw}");
        }
        let at_end = |raw| at_the_end_of(raw, today).map(|code| code.to_string());
        assert_eq!(at_end("Kirjasto, Jäämerentie 1, 99600 Sodankylä, Suomi").as_deref(), Some("758"));
        assert_eq!(at_end("Kirjaston sali"), None);
        assert!(of_county("21", today).len() > 20);
        assert!(of_county("77", today).is_empty());
    }
}
