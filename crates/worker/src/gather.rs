//! Bringing what a source has: one file, or page after page of an interface.

use std::collections::BTreeSet;

use rinnalla_app::source::{self, Errand};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::source::Kind;
use rinnalla_fetch::{Allowed, Fetched, Fetcher, Refused};
use rinnalla_formats::directory::{Batch, Body, Context, Next, Note};
use url::Url;

/// The most pages of one reading.
const MOST_PAGES: usize = 10_000;
/// The most bytes of one reading, all pages together.
const MOST_BYTES: usize = 256 * 1024 * 1024;
/// Whole bodies asked for at once, by their identities.
const AT_ONCE: usize = 50;

/// What a source has, read.
pub(crate) async fn gather(fetcher: &Fetcher, errand: &Errand, now: jiff::Timestamp) -> Result<Batch, Refused> {
    let kind = errand.source.kind;
    let mut context = Context::on(day_of(now).first_of_month());
    context.areas = vec![errand.source.municipality];
    let allowed = errand.servers.iter().filter_map(|s| Allowed::parse(&s.server, s.plain)).collect();
    let mut pages = Pages { fetcher, allowed, kind, context, bodies: Vec::new(), bytes: 0, asked: BTreeSet::new() };
    let first = with_since(kind, &errand.source.address, errand.since)?;
    let wanted = pages.follow(first).await?;
    match kind {
        Kind::Ptv => {
            pages.ask_for_whole_bodies(&errand.source.address, wanted).await?;
            pages.ask_for_organisations(&errand.source.address).await?;
        }
        Kind::Hsds if !is_full(&errand.source.address) => pages.ask_one_by_one(&errand.source.address, wanted).await?,
        _ => {}
    }
    let mut batch = pages.read();
    // Every page has been followed: what the last one said of the next is done.
    batch.next = None;
    batch.complete &= errand.since.is_none();
    Ok(batch)
}

struct Pages<'a> {
    fetcher: &'a Fetcher,
    allowed: Vec<Allowed>,
    kind: Kind,
    context: Context,
    bodies: Vec<Fetched>,
    bytes: usize,
    asked: BTreeSet<String>,
}

impl Pages<'_> {
    /// Asks an address, unless it has been asked already.
    async fn ask(&mut self, address: &str) -> Result<Option<Fetched>, Refused> {
        if !self.asked.insert(address.to_owned()) {
            return Ok(None);
        }
        if self.asked.len() > MOST_PAGES {
            return Err(Refused::TooLarge(MOST_BYTES));
        }
        let fetched = self.fetcher.get(address, &self.allowed).await?;
        self.bytes += fetched.bytes.len();
        if self.bytes > MOST_BYTES {
            return Err(Refused::TooLarge(MOST_BYTES));
        }
        Ok(Some(fetched))
    }

    /// Follows pages to the last; gives the identities that they only name.
    async fn follow(&mut self, first: String) -> Result<Vec<String>, Refused> {
        let (mut next, mut wanted) = (Some(first.clone()), Vec::new());
        while let Some(address) = next {
            let Some(page) = self.ask(&address).await? else { break };
            let one = [Body { name: &page.address, bytes: &page.bytes }];
            let read =
                if self.kind.tells_changes() { source::read(self.kind, &one, &self.context) } else { Batch::default() };
            next = match read.next {
                Some(Next::Address(to)) => Some(same_server(&first, &to)?),
                Some(Next::Page(number)) => Some(with(&first, "page", &number.to_string())?),
                None => None,
            };
            wanted.extend(read.wanted);
            self.bodies.push(page);
        }
        Ok(wanted)
    }

    /// Palvelutietovaranto names the changed records; their bodies are asked for some at a time.
    async fn ask_for_whole_bodies(&mut self, address: &str, wanted: Vec<String>) -> Result<(), Refused> {
        if wanted.is_empty() {
            return Ok(());
        }
        // Pages that only name records would be counted among the rejected.
        self.bodies.clear();
        let lists = format!("{}/list", collection(address)?);
        for some in wanted.chunks(AT_ONCE) {
            let list = with(&lists, "guids", &some.join(","))?;
            if let Some(page) = self.ask(&list).await? {
                self.bodies.push(page);
            }
        }
        Ok(())
    }

    /// Open Referral's pages may hold less than the bodies of single services, which stand over them.
    async fn ask_one_by_one(&mut self, address: &str, wanted: Vec<String>) -> Result<(), Refused> {
        let mut base = parsed(address)?;
        base.set_query(None);
        for id in wanted {
            let mut one = base.clone();
            if let Ok(mut path) = one.path_segments_mut() {
                path.pop_if_empty().push(&id);
            }
            match self.ask(one.as_str()).await {
                Ok(Some(body)) => self.bodies.push(body),
                Ok(None) | Err(Refused::Status(404 | 410)) => {}
                Err(refused) => return Err(refused),
            }
        }
        Ok(())
    }

    /// A channel names its organisation by identity alone.
    async fn ask_for_organisations(&mut self, address: &str) -> Result<(), Refused> {
        let mut unknown: Vec<String> = self
            .read()
            .notes
            .into_iter()
            .filter_map(|noted| match noted.note {
                Note::Missing { what: "organisation", key } => Some(key),
                _ => None,
            })
            .collect();
        unknown.sort_unstable();
        unknown.dedup();
        let list = collection(address)?;
        let base = list.rsplit_once('/').map_or(list.as_str(), |(base, _)| base).to_owned();
        for key in unknown {
            match self.ask(&format!("{base}/Organization/{key}")).await {
                Ok(Some(body)) => self.bodies.push(body),
                // An organisation that is not found is told as missing, in the report.
                Ok(None) | Err(Refused::Status(_)) => {}
                Err(refused) => return Err(refused),
            }
        }
        Ok(())
    }

    fn read(&self) -> Batch {
        let name = |page: &Fetched| if self.bodies.len() > 1 { short(&page.address) } else { String::new() };
        let names: Vec<String> = self.bodies.iter().map(name).collect();
        let bodies: Vec<Body<'_>> =
            self.bodies.iter().zip(&names).map(|(page, name)| Body { name, bytes: &page.bytes }).collect();
        source::read(self.kind, &bodies, &self.context)
    }
}

fn parsed(address: &str) -> Result<Url, Refused> {
    Url::parse(address).map_err(|_| Refused::NotAnAddress(address.chars().take(200).collect()))
}

/// Does the address ask for pages of whole bodies?
fn is_full(address: &str) -> bool {
    let fields = parsed(address).map(|url| url.query_pairs().into_owned().collect::<Vec<_>>()).unwrap_or_default();
    fields.iter().any(|(name, value)| matches!(name.as_str(), "full" | "full_service") && value != "false")
}

/// The end of an address, for places in the report.
fn short(address: &str) -> String {
    let url = Url::parse(address).ok();
    let path = url.as_ref().map(|url| {
        let query = url.query().map_or_else(String::new, |query| format!("?{query}"));
        format!("{}{query}", url.path())
    });
    let text = path.unwrap_or_default();
    let from = text.len().saturating_sub(60);
    text.get(from..).unwrap_or(&text).to_owned()
}

/// An address with one field of its query set.
fn with(address: &str, name: &str, value: &str) -> Result<String, Refused> {
    let mut url = parsed(address)?;
    let kept: Vec<(String, String)> = url.query_pairs().into_owned().filter(|(known, _)| known != name).collect();
    url.query_pairs_mut().clear().extend_pairs(kept).append_pair(name, value);
    Ok(url.to_string())
}

/// The address that asks for what changed since a moment alone.
fn with_since(kind: Kind, address: &str, since: Option<jiff::Timestamp>) -> Result<String, Refused> {
    let Some(since) = since else { return Ok(parsed(address)?.to_string()) };
    let day = day_of(since).to_string();
    match kind {
        Kind::Ptv => with(address, "date", &day),
        Kind::LinkedEvents => with(&with(address, "last_modified_since", &day)?, "show_deleted", "true"),
        Kind::Hsds => with(address, "modified_after", &day),
        _ => Ok(parsed(address)?.to_string()),
    }
}

/// The next page stands on the same server: an interface that leads elsewhere is not followed.
fn same_server(first: &str, next: &str) -> Result<String, Refused> {
    let first = parsed(first)?;
    let next = first.join(next).map_err(|_| Refused::Broken)?;
    let server = |url: &Url| (url.host_str().map(str::to_owned), url.port_or_known_default());
    if server(&first) == server(&next) {
        return Ok(next.to_string());
    }
    Err(Refused::NotAllowed(next.host_str().unwrap_or_default().to_owned()))
}

/// "…/v11/Service" of "…/v11/Service/active?page=2".
fn collection(address: &str) -> Result<String, Refused> {
    let mut url = parsed(address)?;
    let parts: Vec<String> = url.path().split('/').map(str::to_owned).collect();
    let known = |part: &String| matches!(part.as_str(), "Service" | "ServiceChannel" | "Organization");
    let end = parts.iter().position(known).ok_or_else(|| Refused::NotAnAddress(address.chars().take(200).collect()))?;
    let path = parts.get(..=end).map(|parts| parts.join("/")).unwrap_or_default();
    url.set_path(&path);
    url.set_query(None);
    Ok(url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_pages_lists_and_changes_are_made_from_the_first() {
        let ptv = "https://api.example.fi/api/v11/Service/active?status=Published&page=1";
        assert_eq!(
            with(ptv, "page", "2").unwrap(),
            "https://api.example.fi/api/v11/Service/active?status=Published&page=2"
        );
        assert_eq!(collection(ptv).unwrap(), "https://api.example.fi/api/v11/Service");
        assert!(collection("https://api.example.fi/other").is_err());
        let since = Some("2026-11-22T10:00:00Z".parse().unwrap());
        let events = with_since(Kind::LinkedEvents, "https://api.hel.fi/linkedevents/v1/event/?division=kunta", since);
        assert!(events.unwrap().ends_with("?division=kunta&last_modified_since=2026-11-22&show_deleted=true"));
        assert!(is_full("https://x.fi/services?full=true") && !is_full("https://x.fi/services?full=false&page=2"));
        assert!(same_server(ptv, "/api/v11/Service?page=3").is_ok());
        assert!(same_server(ptv, "https://evil.example/page").is_err());
    }
}
