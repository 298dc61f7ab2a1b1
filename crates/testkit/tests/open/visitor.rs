//! A program that fetches.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request};
use rinnalla_app::App;
use rinnalla_sample::Size;
use rinnalla_testkit::engines::{self, Hand};
use rinnalla_web::Web;
use serde_json::Value;
use tower::ServiceExt;

/// A folder of example data beside the repository; `None`, and a line that says so, when it is not there.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    if root.exists() {
        return Some(root);
    }
    println!("skipped: no example data at ../shared/data/{path}");
    None
}

/// The demo, in memory of one test, and a program that fetches from it.
pub struct Visitor {
    pub app: App,
    service: Router,
}

/// An answer.
pub struct Got {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Got {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("an answer in JSON")
    }
}

impl Visitor {
    /// The demo on every engine.
    pub async fn of_demo() -> Vec<Self> {
        let mut all = Vec::new();
        for (engine, store) in engines::stores().await {
            let hand = Hand::at("2026-11-24T08:00:00Z".parse().expect("a time"));
            let app = engines::app(store, hand.clock());
            rinnalla_sample::make(&app, Size::Village, 1).await.expect("a demo");
            println!("on {engine}");
            let service = Web { app: app.clone(), trusted_hops: 0 }.service();
            all.push(Self { app, service });
        }
        all
    }

    pub async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Got {
        let path = path.strip_prefix(self.app.config().base_url.as_str()).unwrap_or(path);
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        let Ok(response) = self.service.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        Got { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// A document that is there, for anybody's page.
    pub async fn get(&self, path: &str) -> Value {
        let got = self.ask(Method::GET, path, &[]).await;
        assert_eq!((got.status, got.header("content-type")), (200, "application/json"), "{path}");
        assert_eq!(got.header("access-control-allow-origin"), "*", "{path}");
        assert!(!got.header("etag").is_empty() && got.header("link").contains("rel=\"license\""), "{path}");
        assert!(got.header("set-cookie").is_empty(), "{path}");
        got.json()
    }

    /// Every item of a list of Open Referral, page by page.
    pub async fn pages(&self, path: &str, per_page: usize) -> (Vec<Value>, Vec<Value>) {
        let sign = if path.contains('?') { '&' } else { '?' };
        let (mut pages, mut items) = (Vec::new(), Vec::new());
        loop {
            let number = pages.len() + 1;
            let page = self.get(&format!("{path}{sign}page={number}&per_page={per_page}")).await;
            items.extend(page["contents"].as_array().expect("contents").iter().cloned());
            let last = page["last_page"] == Value::Bool(true);
            assert_eq!(page["first_page"], Value::Bool(number == 1));
            pages.push(page);
            if last {
                return (pages, items);
            }
        }
    }

    /// Every item of a list of Linked Events, by following `next`.
    pub async fn follow(&self, path: &str) -> (Vec<Value>, Vec<Value>) {
        let (mut pages, mut items, mut next) = (Vec::new(), Vec::new(), Some(path.to_owned()));
        while let Some(path) = next {
            let page = self.get(&path).await;
            items.extend(page["data"].as_array().expect("data").iter().cloned());
            next = page["meta"]["next"].as_str().map(str::to_owned);
            pages.push(page);
        }
        (pages, items)
    }
}
