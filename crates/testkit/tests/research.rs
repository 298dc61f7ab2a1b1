//! What researchers get: nobody in it can be read, and the main table of the report comes out of it again.

use std::collections::BTreeMap;
use std::process::Command;

use jiff::SignedDuration;
use rinnalla_app::research::{self, Asked, Made, ResearchKey};
use rinnalla_app::{App, Config, FutureExt, Who, audit, report};
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_domain::report::{FigureKey, Period, Value};
use rinnalla_domain::text::Line;
use rinnalla_domain::{AccountId, MunicipalityCode};
use rinnalla_formats::research::{Export, files, steps};
use rinnalla_testkit::browser::Browser;
use rinnalla_testkit::engines::{Hand, app_with, stores};
use rinnalla_testkit::plant::{Garden, garden};
use rinnalla_views::form::Fields;

const KEY: &str = "0123456789abcdef0123456789abcdef";

fn asked(municipality: MunicipalityCode, period: &str, key: &str) -> Asked {
    Asked {
        municipality,
        period: Period::parse(period).expect("a period"),
        project: Line::parse("Kylillä kulkien", 100).expect("a line").expect("words"),
        key: ResearchKey::parse(key).expect("a key"),
    }
}

async fn made(app: &App, who: AccountId, asked: Asked) -> Result<Made, rinnalla_app::Error> {
    app.run(Who::Account(who), move |work| research::hand_over(work, asked).boxed()).await
}

async fn export(app: &App, who: AccountId, asked: Asked) -> Export {
    match made(app, who, asked).await {
        Ok(Made::Ready(export)) => *export,
        other => panic!("no package: {other:?}"),
    }
}

async fn browser(app: &App, garden: &Garden, role: Role) -> Browser {
    let persona =
        garden.home.personas.iter().find(|p| Role::parse(p.role) == Some(role)).expect("somebody of the role");
    Browser::signed_in(app, &persona.username, DEMO_PASSWORD).await
}

/// A year with a case at nearly every stage, read after it has ended.
async fn year(store: rinnalla_app::store::Store) -> (App, Garden) {
    let hand = Hand::at("2026-11-24T08:00:00Z".parse().expect("a moment"));
    let app = app_with(store, hand.clock(), Config { demo: true, ..Config::default() });
    let garden = garden(&app).await;
    hand.forward(SignedDuration::from_hours(24 * 52));
    (app, garden)
}

/// What a program prints: step and number, or that it is hidden.
fn run(program: &str, arguments: &[&str], folder: &std::path::Path) -> Option<BTreeMap<String, String>> {
    let done = match Command::new(program).args(arguments).arg(folder).output() {
        Ok(done) => done,
        Err(why) => {
            eprintln!("skipped {program}: {why}");
            return None;
        }
    };
    assert!(done.status.success(), "{program}: {done:?}");
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    Some(said.lines().filter_map(|line| line.split_once('\t')).map(|(k, v)| (k.to_owned(), v.to_owned())).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_main_table_comes_out_again_and_nobody_can_be_read() {
    for (engine, store) in stores().await {
        eprintln!("on {engine}");
        let (app, garden) = year(store).await;
        let code = garden.home.code;
        // Nobody has put this coordinator on a silent list: the package holds whom the report counts.
        let desk = garden.home.who(Role::Coordinator, 1);
        let package = export(&app, desk.clone(), asked(code, "2026", KEY)).await;
        let files = files(&package);

        // Not a word of anybody, and nobody alike to fewer than five.
        for case in &garden.cases {
            for canary in &case.canaries {
                for (name, text) in &files {
                    assert!(!text.contains(&canary.word), "{} of {} stands in {name}", canary.word, case.tag);
                }
            }
        }
        assert!(package.anonymity.smallest >= 5, "{:?}", package.anonymity);
        let mut alike: BTreeMap<&[String], usize> = BTreeMap::new();
        let mut seen = std::collections::BTreeSet::new();
        for referral in package.referrals.iter().filter(|one| seen.insert(one.resident.clone())) {
            *alike.entry(&referral.known_by).or_default() += 1;
        }
        assert!(alike.values().all(|n| *n >= 5), "{alike:?}");
        assert!(!package.measured.is_empty(), "measurements are in it");

        // The report's main table, by programs of the package.
        let reader = desk.clone();
        let year = Period::parse("2026").expect("a year");
        let told = app.run(Who::Account(reader), move |work| report::municipality(work, code, year).boxed()).await;
        let told = told.expect("a report");
        let value = |key: FigureKey| told.figures.iter().find(|f| f.key == key).expect("a figure").lines[0].value;
        let expected: BTreeMap<String, String> = steps()
            .into_iter()
            .filter_map(|key| match value(key) {
                Value::Count(n) => Some((key.code().to_owned(), n.to_string())),
                _ => None,
            })
            .collect();
        assert!(expected.len() >= 3 && expected.contains_key("referrals"), "there is something to count: {expected:?}");
        let folder = std::env::temp_dir().join(format!("rinnalla_research_{}_{engine}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        for (name, text) in &files {
            std::fs::write(folder.join(name), text).expect("a file");
        }
        let script = |name: &str| folder.join(name).display().to_string();
        for (program, script) in [("python3", script("flow.py")), ("Rscript", script("flow.R"))] {
            if let Some(counted) = run(program, &[&script], &folder) {
                assert_eq!(counted.len(), steps().len(), "{program}");
                for (step, n) in &expected {
                    assert_eq!(&counted[step], n, "{program}: {step}");
                }
            }
        }
        std::fs::remove_dir_all(&folder).expect("the folder goes");

        // The same key and project give the same pseudonyms, another key gives others.
        let names = |export: &Export| export.referrals.iter().map(|one| one.pseudonym.clone()).collect::<Vec<_>>();
        let again = export(&app, desk.clone(), asked(code, "2026", KEY)).await;
        let other = export(&app, desk.clone(), asked(code, "2026", &KEY.replace('0', "9"))).await;
        assert_eq!(names(&package), names(&again));
        assert!(names(&other).iter().all(|name| !names(&package).contains(name)));

        // Whoever has put the coordinator on a silent list is not handed over by them.
        let ours = export(&app, garden.home.who(Role::Coordinator, 0), asked(code, "2026", KEY)).await;
        assert_eq!(ours.referrals.len() + 1, package.referrals.len());
        let verdict = app.run(Who::Service("test"), |work| audit::verify(work, Vec::new()).boxed()).await;
        assert!(verdict.expect("a verdict").broken.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_coordinator_alone_hands_over_and_bad_forms_say_what_to_do() {
    for (engine, store) in stores().await {
        eprintln!("on {engine}");
        let (app, garden) = year(store).await;
        let code = garden.home.code;
        for role in [Role::Analyst, Role::LinkWorker, Role::Administrator, Role::AreaCoordinator] {
            let refused = made(&app, garden.home.who(role, 0), asked(code, "2026", KEY)).await;
            assert!(matches!(refused, Err(rinnalla_app::Error::NotFound)), "{role}");
        }
        let desk = garden.home.who(Role::Coordinator, 0);
        let few = made(&app, desk.clone(), asked(code, "2026-01..2026-02", KEY)).await;
        assert_eq!(few.ok(), Some(Made::TooFew { needs: 5 }));
        assert_eq!(made(&app, desk, asked(code, "2027-01..2027-01", KEY)).await.ok(), Some(Made::NotYet));

        let browser = browser(&app, &garden, Role::Coordinator).await;
        let page = browser.get("/raportit/vienti").await;
        assert!(page.status == 200 && page.holds("Tutkimuslupa on myönnetty"), "{}", page.text());
        let form = |period: &str, project: &str, key: &str| {
            Fields::default().with("period", period).with("project", project).with("key", key)
        };
        let good = || form("2026", "Kylillä kulkien", KEY);
        let wrong = [
            (good(), "Vahvista, että tutkimuslupa on myönnetty."),
            (Fields::default().with("period", "viime vuosi").with("permit", "1"), "Kirjoita vuosi tai kuukaudet"),
            (form("2026", "Kylillä kulkien", "lyhyt").with("permit", "1"), "Avaimessa on oltava vähintään 32 merkkiä."),
            (form("2026", "soita 040 123 4567", KEY).with("permit", "1"), "Poista nimestä puhelinnumero"),
            (form("2026-01..2026-02", "Kylillä kulkien", KEY).with("permit", "1"), "Valitse pidempi jakso."),
        ];
        for (fields, words) in wrong {
            let seen = browser.post("/raportit/vienti", &fields).await;
            assert!(seen.status == 422 && seen.holds(words), "{words}: {} {}", seen.status, seen.text());
        }
        let look = browser.post("/raportit/vienti", &good().with("permit", "1").with("do", "look")).await;
        assert!(look.status == 200 && look.holds("Pienimmässä ryhmässä on"), "{}", look.text());
        let zip = browser.post("/raportit/vienti", &good().with("permit", "1").with("do", "download")).await;
        assert!(zip.status == 200 && zip.headers.contains("tutkimusaineisto-758-2026.zip"), "{}", zip.headers);
    }
}
