//! The columns of a table: headings, hints, and which of them a table has.

use std::fmt;

use rinnalla_domain::activity::Facet;

use super::lists;
use crate::directory::Why;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// An identity that stays the same.
    Key,
    /// The name, in Finnish.
    Title,
    /// The name in Swedish.
    TitleSv,
    /// The name in English.
    TitleEn,
    /// The name in Northern Sámi.
    TitleSe,
    /// What is done, in Finnish.
    Description,
    /// What is done, in Swedish.
    DescriptionSv,
    /// What is done, in English.
    DescriptionEn,
    /// What is done, in Northern Sámi.
    DescriptionSe,
    /// How the first time goes.
    FirstTime,
    /// Who arranges it.
    Organiser,
    /// The organiser's business identity code.
    BusinessId,
    /// Kind.
    Kind,
    /// Themes.
    Themes,
    /// Needs.
    Needs,
    /// Whom it is meant for.
    Audiences,
    /// Youngest.
    AgeFrom,
    /// Oldest.
    AgeTo,
    /// Languages spoken there.
    Languages,
    /// Where one takes part.
    Setting,
    /// Name of the place.
    Place,
    /// Street address.
    Street,
    /// Postal code.
    PostalCode,
    /// Village or town.
    Village,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// How one gets there.
    WayThere,
    /// Municipalities that it serves.
    Areas,
    /// How it comes back.
    Recurrence,
    /// Days of the week.
    Weekdays,
    /// Which week of the month.
    Nth,
    /// The first day.
    From,
    /// The last day.
    Until,
    /// Certain days.
    Days,
    /// The hour at which it begins.
    Begins,
    /// The hour at which it ends.
    Ends,
    /// Days on which it is not held.
    Except,
    /// What it costs.
    Price,
    /// What it costs, in words.
    PriceNote,
    /// Whether Kaikukortti is taken.
    Kaikukortti,
    /// A fact about getting in and coming for the first time.
    Facet(Facet),
    /// Whether one signs up.
    Registration,
    /// Places in all.
    PlacesTotal,
    /// Places that are free.
    PlacesFree,
    /// How many wait.
    PlacesWaiting,
    /// Who can be asked.
    Contact,
    /// The phone.
    Phone,
    /// When it is answered.
    PhoneHours,
    /// The mail address.
    Mail,
    /// The page on the web.
    Web,
    /// The last day on which the entry is shown.
    ShownUntil,
}

/// Column, code, heading, hint.
type Told = (Column, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const BEFORE: &[Told] = &[
    (Column::Key, "key", "Tunniste", "Ohje: oma tunnus, joka ei muutu. Saa olla tyhjä."),
    (Column::Title, "title", "Nimi", "Pakollinen. Enintään 200 merkkiä."),
    (Column::Description, "description", "Kuvaus", "Mitä tehdään, muutama lause. Ei HTML-merkintöjä."),
    (Column::Organiser, "organiser", "Järjestäjä", "Pakollinen. Yhdistys, seurakunta tai kunta."),
    (Column::BusinessId, "business_id", "Y-tunnus", "1234567-1"),
    (Column::Kind, "kind", "Laji", "ryhmä, tapahtuma, kurssi, tuki, vapaaehtoistehtävä tai palvelu"),
    (Column::Recurrence, "recurrence", "Toistuvuus", "kerran, päivittäin, viikoittain, joka toinen viikko, kuukausittain tai sopimuksen mukaan"),
    (Column::Weekdays, "weekdays", "Viikonpäivät", "ma, ti, ke, to, pe, la, su tai ma-pe"),
    (Column::Nth, "nth", "Monesko viikko kuussa", "1, 2, 3, 4, 5 tai viimeinen; kun toistuvuus on kuukausittain"),
    (Column::From, "from", "Alkaa", "Ensimmäinen päivä: 7.1.2027"),
    (Column::Until, "until", "Päättyy", "Viimeinen päivä: 31.5.2027. Tyhjä: vuosi eteenpäin."),
    (Column::Days, "days", "Päivät", "Yksittäiset päivät: 7.1.2027; 4.2.2027"),
    (Column::Begins, "begins", "Kello alkaa", "10.00"),
    (Column::Ends, "ends", "Kello päättyy", "11.30"),
    (Column::Except, "except", "Ei pidetä", "Päivät, joina ei kokoonnuta: 24.12.2026; 31.12.2026"),
    (Column::Setting, "setting", "Osallistumistapa", "paikan päällä, verkossa, puhelimessa tai kotona"),
    (Column::Place, "place", "Paikan nimi", "Kylätalo"),
    (Column::Street, "street", "Katuosoite", "Kylätie 1"),
    (Column::PostalCode, "postal_code", "Postinumero", "99600"),
    (Column::Village, "village", "Kylä tai postitoimipaikka", "Sodankylä"),
    (Column::Latitude, "latitude", "Leveysaste", "WGS84, 67,4141. Saa olla tyhjä."),
    (Column::Longitude, "longitude", "Pituusaste", "WGS84, 26,6010. Saa olla tyhjä."),
    (Column::WayThere, "way_there", "Kulkuohje", "Bussi 3 Kirjastolle."),
    (Column::Areas, "areas", "Kunnat", "Nimi tai kolminumeroinen koodi, useita puolipisteellä; tai koko Suomi"),
    (Column::Themes, "themes", "Aiheet", "Katso sanat Ohjeet-sivulta. Useita puolipisteellä."),
    (Column::Needs, "needs", "Tarpeet", "Katso sanat Ohjeet-sivulta. Useita puolipisteellä."),
    (Column::Audiences, "audiences", "Kohderyhmät", "Katso sanat Ohjeet-sivulta. Tyhjä: kaikille."),
    (Column::AgeFrom, "age_from", "Ikä vähintään", "65"),
    (Column::AgeTo, "age_to", "Ikä enintään", ""),
    (Column::Languages, "languages", "Kielet", "suomi; ruotsi; pohjoissaame; englanti; …"),
    (Column::Price, "price", "Hinta", "maksuton, maksullinen tai ei tietoa"),
    (Column::PriceNote, "price_note", "Hinta sanoin", "3 € tai maksukyvyn mukaan"),
    (Column::Kaikukortti, "kaikukortti", "Kaikukortti käy", "kyllä tai ei"),
    (Column::Registration, "registration", "Ilmoittautuminen", "tarvitaan, ei tarvita tai ei tietoa"),
    (Column::PlacesTotal, "places_total", "Paikkoja", "20"),
    (Column::PlacesFree, "places_free", "Paikkoja vapaana", "3"),
    (Column::PlacesWaiting, "places_waiting", "Jonossa", "0"),
    (Column::FirstTime, "first_time", "Ensimmäinen kerta", "Maija odottaa pihalla klo 9.50."),
    (Column::Contact, "contact", "Yhteyshenkilö", "Nimi näkyy kaikille: kysy lupa."),
    (Column::Phone, "phone", "Puhelin", "040 000 1234"),
    (Column::PhoneHours, "phone_hours", "Puhelinaika", "ma-pe 9-15"),
    (Column::Mail, "mail", "Sähköposti", "kerho@kyla.example"),
    (Column::Web, "web", "Verkkosivu", "https://kyla.example/kerho"),
    (Column::ShownUntil, "shown_until", "Näytetään asti", "Viimeinen päivä, jona tieto näkyy. Saa olla tyhjä."),
];

#[rustfmt::skip]
const AFTER: &[Told] = &[
    (Column::TitleSv, "title_sv", "Nimi ruotsiksi", ""),
    (Column::DescriptionSv, "description_sv", "Kuvaus ruotsiksi", ""),
    (Column::TitleEn, "title_en", "Nimi englanniksi", ""),
    (Column::DescriptionEn, "description_en", "Kuvaus englanniksi", ""),
    (Column::TitleSe, "title_se", "Nimi pohjoissaameksi", ""),
    (Column::DescriptionSe, "description_se", "Kuvaus pohjoissaameksi", ""),
];

impl Column {
    /// Every column, in the order of the template.
    pub fn all() -> impl Iterator<Item = Self> {
        let facets = Facet::ALL.iter().copied().map(Self::Facet);
        BEFORE.iter().map(|told| told.0).chain(facets).chain(AFTER.iter().map(|told| told.0))
    }

    fn told(self) -> Option<&'static Told> {
        BEFORE.iter().chain(AFTER).find(|told| told.0 == self)
    }

    /// The stable code; a heading may be written so, too.
    pub fn code(self) -> &'static str {
        match self {
            Self::Facet(facet) => facet.code(),
            _ => self.told().map_or("", |told| told.1),
        }
    }

    /// The Finnish heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Facet(facet) => lists::facet_heading(facet),
            _ => self.told().map_or("", |told| told.2),
        }
    }

    /// What to write, in Finnish.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Facet(_) => "kyllä, ei tai tyhjä",
            _ => self.told().map_or("", |told| told.3),
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.heading())
    }
}

/// The column of a heading, however it is written.
pub(super) fn named(heading: &str) -> Option<Column> {
    let wanted = lists::folded(heading.trim_end_matches(['*', ':', ' ']));
    if wanted.is_empty() {
        return None;
    }
    Column::all().find(|column| lists::folded(column.heading()) == wanted || column.code() == wanted)
}

/// The columns of a table by their places, and the headings that are not known.
pub(super) type Found = (Vec<(usize, Column)>, Vec<String>);

/// Finds the columns; a table without names and organisers is none of ours.
pub(super) fn found(headings: &[String]) -> Result<Found, Why> {
    let (mut columns, mut unknown): Found = (Vec::new(), Vec::new());
    for (place, heading) in headings.iter().enumerate() {
        match named(heading) {
            Some(column) if columns.iter().all(|(_, known)| *known != column) => columns.push((place, column)),
            Some(column) => return Err(Why::BrokenFile(format!("the heading \"{column}\" stands there twice"))),
            None if heading.trim().is_empty() => {}
            None => unknown.push(crate::directory::why::shown(heading)),
        }
    }
    if columns.iter().any(|(_, column)| *column == Column::Title) {
        Ok((columns, unknown))
    } else {
        Err(Why::BrokenFile(format!("the first row has no heading \"{}\"", Column::Title)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_and_code_names_one_column() {
        let all: Vec<Column> = Column::all().collect();
        assert!(all.len() <= super::super::cells::MOST_COLUMNS);
        for column in &all {
            assert_eq!(named(column.heading()), Some(*column), "{column}");
            assert_eq!(named(column.code()), Some(*column), "{column}");
            assert!(!column.heading().is_empty());
        }
        assert_eq!(named(" NIMI * "), Some(Column::Title));
        assert_eq!(named("y-TUNNUS:"), Some(Column::BusinessId));
        assert_eq!(named(""), None);
        assert!(found(&["Nimi".into(), "nimi".into()]).is_err());
        assert!(found(&["Järjestäjä".into()]).is_err());
    }
}
