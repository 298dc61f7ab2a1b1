//! Feedback: a resident's questions, one a page; a few questions to those who have signed in; and what was said.

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::date::contains_identity_code;
use rinnalla_domain::feedback::{Answer, Audience, LONGEST, NewFeedback, Question, Step};

use crate::form::{Field, FieldError, Fields, Form, Reader};
use crate::{Frame, Said, Words};

/// Name of the resident's form.
pub const RESIDENT: &str = "feedback-resident";
/// Choices of a question that is answered by yes or no.
const YES_NO: &[&str] = &["yes", "no"];

/// One question of the resident's form. Answers to the others travel along within the page; nothing is kept before the
/// last.
#[derive(Debug, Template)]
#[template(path = "feedback/resident.html")]
pub struct ResidentPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The question.
    pub step: Step,
}

impl ResidentPage {
    fn position(&self) -> Said {
        let at = Step::ALL.iter().position(|step| *step == self.step).unwrap_or_default() + 1;
        self.w.t2("feedback-step", ("n", &at), ("of", &Step::ALL.len()))
    }

    fn carried(&self) -> Vec<(&'static str, String)> {
        let others = Step::ALL.iter().filter(|step| **step != self.step);
        others
            .map(|step| (step.code(), self.form.values.get(step.code()).to_owned()))
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }

    fn field(&self) -> Field<'_> {
        match self.step {
            Step::Heard => self.form.one("heard", "answer-word", Answer::ALL),
            Step::Helped => self.form.one("helped", "answer-word", Answer::ALL),
            Step::Words => self.form.area("words", 5, LONGEST).optional(),
            Step::Named => self.form.one("named", "feedback-named", YES_NO),
            Step::ForWorker => self.form.one("for_worker", "feedback-for-worker", YES_NO),
        }
    }

    fn is_first(&self) -> bool {
        self.step == Step::Heard
    }

    fn is_last(&self) -> bool {
        self.step == Step::ForWorker
    }
}

/// Where the resident's form goes from a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// To another question.
    To(Step),
    /// A page has to be mended.
    Mend(Step, Vec<FieldError>),
    /// Everything is there: answers, with a name, for the link worker too.
    Done(NewFeedback, bool, bool),
}

/// Reads the resident's form as far as it has come.
pub fn way(fields: &Fields) -> Way {
    let Some(step) = Step::parse(fields.get("step")) else { return Way::To(Step::Heard) };
    let beside = |offset: isize| {
        let at = Step::ALL.iter().position(|one| *one == step).unwrap_or_default().checked_add_signed(offset);
        at.and_then(|at| Step::ALL.get(at)).copied().unwrap_or(step)
    };
    if fields.get("_nappi") == "takaisin" {
        return Way::To(beside(-1));
    }
    let mut r = Reader::new(fields);
    let words = r.text_or_none("words", LONGEST);
    if contains_identity_code(fields.get("words")) {
        r.wrong("words", "identity-code");
    }
    if let Err(errors) = r.finish(Some(())) {
        return Way::Mend(Step::Words, errors);
    }
    let missing = |field: &'static str| vec![FieldError { field, code: "missing", lengths: None }];
    match (step, fields.get("named"), fields.get("for_worker")) {
        (Step::Heard | Step::Helped | Step::Words, ..) => return Way::To(beside(1)),
        (Step::Named, "yes", _) => return Way::To(Step::ForWorker),
        (Step::Named, "no", _) | (Step::ForWorker, "yes", "yes" | "no") => {}
        (Step::ForWorker, "yes", _) => return Way::Mend(Step::ForWorker, missing("for_worker")),
        (Step::Named | Step::ForWorker, ..) => return Way::Mend(Step::Named, missing("named")),
    }
    let answers = [(Question::Heard, fields.get("heard")), (Question::Helped, fields.get("helped"))];
    let answers = answers.into_iter().filter_map(|(asked, code)| Some((asked, Answer::parse(code)?))).collect();
    let feedback = NewFeedback { answers, words };
    if feedback.is_empty() {
        return Way::Mend(Step::Heard, vec![FieldError { field: "heard", code: "no-answers", lengths: None }]);
    }
    let named = fields.get("named") == "yes";
    Way::Done(feedback, named, named && fields.get("for_worker") == "yes")
}

/// Typing the code of a letter.
#[derive(Debug, Template)]
#[template(path = "feedback/code.html")]
pub struct CodePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
}

/// Name of the form of an audience.
pub const fn form_name(audience: Audience) -> &'static str {
    match audience {
        Audience::Resident => RESIDENT,
        Audience::Referrer => "feedback-referrer",
        Audience::LinkWorker => "feedback-link-worker",
        Audience::Organiser => "feedback-organiser",
    }
}

/// The name of the field of a question.
const fn field(question: Question) -> &'static str {
    question.code()
}

/// A few questions to somebody who has signed in.
#[derive(Debug, Template)]
#[template(path = "feedback/staff.html")]
pub struct StaffPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Who answers.
    pub audience: Audience,
    /// They have answered lately.
    pub lately: bool,
}

impl StaffPage {
    /// They have answered lately: nothing is asked.
    const fn may_rest(&self) -> bool {
        self.lately
    }

    fn questions(&self) -> Vec<Field<'_>> {
        let questions = self.audience.questions().iter();
        questions.map(|question| self.form.one(field(*question), "answer-partly", Answer::ALL).inline()).collect()
    }
}

/// Reads what somebody who has signed in answers.
///
/// # Errors
/// Everything that is wrong.
pub fn parse_staff(audience: Audience, fields: &Fields) -> Result<NewFeedback, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let mut answers = Vec::new();
    for question in audience.questions() {
        let answer = r.code_or_none(field(*question), Answer::parse);
        answers.extend(answer.map(|answer| (*question, answer)));
    }
    let words = r.text_or_none("words", LONGEST);
    if contains_identity_code(fields.get("words")) {
        r.wrong("words", "identity-code");
    }
    let feedback = NewFeedback { answers, words };
    if feedback.is_empty() && fields.get("words").trim().is_empty() {
        let first = audience.questions().first().copied().map_or("words", field);
        r.wrong(first, "feedback-staff-no-answers");
    }
    r.finish(Some(feedback))
}

/// What somebody has said, in words for the page.
#[derive(Clone, Debug)]
pub struct SaidLine {
    /// Identity.
    pub id: String,
    /// Who said it.
    pub audience: Audience,
    /// Identity and number of the case, where a resident gave a name.
    pub case: Option<(String, String)>,
    /// The month.
    pub month: Date,
    /// The words.
    pub words: Option<String>,
    /// The day on which a coordinator was done with it.
    pub handled_on: Option<Date>,
    /// The day on which it is deleted.
    pub delete_on: Date,
}

impl SaidLine {
    fn month_said(&self) -> String {
        format!("{}/{}", self.month.month(), self.month.year())
    }
}

/// What people have said, for the coordinator.
#[derive(Debug, Template)]
#[template(path = "feedback/said.html")]
pub struct SaidPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Token of the web session.
    pub csrf: String,
    /// Code of the municipality.
    pub code: String,
    /// Its name, for whoever coordinates several.
    pub place: Option<String>,
    /// The other ones: address and name.
    pub others: Vec<(String, String)>,
    /// Everything, what waits first.
    pub lines: Vec<SaidLine>,
}

impl SaidPage {
    fn part(&self, handled: bool) -> Vec<&SaidLine> {
        self.lines.iter().filter(|line| line.handled_on.is_some() == handled).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(step: &str) -> Fields {
        Fields::default().with("step", step)
    }

    #[test]
    fn the_form_goes_question_by_question_and_back() {
        assert_eq!(way(&Fields::default()), Way::To(Step::Heard));
        assert_eq!(way(&at("heard")), Way::To(Step::Helped));
        assert_eq!(way(&at("words").with("_nappi", "takaisin")), Way::To(Step::Helped));
        assert_eq!(way(&at("heard").with("_nappi", "takaisin")), Way::To(Step::Heard));
        assert_eq!(way(&at("named").with("named", "yes")), Way::To(Step::ForWorker));
    }

    #[test]
    fn without_a_name_nobody_else_is_asked_about() {
        let Way::Done(feedback, named, for_worker) =
            way(&at("named").with("named", "no").with("heard", "little").with("for_worker", "yes"))
        else {
            panic!("done");
        };
        assert_eq!(feedback.to(Question::Heard), Some(Answer::Little));
        assert!(!named && !for_worker);
    }

    #[test]
    fn what_is_missing_is_asked_for_on_its_own_page() {
        let mended = |fields: Fields| match way(&fields) {
            Way::Mend(step, errors) => (step, errors[0].code),
            other => panic!("{other:?}"),
        };
        assert_eq!(mended(at("named")), (Step::Named, "missing"));
        assert_eq!(mended(at("for_worker").with("named", "yes")), (Step::ForWorker, "missing"));
        assert_eq!(mended(at("named").with("named", "no")), (Step::Heard, "no-answers"));
        assert_eq!(mended(at("named").with("words", "131052-308T")), (Step::Words, "identity-code"));
    }

    #[test]
    fn staff_answer_something() {
        let nothing = parse_staff(Audience::Organiser, &Fields::default()).unwrap_err();
        assert_eq!(nothing[0].field, "arrived");
        let words = parse_staff(Audience::LinkWorker, &Fields::default().with("words", "Kiire.")).unwrap();
        assert!(words.answers.is_empty() && words.words.is_some());
        let read = parse_staff(Audience::Referrer, &Fields::default().with("easy", "no").with("heard", "yes")).unwrap();
        assert_eq!(read.answers, [(Question::Easy, Answer::No)]);
    }
}
