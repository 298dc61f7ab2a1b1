//! A municipality with a trainer, and short ways to its courses.

use jiff::civil::date;
use rinnalla_app::setup::{self, DemoAccount, FirstRole};
use rinnalla_app::store::organisation::municipality_id;
use rinnalla_app::store::queue;
use rinnalla_app::training::{self, Enrolled};
use rinnalla_app::{App, BoxFuture, Error, FutureExt, Who, Work, account};
use rinnalla_domain::account::Role;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::message::{Delivery, Mail};
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::training::{
    CompletionRule, Kind, Module, NewCohort, NewEnrolment, NewProgramme, NewSession, Owner, Presence, SessionKind, Way,
};
use rinnalla_domain::{AccountId, CohortId, EnrolmentId, Language, MunicipalityCode, TokenId};
use rinnalla_testkit::engines::{self, Hand};

pub const NAME: &str = "Áile Čoŋkká-Saamelaiskulttuurikeskus";

pub struct World {
    pub app: App,
    pub hand: Hand,
    pub trainer: AccountId,
    pub coordinator: AccountId,
    pub worker: AccountId,
    pub administrator: AccountId,
}

pub fn here() -> MunicipalityCode {
    MunicipalityCode::parse("758").unwrap()
}

pub fn line(words: &str) -> Line {
    Line::parse(words, 200).unwrap().unwrap()
}

pub fn text(words: &str) -> Text {
    Text::parse(words, 1_000).unwrap().unwrap()
}

pub fn days(n: i64) -> jiff::SignedDuration {
    jiff::SignedDuration::from_hours(24 * n)
}

pub fn programme(kind: Kind, valid_months: Option<i64>) -> NewProgramme {
    NewProgramme {
        kind,
        owner: Owner::School,
        owner_name: line("Esimerkkiopisto"),
        title: line("Linkkihenkilökoulutus"),
        about: text("Rinnalla kulkemisen perusteet."),
        valid_months,
    }
}

pub fn cohort(places: i64) -> NewCohort {
    NewCohort {
        name: line("kevät 2027"),
        starts_on: date(2027, 1, 14),
        ends_on: date(2027, 5, 20),
        enrol_by: date(2027, 1, 8),
        places,
        modules: Module::parse_all("Rooli ja vaitiolo; 100; 4\nMotivoiva haastattelu; 35; 1").unwrap(),
        rule: CompletionRule { percent: 80, all_tasks: true, mentoring: 0 },
        signer: line("Kirsi Koulu"),
    }
}

pub fn person(name: &str, mail: &str) -> NewEnrolment {
    NewEnrolment { name: line(name), mail: Some(MailAddress::parse(mail).unwrap()), phone: None, home: None }
}

pub async fn each(test: impl AsyncFn(World)) {
    for (engine, store) in engines::stores().await {
        eprintln!("on {engine}");
        let hand = Hand::at("2026-11-24T08:00:00Z".parse().unwrap());
        let app = engines::app(store, hand.clock());
        test(World::new(app, hand).await).await;
    }
}

impl World {
    async fn new(app: App, hand: Hand) -> Self {
        let service = Who::Service("test");
        app.run(service.clone(), |w| setup::municipality(w, here()).boxed()).await.unwrap();
        let mut people = Vec::new();
        for (name, role) in [
            ("kouluttaja", Role::Trainer),
            ("koordinaattori", Role::Coordinator),
            ("linkki", Role::LinkWorker),
            ("paakayttaja", Role::Administrator),
        ] {
            let new = DemoAccount {
                username: format!("{name}@kunta.example"),
                name: NAME.into(),
                title: String::new(),
                phone: String::new(),
                language: Language::Finnish,
                password_hash: None,
                roles: vec![FirstRole { role, municipality: here(), organisation: municipality_id(here()) }],
            };
            people.push(app.run(service.clone(), |w| setup::account(w, new).boxed()).await.unwrap());
        }
        let [trainer, coordinator, worker, administrator] = <[AccountId; 4]>::try_from(people).unwrap();
        Self { app, hand, trainer, coordinator, worker, administrator }
    }

    pub async fn run<T, F>(&self, who: &AccountId, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
    {
        self.app.run(Who::Account(who.clone()), f).await
    }

    pub async fn course(&self, kind: Kind, valid_months: Option<i64>, new: NewCohort) -> CohortId {
        let of = programme(kind, valid_months);
        let of = self.run(&self.trainer, |w| training::add_programme(w, of).boxed()).await.unwrap();
        self.run(&self.trainer, |w| training::add_cohort(w, of, new).boxed()).await.unwrap()
    }

    pub async fn enrol(&self, id: &CohortId, who: Who, new: NewEnrolment) -> Result<Enrolled, Error> {
        let (id, client) = (id.clone(), format!("client {}", new.key()));
        self.app.run(who, move |w| training::enrol(w, id, new, client).boxed()).await
    }

    /// Mails since the last time, with the secrets of their links.
    pub async fn mails(&self) -> Vec<(Mail, Option<String>)> {
        let tx = self.app.store().begin().await.unwrap();
        let mut found = Vec::new();
        while let Some(job) = queue::lease(&tx, self.app.now(), self.app.now() + days(1)).await.unwrap() {
            queue::finish(&tx, &job.id, Delivery::Sent, self.app.now()).await.unwrap();
            let secret = |token: &TokenId| account::link_secret(self.app.keys().sealer(), token);
            found.push((job.mail, job.token.as_ref().map(secret)));
        }
        tx.commit().await.unwrap();
        found
    }

    pub async fn class(&self, id: &CohortId) -> training::Class {
        let id = id.clone();
        self.run(&self.trainer, |w| training::class(w, id).boxed()).await.unwrap()
    }

    /// A day of teaching at which everybody was, and no task.
    pub async fn teach(&self, id: &CohortId) {
        let (from, to) =
            NewSession::times(date(2027, 1, 14), "09:00".parse().unwrap(), "15:00".parse().unwrap()).unwrap();
        let session = NewSession {
            kind: SessionKind::Lesson,
            topic: None,
            starts_at: from,
            ends_at: to,
            way: Way::Remote,
            place: None,
            link: Some(line("https://video.example/1")),
        };
        let of = id.clone();
        let session = self.run(&self.trainer, |w| training::add_session(w, of, session).boxed()).await.unwrap();
        let there: Vec<_> =
            self.class(id).await.members.iter().map(|m| (m.enrolment.id.clone(), Presence::Remotely)).collect();
        let of = id.clone();
        self.run(&self.trainer, |w| training::mark(w, of, session, there).boxed()).await.unwrap();
    }

    pub async fn give(&self, id: &CohortId, to: Vec<EnrolmentId>) -> Result<usize, Error> {
        let id = id.clone();
        self.run(&self.trainer, |w| training::give(w, id, to).boxed()).await
    }

    pub async fn give_all(&self, id: &CohortId) {
        let all: Vec<EnrolmentId> = self.class(id).await.members.into_iter().map(|m| m.enrolment.id).collect();
        assert!(self.give(id, all).await.unwrap() > 0);
    }
}
