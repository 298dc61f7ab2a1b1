//! Addresses of channels, and what is known of getting in.

use rinnalla_domain::activity::{Facet, Known};
use serde_json::Value;

use super::one_text;
use crate::directory::draft::Draft;
use crate::directory::json::Loose;

impl Draft<'_> {
    /// The first address where one can go; others are post boxes or abroad.
    pub(super) fn ptv_place(&mut self, addresses: &[Value]) {
        let visited = |address: &&Value| !matches!(address.text("type").as_deref(), Some("Postal" | "Delivery"));
        let Some(address) = addresses.iter().filter(visited).find(|a| a.has("streetAddress") || a.has("otherAddress"))
        else {
            return;
        };
        let street = address.get("streetAddress").filter(|street| !street.is_null());
        let Some(inner) = street.or_else(|| address.get("otherAddress")) else { return };
        let name = one_text(inner.list("street")).map(|name| {
            let number = inner.text("streetNumber").unwrap_or_default();
            format!("{name} {number}").trim().to_owned()
        });
        self.of_place(name.as_deref(), |place| &mut place.street);
        let code = inner.text("postalCode").filter(|code| code.len() == 5 && code.chars().all(|c| c.is_ascii_digit()));
        self.of_place(code.as_deref(), |place| &mut place.postal_code);
        let town = one_text(inner.list("postOffice")).map(capitalised);
        self.of_place(town.as_deref(), |place| &mut place.village);
        if let Some(way) = one_text(inner.list("additionalInformation")) {
            self.way_there(way);
        }
        if let (Some(north), Some(east)) = (inner.text("latitude"), inner.text("longitude")) {
            self.point_tm35fin(&north, &east);
        }
        if let Some(municipality) = inner.get("municipality").filter(|_| !self.has_area()) {
            self.area(&municipality.text("code").unwrap_or_default());
        }
        self.ptv_entrances(address.list("entrances"));
    }

    /// Sentences on accessibility: only plain ones are understood.
    fn ptv_entrances(&mut self, entrances: &[Value]) {
        let sentences = entrances.iter().flat_map(|entrance| entrance.list("accessibilitySentences"));
        let sentences = sentences.flat_map(|group| group.list("sentences"));
        for sentence in sentences.filter_map(|sentence| one_text(sentence.list("sentence"))) {
            let sentence = sentence.to_lowercase();
            for (facet, word) in [
                (Facet::AccessibleToilet, "esteetön wc"),
                (Facet::HearingLoop, "induktiosilmukka"),
                (Facet::GuideDog, "opaskoira"),
                (Facet::StepFree, "esteetön sisäänkäynti"),
                (Facet::StepFree, "sisäänkäynti on esteetön"),
            ] {
                if sentence.contains(word) {
                    let not = [" ei ", "ei ole", "ilman"].iter().any(|not| sentence.contains(not));
                    let not = not || sentence.starts_with("ei ");
                    self.facet(facet, if not { Known::No } else { Known::Yes });
                }
            }
        }
    }
}

/// "KUOPIO" as a name is written.
pub(super) fn capitalised(town: &str) -> String {
    if town.chars().any(char::is_lowercase) {
        return town.to_owned();
    }
    let mut begins = true;
    let letter = |c: char| {
        let written: String = if begins { c.to_string() } else { c.to_lowercase().collect() };
        begins = matches!(c, ' ' | '-');
        written
    };
    town.chars().map(letter).collect()
}
