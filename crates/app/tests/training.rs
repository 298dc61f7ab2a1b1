//! Courses: the last place goes to one alone, enrolling twice is enrolling once, certificates stay true, and whoever is
//! not trained as the municipality asks is not proposed; on every engine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use jiff::civil::date;
use rinnalla_app::setup::{self, DemoAccount, FirstRole};
use rinnalla_app::store::organisation::municipality_id;
use rinnalla_app::store::queue;
use rinnalla_app::training::{self, Enrolled};
use rinnalla_app::{App, BoxFuture, Error, FutureExt, Rule, Who, Work, account, link_worker};
use rinnalla_domain::account::Role;
use rinnalla_domain::link_worker::{Hindrance, Profile};
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::message::{Delivery, Mail};
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::training::{
    CompletionRule, Given, Kind, Module, NewCohort, NewEnrolment, NewProgramme, NewSession, NewTask, NotGiven, Owner,
    Presence, Requirement, SessionKind, State, Validity, Way,
};
use rinnalla_domain::{AccountId, CohortId, EnrolmentId, Language, MunicipalityCode, TokenId};
use rinnalla_testkit::engines::{self, Hand};

const NAME: &str = "Áile Čoŋkká-Saamelaiskulttuurikeskus";

struct World {
    app: App,
    hand: Hand,
    trainer: AccountId,
    coordinator: AccountId,
    worker: AccountId,
    administrator: AccountId,
}

fn here() -> MunicipalityCode {
    MunicipalityCode::parse("758").unwrap()
}

fn line(words: &str) -> Line {
    Line::parse(words, 200).unwrap().unwrap()
}

fn text(words: &str) -> Text {
    Text::parse(words, 1_000).unwrap().unwrap()
}

fn days(n: i64) -> jiff::SignedDuration {
    jiff::SignedDuration::from_hours(24 * n)
}

fn programme(kind: Kind, valid_months: Option<i64>) -> NewProgramme {
    NewProgramme {
        kind,
        owner: Owner::School,
        owner_name: line("Esimerkkiopisto"),
        title: line("Linkkihenkilökoulutus"),
        about: text("Rinnalla kulkemisen perusteet."),
        valid_months,
    }
}

fn cohort(places: i64) -> NewCohort {
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

fn person(name: &str, mail: &str) -> NewEnrolment {
    NewEnrolment { name: line(name), mail: Some(MailAddress::parse(mail).unwrap()), phone: None, home: None }
}

async fn each(test: impl AsyncFn(World)) {
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

    async fn run<T, F>(&self, who: &AccountId, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
    {
        self.app.run(Who::Account(who.clone()), f).await
    }

    async fn course(&self, kind: Kind, valid_months: Option<i64>, new: NewCohort) -> CohortId {
        let of = programme(kind, valid_months);
        let of = self.run(&self.trainer, |w| training::add_programme(w, of).boxed()).await.unwrap();
        self.run(&self.trainer, |w| training::add_cohort(w, of, new).boxed()).await.unwrap()
    }

    async fn enrol(&self, id: &CohortId, who: Who, new: NewEnrolment) -> Result<Enrolled, Error> {
        let (id, client) = (id.clone(), format!("client {}", new.key()));
        self.app.run(who, move |w| training::enrol(w, id, new, client).boxed()).await
    }

    /// Mails since the last time, with the secrets of their links.
    async fn mails(&self) -> Vec<(Mail, Option<String>)> {
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

    async fn class(&self, id: &CohortId) -> training::Class {
        let id = id.clone();
        self.run(&self.trainer, |w| training::class(w, id).boxed()).await.unwrap()
    }

    /// A day of teaching at which everybody was, and no task.
    async fn teach(&self, id: &CohortId) {
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

    async fn give(&self, id: &CohortId, to: Vec<EnrolmentId>) -> Result<usize, Error> {
        let id = id.clone();
        self.run(&self.trainer, |w| training::give(w, id, to).boxed()).await
    }

    async fn give_all(&self, id: &CohortId) {
        let all: Vec<EnrolmentId> = self.class(id).await.members.into_iter().map(|m| m.enrolment.id).collect();
        assert!(self.give(id, all).await.unwrap() > 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_people_race_for_the_last_place_and_one_gets_it() {
    let rounds: usize = std::env::var("RINNALLA_RACE_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(5);
    each(async |world| {
        for round in 0..rounds {
            let id = world.course(Kind::Basic, None, cohort(1)).await;
            let tasks: Vec<_> = (0..20)
                .map(|n| {
                    let (app, id) = (world.app.clone(), id.clone());
                    let new = person("Kilpailija", &format!("kilpailija{n}@esimerkki.example"));
                    let client = format!("client {round} {n}");
                    tokio::spawn(async move {
                        app.run(Who::Anonymous, move |w| training::enrol(w, id, new, client).boxed()).await
                    })
                })
                .collect();
            let mut states = Vec::new();
            for task in tasks {
                states.push(task.await.unwrap().unwrap().state);
            }
            let won = states.iter().filter(|s| **s == State::Enrolled).count();
            assert_eq!((won, states.len()), (1, 20), "round {round}");
            let class = world.class(&id).await;
            let turns: Vec<i64> = class.waiting.iter().map(|e| e.turn).collect();
            assert_eq!((class.members.len(), turns), (1, (2..=20).collect()), "nobody is lost, all wait in order");
        }
    })
    .await;
}

#[tokio::test]
async fn enrolling_twice_is_enrolling_once_and_tells_nothing_new() {
    each(async |world| {
        let id = world.course(Kind::Basic, None, cohort(2)).await;
        let first = world.enrol(&id, Who::Anonymous, person("Maija", "maija@esimerkki.example")).await.unwrap();
        assert_eq!((first.state, first.link), (State::Enrolled, None));
        let again = world.enrol(&id, Who::Anonymous, person("Joku Muu", "MAIJA@esimerkki.example")).await.unwrap();
        assert_eq!((again.state, again.link), (State::Enrolled, None));
        let class = world.class(&id).await;
        assert_eq!((class.members.len(), class.members[0].enrolment.name.as_str()), (1, "Maija"));
        let mails = world.mails().await;
        assert_eq!(mails.len(), 1, "one enrolment, one mail");
        let by_phone = NewEnrolment {
            name: line("Pekka"),
            mail: None,
            phone: Some(Phone::parse("040 000 0000").unwrap()),
            home: None,
        };
        let enrolled = world.enrol(&id, Who::Anonymous, by_phone.clone()).await.unwrap();
        assert!(enrolled.link.is_some(), "no mail can be sent: the link is shown, once");
        assert_eq!(world.enrol(&id, Who::Anonymous, by_phone).await.unwrap().link, None);
        // Whoever has signed in is reached by the address of the account.
        let own = NewEnrolment { mail: None, ..person("Linkki", "x@esimerkki.example") };
        let waiting = world.enrol(&id, Who::Account(world.worker.clone()), own).await.unwrap();
        assert_eq!(waiting.state, State::Waiting);
        assert_eq!(world.class(&id).await.waiting[0].mail.as_deref(), Some("linkki@kunta.example"));
    })
    .await;
}

#[tokio::test]
async fn a_place_that_is_given_up_goes_to_the_first_who_waits() {
    each(async |world| {
        let id = world.course(Kind::Basic, None, cohort(1)).await;
        let mut secrets = Vec::new();
        for name in ["eka", "toka", "kolmas"] {
            world.enrol(&id, Who::Anonymous, person(name, &format!("{name}@esimerkki.example"))).await.unwrap();
            secrets.extend(world.mails().await.into_iter().filter_map(|(_, secret)| secret));
        }
        let look = async |n: usize| {
            let secret = secrets[n].clone();
            world.app.run(Who::Anonymous, move |w| training::by_link(w, secret).boxed()).await.unwrap().own.unwrap()
        };
        // Opening the link changes nothing.
        assert_eq!(look(0).await.enrolment.state, State::Enrolled);
        let cancel = async |n: usize| {
            let secret = secrets[n].clone();
            world.app.run(Who::Anonymous, move |w| training::cancel(w, secret).boxed()).await
        };
        cancel(0).await.unwrap();
        cancel(0).await.unwrap();
        assert_eq!(look(1).await.enrolment.state, State::Enrolled);
        assert_eq!(look(2).await.enrolment.state, State::Waiting);
        assert_eq!(world.mails().await.iter().map(|(m, _)| *m).collect::<Vec<_>>(), [Mail::PlaceGiven]);
        // Whoever comes back comes last; more places go to those who wait, in their order.
        let again = world.enrol(&id, Who::Anonymous, person("eka", "eka@esimerkki.example")).await.unwrap();
        assert_eq!(again.state, State::Waiting);
        let of = id.clone();
        world.run(&world.trainer, move |w| training::save_cohort(w, of, cohort(2), 1).boxed()).await.unwrap();
        let class = world.class(&id).await;
        assert_eq!((class.members.len(), class.waiting[0].name.as_str()), (2, "eka"));
        let wrong = "01zz.0000000000000000000000000000000000000000".to_owned();
        let over = world.app.run(Who::Anonymous, move |w| training::cancel(w, wrong).boxed()).await;
        assert!(matches!(over, Err(Error::Rule(Rule::LinkOver))), "{over:?}");
    })
    .await;
}

#[tokio::test]
async fn nobody_enrols_after_the_last_day_but_a_trainer_enrols_somebody_by_phone() {
    each(async |world| {
        let id = world.course(Kind::Basic, None, cohort(5)).await;
        world.hand.forward(days(46));
        let late = world.enrol(&id, Who::Anonymous, person("Maija", "maija@esimerkki.example")).await;
        assert!(matches!(late, Err(Error::Rule(Rule::EnrolmentClosed))), "{late:?}");
        let by_trainer = Who::Account(world.trainer.clone());
        let known = world.enrol(&id, by_trainer, person("Maija", "maija@esimerkki.example")).await.unwrap();
        assert_eq!(known.state, State::Enrolled);
        // The trainer's account is not on the course.
        assert_eq!(world.class(&id).await.members[0].enrolment.account, None);
    })
    .await;
}

#[tokio::test]
async fn a_certificate_is_given_to_whoever_has_done_everything_and_stays_true() {
    each(async |world| {
        let id = world.course(Kind::Basic, Some(36), cohort(5)).await;
        let own = NewEnrolment { mail: None, ..person(NAME, "x@esimerkki.example") };
        world.enrol(&id, Who::Account(world.worker.clone()), own).await.unwrap();
        let who = world.class(&id).await.members[0].enrolment.id.clone();
        let refused = world.give(&id, vec![who.clone()]).await;
        assert!(matches!(refused, Err(Error::Rule(Rule::Training(NotGiven::Missing(_))))), "{refused:?}");
        world.teach(&id).await;
        let (of, task) = (id.clone(), NewTask { title: line("Päiväkirja"), due_on: date(2027, 1, 20) });
        let task = world.run(&world.trainer, |w| training::add_task(w, of, task).boxed()).await.unwrap();
        assert!(world.give(&id, vec![who.clone()]).await.is_err(), "the task is missing");
        let (of, whom) = (id.clone(), who.clone());
        let note = Some(text("Rohkea ja rauhallinen."));
        world.run(&world.trainer, |w| training::save_member(w, of, whom, vec![task], note).boxed()).await.unwrap();
        assert_eq!(world.give(&id, vec![who.clone()]).await.unwrap(), 1);
        assert!(matches!(
            world.give(&id, vec![who.clone()]).await,
            Err(Error::Rule(Rule::Training(NotGiven::Already)))
        ));

        // The course is made shorter and called something else afterwards: what was given does not change.
        let (of, mut shorter) = (id.clone(), cohort(5));
        shorter.modules = Module::parse_all("Jotain muuta; 2").unwrap();
        shorter.name = line("lyhennetty");
        world.run(&world.trainer, |w| training::save_cohort(w, of, shorter, 1).boxed()).await.unwrap();
        let (_, held) = world.run(&world.worker, |w| training::own(w).boxed()).await.unwrap();
        let given = &held[0];
        assert_eq!((given.minutes, given.credits, given.cohort.as_str()), (135 * 60, 500, "kevät 2027"));
        assert_eq!(given.themes, ["Rooli ja vaitiolo", "Motivoiva haastattelu"]);

        // Its holder and a trainer open it; a coordinator does not. The code is not in the database.
        let paper = async |who: &AccountId| {
            let certificate = given.id.clone();
            world.run(who, move |w| training::paper(w, certificate).boxed()).await
        };
        let code = paper(&world.worker).await.unwrap().code.to_string();
        assert!(paper(&world.trainer).await.is_ok());
        assert!(matches!(paper(&world.coordinator).await, Err(Error::NotFound)));

        let check = async |typed: String, client: &str| {
            let client = client.to_owned();
            world.app.run(Who::Anonymous, move |w| training::check(w, typed, client).boxed()).await
        };
        let found = check(code.to_lowercase().replace('-', " "), "client a").await.unwrap().unwrap();
        assert_eq!((found.validity, found.name.as_str()), (Validity::Valid, NAME));
        let (of, certificate) = (id.clone(), given.id.clone());
        world
            .run(&world.trainer, |w| training::revoke(w, of, certificate, text("Väärä henkilö.")).boxed())
            .await
            .unwrap();
        assert_eq!(check(code.clone(), "client b").await.unwrap().unwrap().validity, Validity::Revoked);

        // Whoever guesses is slowed down, and wrong codes say nothing.
        let mut last = Ok(None);
        for n in 0..12 {
            last = check(format!("{n:020}"), "client c").await;
        }
        assert!(matches!(last, Err(Error::Rule(Rule::TooManyTries))), "{last:?}");
    })
    .await;
}

#[tokio::test]
async fn only_trainers_see_participants_and_notes() {
    each(async |world| {
        let id = world.course(Kind::Induction, None, cohort(5)).await;
        world.enrol(&id, Who::Anonymous, person("Liisa", "liisa@yksikko.example")).await.unwrap();
        for who in [&world.coordinator, &world.worker, &world.administrator] {
            let of = id.clone();
            let class = world.run(who, |w| training::class(w, of).boxed()).await;
            assert!(matches!(class, Err(Error::NotFound)));
        }
        // Addresses of video meetings are for those who have a place.
        world.teach(&id).await;
        let of = id.clone();
        let seen = world.app.run(Who::Anonymous, move |w| training::course(w, of).boxed()).await.unwrap();
        assert!(seen.sessions[0].content.link.is_none() && seen.own.is_none());
        let secret = world.mails().await.remove(0).1.unwrap();
        let seen = world.app.run(Who::Anonymous, move |w| training::by_link(w, secret).boxed()).await.unwrap();
        assert!(seen.sessions[0].content.link.is_some());
    })
    .await;
}

#[tokio::test]
async fn whoever_is_not_trained_as_the_municipality_asks_is_told_why() {
    each(async |world| {
        let trained_on = Some(date(2026, 1, 1));
        let profile = Profile { trained_on, ..Profile::empty(world.worker.clone(), NAME.into()) };
        let saved = profile.clone();
        world.run(&world.coordinator, |w| link_worker::save(w, here(), saved, 0).boxed()).await.unwrap();
        let proof = async || {
            let of = profile.clone();
            let read = world.app.run(Who::Service("test"), move |w| {
                async move { Ok(training::trained(w, here()).await?.proof(&of)) }.boxed()
            });
            read.await.unwrap()
        };
        let ask = async |rule: Requirement, version| {
            let save =
                world.run(&world.administrator, move |w| training::save_requirement(w, here(), rule, version).boxed());
            save.await.unwrap();
        };
        assert_eq!(proof().await.unwrap().from, Given::ByHand);
        ask(Requirement { hours: 130, by_hand: false, fresh: true, programme: None }, 0).await;
        assert_eq!(proof().await, Err(Hindrance::NotTrained));
        let id = world.course(Kind::Basic, Some(12), cohort(5)).await;
        let own = NewEnrolment { mail: None, ..person(NAME, "x@esimerkki.example") };
        world.enrol(&id, Who::Account(world.worker.clone()), own).await.unwrap();
        let of = id.clone();
        let easy = NewCohort { rule: CompletionRule { percent: 0, all_tasks: true, mentoring: 0 }, ..cohort(5) };
        world.run(&world.trainer, move |w| training::save_cohort(w, of, easy, 1).boxed()).await.unwrap();
        world.give_all(&id).await;
        assert_eq!(proof().await.unwrap().from, Given::Certificate);
        ask(Requirement { hours: 136, by_hand: false, fresh: true, programme: None }, 1).await;
        assert_eq!(proof().await, Err(Hindrance::OtherTraining));
        ask(Requirement { hours: 130, by_hand: false, fresh: true, programme: None }, 2).await;

        // Two months before it runs out its holder hears of it, once; then a refresher is due.
        world.mails().await;
        world.hand.forward(days(320));
        for _ in 0..2 {
            world.app.run(Who::Service("worker"), |w| training::round(w).boxed()).await.unwrap();
        }
        assert_eq!(world.mails().await.iter().map(|(m, _)| *m).collect::<Vec<_>>(), [Mail::RefresherDue]);
        world.hand.forward(days(60));
        assert_eq!(proof().await, Err(Hindrance::RefresherDue));
        // Nobody but the administrator sets the rule.
        let other = world.run(&world.coordinator, |w| training::requirement(w, here()).boxed()).await;
        assert!(matches!(other, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn enrolments_are_forgotten_after_the_course_and_certificates_stay() {
    each(async |world| {
        let easy = NewCohort { rule: CompletionRule { percent: 0, all_tasks: true, mentoring: 0 }, ..cohort(1) };
        let id = world.course(Kind::Basic, None, easy).await;
        for name in ["eka", "toka"] {
            world.enrol(&id, Who::Anonymous, person(name, &format!("{name}@esimerkki.example"))).await.unwrap();
        }
        world.give_all(&id).await;
        let round = async || world.app.run(Who::Service("worker"), |w| training::round(w).boxed()).await.unwrap();
        world.hand.forward(days(177));
        assert_eq!(round().await, 0);
        world.hand.forward(days(31));
        assert_eq!(round().await, 1, "who waited in vain");
        world.hand.forward(days(731));
        assert_eq!(round().await, 1);
        let class = world.class(&id).await;
        assert!(class.members.is_empty() && class.given[0].name == "eka");
        let other = world.run(&world.trainer, |w| training::round(w).boxed()).await;
        assert!(matches!(other, Err(Error::NotFound)));
    })
    .await;
}
