//! Guidance: a professional and a resident choose activities together, give the list along, or go on to a referral.

use askama::Template;
use rinnalla_domain::activity::Need;
use rinnalla_domain::guidance::{Answer, Answers, Question, Suggestion, Way};

use crate::activity::Card;
use crate::form::{Fields, Form};
use crate::{Frame, Words};

/// Where guidance begins: the unit, the talk, the list.
#[derive(Debug, Template)]
#[template(path = "guidance/begin.html")]
pub struct BeginPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form that chooses the unit.
    pub form: Form,
    /// The chosen unit.
    pub unit: Option<String>,
    /// Units that can be chosen: identity and name.
    pub units: Vec<(String, String)>,
    /// Address of the list of each need.
    pub needs: Vec<(Need, String)>,
}

/// The six questions of a talk, and what they suggest.
#[derive(Debug, Template)]
#[template(path = "guidance/talk.html")]
pub struct TalkPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The questions.
    pub form: Form,
    /// What they suggest, once answered.
    pub suggestion: Option<Suggestion>,
}

impl TalkPage {
    fn key(&self, part: &str) -> String {
        let way = self.suggestion.as_ref().map_or(Way::Guidance, |s| s.way);
        format!("talk-{part}-{way}")
    }

    fn why(&self) -> String {
        let Some(suggestion) = &self.suggestion else { return String::new() };
        match (suggestion.decided, suggestion.way) {
            (Some(Answer::Yes), _) => "talk-why-wanted",
            (Some(_), _) => "talk-why-not-wanted",
            (None, Way::Referral) => "talk-why-signs",
            (None, Way::Guidance) => "talk-why-few",
        }
        .into()
    }
}

/// Reads the answers of a talk. Nothing of them is kept.
pub fn answers(fields: &Fields) -> Answers {
    let mut answers = Answers::default();
    for question in Question::ALL {
        if let Some(answer) = Answer::parse(fields.get(question.code())) {
            answers.note(*question, answer);
        }
    }
    answers
}

/// The list as a professional gives it.
#[derive(Debug, Template)]
#[template(path = "guidance/give.html")]
pub struct GivePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form with the buttons.
    pub form: Form,
    /// What is on the list.
    pub cards: Vec<Card>,
    /// Address of each card's page.
    pub pages: Vec<String>,
    /// The numbers as an address has them.
    pub numbers: String,
    /// Address of the directory with this list.
    pub more: String,
    /// The chosen unit.
    pub unit: Option<String>,
    /// Units that can be chosen, when none has been.
    pub units: Vec<(String, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_and_what_is_no_answer_is_none() {
        let fields = Fields::default().with("somebody", "no").with("way_there", "perhaps").with("strength", "unsure");
        let read = answers(&fields);
        assert_eq!(read.to(Question::Somebody), Some(Answer::No));
        assert_eq!(read.to(Question::WayThere), None);
        assert!(answers(&Fields::default()).is_empty());
    }
}
