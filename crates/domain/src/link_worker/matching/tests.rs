use super::*;
use crate::AccountId;
use crate::link_worker::path;
use jiff::civil::date;

const TODAY: Date = date(2026, 11, 23);

fn profile(name: &str) -> Profile {
    Profile {
        state: path::State::Active,
        villages: vec!["Kirkonkylä".into()],
        interests: vec!["laulaminen".into()],
        capacity: 3,
        load: 1,
        trained_on: Some(date(2026, 1, 1)),
        secrecy_signed_on: Some(date(2026, 1, 1)),
        ..Profile::empty(AccountId::new(name), name.into())
    }
}

fn villages() -> Villages {
    Villages::parse("Kirkonkylä; 67,416; 26,589\nSattanen; 67,49; 26,68\nVuotso; 68,107; 27,166").unwrap()
}

fn wanted() -> Wanted {
    Wanted::of("Kirkonkylä", SpokenLanguage::Finnish, false, &villages()).wishing("Haluaisin taas laulaa", Vec::new())
}

fn seen(profile: Profile, wanted: &Wanted) -> Look {
    look(&Walker::new(profile, &villages(), 0, TODAY), wanted, Between::default())
}

fn has(look: &Look, fit: Fit) -> bool {
    look.reasons.iter().any(|(known, _)| *known == fit)
}

#[test]
fn nobody_is_free_without_training_and_signed_secrecy() {
    let untrained = Profile { trained_on: None, ..profile("Aino") };
    assert_eq!(seen(untrained, &wanted()).hindrances, [Hindrance::NotTrained]);
    let unsigned = Profile { secrecy_signed_on: Some(date(2027, 1, 1)), ..profile("Aino") };
    assert_eq!(seen(unsigned, &wanted()).hindrances, [Hindrance::NoSecrecy]);
}

#[test]
fn only_somebody_active_and_not_on_a_break_is_free() {
    let look = |profile: Profile| seen(profile, &wanted()).hindrances;
    assert_eq!(look(Profile { state: path::State::Paused, ..profile("Aino") }), [Hindrance::Paused]);
    for state in [path::State::InPreparation, path::State::Left] {
        assert_eq!(look(Profile { state, ..profile("Aino") }), [Hindrance::NotActive]);
    }
    let over = Profile { secrecy_until: Some(date(2026, 11, 22)), ..profile("Aino") };
    assert_eq!(look(over), [Hindrance::NoSecrecy]);
    let (first, last) = (Some(date(2026, 11, 24)), Some(date(2026, 12, 1)));
    let later = Profile { paused_from: first, paused_until: last, ..profile("Aino") };
    assert_eq!(look(later.clone()), []);
    assert_eq!(look(Profile { paused_from: None, ..later }), [Hindrance::Paused]);
}

#[test]
fn a_barred_person_shows_a_hindrance_without_its_kind_and_known_people_stand_first() {
    let aino = Walker::new(profile("Aino"), &villages(), 0, TODAY);
    let barred = look(&aino, &wanted(), Between { barred: true, ..Between::default() });
    assert_eq!(barred.hindrances, [Hindrance::Barred]);
    let walkers = [aino, Walker::new(profile("Bertta"), &villages(), 0, TODAY)];
    let order = |known: &'static str| {
        let between = |w: &Walker| Between { known: w.profile.name == known, ..Between::default() };
        rank(&walkers, &wanted(), between)[0].0
    };
    assert_eq!((order("Aino"), order("Bertta")), (0, 1));
}

#[test]
fn a_shared_interest_is_found_in_another_form_of_the_word_and_themes_of_what_was_picked() {
    let wish = wanted().wishing("laulamista kuorossa", vec![Theme::Music, Theme::Music]);
    let aino = Profile { themes: vec![Theme::Music, Theme::Walking], ..profile("Aino") };
    let found = seen(aino, &wish).reasons;
    assert!(found.contains(&(Fit::SharedInterest, Detail::Word("laulaminen".into()))));
    let themes = found.iter().filter(|(fit, _)| *fit == Fit::SharedTheme);
    assert_eq!(themes.collect::<Vec<_>>(), [&(Fit::SharedTheme, Detail::Theme(Theme::Music))]);
}

#[test]
fn a_common_language_weighs_more_than_a_near_village() {
    let near = Profile { languages: vec![SpokenLanguage::Swedish], ..profile("Near") };
    let far = Profile { villages: vec!["Vuotso".into()], ..profile("Far") };
    let walkers = [near, far].map(|profile| Walker::new(profile, &villages(), 0, TODAY));
    assert_eq!(rank(&walkers, &wanted(), |_| Between::default())[0].0, 1);
}

#[test]
fn distance_is_told_in_kilometres_where_both_villages_are_known() {
    let of = |village: &str| Profile { villages: vec![village.into()], ..profile("Aino") };
    assert!(has(&seen(of("Kirkonkylä"), &wanted()), Fit::SameVillage));
    assert!(seen(of("Sattanen"), &wanted()).reasons.contains(&(Fit::Near, Detail::Kilometres(9))));
    assert!(seen(of("Vuotso"), &wanted()).reasons.contains(&(Fit::Far, Detail::Kilometres(81))));
    assert!(seen(of("Muualla"), &wanted()).reasons.contains(&(Fit::OtherVillage, Detail::None)));
}

#[test]
fn wishes_for_a_time_are_laid_beside_each_other_and_a_no_before_them_is_heard() {
    let wish = wanted().wishing("Tapaamisia iltaisin, mieluiten viikonloppuna", Vec::new());
    let of = |words: &str| seen(Profile { wishes: words.into(), ..profile("Aino") }, &wish);
    let evening = of("Vapaa tiistai-iltoina ja iltaisin");
    assert!(evening.reasons.contains(&(Fit::SharedTime, Detail::Time(Time::Evening))));
    let not = of("Ei viikonloppuja");
    assert!(not.reasons.contains(&(Fit::OtherTime, Detail::Time(Time::Weekend))));
    assert!(!has(&of("Iltapäivät käyvät"), Fit::SharedTime));
    assert!(!has(&of(""), Fit::OtherTime));
}

#[test]
fn hours_of_the_week_count_and_the_lighter_load_comes_first() {
    let of = |hours, minutes| {
        let aino = Profile { hours, ..profile("Aino") };
        look(&Walker::new(aino, &villages(), minutes, TODAY), &wanted(), Between::default())
    };
    assert!(of(Some(4), 120).reasons.contains(&(Fit::TimeFree, Detail::Minutes(120, 240))));
    assert!(of(Some(4), 121).reasons.contains(&(Fit::NoTime, Detail::Minutes(121, 240))));
    assert!(!has(&of(None, 600), Fit::NoTime));
    let walkers = [240, 60].map(|minutes| Walker::new(profile("Aino"), &villages(), minutes, TODAY));
    assert_eq!(rank(&walkers, &wanted(), |_| Between::default())[0].0, 1);
}
