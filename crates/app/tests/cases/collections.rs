//! Answers of groups: nobody in them, and one mean, once.

use jiff::SignedDuration;
use rinnalla_app::session::{self, SignIn};
use rinnalla_app::{FutureExt, Rule, Who, collection, instrument};
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_domain::collection::{Collection, INSTRUMENT, NewCollection, Told};
use rinnalla_domain::text::Line;
use rinnalla_domain::{CollectionId, Language};
use rinnalla_testkit::pack::made_up;

use crate::world::{World, each, not_found, rule};

async fn opened(world: &World) -> CollectionId {
    let new = NewCollection {
        group: Line::parse("Kahvikerho", 100).unwrap().unwrap(),
        held_on: jiff::civil::date(2026, 11, 24),
        language: Language::Finnish,
    };
    let code = world.garden.home.code;
    world.run(&world.coordinator, move |w| collection::open(w, code, new).boxed()).await.unwrap()
}

async fn shown(world: &World, id: &CollectionId) -> Collection {
    let id = id.clone();
    world.run(&world.coordinator, |w| collection::show(w, id).boxed()).await.unwrap().0
}

async fn type_in(world: &World, id: &CollectionId, raw: Option<i64>) -> Result<(), rinnalla_app::Error> {
    let id = id.clone();
    world.run(&world.coordinator, move |w| collection::type_in(w, id, raw).boxed()).await
}

async fn close(world: &World, id: &CollectionId) -> Result<(), rinnalla_app::Error> {
    let id = id.clone();
    world.run(&world.coordinator, |w| collection::close(w, id).boxed()).await
}

#[tokio::test]
async fn a_mean_is_told_once_of_a_closed_collection_and_the_answers_are_gone() {
    each(async |world| {
        let id = opened(&world).await;
        for raw in [Some(20), None].into_iter().chain([Some(30); 9]) {
            type_in(&world, &id, raw).await.unwrap();
        }
        let open = shown(&world, &id).await;
        assert_eq!((open.answers, open.told), (11, None), "nothing but a number while it is open");
        close(&world, &id).await.unwrap();
        let Some(Told::Mean { n, mean }) = shown(&world, &id).await.told else { panic!("a mean of ten") };
        assert_eq!((n, format!("{mean:.1}")), (10, "47.5".into()));
        assert_eq!(rule(type_in(&world, &id, Some(10)).await), Rule::CollectionClosed);
        assert_eq!(rule(close(&world, &id).await), Rule::CollectionClosed);
        assert_eq!(world.touched("delete from collection_answers").await, 0, "no answer is left");
    })
    .await;
}

#[tokio::test]
async fn nine_whole_answers_tell_nothing() {
    each(async |world| {
        let id = opened(&world).await;
        for raw in [Some(20); 9].into_iter().chain([None; 5]) {
            type_in(&world, &id, raw).await.unwrap();
        }
        close(&world, &id).await.unwrap();
        assert_eq!(shown(&world, &id).await.told, Some(Told::TooFew));
    })
    .await;
}

#[tokio::test]
async fn a_device_that_goes_round_takes_answers_and_ends_the_web_session() {
    each(async |world| {
        let id = opened(&world).await;
        let personas = &world.garden.home.personas;
        let persona = personas.iter().find(|p| p.role == Role::Coordinator.code()).unwrap();
        let came = session::sign_in(
            &world.app,
            persona.username.clone(),
            DEMO_PASSWORD.into(),
            "test".into(),
            "client:test".into(),
        );
        let SignIn::In(new) = came.await.unwrap() else { panic!("signed in") };
        let hand_round = async || {
            let (id, session) = (id.clone(), new.session.id.clone());
            world.run(&world.coordinator, |w| collection::hand_round(w, id, session).boxed()).await
        };
        assert_eq!(rule(hand_round().await), Rule::CollectionClosed, "no words, no items");
        let (code, administrator) = (world.garden.home.code, world.garden.home.who(Role::Administrator, 0));
        let pack = made_up(INSTRUMENT, "fi");
        world.run(&administrator, move |w| instrument::load_pack(w, code, pack).boxed()).await.unwrap();
        let ticket = hand_round().await.unwrap();
        let secret = new.secret.clone();
        let resumed = world.app.run(Who::Anonymous, |w| session::resume(w, secret).boxed()).await.unwrap();
        assert!(resumed.is_none(), "the web session is over on the server");
        let answer = async |raw: Option<i64>| {
            let ticket = ticket.clone();
            world.app.run(Who::Anonymous, move |w| collection::answer(w, ticket, raw).boxed()).await
        };
        answer(Some(40)).await.unwrap();
        answer(None).await.unwrap();
        assert_eq!(shown(&world, &id).await.answers, 2, "one device, many people");
        world.hand.forward(SignedDuration::from_hours(5));
        assert_eq!(rule(answer(Some(40)).await), Rule::FormOver);
    })
    .await;
}

#[tokio::test]
async fn only_coordinators_of_the_municipality_reach_a_collection() {
    each(async |world| {
        let id = opened(&world).await;
        for who in [world.link_worker.clone(), world.garden.home.who(Role::Administrator, 0)] {
            let foreign = id.clone();
            not_found(world.run(&who, |w| collection::show(w, foreign).boxed()).await);
        }
    })
    .await;
}
