//! Answers.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use rinnalla_app::Error;
use rinnalla_domain::CaseId;

/// What a handler gives.
pub(crate) type Outcome = Result<Reply, Failure>;

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) media_type: &'static str,
    pub(crate) body: Vec<u8>,
    pub(crate) headers: Vec<(HeaderName, String)>,
}

impl Reply {
    /// A page.
    pub(crate) fn html(status: u16, body: String) -> Self {
        Self { status, media_type: "text/html; charset=utf-8", body: body.into_bytes(), headers: Vec::new() }
    }

    /// Go there and look.
    pub(crate) fn see_other(path: &str) -> Self {
        let path = if path.starts_with('/') && !path.starts_with("//") { path } else { "/" };
        Self {
            status: 303,
            media_type: "text/plain; charset=utf-8",
            body: Vec::new(),
            headers: vec![(header::LOCATION, path.to_owned())],
        }
    }

    /// A file to be kept; its name never names a person.
    pub(crate) fn file(media_type: &'static str, name: &str, body: Vec<u8>) -> Self {
        let disposition = format!("inline; filename=\"{name}\"");
        Self { status: 200, media_type, body, headers: vec![(header::CONTENT_DISPOSITION, disposition)] }
    }

    /// A JSON document.
    pub(crate) fn json(body: &serde_json::Value) -> Self {
        Self { status: 200, media_type: "application/json", body: body.to_string().into_bytes(), headers: Vec::new() }
    }

    /// What went wrong, as RFC 9457 writes it.
    pub(crate) fn problem(status: u16, title: &str, detail: &str) -> Self {
        let problem = serde_json::json!({ "type": "about:blank", "title": title, "status": status, "detail": detail });
        Self { status, media_type: "application/problem+json", ..Self::json(&problem) }
    }

    /// The same for what a handler could not do. Nothing of the fault itself is told.
    pub(crate) fn problem_of(failure: &Failure) -> Self {
        match failure {
            Failure::NotFound | Failure::ReasonNeeded(_) => {
                Self::problem(404, "Not found", "There is nothing at this address.")
            }
            Failure::Foreign => Self::problem(403, "Forbidden", "This address is not for you."),
            Failure::Unavailable => Self::problem(503, "Unavailable", "The service is busy. Try again in a moment."),
            Failure::Broken(_) => Self::problem(500, "Fault", "The fault is ours and has been noted."),
        }
    }

    /// The same with a header.
    pub(crate) fn with(mut self, name: HeaderName, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    pub(crate) fn into_response(self) -> Response<Body> {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}

/// Why there is no answer of the wished kind.
#[derive(Debug)]
pub(crate) enum Failure {
    /// No such page, or not for this caller: the same bytes.
    NotFound,
    /// Another coordinator handles the case: a reason first.
    ReasonNeeded(CaseId),
    /// The database is busy or away.
    Unavailable,
    /// The form came from elsewhere or is too old.
    Foreign,
    /// Something is broken; the words are for the log, without personal data.
    Broken(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound | Error::Rule(_) | Error::Conflict => Self::NotFound,
            Error::ReasonNeeded(case) => Self::ReasonNeeded(case),
            Error::Unavailable => Self::Unavailable,
            Error::Internal(why) => Self::Broken(why),
        }
    }
}
