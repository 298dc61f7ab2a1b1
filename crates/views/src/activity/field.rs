//! One field of an entry in words: for choosing between what two sources say.

use rinnalla_domain::activity::{Facet, Field, Known, NewActivity, Wording};
use rinnalla_domain::text::Line;

use super::schedule;
use crate::Words;

/// What an entry says of a field; "not known" when it says nothing.
pub fn field_words(w: &Words, c: &NewActivity, field: Field) -> String {
    let said = match field {
        Field::Title => wordings(c, |x| Some(x.title.as_str())),
        Field::Description => wordings(c, |x| Some(x.description.as_str())),
        Field::FirstTime => wordings(c, |x| x.first_time.as_ref().map(rinnalla_domain::text::Text::as_str)),
        Field::Organiser => c.organiser.name.as_str().to_owned(),
        Field::BusinessId => c.organiser.business_id.as_ref().map(ToString::to_string).unwrap_or_default(),
        Field::Kind => w.code("activity-kind", c.kind).text,
        Field::Themes => w.codes("topic", &c.themes).text,
        Field::Needs => w.codes("need", &c.needs).text,
        Field::Audiences => w.codes("audience", &c.audiences).text,
        Field::Ages => [c.age_from, c.age_to].map(|age| age.map_or_else(String::new, |age| age.to_string())).join("–"),
        Field::Languages => w.codes("spoken", &c.languages).text,
        Field::Setting => w.code("setting", c.setting).text,
        Field::Place => {
            let p = &c.place;
            lines(&[&p.name, &p.street, &p.postal_code, &p.village])
        }
        Field::Point => c.place.point.map(|p| format!("{}, {}", p.latitude, p.longitude)).unwrap_or_default(),
        Field::WayThere => lines(&[&c.place.way_there]),
        Field::Areas if c.areas.is_empty() => w.plain("field-everywhere"),
        Field::Areas => c.areas.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Field::Schedule => schedule(w, &c.schedule).unwrap_or_default(),
        Field::Price => {
            let class = w.code("price-class", c.price).text;
            c.price_note.as_ref().map_or_else(|| class.clone(), |note| format!("{class}, {}", note.as_str()))
        }
        Field::Kaikukortti => w.plain(if c.kaikukortti { "field-yes" } else { "field-no" }),
        Field::Facets => facets(w, c),
        Field::Registration => w.code("registration", c.registration).text,
        Field::Places => {
            let n = |n: Option<u32>| n.map_or_else(|| "–".to_owned(), |n| n.to_string());
            w.t2("field-places-words", ("total", &n(c.places.total)), ("free", &n(c.places.free))).text
        }
        Field::ContactName => lines(&[&c.contact.name]),
        Field::Phone => {
            let phone = c.contact.phone.as_ref().map(rinnalla_domain::phone::Phone::display).unwrap_or_default();
            c.contact.phone_hours.as_ref().map_or_else(|| phone.clone(), |hours| format!("{phone}, {}", hours.as_str()))
        }
        Field::Mail => c.contact.mail.as_ref().map(ToString::to_string).unwrap_or_default(),
        Field::Web => lines(&[&c.contact.web]),
        Field::EndsOn => c.ends_on.map(|day| w.day_only(day)).unwrap_or_default(),
    };
    if said.trim_matches(['–', ' ']).is_empty() { w.plain("field-says-nothing") } else { said }
}

fn wordings<'a>(c: &'a NewActivity, part: impl Fn(&'a Wording) -> Option<&'a str>) -> String {
    let said = c.wordings.iter().filter_map(|wording| part(wording).map(|text| (wording.language, text)));
    let several = c.wordings.len() > 1;
    let said = said.map(|(language, text)| if several { format!("{language}: {text}") } else { text.to_owned() });
    said.collect::<Vec<_>>().join("\n")
}

fn lines(lines: &[&Option<Line>]) -> String {
    lines.iter().filter_map(|line| line.as_ref().map(Line::as_str)).collect::<Vec<_>>().join(", ")
}

fn facets(w: &Words, c: &NewActivity) -> String {
    let said = Facet::ALL.iter().filter_map(|facet| match c.facets.known(*facet) {
        Known::Yes => Some(w.code("facet", facet).text),
        Known::No => Some(format!("{}: {}", w.code("facet", facet).text, w.plain("field-no"))),
        Known::Unknown => None,
    });
    said.collect::<Vec<_>>().join(", ")
}
