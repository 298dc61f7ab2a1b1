//! What an activity is about: themes of the General Finnish Ontology, and the needs that it meets.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::Language;

coded! {
    /// A theme. Each has its concept of YSO, the General Finnish Ontology (National Library of Finland, CC BY 4.0).
    Theme {
        /// Keskustelu ja seura.
        Conversation = "conversation",
        /// Liikunta.
        Exercise = "exercise",
        /// Kävely.
        Walking = "walking",
        /// Vesiliikunta.
        WaterExercise = "water_exercise",
        /// Luonto ja ulkoilu.
        Outdoors = "outdoors",
        /// Eläimet.
        Animals = "animals",
        /// Puutarha.
        Gardening = "gardening",
        /// Käsityöt.
        Handicraft = "handicraft",
        /// Ruoka ja ruoanlaitto.
        Food = "food",
        /// Musiikki ja laulu.
        Music = "music",
        /// Tanssi.
        Dance = "dance",
        /// Kuvataide.
        Art = "art",
        /// Kirjallisuus.
        Literature = "literature",
        /// Kulttuuri.
        Culture = "culture",
        /// Pelit.
        Games = "games",
        /// Opiskelu.
        Study = "study",
        /// Suomen kieli.
        FinnishLanguage = "finnish_language",
        /// Tietotekniikka.
        Computing = "computing",
        /// Vertaistuki.
        PeerSupport = "peer_support",
        /// Suru.
        Grief = "grief",
        /// Omaishoito.
        FamilyCare = "family_care",
        /// Mielenterveys.
        MentalHealth = "mental_health",
        /// Päihteettömyys.
        Sobriety = "sobriety",
        /// Muistisairaudet.
        Memory = "memory",
        /// Lapsiperheet.
        Families = "families",
        /// Raha-asiat.
        Money = "money",
        /// Työ.
        Work = "work",
        /// Vapaaehtoistyö.
        Volunteering = "volunteering",
        /// Ystävätoiminta.
        Friendship = "friendship",
        /// Hengellisyys.
        Spirituality = "spirituality",
        /// Saamelaiskulttuuri.
        SamiCulture = "sami_culture",
        /// Kylätoiminta.
        VillageLife = "village_life",
    }
}

impl Theme {
    /// Number of the concept: its address is `http://www.yso.fi/onto/yso/p{number}`.
    pub const fn yso(self) -> u32 {
        match self {
            Self::Conversation => 14_004,
            Self::Exercise => 916,
            Self::Walking => 3_706,
            Self::WaterExercise => 6_433,
            Self::Outdoors => 2_771,
            Self::Animals => 2_023,
            Self::Gardening => 16_648,
            Self::Handicraft => 485,
            Self::Food => 3_670,
            Self::Music => 1_808,
            Self::Dance => 1_278,
            Self::Art => 2_739,
            Self::Literature => 8_113,
            Self::Culture => 4_024,
            Self::Games => 6_062,
            Self::Study => 4_781,
            Self::FinnishLanguage => 8_856,
            Self::Computing => 5_462,
            Self::PeerSupport => 12_878,
            Self::Grief => 17_963,
            Self::FamilyCare => 19_584,
            Self::MentalHealth => 1_949,
            Self::Sobriety => 24_215,
            Self::Memory => 22_037,
            Self::Families => 13_050,
            Self::Money => 11_710,
            Self::Work => 3_542,
            Self::Volunteering => 3_050,
            Self::Friendship => 26_028,
            Self::Spirituality => 17_710,
            Self::SamiCulture => 24_860,
            Self::VillageLife => 8_341,
        }
    }

    /// The names of the concept in Finnish, Swedish and English.
    pub fn labels(self) -> &'static [(Language, &'static str)] {
        LABELS.get(&self.yso()).map_or(&[], |labels| labels.as_slice())
    }

    /// The theme of a concept of YSO: of the concept itself, or of a near one that a source is known to use.
    pub fn of_yso(number: u32) -> Option<Self> {
        let near = match number {
            10_590 | 22_700 | 11_514 => Some(Self::Conversation),
            965 | 3_093 => Some(Self::Exercise),
            13_084 | 7_071 | 1_103 => Some(Self::Outdoors),
            4_923 => Some(Self::Handicraft),
            2_846 => Some(Self::Food),
            2_428 | 2_170 => Some(Self::Music),
            2_851 => Some(Self::Art),
            14_483 | 2_221 => Some(Self::Games),
            2_945 => Some(Self::Study),
            12_877 => Some(Self::PeerSupport),
            8_286 | 17_808 | 18_764 => Some(Self::Grief),
            19_104 => Some(Self::FamilyCare),
            12_297 => Some(Self::MentalHealth),
            21_257 | 23_886 | 10_885 => Some(Self::Sobriety),
            14_608 | 12_764 => Some(Self::Money),
            11_571 | 7_708 => Some(Self::Work),
            _ => None,
        };
        Self::ALL.iter().copied().find(|theme| theme.yso() == number).or(near)
    }
}

/// Number and names of each concept; `data/SOURCE.md` tells where they come from.
const LABELS_TSV: &str = include_str!("../../data/themes.tsv");

static LABELS: LazyLock<HashMap<u32, [(Language, &'static str); 3]>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let mut columns = line.split('\t');
        let number = columns.next()?.parse().ok()?;
        let mut name = |language| Some((language, columns.next()?));
        Some((number, [name(Language::Finnish)?, name(Language::Swedish)?, name(Language::English)?]))
    };
    LABELS_TSV.lines().skip(1).filter_map(line).collect()
});

coded! {
    /// A need in everyday words: the tiles of the front page. Every entry says which of them it meets.
    Need {
        /// Seuraa ja juttukavereita.
        Company = "company",
        /// Suru tai menetys.
        Grief = "grief",
        /// Liikkumista.
        Moving = "moving",
        /// Luontoon muiden kanssa.
        Nature = "nature",
        /// Käsillä tekemistä.
        Making = "making",
        /// Kulttuuria.
        Culture = "culture",
        /// Mieli on matalalla.
        LowMood = "low_mood",
        /// Hoidan läheistäni.
        Caring = "caring",
        /// Rahahuolia.
        Money = "money",
        /// Apua puhelimen ja netin käyttöön.
        Digital = "digital",
        /// Olen uusi täällä.
        NewHere = "new_here",
        /// Haluan auttaa muita.
        Helping = "helping",
    }
}

coded! {
    /// Whom an activity is meant for, when not for everybody.
    Audience {
        /// Ikääntyneet.
        Older = "older",
        /// Nuoret.
        Young = "young",
        /// Lapsiperheet.
        Families = "families",
        /// Työttömät.
        Unemployed = "unemployed",
        /// Maahan muuttaneet.
        Migrants = "migrants",
        /// Omaishoitajat.
        FamilyCarers = "family_carers",
        /// Vammaiset ihmiset.
        Disabled = "disabled",
        /// Mielenterveyskuntoutujat.
        MentalHealth = "mental_health",
        /// Päihteistä toipuvat.
        Recovering = "recovering",
        /// Naiset.
        Women = "women",
        /// Miehet.
        Men = "men",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_has_a_concept_of_its_own() {
        let mut numbers: Vec<u32> = Theme::ALL.iter().map(|theme| theme.yso()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), Theme::ALL.len());
        for theme in Theme::ALL {
            assert_eq!(Theme::of_yso(theme.yso()), Some(*theme));
            assert_eq!(theme.labels().iter().filter(|(_, name)| !name.is_empty()).count(), 3, "{theme}");
        }
        assert_eq!(Theme::of_yso(19_104), Some(Theme::FamilyCare));
        assert_eq!(Theme::of_yso(1), None);
    }
}
