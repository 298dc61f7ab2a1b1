//! Certificates, and who sees what of a course.

use jiff::civil::date;
use rinnalla_app::training;
use rinnalla_app::{Error, FutureExt, Rule, Who};
use rinnalla_domain::AccountId;
use rinnalla_domain::training::{Kind, Module, NewEnrolment, NewTask, NotGiven, Validity};

use crate::world::{NAME, cohort, each, line, person, text};

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
