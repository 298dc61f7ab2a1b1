//! Addresses that are about no case but about somebody or something: a link worker, a unit, an invitation.

use jiff::ToSpan;
use rinnalla_app::account::{self, NewInvitation};
use rinnalla_app::{App, BoxFuture, Error, FutureExt, Who, Work, activity, link_worker, municipality};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::mail_address::MailDomain;
use rinnalla_domain::organisation::Kind;
use rinnalla_domain::text::Line;
use rinnalla_testkit::plant::Garden;
use rinnalla_views::activity::parse;

use crate::bodies;

/// What stands for `{id}`, `{link}` and so on in addresses that are about no case, and whom forms choose.
#[derive(Debug, Default)]
pub struct Places {
    link_worker: String,
    substitution: String,
    substitute: String,
    person: String,
    membership: String,
    unit: String,
    link: String,
    invitation: String,
    username: String,
    entry: String,
    entry_number: String,
    /// The one-time secret of the next link.
    pub secret: String,
}

fn line(words: &str) -> Line {
    Line::parse(words, 200).ok().flatten().expect("words")
}

async fn by<T, F>(app: &App, who: &rinnalla_domain::AccountId, use_case: F) -> T
where
    T: Send + 'static,
    F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
{
    app.run(Who::Account(who.clone()), use_case).await.unwrap_or_else(|why| panic!("making a place: {why}"))
}

/// Somebody who refers and to whom nothing else happens, a unit with a joining link, an invitation, a substitute.
pub async fn places(app: &App, garden: &Garden) -> Places {
    let code = garden.home.code;
    let administrator = garden.home.who(Role::Administrator, 0);
    let person = garden.home.who(Role::Referrer, 2);
    let members = by(app, &administrator, move |w| account::members(w, code).boxed()).await;
    let membership = members.into_iter().find(|m| m.account == person).expect("a member").membership.id;
    let unit = by(app, &administrator, move |w| {
        municipality::add_organisation(w, code, Kind::Unit, line("Vastaanotto kaksi"), None).boxed()
    })
    .await;
    let of = unit.clone();
    by(app, &administrator, move |w| {
        let domain = MailDomain::parse("esittely.example").expect("a domain");
        account::make_joining_link(w, code, of, vec![domain], 30).boxed()
    })
    .await;
    let links = by(app, &administrator, move |w| account::joining_links(w, code).boxed()).await;
    let new = NewInvitation {
        municipality: code,
        organisation: unit.clone(),
        role: Role::Referrer,
        name: Some(line("Uusi Tulija")),
        mail: None,
    };
    let invitation = by(app, &administrator, move |w| account::invite(w, new).boxed()).await;
    let (coordinator, substitute) = (garden.home.who(Role::Coordinator, 0), garden.home.who(Role::Coordinator, 1));
    let (who, first) = (substitute.clone(), day_of(app.now()).saturating_add(30.days()));
    by(app, &coordinator, move |w| link_worker::name_substitute(w, code, who, first, first).boxed()).await;
    let (running, _) = by(app, &coordinator, move |w| link_worker::substitutes(w, code).boxed()).await;
    let organiser = garden.home.who(Role::Organiser, 0);
    let entry = by(app, &organiser, move |w| {
        async move {
            let (code, organisation) = activity::homes(w)?.remove(0);
            let new = parse(&bodies::entry(), code, organisation).expect("an entry");
            activity::add(w, code, new, true).await
        }
        .boxed()
    })
    .await;
    Places {
        entry: entry.id.to_string(),
        entry_number: entry.number.to_string(),
        link_worker: garden.home.who(Role::LinkWorker, 2).to_string(),
        substitution: running.first().expect("a substitution").id.clone(),
        substitute: format!("{code}:{substitute}"),
        person: person.to_string(),
        membership: membership.to_string(),
        unit: unit.to_string(),
        link: links.first().expect("a link").id.clone(),
        invitation: invitation.to_string(),
        username: "vera.virta@esittely.example".into(),
        secret: "1".into(),
    }
}

impl Places {
    /// The address of a route that is about no case.
    pub fn address(&self, path: &str) -> String {
        let id = match path {
            _ if path.starts_with("/linkkihenkilot/") => &self.link_worker,
            _ if path.starts_with("/sijainen/") => &self.substitution,
            _ if path.starts_with("/yllapito/kayttajat/") => &self.person,
            _ if path.starts_with("/yllapito/yksikot/") => &self.unit,
            _ if path.starts_with("/jarjestaja/toiminnat/") => &self.entry,
            _ => &self.invitation,
        };
        let filled = path.replace("{id}", id).replace("{link}", &self.link).replace("{token}", &self.secret);
        let filled = filled.replace("{number}", &self.entry_number);
        match path {
            "/yllapito/kayttajat/{id}/paata" => format!("{filled}?rooli={}", self.membership),
            "/yllapito/yksikot/{id}/linkki/paata" => format!("{filled}?linkki={}", self.link),
            _ => filled,
        }
    }

    /// Whom or what a form chooses.
    pub fn chosen(&self, path: &str) -> &str {
        match path {
            "/sijainen" => &self.substitute,
            "/kirjaudu" | "/unohtunut" => &self.username,
            "/yllapito/kayttajat/kutsu" | "/yllapito/kayttajat/{id}/rooli" => &self.unit,
            _ => &self.link_worker,
        }
    }
}
