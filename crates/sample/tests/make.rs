//! The made-up people come about by the same use cases as real ones.

use rinnalla_app::store::Store;
use rinnalla_app::{App, Clock, Config, FutureExt, Keys, Who};
use rinnalla_sample::{Size, Stage, make};

#[tokio::test]
async fn every_stage_of_the_demo_can_be_told_and_the_log_stays_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path().to_str().unwrap()).await.unwrap();
    let keys = Keys::parse(&"7".repeat(64)).unwrap();
    let now: jiff::Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
    let config = Config { demo: true, ..Config::default() };
    let app = App::new(store, keys, Clock::new(move || now), config);
    let made = make(&app, Size::Village, 1).await.unwrap();
    assert_eq!(made.municipalities, 2);
    assert_eq!(made.cases, Stage::ALL.len() + 3);
    let roles: Vec<_> = made.personas.iter().map(|p| p.role).collect();
    for role in rinnalla_domain::account::Role::ALL {
        assert!(roles.contains(&role.code()), "{role}");
    }
    let verdict =
        app.run(Who::Service("test"), |work| rinnalla_app::audit::verify(work, Vec::new()).boxed()).await.unwrap();
    assert!(verdict.rows > 250 && verdict.broken.is_empty(), "{verdict:?}");
}
