//! What if there were more link workers, or more referrals? A reckoning, with what it takes for granted.

use askama::Template;
use rinnalla_domain::capacity::{ASSUMED_DAYS, Capacity, Change, Compared};
use rinnalla_measures::statistics::queue::Told;

use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Said, Words};

/// Reads what is asked; without an answer two more link workers.
///
/// # Errors
/// Everything that is wrong.
pub fn parse(fields: &Fields) -> Result<Change, Vec<FieldError>> {
    if fields.get("workers").is_empty() && fields.get("referrals").is_empty() {
        return Ok(Change { workers: 2, referrals: 0 });
    }
    let mut r = Reader::new(fields);
    let mut number = |field, most| {
        if r.fields().get(field).trim().is_empty() { Some(0) } else { r.number(field, 0, most) }
    };
    let (workers, referrals) = (number("workers", 100), number("referrals", 500));
    let count = |n: i64| usize::try_from(n).unwrap_or(0);
    r.finish(
        workers
            .zip(referrals)
            .map(|(workers, referrals)| Change { workers: count(workers), referrals: count(referrals) }),
    )
}

/// A line of the comparison: what, now, then.
#[derive(Clone, Debug)]
pub struct Line {
    /// What, as a key.
    pub what: &'static str,
    /// As things are.
    pub now: Said,
    /// With the change.
    pub then: Said,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "capacity/what_if.html")]
pub struct WhatIfPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form: it only asks.
    pub form: Form,
    /// The municipality.
    pub place: String,
    /// Code of the municipality, and the others that the reader coordinates: code, name.
    pub code: String,
    /// The others.
    pub others: Vec<(String, String)>,
    /// How things stand.
    pub capacity: Capacity,
    /// In how many days a link worker is to be named.
    pub promised: usize,
    /// What was asked.
    pub change: Change,
    /// The answer; none when there is nobody who could walk alongside.
    pub compared: Option<Compared>,
}

impl WhatIfPage {
    fn lines(&self) -> Vec<Line> {
        let Some(Compared { now, then, .. }) = self.compared else { return Vec::new() };
        let line = |what, now, then| Line { what, now, then };
        vec![
            line("queue-wait", self.days(now.wait), self.days(then.wait)),
            line("queue-late", self.share(now.late), self.share(then.late)),
            line("queue-waiting", self.people(now.waiting), self.people(then.waiting)),
            line("queue-load", self.share(now.load), self.share(then.load)),
        ]
    }

    fn days(&self, told: Told) -> Said {
        self.w.say(
            "queue-days",
            &[("days", &whole(told.mean)), ("from", &whole(told.interval.lo)), ("to", &whole(told.interval.hi))],
        )
    }

    fn share(&self, told: Told) -> Said {
        self.w.t1("queue-share", "share", whole(told.mean * 100.0))
    }

    fn people(&self, told: Told) -> Said {
        self.w.t1("queue-people", "people", whole(told.mean))
    }

    fn asked(&self) -> Said {
        self.w.t2("queue-asked", ("workers", &self.change.workers), ("referrals", &self.change.referrals))
    }

    /// What stands under the numbers, one sentence each.
    fn assumptions(&self) -> Vec<Said> {
        let (w, c) = (&self.w, &self.capacity);
        let a_month = format!("{:.1}", c.referred_a_month());
        let a_month =
            if w.language() == rinnalla_domain::Language::English { a_month } else { a_month.replace('.', ",") };
        let length = if c.assumes_length() {
            w.t1("queue-length-assumed", "days", whole(ASSUMED_DAYS))
        } else {
            let mean = c.lengths().mean().unwrap_or(ASSUMED_DAYS);
            w.t2("queue-length-known", ("count", &c.lengths.len()), ("days", &whole(mean)))
        };
        let new_places = c.places_with(self.change.workers) - c.places;
        let mut said = vec![
            w.t2("queue-comes", ("count", &c.referred), ("month", &a_month)),
            length,
            w.say(
                "queue-places",
                &[("workers", &c.workers), ("places", &c.places), ("taken", &c.taken), ("waiting", &c.waiting)],
            ),
        ];
        said.extend((new_places > 0).then(|| w.t1("queue-new-places", "places", new_places)));
        said.extend(["queue-order", "queue-not-reckoned", "queue-runs"].map(|key| w.t(key)));
        said
    }

    fn verdict(&self) -> Option<Said> {
        let compared = self.compared?;
        match (compared.grows_now, compared.grows_then) {
            (true, true) => Some(self.w.t("queue-grows-both")),
            (true, false) => Some(self.w.t("queue-grows-now")),
            (false, true) => Some(self.w.t("queue-grows-then")),
            (false, false) => None,
        }
    }
}

/// Rounded to a whole number, never "-0".
fn whole(value: f64) -> String {
    format!("{:.0}", value.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_asked_means_two_more_link_workers() {
        assert_eq!(parse(&Fields::default()), Ok(Change { workers: 2, referrals: 0 }));
        let asked = Fields::default().with("workers", "").with("referrals", "10");
        assert_eq!(parse(&asked), Ok(Change { workers: 0, referrals: 10 }));
    }

    #[test]
    fn what_is_no_number_is_told_at_its_field() {
        let asked = Fields::default().with("workers", "kaksi").with("referrals", "9999");
        let wrong: Vec<_> = parse(&asked).unwrap_err().iter().map(|e| e.field).collect();
        assert_eq!(wrong, ["workers", "referrals"]);
    }
}
