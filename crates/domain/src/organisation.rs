//! Organisations: who employs, refers, arranges.

coded! {
    /// Kind of an organisation.
    Kind {
        /// Hyvinvointialue.
        County = "county",
        /// Kunta.
        Municipality = "municipality",
        /// A unit that refers: health centre, social work, youth work.
        Unit = "unit",
        /// A hospital's volunteer and association point, such as OLKA.
        HospitalPoint = "hospital_point",
        /// Yhdistys.
        Association = "association",
        /// Seurakunta.
        Parish = "parish",
    }
}

impl Kind {
    /// Can write referrals.
    pub const fn refers(self) -> bool {
        matches!(self, Self::Unit | Self::HospitalPoint)
    }
}
