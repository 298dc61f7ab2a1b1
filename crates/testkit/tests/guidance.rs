//! A professional without an account guides a resident; one with an account turns the list into a referral, and the
//! link worker marks a visit. At the pages, with a browser that has no screen.

use rinnalla_app::{Config, FutureExt, lack};
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_testkit::browser::Browser;
use rinnalla_testkit::engines::{Hand, app_with, stores};
use rinnalla_testkit::plant::{Garden, garden};
use rinnalla_views::form::Fields;

async fn browser(app: &rinnalla_app::App, garden: &Garden, role: Role) -> Browser {
    let persona =
        garden.home.personas.iter().find(|p| Role::parse(p.role) == Some(role)).expect("somebody of the role");
    Browser::signed_in(app, &persona.username, DEMO_PASSWORD).await
}

fn referral() -> Fields {
    Fields::default()
        .with("nondisclosure", "no")
        .with("name", "Kerttu Kokeilu")
        .with("birth_date", "7.5.1948")
        .with("phone", "040 000 0001")
        .with("message", "yes")
        .with("village", "Vuotso")
        .with("language", "fi")
        .with("reasons", "loneliness")
        .with("wish", "Seuraa.")
        .with("measure", "later")
        .with("consent", "1")
        .with("given", "spoken")
        .with("activities", "1,4711")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_professional_guides_then_refers_and_the_list_goes_along() {
    for (engine, store) in stores().await {
        eprintln!("on {engine}");
        let hand = Hand::at("2026-11-24T08:00:00Z".parse().expect("a moment"));
        let app = app_with(store, hand.clock(), Config { demo: true, ..Config::default() });
        let garden = garden(&app).await;
        let nobody = Browser::new(&app);
        // The talk suggests and keeps nothing: the answers stand in no address.
        let answers = Fields::default().with("somebody", "no").with("strength", "no");
        let talk = nobody.post("/ohjaus/puheeksiotto?kunta=758", &answers).await;
        assert_eq!(talk.status, 200);
        assert!(talk.holds("Ehdotus: hyvinvointilähete") && talk.holds("Ei ole ketään, jonka kanssa lähteä"));
        // Looking is not counted, giving is. The cookie holds the unit and nothing else.
        assert_eq!(nobody.get("/ohjaus/lista?kunta=758&t=1").await.status, 200);
        let unit = Fields::default().with("t", "1").with("way", "printed");
        assert_eq!(nobody.post("/ohjaus/lista?kunta=758", &unit).await.status, 422, "the unit is asked first");
        let given = nobody.post("/ohjaus/lista?kunta=758", &unit.with("unit", "kunta-758")).await;
        assert_eq!(given.status, 303);
        assert!(given.headers.contains("yksikko=kunta-758;"), "{}", given.headers);
        assert!(given.location.as_deref().is_some_and(|to| to.starts_with("/lista.pdf?")));
        let code = garden.home.code;
        let coordinator = garden.home.who(Role::Coordinator, 0);
        let read = app.run(rinnalla_app::Who::Account(coordinator), move |w| {
            let period = rinnalla_domain::lack::Period::parse("2026-2").expect("a period");
            lack::figures(w, code, period).boxed()
        });
        assert_eq!(read.await.expect("figures").units.len(), 1, "one unit has given one list");
        // Signing in keeps the list; the referral carries it to the coordinator.
        let first = nobody.get("/lahetteet/uusi?t=1").await;
        assert_eq!(first.location.as_deref(), Some("/kirjaudu?jatka=%2Flahetteet%2Fuusi%3Ft%3D1"));
        let referrer = browser(&app, &garden, Role::Referrer).await;
        assert!(referrer.get("/lahetteet/uusi?t=1").await.holds("Kahvikerho"));
        let sent = referrer.post("/lahetteet/uusi", &referral()).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let id = sent.location.as_deref().and_then(|to| to.split('/').nth(2)).expect("a case").to_owned();
        let desk = browser(&app, &garden, Role::Coordinator).await;
        let page = desk.get(&format!("/vastaanotto/{id}")).await;
        assert!(page.holds("Lähetteen mukana ehdotettu toiminta") && page.holds("Kahvikerho"));
        assert!(desk.get(&format!("/tukijaksot/{id}/toiminta")).await.holds("Tuli lähetteen mukana"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_worker_marks_a_visit_from_the_note_and_finds_activities_without_an_address_that_tells() {
    for (engine, store) in stores().await {
        eprintln!("on {engine}");
        let hand = Hand::at("2026-11-24T08:00:00Z".parse().expect("a moment"));
        let app = app_with(store, hand.clock(), Config { demo: true, ..Config::default() });
        let garden = garden(&app).await;
        let (worker, id) = (browser(&app, &garden, Role::LinkWorker).await, garden.case("own").id.clone());
        let note = Fields::default()
            .with("when", "today")
            .with("kind", "accompanied")
            .with("length", "60")
            .with("note", "Juotiin kahvit kerhossa.")
            .with("activity", "1");
        let path = format!("/tukijaksot/{id}/kaynnit/uusi");
        let asked = worker.post(&path, &note).await;
        assert_eq!(asked.status, 422);
        assert!(asked.holds("Valitse, kävittekö yhdessä vai kävikö asukas itse."));
        assert_eq!(worker.post(&path, &note.with("company", "together")).await.status, 303);
        let room = format!("/tukijaksot/{id}/toiminta");
        assert!(worker.get(&room).await.holds("Käyty yhdessä"));
        let found = worker.post(&room, &Fields::default().with("search", "kuoro")).await;
        assert_eq!((found.status, found.holds("Ei osumia")), (200, true));
        let again = worker.post(&room, &Fields::default().with("number", "1")).await;
        assert_eq!((again.status, again.holds("Tämä toiminta on jo valittu.")), (422, true));
    }
}
