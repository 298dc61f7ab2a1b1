//! A browser without a screen: cookies, forms, tokens; the router is called without a network.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use rinnalla_app::App;
use rinnalla_app::session::{SignIn, sign_in};
use rinnalla_views::form::Fields;
use rinnalla_web::Web;

/// An answer.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Status.
    pub status: u16,
    /// Headers as text.
    pub headers: String,
    /// Body.
    pub body: Vec<u8>,
    /// Where it leads.
    pub location: Option<String>,
}

impl Seen {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Does the body or a header hold the word?
    pub fn holds(&self, word: &str) -> bool {
        self.headers.contains(word) || self.text().contains(word)
    }
}

/// Somebody at a browser.
#[derive(Clone, Debug)]
pub struct Browser {
    service: Router,
    cookie: Option<String>,
    csrf: String,
}

impl Browser {
    /// Nobody has signed in.
    pub fn new(app: &App) -> Self {
        Self { service: Web { app: app.clone(), trusted_hops: 0 }.service(), cookie: None, csrf: String::new() }
    }

    /// Signs in with a password.
    ///
    /// # Panics
    /// When the sign-in is refused.
    pub async fn signed_in(app: &App, username: &str, password: &str) -> Self {
        let came = sign_in(app, username.into(), password.into(), "test".into(), "test".into()).await;
        let Ok(SignIn::In(new)) = came else { panic!("{username} cannot sign in: {came:?}") };
        let mut browser = Self::new(app);
        browser.cookie = Some(format!("rinnalla={}", new.secret));
        browser.csrf.clone_from(&new.session.csrf);
        browser
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Seen {
        self.send(self.request("GET", path).body(Body::empty()).expect("a request")).await
    }

    /// Sends a form with the token of the web session.
    pub async fn post(&self, path: &str, fields: &Fields) -> Seen {
        let mut body = fields.encode();
        if !body.is_empty() {
            body.push('&');
        }
        // Fields that begin with `_` are left out of `encode`: they belong to the form itself.
        for (name, value) in fields.pairs().into_iter().filter(|(name, _)| name.starts_with('_')) {
            body.push_str(&format!("{name}={value}&"));
        }
        body.push_str(&format!("_tunnus={}", self.csrf));
        let request = self.request("POST", path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends a form with a file, as browsers do.
    pub async fn post_file(&self, path: &str, name: &str, content: &str) -> Seen {
        self.post_file_with(path, &Fields::default(), name, content.as_bytes()).await
    }

    /// Sends a form with fields and a file of any bytes.
    pub async fn post_file_with(&self, path: &str, fields: &Fields, name: &str, content: &[u8]) -> Seen {
        let field = |name: &str, value: &str| {
            format!("--rajaviiva\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let head = format!("--rajaviiva\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"");
        let typed: String = fields.pairs().iter().map(|(name, value)| field(name, value)).collect();
        let before =
            format!("{}{typed}{head}\r\nContent-Type: application/octet-stream\r\n\r\n", field("_tunnus", &self.csrf));
        let body = [before.as_bytes(), content, b"\r\n--rajaviiva--\r\n"].concat();
        let kind = "multipart/form-data; boundary=rajaviiva";
        let request = self.request("POST", path).header(header::CONTENT_TYPE, kind);
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::HOST, "test.example");
        match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        }
    }

    async fn send(&self, request: Request<Body>) -> Seen {
        let response = tower::ServiceExt::oneshot(self.service.clone(), request).await.expect("the router never fails");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 32 << 20).await.expect("a body");
        let headers = parts.headers.iter().map(|(n, v)| format!("{n}: {}\n", v.to_str().unwrap_or_default())).collect();
        Seen {
            status: parts.status.as_u16(),
            headers,
            location: parts.headers.get(header::LOCATION).and_then(|v| v.to_str().ok()).map(str::to_owned),
            body: bytes.to_vec(),
        }
    }
}
