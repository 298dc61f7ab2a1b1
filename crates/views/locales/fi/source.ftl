# Lähteet: mistä toiminnan tiedot luetaan, ja mitä lukemisesta tuli.

sources-title = Tietolähteet
sources-lead = Toiminnan tietoja voi lukea muista palveluista. Lähde luetaan vain palvelimelta, jonka olet sallinut.
sources-none = Lähteitä ei vielä ole. Salli ensin palvelin, lisää sitten lähde.
sources-new = Lisää lähde
sources-servers = { $n ->
    [0] Sallittuja palvelimia ei ole
    [one] Sallitut palvelimet (1)
   *[other] Sallitut palvelimet ({ $n })
}
sources-table = Tuo taulukko
sources-caption = Lähteet
source-name-label = Nimi
source-kind-label = Laji
source-address-label = Osoite
source-licence-label = Lisenssi ja maininta
source-rhythm-label = Luetaan
source-last-label = Viimeksi luettu
source-never = Ei vielä luettu
source-kind-ptv = Palvelutietovaranto
source-kind-linkedevents = Linked Events
source-kind-hsds = Open Referral (HSDS)
source-kind-csv = Taulukko (CSV)
source-kind-xlsx = Taulukko (XLSX)
source-kind-ical = Kalenteri (iCalendar)
source-kind-schemaorg = Verkkosivu (schema.org)
source-every-off = Ei ajastusta
source-every-daily = Kerran päivässä
source-every-weekly = Kerran viikossa
source-only-changes-yes = Muuttuneet tiedot, kaikki kerran viikossa
source-only-changes-no = Kaikki tiedot joka kerta
source-from-file = Luettu palvelimella olevasta tiedostosta. Sen voi lukea uudelleen vain palvelimen komennolla.
source-from-table = Taulukko, jonka joku on tuonut täällä.
source-not-allowed = Lähteen palvelin ei ole sallittujen luettelossa, joten sitä ei lueta.
source-allow = Salli palvelin
source-edit = Muokkaa lähdettä
source-read-now = Lue nyt
source-runs = Lukukerrat
source-runs-none = Lähdettä ei ole vielä luettu.
source-new-title = Lisää lähde
source-edit-title = Muokkaa lähdettä
source-kind = Mitä lähde puhuu?
source-name = Nimi
source-name-hint = Näkyy toiminnan tiedoissa. Esimerkiksi: Palvelutietovaranto
source-address = Osoite
source-address-hint = Koko osoite, esimerkiksi https://api.example.fi/v1/event/. Palvelimen pitää olla sallittujen luettelossa.
source-licence = Lisenssi ja maininta
source-licence-hint = Näkyy jokaisen toiminnan sivulla. Esimerkiksi: CC BY 4.0, Helsingin kaupunki
source-rhythm = Kuinka usein lähde luetaan?
source-only-changes = Lue vain muuttuneet tiedot, jos lähde kertoo ne
source-only-changes-hint = Kaikki tiedot luetaan silti kerran viikossa. Palvelutietovaranto, Linked Events ja Open Referral osaavat tämän.
source-save = Tallenna lähde
error-source-kind-missing = Valitse, mitä lähde puhuu.
error-source-name-missing = Kirjoita lähteelle nimi.
error-source-address-missing = Kirjoita lähteen osoite.
error-source-address-not-an-address = Kirjoita koko osoite. Sen alussa on https://
error-source-address-not-allowed = Palvelin ei ole sallittujen luettelossa. Salli se ensin Tietolähteet-sivulla.
error-source-rhythm-missing = Valitse, kuinka usein lähde luetaan.
done-source-added = Lähde on lisätty.
done-source-saved = Lähde on tallennettu.

servers-title = Sallitut palvelimet
servers-lead = Lähteitä luetaan vain näiltä palvelimilta. Kunnan omaan verkkoon tai tähän palvelimeen ei oteta yhteyttä, vaikka osoite olisi luettelossa.
servers-none = Palvelimia ei ole vielä sallittu.
servers-caption = Sallitut palvelimet
servers-server = Palvelin
servers-since = Sallittu
servers-plain = Myös ilman suojausta (http)
servers-protected = Vain suojattuna (https)
servers-forbid = Poista
server-title = Salli palvelin
server-server = Palvelin
server-server-hint = Esimerkiksi api.palvelutietovaranto.suomi.fi
server-plain = Salli myös suojaamaton yhteys (http)
server-plain-hint = Vain, jos palvelin ei osaa muuta.
server-sure = Tiedän, kuka palvelinta ylläpitää, ja tietoja saa lukea sieltä
server-send = Salli palvelin
error-server-server-missing = Kirjoita palvelimen nimi.
error-server-server-not-an-address = Kirjoita palvelimen nimi, esimerkiksi api.example.fi.
error-server-sure-missing = Vahvista, että tietoja saa lukea palvelimelta.
done-server-allowed = Palvelin on sallittu.
done-server-forbidden = Palvelin on poistettu luettelosta.
forbid-server-title = Poista palvelin luettelosta
forbid-server-text = Lähteitä ei enää lueta tältä palvelimelta. Jo luetut tiedot jäävät.
forbid-server-send = Poista palvelin

run-title = Lukukerta { $when }
run-began = Alkoi
run-ended = Päättyi
run-cause = Miksi luettiin
run-cause-schedule = Ajastus
run-cause-hand = Pääkäyttäjä pyysi
run-cause-command = Palvelimen komento
run-cause-table = Taulukko tuotiin
run-whole = Koko lähde
run-changes = Vain muuttuneet tiedot tai osa lähteestä
run-what = Mitä luettiin
run-state = Tila
run-state-waiting = Odottaa vuoroaan
run-state-running = Luetaan
run-state-done = Valmis
run-state-asks = Odottaa vahvistusta
run-state-failed = Ei onnistunut
run-progress = Käsitelty { $n } / { $of } toimintaa.
run-asking = Tietoja haetaan lähteestä.
run-reload = Päivitä sivu
run-counts = Mitä lukemisesta tuli
run-read = Luettu
run-added = Uusia
run-updated = Muuttui
run-unchanged = Ennallaan
run-removed = Päättyi
run-rejected = Ei otettu
run-doubts = Mahdollisia kaksoiskappaleita
run-held-back = { $n ->
    [one] Lähteestä puuttuu 1 toiminta, joka siinä oli ennen. Se on yli 30 prosenttia lähteen toiminnoista, joten mitään ei ole poistettu.
   *[other] Lähteestä puuttuu { $n } toimintaa, jotka siinä olivat ennen. Se on yli 30 prosenttia lähteen toiminnoista, joten mitään ei ole poistettu.
}
run-held-back-text = Katso lähteestä, onko toiminta todella loppunut. Jos on, vahvista: lähde luetaan silloin uudelleen ja puuttuvat toiminnat merkitään päättyneiksi.
run-confirm = Vahvista poistot ja lue uudelleen
run-failed-text = Toiminnan tiedot eivät muuttuneet.
run-again-text = Yritämme kohta uudelleen. Toiminnan tiedot eivät muuttuneet.
run-report = Raportti
run-report-none = Ei huomautettavaa.
run-report-csv = Lataa raportti (CSV)
run-report-where = Missä
run-report-what = Mitä
run-report-why = Miksi
run-report-more = { $n ->
    [one] Ja vielä 1 rivi, jota ei ole säilytetty.
   *[other] Ja vielä { $n } riviä, joita ei ole säilytetty.
}
run-report-shown = Näytetään { $n } ensimmäistä riviä { $of } rivistä. Loput ovat ladattavassa raportissa.
report-row = rivi { $n }
report-file = koko tiedosto
report-kind-rejected = Ei otettu
report-kind-kept = Käsin kirjoitettu säilyi
report-kind-removed = Päättyi
report-kind-note = Huomautus

fetch-not-an-address = ”{ $is }” ei ole verkko-osoite.
fetch-not-allowed = Palvelin { $is } ei ole sallittujen palvelinten luettelossa.
fetch-no-such-name = Palvelinta { $is } ei löytynyt.
fetch-not-public = { $is } johtaa suljettuun verkkoon. Sellaisia osoitteita ei lueta.
fetch-too-many-redirects = Osoite ohjaa eteenpäin yli { $is } kertaa.
fetch-status = Palvelin vastasi virheellä { $is }.
fetch-too-large = Vastaus on liian suuri, yli { $is } Mt.
fetch-too-slow = Palvelin vastasi liian hitaasti.{ $is }
fetch-unreachable = Palvelimeen { $is } ei saatu yhteyttä.
fetch-unprotected = Suojattu yhteys palvelimeen { $is } ei onnistunut. Varmenteessa voi olla vika.
fetch-broken = Vastaus katkesi tai sitä ei voinut lukea.{ $is }

imported-no-name = Nimi puuttuu.
imported-no-organiser = Järjestäjä puuttuu. { $is }
imported-no-key = Tunniste puuttuu, joten tietoa ei löydettäisi seuraavalla kerralla.
imported-duplicate-key = Sama tunniste on jo kohdassa { $is }.
imported-unreadable = { $field }: ”{ $is }” ei ole arvo, jonka ymmärrämme. Katso sallitut arvot mallitaulukosta.
imported-implausible-day = Päivä { $is } ei voi pitää paikkaansa.
imported-ended = Toiminta on päättynyt { $is }.
imported-no-day = Päivä puuttuu, eikä toistoa ole kerrottu.
imported-rule = Toistoa ei ymmärretty: ”{ $is }”.
imported-schedule = Ajat eivät käy yhteen: tarkista päivät ja kellonajat.
imported-unsupported = Tämä ei ole toimintaa, johon voi osallistua: { $is }.
imported-too-long = { $field }: teksti on liian pitkä. Enintään { $is } merkkiä mahtuu.
imported-not-complete = Tiedot ovat vajaat. { $is }
imported-not-published = Tietoa ei ole julkaistu. Sen tila on { $is }.
imported-malformed = Tieto ei ole sen muotoinen kuin lähteessä pitäisi: { $is }
imported-too-large = Liian paljon kerralla: { $is }
imported-broken-file = Tiedostoa ei voinut lukea: { $is }
imported-not-yours = Järjestäjä on { $is }. Voit tuoda vain oman organisaatiosi toimintaa.
imported-point-outside = Piste { $is } ei ole Suomessa. Se jätettiin pois.
imported-left-out = { $field }: ”{ $is }” jätettiin pois, koska sitä ei ymmärretty.
imported-cut = { $field }: teksti katkaistiin { $is } merkkiin.
imported-no-description = Kuvaus puuttuu. Sen paikalla on nimi.
imported-unknown-area = Aluetta ”{ $is }” ei tunneta. Se jätettiin pois.
imported-other-language = Kieltä ”{ $is }” ei näytetä täällä. Se jätettiin pois.
imported-no-last-day = Toisto jatkuu ilman loppua. Näytämme sen { $is } asti.
imported-written-out = Päivät on kirjattu yksitellen { $is } asti.
imported-hours-over = Ajat päättyivät { $is }. Ne jätettiin pois.
imported-past-midnight = Toiminta jatkuu yli puolenyön. Vain alku säilyi.
imported-whole-day = Kellonaikoja ei ole kerrottu.
imported-span = Kestää { $is }, mutta päiviä ei ole kerrottu.
imported-unknown-zone = Aikavyöhykettä ”{ $is }” ei tunneta. Ajat luettiin Suomen aikoina.
imported-not-for-residents = Tarkoitettu yrityksille tai viranomaisille.
imported-missing = Lähteestä puuttui tieto, johon tämä viittaa: { $is }
imported-several-places = Paikkoja on { $is }. Mitään niistä ei valittu.
imported-closed-for-now = Toistaiseksi suljettu.
imported-unknown-column = Saraketta ”{ $is }” ei tunneta. Se jätettiin pois.
imported-kept = { $field }: lähde sanoo muuta, mutta käsin kirjoitettu säilyi. Toiminnan sivulla voi valita.
imported-removed = Lähteessä ei ole tätä enää. Toiminta merkittiin päättyneeksi.

field-organiser = Järjestäjä
field-business-id = Y-tunnus
field-title = Nimi
field-description = Kuvaus
field-first-time = Ensimmäinen kerta
field-kind = Laji
field-themes = Aiheet
field-needs = Tarpeet
field-audiences = Kenelle
field-ages = Ikä
field-languages = Kielet
field-setting = Missä osallistutaan
field-place = Paikka ja osoite
field-point = Piste kartalla
field-way-there = Miten pääsee perille
field-areas = Kunnat
field-schedule = Milloin
field-price = Hinta
field-kaikukortti = Kaikukortti
field-facets = Esteettömyys ja vastaanotto
field-registration = Ilmoittautuminen
field-places = Paikkojen määrä
field-contact-name = Kuka vastaa kysymyksiin
field-phone = Puhelin
field-mail = Sähköposti
field-web = Verkkosivu
field-ends-on = Viimeinen päivä
field-unknown = Kohta
field-says-nothing = ei tietoa
field-yes = kyllä
field-no = ei
field-everywhere = koko Suomi
field-places-words = yhteensä { $total }, vapaita { $free }
provenance-title = Mistä tiedot ovat
provenance-hand = kirjoitettu täällä
offers-title = Lähteessä on muuttunut tietoa
offers-text = Nämä kohdat on kirjoitettu täällä käsin, joten lähde ei muuttanut niitä. Valitse, kumpi on oikein.
offer-here = Täällä on nyt:
offer-there = Lähteessä { $source } on nyt:
offer-ours = Pidä täällä oleva
offer-theirs = Ota lähteestä
done-offer-ours = Täällä oleva tieto säilyi.
done-offer-theirs = Tieto otettiin lähteestä.
change-merged = Yhdistetty toiseen

doubles-title = Kaksoiskappaleet
doubles-lead = Nämä voivat olla sama toiminta kahdesta lähteestä. Vertaa ja päätä.
doubles-none = Mahdollisia kaksoiskappaleita ei ole.
doubles-count = { $n ->
    [0] Ei kaksoiskappaleita
    [one] 1 mahdollinen kaksoiskappale
   *[other] { $n } mahdollista kaksoiskappaletta
}
doubles-pair = { $first } ja { $second }
doubles-caption = Mitä tiedoissa on eri lailla
doubles-field = Tieto
doubles-stays = Jää: nro { $n }
doubles-goes = Yhdistyy: nro { $n }
doubles-alike = Tiedot ovat samat.
doubles-how = Jos yhdistät, käsin kirjoitettu tieto voittaa, ja puuttuvat tiedot otetaan toisesta. Yhdistyvä toiminta päättyy.
doubles-same = Sama toiminta
doubles-different = Eri toiminta
doubles-open = Avaa
done-doubles-same = Toiminnat on yhdistetty.
done-doubles-different = Muistamme, että ne ovat eri toimintaa.

upload-title = Tuo toimintaa taulukosta
upload-lead = Täytä mallitaulukko ja lähetä se tästä. Näet ensin, mitä taulukosta tulisi. Mitään ei tallenneta ennen kuin hyväksyt.
upload-template-csv = Lataa mallitaulukko (CSV)
upload-template-xlsx = Lataa mallitaulukko (Excel)
upload-home = Kenen toimintaa taulukossa on?
upload-file = Taulukko
upload-file-hint = CSV- tai XLSX-tiedosto, enintään 5 Mt ja 10 000 riviä.
upload-send = Näytä esikatselu
upload-preview-title = Esikatselu
upload-preview-lead = Mitään ei ole vielä tallennettu.
upload-rows = { $n ->
    [0] Yhtään riviä ei oteta
    [one] 1 rivi otetaan
   *[other] { $n } riviä otetaan
}
upload-bad-rows = { $n ->
    [0] Kaikki rivit kelpaavat.
    [one] 1 rivi jää pois. Korjaa se taulukkoon, jos haluat sen mukaan.
   *[other] { $n } riviä jää pois. Korjaa ne taulukkoon, jos haluat ne mukaan.
}
upload-problems = Huomautukset riveittäin
upload-row = Rivi
upload-column = Sarake
upload-problem = Mitä korjata
upload-whole-row = koko rivi
upload-whole-table = koko taulukko
upload-keeps-out = Rivi jää pois
upload-list = Rivit
upload-next = Seuraava kerta
upload-taken = Otetaan
upload-not-taken = Jää pois
upload-take = { $n ->
    [one] Tuo 1 toiminta
   *[other] Tuo { $n } toimintaa
}
upload-other = Valitse toinen taulukko
upload-more-rows = Näytetään { $n } ensimmäistä riviä.
error-upload-file-missing = Valitse taulukko.
error-upload-file-too-large = Taulukko on liian suuri. Enintään 5 Mt mahtuu.
error-upload-home-missing = Valitse, kenen toimintaa taulukossa on.
upload-done-title = Taulukko on tuotu
