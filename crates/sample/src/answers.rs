//! What made-up residents answer.

use rinnalla_app::Error;
use rinnalla_domain::Language;
use rinnalla_domain::measurement::{Helper, Instrument, Measured, Mode, Point, Rating, Scale};

pub(crate) fn rating(value: i64) -> Result<Rating, Error> {
    Rating::from_value(value).ok_or(Error::NotFound)
}

/// Answers to the own scales at a point, taken as that point is usually taken; some are taken in another way.
pub(crate) fn measured(low: i64, point: Point, turn: usize) -> Result<Measured, Error> {
    let scales =
        vec![(Scale::Satisfaction, rating(low + 1)?), (Scale::Company, rating(low)?), (Scale::GoingOut, rating(low)?)];
    let (mode, helper) = match (point, turn % 3) {
        (Point::Referral, _) => (Mode::Interview, Helper::Referrer),
        (Point::FollowUp, _) => (Mode::Phone, Helper::Coordinator),
        (_, 0) => (Mode::ReadAloud, Helper::LinkWorker),
        (_, 1) => (Mode::Paper, Helper::Nobody),
        _ => (Mode::Alone, Helper::Nobody),
    };
    let (helper, language) = (Some(helper), Some(Language::Finnish));
    Ok(Measured { helper, language, ..Measured::of_scales(scales, mode) })
}

/// A total of SWEMWBS, read from a filled sheet.
pub(crate) fn swemwbs(total: i64) -> Measured {
    let (helper, language) = (Some(Helper::LinkWorker), Some(Language::Finnish));
    let total = Some((Instrument::Swemwbs, total));
    Measured { total, helper, language, ..Measured::of_scales(Vec::new(), Mode::Paper) }
}
