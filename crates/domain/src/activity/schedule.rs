//! When an activity is held: in the local time of Finland, so that a group that meets at ten meets at ten also after
//! the clocks have changed.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};

/// The longest time from the first to the last day of a recurrence.
pub const LONGEST_YEARS: i64 = 3;

/// One way in which an activity comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// Certain days.
    On(Vec<Date>),
    /// On days of the week, every so many weeks.
    Weekly {
        /// 1 for every week, 2 for every other week.
        every: u8,
        /// On which days.
        days: Vec<Weekday>,
        /// The first day that may be one of them; weeks are counted from it.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// On a day of the week in every month: the second Tuesday, the last Friday.
    Monthly {
        /// 1 to 5, or -1 for the last one.
        nth: i8,
        /// The day.
        day: Weekday,
        /// The first day that may be one of them.
        from: Date,
        /// The last day.
        until: Date,
    },
}

/// A recurrence with its hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// On which days.
    pub recurrence: Recurrence,
    /// From.
    pub begins: Time,
    /// To; none when it is open how long it lasts.
    pub ends: Option<Time>,
}

/// The hours of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// The day.
    pub day: Date,
    /// From.
    pub begins: Time,
    /// To.
    pub ends: Option<Time>,
}

/// When an activity is held. An empty one says that the time is agreed with the organiser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Slots.
    pub slots: Vec<Slot>,
    /// Days on which it is not held although a slot says so.
    pub except: Vec<Date>,
}

/// Why a schedule cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// It has no last day, or one too far away.
    #[error("a recurrence needs a last day within {LONGEST_YEARS} years")]
    TooLong,
    /// The last day comes before the first.
    #[error("the last day comes before the first")]
    Backwards,
    /// No day of the week, or none of that number in a month.
    #[error("no day on which it would be held")]
    NoDay,
    /// It ends before it begins.
    #[error("it ends before it begins")]
    Hours,
}

impl Recurrence {
    fn check(&self) -> Result<(), ScheduleError> {
        let within = |from: Date, until: Date| match () {
            () if until < from => Err(ScheduleError::Backwards),
            () if until > from.saturating_add(LONGEST_YEARS.years()) => Err(ScheduleError::TooLong),
            () => Ok(()),
        };
        match self {
            Self::On(days) if days.is_empty() => Err(ScheduleError::NoDay),
            Self::On(_) => Ok(()),
            Self::Weekly { every, days, from, until } => {
                if *every == 0 || days.is_empty() {
                    return Err(ScheduleError::NoDay);
                }
                within(*from, *until)
            }
            Self::Monthly { nth, from, until, .. } => {
                if !matches!(nth, 1..=5 | -1) {
                    return Err(ScheduleError::NoDay);
                }
                within(*from, *until)
            }
        }
    }

    fn falls_on(&self, day: Date) -> bool {
        match self {
            Self::On(days) => days.contains(&day),
            Self::Weekly { every, days, from, until } => {
                let monday = |d: Date| d.saturating_sub(i64::from(d.weekday().to_monday_zero_offset()).days());
                let weeks = (monday(day) - monday(*from)).get_days() / 7;
                (*from..=*until).contains(&day) && days.contains(&day.weekday()) && weeks % i32::from(*every) == 0
            }
            Self::Monthly { nth, day: weekday, from, until } => {
                let wanted = day.nth_weekday_of_month(*nth, *weekday);
                (*from..=*until).contains(&day) && wanted.is_ok_and(|wanted| wanted == day)
            }
        }
    }

    fn days(&self) -> Vec<Weekday> {
        match self {
            Self::On(days) => days.iter().map(|day| day.weekday()).collect(),
            Self::Weekly { days, .. } => days.clone(),
            Self::Monthly { day, .. } => vec![*day],
        }
    }

    /// The first and last day between which it can fall.
    fn span(&self) -> Option<(Date, Date)> {
        match self {
            Self::On(days) => Some((*days.iter().min()?, *days.iter().max()?)),
            Self::Weekly { from, until, .. } | Self::Monthly { from, until, .. } => Some((*from, *until)),
        }
    }
}

impl Schedule {
    /// Can it be?
    ///
    /// # Errors
    /// [`ScheduleError`] of the first slot that cannot
    pub fn check(&self) -> Result<(), ScheduleError> {
        for slot in &self.slots {
            slot.recurrence.check()?;
            if slot.ends.is_some_and(|ends| ends <= slot.begins) {
                return Err(ScheduleError::Hours);
            }
        }
        Ok(())
    }

    /// What is held from `from` on, at most `count`, in the order of time.
    pub fn next(&self, from: Date, count: usize) -> Vec<Occurrence> {
        let spans = || self.slots.iter().filter_map(|slot| slot.recurrence.span());
        let first = spans().map(|(first, _)| first).min().map_or(from, |first| first.max(from));
        let Some(last) = spans().map(|(_, last)| last).max() else { return Vec::new() };
        let mut found = Vec::new();
        let mut day = first;
        while day <= last && found.len() < count {
            if !self.except.contains(&day) {
                let mut today: Vec<Occurrence> = self
                    .slots
                    .iter()
                    .filter(|slot| slot.recurrence.falls_on(day))
                    .map(|slot| Occurrence { day, begins: slot.begins, ends: slot.ends })
                    .collect();
                today.sort_unstable();
                today.dedup();
                found.extend(today);
            }
            let Ok(tomorrow) = day.tomorrow() else { break };
            day = tomorrow;
        }
        found.truncate(count);
        found
    }

    /// The days of the week on which anything is held.
    pub fn days(&self) -> Vec<Weekday> {
        let mut days: Vec<Weekday> = self.slots.iter().flat_map(|slot| slot.recurrence.days()).collect();
        days.sort_unstable_by_key(|day| day.to_monday_zero_offset());
        days.dedup();
        days
    }

    /// The last day on which anything is held; none when the time is agreed with the organiser.
    pub fn last_day(&self) -> Option<Date> {
        self.slots.iter().filter_map(|slot| slot.recurrence.span()).map(|(_, last)| last).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn weekly(every: u8, days: &[Weekday], from: Date, until: Date) -> Slot {
        let recurrence = Recurrence::Weekly { every, days: days.to_vec(), from, until };
        Slot { recurrence, begins: time(10, 0, 0, 0), ends: Some(time(11, 30, 0, 0)) }
    }

    fn days(schedule: &Schedule, from: Date, count: usize) -> Vec<Date> {
        schedule.next(from, count).into_iter().map(|o| o.day).collect()
    }

    #[test]
    fn a_group_meets_every_other_tuesday_but_not_at_christmas() {
        let schedule = Schedule {
            slots: vec![weekly(2, &[Weekday::Tuesday], date(2026, 11, 24), date(2027, 1, 31))],
            except: vec![date(2026, 12, 22)],
        };
        assert_eq!(
            days(&schedule, date(2026, 11, 1), 9),
            [date(2026, 11, 24), date(2026, 12, 8), date(2027, 1, 5), date(2027, 1, 19)]
        );
        assert_eq!(days(&schedule, date(2026, 12, 9), 1), [date(2027, 1, 5)]);
        assert_eq!(schedule.last_day(), Some(date(2027, 1, 31)));
    }

    #[test]
    fn weeks_are_counted_from_monday_to_sunday() {
        // Begins on a Wednesday: the Monday after belongs to the next week, which is left out.
        let slot = weekly(2, &[Weekday::Monday, Weekday::Wednesday], date(2026, 11, 4), date(2026, 11, 30));
        let schedule = Schedule { slots: vec![slot], except: Vec::new() };
        assert_eq!(
            days(&schedule, date(2026, 11, 1), 9),
            [date(2026, 11, 4), date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 30)]
        );
    }

    #[test]
    fn a_group_meets_on_the_last_friday_and_on_the_fifth_one_where_there_is_one() {
        let monthly = |nth| Schedule {
            slots: vec![Slot {
                recurrence: Recurrence::Monthly {
                    nth,
                    day: Weekday::Friday,
                    from: date(2026, 10, 1),
                    until: date(2027, 1, 31),
                },
                begins: time(18, 0, 0, 0),
                ends: None,
            }],
            except: Vec::new(),
        };
        assert_eq!(
            days(&monthly(-1), date(2026, 10, 1), 9),
            [date(2026, 10, 30), date(2026, 11, 27), date(2026, 12, 25), date(2027, 1, 29)]
        );
        assert_eq!(days(&monthly(5), date(2026, 10, 1), 9), [date(2026, 10, 30), date(2027, 1, 29)]);
    }

    #[test]
    fn two_slots_come_in_the_order_of_time() {
        let mut evening = weekly(1, &[Weekday::Tuesday], date(2026, 11, 24), date(2026, 12, 1));
        evening.begins = time(18, 0, 0, 0);
        evening.ends = None;
        let morning = weekly(1, &[Weekday::Tuesday], date(2026, 11, 24), date(2026, 12, 1));
        let schedule = Schedule { slots: vec![evening, morning], except: Vec::new() };
        let found = schedule.next(date(2026, 11, 24), 3);
        assert_eq!(found.iter().map(|o| o.begins.hour()).collect::<Vec<_>>(), [10, 18, 10]);
    }

    #[test]
    fn what_cannot_be_is_named() {
        let check = |slot: Slot| Schedule { slots: vec![slot], except: Vec::new() }.check();
        assert_eq!(check(weekly(1, &[], date(2026, 1, 1), date(2026, 2, 1))), Err(ScheduleError::NoDay));
        assert_eq!(check(weekly(0, &[Weekday::Monday], date(2026, 1, 1), date(2026, 2, 1))), Err(ScheduleError::NoDay));
        let monday = [Weekday::Monday];
        assert_eq!(check(weekly(1, &monday, date(2026, 2, 1), date(2026, 1, 1))), Err(ScheduleError::Backwards));
        assert_eq!(check(weekly(1, &monday, date(2026, 2, 1), date(2036, 1, 1))), Err(ScheduleError::TooLong));
        let mut late = weekly(1, &monday, date(2026, 1, 1), date(2026, 2, 1));
        late.ends = Some(time(9, 0, 0, 0));
        assert_eq!(check(late), Err(ScheduleError::Hours));
        assert_eq!(Schedule::default().next(date(2026, 1, 1), 5), []);
    }
}
