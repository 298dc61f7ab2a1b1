population-title = Befolkning
population-lead = Rapporten jämför dem som har fått stöd med kommunens befolkning: vilka nås inte. Till det behövs en tabell som laddas upp här. Utan den säger rapporten att uppgifterna om befolkningen saknas.
population-now = En tabell är i bruk. Källan är { $source } och läget är från { $day }.
population-show = { $n ->
    [one] Visa tabellen (1 rad)
   *[other] Visa tabellen ({ $n } rader)
}
population-none = Ingen tabell över befolkningen har laddats upp ännu.
population-load = Ladda upp en tabell
population-how = Kolumnerna är område, ålder, språk och folkmängd. En tom ruta betyder alla. Åldrarna är 18–29, 30–49, 50–64, 65–74, 75–84 och 85–. Språken är fi, sv, se och annat. En ny tabell ersätter den tidigare helt. Ladda inte upp en tabell med människors namn.
population-template = Hämta en mall (CSV)
population-source = Varifrån kommer siffrorna?
population-source-hint = Till exempel: Statistikcentralen, befolkningsstruktur
population-counted-on = Vilken dags läge?
population-counted-on-hint = Till exempel 31.12.2025
population-file = Tabell (CSV)
population-send = Kontrollera tabellen
population-remove = Ta tabellen ur bruk
population-place = Område
population-age = Ålder
population-language = Språk
population-people = Folkmängd
population-whole = Hela kommunen
population-all = Alla
population-language-fi = finska
population-language-sv = svenska
population-language-se = samiska
population-language-other = annat språk
population-preview-title = Kontrollera tabellen över befolkningen
population-preview-lead = { $n ->
    [one] Tabellen har 1 rad. Den har inga fel.
   *[other] Tabellen har { $n } rader. De har inga fel.
}
population-preview-source = Källa: { $source }. Läget { $day }.
population-preview-caption = Så här lästes tabellen
population-take = Ta i bruk
population-not-take = Ta inte i bruk
population-bad = { $n ->
    [one] Tabellen har 1 fel. Den togs inte i bruk.
   *[other] Tabellen har { $n } fel. Den togs inte i bruk.
}
population-wrong-unreadable = Filen kan inte läsas som en tabell. Spara den som CSV i kalkylprogrammet.
population-wrong-too-many = Tabellen har över 5 000 rader. Lämna bort rader som inte behövs.
population-wrong-empty = Tabellen har inga rader.
population-wrong-no-column = På rad { $row } saknas rubriken folkmängd. Den första raden ska ha rubrikerna område, ålder, språk och folkmängd.
population-wrong-long-name = Rad { $row }: områdets namn är längre än 100 tecken.
population-wrong-unknown-age = Rad { $row }: åldern "{ $is }" är okänd. Använd 18–29, 30–49, 50–64, 65–74, 75–84 eller 85–, eller lämna tomt.
population-wrong-unknown-language = Rad { $row }: språket "{ $is }" är okänt. Använd fi, sv, se eller annat, eller lämna tomt.
population-wrong-no-number = Rad { $row }: folkmängden saknas eller är inget tal ("{ $is }").
population-wrong-negative = Rad { $row }: folkmängden kan inte vara under noll ("{ $is }").
population-wrong-not-whole = Rad { $row }: folkmängden är ett heltal ("{ $is }"). Skriv tusental utan punkt.
population-wrong-too-large = Rad { $row }: folkmängden är för stor ("{ $is }").
population-wrong-twice = Rad { $row }: samma område, ålder och språk finns redan på rad { $is }.
population-wrong-more-than-all = Rad { $row }: talet { $is } är större än hela kommunens folkmängd.
error-population-source-missing = Skriv varifrån siffrorna kommer.
error-population-counted-on-missing = Skriv vilken dags läge siffrorna gäller.
error-population-counted-on-future = Dagen är i framtiden. Skriv den dag som siffrorna gäller.
error-population-file-missing = Välj en tabell.
error-population-file-too-large = Filen är för stor. Lämna bort rader som inte behövs.
done-population-loaded = Tabellen över befolkningen är i bruk.
done-population-removed = Tabellen över befolkningen har tagits ur bruk.

cost-title = Kostnader
cost-lead = De här siffrorna syns som sådana i kommunens rapport. Inga besparingar räknas ut av dem. Lämna tomt det som inte är känt: tomt är inte noll.
cost-years = Andra år
cost-year = År { $year }
cost-fee-per-hour = { $lw-cap } får i timmen (€)
cost-per-kilometre = Kilometerersättning (€)
cost-training = Utbildning under året (€)
cost-coordination = Koordinering under året (€)
cost-other = Andra kostnader under året (€)
cost-source = Varifrån kommer siffrorna?
cost-source-hint = Till exempel: kommunens bokslut
error-euros = Skriv eurobeloppet som ett tal, till exempel 25,50.
done-cost-saved = Kostnaderna har sparats.
