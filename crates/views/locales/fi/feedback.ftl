feedback-title = Palaute tuesta
feedback-step = Kysymys { $n }/{ $of }
feedback-lead = Vastaa omin sanoin ja omaan tahtiin. Kysymyksiä on vähän. Voit ohittaa kysymyksen, johon et halua vastata.
feedback-quiet = Vastaaminen ei vaikuta palveluihin, joita saat.
feedback-next = Jatka
feedback-send = Lähetä vastaukset
feedback-before = Edellinen kysymys
feedback-resident-heard = Kuunneltiinko sinua?
feedback-resident-helped = Oliko tuesta apua?
feedback-resident-words = Mitä haluat sanoa?
feedback-resident-words-hint = Koordinaattori lukee tämän. Jos sinulla on hätä, katso Apua heti. Näitä vastauksia ei lueta ympäri vuorokauden.
feedback-resident-named = Saako koordinaattori tietää, että vastaukset ovat sinun?
feedback-resident-for-worker = Saako { $lw } nähdä vastauksesi?
feedback-named-yes = Saa
feedback-named-no = Ei saa, vastaan ilman nimeä
feedback-for-worker-yes = Saa
feedback-for-worker-no = Ei saa
feedback-unnamed-hint = Ilman nimeä emme tallenna, kuka vastasi tai minä päivänä. Koordinaattori näkee tekstin vasta, kun vähintään viisi ihmistä on vastannut ilman nimeä.
error-feedback-resident-named-missing = Valitse, saako koordinaattori tietää, että vastaukset ovat sinun.
error-feedback-resident-for-worker-missing = Valitse, saako vastauksesi näyttää.
error-feedback-resident-heard-no-answers = Vastaa ainakin yhteen kysymykseen tai kirjoita jotain.
feedback-thanks-title = Kiitos palautteesta
feedback-thanks-text = Vastauksesi on tallennettu. Voit sulkea sivun.
feedback-over-title = Linkki ei enää toimi
feedback-over-text = Tällä linkillä on jo vastattu, tai sen aika on loppunut. Jos haluat vielä sanoa jotain, soita meille.
feedback-code-title = Palaute tuesta
feedback-code-lead = Kirjoita koodi, jonka sait kirjeessä.
feedback-code-code = Koodi
feedback-code-code-hint = Koodissa on 12 merkkiä. Pienet kirjaimet ja välit käyvät.
feedback-code-send = Jatka
error-feedback-code-code-missing = Kirjoita koodi.
error-feedback-code-code-unknown = Koodilla ei löytynyt mitään. Tarkista koodi kirjeestä. Koodi toimii kerran ja 60 päivän ajan.

feedback-staff-title = Miten on mennyt?
feedback-staff-lead = Muutama kysymys, jotta työtä voi parantaa. Nimeäsi ei tallenneta vastausten kanssa. Tallennamme vain sen, missä kuussa vastasit.
feedback-staff-few = Jos teitä on vain muutama, lukija voi silti arvata, kuka vastasi.
feedback-staff-lately = Kiitos, olet vastannut hiljattain. Kysymme uudestaan myöhemmin.
feedback-staff-link = Kerro, miten on mennyt
done-feedback-sent = Kiitos. Vastauksesi on tallennettu.
feedback-referrer-easy = Oliko lähetteen tekeminen helppoa?
feedback-referrer-told = Saitko tietää tarpeeksi siitä, miten asia eteni?
feedback-referrer-again = Tekisitkö lähetteen uudelleen?
feedback-referrer-words = Mitä muuttaisit?
feedback-referrer-words-hint = Älä kirjoita asukkaista mitään, mistä heidät voi tunnistaa. Koordinaattori lukee tämän.
feedback-link-worker-supported = Saitko itse tarpeeksi tukea?
feedback-link-worker-time = Riittikö aika?
feedback-link-worker-words = Mikä oli vaikeaa?
feedback-link-worker-words-hint = Älä kirjoita asukkaista mitään, mistä heidät voi tunnistaa. Koordinaattori lukee tämän.
feedback-organiser-arrived = Tuliko ihmisiä mukaan?
feedback-organiser-ahead = Saitteko etukäteen tarpeeksi tietoa tulijoista?
feedback-organiser-room = Onko teillä tilaa uusille tulijoille?
feedback-organiser-words = Mitä haluatte sanoa?
feedback-organiser-words-hint = Älkää kirjoittako ihmisistä mitään, mistä heidät voi tunnistaa. Koordinaattori lukee tämän.
answer-partly-yes = Kyllä
answer-partly-little = Osittain
answer-partly-no = Ei
answer-partly-unsure = En osaa sanoa
error-feedback-staff-no-answers = Vastaa ainakin yhteen kysymykseen tai kirjoita jotain.
rule-feedback-lately = Olet vastannut hiljattain. Kysymme uudestaan myöhemmin.

feedback-said-title = Palautteet
feedback-said-lead = Tässä on se, mitä ihmiset ovat sanoneet omin sanoin. Tekstit ovat vain koordinaattorille. Niitä ei lasketa, haeta eikä viedä raportteihin, ja ne poistetaan vuoden kuluttua.
feedback-said-unnamed = Ilman nimeä annetut palautteet avautuvat yhdessä, kun niitä on vähintään viisi.
feedback-said-none = Palautteita ei ole luettavana.
feedback-said-waiting = Luettavat
feedback-said-handled = Käsitellyt
feedback-said-case = Asukas antoi palautteen nimellään. Lue se tukijaksossa { $number }.
feedback-said-handle = Merkitse käsitellyksi
feedback-said-handled-on = Käsitelty { $day }
feedback-said-deleted = Poistetaan { $day }
feedback-said-today = Ihmisten antama palaute
said-by-resident = Asukas
said-by-referrer = Lähettäjä
said-by-link-worker = { $lw-cap }
said-by-organiser = Järjestäjä
done-feedback-handled = Merkitty käsitellyksi.

closing-feedback-later = Vastaan myöhemmin itse
closing-feedback-later-hint = Saat kirjeessä koodin, jolla vastaat kotona. Kirje lähetetään vain, jos saa lähettää kirjeitä.
error-closing-feedback-later-both = Merkitsit vastauksia tai ettei asukas halua vastata, ja valitsit myös, että asukas vastaa myöhemmin. Jätä yksi.
closing-feedback-by-link = Asukas on vastannut itse. Vastauksia ei voi muuttaa tästä.
letter-ending-feedback = Kerro, mitä ajattelet
letter-ending-feedback-text = Voit vastata muutamaan kysymykseen tuesta, myös ilman nimeäsi. Avaa verkossa osoite { $address } ja kirjoita koodi { $code }. Koodi toimii { $day } asti. Voit vastata myös soittamalla meille.
letter-ending-feedback-camera = Voit myös avata kysymykset puhelimen kameralla.
feedback-what-link = Saitko kirjeessä koodin? Anna palautetta
letter-ending-feedback-sample = XXXX-XXXX-XXXX
look-feedback = Antoi palautetta

mail-ask-referrer-subject = Miten on mennyt?
mail-ask-referrer-body =
    Haluamme oppia siitä, mikä toimii ja mikä ei. Muutama kysymys, noin minuutti:
    { $link }
mail-ask-referrer-after = Vastaaminen on vapaaehtoista. Nimeäsi ei tallenneta vastausten kanssa.
mail-ask-link-worker-subject = Miten on mennyt?
mail-ask-link-worker-body =
    Haluamme tietää, miten sinulla on mennyt ja saitko tarpeeksi tukea. Muutama kysymys, noin minuutti:
    { $link }
mail-ask-link-worker-after = Vastaaminen on vapaaehtoista. Nimeäsi ei tallenneta vastausten kanssa.
mail-ask-organiser-subject = Miten on mennyt?
mail-ask-organiser-body =
    Toimintaanne on ohjattu ihmisiä. Kertokaa, miten on mennyt. Muutama kysymys, noin minuutti:
    { $link }
mail-ask-organiser-after = Vastaaminen on vapaaehtoista. Nimeänne ei tallenneta vastausten kanssa.
mail-kind-ask-referrer = Palautepyyntö lähettäjälle
mail-kind-ask-link-worker = Palautepyyntö { $lw-all }
mail-kind-ask-organiser = Palautepyyntö järjestäjälle
