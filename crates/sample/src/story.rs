//! One resident's story: who, and how far.

use jiff::Timestamp;
use jiff::civil::Date;
use rand::RngExt;
use rand::rngs::StdRng;
use rinnalla_domain::closing::{Answer, Reason as End};
use rinnalla_domain::consent::Permission;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::measurement::Point;
use rinnalla_domain::referral::Reason;

use crate::names::{FIRST, GOALS, LAST, WISHES};

/// How far a story is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Sent today.
    Sent,
    /// Sent a week ago and never opened.
    Unopened,
    /// Opened.
    Received,
    /// Tried twice without an answer.
    Tried,
    /// The referrer is asked.
    InformationAsked,
    /// Waiting for a link worker.
    Waiting,
    /// A link worker has been asked.
    Proposed,
    /// The link worker said yes.
    Taken,
    /// Named.
    Named,
    /// The first visit has a time.
    VisitArranged,
    /// The first visit has been made; the first measurement is missing.
    VisitHeld,
    /// An agreement waits for signatures.
    AgreementDrafted,
    /// Support is under way.
    Underway,
    /// Under way; the link worker asks for support.
    SupportAsked,
    /// On a break.
    Paused,
    /// Ends within a month.
    Ending,
    /// The end is being written.
    Closing,
    /// Ended two weeks ago.
    Closed,
    /// Ended three months ago: the follow-up is due.
    FollowUpDue,
    /// Guided elsewhere.
    Declined,
    /// Taken back.
    Withdrawn,
}

impl Stage {
    /// Every stage.
    pub const ALL: &'static [Self] = &[
        Self::Sent,
        Self::Unopened,
        Self::Received,
        Self::Tried,
        Self::InformationAsked,
        Self::Waiting,
        Self::Proposed,
        Self::Taken,
        Self::Named,
        Self::VisitArranged,
        Self::VisitHeld,
        Self::AgreementDrafted,
        Self::Underway,
        Self::SupportAsked,
        Self::Paused,
        Self::Ending,
        Self::Closing,
        Self::Closed,
        Self::FollowUpDue,
        Self::Declined,
        Self::Withdrawn,
    ];

    /// How many days ago the referral was sent.
    pub(crate) const fn days_ago(self) -> i64 {
        match self {
            Self::Sent => 0,
            Self::Received | Self::InformationAsked => 1,
            Self::Tried => 4,
            Self::Unopened | Self::Waiting | Self::Proposed => 6,
            Self::Taken | Self::Declined | Self::Withdrawn => 7,
            Self::Named => 8,
            Self::VisitArranged => 9,
            Self::VisitHeld | Self::AgreementDrafted => 16,
            Self::Underway => 45,
            Self::SupportAsked => 60,
            Self::Paused => 50,
            Self::Ending => 90,
            Self::Closing => 110,
            Self::Closed => 115,
            Self::FollowUpDue => 205,
        }
    }
}

/// The resident of a story.
#[derive(Clone, Debug)]
pub struct Resident {
    /// Name.
    pub name: String,
    /// Birth date.
    pub birth_date: Date,
    /// Phone.
    pub phone: String,
    /// Language.
    pub language: SpokenLanguage,
    /// Index of the village.
    pub village: usize,
}

/// A story to be told.
#[derive(Clone, Debug)]
pub struct Story {
    /// How far.
    pub stage: Stage,
    /// Who.
    pub resident: Resident,
    /// The wish.
    pub wish: String,
    /// Why.
    pub reasons: Vec<Reason>,
    /// A goal.
    pub goal: String,
    /// A varying number, for choices.
    pub turn: usize,
    /// What a visitor must know.
    pub safety: Option<String>,
    /// What the referrer may hear.
    pub tell: Vec<Permission>,
    /// How it went.
    pub course: Course,
}

/// How a story went: who was there, how long things took, what came of it. Stories of today go much alike; those of the
/// year before each in their own way.
#[derive(Clone, Debug)]
pub struct Course {
    /// When the referral was sent; `None` for as many days ago as the stage needs.
    pub sent: Option<Timestamp>,
    /// Which of the referrers.
    pub referrer: usize,
    /// Which of the link workers.
    pub walker: usize,
    /// Days until the resident was reached.
    pub reached: i64,
    /// Days until the first visit.
    pub visited: i64,
    /// Days until support ends.
    pub end: i64,
    /// Months for which support is agreed.
    pub months: i64,
    /// Days from one visit note to the next.
    pub every: i64,
    /// When the first answers were taken, and how low they were.
    pub first: (Point, i64),
    /// How much higher the last answers were; `None` when there were none.
    pub rise: Option<i64>,
    /// Totals of SWEMWBS at the first visit and at the end, where they were typed in.
    pub totals: Option<(i64, i64)>,
    /// An activity that was picked, and whether the resident goes on there.
    pub activity: Option<(i64, bool)>,
    /// Was the resident heard, and did it help?
    pub answers: (Answer, Answer),
    /// Why it ended.
    pub reason: End,
    /// A call after the end is allowed.
    pub follow_up: bool,
    /// Letters may be sent.
    pub letters: bool,
}

impl Course {
    /// The way of the stories of today.
    pub const fn of_today(turn: usize) -> Self {
        Self {
            sent: None,
            referrer: turn % 2,
            walker: 0,
            reached: 2,
            visited: 11,
            end: 106,
            months: 4,
            every: 9,
            first: (Point::Referral, 3),
            rise: Some(3),
            totals: None,
            activity: None,
            answers: (Answer::Yes, Answer::Yes),
            reason: End::TimeOver,
            follow_up: true,
            letters: turn.is_multiple_of(2),
        }
    }
}

impl Story {
    /// A story with people and wishes by chance.
    pub fn at_stage(stage: Stage, turn: usize, chance: &mut StdRng) -> Self {
        let mut pick = |list: &[&str]| list[chance.random_range(0..list.len())].to_owned();
        let name = format!("{} {}", pick(FIRST), pick(LAST));
        let goal = pick(GOALS);
        let year = i16::try_from(1936 + (turn * 7) % 55).unwrap_or(1950);
        let month = i8::try_from(1 + turn % 12).unwrap_or(1);
        let birth_date = Date::new(year, month, i8::try_from(1 + turn % 27).unwrap_or(1)).unwrap_or(Date::MIN);
        let reasons = [
            vec![Reason::Loneliness, Reason::LifeChange],
            vec![Reason::Mood],
            vec![Reason::Occupation, Reason::Loneliness],
            vec![Reason::Lifestyle],
            vec![Reason::SocialSituations, Reason::Exclusion],
        ];
        Self {
            stage,
            resident: Resident {
                name,
                birth_date,
                phone: format!("040 000 {:04}", 2000 + chance.random_range(0..7000)),
                language: if turn % 11 == 10 { SpokenLanguage::NorthernSami } else { SpokenLanguage::Finnish },
                village: turn,
            },
            wish: WISHES[turn % WISHES.len()].to_owned(),
            reasons: reasons[turn % reasons.len()].clone(),
            goal,
            turn,
            safety: (turn % 4 == 1).then(|| "Pihalla on vapaana kulkeva koira. Soita ennen kuin tulet pihaan.".into()),
            tell: if turn.is_multiple_of(2) { vec![Permission::TellBegan, Permission::TellEnded] } else { Vec::new() },
            course: Course::of_today(turn),
        }
    }
}
