//! From HTTP to a handler and back: language, web session, audience, origin, headers.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, FromRequestParts, RawPathParams, Request};
use axum::http::{HeaderMap, HeaderValue, Method, Response, Uri, header};
use axum::routing::{MethodFilter, on};
use rinnalla_app::session::{self, Needs};
use rinnalla_app::{App, FutureExt, Who, draft};
use rinnalla_domain::Language;
use rinnalla_views::assets::ASSETS;
use rinnalla_views::form::Fields;

use crate::ask::{Ask, SignedIn};
use crate::open::{self, for_everybody, is_open};
use crate::pages::health;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, Data, Route, routes};

/// What the door needs.
#[derive(Clone, Debug)]
pub struct Web {
    /// The application.
    pub app: App,
    /// How many proxies stand in front: the client's address is counted from the right of `X-Forwarded-For`.
    pub trusted_hops: usize,
}

/// Largest form: far beyond what fields take, so that a long text comes back with a message.
const LARGEST_FORM: usize = 1 << 20;
/// Largest form with a table in it, which comes back within a page once more; only from somebody who has signed in.
const LARGEST_UPLOAD: usize = 8 << 20;
/// Addresses that take a table.
const TAKES_TABLES: [&str; 2] = ["/toiminnat/tuonti", "/yllapito/vaesto"];

/// The service as an HTTP router.
pub fn router(web: Web) -> Router {
    let web = Arc::new(web);
    let mut router = Router::new();
    for route in routes() {
        let web = web.clone();
        let filter = if route.method == "GET" { MethodFilter::GET } else { MethodFilter::POST };
        router = router.route(
            route.path,
            on(filter, move |request: Request| {
                let web = web.clone();
                // In a task of its own: a client who goes away leaves nothing half done.
                async move { tokio::spawn(answer(web, route, request)).await.unwrap_or_else(|_| plain(500, "fault")) }
            }),
        );
    }
    for asset in ASSETS {
        router = router.route(
            &format!("/assets/{}", asset.name),
            axum::routing::get(async move || {
                let mut response = Response::new(Body::from(asset.bytes));
                response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
                response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
                guard(response, Data::Plain)
            }),
        );
    }
    let missing = web.clone();
    router
        .fallback(move |request: Request| {
            let web = missing.clone();
            async move { not_found(web, request).await }
        })
        .method_not_allowed_fallback(move |request: Request| {
            let web = web.clone();
            async move { not_found(web, request).await }
        })
}

/// Takes the language out of the path before routing: `/sv/tanaan` is `/tanaan` in Swedish.
pub(crate) fn without_language(uri: &Uri) -> Option<(Language, Uri)> {
    let path = uri.path();
    let (code, rest) = path.strip_prefix('/')?.split_once('/').unwrap_or((path.trim_start_matches('/'), ""));
    let language = Language::parse(code).filter(|l| *l != Language::Finnish)?;
    let query = uri.query().map(|q| format!("?{q}")).unwrap_or_default();
    let uri = format!("/{rest}{query}").parse().ok()?;
    Some((language, uri))
}

/// The service with the language taken out of the path first.
impl Web {
    /// Router and language together.
    pub fn service(self) -> Router {
        let inner = router(self);
        Router::new().fallback_service(tower::service_fn(move |mut request: Request| {
            let inner = inner.clone();
            async move {
                if let Some((language, uri)) = without_language(request.uri()) {
                    *request.uri_mut() = uri;
                    request.extensions_mut().insert(language);
                }
                tower::ServiceExt::oneshot(inner, request).await
            }
        }))
    }
}

async fn answer(web: Arc<Web>, route: Route, request: Request) -> Response<Body> {
    if route.path == "/health/live" {
        // Before anything asks the database: a process that waits for it is alive.
        return guard(health::alive().into_response(), route.data);
    }
    let is_post = request.method() == Method::POST;
    let headers = request.headers().clone();
    let mut ask = match read(&web, request).await {
        Ok(ask) => ask,
        Err(failure) => return guard(failure, route.data),
    };
    let outcome = match admit(&mut ask, &route, is_post, &headers).await {
        Ok(None) => (route.handler)(ask.clone()).await,
        Ok(Some(reply)) => Ok(reply),
        Err(failure) => Err(failure),
    };
    let outcome = match outcome {
        Err(Failure::Unavailable) if is_post => unavailable(&ask),
        other => other,
    };
    guard(finish(&ask, outcome), route.data)
}

/// Reads the request: who, which language, which fields.
async fn read(web: &Web, request: Request) -> Result<Ask, Response<Body>> {
    let (mut parts, body) = request.into_parts();
    let prefix_language = parts.extensions.get::<Language>().copied();
    let peer = parts.extensions.get::<ConnectInfo<std::net::SocketAddr>>().map(|info| info.0);
    let params = RawPathParams::from_request_parts(&mut parts, &()).await.ok();
    let params: HashMap<String, String> =
        params.map(|found| found.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect()).unwrap_or_default();
    let query = Fields::decode(parts.uri.query().unwrap_or_default().as_bytes());
    let content_type = parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let boundary = crate::upload::boundary(content_type);
    // Open data is the same for everybody: no web session is looked at.
    let secret = cookie(&parts.headers, cookie_name(&web.app)).filter(|_| !is_open(parts.uri.path()));
    let resumed = match secret.clone() {
        Some(secret) => web.app.run(Who::Anonymous, move |work| session::resume(work, secret).boxed()).await,
        None => Ok(None),
    };
    let takes_table = TAKES_TABLES.contains(&parts.uri.path()) && matches!(resumed, Ok(Some(_)));
    let bytes = axum::body::to_bytes(body, if takes_table { LARGEST_UPLOAD } else { LARGEST_FORM }).await;
    let is_own_form = parts.method == Method::POST && same_origin(&parts.headers);
    let mut ask = Ask {
        app: web.app.clone(),
        path: parts.uri.path().to_owned(),
        prefix: prefix_of(prefix_language),
        params,
        query,
        fields: Fields::default(),
        file: None,
        signed_in: None,
        language: prefix_language.unwrap_or_default(),
        client: client(web, peer, &parts.headers),
        device: device(&parts.headers),
        known: open::Known::of(&parts.headers),
        place: None,
        theme: cookie(&parts.headers, "teema").filter(|t| t == "dark" || t == "light"),
        ticket: cookie(&parts.headers, crate::pages::meter::ticket_name(&web.app)),
        unit: cookie(&parts.headers, crate::pages::guidance::COOKIE),
    };
    if let Some(secret) = secret {
        match resumed {
            Ok(Some(found)) => {
                ask.language = prefix_language.unwrap_or(found.person.language);
                ask.signed_in =
                    Some(SignedIn { session: found.session, secret, person: found.person, needs: found.needs });
            }
            Ok(None) => {
                ask.params.insert("ended-session".into(), secret);
            }
            Err(_) => return Err(busy(ask, bytes.ok().filter(|_| is_own_form))),
        }
    }
    if ask.find_place().await.is_err() {
        return Err(busy(ask, bytes.ok().filter(|_| is_own_form)));
    }
    match bytes {
        Ok(bytes) => match boundary {
            Some(boundary) => (ask.fields, ask.file) = crate::upload::read(&bytes, &boundary),
            None => ask.fields = Fields::decode(&bytes),
        },
        Err(_) => return Err(finish(&ask, ask.notice(413, "too-large", Vec::new()))),
    }
    Ok(ask)
}

/// The database is away before it is known who asks. A form from a page of ours is given back to whoever sent it.
fn busy(mut ask: Ask, form: Option<Bytes>) -> Response<Body> {
    let Some(form) = form else {
        return finish(&ask, Err(Failure::Unavailable));
    };
    ask.fields = Fields::decode(&form);
    finish(&ask, unavailable(&ask))
}

/// Gives a form back that could not be taken now; nothing of a referral that keeps nothing, and no form that is little
/// more than a password.
fn unavailable(ask: &Ask) -> Outcome {
    let is_sign_in = has_password(&ask.fields) && !ask.path.starts_with("/liity/");
    if is_sign_in || ask.fields.typed().is_empty() || crate::form::keeps_nothing(&ask.path, &ask.fields) {
        return Err(Failure::Unavailable);
    }
    kept(ask, 503, "trouble-unavailable")
}

fn has_password(fields: &Fields) -> bool {
    fields.pairs().iter().any(|(name, _)| name.contains("password"))
}

/// Lets the request in, or answers instead: sign in first, give the second factor first, or no such page.
async fn admit(ask: &mut Ask, route: &Route, is_post: bool, headers: &HeaderMap) -> Result<Option<Reply>, Failure> {
    if is_post && !same_origin(headers) {
        return Err(Failure::Foreign);
    }
    if route.audience == Audience::Everybody {
        return Ok(None);
    }
    let Some(signed_in) = &ask.signed_in else {
        return Ok(Some(sign_in_first(ask, is_post).await?));
    };
    if is_post && route.path != "/ulos" && !same(ask.fields.get("_tunnus"), &signed_in.session.csrf) {
        return Err(Failure::Foreign);
    }
    if route.audience == Audience::HalfSignedIn {
        return Ok(None);
    }
    match signed_in.needs {
        Needs::SecondFactor => return Ok(Some(Reply::see_other("/kirjaudu/koodi"))),
        Needs::EnrolSecondFactor => {
            return Ok(Some(Reply::see_other("/asetukset/turvallisuus/kayttoon")));
        }
        Needs::Nothing => {}
    }
    match route.audience {
        Audience::Roles(roles) if !roles.iter().any(|role| signed_in.person.is(*role)) => Err(Failure::NotFound),
        _ => Ok(None),
    }
}

/// A form that comes after the web session has ended is kept for its owner and shown again after sign-in.
async fn sign_in_first(ask: &Ask, is_post: bool) -> Result<Reply, Failure> {
    let mut path = ask.path.clone();
    // The shortlist that a referral begins with goes along through signing in: numbers of public entries.
    let list = ask.query.get("t");
    if !is_post && !list.is_empty() && list.bytes().all(|b| b.is_ascii_digit() || b == b',') {
        path = format!("{path}?t={list}");
    }
    // A table stays in the hands of whoever sends it: it is chosen again.
    let is_table = TAKES_TABLES.contains(&ask.path.as_str());
    let keeps = is_post && !is_table && !crate::form::keeps_nothing(&ask.path, &ask.fields);
    if keeps && let Some(secret) = ask.params.get("ended-session").cloned() {
        let (form_path, fields) = (ask.path.clone(), ask.fields.encode());
        let kept = ask
            .app
            .run(Who::Service("web"), move |work| {
                async move {
                    let Some(owner) = session::expired_owner(work, secret).await? else {
                        return Ok(None);
                    };
                    Ok(Some(draft::save_for(work, owner, form_path, fields).await?.0))
                }
                .boxed()
            })
            .await?;
        if let Some(id) = kept {
            path = format!("{path}?luonnos={id}");
        }
    }
    let path: String = form_encode(&path);
    Ok(Reply::see_other(&format!("{}/kirjaudu?jatka={path}", ask.prefix)))
}

fn form_encode(text: &str) -> String {
    Fields::default().with("p", text).encode().trim_start_matches("p=").to_owned()
}

fn finish(ask: &Ask, outcome: Outcome) -> Response<Body> {
    let failure = match outcome {
        Ok(reply) if is_open(&ask.path) => return for_everybody(reply.into_response()),
        Ok(reply) => return reply.into_response(),
        Err(failure) => failure,
    };
    if is_open(&ask.path) {
        if let Failure::Broken(why) = &failure {
            tracing::error!(%why, "open data failed");
        }
        return for_everybody(Reply::problem_of(&failure).into_response());
    }
    let page = match failure {
        Failure::NotFound => {
            // The page must not tell one address from another: the same bytes for every one.
            let anywhere = Ask { path: "/".into(), query: Fields::default(), ..ask.clone() };
            anywhere.notice(404, "not-found", Vec::new())
        }
        Failure::Foreign => ask.notice(403, "foreign", Vec::new()),
        Failure::Unavailable => ask.notice(503, "busy", Vec::new()),
        Failure::ReasonNeeded(case) => {
            let back = form_encode(&ask.path);
            Ok(Reply::see_other(&format!("/tukijaksot/{case}/peruste?takaisin={back}")))
        }
        Failure::Broken(why) => {
            tracing::error!(%why, "a page failed");
            ask.notice(500, "fault", Vec::new())
        }
    };
    page.map_or_else(|_| plain(500, "fault"), Reply::into_response)
}

/// A page that keeps what was typed when its own page cannot be shown; a password is typed again.
pub(crate) fn kept(ask: &Ask, status: u16, trouble: &str) -> Outcome {
    let mut fields = Fields::default();
    for (name, value) in ask.fields.pairs().into_iter().filter(|(name, _)| !name.contains("password")) {
        fields.push(&name, value);
    }
    let page = rinnalla_views::notice::KeptPage {
        w: ask.words(),
        frame: ask.frame(),
        trouble: trouble.to_owned(),
        can_retry: status != 409,
        texts: fields.typed(),
        action: format!("{}{}", ask.prefix, ask.path),
        fields: fields.pairs(),
    };
    ask.page_with(status, &page)
}

/// Addresses that are promised to machines and not built yet.
const NOT_YET: [&str; 6] =
    ["/api/", "/fhir/", "/.well-known/smart-configuration", "/oauth/", "/cds-services", "/scim/"];

async fn not_found(web: Arc<Web>, request: Request) -> Response<Body> {
    if NOT_YET.iter().any(|promised| request.uri().path().starts_with(promised)) {
        return guard(not_yet(), Data::Plain);
    }
    if is_open(request.uri().path()) {
        let nothing = open::nothing_here(request.method(), request.uri().path(), request.uri().query());
        return guard(for_everybody(nothing.into_response()), Data::Plain);
    }
    match read(&web, request).await {
        Ok(ask) => guard(finish(&ask, Err(Failure::NotFound)), Data::Plain),
        Err(response) => guard(response, Data::Plain),
    }
}

/// Never a made-up result.
fn not_yet() -> Response<Body> {
    Reply::problem(501, "Not available yet", "This part of the interface has not been built yet.").into_response()
}

fn plain(status: u16, key: &str) -> Response<Body> {
    let words = rinnalla_views::Words::new(Language::Finnish, rinnalla_domain::settings::Term::LinkPerson);
    let text = format!("{}\n\n{}\n", words.plain(&format!("{key}-title")), words.plain(&format!("{key}-text")));
    Reply { status, media_type: "text/plain; charset=utf-8", body: text.into_bytes(), headers: Vec::new() }
        .into_response()
}

/// Headers that every answer carries.
fn guard(mut response: Response<Body>, data: Data) -> Response<Body> {
    let headers = response.headers_mut();
    let mut set = |name: header::HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "no-referrer");
    set(header::X_FRAME_OPTIONS, "DENY");
    let cache = if data == Data::Personal { "no-store" } else { "no-store, private" };
    set(header::CACHE_CONTROL, cache);
    response
}

const fn prefix_of(language: Option<Language>) -> &'static str {
    match language {
        Some(Language::Swedish) => "/sv",
        Some(Language::English) => "/en",
        Some(Language::NorthernSami) => "/se",
        _ => "",
    }
}

/// Under https the cookie is bound to the host.
pub(crate) fn cookie_name(app: &App) -> &'static str {
    if app.config().base_url.starts_with("https://") { "__Host-rinnalla" } else { "rinnalla" }
}

/// The cookie of a web session; `None` deletes it.
pub(crate) fn session_cookie(app: &App, secret: Option<&str>) -> String {
    let secure = if app.config().base_url.starts_with("https://") { "; Secure" } else { "" };
    let (value, age) = secret.map_or(("", "; Max-Age=0"), |secret| (secret, ""));
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", cookie_name(app))
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name && !value.is_empty()).then(|| value.to_owned())
    })
}

/// A form must come from our own pages: the browser says so by `Sec-Fetch-Site`, or by `Origin`.
fn same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split("://").nth(1) == Some(host),
        _ => true,
    }
}

/// Compares without telling by time how much fits.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && !a.is_empty() && a.bytes().zip(b.bytes()).fold(0, |d, (x, y)| d | (x ^ y)) == 0
}

fn client(web: &Web, peer: Option<std::net::SocketAddr>, headers: &HeaderMap) -> String {
    let forwarded = headers.get("x-forwarded-for").and_then(|v| v.to_str().ok()).unwrap_or_default();
    let hops: Vec<&str> = forwarded.split(',').map(str::trim).filter(|h| !h.is_empty()).collect();
    let address = if web.trusted_hops > 0 && hops.len() >= web.trusted_hops {
        hops.get(hops.len() - web.trusted_hops).map(|hop| (*hop).to_owned()).unwrap_or_default()
    } else {
        peer.map(|peer| peer.ip().to_string()).unwrap_or_default()
    };
    format!("client:{address}")
}

/// Browser and system in two words, so that people know their own web sessions.
fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let browser = ["Firefox", "Edg", "Chrome", "Safari"].into_iter().find(|b| agent.contains(b)).unwrap_or("");
    let system = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"]
        .into_iter()
        .find(|s| agent.contains(s))
        .unwrap_or("");
    let browser = if browser == "Edg" { "Edge" } else { browser };
    format!("{browser} {system}").trim().to_owned()
}
