//! Swedish and English words without their commonest endings. Light on purpose: a stem need not be
//! a word, it only has to be the same for the forms of one.

const SWEDISH: [&str; 31] = [
    "heterna", "arnas", "ernas", "ornas", "heten", "heter", "arna", "erna", "orna", "ande", "ende", "aste", "ades",
    "aren", "ade", "are", "ast", "ens", "het", "ar", "er", "or", "en", "et", "an", "at", "as", "a", "e", "n", "s",
];

const ENGLISH: [(&str, &str); 11] = [
    ("liness", ""),
    ("iness", ""),
    ("ness", ""),
    ("ies", "y"),
    ("ing", ""),
    ("ly", ""),
    ("es", ""),
    ("ed", ""),
    ("s", ""),
    ("e", ""),
    ("y", ""),
];

/// The stem of a Swedish word in small letters.
pub fn swedish(word: &str) -> &str {
    let mut stems = SWEDISH.into_iter().filter_map(|ending| word.strip_suffix(ending));
    stems.find(|stem| stem.chars().count() >= 3).unwrap_or(word)
}

/// Cuts a Swedish compound in two known stems, the last as long as it can be: "sorgegrupp" in "sorg"
/// and "grupp". The letter that joins the two (s, e, o, u) belongs to neither.
pub fn split_swedish(word: &str, is_known: impl Fn(&str) -> bool) -> Option<(&str, &str)> {
    if word.chars().count() < 7 {
        return None;
    }
    for (at, _) in word.char_indices().skip(3) {
        let (first, last) = word.split_at(at);
        let last = swedish(last);
        if last.chars().count() < 3 || !is_known(last) {
            continue;
        }
        let firsts = ["", "s", "e", "o", "u"].into_iter().filter_map(|joint| first.strip_suffix(joint));
        let mut stems = firsts.flat_map(|first| [first, swedish(first)]).filter(|stem| stem.chars().count() >= 3);
        if let Some(first) = stems.find(|stem| is_known(stem)) {
            return Some((first, last));
        }
    }
    None
}

/// The stem of an English word in small letters.
pub fn english(word: &str) -> String {
    for (ending, instead) in ENGLISH {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() + instead.len() >= 3
            && !(ending == "s" && stem.ends_with('s'))
        {
            return format!("{stem}{instead}");
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_swedish_word_share_a_stem() {
        for form in ["pensionär", "pensionärer", "pensionärerna"] {
            assert_eq!(swedish(form), "pensionär");
        }
        assert_eq!(swedish("ensamhet"), "ensam");
        assert_eq!(swedish("is"), "is");
    }

    #[test]
    fn a_swedish_compound_is_cut_where_both_parts_are_known() {
        let known = |stem: &str| ["sorg", "grupp", "kaffe", "stund"].contains(&stem);
        assert_eq!(split_swedish("sorgegruppen", known), Some(("sorg", "grupp")));
        assert_eq!(split_swedish("kaffestund", known), Some(("kaffe", "stund")));
        assert_eq!(split_swedish("gymnastik", known), None);
        assert_eq!(split_swedish("grupp", known), None);
    }

    #[test]
    fn forms_of_an_english_word_share_a_stem() {
        for form in ["walk", "walks", "walking", "walked"] {
            assert_eq!(english(form), "walk");
        }
        assert_eq!(english("loneliness"), english("lonely"));
        assert_eq!(english("class"), "class");
    }
}
