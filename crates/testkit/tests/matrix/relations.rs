//! Who knocks, how they stand to a case, and what they may see of it: written down here once more, apart from the
//! code that it judges.

use rinnalla_app::{App, FutureExt, Who, account};
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_domain::case::State;
use rinnalla_testkit::browser::Browser;
use rinnalla_testkit::plant::{Crew, Extra, Garden, Part, Planted};
use rinnalla_web::{Audience, Route};

/// Does the role of a caller still hold?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    InForce,
    /// The account was suspended while a web session ran.
    Suspended,
    /// The role was ended while a web session ran.
    Relieved,
}

/// Somebody at a browser.
#[derive(Debug)]
pub struct Caller {
    /// `None`: nobody has signed in.
    pub role: Option<Role>,
    pub standing: Standing,
    pub browser: Browser,
}

impl Caller {
    /// The row of the table.
    pub fn row(&self) -> &'static str {
        self.role.map_or("anonymous", Role::code)
    }

    pub fn name(&self) -> String {
        match self.standing {
            Standing::InForce => self.row().to_owned(),
            other => format!("{other:?} {}", self.row()).to_lowercase(),
        }
    }

    /// Nobody, as far as the service is concerned.
    pub fn is_nobody(&self) -> bool {
        self.role.is_none() || self.standing == Standing::Suspended
    }

    /// Is the route for this caller?
    pub fn is_in_audience(&self, route: &Route) -> bool {
        match route.audience {
            Audience::Everybody => true,
            Audience::SignedIn | Audience::HalfSignedIn => !self.is_nobody(),
            Audience::Roles(roles) => {
                self.standing == Standing::InForce && self.role.is_some_and(|role| roles.contains(&role))
            }
        }
    }

    /// Whoever had to do with one case alone knocks at that one.
    pub fn knocks_at(&self, case: &Planted) -> bool {
        match self.standing {
            Standing::InForce => true,
            Standing::Suspended => case.crew == Crew::Suspended,
            Standing::Relieved => case.crew == Crew::Relieved,
        }
    }
}

/// Anonymous, and for each role: one in force, one suspended, one whose role has ended.
pub async fn callers(app: &App, garden: &Garden) -> Vec<Caller> {
    let mut callers = vec![Caller { role: None, standing: Standing::InForce, browser: Browser::new(app) }];
    for persona in &garden.home.personas {
        let browser = Browser::signed_in(app, &persona.username, DEMO_PASSWORD).await;
        callers.push(Caller { role: Role::parse(persona.role), standing: Standing::InForce, browser });
    }
    for (extras, standing) in [(&garden.suspended, Standing::Suspended), (&garden.relieved, Standing::Relieved)] {
        for extra in extras {
            let browser = Browser::signed_in(app, &extra.username, DEMO_PASSWORD).await;
            callers.push(Caller { role: Some(extra.role), standing, browser });
            stop(app, garden, extra, standing).await;
        }
    }
    callers
}

async fn stop(app: &App, garden: &Garden, extra: &Extra, standing: Standing) {
    let (code, account) = (garden.home.code, extra.account.clone());
    let administrator = Who::Account(garden.home.who(Role::Administrator, 0));
    let done = if standing == Standing::Suspended {
        app.run(administrator, move |w| account::suspend(w, code, account).boxed()).await
    } else {
        app.run(administrator, move |w| {
            async move {
                let members = account::members(w, code).await?;
                let held = members.into_iter().find(|m| m.account == account).expect("a member");
                account::end_role(w, code, held.membership.id).await
            }
            .boxed()
        })
        .await
    };
    done.unwrap_or_else(|why| panic!("{} could not be stopped: {why}", extra.username));
}

/// How a caller stands to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    Own,
    OtherCase,
    OtherMunicipality,
    EndedAssignment,
    Suspended,
    Barred,
    Closed,
}

impl Relation {
    pub const ALL: &[Self] = &[
        Self::Own,
        Self::OtherCase,
        Self::OtherMunicipality,
        Self::EndedAssignment,
        Self::Suspended,
        Self::Barred,
        Self::Closed,
    ];

    /// The head of the column.
    pub const fn head(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::OtherCase => "other case",
            Self::OtherMunicipality => "elsewhere",
            Self::EndedAssignment => "ended",
            Self::Suspended => "suspended",
            Self::Barred => "barred",
            Self::Closed => "closed",
        }
    }
}

/// The relation of a caller to a case. Roles that have no cases, and nobody, stand as the case stands to those who
/// have to do with it.
pub fn relation(caller: &Caller, case: &Planted) -> Relation {
    let has_cases = matches!(caller.role, Some(Role::Referrer | Role::Coordinator));
    match (caller.standing, case.crew) {
        (Standing::Suspended, _) => Relation::Suspended,
        (Standing::Relieved, _) => Relation::EndedAssignment,
        (_, Crew::Neighbours) => Relation::OtherMunicipality,
        (_, Crew::Suspended) if caller.role.is_none() => Relation::Suspended,
        (_, Crew::Relieved) if caller.role.is_none() => Relation::EndedAssignment,
        (_, Crew::Colleagues | Crew::Suspended | Crew::Relieved) => Relation::OtherCase,
        (_, Crew::Ours) if case.barred => Relation::Barred,
        (_, Crew::Ours) => match case.state {
            State::Closed => Relation::Closed,
            // The link worker was changed: of the other two it is still the own case.
            State::Waiting if !has_cases => Relation::EndedAssignment,
            State::Sent | State::InformationAsked if caller.role == Some(Role::LinkWorker) => Relation::OtherCase,
            _ => Relation::Own,
        },
    }
}

/// What a caller may see of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    Nothing,
    /// Somebody else handles it: lists show a place, a first name and a number; the case itself asks for a reason.
    Lists,
    /// Somebody who was asked.
    Card,
    /// Whoever sent it.
    Sender,
    /// The named link worker.
    Walker,
    /// The coordinator who handles it.
    Everything,
    /// Another coordinator who has said why.
    Reasoned,
}

/// What a caller may see of a case as it stands.
pub fn sight(caller: &Caller, case: &Planted) -> Sight {
    let ours = case.crew == Crew::Ours;
    if caller.standing != Standing::InForce {
        return Sight::Nothing;
    }
    match caller.role {
        // Whoever wrote a referral knows what it says: a resident bars link workers and coordinators.
        Some(Role::Referrer) if ours => Sight::Sender,
        Some(Role::Coordinator) if case.barred || case.crew == Crew::Neighbours => Sight::Nothing,
        Some(Role::Coordinator) if ours || case.state == State::Sent => Sight::Everything,
        Some(Role::Coordinator) if case.reasoned => Sight::Reasoned,
        Some(Role::Coordinator) => Sight::Lists,
        Some(Role::LinkWorker) if ours && !case.barred => match case.state {
            State::Proposed | State::Taken => Sight::Card,
            State::Named
            | State::FirstVisitArranged
            | State::FirstVisitHeld
            | State::AgreementDrafted
            | State::Underway
            | State::Paused
            | State::Closing => Sight::Walker,
            _ => Sight::Nothing,
        },
        _ => Sight::Nothing,
    }
}

impl Sight {
    /// May a word of this part be shown: on a page of the case, or on a list?
    pub fn shows(self, part: Part, told: bool, on_list: bool) -> bool {
        use Part::{Card, DeskDraft, Id, Name, Number, Safety, SenderDraft, Sent, Summary, Walk};
        match self {
            Self::Nothing => false,
            Self::Lists => on_list && matches!(part, Id | Number | Name | Card),
            Self::Card => matches!(part, Id | Card),
            Self::Sender => matches!(part, Id | Number | Name | Card | Sent | SenderDraft) || (told && part == Summary),
            Self::Walker => matches!(part, Id | Number | Name | Card | Sent | Safety | Walk | Summary),
            Self::Reasoned => part != DeskDraft && part != SenderDraft,
            Self::Everything => part != SenderDraft,
        }
    }
}
