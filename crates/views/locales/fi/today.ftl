menu-today = Tänään
menu-cases = Tukijaksot
menu-link-workers = { $lw-pl-cap }
menu-search = Haku

today-title = Tänään, { $day }
today-count = { $n ->
    [one] 1 asia odottaa sinua.
   *[other] { $n } asiaa odottaa sinua.
}
today-all-done = Kaikki on hoidettu.
today-all-done-next = Kaikki on hoidettu. Seuraava määräaika on { $day }.
today-part-worries = Huoli asukkaasta ({ $n })
today-part-support = Pyytää tukea ({ $n })
today-part-left-behind = { $lw-cap } on lähtenyt ({ $n })
today-part-late = Myöhässä ({ $n })
today-part-new = Uudet lähetteet ({ $n })
today-part-to-confirm = Odottaa asukkaan vahvistusta ({ $n })
today-part-asked = Odottaa { $lw-gen } vastausta ({ $n })
today-part-queue = Jonossa ({ $n })
today-part-in-hand = Käsittelyssä ({ $n })
today-part-visits = Ensikäynti edessä ({ $n })
today-part-answers = Soita asukkaalle ({ $n })
today-part-unmeasured = Mittaus puuttuu ({ $n })
today-part-ending = Päättymässä ({ $n })
today-part-follow-up = Soitto tuen jälkeen ({ $n })
today-letters = Tulostettavat kirjeet ({ $n })
today-letters-open = Avaa kirjeet
today-open-which = lähete { $number }
today-late-tag = Myöhässä
today-due = viimeistään { $day }
today-due-was = Määräaika oli { $day }.
today-came = tuli { $when }
today-tries = { $n ->
    [0] Yhteydenottoja ei ole vielä kirjattu.
    [one] Yritetty kerran.
   *[other] Yritetty { $n } kertaa.
}
today-do-worry = Lue, mistä ollaan huolissaan.
today-do-support = Tukea pyysi { $name }, { $when }.
today-do-left-behind = Valitse asukkaalle uusi { $lw }. Lähtenyt: { $name }.
today-do-left-closing = Päätä tukijakso loppuun. Lähtenyt: { $name }.
today-do-confirm = Kysy asukkaalta, sopiiko { $name }.
today-do-wait = Kysytty { $when }: { $name }.
today-do-answers = Asukkaan vastausten vuoksi hänelle on hyvä soittaa pian. Katso mittaukset.
today-do-end = Sovittu aika päättyy { $day }.
today-do-follow-up = Soita asukkaalle ja kysy, mitä kuuluu.
clock-task-opening = Ota lähete vastaan.
clock-task-first-contact = Ota yhteyttä asukkaaseen.
clock-task-naming = Nimeä { $lw }.
clock-task-answer = Kysy vastausta { $lw-abl }.
clock-task-first-visit = Ensikäynti on tekemättä.
clock-task-half-time = Käykää tavoitteet läpi puolivälissä.
clock-task-end = Sovittu aika on päättynyt.
clock-task-follow-up = Soita asukkaalle ja kysy, mitä kuuluu.
today-side = Muut tiedot
today-helpers = Vapaat paikat
today-helpers-none = Yhtään profiilia ei ole vielä tehty.
today-helpers-open = Kaikki { $lw-pl }
today-helper-paused = Tauolla
today-helper-not-ready = Ei vielä valmis
today-helper-places = paikkaa käytössä
today-substitute = Sijainen
today-substitute-mine = Sijaisesi: { $name }.
today-substitute-for = { $instead } on poissa. Sijainen: { $name }.
today-substitute-until = Viimeinen päivä on { $day }.
today-substitute-none = Ei sijaista juuri nyt.
today-substitute-name = Nimeä sijainen
