//! How support ends.

pub use crate::feedback::Answer;
use crate::visibility::Viewer;

coded! {
    /// Why it ended.
    Reason {
        /// Sovittu aika tuli täyteen.
        TimeOver = "time_over",
        /// Tavoitteet täyttyivät.
        GoalsReached = "goals_reached",
        /// Asukas halusi lopettaa.
        ResidentsWish = "residents_wish",
        /// Asukas muutti.
        Moved = "moved",
        /// Tarvitaan muuta apua.
        OtherService = "other_service",
        /// Asukasta ei tavoitettu.
        NotReached = "not_reached",
        /// Asukas kuoli: all messages stop.
        Died = "died",
        /// Muu.
        Other = "other",
    }
}

coded! {
    /// What the referrer may read, as the resident chooses at the end.
    Release {
        /// Nothing. The default.
        Nothing = "nothing",
        /// Only that support ended.
        Ended = "ended",
        /// The short summary too.
        Summary = "summary",
    }
}

/// The end as it is being written, part by part, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// Why.
    pub reason: Option<Reason>,
    /// More about it.
    pub reason_note: Option<String>,
    /// What continues after the support.
    pub continues: Option<String>,
    /// Nothing continues yet.
    pub nothing_continues: bool,
    /// The link worker's short summary.
    pub summary: Option<String>,
    /// The resident's own summary.
    pub residents_words: Option<String>,
    /// What the referrer may read.
    pub release: Option<Release>,
    /// Was the resident heard?
    pub heard: Option<Answer>,
    /// Did it help?
    pub helped: Option<Answer>,
    /// What the resident wants to say.
    pub feedback_words: Option<String>,
    /// The link worker may see the answers.
    pub feedback_for_worker: bool,
    /// The resident does not want to answer.
    pub feedback_refused: bool,
    /// The resident answers later, alone.
    pub feedback_later: bool,
    /// The resident has answered alone, by a link, and gave a name: nobody writes over it.
    pub feedback_by_link: bool,
    /// The resident does not want to answer the last measurement.
    pub measure_refused: bool,
    /// A call after three months is allowed.
    pub follow_up_allowed: bool,
    /// Version of the row; 0 before the first save.
    pub version: i64,
}

coded! {
    /// A part of the closing.
    Part {
        Goals = "goals",
        Continues = "continues",
        Measurement = "measurement",
        Feedback = "feedback",
        Release = "release",
        Summary = "summary",
    }
}

impl Closing {
    /// The resident has answered, in words alone too.
    pub const fn feedback_is_given(&self) -> bool {
        self.heard.is_some() || self.helped.is_some() || self.feedback_words.is_some()
    }

    /// The resident has answered, and did not want the link worker to see it: nor may the link worker answer over it.
    pub const fn feedback_is_hidden_from(&self, viewer: Viewer) -> bool {
        self.feedback_is_given() && !self.feedback_for_worker && matches!(viewer, Viewer::LinkWorker)
    }

    /// Whoever looks may not write over what the resident has answered.
    pub const fn feedback_stands_for(&self, viewer: Viewer) -> bool {
        self.feedback_by_link || self.feedback_is_hidden_from(viewer)
    }

    /// Parts that still miss something, given whether goals were rated and the last measurement taken.
    pub fn missing(&self, goals_rated: bool, measured: bool) -> Vec<Part> {
        Part::ALL
            .iter()
            .copied()
            .filter(|part| match part {
                Part::Goals => !goals_rated,
                Part::Continues => self.continues.is_none() && !self.nothing_continues,
                Part::Measurement => !measured && !self.measure_refused,
                Part::Feedback => !self.feedback_is_given() && !self.feedback_refused && !self.feedback_later,
                Part::Release => self.release.is_none(),
                Part::Summary => self.reason.is_none() || self.summary.is_none(),
            })
            .collect()
    }
}

/// The call after the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The day.
    pub held_on: jiff::civil::Date,
    /// How, as a code of [`crate::contact::Way`].
    pub way: String,
    /// `yes`, `partly` or `no`: do the activities continue?
    pub continues: String,
    /// Words.
    pub note: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_alone_are_an_answer_that_is_hidden() {
        let said = Closing { feedback_words: Some("Hän puhui liikaa".into()), ..Closing::default() };
        assert!(said.feedback_is_hidden_from(Viewer::LinkWorker) && !said.feedback_is_hidden_from(Viewer::Coordinator));
        let shown = Closing { feedback_for_worker: true, ..said };
        assert!(!shown.feedback_stands_for(Viewer::LinkWorker));
        assert!(Closing { feedback_by_link: true, ..shown }.feedback_stands_for(Viewer::Coordinator));
    }

    #[test]
    fn an_empty_closing_misses_every_part_and_a_full_one_none() {
        assert_eq!(Closing::default().missing(false, false), Part::ALL);
        let full = Closing {
            reason: Some(Reason::TimeOver),
            nothing_continues: true,
            measure_refused: true,
            feedback_refused: true,
            release: Some(Release::Nothing),
            summary: Some("Kuoroon".into()),
            ..Closing::default()
        };
        assert_eq!(full.missing(true, false), []);
    }
}
