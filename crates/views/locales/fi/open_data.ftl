# Avoin data: toimintatiedot muille käyttäjille.

open-data = Avoin data
open-data-title = Toimintatiedot avoimena datana
open-data-lead = Kuka tahansa saa käyttää täällä julkaistuja toimintatietoja omassa palvelussaan. Tunnuksia ei tarvita.
open-data-count =
    { $n ->
        [one] Tänään mukana on 1 toiminta.
       *[other] Tänään mukana on { $n } toimintaa.
    }
open-data-licence = Lupa käyttää
open-data-licence-text = Täällä kirjoitettuja tietoja saa käyttää, jakaa ja muokata, kun kertoo lähteen. Lupa on:
open-data-name = Mainitse järjestäjä ja Rinnalla, esimerkiksi: ”Tiedot: Kylien yhteinen kerho ry, Rinnalla”. Jokaisen toiminnan tiedoissa lukee, kenet mainita.
open-data-sources = Muualta tulleet tiedot
open-data-sources-none = Kaikki tiedot on kirjoitettu tässä palvelussa.
open-data-sources-text = Osa tiedoista tulee muista palveluista. Niitä koskee lähteen oma lupa, ja lähde pitää mainita.
open-data-licence-unknown = Lähde ei kerro lupaa. Kysy siltä ennen kuin käytät tietoja.
open-data-hsds-text = Toiminnat palveluina. Vastaukset ovat JSON-muodossa, sivu kerrallaan (page, per_page).
open-data-linked-text = Toiminnat tapahtumina, kuten kaupunkien tapahtumarajapinnoissa. Seuraava sivu on kohdassa next.
open-data-root = Mikä tämä rajapinta on
open-data-services = Toiminnat. Perään tunniste, kun haluat yhden.
open-data-organisations = Järjestäjät
open-data-locations = Toiminnat paikoissaan
open-data-taxonomies = Luokitukset: aiheet, tarpeet, kohderyhmät
open-data-terms = Luokitusten sanat. Aiheet ovat Yleisen suomalaisen ontologian käsitteitä.
open-data-description = Kuvaus koneille (OpenAPI)
open-data-events = Tapahtumat: toiminta ja sen päivät
open-data-places = Paikat
open-data-keywords = Asiasanat
open-data-rules = Hyvä tietää
open-data-rule-reading = Tietoja voi vain lukea. Haku toimii myös toisen sivuston selaimessa (CORS).
open-data-rule-changes = Kysy vain muuttunutta: lähetä edellisen vastauksen ETag, tai käytä ehtoa modified_after tai last_modified_since.
open-data-rule-language = Kieli valitaan otsakkeella Accept-Language: fi, sv tai en.
open-data-rule-fresh = Mukana on vain julkaistu ja voimassa oleva toiminta. Päivä, jona tiedot viimeksi tarkistettiin, on kohdassa assured_date.
open-data-rule-people = Yhteyshenkilöiden nimiä ei anneta. Puhelin ja sähköposti ovat ne, jotka järjestäjä on julkaissut.
open-data-wrong = Jos tiedoissa on virhe, kerro siitä toiminnan omalla sivulla. Sen osoite on kohdassa url.
