use rinnalla_app::FutureExt;
use rinnalla_app::store::organisation::municipality_id;
use rinnalla_app::{Error, guidance, lack};
use rinnalla_domain::OrganisationId;
use rinnalla_domain::activity::Theme;
use rinnalla_domain::guidance::Given;
use rinnalla_domain::lack::{Cell, Period};

use crate::world::{World, days, each, not_found, sodankyla};

async fn give(world: &World, unit: OrganisationId, numbers: Vec<i64>) -> Result<(), Error> {
    world.nobody(|w| guidance::give(w, unit, numbers, Given::Printed).boxed()).await
}

#[tokio::test]
async fn a_list_is_counted_by_unit_and_theme_when_it_is_given_and_nobody_stands_in_the_count() {
    each(async |world| {
        let club = world.club().await;
        let unit = municipality_id(sodankyla());
        for _ in 0..6 {
            give(&world, unit.clone(), vec![club.number, club.number]).await.unwrap();
        }
        let period = Period::parse("2026-2").unwrap();
        let read = async || {
            world.run(&world.coordinator, move |w| lack::figures(w, sodankyla(), period).boxed()).await.unwrap()
        };
        let running = read().await;
        assert_eq!(running.units[0].1, Cell::Enough, "a half that runs shows no number");
        world.hand.forward(days(60));
        let ended = read().await;
        assert_eq!(ended.units[0].1, Cell::Number(6));
        assert_eq!(ended.themes, [(Theme::Conversation, Cell::Number(6))]);
    })
    .await;
}

#[tokio::test]
async fn an_empty_list_or_an_unknown_unit_is_not_counted() {
    each(async |world| {
        let club = world.club().await;
        not_found(give(&world, municipality_id(sodankyla()), vec![4_711]).await);
        not_found(give(&world, OrganisationId::new("ei-ole"), vec![club.number]).await);
        // An association is no unit that guides.
        not_found(give(&world, world.organisation.clone(), vec![club.number]).await);
        let units = world.nobody(|w| guidance::units(w, sodankyla()).boxed()).await.unwrap();
        assert!(units.iter().all(|unit| unit.id != world.organisation));
    })
    .await;
}
