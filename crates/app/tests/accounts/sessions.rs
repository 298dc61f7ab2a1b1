use rinnalla_app::session::{self, Needs};
use rinnalla_app::{FutureExt, draft};
use rinnalla_domain::AccountId;
use rinnalla_domain::account::Role;

use crate::world::{World, each, minutes, not_found};

const AINO: &str = "aino@sodankyla.example";

async fn owner(world: &World, secret: &str) -> Option<AccountId> {
    let secret = secret.to_owned();
    world.nobody(|w| session::expired_owner(w, secret).boxed()).await.unwrap()
}

#[tokio::test]
async fn an_unused_session_ends_after_fifteen_minutes_and_a_used_one_goes_on() {
    each(async |world| {
        world.account(AINO, &[Role::Trainer]).await;
        let secret = world.sign_in(AINO).await.secret;
        for _ in 0..4 {
            world.hand.forward(minutes(14));
            assert!(world.goes_on(&secret).await);
        }
        world.hand.forward(minutes(15));
        assert!(!world.goes_on(&secret).await);
    })
    .await;
}

#[tokio::test]
async fn every_session_ends_after_twelve_hours() {
    each(async |world| {
        world.account(AINO, &[Role::Trainer]).await;
        let secret = world.sign_in(AINO).await.secret;
        for _ in 0..71 {
            world.hand.forward(minutes(10));
            assert!(world.goes_on(&secret).await);
        }
        world.hand.forward(minutes(10));
        assert!(!world.goes_on(&secret).await);
    })
    .await;
}

#[tokio::test]
async fn every_sign_in_makes_another_secret_and_a_made_up_one_opens_nothing() {
    each(async |world| {
        world.account(AINO, &[Role::Trainer]).await;
        let (one, two) = (world.sign_in(AINO).await, world.sign_in(AINO).await);
        assert_eq!(one.secret.len(), 64);
        assert_ne!(one.secret, two.secret);
        assert_ne!(one.session.csrf, two.session.csrf);
        assert!(!world.goes_on(one.session.id.as_str()).await);
        assert!(!world.goes_on("").await);
    })
    .await;
}

#[tokio::test]
async fn one_signs_out_here_there_or_everywhere_else() {
    each(async |world| {
        let aino = world.account(AINO, &[Role::Trainer]).await;
        let (here, phone, library) = (world.sign_in(AINO).await, world.sign_in(AINO).await, world.sign_in(AINO).await);
        let secret = here.secret.clone();
        let list = world.run(&aino, |w| session::list_own(w, secret).boxed()).await.unwrap();
        assert_eq!(list.len(), 3);
        assert_eq!(list.iter().filter(|own| own.this).count(), 1);

        let id = phone.session.id.clone();
        world.run(&aino, |w| session::end_one(w, id).boxed()).await.unwrap();
        assert!(!world.goes_on(&phone.secret).await);
        let secret = here.secret.clone();
        assert_eq!(world.run(&aino, |w| session::end_others(w, secret).boxed()).await.unwrap(), 1);
        assert!(!world.goes_on(&library.secret).await);
        assert!(world.goes_on(&here.secret).await);
        let secret = here.secret.clone();
        world.nobody(|w| session::end(w, secret).boxed()).await.unwrap();
        assert!(!world.goes_on(&here.secret).await);
    })
    .await;
}

#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else() {
    each(async |world| {
        let maija = world.account("maija@sodankyla.example", &[Role::Trainer]).await;
        world.account(AINO, &[Role::Trainer]).await;
        let ainos = world.sign_in(AINO).await;
        let id = ainos.session.id.clone();
        world.run(&maija, |w| session::end_one(w, id).boxed()).await.unwrap();
        assert!(world.goes_on(&ainos.secret).await);
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_after_the_end_is_kept_for_its_writer_for_half_an_hour() {
    each(async |world| {
        let aino = world.account(AINO, &[Role::Trainer]).await;
        let secret = world.sign_in(AINO).await.secret;
        assert_eq!(owner(&world, &secret).await, None);
        world.hand.forward(minutes(20));
        assert_eq!(owner(&world, &secret).await, Some(aino.clone()));

        let (whose, path) = (aino.clone(), "/koulutukset/uusi".to_owned());
        not_found(world.nobody(|w| draft::save_for(w, AccountId::new("x"), "/a".into(), String::new()).boxed()).await);
        world.service(|w| draft::save_for(w, whose, path, "nimi=Aino".into()).boxed()).await.unwrap();
        let newest = || draft_of(&world, &aino);
        let kept = newest().await.unwrap();
        assert!(kept.resumed);
        assert_eq!(kept.fields, "nimi=Aino");
        world.hand.forward(minutes(30));
        assert!(newest().await.is_none());
    })
    .await;
}

async fn draft_of(world: &World, account: &AccountId) -> Option<draft::Draft> {
    world.run(account, |w| draft::newest_for(w, "/koulutukset/uusi".into()).boxed()).await.unwrap()
}

#[tokio::test]
async fn a_session_that_never_gave_its_second_factor_leaves_no_form_behind() {
    each(async |world| {
        world.account(AINO, &[Role::Coordinator]).await;
        let signed_in = world.sign_in(AINO).await;
        assert_eq!(signed_in.needs, Needs::EnrolSecondFactor);
        world.hand.forward(minutes(20));
        assert_eq!(owner(&world, &signed_in.secret).await, None);
    })
    .await;
}
