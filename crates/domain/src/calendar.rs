//! Finnish holidays and working days.
//!
//! The days are those of the Church Act (652/2023), the Act on the Celebration of
//! Independence Day (388/1937) and the Act on Arranging the First of May as a Holiday of
//! Employees in Certain Cases (272/1944). Midsummer Eve and Christmas Eve are not public holidays
//! by law, but public offices are closed on them, so they are no working days here.
//!
//! Meant for the years 1990 to 2100. Until the early 1990s Epiphany and Ascension Day were kept on
//! a Saturday in Finland; today's rule is given for those years too.

use jiff::civil::{Date, Weekday};

coded! {
    /// A Finnish public holiday or a customary day off.
    Holiday {
        /// Uudenvuodenpäivä, 1 January.
        NewYear = "new_year",
        /// Loppiainen, 6 January.
        Epiphany = "epiphany",
        /// Pitkäperjantai, two days before Easter Sunday.
        GoodFriday = "good_friday",
        /// Pääsiäispäivä.
        EasterSunday = "easter_sunday",
        /// Toinen pääsiäispäivä.
        EasterMonday = "easter_monday",
        /// Vappu, 1 May.
        MayDay = "may_day",
        /// Helatorstai, 39 days after Easter Sunday.
        Ascension = "ascension",
        /// Helluntaipäivä, 49 days after Easter Sunday.
        Pentecost = "pentecost",
        /// Juhannusaatto, the Friday before Midsummer Day; a customary day off.
        MidsummerEve = "midsummer_eve",
        /// Juhannuspäivä, the Saturday of 20 to 26 June.
        Midsummer = "midsummer",
        /// Pyhäinpäivä, the Saturday of 31 October to 6 November.
        AllSaints = "all_saints",
        /// Itsenäisyyspäivä, 6 December.
        Independence = "independence",
        /// Jouluaatto, 24 December; a customary day off.
        ChristmasEve = "christmas_eve",
        /// Joulupäivä, 25 December.
        Christmas = "christmas",
        /// Tapaninpäivä, 26 December.
        SecondChristmas = "second_christmas",
    }
}

impl Holiday {
    /// Whether the day is a public holiday by law, and not only a customary day off.
    pub fn is_statutory(self) -> bool {
        !matches!(self, Self::MidsummerEve | Self::ChristmasEve)
    }
}

/// The holiday or customary day off of a day.
///
/// When two fall on one day, as May Day and Ascension Day in 2008, the one with a fixed date is
/// given.
pub fn holiday_on(day: Date) -> Option<Holiday> {
    fixed_holiday(day).or_else(|| saturday_holiday(day)).or_else(|| easter_holiday(day))
}

/// Whether offices are open: neither a weekend, a holiday nor a customary day off.
pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && holiday_on(day).is_none()
}

/// The `count`th working day after a day; the day itself does not count, and 0 gives it back.
pub fn add_working_days(from: Date, count: u32) -> Date {
    let mut day = from;
    for _ in 0..count {
        day = next_working_day_on_or_after(day.tomorrow().unwrap_or(Date::MAX));
    }
    day
}

/// How many working days there are after `from`, up to and including `to`; negative when `to` is
/// earlier.
///
/// The answer for a day and [`add_working_days`] of it is the number that was added.
pub fn working_days_between(from: Date, to: Date) -> i64 {
    if to < from {
        return -working_days_between(to, from);
    }
    let mut count = 0;
    let mut day = from;
    while day < to {
        day = day.tomorrow().unwrap_or(to);
        count += i64::from(is_working_day(day));
    }
    count
}

/// The day itself when offices are open, otherwise the next day when they are.
pub fn next_working_day_on_or_after(day: Date) -> Date {
    let mut day = day;
    while !is_working_day(day) {
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    day
}

fn fixed_holiday(day: Date) -> Option<Holiday> {
    match (day.month(), day.day()) {
        (1, 1) => Some(Holiday::NewYear),
        (1, 6) => Some(Holiday::Epiphany),
        (5, 1) => Some(Holiday::MayDay),
        (12, 6) => Some(Holiday::Independence),
        (12, 24) => Some(Holiday::ChristmasEve),
        (12, 25) => Some(Holiday::Christmas),
        (12, 26) => Some(Holiday::SecondChristmas),
        _ => None,
    }
}

fn saturday_holiday(day: Date) -> Option<Holiday> {
    match (day.weekday(), day.month(), day.day()) {
        (Weekday::Friday, 6, 19..=25) => Some(Holiday::MidsummerEve),
        (Weekday::Saturday, 6, 20..=26) => Some(Holiday::Midsummer),
        (Weekday::Saturday, 10, 31) | (Weekday::Saturday, 11, 1..=6) => Some(Holiday::AllSaints),
        _ => None,
    }
}

fn easter_holiday(day: Date) -> Option<Holiday> {
    let (month, sunday) = easter(day.year())?;
    let easter = Date::new(day.year(), month, sunday).ok()?;
    match i32::from(day.day_of_year()) - i32::from(easter.day_of_year()) {
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::Ascension),
        49 => Some(Holiday::Pentecost),
        _ => None,
    }
}

/// Month and day of Easter Sunday by the Gregorian calendar.
///
/// The anonymous Gregorian algorithm (Nature, 20 April 1876), as Jean Meeus gives it in
/// "Astronomical Algorithms", chapter 8, with his letters.
#[expect(clippy::many_single_char_names, reason = "the letters are those of the published algorithm")]
fn easter(year: i16) -> Option<(i8, i8)> {
    let year = i32::from(year);
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Some((i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?))
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    fn days_of(year: i16) -> impl Iterator<Item = Date> {
        date(year, 1, 1).series(1.day()).take_while(move |day| day.year() == year)
    }

    fn holidays(year: i16) -> Vec<(i8, i8, Holiday)> {
        days_of(year).filter_map(|day| Some((day.day(), day.month(), holiday_on(day)?))).collect()
    }

    #[test]
    fn the_holidays_of_2026_are_those_of_the_almanac() {
        use Holiday::*;
        assert_eq!(
            holidays(2026),
            [
                (1, 1, NewYear),
                (6, 1, Epiphany),
                (3, 4, GoodFriday),
                (5, 4, EasterSunday),
                (6, 4, EasterMonday),
                (1, 5, MayDay),
                (14, 5, Ascension),
                (24, 5, Pentecost),
                (19, 6, MidsummerEve),
                (20, 6, Midsummer),
                (31, 10, AllSaints),
                (6, 12, Independence),
                (24, 12, ChristmasEve),
                (25, 12, Christmas),
                (26, 12, SecondChristmas),
            ]
        );
    }

    #[test]
    fn the_holidays_of_2024_are_those_of_the_almanac() {
        use Holiday::*;
        assert_eq!(
            holidays(2024),
            [
                (1, 1, NewYear),
                (6, 1, Epiphany),
                (29, 3, GoodFriday),
                (31, 3, EasterSunday),
                (1, 4, EasterMonday),
                (1, 5, MayDay),
                (9, 5, Ascension),
                (19, 5, Pentecost),
                (21, 6, MidsummerEve),
                (22, 6, Midsummer),
                (2, 11, AllSaints),
                (6, 12, Independence),
                (24, 12, ChristmasEve),
                (25, 12, Christmas),
                (26, 12, SecondChristmas),
            ]
        );
    }

    #[test]
    fn easter_is_on_its_known_days() {
        for (year, month, day) in [
            (1990, 4, 15),
            (1997, 3, 30),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2016, 3, 27),
            (2018, 4, 1),
            (2019, 4, 21),
            (2020, 4, 12),
            (2021, 4, 4),
            (2022, 4, 17),
            (2023, 4, 9),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
            (2100, 3, 28),
        ] {
            assert_eq!(holiday_on(date(year, month, day)), Some(Holiday::EasterSunday), "{year}");
        }
    }

    #[test]
    fn every_year_has_every_holiday_once_on_its_own_weekday() {
        for year in 1990..=2100 {
            let found = holidays(year);
            for holiday in Holiday::ALL {
                let days: Vec<Date> =
                    found.iter().filter(|(_, _, h)| h == holiday).map(|(d, m, _)| date(year, *m, *d)).collect();
                if *holiday == Holiday::Ascension && days.is_empty() {
                    assert_eq!(easter(year), Some((3, 23)), "hidden by May Day only, {year}");
                    continue;
                }
                assert_eq!(days.len(), 1, "{year} {holiday}");
                let expected = match holiday {
                    Holiday::GoodFriday | Holiday::MidsummerEve => Weekday::Friday,
                    Holiday::EasterSunday | Holiday::Pentecost => Weekday::Sunday,
                    Holiday::EasterMonday => Weekday::Monday,
                    Holiday::Ascension => Weekday::Thursday,
                    Holiday::Midsummer | Holiday::AllSaints => Weekday::Saturday,
                    _ => days[0].weekday(),
                };
                assert_eq!(days[0].weekday(), expected, "{year} {holiday}");
            }
        }
    }

    #[test]
    fn may_day_is_given_when_ascension_day_is_the_same_day() {
        assert_eq!(holiday_on(date(2008, 5, 1)), Some(Holiday::MayDay));
    }

    #[test]
    fn eves_are_days_off_but_not_statutory() {
        assert!(!is_working_day(date(2026, 6, 19)));
        assert!(!is_working_day(date(2026, 12, 24)));
        assert!(!Holiday::MidsummerEve.is_statutory() && !Holiday::ChristmasEve.is_statutory());
        assert_eq!(Holiday::ALL.iter().filter(|h| h.is_statutory()).count(), 13);
    }

    #[test]
    fn a_year_has_its_weekdays_less_the_days_off_on_them_as_working_days() {
        // Counted by hand: weekdays of the year less the days off that fall on them.
        for (year, expected) in [(2024, 262 - 10), (2025, 261 - 10), (2026, 261 - 9)] {
            assert_eq!(days_of(year).filter(|day| is_working_day(*day)).count(), expected, "{year}");
        }
    }

    #[test]
    fn working_days_are_counted_over_easter_and_the_turn_of_the_year() {
        let maundy_thursday = date(2026, 4, 2);
        assert_eq!(add_working_days(maundy_thursday, 1), date(2026, 4, 7));
        assert_eq!(add_working_days(date(2026, 12, 23), 2), date(2026, 12, 29));
        assert_eq!(add_working_days(date(2026, 12, 30), 3), date(2027, 1, 5));
        assert_eq!(add_working_days(date(2027, 1, 5), 1), date(2027, 1, 7));
        assert_eq!(add_working_days(date(2026, 3, 14), 0), date(2026, 3, 14));
        assert_eq!(working_days_between(date(2026, 3, 13), date(2026, 3, 16)), 1);
        assert_eq!(working_days_between(date(2026, 3, 16), date(2026, 3, 13)), -1);
        assert_eq!(working_days_between(date(2026, 3, 16), date(2026, 3, 16)), 0);
    }

    #[test]
    fn counting_back_gives_what_was_added() {
        for from in days_of(2026).step_by(5) {
            for count in [0, 1, 2, 5, 30] {
                assert_eq!(working_days_between(from, add_working_days(from, count)), i64::from(count), "{from}");
            }
        }
    }

    #[test]
    fn the_next_working_day_is_the_day_itself_when_offices_are_open() {
        assert_eq!(next_working_day_on_or_after(date(2026, 3, 16)), date(2026, 3, 16));
        assert_eq!(next_working_day_on_or_after(date(2026, 3, 14)), date(2026, 3, 16));
        assert_eq!(next_working_day_on_or_after(date(2026, 6, 19)), date(2026, 6, 22));
        assert_eq!(next_working_day_on_or_after(date(2026, 12, 24)), date(2026, 12, 28));
    }

    #[test]
    fn the_end_of_time_ends_the_count() {
        assert_eq!(add_working_days(Date::MAX, 3), Date::MAX);
        assert_eq!(next_working_day_on_or_after(Date::MAX), Date::MAX);
        assert!(!is_working_day(Date::MIN) || holiday_on(Date::MIN).is_none());
    }
}
