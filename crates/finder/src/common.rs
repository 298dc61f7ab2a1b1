//! Words of grammar and of asking, which say little about what is looked for: "ei", "haluan",
//! "kanssa", "för", "with". A question keeps them with a small weight ([`Method::common`]).
//!
//! These are closed classes (pronouns, conjunctions, forms of to be, to want and to be able), no
//! words of the field.
//!
//! [`Method::common`]: crate::Method::common

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

const FINNISH: &str = "
ja tai eli että jotta koska kun jos vaikka kuin sekä mutta vaan joko eikä ettei jollei ellei niin myös kuten
ei en et emme ette eivät älä enkä etkä eivätkä
olla on olen olet olemme olette ovat oli olin olit olimme olivat olisi olisin ole ollut olleet onko olisiko
minä sinä hän me te he se ne tämä tuo nämä nuo mä sä mun sun mulle sulle mulla sulla minun sinun hänen meidän
teidän heidän minua sinua häntä meitä teitä heitä minulle sinulle hänelle meille teille heille minulla sinulla
hänellä meillä teillä heillä itse oma oman omaa
sen sitä siitä siinä siihen sille sillä tämän tätä tästä tässä tähän tälle tällä sellainen sellaista tällainen
tällaista joku jonkun jotain jotakin jokin johonkin jossakin jossain mitään kukaan ketään missään mihinkään
kaikki kaikkea kaikille kaiken muu muuta muita
joka jonka jota jossa johon jolla jolle joita jotka joiden mikä mitä minkä missä mihin mistä millä mille kuka
kenen ketä kenelle miten milloin
voi voin voiko voisi voisin voisiko voivat voida saa saan saako saisi saisin saada pitää pitäisi täytyy haluan
haluaa haluaisin haluaisi haluta tahdon tahtoisin osaa osaan osata pääsee pääsen pääseekö päästä löytyy löytyisi
käy käykö tarvitsen tarvitsee etsin etsii etsitään kaipaan kaipaa
nyt vielä jo aina usein ihan hyvin vain tosi liian liikaa kovin paljon vähän enää sitten siis tällä hetkellä
kanssa ilman jälkeen ennen varten vuoksi takia kautta luona mukaan asti saakka koko aika ajan viime joskus
";

const SWEDISH: &str = "
och eller att som för till av på i med utan om är var vara varit bli blir har hade ha kan kunde vill ville ska
skall skulle måste får fick jag du han hon vi ni de dem den det en ett min mitt mina din ditt dina sin sitt sina
mig dig oss er inte ingen inget man där här vart när hur vad vem vilken från efter före under över mellan också så
men alla allt någon något några mycket lite nu söker
";

const ENGLISH: &str = "
the a an and or of to in on for with without is are was were be been am i you he she we they it my your his her our
their me him us them not no do does did don can could will would should shall may might must want wants like that
this these those there here where when how what who which from by at as but so if any some all very just about into
looking need
";

/// Is this a word of grammar in Finnish, Swedish or English? In small letters, with its dots.
pub fn is_common(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| [FINNISH, SWEDISH, ENGLISH].iter().flat_map(|list| list.split_whitespace()).collect());
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grammar_is_common_and_activities_are_not() {
        for word in ["ei", "haluan", "kanssa", "och", "för", "the", "with"] {
            assert!(is_common(word), "{word}");
        }
        for word in ["kerho", "suru", "yksin", "ensam", "lonely", "kahvi", "koira", "apua"] {
            assert!(!is_common(word), "{word}");
        }
    }
}
