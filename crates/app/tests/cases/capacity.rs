use rinnalla_app::{Error, FutureExt, capacity};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::capacity::{Capacity, Change};

use crate::world::{World, each};

fn sodankyla() -> MunicipalityCode {
    MunicipalityCode::parse("758").unwrap()
}

async fn reckon(world: &World) -> (Capacity, usize) {
    world.run(&world.coordinator, |w| capacity::of(w, sodankyla()).boxed()).await.unwrap()
}

#[tokio::test]
async fn those_who_come_wait_and_are_accompanied_are_counted() {
    each(async |world| {
        let (found, promised) = reckon(&world).await;
        assert_eq!(promised, 14);
        assert!(found.workers > 0 && found.places >= found.workers, "{found:?}");
        assert!(found.referred > 0 && found.over_days > 0 && found.taken > 0, "{found:?}");
        assert!(found.assumes_length(), "{found:?}");
        let compared = found.what_if(Change { workers: 2, referrals: 0 }, promised).unwrap();
        assert!(compared.then.wait.mean <= compared.now.wait.mean);
    })
    .await;
}

#[tokio::test]
async fn nobody_but_a_coordinator_of_the_municipality_reckons() {
    each(async |world| {
        let own = world.run(&world.link_worker, |w| capacity::of(w, sodankyla()).boxed()).await;
        assert!(matches!(own, Err(Error::NotFound)));
    })
    .await;
}
