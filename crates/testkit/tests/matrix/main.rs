//! Every route, every caller, every relation: who sees what is judged by planted words, not by status codes.

use std::collections::{BTreeMap, BTreeSet};

use rinnalla_app::store::audit;
use rinnalla_app::{App, Config, FutureExt, Who, account};
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_testkit::browser::{Browser, Seen};
use rinnalla_testkit::engines::{Hand, app_with, stores};
use rinnalla_testkit::plant::{Garden, Part, Planted, garden};
use rinnalla_views::form::Fields;
use rinnalla_web::{Audience, Route, routes};

struct Caller {
    name: &'static str,
    role: Option<Role>,
    browser: Browser,
}

/// What a caller may see of a case: written down here once more, apart from the code that it judges.
fn may_see(caller: &str, relation: &str, part: Part) -> bool {
    match (caller, relation) {
        ("referrer", "own" | "new" | "asked" | "visit" | "ended" | "barred" | "closed") => {
            matches!(part, Part::Card | Part::Sent)
        }
        ("coordinator", "own" | "new" | "asked" | "visit" | "ended" | "barred" | "closed") => true,
        // Somebody else handles these: lists show a place, the case itself asks for a reason first.
        ("coordinator", "colleague" | "colleagueclosed") => part == Part::Card,
        ("link_worker", "own" | "visit") => matches!(part, Part::Card | Part::Sent | Part::Safety | Part::Walk),
        ("link_worker", "asked") => part == Part::Card,
        _ => false,
    }
}

/// May the caller open pages of this case at all?
fn may_open(caller: &str, relation: &str) -> bool {
    [Part::Card, Part::Sent, Part::Walk].iter().any(|part| may_see(caller, relation, *part))
        && !(caller == "coordinator" && relation.starts_with("colleague"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_sees_a_word_that_is_not_theirs() {
    for (engine, store) in stores().await {
        let hand = Hand::at("2026-11-24T08:00:00Z".parse().unwrap());
        let app = app_with(store, hand.clock(), Config { demo: true, ..Config::default() });
        let garden = garden(&app).await;
        let callers = callers(&app, &garden).await;
        let mut tally = Tally::default();
        let links = harvest(&callers, &garden).await;
        for route in routes() {
            for caller in &callers {
                walk_route(&app, &garden, &links, caller, &route, &mut tally).await;
            }
        }
        let quiet: Vec<_> =
            tally.personal.difference(&tally.spoke).filter(|p| !SAYS_NOTHING.contains(&p.as_str())).collect();
        println!(
            "matrix on {engine}: {} routes x {} callers x {} relations: {} cells, {} foreign, {} with own words, {} log rows",
            routes().len(),
            callers.len(),
            garden.cases.len(),
            tally.cells,
            tally.foreign,
            tally.own,
            tally.logged
        );
        assert!(tally.faults.is_empty(), "{engine}: {} faults:\n{}", tally.faults.len(), tally.faults.join("\n"));
        assert!(quiet.is_empty(), "{engine}: no allowed caller saw a planted word on {quiet:?}");
        let shut: Vec<_> = tally.personal.difference(&tally.opened).collect();
        assert!(shut.is_empty(), "{engine}: no allowed caller could open {shut:?}");
        let enough = tally.cells > 2_000 && tally.foreign > 500 && tally.own > 30 && tally.logged > 30;
        assert!(enough, "{engine}: too few cells");
    }
}

/// Personal GET routes of a case on which even an allowed caller finds no planted word. They must still open.
const SAYS_NOTHING: &[&str] = &[
    // A number and a date, a question that waits, an empty form, a form before a reason is given.
    "/lahetteet/{id}/lahetetty",
    "/lahetteet/{id}/lisatiedot",
    "/lahetteet/{id}/peru",
    "/tukijaksot/{id}/peruste",
    // PDF: glyphs, no text to search; the tests of the documents read them.
    "/lahetteet/{id}/muistilappu",
    "/tukijaksot/{id}/sopimus/{number}/pdf",
    // Forms about a case: at most a first name and one letter, a number, a state; some only lead to the case itself.
    "/tukijaksot/{id}/avaa",
    "/tukijaksot/{id}/ensikaynti",
    "/tukijaksot/{id}/ensikaynti/siirtyi",
    "/tukijaksot/{id}/ensikaynti/tehty",
    "/tukijaksot/{id}/huoli",
    "/tukijaksot/{id}/huoli/luettu",
    "/tukijaksot/{id}/jatka",
    "/tukijaksot/{id}/keskeyta",
    "/tukijaksot/{id}/lopetus",
    "/tukijaksot/{id}/lopetus/jatkuu",
    "/tukijaksot/{id}/lopetus/lahettaja",
    "/tukijaksot/{id}/lopetus/mittaus",
    "/tukijaksot/{id}/lopetus/palaute",
    "/tukijaksot/{id}/lopetus/yhteenveto",
    "/tukijaksot/{id}/luvat",
    "/tukijaksot/{id}/luvat/anna",
    "/tukijaksot/{id}/luvat/este",
    "/tukijaksot/{id}/luvat/peru",
    "/tukijaksot/{id}/mittaukset",
    "/tukijaksot/{id}/mittaukset/uusi",
    "/tukijaksot/{id}/pidenna",
    "/tukijaksot/{id}/seuranta",
    "/tukijaksot/{id}/sopimus/allekirjoita",
    "/tukijaksot/{id}/tauko",
    "/tukijaksot/{id}/tuki",
    "/tukijaksot/{id}/tuki/vastattu",
    "/tukijaksot/{id}/vaihda",
    "/vastaanotto/{id}/ei-tavoitettu",
    "/vastaanotto/{id}/paatos",
    "/vastaanotto/{id}/peru-pyynto",
    "/vastaanotto/{id}/vahvistus",
    "/vastaanotto/{id}/vastaanota",
    "/vastaanotto/{id}/yhteydenotto",
];

#[derive(Default)]
struct Tally {
    cells: usize,
    foreign: usize,
    own: usize,
    logged: i64,
    personal: BTreeSet<String>,
    spoke: BTreeSet<String>,
    opened: BTreeSet<String>,
    faults: Vec<String>,
}

async fn callers(app: &App, garden: &Garden) -> Vec<Caller> {
    let mut callers = vec![Caller { name: "anonymous", role: None, browser: Browser::new(app) }];
    for persona in &garden.home.personas {
        let browser = Browser::signed_in(app, &persona.username, DEMO_PASSWORD).await;
        callers.push(Caller { name: persona.role, role: Role::parse(persona.role), browser });
    }
    for role in Role::ALL {
        assert!(callers.iter().any(|c| c.role == Some(*role)), "no caller for {role}");
    }
    // The second referrer and the second link worker are signed in, then suspended and relieved of the role.
    let administrator = garden.home.who(Role::Administrator, 0);
    let code = garden.home.code;
    let suspended = garden.home.who(Role::Referrer, 1);
    let browser = Browser::signed_in(app, "olli.ojanen@esittely.example", DEMO_PASSWORD).await;
    app.run(Who::Account(administrator.clone()), move |w| account::suspend(w, code, suspended).boxed())
        .await
        .expect("suspended");
    callers.push(Caller { name: "suspended", role: Some(Role::Referrer), browser });
    let browser = Browser::signed_in(app, "petri.salo@esittely.example", DEMO_PASSWORD).await;
    let relieved = garden.home.who(Role::LinkWorker, 1);
    app.run(Who::Account(administrator), move |w| {
        async move {
            let members = account::members(w, code).await?;
            let held = members.into_iter().find(|m| m.account == relieved).expect("a member");
            account::end_role(w, code, held.membership.id).await
        }
        .boxed()
    })
    .await
    .expect("relieved");
    callers.push(Caller { name: "ended", role: Some(Role::LinkWorker), browser });
    callers
}

/// Addresses that pages lead to, by route: for what varies besides the case.
async fn harvest(callers: &[Caller], garden: &Garden) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    let crawlers = ["coordinator", "link_worker", "administrator", "referrer"];
    for caller in callers.iter().filter(|c| crawlers.contains(&c.name)) {
        let gets: Vec<Route> = routes().into_iter().filter(|r| r.method == "GET").collect();
        let mut paths: Vec<String> = gets.iter().filter(|r| !r.path.contains('{')).map(|r| r.path.to_owned()).collect();
        for case in garden.cases.iter().filter(|c| may_open(caller.name, c.relation)) {
            for route in gets.iter().filter(|r| is_of_case(r.path) && r.path.matches('{').count() == 1) {
                paths.push(route.path.replace("{id}", case.id.as_str()));
            }
        }
        for path in paths {
            let text = caller.browser.get(&path).await.text();
            for part in text.split("=\"/").skip(1) {
                let link = part.split(['"', '?', '#']).next().unwrap_or_default();
                found.insert(format!("/{link}"));
            }
        }
    }
    let mut by_route: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for route in routes().iter().filter(|r| r.path.contains('{')) {
        let matching = found.iter().filter(|path| fits(route.path, path)).cloned().collect();
        by_route.insert(route.path.to_owned(), matching);
    }
    by_route
}

fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len() && pattern.iter().zip(&path).all(|(p, s)| p.starts_with('{') || p == s)
}

fn is_of_case(path: &str) -> bool {
    ["/lahetteet/{id}", "/vastaanotto/{id}", "/tukijaksot/{id}", "/minun/pyynnot/{id}"]
        .iter()
        .any(|p| path.starts_with(p))
}

/// The address of a route for a case; what else varies comes from pages.
fn address(route: &Route, case: &Planted, links: &BTreeMap<String, Vec<String>>) -> String {
    let id = case.id.as_str();
    let known =
        links.get(route.path).and_then(|paths| paths.iter().find(|p| !is_of_case(route.path) || p.contains(id)));
    known.cloned().unwrap_or_else(|| {
        let filled = route.path.replace("{id}", id);
        filled.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/")
    })
}

async fn walk_route(
    app: &App,
    garden: &Garden,
    links: &BTreeMap<String, Vec<String>>,
    caller: &Caller,
    route: &Route,
    tally: &mut Tally,
) {
    let of_case = is_of_case(route.path);
    let relations: Vec<&Planted> = if of_case { garden.cases.iter().collect() } else { vec![&garden.cases[0]] };
    for case in relations {
        let path = address(route, case, links);
        let allowed = caller_is_in(caller, route) && (!of_case || may_open(caller.name, case.relation));
        if route.method == "POST" && (allowed || !of_case || route.path.ends_with("/peruste")) {
            // What allowed callers do is told by the journeys; here only what must not happen.
            continue;
        }
        tally.cells += 1;
        let before = logged(app).await;
        let seen = ask(caller, route, &path).await;
        let place = format!("{} {path} by {} on {}", route.method, caller.name, case.relation);
        if seen.status >= 500 {
            tally.faults.push(format!("{place}: {}", seen.status));
        }
        let spoken = judge(garden, caller, &seen, &place, &mut tally.faults);
        if route.method == "GET" && route.is_personal() && of_case {
            tally.personal.insert(route.path.to_owned());
            if allowed && matches!(seen.status, 200 | 303) {
                tally.opened.insert(route.path.to_owned());
            }
        }
        if spoken > 0 {
            tally.own += 1;
            tally.spoke.insert(route.path.to_owned());
            let rows = logged(app).await - before;
            if rows == 0 {
                tally.faults.push(format!("{place}: personal data without a log row"));
            }
            tally.logged += rows;
        }
        if of_case && !allowed {
            tally.foreign += 1;
            if let Err(fault) = foreign_is_missing(caller, route, case, &path, &seen).await {
                tally.faults.push(format!("{place}: {fault}"));
            }
        }
    }
}

async fn ask(caller: &Caller, route: &Route, path: &str) -> Seen {
    if route.method == "GET" { caller.browser.get(path).await } else { caller.browser.post(path, &body(route)).await }
}

fn caller_is_in(caller: &Caller, route: &Route) -> bool {
    if matches!(caller.name, "suspended" | "ended") {
        return false;
    }
    match route.audience {
        Audience::Everybody => true,
        Audience::SignedIn | Audience::HalfSignedIn => caller.role.is_some(),
        Audience::Roles(roles) => caller.role.is_some_and(|role| roles.contains(&role)),
    }
}

/// Every planted word in the answer must be one that the caller may see; how many were.
fn judge(garden: &Garden, caller: &Caller, seen: &Seen, place: &str, faults: &mut Vec<String>) -> usize {
    let mut own = 0;
    for case in &garden.cases {
        for canary in case.canaries.iter().filter(|canary| seen.holds(&canary.word)) {
            if may_see(caller.name, case.relation, canary.part) {
                own += 1;
            } else {
                faults.push(format!("{place}: shows {} ({:?} of {})", canary.word, canary.part, case.relation));
            }
        }
    }
    own
}

/// Somebody else's record is answered like one that does not exist, byte for byte; a stranger is sent to sign in.
async fn foreign_is_missing(
    caller: &Caller,
    route: &Route,
    case: &Planted,
    path: &str,
    seen: &Seen,
) -> Result<(), String> {
    let to = seen.location.as_deref().unwrap_or_default();
    if matches!(caller.name, "anonymous" | "suspended") {
        let asked = seen.status == 303 && to.starts_with("/kirjaudu");
        return if asked { Ok(()) } else { Err(format!("{} {to} instead of the sign-in page", seen.status)) };
    }
    if caller.name == "coordinator" && case.relation.starts_with("colleague") {
        // A coordinator of the municipality without a link by work gives a reason first, on a page of its own.
        let asked = seen.status == 303 && to.contains("/peruste");
        // An address that only leads to the page of the case shows nothing; that page asks then.
        let led = seen.status == 303 && seen.body.is_empty() && path.starts_with(to) && to.len() > 10;
        let fine = asked || led || route.path.ends_with("/peruste") || seen.status == 404;
        return if fine { Ok(()) } else { Err(format!("{} {to} instead of asking for a reason", seen.status)) };
    }
    // Whoever walked in the case gets their own words back; nothing of the case (the planted words tell).
    let walked = caller.name == "link_worker" && matches!(case.relation, "ended" | "closed" | "barred")
        || caller.name == "ended" && case.relation.starts_with("colleague");
    if walked && route.method == "POST" && seen.status == 409 {
        return Ok(());
    }
    let missing = path.replace(case.id.as_str(), "01zzzzzzzzzzzzzzzzzzzzzzzz");
    let nothing = ask(caller, route, &missing).await;
    match (seen.status, nothing.status) {
        (404, 404) if seen.body == nothing.body && seen.headers == nothing.headers => Ok(()),
        (404, 404) => Err("differs from a missing one".into()),
        // An address that only leads to the page of the case leads there for every case, a missing one too.
        (303, 303) if Some(to.replace(case.id.as_str(), "01zzzzzzzzzzzzzzzzzzzzzzzz")) == nothing.location => Ok(()),
        (found, absent) => Err(format!("{found}, and {absent} for a missing one, instead of 404")),
    }
}

async fn logged(app: &App) -> i64 {
    app.run(Who::Service("test"), |w| async move { Ok(audit::count(w.tx()).await?) }.boxed()).await.expect("a count")
}

/// A form that would do its work if it were let in. A route without one makes the test fail.
fn body(route: &Route) -> Fields {
    let f = Fields::default;
    let suffix = route.path.rsplit_once("{id}").map_or(route.path, |(_, rest)| rest);
    let day = "24.11.2026";
    match (route.path, suffix) {
        (_, "/lisatiedot") => f().with("answer", "vastaus"),
        (_, "/peru" | "/tauko" | "/vaihda" | "/avaa") => f().with("reason", "syy"),
        (_, "/vastaanota" | "/peru-pyynto" | "/jatka" | "/huoli/luettu" | "/tuki/vastattu" | "/ei-tavoitettu") => f(),
        (_, "/yhteydenotto") => f().with("way", "call").with("outcome", "reached"),
        (_, "/paatos") => f().with("decision", "queue").with("reason", "syy").with("text", "syy"),
        (_, "/linkkihenkilo") => f().with("account", "x").with("link_worker", "x").with("reason", "syy"),
        (_, "/vahvistus") => f().with("answer", "yes").with("decision", "yes"),
        (_, "/peruste") => f().with("reason", "syy").with("takaisin", "/tanaan"),
        ("/minun/pyynnot/{id}", _) => f().with("answer", "yes"),
        (_, "/ensikaynti") => f().with("day", day).with("time", "12").with("place", "koti"),
        (_, "/ensikaynti/tehty" | "/ensikaynti/siirtyi") => f().with("note", "kävi").with("measure", "later"),
        (_, "/pidenna") => f().with("until", "24.3.2027").with("day", "24.3.2027").with("reason", "syy"),
        (_, "/sopimus/muokkaa") => {
            f().with("starts_on", day).with("months", "3").with("rhythm", "weekly").with("channels", "meeting")
        }
        (_, "/sopimus/allekirjoita") => {
            f().with("signer", "resident").with("way", "typed").with("name", "A").with("accept", "1")
        }
        (_, "/kaynnit/uusi" | "/kaynnit/{note}/korjaa") => {
            f().with("day", "today").with("kind", "walk").with("length", "60").with("note", "käveltiin")
        }
        (_, "/huoli" | "/tuki") => f().with("text", "huoli").with("note", "huoli"),
        (_, rest) if rest.starts_with("/lopetus") => {
            f().with("reason", "time_over").with("summary", "loppu").with("release", "nothing")
        }
        (_, "/keskeyta") => f().with("reason", "moved").with("note", "muutti"),
        (_, "/seuranta") => f().with("day", day).with("way", "call").with("continues", "yes"),
        (_, rest) if rest.starts_with("/luvat") => {
            f().with("permission", "tell_ended").with("given", "spoken").with("name", "Aino")
        }
        (_, "/mittaukset/uusi") => f().with("point", "half").with("satisfaction", "5"),
        (_, rest) if rest.starts_with("/kirjeet") => f(),
        (path, _) => panic!("no form for {path}: add one, so that the matrix can try it"),
    }
}
