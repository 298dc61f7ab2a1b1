//! From the words of sources to our themes, needs and audiences. Tables, and nothing clever.
//!
//! Labels and numbers are of YSO, the General Finnish Ontology (National Library of Finland, CC BY 4.0). KOKO, which
//! Palvelutietovaranto uses, numbers its concepts anew: its concepts are known by their Finnish labels alone.

use rinnalla_domain::activity::{Audience, Need, Theme};

/// The number of a concept of YSO in an address or a short form: `http://www.yso.fi/onto/yso/p3706`, `yso:p3706`.
pub(crate) fn yso_number(uri: &str) -> Option<u32> {
    let tail = uri.trim().trim_end_matches('/');
    let tail = tail.rsplit_once("/onto/yso/p").or_else(|| tail.rsplit_once("yso:p"))?.1;
    if tail.len() > 7 { None } else { tail.parse().ok() }
}

/// The theme of a concept, by its address when it is of YSO, else by its label.
pub(crate) fn theme(uri: Option<&str>, label: Option<&str>) -> Option<Theme> {
    let by_number = uri.and_then(yso_number).and_then(Theme::of_yso);
    by_number.or_else(|| label.and_then(theme_of_label))
}

/// The theme of a label, in Finnish, Swedish or English.
pub(crate) fn theme_of_label(label: &str) -> Option<Theme> {
    let label = folded(label);
    LABELS.iter().find(|(_, labels)| labels.contains(&label.as_str())).map(|(theme, _)| *theme)
}

/// The audience of a concept of YSO.
pub(crate) fn audience_of_yso(number: u32) -> Option<Audience> {
    Some(match number {
        2_433 => Audience::Older,
        11_617 => Audience::Young,
        4_354 | 13_050 | 4_363 => Audience::Families,
        7_708 => Audience::Unemployed,
        6_165 => Audience::Migrants,
        19_104 => Audience::FamilyCarers,
        7_179 => Audience::Disabled,
        12_297 => Audience::MentalHealth,
        23_886 => Audience::Recovering,
        16_991 => Audience::Women,
        8_173 => Audience::Men,
        _ => return None,
    })
}

/// The concept of YSO under which an audience is written.
pub(crate) const fn yso_of_audience(audience: Audience) -> u32 {
    match audience {
        Audience::Older => 2_433,
        Audience::Young => 11_617,
        Audience::Families => 13_050,
        Audience::Unemployed => 7_708,
        Audience::Migrants => 6_165,
        Audience::FamilyCarers => 19_104,
        Audience::Disabled => 7_179,
        Audience::MentalHealth => 12_297,
        Audience::Recovering => 23_886,
        Audience::Women => 16_991,
        Audience::Men => 8_173,
    }
}

/// The audience of a label, in Finnish, Swedish or English.
pub(crate) fn audience_of_label(label: &str) -> Option<Audience> {
    let label = folded(label);
    AUDIENCES.iter().find(|(_, labels)| labels.contains(&label.as_str())).map(|(audience, _)| *audience)
}

/// The audience of a target group of Palvelutietovaranto.
pub(crate) fn audience_of_target_group(code: &str) -> Option<Audience> {
    match code {
        "KR1.1" => Some(Audience::Older),
        "KR1.2" => Some(Audience::Families),
        "KR1.3" => Some(Audience::Young),
        "KR1.6" => Some(Audience::Disabled),
        _ => None,
    }
}

/// The themes of a service class of Palvelutietovaranto; classes above and beside say too little.
pub(crate) fn themes_of_service_class(code: &str) -> &'static [Theme] {
    match code {
        "P3" | "P3.1" | "P3.2" | "P3.3" | "P3.4" | "P3.6" | "P3.7" => &[Theme::Families],
        "P4.10" | "P15.1" => &[Theme::Money],
        "P4.12" | "P5.16" => &[Theme::PeerSupport, Theme::Volunteering],
        "P5.7" => &[Theme::MentalHealth, Theme::Sobriety],
        "P5.14" => &[Theme::FamilyCare],
        "P6.10" | "P25.7" => &[Theme::Study],
        "P10" | "P10.1" | "P10.6" | "P10.7" => &[Theme::Work],
        "P10.8" => &[Theme::Work, Theme::PeerSupport],
        "P22.3" => &[Theme::FinnishLanguage],
        "P25" | "P25.3" => &[Theme::Culture],
        "P25.1" => &[Theme::Literature],
        "P25.2" => &[Theme::Art],
        "P25.6" => &[Theme::Spirituality],
        "P27" | "P27.1" => &[Theme::Exercise],
        "P27.2" => &[Theme::Outdoors],
        _ => &[],
    }
}

/// The needs that a theme meets by itself. Derived needs are marked as such, so that a person can say better.
pub(crate) const fn needs_of(theme: Theme) -> &'static [Need] {
    match theme {
        Theme::Conversation | Theme::Friendship | Theme::VillageLife | Theme::Games => &[Need::Company],
        Theme::Exercise | Theme::Walking | Theme::WaterExercise | Theme::Dance => &[Need::Moving],
        Theme::Outdoors | Theme::Animals | Theme::Gardening => &[Need::Nature],
        Theme::Handicraft | Theme::Food => &[Need::Making],
        Theme::Art | Theme::Music | Theme::Literature | Theme::Culture | Theme::SamiCulture => &[Need::Culture],
        Theme::FinnishLanguage => &[Need::NewHere],
        Theme::Computing => &[Need::Digital],
        Theme::PeerSupport | Theme::MentalHealth | Theme::Sobriety => &[Need::LowMood],
        Theme::Grief => &[Need::Grief],
        Theme::FamilyCare | Theme::Memory => &[Need::Caring],
        Theme::Money => &[Need::Money],
        Theme::Volunteering => &[Need::Helping],
        Theme::Study | Theme::Families | Theme::Work | Theme::Spirituality => &[],
    }
}

/// Lower case, without what stands in brackets.
fn folded(label: &str) -> String {
    let bare = label.split(['(', '[']).next().unwrap_or(label);
    bare.trim().to_lowercase()
}

#[rustfmt::skip]
const LABELS: &[(Theme, &[&str])] = &[
    (Theme::Conversation, &["keskustelu", "samtal", "conversation", "discussion", "keskusteluryhmät", "sosiaalinen vuorovaikutus", "kohtaaminen", "kohtaamispaikat", "kahvilat"]),
    (Theme::Exercise, &["liikunta", "motion", "physical training", "exercise", "urheilu", "idrott", "sports", "sport", "erityisliikunta", "voimistelu", "kuntoliikunta", "terveysliikunta", "liikuntaharrastus"]),
    (Theme::Walking, &["kävely", "gång", "walking", "sauvakävely"]),
    (Theme::WaterExercise, &["vesiliikunta", "vattenmotion", "water exercise", "uinti", "simning", "swimming", "vesivoimistelu"]),
    (Theme::Outdoors, &["ulkoilu", "friluftsliv", "outdoor recreation", "luonto", "luontoliikunta", "retkeily", "nature", "hiking and backpacking"]),
    (Theme::Animals, &["eläimet", "djur", "animals", "koirat", "hevoset"]),
    (Theme::Gardening, &["puutarhanhoito", "trädgårdsskötsel", "gardening", "puutarhat", "viljelypalstat"]),
    (Theme::Handicraft, &["käsityö", "käsityöt", "hantverk", "handarbete", "handcrafting", "handicrafts", "neulonta", "kudonta", "puutyöt"]),
    (Theme::Food, &["ruoka", "mat", "food", "ruoanlaitto", "ruoanvalmistus", "food preparation", "ruokailu"]),
    (Theme::Music, &["musiikki", "musik", "music", "laulaminen", "laulu", "kuorot", "kuorolaulu", "singing"]),
    (Theme::Dance, &["tanssi", "dans", "dance"]),
    (Theme::Art, &["kuvataide", "bildkonst", "fine arts", "taide", "konst", "art", "maalaus", "piirtäminen"]),
    (Theme::Literature, &["kirjallisuus", "litteratur", "literature", "lukupiirit", "lukeminen", "kirjastot"]),
    (Theme::Culture, &["kulttuuri", "kulttuuritoiminta", "kultur", "kulturverksamhet", "culture", "cultural activity", "teatteri", "museot"]),
    (Theme::Games, &["pelit", "spel", "games", "pelaaminen", "korttipelit", "lautapelit", "bingo", "shakki"]),
    (Theme::Study, &["opiskelu", "oppiminen", "studier", "study", "learning", "kansalaisopistot"]),
    (Theme::FinnishLanguage, &["suomen kieli", "finska", "finnish language", "suomi toisena kielenä"]),
    (Theme::Computing, &["tietotekniikka", "informationsteknik", "information technology", "digituki", "digitaidot", "tietokoneet"]),
    (Theme::PeerSupport, &["vertaistuki", "kamratstöd", "stöd av likställda", "peer support", "vertaisryhmät", "vertaistoiminta"]),
    (Theme::Grief, &["suru", "sorg", "grief", "surutyö", "menetys", "leskeys", "sururyhmät"]),
    (Theme::FamilyCare, &["omaishoito", "närståendevård", "caring for close relatives", "omaishoitajat"]),
    (Theme::MentalHealth, &["mielenterveys", "mental hälsa", "mental health", "mielenterveystyö", "mielenterveyspalvelut", "mielenterveyskuntoutujat"]),
    (Theme::Sobriety, &["päihteettömyys", "drogfrihet", "abstinence from substance abuse", "raittius", "päihdetyö", "päihdekuntoutus", "päihdehuolto", "päihdekuntoutujat"]),
    (Theme::Memory, &["muistisairaudet", "minnessjukdomar", "memory loss diseases", "muistihäiriöt", "dementia"]),
    (Theme::Families, &["lapsiperheet", "barnfamiljer", "families with children", "perhekahvilat", "vanhemmuus"]),
    (Theme::Money, &["rahankäyttö", "penninghantering", "use of money", "velkaneuvonta", "talousneuvonta", "toimeentulo", "toimeentulotuki"]),
    (Theme::Work, &["työllistyminen", "sysselsättning", "access to employment", "työttömyys", "työnhaku", "työllistäminen", "työpajat"]),
    (Theme::Volunteering, &["vapaaehtoistyö", "frivilligt arbete", "frivilligarbete", "volunteer work", "volunteering", "vapaaehtoistoiminta"]),
    (Theme::Friendship, &["ystävätoiminta", "vänverksamhet", "friendship programmes", "ystäväpalvelu", "tukihenkilöt"]),
    (Theme::Spirituality, &["hengellisyys", "andlighet", "religious spirituality", "hartaudet", "jumalanpalvelukset"]),
    (Theme::SamiCulture, &["saamelaiskulttuuri", "samisk kultur", "sami culture", "saamelaiset"]),
    (Theme::VillageLife, &["kylätoiminta", "byarådsverksamhet", "village activity", "kyläyhdistykset", "kylätalot"]),
];

#[rustfmt::skip]
const AUDIENCES: &[(Audience, &[&str])] = &[
    (Audience::Older, &["ikääntyneet", "ikäihmiset", "seniorit", "vanhukset", "eläkeläiset", "äldre", "seniorer", "de äldre", "seniors", "older people", "senior citizens"]),
    (Audience::Young, &["nuoret", "unga", "ungdomar", "young people", "youth"]),
    (Audience::Families, &["lapsiperheet", "lapset ja lapsiperheet", "lapset ja perheet", "perheet", "barnfamiljer", "barn och barnfamiljer", "families with children", "children and families", "families"]),
    (Audience::Unemployed, &["työttömät", "arbetslösa", "unemployed people", "unemployed"]),
    (Audience::Migrants, &["maahanmuuttajat", "maahan muuttaneet", "invandrare", "immigrants", "migrants"]),
    (Audience::FamilyCarers, &["omaishoitajat", "närståendevårdare", "family caregivers", "carers"]),
    (Audience::Disabled, &["vammaiset", "personer med funktionsnedsättning", "handikappade", "disabled people", "people with disabilities"]),
    (Audience::MentalHealth, &["mielenterveyskuntoutujat", "klienter i psykisk rehabilitering"]),
    (Audience::Recovering, &["päihdekuntoutujat", "päihteistä toipuvat", "klienter i missbrukarrehabilitering"]),
    (Audience::Women, &["naiset", "kvinnor", "women", "female"]),
    (Audience::Men, &["miehet", "män", "men", "male"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn concepts_are_known_by_number_and_by_label() {
        assert_eq!(yso_number("http://www.yso.fi/onto/yso/p3706"), Some(3_706));
        assert_eq!(yso_number("https://api.hel.fi/linkedevents/v1/keyword/yso:p3706/"), Some(3_706));
        assert_eq!(yso_number("http://www.yso.fi/onto/koko/p3706"), None);
        assert_eq!(yso_number("yso:p99999999999"), None);
        assert_eq!(theme(Some("http://www.yso.fi/onto/koko/p1"), Some("Vertaistuki")), Some(Theme::PeerSupport));
        assert_eq!(theme(Some("yso:p2170"), None), Some(Theme::Music));
        assert_eq!(theme_of_label("käsityö (toiminta)"), Some(Theme::Handicraft));
    }

    #[test]
    fn every_label_stands_for_one_thing() {
        let mut labels: Vec<&str> = LABELS.iter().flat_map(|(_, labels)| labels.iter().copied()).collect();
        labels.sort_unstable();
        let many = labels.len();
        labels.dedup();
        assert_eq!(labels.len(), many);
        for theme in Theme::ALL {
            assert!(LABELS.iter().any(|(known, _)| known == theme), "{theme}");
        }
        for audience in Audience::ALL {
            assert_eq!(audience_of_yso(yso_of_audience(*audience)), Some(*audience));
            assert!(AUDIENCES.iter().any(|(known, _)| known == audience), "{audience}");
        }
    }
}
