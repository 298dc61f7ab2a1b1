//! Addresses that are about no case but about somebody or something: a link worker, a unit, an invitation.

use jiff::ToSpan;
use rinnalla_app::account::{self, NewInvitation};
use rinnalla_app::source::{self, Incoming, NewSource, Reading};
use rinnalla_app::{
    App, BoxFuture, Error, FutureExt, Who, Work, activity, collection, instrument, lack, link_worker, municipality,
    training,
};
use rinnalla_domain::Language;
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::collection::NewCollection;
use rinnalla_domain::mail_address::MailDomain;
use rinnalla_domain::measurement::Instrument;
use rinnalla_domain::organisation;
use rinnalla_domain::source::{Kind, Rhythm};
use rinnalla_domain::text::Line;
use rinnalla_formats::directory::Batch;
use rinnalla_testkit::pack::made_up;
use rinnalla_testkit::plant::Garden;
use rinnalla_views::activity::parse;
use rinnalla_views::admin::decision as parse_decision;
use rinnalla_views::lack::parse_initiative;
use rinnalla_views::link_worker::path::parse_interest;
use rinnalla_views::training::form as training_form;

use crate::bodies;

/// What stands for `{id}`, `{link}` and so on in addresses that are about no case, and whom forms choose.
#[derive(Debug, Default)]
pub struct Places {
    link_worker: String,
    /// Somebody interested.
    path: String,
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
    source: String,
    run: String,
    brought: String,
    double: String,
    offering: String,
    initiative: String,
    /// A text pack and a decision on a clinical instrument.
    pack: String,
    decision: String,
    course: Course,
    /// An entry that nobody has.
    free_number: String,
    /// A claim that waits for the coordinator.
    claim: String,
    /// An organisation and its possible umbrella.
    member: String,
    umbrella: String,
    /// A group's answers, and those of another group, to be closed.
    collections: (String, String),
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
        municipality::add_organisation(w, code, organisation::Kind::Unit, line("Vastaanotto kaksi"), None).boxed()
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
    let initiative = by(app, &coordinator, move |w| {
        let new = parse_initiative(&bodies::proposal()).expect("a proposal");
        lack::propose(w, code, new).boxed()
    })
    .await;
    let (pack, decision) = instruments(app, garden).await;
    let Feeds { source, run, double, offering } = feeds(app, garden, &entry.id).await;
    let free = by(app, &coordinator, move |w| {
        let new = parse(&bodies::entry(), code, None).expect("an entry");
        activity::add(w, code, new, true).boxed()
    })
    .await;
    let claimed = by(app, &coordinator, move |w| {
        let new = parse(&bodies::entry(), code, None).expect("an entry");
        activity::add(w, code, new, true).boxed()
    })
    .await;
    let own = by(app, &organiser, |w| activity::permissions(w).boxed()).await.remove(0);
    let (member, umbrella) = (own.member.id, own.others.first().expect("another association").id.clone());
    let claimant = member.clone();
    by(app, &organiser, move |w| activity::claim(w, claimed.number, claimant, None).boxed()).await;
    let claims = by(app, &coordinator, move |w| activity::claims(w, code).boxed()).await;
    let interest = parse_interest(&bodies::interest()).expect("a word of interest");
    let sent = app.run(Who::Anonymous, move |w| link_worker::path::interest(w, code, interest, "x".into()).boxed());
    sent.await.expect("interest");
    let paths = by(app, &coordinator, |w| link_worker::path::list(w).boxed()).await;
    let interested = paths.into_iter().map(|one| one.path).find(|path| path.state.is_passing());
    Places {
        collections: (group_of(app, garden).await, group_of(app, garden).await),
        path: interested.expect("somebody interested").id.to_string(),
        initiative: initiative.to_string(),
        pack,
        decision,
        source,
        run,
        double,
        offering,
        brought: bring(app, garden).await,
        course: course(app, garden).await,
        free_number: free.number.to_string(),
        claim: claims.first().expect("a claim").claim.id.to_string(),
        member: member.to_string(),
        umbrella: umbrella.to_string(),
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

/// A collection of a group's answers.
async fn group_of(app: &App, garden: &Garden) -> String {
    let (code, coordinator) = (garden.home.code, garden.home.who(Role::Coordinator, 0));
    let (group, held_on) = (line("Kahvikerho"), day_of(app.now()));
    let new = NewCollection { group, held_on, language: Language::Finnish };
    by(app, &coordinator, move |w| collection::open(w, code, new).boxed()).await.to_string()
}

/// A text pack of made-up words, and a decision on a clinical instrument.
async fn instruments(app: &App, garden: &Garden) -> (String, String) {
    let (code, administrator) = (garden.home.code, garden.home.who(Role::Administrator, 0));
    let today = day_of(app.now());
    let seen = by(app, &administrator, move |w| {
        async move {
            instrument::load_pack(w, code, made_up(Instrument::Swemwbs, "fi")).await?;
            let decision = bodies::decision("gad2").with("decided_on", today.strftime("%-d.%-m.%Y"));
            instrument::decide(w, code, parse_decision(&decision).expect("a decision")).await?;
            instrument::overview(w, code).await
        }
        .boxed()
    })
    .await;
    (seen.packs[0].0.id.clone(), seen.decisions[0].id.clone())
}

/// A course with somebody who has completed it, and somebody who has a certificate.
#[derive(Debug, Default)]
struct Course {
    id: String,
    programme: String,
    due: String,
    certificate: String,
}

async fn course(app: &App, garden: &Garden) -> Course {
    let trainer = garden.home.who(Role::Trainer, 0);
    let programme = by(app, &trainer, |w| {
        let new = training_form::programme(&bodies::programme()).expect("a programme");
        training::add_programme(w, new).boxed()
    })
    .await;
    let of = programme.clone();
    let id = by(app, &trainer, |w| {
        let new = training_form::cohort(&bodies::course()).expect("a course");
        training::add_cohort(w, of, new).boxed()
    })
    .await;
    for name in ["yksi", "kaksi"] {
        let (of, fields) = (id.clone(), bodies::enrolment(name));
        by(app, &trainer, move |w| {
            let new = training_form::enrolment(&fields, false).expect("an enrolment");
            training::enrol(w, of, new, "matrix".into()).boxed()
        })
        .await;
    }
    let of = id.clone();
    let class = by(app, &trainer, |w| training::class(w, of).boxed()).await;
    let [given, due] = [0, 1].map(|n| class.members[n].enrolment.id.clone());
    let of = id.clone();
    by(app, &trainer, |w| training::give(w, of, vec![given]).boxed()).await;
    let of = id.clone();
    let class = by(app, &trainer, |w| training::class(w, of).boxed()).await;
    Course {
        id: id.to_string(),
        programme: programme.to_string(),
        due: due.to_string(),
        certificate: class.given[0].id.to_string(),
    }
}

/// What sources left for people to decide.
struct Feeds {
    source: String,
    run: String,
    double: String,
    offering: String,
}

/// A source on the web with a reading that waits, two entries that may be the same, and a field of the organiser's
/// entry of which a source says something else.
async fn feeds(app: &App, garden: &Garden, entry: &rinnalla_domain::ActivityId) -> Feeds {
    let code = garden.home.code;
    let administrator = garden.home.who(Role::Administrator, 0);
    let source = by(app, &administrator, move |w| {
        async move {
            source::allow(w, code, "feed.example".into(), false).await?;
            // One from which nothing is read, to be taken off the list.
            source::allow(w, code, "vanha.example".into(), false).await?;
            let new = NewSource {
                kind: Kind::LinkedEvents,
                name: line("Kunnan tapahtumat"),
                address: line("https://feed.example/v1/event/"),
                licence: None,
                rhythm: Rhythm::Daily,
                only_changes: true,
            };
            source::add(w, code, new).await
        }
        .boxed()
    })
    .await;
    let id = source.clone();
    let run = by(app, &administrator, move |w| source::begin(w, code, id, false).boxed()).await;
    let id = source.clone();
    let from = by(app, &administrator, move |w| source::one(w, code, id).boxed()).await.0;
    let fields = bodies::entry().with("begins", "");
    let mut known = parse(&fields, code, None).expect("an entry");
    known.price = rinnalla_domain::activity::Price::Paid;
    let mut item = |key: &str, title: &str| {
        if let Some(wording) = known.wordings.first_mut() {
            wording.title = line(title);
        }
        if title != "Kävelykerho" {
            known.place.name = None;
        }
        let content = known.clone();
        Incoming { key: key.into(), said: content.said(), content, where_: key.into() }
    };
    let items = vec![item("a", "Kävelykerho"), item("b", "Tuolijumppa"), item("c", "Tuolijumppa")];
    let reading = Reading { items, ..Reading::default() };
    source::take(app, &from, reading, false).await.expect("a reading");
    let coordinator = garden.home.who(Role::Coordinator, 0);
    let (pairs, _) = by(app, &coordinator, move |w| source::doubles(w, code).boxed()).await;
    let pair = pairs.first().expect("a double");
    let double = format!("{} {}", pair.stays.id, pair.goes.id);
    let id = entry.clone();
    let offers = by(app, &coordinator, move |w| source::provenance(w, id).boxed()).await.offers;
    assert!(!offers.is_empty(), "the source says something else");
    Feeds { source, run, double, offering: from.id }
}

/// A table that an organiser has brought.
async fn bring(app: &App, garden: &Garden) -> String {
    let organiser = garden.home.who(Role::Organiser, 0);
    let home = by(app, &organiser, |w| async move { source::may_bring(w) }.boxed()).await.remove(0);
    source::bring(app, organiser, home, Batch::default()).await.expect("a table")
}

impl Places {
    /// The address of a route that is about no case.
    pub fn address(&self, path: &str) -> String {
        let id = match path {
            _ if path.starts_with("/linkkihenkilot/polku/") => &self.path,
            _ if path.starts_with("/linkkihenkilot/") => &self.link_worker,
            "/ryhmakyselyt/{id}" => &self.collections.1,
            _ if path.starts_with("/ryhmakyselyt/") => &self.collections.0,
            _ if path.starts_with("/sijainen/") => &self.substitution,
            _ if path.starts_with("/yllapito/kayttajat/") => &self.person,
            _ if path.starts_with("/yllapito/yksikot/") => &self.unit,
            _ if path.starts_with("/jarjestaja/toiminnat/") => &self.entry,
            _ if path.starts_with("/yllapito/lahteet/") => &self.source,
            _ if path.starts_with("/puutteet/ehdotukset/") => &self.initiative,
            _ if path.starts_with("/koulutukset/ohjelma/") => &self.course.programme,
            _ if path.starts_with("/koulutukset/") => &self.course.id,
            _ if path.starts_with("/todistukset/") => &self.course.certificate,
            _ if path.starts_with("/jarjestaja/luvat/") => &self.umbrella,
            _ if path.starts_with("/toiminnat/omaksi/") => &self.claim,
            _ => &self.invitation,
        };
        let filled = path.replace("{id}", id).replace("{link}", &self.link).replace("{token}", &self.secret);
        let number = if path.ends_with("/omaksi") { &self.free_number } else { &self.entry_number };
        let filled = filled.replace("{number}", number);
        let run = if path.starts_with("/toiminnat/tuonti/") { &self.brought } else { &self.run };
        let filled = filled.replace("{run}", run);
        let filled = filled.replace("{enrolment}", &self.course.due).replace("{certificate}", &self.course.certificate);
        match path {
            "/yllapito/kayttajat/{id}/paata" => format!("{filled}?rooli={}", self.membership),
            "/yllapito/mittarit/paketti/poista" => format!("{filled}?paketti={}", self.pack),
            "/yllapito/mittarit/paatos/peru" => format!("{filled}?paatos={}", self.decision),
            "/linkkihenkilot/polku/{id}/vaihe" => format!("{filled}?askel=interview"),
            "/yllapito/lahteet/palvelimet/poista" => format!("{filled}?palvelin=vanha.example"),
            "/yllapito/yksikot/{id}/linkki/paata" => format!("{filled}?linkki={}", self.link),
            _ => filled,
        }
    }

    /// Whom or what a form chooses.
    pub fn chosen(&self, path: &str) -> &str {
        match path {
            "/sijainen" => &self.substitute,
            "/koulutukset/uusi" => &self.course.programme,
            "/koulutukset/{id}/todistukset" => &self.course.due,
            "/toiminnat/kaksoiskappaleet" => &self.double,
            "/jarjestaja/toiminnat/{id}/valinta" => &self.offering,
            "/jarjestaja/luvat" => &self.umbrella,
            "/jarjestaja/luvat/{id}/peru" => &self.member,
            "/kirjaudu" | "/unohtunut" => &self.username,
            "/yllapito/kayttajat/kutsu" | "/yllapito/kayttajat/{id}/rooli" => &self.unit,
            _ => &self.link_worker,
        }
    }
}
