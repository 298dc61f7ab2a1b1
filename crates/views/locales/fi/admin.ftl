menu-admin = Ylläpito
menu-people = Käyttäjät
menu-units = Yksiköt
menu-municipality = Kunnan asetukset
menu-mail = Sähköposti

at-choose = Valitse kunta
admin-title = Ylläpito
admin-lead = Täällä hoidetaan käyttäjät ja kunnan asetukset. Asukkaiden tietoja täällä ei näy.
admin-warnings = { $n ->
    [0] Kunnossa
    [one] 1 asia vaatii huomiota
   *[other] { $n } asiaa vaatii huomiota
}
admin-warnings-none = Kaikki tarvittava on asetettu.
admin-mend = Korjaa
admin-warn-coordinator = Kunnassa ei ole koordinaattoria. Lähetteet jäävät odottamaan.
admin-warn-link-worker = Kunnassa ei ole vielä yhtään { $lw-part }. Kutsu ensimmäinen.
admin-warn-one-administrator = Pääkäyttäjiä on vain yksi. Kutsu toinen, jotta tunnukset voi palauttaa.
admin-warn-consent = Suostumusteksti puuttuu.
admin-warn-phone = Koordinaattorin puhelinnumero puuttuu. Asukkaat eivät tiedä, mihin soittaa.
admin-warn-protected = Turvakiellon yhteyshenkilöt puuttuvat.
admin-warn-register = Rekisteristä vastaava puuttuu. Hänen nimensä näkyy tietosuojasivulla.
admin-warn-mail = Sähköposteja odottaa tai ne ovat epäonnistuneet.
admin-warn-pack-over = Tekstipaketin lisenssi on päättynyt tai tiedosto on vioittunut. Mittarin kysymyksiä ei esitetä.
admin-warn-pack-soon = Tekstipaketin lisenssi päättyy pian. Lataa uusi ajoissa, muuten mittarin kysymyksiä ei enää esitetä.
admin-pages = Mitä täällä voi tehdä
admin-people = { $n ->
    [one] 1 käyttäjä
   *[other] { $n } käyttäjää
}
admin-invitations = { $n ->
    [0] ei avoimia kutsuja
    [one] 1 avoin kutsu
   *[other] { $n } avointa kutsua
}
admin-units = { $n ->
    [one] 1 yksikkö
   *[other] { $n } yksikköä
}
admin-waiting = { $n ->
    [0] mikään viesti ei odota
    [one] 1 viesti odottaa
   *[other] { $n } viestiä odottaa
}

people-title = Käyttäjät
people-name = Nimi
people-who = Kuka
people-roles = Tehtävät
people-no-role = Ei tehtävää
people-state = Tila
people-active = Käytössä
people-suspended = Keskeytetty
people-ended = Päättynyt
people-print = Tulosta kirje
people-cancel = Peru kutsu
people-none = Käyttäjiä ei vielä ole.
people-list = Käyttäjät ({ $n })
people-list-caption = Käyttäjät, joilla on tehtävä
people-former = Entiset käyttäjät ({ $n })
people-former-caption = Käyttäjät, joiden tehtävä on päättynyt
people-invitations = Avoimet kutsut ({ $n })
people-invitations-caption = Kutsut, joita ei ole vielä käytetty

invite-title = Kutsu käyttäjä
invite-role = Tehtävä
invite-organisation = Organisaatio
invite-organisation-hint = Lähettäjän yksikkö näkyy lähetteessä.
invite-name = Nimi
invite-name-hint = Paperikutsuun tarvitaan nimi.
invite-way = Miten kutsu annetaan?
way-mail = Sähköpostilla
way-paper = Paperilla, itse annettuna
invite-mail = Sähköpostiosoite (jos kutsu lähtee sähköpostilla)
invite-mail-hint = Kutsu toimii 14 päivää.
invite-send = Tee kutsu
error-invite-role-missing = Valitse tehtävä.
error-organisation-missing = Valitse organisaatio.
error-invite-name-missing = Kirjoita nimi. Se tulee paperikutsuun.
error-invite-way-missing = Valitse, miten kutsu annetaan.
done-invited = Kutsu on lähetetty.
done-invited-paper = Kutsu on valmis. Tulosta se ja anna se kutsutulle.
done-invitation-cancelled = Kutsu on peruttu.

cancel-invitation-title = Peru kutsu
cancel-invitation-text = Kutsun linkki lakkaa toimimasta heti.
cancel-invitation-send = Peru kutsu

person-title = Käyttäjän tiedot
person-no-roles = Ei tehtävää tässä kunnassa.
person-end-role = Päätä
person-former = Päättyneet tehtävät
person-account = Tunnus
person-own = Tämä on oma tunnuksesi. Omat asetuksesi:
person-since = { $from } alkaen
person-from-to = { $from }–{ $to }
give-role-title = Anna tehtävä
give-role-role = Tehtävä
give-role-organisation = Organisaatio
give-role-send = Anna tehtävä
error-give-role-role-missing = Valitse tehtävä.
end-role-title = Päätä tehtävä
end-role-text = Oikeudet päättyvät heti. Tehdyt merkinnät säilyvät. Tehtävän voi antaa uudelleen.
end-role-send = Päätä tehtävä
end-role-who = Kuka
suspend-title = Keskeytä tunnus
suspend-text = Käyttäjä ei pääse kirjautumaan, ja kaikki hänen laitteensa kirjataan ulos. Keskeytyksen voi perua.
suspend-send = Keskeytä tunnus
lift-title = Palauta tunnus
lift-text = Käyttäjä pääsee taas kirjautumaan omalla salasanallaan.
lift-send = Palauta tunnus
drop-factor-title = Poista toinen tunnistus
drop-factor-text = Varmista ensin puhelimessa tai kasvokkain, kuka pyytää. Käyttäjä kirjataan ulos, ja hän saa siitä viestin. Seuraavalla kerralla hän ottaa uuden tunnistuksen käyttöön.
drop-factor-send = Poista tunnistus
done-role-given = Tehtävä on annettu.
done-role-ended = Tehtävä on päättynyt.
done-suspended = Tunnus on keskeytetty.
done-lifted = Tunnus on taas käytössä.
done-factor-dropped = Toinen tunnistus on poistettu.

letter-title = Kutsu käyttäjäksi
letter-text = Sinut on kutsuttu Rinnalla-palvelun käyttäjäksi.
letter-1 = Avaa alla oleva linkki. Voit lukea kuvan puhelimen kameralla.
letter-2 = Kirjoita tietosi ja valitse salasana.
letter-3 = Ota käyttöön todennussovellus, kun palvelu pyytää sitä.
letter-link = Linkki:
letter-own = Linkki on vain sinulle ja toimii kerran. Älä anna sitä muille.

units-title = Yksiköt
units-lead = Yksikkö lähettää lähetteitä. Yhdistyksen tai seurakunnan kautta voi tulla { $lw }.
units-kind = Laji
units-links = Linkit
unit-links = Liittymislinkit
units-links-n = { $n ->
    [0] Ei linkkejä
    [one] 1 linkki
   *[other] { $n } linkkiä
}
kind-county = Hyvinvointialue
kind-municipality = Kunta
kind-unit = Lähettävä yksikkö
kind-hospital-point = Sairaalan järjestöpiste
kind-association = Yhdistys
kind-parish = Seurakunta
new-unit-title = Lisää yksikkö
new-unit-text = Lähettävä yksikkö on esimerkiksi terveysasema tai sosiaalitoimisto.
new-unit-kind = Laji
new-unit-name-fi = Nimi suomeksi
new-unit-name-sv = Nimi ruotsiksi
new-unit-send = Lisää
error-new-unit-kind-missing = Valitse laji.
error-name-fi-missing = Kirjoita nimi suomeksi.
done-unit-added = Yksikkö on lisätty.
unit-links-text = Liittymislinkillä yksikön työntekijä liittyy itse lähettäjäksi työsähköpostillaan.
unit-links-none = Yksiköllä ei ole liittymislinkkiä.
unit-link-domains = Sähköposti päättyy: { $domains }
unit-link-until = Voimassa { $when } asti
unit-from-table = Kunta tulee kuntataulukosta. Sitä ei voi poistaa täällä.
new-link-title = Tee liittymislinkki
new-link-text = Jaa linkki yksikön sisällä, esimerkiksi intranetissä. Vain alla olevat sähköpostit käyvät.
new-link-domains = Työsähköpostin loppuosa
new-link-domains-hint = Esimerkiksi kunta.fi. Voit kirjoittaa useita, yksi rivillään.
new-link-days = Montako päivää linkki toimii?
new-link-days-hint = 1–366
new-link-send = Tee linkki
error-domains-missing = Kirjoita sähköpostin loppuosa, esimerkiksi kunta.fi.
error-domain-format = Kirjoita loppuosat muodossa kunta.fi, yksi rivillään.
error-days-missing = Kirjoita, montako päivää linkki toimii.
error-days-number = Kirjoita päivien määrä välillä 1–366.
done-link-made = Liittymislinkki on valmis. Kopioi se ja jaa yksikössä.
end-link-title = Päätä liittymislinkki
end-link-text = Linkillä ei voi enää liittyä. Jo liittyneet jatkavat.
end-link-send = Päätä linkki
done-link-ended = Liittymislinkki on päättynyt.
end-unit-title = Poista yksikkö käytöstä
end-unit-text = Liittymislinkit ja avoimet kutsut lakkaavat toimimasta. Henkilöiden tehtävät jatkuvat, kunnes päätät ne.
end-unit-send = Poista käytöstä
done-unit-ended = Yksikkö on poistettu käytöstä.

settings-title = Kunnan asetukset
settings-contact = Yhteystiedot
settings-phone = Koordinaattorin puhelin
settings-phone-hint = Näkyy jokaisella sivulla.
settings-phone-hours = Milloin puhelimeen vastataan?
settings-phone-hours-hint = Esimerkiksi ma–pe klo 9–15
settings-postal-address = Postiosoite
settings-postal-address-hint = Näkyy lomakkeissa ja kirjeissä.
settings-emergency-duty-phone = Sosiaalipäivystyksen puhelin
settings-emergency-duty-phone-hint = Näkyy sivulla Apua heti.
settings-protected-contact = Keneen otetaan yhteyttä turvakiellossa?
settings-protected-contact-hint = Nimetyt henkilöt ja heidän puhelinnumeronsa. Näkyy lähettäjälle, kun asukkaalla on turvakielto.
settings-words = Sanat ja kohderyhmä
settings-term = Miksi rinnalla kulkijaa sanotaan?
term-link-person = linkkihenkilö
term-courier = hyvinvointilähetti
term-coach = hyvinvointivalmentaja
settings-serves = Kenelle tuki on?
settings-serves-hint = Esimerkiksi kaikille yli 18-vuotiaille kuntalaisille.
settings-emphasis = Mitä nyt painotetaan?
settings-emphasis-hint = Näkyy etusivulla.
settings-register = Rekisteri
settings-legal-basis = Millä perusteella kunta pitää rekisteriä?
legal-basis-short-public-task = Yleistä etua koskeva tehtävä (6 artikla 1 e)
legal-basis-short-legal-obligation = Lakisääteinen velvoite (6 artikla 1 c)
legal-basis-short-consent = Suostumus (6 artikla 1 a)
settings-data-protection-contact = Kuka vastaa rekisteristä?
settings-data-protection-contact-hint = Nimi tai tehtävä ja puhelin. Näkyy tietosuojasivulla.
settings-least-shown = Pienin luku, joka raporteissa näytetään
error-least-shown-number = Kirjoita luku välillä 3–50. Tavallisesti se on 5, eikä se voi olla alle 3.
error-least-shown-missing = Kirjoita luku välillä 3–50. Tavallisesti se on 5, eikä se voi olla alle 3.
settings-deadlines = Määräajat
settings-deadlines-text = Määräajat ohjaavat muistutuksia. Muutos koskee uusia määräaikoja, ei jo alkaneita.
settings-opening-working-days = Lähete avataan (arkipäivää)
settings-first-contact-working-days = Asukkaaseen otetaan yhteyttä (arkipäivää)
settings-tries = Montako kertaa yritetään ennen kuin voi kirjata, ettei tavoitettu?
settings-naming-days = Rinnalle löytyy ihminen (päivää)
settings-answer-working-days = Pyyntöön vastataan (arkipäivää)
settings-first-visit-days = Ensikäynti pidetään (päivää nimeämisestä)
settings-first-warning-days = Ensimmäinen muistutus ennen tuen loppua (päivää)
settings-second-warning-days = Toinen muistutus ennen tuen loppua (päivää)
settings-reopen-days = Päättyneen tuen voi avata uudelleen (päivää)
settings-follow-up-months = Seurantasoitto päättymisen jälkeen (kuukautta)
error-second-warning-days-later = Toisen muistutuksen pitää tulla ensimmäisen jälkeen. Kirjoita pienempi päivien määrä.
error-settings-term-missing = Valitse sana.
error-settings-legal-basis-missing = Valitse peruste.
done-settings-saved = Asetukset on tallennettu.

consent-text-title = Suostumusteksti
consent-text-lead = Tämä luetaan asukkaalle, ennen kuin hän suostuu. Vanhaa versiota ei muuteta: jokaisesta suostumuksesta tiedetään, mitä asukkaalle kerrottiin.
consent-text-version = Versio { $version }
consent-text-made = Tehty { $when }
consent-text-former = Aiemmat versiot
consent-text-none = Suostumustekstiä ei vielä ole. Tee ensimmäinen versio.
new-consent-title = Tee uusi versio
new-consent-text = Tästä tulee versio { $version }. Se on voimassa heti, kun tallennat sen.
new-consent-advice = Kirjoita selkokieltä: mitä tietoja lähtee, kenelle, miksi ja miten suostumuksen voi perua.
new-consent-send = Tallenna uusi versio
error-text-fi-missing = Kirjoita teksti suomeksi.
error-text-sv-missing = Kirjoita teksti ruotsiksi. Edellinen versio on myös ruotsiksi.
error-text-en-missing = Kirjoita teksti englanniksi. Edellinen versio on myös englanniksi.
error-text-se-missing = Kirjoita teksti pohjoissaameksi. Edellinen versio on myös pohjoissaameksi.
done-consent-added = Uusi suostumusteksti on voimassa.

mail-state-title = Sähköposti
mail-state-lead = Viimeisimmät viestit. Viesteissä ei ole nimiä eikä asioita, eikä vastaanottajia näytetä täällä.
mail-state-none = Viestejä ei ole vielä lähtenyt.
mail-state-caption = Viimeisimmät viestit, uusin ensin
mail-state-which = Viesti
mail-state-made = Tehty
mail-state-outcome = Tila
mail-state-error = Vika
mail-state-tries = Yrityksiä { $n }.
mail-kind-new-task = Uusi tehtävä odottaa
mail-kind-late-task = Tehtävä on myöhässä
mail-kind-question = Kysymys { $lw-all }
mail-kind-your-task = Muutos omassa tehtävässä
mail-kind-news = Uutta tietoa lähettäjälle
mail-kind-invitation = Kutsu
mail-kind-confirm-address = Osoitteen vahvistus
mail-kind-reset-password = Uusi salasana
mail-kind-second-factor-removed = Toinen tunnistus poistettu
mail-kind-still-true = Tietojen tarkistus järjestäjältä
mail-kind-registration = Ilmoittautuminen koulutukseen
mail-kind-place-given = Paikka koulutuksessa vapautui
mail-kind-course-cancelled = Koulutus peruttu
mail-kind-refresher-due = Muistutus kertauskoulutuksesta
mail-kind-password-changed = Salasana vaihdettu
mail-kind-message = Linkki asukkaalle
mail-kind-test = Koeviesti
delivery-waiting = Odottaa
delivery-sent = Lähetetty
delivery-held = Ei lähetetty
delivery-failed = Epäonnistui
mail-test-title = Kokeile lähettämistä
mail-test-text = Koeviesti lähtee omaan osoitteeseesi. Päivitä sivu hetken päästä: viestin tila näkyy listassa.
mail-test-send = Lähetä koeviesti
done-mail-tested = Koeviesti on jonossa.

table-title = Kuntataulukko
table-lead = { $n ->
    [one] Taulukossa on 1 kunta.
   *[other] Taulukossa on { $n } kuntaa.
}
table-show = Näytä taulukko
table-code = Tunnus
table-in = Missä
table-merged = Liittyi kuntaan
table-load = Lataa uudempi taulukko
table-load-text = Liitä taulukko, jossa sarakkeet on erotettu sarkaimella. Ensimmäisellä rivillä ovat sarakkeiden nimet: { $columns }. Taulukko otetaan käyttöön kokonaan tai ei ollenkaan.
table-table = Taulukko
table-send = Lataa taulukko
error-table-missing = Liitä taulukko tähän.
table-bad = { $n ->
    [one] Korjaa 1 rivi. Mitään ei ladattu.
   *[other] Korjaa { $n } riviä. Mitään ei ladattu.
}
table-line = Rivi { $line }:
table-fault-header = Ensimmäisellä rivillä eivät ole oikeat sarakkeiden nimet oikeassa järjestyksessä.
table-fault-no-lines = Otsikkorivin alla ei ole yhtään kuntaa.
table-fault-columns = Rivillä on { $n } saraketta. Niitä pitää olla yhdeksän.
table-fault-code = Kunnan tunnuksessa pitää olla kolme numeroa.
table-fault-same-code = Sama tunnus on jo rivillä { $n }.
table-fault-no-name = Sarake { $column } on tyhjä.
table-fault-county = Tällaista hyvinvointialuetta ei ole.
table-fault-date = Kirjoita sarakkeeseen { $column } päivä muodossa 2023-01-01.
table-fault-ends = Viimeinen päivä on ennen ensimmäistä.
table-fault-successor = Kuntaa, johon tämä liittyi, ei ole taulukossa.
table-fault-merged = Liittyneellä kunnalla pitää olla viimeinen päivä.
table-fault-homeland = Sarakkeessa homeland pitää olla 0 tai 1.
done-table-loaded = Taulukko on ladattu.
done-table-loaded-partly = Taulukko on ladattu. Muiden palvelua käyttävien kuntien omat rivit jätettiin ennalleen: niiden omat pääkäyttäjät lataavat ne.

rule-second-person-needed = Tätä et voi tehdä omalle tunnuksellesi. Pyydä toista pääkäyttäjää. Jos olet ainoa, kutsu ensin toinen pääkäyttäjä.
rule-last-administrator = Hän on kunnan ainoa pääkäyttäjä. Anna tehtävä ensin toiselle.
rule-already-set-up = Kunnalla on jo pääkäyttäjä.
rule-consent-text-missing = Tekstistä puuttuu kieli, joka on voimassa olevassa versiossa. Kirjoita teksti myös sillä kielellä.
rule-from-the-table = Kunnat ja hyvinvointialueet tulevat kuntataulukosta. Niitä ei lisätä eikä päätetä täällä.
rule-not-a-referring-unit = Liittymislinkin voi tehdä vain lähettävälle yksikölle.
rule-bad-table = Taulukossa on virheitä. Mitään ei ladattu.
letter-qr = Kutsun linkki QR-koodina
end-link-until = Voimassa

villages-title = Kylien sijainnit
villages-lead = Sijaintien avulla palvelu kertoo, kuinka kaukana kukin liikkuu asukkaan kylästä. Matka on linnuntietä, ja se on vain yksi peruste muiden joukossa.
villages-list = Kylät
villages-list-hint = Yksi kylä riville: nimi; pohjoinen leveysaste; itäinen pituusaste. Esimerkiksi: Vuotso; 68,11; 27,17. Asteet näet karttapalvelusta.
error-villages-list-format = Tarkista kylät. Kirjoita jokaiselle riville nimi ja kaksi astelukua puolipisteillä erotettuina, esimerkiksi Vuotso; 68,11; 27,17.
done-villages-saved = Kylät on tallennettu.
