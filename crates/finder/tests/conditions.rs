//! Conditions, groups, order and counts.

mod common;

use common::{TODAY, entry, find, ids, index};
use jiff::ToSpan;
use jiff::civil::Date;
use rinnalla_finder::{Area, Entry, Facts, Group, Next, Numbers, Places, Point, Query, Record, Shown, Way, Why};

const NEED: u8 = 3;
const STEP_FREE: u8 = 1;
const MET_AT_DOOR: u8 = 2;

fn set(numbers: &[u8]) -> Numbers {
    numbers.iter().copied().collect()
}

fn days(n: i64) -> Date {
    TODAY.saturating_add(n.days())
}

/// A name, and how the entry differs from the others.
type Change<'a> = (&'a str, fn(Entry) -> Entry);

/// Copies of one club, each changed in one thing.
fn clubs(changes: &[Change<'_>]) -> rinnalla_finder::Index {
    index(changes.iter().map(|(id, change)| change(entry(id, "Kahvikerho", "Kahvia ja seuraa"))))
}

fn club_query() -> Query {
    Query::words("kahvikerho", TODAY)
}

#[test]
fn what_has_ended_or_is_hidden_is_for_editors_alone() {
    let index = clubs(&[
        ("open", |e| e),
        ("last day", |e| Entry { ends_on: Some(TODAY), ..e }),
        ("ended", |e| Entry { ends_on: Some(days(-1)), ..e }),
        ("draft", |e| Entry { shown: Shown::Editors, ..e }),
    ]);
    let mut found = find(&index, "kahvikerho");
    found.sort();
    assert_eq!(found, ["last day", "open"]);
    assert_eq!(ids(&index, &Query { editor: true, ..club_query() }).len(), 4);
    assert!(index.suggest("kahvi", TODAY, 9).len() == 1);
}

#[test]
fn what_is_known_not_to_fit_is_not_found_and_what_is_unknown_comes_second() {
    let index = clubs(&[
        ("yes", |e| Entry { facts: Facts { yes: set(&[STEP_FREE]), no: Numbers::NONE }, ..e }),
        ("no", |e| Entry { facts: Facts { yes: Numbers::NONE, no: set(&[STEP_FREE]) }, ..e }),
        ("unknown", |e| e),
    ]);
    let found = index.search(&Query { facts: set(&[STEP_FREE]), ..club_query() });
    let groups: Vec<(&str, Group)> = found.hits.iter().map(|hit| (&*hit.id, hit.group)).collect();
    assert_eq!(groups, [("yes", Group::Sure), ("unknown", Group::Ask)]);
    assert_eq!((found.sure, found.ask, found.total()), (1, 1, 2));
    assert!(found.hits[0].why.contains(&Why::Holds(STEP_FREE)));
    assert!(found.hits[1].why.contains(&Why::AskFact(STEP_FREE)));
}

#[test]
fn an_unknown_entry_never_comes_before_a_known_one() {
    let sure = Entry {
        facts: Facts { yes: set(&[MET_AT_DOOR]), no: Numbers::NONE },
        next: Next::Unknown,
        checked_on: None,
        ..entry("sure", "Kerho", "kahvia")
    };
    let index = index([sure, entry("ask", "Kahvikerho kahvikerholaisille", "kahvikerho")]);
    assert_eq!(ids(&index, &Query { facts: set(&[MET_AT_DOOR]), ..club_query() }), ["sure", "ask"]);
}

#[test]
fn age_audience_language_need_and_kind_are_conditions() {
    let index = clubs(&[
        ("any", |e| e),
        ("young", |e| Entry { age_from: Some(13), age_to: Some(17), ..e }),
        ("men", |e| Entry { audience: set(&[1]), ..e }),
        ("sv", |e| Entry { spoken: set(&[1]), needs: set(&[NEED]), kind: 2, ..e }),
    ]);
    let found = |query: Query| {
        let mut ids = ids(&index, &query);
        ids.sort();
        ids
    };
    assert_eq!(found(Query { age: Some(70), ..club_query() }), ["any", "men", "sv"]);
    assert_eq!(found(Query { age: Some(13), ..club_query() }).len(), 4);
    assert_eq!(found(Query { audience: set(&[0]), ..club_query() }), ["any", "sv", "young"]);
    assert_eq!(found(Query { needs: set(&[NEED, 4]), ..club_query() }), ["sv"]);
    assert_eq!(found(Query { kinds: set(&[2]), ..club_query() }), ["sv"]);
    let finnish = index.search(&Query { spoken: set(&[0]), ..club_query() });
    assert_eq!((finnish.sure, finnish.ask), (0, 3), "Swedish alone is out; unknown is to be asked");
    assert!(finnish.hits[0].why.contains(&Why::AskLanguage));
}

#[test]
fn an_area_takes_in_neighbours_and_county_and_what_is_everywhere() {
    let index = clubs(&[
        ("own", |e| Entry { municipalities: vec![758, 5], ways: vec![Way::AtPlace], ..e }),
        ("near", |e| Entry { municipalities: vec![261], ways: vec![Way::AtPlace], ..e }),
        ("county", |e| Entry { municipalities: vec![698], ways: vec![Way::AtPlace], ..e }),
        ("far", |e| Entry { municipalities: vec![91], ways: vec![Way::AtPlace], ..e }),
        ("nowhere", |e| Entry { ways: vec![Way::AtPlace], ..e }),
        ("phone", |e| Entry { everywhere: true, ways: vec![Way::ByPhone], ..e }),
    ]);
    let area = Area { own: 758, neighbours: vec![261], county: vec![698] };
    let found = index.search(&Query { area: Some(area), ..club_query() });
    let ids: Vec<&str> = found.hits.iter().map(|hit| &*hit.id).collect();
    assert_eq!(ids, ["phone", "own", "near", "county"]);
    assert!(found.hits[0].why.contains(&Why::FromHome));
    assert!(found.hits[1].why.contains(&Why::OwnMunicipality));
    assert!(found.hits[2].why.contains(&Why::Neighbour(261)));
    assert!(found.hits[3].why.contains(&Why::County(698)));
    assert_eq!(found.counts.municipalities.get(&261), Some(&1));
}

#[test]
fn the_near_the_soon_and_the_fresh_come_first() {
    let here = Point { latitude: 67.4157, longitude: 26.5906 };
    let query = Query { here: Some(here), ..club_query() };
    let near = clubs(&[
        ("far", |e| Entry { point: Some(Point { latitude: 67.6, longitude: 26.5906 }), ..e }),
        ("near", |e| Entry { point: Some(Point { latitude: 67.42, longitude: 26.5906 }), ..e }),
        ("somewhere", |e| e),
    ]);
    assert_eq!(ids(&near, &query)[0], "near");
    let found = near.search(&query);
    assert!(found.hits[0].why.iter().any(|why| matches!(why, Why::Distance(metres) if (400..600).contains(metres))));
    let soon = clubs(&[
        ("later", |e| Entry { next: Next::At(days(50).at(10, 0, 0, 0)), ..e }),
        ("soon", |e| Entry { next: Next::At(days(2).at(10, 0, 0, 0)), ..e }),
        ("past", |e| Entry { next: Next::At(days(-1).at(10, 0, 0, 0)), ..e }),
    ]);
    assert_eq!(find(&soon, "kahvikerho"), ["soon", "later", "past"]);
    let fresh = clubs(&[
        ("old", |e| Entry { checked_on: Some(days(-200)), ..e }),
        ("fresh", |e| Entry { checked_on: Some(days(-10)), ..e }),
        ("never", |e| Entry { checked_on: None, ..e }),
    ]);
    let found = fresh.search(&club_query());
    assert_eq!(found.hits.iter().map(|hit| &*hit.id).collect::<Vec<_>>(), ["fresh", "old", "never"]);
    assert!(found.hits[1].why.contains(&Why::CheckedLongAgo(days(-200))));
    assert!(found.hits[2].why.contains(&Why::NeverChecked));
}

#[test]
fn no_factor_lifts_what_has_little_to_do_with_the_question() {
    let worst = |e: Entry| Entry {
        point: Some(Point { latitude: 60.0, longitude: 20.0 }),
        next: Next::Unknown,
        checked_on: None,
        places: Places::Queue,
        record: Record { referrals: 9, replied: 0, accepted: 0 },
        ..e
    };
    let here = Point { latitude: 67.4157, longitude: 26.5906 };
    let best = Entry { point: Some(here), ..entry("other", "Keramiikkakurssi", "Savea ja lasitetta, lopuksi kahvit") };
    let index = index([worst(entry("asked", "Eläkeläisten kahvikerho", "")), best]);
    let query = Query { here: Some(here), ..Query::words("eläkeläisten kahvikerho", TODAY) };
    assert_eq!(ids(&index, &query)[0], "asked");
}

#[test]
fn what_is_full_comes_below_what_fits_as_well() {
    let index = clubs(&[
        ("full", |e| Entry { places: Places::Full, ..e }),
        ("stale", |e| Entry { checked_on: None, next: Next::Unknown, places: Places::Queue, ..e }),
        ("open", |e| e),
    ]);
    let found = index.search(&club_query());
    assert_eq!(found.hits.iter().map(|hit| &*hit.id).collect::<Vec<_>>(), ["open", "stale", "full"]);
    assert!(found.hits[1].why.contains(&Why::Queue) && found.hits[2].why.contains(&Why::Full));
}

#[test]
fn the_full_entry_that_was_asked_for_by_name_stays_above_what_hardly_fits() {
    let full = Entry { places: Places::Full, ..entry("full", "Tuolijumppa Kirjastossa", "") };
    let index = index([full, entry("other", "Kirjasto", "lainausta")]);
    assert_eq!(find(&index, "tuolijumppa kirjastossa")[0], "full");
}

#[test]
fn equal_entries_take_turns_by_the_day() {
    let index = index((0..12).map(|n| entry(&format!("club{n}"), "Kahvikerho", "")));
    let on = |day: i64| ids(&index, &Query { today: days(day), ..club_query() });
    assert_eq!(on(0), on(0));
    let firsts: std::collections::BTreeSet<String> = (0..20).map(|day| on(day)[0].clone()).collect();
    assert!(firsts.len() > 4, "{firsts:?}");
}

#[test]
fn without_words_everything_that_fits_is_found() {
    let index = clubs(&[("need", |e| Entry { needs: set(&[NEED]), ..e }), ("other", |e| e)]);
    let found = index.search(&Query { needs: set(&[NEED]), ..Query::words(" !", TODAY) });
    assert_eq!(found.hits.len(), 1);
    assert_eq!(found.hits[0].why[0], Why::Need(NEED));
    assert_eq!(find(&index, "").len(), 2);
}

#[test]
fn counts_tell_what_another_choice_would_find() {
    let index = clubs(&[
        ("a", |e| Entry { kind: 1, needs: set(&[1]), facts: Facts { yes: set(&[5]), no: Numbers::NONE }, ..e }),
        ("b", |e| Entry { kind: 2, needs: set(&[1, 2]), facts: Facts { yes: Numbers::NONE, no: set(&[5]) }, ..e }),
        ("c", |e| Entry { kind: 2, needs: set(&[2]), ..e }),
    ]);
    let all = index.search(&club_query()).counts;
    assert_eq!((all.needs.get(&1), all.needs.get(&2)), (Some(&2), Some(&2)));
    assert_eq!(all.facts.get(&5), Some(&(1, 1)), "one has it, of one nobody knows");
    let chosen = index.search(&Query { needs: set(&[2]), kinds: set(&[2]), ..club_query() });
    assert_eq!(chosen.sure, 2);
    assert_eq!(chosen.counts.needs.get(&1), Some(&1), "b, under the chosen kind");
    assert_eq!(chosen.counts.kinds.get(&1), None, "a has not the chosen need");
}

#[test]
fn pages_follow_one_another_without_gap_or_overlap() {
    let index = index((0..55).map(|n| entry(&format!("club{n}"), "Kahvikerho", "")));
    let page = |skip| ids(&index, &Query { skip, limit: 20, ..club_query() });
    let all: std::collections::BTreeSet<String> = [page(0), page(20), page(40)].concat().into_iter().collect();
    assert_eq!(all.len(), 55);
    assert_eq!((page(40).len(), page(60).len()), (15, 0));
    assert_eq!(ids(&index, &Query { limit: 0, ..club_query() }), Vec::<String>::new());
}

#[test]
fn danger_in_the_question_is_told_beside_the_hits() {
    let index = clubs(&[("men", |e| e)]);
    let found = index.search(&Query::words("mies lyö, kahvikerho", TODAY));
    assert_eq!(found.crisis, Some(rinnalla_finder::Crisis::Violence));
    assert!(!found.hits.is_empty());
}
