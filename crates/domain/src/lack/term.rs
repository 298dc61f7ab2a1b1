//! What a search that led nowhere was about. Of what was typed nothing is kept: only a word of this list, when the
//! typed words fit one. A name or a phone number fits none.

use crate::activity::Need;

/// A word that may be kept: what people look for, in its plain Finnish form, and the beginnings by which it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word as kept and shown.
    pub word: &'static str,
    /// The need that it belongs to.
    pub need: Need,
    /// Stems in Finnish, Swedish and English, in lower case. Five letters or more are also found inside a compound.
    pub stems: &'static [&'static str],
}

const fn term(word: &'static str, need: Need, stems: &'static [&'static str]) -> Term {
    Term { word, need, stems }
}

/// Every word that may be kept.
pub const TERMS: &[Term] = &[
    term("seura", Need::Company, &["seuraa", "seura", "kaver", "ystäv", "sällskap", "company", "friend", "vän"]),
    term("juttelu", Need::Company, &["juttu", "jutel", "keskustel", "samtal", "talk"]),
    term("kahvi", Need::Company, &["kahvi", "kaffe", "fika", "coffee"]),
    term("yksinäisyys", Need::Company, &["yksinäi", "ensam", "lonel"]),
    term("kerho", Need::Company, &["kerho", "klubb", "club"]),
    term("ruokailu", Need::Company, &["ruoka", "ruoan", "lounas", "matlag", "lunch", "cooking"]),
    term("sauna", Need::Company, &["sauna", "bastu"]),
    term("pelit", Need::Company, &["pelit", "pelei", "bingo", "shakki", "kortti", "biljard", "spel", "games", "chess"]),
    term("suru", Need::Grief, &["suru", "leski", "leske", "menety", "sorg", "änka", "grief", "widow", "bereave"]),
    term("ero", Need::Grief, &["avioero", "erosin", "eroryhm", "skilsmäss", "divorce"]),
    term("kävely", Need::Moving, &["kävel", "promen", "walk"]),
    term("jumppa", Need::Moving, &["jumppa", "jumpa", "voimist", "gymnast", "gympa", "exercise"]),
    term("uinti", Need::Moving, &["uinti", "uinni", "uima", "vesijum", "simma", "simning", "swim"]),
    term("kuntosali", Need::Moving, &["kuntosal", "gym", "styrketr"]),
    term("tanssi", Need::Moving, &["tanssi", "dans", "danc"]),
    term("hiihto", Need::Moving, &["hiiht", "hiihd", "skidåk", "skiing"]),
    term("jooga", Need::Moving, &["jooga", "yoga"]),
    term("pallopelit", Need::Moving, &["jalkapal", "lentopal", "salibandy", "sähly", "pesäpal", "fotboll", "football"]),
    term("keilailu", Need::Moving, &["keila", "bowl"]),
    term("pyöräily", Need::Moving, &["pyöräil", "cykel", "cycling"]),
    term("retkeily", Need::Nature, &["retki", "retke", "vaell", "laavu", "nuotio", "utflykt", "hiking"]),
    term("luonto", Need::Nature, &["luonto", "luonno", "metsä", "natur", "skog", "nature", "forest"]),
    term("marjastus", Need::Nature, &["marja", "sieni", "sienes", "bärplock", "svamp", "berry"]),
    term("kalastus", Need::Nature, &["kalast", "pilkki", "pilkil", "fiske", "fishing"]),
    term("puutarha", Need::Nature, &["puutarh", "viljely", "palsta", "trädgård", "garden"]),
    term(
        "eläimet",
        Need::Nature,
        &["eläin", "eläim", "koira", "hevos", "kissa", "hund", "häst", "djur", "dog", "horse"],
    ),
    term(
        "käsityö",
        Need::Making,
        &["käsity", "neulo", "neule", "virkka", "ompel", "kutoma", "kudon", "hantverk", "stick", "knit"],
    ),
    term("puutyö", Need::Making, &["puutyö", "puupaja", "nikkar", "veisto", "verstas", "snickr", "wood"]),
    term("maalaus", Need::Making, &["maalau", "maala", "piirt", "kuvatai", "målning", "paint", "drawing"]),
    term("keramiikka", Need::Making, &["keram", "saven", "ceramic", "pottery"]),
    term("korjaus", Need::Making, &["korjaus", "korjaa", "moottor", "autopaja", "reparer", "repair"]),
    term("kuoro", Need::Culture, &["kuoro", "laulu", "laula", "karaoke", "kör", "sång", "sjung", "choir", "singing"]),
    term("musiikki", Need::Culture, &["musiik", "soitta", "soitto", "kitara", "bändi", "musik", "music", "guitar"]),
    term("teatteri", Need::Culture, &["teatte", "näyttel", "teater", "theatre"]),
    term("elokuva", Need::Culture, &["elokuv", "leffa", "filmklubb", "cinema", "movie"]),
    term("lukeminen", Need::Culture, &["lukupiir", "lukemi", "kirja", "bokcirk", "läsa", "reading", "book"]),
    term("kirjoittaminen", Need::Culture, &["kirjoitta", "runo", "skriva", "writing", "poetry"]),
    term("kieli", Need::Culture, &["kielikur", "opiskel", "kansalaisop", "språk", "language"]),
    term("saame", Need::Culture, &["saame", "sámi", "sámegie", "samisk", "joik"]),
    term("hengellisyys", Need::Culture, &["hengelli", "raamattu", "rukous", "seurakun", "bibel", "prayer", "church"]),
    term("mieliala", Need::LowMood, &["mieliala", "masen", "mieli", "ahdis", "alakulo", "nedstämd", "depress", "mood"]),
    term("vertaistuki", Need::LowMood, &["vertai", "tukiryhm", "kamratstöd", "peer"]),
    term("päihteettömyys", Need::LowMood, &["päihtee", "raitti", "alkohol", "nykterhet", "sober"]),
    term("jännittäminen", Need::LowMood, &["jännit", "pelotta", "uskalla", "nervös", "anxious"]),
    term("työttömyys", Need::LowMood, &["työttö", "työpaja", "arbetslös", "unemploy"]),
    term("omaishoito", Need::Caring, &["omaisho", "hoitaj", "hoidan", "anhörig", "närstående", "carer", "caring"]),
    term("muisti", Need::Caring, &["muisti", "dement", "alzheim", "minnes", "memory"]),
    term("lapset", Need::Caring, &["lapse", "perhek", "perhe", "vauva", "isovanh", "barn", "famil", "child", "grandp"]),
    term("rahahuoli", Need::Money, &["rahahuo", "velka", "velko", "lasku", "talousneuv", "skuld", "ekonomi", "debt"]),
    term("ruoka-apu", Need::Money, &["ruoka-apu", "ruokajak", "leipäjon", "mathjälp", "food bank"]),
    term("kyyti", Need::Money, &["kyyti", "kyydi", "kuljetu", "skjuts", "transport"]),
    term(
        "puhelin",
        Need::Digital,
        &["puhelim", "puhelin", "digi", "tietokon", "netti", "pankkitun", "älylait", "dator", "mobil", "computer"],
    ),
    term("suomen kieli", Need::NewHere, &["suomen kiel", "kielikah", "finska", "finnish"]),
    term("maahanmuutto", Need::NewHere, &["maahanm", "muutin", "uusi täällä", "inflytta", "invandr", "immigr"]),
    term("vapaaehtoistyö", Need::Helping, &["vapaaeht", "talkoo", "auttaa", "frivillig", "volont", "volunteer"]),
    term("iltaryhmä", Need::Company, &["ilta", "iltai", "kväll", "evening"]),
    term("viikonloppu", Need::Company, &["viikonlop", "lauantai", "sunnuntai", "helg", "weekend"]),
    term("nuoret", Need::Company, &["nuoret", "nuorte", "nuorille", "ungdom", "young"]),
    term("miehet", Need::Company, &["miehet", "mieste", "miehille", "karlar"]),
    term("naiset", Need::Company, &["naiset", "naiste", "naisille", "kvinnor"]),
];

/// Shorter stems are found at the beginning of a word only.
const INSIDE: usize = 5;

/// The words of the list that what was typed fits, each once.
pub fn terms(typed: &str) -> Vec<&'static Term> {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    let fits = |stem: &str| {
        let long = stem.chars().count() >= INSIDE;
        if stem.contains(' ') {
            typed.contains(stem)
        } else {
            words.iter().any(|w| w.starts_with(stem) || (long && w.contains(stem)))
        }
    };
    TERMS.iter().filter(|term| term.stems.iter().any(|stem| fits(stem))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Vec<&'static str> {
        terms(typed).into_iter().map(|t| t.word).collect()
    }

    #[test]
    fn inflected_and_compound_words_become_a_word_of_the_list() {
        assert_eq!(found("Kuoroa"), ["kuoro"]);
        assert_eq!(found("mieskuoroon"), ["kuoro"]);
        assert_eq!(found("jäin leskeksi"), ["suru"]);
        assert_eq!(found("uimaan"), ["uinti"]);
        assert_eq!(found("kör för män"), ["kuoro"]);
    }

    #[test]
    fn a_name_and_a_number_leave_nothing() {
        for typed in
            ["Aino Mäkinen", "040 000 0000", "131052-308T", "aino.makinen@esittely.example", "", "Mannerheimintie 5"]
        {
            assert!(found(typed).is_empty(), "{typed}: {:?}", found(typed));
        }
        assert_eq!(found("Aino Mäkinen kuoro"), ["kuoro"]);
    }

    #[test]
    fn every_word_stands_once_and_every_stem_is_in_lower_case() {
        for (i, term) in TERMS.iter().enumerate() {
            assert!(TERMS[..i].iter().all(|t| t.word != term.word), "{}", term.word);
            for stem in term.stems {
                assert_eq!(*stem, stem.to_lowercase());
            }
        }
    }
}
