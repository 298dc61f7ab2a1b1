//! What is typed into each form: a body that does its work if it is let in.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rinnalla_domain::account::DEMO_PASSWORD;
use rinnalla_domain::measurement::Instrument;
use rinnalla_testkit::pack::made_up;
use rinnalla_views::form::Fields;
use rinnalla_web::Route;

/// The day of the test, the next one, and a last day within half a year.
const TODAY: &str = "24.11.2026";
const TOMORROW: &str = "25.11.2026";
const LATER: &str = "24.3.2027";
/// A table of one municipality, as it stands already.
const TABLE: &str = "code\tname_fi\tname_sv\tin_fi\tcounty\tvalid_from\tvalid_to\tmerged_into\thomeland\n\
    005\tAlajärvi\tAlajärvi\tAlajärvellä\t16\t2023-01-01\t\t\t0\n";

/// A password that somebody chooses anew.
const PASSWORD: &str = "kolme koivua rannalla";

fn f() -> Fields {
    Fields::default()
}

/// Is the address that of one case?
pub fn is_of_case(path: &str) -> bool {
    ["/lahetteet/{id}", "/vastaanotto/{id}", "/tukijaksot/{id}", "/minun/pyynnot/{id}"]
        .iter()
        .any(|p| path.starts_with(p))
}

/// What is typed into the form of a route, `word` wherever words are asked for, and `who` where somebody is chosen.
/// `None` for a route that nobody has written a body for.
pub fn body(route: &Route, word: &str, who: &str) -> Option<Fields> {
    if is_of_case(route.path) { of_case(route.path, word, who) } else { plain(route.path, word, who) }
}

fn of_case(path: &str, word: &str, who: &str) -> Option<Fields> {
    let (head, step) = path.split_once("{id}")?;
    Some(match (head, step) {
        ("/minun/pyynnot/", "") => f().with("answer", "yes"),
        ("/lahetteet/", "/lisatiedot") => f().with("answer", word),
        (_, "/peru" | "/tauko" | "/vaihda" | "/avaa" | "/peruste") => f().with("reason", word),
        (_, "/vastaanota" | "/peru-pyynto" | "/ei-tavoitettu" | "/jatka" | "/lopetus") => f(),
        (_, "/huoli/luettu" | "/tuki/vastattu" | "/kirjeet/{letter}") => f(),
        (_, "/yhteydenotto") => f().with("way", "call").with("outcome", "reached").with("note", word),
        (_, "/paatos") => f().with("choice", "ask").with("reason", word),
        (_, "/linkkihenkilo") => f().with("who", who).with("reason", word).with("although_full", "1"),
        (_, "/vahvistus") => f().with("answer", "yes").with("how", word),
        (_, "/ensikaynti") => f().with("day", TOMORROW).with("time", "12").with("place", word),
        (_, "/ensikaynti/tehty" | "/ensikaynti/siirtyi" | "/tuki") => f().with("note", word),
        (_, "/pidenna") => f().with("until", LATER).with("reason", word),
        (_, "/sopimus/muokkaa") => agreement(word),
        (_, "/sopimus/allekirjoita") => f().with("signer", "resident").with("name", word).with("accept", "1"),
        (_, "/kaynnit/uusi" | "/kaynnit/{note}/korjaa") => {
            f().with("when", "today").with("kind", "walk").with("length", "60").with("note", word)
        }
        (_, "/huoli") => f().with("text", word),
        (_, "/toiminta") => f().with("number", "1"),
        (_, "/toiminta/{number}") => f().with("step", "visit_together").with("obstacles", "transport"),
        (_, "/lopetus/tavoitteet") => f().with("now_1", "7").with("status_1", "met"),
        (_, "/lopetus/jatkuu") => f().with("continues", word),
        (_, "/lopetus/mittaus") => f().with("satisfaction", "5").with("mode", "phone").with("helper", "interpreter"),
        (_, "/lopetus/palaute") => f().with("heard", "yes").with("words", word),
        (_, "/lopetus/lahettaja") => f().with("release", "nothing"),
        (_, "/lopetus/yhteenveto") => f().with("reason", "time_over").with("summary", word),
        (_, "/keskeyta") => f().with("reason", "moved").with("note", word),
        (_, "/seuranta") => f().with("held_on", TODAY).with("way", "call").with("goes_on", "yes").with("note", word),
        (_, "/luvat/anna") => f().with("permission", "tell_began").with("given", "spoken"),
        (_, "/luvat/peru") => f().with("permission", "pass_on"),
        (_, "/luvat/este") => f().with("name", word),
        (_, "/mittaukset/laite" | "/mittaukset/lomake") => f().with("point", "end").with("language", "fi"),
        (_, "/mittaukset/linkki") => {
            f().with("point", "end").with("language", "fi").with("mail", "asukas@esittely.example")
        }
        (_, "/mittaukset/arkki") => f().with("satisfaction", "5").with("helper", "nobody"),
        (_, "/mittaukset/peru") => f().with("point", "half").with("mode", "paper"),
        (_, "/mittaukset/luettu") => f(),
        (_, "/mittaukset/uusi") => {
            // At the point that the page is about: what is asked there may leave the own scales out.
            f().with("instrument", "who5").with("total", "15").with("mode", "phone").with("helper", "interpreter")
        }
        _ => return None,
    })
}

fn agreement(word: &str) -> Fields {
    f().with("words_1", word)
        .with("area_1", "company")
        .with("now_1", "4")
        .with("starts_on", TODAY)
        .with("period", "3")
        .with("rhythm", "weekly")
        .with("channels", "meeting")
        .with("language", "fi")
}

/// A referral with the answers that are asked of everybody.
fn referral(word: &str) -> Fields {
    f().with("nondisclosure", "no")
        .with("name", format!("Aili {word}"))
        .with("birth_date", "7.5.1948")
        .with("phone", "040 557 0001")
        .with("message", "yes")
        .with("village", word)
        .with("language", "fi")
        .with("reasons", "loneliness")
        .with("wish", word)
        .with("measure", "later")
        .with("consent", "1")
        .with("given", "spoken")
}

/// Forms that are about no single case. What stands in them already is left as it stands.
fn plain(path: &str, word: &str, who: &str) -> Option<Fields> {
    let person = f().with("name", "Uusi Ihminen").with("title", "hoitaja").with("phone", "040 000 4321");
    Some(match path {
        path if path.starts_with("/yllapito/") => return administration(path, who),
        "/kirjaudu" => f().with("username", who).with("password", DEMO_PASSWORD),
        "/unohtunut" => f().with("username", who),
        "/ulos" | "/asetukset" | "/minun/profiili" | "/linkkihenkilot/{id}" => f(),
        "/linkkihenkiloksi" => interest(),
        "/linkkihenkilot/polku/{id}/tiedot" => f().with("trained_on", TODAY),
        "/linkkihenkilot/polku/{id}/vaihe" => f().with("step", "interview").with("day", TODAY),
        "/kieli" => f().with("kieli", "fi").with("takaisin", "/"),
        "/luonnokset" => referral(word).with("_polku", "/lahetteet/uusi"),
        "/asetukset/turvallisuus/salasana" => f().with("old_password", DEMO_PASSWORD).with("new_password", PASSWORD),
        "/asetukset/turvallisuus/istunnot" => f().with("istunto", "muut"),
        "/asetukset/turvallisuus/kayttoon" | "/asetukset/turvallisuus/vaihda" | "/kirjaudu/koodi" => {
            f().with("code", "000000")
        }
        "/uusi-salasana/{token}" => f().with("new_password", PASSWORD),
        "/kutsu/{token}" => person.with("mail", "uusi@esittely.example").with("password", PASSWORD),
        "/vahvista/{token}" => f().with("password", PASSWORD),
        "/l/{token}" => f().with("code", "000000"),
        "/oma/mittari" | "/oma/mittari/kesken" => f().with("satisfaction", "5"),
        "/mittausarkki" => f().with("number", "1"),
        "/linkkihenkilot/polku/{id}/kutsu" | "/linkkihenkilot/polku/{id}/poista" => f(),
        "/liity/{link}" => own(referral(word)),
        "/lahetteet/uusi" => referral(word),
        "/lahetteet/kirjaa" => referral(word).with("source", "phone").with("source_note", word),
        "/haku" => f().with("name", format!("{word} {word}")).with("birth_date", "1.1.1950"),
        "/sijainen" => f().with("who", who).with("starts_on", TODAY).with("ends_on", TOMORROW),
        "/sijainen/{id}/paata" => f().with("municipality", "758"),
        "/toiminnat/kaksoiskappaleet" => {
            let (first, second) = who.split_once(' ').unwrap_or_default();
            f().with("first", first).with("second", second).with("decision", "different")
        }
        // "Nimi;Järjestäjä" and one row.
        "/toiminnat/tuonti" => {
            f().with("name", "kerhot.csv").with("table", "TmltaTtKw6RyamVzdMOkasOkDQpOZXVsZTtLeWzDpHQgcnkNCg==")
        }
        "/jarjestaja/toiminnat/{id}/valinta" => f().with("field", "price").with("source", who).with("choice", "ours"),
        "/toiminta/{number}/virhe" => f().with("note", "Aika on muuttunut."),
        "/ryhmakyselyt" => f().with("group", "Kahvikerho").with("held_on", TODAY).with("language", "fi"),
        "/ryhmakyselyt/{id}" | "/ryhmakyselyt/{id}/laite" => f(),
        "/ryhmakyselyt/{id}/vastaus" => f().with("total", "30"),
        "/ryhma" => f().with("esis_exper_1", "3"),
        "/toive" => f().with("needs", "company"),
        "/raportit/vienti" => f()
            .with("municipality", "758")
            .with("period", "2026")
            .with("project", word)
            .with("key", "0123456789abcdef0123456789abcdef")
            .with("permit", "1"),
        "/raportit/jaksot" => {
            f().with("municipality", "758").with("name", "Keksitty hanke").with("period", "3/2025–8/2026")
        }
        "/puutteet/ehdotukset/uusi" => proposal(),
        "/puutteet/ehdotukset/{id}" => f().with("state", "taken"),
        "/yhteisotyo" => f().with("held_on", TODAY).with("what", "Kyläilta").with("duration", "1 t"),
        "/ohjaus" => f().with("unit", "kunta-758"),
        "/ohjaus/puheeksiotto" => f().with("somebody", "no"),
        "/ohjaus/lista" => f().with("unit", "kunta-758").with("t", "1").with("way", "printed"),
        "/oma/palaute" => f().with("code", "ABCD-EFGH-JKMN"),
        "/oma/palaute/{token}" => {
            f().with("step", "named").with("named", "no").with("heard", "yes").with("words", word)
        }
        "/lahetteet/palaute" => f().with("easy", "yes").with("words", "Lyhyempi lomake."),
        "/minun/palaute" => f().with("time", "little").with("words", "Matkat ovat pitkiä."),
        "/jarjestaja/palaute" => f().with("arrived", "yes").with("room", "no"),
        "/palautteet/{id}" => f(),
        "/koulutukset/ohjelma" => programme(),
        "/koulutukset/ohjelma/{id}" | "/koulutukset/{id}/muokkaa" => f(),
        "/koulutukset/uusi" => course().with("programme", who),
        "/koulutukset/{id}/kerrat" => f()
            .with("kind", "lesson")
            .with("day", TOMORROW)
            .with("begins", "9")
            .with("ends", "15")
            .with("way", "either"),
        "/koulutukset/{id}/tehtavat" => f().with("title", "Oppimispäiväkirja").with("due_on", LATER),
        "/koulutukset/{id}/lasnaolo" => f().with("all", "1"),
        "/koulutukset/{id}/osallistujat/{enrolment}" => f().with("note", "Sovittiin harjoittelusta."),
        "/koulutukset/{id}/todistukset" => f().with("who", who),
        "/koulutukset/{id}/todistukset/{certificate}" => f().with("why", "Annettu väärälle ihmiselle."),
        "/koulutukset/{id}/ilmoittaudu" => enrolment("osallistuja"),
        "/ilmoittautuminen/{token}"
        | "/koulutukset/{id}/en-paase"
        | "/koulutukset/{id}/osallistujat/{enrolment}/pois" => f(),
        "/koulutukset/{id}/peru" => f().with("why", "Kouluttaja on sairaana."),
        "/todistus" => f().with("code", "0123-4567-89AB-CDEF-GHJK"),
        "/tarkista/{token}" => f().with("answer", "true"),
        "/jarjestaja/toiminnat/uusi" => entry(),
        "/jarjestaja/toiminnat/{id}" => f(),
        "/jarjestaja/toiminnat/{id}/tila" => f().with("step", "check"),
        "/toiminta/{number}/omaksi" => f().with("note", "Ryhmä on meidän."),
        "/toiminnat/omaksi/{id}" => f().with("answer", "refused").with("reason", "Ryhmää vetää seurakunta."),
        "/jarjestaja/luvat" => f().with("umbrella", who),
        "/jarjestaja/luvat/{id}/peru" => f().with("member", who),
        _ => return None,
    })
}

/// Forms of the administrator.
fn administration(path: &str, who: &str) -> Option<Fields> {
    Some(match path {
        "/yllapito/posti" | "/yllapito/kutsut/{id}/peru" | "/yllapito/vaesto/poista" => f(),
        "/yllapito/kayttajat/kutsu" => f()
            .with("role", "referrer")
            .with("organisation", who)
            .with("way", "mail")
            .with("mail", "u@esittely.example"),
        "/yllapito/kayttajat/{id}/rooli" => f().with("role", "referrer").with("organisation", who),
        "/yllapito/kayttajat/{id}/paata" | "/yllapito/kayttajat/{id}/keskeyta" | "/yllapito/kayttajat/{id}/palauta" => {
            f()
        }
        "/yllapito/kayttajat/{id}/toinen-tunnistus" | "/yllapito/kunta" | "/yllapito/suostumus/uusi" => f(),
        "/yllapito/yksikot/uusi" => f().with("kind", "unit").with("name_fi", "Uusi yksikkö"),
        "/yllapito/yksikot/{id}/linkki" => f().with("domains", "esittely.example").with("days", "30"),
        "/yllapito/yksikot/{id}/linkki/paata" | "/yllapito/yksikot/{id}/paata" => f(),
        "/yllapito/mittarit/valinnat" => f().with("own", "half").with("who5", "end"),
        "/yllapito/mittarit/paketti" => {
            let pack = made_up(Instrument::Who5, "fi").to_json();
            f().with("name", "sanat.json").with("pack", STANDARD.encode(pack))
        }
        "/yllapito/mittarit/paatos" => decision("phq2").with("decided_on", TODAY),
        "/yllapito/mittarit/paketti/poista" | "/yllapito/mittarit/paatos/peru" => f(),
        "/yllapito/kylat" => f().with("list", "Vuotso; 68,107; 27,166"),
        "/yllapito/koulutusvaatimus" => f().with("hours", "100"),
        "/yllapito/kunnat" => f().with("table", TABLE),
        "/yllapito/lahteet/uusi" => f()
            .with("kind", "linkedevents")
            .with("name", "Tapahtumat")
            .with("address", "https://feed.example/v2/event/")
            .with("rhythm", "off"),
        "/yllapito/lahteet/palvelimet" => f().with("server", "toinen.example").with("sure", "1"),
        "/yllapito/lahteet/palvelimet/poista" | "/yllapito/lahteet/{id}/muokkaa" | "/yllapito/lahteet/{id}/lue" => f(),
        // "väkiluku" and one row.
        "/yllapito/vaesto" => f()
            .with("source", "Tilastokeskus")
            .with("counted_on", "31.12.2025")
            .with("table", "dsOka2lsdWt1DQo4MjAwDQo="),
        "/yllapito/kustannukset" => f().with("fee_per_hour", "25,50").with("source", "Tilinpäätös"),
        _ => return None,
    })
}

/// A word of interest in the work of a link worker.
pub fn interest() -> Fields {
    f().with("name", "Saara Suopanki")
        .with("mail", "saara@esittely.example")
        .with("village", "Vuotso")
        .with("languages", "fi")
        .with("consent", "1")
}

/// A programme of training.
pub fn programme() -> Fields {
    f().with("title", "Linkkihenkilökoulutus")
        .with("kind", "basic")
        .with("owner", "municipality")
        .with("owner_name", "Kunta")
        .with("about", "Rinnalla kulkemisen perusteet.")
}

/// A course that asks for nothing but a place.
pub fn course() -> Fields {
    f().with("name", "kevät")
        .with("starts_on", TODAY)
        .with("ends_on", LATER)
        .with("enrol_by", LATER)
        .with("places", "30")
        .with("modules", "Rooli ja vaitiolo; 20; 0,5")
        .with("percent", "0")
        .with("mentoring", "0")
        .with("signer", "Kouluttaja")
}

/// Somebody who enrols, by the first part of a mail address.
pub fn enrolment(who: &str) -> Fields {
    f().with("name", "Uusi Osallistuja").with("mail", format!("{who}@esittely.example"))
}

/// A proposal for the community.
pub fn proposal() -> Fields {
    f().with("need", "company")
        .with("what", "Iltaryhmä kylälle.")
        .with("addressee", "Kylien yhteinen kerho ry")
        .with("owner", "hyvinvointikoordinaattori")
}

/// An entry of the directory, open to everybody.
pub fn entry() -> Fields {
    f().with("title_fi", "Kävelykerho")
        .with("description_fi", "Kävelemme yhdessä kirjastolta.")
        .with("organiser", "Kylien yhteinen kerho ry")
        .with("kind", "group")
        .with("needs", "company")
        .with("repeat", "agreed")
        .with("setting", "place")
        .with("place_name", "Kirjasto")
        .with("price", "free")
        .with("registration", "unknown")
        .with("phone", "040 000 7777")
        .with("mail", "kerho@esittely.example")
        .with("publish", "1")
}

/// The fields of somebody who joins stand beside those of the first referral.
fn own(fields: Fields) -> Fields {
    fields
        .with("own_name", "Uusi Liittyjä")
        .with("own_title", "hoitaja")
        .with("own_phone", "040 000 4322")
        .with("own_mail", "liittyja@esittely.example")
        .with("own_password", PASSWORD)
}

/// A decision on a clinical instrument, without its day.
pub fn decision(instrument: &str) -> Fields {
    let fields = Fields::default().with("instrument", instrument).with("decided_by", "Hyvinvointijohtaja");
    fields.with("responsible", "Ylilääkäri Oona Esimerkki").with("text", "Käytetään hoitajan vastaanotolla.")
}
