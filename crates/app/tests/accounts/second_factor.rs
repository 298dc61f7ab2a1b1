use rinnalla_app::account::{self, Enrolled};
use rinnalla_app::session::{self, Needs, SignIn, SignedIn};
use rinnalla_app::{Config, FutureExt, Rule};
use rinnalla_domain::AccountId;
use rinnalla_domain::account::Role;
use rinnalla_domain::message::Mail;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use crate::world::{World, each, each_with, minutes, not_found, rule, sodankyla};

const LIISA: &str = "liisa@sodankyla.example";

fn authenticator(secret: &str) -> Totp {
    let secret = Secret::try_from_base32(secret).unwrap();
    Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_secret(secret).build().unwrap()
}

fn code(world: &World, authenticator: &Totp) -> String {
    authenticator.generate(u64::try_from(world.hand.now().as_second()).unwrap()).to_string()
}

/// Somebody with a second factor in use, signed in with it.
async fn enrolled(world: &World) -> (AccountId, Totp, Enrolled) {
    let liisa = world.account(LIISA, &[Role::Referrer]).await;
    let signed_in = world.sign_in(LIISA).await;
    assert_eq!(signed_in.needs, Needs::EnrolSecondFactor);
    let begun = world.run(&liisa, |w| account::begin_second_factor(w).boxed()).await.unwrap();
    assert!(begun.otpauth_url.starts_with("otpauth://totp/Rinnalla:"), "{}", begun.otpauth_url);
    let authenticator = authenticator(&begun.secret_base32);
    let (secret, code) = (signed_in.secret, code(world, &authenticator));
    let done = world.run(&liisa, |w| account::confirm_second_factor(w, secret, code).boxed()).await.unwrap();
    (liisa, authenticator, done)
}

async fn step_up(world: &World, signed_in: &SignedIn, code: &str) -> SignIn {
    session::pass_second_factor(&world.app, signed_in.secret.clone(), code.into(), "home".into()).await.unwrap()
}

#[tokio::test]
async fn whoever_sees_residents_or_rules_over_accounts_needs_a_second_factor() {
    each(async |world| {
        for role in Role::ALL {
            let username = format!("{role}@sodankyla.example");
            world.account(&username, &[*role]).await;
            let wanted = if role.needs_second_factor() { Needs::EnrolSecondFactor } else { Needs::Nothing };
            assert_eq!(world.sign_in(&username).await.needs, wanted, "{role}");
        }
    })
    .await;
}

#[tokio::test]
async fn in_a_demo_a_demo_account_needs_none() {
    each_with(Config { demo: true, ..Config::default() }, async |world| {
        world.account(LIISA, &[Role::Referrer]).await;
        assert_eq!(world.sign_in(LIISA).await.needs, Needs::Nothing);
    })
    .await;
}

#[tokio::test]
async fn taking_it_into_use_gives_ten_recovery_codes_and_a_new_secret() {
    each(async |world| {
        let (_, _, done) = enrolled(&world).await;
        assert_eq!(done.recovery_codes.len(), 10);
        assert!(done.recovery_codes.iter().all(|code| code.len() == 9 && code.as_bytes()[4] == b'-'));
        assert_eq!(done.signed_in.needs, Needs::Nothing);
        assert!(world.goes_on(&done.signed_in.secret).await);
    })
    .await;
}

#[tokio::test]
async fn no_code_works_twice() {
    each(async |world| {
        let (_, authenticator, _) = enrolled(&world).await;
        let signed_in = world.sign_in(LIISA).await;
        assert_eq!(signed_in.needs, Needs::SecondFactor);
        let used = code(&world, &authenticator);
        assert!(matches!(step_up(&world, &signed_in, &used).await, SignIn::Refused));
        world.hand.forward(minutes(1));
        let fresh = code(&world, &authenticator);
        assert!(matches!(step_up(&world, &signed_in, &fresh).await, SignIn::In(_)));
        let again = world.sign_in(LIISA).await;
        assert!(matches!(step_up(&world, &again, &fresh).await, SignIn::Refused));
    })
    .await;
}

#[tokio::test]
async fn the_step_up_makes_a_new_secret_and_ends_the_old_one() {
    each(async |world| {
        let (_, authenticator, _) = enrolled(&world).await;
        world.hand.forward(minutes(1));
        let before = world.sign_in(LIISA).await;
        let SignIn::In(after) = step_up(&world, &before, &code(&world, &authenticator)).await else { panic!("in") };
        assert_ne!(before.secret, after.secret);
        assert!(!world.goes_on(&before.secret).await);
        assert!(world.goes_on(&after.secret).await);
        assert_eq!(after.needs, Needs::Nothing);
    })
    .await;
}

#[tokio::test]
async fn a_recovery_code_works_once_however_it_is_typed() {
    each(async |world| {
        let (_, _, done) = enrolled(&world).await;
        let typed = done.recovery_codes[3].to_uppercase().replace('-', " ");
        let signed_in = world.sign_in(LIISA).await;
        assert!(matches!(step_up(&world, &signed_in, &typed).await, SignIn::In(_)));
        let signed_in = world.sign_in(LIISA).await;
        assert!(matches!(step_up(&world, &signed_in, &typed).await, SignIn::Refused));
    })
    .await;
}

#[tokio::test]
async fn codes_cannot_be_guessed_for_long() {
    each(async |world| {
        let (_, authenticator, done) = enrolled(&world).await;
        world.hand.forward(minutes(1));
        let signed_in = world.sign_in(LIISA).await;
        for _ in 0..5 {
            assert!(matches!(step_up(&world, &signed_in, "aaaaaaaa").await, SignIn::Refused));
        }
        let right = code(&world, &authenticator);
        assert!(matches!(step_up(&world, &signed_in, &right).await, SignIn::Blocked));
        assert!(matches!(step_up(&world, &signed_in, &done.recovery_codes[0]).await, SignIn::Blocked));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_code_shows_the_same_secret_again() {
    each(async |world| {
        let liisa = world.account(LIISA, &[Role::Referrer]).await;
        let secret = world.sign_in(LIISA).await.secret;
        let begun = world.run(&liisa, |w| account::begin_second_factor(w).boxed()).await.unwrap();
        let wrong = world.run(&liisa, |w| account::confirm_second_factor(w, secret, "12".into()).boxed()).await;
        assert_eq!(rule(wrong), Rule::WrongCode);
        let again = world.run(&liisa, |w| account::enrolment(w).boxed()).await.unwrap();
        assert_eq!(begun.secret_base32, again.secret_base32);
    })
    .await;
}

#[tokio::test]
async fn one_in_use_is_replaced_only_with_a_code_of_it() {
    each(async |world| {
        let (liisa, _, done) = enrolled(&world).await;
        let begun = world.run(&liisa, |w| account::begin_second_factor(w).boxed()).await;
        assert_eq!(rule(begun), Rule::SecondFactorInUse);
        let given_up = world.run(&liisa, |w| account::give_up_second_factor(w, "000".into()).boxed()).await;
        assert!(!given_up.unwrap());
        let code = done.recovery_codes[0].clone();
        assert!(world.run(&liisa, |w| account::give_up_second_factor(w, code).boxed()).await.unwrap());
        let secret = done.signed_in.secret.clone();
        let resumed = world.nobody(|w| session::resume(w, secret).boxed()).await.unwrap().unwrap();
        assert_eq!(resumed.needs, Needs::EnrolSecondFactor);
        world.run(&liisa, |w| account::begin_second_factor(w).boxed()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn removing_one_needs_a_second_person_and_ends_the_sessions() {
    each(async |world| {
        let (liisa, _, done) = enrolled(&world).await;
        let me = world.admin.clone();
        let own = world.run(&world.admin, |w| account::remove_second_factor(w, sodankyla(), me).boxed()).await;
        assert_eq!(rule(own), Rule::SecondPersonNeeded);
        let stranger = world.account("maija@inari.example", &[]).await;
        not_found(world.run(&world.admin, |w| account::remove_second_factor(w, sodankyla(), stranger).boxed()).await);
        let whom = liisa.clone();
        not_found(world.run(&liisa, |w| account::remove_second_factor(w, sodankyla(), whom).boxed()).await);

        let whom = liisa.clone();
        world.run(&world.admin, |w| account::remove_second_factor(w, sodankyla(), whom).boxed()).await.unwrap();
        assert!(!world.goes_on(&done.signed_in.secret).await);
        let mails = world.mails().await;
        assert!(mails.iter().any(|m| m.mail == Mail::SecondFactorRemoved && m.account.as_ref() == Some(&liisa)));
        assert_eq!(world.sign_in(LIISA).await.needs, Needs::EnrolSecondFactor);
    })
    .await;
}
