use rinnalla_app::activity::{self, Answer};
use rinnalla_app::{FutureExt, Rule};
use rinnalla_domain::activity::{Freshness, Status};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::text::Text;

use crate::world::{World, days, each, not_found, rule};

async fn answer(world: &World, secret: &str, answer: Answer) -> Result<(), rinnalla_app::Error> {
    let secret = secret.to_owned();
    world.nobody(move |w| activity::answer(w, secret, answer).boxed()).await
}

#[tokio::test]
async fn the_organiser_is_asked_after_ninety_days_and_answers_once_without_an_account() {
    each(async |world| {
        let club = world.club().await;
        world.hand.forward(days(89));
        assert_eq!(world.round().await, 0);
        world.hand.forward(days(1));
        assert_eq!(world.round().await, 1);
        assert_eq!(world.round().await, 0, "once in a fortnight");
        let secret = world.questions().await.remove(0);

        // Opening the link, also by a scanner of mails, changes nothing.
        for _ in 0..3 {
            let secret = secret.clone();
            let asked = world.nobody(|w| activity::asked(w, secret).boxed()).await.unwrap();
            assert_eq!(asked.activity.freshness(day_of(world.hand.now())), Freshness::Ask);
        }
        answer(&world, &secret, Answer::StillTrue).await.unwrap();
        let shown = world.shown(club.number).await.unwrap();
        assert_eq!(shown.activity.freshness(day_of(world.hand.now())), Freshness::Fresh);
        assert_eq!(shown.activity.checked_by, "organiser");
        assert_eq!(rule(answer(&world, &secret, Answer::Over).await), Rule::LinkOver);
        assert_eq!(rule(answer(&world, "made.up", Answer::Over).await), Rule::LinkOver);
    })
    .await;
}

#[tokio::test]
async fn two_questions_without_an_answer_hide_an_entry_from_residents_and_an_answer_brings_it_back() {
    each(async |world| {
        let club = world.club().await;
        world.hand.forward(days(90));
        for _ in 0..3 {
            world.round().await;
            world.hand.forward(days(15));
        }
        not_found(world.shown(club.number).await);
        let number = club.number;
        assert!(world.run(&world.coordinator, move |w| activity::show(w, number).boxed()).await.is_ok());
        let secret = world.questions().await.pop().unwrap();
        answer(&world, &secret, Answer::StillTrue).await.unwrap();
        assert!(world.shown(club.number).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn an_organiser_says_that_it_is_over_or_that_something_has_changed() {
    each(async |world| {
        let (over, changed) = (world.club().await, world.club().await);
        world.hand.forward(days(90));
        assert_eq!(world.round().await, 2);
        let secrets = world.questions().await;
        let mut by_number = Vec::new();
        for secret in secrets {
            let asked = secret.clone();
            let number = world.nobody(|w| activity::asked(w, asked).boxed()).await.unwrap().activity.number;
            by_number.push((number, secret));
        }
        let of = |number| by_number.iter().find(|(n, _)| *n == number).map(|(_, s)| s.as_str()).unwrap();
        answer(&world, of(over.number), Answer::Over).await.unwrap();
        assert_eq!(world.shown(over.number).await.unwrap().activity.status, Status::Ended);

        let words = Text::parse("Kokoonnumme nyt keskiviikkoisin.", 400).unwrap().unwrap();
        answer(&world, of(changed.number), Answer::Changed(words)).await.unwrap();
        not_found(world.shown(changed.number).await);
        let number = changed.number;
        let seen = world.run(&world.coordinator, move |w| activity::show(w, number).boxed()).await.unwrap();
        assert_eq!(seen.history[0].note.as_deref(), Some("Kokoonnumme nyt keskiviikkoisin."));
    })
    .await;
}
