//! An administrator loads a text pack, chooses what is asked, and writes a decision down. At the pages, with a browser
//! that has no screen.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rinnalla_app::Config;
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_domain::measurement::Instrument;
use rinnalla_testkit::browser::Browser;
use rinnalla_testkit::engines::{Hand, app_with, stores};
use rinnalla_testkit::pack::made_up;
use rinnalla_testkit::plant::garden;
use rinnalla_views::form::Fields;

const HOME: &str = "/yllapito/mittarit";
const PACK: &str = "/yllapito/mittarit/paketti";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_text_pack_is_looked_at_before_it_is_kept_and_what_is_wrong_is_said_in_finnish() {
    for (engine, store) in stores().await {
        eprintln!("on {engine}");
        let hand = Hand::at("2026-11-24T08:00:00Z".parse().expect("a moment"));
        let app = app_with(store, hand.clock(), Config { demo: true, ..Config::default() });
        let garden = garden(&app).await;
        let of =
            |role: Role| garden.home.personas.iter().find(|p| Role::parse(p.role) == Some(role)).expect("somebody");
        let desk = Browser::signed_in(&app, &of(Role::Administrator).username, DEMO_PASSWORD).await;
        assert!(desk.get(HOME).await.holds("Yhtään tekstipakettia ei ole ladattu."));
        let none = desk.post(PACK, &Fields::default()).await;
        assert!(none.status == 422 && none.holds("Valitse tiedosto."));
        // Everything that is wrong is said at once, and nothing is kept.
        let mut pack = made_up(Instrument::Who5, "fi");
        pack.items.truncate(2);
        pack.copyright.clear();
        let refused = desk.post_file(PACK, "sanat.json", &pack.to_json()).await;
        assert!(refused.status == 422 && refused.holds("väärä määrä: 2/5") && refused.holds("”copyright” on tyhjä"));
        let changed = made_up(Instrument::Who5, "fi").to_json().replace("väite 3", "väite kolme");
        assert!(desk.post_file(PACK, "sanat.json", &changed).await.holds("Teksti on muuttunut matkalla"));
        let mut over = made_up(Instrument::Who5, "fi");
        over.licence.valid_to = Some("2026-11-23".parse().expect("a day"));
        assert!(desk.post_file(PACK, "sanat.json", &over.to_json()).await.holds("Lisenssi päättyi 2026-11-23"));
        assert!(desk.post_file(PACK, "sanat.json", "Nimi;Arvo").await.holds("Tiedosto ei ole tekstipaketti"));
        // A good one is shown, then kept.
        let good = made_up(Instrument::Who5, "fi").to_json();
        let preview = desk.post_file(PACK, "sanat.json", &good).await;
        assert!(preview.status == 200 && preview.holds("Keksitty väite 5.") && preview.holds("Keksitty säätiö, K-1"));
        assert!(desk.get(HOME).await.holds("Yhtään tekstipakettia ei ole ladattu."), "looking keeps nothing");
        let carried = Fields::default().with("name", "sanat.json").with("pack", STANDARD.encode(&good));
        let kept = desk.post(PACK, &carried).await;
        assert_eq!((kept.status, kept.location.as_deref()), (303, Some("/yllapito/mittarit?tehty=pack-loaded")));
        assert!(desk.get(HOME).await.holds("Keksitty säätiö, K-1"));
        // PHQ-2 cannot be chosen before the decision, not even by hand.
        let page = desk.get("/yllapito/mittarit/valinnat").await;
        assert!(page.holds("name=\"who5\"") && !page.holds("name=\"phq2\""));
        let version =
            page.text().split("_versio\" value=\"").nth(1).and_then(|v| v.split('"').next()).map(str::to_owned);
        let by_hand = Fields::default().with("phq2", "half").with("_versio", version.expect("a version"));
        assert!(desk.post("/yllapito/mittarit/valinnat", &by_hand).await.holds("Kunta päättää siitä ensin itse"));
        let empty = desk.post("/yllapito/mittarit/paatos", &Fields::default().with("instrument", "phq2")).await;
        assert!(empty.status == 422 && empty.holds("Kirjoita, kuka vastaa kliinisesti."));
        // For anybody else there is no such page.
        let coordinator = Browser::signed_in(&app, &of(Role::Coordinator).username, DEMO_PASSWORD).await;
        assert_eq!(coordinator.get(HOME).await.status, 404);
        assert_eq!(coordinator.post(PACK, &carried).await.status, 404);
    }
}
