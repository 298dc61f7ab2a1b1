//! One address after another, until there is an answer.

use std::net::{IpAddr, SocketAddr};

use http_body_util::Empty;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ACCEPT, ACCEPT_ENCODING, CONNECTION, CONTENT_TYPE, HOST, LOCATION, USER_AGENT};
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use url::Url;

use crate::address::{judge, number, origin};
use crate::{Allowed, Fetched, Fetcher, Refused, body};

/// Asks an address and those that it redirects to.
pub(crate) async fn follow(fetcher: &Fetcher, address: &str, allowed: &[Allowed]) -> Result<Fetched, Refused> {
    let mut url = judge(address, allowed)?;
    for _ in 0..=fetcher.limits.redirects {
        let response = ask(fetcher, &url).await?;
        match response.status().as_u16() {
            200 => return take(fetcher, &url, response).await,
            301 | 302 | 303 | 307 | 308 => {
                let target = response.headers().get(LOCATION).and_then(|to| to.to_str().ok()).ok_or(Refused::Broken)?;
                let target = url.join(target).map_err(|_| Refused::Broken)?;
                url = judge(target.as_str(), allowed)?;
            }
            status => return Err(Refused::Status(status)),
        }
    }
    Err(Refused::TooManyRedirects(fetcher.limits.redirects))
}

async fn take(fetcher: &Fetcher, url: &Url, response: Response<Incoming>) -> Result<Fetched, Refused> {
    let said = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let media_type = said.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let bytes = body::read(response, fetcher.limits.bytes).await?;
    Ok(Fetched { address: url.to_string(), media_type, bytes })
}

/// The machines of a host. One that is not public spoils all of them: a name that points both out and in is a trap.
async fn machines(fetcher: &Fetcher, url: &Url) -> Result<Vec<IpAddr>, Refused> {
    let host = url.host_str().unwrap_or_default();
    let found = match number(url) {
        Some(ip) => vec![ip],
        None => fetcher.reach.look_up(host).await,
    };
    if found.is_empty() {
        return Err(Refused::NoSuchName(host.to_owned()));
    }
    if found.iter().all(|ip| fetcher.reach.lets(*ip)) { Ok(found) } else { Err(Refused::NotPublic(host.to_owned())) }
}

async fn ask(fetcher: &Fetcher, url: &Url) -> Result<Response<Incoming>, Refused> {
    let port = url.port_or_known_default().unwrap_or(443);
    let stream = connect(fetcher, &machines(fetcher, url).await?, port, url).await?;
    if url.scheme() == "http" {
        return speak(stream, url).await;
    }
    let failed = || Refused::Unprotected(origin(url));
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let name = ServerName::try_from(host).map_err(|_| failed())?;
    let protecting = TlsConnector::from(fetcher.tls.clone()).connect(name, stream);
    match tokio::time::timeout(fetcher.limits.connect, protecting).await {
        Ok(Ok(stream)) => speak(stream, url).await,
        Ok(Err(_)) => Err(failed()),
        Err(_) => Err(Refused::TooSlow),
    }
}

/// Connects to one of the machines that were judged, and to no other.
async fn connect(fetcher: &Fetcher, machines: &[IpAddr], port: u16, url: &Url) -> Result<TcpStream, Refused> {
    let mut slow = false;
    for ip in machines.iter().take(4) {
        match tokio::time::timeout(fetcher.limits.connect, TcpStream::connect(SocketAddr::new(*ip, port))).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(_)) => {}
            Err(_) => slow = true,
        }
    }
    Err(if slow { Refused::TooSlow } else { Refused::Unreachable(origin(url)) })
}

async fn speak<S>(stream: S, url: &Url) -> Result<Response<Incoming>, Refused>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let handshake = hyper::client::conn::http1::Builder::new().max_headers(100).handshake(TokioIo::new(stream));
    let (mut sender, connection) = handshake.await.map_err(|_| Refused::Broken)?;
    // The connection ends by itself when the answer, or whoever waits for it, is gone.
    tokio::spawn(async move {
        let _ = connection.await;
    });
    let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
    let query = url.query().map_or_else(String::new, |query| format!("?{query}"));
    let request = Request::builder()
        .method(Method::GET)
        .uri(format!("{}{query}", url.path()))
        .header(HOST, format!("{}{port}", url.host_str().unwrap_or_default()))
        .header(USER_AGENT, concat!("Rinnalla/", env!("CARGO_PKG_VERSION")))
        .header(ACCEPT, "application/json, application/ld+json, text/calendar, text/csv, text/html;q=0.8, */*;q=0.5")
        .header(ACCEPT_ENCODING, "gzip")
        .header(CONNECTION, "close")
        .body(Empty::<Bytes>::new())
        .map_err(|_| Refused::NotAnAddress(origin(url)))?;
    sender.send_request(request).await.map_err(|_| Refused::Broken)
}
