//! The year before: what a small municipality of Lapland did in it, told to its end.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rinnalla_app::closing::{self, NewFollowUp};
use rinnalla_app::{App, Clock, Error, FutureExt, Who, setup};
use rinnalla_domain::account::Role;
use rinnalla_domain::activity::Need;
use rinnalla_domain::calendar::next_working_day_on_or_after;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::closing::{Answer, Reason as End};
use rinnalla_domain::contact::Way;
use rinnalla_domain::lack::{Period as Half, State};
use rinnalla_domain::measurement::Point;
use rinnalla_domain::text::Text;

use crate::answers::measured;
use crate::community;
use crate::story::{Course, Resident, Stage, Story};
use crate::tell::tell;
use crate::town::Founded;

/// Referrals of each month: none in the holidays of July and December.
const MONTHS: [i8; 12] = [6, 6, 7, 6, 5, 5, 0, 6, 7, 6, 6, 0];
/// Days after the end when the resident is called.
const CALL: i64 = 94;

/// The year before the application's own.
pub(crate) fn before(app: &App) -> i16 {
    day_of(app.now()).year() - 1
}

/// Tells the year: its stories, what was wished for, work for the community. How many cases. What is not over by now is
/// left out, so that nothing of it waits on anybody's desk, and no mail of it is sent.
pub(crate) async fn tell_all(app: &App, town: &Founded, year: i16, seed: u64) -> Result<usize, Error> {
    // A chance of its own: the stories of today stay the same whatever is told of the year before.
    let mut chance = StdRng::seed_from_u64(seed ^ u64::from(year.unsigned_abs()));
    let mut cases = 0;
    for (turn, sent) in days(year).into_iter().enumerate() {
        let course = course(turn, sent);
        if sent + (24 * (course.end + 2)).hours() > app.now() {
            continue;
        }
        let story = Story::at_stage(stage(turn), FIRST + turn, &mut chance);
        let born = story.resident.birth_date.with().year(year - AGES[turn * 7 % AGES.len()]).build();
        let resident = Resident {
            village: VILLAGES[turn % VILLAGES.len()],
            birth_date: born.unwrap_or(story.resident.birth_date),
            ..story.resident
        };
        one(app, town, Story { resident, safety: None, course, ..story }).await?;
        cases += 1;
    }
    let told_today = Half::of(day_of(app.now())).before();
    for half in ["1", "2"].into_iter().filter_map(|half| Half::parse(&format!("{year}-{half}"))) {
        if half != told_today {
            community::wishes(app, town, half).await?;
        }
    }
    let days = |month: i8| i64::from((day_of(app.now()) - date(year, month, 14)).get_days());
    for (what, with, minutes, month) in WORKS {
        community::work(app, town, (what, with, *minutes, days(*month))).await?;
    }
    for (need, what, month) in PROPOSALS {
        community::propose(app, town, (*need, what, days(*month), Some(State::Agreed))).await?;
    }
    app.run(Who::Service("sample"), |work| setup::hold_mails(work).boxed()).await?;
    Ok(cases)
}

/// Number of the first story: stories of today have smaller ones.
const FIRST: usize = 200;
/// Index of the village, story by story: half of the people live in the church village.
const VILLAGES: [usize; 10] = [0, 1, 0, 2, 0, 3, 0, 0, 1, 4];
/// How old people turn in the year.
const AGES: [i16; 20] = [24, 28, 35, 42, 46, 52, 55, 58, 61, 63, 66, 68, 70, 73, 76, 78, 80, 83, 86, 89];
/// Work for the community: what, with whom, minutes, month.
const WORKS: &[(&str, &str, i64, i8)] = &[
    ("Kyläkierros: kerrottiin, mistä tukea saa ja kuka voi lähettää.", "Kylien yhteinen kerho ry", 180, 2),
    ("Sovittiin yhteislaulujen ovelle vastaanottaja uusille.", "Seurakunta", 60, 5),
    ("Syksyn toimintojen yhteinen esite kyliin.", "Kansalaisopisto", 120, 9),
];

/// Proposals for needs, with the month in which they were made.
const PROPOSALS: &[(Need, &str, i8)] = &[
    (Need::Company, "Kahvikerho kiertää kylillä kerran kuussa.", 4),
    (Need::Moving, "Ohjattu kävelyryhmä sivukylälle keväästä syksyyn.", 10),
];

/// The moments when referrals were sent, in their order: on working days, in working hours.
fn days(year: i16) -> Vec<Timestamp> {
    let day = |month: usize, nth: i8, of: i8| {
        let month = i8::try_from(month + 1).unwrap_or(1);
        let first = date(year, month, 3).saturating_add((i64::from(nth) * 24 / i64::from(of)).days());
        at(next_working_day_on_or_after(first), 9 + nth % 6)
    };
    MONTHS.iter().enumerate().flat_map(|(month, of)| (0..*of).filter_map(move |nth| day(month, nth, *of))).collect()
}

fn at(day: Date, hour: i8) -> Option<Timestamp> {
    day.at(hour, 10, 0, 0).in_tz("Europe/Helsinki").ok().map(|zoned| zoned.timestamp())
}

/// How far a story goes: most to their end, some never to a first visit.
const fn stage(turn: usize) -> Stage {
    match turn % 16 {
        5 | 11 => Stage::Declined,
        8 => Stage::Withdrawn,
        13 => Stage::Waiting,
        _ => Stage::Closed,
    }
}

/// Days until the end: support ends with a season, of those who were referred in two months at a time.
fn end(turn: usize, sent: Timestamp) -> i64 {
    let sent = day_of(sent);
    let (year, month) = match sent.month() {
        1 | 2 => (sent.year(), 6),
        3 | 4 => (sent.year(), 8),
        5 | 6 => (sent.year(), 10),
        7 | 8 => (sent.year(), 12),
        9 => (sent.year() + 1, 1),
        _ => (sent.year() + 1, 3),
    };
    let day = date(year, month, 8).saturating_add(i64::try_from(turn % 5 * 3).unwrap_or(0).days());
    i64::from((next_working_day_on_or_after(day) - sent).get_days())
}

fn course(turn: usize, sent: Timestamp) -> Course {
    const REACHED: [i64; 10] = [2, 3, 2, 6, 4, 2, 8, 3, 2, 13];
    const VISITED: [i64; 7] = [4, 9, 6, 14, 3, 19, 8];
    const LOW: [i64; 5] = [3, 2, 4, 3, 5];
    const RISES: [Option<i64>; 11] =
        [Some(3), Some(1), Some(-1), None, Some(2), Some(4), Some(0), Some(2), Some(-2), None, Some(3)];
    const HELPED: [Answer; 6] = [Answer::Yes, Answer::Little, Answer::Yes, Answer::No, Answer::Yes, Answer::Unsure];
    const REASONS: [End; 8] = [
        End::TimeOver,
        End::GoalsReached,
        End::TimeOver,
        End::ResidentsWish,
        End::TimeOver,
        End::GoalsReached,
        End::OtherService,
        End::TimeOver,
    ];
    let reached = REACHED[turn % REACHED.len()];
    let rise = RISES[turn % RISES.len()];
    let total = 17 + i64::try_from(turn * 3 % 8).unwrap_or(0);
    let point = if turn.is_multiple_of(2) { Point::FirstVisit } else { Point::Referral };
    Course {
        sent: Some(sent),
        referrer: turn % 3,
        walker: [0, 1, 2, 0, 2][turn % 5],
        reached,
        visited: reached + 5 + VISITED[turn % VISITED.len()],
        end: end(turn, sent),
        months: 6,
        every: 21,
        first: (point, LOW[turn % LOW.len()]),
        rise,
        totals: rise.filter(|_| turn % 4 != 3).map(|rise| (total, total + rise)),
        activity: (turn % 3 != 2).then_some(([2, 1, 5, 4][turn % 4], turn % 6 != 4)),
        answers: (if turn % 9 == 7 { Answer::Little } else { Answer::Yes }, HELPED[turn % HELPED.len()]),
        reason: REASONS[turn % REASONS.len()],
        follow_up: turn % 5 != 3,
        letters: false,
    }
}

/// One story, and what came after its end.
async fn one(app: &App, town: &Founded, story: Story) -> Result<(), Error> {
    let (stage, turn, course) = (story.stage, story.turn, story.course.clone());
    let sent = course.sent.unwrap_or_else(|| app.now());
    let case = tell(app, town, story).await?;
    let coordinator = Who::Account(town.who(Role::Coordinator, 0));
    let later = |days: i64| {
        let then = sent + (24 * days).hours();
        app.at(Clock::new(move || then))
    };
    match stage {
        Stage::Waiting => {
            let why =
                text("Asukas kertoi, ettei tarvitse tukea nyt. Sovittiin, että hän voi ottaa yhteyttä uudelleen.")?;
            let id = case;
            later(38).run(coordinator, move |w| closing::close_early(w, id, End::ResidentsWish, why).boxed()).await
        }
        Stage::Closed if course.follow_up && sent + (24 * (course.end + CALL)).hours() < app.now() => {
            let then = later(course.end + CALL);
            let new = call(day_of(then.now()), turn, &course)?;
            let id = case;
            then.run(coordinator, move |w| closing::follow_up(w, id, new).boxed()).await
        }
        _ => Ok(()),
    }
}

/// The call after the end, and what was said in it.
fn call(held_on: Date, turn: usize, course: &Course) -> Result<NewFollowUp, Error> {
    const GOES_ON: [(&str, &str); 4] = [
        ("yes", "Käy edelleen kerhossa ja on saanut sieltä juttukaverin."),
        ("yes", "Arki sujuu. Kävelyt jatkuvat naapurin kanssa."),
        ("partly", "Kerho jäi talveksi, koska kyytiä ei ole. Lupasi kysyä kyläkyydistä."),
        ("no", "Voimat ovat olleet vähissä. Sovittiin, että terveydenhoitaja soittaa."),
    ];
    let (continues, note) = GOES_ON[turn % GOES_ON.len()];
    let rise = course.rise.filter(|_| turn % 4 != 1);
    let measured = rise.map(|rise| measured(course.first.1 + rise, Point::FollowUp, turn)).transpose()?;
    let measured = measured.into_iter().collect();
    Ok(NewFollowUp { held_on, way: Way::Call, continues: continues.into(), note: Some(text(note)?), measured })
}

fn text(words: &str) -> Result<Text, Error> {
    Text::parse(words, 1_000).ok().flatten().ok_or(Error::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_told_in_its_order_and_stays_within_it() {
        let days = days(2025);
        assert_eq!(days.len(), MONTHS.iter().map(|n| usize::from(n.unsigned_abs())).sum::<usize>());
        assert!(days.iter().all(|at| day_of(*at).year() == 2025));
        let months = |at: &Timestamp| day_of(*at).month();
        assert!(days.windows(2).all(|two| day_of(two[0]) <= day_of(two[1])));
        assert_eq!(days.iter().filter(|at| months(at) == 6).count(), 5);
    }

    #[test]
    fn every_first_visit_comes_after_what_leads_to_it_and_before_half_time() {
        for (turn, sent) in days(2025).into_iter().enumerate() {
            let course = course(turn, sent);
            assert!((98..180).contains(&course.end), "{}", course.end);
            assert!(course.reached > 1 && course.visited > course.reached + 5 && course.visited + 7 < 70);
            let (first, last) = (course.first.1, course.first.1 + course.rise.unwrap_or_default());
            assert!((0..=9).contains(&first) && (0..=9).contains(&last), "{turn}");
        }
    }
}
