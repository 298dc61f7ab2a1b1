//! Words of questions and words of entries: endings, compounds, misspellings, three languages.

mod common;

use std::sync::Arc;

use common::{TODAY, entry, entry_in, find, index};
use rinnalla_finder::{Entry, Field, Index, Language, Method, Query, Tag, Why, voikko};

fn village() -> Index {
    index([
        entry("coffee", "Eläkeläisten kahvikerho", "Torstaisin kirjaston kahvihuoneessa."),
        entry("grief", "Seurakunnan sururyhmä", "Läheisensä kuoleman kohdanneille."),
        entry("chair", "Tuolijumppa", "Istuen tehtävää kevyttä liikettä."),
        entry("walk", "Sauvakävelylenkki", "Lähtö uimahallin edestä."),
        entry("dogs", "Koirapuistokävely", "Lenkki koiranomistajille."),
        entry("sami", "Čáhci-duodji Šilju", "Đuođđi, ŋoalla, ŧ ja žž."),
        entry_in(Language::Swedish, "dragspel", "Allsång med dragspel", "Vi sjunger kända visor."),
        entry_in(Language::English, "cafe", "Finnish language café", "Practise speaking."),
    ])
}

#[test]
fn endings_do_not_matter() {
    assert_eq!(find(&village(), "eläkeläisille")[0], "coffee");
    assert_eq!(find(&village(), "tuolijumppaan")[0], "chair");
}

#[test]
fn a_compound_meets_another_in_a_part() {
    assert_eq!(find(&village(), "kahviseuraa")[0], "coffee");
    assert_eq!(find(&village(), "surutapaaminen")[0], "grief");
}

#[test]
fn a_misspelled_word_is_found_and_the_right_one_is_proposed() {
    let found = village().search(&Query::words("tuolijmppa perjantaisin", TODAY));
    assert_eq!(&*found.hits[0].id, "chair");
    assert_eq!(found.meant.as_deref(), Some("tuolijumppa perjantaisin"));
    let right = village().search(&Query::words("tuolijumppa", TODAY));
    assert_eq!(right.meant, None);
}

#[test]
fn dots_may_be_left_out() {
    assert_eq!(find(&village(), "sauvakavely")[0], "walk");
    assert_eq!(find(&village(), "elakelaisten")[0], "coffee");
}

#[test]
fn letters_of_sami_are_found_with_and_without_their_marks() {
    for text in ["čáhci", "cahci", "ŠILJU", "đuođđi", "duoddi", "ŋoalla", "noalla", "žž"] {
        assert_eq!(find(&village(), text)[0], "sami", "{text}");
    }
}

#[test]
fn swedish_and_english_words_find_finnish_entries_and_back() {
    assert_eq!(find(&village(), "sorg")[0], "grief");
    assert!(find(&village(), "grief").contains(&"grief".to_owned()));
    assert_eq!(find(&village(), "suomen kieli")[0], "cafe");
}

#[test]
fn a_tag_is_searched_in_all_its_languages() {
    let labels = vec![
        (Language::Finnish, "käsityöt".to_owned()),
        (Language::Swedish, "hantverk".to_owned()),
        (Language::English, "handicrafts".to_owned()),
    ];
    let tagged = Entry { tags: vec![Arc::new(Tag { labels })], ..entry("shed", "Miesten verstas", "Avoinna illalla.") };
    let index = index([tagged, entry("choir", "Sekakuoro", "Laulua viikoittain.")]);
    for text in ["käsitöitä", "hantverk", "handicraft"] {
        assert_eq!(find(&index, text)[0], "shed", "{text}");
    }
}

#[test]
fn a_word_that_nothing_has_finds_nothing() {
    let found = village().search(&Query::words("qqq", TODAY));
    assert_eq!((found.hits.len(), found.total()), (0, 0));
    assert!(found.weak);
}

#[test]
fn an_answer_that_has_little_to_do_with_the_question_is_told_as_weak() {
    let weak = |text: &str| village().search(&Query::words(text, TODAY)).weak;
    for text in ["helikopterin varaosat", "passihakemus", "kvanttimekaniikka"] {
        assert!(weak(text), "{text}");
    }
    for text in ["kahvia", "sururyhmää", "sauvakavely", ""] {
        assert!(!weak(text), "{text}");
    }
}

#[test]
fn agreeing_words_are_named_and_marked_where_they_stand() {
    let found = village().search(&Query::words("kahviseuraa eläkeläisille", TODAY));
    let hit = &found.hits[0];
    assert!(matches!(&hit.why[0], Why::Words(words) if words[..2] == ["Eläkeläisten", "kahvikerho"]), "{:?}", hit.why);
    let marks = hit.marks.iter().find(|marks| marks.field == Field::Title).expect("the title is marked");
    let title = "Eläkeläisten kahvikerho";
    let marked: Vec<&str> = marks.at.iter().map(|at| &title[at.clone()]).collect();
    assert_eq!(marked, ["Eläkeläisten", "kahvikerho"]);
}

#[test]
fn suggestions_complete_the_last_word_of_titles_and_tags() {
    let index = village();
    assert_eq!(index.suggest("kah", TODAY, 5), ["Eläkeläisten kahvikerho"]);
    assert_eq!(index.suggest("elakelaisten k", TODAY, 5), Vec::<String>::new(), "one letter says too little");
    assert_eq!(index.suggest("elakelaisten ka", TODAY, 5), ["Eläkeläisten kahvikerho"]);
    assert_eq!(index.suggest("k", TODAY, 5), Vec::<String>::new());
    assert!(index.suggest("", TODAY, 5).is_empty());
}

#[test]
fn without_a_dictionary_the_same_questions_are_answered() {
    let entries = [
        entry("coffee", "Eläkeläisten kahvikerho", ""),
        entry("grief", "Seurakunnan sururyhmä", ""),
        entry("walk", "Sauvakävelylenkki", ""),
    ];
    let index = Index::build(entries, Method { voikko: false, ..Method::default() });
    assert_eq!(find(&index, "kahviseuraa")[0], "coffee");
    assert_eq!(find(&index, "sorg")[0], "grief");
    assert_eq!(find(&index, "sauvakavelya")[0], "walk");
}

#[test]
fn a_derived_word_finds_its_base() {
    if !voikko::is_present() {
        eprintln!("skipped: libvoikko or its Finnish dictionary is not installed");
        return;
    }
    let index = index([entry("song", "Laulamme yhdessä", ""), entry("fish", "Kalastamme", "")]);
    assert_eq!(find(&index, "kalastus")[0], "fish");
}
