//! Feedback (palaute): a few short questions to everybody who took part, in figures; and what they say in their own
//! words, which stands apart from the figures and is never counted, searched or put into a report.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::text::Text;

coded! {
    /// Who is asked.
    Audience {
        /// Asukas, at the end of the support.
        Resident = "resident",
        /// Lähettäjä, after the support has ended.
        Referrer = "referrer",
        /// Linkkihenkilö, after the support has ended.
        LinkWorker = "link_worker",
        /// Toiminnan järjestäjä, when people have come.
        Organiser = "organiser",
    }
}

coded! {
    /// An answer to a question.
    Answer { Yes = "yes", Little = "little", No = "no", Unsure = "unsure" }
}

coded! {
    /// The questions, each for one audience.
    Question {
        /// Kuunneltiinko sinua?
        Heard = "heard",
        /// Oliko tuesta apua?
        Helped = "helped",
        /// Oliko lähetteen tekeminen helppoa?
        Easy = "easy",
        /// Saitko tietää tarpeeksi siitä, miten asia eteni?
        Told = "told",
        /// Tekisitkö lähetteen uudelleen?
        Again = "again",
        /// Saitko itse tarpeeksi tukea?
        Supported = "supported",
        /// Riittikö aika?
        Time = "time",
        /// Tuliko ihmisiä mukaan?
        Arrived = "arrived",
        /// Saitteko etukäteen tarpeeksi tietoa?
        Ahead = "ahead",
        /// Onko tilaa uusille tulijoille?
        Room = "room",
    }
}

coded! {
    /// A page of the resident's form: one question each. The code is the name of the field.
    Step {
        Heard = "heard",
        Helped = "helped",
        Words = "words",
        /// May the coordinator know whose answers these are?
        Named = "named",
        /// May the link worker see them? Only asked of who gave a name.
        ForWorker = "for_worker",
    }
}

/// Answers without a name whose words are opened together: fewer are not shown.
pub const TOGETHER: i64 = 5;
/// Months for which words are kept.
pub const KEPT_MONTHS: i64 = 12;
/// Days for which a link works.
pub const LINK_DAYS: i64 = 60;
/// The longest answer in words.
pub const LONGEST: usize = 2_000;
/// An organiser is asked when so many visits have come about since the last time.
pub const VISITS: i64 = 5;

impl Audience {
    /// The questions that are put to them.
    pub const fn questions(self) -> &'static [Question] {
        match self {
            Self::Resident => &[Question::Heard, Question::Helped],
            Self::Referrer => &[Question::Easy, Question::Told, Question::Again],
            Self::LinkWorker => &[Question::Supported, Question::Time],
            Self::Organiser => &[Question::Arrived, Question::Ahead, Question::Room],
        }
    }

    /// Nobody is asked twice within so many days. A resident is asked once in a case.
    pub const fn pause_days(self) -> i64 {
        match self {
            Self::Resident => 0,
            Self::Referrer => 183,
            Self::LinkWorker | Self::Organiser => 92,
        }
    }
}

impl Question {
    /// Whom it is for.
    pub fn audience(self) -> Audience {
        let asks = |audience: &&Audience| audience.questions().contains(&self);
        Audience::ALL.iter().find(asks).copied().unwrap_or(Audience::Resident)
    }
}

/// The month of a day, by its first day.
pub fn month_of(day: Date) -> Date {
    day.first_of_month()
}

/// The day on which words that were said in a month are deleted.
pub fn delete_on(month: Date) -> Date {
    month.saturating_add((KEPT_MONTHS + 1).months())
}

/// Answers and words, as they are given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewFeedback {
    /// Answers, each question once.
    pub answers: Vec<(Question, Answer)>,
    /// Own words.
    pub words: Option<Text>,
}

impl NewFeedback {
    /// The answer to a question.
    pub fn to(&self, question: Question) -> Option<Answer> {
        self.answers.iter().find(|(asked, _)| *asked == question).map(|(_, answer)| *answer)
    }

    /// Nothing was answered and nothing said.
    pub const fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.words.is_none()
    }
}

/// How many gave an answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The question.
    pub question: Question,
    /// The answer.
    pub answer: Answer,
    /// How many gave it. Small numbers are for whoever shows them to protect.
    pub n: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_question_is_for_one_audience() {
        for question in Question::ALL {
            let asked = Audience::ALL.iter().filter(|audience| audience.questions().contains(question));
            assert_eq!(asked.count(), 1, "{question}");
        }
    }

    #[test]
    fn words_are_kept_for_a_year_after_their_month() {
        assert_eq!(delete_on(month_of(date(2026, 11, 24))), date(2027, 12, 1));
    }
}
