//! A believable directory: what clubs, parishes and the municipality of a village arrange. Made up.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday, time};
use rinnalla_app::source::{self, Incoming, Reading};
use rinnalla_app::store::source::Source;
use rinnalla_app::{App, Clock, Error, FutureExt, Who, activity};
use rinnalla_domain::account::Role;
use rinnalla_domain::activity::{
    Activity, Audience, Contact, Facet, Facets, Kind, Known, Need, NewActivity, Organiser, Place, Places, Point, Price,
    Recurrence, Registration, Schedule, Setting, Slot, Theme, Wording,
};
use rinnalla_domain::business_id::BusinessId;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, Language};

use crate::town::Founded;

/// A line of the directory.
struct Entry {
    title: &'static str,
    words: &'static str,
    first: &'static str,
    kind: Kind,
    needs: &'static [Need],
    themes: &'static [Theme],
    audiences: &'static [Audience],
    /// Monday is 1; 0 when the time is agreed.
    weekday: i8,
    begins: Time,
    hours: i8,
    /// Index of the village.
    village: usize,
    place: &'static str,
    setting: Setting,
    price: &'static str,
    facets: &'static [Facet],
    contact: &'static str,
    /// Days since somebody checked it.
    checked: i64,
}

const AT_TEN: Time = time(10, 0, 0, 0);
const AT_NOON: Time = time(12, 0, 0, 0);
const AT_SIX: Time = time(18, 0, 0, 0);

const PLAIN: Entry = Entry {
    title: "",
    words: "",
    first: "",
    kind: Kind::Group,
    needs: &[],
    themes: &[],
    audiences: &[],
    weekday: 0,
    begins: AT_TEN,
    hours: 1,
    village: 0,
    place: "",
    setting: Setting::Place,
    price: "",
    facets: &[],
    contact: "Jaana",
    checked: 20,
};

const ENTRIES: &[Entry] = &[
    Entry {
        title: "Kävelykaverit",
        words: "Kävelemme yhdessä tunnin. Tahti on rauhallinen, ja välillä istutaan.",
        first: "Jaana odottaa pihalla klo 9.50. Voit tulla myös kaverin kanssa.",
        needs: &[Need::Moving, Need::Company, Need::Nature],
        themes: &[Theme::Walking, Theme::Conversation],
        weekday: 2,
        place: "Kirjaston piha",
        facets: &[
            Facet::StepFree,
            Facet::MetAtTheDoor,
            Facet::CompanionMayCome,
            Facet::NoRegistrationAtFirst,
            Facet::SmallGroup,
        ],
        checked: 12,
        ..PLAIN
    },
    Entry {
        title: "Kahvikerho",
        words: "Juodaan kahvia, luetaan päivän lehdet ja jutellaan. Saa myös vain olla.",
        first: "Kerro ovella, että tulet ensimmäistä kertaa. Ohjaaja istuu viereesi.",
        needs: &[Need::Company],
        themes: &[Theme::Conversation],
        weekday: 4,
        hours: 2,
        place: "Kirjaston kahvihuone",
        facets: &[
            Facet::StepFree,
            Facet::AccessibleToilet,
            Facet::MetAtTheDoor,
            Facet::NoRegistrationAtFirst,
            Facet::QuietSpace,
        ],
        checked: 3,
        ..PLAIN
    },
    Entry {
        title: "Sururyhmä",
        words: "Ryhmä läheisensä menettäneille. Kuunnellaan toisia, ja saa puhua tai olla hiljaa.",
        first: "Ennen ensimmäistä kertaa voit jutella ohjaajan kanssa puhelimessa.",
        kind: Kind::Support,
        needs: &[Need::Grief, Need::Company],
        themes: &[Theme::Grief, Theme::PeerSupport],
        weekday: 1,
        begins: AT_SIX,
        hours: 2,
        place: "Seurakuntatalo",
        facets: &[Facet::SmallGroup, Facet::QuietSpace, Facet::StartsAtHome, Facet::StepFree],
        contact: "Petri",
        checked: 40,
        ..PLAIN
    },
    Entry {
        title: "Tuolijumppa",
        words: "Jumpataan istuen musiikin tahtiin. Sopii, vaikka polvet olisivat kipeät.",
        needs: &[Need::Moving],
        themes: &[Theme::Exercise],
        audiences: &[Audience::Older],
        weekday: 3,
        place: "Palvelutalon sali",
        facets: &[Facet::StepFree, Facet::AccessibleToilet, Facet::Transport, Facet::NoRegistrationAtFirst],
        checked: 70,
        ..PLAIN
    },
    Entry {
        title: "Yhteislaulut",
        words: "Lauletaan tuttuja lauluja. Nuotteja ei tarvitse osata, eikä ketään laulateta yksin.",
        needs: &[Need::Culture, Need::Company],
        themes: &[Theme::Music],
        weekday: 5,
        begins: AT_NOON,
        place: "Seurakuntatalo",
        facets: &[Facet::StepFree, Facet::HearingLoop, Facet::CompanionMayCome, Facet::NoRegistrationAtFirst],
        contact: "Petri",
        checked: 15,
        ..PLAIN
    },
    Entry {
        title: "Puupaja",
        words: "Nikkaroidaan yhdessä. Työkalut ja opastus löytyvät paikalta.",
        first: "Ensimmäisellä kerralla katsotaan paikat ja juodaan kahvit.",
        needs: &[Need::Making, Need::Company],
        themes: &[Theme::Handicraft],
        weekday: 2,
        begins: AT_SIX,
        hours: 3,
        place: "Kylätalon verstas",
        village: 2,
        price: "2 € kerta",
        facets: &[Facet::MetAtTheDoor, Facet::SmallGroup],
        contact: "Ilkka",
        checked: 100,
        ..PLAIN
    },
    Entry {
        title: "Neulekahvila",
        words: "Otetaan käsityö mukaan tai aloitetaan alusta. Lankaa ja puikkoja saa lainaksi.",
        needs: &[Need::Making, Need::Company],
        themes: &[Theme::Handicraft, Theme::Conversation],
        weekday: 3,
        begins: AT_SIX,
        hours: 2,
        place: "Kylätalo",
        village: 1,
        facets: &[Facet::NoRegistrationAtFirst, Facet::CompanionMayCome, Facet::SmallGroup],
        checked: 30,
        ..PLAIN
    },
    Entry {
        title: "Omaishoitajien iltapäivä",
        words: "Hengähdystauko sille, joka hoitaa läheistään. Hoidettavalle järjestyy seuraa samassa talossa.",
        first: "Soita etukäteen, niin mietimme yhdessä, miten pääset lähtemään.",
        kind: Kind::Support,
        needs: &[Need::Caring, Need::Company],
        themes: &[Theme::FamilyCare, Theme::PeerSupport],
        audiences: &[Audience::FamilyCarers],
        weekday: 4,
        begins: AT_NOON,
        hours: 3,
        place: "Palvelutalo",
        facets: &[Facet::StepFree, Facet::AccessibleToilet, Facet::SupportPerson, Facet::Transport],
        checked: 25,
        ..PLAIN
    },
    Entry {
        title: "Digiapua kirjastossa",
        words: "Apua puhelimen, tabletin ja pankkitunnusten kanssa. Ota oma laite mukaan.",
        kind: Kind::Support,
        needs: &[Need::Digital],
        themes: &[Theme::Computing],
        weekday: 1,
        begins: AT_NOON,
        hours: 2,
        place: "Kirjasto",
        facets: &[Facet::StepFree, Facet::NoRegistrationAtFirst, Facet::CompanionMayCome],
        checked: 8,
        ..PLAIN
    },
    Entry {
        title: "Puhelinystävä",
        words: "Vapaaehtoinen soittaa sinulle sovittuna aikana joka viikko.",
        first: "Ensin jutellaan siitä, millainen ystävä sinulle sopisi.",
        kind: Kind::Service,
        needs: &[Need::Company, Need::LowMood],
        themes: &[Theme::Friendship],
        setting: Setting::Phone,
        facets: &[Facet::StartsAtHome],
        checked: 55,
        ..PLAIN
    },
    Entry {
        title: "Luontoretki nuotiolle",
        words: "Kävellään laavulle, paistetaan makkaraa ja kuunnellaan metsää. Matkaa on kaksi kilometriä.",
        first: "Lähdemme yhdessä kirjaston pihalta. Kyyti järjestyy sivukyliltä.",
        needs: &[Need::Nature, Need::Moving, Need::Company],
        themes: &[Theme::Outdoors],
        weekday: 6,
        begins: AT_NOON,
        hours: 3,
        place: "Kirjaston piha",
        facets: &[Facet::Transport, Facet::CompanionMayCome, Facet::SmallGroup],
        checked: 6,
        ..PLAIN
    },
    Entry {
        title: "Talousneuvonta",
        words: "Apua laskujen, budjetin ja maksujärjestelyjen kanssa. Asioista ei kerrota muille.",
        kind: Kind::Support,
        needs: &[Need::Money],
        themes: &[Theme::Money],
        weekday: 2,
        begins: AT_NOON,
        hours: 3,
        place: "Kunnantalo",
        facets: &[Facet::StepFree, Facet::AccessibleToilet, Facet::StartsAtHome],
        contact: "Neuvonta",
        checked: 60,
        ..PLAIN
    },
    Entry {
        title: "Yhteinen pöytä",
        words: "Ruokaillaan yhdessä. Lounas maksaa sen, mitä voit maksaa.",
        needs: &[Need::Money, Need::Company],
        themes: &[Theme::Food, Theme::Conversation],
        weekday: 3,
        begins: time(11, 0, 0, 0),
        hours: 2,
        place: "Seurakuntatalo",
        price: "3 € tai maksukyvyn mukaan",
        facets: &[Facet::StepFree, Facet::NoRegistrationAtFirst, Facet::MetAtTheDoor],
        contact: "Petri",
        checked: 18,
        ..PLAIN
    },
    Entry {
        title: "Kielikahvila",
        words: "Puhutaan helppoa suomea ja opitaan pohjoissaamen alkeita. Lapset voivat tulla mukaan.",
        needs: &[Need::NewHere, Need::Company],
        themes: &[Theme::FinnishLanguage, Theme::SamiCulture],
        audiences: &[Audience::Migrants],
        weekday: 4,
        begins: AT_SIX,
        hours: 2,
        place: "Kirjasto",
        facets: &[Facet::StepFree, Facet::NoRegistrationAtFirst, Facet::CompanionMayCome],
        checked: 22,
        ..PLAIN
    },
    Entry {
        title: "Mieli maasta -ryhmä",
        words: "Ryhmä, kun mieli on matalalla. Jutellaan ja tehdään jotain pientä yhdessä.",
        first: "Ohjaaja soittaa sinulle ennen ensimmäistä kertaa.",
        kind: Kind::Support,
        needs: &[Need::LowMood, Need::Company],
        themes: &[Theme::MentalHealth, Theme::PeerSupport],
        weekday: 5,
        begins: AT_TEN,
        hours: 2,
        place: "Kohtaamispaikka Tupa",
        facets: &[Facet::SmallGroup, Facet::QuietSpace, Facet::MetAtTheDoor, Facet::StartsAtHome],
        checked: 33,
        ..PLAIN
    },
    Entry {
        title: "Kyläkyydin kuljettajaksi",
        words: "Vie naapuri kauppaan tai kerhoon omalla autollasi. Kilometrit korvataan.",
        kind: Kind::VoluntaryTask,
        needs: &[Need::Helping],
        themes: &[Theme::Volunteering],
        checked: 45,
        ..PLAIN
    },
    Entry {
        title: "Lukupiiri",
        words: "Luetaan kirja kuussa ja jutellaan siitä. Äänikirja käy yhtä hyvin.",
        needs: &[Need::Culture],
        themes: &[Theme::Literature],
        weekday: 1,
        begins: AT_SIX,
        hours: 2,
        place: "Kirjasto",
        facets: &[Facet::StepFree, Facet::SmallGroup],
        checked: 200,
        ..PLAIN
    },
    Entry {
        title: "Kylätalon saunailta",
        words: "Naisten vuoro ensin, sitten miesten. Saunan jälkeen keittoa.",
        needs: &[Need::Company],
        themes: &[Theme::VillageLife],
        weekday: 6,
        begins: time(16, 0, 0, 0),
        hours: 4,
        place: "Kylätalo",
        village: 3,
        price: "4 €",
        facets: &[Facet::NoRegistrationAtFirst],
        checked: 120,
        ..PLAIN
    },
];

/// Where villages are, roughly: degrees north and east.
const POINTS: [(f64, f64); 5] =
    [(67.4152, 26.5936), (68.1030, 27.1150), (67.5350, 26.3100), (67.1900, 26.6400), (67.6700, 26.7000)];

fn line(words: &str) -> Option<Line> {
    Line::parse(words, 200).ok().flatten()
}

fn text(words: &str) -> Option<Text> {
    Text::parse(words, 4_000).ok().flatten()
}

fn schedule(entry: &Entry, from: Date) -> Schedule {
    let Ok(day) = Weekday::from_monday_one_offset(entry.weekday) else { return Schedule::default() };
    let recurrence = Recurrence::Weekly { every: 1, days: vec![day], from, until: from.saturating_add(1.year()) };
    let ends = entry.begins.saturating_add(i64::from(entry.hours).hours());
    Schedule { slots: vec![Slot { recurrence, begins: entry.begins, ends: Some(ends) }], except: Vec::new() }
}

fn content(entry: &Entry, town: &Founded, from: Date, turn: u32) -> Option<NewActivity> {
    let mut facets = Facets::default();
    for facet in entry.facets {
        facets.say(*facet, Known::Yes);
    }
    let (latitude, longitude) = POINTS[entry.village % POINTS.len()];
    let on_site = entry.setting == Setting::Place && !entry.place.is_empty();
    Some(NewActivity {
        organiser: Organiser { name: line("Kylän kerho ry")?, business_id: None, organisation: None },
        wordings: vec![Wording {
            language: Language::Finnish,
            title: line(entry.title)?,
            description: text(entry.words)?,
            first_time: text(entry.first),
        }],
        kind: entry.kind,
        themes: entry.themes.to_vec(),
        needs: entry.needs.to_vec(),
        audiences: entry.audiences.to_vec(),
        age_from: None,
        age_to: None,
        languages: vec![SpokenLanguage::Finnish],
        setting: entry.setting,
        place: Place {
            name: line(entry.place),
            village: if on_site { town.villages.get(entry.village).and_then(|v| line(v)) } else { None },
            point: on_site.then(|| Point::in_finland(latitude, longitude)).flatten(),
            ..Place::default()
        },
        areas: vec![town.code],
        schedule: schedule(entry, from),
        price: if entry.price.is_empty() { Price::Free } else { Price::Paid },
        price_note: line(entry.price),
        kaikukortti: entry.themes.contains(&Theme::Music),
        facets,
        registration: if entry.facets.contains(&Facet::NoRegistrationAtFirst) {
            Registration::NotNeeded
        } else {
            Registration::Needed
        },
        places: Places::default(),
        contact: Contact {
            name: line(entry.contact),
            phone: Phone::parse(&format!("040 000 {:04}", 3_000 + turn)).ok(),
            phone_hours: line("klo 9–15"),
            mail: line("kerho@esittely.example"),
            web: None,
        },
        ends_on: None,
    })
}

/// Fills the directory of a municipality, as its organiser and its coordinator would.
///
/// # Errors
/// When a use case refuses or storage fails
pub async fn fill(app: &App, town: &Founded) -> Result<(), Error> {
    let organiser = town.who(Role::Organiser, 0);
    for (turn, entry) in (0_u32..).zip(ENTRIES) {
        let at = app.now() - (24 * entry.checked).hours();
        let then = app.at(Clock::new(move || at));
        let Some(mut content) = content(entry, town, day_of(at), turn) else { continue };
        let code = town.code;
        // Every third entry is the club's own, when somebody acts for a club.
        let by_club = turn % 3 == 0 && town.accounts.iter().any(|(role, ..)| *role == Role::Organiser);
        let who = if by_club { organiser.clone() } else { town.who(Role::Coordinator, 0) };
        then.run(Who::Account(who), move |work| {
            async move {
                if by_club {
                    let homes = activity::homes(work)?;
                    content.organiser.organisation = homes.into_iter().find_map(|(_, organisation)| organisation);
                }
                activity::add(work, code, content, true).await
            }
            .boxed()
        })
        .await?;
    }
    if town.accounts.iter().filter(|(role, ..)| *role == Role::Organiser).count() > 1 {
        from_elsewhere(app, town).await?;
    }
    Ok(())
}

/// The club's business identity code in sources. Made up.
const CLUB_CODE: &str = "1234567-1";

/// Entries that a source brought: one that the club has made its own, one that it may claim at once, one that another
/// association asks for; and the permission that the club has given to its umbrella organisation.
async fn from_elsewhere(app: &App, town: &Founded) -> Result<(), Error> {
    let (club, council) = (town.who(Role::Organiser, 0), town.who(Role::Organiser, 1));
    let coordinator = town.who(Role::Coordinator, 0);
    let code = town.code;
    let from = app
        .run(Who::Service("sample"), move |work| {
            let new = Source {
                licence: Some("CC BY 4.0, Kylien tapahtumatiedot".into()),
                ..Source::off_schedule(
                    format!("{code}-kylat"),
                    code,
                    rinnalla_domain::source::Kind::Csv,
                    "Kylien tapahtumatiedot",
                    "/esittely/kylien-tapahtumat.csv",
                )
            };
            source::open(work, new).boxed()
        })
        .await?;
    let items = [
        ("Kyläkahvila", CLUB_CODE, "Kylien yhteinen kerho ry"),
        ("Lähiretket", CLUB_CODE, "Kylien yhteinen kerho"),
        ("Eläkeläisten peli-ilta", "", "Eläkeläisten kerho"),
    ];
    let items = (30_u32..).zip(items).filter_map(|(turn, (title, business_id, organiser))| {
        let entry = Entry { title, words: "Tervetuloa mukaan. Ilmoittautua ei tarvitse.", ..FROM_SOURCE };
        let mut content = content(&entry, town, day_of(app.now()), turn)?;
        content.organiser.name = line(organiser)?;
        content.organiser.business_id = BusinessId::parse(business_id).ok();
        Some(Incoming { key: title.to_lowercase(), said: content.said(), content, where_: title.into() })
    });
    let reading = Reading { items: items.collect(), ..Reading::default() };
    source::take(app, &from, reading, false).await?;
    let found = app.run(Who::Service("sample"), |work| activity::index(work).boxed()).await?;
    let number = |title: &str| {
        let of = |a: &&Activity| a.content.areas.contains(&code) && a.content.wordings[0].title.as_str() == title;
        found.iter().find(of).map_or(0, |a| a.number)
    };
    let claim = async |who: AccountId, number: i64, words: &'static str| {
        app.run(Who::Account(who), move |work| {
            async move {
                let by = activity::homes(work)?.into_iter().find_map(|(_, organisation)| organisation);
                activity::claim(work, number, by.ok_or(Error::NotFound)?, text(words)).await
            }
            .boxed()
        })
        .await
    };
    claim(club.clone(), number("Kyläkahvila"), "Kahvila on ollut meidän jo kymmenen vuotta.").await?;
    app.run(Who::Account(coordinator), move |work| {
        async move {
            let waiting = activity::claims(work, code).await?;
            let first = waiting.into_iter().next().ok_or(Error::NotFound)?;
            activity::confirm_claim(work, first.claim.id).await
        }
        .boxed()
    })
    .await?;
    claim(council, number("Eläkeläisten peli-ilta"), "Vedämme iltaa yhdessä eläkeläisten kanssa.").await?;
    app.run(Who::Account(club), |work| {
        async move {
            let own = activity::permissions(work).await?.into_iter().next().ok_or(Error::NotFound)?;
            let umbrella = own.others.into_iter().find(|one| one.name_fi == "Kylien neuvosto ry");
            activity::permit(work, own.member.id, umbrella.ok_or(Error::NotFound)?.id).await
        }
        .boxed()
    })
    .await
}

/// What the entries from elsewhere have in common.
const FROM_SOURCE: Entry = Entry {
    needs: &[Need::Company],
    themes: &[Theme::VillageLife],
    weekday: 4,
    begins: AT_SIX,
    hours: 2,
    place: "Kylätalo",
    village: 2,
    facets: &[Facet::NoRegistrationAtFirst],
    contact: "",
    ..PLAIN
};
