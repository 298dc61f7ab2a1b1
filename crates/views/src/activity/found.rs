//! Searching the directory: what was asked, what was found, and why, in words.

use std::ops::Range;

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::activity::{Activity, Fact, Need, Occurrence, Reason};
use rinnalla_domain::{Language, MunicipalityCode, municipality};

use super::{Card, card, occurrence, place};
use crate::public::help::{self, Help};
use crate::words::escape;
use crate::{Frame, Said, Words};

/// An activity that was found.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The activity.
    pub activity: &'a Activity,
    /// Why it was found, the most telling first.
    pub why: &'a [Reason],
    /// Words of the question in the title, in the language that the page shows.
    pub title: &'a [Range<usize>],
    /// The same in the description.
    pub description: &'a [Range<usize>],
}

/// A row of results.
#[derive(Clone, Debug)]
pub struct Row {
    /// The card.
    pub card: Card,
    /// The title with words of the question marked: HTML.
    pub title: String,
    /// The sentence in which words of the question stand, when the title has none: HTML.
    pub excerpt: Option<String>,
    /// When, where, how far.
    pub line: String,
    /// What it costs, what was asked for and holds, how one is met.
    pub more: String,
    /// What must be asked.
    pub unknown: Option<Said>,
    /// A queue, or no room.
    pub room: Option<Said>,
    /// Nobody has checked it for half a year.
    pub stale: bool,
    /// Address of its page.
    pub page: String,
    /// Address of this page with it on the shortlist, or taken from it; none when the list is full.
    pub list: Option<String>,
    /// It is on the shortlist.
    pub listed: bool,
}

/// A choice of the filters, with how many there would be.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Value in the address.
    pub value: String,
    /// Words.
    pub label: Said,
    /// How many are known to have it.
    pub count: Option<usize>,
    /// It is chosen.
    pub chosen: bool,
}

/// The search page.
#[derive(Debug, Template)]
#[template(path = "activity/search.html")]
pub struct SearchPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// What was asked, as typed.
    pub q: String,
    /// Only the beginning of what was asked was looked at.
    pub cut: bool,
    /// Where: value, words, chosen.
    pub places: Vec<Choice>,
    /// A place in the address that nobody knows.
    pub unknown_place: Option<String>,
    /// What makes coming easier.
    pub welcome: Vec<Choice>,
    /// Getting in.
    pub access: Vec<Choice>,
    /// Needs.
    pub needs: Vec<Choice>,
    /// Days of the week.
    pub days: Vec<Choice>,
    /// Languages.
    pub languages: Vec<Choice>,
    /// The age, as typed.
    pub age: String,
    /// What narrows the search now: words, and the address without it.
    pub narrowed: Vec<(Said, String)>,
    /// Fields that the form carries along unseen.
    pub carried: Vec<(String, String)>,
    /// Address without any narrowing.
    pub everything: String,
    /// What fits.
    pub sure: Vec<Row>,
    /// What must be asked about.
    pub ask: Vec<Row>,
    /// How many fit, on all pages.
    pub sure_count: usize,
    /// How many must be asked about, on all pages.
    pub ask_count: usize,
    /// What of these is not known.
    pub asked_for: String,
    /// The near ones come first.
    pub by_distance: bool,
    /// Nothing of this has much to do with the question.
    pub weak: bool,
    /// "Did you mean": words and address.
    pub meant: Option<(String, String)>,
    /// The question speaks of danger: numbers, the fitting one first.
    pub help: Vec<&'static Help>,
    /// Phone of the social emergency duty here.
    pub duty: Option<String>,
    /// Little was found: needs with their addresses.
    pub tiles: Vec<(Need, String)>,
    /// Where one may come without signing up.
    pub open_house: Option<Row>,
    /// Address of the form in which one says what is missing.
    pub missing: String,
    /// Address of the next page.
    pub more: Option<String>,
    /// Address of the first page, on later ones.
    pub first: Option<String>,
    /// Address of the shortlist, and how many are on it.
    pub list: Option<(String, usize)>,
    /// The shortlist is full.
    pub list_full: bool,
}

impl SearchPage {
    fn total(&self) -> usize {
        self.sure_count + self.ask_count
    }

    fn on_list(&self) -> Option<(&String, Said)> {
        self.list.as_ref().map(|(href, count)| (href, self.w.n("activities-list", *count)))
    }

    fn status(&self) -> Said {
        if self.weak {
            return self.w.t("found-weak");
        }
        let order = if self.by_distance { "found-count-near" } else { "found-count" };
        self.w.n(order, self.sure_count)
    }

    fn checked(&self) -> Option<Date> {
        help::checked()
    }
}

/// Something that is held soon.
#[derive(Clone, Debug)]
pub struct Coming {
    /// When.
    pub when: String,
    /// Name.
    pub title: String,
    /// Language of the name when it is not that of the page.
    pub foreign: Option<Language>,
    /// Where, what it costs, how one is met.
    pub line: String,
    /// Address of its page.
    pub page: String,
}

/// Something that is held soon, as a line of a list.
pub fn coming(w: &Words, activity: &Activity, at: &Occurrence, today: Date, page: String) -> Coming {
    let card = card(w, activity, today);
    let place = place(w, &activity.content);
    let parts = [place, card.more].into_iter().filter(|part| !part.is_empty());
    Coming {
        when: occurrence(w, at),
        title: card.title,
        foreign: card.foreign,
        line: parts.collect::<Vec<_>>().join(" · "),
        page,
    }
}

/// The numbers for a danger: 112, then the line whose `key` begins so, in the language of the page first.
pub fn help_for(w: &Words, key: &str) -> Vec<&'static Help> {
    let speaks = |help: &Help| help.languages().contains(&w.language().code());
    let mut helps: Vec<&Help> = help::helps().iter().collect();
    helps.sort_by_key(|help| match help.key {
        "emergency" => 0,
        other if other.starts_with(key) && speaks(help) => 1,
        other if other.starts_with(key) => 2,
        _ if speaks(help) => 3,
        _ => 4,
    });
    helps
}

/// The word for a fact.
pub fn fact(w: &Words, fact: Fact) -> Said {
    match fact {
        Fact::Facet(facet) => w.code("facet", facet),
        Fact::Free => w.t("price-free"),
        Fact::Kaikukortti => w.t("kaikukortti"),
        Fact::On(day) => w.t(&format!("activity-on-{}", day.to_monday_one_offset())),
    }
}

/// A distance as people say it: "700 m", "1,9 km", "14 km".
pub fn distance(w: &Words, metres: u32) -> String {
    let comma = if w.language() == Language::English { '.' } else { ',' };
    match metres {
        0..=149 => w.plain("distance-here"),
        150..=949 => format!("{}\u{a0}m", (metres + 50) / 100 * 100),
        950..=9_949 => {
            let tenths = (metres + 50) / 100;
            format!("{}{comma}{}\u{a0}km", tenths / 10, tenths % 10)
        }
        _ => format!("{}\u{a0}km", (metres + 500) / 1_000),
    }
}

/// The name of a municipality in a language.
pub fn municipality_name(w: &Words, code: MunicipalityCode) -> String {
    let found = municipality::find(municipality::municipalities(), code);
    found.map_or_else(String::new, |m| if w.language() == Language::Swedish { &m.name_sv } else { &m.name_fi }.clone())
}

/// Why an activity was found, each reason in words, the most telling first.
pub fn reasons(w: &Words, why: &[Reason]) -> Vec<String> {
    why.iter().map(|reason| said(w, reason)).collect()
}

fn said(w: &Words, reason: &Reason) -> String {
    match reason {
        Reason::Need(need) => w.t1("why-need", "need", w.code("need", need).text).text,
        Reason::Words(words) => w.t1("why-words", "words", words.join(", ")).text,
        Reason::Distance(metres) => w.t1("why-distance", "distance", distance(w, *metres)).text,
        Reason::Nearby(code) => w.t1("why-nearby", "name", municipality_name(w, *code)).text,
        Reason::County(code) => w.t1("why-county", "name", municipality_name(w, *code)).text,
        Reason::FromHome => w.plain("why-from-home"),
        Reason::Holds(holds) => fact(w, *holds).text,
        Reason::Ask(unknown) => w.t1("why-ask", "what", fact(w, *unknown).text).text,
        Reason::AskLanguage => w.t1("why-ask", "what", w.plain("activity-languages")).text,
        Reason::Queue => w.plain("why-queue"),
        Reason::Full => w.plain("activity-full"),
        Reason::Next(at) => w.t1("why-next", "time", occurrence(w, at)).text,
        Reason::AnyTime => w.plain("activity-when-agreed"),
        Reason::Checked(day) => w.t1("activity-checked", "day", w.day_only(*day)).text,
        Reason::CheckedLongAgo(day) => w.t1("why-checked-long-ago", "day", w.day_only(*day)).text,
    }
}

/// Makes a row; `page` and `list` are addresses.
pub fn row(w: &Words, found: Found<'_>, today: Date, page: String, list: (Option<String>, bool)) -> Row {
    let card = card(w, found.activity, today);
    let description = found.activity.content.wording(w.language()).map_or("", |wording| wording.description.as_str());
    let line = std::iter::once(card.line.clone()).chain(found.why.iter().filter_map(|reason| where_of(w, reason)));
    let holds = found.why.iter().filter_map(|r| if let Reason::Holds(f) = r { Some(fact(w, *f).text) } else { None });
    let mut more: Vec<String> = card.more.split(" · ").filter(|part| !part.is_empty()).map(str::to_owned).collect();
    for word in holds {
        if !more.contains(&word) && !card.line.contains(&word) {
            more.push(word);
        }
    }
    let unknown: Vec<String> = found.why.iter().filter_map(|reason| unknown_of(w, reason)).collect();
    let room = found.why.iter().find_map(|reason| match reason {
        Reason::Queue => Some(w.t("why-queue")),
        Reason::Full => Some(w.t("activity-full")),
        _ => None,
    });
    Row {
        title: marked(&card.title, found.title),
        excerpt: found.title.is_empty().then(|| excerpt(description, found.description)).flatten(),
        line: line.collect::<Vec<_>>().join(" · "),
        more: more.join(" · "),
        unknown: (!unknown.is_empty()).then(|| w.t1("found-unknown", "facts", unknown.join(", "))),
        room,
        stale: found.why.iter().any(|reason| matches!(reason, Reason::CheckedLongAgo(_))),
        page,
        list: list.0,
        listed: list.1,
        card,
    }
}

fn where_of(w: &Words, reason: &Reason) -> Option<String> {
    match reason {
        Reason::Distance(metres) => Some(distance(w, *metres)),
        Reason::Nearby(code) | Reason::County(code) => Some(municipality_name(w, *code)),
        _ => None,
    }
}

fn unknown_of(w: &Words, reason: &Reason) -> Option<String> {
    match reason {
        Reason::Ask(unknown) => Some(fact(w, *unknown).text),
        Reason::AskLanguage => Some(w.plain("activity-languages")),
        _ => None,
    }
}

/// A text as HTML with these parts marked. Parts that do not fit the text, because it has just been changed, are not.
fn marked(text: &str, parts: &[Range<usize>]) -> String {
    let (mut html, mut at) = (String::new(), 0);
    for part in parts {
        let (Some(before), Some(word)) = (text.get(at..part.start), text.get(part.clone())) else { continue };
        html.push_str(&escape(before));
        html.push_str(&format!("<mark>{}</mark>", escape(word)));
        at = part.end;
    }
    html.push_str(&escape(text.get(at..).unwrap_or_default()));
    html
}

/// The sentence in which the first of these parts stands, with them marked.
fn excerpt(text: &str, parts: &[Range<usize>]) -> Option<String> {
    let first = parts.first()?;
    let begin = text.get(..first.start)?.rfind(['.', '!', '?', '\n']).map_or(0, |at| at + 1);
    let end = text.get(first.end..)?.find(['.', '!', '?', '\n']).map_or(text.len(), |at| first.end + at + 1);
    let sentence = text.get(begin..end)?;
    let lead = sentence.len() - sentence.trim_start().len();
    let inside = parts.iter().filter(|part| part.end <= end && part.start >= begin + lead);
    let moved: Vec<Range<usize>> = inside.map(|part| part.start - begin - lead..part.end - begin - lead).collect();
    (!moved.is_empty()).then(|| marked(sentence.trim_start(), &moved))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rinnalla_domain::settings::Term;

    #[test]
    fn words_are_marked_and_everything_is_escaped() {
        assert_eq!(marked("Kahvi & <kerho>", std::slice::from_ref(&(0..5))), "<mark>Kahvi</mark> &amp; &lt;kerho&gt;");
        assert_eq!(marked("ä", std::slice::from_ref(&(1..2))), "ä", "half a letter");
        assert_eq!(marked("lyhyt", std::slice::from_ref(&(0..90))), "lyhyt", "a text that has been changed");
    }

    #[test]
    fn the_sentence_with_the_word_is_shown() {
        let text = "Tavataan talolla. Juodaan kahvia ja jutellaan. Tule mukaan.";
        let at = text.find("kahvia").map(|at| at..at + 6).into_iter().collect::<Vec<_>>();
        assert_eq!(excerpt(text, &at).as_deref(), Some("Juodaan <mark>kahvia</mark> ja jutellaan."));
        assert_eq!(excerpt(text, &[]), None);
        assert_eq!(excerpt("lyhyt", std::slice::from_ref(&(70..80))), None);
    }

    #[test]
    fn distances_read_as_people_say_them() {
        let fi = Words::new(Language::Finnish, Term::LinkPerson);
        let plain = |metres| distance(&fi, metres).replace('\u{a0}', " ");
        assert_eq!([plain(700), plain(1_930), plain(14_200)], ["700 m", "1,9 km", "14 km"]);
        assert_eq!([plain(960), plain(9_960)], ["1,0 km", "10 km"]);
        assert_eq!(distance(&fi.in_language(Language::English), 1_930).replace('\u{a0}', " "), "1.9 km");
    }

    #[test]
    fn the_number_that_fits_comes_after_the_emergency_number() {
        let fi = Words::new(Language::Finnish, Term::LinkPerson);
        let keys = |w: &Words, key| help_for(w, key).iter().take(2).map(|h| h.key).collect::<Vec<_>>();
        assert_eq!(keys(&fi, "violence"), ["emergency", "violence"]);
        assert_eq!(keys(&fi, "crisis"), ["emergency", "crisis"]);
        assert_eq!(keys(&fi.in_language(Language::Swedish), "crisis"), ["emergency", "crisis-sv"]);
        assert_eq!(keys(&fi.in_language(Language::English), "crisis"), ["emergency", "crisis-other"]);
    }
}
