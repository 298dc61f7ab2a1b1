//! The catalogue of figures.
//!
//! Page, paper, tables, the command and the rows behind a figure take what they show from here: so no two of them can
//! disagree. The words (title and definition) stand in the catalogue of each language under `figure-{code}` and
//! `figure-{code}-means`.

coded! {
    /// A figure of a report.
    FigureKey {
        /// Residents who were referred.
        Referrals = "referrals",
        /// Whose referral was opened.
        Received = "received",
        /// Who were reached.
        Contacted = "contacted",
        /// Whom the municipality will help.
        Accepted = "accepted",
        /// Whose first visit was held.
        FirstVisit = "first_visit",
        /// Whose agreement came into force.
        Agreement = "agreement",
        /// Whose support has ended.
        Closed = "closed",
        /// Measured at the beginning and at the end.
        Measured = "measured",
        /// Followed up three months later.
        FollowedUp = "followed_up",
        /// Guided elsewhere, or not wanted now.
        Declined = "declined",
        /// Reached within a week of the referral.
        ContactedInTime = "contacted_in_time",
        /// Whose first visit was held within three weeks of the referral.
        FirstVisitInTime = "first_visit_in_time",
        /// Days from the referral to the first contact.
        WaitContact = "wait_contact",
        /// Days from the referral to the first visit.
        WaitFirstVisit = "wait_first_visit",
        /// The share that left before the first visit.
        LeftBeforeVisit = "left_before_visit",
        /// Why referrals were made.
        Reasons = "reasons",
        /// Ages.
        Ages = "ages",
        /// Villages.
        Villages = "villages",
        /// Languages.
        Languages = "languages",
        /// Compared with the population.
        Reach = "reach",
        /// Why support ended.
        EndingReasons = "ending_reasons",
        /// Went to an activity.
        JoinedActivity = "joined_activity",
        /// Goes on in an activity.
        KeptActivity = "kept_activity",
        /// Change from the first to the last measurement.
        Change = "change",
        /// The same, where the way of answering stayed the same.
        ChangeSameMode = "change_same_mode",
        /// The same, where the way of answering changed.
        ChangeOtherMode = "change_other_mode",
        /// Whose measure went down.
        Worse = "worse",
        /// Whose change is more than the error of the instrument, and who became worse by more.
        ReliableChange = "reliable_change",
        /// The change beside how far people differ.
        ChangeSize = "change_size",
        /// Those with both measurements beside those without the last one.
        Attrition = "attrition",
        /// Was the resident heard?
        Heard = "heard",
        /// Did the support help?
        Helped = "helped",
        /// Needs without an activity.
        Needs = "needs",
        /// What was done about them.
        Initiatives = "initiatives",
        /// Link workers who met somebody.
        LinkWorkers = "link_workers",
        /// Meetings and calls.
        Contacts = "contacts",
        /// Hours of meetings and calls.
        Hours = "hours",
        /// Hours of work for the community.
        CommunityHours = "community_hours",
        /// Kilometres.
        Kilometres = "kilometres",
        /// Costs, by what they were for.
        Cost = "cost",
        /// Use of health and social services.
        ServiceUse = "service_use",
    }
}

coded! {
    /// A part of the report.
    Section {
        /// From the referral to the support.
        Flow = "flow",
        /// Waiting.
        Waits = "waits",
        /// Who was referred, and why.
        Who = "who",
        /// What the support led to.
        Support = "support",
        /// What changed.
        Change = "change",
        /// Feedback.
        Feedback = "feedback",
        /// What the community lacks.
        Lack = "lack",
        /// Link workers.
        Workers = "workers",
        /// Costs.
        Cost = "cost",
    }
}

coded! {
    /// In what a figure is counted.
    Unit {
        /// Residents.
        Residents = "residents",
        /// Days.
        Days = "days",
        /// Per cent.
        Percent = "percent",
        /// Points of a scale.
        Points = "points",
        /// Pieces: mentions, meetings, proposals.
        Pieces = "pieces",
        /// Hours.
        Hours = "hours",
        /// Kilometres.
        Kilometres = "kilometres",
        /// Euros.
        Euros = "euros",
        /// People who do the work.
        Workers = "workers",
        /// Standard deviations.
        Deviations = "deviations",
    }
}

/// Means are told from so many on.
pub const LEAST_FOR_MEAN: i64 = rinnalla_measures::disclosure::LEAST_FOR_MEAN.cast_signed();

impl FigureKey {
    /// Where it stands in the report.
    pub fn section(self) -> Section {
        match self {
            Self::ContactedInTime
            | Self::FirstVisitInTime
            | Self::WaitContact
            | Self::WaitFirstVisit
            | Self::LeftBeforeVisit => Section::Waits,
            Self::Reasons | Self::Ages | Self::Villages | Self::Languages | Self::Reach => Section::Who,
            Self::EndingReasons | Self::JoinedActivity | Self::KeptActivity => Section::Support,
            Self::Change
            | Self::ChangeSameMode
            | Self::ChangeOtherMode
            | Self::Worse
            | Self::ReliableChange
            | Self::ChangeSize
            | Self::Attrition => Section::Change,
            Self::Heard | Self::Helped => Section::Feedback,
            Self::Needs | Self::Initiatives => Section::Lack,
            Self::LinkWorkers | Self::Contacts | Self::Hours | Self::CommunityHours | Self::Kilometres => {
                Section::Workers
            }
            Self::Cost | Self::ServiceUse => Section::Cost,
            // The steps of [`FLOW`], and those who left it.
            _ => Section::Flow,
        }
    }

    /// In what it is counted.
    pub const fn unit(self) -> Unit {
        match self {
            Self::WaitContact | Self::WaitFirstVisit => Unit::Days,
            Self::LeftBeforeVisit | Self::Reach => Unit::Percent,
            Self::Change | Self::ChangeSameMode | Self::ChangeOtherMode | Self::Attrition => Unit::Points,
            Self::Needs | Self::Initiatives | Self::Contacts => Unit::Pieces,
            Self::Hours | Self::CommunityHours => Unit::Hours,
            Self::Kilometres => Unit::Kilometres,
            Self::Cost => Unit::Euros,
            Self::LinkWorkers => Unit::Workers,
            Self::ChangeSize => Unit::Deviations,
            _ => Unit::Residents,
        }
    }

    /// Whether the cases behind it can be listed for those who may see them: every figure that counts residents.
    pub fn has_rows(self) -> bool {
        let others =
            [Self::Declined, Self::ContactedInTime, Self::FirstVisitInTime, Self::JoinedActivity, Self::KeptActivity];
        FLOW.contains(&self) || others.contains(&self)
    }
}

/// Within so many days of the referral somebody is reached in time. The same everywhere, so that municipalities can be
/// set beside each other; each one's own deadlines are in its settings.
pub const CONTACT_IN_TIME: i64 = 7;
/// Within so many days of the referral the first visit is in time.
pub const VISIT_IN_TIME: i64 = 21;

/// The steps from the referral to the follow-up, in order. Each is counted in the month in which it happened.
pub const FLOW: &[FigureKey] = &[
    FigureKey::Referrals,
    FigureKey::Received,
    FigureKey::Contacted,
    FigureKey::Accepted,
    FigureKey::FirstVisit,
    FigureKey::Agreement,
    FigureKey::Closed,
    FigureKey::Measured,
    FigureKey::FollowedUp,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_its_place_and_the_flow_its_rows() {
        for key in FigureKey::ALL {
            assert_eq!(FigureKey::parse(key.code()), Some(*key));
            assert!(Section::ALL.contains(&key.section()));
        }
        let of_the_flow =
            FigureKey::ALL.iter().filter(|key| key.section() == Section::Flow && **key != FigureKey::Declined);
        assert!(of_the_flow.eq(FLOW), "what stands in no other part of the report is a step of the flow");
        assert!(FLOW.iter().all(|key| key.has_rows()));
    }
}
