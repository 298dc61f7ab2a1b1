use rinnalla_app::store::organisation;
use rinnalla_app::{FutureExt, Rule, account, session, setup};
use rinnalla_domain::account::Role;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::{AccountId, MembershipId};

use crate::world::{ADMIN, World, each, inari, not_found, rule, sodankyla};

const AINO: &str = "aino@sodankyla.example";

async fn membership(world: &World, whose: &AccountId, role: Role) -> MembershipId {
    seen_by(world, &world.admin, whose, role).await
}

async fn seen_by(world: &World, who: &AccountId, whose: &AccountId, role: Role) -> MembershipId {
    let members = world.run(who, |w| account::members(w, sodankyla()).boxed()).await.unwrap();
    let found = members.into_iter().find(|m| m.account == *whose && m.membership.role == role && m.ended_at.is_none());
    found.expect("a role").membership.id
}

#[tokio::test]
async fn an_ended_role_is_cut_from_a_running_session_at_once() {
    each(async |world| {
        let aino = world.account(AINO, &[Role::Coordinator, Role::Trainer]).await;
        let secret = world.sign_in(AINO).await.secret;
        let id = membership(&world, &aino, Role::Coordinator).await;
        world.run(&world.admin, |w| account::end_role(w, sodankyla(), id).boxed()).await.unwrap();
        assert_eq!(world.roles(&aino).await, [Role::Trainer]);
        let resumed = world.nobody(|w| session::resume(w, secret).boxed()).await.unwrap().expect("goes on");
        assert_eq!(resumed.person.memberships.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_role_is_given_once_and_can_be_given_again_after_its_end() {
    each(async |world| {
        let aino = world.account(AINO, &[Role::Trainer]).await;
        let unit = world.unit().await;
        for _ in 0..2 {
            let (whom, unit) = (aino.clone(), unit.clone());
            let give =
                world.run(&world.admin, |w| account::give_role(w, sodankyla(), whom, Role::LinkWorker, unit).boxed());
            give.await.unwrap();
        }
        assert_eq!(world.roles(&aino).await, [Role::LinkWorker, Role::Trainer]);
        let id = membership(&world, &aino, Role::LinkWorker).await;
        world.run(&world.admin, |w| account::end_role(w, sodankyla(), id).boxed()).await.unwrap();
        let (whom, unit) = (aino.clone(), unit.clone());
        let give =
            world.run(&world.admin, |w| account::give_role(w, sodankyla(), whom, Role::LinkWorker, unit).boxed());
        give.await.unwrap();
        assert_eq!(world.roles(&aino).await, [Role::LinkWorker, Role::Trainer]);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_gives_no_role_to_themselves_and_does_not_invite_their_own_address() {
    each(async |world| {
        let (me, unit) = (world.admin.clone(), organisation::municipality_id(sodankyla()));
        let of = unit.clone();
        let give = world.run(&world.admin, |w| account::give_role(w, sodankyla(), me, Role::Coordinator, of).boxed());
        assert_eq!(rule(give.await), Rule::SecondPersonNeeded);
        let own = account::NewInvitation {
            municipality: sodankyla(),
            organisation: unit.clone(),
            role: Role::Coordinator,
            name: None,
            mail: Some(MailAddress::parse("Admin@Sodankyla.example").unwrap()),
        };
        assert_eq!(rule(world.run(&world.admin, |w| account::invite(w, own).boxed()).await), Rule::SecondPersonNeeded);

        let second = world.account(AINO, &[Role::Administrator]).await;
        let me = world.admin.clone();
        world.run(&second, |w| account::give_role(w, sodankyla(), me, Role::Coordinator, unit).boxed()).await.unwrap();
        assert_eq!(world.roles(&world.admin).await, [Role::Coordinator, Role::Administrator]);
    })
    .await;
}

#[tokio::test]
async fn the_last_administrator_stays() {
    each(async |world| {
        let id = membership(&world, &world.admin, Role::Administrator).await;
        let ended = world.run(&world.admin, |w| account::end_role(w, sodankyla(), id).boxed()).await;
        assert_eq!(rule(ended), Rule::LastAdministrator);
        let me = world.admin.clone();
        let suspended = world.run(&world.admin, |w| account::suspend(w, sodankyla(), me).boxed()).await;
        assert_eq!(rule(suspended), Rule::LastAdministrator);

        // A suspended one does not count.
        let second = world.account(AINO, &[Role::Administrator]).await;
        let whom = second.clone();
        world.run(&world.admin, |w| account::suspend(w, sodankyla(), whom).boxed()).await.unwrap();
        let id = membership(&world, &world.admin, Role::Administrator).await;
        let ended = world.run(&world.admin, |w| account::end_role(w, sodankyla(), id).boxed()).await;
        assert_eq!(rule(ended), Rule::LastAdministrator);

        world.run(&world.admin, |w| account::lift(w, sodankyla(), second).boxed()).await.unwrap();
        let id = membership(&world, &world.admin, Role::Administrator).await;
        world.run(&world.admin, |w| account::end_role(w, sodankyla(), id).boxed()).await.unwrap();
        assert!(world.roles(&world.admin).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_administrators_cannot_remove_each_other_at_the_same_moment() {
    each(async |world| {
        let mut first = world.admin.clone();
        for round in 0..5 {
            let second = world.account(&format!("{round}{AINO}"), &[Role::Administrator]).await;
            let firsts = seen_by(&world, &first, &first, Role::Administrator).await;
            let seconds = seen_by(&world, &first, &second, Role::Administrator).await;
            let (a, b) = tokio::join!(
                world.run(&first, |w| account::end_role(w, sodankyla(), seconds).boxed()),
                world.run(&second, |w| account::end_role(w, sodankyla(), firsts).boxed()),
            );
            assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{a:?} {b:?}");
            first = if a.is_ok() { first } else { second };
        }
    })
    .await;
}

#[tokio::test]
async fn a_suspended_account_is_out_at_once_and_cannot_come_back_until_it_is_lifted() {
    each(async |world| {
        let aino = world.account(AINO, &[Role::Trainer]).await;
        let secret = world.sign_in(AINO).await.secret;
        let whom = aino.clone();
        world.run(&world.admin, |w| account::suspend(w, sodankyla(), whom).boxed()).await.unwrap();
        assert!(!world.goes_on(&secret).await);
        not_found(world.run(&aino, |w| account::own(w).boxed()).await);
        let answer = world.try_sign_in(AINO, crate::world::PASSWORD, "home").await;
        assert!(matches!(answer, session::SignIn::Refused), "{answer:?}");
        let whom = aino.clone();
        world.run(&world.admin, |w| account::lift(w, sodankyla(), whom).boxed()).await.unwrap();
        world.sign_in(AINO).await;
        assert!(!world.goes_on(&secret).await);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_rules_only_at_home() {
    each(async |world| {
        world.service(|w| setup::municipality(w, inari()).boxed()).await.unwrap();
        let far = world.account_in(inari(), "maija@inari.example", &[Role::Coordinator]).await;
        let unit = organisation::municipality_id(inari());
        not_found(world.run(&world.admin, |w| account::members(w, inari()).boxed()).await);
        let (whom, home) = (far.clone(), organisation::municipality_id(sodankyla()));
        let give = world.run(&world.admin, |w| account::give_role(w, sodankyla(), whom, Role::Trainer, home).boxed());
        not_found(give.await);
        let whom = far.clone();
        let give = world.run(&world.admin, |w| account::give_role(w, inari(), whom, Role::Trainer, unit).boxed());
        not_found(give.await);
        let whom = far.clone();
        not_found(world.run(&world.admin, |w| account::suspend(w, sodankyla(), whom).boxed()).await);
        not_found(world.run(&far, |w| account::members(w, inari()).boxed()).await);
    })
    .await;
}

#[tokio::test]
async fn one_changes_ones_own_name_but_not_over_somebody_elses_change() {
    each(async |world| {
        let own = world.run(&world.admin, |w| account::own(w).boxed()).await.unwrap();
        assert_eq!((own.username.as_str(), own.second_factor), (ADMIN, false));
        let name = rinnalla_domain::text::Line::parse("Aino Korhonen", 80).unwrap().unwrap();
        for wanted in [true, false] {
            let (name, language, version) = (name.clone(), own.language, own.version);
            let done =
                world.run(&world.admin, move |w| account::update_own(w, name, None, None, language, version).boxed());
            assert_eq!(done.await.is_ok(), wanted);
        }
    })
    .await;
}
