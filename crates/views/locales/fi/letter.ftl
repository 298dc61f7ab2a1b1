letters-title = Kirjeet
letters-none = Yhtään kirjettä ei odota tulostamista.
letters-waiting = { $n ->
    [one] 1 kirje odottaa tulostamista.
   *[other] { $n } kirjettä odottaa tulostamista.
}
letters-caption = Kirjeet, vanhin ensin
letters-which = Kirje
letters-made = Tuli listalle
letters-who = Kirje lähtee vain asukkaalle, joka on antanut luvan lähettää kirjeen kotiin.
letter-receipt = Lähete on tullut
letter-not-reached = Emme tavoittaneet
letter-visit = Ensimmäinen tapaaminen
letter-ending = Tuki on päättynyt
letter-confirm-title = Tulosta kirje
letter-receiver = Vastaanottaja
letter-language = Kirjeen kieli
letter-read = Lue kirje
letter-print = Tulosta kirje
letter-print-hint = Kirje avautuu tulostettavaksi. Sen jälkeen se poistuu odottavien listalta.
letter-printed-before = Kirje on tulostettu { $when }. Voit tulostaa sen uudelleen.
letter-no-address = Asukkaan postiosoite puuttuu. Kysy osoite, ennen kuin lähetät kirjeen.

letter-questions = Kysyttävää? Soita meille.
letter-phone = { $phone }
letter-phone-hours = { $phone }, { $hours }
letter-interpreter = Tarvitsetko tulkin? Kerro se meille, niin järjestämme tulkin. Se ei maksa sinulle mitään.
letter-greeting = Terveisin
letter-coordinator = koordinaattori

letter-title-receipt = Lähetteesi on tullut
letter-receipt-call = Soitamme sinulle viimeistään: { $day }.
letter-receipt-call-soon = Soitamme sinulle pian.
letter-receipt-what = Kun soitamme, kysymme, mitä sinä toivot. Sitten etsimme sinulle sopivan ihmisen. Hän on { $lw }. Hän kuuntelee sinua ja auttaa löytämään mieluisaa tekemistä.
letter-receipt-you-decide = Sinä päätät, jatketaanko. Voit muuttaa mielesi milloin vain.
letter-receipt-free = Tuki ei maksa sinulle mitään.

letter-title-not-reached = Emme saaneet sinua kiinni
letter-not-reached-lead = Yritimme soittaa sinulle. Asia on hyvinvointilähete.
letter-not-reached-call-us = Soita meille, kun sinulle sopii. Kerro samalla, milloin sinulle saa soittaa.
letter-not-reached-somebody = Myös läheisesi voi soittaa puolestasi.
letter-not-reached-no = Jos et halua tukea nyt, voit kertoa senkin. Syytä ei tarvitse kertoa.

letter-title-visit = Tapaamme pian
letter-visit-lead = Olemme sopineet tapaamisen kanssasi.
letter-visit-when = Milloin
letter-visit-where = Missä
letter-visit-who = Kuka tulee
letter-visit-worker = { $lw-cap }: { $name }
letter-visit-coordinator = Koordinaattori: { $name }
letter-visit-what = Tutustumme ja puhumme siitä, mitä sinä toivot. Sinun ei tarvitse valmistautua. Saat pyytää mukaan läheisesi.
letter-visit-change = Jos aika tai paikka ei sovi, soita meille. Sovimme uuden.

letter-title-ending = Tukijaksosi on päättynyt
letter-ending-goals = Tätä sinä toivoit
letter-ending-continues = Tämä jatkuu
letter-ending-nothing-continues = Emme vielä löytäneet paikkaa, jossa jatkaa. Voit soittaa meille, kun haluat etsiä lisää.
letter-ending-follow-up = Soitamme sinulle vielä myöhemmin ja kysymme, mitä sinulle kuuluu. Voit perua luvan soittaa milloin vain.
letter-ending-thanks = Kiitos yhteisestä ajasta.

memo-title = Muistilappu
memo-lead = Sinulle soitetaan.
memo-who = Kuka soittaa
memo-coordinator = Koordinaattori, { $municipality }
memo-by = Viimeistään
memo-soon = Pian
memo-phone = Voit soittaa itse
memo-you-decide = Sinä päätät, jatketaanko. Voit muuttaa mielesi milloin vain.
memo-own-code = Saat sähköpostiin linkin kyselyyn voinnistasi. Kyselyn koodi on { $code }.
memo-notes = Mitä haluat kysyä?

blank-title = Hyvinvointilähete
blank-return = Palauta: { $address }. Täytettynä tässä on henkilötietoja.
blank-birth-date = Syntymäaika (ei henkilötunnusta)
blank-address = Kylä ja postiosoite
blank-interpreter = Tarvitaan tulkki
blank-letter = Kotiin saa lähettää kirjeen
blank-consent = Asukas suostuu siihen, että nämä tiedot lähetetään kunnan koordinaattorille.
blank-resident-signs = Asukkaan allekirjoitus, jos suostumus on kirjallinen
blank-sender = Lähettäjä: nimi, ammatti, työpaikka, puhelin
blank-consent-title = Suostumus
