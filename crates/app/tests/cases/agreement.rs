use rinnalla_app::{Error, FutureExt, agreement};

use crate::world::{World, each};

async fn shown(world: &World) -> Result<agreement::Shown, Error> {
    let case = world.case("own");
    world.run(&world.link_worker, |w| agreement::show(w, case).boxed()).await
}

#[tokio::test]
async fn an_agreement_that_was_changed_past_the_service_is_not_shown() {
    each(async |world| {
        let sealed = shown(&world).await.unwrap().versions.remove(0);
        let goal = sealed.content.goals[0].words.clone();
        assert!(sealed.hash.is_some());
        let agreement = format!("update agreements set rhythm = 'RHYTHM' where id = '{}'", sealed.id);
        let words = format!("update agreed_goals set words = 'WORDS' where agreement_id = '{}'", sealed.id);
        for (changed, back) in [
            (agreement.replace("RHYTHM", "monthly"), agreement.replace("RHYTHM", sealed.content.rhythm.code())),
            (words.replace("WORDS", "jotain muuta"), words.replace("WORDS", goal.as_str())),
        ] {
            world.past_the_service(&changed).await;
            let answer = shown(&world).await;
            assert!(matches!(&answer, Err(Error::Internal(why)) if why.contains("sealed")), "{answer:?}");
            world.past_the_service(&back).await;
            assert!(shown(&world).await.is_ok());
        }
    })
    .await;
}
