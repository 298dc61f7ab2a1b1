//! Guidance (ohjaus): a professional and a resident choose activities together, without a case and without an account.
//!
//! Six questions of a talk (puheeksiotto) help to choose between a list to take along and a referral. The answers are
//! never kept; what comes of them is a suggestion with its reasons, and the resident decides.

coded! {
    /// A question of the talk aid, in the order of the talk.
    Question {
        /// Mitä toivot, ja tiedätkö jo, mitä haluaisit tehdä?
        Idea = "idea",
        /// Lähtisitkö itse, jos saisit paikan ja ajan paperilla?
        AloneFine = "alone_fine",
        /// Onko sinulla joku, jonka kanssa lähteä?
        Somebody = "somebody",
        /// Pääsetkö sinne: kyyti, raha, liikkuminen, kieli?
        WayThere = "way_there",
        /// Jaksatko lähteä kotoa tavallisina päivinä?
        Strength = "strength",
        /// Haluaisitko rinnallesi ihmisen joksikin aikaa?
        WantsCompanion = "wants_companion",
    }
}

coded! {
    /// An answer.
    Answer { Yes = "yes", No = "no", Unsure = "unsure" }
}

coded! {
    /// What the talk suggests.
    Way {
        /// A list to take along is enough.
        Guidance = "guidance",
        /// A referral: somebody walks alongside for some time.
        Referral = "referral",
    }
}

coded! {
    /// How a list was given.
    Given {
        /// On paper.
        Printed = "printed",
        /// Shown on a screen: the resident took it along on a phone.
        Shown = "shown",
        /// Along with a referral.
        Referred = "referred",
    }
}

/// The answers of one talk. They live as long as the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(Question, Answer)>);

/// What the talk suggests, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Guidance or referral.
    pub way: Way,
    /// The answers that speak for a companion, in the order of the talk.
    pub signs: Vec<Question>,
    /// The resident has said what they want; their word decides.
    pub decided: Option<Answer>,
}

/// So many signs suggest a referral when the resident has not said what they want.
pub const SIGNS: usize = 2;

impl Answers {
    /// Notes an answer.
    pub fn note(&mut self, question: Question, answer: Answer) {
        self.0.retain(|(q, _)| *q != question);
        self.0.push((question, answer));
    }

    /// The answer to a question.
    pub fn to(&self, question: Question) -> Option<Answer> {
        self.0.iter().find(|(q, _)| *q == question).map(|(_, a)| *a)
    }

    /// Nothing has been answered.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What they suggest. Whoever wants a companion gets one proposed; whoever does not is never referred against
    /// their wish. Else two signs that going alone is hard suggest a referral.
    pub fn suggest(&self) -> Suggestion {
        let speaks = |q: &Question| *q != Question::WantsCompanion && self.to(*q) == Some(Answer::No);
        let signs: Vec<Question> = Question::ALL.iter().copied().filter(speaks).collect();
        let decided = self.to(Question::WantsCompanion).filter(|a| *a != Answer::Unsure);
        let way = match decided {
            Some(Answer::Yes) => Way::Referral,
            Some(_) => Way::Guidance,
            None if signs.len() >= SIGNS => Way::Referral,
            None => Way::Guidance,
        };
        Suggestion { way, signs, decided }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(given: &[(Question, Answer)]) -> Answers {
        let mut answers = Answers::default();
        for (question, answer) in given {
            answers.note(*question, *answer);
        }
        answers
    }

    #[test]
    fn the_word_of_the_resident_decides_against_every_sign() {
        let all_no: Vec<_> = Question::ALL.iter().map(|q| (*q, Answer::No)).collect();
        let refused = answers(&all_no).suggest();
        assert_eq!((refused.way, refused.decided), (Way::Guidance, Some(Answer::No)));
        assert_eq!(refused.signs.len(), 5);
        let wanted = answers(&[(Question::WantsCompanion, Answer::Yes)]).suggest();
        assert_eq!((wanted.way, wanted.signs.len()), (Way::Referral, 0));
    }

    #[test]
    fn two_signs_suggest_a_companion_and_one_does_not() {
        let one = answers(&[(Question::Somebody, Answer::No), (Question::WantsCompanion, Answer::Unsure)]);
        assert_eq!(one.suggest().way, Way::Guidance);
        let two = answers(&[(Question::Somebody, Answer::No), (Question::AloneFine, Answer::No)]);
        assert_eq!(two.suggest().way, Way::Referral);
        assert_eq!(two.suggest().signs, [Question::AloneFine, Question::Somebody]);
    }

    #[test]
    fn an_answer_given_again_replaces_the_former_and_not_knowing_is_no_sign() {
        let mut changed = answers(&[(Question::Somebody, Answer::No), (Question::Strength, Answer::No)]);
        changed.note(Question::Somebody, Answer::Unsure);
        assert_eq!(changed.suggest().signs, [Question::Strength]);
        assert!(answers(&[]).is_empty());
    }
}
