//! The directory of activities: one activity, the shortlist, the organiser's own entries, and "still true?".

mod claim;
mod double;
mod field;
mod form;
mod found;
mod sheet;
mod upload;
mod week;
mod when;

pub use claim::{Asked, Beside, ClaimPage, DecidePage, OwnPermissions, PermissionsPage};
pub use double::{Difference, DoublesPage, Half, OfferLine, OriginsPart, PairLine};
pub use field::field_words;
pub(crate) use form::{NTH, REPEATS, facet_field};
pub use form::{filled, parse};
pub use found::{
    Choice, Coming, Found, Row, SearchPage, coming, fact as fact_word, help_for, municipality_name, reasons, row,
};
pub use sheet::{Sheet, shortlist};
pub use upload::{PreviewPage, ProblemLine, RowLine, UploadPage};
pub use week::{Day, Held, WeekPage, week_sheet};
pub use when::{exceptions, hours, occurrence, schedule};

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_domain::activity::{
    Activity, Facet, Freshness, Known, NewActivity, Occurrence, Price, Registration, Setting, Status, Wording,
};
use rinnalla_domain::language::SpokenLanguage;

use crate::form::Form;
use crate::{Frame, Said, Words};

/// An activity as everybody sees it.
#[derive(Debug, Template)]
#[template(path = "activity/show.html")]
pub struct ActivityPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The entry.
    pub activity: &'a Activity,
    /// What is held next.
    pub coming: &'a [Occurrence],
    /// Today.
    pub today: Date,
    /// It is over.
    pub over: bool,
    /// Whoever looks may edit it.
    pub edits: bool,
    /// Whoever looks may claim it: "this is ours".
    pub claims: bool,
    /// schema.org JSON-LD, escaped for a script element.
    pub json_ld: String,
    /// Address of the shortlist with this activity added, or taken away when it is on it.
    pub list: String,
    /// It is on the shortlist.
    pub listed: bool,
}

/// A fact about an activity, in words.
#[derive(Debug)]
pub struct Fact {
    /// What.
    pub label: Said,
    /// Lines.
    pub lines: Vec<String>,
    /// Nobody has said: ask the organiser.
    pub unknown: bool,
}

impl ActivityPage<'_> {
    fn content(&self) -> &NewActivity {
        &self.activity.content
    }

    fn wording(&self) -> Option<&Wording> {
        self.content().wording(self.w.language())
    }

    fn title(&self) -> String {
        title(self.activity, self.w.language())
    }

    /// The language of the text, when it is not that of the page.
    fn foreign(&self) -> Option<Language> {
        self.wording().map(|wording| wording.language).filter(|language| *language != self.w.language())
    }

    fn facts(&self) -> Vec<Fact> {
        facts(&self.w, self.activity, self.coming, self.today)
    }

    fn welcome(&self) -> Vec<Said> {
        let of_welcome = self.content().facets.that_hold().filter(|facet| facet.is_of_welcome());
        of_welcome.map(|facet| self.w.code("facet", facet)).collect()
    }

    fn first_time(&self) -> Option<&str> {
        self.wording().and_then(|wording| wording.first_time.as_ref()).map(rinnalla_domain::text::Text::as_str)
    }

    fn path(&self, rest: &str) -> String {
        self.frame.to(&format!("/toiminta/{}{rest}", self.activity.number))
    }

    fn is_stale(&self) -> bool {
        self.activity.freshness(self.today) >= Freshness::Stale
    }

    fn is_full(&self) -> bool {
        self.content().places.free == Some(0)
    }
}

/// The name of an activity in a language, else in Finnish, else in the one it has.
pub fn title(activity: &Activity, language: Language) -> String {
    activity.content.wording(language).map(|wording| wording.title.as_str().to_owned()).unwrap_or_default()
}

/// Where one takes part, in a line: "Kirjaston piha, Esimerkkitie 1".
pub fn place(w: &Words, content: &NewActivity) -> String {
    if content.setting != Setting::Place {
        return w.code("setting", content.setting).text;
    }
    let place = &content.place;
    let parts = [&place.name, &place.street, &place.village];
    let mut said: Vec<&str> = parts.into_iter().flatten().map(rinnalla_domain::text::Line::as_str).collect();
    said.dedup();
    said.join(", ")
}

/// The price in a line.
pub fn price(w: &Words, content: &NewActivity) -> Option<String> {
    let note = content.price_note.as_ref().map(|note| note.as_str().to_owned());
    let class = match content.price {
        Price::Free => Some(w.plain("price-free")),
        Price::Paid => note.clone().or_else(|| Some(w.plain("price-paid"))),
        Price::Unknown => note.clone(),
    };
    let kaikukortti = content.kaikukortti.then(|| w.plain("kaikukortti"));
    let parts: Vec<String> = class.into_iter().chain(kaikukortti).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn fact(label: Said, lines: Vec<String>) -> Fact {
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    Fact { label, unknown: lines.is_empty(), lines }
}

/// What is known of an activity: when, next, where, price, signing up, getting in, languages.
pub fn facts(w: &Words, activity: &Activity, coming: &[Occurrence], today: Date) -> Vec<Fact> {
    let c = &activity.content;
    let mut facts = vec![fact(
        w.t("activity-when"),
        vec![schedule(w, &c.schedule).unwrap_or_else(|| w.plain("activity-when-agreed"))],
    )];
    if let Some(next) = coming.first() {
        let except = exceptions(w, &c.schedule, today).map(|days| w.t1("activity-except", "days", days).text);
        facts.push(fact(w.t("activity-next"), std::iter::once(occurrence(w, next)).chain(except).collect()));
    }
    facts.push(fact(w.t("activity-where"), vec![place(w, c)]));
    facts.push(fact(w.t("activity-price"), price(w, c).into_iter().collect()));
    let registration = match c.registration {
        Registration::Unknown => Vec::new(),
        known => vec![w.code("registration", known).text],
    };
    facts.push(fact(w.t("activity-registration"), registration));
    facts.push(fact(w.t("activity-access"), access(w, c)));
    let languages = c.languages.iter().map(|l| w.code("spoken", l).text).collect::<Vec<_>>().join(", ");
    facts.push(fact(w.t("activity-languages"), vec![languages]));
    facts.push(fact(w.t("activity-for-whom"), vec![for_whom(w, c)]));
    facts
}

/// What is known of getting in, yes and no, and the way there.
fn access(w: &Words, c: &NewActivity) -> Vec<String> {
    let said = |facet: &Facet| match c.facets.known(*facet) {
        Known::Yes => Some(w.code("facet", facet).text),
        Known::No => Some(w.code("no-facet", facet).text),
        Known::Unknown => None,
    };
    let way = c.place.way_there.as_ref().map(|way| way.as_str().to_owned());
    Facet::ALL.iter().filter(|facet| !facet.is_of_welcome()).filter_map(said).chain(way).collect()
}

fn for_whom(w: &Words, c: &NewActivity) -> String {
    let ages = match (c.age_from, c.age_to) {
        (Some(from), Some(to)) => Some(w.t2("activity-ages", ("from", &from), ("to", &to)).text),
        (Some(from), None) => Some(w.t1("activity-age-from", "from", from).text),
        (None, Some(to)) => Some(w.t1("activity-age-to", "to", to).text),
        (None, None) => None,
    };
    let audiences = w.codes("audience", &c.audiences).text;
    let audiences = if c.audiences.is_empty() { w.plain("activity-for-all") } else { audiences };
    ages.map_or_else(|| audiences.clone(), |ages| format!("{audiences}, {ages}"))
}

/// A card of a list: the shortlist, the results of a search, an organiser's own entries.
#[derive(Clone, Debug)]
pub struct Card {
    /// Short number.
    pub number: i64,
    /// Identity, for editors.
    pub id: String,
    /// Name.
    pub title: String,
    /// Language of the name when it is not that of the page.
    pub foreign: Option<Language>,
    /// When and where, in a line.
    pub line: String,
    /// More in a line: price, how one is met.
    pub more: String,
    /// The day on which it was last checked.
    pub checked: String,
    /// Who can be asked.
    pub contact: Option<String>,
    /// A number to dial.
    pub phone: Option<String>,
    /// How the first time goes.
    pub first_time: Option<String>,
    /// Where it stands, for editors.
    pub status: Status,
    /// How fresh it is, for editors.
    pub freshness: Freshness,
}

impl Card {
    /// Whom to call.
    fn call(&self, w: &Words) -> Option<Said> {
        let phone = self.phone.as_ref()?;
        Some(match &self.contact {
            Some(who) => w.t2("list-call", ("who", who), ("phone", phone)),
            None => w.t1("list-call-phone", "phone", phone),
        })
    }
}

/// Makes a card.
pub fn card(w: &Words, activity: &Activity, today: Date) -> Card {
    let c = &activity.content;
    let wording = c.wording(w.language());
    let when = schedule(w, &c.schedule).unwrap_or_else(|| w.plain("activity-when-agreed"));
    let welcome = c.facets.that_hold().filter(|f| f.is_of_welcome()).take(2).map(|f| w.code("facet", f).text);
    Card {
        number: activity.number,
        id: activity.id.to_string(),
        title: title(activity, w.language()),
        foreign: wording.map(|wording| wording.language).filter(|language| *language != w.language()),
        line: [when, place(w, c)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        more: price(w, c).into_iter().chain(welcome).collect::<Vec<_>>().join(" · "),
        checked: w.day_only(activity.checked_on),
        contact: c.contact.name.as_ref().map(|name| name.as_str().to_owned()),
        phone: c.contact.phone.as_ref().map(rinnalla_domain::phone::Phone::display),
        first_time: wording.and_then(|wording| wording.first_time.as_ref()).map(|text| text.as_str().to_owned()),
        status: activity.status,
        freshness: activity.freshness(today),
    }
}

/// The shortlist: nothing is stored, its address holds it.
#[derive(Debug, Template)]
#[template(path = "activity/shortlist.html")]
pub struct ShortlistPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Cards.
    pub cards: Vec<Card>,
    /// For each card the address without it.
    pub without: Vec<String>,
    /// Addresses of the list on paper: in normal and in large print.
    pub pdf: [String; 2],
    /// Where more is found, with the list so far.
    pub more: String,
    /// Where a professional gives the list, or turns it into a referral.
    pub give: String,
    /// The address as a drawing, made by [`crate::account::qr_svg`].
    pub qr: String,
}

/// "This is out of date", from anybody.
#[derive(Debug, Template)]
#[template(path = "activity/report.html")]
pub struct ReportPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Name of the activity.
    pub title: String,
}

/// "Still true?", by a mailed link.
#[derive(Debug, Template)]
#[template(path = "activity/check.html")]
pub struct CheckPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The entry.
    pub activity: &'a Activity,
    /// What is known of it.
    pub facts: Vec<Fact>,
}

impl CheckPage<'_> {
    fn title(&self) -> String {
        title(self.activity, self.w.language())
    }

    fn description(&self) -> &str {
        self.activity.content.wording(self.w.language()).map_or("", |wording| wording.description.as_str())
    }
}

/// Entries that somebody edits: an organiser's own, or the directory of a municipality.
#[derive(Debug, Template)]
#[template(path = "activity/own.html")]
pub struct OwnPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The key of the heading.
    pub heading: &'static str,
    /// Cards.
    pub cards: Vec<Card>,
    /// Claims that wait for the coordinator.
    pub asked: Vec<Asked>,
    /// What else an organiser may have.
    pub beside: Beside,
    /// Pairs that a coordinator has to decide.
    pub doubles: Option<usize>,
}

impl OwnPage {
    fn doubles_said(&self) -> Option<Said> {
        self.doubles.map(|n| self.w.n("doubles-count", n))
    }

    fn key(&self, part: &str) -> String {
        format!("{}-{part}", self.heading)
    }
}

/// How a status of an entry looks: class and shape beside the word.
pub const fn status_tag(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Draft => ("neutral", "○"),
        Status::Published => ("ok", "✓"),
        Status::Suspended => ("warn", "!"),
        Status::Ended => ("neutral", "–"),
    }
}

/// Languages that may be spoken at an activity.
pub const SPOKEN: &[SpokenLanguage] = &[
    SpokenLanguage::Finnish,
    SpokenLanguage::Swedish,
    SpokenLanguage::NorthernSami,
    SpokenLanguage::InariSami,
    SpokenLanguage::SkoltSami,
    SpokenLanguage::English,
    SpokenLanguage::FinnishSign,
    SpokenLanguage::FinlandSwedishSign,
];

/// Days of the week with their names, for the form.
pub(crate) fn weekdays(w: &Words) -> Vec<(String, String)> {
    form::WEEKDAYS.iter().map(|day| ((*day).to_owned(), w.plain(&format!("weekday-{day}")))).collect()
}

/// One line of an entry's history in words.
#[derive(Clone, Debug)]
pub struct Past {
    /// When.
    pub at: String,
    /// What, and in which capacity.
    pub what: Said,
    /// Words.
    pub note: Option<String>,
}

/// One entry as its editors see it, with the form.
#[derive(Debug, Template)]
#[template(path = "activity/edit.html")]
pub struct EditPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The entry, when it is not a new one.
    pub card: Option<Card>,
    /// On whose behalf: identity and name; more than one is a choice.
    pub homes: Vec<(String, String)>,
    /// Its history.
    pub history: Vec<Past>,
    /// Where its fields came from.
    pub origins: OriginsPart,
}

impl EditPage {
    /// Facts of coming for the first time, or those of getting in, each with the name of its field.
    fn facets(&self, of_welcome: bool) -> Vec<(&'static str, String)> {
        let some = Facet::ALL.iter().filter(|facet| facet.is_of_welcome() == of_welcome);
        some.map(|facet| (facet_field(*facet), self.w.code("facet", facet).text)).collect()
    }

    /// Is anything said of coming for the first time?
    fn says_welcome(&self) -> bool {
        self.form.holds(&["first_time_fi"]) || self.says(true)
    }

    /// Is anything said of getting in?
    fn says_access(&self) -> bool {
        self.says(false)
    }

    fn says(&self, of_welcome: bool) -> bool {
        self.facets(of_welcome).iter().any(|(name, _)| {
            let said = self.form.values.get(name);
            !said.is_empty() && said != rinnalla_domain::activity::Known::Unknown.code()
        })
    }
}
