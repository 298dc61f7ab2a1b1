//! Releases of figures, and what somebody sees who compares them.

use std::collections::BTreeMap;

use rinnalla_app::figure::{self, Counted, Division, Released};
use rinnalla_app::{FutureExt, Who};
use rinnalla_measures::disclosure::{Cell, Period, Tree, Zero};

use crate::world::{World, days, each, sodankyla};

/// So many from each village in each month of 2026.
type Months = Vec<(u8, [u64; 3])>;

const VILLAGES: [&str; 3] = ["kirkonkylä", "vuotso", "muut"];

fn counted(months: &Months) -> Counted {
    let mut villages = Division {
        name: "villages".into(),
        groups: Tree::of("kunta", VILLAGES),
        zero: Zero::Sensitive,
        counts: BTreeMap::new(),
    };
    let mut whole = BTreeMap::new();
    for (month, counts) in months {
        let month = Period::Month(2026, *month);
        whole.insert(month, counts.iter().sum());
        for (village, n) in VILLAGES.iter().zip(counts) {
            villages.add(month, village, *n);
        }
    }
    Counted { whole: "referrals", zero: Zero::Harmless, least: 0, settles: 0, months: whole, divisions: vec![villages] }
}

async fn release_counted(world: &World, counted: Counted) -> Released {
    let release = world.app.run(Who::Service("test"), move |w| {
        async move { figure::release(w, sodankyla(), 2026..=2026, &counted).await }.boxed()
    });
    release.await.unwrap()
}

async fn release(world: &World, months: &Months) -> Released {
    release_counted(world, counted(months)).await
}

/// Everything that a release tells, by name.
fn told(released: &Released) -> BTreeMap<String, Option<Cell>> {
    let mut periods = vec![Period::Year(2026)];
    periods.extend((1..=4).map(|quarter| Period::Quarter(2026, quarter)));
    periods.extend((1..=12).map(|month| Period::Month(2026, month)));
    let mut found = BTreeMap::new();
    for period in periods {
        found.insert(period.to_string(), released.whole(period));
        for village in VILLAGES {
            found.insert(format!("{period} {village}"), released.cell("villages", village, period));
        }
    }
    found
}

const OCTOBER: [(u8, [u64; 3]); 10] = [
    (1, [9, 8, 7]),
    (2, [12, 6, 9]),
    (3, [8, 2, 11]),
    (4, [10, 7, 6]),
    (5, [7, 9, 8]),
    (6, [6, 8, 12]),
    (7, [9, 9, 9]),
    (8, [8, 7, 6]),
    (9, [11, 6, 7]),
    (10, [14, 1, 9]),
];

#[tokio::test]
async fn what_is_entered_late_is_not_told_by_the_difference_of_two_releases() {
    each(async |world| {
        // It is November: October has ended.
        let first = release(&world, &OCTOBER.to_vec()).await;
        assert_eq!(first.whole(Period::Month(2026, 10)), Some(Cell::Shown(24)));
        assert_eq!(first.cell("villages", "vuotso", Period::Month(2026, 10)), Some(Cell::Hidden));
        assert_eq!(first.whole(Period::Month(2026, 11)), None);
        assert_eq!(first.whole(Period::Year(2026)), None);
        // Somebody from Vuotso is entered late for July, and another one is taken back.
        let mut late = OCTOBER.to_vec();
        late[6].1[1] += 1;
        late[3].1[0] -= 1;
        let second = release(&world, &late).await;
        assert_eq!(told(&first), told(&second), "the difference tells of somebody");
        // The year ends: the quarters, as they were, make up the year.
        world.hand.forward(days(60));
        late.extend([(11, [8, 7, 9]), (12, [10, 3, 8])]);
        let third = release(&world, &late).await;
        let year: u64 = OCTOBER.iter().flat_map(|(_, counts)| counts).sum::<u64>() + 24 + 21;
        assert_eq!(third.whole(Period::Year(2026)), Some(Cell::Shown(year)));
        for (what, cell) in told(&first) {
            assert!(cell.is_none() || told(&third)[&what] == cell, "{what} has changed");
        }
    })
    .await;
}

/// The attack: all that was ever told of a village and the months is added up and taken apart.
#[tokio::test]
async fn no_month_can_be_had_by_taking_other_months_from_their_quarter() {
    each(async |world| {
        let months: Months = vec![(1, [20, 9, 9]), (2, [20, 3, 9]), (3, [20, 9, 9])];
        let released = release(&world, &months).await;
        let village = |period| released.cell("villages", "vuotso", period);
        assert_eq!(village(Period::Quarter(2026, 1)), Some(Cell::Shown(21)));
        assert_eq!(village(Period::Month(2026, 2)), Some(Cell::Hidden));
        let hidden = [1, 3].iter().filter(|month| village(Period::Month(2026, **month)) == Some(Cell::Hidden)).count();
        assert!(hidden >= 1, "the other months tell February");
        assert_eq!(released.within("villages", "vuotso", (2026, 2), (2026, 2)), Some(Cell::Hidden));
        let either = [((2026, 1), (2026, 2)), ((2026, 2), (2026, 3))];
        assert!(either.iter().any(|(a, b)| released.within("villages", "vuotso", *a, *b) == Some(Cell::Hidden)));
        assert_eq!(released.whole_in((2026, 1), (2026, 3)), Some(Cell::Shown(108)));
    })
    .await;
}

#[tokio::test]
async fn a_table_that_comes_later_than_its_whole_does_not_tell_what_was_entered_late() {
    each(async |world| {
        let mut alone = counted(&OCTOBER.to_vec());
        alone.divisions.clear();
        release_counted(&world, alone).await;
        let mut late = OCTOBER.to_vec();
        late[6].1[1] += 1;
        let released = release(&world, &late).await;
        assert_eq!(released.whole(Period::Month(2026, 7)), Some(Cell::Shown(27)));
        assert_eq!(released.cell("villages", "vuotso", Period::Month(2026, 7)), Some(Cell::Hidden));
        assert_eq!(released.cell("villages", "kirkonkylä", Period::Quarter(2026, 1)), Some(Cell::Hidden));
    })
    .await;
}

#[tokio::test]
async fn a_value_that_was_published_stays_as_it_was() {
    each(async |world| {
        let keep = async |value: &'static str| {
            let year = Period::Year(2025);
            let keep = world
                .app
                .run(Who::Service("test"), move |w| figure::keep_value(w, sodankyla(), "swemwbs", year, value).boxed());
            keep.await.unwrap()
        };
        assert_eq!(keep("1.9").await, "1.9");
        assert_eq!(keep("2.1").await, "1.9");
    })
    .await;
}
