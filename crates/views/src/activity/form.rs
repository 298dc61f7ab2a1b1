//! The form of an entry: read into an activity, and an activity back into its fields.

use jiff::civil::{Date, Time, Weekday};
use rinnalla_domain::activity::{
    Audience, Contact, Facet, Facets, Kind, Known, Need, NewActivity, Organiser, Place, Places, Point, Price,
    Recurrence, Registration, Schedule, Setting, Slot, Theme, Wording,
};
use rinnalla_domain::business_id::BusinessId;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{Language, MunicipalityCode, OrganisationId};

use crate::form::{FieldError, Fields, Reader};

const NAME: usize = 120;
const LONG: usize = 4_000;
const SHORT: usize = 200;
/// How an activity comes back, as the form asks it.
pub(crate) const REPEATS: &[&str] = &["agreed", "days", "weekly", "fortnightly", "monthly"];
/// Which day of a month.
pub(crate) const NTH: &[&str] = &["1", "2", "3", "4", "last"];
/// Days of the week: 1 is Monday.
pub(crate) const WEEKDAYS: &[&str] = &["1", "2", "3", "4", "5", "6", "7"];
/// Languages of the texts with the names of their fields; Finnish is the one that must be there.
pub(crate) const TEXTS: [(Language, &str, &str, &str); 4] = [
    (Language::Finnish, "title_fi", "description_fi", "first_time_fi"),
    (Language::Swedish, "title_sv", "description_sv", "first_time_sv"),
    (Language::English, "title_en", "description_en", "first_time_en"),
    (Language::NorthernSami, "title_se", "description_se", "first_time_se"),
];

/// The name of a fact's field.
pub(crate) const fn facet_field(facet: Facet) -> &'static str {
    match facet {
        Facet::StepFree => "step_free",
        Facet::AccessibleToilet => "accessible_toilet",
        Facet::HearingLoop => "hearing_loop",
        Facet::GuideDog => "guide_dog",
        Facet::Transport => "transport",
        Facet::MetAtTheDoor => "met_at_the_door",
        Facet::CompanionMayCome => "companion_may_come",
        Facet::SupportPerson => "support_person",
        Facet::NoRegistrationAtFirst => "no_registration_at_first",
        Facet::SmallGroup => "small_group",
        Facet::QuietSpace => "quiet_space",
        Facet::StartsAtHome => "starts_at_home",
    }
}

/// Reads an entry for a municipality.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse(
    fields: &Fields,
    municipality: MunicipalityCode,
    organisation: Option<OrganisationId>,
) -> Result<NewActivity, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let wordings = wordings(&mut r);
    let organiser = r.line("organiser", NAME);
    let business_id = business_id(&mut r);
    let kind = r.code("kind", Kind::parse);
    let needs = r.codes("needs", Need::parse);
    if needs.is_empty() {
        r.wrong("needs", "missing");
    }
    let schedule = schedule(&mut r);
    let setting = r.code("setting", Setting::parse);
    let place = place(&mut r, setting);
    let price = r.code("price", Price::parse);
    let price_note = r.line_or_none("price_note", SHORT);
    let registration = r.code("registration", Registration::parse);
    let places = places(&mut r);
    let (age_from, age_to) = ages(&mut r);
    let facets = facets(&r);
    let contact = contact(&mut r);
    let ends_on = r.day_or_none("ends_on");
    let everywhere = r.ticked("everywhere");
    let read = (|| {
        Some(NewActivity {
            organiser: Organiser { name: organiser?, business_id, organisation },
            wordings: wordings?,
            kind: kind?,
            themes: r.codes("themes", Theme::parse),
            needs,
            audiences: r.codes("audiences", Audience::parse),
            age_from,
            age_to,
            languages: r.codes("languages", SpokenLanguage::parse),
            setting: setting?,
            place,
            areas: if everywhere { Vec::new() } else { vec![municipality] },
            schedule: schedule?,
            price: price?,
            price_note,
            kaikukortti: r.ticked("kaikukortti"),
            facets,
            registration: registration?,
            places,
            contact,
            ends_on,
        })
    })();
    r.finish(read)
}

fn wordings(r: &mut Reader<'_>) -> Option<Vec<Wording>> {
    let mut found: Option<Vec<Wording>> = Some(Vec::new());
    for (language, title, description, first_time) in TEXTS {
        let empty = [title, description, first_time].iter().all(|field| r.fields().get(field).trim().is_empty());
        if language != Language::Finnish && empty {
            continue;
        }
        let (title, description) = (r.line(title, NAME), r.text(description, LONG));
        let first_time = r.text_or_none(first_time, LONG);
        let wording =
            title.zip(description).map(|(title, description)| Wording { language, title, description, first_time });
        found = found.zip(wording).map(|(found, wording)| found.into_iter().chain([wording]).collect());
    }
    found
}

fn business_id(r: &mut Reader<'_>) -> Option<BusinessId> {
    let raw = r.fields().get("business_id");
    if raw.trim().is_empty() {
        return None;
    }
    let read = BusinessId::parse(raw).ok();
    if read.is_none() {
        r.wrong("business_id", "business-id");
    }
    read
}

fn schedule(r: &mut Reader<'_>) -> Option<Schedule> {
    let repeat = r.fields().get("repeat");
    if repeat == "agreed" {
        return Some(Schedule::default());
    }
    if !REPEATS.contains(&repeat) {
        r.wrong("repeat", "missing");
        return None;
    }
    let recurrence = match repeat {
        "days" => days(r, "days_list").map(Recurrence::On),
        "monthly" => monthly(r),
        _ => weekly(r, if repeat == "weekly" { 1 } else { 2 }),
    };
    let begins = r.time("begins");
    let ends = if r.fields().get("ends").trim().is_empty() { None } else { r.time("ends") };
    if let (Some(begins), Some(ends)) = (begins, ends)
        && ends <= begins
    {
        r.wrong("ends", "before");
    }
    let except = if r.fields().get("except").trim().is_empty() { Some(Vec::new()) } else { days(r, "except") };
    let slot = Slot { recurrence: recurrence?, begins: begins?, ends };
    let schedule = Schedule { slots: vec![slot], except: except? };
    if schedule.check().is_err() {
        r.wrong(if repeat == "days" { "days_list" } else { "until" }, "period");
        return None;
    }
    Some(schedule)
}

fn period(r: &mut Reader<'_>) -> Option<(Date, Date)> {
    let (from, until) = (r.day("from"), r.day("until"));
    from.zip(until)
}

fn weekly(r: &mut Reader<'_>, every: u8) -> Option<Recurrence> {
    let days: Vec<Weekday> = r.codes("weekdays", weekday);
    if days.is_empty() {
        r.wrong("weekdays", "missing");
    }
    let (from, until) = period(r)?;
    (!days.is_empty()).then_some(Recurrence::Weekly { every, days, from, until })
}

fn weekday(number: &str) -> Option<Weekday> {
    number.parse().ok().and_then(|n| Weekday::from_monday_one_offset(n).ok())
}

fn monthly(r: &mut Reader<'_>) -> Option<Recurrence> {
    let nth = r.code("nth", |code| NTH.contains(&code).then(|| code.parse().unwrap_or(-1)));
    let day = r.codes("weekdays", weekday).into_iter().next();
    if day.is_none() {
        r.wrong("weekdays", "missing");
    }
    let (from, until) = period(r)?;
    Some(Recurrence::Monthly { nth: nth?, day: day?, from, until })
}

/// Days in a list, one a line or parted by commas.
fn days(r: &mut Reader<'_>, field: &'static str) -> Option<Vec<Date>> {
    let raw = r.fields().get(field).to_owned();
    let parts: Vec<&str> = raw.split(['\n', ';', ',']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let read: Option<Vec<Date>> = parts.iter().map(|part| rinnalla_domain::date::parse_date(part).ok()).collect();
    match read {
        Some(days) if !days.is_empty() => Some(days),
        Some(_) => {
            r.wrong(field, "missing");
            None
        }
        None => {
            r.wrong(field, "date-list");
            None
        }
    }
}

fn place(r: &mut Reader<'_>, setting: Option<Setting>) -> Place {
    let name = r.line_or_none("place_name", SHORT);
    let street = r.line_or_none("street", SHORT);
    if setting == Some(Setting::Place) && name.is_none() && street.is_none() {
        r.wrong("place_name", "missing");
    }
    Place {
        name,
        street,
        postal_code: r.line_or_none("postal_code", 10),
        village: r.line_or_none("village", SHORT),
        point: point(r),
        way_there: r.line_or_none("way_there", SHORT),
    }
}

/// "67.4152, 26.5936", as maps on the web write it.
fn point(r: &mut Reader<'_>) -> Option<Point> {
    let raw = r.fields().get("point").trim().to_owned();
    if raw.is_empty() {
        return None;
    }
    let read = raw.split_once([',', ' ']).and_then(|(latitude, longitude)| {
        Point::in_finland(latitude.trim().parse().ok()?, longitude.trim().parse().ok()?)
    });
    if read.is_none() {
        r.wrong("point", "point");
    }
    read
}

fn small(number: Option<i64>) -> Option<u32> {
    number.and_then(|n| u32::try_from(n).ok())
}

fn places(r: &mut Reader<'_>) -> Places {
    let total = small(r.number_or_none("places_total", 1, 100_000));
    let free = small(r.number_or_none("places_free", 0, 100_000));
    if let (Some(total), Some(free)) = (total, free)
        && free > total
    {
        r.wrong("places_free", "more");
    }
    Places { total, free, waiting: None }
}

fn ages(r: &mut Reader<'_>) -> (Option<u8>, Option<u8>) {
    let age = |n: Option<i64>| n.and_then(|n| u8::try_from(n).ok());
    let (from, to) = (age(r.number_or_none("age_from", 0, 120)), age(r.number_or_none("age_to", 0, 120)));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        r.wrong("age_to", "before");
    }
    (from, to)
}

fn facets(r: &Reader<'_>) -> Facets {
    let mut facets = Facets::default();
    for facet in Facet::ALL {
        if let Some(known) = Known::parse(r.fields().get(facet_field(*facet))) {
            facets.say(*facet, known);
        }
    }
    facets
}

fn contact(r: &mut Reader<'_>) -> Contact {
    let name = r.line_or_none("contact_name", NAME);
    let phone = r.phone_or_none("phone");
    let phone_hours = r.line_or_none("phone_hours", SHORT);
    let mail = r.line_or_none("mail", SHORT);
    if let Some(typed) = &mail
        && MailAddress::parse(typed.as_str()).is_err()
    {
        r.wrong("mail", "mail");
    }
    let web = r.line_or_none("web", SHORT);
    if let Some(typed) = &web
        && !(typed.as_str().starts_with("https://") || typed.as_str().starts_with("http://"))
    {
        r.wrong("web", "web");
    }
    if phone.is_none() && mail.is_none() && r.fields().get("phone").trim().is_empty() {
        r.wrong("phone", "or-mail");
    }
    Contact { name, phone, phone_hours, mail, web }
}

fn days_text(days: &[Date]) -> String {
    days.iter().map(|d| format!("{}.{}.{}", d.day(), d.month(), d.year())).collect::<Vec<_>>().join("\n")
}

fn day_text(day: Date) -> String {
    days_text(&[day])
}

fn time_text(time: Time) -> String {
    format!("{}.{:02}", time.hour(), time.minute())
}

fn listed<T: std::fmt::Display>(mut fields: Fields, name: &str, codes: &[T]) -> Fields {
    for code in codes {
        fields.push(name, code);
    }
    fields
}

/// The fields of an entry that is kept.
pub fn filled(c: &NewActivity) -> Fields {
    let mut fields = Fields::default()
        .with("organiser", c.organiser.name.as_str())
        .with_some("business_id", c.organiser.business_id.as_ref())
        .with("kind", c.kind)
        .with("setting", c.setting)
        .with("price", c.price)
        .with_some("price_note", c.price_note.as_ref().map(Line::as_str))
        .with_some("kaikukortti", c.kaikukortti.then_some("1"))
        .with_some("everywhere", c.areas.is_empty().then_some("1"))
        .with("registration", c.registration)
        .with_some("places_total", c.places.total)
        .with_some("places_free", c.places.free)
        .with_some("age_from", c.age_from)
        .with_some("age_to", c.age_to)
        .with_some("ends_on", c.ends_on.map(day_text))
        .with_some("place_name", c.place.name.as_ref().map(Line::as_str))
        .with_some("street", c.place.street.as_ref().map(Line::as_str))
        .with_some("postal_code", c.place.postal_code.as_ref().map(Line::as_str))
        .with_some("village", c.place.village.as_ref().map(Line::as_str))
        .with_some("way_there", c.place.way_there.as_ref().map(Line::as_str))
        .with_some("point", c.place.point.map(|p| format!("{}, {}", p.latitude, p.longitude)))
        .with_some("contact_name", c.contact.name.as_ref().map(Line::as_str))
        .with_some("phone", c.contact.phone.as_ref().map(Phone::display))
        .with_some("phone_hours", c.contact.phone_hours.as_ref().map(Line::as_str))
        .with_some("mail", c.contact.mail.as_ref().map(Line::as_str))
        .with_some("web", c.contact.web.as_ref().map(Line::as_str));
    for (language, title, description, first_time) in TEXTS {
        if let Some(wording) = c.wordings.iter().find(|w| w.language == language) {
            fields = fields
                .with(title, wording.title.as_str())
                .with(description, wording.description.as_str())
                .with_some(first_time, wording.first_time.as_ref().map(Text::as_str));
        }
    }
    fields = listed(fields, "themes", &c.themes);
    fields = listed(fields, "needs", &c.needs);
    fields = listed(fields, "audiences", &c.audiences);
    fields = listed(fields, "languages", &c.languages.iter().map(|l| l.code()).collect::<Vec<_>>());
    for facet in Facet::ALL {
        fields.push(facet_field(*facet), c.facets.known(*facet));
    }
    with_schedule(fields, &c.schedule)
}

/// The form says one slot; an entry with more of them, from a source, keeps the first one here.
fn with_schedule(fields: Fields, schedule: &Schedule) -> Fields {
    let Some(slot) = schedule.slots.first() else { return fields.with("repeat", "agreed") };
    let weekdays = |days: &[Weekday]| days.iter().map(|d| d.to_monday_one_offset()).collect::<Vec<_>>();
    let fields = match &slot.recurrence {
        Recurrence::On(days) => fields.with("repeat", "days").with("days_list", days_text(days)),
        Recurrence::Weekly { every, days, from, until } => {
            let repeat = if *every == 1 { "weekly" } else { "fortnightly" };
            let fields = fields.with("repeat", repeat).with("from", day_text(*from)).with("until", day_text(*until));
            listed(fields, "weekdays", &weekdays(days))
        }
        Recurrence::Monthly { nth, day, from, until } => {
            let nth = if *nth < 0 { "last".to_owned() } else { nth.to_string() };
            let fields = fields.with("repeat", "monthly").with("nth", nth);
            let fields = fields.with("from", day_text(*from)).with("until", day_text(*until));
            listed(fields, "weekdays", &weekdays(&[*day]))
        }
    };
    fields
        .with("begins", time_text(slot.begins))
        .with_some("ends", slot.ends.map(time_text))
        .with_some("except", (!schedule.except.is_empty()).then(|| days_text(&schedule.except)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> MunicipalityCode {
        MunicipalityCode::parse("758").unwrap()
    }

    fn good() -> Fields {
        Fields::default()
            .with("title_fi", "Kävelykaverit")
            .with("description_fi", "Kävelemme yhdessä tunnin.")
            .with("organiser", "Kylän naiset ry")
            .with("kind", "group")
            .with("needs", "company")
            .with("needs", "moving")
            .with("repeat", "weekly")
            .with("weekdays", "2")
            .with("from", "24.11.2026")
            .with("until", "30.4.2027")
            .with("begins", "10")
            .with("ends", "11.30")
            .with("except", "22.12.2026, 29.12.2026")
            .with("setting", "place")
            .with("place_name", "Kirjaston piha")
            .with("point", "67.4152, 26.5936")
            .with("price", "free")
            .with("registration", "not_needed")
            .with("met_at_the_door", "yes")
            .with("step_free", "unknown")
            .with("phone", "040 000 0000")
    }

    fn wrong(fields: &Fields) -> Vec<(&'static str, &'static str)> {
        parse(fields, code(), None).map_or_else(|e| e.iter().map(|e| (e.field, e.code)).collect(), |_| Vec::new())
    }

    #[test]
    fn an_entry_goes_into_the_form_and_comes_back_the_same() {
        let read = parse(&good(), code(), None).unwrap();
        assert_eq!(read.facets.known(Facet::MetAtTheDoor), Known::Yes);
        assert_eq!(read.facets.known(Facet::StepFree), Known::Unknown);
        assert_eq!(read.schedule.except.len(), 2);
        assert_eq!(parse(&filled(&read), code(), None).unwrap(), read);
        let monthly = good().with("repeat", "").with("x", "");
        let mut monthly = Fields::decode(monthly.encode().replace("repeat=weekly", "repeat=monthly").as_bytes());
        monthly.push("nth", "last");
        let read = parse(&monthly, code(), None).unwrap();
        assert_eq!(parse(&filled(&read), code(), None).unwrap(), read);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let fields = Fields::default()
            .with("title_sv", "Promenadkompisar")
            .with("business_id", "1234567-2")
            .with("repeat", "weekly")
            .with("from", "30.2.2026")
            .with("setting", "place")
            .with("point", "0, 0")
            .with("age_from", "60")
            .with("age_to", "20")
            .with("mail", "ei osoite")
            .with("web", "javascript:alert(1)");
        let found = wrong(&fields);
        for one in [
            ("title_fi", "missing"),
            ("description_sv", "missing"),
            ("organiser", "missing"),
            ("business_id", "business-id"),
            ("kind", "missing"),
            ("needs", "missing"),
            ("weekdays", "missing"),
            ("from", "no-such-day"),
            ("until", "missing"),
            ("place_name", "missing"),
            ("point", "point"),
            ("age_to", "before"),
            ("mail", "mail"),
            ("web", "web"),
        ] {
            assert!(found.contains(&one), "{one:?} is not in {found:?}");
        }
    }

    #[test]
    fn a_period_without_an_end_or_of_ten_years_is_refused() {
        let long = Fields::decode(good().encode().replace("30.4.2027", "30.4.2037").as_bytes());
        assert_eq!(wrong(&long), [("until", "period")]);
        let backwards = Fields::decode(good().encode().replace("30.4.2027", "30.4.2026").as_bytes());
        assert_eq!(wrong(&backwards), [("until", "period")]);
    }
}
