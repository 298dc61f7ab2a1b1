//! A municipality with a coordinator, two organisers and an umbrella organisation.

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday, date, time};
use rinnalla_app::setup::{self, DemoAccount, FirstRole};
use rinnalla_app::store::queue;
use rinnalla_app::{App, BoxFuture, Error, FutureExt, Rule, Who, Work, account, activity};
use rinnalla_domain::account::Role;
use rinnalla_domain::activity::{
    Contact, Facets, Kind, Need, NewActivity, Organiser, Place, Places, Price, Recurrence, Registration, Schedule,
    Setting, Slot, Theme, Wording,
};
use rinnalla_domain::message::{Delivery, Mail};
use rinnalla_domain::organisation;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, Language, MunicipalityCode, OrganisationId};
use rinnalla_testkit::engines::{self, Hand};

pub struct World {
    pub app: App,
    pub hand: Hand,
    pub coordinator: AccountId,
    pub organiser: AccountId,
    pub other: AccountId,
    pub administrator: AccountId,
    pub organisation: OrganisationId,
    /// The organisation of the other organiser.
    pub elsewhere: OrganisationId,
}

pub fn sodankyla() -> MunicipalityCode {
    MunicipalityCode::parse("758").unwrap()
}

fn municipality_of() -> OrganisationId {
    rinnalla_app::store::organisation::municipality_id(sodankyla())
}

pub fn days(n: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * n)
}

pub fn rule<T: std::fmt::Debug>(answer: Result<T, Error>) -> Rule {
    match answer {
        Err(Error::Rule(rule)) => rule,
        other => panic!("a rule should have said no: {other:?}"),
    }
}

pub fn not_found<T: std::fmt::Debug>(answer: Result<T, Error>) {
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
}

pub fn weekly(from: Date, until: Date) -> Schedule {
    let recurrence = Recurrence::Weekly { every: 1, days: vec![Weekday::Tuesday], from, until };
    Schedule { slots: vec![Slot { recurrence, begins: time(10, 0, 0, 0), ends: None }], except: Vec::new() }
}

/// A coffee club on Tuesdays until the end of April.
pub fn coffee_club(organisation: Option<OrganisationId>) -> NewActivity {
    let line = |words: &str| Line::parse(words, 200).unwrap().unwrap();
    let wording = Wording {
        language: Language::Finnish,
        title: line("Kahvikerho"),
        description: Text::parse("Juodaan kahvia ja jutellaan.", 1_000).unwrap().unwrap(),
        first_time: None,
    };
    NewActivity {
        organiser: Organiser { name: line("Kylän naiset ry"), business_id: None, organisation },
        wordings: vec![wording],
        kind: Kind::Group,
        themes: vec![Theme::Conversation],
        needs: vec![Need::Company],
        audiences: Vec::new(),
        age_from: None,
        age_to: None,
        languages: Vec::new(),
        setting: Setting::Place,
        place: Place { name: Some(line("Kirjasto")), ..Place::default() },
        areas: vec![sodankyla()],
        schedule: weekly(date(2026, 11, 1), date(2027, 4, 30)),
        price: Price::Free,
        price_note: None,
        kaikukortti: false,
        facets: Facets::default(),
        registration: Registration::NotNeeded,
        places: Places::default(),
        contact: Contact { mail: Some(line("kahvikerho@kyla.example")), ..Contact::default() },
        ends_on: None,
    }
}

pub async fn each(test: impl AsyncFn(World)) {
    for (engine, store) in engines::stores().await {
        eprintln!("on {engine}");
        let hand = Hand::at("2026-11-24T08:00:00Z".parse().unwrap());
        let app = engines::app(store, hand.clock());
        test(World::new(app, hand).await).await;
    }
}

impl World {
    pub async fn new(app: App, hand: Hand) -> Self {
        let service = Who::Service("test");
        app.run(service.clone(), |w| setup::municipality(w, sodankyla()).boxed()).await.unwrap();
        let mut made = Vec::new();
        for name in ["Kylän naiset ry", "Toinen yhdistys ry"] {
            let kind = organisation::Kind::Association;
            let name = name.to_owned();
            let make = app.run(service.clone(), move |w| setup::organisation(w, sodankyla(), kind, name, None).boxed());
            made.push(make.await.unwrap());
        }
        let municipality = municipality_of();
        let mut people = Vec::new();
        for (username, role, organisation) in [
            ("koordinaattori@kunta.example", Role::Coordinator, municipality),
            ("jarjestaja@kyla.example", Role::Organiser, made[0].clone()),
            ("toinen@muu.example", Role::Organiser, made[1].clone()),
            ("paakayttaja@kunta.example", Role::Administrator, municipality_of()),
        ] {
            let new = DemoAccount {
                username: username.into(),
                name: "Aino Niemi".into(),
                title: String::new(),
                phone: String::new(),
                language: Language::Finnish,
                password_hash: None,
                roles: vec![FirstRole { role, municipality: sodankyla(), organisation }],
            };
            people.push(app.run(service.clone(), |w| setup::account(w, new).boxed()).await.unwrap());
        }
        let elsewhere = made.remove(1);
        let organisation = made.remove(0);
        let [coordinator, organiser, other, administrator] = <[AccountId; 4]>::try_from(people).unwrap();
        Self { app, hand, coordinator, organiser, other, administrator, organisation, elsewhere }
    }

    pub async fn run<T, F>(&self, who: &AccountId, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
    {
        self.app.run(Who::Account(who.clone()), f).await
    }

    pub async fn nobody<T, F>(&self, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
    {
        self.app.run(Who::Anonymous, f).await
    }

    /// The organiser's published coffee club.
    pub async fn club(&self) -> activity::Written {
        let content = coffee_club(Some(self.organisation.clone()));
        self.run(&self.organiser, |w| activity::add(w, sodankyla(), content, true).boxed()).await.unwrap()
    }

    pub async fn shown(&self, number: i64) -> Result<activity::Shown, Error> {
        self.nobody(move |w| activity::show(w, number).boxed()).await
    }

    pub async fn round(&self) -> usize {
        self.app.run(Who::Service("worker"), |w| activity::round(w).boxed()).await.unwrap()
    }

    /// Secrets of the questions that were mailed since the last time.
    pub async fn questions(&self) -> Vec<String> {
        let tx = self.app.store().begin().await.unwrap();
        let mut secrets = Vec::new();
        while let Some(job) = queue::lease(&tx, self.app.now(), self.app.now() + days(1)).await.unwrap() {
            queue::finish(&tx, &job.id, Delivery::Sent, self.app.now()).await.unwrap();
            if job.mail == Mail::StillTrue {
                secrets.push(account::link_secret(self.app.keys().sealer(), &job.token.unwrap()));
            }
        }
        tx.commit().await.unwrap();
        secrets
    }
}
