//! The search: from a need to a few real options, each with its reason.

use jiff::civil::{Date, Weekday};
use rinnalla_app::activity::{self, Danger, Found as Answer, Hit, LONGEST_QUESTION, SHORTLIST};
use rinnalla_app::{FutureExt, lack, municipality as municipalities};
use rinnalla_domain::activity::{Facet, Fact, Need, Reach, Reason, Wish};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::{Language, MunicipalityCode, municipality};
use rinnalla_views::activity::{Choice, Found, Row, SPOKEN, SearchPage, fact_word, help_for, municipality_name, row};
use rinnalla_views::form::Fields;
use rinnalla_views::{Said, Words};

use super::{numbers, today, written};
use crate::ask::Ask;
use crate::reply::{Failure, Outcome};

/// How many activities a page lists.
const ON_A_PAGE: usize = 20;

/// The last page that can be asked for: nobody reads on for so long.
const LAST_PAGE: usize = 500;

/// Fields of the address that make the search.
const NEARBY: &str = "lahikunnat";
const COUNTY: &str = "hyvinvointialue";

/// What makes coming easier, in the order in which it is offered.
const WELCOME: [Fact; 10] = [
    Fact::Facet(Facet::MetAtTheDoor),
    Fact::Facet(Facet::CompanionMayCome),
    Fact::Facet(Facet::SupportPerson),
    Fact::Facet(Facet::NoRegistrationAtFirst),
    Fact::Facet(Facet::SmallGroup),
    Fact::Facet(Facet::QuietSpace),
    Fact::Facet(Facet::StartsAtHome),
    Fact::Facet(Facet::Transport),
    Fact::Free,
    Fact::Kaikukortti,
];

const ACCESS: [Fact; 4] = [
    Fact::Facet(Facet::StepFree),
    Fact::Facet(Facet::AccessibleToilet),
    Fact::Facet(Facet::HearingLoop),
    Fact::Facet(Facet::GuideDog),
];

/// What the address asks for.
#[derive(Clone, Debug, Default)]
struct Asked {
    q: String,
    /// As it stands in the address.
    place: String,
    need: Option<Need>,
    facts: Vec<Fact>,
    day: Option<Weekday>,
    language: Option<SpokenLanguage>,
    age: Option<u8>,
    list: Vec<i64>,
    page: usize,
}

impl Asked {
    fn read(query: &Fields) -> Self {
        let mut facts: Vec<Fact> = query.all("ehto").filter_map(Fact::parse).collect();
        facts.dedup();
        facts.truncate(WELCOME.len() + ACCESS.len());
        Self {
            q: question(query.get("q")),
            place: question(query.get("alue")),
            need: Need::parse(query.get("tarve")),
            facts: facts.into_iter().filter(|fact| !matches!(fact, Fact::On(_))).collect(),
            day: query.get("paiva").parse().ok().and_then(|day| Weekday::from_monday_one_offset(day).ok()),
            language: SpokenLanguage::parse(query.get("kieli")),
            age: query.get("ika").trim().parse().ok().filter(|age| *age <= 120),
            list: numbers(query.get("lista")),
            page: query.get("sivu").parse().unwrap_or(1).clamp(1, LAST_PAGE),
        }
    }

    fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        let mut push = |name: &str, value: String| {
            if !value.is_empty() {
                fields.push(name, value);
            }
        };
        push("q", self.q.clone());
        push("alue", self.place.clone());
        push("tarve", self.need.map_or_else(String::new, |need| need.to_string()));
        self.facts.iter().for_each(|fact| push("ehto", fact.code()));
        push("paiva", self.day.map_or_else(String::new, |day| day.to_monday_one_offset().to_string()));
        push("kieli", self.language.map_or_else(String::new, |language| language.to_string()));
        push("ika", self.age.map_or_else(String::new, |age| age.to_string()));
        push("lista", written(&self.list));
        if self.page > 1 {
            push("sivu", self.page.to_string());
        }
        fields
    }

    /// The address of the search with something changed; a change begins at the first page.
    fn with(&self, ask: &Ask, change: impl FnOnce(&mut Self)) -> String {
        let mut other = Self { page: 1, ..self.clone() };
        change(&mut other);
        with_fields(ask, "/toiminta", &other.fields())
    }

    fn wish(&self, own: Option<MunicipalityCode>) -> Wish {
        let named = named_municipality(&self.place);
        let reach = match self.place.as_str() {
            NEARBY => Reach::Nearby,
            COUNTY => Reach::County,
            _ => Reach::Own,
        };
        let is_village = reach == Reach::Own && named.is_none() && !self.place.is_empty();
        Wish {
            words: self.q.clone(),
            needs: self.need.into_iter().collect(),
            municipality: named.or(own),
            reach,
            village: is_village.then(|| self.place.clone()),
            age: self.age,
            languages: self.language.into_iter().collect(),
            facts: self.facts.iter().copied().chain(self.day.map(Fact::On)).collect(),
        }
    }

    /// What narrows the search: words, and the address without it.
    fn narrowed(&self, ask: &Ask) -> Vec<(Said, String)> {
        let w = ask.words();
        let mut narrowed = Vec::new();
        if let Some(need) = self.need {
            narrowed.push((w.code("need", need), self.with(ask, |asked| asked.need = None)));
        }
        for fact in &self.facts {
            let without = self.with(ask, |asked| asked.facts.retain(|other| other != fact));
            narrowed.push((fact_word(&w, *fact), without));
        }
        if let Some(day) = self.day {
            narrowed.push((fact_word(&w, Fact::On(day)), self.with(ask, |asked| asked.day = None)));
        }
        if let Some(language) = self.language {
            narrowed.push((w.code("spoken", language), self.with(ask, |asked| asked.language = None)));
        }
        if let Some(age) = self.age {
            narrowed.push((w.t1("found-years", "n", age), self.with(ask, |asked| asked.age = None)));
        }
        narrowed
    }
}

/// A question as it is looked at: without what no page can show. Its length is judged by whoever searches.
pub(crate) fn question(typed: &str) -> String {
    let plain: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.trim().to_owned()
}

/// A municipality by its code or its name.
fn named_municipality(place: &str) -> Option<MunicipalityCode> {
    let table = municipality::municipalities();
    let small = place.to_lowercase();
    let is_it = |m: &&municipality::Municipality| {
        m.code.to_string() == place || m.name_fi.to_lowercase() == small || m.name_sv.to_lowercase() == small
    };
    table.iter().find(is_it).map(|m| m.code)
}

/// An address of ours with these fields.
pub(super) fn with_fields(ask: &Ask, path: &str, fields: &Fields) -> String {
    ask.frame().with(path, &fields.encode())
}

pub(super) async fn search(ask: Ask) -> Outcome {
    let mut asked = Asked::read(&ask.query);
    let cut = asked.q.chars().count() > LONGEST_QUESTION;
    let danger_asked = asked.q.clone();
    asked.q = asked.q.chars().take(LONGEST_QUESTION).collect();
    let own = ask.place.as_ref().and_then(|(place, _)| place.municipality);
    let wish = Wish { words: danger_asked, ..asked.wish(own) };
    let skip = (asked.page - 1) * ON_A_PAGE;
    let answer = activity::search(&ask.app, wish.clone(), skip, ON_A_PAGE).await?;
    led_nowhere(&ask, &asked, own, &answer).await?;
    let here = Here::new(&ask, &asked, own, &answer).await?;
    ask.page(&page(&ask, &asked, &wish, answer, here, cut))
}

/// A question that found little is noted, if it fits a word of a fixed list: nothing that was typed, once a day.
async fn led_nowhere(ask: &Ask, asked: &Asked, own: Option<MunicipalityCode>, answer: &Answer) -> Result<(), Failure> {
    let Some(own) = own.filter(|_| answer.weak && asked.page == 1 && answer.crisis.is_none()) else { return Ok(()) };
    let typed = asked.q.clone();
    if rinnalla_domain::lack::terms(&typed).is_empty() {
        return Ok(());
    }
    Ok(ask.run(move |work| async move { lack::searched(work, own, &typed).await }.boxed()).await?)
}

/// Where one can look.
struct Here {
    places: Vec<Choice>,
    unknown: Option<String>,
    by_distance: bool,
}

impl Here {
    async fn new(ask: &Ask, asked: &Asked, own: Option<MunicipalityCode>, answer: &Answer) -> Result<Self, Failure> {
        let w = ask.words();
        let plain = |text: String| Said { text, in_finnish: false };
        let mut places: Vec<(String, Said)> = Vec::new();
        if let Some(own) = own {
            places.push((String::new(), w.t1("place-own", "name", municipality_name(&w, own))));
            places.extend(answer.villages.iter().map(|village| (village.name.clone(), plain(village.name.clone()))));
            places.push((NEARBY.into(), w.t("place-nearby")));
            places.push((COUNTY.into(), w.t("place-county")));
        } else {
            places.push((String::new(), w.t("place-everywhere")));
            let running = ask.run(|work| municipalities::running(work).boxed()).await?;
            let codes = running.iter().filter_map(|organisation| organisation.municipality);
            places.extend(codes.map(|code| (code.to_string(), plain(municipality_name(&w, code)))));
        }
        let named = named_municipality(&asked.place).filter(|code| Some(*code) != own);
        let is_known = places.iter().any(|(value, _)| *value == asked.place);
        if let Some(code) = named.filter(|_| !is_known) {
            places.push((asked.place.clone(), plain(municipality_name(&w, code))));
        }
        let unknown = !is_known && named.is_none() && named_municipality(&asked.place).is_none();
        let village = answer.villages.iter().find(|village| village.name == asked.place);
        let choice =
            |(value, label): (String, Said)| Choice { chosen: value == asked.place, value, label, count: None };
        Ok(Self {
            places: places.into_iter().map(choice).collect(),
            unknown: unknown.then(|| asked.place.clone()),
            by_distance: village.is_some_and(|village| village.point.is_some()),
        })
    }
}

fn page(ask: &Ask, asked: &Asked, wish: &Wish, answer: Answer, here: Here, cut: bool) -> SearchPage {
    let (w, today) = (ask.words(), today(ask));
    let facts = |facts: &[Fact]| facts.iter().map(|fact| fact_choice(&w, &answer, *fact, &asked.facts)).collect();
    let days = (1..=7).filter_map(|day| Weekday::from_monday_one_offset(day).ok());
    let little = answer.is_little() && asked.page == 1;
    let narrows = !asked.q.is_empty() || !asked.fields().is_empty();
    let row_of = |hit: &Hit| result(ask, asked, hit, today);
    let (ask_rows, sure): (Vec<&Hit>, Vec<&Hit>) = answer.hits.iter().partition(|hit| hit.ask);
    let mut carried: Vec<(String, String)> = Vec::new();
    if let Some(kunta) = ask.frame().chosen.strip_prefix("?kunta=") {
        carried.push(("kunta".into(), kunta.to_owned()));
    }
    if !asked.list.is_empty() {
        carried.push(("lista".into(), written(&asked.list)));
    }
    SearchPage {
        frame: ask.frame().kept(&asked.fields()).back_to(ask.frame().to("/"), w.t("back")),
        q: asked.q.clone(),
        cut,
        places: here.places,
        unknown_place: here.unknown,
        welcome: facts(&WELCOME),
        access: facts(&ACCESS),
        needs: or_any(
            w.t("found-any-need"),
            answer.needs.iter().map(|(need, count)| need_choice(&w, *need, *count, asked.need)),
        ),
        days: or_any(w.t("found-any-day"), days.map(|day| day_choice(&w, &answer, day, asked.day))),
        languages: or_any(
            w.t("found-any-language"),
            SPOKEN.iter().map(|language| language_choice(&w, *language, asked.language)),
        ),
        age: asked.age.map_or_else(String::new, |age| age.to_string()),
        narrowed: asked.narrowed(ask),
        carried,
        everything: asked.with(ask, |asked| {
            *asked =
                Asked { q: asked.q.clone(), place: asked.place.clone(), list: asked.list.clone(), ..Asked::default() };
        }),
        sure: sure.into_iter().map(row_of).collect(),
        ask: ask_rows.into_iter().map(row_of).collect(),
        sure_count: answer.sure,
        ask_count: answer.ask,
        asked_for: asked_for(&w, wish),
        by_distance: here.by_distance,
        weak: answer.weak && !asked.q.is_empty() && !answer.hits.iter().any(has_words),
        meant: answer.meant.clone().map(|meant| (meant.clone(), asked.with(ask, |asked| asked.q = meant))),
        help: answer.crisis.map(|danger| help_for(&w, line_of(danger))).unwrap_or_default(),
        duty: ask.settings().emergency_duty_phone.map(|phone| phone.to_string()),
        tiles: if little && narrows { tiles(ask, asked) } else { Vec::new() },
        open_house: answer.open_house.as_ref().map(row_of),
        missing: ask.frame().to("/toive"),
        more: (asked.page * ON_A_PAGE < answer.total()).then(|| asked.with(ask, |next| next.page = asked.page + 1)),
        first: (asked.page > 1).then(|| asked.with(ask, |_| {})),
        list: (!asked.list.is_empty()).then(|| (super::list_path(ask, &asked.list), asked.list.len())),
        list_full: asked.list.len() >= SHORTLIST,
        w,
    }
}

/// Choices of which one is made, the first of them being none of the others.
fn or_any(any: Said, choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let choices: Vec<Choice> = choices.collect();
    let chosen = choices.iter().all(|choice| !choice.chosen);
    std::iter::once(Choice { value: String::new(), label: any, count: None, chosen }).chain(choices).collect()
}

/// Do words of the question stand in it?
fn has_words(hit: &Hit) -> bool {
    hit.why.iter().any(|why| matches!(why, Reason::Words(_)))
}

fn tiles(ask: &Ask, asked: &Asked) -> Vec<(Need, String)> {
    let only = |need: &Need| {
        let other = Asked { need: Some(*need), list: asked.list.clone(), ..Asked::default() };
        (*need, with_fields(ask, "/toiminta", &other.fields()))
    };
    Need::ALL.iter().map(only).collect()
}

/// The line of help that fits a danger.
const fn line_of(danger: Danger) -> &'static str {
    match danger {
        Danger::Emergency | Danger::Child => "emergency",
        Danger::SelfHarm => "crisis",
        Danger::Violence => "violence",
    }
}

fn asked_for(w: &Words, wish: &Wish) -> String {
    let facts = wish.facts.iter().map(|fact| fact_word(w, *fact).text);
    let language = (!wish.languages.is_empty()).then(|| w.plain("activity-languages"));
    facts.chain(language).collect::<Vec<_>>().join(", ")
}

fn fact_choice(w: &Words, answer: &Answer, fact: Fact, chosen: &[Fact]) -> Choice {
    let count = answer.facts.iter().find(|(other, ..)| *other == fact).map(|(_, yes, _)| *yes);
    Choice { value: fact.code(), label: fact_word(w, fact), count, chosen: chosen.contains(&fact) }
}

fn need_choice(w: &Words, need: Need, count: usize, chosen: Option<Need>) -> Choice {
    Choice { value: need.to_string(), label: w.code("need", need), count: Some(count), chosen: chosen == Some(need) }
}

fn day_choice(w: &Words, answer: &Answer, day: Weekday, chosen: Option<Weekday>) -> Choice {
    let number = day.to_monday_one_offset();
    let label = w.t(&format!("weekday-{number}"));
    Choice {
        value: number.to_string(),
        label,
        chosen: chosen == Some(day),
        ..fact_choice(w, answer, Fact::On(day), &[])
    }
}

fn language_choice(w: &Words, language: SpokenLanguage, chosen: Option<SpokenLanguage>) -> Choice {
    Choice {
        value: language.to_string(),
        label: w.code("spoken", language),
        count: None,
        chosen: chosen == Some(language),
    }
}

fn result(ask: &Ask, asked: &Asked, hit: &Hit, today: Date) -> Row {
    let (w, number) = (ask.words(), hit.activity.number);
    let shown = hit.activity.content.wording(w.language()).map_or(Language::Finnish, |wording| wording.language);
    let marks = |marked: &[activity::Marked]| {
        marked.iter().find(|marked| marked.language == shown).map(|marked| marked.at.clone()).unwrap_or_default()
    };
    let (title, description) = (marks(&hit.title), marks(&hit.description));
    let found = Found { activity: &hit.activity, why: &hit.why, title: &title, description: &description };
    let list = Fields::default().with_some("lista", (!asked.list.is_empty()).then(|| written(&asked.list)));
    let page = with_fields(ask, &format!("/toiminta/{number}"), &list);
    row(&w, found, today, page, on_list(ask, asked, number))
}

/// The address of this very page with the activity put on the shortlist or taken from it, and whether it is on it.
fn on_list(ask: &Ask, asked: &Asked, number: i64) -> (Option<String>, bool) {
    let listed = asked.list.contains(&number);
    if !listed && asked.list.len() >= SHORTLIST {
        return (None, false);
    }
    let page = asked.page;
    let address = asked.with(ask, |asked| {
        asked.page = page;
        if listed {
            asked.list.retain(|other| *other != number);
        } else {
            asked.list.push(number);
        }
    });
    // The link itself is where the page comes back to: the focus stays on it.
    (Some(format!("{address}#t{number}")), listed)
}
