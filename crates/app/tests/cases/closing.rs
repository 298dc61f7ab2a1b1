use rinnalla_app::closing::{self, Feedback, Saved};
use rinnalla_app::{FutureExt, Rule};
use rinnalla_domain::closing::Answer;
use rinnalla_domain::text::Text;

use crate::world::{World, each, rule};

fn feedback(words: &str, for_worker: bool) -> Saved {
    Saved::Feedback(Some(Feedback {
        heard: Some(Answer::Yes),
        helped: Some(Answer::Yes),
        words: Text::parse(words, 400).unwrap(),
        for_worker,
    }))
}

async fn words(world: &World) -> Option<String> {
    let case = world.case("own");
    world.run(&world.coordinator, |w| closing::show(w, case).boxed()).await.unwrap().closing.feedback_words
}

#[tokio::test]
async fn a_link_worker_cannot_answer_over_feedback_that_is_not_for_them() {
    each(async |world| {
        let save = async |who, part, version| {
            let case = world.case("own");
            world.run(who, move |w| closing::save_part(w, case, part, version).boxed()).await
        };
        save(&world.link_worker, feedback("Hän puhui liikaa", false), 0).await.unwrap();
        let over = save(&world.link_worker, feedback("Kaikki oli hyvin", true), 1).await;
        assert_eq!(rule(over), Rule::FeedbackGiven);
        assert_eq!(rule(save(&world.link_worker, Saved::Feedback(None), 1).await), Rule::FeedbackGiven);
        assert_eq!(words(&world).await.as_deref(), Some("Hän puhui liikaa"));
        save(&world.coordinator, feedback("Hän puhui vähän liikaa", true), 1).await.unwrap();
        save(&world.link_worker, feedback("Hän puhui vähän", true), 2).await.unwrap();
        assert_eq!(words(&world).await.as_deref(), Some("Hän puhui vähän"));
    })
    .await;
}
