//! What became of the referrals of a unit, as far as figures may tell it.

use super::{Figure, FigureKey, Period};
use crate::{MunicipalityCode, OrganisationId};

/// What a unit is told of those whom it referred.
pub const SENT: [FigureKey; 5] =
    [FigureKey::Referrals, FigureKey::Received, FigureKey::Contacted, FigureKey::Agreement, FigureKey::Declined];

/// A unit's own report.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitReport {
    /// The municipality to which it refers.
    pub municipality: MunicipalityCode,
    /// The unit.
    pub unit: OrganisationId,
    /// Its name.
    pub name: String,
    /// What was asked for.
    pub asked: Period,
    /// The months of it that have ended; none when none has.
    pub period: Option<Period>,
    /// What became of the unit's own referrals: [`SENT`].
    pub own: Vec<Figure>,
    /// Why referrals were made, in the whole municipality.
    pub reasons: Option<Figure>,
    /// What the community lacks.
    pub needs: Option<Figure>,
}
