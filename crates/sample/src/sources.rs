//! A source of the directory that was read from a file, and one on the web that waits to be switched on. Made up.

use jiff::ToSpan;
use rinnalla_app::source::{self, NewSource};
use rinnalla_app::store::source::Source;
use rinnalla_app::{App, Clock, Error, FutureExt, Who};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::source::{Kind, Rhythm, RunCause};
use rinnalla_domain::text::Line;
use rinnalla_formats::directory::{Body, Context};

use crate::town::Founded;

/// A table as an association might keep it: most rows are fine, one is an entry that is known already with other hours,
/// and some show what a report says.
const TABLE: &str = "Tunniste;Nimi;Järjestäjä;Kuvaus;Tarpeet;Toistuvuus;Viikonpäivät;Alkaa;Päättyy;Kello alkaa;Kello päättyy;Paikan nimi;Hinta;Verkkosivu\r\n\
1;Käsityökahvila;Kylien sydän ry;Neulotaan ja jutellaan. Langat saa lainaksi.;seuraa;viikoittain;to;1.10.2026;30.9.2027;17.00;19.00;Kylätalo;maksuton;https://kylat.example\r\n\
2;Lukupiiri;Kylien sydän ry;Luetaan kirja kuukaudessa.;kulttuuria;viikoittain;ke;1.10.2026;30.9.2027;18.00;19.30;Kirjasto;maksuton;\r\n\
3;Metsäretki;Kylien sydän ry;Kävellään laavulle ja keitetään kahvit.;luontoon;viikoittain;la;1.10.2026;30.9.2027;11.00;14.00;Kylätalon piha;maksuton;\r\n\
4;Kävelykaverit;Kylän kerho ry;Kävellään yhdessä.;liikkumista;viikoittain;pe;1.10.2026;30.9.2027;13.00;14.00;;maksuton;\r\n\
5;;Kylien sydän ry;Nimi unohtui.;;;;;;;;;;\r\n\
6;Kesätori;Kylien sydän ry;Torilla soitettiin.;;viikoittain;la;1.6.2026;31.8.2026;10.00;12.00;Tori;maksuton;\r\n\
7;Shakki;Kylien sydän ry;Pelataan yhdessä.;seuraa;viikoittain;ma;1.10.2026;30.9.2027;17.00;19.00;Kylätalo;ehkä;\r\n\
8;Bingo;Kylien sydän ry;Pelataan bingoa.;hauskaa;viikoittain;su;1.10.2026;30.9.2027;14.00;16.00;Kylätalo;maksuton;kylat\r\n";

fn line(words: &str) -> Result<Line, Error> {
    Line::parse(words, 200).ok().flatten().ok_or_else(|| Error::Internal("made-up words do not fit".into()))
}

/// Reads a table into the directory of a municipality, and adds a source on the web that is switched off.
///
/// # Errors
/// When a use case refuses or storage fails
pub(crate) async fn fill(app: &App, town: &Founded) -> Result<(), Error> {
    let at = app.now() - 48.hours();
    let then = app.at(Clock::new(move || at));
    let code = town.code;
    let table = Source::off_schedule(
        format!("{code}-esittely"),
        code,
        Kind::Csv,
        "Kylien sydän ry:n taulukko",
        "/esittely/kylien-sydan.csv",
    );
    let context = Context { areas: vec![code], ..Context::on(day_of(at).first_of_month()) };
    let batch = source::read(Kind::Csv, &[Body { name: "", bytes: TABLE.as_bytes() }], &context);
    let opened = then.run(Who::Service("import"), move |work| source::open(work, table).boxed()).await?;
    source::record(&then, &opened, RunCause::Command, source::reading(batch), false).await?;
    let register = NewSource {
        kind: Kind::Ptv,
        name: line("Palvelutietovaranto")?,
        address: line(&format!(
            "https://api.palvelutietovaranto.suomi.fi/api/v11/ServiceChannel/list/area/Municipality/code/{code}"
        ))?,
        licence: Some(line("CC BY 4.0, Palvelutietovaranto, Digi- ja väestötietovirasto")?),
        rhythm: Rhythm::Off,
        only_changes: true,
    };
    then.run(Who::Account(town.who(Role::Administrator, 0)), move |work| {
        async move {
            source::allow(work, code, "api.palvelutietovaranto.suomi.fi".into(), false).await?;
            source::add(work, code, register).await.map(|_| ())
        }
        .boxed()
    })
    .await
}
