//! Times the suggestions for many cases at once: `matching [LINK_WORKERS] [CASES]`. Prints what it took, and the ratio to
//! comparing the languages alone, in the same run.

#![expect(clippy::print_stdout, reason = "a program for the bench")]

use std::hint::black_box;
use std::time::Instant;

use rinnalla_domain::AccountId;
use rinnalla_domain::activity::Theme;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::{Between, Profile, Villages, Walker, Wanted, path, rank};

/// The `n`-th of some things, in a way that looks unordered.
fn pick<T>(all: &[T], n: usize) -> Option<&T> {
    all.get(n.wrapping_mul(2_654_435_761) % (1 << 20) % all.len().max(1))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |usual: usize| arguments.next().map_or(Ok(usual), |n| n.parse::<usize>());
    let (workers, cases) = (number(2_000)?, number(500)?);
    let lines: Vec<String> =
        (0..120).map(|n| format!("Kylä{n}kulma; {}; {}", 60.0 + f64::from(n) / 15.0, 25.5)).collect();
    let villages = Villages::parse(&lines.join("\n"))?;
    let names: Vec<String> = (0..120).map(|n| format!("Kylä{n}kulma")).collect();
    let interests = ["laulaminen", "kalastus", "käsityöt", "kävely", "elokuvat", "puutarha", "sauna", "veistäminen"];
    let wishes = ["Vapaa iltaisin", "Ei viikonloppuja", "Aamut sopivat", ""];
    let today = jiff::civil::date(2026, 11, 23);

    let walker = |n: usize| {
        let mut profile = Profile::empty(AccountId::new(format!("w{n}")), format!("Linkki {n}"));
        profile.state = path::State::Active;
        (profile.trained_on, profile.secrecy_signed_on) = (Some(today), Some(today));
        profile.villages = [n, n + 7].iter().filter_map(|n| pick(&names, *n).cloned()).collect();
        profile.languages =
            pick(SpokenLanguage::ALL, n).copied().into_iter().chain([SpokenLanguage::Finnish]).collect();
        profile.interests = [n, n + 3].iter().filter_map(|n| pick(&interests, *n)).map(ToString::to_string).collect();
        profile.themes = [n, n + 5].iter().filter_map(|n| pick(Theme::ALL, *n).copied()).collect();
        profile.wishes = pick(&wishes, n).map(ToString::to_string).unwrap_or_default();
        profile.car = n.is_multiple_of(2);
        profile.hours = Some(4);
        profile.capacity = 3;
        profile.load = i64::try_from(n % 4).unwrap_or(0);
        Walker::new(profile, &villages, i64::try_from(n % 5).unwrap_or(0) * 60, today)
    };
    let wanted = |n: usize| {
        let village = pick(&names, n).cloned().unwrap_or_default();
        let language = pick(SpokenLanguage::ALL, n).copied().unwrap_or(SpokenLanguage::Finnish);
        let wish = format!("Haluaisin taas {} iltaisin muiden kanssa.", pick(&interests, n).unwrap_or(&""));
        Wanted::of(&village, language, false, &villages)
            .wishing(&wish, pick(Theme::ALL, n).copied().into_iter().collect())
    };

    let begun = Instant::now();
    let walkers: Vec<Walker> = (0..workers).map(walker).collect();
    let waiting: Vec<Wanted> = (0..cases).map(wanted).collect();
    let prepared = begun.elapsed();

    let begun = Instant::now();
    let mut reasons = 0;
    for wanted in &waiting {
        let ranked = rank(&walkers, wanted, |_| Between::default());
        reasons += ranked.iter().map(|(_, look)| look.reasons.len()).sum::<usize>();
        black_box(&ranked);
    }
    let matched = begun.elapsed();

    let begun = Instant::now();
    let mut shared = 0_usize;
    for n in 0..cases {
        let language = pick(SpokenLanguage::ALL, n).copied().unwrap_or(SpokenLanguage::Finnish);
        shared += walkers.iter().filter(|walker| walker.profile.languages.contains(black_box(&language))).count();
    }
    let compared = begun.elapsed().max(std::time::Duration::from_nanos(1));

    println!(
        "{workers} link workers beside {cases} cases: prepared in {prepared:?}, ranked with {reasons} reasons in {matched:?}"
    );
    println!(
        "languages alone ({shared} shared): {compared:?}; ratio {:.1}",
        matched.as_secs_f64() / compared.as_secs_f64()
    );
    Ok(())
}
