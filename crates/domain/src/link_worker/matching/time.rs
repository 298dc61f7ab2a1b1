//! Times of the day and the week for which people wish, in their own words.

coded! {
    /// A time for which people wish.
    Time { Morning = "morning", Afternoon = "afternoon", Evening = "evening", Weekday = "weekday", Weekend = "weekend" }
}

/// How the words for times begin, in the languages in which people write. Longer beginnings stand first.
const TIMES: &[(&str, Time)] = &[
    ("iltapäiv", Time::Afternoon),
    ("aamupäiv", Time::Morning),
    ("aamu", Time::Morning),
    ("ilta", Time::Evening),
    ("ilto", Time::Evening),
    ("viikonlop", Time::Weekend),
    ("arki", Time::Weekday),
    ("eftermiddag", Time::Afternoon),
    ("morgon", Time::Morning),
    ("förmiddag", Time::Morning),
    ("kväll", Time::Evening),
    ("helg", Time::Weekend),
    ("vardag", Time::Weekday),
    ("afternoon", Time::Afternoon),
    ("morning", Time::Morning),
    ("evening", Time::Evening),
    ("weekend", Time::Weekend),
    ("weekday", Time::Weekday),
];

/// Words that turn a wish for a time into its opposite, right before it.
const NOT: &[&str] = &["ei", "en", "inte", "not", "no"];

/// Times that words wish for, and those that they do not want.
pub(super) fn times(words: &str) -> Vec<(Time, bool)> {
    let mut found: Vec<(Time, bool)> = Vec::new();
    let mut before = "";
    for word in words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        if let Some((_, time)) = TIMES.iter().find(|(stem, _)| word.starts_with(stem))
            && found.iter().all(|(known, _)| known != time)
        {
            found.push((*time, !NOT.contains(&before)));
        }
        before = word;
    }
    found
}
