//! Places, the queue, giving a place up, and a course that is cancelled.

use rinnalla_app::training;
use rinnalla_app::{Error, FutureExt, Rule, Who};
use rinnalla_domain::EnrolmentId;
use rinnalla_domain::message::Mail;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::training::{CompletionRule, Kind, NewCohort, NewEnrolment, State};

use crate::world::{cohort, days, each, line, person, text};

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

#[tokio::test]
async fn whoever_is_taken_off_or_gives_up_signed_in_makes_room_for_the_first_who_waits() {
    each(async |world| {
        let id = world.course(Kind::Basic, None, cohort(1)).await;
        let own = NewEnrolment { mail: None, ..person("Linkki", "x@esimerkki.example") };
        world.enrol(&id, Who::Account(world.worker.clone()), own).await.unwrap();
        for name in ["toka", "kolmas"] {
            world.enrol(&id, Who::Anonymous, person(name, &format!("{name}@esimerkki.example"))).await.unwrap();
        }
        for _ in 0..2 {
            let of = id.clone();
            world.run(&world.worker, |w| training::cancel_own(w, of).boxed()).await.unwrap();
        }
        let placed = async || {
            let class = world.class(&id).await;
            class.members.into_iter().map(|m| m.enrolment).collect::<Vec<_>>()
        };
        let second = placed().await.remove(0);
        assert_eq!(second.name, "toka");
        let take_off = async |who: &rinnalla_domain::AccountId, whom: EnrolmentId| {
            let of = id.clone();
            world.run(who, |w| training::take_off(w, of, whom).boxed()).await
        };
        let refused = take_off(&world.coordinator, second.id.clone()).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        take_off(&world.trainer, second.id.clone()).await.unwrap();
        take_off(&world.trainer, second.id).await.unwrap();
        assert_eq!(placed().await.into_iter().map(|e| e.name).collect::<Vec<_>>(), ["kolmas"]);
    })
    .await;
}

#[tokio::test]
async fn a_course_is_cancelled_with_people_on_it_and_everybody_hears_of_it() {
    each(async |world| {
        let easy = NewCohort { rule: CompletionRule { percent: 0, all_tasks: true, mentoring: 0 }, ..cohort(2) };
        let id = world.course(Kind::Basic, None, easy).await;
        world.enrol(&id, Who::Anonymous, person("eka", "eka@esimerkki.example")).await.unwrap();
        let secret = world.mails().await.remove(0).1.unwrap();
        let phone = Phone::parse("040 000 0000").ok();
        let by_phone = NewEnrolment { name: line("Pekka"), mail: None, phone, home: None };
        world.enrol(&id, Who::Anonymous, by_phone).await.unwrap();
        world.enrol(&id, Who::Anonymous, person("jonossa", "jono@esimerkki.example")).await.unwrap();
        let first = world.class(&id).await.members.into_iter().find(|m| m.enrolment.name == "eka").unwrap();
        world.give(&id, vec![first.enrolment.id]).await.unwrap();
        world.mails().await;

        let cancel = async |who: &rinnalla_domain::AccountId| {
            let of = id.clone();
            world.run(who, |w| training::cancel_course(w, of, Some(text("Kouluttaja on sairaana."))).boxed()).await
        };
        assert!(matches!(cancel(&world.coordinator).await, Err(Error::NotFound)));
        cancel(&world.trainer).await.unwrap();
        assert!(matches!(cancel(&world.trainer).await, Err(Error::Conflict)));
        let told: Vec<Mail> = world.mails().await.into_iter().map(|(mail, _)| mail).collect();
        assert_eq!(told, [Mail::CourseCancelled; 2], "whoever has no mail address is called");

        for who in [Who::Anonymous, Who::Account(world.trainer.clone())] {
            let late = world.enrol(&id, who, person("uusi", "uusi@esimerkki.example")).await;
            assert!(matches!(late, Err(Error::Rule(Rule::EnrolmentClosed))), "{late:?}");
        }
        // A place that is given up now goes to nobody, and what was given stays true.
        let link = secret.clone();
        world.app.run(Who::Anonymous, move |w| training::cancel(w, link).boxed()).await.unwrap();
        assert!(world.mails().await.is_empty());
        let class = world.class(&id).await;
        assert_eq!((class.waiting.len(), class.given.len()), (1, 1));
        assert!(class.given[0].revoked_on.is_none());
        let seen = world.app.run(Who::Anonymous, move |w| training::by_link(w, secret).boxed()).await.unwrap();
        let why = seen.listed.cohort.cancelled.and_then(|c| c.why);
        assert_eq!(why.as_deref(), Some("Kouluttaja on sairaana."));
    })
    .await;
}
