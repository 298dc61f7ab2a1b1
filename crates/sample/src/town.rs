//! A municipality with its people.

use jiff::ToSpan;
use rand::RngExt;
use rand::rngs::StdRng;
use rinnalla_app::setup::{self, DemoAccount, FirstRole};
use rinnalla_app::store::organisation::municipality_id;
use rinnalla_app::{App, Clock, Error, FutureExt, Who, instrument, link_worker, municipality};
use rinnalla_domain::account::Role;
use rinnalla_domain::activity::Theme;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::instrument::{Choices, Use, What};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::{Profile, Relation};
use rinnalla_domain::measurement::{Instrument, Point};
use rinnalla_domain::organisation::Kind;
use rinnalla_domain::settings::Settings;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, Language, MunicipalityCode, OrganisationId};

use crate::names::{FIRST, LAST};

/// Somebody to sign in as.
#[derive(Clone, Debug)]
pub struct Persona {
    /// Role.
    pub role: &'static str,
    /// Name.
    pub name: String,
    /// What to sign in with.
    pub username: String,
    /// Password.
    pub password: String,
    /// Code of the municipality.
    pub municipality: String,
}

/// Role, name (empty: by chance), title, and the body on whose behalf (`None`: the municipality itself).
type PlannedPerson = (Role, &'static str, &'static str, Option<(Kind, &'static str)>);

/// What a municipality is to be like.
#[derive(Clone, Copy, Debug)]
pub struct TownPlan {
    /// Code.
    pub code: &'static str,
    /// Villages.
    pub villages: &'static [&'static str],
    /// Named people: role, name, title, body (`None`: the municipality itself).
    people: &'static [PlannedPerson],
    /// Whom the support serves.
    serves: &'static str,
}

const HEALTH: Option<(Kind, &str)> = Some((Kind::Unit, "Terveyskeskuksen vastaanotto"));
const SOCIAL: Option<(Kind, &str)> = Some((Kind::Unit, "Aikuissosiaalityö"));
const OLKA: Option<(Kind, &str)> = Some((Kind::HospitalPoint, "Sairaalan OLKA-piste"));
const PARISH: Option<(Kind, &str)> = Some((Kind::Parish, "Seurakunta"));
const CLUB: Option<(Kind, &str)> = Some((Kind::Association, "Kylien yhteinen kerho ry"));
const COUNCIL: Option<(Kind, &str)> = Some((Kind::Association, "Kylien neuvosto ry"));

/// The main municipality of the demo.
pub const SODANKYLA: TownPlan = TownPlan {
    code: "758",
    villages: &["Kirkonkylä", "Vuotso", "Syväjärvi", "Raudanjoki", "Petkula"],
    people: &[
        (Role::Referrer, "Liisa Lahti", "sairaanhoitaja", HEALTH),
        (Role::Referrer, "Olli Ojanen", "sosiaalityöntekijä", SOCIAL),
        (Role::Referrer, "Vera Virta", "vapaaehtoistyön koordinaattori", OLKA),
        (Role::Coordinator, "Kaisa Koski", "hyvinvointikoordinaattori", None),
        (Role::Coordinator, "Timo Törmänen", "koordinoiva linkkihenkilö", CLUB),
        (Role::LinkWorker, "Aino Niemi", "linkkihenkilö", None),
        (Role::LinkWorker, "Petri Salo", "linkkihenkilö, diakoniatyöntekijä", PARISH),
        (Role::LinkWorker, "Maarit Aikio", "linkkihenkilö", None),
        (Role::LinkWorker, "Ilkka Uusi", "linkkihenkilö, koulutus kesken", None),
        (Role::Trainer, "Kirsi Koulu", "kouluttaja", None),
        (Role::Organiser, "Jaana Järvi", "kerhon vetäjä", CLUB),
        (Role::Organiser, "Ritva Ranta", "järjestösihteeri", COUNCIL),
        (Role::Analyst, "Arto Arvio", "suunnittelija", None),
        (Role::AreaCoordinator, "Anne Alue", "aluekoordinaattori", None),
        (Role::Administrator, "Pekka Pääkkönen", "pääkäyttäjä", None),
        (Role::Administrator, "Sari Sarkkinen", "pääkäyttäjän sijainen", None),
    ],
    serves: "Sodankylässä lähetteen voi saada jokainen aikuinen kuntalainen. Nyt ajattelemme erityisesti yksin asuvia sivukyliltä.",
};

/// A second municipality, so that borders can be seen.
pub const INARI: TownPlan = TownPlan {
    code: "148",
    villages: &["Ivalo", "Inari", "Sevettijärvi"],
    people: &[
        (Role::Referrer, "Elli Erämaa", "terveydenhoitaja", HEALTH),
        (Role::Coordinator, "Heikki Harju", "hyvinvointikoordinaattori", None),
        (Role::LinkWorker, "Marja Morottaja", "linkkihenkilö", None),
        (Role::Administrator, "Teija Tunturi", "pääkäyttäjä", None),
    ],
    serves: "Inarissa lähetteen voi saada jokainen aikuinen kuntalainen, suomeksi ja kolmella saamen kielellä.",
};

impl TownPlan {
    /// A municipality with the people that a service needs and no more.
    pub fn plain(code: &str) -> Self {
        Self {
            code: code.to_owned().leak(),
            villages: &["Kirkonkylä", "Sivukylä"],
            people: &[
                (Role::Referrer, "", "sairaanhoitaja", HEALTH),
                (Role::Coordinator, "", "hyvinvointikoordinaattori", None),
                (Role::LinkWorker, "", "linkkihenkilö", None),
                (Role::LinkWorker, "", "linkkihenkilö", PARISH),
                (Role::Administrator, "", "pääkäyttäjä", None),
            ],
            serves: "Lähetteen voi saada jokainen aikuinen kuntalainen.",
        }
    }
}

/// A municipality that runs the service.
#[derive(Clone, Debug)]
pub struct Founded {
    /// Code.
    pub code: MunicipalityCode,
    /// Villages.
    pub villages: &'static [&'static str],
    /// People by role, in order.
    pub accounts: Vec<(Role, AccountId, String)>,
    /// One sign-in for each role.
    pub personas: Vec<Persona>,
}

impl Founded {
    /// The n-th holder of a role; the first when there are fewer.
    pub fn who(&self, role: Role, n: usize) -> AccountId {
        let held: Vec<&AccountId> = self.accounts.iter().filter(|(r, ..)| *r == role).map(|(_, id, _)| id).collect();
        held.get(n).or_else(|| held.first()).map_or_else(|| AccountId::new("nobody"), |id| (*id).clone())
    }
}

/// Days since the service began: all of the year before lies behind it.
const DAYS: i64 = 760;

/// Founds a municipality two years ago: people, units, settings, profiles.
pub async fn found(app: &App, plan: &TownPlan, hash: &str, chance: &mut StdRng) -> Result<Founded, Error> {
    let begun = app.now() - (24 * DAYS).hours();
    let past = app.at(Clock::new(move || begun));
    let code = MunicipalityCode::parse(plan.code).ok_or(Error::NotFound)?;
    past.run(Who::Service("sample"), move |work| setup::municipality(work, code).boxed()).await?;
    let mut town = Founded { code, villages: plan.villages, accounts: Vec::new(), personas: Vec::new() };
    let mut bodies: Vec<(&'static str, OrganisationId)> = Vec::new();
    for (role, name, title, body) in plan.people {
        let name = if name.is_empty() { random_name(chance) } else { (*name).to_owned() };
        let organisation = match body {
            None => municipality_id(code),
            Some((kind, body)) => {
                if let Some((_, id)) = bodies.iter().find(|(known, _)| known == body) {
                    id.clone()
                } else {
                    let (kind, made) = (*kind, (*body).to_owned());
                    let id = past
                        .run(Who::Service("sample"), move |work| {
                            setup::organisation(work, code, kind, made, None).boxed()
                        })
                        .await?;
                    bodies.push((body, id.clone()));
                    id
                }
            }
        };
        let username = username(&name, plan.code, chance);
        let new = DemoAccount {
            username: username.clone(),
            name: name.clone(),
            title: (*title).to_owned(),
            phone: format!("040 000 {:04}", chance.random_range(1000..9999)),
            language: Language::Finnish,
            password_hash: Some(hash.to_owned()),
            roles: vec![FirstRole { role: *role, municipality: code, organisation }],
        };
        let id = past.run(Who::Service("sample"), move |work| setup::account(work, new).boxed()).await?;
        if !town.personas.iter().any(|p| p.role == role.code()) {
            town.personas.push(Persona {
                role: role.code(),
                name: name.clone(),
                username,
                password: rinnalla_domain::account::DEMO_PASSWORD.into(),
                municipality: plan.code.into(),
            });
        }
        town.accounts.push((*role, id, name));
    }
    settle(&past, plan, &town).await?;
    make_profiles(&past, &town).await?;
    Ok(town)
}

fn random_name(chance: &mut StdRng) -> String {
    let pick = |list: &[&str], chance: &mut StdRng| list[chance.random_range(0..list.len())].to_owned();
    format!("{} {}", pick(FIRST, chance), pick(LAST, chance))
}

fn username(name: &str, code: &str, chance: &mut StdRng) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'ä' | 'å' => 'a',
            'ö' => 'o',
            ' ' => '.',
            c => c,
        })
        .collect();
    if code == SODANKYLA.code || code == INARI.code {
        format!("{plain}@esittely.example")
    } else {
        format!("{plain}.{code}.{}@esittely.example", chance.random_range(100..999))
    }
}

fn line(text: &str) -> Option<Line> {
    Line::parse(text, 200).ok().flatten()
}

fn text(words: &str) -> Option<Text> {
    Text::parse(words, 4_000).ok().flatten()
}

/// The own scales all along, two instruments at the beginning and at the end. Their Finnish words need a licence that a
/// demo does not have: totals are typed in.
fn measures() -> Choices {
    let own = Point::ALL.iter().map(|point| Use { point: *point, what: What::OwnScales });
    let instruments = [Instrument::Swemwbs, Instrument::Ucla3].into_iter().flat_map(|instrument| {
        [Point::FirstVisit, Point::End].map(|point| Use { point, what: What::Instrument(instrument) })
    });
    Choices::new(own.chain(instruments).collect())
}

async fn settle(past: &App, plan: &TownPlan, town: &Founded) -> Result<(), Error> {
    let (code, serves) = (town.code, plan.serves);
    let administrator = Who::Account(town.who(Role::Administrator, 0));
    past.run(administrator, move |work| {
        async move {
            let (settings, version) = municipality::settings(work, code).await?;
            let settings = Settings {
                phone: line("040 000 1234"),
                phone_hours: line("ma–pe klo 9–15"),
                postal_address: text("Hyvinvointipalvelut\nEsimerkkitie 1\n99600 ESIMERKKI"),
                emergency_duty_phone: line("040 000 1122"),
                protected_contact: text("Kaisa Koski, 040 000 1234\nTimo Törmänen, 040 000 1235"),
                serves: text(serves),
                emphasis: text("Syksyllä etsimme erityisesti kävely- ja laulukavereita."),
                data_protection_contact: line("tietosuojavastaava, 040 000 1300"),
                ..settings
            };
            municipality::save_settings(work, code, settings, version).await?;
            instrument::choose(work, code, measures(), 0).await
        }
        .boxed()
    })
    .await
}

async fn make_profiles(past: &App, town: &Founded) -> Result<(), Error> {
    let day = day_of(past.now());
    let coordinator = town.who(Role::Coordinator, 0);
    let link_workers = town.accounts.iter().filter(|(role, ..)| *role == Role::LinkWorker);
    for (n, (_, account, name)) in link_workers.enumerate() {
        let in_training = name == "Ilkka Uusi";
        let profile = Profile {
            relation: Some([Relation::Volunteer, Relation::Parish, Relation::Fee][n % 3]),
            villages: town.villages.iter().skip(n % 2).step_by(2).map(|v| (*v).to_owned()).collect(),
            languages: match n % 3 {
                2 => vec![SpokenLanguage::Finnish, SpokenLanguage::NorthernSami],
                1 => vec![SpokenLanguage::Finnish, SpokenLanguage::Swedish, SpokenLanguage::English],
                _ => vec![SpokenLanguage::Finnish],
            },
            interests: [vec!["laulaminen", "kävely"], vec!["kalastus", "puutyöt"], vec!["käsityöt", "lukeminen"]]
                [n % 3]
                .iter()
                .map(|i| (*i).to_owned())
                .collect(),
            car: n % 2 == 1,
            wishes: if n == 0 { "Iltaisin ja viikonloppuisin.".into() } else { String::new() },
            themes: [vec![Theme::Music, Theme::Walking], vec![Theme::Outdoors], vec![Theme::Handicraft]][n % 3].clone(),
            hours: Some(if n == 0 { 8 } else { 4 }),
            capacity: if n == 0 { 12 } else { 3 },
            trained_on: (!in_training).then_some(day),
            secrecy_signed_on: (!in_training).then_some(day),
            ..Profile::empty(account.clone(), name.clone())
        };
        let code = town.code;
        past.run(Who::Account(coordinator.clone()), move |work| link_worker::save(work, code, profile, 0).boxed())
            .await?;
    }
    Ok(())
}

/// One coordinator serves both municipalities, employed by an association of the first; the area coordinator and the
/// analyst look after both.
pub(crate) async fn share_people(app: &App, main: &Founded, second: &Founded) -> Result<(), Error> {
    for (role, n) in [(Role::Coordinator, 1), (Role::AreaCoordinator, 0), (Role::Analyst, 0)] {
        let (shared, code) = (main.who(role, n), second.code);
        app.run(Who::Service("sample"), move |work| {
            setup::give_role(work, shared, role, code, municipality_id(code)).boxed()
        })
        .await?;
    }
    Ok(())
}
