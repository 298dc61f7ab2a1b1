//! The directory as open data, for machines: Open Referral (HSDS-UK 3.0) and Linked Events, reading only.
//!
//! The same for everybody, whoever has signed in: no cookie is looked at, anybody's page may ask (CORS), and what has
//! not changed is not sent again. Only what the public may see is told, and whom to name stands in every entry.

mod hsds;
mod linked_events;

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use jiff::Timestamp;
use rinnalla_app::{FutureExt, Who, activity};
use rinnalla_domain::Language;
use rinnalla_domain::activity::Activity;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::settings::Term as Word;
use rinnalla_formats::directory::{OWN_LICENCE_URL, Telling, Term, Unclear};
use rinnalla_views::Words;
use serde_json::Value;

use crate::ask::Ask;
use crate::reply::{Outcome, Reply};
use crate::route::Route;

pub(crate) fn routes(routes: &mut Vec<Route>) {
    hsds::routes(routes);
    linked_events::routes(routes);
}

/// Is this an address of the open data?
pub(crate) fn is_open(path: &str) -> bool {
    path == "/hsds" || path.starts_with("/hsds/") || path.starts_with("/linkedevents/")
}

/// What an answer is made of.
pub(super) struct Told<'a> {
    /// Every entry that the public may see, by number.
    entries: &'a [&'a Activity],
    telling: &'a Telling<'a>,
    now: Timestamp,
    /// Parameters of the address.
    asked: &'a [(String, String)],
    /// What varies in the path.
    id: &'a str,
}

/// Why there is no answer.
pub(super) enum Trouble {
    /// There is no such thing.
    Missing,
    /// A parameter cannot be understood.
    Unclear(Unclear),
}

impl From<Unclear> for Trouble {
    fn from(unclear: Unclear) -> Self {
        Self::Unclear(unclear)
    }
}

/// What there is to say: a document, or lines of them.
pub(super) enum Said {
    Document(Value),
    Lines(Vec<Value>),
}

impl From<Value> for Said {
    fn from(document: Value) -> Self {
        Self::Document(document)
    }
}

/// Answers from the entries of today, unless whoever asks has the answer already.
pub(super) async fn answer(ask: &Ask, tell: fn(&Told<'_>) -> Result<Said, Trouble>) -> Outcome {
    let language = language(ask);
    let (state, since) = ask
        .app
        .run(Who::Anonymous, |work| {
            async move {
                let state = activity::open_state(work).await?;
                Ok((state, activity::open_since(work, &state)))
            }
            .boxed()
        })
        .await?;
    let mut asked = ask.query.pairs();
    asked.sort();
    let tag = tag(&(state.count, state.writings, since, &ask.path, &asked, language.code()));
    let changed = since.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let with_headers = |reply: Reply| {
        reply
            .with(header::ETAG, tag.clone())
            .with(header::LAST_MODIFIED, changed.clone())
            .with(header::CACHE_CONTROL, "public, max-age=60".into())
            .with(header::VARY, "Accept-Language".into())
            .with(header::CONTENT_LANGUAGE, language.code().into())
            .with(header::LINK, format!("<{OWN_LICENCE_URL}>; rel=\"license\", </avoin-data>; rel=\"describedby\""))
    };
    if is_known(&ask.known, &tag, since) {
        let reply = Reply { status: 304, media_type: "application/json", body: Vec::new(), headers: Vec::new() };
        return Ok(with_headers(reply));
    }
    let entries = ask.app.run(Who::Anonymous, |work| activity::open_entries(work).boxed()).await?;
    let entries: Vec<&Activity> = entries.iter().collect();
    let words = |term, language| word(&Words::new(language, Word::LinkPerson), term);
    let now = ask.app.now();
    let telling = Telling { language, base: &ask.app.config().base_url, words: &words, today: day_of(now) };
    let asked = ask.query.pairs();
    let told = Told { entries: &entries, telling: &telling, now, asked: &asked, id: ask.param("id") };
    Ok(match tell(&told) {
        Ok(Said::Document(document)) => with_headers(Reply::json(&document)),
        Ok(Said::Lines(lines)) => {
            let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
            let reply = Reply { media_type: "application/x-ndjson", ..Reply::json(&Value::Null) };
            with_headers(Reply { body: body.into_bytes(), ..reply })
        }
        Err(Trouble::Missing) => Reply::problem(404, "Not found", "There is nothing at this address."),
        Err(Trouble::Unclear(why)) => Reply::problem(400, "Unclear question", &why.to_string()),
    })
}

/// The language of the address, else the one that is asked for, else Finnish. Whoever has signed in does not matter.
fn language(ask: &Ask) -> Language {
    let of_address = Language::parse(ask.prefix.trim_start_matches('/'));
    of_address.or(ask.known.language).unwrap_or(Language::Finnish)
}

/// A weak tag of everything that an answer depends on, the program among it.
fn tag(of: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    of.hash(&mut hasher);
    format!("W/\"{:016x}\"", hasher.finish())
}

/// What whoever asks says of what they have and read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// `If-None-Match`
    tags: String,
    /// `If-Modified-Since`
    since: String,
    /// The first language of `Accept-Language` that the service has.
    language: Option<Language>,
}

impl Known {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
        let languages = text(header::ACCEPT_LANGUAGE).split(',');
        let mut codes = languages.filter_map(|part| part.split([';', '-']).next()).map(str::trim);
        Self {
            tags: text(header::IF_NONE_MATCH).to_owned(),
            since: text(header::IF_MODIFIED_SINCE).to_owned(),
            language: codes.find_map(Language::parse),
        }
    }
}

/// Does whoever asks have this answer already? A tag says more than a time.
fn is_known(known: &Known, tag: &str, since: Timestamp) -> bool {
    if !known.tags.is_empty() {
        let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        return known.tags.split(',').any(|one| one.trim() == "*" || bare(one) == bare(tag));
    }
    jiff::fmt::rfc2822::parse(&known.since).is_ok_and(|at| at.timestamp().as_second() >= since.as_second())
}

/// The word for a term of the directory.
pub(crate) fn word(w: &Words, term: Term) -> String {
    match term {
        Term::Theme(theme) => w.code("topic", theme).text,
        Term::Need(need) => w.code("need", need).text,
        Term::Audience(audience) => w.code("audience", audience).text,
        Term::Kind(kind) => w.code("activity-kind", kind).text,
        Term::Facet(facet) => w.code("facet", facet).text,
        Term::Language(language) => w.code("spoken", language).text,
        Term::Themes => w.plain("entry-themes"),
        Term::Needs => w.plain("activities-needs"),
        Term::Audiences => w.plain("activity-for-whom"),
        Term::Kinds => w.plain("entry-kind"),
        Term::Facets => w.plain("activity-access"),
    }
}

/// An address of the open data that there is not, or that is asked otherwise than by reading.
pub(crate) fn nothing_here(method: &Method, path: &str, query: Option<&str>) -> Reply {
    if *method == Method::OPTIONS {
        let reply = Reply { status: 204, media_type: "text/plain", body: Vec::new(), headers: Vec::new() };
        return reply
            .with(header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS".into())
            .with(header::ACCESS_CONTROL_ALLOW_HEADERS, "If-None-Match, If-Modified-Since, Accept-Language".into())
            .with(header::ACCESS_CONTROL_MAX_AGE, "86400".into());
    }
    if *method != Method::GET && *method != Method::HEAD {
        return Reply::problem(405, "Reading only", "Open data is read here, not written.")
            .with(header::ALLOW, "GET, HEAD, OPTIONS".into());
    }
    // Addresses of Linked Events end with a slash, those of Open Referral do not.
    let ends = path.ends_with('/');
    let other = match path.starts_with("/linkedevents/v1/") {
        true if !ends => Some(format!("{path}/")),
        false if ends && path.len() > "/hsds/".len() => Some(path.trim_end_matches('/').to_owned()),
        _ => None,
    };
    if let Some(other) = other.filter(|_| !path.contains("//")) {
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        let mut reply = Reply::see_other(&format!("{other}{query}"));
        reply.status = 308;
        return reply;
    }
    Reply::problem(404, "Not found", "There is nothing at this address. The addresses are described at /avoin-data.")
}

/// Anybody's page may read open data.
pub(crate) fn for_everybody<T>(mut response: Response<T>) -> Response<T> {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("ETag, Last-Modified, Link, Content-Language"),
    );
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    if response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().remove(header::CONTENT_TYPE);
    }
    response
}
