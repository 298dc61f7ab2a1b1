//! What a municipality asks, at which points of the support, and on what decision.

use jiff::civil::Date;
use rinnalla_measures::instrument::Instrument;

use crate::measurement::Point;
use crate::text::{Line, Text};

/// What can be asked: the service's own scales, or an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The own scales from 0 to 10.
    OwnScales,
    /// An instrument with items, for one person.
    Instrument(Instrument),
}

impl What {
    /// Everything that can be asked of a person, own scales first.
    pub fn all() -> Vec<Self> {
        let asked = |i: &Instrument| i.items().is_some() && !i.for_groups_only();
        let instruments = Instrument::ALL.iter().copied().filter(asked).map(Self::Instrument);
        std::iter::once(Self::OwnScales).chain(instruments).collect()
    }

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnScales => "own",
            Self::Instrument(instrument) => instrument.code(),
        }
    }

    /// Reads a code; `None` for what cannot be asked of a person.
    pub fn parse(code: &str) -> Option<Self> {
        Self::all().into_iter().find(|what| what.code() == code)
    }
}

/// Something that is asked at a point. Its code is `half:swemwbs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Use {
    /// When.
    pub point: Point,
    /// What.
    pub what: What,
}

impl Use {
    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        let (point, what) = code.split_once(':')?;
        Some(Self { point: Point::parse(point)?, what: What::parse(what)? })
    }
}

impl std::fmt::Display for Use {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.point, self.what.code())
    }
}

/// What a municipality asks when. Before it has chosen: the own scales, at every point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices(Vec<Use>);

impl Default for Choices {
    fn default() -> Self {
        Self(Point::ALL.iter().map(|point| Use { point: *point, what: What::OwnScales }).collect())
    }
}

impl Choices {
    /// Takes what was chosen, each once.
    pub fn new(mut uses: Vec<Use>) -> Self {
        uses.sort();
        uses.dedup();
        Self(uses)
    }

    /// Everything that was chosen.
    pub fn uses(&self) -> &[Use] {
        &self.0
    }

    /// Is it asked at the point?
    pub fn has(&self, point: Point, what: What) -> bool {
        self.0.contains(&Use { point, what })
    }

    /// Instruments that are asked at some point, each once, in their order.
    pub fn instruments(&self) -> Vec<Instrument> {
        let chosen = |i: &Instrument| self.0.iter().any(|u| u.what == What::Instrument(*i));
        Instrument::ALL.iter().copied().filter(chosen).collect()
    }

    /// Instruments that are asked at the point, in their order.
    pub fn at(&self, point: Point) -> Vec<Instrument> {
        self.instruments().into_iter().filter(|i| self.has(point, What::Instrument(*i))).collect()
    }
}

/// The municipality's own decision to use a clinical instrument: medical device rules, and who answers for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDecision {
    /// Which instrument.
    pub instrument: Instrument,
    /// Who decided: an office or a body.
    pub decided_by: Line,
    /// On what day.
    pub decided_on: Date,
    /// Who answers for it clinically.
    pub responsible: Line,
    /// What was decided.
    pub text: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_anything_is_chosen_the_own_scales_are_asked() {
        let choices = Choices::default();
        assert!(Point::ALL.iter().all(|p| choices.has(*p, What::OwnScales)));
        assert!(choices.instruments().is_empty());
    }

    #[test]
    fn a_use_is_written_and_read() {
        let at_end = Use { point: Point::End, what: What::Instrument(Instrument::Who5) };
        assert_eq!(at_end.to_string(), "end:who5");
        assert_eq!(Use::parse("end:who5"), Some(at_end));
        assert_eq!(Use::parse("half:own").map(|u| u.what), Some(What::OwnScales));
        let choices = Choices::new(vec![at_end, at_end]);
        assert_eq!((choices.uses().len(), choices.at(Point::End)), (1, vec![Instrument::Who5]));
        assert!(choices.at(Point::Half).is_empty());
    }

    #[test]
    fn what_is_for_groups_only_can_never_be_chosen() {
        for code in ["half:esis_exper", "half:gas", "half:abc", "never:who5", "who5"] {
            assert_eq!(Use::parse(code), None, "{code}");
        }
    }
}
