//! People besides those of the sample: for each role one who is to be suspended, and one whose role is to end.

use rinnalla_app::setup::{DemoAccount, FirstRole};
use rinnalla_app::store::organisation::municipality_id;
use rinnalla_app::{App, FutureExt, Who, activity, link_worker, setup};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::link_worker::{Profile, Relation};
use rinnalla_domain::{AccountId, Language};
use rinnalla_sample::Founded;
use rinnalla_views::form::Fields;

use super::by;

/// Somebody who will not stay.
#[derive(Clone, Debug)]
pub struct Extra {
    /// Role.
    pub role: Role,
    /// Account.
    pub account: AccountId,
    /// What to sign in with.
    pub username: String,
}

pub(super) fn of(people: &[Extra], role: Role) -> AccountId {
    let found = people.iter().find(|extra| extra.role == role);
    found.map_or_else(|| AccountId::new("nobody"), |extra| extra.account.clone())
}

/// An entry of the directory, number 1: what a case picks.
pub(super) async fn entry(app: &App, town: &Founded) {
    let fields = Fields::default()
        .with("title_fi", "Kahvikerho")
        .with("description_fi", "Juodaan kahvia ja jutellaan.")
        .with("organiser", "Kylien yhteinen kerho ry")
        .with("kind", "group")
        .with("needs", "company")
        .with("repeat", "agreed")
        .with("setting", "place")
        .with("place_name", "Kirjasto")
        .with("price", "free")
        .with("registration", "unknown")
        .with("phone", "040 000 7776");
    let code = town.code;
    let new = rinnalla_views::activity::parse(&fields, code, None).expect("an entry");
    by(app, &town.who(Role::Coordinator, 0), move |w| activity::add(w, code, new, true).boxed()).await;
}

/// One for each role.
pub(super) async fn extra(app: &App, town: &Founded, word: &str, hash: &str) -> Vec<Extra> {
    let mut people = Vec::new();
    for role in Role::ALL {
        let new = DemoAccount {
            username: format!("{word}.{}@esittely.example", role.code().replace('_', "")),
            name: format!("{} {word}", role.code()),
            title: String::new(),
            phone: "040 000 0000".into(),
            language: Language::Finnish,
            password_hash: Some(hash.to_owned()),
            roles: vec![FirstRole { role: *role, municipality: town.code, organisation: municipality_id(town.code) }],
        };
        let username = new.username.clone();
        let made = app.run(Who::Service("sample"), move |work| setup::account(work, new).boxed()).await;
        let account = made.unwrap_or_else(|why| panic!("no account: {why}"));
        if *role == Role::LinkWorker {
            profile(app, town, &account).await;
        }
        people.push(Extra { role: *role, account, username });
    }
    people
}

/// Trained and bound to secrecy, so that they can be asked.
async fn profile(app: &App, town: &Founded, account: &AccountId) {
    let day = day_of(app.now());
    let profile = Profile {
        relation: Some(Relation::Volunteer),
        capacity: 5,
        trained_on: Some(day),
        secrecy_signed_on: Some(day),
        ..Profile::empty(account.clone(), String::new())
    };
    let code = town.code;
    by(app, &town.who(Role::Coordinator, 0), move |work| link_worker::save(work, code, profile, 0).boxed()).await;
}
