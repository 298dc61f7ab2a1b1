//! The search as a machine asks it, and what its pages never do.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use rinnalla_sample::{Size, make};
use rinnalla_testkit::browser::{Browser, Seen};
use rinnalla_testkit::engines::{self, Hand};
use serde_json::Value;

fn json(seen: &Seen) -> Value {
    serde_json::from_slice(&seen.body).unwrap()
}

#[tokio::test]
async fn the_search_answers_machines_and_people() {
    for (engine, store) in engines::stores().await {
        eprintln!("on {engine}");
        let app = engines::app(store, Hand::at("2026-11-24T08:00:00Z".parse().unwrap()).clock());
        make(&app, Size::Village, 1).await.unwrap();
        let browser = Browser::new(&app);
        machines(&browser).await;
        refusals(&browser).await;
        pages(&browser).await;
    }
}

async fn machines(browser: &Browser) {
    let seen = browser.get("/api/v1/activities?q=kahviseura&municipality=758&limit=3").await;
    assert_eq!(seen.status, 200, "{}", seen.text());
    assert!(seen.headers.contains("content-type: application/json"), "{}", seen.headers);
    assert!(!seen.headers.contains("set-cookie"), "{}", seen.headers);
    let found = json(&seen);
    let keys: Vec<&str> = found.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["crisis", "items", "total"]);
    let items = found["items"].as_array().unwrap();
    assert!(!items.is_empty() && items.len() <= 3);
    assert_eq!(items[0]["title"], "Kahvikerho");
    assert!(items[0]["score"].as_f64().unwrap() > 0.0);
    let why: Vec<&str> = items[0]["why"].as_array().unwrap().iter().map(|why| why.as_str().unwrap()).collect();
    assert!(why.iter().any(|why| why.starts_with("Osuu sanoihin: ")), "{why:?}");
    assert!(why.iter().any(|why| why.starts_with("Tarkistettu ")), "{why:?}");
    assert!(found["total"].as_u64().unwrap() >= items.len() as u64);
    assert_eq!(found["crisis"], false);
    let id = items[0]["id"].as_str().unwrap();
    assert_eq!(browser.get(&format!("/toiminta/{id}")).await.status, 200);

    let grief = json(&browser.get("/api/v1/activities?need=grief").await);
    assert!(grief["items"][0]["why"][0].as_str().unwrap().starts_with("Vastaa tarpeeseen: Suru"), "{grief}");
    assert_eq!(json(&browser.get("/api/v1/activities?q=mies%20ly%C3%B6").await)["crisis"], true);
    let swedish = json(&browser.get("/sv/api/v1/activities?q=sorg&municipality=758").await);
    assert_eq!(swedish["items"][0]["title"], "Sururyhmä");
    assert!(swedish["items"][0]["why"].to_string().contains("Kontrollera"), "{swedish}");
    let suggested = json(&browser.get("/api/v1/activities/suggest?q=kah").await);
    assert!(suggested["items"].as_array().unwrap().contains(&"Kahvikerho".into()), "{suggested}");
    assert_eq!(json(&browser.get("/api/v1/activities/suggest?q=k").await)["items"], Value::Array(Vec::new()));
}

async fn refusals(browser: &Browser) {
    let long = format!("q={}", "a".repeat(50_000));
    for bad in ["need=sleep", "municipality=7580", "municipality=999", "limit=0", "limit=many", &long] {
        let seen = browser.get(&format!("/api/v1/activities?{bad}")).await;
        assert_eq!(seen.status, 400, "{bad:.40}");
        assert!(seen.headers.contains("content-type: application/problem+json"), "{}", seen.headers);
        let problem = json(&seen);
        assert_eq!(problem["status"], 400);
        assert!(problem["detail"].as_str().unwrap().len() > 10, "{problem}");
    }
}

async fn pages(browser: &Browser) {
    for language in ["", "/sv", "/en", "/se"] {
        let page = browser.get(&format!("{language}/toiminta?kunta=758&q=kahvi&ehto=step_free&ehto=small_group")).await;
        assert_eq!(page.status, 200);
        assert!(page.holds("Kahvikerho") && page.holds("<mark>"), "{}", page.text());
        assert!(!page.headers.contains("set-cookie"));
    }
    let text = browser.get("/toiminta?kunta=758&q=%3Cscript%3Ealert(1)%3C/script%3E%00%E2%80%AE").await.text();
    assert!(!text.contains("<script>alert"), "{text}");
    let strange =
        "/toiminta?kunta=758&q=x&alue=Atlantis&tarve=sleep&ehto=nothing&paiva=9&kieli=xx&ika=-4&sivu=-1&lista=1,x";
    let page = browser.get(strange).await;
    assert_eq!(page.status, 200);
    assert!(page.holds("Emme tunne paikkaa ”Atlantis”."), "{}", page.text());
    let long = browser.get(&format!("/toiminta?kunta=758&q={}", "kahvi+".repeat(8_000))).await;
    assert!(long.holds("Hakusi oli pitkä.") && long.holds("Kahvikerho"));
    assert!(long.body.len() < 200_000, "a long question does not come back in every link");
    let later = browser.get("/toiminta?kunta=758&sivu=400").await;
    assert_eq!(later.status, 200);
    let help = browser.get("/apua-heti").await.text();
    assert!(help.contains("Numerot tarkistettu") && help.contains("080 005 005"), "{help}");
    for page in ["/?kunta=758", "/toiminta?kunta=758", "/lista?kunta=758", "/saavutettavuus"] {
        assert!(browser.get(page).await.holds("href=\"/apua-heti"), "{page}");
    }
}
