use rinnalla_app::session::SignIn;
use rinnalla_app::{FutureExt, Rule, account};
use rinnalla_domain::account::{Role, WeakPassword};
use rinnalla_domain::message::Mail;

use crate::world::{PASSWORD, World, each, minutes, rule};

const AINO: &str = "aino@sodankyla.example";
const OTHER: &str = "viisi haapaa mäen päällä";

async fn ask(world: &World, username: &str) {
    let username = username.to_owned();
    world.nobody(|w| account::ask_reset(w, username).boxed()).await.unwrap();
}

async fn link(world: &World) -> String {
    ask(world, AINO).await;
    world.mailed_secret(Mail::ResetPassword).await
}

async fn reset(world: &World, secret: &str, password: &str) -> Result<(), rinnalla_app::Error> {
    account::reset_password(&world.app, secret.into(), password.into()).await
}

#[tokio::test]
async fn a_reset_link_works_once_and_ends_every_session() {
    each(async |world| {
        world.account(AINO, &[Role::Trainer]).await;
        let running = world.sign_in(AINO).await.secret;
        let (earlier, secret) = (link(&world).await, link(&world).await);
        reset(&world, &secret, OTHER).await.unwrap();
        assert!(!world.goes_on(&running).await);
        assert!(world.mails().await.iter().any(|m| m.mail == Mail::PasswordChanged));
        assert_eq!(rule(reset(&world, &secret, OTHER).await), Rule::LinkOver);
        assert_eq!(rule(reset(&world, &earlier, OTHER).await), Rule::LinkOver);
        assert!(matches!(world.try_sign_in(AINO, PASSWORD, "home").await, SignIn::Refused));
        assert!(matches!(world.try_sign_in(AINO, OTHER, "home").await, SignIn::In(_)));
    })
    .await;
}

#[tokio::test]
async fn a_reset_link_used_twice_at_the_same_moment_works_once() {
    each(async |world| {
        world.account(AINO, &[Role::Trainer]).await;
        let secret = link(&world).await;
        let (a, b) = tokio::join!(reset(&world, &secret, OTHER), reset(&world, &secret, PASSWORD));
        assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{a:?} {b:?}");
    })
    .await;
}

#[tokio::test]
async fn a_reset_link_is_over_after_an_hour_and_no_made_up_one_works() {
    each(async |world| {
        world.account(AINO, &[Role::Trainer]).await;
        let secret = link(&world).await;
        assert_eq!(rule(reset(&world, &secret.replace('.', ".0"), OTHER).await), Rule::LinkOver);
        assert_eq!(rule(reset(&world, "", OTHER).await), Rule::LinkOver);
        world.hand.forward(minutes(60));
        assert_eq!(rule(reset(&world, &secret, OTHER).await), Rule::LinkOver);
    })
    .await;
}

#[tokio::test]
async fn a_weak_password_does_not_use_up_the_link() {
    each(async |world| {
        world.account(AINO, &[Role::Trainer]).await;
        let secret = link(&world).await;
        let weak = reset(&world, &secret, "lyhyt").await;
        assert_eq!(rule(weak), Rule::WeakPassword(WeakPassword::TooShort));
        let own = reset(&world, &secret, "aino sodankyla 2026").await;
        assert_eq!(rule(own), Rule::WeakPassword(WeakPassword::TooPlain));
        reset(&world, &secret, OTHER).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn asking_for_a_link_answers_the_same_for_everybody_and_fills_no_mailbox() {
    each(async |world| {
        world.account(AINO, &[Role::Trainer]).await;
        ask(&world, "nobody@sodankyla.example").await;
        assert!(world.mails().await.is_empty());
        for _ in 0..9 {
            ask(&world, AINO).await;
        }
        assert_eq!(world.mails().await.len(), 5);
    })
    .await;
}

#[tokio::test]
async fn changing_it_asks_for_the_old_one_and_ends_the_other_sessions() {
    each(async |world| {
        let aino = world.account(AINO, &[Role::Trainer]).await;
        let (here, there) = (world.sign_in(AINO).await.secret, world.sign_in(AINO).await.secret);
        let change =
            |old: &str| account::change_password(&world.app, aino.clone(), here.clone(), old.into(), OTHER.into());
        assert_eq!(rule(change("jokin muu sana").await), Rule::SignInRefused);
        change(PASSWORD).await.unwrap();
        assert!(world.goes_on(&here).await);
        assert!(!world.goes_on(&there).await);
        assert!(world.mails().await.iter().any(|m| m.mail == Mail::PasswordChanged));
        assert!(matches!(world.try_sign_in(AINO, OTHER, "home").await, SignIn::In(_)));

        for _ in 0..5 {
            assert_eq!(rule(change("jokin muu sana").await), Rule::SignInRefused);
        }
        assert_eq!(rule(change(OTHER).await), Rule::TooManyTries);
    })
    .await;
}
