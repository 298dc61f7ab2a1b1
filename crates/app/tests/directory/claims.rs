use rinnalla_app::activity::{self, ClaimOutcome};
use rinnalla_app::source::Reading;
use rinnalla_app::{FutureExt, Rule, Who};
use rinnalla_domain::activity::{Activity, ClaimAnswer, NewActivity, Price};
use rinnalla_domain::business_id::BusinessId;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, OrganisationId};

use crate::sources::{incoming, opened, take};
use crate::world::{World, coffee_club, each, not_found, rule, sodankyla};

fn text(words: &str) -> Text {
    Text::parse(words, 400).unwrap().unwrap()
}

/// A group as a source has it: under another name, with the business identity code of whoever arranges it.
fn imported(title: &str) -> NewActivity {
    let mut content = coffee_club(None);
    content.wordings[0].title = Line::parse(title, 100).unwrap().unwrap();
    content.organiser.name = Line::parse("Kylän Naiset, yhdistys", 100).unwrap().unwrap();
    content.organiser.business_id = BusinessId::parse("1234567-1").ok();
    content
}

async fn read(world: &World, titles: &[&str]) -> Vec<Activity> {
    let from = opened(world, "a").await;
    let items = titles.iter().map(|title| incoming(title, imported(title))).collect();
    take(world, &from, Reading { items, ..Reading::default() }).await;
    world.app.run(Who::Service("test"), |w| activity::index(w).boxed()).await.unwrap()
}

async fn claim(
    world: &World,
    who: &AccountId,
    number: i64,
    by: &OrganisationId,
) -> Result<ClaimOutcome, rinnalla_app::Error> {
    let by = by.clone();
    world.run(who, move |w| activity::claim(w, number, by, None).boxed()).await
}

#[tokio::test]
async fn a_coordinator_confirms_a_claim_and_the_same_business_identity_code_is_enough_from_then_on() {
    each(async |world| {
        let entries = read(&world, &["Lukupiiri", "Neulekerho"]).await;
        let (first, second) = (entries[0].number, entries[1].number);
        let asked = claim(&world, &world.organiser, first, &world.organisation).await.unwrap();
        assert_eq!(asked, ClaimOutcome::Asked, "nobody has confirmed whose code it is");
        claim(&world, &world.organiser, first, &world.organisation).await.unwrap();
        let waiting = world.run(&world.coordinator, |w| activity::claims(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(waiting.len(), 1, "asked twice is asked once");
        let id = waiting[0].claim.id.clone();

        // Until then nothing has changed, and nobody but the coordinator answers.
        let entry = entries[0].id.clone();
        not_found(world.run(&world.organiser, move |w| activity::open(w, entry).boxed()).await);
        for who in [&world.organiser, &world.other] {
            let id = id.clone();
            not_found(world.run(who, move |w| activity::confirm_claim(w, id).boxed()).await);
        }
        let again = id.clone();
        world.run(&world.coordinator, move |w| activity::confirm_claim(w, id).boxed()).await.unwrap();
        let twice = world.run(&world.coordinator, move |w| activity::confirm_claim(w, again).boxed()).await;
        assert!(matches!(twice, Err(rinnalla_app::Error::Conflict)));
        let entry = entries[0].id.clone();
        let shown = world.run(&world.organiser, move |w| activity::open(w, entry).boxed()).await.unwrap();
        assert!(shown.history.iter().any(|line| line.change == "claimed" && line.by == "coordinator"));

        let offers = world.run(&world.organiser, |w| activity::offers(w).boxed()).await.unwrap();
        assert_eq!(offers.iter().map(|o| (o.activity.number, o.certain)).collect::<Vec<_>>(), [(second, true)]);
        let theirs = claim(&world, &world.organiser, second, &world.organisation).await.unwrap();
        assert_eq!(theirs, ClaimOutcome::Theirs(entries[1].id.clone()));
        let own = world.run(&world.organiser, |w| activity::own(w).boxed()).await.unwrap();
        assert_eq!(own.len(), 2);
        assert_eq!(rule(claim(&world, &world.other, second, &world.elsewhere).await), Rule::ClaimedAlready);
    })
    .await;
}

#[tokio::test]
async fn what_has_been_claimed_is_not_changed_or_ended_by_its_source_silently() {
    each(async |world| {
        let entries = read(&world, &["Lukupiiri"]).await;
        let number = entries[0].number;
        claim(&world, &world.organiser, number, &world.organisation).await.unwrap();
        let waiting = world.run(&world.coordinator, |w| activity::claims(w, sodankyla()).boxed()).await.unwrap();
        let id = waiting[0].claim.id.clone();
        world.run(&world.coordinator, move |w| activity::confirm_claim(w, id).boxed()).await.unwrap();

        let from = opened(&world, "a").await;
        let mut changed = imported("Lukupiiri");
        changed.price = Price::Paid;
        let items = vec![incoming("Lukupiiri", changed)];
        let taken = take(&world, &from, Reading { items, ..Reading::default() }).await;
        assert_eq!((taken.updated, taken.kept.len()), (0, 1), "the report says what was kept");
        let taken = take(&world, &from, Reading { gone: vec!["Lukupiiri".into()], ..Reading::default() }).await;
        assert_eq!(taken.removed, 0);
        assert_eq!(world.shown(number).await.unwrap().activity.content.price, Price::Free);
    })
    .await;
}

#[tokio::test]
async fn a_claim_is_refused_with_a_reason_that_the_organiser_reads() {
    each(async |world| {
        let entries = read(&world, &["Lukupiiri"]).await;
        claim(&world, &world.other, entries[0].number, &world.elsewhere).await.unwrap();
        // Nobody claims for an organisation of others.
        not_found(claim(&world, &world.other, entries[0].number, &world.organisation).await);
        not_found(claim(&world, &world.coordinator, entries[0].number, &world.organisation).await);
        let waiting = world.run(&world.coordinator, |w| activity::claims(w, sodankyla()).boxed()).await.unwrap();
        let id = waiting[0].claim.id.clone();
        let why = text("Ryhmää vetää seurakunta.");
        world.run(&world.coordinator, move |w| activity::refuse_claim(w, id, why).boxed()).await.unwrap();
        let own = world.run(&world.other, |w| activity::own_claims(w).boxed()).await.unwrap();
        assert_eq!(own[0].claim.answer, Some(ClaimAnswer::Refused));
        assert_eq!(own[0].claim.reason.as_deref(), Some("Ryhmää vetää seurakunta."));
        let own = world.run(&world.organiser, |w| activity::own_claims(w).boxed()).await.unwrap();
        assert!(own.is_empty(), "others do not see it");
        let entry = entries[0].id.clone();
        not_found(world.run(&world.other, move |w| activity::open(w, entry).boxed()).await);
        assert!(world.run(&world.organiser, |w| activity::claims(w, sodankyla()).boxed()).await.is_err());
    })
    .await;
}
