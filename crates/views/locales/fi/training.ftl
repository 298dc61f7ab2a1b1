courses-title = Koulutukset
courses-lead = Täällä näet linkkihenkilöiden koulutukset, kertauskoulutukset ja lähettävien yksiköiden perehdytykset.
courses-own = Omat koulutukseni
courses-more = Lisää
courses-phase-running = Nyt käynnissä
courses-phase-coming = Tulossa
courses-phase-past = Päättyneet
courses-none-running = Nyt ei ole käynnissä koulutuksia.
courses-none-coming = Seuraavia koulutuksia ei ole vielä ilmoitettu.
courses-none-past = Ei päättyneitä koulutuksia.
menu-courses = Koulutukset

training-kind-basic = Linkkihenkilökoulutus
training-kind-refresher = Kertauskoulutus
training-kind-induction = Perehdytys lähettäville yksiköille
training-owner-county = Hyvinvointialue
training-owner-school = Oppilaitos
training-owner-municipality = Kunta
training-session-lesson = Opetus
training-session-mentoring = Mentorointi
training-way-on-site = Lähipäivä
training-way-remote = Etänä
training-way-either = Paikan päällä tai etänä
enrolment-state-enrolled = Sinulla on paikka
enrolment-state-waiting = Olet jonossa
enrolment-state-cancelled = Olet perunut ilmoittautumisen
presence-present = Paikalla
presence-remotely = Etänä
presence-absent = Poissa
presence-none = Ei merkitty
validity-valid = Voimassa
validity-expired = Vanhentunut
validity-revoked = Peruttu

course-size = { $credits } op, noin { $hours } tuntia
course-hours = noin { $hours } tuntia
course-room =
    { $n ->
        [one] 1 paikka vapaana. Ilmoittaudu viimeistään { $by }.
       *[other] { $n } paikkaa vapaana. Ilmoittaudu viimeistään { $by }.
    }
course-full =
    { $n ->
        [0] Koulutus on täynnä. Voit ilmoittautua jonoon.
       *[other] Koulutus on täynnä. Jonossa { $n }.
    }
course-closed = Ilmoittautumisaika on päättynyt.
course-trainer = Kouluttajalle
course-next = Seuraavaksi
course-link = Etäyhteyden linkki
course-own = Oma tilanteeni
course-attended = Läsnä { $now }/{ $all } t
course-complete = Olet tehnyt kaiken, mitä todistukseen tarvitaan.
course-missing = Todistuksesta puuttuu vielä:
course-about = Mistä on kyse?
course-owner = Järjestäjä
course-modules = Osiot
course-rule = Mitä todistukseen tarvitaan?
course-rule-hours = Läsnä vähintään { $percent } % opetuksesta
course-rule-tasks = Kaikki tehtävät tehty
course-rule-mentoring =
    { $n ->
        [one] Yksi mentorointitapaaminen
       *[other] { $n } mentorointitapaamista
    }
missing-hours = Läsnäoloa on { $now } tuntia, tarvitaan { $need }.
missing-tasks = Tehtävistä on tehty { $done }/{ $all }.
missing-mentoring = Mentorointitapaamisia on { $now }, tarvitaan { $need }.

signup-title = Ilmoittaudu koulutukseen
signup-go = Ilmoittaudu
signup-queue = Ilmoittaudu jonoon
signup-other = Ilmoita osallistuja
signup-name = Nimi
signup-name-hint = Kirjoita nimi niin kuin haluat sen todistukseen.
signup-mail = Sähköposti
signup-mail-hint = Jos sinulla ei ole sähköpostia, kirjoita puhelinnumero.
signup-phone = Puhelinnumero
signup-home = Kunta tai työpaikka
signup-known = Lähetämme tiedot tilisi osoitteeseen:
signup-kept = Käytämme tietojasi vain tähän koulutukseen. Poistamme ne viimeistään kahden vuoden kuluttua koulutuksesta. Annetut todistukset säilyvät.
error-signup-name-missing = Kirjoita nimi.
error-signup-mail-missing = Kirjoita sähköpostiosoite tai puhelinnumero, jotta voimme kertoa muutoksista.
error-signup-mail-format = Tarkista sähköpostiosoite. Siinä on @-merkki ja piste, esimerkiksi nimi@esimerkki.fi.
done-enrolled = Ilmoittautumisesi on tallessa, ja sinulla on paikka. Jos annoit sähköpostiosoitteen, sait siihen linkin, jolla voit perua.
done-in-queue = Koulutus on täynnä. Olet nyt jonossa. Kerromme, jos saat paikan.
done-enrolled-link = Ilmoittautumisesi on tallessa. Tallenna tämän sivun osoite: täällä voit myöhemmin perua.
done-left = Olet perunut ilmoittautumisen. Paikka menee seuraavalle.
leave-title = Etkö pääse?
leave-text = Peru ilmoittautuminen, niin paikka vapautuu toiselle.
leave-go = Peru ilmoittautuminen

course-cancelled = Koulutus on peruttu { $day }.
course-is-cancelled = Peruttu
call-off-title = Peru koulutus
call-off-text = Koulutuksen sivu kertoo, että se on peruttu. Ilmoittautuneet saavat siitä viestin sähköpostiin. Annetut todistukset pysyvät voimassa. Perumista ei voi palauttaa.
call-off-call = Soita näille. Heillä ei ole sähköpostia.
call-off-why = Mitä osallistujille kerrotaan?
call-off-why-hint = Kaikki näkevät tämän koulutuksen sivulla. Älä kirjoita kenenkään asioista.
call-off-go = Peru koulutus
done-called-off = Koulutus on peruttu. Ilmoittautuneet saavat viestin.
take-off-title = Ota pois koulutuksesta
take-off-text = Tee näin, kun osallistuja on kertonut, ettei tule. Paikka menee jonon ensimmäiselle. Palvelu ei lähetä hänelle viestiä.
take-off-go = Ota pois
take-off-queue = Poista jonosta
done-taken-off = Osallistuja on otettu pois.

certificate-title = Todistus
certificate-open = Avaa todistus (PDF)
certificate-given = Todistus annettu { $day }.
certificate-until = Voimassa { $day } asti.
certificate-paper-title = Todistus
certificate-paper-done = on suorittanut koulutuksen { $title }, { $cohort }.
certificate-paper-size = Laajuus
certificate-paper-themes = Sisältö
certificate-paper-owner = Järjestäjä
certificate-paper-day = Annettu
certificate-paper-until = Voimassa asti
certificate-paper-signer = Allekirjoitus
certificate-paper-check = Tarkista todistus: { $address } · Koodi { $code }
verify-title = Tarkista todistus
verify-lead = Kirjoita todistuksen koodi. Kerromme, onko todistus voimassa, kenen se on ja mistä koulutuksesta.
verify-code = Todistuksen koodi
verify-code-hint = Koodi on todistuksen alareunassa. Siinä on 20 merkkiä. Isoilla ja pienillä kirjaimilla ei ole väliä.
verify-go = Tarkista
verify-unknown = Tällä koodilla ei ole todistusta. Tarkista, että koodi on oikein.
verify-says-valid = Todistus on voimassa.
verify-says-expired = Todistus on vanhentunut.
verify-says-revoked = Todistus on peruttu. Se ei ole voimassa.
verify-name = Nimi
verify-programme = Koulutus
error-verify-code-missing = Kirjoita todistuksen koodi.

handbook-title = Linkkihenkilön käsikirja
handbook-lead = Lyhyt opas rinnalla kulkemiseen.

programmes-title = Ohjelmat
programmes-none = Ohjelmia ei ole vielä. Aloita tekemällä ohjelma.
programme-new = Uusi ohjelma
programme-title = Koulutusohjelma
programme-kind = Mikä koulutus on?
programme-owner = Kenen koulutus on?
programme-owner-name = Järjestäjän nimi
programme-about = Mistä koulutuksessa on kyse?
programme-valid-months = Montako kuukautta todistus on voimassa?
programme-valid-months-hint = Jätä tyhjäksi, jos todistus ei vanhene.
error-programme-title-missing = Kirjoita koulutuksen nimi.
error-programme-kind-missing = Valitse, mikä koulutus on.
error-programme-owner-missing = Valitse, kenen koulutus on.
error-programme-owner-name-missing = Kirjoita järjestäjän nimi.
error-programme-about-missing = Kirjoita, mistä koulutuksessa on kyse.
error-programme-valid-months-number = Kirjoita kuukaudet numeroina, 1–240.
done-programme-saved = Ohjelma on tallennettu.

cohort-new = Uusi koulutus
cohort-title = Koulutuksen tiedot
cohort-no-programme = Koulutus tarvitsee ohjelman.
cohort-given-stay = Annetut todistukset pysyvät sellaisina kuin ne olivat, vaikka muutat koulutusta.
cohort-programme = Ohjelma
cohort-name = Nimi
cohort-name-hint = Esimerkiksi: kevät 2027
cohort-starts-on = Ensimmäinen päivä
cohort-ends-on = Viimeinen päivä
cohort-enrol-by = Ilmoittautuminen viimeistään
cohort-places = Paikkoja
cohort-modules = Osiot
cohort-modules-hint = Yksi osio riville: nimi; tunnit; opintopisteet. Esimerkiksi: Rooli ja vaitiolo; 20; 0,5
cohort-percent = Läsnäoloa vähintään, %
cohort-mentoring = Mentorointitapaamisia vähintään
cohort-all-tasks = Kaikki tehtävät pitää tehdä
cohort-signer = Todistuksen allekirjoittaja
error-cohort-programme-missing = Valitse ohjelma.
error-cohort-name-missing = Kirjoita koulutuksen nimi, esimerkiksi kevät 2027.
error-cohort-ends-on-before = Viimeinen päivä on ennen ensimmäistä. Tarkista päivät.
error-cohort-enrol-by-after = Ilmoittautuminen päättyy koulutuksen jälkeen. Tarkista päivä.
error-cohort-places-missing = Kirjoita, montako paikkaa on.
error-cohort-places-number = Kirjoita paikat numeroina, 1–500.
error-cohort-modules-missing = Kirjoita ainakin yksi osio.
error-cohort-modules-format = Tarkista osiot. Kirjoita jokaiselle riville nimi, tunnit ja opintopisteet puolipisteillä erotettuina.
error-cohort-percent-missing = Kirjoita, montako prosenttia opetuksesta pitää olla läsnä.
error-cohort-percent-number = Kirjoita prosentit numeroina, 0–100.
error-cohort-mentoring-missing = Kirjoita mentorointitapaamisten määrä. Se voi olla 0.
error-cohort-mentoring-number = Kirjoita mentorointitapaamiset numeroina, 0–50.
error-cohort-signer-missing = Kirjoita, kuka allekirjoittaa todistuksen.
done-cohort-saved = Koulutus on tallennettu.

sessions-title = Kerrat
sessions-none = Kertoja ei ole vielä.
session-new = Lisää kerta
session-add = Lisää kerta
session-remove = Poista kerta
session-kind = Mitä silloin on?
session-topic = Aihe
session-day = Päivä
session-begins = Alkaa klo
session-ends = Päättyy klo
session-way = Miten osallistutaan?
session-place = Paikka
session-link = Etäyhteyden linkki
session-link-hint = Linkin näkevät vain ne, joilla on paikka koulutuksessa.
error-session-kind-missing = Valitse, onko kerta opetusta vai mentorointia.
error-session-day-missing = Kirjoita päivä.
error-session-begins-missing = Kirjoita, mihin aikaan kerta alkaa.
error-session-begins-jumped-over = Tätä kellonaikaa ei ole: kelloja siirretään silloin eteenpäin. Valitse toinen aika.
error-session-ends-missing = Kirjoita, mihin aikaan kerta päättyy.
error-session-ends-before = Kerta päättyy ennen kuin se alkaa. Tarkista kellonajat.
error-session-way-missing = Valitse, miten osallistutaan.
error-session-link-format = Tarkista linkki. Se alkaa merkeillä https://.
done-session-added = Kerta on lisätty.
done-session-removed = Kerta on poistettu.

tasks-title = Tehtävät
tasks-none = Tehtäviä ei ole.
task-new = Lisää tehtävä
task-add = Lisää tehtävä
task-remove = Poista tehtävä
task-title = Tehtävä
task-due-on = Viimeistään
task-due = viimeistään { $day }
task-done = Tehty
task-open = Kesken
error-task-title-missing = Kirjoita, mikä tehtävä on.
error-task-due-on-missing = Kirjoita, mihin mennessä tehtävä tehdään.
done-task-added = Tehtävä on lisätty.
done-task-removed = Tehtävä on poistettu.

attendance-title = Läsnäolo
attendance-present = Ketkä ovat paikalla?
attendance-remotely = Ketkä ovat etänä?
attendance-save = Tallenna
attendance-all = Merkitse kaikki läsnä
attendance-sessions = Muut kerrat
done-attendance-saved = Läsnäolo on tallennettu.

trainees-title = Osallistujat
trainees-none = Koulutuksessa ei ole vielä osallistujia.
trainees-complete = Kaikki tehty
trainees-hours = Läsnä tunteja
trainees-waiting =
    { $n ->
        [0] Jonossa ei ole ketään
        [one] Jonossa 1
       *[other] Jonossa { $n }
    }
member-title = Osallistuja
member-tasks = Mitkä tehtävät on tehty?
member-note = Kouluttajan muistiinpano
member-note-hint = Muistiinpanon näkevät vain tämän kunnan kouluttajat.
done-member-saved = Osallistujan tiedot on tallennettu.

certificates-title = Todistukset
certificates-who = Kenelle todistus annetaan?
certificates-who-hint = Tässä ovat ne, jotka ovat tehneet kaiken.
certificates-give = Anna todistukset
certificates-given = Annetut todistukset
certificates-none = Todistuksia ei ole vielä annettu.
certificates-nobody = Kukaan ei nyt odota todistusta. Katso, mitä puuttuu:
error-certificates-who-missing = Valitse, kenelle todistus annetaan.
done-certificates-given = Todistukset on annettu.
revoke-title = Peru todistus
revoke-text = Kun perut todistuksen, tarkistussivu kertoo, ettei se ole voimassa. Syy jää vain kunnan tietoon.
revoke-why = Miksi todistus perutaan?
revoke-go = Peru todistus
error-revoke-why-missing = Kirjoita, miksi todistus perutaan.
done-certificate-revoked = Todistus on peruttu.

requirement-title = Vaatimus ennen ensimmäistä tukijaksoa
requirement-lead = Linkkihenkilölle voi ehdottaa tukijaksoa vasta, kun koulutus täyttää tämän vaatimuksen.
requirement-hours = Koulutusta vähintään, tuntia
requirement-hours-hint = Kirjoita 0, jos mikä tahansa linkkihenkilökoulutus käy.
requirement-programme = Vain tämä ohjelma
requirement-programme-hint = Jätä tyhjäksi, jos mikä tahansa ohjelma käy.
requirement-fresh = Todistuksen tai kertauskoulutuksen pitää olla voimassa
requirement-by-hand = Myös koordinaattorin kirjaama koulutuspäivä käy
requirement-by-hand-hint = Näin hyväksyt aiemmin tai muualla käydyn koulutuksen.
error-requirement-hours-missing = Kirjoita tunnit. Luku voi olla 0.
error-requirement-hours-number = Kirjoita tunnit numeroina, 0–2000.
done-requirement-saved = Vaatimus on tallennettu.

rule-enrolment-closed = Koulutukseen ei voi enää ilmoittautua.
rule-training = Todistusta ei voi antaa. Joko jotain puuttuu vielä, tai todistus on jo annettu.

trained-certificate = Koulutettu: todistus { $day }.
trained-by-hand = Koulutettu { $day }. Päivä on kirjattu käsin.
trained-no-not-trained = Koulutus kesken: ei todistusta eikä kirjattua päivää, jonka kunta hyväksyy.
trained-no-other-training = Koulutus ei täytä kunnan vaatimusta.
trained-no-refresher-due = Koulutus on vanhentunut. Tarvitaan kertauskoulutus.
