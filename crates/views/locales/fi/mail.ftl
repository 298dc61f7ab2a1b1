mail-hello = Hei,
mail-end = Älä vastaa tähän viestiin. Kysyttävää? Soita { $phone }.
mail-end-plain = Älä vastaa tähän viestiin.

mail-new-task-subject = Uusi tehtävä odottaa
mail-new-task-body =
    Sinulle on uusi tehtävä. Kirjaudu ja avaa se:
    { $link }
mail-new-task-by = Vastaa viimeistään { $day }.
mail-new-task-after = Tässä viestissä ei ole henkilötietoja.

mail-late-task-subject = Tehtävä tarvitsee sinua nyt
mail-late-task-body =
    Tehtävä odottaa sinua. Sen määräaika on mennyt, tai sen tilanne on muuttunut. Kirjaudu ja katso:
    { $link }
mail-late-task-after = Tässä viestissä ei ole henkilötietoja.

mail-question-subject = Sinulle on kysymys
mail-question-body =
    Sinulle on uusi pyyntö. Katso se ja vastaa:
    { $link }

    Voit vastata kyllä tai ei. Syytä ei tarvitse kertoa.
mail-question-by = Toivomme vastausta viimeistään { $day }.
mail-question-after = Jos et nyt ehdi tai jaksa, sekin on ihan hyvä vastaus.

mail-your-task-subject = Tehtäväsi on edennyt
mail-your-task-body =
    Tehtävässäsi on jotain uutta. Kirjaudu ja katso:
    { $link }
mail-your-task-after = Tässä viestissä ei ole henkilötietoja.

mail-news-subject = Asiasi on edennyt
mail-news-body =
    Palvelussa on sinulle uutta tietoa. Kirjaudu ja katso:
    { $link }
mail-news-after = Näet tiedot, joihin sinulle on annettu lupa.

mail-invitation-subject = Kutsu palveluun
mail-invitation-body =
    Sinut on kutsuttu käyttämään palvelua. Ota tunnuksesi käyttöön:
    { $link }
mail-invitation-after = Linkki toimii 14 päivää ja vain kerran. Jos et odottanut kutsua, poista viesti.

mail-confirm-address-subject = Vahvista sähköpostiosoitteesi
mail-confirm-address-body =
    Tällä osoitteella on tehty tunnus palveluun. Vahvista, että osoite on sinun:
    { $link }
mail-confirm-address-after = Linkki toimii kolme päivää. Jos et tehnyt tunnusta, poista viesti.

mail-reset-password-subject = Uusi salasana
mail-reset-password-body =
    Pyysit uutta salasanaa. Valitse se tästä:
    { $link }
mail-reset-password-after = Linkki toimii tunnin ja vain kerran. Jos et pyytänyt uutta salasanaa, poista viesti. Vanha salasanasi toimii silloin edelleen.

mail-second-factor-removed-subject = Toinen tunnistustapasi on poistettu
mail-second-factor-removed-body =
    Tunnuksesi toinen tunnistustapa on poistettu. Kirjaudu salasanallasi ja ota uusi käyttöön:
    { $link }
mail-second-factor-removed-after = Jos et pyytänyt tätä, soita meille heti.

mail-password-changed-subject = Salasanasi on vaihdettu
mail-password-changed-body = Tunnuksesi salasana on juuri vaihdettu. Jos vaihdoit sen itse, sinun ei tarvitse tehdä mitään.
mail-password-changed-after = Jos et vaihtanut salasanaa itse, soita meille heti.

mail-test-subject = Kokeiluviesti
mail-test-body = Tämä on kokeiluviesti. Se näyttää, että palvelun sähköposti toimii.
mail-test-after = Sinun ei tarvitse tehdä mitään.

mail-still-true-subject = Ovatko tiedot ajan tasalla?
mail-still-true-body =
    Palvelussamme on tietoja toiminnastanne. Tarkista tiedot:
    { $link }
mail-still-true-after = Jos mikään ei ole muuttunut, yksi painallus riittää. Jos toiminta on päättynyt, kerro se samalla sivulla. Jos emme saa vastausta, lisäämme tietoihin merkinnän ”Tietoja ei ole tarkistettu”.

mail-message-subject = Sinulle on viesti
mail-message-body =
    Sinulle on viesti. Avaa se tästä:
    { $link }
mail-message-until = Linkki toimii { $when } asti.
mail-message-after = Tarvitset koodin, jonka olet saanut paperilla tai puhelimessa. Jos koodi on kadonnut tai hoidat asian mieluummin puhelimessa, soita meille. Jos viesti ei ole sinulle, poista se.

mail-registration-subject = Ilmoittautuminen on tallessa
mail-registration-body =
    Ilmoittautumisesi on tallessa. Aika, paikka ja ohjeet:
    { $link }
mail-registration-after = Samalla sivulla voit perua paikkasi, jotta se vapautuu toiselle. Jos et ilmoittautunut, peru ilmoittautuminen tai poista viesti.

mail-place-given-subject = Sinulle vapautui paikka
mail-place-given-body =
    Olit jonossa, ja sinulle vapautui paikka. Aika, paikka ja ohjeet:
    { $link }
mail-place-given-after = Jos et pääse, peru paikka samalla sivulla. Silloin se vapautuu toiselle.

mail-refresher-due-subject = Todistuksesi vanhenee pian
mail-refresher-due-body =
    Yksi todistuksistasi vanhenee kahden kuukauden sisällä. Katso tilanteesi:
    { $link }
mail-refresher-due-after = Samalla sivulla näet tulossa olevat koulutukset.

mail-course-cancelled-subject = Koulutus on peruttu
mail-course-cancelled-body =
    Koulutus, johon ilmoittauduit, on peruttu. Katso lisää:
    { $link }
mail-course-cancelled-after = Voit ilmoittautua toiseen koulutukseen palvelun sivulla.
