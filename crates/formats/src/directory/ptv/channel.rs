//! Service channels: places, phones, pages and forms.

use rinnalla_domain::activity::{Kind, Setting};
use serde_json::Value;

use super::{Around, code_of, one_text, texts};
use crate::directory::draft::Draft;
use crate::directory::json::Loose;
use crate::directory::why::shown;
use crate::directory::{Field, Imported, Note, Why};

/// Reads a channel as an entry of its own.
pub(super) fn read(body: &Value, key: &str, at: &str, around: &Around<'_>) -> Result<(Imported, Vec<Note>), Why> {
    let sort = body.text("serviceChannelType").unwrap_or_default();
    let (what, setting) = match sort.as_str() {
        "ServiceLocation" => ("ServiceLocation", Setting::Place),
        "Phone" => ("Phone", Setting::Phone),
        "EChannel" => ("EChannel", Setting::Online),
        "WebPage" => ("WebPage", Setting::Online),
        "PrintableForm" => ("PrintableForm", Setting::Online),
        other => return Err(Why::Unsupported(format!("a channel of the kind \"{}\"", shown(other)))),
    };
    let mut draft = Draft::new(around.cx, what, key, at);
    draft.kind = Kind::Service;
    draft.setting = setting;
    draft.lasting = true;
    draft.say(Field::Setting);
    draft.ptv_names(body.list("serviceChannelNames"))?;
    draft.ptv_descriptions(body.list("serviceChannelDescriptions"));
    let own = one_text(body.list("serviceChannelNames")).filter(|_| setting == Setting::Place);
    draft.ptv_organiser(body.text("organizationId").as_deref(), None, own, around)?;
    draft.ptv_areas(body);
    draft.ptv_where_and_when(body, setting);
    for language in body.list("languages").iter().filter_map(Loose::as_text) {
        draft.spoken(&language);
    }
    for term in body.list("ontologyTerms") {
        draft.concept(term.text("uri").as_deref(), one_text(term.list("name")));
    }
    for class in body.list("serviceClasses") {
        draft.ptv_class(code_of(class).as_deref(), one_text(class.list("name")));
    }
    draft.finish()
}

impl Draft<'_> {
    /// Address, hours and contact of a channel: its own, or those of a service that has this one channel.
    pub(super) fn ptv_where_and_when(&mut self, channel: &Value, setting: Setting) {
        if setting == Setting::Place {
            self.ptv_place(channel.list("addresses"));
            let name = texts(channel.list("serviceChannelNames"), Some("Name")).next().map(|(_, name)| name.to_owned());
            self.of_place(name.as_deref(), |place| &mut place.name);
        }
        self.ptv_hours(channel.list("serviceHours"));
        self.ptv_contact(channel);
        if self.contact.phone.is_some() {
            self.ptv_hours_in_words(channel.list("serviceHours"));
        }
    }

    /// Phones, mail addresses and pages.
    pub(super) fn ptv_contact(&mut self, body: &Value) {
        for phone in body.list("phoneNumbers").iter().chain(body.list("supportPhones")) {
            if matches!(phone.text("type").as_deref(), Some("Fax" | "Sms")) {
                continue;
            }
            let prefix = phone.text("prefixNumber").unwrap_or_default();
            let number = phone.text("number").unwrap_or_default();
            self.phone(&whole_number(&prefix, &number));
        }
        for mail in body.list("emails").iter().chain(body.list("supportEmails")) {
            self.mail(&mail.text("value").unwrap_or_default());
        }
        let forms = body.list("channelUrls").iter().filter_map(|url| url.text("value"));
        let pages = body.list("webPages").iter().filter_map(|page| page.text("url").or_else(|| page.text("value")));
        for url in pages.chain(forms) {
            self.web(&url);
        }
    }
}

/// "+358" and "40123456" or "040123456"; the prefix is not of Finland alone.
fn whole_number(prefix: &str, number: &str) -> String {
    if prefix.is_empty() || number.starts_with('+') {
        return number.to_owned();
    }
    format!("{prefix} {}", number.trim_start().trim_start_matches('0'))
}
