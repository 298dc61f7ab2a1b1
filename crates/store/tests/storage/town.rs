//! Cases with one row of everything, so that whatever reads a case has something to find.

use jiff::civil::{Date, date};
use rinnalla_access::{
    Accompany, Actor, AnswerProposal, AnswerReferrer, Coordinate, Grant, Itself, Scope, SendReferral,
};
use rinnalla_domain::account::Role;
use rinnalla_domain::agreement::{AgreedGoal, Channel, NewAgreement, Rhythm, Signature, Signer, Way as Signing};
use rinnalla_domain::case::{Party, State, Step};
use rinnalla_domain::clock::Clock;
use rinnalla_domain::closing::{Closing, FollowUp};
use rinnalla_domain::consent::{Given, Permission, Permissions, Standing};
use rinnalla_domain::contact::{Kind, NewContact, Outcome, Try, Way};
use rinnalla_domain::date::BirthDate;
use rinnalla_domain::goal::Area;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::measurement::{Helper, Instrument, Measured, Mode, Point, Rating, Scale};
use rinnalla_domain::message::Letter;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::referral::{NewReferral, Reason, Referrer, Source};
use rinnalla_domain::resident::NewResident;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{
    AccountId, AgreementId, CaseId, ContactId, Language, LetterId, MunicipalityCode, ProposalId, ResidentId, WorryId,
};
use rinnalla_store::audit::{self, By, NewEntry};
use rinnalla_store::{
    Tx, agreement, case, closing, contact, goal, letter, measurement, permission, proposal, referral, resident, visit,
    worry,
};

use crate::world::{now, person, sealer, sending};

/// Everybody has the same name and birth date: a search that forgets its scope would find them all.
pub const NAME: &str = "Aili Lehto";
pub const PHONE: &str = "040 000 1234";

pub fn born() -> Date {
    date(1948, 5, 7)
}

/// A case to be made.
#[derive(Clone, Copy)]
pub struct Plan {
    pub id: &'static str,
    pub municipality: MunicipalityCode,
    pub sender: &'static str,
    /// The named link worker.
    pub walker: Option<&'static str>,
    /// A link worker who walked before.
    pub former: Option<&'static str>,
    /// Who has been asked, and whether the proposal is still open.
    pub asked: Option<(&'static str, bool)>,
    pub barred: Option<&'static str>,
    pub state: State,
}

pub fn text(words: &str) -> Text {
    Text::parse(words, usize::MAX).expect("no limit").expect("words")
}

pub fn line(words: &str) -> Line {
    Line::parse(words, usize::MAX).expect("no limit").expect("words")
}

/// The rights to a case that others than its sender have.
pub struct Rights {
    pub coordinate: Grant<Coordinate>,
    pub accompany: Grant<Accompany>,
    pub answer: Grant<AnswerReferrer>,
}

pub fn itself(id: &str, municipality: MunicipalityCode) -> Itself {
    Itself {
        case: CaseId::new(id),
        municipality,
        sender: Some(AccountId::new("rauni")),
        link_worker: Some(AccountId::new("aino")),
        asked: Some(AccountId::new("aino")),
    }
}

pub fn rights(id: &str, municipality: MunicipalityCode) -> Rights {
    let itself = itself(id, municipality);
    let who = |name: &str, role: Role| person(name, &[(role, municipality)]);
    Rights {
        coordinate: Grant::coordinate(&who("koski", Role::Coordinator), &itself).expect("a coordinator"),
        accompany: Grant::accompany(&who("aino", Role::LinkWorker), &itself).expect("a link worker"),
        answer: Grant::answer(&who("rauni", Role::Referrer), &itself).expect("the sender"),
    }
}

pub fn asked(id: &str, municipality: MunicipalityCode) -> Grant<AnswerProposal> {
    Grant::answer_proposal(&person("aino", &[(Role::LinkWorker, municipality)]), &itself(id, municipality))
        .expect("somebody who was asked")
}

pub fn new_resident() -> NewResident {
    NewResident {
        name: line(NAME),
        birth_date: BirthDate::from_record(born()),
        village: line("Vuotso"),
        address: None,
        phone: Phone::parse(PHONE).expect("a phone"),
        call_when: None,
        message_allowed: false,
        letter_allowed: true,
        language: SpokenLanguage::Finnish,
        language_other: None,
        interpreter: false,
        trusted: None,
        reach_note: None,
    }
}

pub fn new_referral(to: MunicipalityCode, wish: &str) -> NewReferral {
    NewReferral {
        municipality: to,
        source: Source::Professional,
        source_note: None,
        resident: new_resident(),
        reasons: vec![Reason::Loneliness, Reason::Mood],
        life_change: None,
        wish: text(wish),
        obstacles: Vec::new(),
        obstacle_note: None,
        safety: Some(text(&format!("safety: {wish}"))),
        timing: None,
        link_worker_wish: None,
        first: rinnalla_domain::referral::First::Later,
        feedback_wanted: true,
        permissions: Permissions { pass_on: Given::Spoken, text_version: 1, tell: Vec::new() },
        activities: Vec::new(),
    }
}

pub fn referrer(name: &str) -> Referrer {
    Referrer {
        name: name.into(),
        title: String::new(),
        unit: None,
        unit_name: "Terveysasema".into(),
        phone: String::new(),
    }
}

pub fn new_agreement() -> NewAgreement {
    NewAgreement {
        starts_on: date(2026, 11, 23),
        ends_on: date(2027, 2, 22),
        rhythm: Rhythm::Weekly,
        channels: vec![Channel::Meeting, Channel::Call],
        places: None,
        goals: vec![AgreedGoal {
            words: text("Kuoroon keväällä"),
            area: Area::Culture,
            step: Some(text("Soitto kuoronjohtajalle")),
            now: Rating::from_value(3).expect("a rating"),
        }],
        language: Language::Finnish,
        interpreter: None,
    }
}

pub fn signature(signer: Signer) -> Signature {
    Signature {
        signer,
        way: Signing::Typed,
        name: NAME.into(),
        drawing: None,
        signed_at: now(),
        signed_on: date(2026, 11, 23),
        kept_where: None,
    }
}

pub fn new_contact(note: &str) -> NewContact {
    NewContact {
        held_on: date(2026, 11, 23),
        kind: Kind::Walk,
        minutes: 60,
        goals: Vec::new(),
        note: text(note),
        next_step: None,
        kilometres: None,
        expenses_cents: None,
        own_load: None,
        asks_support: false,
    }
}

/// Makes a case with one row of everything.
pub async fn plant(tx: &Tx, plan: &Plan) {
    let id = plan.id;
    let grant = sending(plan.sender, plan.municipality, id);
    let rights = rights(id, plan.municipality);
    begin(tx, &grant, plan).await;
    intake(tx, &rights.coordinate, plan).await;
    walk(tx, &rights.accompany, &rights.coordinate, id).await;
    let entry = NewEntry {
        chain: plan.municipality.to_string(),
        kind: audit::Kind::Read,
        action: "case".into(),
        case: Some(CaseId::new(id)),
        resident: Some(ResidentId::new(format!("resident-{id}"))),
        detail: None,
    };
    let by = By { actor: "koski".into(), name: "koski".into(), role: "coordinator".into() };
    audit::append(tx, &sealer(), &by, now(), &[entry]).await.expect("a log row");
    settle(tx, &rights.coordinate, plan).await;
}

async fn begin(tx: &Tx, grant: &Grant<SendReferral>, plan: &Plan) {
    let id = plan.id;
    let person = ResidentId::new(format!("resident-{id}"));
    resident::insert(tx, grant, &person, &new_resident(), now()).await.expect("a resident");
    case::insert(tx, grant, &person, &format!("H-2026-{id}"), now()).await.expect("a case");
    let new = new_referral(plan.municipality, &format!("wish of {id}"));
    referral::insert(tx, grant, &sealer(), [1; 12], &new, &referrer(plan.sender)).await.expect("a referral");
    let standing = Standing {
        permission: Permission::PassOn,
        given: Given::Spoken,
        text_version: 1,
        given_at: now(),
        withdrawn_at: None,
        recorded_by: line(plan.sender),
    };
    permission::insert(tx, grant, &format!("permission-{id}"), &standing).await.expect("a permission");
    let measured = Measured {
        items: Some((Instrument::Who5, vec![Some(3), None, Some(0), Some(5), Some(1)])),
        helper: Some(Helper::Interpreter),
        language: Some(Language::Swedish),
        ..Measured::of_scales(vec![(Scale::Company, Rating::from_value(4).expect("a rating"))], Mode::Alone)
    };
    // Half way, not at the beginning: whoever lists the cases without a first measurement finds this one.
    let row = format!("measurement-{id}");
    let taken = measurement::Taken { id: &row, point: Point::Half, asking: None, calls: true, now: now() };
    measurement::insert(tx, grant, &taken, &measured).await.expect("a measurement");
    case::start_clock(tx, grant, &format!("clock-{id}"), Clock::Opening, born(), date(2026, 11, 25), now())
        .await
        .expect("a clock");
    letter::insert(tx, grant, &LetterId::new(format!("letter-{id}")), Letter::Receipt, now()).await.expect("a letter");
}

async fn intake(tx: &Tx, grant: &Grant<Coordinate>, plan: &Plan) {
    let id = plan.id;
    let tried = Try { at: now(), way: Way::Call, outcome: Outcome::Reached, note: None };
    contact::insert_try(tx, grant, &format!("try-{id}"), &tried).await.expect("a try");
    contact::ask(tx, grant, &format!("question-{id}"), "Milloin soittaa?", now()).await.expect("a question");
    let step = case::NewStep {
        id: &format!("step-{id}"),
        step: Step::Receive,
        party: Party::Coordinator,
        by_name: "koski",
        from: State::Sent,
        to: State::Received,
        code: None,
        note: None,
    };
    case::record(tx, grant, &step, now()).await.expect("a step");
    let (account, open) = plan.asked.unwrap_or(("pertti", false));
    let new = proposal::Proposal {
        id: ProposalId::new(format!("proposal-{id}")),
        case: CaseId::new(id),
        account: AccountId::new(account),
        name: account.into(),
        message: None,
        reason: "sopii".into(),
        asked_at: now(),
        answer_by: date(2026, 11, 26),
        answer: None,
        closed_at: None,
    };
    proposal::insert(tx, grant, &new).await.expect("a proposal");
    if !open {
        proposal::close(tx, grant, now()).await.expect("closed");
    }
    for (n, walker) in plan.former.iter().chain(&plan.walker).enumerate() {
        proposal::end_assignment(tx, grant, "vaihto", now()).await.expect("ended");
        let account = AccountId::new(*walker);
        proposal::assign(tx, grant, &format!("assignment-{id}-{n}"), &account, walker, now()).await.expect("assigned");
    }
    if plan.walker.is_none() && plan.former.is_none() {
        let nobody = AccountId::new("pertti");
        proposal::assign(tx, grant, &format!("assignment-{id}"), &nobody, "pertti", now()).await.expect("assigned");
        proposal::end_assignment(tx, grant, "vaihto", now()).await.expect("ended");
    }
    let person = ResidentId::new(format!("resident-{id}"));
    resident::bar(tx, grant, &format!("bar-{id}"), &person, "Naapurin Arvo", None, now()).await.expect("a bar");
    if let Some(account) = plan.barred {
        resident::bar(tx, grant, &format!("bar-{id}-account"), &person, account, Some(account), now())
            .await
            .expect("a bar");
    }
}

async fn walk(tx: &Tx, grant: &Grant<Accompany>, coordinate: &Grant<Coordinate>, id: &str) {
    visit::arrange(tx, grant, &format!("visit-{id}"), now(), "Kahvila", now()).await.expect("a visit");
    let version = AgreementId::new(format!("agreement-{id}"));
    let walker = AccountId::new("aino");
    let parties = agreement::Parties { resident: NAME, link_worker: &walker, link_worker_name: "aino" };
    agreement::insert(tx, grant, &version, 1, &new_agreement(), &parties, now()).await.expect("an agreement");
    agreement::seal(tx, grant, &version, "body", "hash", now()).await.expect("sealed");
    agreement::sign(tx, grant, &version, &signature(Signer::Resident)).await.expect("signed");
    let mut turn = 0;
    let next_id = || {
        turn += 1;
        format!("goal-{id}-{turn}")
    };
    goal::adopt(tx, grant, &new_agreement().goals, next_id).await.expect("goals");
    let note = ContactId::new(format!("contact-{id}"));
    contact::insert(tx, grant, &note, &new_contact(&format!("note of {id}")), "aino", None, now())
        .await
        .expect("a note");
    let worry_id = WorryId::new(format!("worry-{id}"));
    worry::insert(tx, grant, &sealer(), [2; 12], &worry_id, "aino", &format!("worry about {id}"), now())
        .await
        .expect("a worry");
    worry::ask_support(tx, grant, &format!("support-{id}"), None, now()).await.expect("a request");
    let end = Closing { summary: Some(format!("summary of {id}")), ..Closing::default() };
    closing::save(tx, grant, &end, now()).await.expect("a closing");
    let call = FollowUp { held_on: date(2027, 5, 24), way: "call".into(), continues: "yes".into(), note: None };
    closing::follow_up(tx, grant, &format!("follow-up-{id}"), &call).await.expect("a call");
    case::give_reason(tx, coordinate, &format!("reason-{id}"), "sijainen", now(), now()).await.expect("a reason");
}

/// Puts the case where the plan wants it.
async fn settle(tx: &Tx, grant: &Grant<Coordinate>, plan: &Plan) {
    let everything = Scope::unlimited_for_the_service(&Actor::Service("test"));
    let mut moved = case::find(tx, &everything, &CaseId::new(plan.id)).await.expect("storage").expect("a case");
    moved.state = plan.state;
    moved.link_worker = plan.walker.map(AccountId::new);
    case::save(tx, grant, &moved).await.expect("saved");
}
