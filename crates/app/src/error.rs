//! Why something could not be done.

use rinnalla_access::Denied;
use rinnalla_domain::account::WeakPassword;
use rinnalla_domain::activity::ScheduleError;
use rinnalla_domain::case::IllegalStep;
use rinnalla_domain::closing::Part;
use rinnalla_domain::link_worker::Hindrance;
use rinnalla_domain::municipality::TableError;
use rinnalla_domain::{CaseId, Language};
use rinnalla_store::StoreError;

/// Why a use case failed. Nothing has been written when it did.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it lies outside the caller's scope: from outside the two look the same. 404.
    #[error("not found")]
    NotFound,
    /// A rule of the field says no; the caller can do something about it. 409 or 422.
    #[error(transparent)]
    Rule(#[from] Rule),
    /// Somebody else changed it meanwhile. 409.
    #[error("changed by somebody else")]
    Conflict,
    /// Another coordinator handles the case: a reason is asked for first.
    #[error("a reason is needed")]
    ReasonNeeded(CaseId),
    /// The database is busy or away. 503.
    #[error("the database is busy or away")]
    Unavailable,
    /// Something is broken. 500.
    #[error("internal: {0}")]
    Internal(String),
}

/// A rule that says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    /// The step cannot be taken now.
    #[error(transparent)]
    Step(#[from] IllegalStep),
    /// The link worker cannot be asked.
    #[error("the link worker cannot be asked: {0}")]
    Hindered(Hindrance),
    /// Over capacity needs a reason.
    #[error("a reason is needed to ask somebody who is full")]
    FullNeedsReason,
    /// An agreement must be signed as it is, or a new version made.
    #[error("the version is sealed")]
    Sealed,
    /// The group's answers are closed, or cannot be taken on a device.
    #[error("the collection is closed")]
    CollectionClosed,
    /// There is no agreement to sign.
    #[error("there is nothing to sign")]
    NothingToSign,
    /// This party has signed already.
    #[error("signed already")]
    SignedAlready,
    /// The closing still misses a part.
    #[error("the closing misses {0}")]
    ClosingMisses(Part),
    /// The resident has given feedback that is not for the link worker.
    #[error("the feedback has been given and is not for the link worker")]
    FeedbackGiven,
    /// Whoever answers has answered within the pause already.
    #[error("feedback has been given lately")]
    FeedbackLately,
    /// The end would lie in the past.
    #[error("the end cannot be earlier than today")]
    EndInThePast,
    /// Beyond six months needs a reason.
    #[error("beyond six months needs a reason")]
    ExtensionNeedsReason,
    /// The password is too weak.
    #[error("weak password: {0}")]
    WeakPassword(WeakPassword),
    /// Name and password do not fit, or too many tries; which of them is not said.
    #[error("sign-in refused")]
    SignInRefused,
    /// Too many tries; wait.
    #[error("too many tries")]
    TooManyTries,
    /// The code of the second factor does not fit.
    #[error("the code does not fit")]
    WrongCode,
    /// The one-time link has been used or has run out.
    #[error("the link does not work any more")]
    LinkOver,
    /// The mail address does not belong to the unit's domains.
    #[error("the address is not of the unit")]
    ForeignAddress,
    /// The address has an account already.
    #[error("the address is taken")]
    AddressTaken,
    /// One cannot do this to oneself: a second person is needed.
    #[error("a second person is needed")]
    SecondPersonNeeded,
    /// There must stay at least one administrator.
    #[error("the last administrator cannot go")]
    LastAdministrator,
    /// The municipality has an administrator already.
    #[error("the municipality has an administrator already")]
    AlreadySetUp,
    /// There is no such municipality, or it is no longer in force.
    #[error("no such municipality")]
    UnknownMunicipality,
    /// A second factor is in use already: it is given up first.
    #[error("a second factor is in use")]
    SecondFactorInUse,
    /// A half-written form is larger than is kept.
    #[error("the draft is too large")]
    DraftTooLarge,
    /// Lines of a table of municipalities cannot be taken; none was.
    #[error("{} lines of the table cannot be taken", .0.len())]
    BadTable(Vec<TableError>),
    /// A new version of the consent text must speak every language of the former one, Finnish always.
    #[error("the consent text is missing in {0}")]
    ConsentTextMissing(Language),
    /// Counties and municipalities come from the table and are neither added nor ended one by one.
    #[error("the organisation belongs to the table")]
    FromTheTable,
    /// A joining link is for a unit that refers.
    #[error("the organisation does not refer")]
    NotAReferringUnit,
    /// The entry belongs to an organisation here already.
    #[error("the entry belongs to an organisation already")]
    ClaimedAlready,
    /// An organisation is not its own umbrella.
    #[error("an organisation is not its own umbrella")]
    OwnUmbrella,
    /// An activity cannot be held like that.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// This does not fit where an activity of the case stands.
    #[error(transparent)]
    Participation(#[from] rinnalla_domain::participation::IllegalStep),
    /// The activity is on the list of the case already.
    #[error("picked already")]
    PickedAlready,
    /// The support is over: nothing more is picked or marked.
    #[error("the case is over")]
    CaseOver,
    /// This does not fit where a proposal for the community stands.
    #[error(transparent)]
    Initiative(#[from] rinnalla_domain::lack::IllegalStep),
    /// The same questions have been answered for this point today.
    #[error("measured today")]
    MeasuredToday,
    /// There is no sheet of paper with this number in the case.
    #[error("no such sheet")]
    SheetUnknown,
    /// The sheet of paper has been typed in, or a newer one was made.
    #[error("the sheet is used")]
    SheetUsed,
    /// The open form's time has run out, or it was taken back.
    #[error("the form is over")]
    FormOver,
    /// The form has been answered.
    #[error("answered already")]
    AnsweredAlready,
    /// What is asked has changed while the form was open.
    #[error("the questions have changed")]
    QuestionsChanged,
    /// This does not fit where somebody stands on the path of a link worker.
    #[error(transparent)]
    Path(#[from] rinnalla_domain::link_worker::path::IllegalStep),
    /// An invitation needs a mail address.
    #[error("there is no mail address")]
    NoMailAddress,
    /// The time for enrolling is over.
    #[error("the time for enrolling is over")]
    EnrolmentClosed,
    /// A certificate is not given.
    #[error(transparent)]
    Training(#[from] rinnalla_domain::training::NotGiven),
    /// A note may only be corrected by its author.
    #[error("only the author corrects a note")]
    NotTheAuthor,
    /// The measure is for groups, never for one person.
    #[error("the measure is for groups only")]
    InstrumentForGroups,
    /// A clinical instrument before the municipality's own decision.
    #[error("the municipality has not decided to use the instrument")]
    InstrumentNotDecided,
    /// A decision on an instrument that needs none.
    #[error("the instrument needs no decision")]
    NoDecisionNeeded,
    /// A decision of a day that is still to come.
    #[error("a decision cannot be of a day to come")]
    DecisionInTheFuture,
    /// The licence of a text pack has run out.
    #[error("the licence has run out")]
    LicenceOver,
}

impl From<IllegalStep> for Error {
    fn from(step: IllegalStep) -> Self {
        Self::Rule(Rule::Step(step))
    }
}

impl From<Denied> for Error {
    fn from(_: Denied) -> Self {
        Self::NotFound
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict => Self::Conflict,
            StoreError::Unavailable(_) => Self::Unavailable,
            StoreError::Broken(why) => Self::Internal(why),
        }
    }
}
