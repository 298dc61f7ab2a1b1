use rinnalla_app::account::{self, NewInvitation};
use rinnalla_app::session::{Needs, SignedIn};
use rinnalla_app::store::organisation;
use rinnalla_app::{Error, FutureExt, Rule, Who, setup};
use rinnalla_domain::TokenId;
use rinnalla_domain::account::Role;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::message::Mail;
use rinnalla_domain::municipality::MunicipalityCode;

use crate::world::{World, conflict, days, each, inari, not_found, person, rule, sodankyla};

const LIISA: &str = "liisa@sodankyla.example";

fn new(role: Role, mail: Option<&str>) -> NewInvitation {
    NewInvitation {
        municipality: sodankyla(),
        organisation: organisation::municipality_id(sodankyla()),
        role,
        name: None,
        mail: mail.map(|mail| MailAddress::parse(mail).unwrap()),
    }
}

async fn invite(world: &World, role: Role, mail: Option<&str>) -> TokenId {
    let new = new(role, mail);
    world.run(&world.admin, |w| account::invite(w, new).boxed()).await.unwrap()
}

async fn accept(world: &World, secret: &str, username: &str) -> Result<SignedIn, Error> {
    account::accept_invitation(&world.app, secret.into(), person(username), "Firefox".into()).await
}

async fn paper(world: &World, id: TokenId) -> Result<String, Error> {
    let shown = world.run(&world.admin, |w| account::paper_invitation(w, sodankyla(), id).boxed()).await;
    shown.map(|shown| shown.secret)
}

async fn confirmed(world: &World, signed_in: &SignedIn) -> bool {
    let own = world.run(&signed_in.session.account, |w| account::own(w).boxed()).await.unwrap();
    own.mail_confirmed
}

#[tokio::test]
async fn a_mailed_invitation_makes_an_account_whose_address_is_confirmed() {
    each(async |world| {
        let id = invite(&world, Role::Coordinator, Some(LIISA)).await;
        assert!(paper(&world, id).await.is_err(), "the secret of a mailed one is nobody else's");
        let secret = world.mailed_secret(Mail::Invitation).await;
        let link = secret.clone();
        let shown = world.nobody(|w| account::invitation(w, link).boxed()).await.unwrap();
        assert_eq!((shown.role, shown.has_account), (Role::Coordinator, false));
        assert_eq!(shown.municipality.name_fi, "Sodankylä");
        let signed_in = accept(&world, &secret, LIISA).await.unwrap();
        assert_eq!(signed_in.needs, Needs::EnrolSecondFactor);
        assert!(confirmed(&world, &signed_in).await);
        assert!(world.mails().await.is_empty());
        assert_eq!(world.roles(&signed_in.session.account).await, [Role::Coordinator]);
        assert_eq!(rule(accept(&world, &secret, "maija@sodankyla.example").await), Rule::LinkOver);
    })
    .await;
}

#[tokio::test]
async fn a_paper_invitation_asks_for_the_address_by_mail() {
    each(async |world| {
        let id = invite(&world, Role::LinkWorker, None).await;
        assert!(world.mails().await.is_empty());
        let secret = paper(&world, id).await.unwrap();
        let signed_in = accept(&world, &secret, LIISA).await.unwrap();
        assert!(!confirmed(&world, &signed_in).await);
        let link = world.mailed_secret(Mail::ConfirmAddress).await;
        let own = Who::Account(signed_in.session.account.clone());
        let proof = account::prove_own(&world.app, own, link, String::new()).await.unwrap();
        let done = world.nobody(|w| account::confirm_address(w, proof).boxed()).await.unwrap();
        assert_eq!(done.account, signed_in.session.account);
        assert!(confirmed(&world, &signed_in).await);
        assert_eq!(world.roles(&signed_in.session.account).await, [Role::LinkWorker]);
    })
    .await;
}

#[tokio::test]
async fn a_mailed_invitation_taken_with_another_address_confirms_neither() {
    each(async |world| {
        invite(&world, Role::LinkWorker, Some(LIISA)).await;
        let secret = world.mailed_secret(Mail::Invitation).await;
        let signed_in = accept(&world, &secret, "liisa@muualla.example").await.unwrap();
        assert!(!confirmed(&world, &signed_in).await);
        assert_eq!(world.mails().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_account_gets_another_role_only_by_its_own_mail_and_password() {
    each(async |world| {
        let liisa = world.account(LIISA, &[Role::Trainer]).await;
        let id = invite(&world, Role::Coordinator, None).await;
        let on_paper = paper(&world, id).await.unwrap();
        assert_eq!(rule(accept(&world, &on_paper, LIISA).await), Rule::AddressTaken);

        invite(&world, Role::Coordinator, Some(LIISA)).await;
        let secret = world.mailed_secret(Mail::Invitation).await;
        let mut wrong = person(LIISA);
        wrong.password = "jokin ihan muu lause".into();
        let answer = account::accept_invitation(&world.app, secret.clone(), wrong, String::new()).await;
        assert_eq!(rule(answer), Rule::AddressTaken);
        assert_eq!(world.roles(&liisa).await, [Role::Trainer]);

        let signed_in = accept(&world, &secret, LIISA).await.unwrap();
        assert_eq!(signed_in.session.account, liisa);
        assert_eq!(world.roles(&liisa).await, [Role::Coordinator, Role::Trainer]);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_is_over_after_fourteen_days_or_when_it_is_cancelled() {
    each(async |world| {
        let old = invite(&world, Role::LinkWorker, None).await;
        let secret = paper(&world, old).await.unwrap();
        world.hand.forward(days(14));
        assert_eq!(rule(accept(&world, &secret, LIISA).await), Rule::LinkOver);

        let id = invite(&world, Role::LinkWorker, None).await;
        let secret = paper(&world, id.clone()).await.unwrap();
        let open = world.run(&world.admin, |w| account::invitations(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(open.len(), 1);
        let cancelled = id.clone();
        world.run(&world.admin, |w| account::cancel_invitation(w, sodankyla(), cancelled).boxed()).await.unwrap();
        assert_eq!(rule(accept(&world, &secret, LIISA).await), Rule::LinkOver);
        conflict(world.run(&world.admin, |w| account::cancel_invitation(w, sodankyla(), id).boxed()).await);
    })
    .await;
}

#[tokio::test]
async fn only_an_administrator_invites_and_only_to_units_of_home() {
    each(async |world| {
        let liisa = world.account(LIISA, &[Role::Coordinator]).await;
        let asked = new(Role::LinkWorker, None);
        not_found(world.run(&liisa, |w| account::invite(w, asked).boxed()).await);
        let mut elsewhere = new(Role::LinkWorker, None);
        elsewhere.organisation = organisation::municipality_id(inari());
        not_found(world.run(&world.admin, |w| account::invite(w, elsewhere).boxed()).await);
    })
    .await;
}

#[tokio::test]
async fn set_up_invites_the_first_administrator_and_nobody_after() {
    each(async |world| {
        let begin = |code: MunicipalityCode| {
            let mail = MailAddress::parse("Paula@Inari.example").unwrap();
            world.service(move |w| setup::begin(w, code, mail).boxed())
        };
        assert_eq!(rule(begin(sodankyla()).await), Rule::AlreadySetUp);
        let nowhere = MunicipalityCode::parse("999").unwrap();
        assert_eq!(rule(begin(nowhere).await), Rule::UnknownMunicipality);
        let (first, second) = (begin(inari()).await.unwrap(), begin(inari()).await.unwrap());
        assert_eq!(rule(accept(&world, &first, "paula@inari.example").await), Rule::LinkOver);
        let signed_in = accept(&world, &second, "paula@inari.example").await.unwrap();
        assert_eq!(world.roles(&signed_in.session.account).await, [Role::Administrator]);
        assert!(!confirmed(&world, &signed_in).await, "the link came from a command, not by mail");
        assert_eq!(rule(begin(inari()).await), Rule::AlreadySetUp);
        let mail = MailAddress::parse("paula@inari.example").unwrap();
        not_found(world.nobody(move |w| setup::begin(w, inari(), mail).boxed()).await);
    })
    .await;
}
