population-title = Väestö
population-lead = Raportti vertaa palvelua saaneita kunnan väestöön: ketkä jäävät tavoittamatta. Siihen tarvitaan taulukko, joka ladataan tässä. Ilman sitä raportti sanoo, että väestötieto puuttuu.
population-now = Käytössä on taulukko, jonka lähde on { $source }. Se kertoo tilanteen { $day }.
population-show = { $n ->
    [one] Näytä taulukko (1 rivi)
   *[other] Näytä taulukko ({ $n } riviä)
}
population-none = Väestötaulukkoa ei ole vielä ladattu.
population-load = Lataa taulukko
population-how = Sarakkeet ovat alue, ikä, kieli ja väkiluku. Tyhjä kohta tarkoittaa kaikkia. Iät ovat 18–29, 30–49, 50–64, 65–74, 75–84 ja 85–. Kielet ovat fi, sv, se ja muu. Uusi taulukko korvaa entisen kokonaan. Älä lataa taulukkoa, jossa on ihmisten nimiä.
population-template = Lataa malli (CSV)
population-source = Mistä luvut ovat?
population-source-hint = Esimerkiksi: Tilastokeskus, väestörakenne
population-counted-on = Minkä päivän tilanne?
population-counted-on-hint = Esimerkiksi 31.12.2025
population-file = Taulukko (CSV)
population-send = Tarkista taulukko
population-remove = Poista taulukko käytöstä
population-place = Alue
population-age = Ikä
population-language = Kieli
population-people = Väkiluku
population-whole = Koko kunta
population-all = Kaikki
population-language-fi = suomi
population-language-sv = ruotsi
population-language-se = saame
population-language-other = muu kieli
population-preview-title = Tarkista väestötaulukko
population-preview-lead = { $n ->
    [one] Taulukossa on 1 rivi. Siinä ei ole virheitä.
   *[other] Taulukossa on { $n } riviä. Niissä ei ole virheitä.
}
population-preview-source = Lähde: { $source }. Tilanne { $day }.
population-preview-caption = Näin taulukko luettiin
population-take = Ota käyttöön
population-not-take = Älä ota käyttöön
population-bad = { $n ->
    [one] Taulukossa on 1 virhe. Sitä ei otettu käyttöön.
   *[other] Taulukossa on { $n } virhettä. Sitä ei otettu käyttöön.
}
population-wrong-unreadable = Tiedostoa ei voi lukea taulukkona. Tallenna se taulukko-ohjelmasta CSV-muodossa.
population-wrong-too-many = Taulukossa on yli 5 000 riviä. Jätä pois rivit, joita ei tarvita.
population-wrong-empty = Taulukossa ei ole yhtään riviä.
population-wrong-no-column = Riviltä { $row } puuttuu otsikko väkiluku. Ensimmäisellä rivillä pitää olla otsikot alue, ikä, kieli ja väkiluku.
population-wrong-long-name = Rivi { $row }: alueen nimi on yli 100 merkkiä pitkä.
population-wrong-unknown-age = Rivi { $row }: ikää "{ $is }" ei tunneta. Käytä ikiä 18–29, 30–49, 50–64, 65–74, 75–84 tai 85–, tai jätä tyhjäksi.
population-wrong-unknown-language = Rivi { $row }: kieltä "{ $is }" ei tunneta. Käytä fi, sv, se tai muu, tai jätä tyhjäksi.
population-wrong-no-number = Rivi { $row }: väkiluku puuttuu tai se ei ole luku ("{ $is }").
population-wrong-negative = Rivi { $row }: väkiluku ei voi olla alle nollan ("{ $is }").
population-wrong-not-whole = Rivi { $row }: väkiluku on kokonaisluku ("{ $is }"). Kirjoita tuhannet ilman pistettä.
population-wrong-too-large = Rivi { $row }: väkiluku on liian suuri ("{ $is }").
population-wrong-twice = Rivi { $row }: sama alue, ikä ja kieli on jo rivillä { $is }.
population-wrong-more-than-all = Rivi { $row }: luku { $is } on suurempi kuin koko kunnan väkiluku.
error-population-source-missing = Kirjoita, mistä luvut ovat.
error-population-counted-on-missing = Kirjoita, minkä päivän tilannetta luvut kertovat.
error-population-counted-on-future = Päivä on tulevaisuudessa. Kirjoita päivä, jonka tilannetta luvut kertovat.
error-population-file-missing = Valitse taulukko.
error-population-file-too-large = Tiedosto on liian suuri. Jätä pois rivit, joita ei tarvita.
done-population-loaded = Väestötaulukko on käytössä.
done-population-removed = Väestötaulukko on poistettu käytöstä.

cost-title = Kustannukset
cost-lead = Nämä luvut näkyvät kunnan raportissa sellaisinaan. Niistä ei lasketa säästöjä. Jätä tyhjäksi, mitä ei tiedetä: tyhjä ei ole nolla.
cost-years = Muut vuodet
cost-year = Vuosi { $year }
cost-fee-per-hour = { $lw-cap } saa tunnilta (€)
cost-per-kilometre = Kilometrikorvaus (€)
cost-training = Koulutus vuodessa (€)
cost-coordination = Koordinointi vuodessa (€)
cost-other = Muut kulut vuodessa (€)
cost-source = Mistä luvut ovat?
cost-source-hint = Esimerkiksi: kunnan tilinpäätös
error-euros = Kirjoita eurot luvulla, esimerkiksi 25,50.
done-cost-saved = Kustannukset on tallennettu.
