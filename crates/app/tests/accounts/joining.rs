use rinnalla_app::account::{self, Confirmed, Joined};
use rinnalla_app::store::organisation;
use rinnalla_app::{Error, FutureExt, Rule, Who, municipality};
use rinnalla_domain::OrganisationId;
use rinnalla_domain::account::Role;
use rinnalla_domain::mail_address::MailDomain;
use rinnalla_domain::message::Mail;

use crate::world::{PASSWORD, World, days, each, person, rule, sodankyla};

const LIISA: &str = "liisa@terveys.example";
const FORM: &str = "nimi=Maija+Mets%C3%A4l%C3%A4&toive=seuraa";

async fn link(world: &World) -> (String, OrganisationId) {
    let unit = world.unit().await;
    let domains = vec![MailDomain::parse("terveys.example").unwrap()];
    let of = unit.clone();
    let make = world.run(&world.admin, |w| account::make_joining_link(w, sodankyla(), of, domains, 30).boxed());
    (make.await.unwrap(), unit)
}

async fn join(world: &World, link: &str, username: &str, password: &str) -> Result<Joined, Error> {
    let mut new = person(username);
    new.password = password.into();
    let draft = Some(("/lahetteet/uusi".to_owned(), FORM.to_owned()));
    account::join(&world.app, link.into(), new, draft, "Firefox".into()).await
}

async fn confirm(world: &World, secret: String) -> Result<Confirmed, Error> {
    confirm_with(world, Who::Anonymous, secret, PASSWORD).await
}

async fn confirm_with(world: &World, who: Who, secret: String, password: &str) -> Result<Confirmed, Error> {
    let proof = account::prove_own(&world.app, who, secret, password.into()).await?;
    world.nobody(|w| account::confirm_address(w, proof).boxed()).await
}

#[tokio::test]
async fn a_colleagues_address_cannot_be_joined_with_and_confirmed_by_the_colleague() {
    each(async |world| {
        let (link, _) = link(&world).await;
        join(&world, &link, LIISA, "vieraan oma lause").await.unwrap();
        let secret = world.mailed_secret(Mail::ConfirmAddress).await;
        // Liisa reads her mail and does not know the password that somebody else chose.
        assert_eq!(rule(confirm(&world, secret.clone()).await), Rule::SignInRefused);
        let account = world.account_of(LIISA).await;
        assert!(world.roles(&account).await.is_empty());
        for _ in 0..5 {
            let _ = confirm(&world, secret.clone()).await;
        }
        assert_eq!(rule(confirm_with(&world, Who::Anonymous, secret, "vieraan oma lause").await), Rule::TooManyTries);
    })
    .await;
}

#[tokio::test]
async fn whoever_has_signed_in_with_the_account_confirms_without_a_password() {
    each(async |world| {
        let (link, _) = link(&world).await;
        join(&world, &link, LIISA, PASSWORD).await.unwrap();
        let secret = world.mailed_secret(Mail::ConfirmAddress).await;
        let own = Who::Account(world.account_of(LIISA).await);
        let (shown, other) = (secret.clone(), secret.clone());
        assert!(!world.app.run(own.clone(), |w| account::confirmation_needs_password(w, shown).boxed()).await.unwrap());
        assert!(world.run(&world.admin, |w| account::confirmation_needs_password(w, other).boxed()).await.unwrap());
        assert!(confirm_with(&world, own, secret, "").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn the_role_comes_with_the_confirmation_and_the_first_referral_waits() {
    each(async |world| {
        let (link, unit) = link(&world).await;
        let joined = join(&world, &link, LIISA, PASSWORD).await.unwrap();
        assert!(world.goes_on(&joined.secret).await);
        let secret = world.mailed_secret(Mail::ConfirmAddress).await;
        let account = world.sign_in(LIISA).await.session.account;
        assert!(world.roles(&account).await.is_empty());

        let done = confirm(&world, secret.clone()).await.unwrap();
        assert_eq!(done.account, account);
        assert_eq!(done.draft.expect("the form").fields, FORM);
        assert_eq!(world.roles(&account).await, [Role::Referrer]);
        let members = world.run(&world.admin, |w| account::members(w, sodankyla()).boxed()).await.unwrap();
        assert!(members.iter().any(|m| m.account == account && m.membership.organisation == unit));
        assert_eq!(rule(confirm(&world, secret).await), Rule::LinkOver);
    })
    .await;
}

#[tokio::test]
async fn a_foreign_address_is_refused_also_one_that_looks_alike() {
    each(async |world| {
        let (link, _) = link(&world).await;
        for foreign in ["liisa@muualla.example", "liisa@vale-terveys.example", "liisa@terveys.example.evil.example"] {
            assert_eq!(rule(join(&world, &link, foreign, PASSWORD).await), Rule::ForeignAddress, "{foreign}");
        }
        assert!(world.mails().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_address_that_has_an_account_gets_the_same_answer_and_the_role_by_mail() {
    each(async |world| {
        let (link, _) = link(&world).await;
        let liisa = world.account(LIISA, &[Role::LinkWorker]).await;
        let joined = join(&world, &link, LIISA, "jokin ihan muu lause").await.unwrap();
        assert_eq!(joined.secret.len(), 64);
        assert!(!world.goes_on(&joined.secret).await);
        let secret = world.mailed_secret(Mail::ConfirmAddress).await;
        let done = confirm(&world, secret).await.unwrap();
        assert_eq!(done.account, liisa);
        assert!(done.draft.is_none(), "somebody else's form is not kept");
        assert_eq!(world.roles(&liisa).await, [Role::Referrer, Role::LinkWorker]);
        world.sign_in(LIISA).await;
    })
    .await;
}

#[tokio::test]
async fn the_form_of_somebody_who_has_an_account_is_kept_with_the_right_password() {
    each(async |world| {
        let (link, _) = link(&world).await;
        world.account(LIISA, &[Role::LinkWorker]).await;
        join(&world, &link, LIISA, PASSWORD).await.unwrap();
        let secret = world.mailed_secret(Mail::ConfirmAddress).await;
        assert_eq!(confirm(&world, secret).await.unwrap().draft.expect("the form").fields, FORM);
    })
    .await;
}

#[tokio::test]
async fn joining_cannot_be_used_to_guess_a_password() {
    each(async |world| {
        let (link, _) = link(&world).await;
        world.account(LIISA, &[Role::LinkWorker]).await;
        for _ in 0..6 {
            join(&world, &link, LIISA, "jokin ihan muu lause").await.unwrap();
        }
        let answer = world.try_sign_in(LIISA, PASSWORD, "home").await;
        assert!(matches!(answer, rinnalla_app::session::SignIn::Blocked), "{answer:?}");
    })
    .await;
}

#[tokio::test]
async fn a_confirmation_is_over_after_three_days() {
    each(async |world| {
        let (link, _) = link(&world).await;
        join(&world, &link, LIISA, PASSWORD).await.unwrap();
        let secret = world.mailed_secret(Mail::ConfirmAddress).await;
        world.hand.forward(days(3));
        assert_eq!(rule(confirm(&world, secret).await), Rule::LinkOver);
    })
    .await;
}

#[tokio::test]
async fn a_joining_link_ends_with_its_time_by_hand_or_with_its_unit() {
    each(async |world| {
        let (old, _) = link(&world).await;
        world.hand.forward(days(30));
        assert_eq!(rule(join(&world, &old, LIISA, PASSWORD).await), Rule::LinkOver);

        let (ended, _) = link(&world).await;
        let id = ended.clone();
        world.run(&world.admin, |w| account::end_joining_link(w, sodankyla(), id).boxed()).await.unwrap();
        assert_eq!(rule(join(&world, &ended, LIISA, PASSWORD).await), Rule::LinkOver);

        let (orphan, unit) = link(&world).await;
        let listed = world.run(&world.admin, |w| account::joining_links(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(listed.iter().map(|l| l.id.as_str()).collect::<Vec<_>>(), [orphan.as_str()]);
        join(&world, &orphan, LIISA, PASSWORD).await.unwrap();
        let secret = world.mailed_secret(Mail::ConfirmAddress).await;
        world.run(&world.admin, |w| municipality::end_organisation(w, sodankyla(), unit).boxed()).await.unwrap();
        let shown = world.nobody(|w| account::joining_link(w, orphan).boxed()).await;
        assert_eq!(rule(shown), Rule::LinkOver);
        assert_eq!(rule(confirm(&world, secret).await), Rule::LinkOver);
    })
    .await;
}

#[tokio::test]
async fn a_joining_link_is_for_a_unit_that_refers() {
    each(async |world| {
        let own = organisation::municipality_id(sodankyla());
        let made = world.run(&world.admin, |w| account::make_joining_link(w, sodankyla(), own, vec![], 30).boxed());
        assert_eq!(rule(made.await), Rule::NotAReferringUnit);
    })
    .await;
}
