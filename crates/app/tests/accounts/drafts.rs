use rinnalla_app::{FutureExt, Rule, draft};
use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, DraftId};

use crate::world::{World, conflict, days, each, not_found, rule};

const FORM: &str = "/lahetteet/uusi";

async fn save(world: &World, who: &AccountId, id: Option<DraftId>, fields: &str) -> DraftId {
    let fields = fields.to_owned();
    world.run(who, |w| draft::save(w, FORM.into(), id, fields, false).boxed()).await.unwrap().0
}

#[tokio::test]
async fn a_draft_is_its_writers_own() {
    each(async |world| {
        let aino = world.account("aino@sodankyla.example", &[Role::Referrer]).await;
        let maija = world.account("maija@sodankyla.example", &[Role::Referrer]).await;
        let id = save(&world, &aino, None, "a=1").await;
        let asked = id.clone();
        not_found(world.run(&maija, |w| draft::find(w, asked).boxed()).await);
        let other = save(&world, &maija, Some(id.clone()), "a=2").await;
        assert_ne!(id, other);
        let asked = id.clone();
        world.run(&maija, |w| draft::delete(w, asked).boxed()).await.unwrap();
        let asked = id.clone();
        assert_eq!(world.run(&aino, |w| draft::find(w, asked).boxed()).await.unwrap().fields, "a=1");
        not_found(world.nobody(|w| draft::list_own(w).boxed()).await);
    })
    .await;
}

#[tokio::test]
async fn saving_again_writes_over_and_nobody_chooses_an_identity() {
    each(async |world| {
        let aino = world.account("aino@sodankyla.example", &[Role::Referrer]).await;
        let id = save(&world, &aino, Some(DraftId::new("mine")), "a=1").await;
        assert_ne!(id.as_str(), "mine");
        assert_eq!(save(&world, &aino, Some(id.clone()), "a=2").await, id);
        let all = world.run(&aino, |w| draft::list_own(w).boxed()).await.unwrap();
        assert_eq!(all.iter().map(|d| d.fields.as_str()).collect::<Vec<_>>(), ["a=2"]);
        let newest = world.run(&aino, |w| draft::newest_for(w, FORM.into()).boxed()).await.unwrap();
        assert_eq!(newest.unwrap().id, id);
        world.run(&aino, |w| draft::delete(w, id).boxed()).await.unwrap();
        assert!(world.run(&aino, |w| draft::of_path(w, FORM.into()).boxed()).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_kept_for_fourteen_days_and_up_to_64_kilobytes() {
    each(async |world| {
        let aino = world.account("aino@sodankyla.example", &[Role::Referrer]).await;
        let large = "x".repeat(64 * 1024 + 1);
        let answer = world.run(&aino, |w| draft::save(w, FORM.into(), None, large, false).boxed()).await;
        assert_eq!(rule(answer), Rule::DraftTooLarge);
        let id = save(&world, &aino, None, &"x".repeat(64 * 1024)).await;
        world.hand.forward(days(14));
        not_found(world.run(&aino, |w| draft::find(w, id).boxed()).await);
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_has_one_effect() {
    each(async |world| {
        let aino = world.account("aino@sodankyla.example", &[Role::Referrer]).await;
        let note = |result: &'static str| {
            world.run(&aino, move |w| draft::note_submission(w, "key".into(), result.into()).boxed())
        };
        note("/lahetteet/1").await.unwrap();
        conflict(note("/lahetteet/2").await);
        let came = world.run(&aino, |w| draft::submission(w, "key".into()).boxed()).await.unwrap();
        assert_eq!(came.as_deref(), Some("/lahetteet/1"));
    })
    .await;
}

#[tokio::test]
async fn a_draft_takes_the_key_of_its_form_but_nobody_chooses_a_taken_one() {
    each(async |world| {
        let aino = world.account("aino@sodankyla.example", &[Role::Referrer]).await;
        let maija = world.account("maija@sodankyla.example", &[Role::Referrer]).await;
        let key = DraftId::new(world.app.new_form_key());
        assert_eq!(save(&world, &aino, Some(key.clone()), "a=1").await, key);
        // The page did not hear of it and saves once more: still one draft, which the form's key deletes.
        assert_eq!(save(&world, &aino, Some(key.clone()), "a=2").await, key);
        assert_eq!(world.run(&aino, |w| draft::list_own(w).boxed()).await.unwrap().len(), 1);
        assert_ne!(save(&world, &maija, Some(key.clone()), "a=3").await, key, "somebody else's");
        assert_ne!(save(&world, &aino, Some(DraftId::new("x' or 1=1")), "a=4").await.as_str(), "x' or 1=1");
    })
    .await;
}
