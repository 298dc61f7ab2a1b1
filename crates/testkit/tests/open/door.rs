//! What is not there, what cannot be understood, what has not changed, and what is nobody else's business.

use axum::http::Method;
use rinnalla_app::{FutureExt, Who, activity};
use rinnalla_domain::activity::Status;
use rinnalla_testkit::browser::Browser;

use crate::visitor::Visitor;

#[tokio::test]
async fn problems_are_told_in_words_for_machines() {
    for visitor in &Visitor::of_demo().await {
        for (status, paths) in [
            (
                404,
                [
                    "/hsds/services/nothing",
                    "/hsds/nothing",
                    "/hsds/organizations/6f1d90c4-2b7e-5c1a-9d53-3a2b84e60f17",
                    "/linkedevents/v1/event/rinnalla:nothing/",
                    "/linkedevents/v1/event/?page=99",
                    "/linkedevents/v1/nothing/",
                ],
            ),
            (
                400,
                [
                    "/hsds/services?page=0",
                    "/hsds/services?modified_after=soon",
                    "/hsds/services?day=Monandag",
                    "/hsds/service_at_locations?postcode=99600&proximity=500",
                    "/hsds/services?format=xml",
                    "/linkedevents/v1/event/?start=soon",
                ],
            ),
        ] {
            for path in paths {
                let got = visitor.ask(Method::GET, path, &[]).await;
                assert_eq!((got.status, got.header("content-type")), (status, "application/problem+json"), "{path}");
                assert_eq!(got.header("access-control-allow-origin"), "*", "{path}");
                let problem = got.json();
                assert_eq!(problem["status"], status, "{path}");
                assert!(problem["detail"].as_str().is_some_and(|detail| detail.len() > 10), "{path}");
            }
        }
        for method in [Method::POST, Method::PUT, Method::DELETE] {
            let got = visitor.ask(method, "/hsds/services", &[]).await;
            assert_eq!((got.status, got.header("allow")), (405, "GET, HEAD, OPTIONS"));
        }
        let asked =
            visitor.ask(Method::OPTIONS, "/linkedevents/v1/event/", &[("origin", "https://other.example")]).await;
        assert_eq!((asked.status, asked.header("access-control-allow-origin")), (204, "*"));
        assert!(asked.header("access-control-allow-methods").starts_with("GET"));
        let head = visitor.ask(Method::HEAD, "/hsds/services", &[]).await;
        assert_eq!((head.status, head.body.len()), (200, 0));
        let moved = visitor.ask(Method::GET, "/linkedevents/v1/event?page=2", &[]).await;
        assert_eq!((moved.status, moved.header("location")), (308, "/linkedevents/v1/event/?page=2"));
    }
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    for visitor in &Visitor::of_demo().await {
        let path = "/hsds/services?per_page=3";
        let first = visitor.ask(Method::GET, path, &[]).await;
        let (tag, at) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
        for known in [("if-none-match", tag.as_str()), ("if-modified-since", at.as_str())] {
            let again = visitor.ask(Method::GET, path, &[known]).await;
            assert_eq!((again.status, again.body.len()), (304, 0));
            assert_eq!(again.header("etag"), tag);
        }
        let other = visitor.ask(Method::GET, "/hsds/services?per_page=4", &[("if-none-match", &tag)]).await;
        assert_eq!(other.status, 200, "another question has another answer");
        let swedish =
            visitor.ask(Method::GET, path, &[("if-none-match", &tag), ("accept-language", "sv-FI,en;q=0.5")]).await;
        assert_eq!((swedish.status, swedish.header("content-language")), (200, "sv"));
        visitor
            .app
            .run(Who::Anonymous, |work| activity::report(work, 1, None).boxed())
            .await
            .expect("somebody says that an entry is out of date");
        assert_eq!(
            visitor.ask(Method::GET, path, &[("if-none-match", &tag)]).await.status,
            304,
            "which changes nothing"
        );
    }
}

#[tokio::test]
async fn only_what_the_public_may_see_is_told_and_to_everybody_the_same() {
    for visitor in &Visitor::of_demo().await {
        let path = "/hsds/services?full=true";
        let before = visitor.get(path).await;
        let entries =
            visitor.app.run(Who::Service("test"), |work| activity::index(work).boxed()).await.expect("entries");
        let entry = entries
            .iter()
            .find(|entry| entry.status == Status::Published && entry.content.organiser.organisation.is_some());
        let (id, number) = entry.map(|entry| (entry.id.clone(), entry.number)).expect("an organiser's entry");
        let page = format!("/toiminta/{number}\"");
        assert!(before.to_string().contains(&page));
        let password = rinnalla_domain::account::DEMO_PASSWORD;
        let browser = Browser::signed_in(&visitor.app, "jaana.jarvi@esittely.example", password).await;
        assert_eq!(
            browser.get(path).await.text(),
            before.to_string(),
            "whoever has signed in sees what everybody sees"
        );
        let fields = rinnalla_views::form::Fields::default().with("step", "suspend");
        assert_eq!(browser.post(&format!("/jarjestaja/toiminnat/{id}/tila"), &fields).await.status, 303);
        let after = visitor.get(path).await;
        assert!(!after.to_string().contains(&page));
        assert!(!browser.get(path).await.text().contains(&page), "not even for its organiser");
        assert_eq!(
            visitor.get("/linkedevents/v1/event/?hide_recurring_children=true").await["meta"]["count"],
            after["total_items"]
        );
    }
}
