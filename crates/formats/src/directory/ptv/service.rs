//! Services, with what they leave to their general description and to their channels.

use rinnalla_domain::activity::{Kind, Price, Registration, Setting};
use serde_json::Value;

use super::{Around, code_of, one_text, texts};
use crate::directory::draft::Draft;
use crate::directory::json::Loose;
use crate::directory::why::shown;
use crate::directory::{Field, Imported, Note, Why, topics};

/// Service classes of peer and voluntary support.
const SUPPORT: [&str; 3] = ["P4.12", "P5.16", "P10.8"];

/// Reads a service.
pub(super) fn read(body: &Value, key: &str, at: &str, around: &Around<'_>) -> Result<(Imported, Vec<Note>), Why> {
    let general = general_description(body, around);
    let inherited = |field: &str| general.and_then(|general| general.text(field));
    let sort = body.text("type").or_else(|| inherited("type")).unwrap_or_default();
    if matches!(
        sort.as_str(),
        "PermitOrObligation" | "PermissionAndObligation" | "ProfessionalQualification" | "ProfessionalQualifications"
    ) {
        return Err(Why::Unsupported(format!("a service of the type \"{sort}\"")));
    }
    let mut draft = Draft::new(around.cx, "Service", key, at);
    draft.kind = Kind::Service;
    draft.lasting = true;
    draft.say(Field::Kind);
    draft.ptv_names(body.list("serviceNames"))?;
    if let Some(general) = general {
        draft.ptv_descriptions(general.list("descriptions"));
    } else if let Some(id) = body.text("generalDescriptionId") {
        draft.note(Note::Missing { what: "general description", key: shown(&id) });
    }
    draft.ptv_descriptions(body.list("serviceDescriptions"));
    draft.ptv_texts(body.list("requirements"));
    draft.ptv_responsible(body, around)?;
    draft.ptv_areas(body);
    let charge = body.text("serviceChargeType").or_else(|| inherited("serviceChargeType"));
    draft.ptv_charge(charge.as_deref(), body, general);
    for level in [Some(body), general].into_iter().flatten() {
        draft.ptv_subjects(level);
    }
    for language in body.list("languages").iter().filter_map(Loose::as_text) {
        draft.spoken(&language);
    }
    draft.ptv_channels(body, around);
    draft.finish()
}

/// The general description: within the body, as `serviceWithGD` gives it, or among the bodies.
fn general_description<'v>(body: &'v Value, around: &'v Around<'_>) -> Option<&'v Value> {
    if let Some(inside) = body.get("generalDescription").filter(|inside| inside.is_object()) {
        return Some(inside);
    }
    around.general.get(&body.text("generalDescriptionId")?).copied()
}

impl Draft<'_> {
    fn ptv_texts(&mut self, list: &[Value]) {
        for (language, value) in texts(list, None) {
            if let Ok(language) = language {
                self.describe(language, value);
            }
        }
    }

    /// The organisation that answers for the service; else the one that produces it.
    fn ptv_responsible(&mut self, body: &Value, around: &Around<'_>) -> Result<(), Why> {
        let all = body.list("organizations");
        let of = |role: &str| all.iter().find(|one| one.text("roleType").as_deref() == Some(role));
        let Some(one) = of("Responsible").or_else(|| of("Producer")).or_else(|| all.first()) else { return Ok(()) };
        let Some(organisation) = one.get("organization") else { return Ok(()) };
        self.ptv_organiser(organisation.text("id").as_deref(), organisation.text("name").as_deref(), None, around)
    }

    fn ptv_charge(&mut self, charge: Option<&str>, body: &Value, general: Option<&Value>) {
        match charge {
            Some("FreeOfCharge" | "Free") => self.costs(Price::Free),
            Some("Chargeable" | "Charged") => self.costs(Price::Paid),
            _ => {}
        }
        let inherited = general.map_or(&[][..], |general| general.list("descriptions"));
        for list in [body.list("serviceDescriptions"), inherited] {
            let said =
                ["ChargeTypeAdditionalInfo", "ChargeType"].iter().find_map(|sort| texts(list, Some(sort)).next());
            if let Some((_, words)) = said {
                self.price_in_words(words);
            }
        }
    }

    /// Themes of service classes, ontology terms and keywords; audiences of target groups.
    fn ptv_subjects(&mut self, level: &Value) {
        for class in level.list("serviceClasses") {
            self.ptv_class(code_of(class).as_deref(), one_text(class.list("name")));
        }
        for term in level.list("ontologyTerms") {
            self.concept(term.text("uri").as_deref(), one_text(term.list("name")));
        }
        for (_, keyword) in texts(level.list("keywords"), None) {
            self.concept(None, Some(keyword));
        }
        let groups: Vec<&Value> = level.list("targetGroups").iter().collect();
        let codes: Vec<String> = groups.iter().filter_map(|group| code_of(group)).collect();
        for group in &groups {
            let by_code = code_of(group).and_then(|code| topics::audience_of_target_group(&code));
            let by_name = || one_text(group.list("name")).and_then(topics::audience_of_label);
            if let Some(audience) = by_code.or_else(by_name) {
                self.audience(audience);
            }
        }
        let of_residents = |code: &String| code.starts_with("KR1");
        if !codes.is_empty() && codes.iter().all(|code| code.starts_with("KR")) && !codes.iter().any(of_residents) {
            self.note(Note::NotForResidents);
        }
    }

    pub(super) fn ptv_class(&mut self, code: Option<&str>, name: Option<&str>) {
        let themes = code.map_or(&[][..], topics::themes_of_service_class);
        for theme in themes {
            self.theme(*theme);
        }
        if themes.is_empty() {
            self.concept(None, name);
        }
        if code.is_some_and(|code| SUPPORT.contains(&code)) {
            self.kind = Kind::Support;
        }
    }

    /// Where and when, from the channels; their own words about the service come before the channels'.
    fn ptv_channels(&mut self, body: &Value, around: &Around<'_>) {
        let mut known = Vec::new();
        for link in body.list("serviceChannels") {
            let Some(id) = link.get("serviceChannel").and_then(|channel| channel.text("id")) else { continue };
            self.ptv_hours(link.list("serviceHours"));
            if let Some(details) = link.get("contactDetails") {
                self.ptv_contact(details);
            }
            known.extend(around.channels.get(&id).copied());
        }
        let of = |sort: &str| -> Vec<&Value> {
            known.iter().copied().filter(|c| c.text("serviceChannelType").as_deref() == Some(sort)).collect()
        };
        let (places, phones) = (of("ServiceLocation"), of("Phone"));
        match (places.as_slice(), phones.as_slice()) {
            ([one], _) => self.ptv_where_and_when(one, Setting::Place),
            ([], [one, ..]) => {
                self.setting = Setting::Phone;
                self.ptv_where_and_when(one, Setting::Phone);
            }
            ([], []) if !known.is_empty() => self.setting = Setting::Online,
            ([], []) => {}
            (several, _) => self.note(Note::SeveralPlaces(several.len())),
        }
        for channel in &known {
            self.ptv_contact(channel);
        }
        if !known.is_empty() {
            self.say(Field::Setting);
        }
        if self.schedule.slots.is_empty() && self.registration == Registration::Unknown {
            self.schedule.except.clear();
        }
    }
}
