use rinnalla_app::session::SignIn;
use rinnalla_domain::account::Role;

use crate::world::{PASSWORD, World, each, minutes};

async fn fail(world: &World, username: &str, times: usize) {
    for _ in 0..times {
        let answer = world.try_sign_in(username, "väärä salasana", "home").await;
        assert!(matches!(answer, SignIn::Refused), "{answer:?}");
    }
}

#[tokio::test]
async fn the_answer_does_not_tell_whether_an_address_has_an_account() {
    each(async |world| {
        world.account("liisa@sodankyla.example", &[Role::Referrer]).await;
        for username in ["liisa@sodankyla.example", "nobody@sodankyla.example"] {
            fail(&world, username, 5).await;
            let answer = world.try_sign_in(username, "väärä salasana", "elsewhere").await;
            assert!(matches!(answer, SignIn::Blocked), "{username} {answer:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_is_found_however_it_is_typed() {
    each(async |world| {
        world.account("liisa@sodankyla.example", &[Role::Trainer]).await;
        world.sign_in("  Liisa@Sodankyla.Example ").await;
    })
    .await;
}

#[tokio::test]
async fn after_five_failures_even_the_right_password_waits_and_each_further_one_doubles_the_wait() {
    each(async |world| {
        world.account("liisa@sodankyla.example", &[Role::Trainer]).await;
        fail(&world, "liisa@sodankyla.example", 5).await;
        for wait in [1, 2, 4] {
            let answer = world.try_sign_in("liisa@sodankyla.example", PASSWORD, "home").await;
            assert!(matches!(answer, SignIn::Blocked), "{answer:?}");
            world.hand.forward(minutes(wait) - jiff::SignedDuration::from_secs(1));
            let answer = world.try_sign_in("liisa@sodankyla.example", PASSWORD, "home").await;
            assert!(matches!(answer, SignIn::Blocked), "{wait} {answer:?}");
            world.hand.forward(jiff::SignedDuration::from_secs(1));
            fail(&world, "liisa@sodankyla.example", 1).await;
        }
        world.hand.forward(minutes(8));
        world.sign_in("liisa@sodankyla.example").await;
        fail(&world, "liisa@sodankyla.example", 4).await;
        world.sign_in("liisa@sodankyla.example").await;
    })
    .await;
}

#[tokio::test]
async fn failures_are_forgotten_after_a_quarter_of_an_hour() {
    each(async |world| {
        world.account("liisa@sodankyla.example", &[Role::Trainer]).await;
        fail(&world, "liisa@sodankyla.example", 4).await;
        world.hand.forward(minutes(16));
        fail(&world, "liisa@sodankyla.example", 4).await;
        world.sign_in("liisa@sodankyla.example").await;
    })
    .await;
}

#[tokio::test]
async fn one_client_cannot_try_one_password_on_every_address() {
    each(async |world| {
        world.account("liisa@sodankyla.example", &[Role::Trainer]).await;
        for n in 0..20 {
            fail(&world, &format!("nobody{n}@sodankyla.example"), 1).await;
        }
        let answer = world.try_sign_in("liisa@sodankyla.example", PASSWORD, "home").await;
        assert!(matches!(answer, SignIn::Blocked), "{answer:?}");
        let answer = world.try_sign_in("liisa@sodankyla.example", PASSWORD, "work").await;
        assert!(matches!(answer, SignIn::In(_)), "{answer:?}");
    })
    .await;
}

#[tokio::test]
async fn guessing_at_the_same_moment_gives_no_more_tries() {
    each(async |world| {
        world.account("liisa@sodankyla.example", &[Role::Trainer]).await;
        let guess = |_| world.try_sign_in("liisa@sodankyla.example", "väärä salasana", "home");
        let answers = futures_util::future::join_all((0..7).map(guess)).await;
        let refused = answers.iter().filter(|answer| matches!(answer, SignIn::Refused)).count();
        assert_eq!(refused, 5);
    })
    .await;
}

#[tokio::test]
async fn a_password_of_a_megabyte_is_refused_like_any_other() {
    each(async |world| {
        let answer = world.try_sign_in("a@b.example", &"x".repeat(1 << 20), "home").await;
        assert!(matches!(answer, SignIn::Refused));
    })
    .await;
}
