//! Every route, every caller, every relation: who sees what is judged by planted words, not by status codes.
//!
//! A first walk asks for every page and sends every form that is not for its sender; nothing may change by it.
//! A second walk sends every form of a case by those whom it is for, at every stage of a case; a third one sends the
//! forms that are about no case. What comes back, what is printed, mailed and logged, is read for words of others.

mod bodies;
mod deeds;
mod faults;
mod form;
mod judge;
mod outside;
mod places;
mod plain;
mod relations;
mod tally;
mod walk;

use std::collections::{BTreeMap, HashMap};

use jiff::SignedDuration;
use rinnalla_app::{App, Config, FutureExt, Who, audit};
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_testkit::engines::{Hand, app_with, stores};
use rinnalla_testkit::plant::{Garden, garden};
use rinnalla_web::{Route, routes};

use bodies::{body, is_of_case};
use deeds::{Deeds, all_written};
use judge::Judge;
use outside::{Ear, Heard, PostOffice};
use places::places;
use plain::Plain;
use relations::{Caller, Standing, callers};
use tally::Tally;
use walk::{SAYS_NOTHING, Walk};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_sees_a_word_that_is_not_theirs() {
    let ear = Ear::default();
    tracing::subscriber::set_global_default(ear.subscriber()).expect("nobody else listens");
    for (engine, store) in stores().await {
        let hand = Hand::at("2026-11-24T08:00:00Z".parse().unwrap());
        let app = app_with(store, hand.clock(), Config { demo: true, ..Config::default() });
        let (post, mut tally, mut judge) = (PostOffice::open(), Tally::default(), Judge::default());
        let mut garden = garden(&app).await;
        garden.cases.iter().for_each(|case| judge.learn(case));
        let callers = callers(&app, &garden).await;
        post.deliver(&app).await;
        walks(&app, &mut garden, &mut judge, &callers, &post, &mut tally).await;
        post.close_for_a_while(&app).await;
        hand.forward(SignedDuration::from_hours(1));
        post.deliver(&app).await;
        let heard = ear.heard();
        check_mails(&post, &judge, &mut tally);
        check_log(&heard, &judge, &mut tally);
        check_chain(&app, &mut tally).await;
        tally.blame_holes();
        println!("matrix on {engine}: {}", summary(&tally, &garden, &callers, post.mails().len(), heard.lines));
        assert!(tally.faults.is_empty(), "{engine}: {}", tally.told_faults());
    }
}

async fn walks(
    app: &App,
    garden: &mut Garden,
    judge: &mut Judge,
    callers: &[Caller],
    post: &PostOffice,
    tally: &mut Tally,
) {
    check_routes(callers, tally);
    let mut places = places(app, garden).await;
    let before = all_written(app, &garden.cases).await;
    let mut walk = Walk { app, garden, judge, places: &places, tally, missing: HashMap::new() };
    for route in routes() {
        for caller in callers {
            walk.route(&route, caller).await;
        }
    }
    check_pages(tally);
    if all_written(app, &garden.cases).await != before {
        tally.faults.push("somebody who may not changed a case".into());
    }
    let mut deeds = Deeds { app, garden, judge, tally, callers, beds: BTreeMap::new(), turn: 0 };
    deeds.all().await;
    deeds.lists().await;
    deeds.give_reasons().await;
    post.deliver(app).await;
    Plain { app, garden, judge, tally, callers, places: &mut places, post }.all().await;
}

/// Each page for residents' data opens to each role for which it is, and says something of its own.
fn check_pages(tally: &mut Tally) {
    let pages: Vec<Route> = routes().into_iter().filter(|r| r.method == "GET" && r.is_personal()).collect();
    for route in &pages {
        let silent = SAYS_NOTHING.iter().any(|(path, _)| *path == route.path);
        for role in [Role::Referrer, Role::Coordinator, Role::LinkWorker] {
            let rinnalla_web::Audience::Roles(roles) = route.audience else { continue };
            // Nobody gives a reason for what is their own.
            if !roles.contains(&role) || route.path.ends_with("/peruste") {
                continue;
            }
            let (opened, spoke) =
                (tally.opened.contains(&(route.path, role)), tally.spoke.contains(&(route.path, role)));
            tally.blame_missing("never opened", route, role, opened || !is_of_case(route.path));
            tally.blame_missing("never showed a planted word", route, role, spoke || silent);
            if spoke && silent {
                tally
                    .faults
                    .push(format!("{route:?}: shows a planted word, and stands on the list of those that do not"));
            }
        }
    }
}

/// Each route has somebody who may use it, and each form something to send.
fn check_routes(callers: &[Caller], tally: &mut Tally) {
    for route in routes() {
        if !callers.iter().any(|caller| caller.standing == Standing::InForce && caller.is_in_audience(&route)) {
            tally.faults.push(format!("{route:?}: no caller for whom it is"));
        }
        if route.method == "POST" && body(&route, "", "").is_none() {
            tally.faults.push(format!("{route:?}: no body; write one, so that it can be tried"));
        }
    }
}

/// After all of this the log is whole.
async fn check_chain(app: &App, tally: &mut Tally) {
    let verdict = app.run(Who::Service("test"), |w| audit::verify(w, Vec::new()).boxed()).await.expect("a verdict");
    tally.faults.extend(verdict.broken.into_iter().map(|place| format!("the log is broken at {place}")));
}

/// No mail says who, where or why.
fn check_mails(post: &PostOffice, judge: &Judge, tally: &mut Tally) {
    let mails = post.mails();
    tally.faults.extend(mails.is_empty().then(|| "no mail was sent".to_owned()));
    for mail in &mails {
        let subject = mail.lines().find(|line| line.starts_with("Subject:")).unwrap_or_default();
        tally.blame(&format!("mail: {subject}"), judge.leaks(mail, true));
    }
}

/// No log line holds a planted word or a password, whatever its level.
fn check_log(heard: &Heard, judge: &Judge, tally: &mut Tally) {
    tally.faults.extend((heard.lines == 0).then(|| "no log line was heard".to_owned()));
    for line in &heard.kept {
        let mut leaks = judge.leaks(line, false);
        leaks.extend(line.contains(DEMO_PASSWORD).then(|| "a password".to_owned()));
        tally.blame(&format!("log: {line}"), leaks);
    }
}

fn summary(tally: &Tally, garden: &Garden, callers: &[Caller], mails: usize, lines: usize) -> String {
    let (done, refused) = tally.deeds;
    format!(
        "{} routes, {} callers, {} cases: {} cells (let in)\n{}\n{} answers with own words, {} log \
         rows of them; {done} forms did their work, {refused} were refused in words; {mails} mails, {lines} log lines",
        routes().len(),
        callers.len(),
        garden.cases.len(),
        tally.total(),
        tally.table(),
        tally.own,
        tally.logged,
    )
}
