//! The words of coded cells: what is written in a table, and what it stands for.

use jiff::civil::Weekday;
use rinnalla_domain::activity::{Audience, Facet, Kind, Need, Price, Registration, Setting, Theme};

use crate::directory::recur::WEEK;
use crate::directory::topics;

/// Lower case, one blank between words.
pub(super) fn folded(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A word that a table takes for a value: the first one is written in the template.
type Words<T> = &'static [(T, &'static [&'static str])];

fn of<T: Copy>(list: Words<T>, word: &str) -> Option<T> {
    let word = folded(word);
    list.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(value, _)| *value)
}

/// The first words of a list, as the template shows them.
fn first<T>(list: Words<T>) -> Vec<&'static str> {
    list.iter().filter_map(|(_, words)| words.first().copied()).collect()
}

pub(super) fn kind(word: &str) -> Option<Kind> {
    Kind::parse(&folded(word)).or_else(|| of(KINDS, word))
}

pub(super) fn setting(word: &str) -> Option<Setting> {
    Setting::parse(&folded(word)).or_else(|| of(SETTINGS, word))
}

pub(super) fn price(word: &str) -> Option<Price> {
    Price::parse(&folded(word)).or_else(|| of(PRICES, word))
}

pub(super) fn registration(word: &str) -> Option<Registration> {
    Registration::parse(&folded(word)).or_else(|| of(REGISTRATIONS, word))
}

pub(super) fn need(word: &str) -> Option<Need> {
    Need::parse(&folded(word)).or_else(|| of(NEEDS, word))
}

pub(super) fn audience(word: &str) -> Option<Audience> {
    Audience::parse(&folded(word)).or_else(|| of(AUDIENCES, word)).or_else(|| topics::audience_of_label(word))
}

/// A theme by its word, the label of its concept or the concept's number.
pub(super) fn theme(word: &str) -> Option<Theme> {
    let by_word = Theme::parse(&folded(word)).or_else(|| of(THEMES, word));
    by_word.or_else(|| topics::theme(Some(word), Some(word)))
}

/// Yes or no; none for another word.
pub(super) fn yes(word: &str) -> Option<bool> {
    match folded(word).as_str() {
        "kyllä" | "k" | "on" | "x" | "1" | "yes" | "true" | "ja" => Some(true),
        "ei" | "e" | "-" | "0" | "no" | "false" | "nej" => Some(false),
        _ => None,
    }
}

/// How an entry comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comes {
    Once,
    Daily,
    Weekly(u16),
    Monthly,
    Agreed,
}

pub(super) fn comes(word: &str) -> Option<Comes> {
    of(RECURRENCES, word)
}

/// Days of the week: "ma, ke", "ma-pe", "maanantaisin ja torstaisin".
pub(super) fn weekdays(words: &str) -> Option<Vec<Weekday>> {
    let lower = folded(words).replace(" ja ", ",").replace(" - ", "-").replace(['–', '—'], "-");
    let mut days = Vec::new();
    for part in lower.split([',', ';', '/', ' ', '.', '+']).filter(|part| !part.is_empty()) {
        match part.split_once('-') {
            Some((from, until)) => {
                let (from, until) = (weekday(from)?, weekday(until)?);
                let mut day = from;
                days.push(day);
                while day != until {
                    day = day.next();
                    days.push(day);
                }
            }
            None => days.push(weekday(part)?),
        }
    }
    days.sort_unstable_by_key(|day| day.to_monday_zero_offset());
    days.dedup();
    Some(days)
}

fn weekday(word: &str) -> Option<Weekday> {
    let names = ["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"];
    let at = names.iter().position(|name| {
        let short: String = name.chars().take(2).collect();
        word == short || word.strip_prefix(name).is_some_and(|rest| matches!(rest, "" | "sin" | "na"))
    });
    // "keskiviikkoisin" bends its stem.
    let at = at.or_else(|| (word == "keskiviikkoisin").then_some(2));
    at.and_then(|at| WEEK.get(at)).copied()
}

/// Which week of the month.
pub(super) fn nth(word: &str) -> Option<i16> {
    match folded(word).trim_end_matches('.') {
        "1" | "ensimmäinen" => Some(1),
        "2" | "toinen" => Some(2),
        "3" | "kolmas" => Some(3),
        "4" | "neljäs" => Some(4),
        "5" | "viides" => Some(5),
        "-1" | "viimeinen" => Some(-1),
        _ => None,
    }
}

/// The heading of a fact.
pub(super) fn facet_heading(facet: Facet) -> &'static str {
    match facet {
        Facet::StepFree => "Esteetön sisäänkäynti",
        Facet::AccessibleToilet => "Esteetön wc",
        Facet::HearingLoop => "Induktiosilmukka",
        Facet::GuideDog => "Opaskoira saa tulla",
        Facet::Transport => "Kyyti järjestyy",
        Facet::MetAtTheDoor => "Joku on vastassa ovella",
        Facet::CompanionMayCome => "Saa tulla kaverin kanssa",
        Facet::SupportPerson => "Tukihenkilö järjestyy",
        Facet::NoRegistrationAtFirst => "Ensimmäiselle kerralle ei tarvitse ilmoittautua",
        Facet::SmallGroup => "Pieni ryhmä",
        Facet::QuietSpace => "Rauhallinen tila",
        Facet::StartsAtHome => "Voi aloittaa kotona tai puhelimessa",
    }
}

/// The lists of the template, by the heading of their column.
pub(super) fn all() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("Laji", first(KINDS)),
        ("Toistuvuus", first(RECURRENCES)),
        ("Viikonpäivät", vec!["ma", "ti", "ke", "to", "pe", "la", "su"]),
        ("Osallistumistapa", first(SETTINGS)),
        ("Hinta", first(PRICES)),
        ("Ilmoittautuminen", first(REGISTRATIONS)),
        ("Aiheet", first(THEMES)),
        ("Tarpeet", first(NEEDS)),
        ("Kohderyhmät", first(AUDIENCES)),
        ("Kielet", LANGUAGES.to_vec()),
    ]
}

const LANGUAGES: &[&str] = &[
    "suomi",
    "ruotsi",
    "pohjoissaame",
    "inarinsaame",
    "koltansaame",
    "suomalainen viittomakieli",
    "suomenruotsalainen viittomakieli",
    "englanti",
    "muu",
];

const KINDS: Words<Kind> = &[
    (Kind::Group, &["ryhmä", "kerho"]),
    (Kind::Event, &["tapahtuma"]),
    (Kind::Course, &["kurssi"]),
    (Kind::Support, &["tuki", "neuvonta", "tuki tai neuvonta"]),
    (Kind::VoluntaryTask, &["vapaaehtoistehtävä", "vapaaehtoistyö"]),
    (Kind::Service, &["palvelu"]),
];

const SETTINGS: Words<Setting> = &[
    (Setting::Place, &["paikan päällä", "paikalla"]),
    (Setting::Online, &["verkossa", "etänä"]),
    (Setting::Phone, &["puhelimessa", "puhelimitse"]),
    (Setting::Home, &["kotona"]),
];

const PRICES: Words<Price> = &[
    (Price::Free, &["maksuton", "ilmainen", "0", "0 €"]),
    (Price::Paid, &["maksullinen"]),
    (Price::Unknown, &["ei tietoa"]),
];

const REGISTRATIONS: Words<Registration> = &[
    (Registration::NotNeeded, &["ei tarvita", "ei"]),
    (Registration::Needed, &["tarvitaan", "kyllä"]),
    (Registration::Unknown, &["ei tietoa"]),
];

const RECURRENCES: Words<Comes> = &[
    (Comes::Once, &["kerran", "kertaluonteinen"]),
    (Comes::Daily, &["päivittäin", "joka päivä"]),
    (Comes::Weekly(1), &["viikoittain", "joka viikko"]),
    (Comes::Weekly(2), &["joka toinen viikko", "joka 2. viikko", "kahden viikon välein"]),
    (Comes::Weekly(3), &["joka kolmas viikko", "joka 3. viikko", "kolmen viikon välein"]),
    (Comes::Weekly(4), &["joka neljäs viikko", "joka 4. viikko", "neljän viikon välein"]),
    (Comes::Monthly, &["kuukausittain", "joka kuukausi", "kerran kuussa", "kerran kuukaudessa"]),
    (Comes::Agreed, &["sopimuksen mukaan", "sovitaan"]),
];

const NEEDS: Words<Need> = &[
    (Need::Company, &["seuraa ja juttukavereita", "seuraa"]),
    (Need::Grief, &["suru tai menetys", "suru"]),
    (Need::Moving, &["liikkumista"]),
    (Need::Nature, &["luontoon muiden kanssa", "luontoon"]),
    (Need::Making, &["käsillä tekemistä"]),
    (Need::Culture, &["kulttuuria"]),
    (Need::LowMood, &["mieli on matalalla"]),
    (Need::Caring, &["hoidan läheistäni"]),
    (Need::Money, &["rahahuolia"]),
    (Need::Digital, &["apua puhelimen ja netin käyttöön", "digituki"]),
    (Need::NewHere, &["olen uusi täällä"]),
    (Need::Helping, &["haluan auttaa muita"]),
];

const AUDIENCES: Words<Audience> = &[
    (Audience::Older, &["ikääntyneet"]),
    (Audience::Young, &["nuoret"]),
    (Audience::Families, &["lapsiperheet"]),
    (Audience::Unemployed, &["työttömät"]),
    (Audience::Migrants, &["maahan muuttaneet"]),
    (Audience::FamilyCarers, &["omaishoitajat"]),
    (Audience::Disabled, &["vammaiset ihmiset"]),
    (Audience::MentalHealth, &["mielenterveyskuntoutujat"]),
    (Audience::Recovering, &["päihteistä toipuvat"]),
    (Audience::Women, &["naiset"]),
    (Audience::Men, &["miehet"]),
];

const THEMES: Words<Theme> = &[
    (Theme::Conversation, &["keskustelu ja seura", "keskustelu", "seura"]),
    (Theme::Exercise, &["liikunta"]),
    (Theme::Walking, &["kävely"]),
    (Theme::WaterExercise, &["vesiliikunta"]),
    (Theme::Outdoors, &["luonto ja ulkoilu", "ulkoilu"]),
    (Theme::Animals, &["eläimet"]),
    (Theme::Gardening, &["puutarha"]),
    (Theme::Handicraft, &["käsityöt"]),
    (Theme::Food, &["ruoka ja ruoanlaitto", "ruoka"]),
    (Theme::Music, &["musiikki ja laulu", "musiikki"]),
    (Theme::Dance, &["tanssi"]),
    (Theme::Art, &["kuvataide"]),
    (Theme::Literature, &["kirjallisuus"]),
    (Theme::Culture, &["kulttuuri"]),
    (Theme::Games, &["pelit"]),
    (Theme::Study, &["opiskelu"]),
    (Theme::FinnishLanguage, &["suomen kieli"]),
    (Theme::Computing, &["tietotekniikka"]),
    (Theme::PeerSupport, &["vertaistuki"]),
    (Theme::Grief, &["suru"]),
    (Theme::FamilyCare, &["omaishoito"]),
    (Theme::MentalHealth, &["mielenterveys"]),
    (Theme::Sobriety, &["päihteettömyys"]),
    (Theme::Memory, &["muistisairaudet"]),
    (Theme::Families, &["lapsiperheet"]),
    (Theme::Money, &["raha-asiat"]),
    (Theme::Work, &["työ"]),
    (Theme::Volunteering, &["vapaaehtoistyö"]),
    (Theme::Friendship, &["ystävätoiminta"]),
    (Theme::Spirituality, &["hengellisyys"]),
    (Theme::SamiCulture, &["saamelaiskulttuuri"]),
    (Theme::VillageLife, &["kylätoiminta"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_word() {
        assert!(Theme::ALL.iter().all(|value| THEMES.iter().any(|(known, _)| known == value)));
        assert!(Need::ALL.iter().all(|value| NEEDS.iter().any(|(known, _)| known == value)));
        assert!(Audience::ALL.iter().all(|value| AUDIENCES.iter().any(|(known, _)| known == value)));
        assert!(Kind::ALL.iter().all(|value| KINDS.iter().any(|(known, _)| known == value)));
        assert_eq!(theme("Luonto ja  ulkoilu"), Some(Theme::Outdoors));
        assert_eq!(theme("yso:p3706"), Some(Theme::Walking));
        assert_eq!(kind("support"), Some(Kind::Support));
    }

    #[test]
    fn days_of_the_week_are_read_as_people_write_them() {
        use Weekday::{Friday, Monday, Saturday, Thursday, Tuesday, Wednesday};
        assert_eq!(weekdays("ti, to"), Some(vec![Tuesday, Thursday]));
        assert_eq!(weekdays("ma–ke"), Some(vec![Monday, Tuesday, Wednesday]));
        assert_eq!(weekdays("pe - la"), Some(vec![Friday, Saturday]));
        assert_eq!(weekdays("Keskiviikkoisin ja torstaisin"), Some(vec![Wednesday, Thursday]));
        assert_eq!(weekdays("joskus"), None);
        assert_eq!(weekdays(""), Some(Vec::new()));
    }
}
