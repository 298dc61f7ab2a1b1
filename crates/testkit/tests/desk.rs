//! Pages of an administrator's and a coordinator's desk: the table of the population, licences that end, and what people
//! say in each municipality of somebody who coordinates several. With a browser that has no screen.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::SignedDuration;
use rinnalla_app::store::organisation::municipality_id;
use rinnalla_app::{App, Config, FutureExt, Who, feedback, setup};
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_domain::feedback::{Answer, Audience, NewFeedback, Question};
use rinnalla_domain::measurement::Instrument;
use rinnalla_domain::text::Text;
use rinnalla_testkit::browser::{Browser, Seen};
use rinnalla_testkit::engines::{Hand, app_with, stores};
use rinnalla_testkit::pack::made_up;
use rinnalla_testkit::plant::{Garden, garden};
use rinnalla_views::form::Fields;

struct World {
    app: App,
    hand: Hand,
    garden: Garden,
}

async fn each(test: impl AsyncFn(World)) {
    for (engine, store) in stores().await {
        eprintln!("on {engine}");
        let hand = Hand::at("2026-11-24T08:00:00Z".parse().expect("a moment"));
        let app = app_with(store, hand.clock(), Config { demo: true, ..Config::default() });
        let garden = garden(&app).await;
        test(World { app, hand, garden }).await;
    }
}

impl World {
    async fn browser(&self, role: Role) -> Browser {
        let found = self.garden.home.personas.iter().find(|p| Role::parse(p.role) == Some(role)).expect("somebody");
        Browser::signed_in(&self.app, &found.username, DEMO_PASSWORD).await
    }
}

const POPULATION: &str = "/yllapito/vaesto";

fn about() -> Fields {
    Fields::default().with("kunta", "758").with("source", "Keksitty tilasto").with("counted_on", "31,12,2025")
}

async fn send(desk: &Browser, table: &[u8]) -> Seen {
    desk.post_file_with(POPULATION, &about(), "vaesto.csv", table).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_of_the_population_is_read_as_spreadsheets_write_it_and_looked_at_before_it_is_taken() {
    each(async |world| {
        let desk = world.browser(Role::Administrator).await;
        assert!(desk.get(POPULATION).await.holds("Väestötaulukkoa ei ole vielä ladattu."));
        // A byte order mark, semicolons, decimals with comma; the same in the letters of an old Windows.
        let table = "\u{feff}Alue;Ikä;Kieli;Väkiluku\r\n;;;8 240,0\r\n;65–74;;1420,0\r\nVuotso;;;310\r\n";
        let old: Vec<u8> = table
            .chars()
            .filter(|c| *c != '\u{feff}')
            .map(|c| if c == '–' { 0x96 } else { u8::try_from(u32::from(c)).expect("a letter of Windows-1252") })
            .collect();
        for table in [table.as_bytes(), &old] {
            let preview = send(&desk, table).await;
            assert_eq!(preview.status, 200);
            for word in ["Tarkista väestötaulukko", "8240", "1420", "Vuotso", "Keksitty tilasto", "31.12.2025"] {
                assert!(preview.holds(word), "{word}");
            }
            assert!(desk.get(POPULATION).await.holds("Väestötaulukkoa ei ole vielä ladattu."), "looking keeps nothing");
        }
        let taken = desk.post(POPULATION, &about().with("table", STANDARD.encode(table))).await;
        assert_eq!((taken.status, taken.location.as_deref()), (303, Some("/yllapito/vaesto?tehty=population-loaded")));
        assert!(desk.get(POPULATION).await.holds("Käytössä on taulukko, jonka lähde on"));
        let coordinator = world.browser(Role::Coordinator).await;
        assert_eq!(coordinator.get(POPULATION).await.status, 404);
        assert_eq!(send(&coordinator, table.as_bytes()).await.status, 404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_row_that_is_wrong_is_named_and_nothing_is_taken() {
    each(async |world| {
        let desk = world.browser(Role::Administrator).await;
        let wrong = "alue;ikä;kieli;väkiluku\n;;;800\n;lapset;;10\n;;klingon;3\n;;;12,5\n;;;-4\n;50-64;;\nVuotso;;;900\nVuotso;;;7\n";
        let said = send(&desk, wrong.as_bytes()).await;
        assert_eq!(said.status, 422);
        for words in [
            "Rivi 3: ikää",
            "lapset",
            "Rivi 4: kieltä",
            "klingon",
            "Rivi 5: väkiluku on kokonaisluku",
            "Rivi 6: väkiluku ei voi olla alle nollan",
            "Rivi 7: väkiluku puuttuu",
            "Rivi 8: luku",
            "Rivi 9: sama alue, ikä ja kieli on jo rivillä",
        ] {
            assert!(said.holds(words), "{words}: {}", said.text());
        }
        // What was typed stays: only the file has to be chosen again.
        assert!(said.holds("Keksitty tilasto") && said.holds("31,12,2025"));
        for (table, words) in [
            (&b""[..], "Valitse taulukko."),
            (b"\xef\xbb\xbf", "Taulukossa ei ole yhtään riviä."),
            ("alue;ikä;kieli;väkiluku\n".as_bytes(), "Taulukossa ei ole yhtään riviä."),
            (b"nimi;summa\nx;1\n", "puuttuu otsikko väkiluku"),
            (b"a\0b", "Tiedostoa ei voi lukea taulukkona."),
        ] {
            let said = send(&desk, table).await;
            assert!(said.status == 422 && said.holds(words), "{words}: {}", said.text());
        }
        let future = Fields::default().with("source", "Keksitty tilasto").with("counted_on", "1.1.2027");
        assert!(desk.post_file_with(POPULATION, &future, "x.csv", b"x").await.holds("Päivä on tulevaisuudessa."));
        assert!(desk.get(POPULATION).await.holds("Väestötaulukkoa ei ole vielä ladattu."));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_is_warned_before_and_after_a_licence_ends() {
    each(async |world| {
        let (soon, over) = ("lisenssi päättyy pian", "lisenssi on päättynyt");
        let desk = world.browser(Role::Administrator).await;
        let mut pack = made_up(Instrument::Who5, "fi");
        pack.licence.valid_to = Some("2027-02-01".parse().expect("a day"));
        let carried = Fields::default().with("name", "sanat.json").with("pack", STANDARD.encode(pack.to_json()));
        assert_eq!(desk.post("/yllapito/mittarit/paketti", &carried).await.status, 303);
        let home = desk.get("/yllapito").await;
        assert!(!home.holds(soon) && !home.holds(over));
        for (days, told, untold) in [(20, soon, over), (60, over, soon)] {
            world.hand.forward(SignedDuration::from_hours(24 * days));
            let home = world.browser(Role::Administrator).await.get("/yllapito").await;
            assert!(home.holds(told) && !home.holds(untold), "{days}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_coordinates_several_municipalities_chooses_whose_feedback_is_read() {
    each(async |world| {
        let neighbour = &world.garden.neighbour;
        let (code, walker) = (neighbour.code, neighbour.who(Role::LinkWorker, 0));
        let words = Text::parse("Naapurikunnan matkat ovat pitkiä.", 200).expect("words");
        let said = NewFeedback { answers: vec![(Question::Supported, Answer::Yes)], words };
        let answered =
            world.app.run(Who::Account(walker), move |w| feedback::answer(w, Audience::LinkWorker, said).boxed()).await;
        answered.expect("an answer");
        let desk = world.browser(Role::Coordinator).await;
        let alone = desk.get("/palautteet").await;
        assert!(alone.status == 200 && !alone.holds("Toinen kunta"));
        assert_eq!(desk.get("/palautteet?kunta=148").await.status, 404);
        let both = world.garden.home.who(Role::Coordinator, 0);
        let given = world.app.run(Who::Service("test"), move |w| {
            setup::give_role(w, both, Role::Coordinator, code, municipality_id(code)).boxed()
        });
        given.await.expect("a role");
        let home = desk.get("/palautteet?kunta=758").await;
        assert!(home.holds("Toinen kunta") && home.holds("/palautteet?kunta=148") && !home.holds("Naapurikunnan"));
        let other = desk.get("/palautteet?kunta=148").await;
        assert!(other.holds("Naapurikunnan matkat ovat pitkiä.") && other.holds("/palautteet?kunta=758"));
        let text = other.text();
        let action = text.split("action=\"/palautteet/").nth(1).and_then(|rest| rest.split('"').next());
        let id = action.and_then(|action| action.split('?').next()).expect("something to handle").to_owned();
        desk.post(&format!("/palautteet/{id}?kunta=758"), &Fields::default()).await;
        let still = desk.get("/palautteet?kunta=148").await;
        assert!(still.text().contains(&format!("action=\"/palautteet/{id}?")), "from elsewhere nothing is marked");
        let done = desk.post(&format!("/palautteet/{id}?kunta=148"), &Fields::default()).await;
        assert_eq!(
            (done.status, done.location.as_deref()),
            (303, Some("/palautteet?kunta=148&tehty=feedback-handled"))
        );
    })
    .await;
}
