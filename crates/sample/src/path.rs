//! People on the path of a link worker: one in each state.

use rinnalla_app::link_worker::path::{self, NewStep};
use rinnalla_app::setup::{self, DemoAccount, FirstRole};
use rinnalla_app::store::organisation::municipality_id;
use rinnalla_app::{App, Clock, Error, FutureExt, Who, link_worker};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::path::{NewInterest, State, Step};
use rinnalla_domain::link_worker::{Profile, Relation, Villages};
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, Language, PathId};

use crate::Founded;

/// Name, village, why, and the steps that have been taken.
type Walker = (&'static str, &'static str, &'static str, &'static [Step]);

const INTERESTED: &[Walker] = &[
    ("Saara Suopanki", "Vuotso", "Jäin eläkkeelle, ja minulla on aikaa toisille.", &[]),
    ("Mikko Metsälä", "Petkula", "Olen itse saanut apua, ja haluan antaa sitä eteenpäin.", &[Step::Interview]),
    ("Leena Lehto", "Syväjärvi", "Pidän ihmisistä ja laulamisesta.", &[Step::Interview, Step::Prepare]),
    ("Antti Aapa", "Kirkonkylä", "Etsin tekemistä iltoihin.", &[Step::Interview, Step::Decline]),
];

fn line(words: &str) -> Result<Line, Error> {
    Line::parse(words, 200).ok().flatten().ok_or_else(|| Error::Internal("a line of the sample is empty".into()))
}

fn text(words: &str) -> Option<Text> {
    Text::parse(words, 1_000).ok().flatten()
}

/// Fills the path of a municipality.
pub(crate) async fn fill(app: &App, town: &Founded, hash: &str) -> Result<(), Error> {
    for (days, (name, village, why, steps)) in (3_i64..).step_by(9).zip(INTERESTED) {
        let then = app.now() - jiff::SignedDuration::from_hours(24 * days);
        interested(&app.at(Clock::new(move || then)), town, name, village, why, steps).await?;
    }
    for (name, step) in [("Outi Outakoski", Step::Pause), ("Reijo Rova", Step::Leave)] {
        let then = app.now() - jiff::SignedDuration::from_hours(24 * 60);
        worked(&app.at(Clock::new(move || then)), town, name, hash, step).await?;
    }
    Ok(())
}

async fn interested(
    past: &App,
    town: &Founded,
    name: &str,
    village: &str,
    why: &str,
    steps: &[Step],
) -> Result<(), Error> {
    let (code, client) = (town.code, name.to_owned());
    let mail = format!("{}@esittely.example", name.to_lowercase().replace(' ', ".").replace('ä', "a"));
    let new = NewInterest {
        name: line(name)?,
        mail: Some(mail),
        phone: Some("040 000 0000".into()),
        village: line(village)?,
        languages: vec![SpokenLanguage::Finnish],
        why: text(why),
        message: None,
    };
    past.run(Who::Anonymous, move |work| path::interest(work, code, new, client).boxed()).await?;
    for step in steps {
        let words = match step {
            Step::Interview => text("Juteltiin tunti kirjastolla. Kuuntelee hyvin ja kertoo selvästi, mihin ehtii."),
            Step::Decline => {
                text("Kiitos, että juttelit kanssamme. Juuri nyt emme jatka yhdessä. Kaikkea hyvää sinulle.")
            }
            _ => None,
        };
        let new = NewStep { words, relation: Some(Relation::Volunteer), ..NewStep::plain(*step) };
        take(past, town, new, |one| one.reached.name == name).await?;
    }
    Ok(())
}

/// Somebody who has worked, and does not now.
async fn worked(past: &App, town: &Founded, name: &str, hash: &str, step: Step) -> Result<(), Error> {
    let code = town.code;
    let new = DemoAccount {
        username: format!("{}@esittely.example", name.to_lowercase().replace(' ', ".")),
        name: name.to_owned(),
        title: "linkkihenkilö".into(),
        phone: "040 000 0000".into(),
        language: Language::Finnish,
        password_hash: Some(hash.to_owned()),
        roles: vec![FirstRole { role: Role::LinkWorker, municipality: code, organisation: municipality_id(code) }],
    };
    let account: AccountId = past.run(Who::Service("sample"), move |work| setup::account(work, new).boxed()).await?;
    let day = Some(day_of(past.now()));
    let profile = Profile {
        relation: Some(Relation::Volunteer),
        trained_on: day,
        secrecy_signed_on: day,
        ..Profile::empty(account.clone(), name.to_owned())
    };
    let coordinator = Who::Account(town.who(Role::Coordinator, 0));
    past.run(coordinator, move |work| link_worker::save(work, code, profile, 0).boxed()).await?;
    take(past, town, NewStep::plain(step), |one| one.account.as_ref() == Some(&account)).await
}

async fn take(
    past: &App,
    town: &Founded,
    new: NewStep,
    who: impl Fn(&rinnalla_domain::link_worker::path::Path) -> bool,
) -> Result<(), Error> {
    let coordinator = Who::Account(town.who(Role::Coordinator, 0));
    let all = past.run(coordinator.clone(), |work| path::list(work).boxed()).await?;
    let found = all.into_iter().map(|one| one.path).find(|path| path.state != State::Left && who(path));
    let one = found.ok_or(Error::NotFound)?;
    let (id, version): (PathId, i64) = (one.id, one.version);
    past.run(coordinator, move |work| path::take(work, id, new, version).boxed()).await
}

/// Where the villages of the made-up municipality lie, roughly.
const VILLAGES: &str = "Kirkonkylä; 67,4152; 26,5936\nVuotso; 68,103; 27,115\nSyväjärvi; 67,535; 26,31\n\
    Raudanjoki; 67,19; 26,64\nPetkula; 67,67; 26,7";

/// Writes down where the villages lie.
///
/// # Errors
/// When a use case refuses or storage fails
pub async fn villages(app: &App, town: &Founded) -> Result<(), Error> {
    let (code, who) = (town.code, Who::Account(town.who(Role::Administrator, 0)));
    let all = Villages::parse(VILLAGES).map_err(|why| Error::Internal(why.to_string()))?;
    app.run(who, move |w| link_worker::save_villages(w, code, all, 0).boxed()).await
}
