//! Sources on the web, from a server on this machine: pages, what changed, half a feed, refusals, a broken-off reading.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::SignedDuration;
use rinnalla_app::source::{self, LineKind, NewSource};
use rinnalla_app::store::source::run::Run;
use rinnalla_app::{Error, FutureExt, Who};
use rinnalla_domain::activity::Status;
use rinnalla_domain::source::{Kind, Rhythm, RunState};
use rinnalla_domain::text::Line;
use rinnalla_fetch::{Fetcher, Limits, Reach};
use rinnalla_worker::read_due;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::world::{World, days, each, not_found, sodankyla};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// A server of events whose feed a test changes; it remembers what it was asked.
#[derive(Clone, Default)]
struct Feed {
    pages: Arc<Mutex<Vec<String>>>,
    asked: Arc<Mutex<Vec<String>>>,
    port: Arc<Mutex<u16>>,
}

impl Feed {
    async fn open() -> Self {
        let feed = Self::default();
        let listener = TcpListener::bind((HERE, 0)).await.unwrap();
        *feed.port.lock().unwrap() = listener.local_addr().unwrap().port();
        let own = feed.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = vec![0; 4096];
                let read = stream.read(&mut request).await.unwrap_or_default();
                let request = String::from_utf8_lossy(&request[..read]).into_owned();
                let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
                let number = path.rsplit_once("sivu=").and_then(|(_, n)| n.parse::<usize>().ok()).unwrap_or(1);
                let page = own.pages.lock().unwrap().get(number - 1).cloned();
                own.asked.lock().unwrap().push(path);
                let answer = page.map_or_else(
                    || "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned(),
                    |page| format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{page}", page.len()),
                );
                let _ = stream.write_all(answer.as_bytes()).await;
                let _ = stream.shutdown().await;
            }
        });
        feed
    }

    fn server(&self) -> String {
        format!("feed.test:{}", self.port.lock().unwrap())
    }

    fn address(&self) -> String {
        format!("http://{}/v1/event/", self.server())
    }

    /// Serves events of these numbers, ten a page.
    fn serves(&self, numbers: std::ops::Range<usize>) {
        let numbers: Vec<usize> = numbers.collect();
        let several: Vec<&[usize]> = numbers.chunks(10).collect();
        let page = |(index, some): (usize, &&[usize])| {
            let next = if index + 1 < several.len() {
                format!("\"{}?sivu={}\"", self.address(), index + 2)
            } else {
                "null".into()
            };
            let events: Vec<String> = some.iter().map(|n| event(*n)).collect();
            format!(r#"{{"meta":{{"next":{next}}},"data":[{}]}}"#, events.join(","))
        };
        *self.pages.lock().unwrap() = several.iter().enumerate().map(page).collect();
    }
}

fn event(n: usize) -> String {
    format!(
        r#"{{"id":"kunta:{n}","publication_status":"public","event_status":"EventScheduled","name":{{"fi":"Kerho {n}"}},
        "short_description":{{"fi":"Kokoonnutaan."}},"start_time":"2026-12-0{}T10:00:00Z","end_time":"2026-12-0{}T12:00:00Z",
        "location":{{"@id":"tprek:{n}","name":{{"fi":"Talo {n}"}}}},"provider":{{"fi":"Kyläyhdistys ry"}}}}"#,
        n % 9 + 1,
        n % 9 + 1
    )
}

/// May reach this machine, as no fetcher of production may.
fn fetcher() -> Fetcher {
    let limits =
        Limits { connect: Duration::from_secs(5), total: Duration::from_secs(30), bytes: 1_000_000, redirects: 3 };
    Fetcher::reaching(limits, Reach::Test { also: vec![HERE], names: Some(Arc::new(|_| vec![HERE])) })
}

fn line(words: &str) -> Line {
    Line::parse(words, 300).unwrap().unwrap()
}

fn new(feed: &Feed) -> NewSource {
    NewSource {
        kind: Kind::LinkedEvents,
        name: line("Kunnan tapahtumat"),
        address: line(&feed.address()),
        licence: Some(line("CC BY 4.0, kunta")),
        rhythm: Rhythm::Daily,
        only_changes: true,
    }
}

async fn added(world: &World, feed: &Feed) -> String {
    let (server, new) = (feed.server(), new(feed));
    let administrator = world.administrator.clone();
    world.run(&administrator, move |w| source::allow(w, sodankyla(), server, true).boxed()).await.unwrap();
    world.run(&administrator, move |w| source::add(w, sodankyla(), new).boxed()).await.unwrap()
}

async fn read_by(world: &World, fetcher: &Fetcher) -> Run {
    read_due(&world.app, fetcher).await.unwrap();
    let administrator = world.administrator.clone();
    let all = world.run(&administrator, |w| source::of_municipality(w, sodankyla()).boxed()).await.unwrap();
    all.into_iter().next().unwrap().last.unwrap()
}

async fn asked_for(world: &World, id: &str, confirmed: bool) -> String {
    world.hand.forward(days(1));
    let (administrator, id) = (world.administrator.clone(), id.to_owned());
    world.run(&administrator, move |w| source::begin(w, sodankyla(), id, confirmed).boxed()).await.unwrap()
}

async fn running(world: &World) -> usize {
    let all = world.app.run(Who::Service("test"), |w| rinnalla_app::activity::index(w).boxed()).await.unwrap();
    all.iter().filter(|entry| entry.status == Status::Published).count()
}

#[tokio::test]
async fn a_feed_is_read_on_schedule_page_by_page_and_then_what_changed_alone() {
    each(async |world| {
        let feed = Feed::open().await;
        feed.serves(0..25);
        let id = added(&world, &feed).await;
        let due = || world.app.run(Who::Service("test"), |w| source::due(w).boxed());
        assert_eq!((due().await.unwrap(), due().await.unwrap()), (1, 0), "once, while it waits");
        let run = read_by(&world, &fetcher()).await;
        assert_eq!((run.state, run.counts.read, run.counts.added), (RunState::Done, 25, 25));
        assert!(run.whole && run.ended_at.is_some());
        assert_eq!(feed.asked.lock().unwrap().len(), 3);
        assert_eq!(due().await.unwrap(), 0, "not again on the same day");

        world.hand.forward(days(1));
        assert_eq!(due().await.unwrap(), 1);
        let run = read_by(&world, &fetcher()).await;
        assert_eq!((run.state, run.counts.added, run.counts.unchanged), (RunState::Done, 0, 25));
        assert!(!run.whole);
        let asked = feed.asked.lock().unwrap().get(3).cloned().unwrap();
        assert!(asked.contains("last_modified_since=2026-11-23&show_deleted=true"), "{asked}");

        world.hand.forward(days(7));
        let last = asked_for(&world, &id, false).await;
        let run = read_by(&world, &fetcher()).await;
        assert!(run.id == last && run.whole, "the whole feed once a week");
    })
    .await;
}

#[tokio::test]
async fn half_a_feed_is_not_believed_until_somebody_confirms() {
    each(async |world| {
        let feed = Feed::open().await;
        feed.serves(0..20);
        let id = added(&world, &feed).await;
        asked_for(&world, &id, true).await;
        read_by(&world, &fetcher()).await;
        feed.serves(0..10);
        world.hand.forward(days(8));
        asked_for(&world, &id, false).await;
        let run = read_by(&world, &fetcher()).await;
        assert_eq!((run.state, run.counts.held_back, run.counts.removed), (RunState::Asks, 10, 0));
        assert_eq!(running(&world).await, 20);
        let asked = asked_for(&world, &id, true).await;
        let run = read_by(&world, &fetcher()).await;
        assert_eq!((run.state, run.counts.held_back, run.counts.removed), (RunState::Done, 0, 10));
        assert_eq!(running(&world).await, 10);
        let administrator = world.administrator.clone();
        let (_, _, report) =
            world.run(&administrator, move |w| source::report_of(w, sodankyla(), id, asked).boxed()).await.unwrap();
        assert_eq!(report.lines.iter().filter(|line| line.kind() == LineKind::Removed).count(), 10);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_may_not_be_asked_fails_with_its_reason_and_changes_nothing() {
    each(async |world| {
        let feed = Feed::open().await;
        feed.serves(0..5);
        let id = added(&world, &feed).await;
        asked_for(&world, &id, false).await;
        // A fetcher of production does not reach this machine, whatever the list says.
        let names = Reach::Test { also: Vec::new(), names: Some(Arc::new(|_| vec![HERE])) };
        let run = read_by(&world, &Fetcher::reaching(Limits::default(), names)).await;
        assert_eq!(run.state, RunState::Failed);
        assert_eq!(run.failure, Some(("not-public".into(), "feed.test".into())));
        assert_eq!(running(&world).await, 0);

        let (administrator, server) = (world.administrator.clone(), feed.server());
        world.run(&administrator, move |w| source::forbid(w, sodankyla(), server).boxed()).await.unwrap();
        asked_for(&world, &id, false).await;
        let run = read_by(&world, &fetcher()).await;
        assert_eq!(run.failure.map(|(code, _)| code).as_deref(), Some("not-allowed"));
        assert!(feed.asked.lock().unwrap().is_empty(), "nothing was asked");
    })
    .await;
}

#[tokio::test]
async fn broken_json_is_told_and_removes_nothing() {
    each(async |world| {
        let feed = Feed::open().await;
        feed.serves(0..5);
        let id = added(&world, &feed).await;
        asked_for(&world, &id, true).await;
        read_by(&world, &fetcher()).await;
        *feed.pages.lock().unwrap() = vec![r#"{"meta":{"next":null},"data":[{"id":"#.to_owned()];
        let asked = asked_for(&world, &id, true).await;
        let run = read_by(&world, &fetcher()).await;
        assert_eq!((run.state, run.whole, run.counts.removed), (RunState::Done, false, 0));
        assert_eq!(running(&world).await, 5);
        let administrator = world.administrator.clone();
        let (_, _, report) =
            world.run(&administrator, move |w| source::report_of(w, sodankyla(), id, asked).boxed()).await.unwrap();
        let line = report.lines.first().unwrap();
        assert_eq!((line.kind(), line.code.as_str()), (LineKind::Rejected, "broken_file"));
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_away_is_asked_again_and_a_broken_off_reading_is_begun_anew() {
    each(async |world| {
        let feed = Feed::open().await;
        feed.serves(0..5);
        let id = added(&world, &feed).await;
        asked_for(&world, &id, false).await;
        let away = Fetcher::reaching(
            Limits::default(),
            Reach::Test { also: vec![HERE], names: Some(Arc::new(|_| Vec::new())) },
        );
        let run = read_by(&world, &away).await;
        assert_eq!((run.state, run.failure.unwrap().0.as_str()), (RunState::Waiting, "no-such-name"));
        assert_eq!(read_due(&world.app, &fetcher()).await.unwrap(), 0, "not at once");

        world.hand.forward(SignedDuration::from_mins(11));
        // Leased, and the process ends.
        let leased = world.app.run(Who::Service("test"), |w| source::next(w).boxed()).await.unwrap();
        assert!(leased.is_some());
        assert_eq!(read_due(&world.app, &fetcher()).await.unwrap(), 0, "another one has it");
        world.hand.forward(SignedDuration::from_mins(16));
        let run = read_by(&world, &fetcher()).await;
        assert_eq!((run.state, run.counts.added, run.failure), (RunState::Done, 5, None));
        assert_eq!(running(&world).await, 5);
    })
    .await;
}

#[tokio::test]
async fn only_an_administrator_of_the_municipality_reaches_sources() {
    each(async |world| {
        let feed = Feed::open().await;
        let id = added(&world, &feed).await;
        let (server, source, other) = (feed.server(), new(&feed), id.clone());
        let who = &world.coordinator;
        not_found(world.run(who, |w| source::of_municipality(w, sodankyla()).boxed()).await);
        not_found(world.run(who, move |w| source::allow(w, sodankyla(), server, true).boxed()).await);
        not_found(world.run(who, move |w| source::add(w, sodankyla(), source).boxed()).await);
        not_found(world.run(who, move |w| source::begin(w, sodankyla(), other, false).boxed()).await);
        let again = new(&feed);
        let administrator = world.administrator.clone();
        let twice = world.run(&administrator, move |w| source::add(w, sodankyla(), again).boxed()).await;
        assert!(matches!(twice, Err(Error::Conflict)), "one address is one source");
    })
    .await;
}
