//! A municipality and its neighbour with planted words: every field of every case holds a word that stands nowhere
//! else, so that a test can tell from bytes alone whose data they are.

mod gardener;
mod people;

use std::collections::BTreeMap;

use rand::SeedableRng;
use rand::rngs::StdRng;
use rinnalla_app::{App, BoxFuture, Error, Who, Work, account};
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_domain::case::State;
use rinnalla_domain::{AccountId, CaseId};
use rinnalla_sample::{Founded, INARI, SODANKYLA, found};

pub use gardener::state_of;
use gardener::{Gardener, survey};
pub use people::Extra;

/// Every planted word begins with this. Identities hold no `o` and no `u`, so none looks like one.
pub const MARK: &str = "qoxu";
/// Every planted word ends with this letter and holds it nowhere else: none is the beginning of another.
pub const END: char = 'z';
/// Planted phone numbers begin so, as they are written at home and as they are dialled.
pub const PHONES: &str = "40555";

/// What a planted word belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Identity of the case.
    Id,
    /// Public number of the case.
    Number,
    /// First name, as pages of the case show it.
    Name,
    /// On the card of somebody who is asked: village, wishes about the link worker, the coordinator's message.
    Card,
    /// Written on the referral, or asked about it; its sender may read it again.
    Sent,
    /// Sealed: what a visitor must know.
    Safety,
    /// Written on the way: agreement, notes, visits, measurements, the closing.
    Walk,
    /// For coordinators alone: tries, reasons of a choice, worries, calls for support, the silent list.
    Desk,
    /// The short summary at the end.
    Summary,
    /// A half-written form of the coordinator who handles the case.
    DeskDraft,
    /// A half-written form of the referrer.
    SenderDraft,
}

/// A planted word.
#[derive(Clone, Debug)]
pub struct Canary {
    /// The word.
    pub word: String,
    /// What it belongs to.
    pub part: Part,
}

/// How far a planted case goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Sent.
    Sent,
    /// Opened by a coordinator.
    Received,
    /// The referrer has been asked for more.
    Asked,
    /// Tried as often as set, and not reached.
    Tried,
    /// Reached.
    Reached,
    /// Accepted.
    Accepted,
    /// In the queue.
    Waiting,
    /// A link worker has been asked.
    Proposed,
    /// The link worker said yes.
    Taken,
    /// The resident said yes.
    Named,
    /// The first visit has a time.
    Arranged,
    /// The first visit was made.
    Held,
    /// An agreement waits for signatures.
    Drafted,
    /// Under way, with a note, a measurement, a worry and a call for support.
    Underway,
    /// On a break.
    Paused,
    /// The link worker was taken off the case.
    Changed,
    /// Every part of the closing is written.
    Ready,
    /// Closed.
    Closed,
}

impl Stage {
    /// Every stage.
    pub const ALL: &[Self] = &[
        Self::Sent,
        Self::Received,
        Self::Asked,
        Self::Tried,
        Self::Reached,
        Self::Accepted,
        Self::Waiting,
        Self::Proposed,
        Self::Taken,
        Self::Named,
        Self::Arranged,
        Self::Held,
        Self::Drafted,
        Self::Underway,
        Self::Paused,
        Self::Changed,
        Self::Ready,
        Self::Closed,
    ];
}

/// The three who have to do with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Crew {
    /// The first of each role: those who sign in.
    Ours,
    /// Others of the same municipality.
    Colleagues,
    /// People who are suspended later.
    Suspended,
    /// People whose role ends later.
    Relieved,
    /// People of the neighbour.
    Neighbours,
}

/// A case with planted words.
#[derive(Clone, Debug)]
pub struct Planted {
    /// Its own name among planted cases.
    pub tag: String,
    /// Who has to do with it.
    pub crew: Crew,
    /// The resident has put the link worker and the coordinator on the silent list.
    pub barred: bool,
    /// The resident has released the summary to the referrer.
    pub told: bool,
    /// Our coordinator has said why they open it, though a colleague handles it.
    pub reasoned: bool,
    /// Where it stands.
    pub state: State,
    /// Identity.
    pub id: CaseId,
    /// Its words.
    pub canaries: Vec<Canary>,
    /// A visit note of each role that wrote one.
    pub notes: BTreeMap<Role, String>,
    /// The newest letter.
    pub letter: Option<String>,
    /// Half-written forms by address.
    pub drafts: BTreeMap<String, String>,
}

/// What a case is planted as.
#[derive(Clone, Debug)]
pub struct Seed {
    /// Its own name among planted cases.
    pub tag: String,
    /// Who has to do with it.
    pub crew: Crew,
    /// How far it goes.
    pub stage: Stage,
    /// The resident puts the link worker and the coordinator on the silent list.
    pub barred: bool,
    /// The resident releases the summary to the referrer.
    pub told: bool,
}

impl Seed {
    /// A case of a crew that goes so far.
    pub fn new(tag: &str, crew: Crew, stage: Stage) -> Self {
        Self { tag: tag.to_owned(), crew, stage, barred: false, told: false }
    }
}

/// Everything that was planted.
#[derive(Debug)]
pub struct Garden {
    /// The municipality.
    pub home: Founded,
    /// Its neighbour.
    pub neighbour: Founded,
    /// For each role somebody who is to be suspended.
    pub suspended: Vec<Extra>,
    /// For each role somebody whose role is to end.
    pub relieved: Vec<Extra>,
    /// Cases.
    pub cases: Vec<Planted>,
    turn: u32,
}

impl Garden {
    /// The case of a name.
    ///
    /// # Panics
    /// When there is none.
    pub fn case(&self, tag: &str) -> &Planted {
        self.cases.iter().find(|c| c.tag == tag).unwrap_or_else(|| panic!("no case {tag}"))
    }

    /// Who of a crew holds a role.
    pub fn hand(&self, crew: Crew, role: Role) -> AccountId {
        match crew {
            Crew::Ours => self.home.who(role, 0),
            Crew::Colleagues => self.home.who(role, 1),
            Crew::Neighbours => self.neighbour.who(role, 0),
            Crew::Suspended => people::of(&self.suspended, role),
            Crew::Relieved => people::of(&self.relieved, role),
        }
    }

    /// Plants one more case.
    ///
    /// # Panics
    /// When a use case refuses.
    pub async fn plant(&mut self, app: &App, seed: Seed) -> Planted {
        let town = if seed.crew == Crew::Neighbours { &self.neighbour } else { &self.home };
        let mut gardener = Gardener {
            app,
            town,
            referrer: self.hand(seed.crew, Role::Referrer),
            coordinator: self.hand(seed.crew, Role::Coordinator),
            walker: self.hand(seed.crew, Role::LinkWorker),
            tag: seed.tag.clone(),
            told: seed.told,
            turn: self.turn,
            canaries: Vec::new(),
        };
        self.turn += 1;
        let id = gardener.grow(seed.stage).await;
        let drafts = gardener.leave_drafts(&id).await;
        if seed.barred {
            gardener.bar(&id).await;
        }
        let mut canaries = gardener.canaries;
        let found = survey(app, &id).await;
        canaries.push(Canary { word: id.to_string(), part: Part::Id });
        // Numbers begin anew in each municipality: the neighbour's are not its own.
        if seed.crew != Crew::Neighbours {
            canaries.push(Canary { word: found.number, part: Part::Number });
        }
        let notes = found.notes.into_iter().filter_map(|(by, note)| {
            let role = [Role::Coordinator, Role::LinkWorker].into_iter().find(|role| self.hand(seed.crew, *role) == by);
            role.map(|role| (role, note))
        });
        Planted {
            notes: notes.collect(),
            tag: seed.tag,
            crew: seed.crew,
            barred: seed.barred,
            told: seed.told,
            reasoned: false,
            state: found.state,
            letter: found.letter,
            id,
            canaries,
            drafts,
        }
    }
}

pub(crate) async fn by<T, F>(app: &App, who: &AccountId, use_case: F) -> T
where
    T: Send + 'static,
    F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
{
    app.run(Who::Account(who.clone()), use_case).await.unwrap_or_else(|why| panic!("planting: {why}"))
}

/// Plants two municipalities and a case for each relation.
///
/// # Panics
/// When a use case refuses.
pub async fn garden(app: &App) -> Garden {
    let mut chance = StdRng::seed_from_u64(7);
    let hash = account::hash_password(app, DEMO_PASSWORD.into()).await.expect("a hash");
    let home = found(app, &SODANKYLA, &hash, &mut chance).await.expect("a town");
    let neighbour = found(app, &INARI, &hash, &mut chance).await.expect("a town");
    let suspended = people::extra(app, &home, "keskeytetty", &hash).await;
    let relieved = people::extra(app, &home, "vapautettu", &hash).await;
    people::entry(app, &home).await;
    let mut garden = Garden { home, neighbour, suspended, relieved, cases: Vec::new(), turn: 0 };
    for seed in seeds() {
        let planted = garden.plant(app, seed).await;
        garden.cases.push(planted);
    }
    garden
}

fn seeds() -> Vec<Seed> {
    let ours = |tag, stage| Seed::new(tag, Crew::Ours, stage);
    vec![
        ours("own", Stage::Underway),
        ours("new", Stage::Sent),
        ours("question", Stage::Asked),
        ours("asked", Stage::Proposed),
        ours("visit", Stage::Arranged),
        ours("drafted", Stage::Drafted),
        ours("closing", Stage::Ready),
        Seed::new("colleague", Crew::Colleagues, Stage::Underway),
        Seed::new("colleagueclosed", Crew::Colleagues, Stage::Closed),
        Seed::new("colleaguedesk", Crew::Colleagues, Stage::Reached),
        Seed::new("elsewhere", Crew::Neighbours, Stage::Underway),
        ours("ended", Stage::Changed),
        Seed::new("relieved", Crew::Relieved, Stage::Underway),
        Seed::new("suspended", Crew::Suspended, Stage::Underway),
        Seed { barred: true, ..ours("barred", Stage::Underway) },
        ours("closed", Stage::Closed),
        Seed { told: true, ..ours("told", Stage::Closed) },
    ]
}
