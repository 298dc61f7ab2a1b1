//! Entries that a source brought, and who made them their own.

use rinnalla_app::source::{self, Incoming, Reading};
use rinnalla_app::store::source::Source;
use rinnalla_app::{App, Error, FutureExt, Who, activity};
use rinnalla_domain::AccountId;
use rinnalla_domain::account::Role;
use rinnalla_domain::activity::{Activity, Facet, Need, Theme};
use rinnalla_domain::business_id::BusinessId;
use rinnalla_domain::clock::day_of;

use super::entries::{AT_SIX, Entry, PLAIN};
use super::{content, line, text};
use crate::town::Founded;

/// The club's business identity code in sources. Made up.
const CLUB_CODE: &str = "1234567-1";

/// Entries that a source brought: one that the club has made its own, one that it may claim at once, one that another
/// association asks for; and the permission that the club has given to its umbrella organisation.
pub(super) async fn from_elsewhere(app: &App, town: &Founded) -> Result<(), Error> {
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
