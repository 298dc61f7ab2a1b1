//! The profile form and the substitute form: strings in, domain types out.

use jiff::civil::Date;
use rinnalla_domain::activity::Theme;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::{Conflict, Profile};
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, MunicipalityCode};

use crate::form::{FieldError, Fields, Reader};

const LINES: usize = 20;
const LINE: usize = 100;
/// As a browser ends a line, so that what was not changed compares as the same.
const LINE_END: &str = "\r\n";
const MOST_PEOPLE: i64 = 20;
const MOST_HOURS: i64 = 40;

/// What a link worker may say of themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Villages, one by one.
    pub villages: Vec<String>,
    /// Languages.
    pub languages: Vec<SpokenLanguage>,
    /// Interests, one by one.
    pub interests: Vec<String>,
    /// Themes of the directory.
    pub themes: Vec<Theme>,
    /// Has a car.
    pub car: bool,
    /// Hours a week.
    pub hours: Option<i64>,
    /// Wishes and limits.
    pub wishes: String,
    /// How many people at a time.
    pub capacity: i64,
    /// On a break from this day.
    pub paused_from: Option<Date>,
    /// On a break until this day.
    pub paused_until: Option<Date>,
    /// Relatives and neighbours, one by one; only on one's own form.
    pub relatives: Vec<Conflict>,
}

/// A profile as the coordinator writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The municipality.
    pub municipality: MunicipalityCode,
    /// The rest.
    pub own: Own,
}

impl Own {
    /// Puts what was written in the profile.
    pub fn put_in(self, profile: &mut Profile) {
        profile.villages = self.villages;
        profile.languages = self.languages;
        profile.interests = self.interests;
        profile.themes = self.themes;
        profile.car = self.car;
        profile.hours = self.hours;
        profile.wishes = self.wishes;
        profile.capacity = self.capacity;
        profile.paused_from = self.paused_from;
        profile.paused_until = self.paused_until;
    }
}

/// A profile as the fields of its form.
pub fn fields(profile: &Profile, municipality: MunicipalityCode, relatives: &[Conflict]) -> Fields {
    let relatives: Vec<String> = relatives.iter().map(Conflict::line).collect();
    let mut fields = Fields::default()
        .with("municipality", municipality)
        .with("villages", profile.villages.join(LINE_END))
        .with("interests", profile.interests.join(LINE_END))
        .with("wishes", &profile.wishes)
        .with("capacity", profile.capacity)
        .with("relatives", relatives.join(LINE_END))
        .with_some("hours", profile.hours)
        .with_some("paused_from", written(profile.paused_from))
        .with_some("paused_until", written(profile.paused_until))
        .with_some("car", profile.car.then_some("1"));
    for language in &profile.languages {
        fields.push("languages", language);
    }
    for theme in &profile.themes {
        fields.push("themes", theme);
    }
    fields
}

/// A day as people write it.
pub(super) fn written(day: Option<Date>) -> Option<String> {
    day.map(|d| format!("{}.{}.{}", d.day(), d.month(), d.year()))
}

/// Lines of an area, one thing a line.
fn lines(r: &mut Reader<'_>, field: &'static str) -> Vec<Line> {
    let Some(text) = r.text_or_none(field, LINES * LINE) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for line in text.as_str().lines() {
        let Ok(line) = Line::parse(line, LINE) else {
            r.wrong(field, "long-line");
            return Vec::new();
        };
        found.extend(line);
    }
    if found.len() > LINES {
        r.wrong(field, "too-many");
    }
    found
}

fn own(r: &mut Reader<'_>) -> Option<Own> {
    let strings = |lines: Vec<Line>| lines.into_iter().map(Line::into_string).collect();
    let villages = strings(lines(r, "villages"));
    let languages = r.codes("languages", SpokenLanguage::parse);
    if languages.is_empty() {
        r.wrong("languages", "missing");
    }
    let interests = strings(lines(r, "interests"));
    let themes = r.codes("themes", Theme::parse);
    let hours = r.number_or_none("hours", 0, MOST_HOURS);
    let wishes = r.text_or_none("wishes", 1_000).map(Text::into_string).unwrap_or_default();
    let capacity = r.number("capacity", 0, MOST_PEOPLE);
    let paused_from = r.day_or_none("paused_from");
    let paused_until = r.day_or_none("paused_until");
    match (paused_from, paused_until) {
        (Some(_), None) if r.fields().get("paused_until").trim().is_empty() => r.wrong("paused_until", "missing"),
        (Some(first), Some(last)) if last < first => r.wrong("paused_until", "before-start"),
        _ => {}
    }
    let relatives = lines(r, "relatives").iter().filter_map(|line| Conflict::parse(line.as_str())).collect();
    let car = r.ticked("car");
    let own = |capacity| Own {
        villages,
        languages,
        interests,
        themes,
        car,
        hours,
        wishes,
        capacity,
        paused_from,
        paused_until,
        relatives,
    };
    capacity.map(own)
}

/// Reads one's own profile.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_own(fields: &Fields) -> Result<Own, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let read = own(&mut r);
    r.finish(read)
}

/// Reads a profile that the coordinator writes.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_profile(fields: &Fields, municipality: MunicipalityCode) -> Result<Written, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let read = own(&mut r).map(|own| Written { municipality, own });
    r.finish(read)
}

pub(super) fn past(r: &mut Reader<'_>, field: &'static str, today: Date) -> Option<Date> {
    let day = r.day_or_none(field);
    if day.is_some_and(|day| day > today) {
        r.wrong(field, "future");
    }
    day
}

/// A substitute, as named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSubstitute {
    /// In which municipality.
    pub municipality: MunicipalityCode,
    /// Who.
    pub account: AccountId,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
}

/// The value by which the form names somebody in a municipality.
pub fn substitute_value(municipality: MunicipalityCode, account: &AccountId) -> String {
    format!("{municipality}:{account}")
}

/// Reads the form of a substitute.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_substitute(
    fields: &Fields,
    allowed: &[(MunicipalityCode, AccountId)],
    today: Date,
) -> Result<NewSubstitute, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let chosen = fields.get("who");
    let who = allowed.iter().find(|(code, account)| substitute_value(*code, account) == chosen);
    if who.is_none() {
        r.wrong("who", "missing");
    }
    let starts_on = r.day("starts_on");
    let ends_on = r.day("ends_on");
    if let Some(last) = ends_on {
        if last < today {
            r.wrong("ends_on", "past");
        } else if starts_on.is_some_and(|first| last < first) {
            r.wrong("ends_on", "before-start");
        }
    }
    let read = (|| {
        let (municipality, account) = who?.clone();
        Some(NewSubstitute { municipality, account, starts_on: starts_on?, ends_on: ends_on? })
    })();
    r.finish(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn sodankyla() -> MunicipalityCode {
        MunicipalityCode::parse("758").unwrap()
    }

    fn filled() -> Fields {
        Fields::default()
            .with("villages", "Kirkonkylä\r\n\r\n  Vuotso ")
            .with("languages", "fi")
            .with("languages", "se")
            .with("interests", "laulaminen\nkalastus")
            .with("capacity", "3")
    }

    fn codes(errors: &[FieldError]) -> Vec<(&'static str, &'static str)> {
        errors.iter().map(|e| (e.field, e.code)).collect()
    }

    #[test]
    fn villages_and_interests_stand_one_a_line() {
        let written = parse_profile(&filled(), sodankyla()).unwrap();
        assert_eq!(written.own.villages, ["Kirkonkylä", "Vuotso"]);
        assert_eq!(written.own.interests, ["laulaminen", "kalastus"]);
        assert_eq!(written.own.languages, [SpokenLanguage::Finnish, SpokenLanguage::NorthernSami]);
    }

    #[test]
    fn an_empty_profile_form_names_what_is_missing() {
        let errors = parse_profile(&Fields::default(), sodankyla()).unwrap_err();
        assert_eq!(codes(&errors), [("languages", "missing"), ("capacity", "missing")]);
    }

    #[test]
    fn a_break_has_days_in_order() {
        let pause = |from: &str, to: &str| filled().with("paused_from", from).with("paused_until", to);
        let read = parse_own(&pause("1.12.2026", "14.12.2026")).unwrap();
        assert_eq!((read.paused_from, read.paused_until), (Some(date(2026, 12, 1)), Some(date(2026, 12, 14))));
        assert_eq!(codes(&parse_own(&pause("1.12.2026", "")).unwrap_err()), [("paused_until", "missing")]);
        let errors = parse_own(&pause("14.12.2026", "1.12.2026")).unwrap_err();
        assert_eq!(codes(&errors), [("paused_until", "before-start")]);
    }

    #[test]
    fn a_profile_reads_back_as_it_was_shown() {
        let typed = filled().with("relatives", "Ville Virtanen, 1950").with("themes", "walking").with("hours", "6");
        let own = parse_own(&typed).unwrap();
        let relatives = own.relatives.clone();
        assert_eq!((relatives.len(), relatives[0].born), (1, Some(1950)));
        let mut profile = Profile::empty(AccountId::new("a"), String::new());
        own.put_in(&mut profile);
        let again = parse_own(&fields(&profile, sodankyla(), &relatives)).unwrap();
        assert_eq!((again.capacity, again.hours, again.themes.len()), (3, Some(6), 1));
        assert_eq!(again.relatives, relatives);
    }

    #[test]
    fn a_substitute_has_days_in_order_and_is_one_of_those_offered() {
        let allowed = [(sodankyla(), AccountId::new("a2"))];
        let form =
            |from: &str, to: &str| Fields::default().with("who", "758:a2").with("starts_on", from).with("ends_on", to);
        assert!(parse_substitute(&form("1.12.2026", "14.12.2026"), &allowed, TODAY).is_ok());
        let errors = parse_substitute(&form("14.12.2026", "1.12.2026"), &allowed, TODAY).unwrap_err();
        assert_eq!(codes(&errors), [("ends_on", "before-start")]);
        let errors = parse_substitute(&form("1.11.2026", "2.11.2026"), &allowed, TODAY).unwrap_err();
        assert_eq!(codes(&errors), [("ends_on", "past")]);
        let errors = parse_substitute(&form("1.12.2026", "14.12.2026"), &[], TODAY).unwrap_err();
        assert_eq!(codes(&errors), [("who", "missing")]);
    }
}
