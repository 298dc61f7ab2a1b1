closing-title = Tuen päättäminen
closing-lead = Tehkää nämä yhdessä. Järjestyksen saatte valita itse, ja kesken voi jättää milloin vain.
closing-done = Tehty
closing-begun = Kesken
closing-todo = Aloittamatta
closing-part-goals = Tavoitteet: missä nyt ollaan?
closing-part-continues = Mikä jatkuu tuen jälkeen?
closing-part-measurement = Loppumittaus (asukas vastaa)
closing-part-feedback = Asukkaan palaute
closing-part-release = Mitä lähettäjä saa tietää?
closing-part-summary = Yhteenveto
closing-what-happens = Kun tukijakso päätetään, { $lw } ei enää näe asukkaan tietoja.
closing-reopen = { $n ->
    [0] Tukijaksoa ei voi avata uudelleen.
    [one] Koordinaattori voi avata tukijakson uudelleen 1 päivän ajan.
   *[other] Koordinaattori voi avata tukijakson uudelleen { $n } päivän ajan.
}
closing-send = Päätä tukijakso
closing-over = Tukijakso on päättynyt.
closing-told-continues = Mikä jatkuu tuen jälkeen
closing-told-reason = Miksi tuki päättyi
closing-too-early = Tukea ei ole vielä aloitettu, joten loppukeskustelua ei tarvita.
closing-early-link = Päätä ilman loppukeskustelua
done-closing-saved = Tallennettu.
done-closed = Tukijakso on päättynyt.

closing-goals-title = Tavoitteet: missä nyt ollaan?
closing-goals-lead = Asukas arvioi itse. Lue tavoite ääneen ja kysy.
closing-goals-settled = Tukijaksolla ei ole tavoitteita, joita arvioida. Voit siirtyä seuraavaan kohtaan.
closing-goals-goal = Tavoite { $n }
closing-goals-start = Alussa { $n }/10
closing-goals-now = Missä nyt ollaan?
closing-goals-now-hint = 0 = ei lainkaan, 10 = niin kuin toivoit
closing-goals-status = Mitä tavoitteelle kävi?
goal-status-met = Toteutui
goal-status-partly = Toteutui osittain
goal-status-not-met = Ei toteutunut
error-now-1-missing = Valitse, missä ollaan nyt (tavoite 1).
error-now-2-missing = Valitse, missä ollaan nyt (tavoite 2).
error-now-3-missing = Valitse, missä ollaan nyt (tavoite 3).
error-status-1-missing = Valitse, mitä tavoitteelle 1 kävi.
error-status-2-missing = Valitse, mitä tavoitteelle 2 kävi.
error-status-3-missing = Valitse, mitä tavoitteelle 3 kävi.

closing-continues-title = Mikä jatkuu tuen jälkeen?
closing-continues-lead = Hyvin päättynyt tuki jättää jotain, mihin palata.
closing-continues-settled = Tämä kohta on tehty.
closing-continues-continues = Minne asukas menee, ja kuka on siellä vastassa?
closing-continues-continues-hint = Esimerkiksi: kuoro tiistaisin, ystävä hakee mukaan.
closing-continues-nothing = Ei mitään vielä
error-continues-missing = Kirjoita, mikä jatkuu. Jos mikään ei jatku, valitse Ei mitään vielä.
error-continues-both = Kirjoitit, mikä jatkuu, ja valitsit Ei mitään vielä. Poista toinen.

closing-measurement-title = Loppumittaus
closing-measurement-lead = Asukas vastaa itse. Lue kysymys sanasta sanaan, jos hän pyytää. Älä ehdota vastausta.
closing-measurement-settled = Loppumittaus on tehty { $day }.
closing-measurement-refused = Asukas ei halua vastata
error-closing-measurement-satisfaction-no-answers = Merkitse ainakin yksi vastaus. Jos asukas ei halua vastata, valitse se sivun lopusta.
error-closing-measurement-refused-both = Merkitsit vastauksia ja valitsit, ettei asukas halua vastata. Poista toinen.

closing-feedback-title = Asukkaan palaute
closing-feedback-lead = Asukas vastaa itse. Anna hänen vastata rauhassa, tai soittakaa yhdessä koordinaattorille.
closing-feedback-settled = Asukas on antanut palautteen. Hän ei halua, että { $lw } näkee sen.
closing-feedback-heard = Kuunneltiinko sinua?
closing-feedback-helped = Oliko tuesta apua?
closing-feedback-words = Mitä haluat sanoa?
closing-feedback-for-worker = { $lw-cap } saa nähdä vastaukseni
closing-feedback-for-worker-hint = Ilman tätä vain koordinaattori näkee vastauksesi.
closing-feedback-refused = En halua vastata
answer-word-yes = Kyllä
answer-word-little = Vähän
answer-word-no = Ei
answer-word-unsure = En osaa sanoa
error-heard-no-answers = Valitse vastaus ainakin yhteen kysymykseen. Jos asukas ei halua vastata, valitse se sivun lopusta.
error-closing-feedback-refused-both = Merkitsit vastauksia ja valitsit, ettei asukas halua vastata. Poista toinen.

closing-release-title = Mitä lähettäjä saa tietää?
closing-release-lead = Asukas päättää. Lue vaihtoehdot ja näytä, mitä lähettäjä näkee.
closing-release-settled = Tämä kohta on tehty.
closing-release-before = Kun lähete tehtiin, asukas antoi luvan kertoa: { $what }. Nyt hän voi muuttaa mielensä.
closing-release-nothing-before = Asukas ei ole antanut lupaa kertoa lähettäjälle mitään.
closing-release-no-referrer = Lähettäjällä ei ole tunnusta, joten hän ei näe palvelusta mitään.
closing-release-release = Mitä lähettäjälle kerrotaan?
release-nothing = Ei mitään
release-ended = Vain sen, että tuki päättyi
release-summary = Myös lyhyen yhteenvedon
closing-release-preview = Tämän lähettäjä näkee
closing-release-no-summary = Yhteenvetoa ei ole vielä kirjoitettu.
error-release-missing = Valitse, mitä lähettäjälle kerrotaan.

closing-summary-title = Yhteenveto
closing-summary-lead = Kirjoittakaa yhdessä. Asukas voi lukea tämän.
closing-summary-settled = Tämä kohta on tehty.
closing-summary-reason = Miksi tuki päättyy?
closing-summary-reason-note = Tarkemmin
closing-summary-summary = Lyhyt yhteenveto
closing-summary-summary-hint = Muutama lause: mitä tehtiin ja mikä muuttui. Älä kirjoita sairauksia tai muiden ihmisten asioita.
closing-summary-residents-words = Asukkaan omat sanat
closing-summary-residents-words-hint = Mitä hän itse sanoo tästä ajasta?
closing-summary-follow-up = { $n ->
    [one] Asukkaalle saa soittaa kuukauden päästä
   *[other] Asukkaalle saa soittaa { $n } kuukauden päästä
}
closing-summary-follow-up-hint = Kysy asukkaalta: saammeko soittaa ja kysyä, mitä sinulle kuuluu?
closing-summary-died = Jos asukas on kuollut, kerro siitä koordinaattorille. Hän päättää tukijakson toisella sivulla.
closing-reason-time-over = Sovittu aika tuli täyteen
closing-reason-goals-reached = Tavoitteet täyttyivät
closing-reason-residents-wish = Asukas halusi lopettaa
closing-reason-moved = Asukas muutti
closing-reason-other-service = Tarvitaan muuta apua
closing-reason-not-reached = Asukasta ei tavoitettu
closing-reason-died = Asukas kuoli
closing-reason-other = Muu
error-closing-summary-reason-missing = Valitse, miksi tuki päättyy.
error-summary-missing = Kirjoita lyhyt yhteenveto.

close-early-title = Päätä ilman loppukeskustelua
close-early-lead = Tätä käytetään, kun loppukeskustelua ei voi pitää. Muuten päättäkää tuki yhdessä asukkaan kanssa.
close-before-title = Keskeytä ennen tuen alkua
close-before-lead = Tukea ei ole vielä aloitettu. Kirjaa, miksi asian hoito päättyy tähän.
close-early-reason = Miksi tukijakso päättyy?
close-early-died = Jos asukas on kuollut, kaikki viestit, kirjeet ja muistutukset loppuvat heti.
close-early-note = Mitä tapahtui?
close-early-note-hint = Kirjoita lyhyesti. Älä kirjoita sairauksia.
close-early-send = Päätä tukijakso
error-close-early-reason-missing = Valitse, miksi tukijakso päättyy.
error-close-early-note-missing = Kirjoita lyhyesti, mitä tapahtui.
done-closed-early = Tukijakso on päättynyt.

follow-up-title = Yhteydenotto tuen jälkeen
follow-up-lead = Soita ja kysy, mitä asukkaalle kuuluu. Kerro ensin, että hän on itse antanut luvan tähän puheluun.
follow-up-continued = Tämän piti jatkua
follow-up-nothing-continued = Päättyessä mikään ei vielä jatkunut.
follow-up-contact = Avaa tukijakso ja yhteystiedot
follow-up-not-ended = { $n ->
    [one] Tuki on vielä käynnissä. Tällä sivulla kirjataan yhteydenotto, joka tehdään kuukausi tuen jälkeen.
   *[other] Tuki on vielä käynnissä. Tällä sivulla kirjataan yhteydenotto, joka tehdään { $n } kuukautta tuen jälkeen.
}
follow-up-not-allowed = Asukas ei ole antanut lupaa soittaa tuen jälkeen. Häneen ei oteta yhteyttä.
follow-up-held-on = Minä päivänä?
follow-up-held-on-hint = Esimerkiksi 24.11.2026
follow-up-way = Miten?
follow-up-way-call = Puhelu
follow-up-way-message = Viesti
follow-up-way-letter = Kirje
follow-up-way-visit = Tapaaminen
follow-up-goes-on = Jatkuuko se, mistä sovittiin?
goes-on-yes = Kyllä
goes-on-partly = Osittain
goes-on-no = Ei
follow-up-note = Mitä asukas kertoi?
follow-up-measure = Asukas vastaa kysymyksiin (ei{"\u00A0"}pakollinen)
error-held-on-missing = Kirjoita päivä, jolloin otit yhteyttä.
error-follow-up-way-missing = Valitse, miten otit yhteyttä.
error-goes-on-missing = Valitse, jatkuuko se, mistä sovittiin.
done-followed-up = Yhteydenotto on kirjattu.

rule-closing-goals = Tavoitteiden arviointi puuttuu. Tee kohta 1, ennen kuin päätät tukijakson.
rule-closing-continues = Vielä puuttuu tieto siitä, mikä jatkuu. Tee kohta 2, ennen kuin päätät tukijakson.
rule-closing-measurement = Loppumittaus puuttuu. Tee kohta 3 tai merkitse, ettei asukas halua vastata.
rule-closing-feedback = Asukkaan palaute puuttuu. Tee kohta 4 tai merkitse, ettei asukas halua vastata.
rule-closing-release = Vielä puuttuu tieto siitä, mitä lähettäjä saa tietää. Tee kohta 5, ennen kuin päätät tukijakson.
rule-closing-summary = Yhteenveto puuttuu. Tee kohta 6, ennen kuin päätät tukijakson.
rule-needs-follow-up-allowed = Asukas ei ole antanut lupaa yhteydenottoon tuen jälkeen. Kysy lupa ja kirjaa se ensin.
rule-feedback-given = Asukas on jo vastannut eikä halunnut, että näet vastaukset. Siksi niitä ei voi muuttaa tästä. Jos asukas haluaa muuttaa niitä, koordinaattori tekee sen.
