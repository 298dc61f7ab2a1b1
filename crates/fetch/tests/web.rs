//! A real server on this machine, which no list of production could reach: what is refused, and with which words.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rinnalla_fetch::{Allowed, Fetcher, Limits, Reach, Refused};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn limits() -> Limits {
    Limits { connect: Duration::from_secs(5), total: Duration::from_secs(20), bytes: 1_000_000, redirects: 3 }
}

/// A fetcher that may reach this machine by the name `feed.test`.
fn fetcher() -> Fetcher {
    within(limits())
}

fn within(limits: Limits) -> Fetcher {
    Fetcher::reaching(limits, Reach::Test { also: vec![HERE], names: Some(Arc::new(|_| vec![HERE])) })
}

/// Serves until the test ends; answers by the path.
async fn serve() -> u16 {
    let listener = TcpListener::bind((HERE, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, port));
        }
    });
    port
}

async fn answer(mut stream: TcpStream, port: u16) {
    let mut request = vec![0; 4096];
    let read = stream.read(&mut request).await.unwrap_or_default();
    let request = String::from_utf8_lossy(&request[..read]).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let plain = |body: &str| {
        format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let to = |location: &str| format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
    let text = match path.as_str() {
        "/ok?x=1" => plain(&format!("{{\"host\":\"{}\"}}", request.contains(&format!("host: feed.test:{port}\r\n")))),
        "/moved" => to("/ok?x=1"),
        "/around" => to("/around"),
        "/out" => to("http://elsewhere.test/ok"),
        "/in" => to(&format!("http://127.0.0.1:{port}/ok?x=1")),
        "/file" => to("file:///etc/passwd"),
        "/missing" => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "/said-large" => "HTTP/1.1 200 OK\r\nContent-Length: 209715200\r\n\r\n".to_owned(),
        "/odd" => "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx".to_owned(),
        "/torn" => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort".to_owned(),
        "/not-http" => "hello\r\n\r\n".to_owned(),
        "/large" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").await;
            for _ in 0..300 {
                if stream.write_all(&[b'x'; 10_000]).await.is_err() {
                    return;
                }
            }
            return;
        }
        "/bomb" => {
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            for _ in 0..50 {
                packed.write_all(&vec![0; 1_000_000]).unwrap();
            }
            let packed = packed.finish().unwrap();
            assert!(packed.len() < 100_000);
            let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", packed.len());
            let _ = stream.write_all(head.as_bytes()).await;
            let _ = stream.write_all(&packed).await;
            return;
        }
        "/packed" => {
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            packed.write_all(b"{}").unwrap();
            let packed = packed.finish().unwrap();
            let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", packed.len());
            let _ = stream.write_all(head.as_bytes()).await;
            let _ = stream.write_all(&packed).await;
            return;
        }
        "/slow" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n").await;
            while stream.write_all(b"x").await.is_ok() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            return;
        }
        other => panic!("{other}"),
    };
    let _ = stream.write_all(text.as_bytes()).await;
    let _ = stream.shutdown().await;
}

fn list(port: u16) -> Vec<Allowed> {
    vec![Allowed::parse(&format!("feed.test:{port}"), true).unwrap()]
}

async fn get(path: &str) -> Result<rinnalla_fetch::Fetched, Refused> {
    let port = serve().await;
    fetcher().get(&format!("http://feed.test:{port}{path}"), &list(port)).await
}

#[tokio::test]
async fn an_allowed_address_gives_its_file_by_redirection_and_packed_too() {
    let got = get("/moved").await.unwrap();
    assert_eq!(
        (got.bytes.as_slice(), got.media_type.as_str()),
        (b"{\"host\":\"true\"}".as_slice(), "application/json")
    );
    assert!(got.address.ends_with("/ok?x=1"));
    assert_eq!(get("/packed").await.unwrap().bytes, b"{}");
}

#[tokio::test]
async fn redirections_end_and_stay_on_the_list() {
    assert_eq!(get("/around").await.unwrap_err(), Refused::TooManyRedirects(3));
    assert_eq!(get("/out").await.unwrap_err(), Refused::NotAllowed("http://elsewhere.test".into()));
    assert!(matches!(get("/in").await.unwrap_err(), Refused::NotAllowed(_)));
    assert!(matches!(get("/file").await.unwrap_err(), Refused::NotAnAddress(_)));
}

#[tokio::test]
async fn what_is_too_large_swollen_slow_or_torn_is_refused() {
    assert_eq!(get("/said-large").await.unwrap_err(), Refused::TooLarge(1_000_000));
    assert_eq!(get("/large").await.unwrap_err(), Refused::TooLarge(1_000_000));
    assert_eq!(get("/bomb").await.unwrap_err(), Refused::TooLarge(1_000_000));
    assert_eq!(get("/missing").await.unwrap_err(), Refused::Status(404));
    for path in ["/torn", "/odd", "/not-http"] {
        assert_eq!(get(path).await.unwrap_err(), Refused::Broken, "{path}");
    }
    let port = serve().await;
    let hasty = within(Limits { total: Duration::from_millis(400), ..limits() });
    assert_eq!(hasty.get(&format!("http://feed.test:{port}/slow"), &list(port)).await.unwrap_err(), Refused::TooSlow);
}

#[tokio::test]
async fn this_machine_and_closed_networks_are_not_reached_though_they_stand_on_the_list() {
    let port = serve().await;
    let production = Fetcher::new(limits());
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "0.0.0.0",
        "10.0.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "[fd00::1]",
        "[fe80::1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
    ] {
        let allowed = vec![Allowed::parse(&format!("{host}:{port}"), true).unwrap()];
        let refused = production.get(&format!("http://{host}:{port}/ok?x=1"), &allowed).await.unwrap_err();
        assert!(matches!(refused, Refused::NotPublic(_)), "{host}: {refused}");
        assert!(refused.to_string().contains("not of the public internet"));
    }
}

/// Names that say one thing now and another later, or two things at once.
#[tokio::test]
async fn a_name_is_looked_up_once_and_one_closed_address_spoils_it() {
    let port = serve().await;
    let asked = Arc::new(AtomicUsize::new(0));
    let counting = asked.clone();
    let turning = Reach::Test {
        also: vec![HERE],
        names: Some(Arc::new(move |_| match counting.fetch_add(1, Ordering::SeqCst) {
            0 => vec![HERE],
            _ => vec!["10.0.0.1".parse().unwrap()],
        })),
    };
    let fetcher = Fetcher::reaching(limits(), turning);
    let address = format!("http://feed.test:{port}/ok?x=1");
    assert!(fetcher.get(&address, &list(port)).await.is_ok());
    assert_eq!(asked.load(Ordering::SeqCst), 1, "the connection goes to the address that was judged");
    assert_eq!(fetcher.get(&address, &list(port)).await.unwrap_err(), Refused::NotPublic("feed.test".into()));

    let both = Reach::Test { also: vec![HERE], names: Some(Arc::new(|_| vec![HERE, "10.0.0.1".parse().unwrap()])) };
    let refused = Fetcher::reaching(limits(), both).get(&address, &list(port)).await.unwrap_err();
    assert_eq!(refused, Refused::NotPublic("feed.test".into()));
    let none = Reach::Test { also: vec![HERE], names: Some(Arc::new(|_| Vec::new())) };
    let refused = Fetcher::reaching(limits(), none).get(&address, &list(port)).await.unwrap_err();
    assert_eq!(refused, Refused::NoSuchName("feed.test".into()));
}

#[tokio::test]
async fn what_is_not_protected_is_not_taken_for_protected() {
    let port = serve().await;
    let refused = fetcher().get(&format!("https://feed.test:{port}/ok?x=1"), &list(port)).await.unwrap_err();
    assert!(matches!(refused, Refused::Unprotected(_)), "{refused}");
    let unplain = vec![Allowed::parse(&format!("feed.test:{port}"), false).unwrap()];
    let refused = fetcher().get(&format!("http://feed.test:{port}/ok?x=1"), &unplain).await.unwrap_err();
    assert!(matches!(refused, Refused::NotAllowed(_)));
}
