//! Names, villages and wishes that are believable and belong to nobody.

use rinnalla_domain::contact::Kind;

/// First names.
pub const FIRST: &[&str] = &[
    "Aili", "Eero", "Helmi", "Toivo", "Saimi", "Veikko", "Martta", "Reino", "Lempi", "Onni", "Elsa", "Väinö", "Sylvi",
    "Arvo", "Impi", "Paavo", "Irja", "Kauko", "Raili", "Esko", "Tuula", "Matti", "Ritva", "Seppo", "Anja", "Jorma",
    "Pirkko", "Heikki", "Leena", "Juhani", "Outi", "Sanna", "Mika", "Tiina", "Jari", "Minna", "Sami", "Jenni", "Antti",
];

/// Last names.
pub const LAST: &[&str] = &[
    "Lehtola",
    "Mäkipää",
    "Kumpula",
    "Ylijoki",
    "Rantakangas",
    "Hietala",
    "Kivelä",
    "Suvanto",
    "Alajärvi",
    "Peltovuoma",
    "Kotavaara",
    "Niemelä",
    "Harjula",
    "Vaarala",
    "Tuomela",
    "Koskiniemi",
    "Saarikoski",
    "Metsola",
    "Pohjonen",
    "Kuusela",
    "Lampela",
    "Jokela",
    "Tervo",
    "Salmela",
    "Aapala",
    "Kangasniemi",
    "Vuontela",
    "Haapala",
    "Männikkö",
];

/// Wishes in the residents' own words, with the interest behind each.
pub const WISHES: &[&str] = &[
    "Haluaisin taas laulaa jossain.",
    "Kaipaisin juttukaveria, kun vaimo kuoli keväällä.",
    "Olisi mukava päästä ulos kävelemään jonkun kanssa.",
    "Haluaisin oppia käyttämään puhelinta niin, että näen lapsenlapset.",
    "Kalastaminen on jäänyt. Yksin en enää uskalla järvelle.",
    "Tekisin mielelläni käsitöitä porukassa.",
    "Olen muuttanut tänne enkä tunne ketään.",
    "Päivät ovat pitkiä eläkkeellä. Jotain tekemistä pitäisi löytyä.",
    "Haluaisin liikkua enemmän, mutta yksin en saa lähdettyä.",
    "Jos joku tulisi mukaan ensimmäisellä kerralla, lähtisin kerhoon.",
    "Olisi hyvä, jos olisi joku syy lähteä aamulla kotoa.",
    "Haluaisin puhua pohjoissaamea jonkun kanssa.",
];

/// Visits: how one met, for how many minutes, and what happened.
pub const VISITS: &[(Kind, i64, &str)] = &[
    (Kind::Walk, 90, "Käveltiin kirjastolle ja juotiin kahvit. Puhuttiin siitä, mikä tuntuu mukavalta."),
    (Kind::Meeting, 60, "Soitettiin yhdessä kuoron vetäjälle. Ensi viikolla käydään katsomassa."),
    (Kind::Accompanied, 120, "Käytiin yhdessä kerhossa. Alku jännitti, lopussa naurettiin jo."),
    (Kind::Call, 30, "Juttelimme puhelimessa. Viikko oli ollut raskas, sovimme kävelystä."),
    (Kind::Meeting, 60, "Katsottiin bussin aikataulut ja harjoiteltiin matka."),
    (Kind::Walk, 60, "Käytiin kävelyllä rannassa. Ilma oli kirpeä ja puheenaiheita riitti."),
];

/// Goals in own words.
pub const GOALS: &[&str] = &[
    "Laulaa taas kuorossa",
    "Käydä kerran viikossa kävelyllä jonkun kanssa",
    "Löytää yksi juttukaveri",
    "Uskaltaa mennä kerhoon yksin",
    "Oppia soittamaan videopuhelu",
    "Käydä kalassa ennen jäiden lähtöä",
];
