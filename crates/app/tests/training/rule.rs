//! The rule before the first case.

use jiff::civil::date;
use rinnalla_app::account::{self, NewPerson};
use rinnalla_app::link_worker::path::{self, NewStep};
use rinnalla_app::{Error, FutureExt, Rule, Who, link_worker, training};
use rinnalla_domain::Language;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::path::{Need, NewInterest, State, Step};
use rinnalla_domain::link_worker::{Hindrance, Profile, Relation};
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::message::Mail;
use rinnalla_domain::training::{CompletionRule, Given, Kind, NewCohort, NewEnrolment, Requirement};

use crate::world::{NAME, cohort, days, each, here, line, person};

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
async fn a_certificate_is_as_good_as_a_day_written_down_and_a_day_only_as_good_as_the_rule_says() {
    each(async |world| {
        let day = Some(date(2026, 1, 1));
        let known = Profile {
            relation: Some(Relation::Fee),
            secrecy_signed_on: day,
            trained_on: day,
            ..Profile::empty(world.worker.clone(), NAME.into())
        };
        let strict = Requirement { by_hand: false, ..Requirement::default() };
        world.run(&world.administrator, |w| training::save_requirement(w, here(), strict, 0).boxed()).await.unwrap();
        world.run(&world.coordinator, |w| link_worker::save(w, here(), known, 0).boxed()).await.unwrap();
        let stands = async || {
            let all = world.run(&world.coordinator, |w| path::list(w).boxed()).await.unwrap();
            let one = all.into_iter().next().unwrap();
            (one.path, one.missing)
        };
        let (walker, missing) = stands().await;
        assert_eq!((walker.state, missing), (State::InPreparation, vec![Need::Training]));
        let begin = async || {
            let (walker, _) = stands().await;
            let step = NewStep::plain(Step::Activate);
            world.run(&world.coordinator, move |w| path::take(w, walker.id, step, walker.version).boxed()).await
        };
        assert!(matches!(begin().await, Err(Error::Rule(Rule::Path(_)))));

        let easy = NewCohort { rule: CompletionRule { percent: 0, all_tasks: true, mentoring: 0 }, ..cohort(5) };
        let id = world.course(Kind::Basic, Some(12), easy).await;
        let own = NewEnrolment { mail: None, ..person(NAME, "x@esimerkki.example") };
        world.enrol(&id, Who::Account(world.worker.clone()), own).await.unwrap();
        world.give_all(&id).await;
        let (_, missing) = stands().await;
        assert_eq!(missing, []);
        begin().await.unwrap();
        assert_eq!(stands().await.0.state, State::Active);
    })
    .await;
}

#[tokio::test]
async fn a_certificate_from_before_the_account_belongs_to_whoever_takes_the_invitation() {
    each(async |world| {
        let mail = "saara@esittely.example";
        let easy = NewCohort { rule: CompletionRule { percent: 0, all_tasks: true, mentoring: 0 }, ..cohort(5) };
        let id = world.course(Kind::Basic, None, easy).await;
        world.enrol(&id, Who::Anonymous, person("Saara", "Saara@Esittely.example")).await.unwrap();
        world.give_all(&id).await;

        let new = NewInterest {
            name: line("Saara"),
            mail: Some(mail.into()),
            phone: None,
            village: line("Vuotso"),
            languages: vec![SpokenLanguage::Finnish],
            why: None,
            message: None,
        };
        world.app.run(Who::Anonymous, move |w| path::interest(w, here(), new, "x".into()).boxed()).await.unwrap();
        let stands = async || {
            let all = world.run(&world.coordinator, |w| path::list(w).boxed()).await.unwrap();
            all.into_iter().next().unwrap()
        };
        let relation = Some(Relation::Volunteer);
        for step in [NewStep::plain(Step::Interview), NewStep { relation, ..NewStep::plain(Step::Prepare) }] {
            let now = stands().await.path;
            world.run(&world.coordinator, move |w| path::take(w, now.id, step, now.version).boxed()).await.unwrap();
        }
        assert_eq!(stands().await.missing, [Need::Role, Need::Training, Need::Secrecy]);
        let walker = stands().await.path.id;
        let token = world.run(&world.coordinator, move |w| path::invite(w, walker).boxed()).await.unwrap();
        let secret = account::link_secret(world.app.keys().sealer(), &token);
        let saara = NewPerson {
            name: line("Saara Suopanki"),
            title: None,
            phone: None,
            username: MailAddress::parse(mail).unwrap(),
            password: "kolme koivua rannalla".into(),
            language: Language::Finnish,
        };
        let who = account::accept_invitation(&world.app, secret, saara, "Firefox".into()).await.unwrap();
        assert_eq!(stands().await.missing, [Need::Secrecy]);
        let (courses, held) = world.run(&who.session.account, |w| training::own(w).boxed()).await.unwrap();
        assert_eq!((courses.len(), held.len()), (1, 1));
    })
    .await;
}
