//! Growing a case from stage to stage by the real use cases, a planted word in every field.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::date;
use rinnalla_access::Scope;
use rinnalla_app::case::NewProposal;
use rinnalla_app::store::{case as cases, contact as notes, letter as letters};
use rinnalla_app::{
    App, Error, FutureExt, Who, agreement, case, closing, consent, contact, draft, measurement, participation,
    referral, visit, worry,
};
use rinnalla_domain::agreement::{AgreedGoal, Channel, NewAgreement, Rhythm, Signer, Way as Signing};
use rinnalla_domain::case::State;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::closing::{Answer, Reason as End, Release};
use rinnalla_domain::consent::{Given, Permissions};
use rinnalla_domain::contact::{Kind, NewContact, Outcome, Way};
use rinnalla_domain::date::BirthDate;
use rinnalla_domain::goal::{Area, Status};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::measurement::{Measured, Mode, Point, Rating, Scale};
use rinnalla_domain::phone::Phone;
use rinnalla_domain::referral::{First, NewReferral, Reason, Source};
use rinnalla_domain::resident::{NewResident, TrustedPerson};
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, AgreementId, CaseId, Language};
use rinnalla_sample::Founded;

use super::{Canary, END, MARK, PHONES, Part, Stage, by};

/// The straight way of a case.
const ROAD: &[Stage] = &[
    Stage::Sent,
    Stage::Received,
    Stage::Reached,
    Stage::Accepted,
    Stage::Proposed,
    Stage::Taken,
    Stage::Named,
    Stage::Arranged,
    Stage::Held,
    Stage::Drafted,
    Stage::Underway,
    Stage::Ready,
    Stage::Closed,
];

/// Where a stage beside the road leaves it.
const fn leaves_at(stage: Stage) -> Stage {
    match stage {
        Stage::Asked | Stage::Tried => Stage::Received,
        Stage::Waiting => Stage::Accepted,
        Stage::Paused | Stage::Changed => Stage::Underway,
        on_the_road => on_the_road,
    }
}

fn text(words: &str) -> Text {
    Text::parse(words, 4_000).ok().flatten().expect("words")
}

fn line(words: &str) -> Line {
    Line::parse(words, 200).ok().flatten().expect("words")
}

fn rating(points: &str) -> Rating {
    Rating::parse(points).expect("a rating")
}

pub(super) struct Gardener<'a> {
    pub(super) app: &'a App,
    pub(super) town: &'a Founded,
    pub(super) referrer: AccountId,
    pub(super) coordinator: AccountId,
    pub(super) walker: AccountId,
    pub(super) tag: String,
    pub(super) told: bool,
    pub(super) turn: u32,
    pub(super) canaries: Vec<Canary>,
}

/// Does something to a case as somebody: `does!(self, walker, id, |work, id| use_case(work, id, …))`.
macro_rules! does {
    ($self:ident, $who:ident, $id:expr, |$work:ident, $case:ident| $use_case:expr) => {{
        let $case: CaseId = $id.clone();
        by($self.app, &$self.$who, move |$work| $use_case.boxed()).await
    }};
}

impl Gardener<'_> {
    fn plant(&mut self, field: &str, part: Part) -> String {
        let word = format!("{MARK}{}{field}{END}", self.tag);
        self.canaries.push(Canary { word: word.clone(), part });
        word
    }

    /// Grows a case up to a stage.
    pub(super) async fn grow(&mut self, stage: Stage) -> CaseId {
        let id = self.send().await;
        let last = leaves_at(stage);
        for stop in ROAD {
            self.step(&id, *stop).await;
            if *stop == last {
                break;
            }
        }
        if last != stage {
            self.step(&id, stage).await;
        }
        id
    }

    async fn step(&mut self, id: &CaseId, stage: Stage) {
        match stage {
            Stage::Sent => {}
            Stage::Received => does!(self, coordinator, id, |w, c| case::receive(w, c)),
            Stage::Asked => {
                let question = text(&self.plant("kysymys", Part::Sent));
                does!(self, coordinator, id, |w, c| case::ask_information(w, c, question));
            }
            Stage::Tried => {
                for _ in 0..3 {
                    does!(self, coordinator, id, |w, c| contact::record_try(w, c, Way::Call, Outcome::NoAnswer, None));
                }
            }
            Stage::Reached => {
                let note = Some(text(&self.plant("tavoitettu", Part::Desk)));
                does!(self, coordinator, id, |w, c| contact::record_try(w, c, Way::Call, Outcome::Reached, note));
            }
            Stage::Accepted => does!(self, coordinator, id, |w, c| case::accept(w, c)),
            Stage::Waiting => does!(self, coordinator, id, |w, c| case::queue(w, c)),
            Stage::Proposed => self.propose(id).await,
            Stage::Taken => does!(self, walker, id, |w, c| case::answer_proposal(w, c, true)),
            Stage::Named => {
                let how = Some(text(&self.plant("vahvistus", Part::Desk)));
                does!(self, coordinator, id, |w, c| case::confirm(w, c, how));
            }
            Stage::Arranged => {
                let (place, at) = (line(&self.plant("paikka", Part::Walk)), self.app.now() + 1.hours());
                does!(self, walker, id, |w, c| visit::arrange(w, c, at, place));
            }
            Stage::Held => {
                let note = Some(text(&self.plant("ensi", Part::Walk)));
                does!(self, walker, id, |w, c| visit::hold(w, c, note, Vec::new()));
            }
            Stage::Drafted => {
                let new = self.agreement();
                does!(self, walker, id, |w, c| agreement::draft(w, c, new));
            }
            Stage::Underway => self.walk(id).await,
            Stage::Paused => {
                let why = text(&self.plant("tauko", Part::Walk));
                does!(self, walker, id, |w, c| case::pause(w, c, why));
            }
            Stage::Changed => {
                let why = text(&self.plant("vaihto", Part::Desk));
                does!(self, coordinator, id, |w, c| case::change(w, c, why));
            }
            Stage::Ready => self.write_the_end(id).await,
            Stage::Closed => does!(self, walker, id, |w, c| closing::close(w, c)),
        }
    }

    async fn send(&mut self) -> CaseId {
        let new = NewReferral {
            municipality: self.town.code,
            source: Source::Professional,
            source_note: None,
            resident: self.resident(),
            reasons: vec![Reason::Loneliness],
            life_change: None,
            wish: text(&self.plant("toive", Part::Sent)),
            obstacles: Vec::new(),
            obstacle_note: Some(text(&self.plant("este", Part::Sent))),
            safety: Some(text(&self.plant("turva", Part::Safety))),
            timing: None,
            link_worker_wish: Some(text(&self.plant("lwtoive", Part::Card))),
            first: First::Later,
            feedback_wanted: false,
            permissions: Permissions { pass_on: Given::Spoken, text_version: 1, tell: Vec::new() },
            activities: Vec::new(),
        };
        by(self.app, &self.referrer, move |w| referral::submit(w, new).boxed()).await.id
    }

    fn resident(&mut self) -> NewResident {
        let phone = format!("0{} {} {:04}", &PHONES[..2], &PHONES[2..], self.turn);
        self.canaries.push(Canary { word: format!("{PHONES}{:04}", self.turn), part: Part::Sent });
        let today = day_of(self.app.now());
        NewResident {
            name: line(&format!("{} {}", self.plant("etunimi", Part::Name), self.plant("sukunimi", Part::Sent))),
            birth_date: BirthDate::new(date(1950, 1, 1), today).expect("an adult"),
            village: line(&self.plant("kyla", Part::Card)),
            address: Some(line(&self.plant("katu", Part::Sent))),
            phone: Phone::parse(&phone).expect("a phone"),
            call_when: Some(line(&self.plant("milloin", Part::Sent))),
            message_allowed: true,
            letter_allowed: true,
            language: SpokenLanguage::Finnish,
            language_other: None,
            interpreter: false,
            trusted: Some(TrustedPerson {
                name: line(&self.plant("laheinen", Part::Sent)),
                phone: Phone::parse("040 556 9999").expect("a phone"),
            }),
            reach_note: Some(text(&self.plant("muuta", Part::Sent))),
        }
    }

    async fn propose(&mut self, id: &CaseId) {
        let new = NewProposal {
            account: self.walker.clone(),
            reason: text(&self.plant("sopii", Part::Desk)),
            message: Some(text(&self.plant("viesti", Part::Card))),
            although_full: true,
        };
        does!(self, coordinator, id, |w, c| case::propose(w, c, new));
    }

    fn agreement(&mut self) -> NewAgreement {
        let starts_on = day_of(self.app.now());
        NewAgreement {
            starts_on,
            ends_on: starts_on.saturating_add(3.months()),
            rhythm: Rhythm::Weekly,
            channels: vec![Channel::Meeting],
            places: Some(text(&self.plant("missa", Part::Walk))),
            goals: vec![AgreedGoal {
                words: text(&self.plant("tavoite", Part::Walk)),
                area: Area::Company,
                step: Some(text(&self.plant("askel", Part::Walk))),
                now: rating("3"),
            }],
            language: Language::Finnish,
            interpreter: None,
        }
    }

    async fn walk(&mut self, id: &CaseId) {
        let shown = does!(self, walker, id, |w, c| agreement::show(w, c));
        let version = shown.versions.first().expect("a version").id.clone();
        for (signer, field) in [(Signer::Resident, "asukas"), (Signer::LinkWorker, "linkki")] {
            let new = self.signature(&version, signer, field);
            does!(self, walker, id, |w, c| agreement::sign(w, c, new));
        }
        let note = self.note("kaynti");
        does!(self, walker, id, |w, c| contact::write_note(w, c, note));
        let note = self.note("soitto");
        does!(self, coordinator, id, |w, c| contact::write_note(w, c, note));
        does!(self, walker, id, |w, c| participation::propose(w, c, 1));
        let measured = Measured::of_scales(vec![(Scale::Satisfaction, rating("5"))], Mode::ReadAloud);
        does!(self, walker, id, |w, c| measurement::record(w, c, Point::Half, vec![measured]));
        let new = measurement::NewAsking { point: Point::End, language: Language::Finnish };
        does!(self, walker, id, |w, c| measurement::ask_on_paper(w, c, new));
        let words = text(&self.plant("huoli", Part::Desk));
        does!(self, walker, id, |w, c| worry::record(w, c, words));
        let words = Some(text(&self.plant("tuki", Part::Desk)));
        does!(self, walker, id, |w, c| worry::ask_support(w, c, words));
        let name = line(&self.plant("hiljaa", Part::Desk));
        does!(self, coordinator, id, |w, c| consent::bar(w, c, name));
    }

    fn signature(&mut self, version: &AgreementId, signer: Signer, field: &str) -> agreement::NewSignature {
        agreement::NewSignature {
            agreement: version.clone(),
            signer,
            way: Signing::Typed,
            name: line(&self.plant(field, Part::Walk)),
            drawing: None,
            signed_on: day_of(self.app.now()),
            kept_where: None,
        }
    }

    fn note(&mut self, field: &str) -> NewContact {
        NewContact {
            held_on: day_of(self.app.now()),
            kind: Kind::Walk,
            minutes: 60,
            goals: Vec::new(),
            note: text(&self.plant(field, Part::Walk)),
            next_step: Some(text(&self.plant(&format!("{field}jatko"), Part::Walk))),
            kilometres: None,
            expenses_cents: None,
            own_load: None,
            asks_support: false,
        }
    }

    async fn write_the_end(&mut self, id: &CaseId) {
        let goals = does!(self, walker, id, |w, c| closing::show(w, c)).goals;
        let rated = goals.iter().map(|g| (g.id.clone(), Rating::parse("7"), Status::Met)).collect();
        let feedback = closing::Feedback {
            heard: Some(Answer::Yes),
            helped: None,
            words: Some(text(&self.plant("palaute", Part::Desk))),
            for_worker: false,
        };
        let summary = closing::Summary {
            reason: End::TimeOver,
            reason_note: Some(text(&self.plant("loppusyy", Part::Walk))),
            summary: text(&self.plant("yhteenveto", Part::Summary)),
            residents_words: Some(text(&self.plant("omasana", Part::Walk))),
            follow_up_allowed: true,
        };
        let parts = vec![
            closing::Saved::Goals(rated),
            closing::Saved::Continues(Some(text(&self.plant("jatkuu", Part::Walk)))),
            closing::Saved::Measurement(None),
            closing::Saved::Feedback(Some(feedback)),
            closing::Saved::Release(if self.told { Release::Summary } else { Release::Nothing }),
            closing::Saved::Summary(summary),
        ];
        for (version, part) in (0..).zip(parts) {
            does!(self, walker, id, |w, c| closing::save_part(w, c, part, version));
        }
    }

    /// Half-written forms of the coordinator and of the referrer.
    pub(super) async fn leave_drafts(&mut self, id: &CaseId) -> BTreeMap<String, String> {
        let mut left = BTreeMap::new();
        let desk = ["yhteydenotto", "paatos", "vahvistus"].map(|step| (format!("/vastaanotto/{id}/{step}"), step));
        for (path, step) in desk {
            let word = self.plant(&format!("luonnos{step}"), Part::DeskDraft);
            let who = self.coordinator.clone();
            left.insert(path.clone(), self.leave(&who, path, &word).await);
        }
        let path = format!("/lahetteet/{id}/peru");
        let (word, who) = (self.plant("luonnosperu", Part::SenderDraft), self.referrer.clone());
        left.insert(path.clone(), self.leave(&who, path, &word).await);
        left
    }

    async fn leave(&self, who: &AccountId, path: String, word: &str) -> String {
        let fields = format!("reason={word}&note={word}&how={word}");
        by(self.app, who, move |w| draft::save(w, path, None, fields, false).boxed()).await.0.to_string()
    }

    /// The resident does not want these two to see anything any more. Whoever writes it down comes last.
    pub(super) async fn bar(&self, id: &CaseId) {
        for who in [&self.walker, &self.coordinator] {
            let found = self.town.accounts.iter().find(|(_, account, _)| account == who);
            let name = line(&found.expect("somebody of the town").2);
            does!(self, coordinator, id, |w, c| consent::bar(w, c, name));
        }
    }
}

/// What stands in the database about a case.
pub(super) struct Survey {
    pub(super) state: State,
    pub(super) number: String,
    pub(super) notes: Vec<(AccountId, String)>,
    pub(super) letter: Option<String>,
}

pub(super) async fn survey(app: &App, id: &CaseId) -> Survey {
    let id = id.clone();
    let found = app.run(Who::Service("test"), move |w| {
        async move {
            let scope = Scope::unlimited_for_the_service(w.actor());
            let case = cases::find(w.tx(), &scope, &id).await?.ok_or(Error::NotFound)?;
            let written = notes::list(w.tx(), &scope, &id).await?;
            let letters = letters::list(w.tx(), &scope, &id).await?;
            Ok(Survey {
                state: case.state,
                number: case.number,
                notes: written.into_iter().map(|note| (note.by, note.id.to_string())).collect(),
                letter: letters.first().map(|letter| letter.id.to_string()),
            })
        }
        .boxed()
    });
    found.await.unwrap_or_else(|why| panic!("looking at a planted case: {why}"))
}

/// Where a case stands now.
pub async fn state_of(app: &App, id: &CaseId) -> State {
    survey(app, id).await.state
}
