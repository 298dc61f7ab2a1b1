//! The profile form and the substitute form: strings in, domain types out.

use jiff::civil::Date;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::{Profile, Relation};
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, MunicipalityCode};

use crate::form::{FieldError, Fields, Reader};

const LINES: usize = 20;
const LINE: usize = 100;
/// As a browser ends a line, so that what was not changed compares as the same.
const LINE_END: &str = "\r\n";
const MOST_PEOPLE: i64 = 20;

/// What a link worker may say of themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Villages, one by one.
    pub villages: Vec<String>,
    /// Languages.
    pub languages: Vec<SpokenLanguage>,
    /// Interests, one by one.
    pub interests: Vec<String>,
    /// Has a car.
    pub car: bool,
    /// Wishes and limits.
    pub wishes: String,
    /// How many people at a time.
    pub capacity: i64,
    /// On a break until this day.
    pub paused_until: Option<Date>,
    /// Relatives and neighbours, one by one; only on one's own form.
    pub relatives: Vec<Line>,
}

/// A profile as the coordinator writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The municipality.
    pub municipality: MunicipalityCode,
    /// Relation to it.
    pub relation: Relation,
    /// The rest.
    pub own: Own,
    /// The training was completed on this day.
    pub trained_on: Option<Date>,
    /// The secrecy undertaking was signed on this day.
    pub secrecy_signed_on: Option<Date>,
}

impl Own {
    /// Puts what was written in the profile.
    pub fn put_in(self, profile: &mut Profile) {
        profile.villages = self.villages;
        profile.languages = self.languages;
        profile.interests = self.interests;
        profile.car = self.car;
        profile.wishes = self.wishes;
        profile.capacity = self.capacity;
        profile.paused_until = self.paused_until;
    }
}

impl Written {
    /// Puts what was written in the profile.
    pub fn put_in(self, profile: &mut Profile) {
        self.own.put_in(profile);
        profile.relation = self.relation;
        profile.trained_on = self.trained_on;
        profile.secrecy_signed_on = self.secrecy_signed_on;
    }
}

/// A profile as the fields of its form.
pub fn fields(profile: &Profile, municipality: MunicipalityCode, relatives: &[String]) -> Fields {
    let day = |day: Option<Date>| day.map(|d| format!("{}.{}.{}", d.day(), d.month(), d.year()));
    let mut fields = Fields::default()
        .with("municipality", municipality)
        .with("relation", profile.relation)
        .with("villages", profile.villages.join(LINE_END))
        .with("interests", profile.interests.join(LINE_END))
        .with("wishes", &profile.wishes)
        .with("capacity", profile.capacity)
        .with("relatives", relatives.join(LINE_END))
        .with_some("trained_on", day(profile.trained_on))
        .with_some("secrecy_signed_on", day(profile.secrecy_signed_on))
        .with_some("paused_until", day(profile.paused_until))
        .with_some("car", profile.car.then_some("1"));
    for language in &profile.languages {
        fields.push("languages", language);
    }
    fields
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
    let wishes = r.text_or_none("wishes", 1_000).map(Text::into_string).unwrap_or_default();
    let capacity = r.number("capacity", 0, MOST_PEOPLE);
    let paused_until = r.day_or_none("paused_until");
    let relatives = lines(r, "relatives");
    let car = r.ticked("car");
    capacity.map(|capacity| Own { villages, languages, interests, car, wishes, capacity, paused_until, relatives })
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
pub fn parse_profile(fields: &Fields, municipality: MunicipalityCode, today: Date) -> Result<Written, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let relation = r.code("relation", Relation::parse);
    let trained_on = past(&mut r, "trained_on", today);
    let secrecy_signed_on = past(&mut r, "secrecy_signed_on", today);
    let own = own(&mut r);
    let read = (|| Some(Written { municipality, relation: relation?, own: own?, trained_on, secrecy_signed_on }))();
    r.finish(read)
}

fn past(r: &mut Reader<'_>, field: &'static str, today: Date) -> Option<Date> {
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
            .with("relation", "volunteer")
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
        let written = parse_profile(&filled(), sodankyla(), TODAY).unwrap();
        assert_eq!(written.own.villages, ["Kirkonkylä", "Vuotso"]);
        assert_eq!(written.own.interests, ["laulaminen", "kalastus"]);
        assert_eq!(written.own.languages, [SpokenLanguage::Finnish, SpokenLanguage::NorthernSami]);
    }

    #[test]
    fn an_empty_profile_form_names_what_is_missing() {
        let errors = parse_profile(&Fields::default(), sodankyla(), TODAY).unwrap_err();
        assert_eq!(codes(&errors), [("relation", "missing"), ("languages", "missing"), ("capacity", "missing")]);
    }

    #[test]
    fn training_cannot_be_completed_in_the_future() {
        let errors = parse_profile(&filled().with("trained_on", "24.11.2026"), sodankyla(), TODAY).unwrap_err();
        assert_eq!(codes(&errors), [("trained_on", "future")]);
    }

    #[test]
    fn a_profile_reads_back_as_it_was_shown() {
        let own = parse_own(&filled().with("relatives", "Ville Virtanen")).unwrap();
        assert_eq!(own.relatives.len(), 1);
        let mut profile = Profile {
            account: AccountId::new("a"),
            name: String::new(),
            relation: Relation::Fee,
            villages: Vec::new(),
            languages: Vec::new(),
            interests: Vec::new(),
            car: true,
            wishes: String::new(),
            capacity: 1,
            load: 0,
            trained_on: Some(date(2026, 1, 9)),
            secrecy_signed_on: None,
            paused_until: None,
        };
        own.put_in(&mut profile);
        let again = parse_profile(&fields(&profile, sodankyla(), &[]), sodankyla(), TODAY).unwrap();
        assert_eq!((again.trained_on, again.own.capacity, again.own.car), (Some(date(2026, 1, 9)), 3, false));
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
