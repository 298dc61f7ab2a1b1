menu-mine = Omat tukijaksot
menu-profile = Oma profiili

mine-title = Hei { $name }
mine-empty = Sinulla ei ole nyt tukijaksoja. Kun koordinaattori kysyy sinua, näet pyynnön täällä.
mine-next = Seuraavaksi
mine-write = Kirjaa käynti
mine-write-first = Kirjaa ensikäynti
mine-requests = Pyynnöt ({ $n })
mine-request-open = Katso ja vastaa viimeistään { $day }
mine-people = Omat tukijaksot ({ $n })
mine-weeks = { $n ->
    [one] 1 viikko jäljellä
   *[other] { $n } viikkoa jäljellä
}
mine-ends = Päättyy { $day }
mine-step-named = Sovi ensikäynti.
mine-step-first-visit = Ensikäynti { $when }
mine-step-first-visit-arranged = Ensikäynti on sovittu.
mine-step-first-visit-held = Tehkää sopimus.
mine-step-agreement-drafted = Sopimus odottaa allekirjoituksia.
mine-step-underway = Tuki on käynnissä.
mine-step-paused = Tuki on tauolla.
mine-step-closing = Tukea päätetään.
mine-you = Miten sinä jaksat?
mine-you-text = Voit pyytää tukea milloin vain. Syytä ei tarvitse kertoa tarkasti.
mine-support-which = Pyydä tukea koordinaattorilta
mine-support = Pyydä tukea: { $name }
mine-call = Soita koordinaattorille:

answer-request-title = Sinulle on pyyntö
answer-request-lead = Sopisiko sinulle uusi tukijakso? Näet nimen ja yhteystiedot vasta, kun asukas on hyväksynyt sinut.
answer-request-message = Koordinaattori kirjoittaa
answer-request-about = Kenestä on kyse?
answer-request-village = Kylä
answer-request-language = Kieli
answer-request-age = Ikä
answer-request-reasons = Miksi tukea toivotaan?
answer-request-wishes = Mitä asukas toivoo sinulta?
answer-request-by = Vastaa viimeistään { $day }.
answer-request-no-reason = Syytä ei tarvitse kertoa.
answer-request-yes = Otan vastaan
answer-request-no = En voi nyt
answer-request-said-yes = Vastasit kyllä. Koordinaattori kysyy nyt asukkaalta. Saat viestin, kun hän on vastannut.
error-answer-request-answer-missing = Valitse Otan vastaan tai En voi nyt.
age-band-18-29 = 18–29 vuotta
age-band-30-39 = 30–39 vuotta
age-band-40-49 = 40–49 vuotta
age-band-50-59 = 50–59 vuotta
age-band-60-69 = 60–69 vuotta
age-band-70-79 = 70–79 vuotta
age-band-80 = 80 vuotta tai enemmän
done-answered-yes = Kiitos vastauksesta. Koordinaattori kysyy nyt asukkaalta.
done-answered-no = Kiitos vastauksesta. Koordinaattori kysyy toiselta.
