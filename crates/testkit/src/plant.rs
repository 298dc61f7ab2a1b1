//! A municipality and its neighbour with planted words: every field of every case holds a word that stands nowhere
//! else, so that a test can tell from bytes alone whose data they are.

use jiff::ToSpan;
use jiff::civil::date;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rinnalla_app::case::NewProposal;
use rinnalla_app::{
    App, BoxFuture, Error, FutureExt, Who, Work, account, agreement, case, closing, consent, contact, referral, visit,
    worry,
};
use rinnalla_domain::account::Role;
use rinnalla_domain::agreement::{AgreedGoal, Channel, NewAgreement, Rhythm, Signer, Way as Signing};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::closing::{Reason as End, Release};
use rinnalla_domain::consent::{Given, Permissions};
use rinnalla_domain::contact::{Kind, NewContact, Outcome, Way};
use rinnalla_domain::date::BirthDate;
use rinnalla_domain::goal::{Area, Status};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::measurement::Rating;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::referral::{NewReferral, Reason, Source};
use rinnalla_domain::resident::{NewResident, TrustedPerson};
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, CaseId, Language};
use rinnalla_sample::{Founded, INARI, SODANKYLA, found};

/// What a planted word belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// On the card of somebody who is asked: village and wishes about the link worker.
    Card,
    /// Written on the referral; its sender may read it again.
    Sent,
    /// Sealed: what a visitor must know.
    Safety,
    /// Written on the way: agreement, notes, visits.
    Walk,
    /// For coordinators alone: worries.
    Worry,
    /// The short summary at the end.
    Summary,
}

/// A planted word.
#[derive(Clone, Debug)]
pub struct Canary {
    /// The word.
    pub word: String,
    /// What it belongs to.
    pub part: Part,
}

/// A case with planted words.
#[derive(Clone, Debug)]
pub struct Planted {
    /// How it stands to the first link worker, coordinator and referrer.
    pub relation: &'static str,
    /// Identity.
    pub id: CaseId,
    /// Its words.
    pub canaries: Vec<Canary>,
}

/// Everything that was planted.
#[derive(Debug)]
pub struct Garden {
    /// The municipality.
    pub home: Founded,
    /// Its neighbour.
    pub neighbour: Founded,
    /// Cases.
    pub cases: Vec<Planted>,
}

impl Garden {
    /// The case of a relation.
    ///
    /// # Panics
    /// When there is none.
    pub fn case(&self, relation: &str) -> &Planted {
        self.cases.iter().find(|c| c.relation == relation).unwrap_or_else(|| panic!("no case {relation}"))
    }
}

fn text(words: &str) -> Text {
    Text::parse(words, 4_000).ok().flatten().expect("words")
}

fn line(words: &str) -> Line {
    Line::parse(words, 200).ok().flatten().expect("words")
}

async fn by<T, F>(app: &App, who: &AccountId, use_case: F) -> T
where
    T: Send + 'static,
    F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
{
    app.run(Who::Account(who.clone()), use_case).await.unwrap_or_else(|why| panic!("planting: {why}"))
}

struct Gardener<'a> {
    app: &'a App,
    town: &'a Founded,
    coordinator: AccountId,
    walker: AccountId,
    tag: &'static str,
    canaries: Vec<Canary>,
}

impl Gardener<'_> {
    fn plant(&mut self, field: &str, part: Part) -> String {
        let word = format!("zq{}{field}", self.tag);
        self.canaries.push(Canary { word: word.clone(), part });
        word
    }

    async fn referral(&mut self, sender: &AccountId, turn: u32) -> CaseId {
        let phone = format!("040 555 {turn:04}");
        self.canaries.push(Canary { word: phone.clone(), part: Part::Sent });
        let today = day_of(self.app.now());
        let new = NewReferral {
            municipality: self.town.code,
            source: Source::Professional,
            source_note: None,
            resident: NewResident {
                name: line(&format!("Aili {}", self.plant("nimi", Part::Sent))),
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
                    phone: Phone::parse("040 555 9999").expect("a phone"),
                }),
                reach_note: Some(text(&self.plant("muuta", Part::Sent))),
            },
            reasons: vec![Reason::Loneliness],
            life_change: None,
            wish: text(&self.plant("toive", Part::Sent)),
            obstacles: Vec::new(),
            obstacle_note: Some(text(&self.plant("este", Part::Sent))),
            safety: Some(text(&self.plant("turva", Part::Safety))),
            timing: None,
            link_worker_wish: Some(text(&self.plant("lwtoive", Part::Card))),
            measured: None,
            feedback_wanted: false,
            permissions: Permissions { pass_on: Given::Spoken, text_version: 1, tell: Vec::new() },
        };
        by(self.app, sender, move |w| referral::submit(w, new).boxed()).await.id
    }

    async fn intake(&self, id: &CaseId) {
        let case = id.clone();
        by(self.app, &self.coordinator, move |w| case::receive(w, case).boxed()).await;
        let case = id.clone();
        by(self.app, &self.coordinator, move |w| {
            contact::record_try(w, case, Way::Call, Outcome::Reached, None).boxed()
        })
        .await;
        let (case, walker) = (id.clone(), self.walker.clone());
        by(self.app, &self.coordinator, move |w| {
            let new = NewProposal { account: walker, reason: text("sopii"), message: None, although_full: true };
            case::propose(w, case, new).boxed()
        })
        .await;
    }

    async fn name(&self, id: &CaseId) {
        let case = id.clone();
        by(self.app, &self.walker, move |w| case::answer_proposal(w, case, true).boxed()).await;
        let case = id.clone();
        by(self.app, &self.coordinator, move |w| case::confirm(w, case, None).boxed()).await;
    }

    async fn arrange(&mut self, id: &CaseId) {
        let place = line(&self.plant("paikka", Part::Walk));
        let (case, at) = (id.clone(), self.app.now() + 1.hours());
        by(self.app, &self.walker, move |w| visit::arrange(w, case, at, place).boxed()).await;
    }

    async fn walk(&mut self, id: &CaseId) {
        let (case, note) = (id.clone(), text(&self.plant("ensi", Part::Walk)));
        by(self.app, &self.walker, move |w| visit::hold(w, case, Some(note), None).boxed()).await;
        let starts_on = day_of(self.app.now());
        let new = NewAgreement {
            starts_on,
            ends_on: starts_on.saturating_add(3.months()),
            rhythm: Rhythm::Weekly,
            channels: vec![Channel::Meeting],
            places: Some(text(&self.plant("missa", Part::Walk))),
            goals: vec![AgreedGoal {
                words: text(&self.plant("tavoite", Part::Walk)),
                area: Area::Company,
                step: Some(text(&self.plant("askel", Part::Walk))),
                now: Rating::parse("3").expect("a rating"),
            }],
            language: Language::Finnish,
            interpreter: None,
        };
        let case = id.clone();
        let version = by(self.app, &self.walker, move |w| agreement::draft(w, case, new).boxed()).await;
        for signer in [Signer::Resident, Signer::LinkWorker] {
            let new = agreement::NewSignature {
                agreement: version.clone(),
                signer,
                way: Signing::Typed,
                name: line(&self.plant("kirjoitettu", Part::Walk)),
                drawing: None,
                signed_on: starts_on,
                kept_where: None,
            };
            let case = id.clone();
            by(self.app, &self.walker, move |w| agreement::sign(w, case, new).boxed()).await;
        }
        let new = NewContact {
            held_on: starts_on,
            kind: Kind::Walk,
            minutes: 60,
            goals: Vec::new(),
            note: text(&self.plant("kaynti", Part::Walk)),
            next_step: None,
            kilometres: None,
            expenses_cents: None,
            own_load: None,
            asks_support: false,
        };
        let case = id.clone();
        by(self.app, &self.walker, move |w| contact::write_note(w, case, new).boxed()).await;
        let (case, words) = (id.clone(), text(&self.plant("huoli", Part::Worry)));
        by(self.app, &self.walker, move |w| worry::record(w, case, words).boxed()).await;
    }

    async fn close(&mut self, id: &CaseId) {
        let case = id.clone();
        let goals = by(self.app, &self.walker, move |w| closing::show(w, case).boxed()).await.goals;
        let rated = goals.iter().map(|g| (g.id.clone(), Rating::parse("7"), Status::Met)).collect();
        let summary = closing::Summary {
            reason: End::TimeOver,
            reason_note: None,
            summary: text(&self.plant("yhteenveto", Part::Summary)),
            residents_words: None,
            follow_up_allowed: true,
        };
        let parts = vec![
            closing::Saved::Goals(rated),
            closing::Saved::Continues(None),
            closing::Saved::Measurement(None),
            closing::Saved::Feedback(None),
            closing::Saved::Release(Release::Nothing),
            closing::Saved::Summary(summary),
        ];
        for (version, part) in (0..).zip(parts) {
            let case = id.clone();
            by(self.app, &self.walker, move |w| closing::save_part(w, case, part, version).boxed()).await;
        }
        let case = id.clone();
        by(self.app, &self.walker, move |w| closing::close(w, case).boxed()).await;
    }
}

/// How far a planted case goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Far {
    New,
    Asked,
    Arranged,
    Walked,
    Changed,
    Closed,
}

/// Plants two municipalities and a case for each relation.
///
/// # Panics
/// When a use case refuses.
pub async fn garden(app: &App) -> Garden {
    let mut chance = StdRng::seed_from_u64(7);
    let hash = account::hash_password(app, rinnalla_domain::account::DEMO_PASSWORD.into()).await.expect("a hash");
    let home = found(app, &SODANKYLA, &hash, &mut chance).await.expect("a town");
    let neighbour = found(app, &INARI, &hash, &mut chance).await.expect("a town");
    let mut cases = Vec::new();
    let plan: [(&'static str, bool, usize, usize, usize, Far); 10] = [
        // relation, at home, referrer, coordinator, link worker, how far
        ("own", true, 0, 0, 0, Far::Walked),
        ("new", true, 0, 0, 0, Far::New),
        ("asked", true, 0, 0, 0, Far::Asked),
        ("visit", true, 0, 0, 0, Far::Arranged),
        ("colleague", true, 1, 1, 1, Far::Walked),
        ("elsewhere", false, 0, 0, 0, Far::Walked),
        ("ended", true, 0, 0, 0, Far::Changed),
        ("barred", true, 0, 0, 0, Far::Walked),
        ("closed", true, 0, 0, 0, Far::Closed),
        ("colleagueclosed", true, 1, 1, 1, Far::Closed),
    ];
    for (turn, (tag, at_home, referrer, coordinator, walker, far)) in (0..).zip(plan) {
        let town = if at_home { &home } else { &neighbour };
        let mut gardener = Gardener {
            app,
            town,
            coordinator: town.who(Role::Coordinator, coordinator),
            walker: town.who(Role::LinkWorker, walker),
            tag,
            canaries: Vec::new(),
        };
        let id = gardener.referral(&town.who(Role::Referrer, referrer), turn).await;
        if far != Far::New {
            gardener.intake(&id).await;
        }
        if matches!(far, Far::Arranged | Far::Walked | Far::Changed | Far::Closed) {
            gardener.name(&id).await;
            gardener.arrange(&id).await;
        }
        if matches!(far, Far::Walked | Far::Changed | Far::Closed) {
            gardener.walk(&id).await;
        }
        if far == Far::Closed {
            gardener.close(&id).await;
        }
        if far == Far::Changed {
            let case = id.clone();
            by(app, &gardener.coordinator, move |w| case::change(w, case, text("vaihto")).boxed()).await;
        }
        if tag == "barred" {
            for name in ["Aino Niemi", "Timo Törmänen"] {
                let case = id.clone();
                by(app, &gardener.coordinator, move |w| consent::bar(w, case, line(name)).boxed()).await;
            }
        }
        cases.push(Planted { relation: tag, id, canaries: gardener.canaries });
    }
    Garden { home, neighbour, cases }
}
