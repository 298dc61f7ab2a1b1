//! Where an entry is held, and whom it serves.

use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::activity::{Place, Point};
use rinnalla_domain::text::Line;

use super::draft::{Draft, add};
use super::why::shown;
use super::{Field, Note, areas, map};

impl Draft<'_> {
    /// A line of text for the place.
    pub(crate) fn of_place(&mut self, raw: Option<&str>, of: impl Fn(&mut Place) -> &mut Option<Line>) {
        let line = raw.and_then(|raw| self.line(Field::Place, raw));
        if line.is_some() {
            self.say(Field::Place);
            *of(&mut self.place) = line;
        }
    }

    /// How one gets there.
    pub(crate) fn way_there(&mut self, raw: &str) {
        if let Some(line) = self.line(Field::WayThere, raw) {
            self.say(Field::WayThere);
            self.place.way_there = Some(line);
        }
    }

    /// A point in degrees.
    pub(crate) fn point(&mut self, latitude: f64, longitude: f64) {
        match Point::in_finland(latitude, longitude) {
            Some(point) => self.stands_at(point),
            None => self.note(Note::PointOutside { latitude, longitude }),
        }
    }

    /// A point in metres of ETRS-TM35FIN, as text.
    pub(crate) fn point_tm35fin(&mut self, northing: &str, easting: &str) {
        let metres = |raw: &str| raw.trim().replace(',', ".").parse::<f64>().ok();
        let point = metres(northing).zip(metres(easting)).and_then(|(north, east)| map::from_tm35fin(north, east));
        match point {
            Some(point) => self.stands_at(point),
            None => self.leave_out(Field::Point, &format!("{northing} {easting}")),
        }
    }

    fn stands_at(&mut self, point: Point) {
        self.say(Field::Point);
        self.place.point = Some(point);
    }

    /// A municipality that it serves, by code or by name.
    pub(crate) fn area(&mut self, raw: &str) {
        if !self.looks_up() {
            return;
        }
        match areas::municipality(raw, self.cx.today) {
            Some(code) => self.serves(code),
            None if raw.trim().is_empty() => {}
            None => self.note(Note::UnknownArea(shown(raw))),
        }
    }

    /// A municipality that it serves.
    pub(crate) fn serves(&mut self, code: MunicipalityCode) {
        self.say(Field::Areas);
        add(&mut self.areas, code);
    }

    /// Has it been said whom it serves?
    pub(crate) fn has_area(&self) -> bool {
        self.nationwide || !self.areas.is_empty()
    }
}
