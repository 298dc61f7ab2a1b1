# Källor: varifrån uppgifter om verksamhet läses, och vad läsningen gav.

sources-title = Datakällor
sources-lead = Uppgifter om verksamhet kan läsas från andra tjänster. En källa läses bara från en server som du har tillåtit.
sources-none = Det finns inga källor än. Tillåt först en server, lägg sedan till en källa.
sources-new = Lägg till en källa
sources-servers = { $n ->
    [0] Inga tillåtna servrar
    [one] Tillåtna servrar (1)
   *[other] Tillåtna servrar ({ $n })
}
sources-table = Hämta in en tabell
sources-caption = Källor
source-name-label = Namn
source-kind-label = Slag
source-address-label = Adress
source-licence-label = Licens och omnämnande
source-rhythm-label = Läses
source-last-label = Senast läst
source-never = Inte läst än
source-kind-ptv = Servicedatalagret
source-kind-linkedevents = Linked Events
source-kind-hsds = Open Referral (HSDS)
source-kind-csv = Tabell (CSV)
source-kind-xlsx = Tabell (XLSX)
source-kind-ical = Kalender (iCalendar)
source-kind-schemaorg = Webbsida (schema.org)
source-every-off = Ingen tidtabell
source-every-daily = En gång om dagen
source-every-weekly = En gång i veckan
source-only-changes-yes = Ändrade uppgifter, allt en gång i veckan
source-only-changes-no = Alla uppgifter varje gång
source-from-file = Läst från en fil på servern. Den kan läsas på nytt bara med ett kommando på servern.
source-from-table = En tabell som någon har hämtat in här.
source-not-allowed = Källans server finns inte på listan över tillåtna servrar, så den läses inte.
source-allow = Tillåt servern
source-edit = Ändra källan
source-read-now = Läs nu
source-runs = Läsningar
source-runs-none = Källan har inte lästs än.
source-new-title = Lägg till en källa
source-edit-title = Ändra källan
source-kind = Vad talar källan?
source-name = Namn
source-name-hint = Visas i uppgifterna om verksamheten. Till exempel: Servicedatalagret
source-address = Adress
source-address-hint = Hela adressen, till exempel https://api.example.fi/v1/event/. Servern måste finnas på listan över tillåtna servrar.
source-licence = Licens och omnämnande
source-licence-hint = Visas på varje verksamhets sida. Till exempel: CC BY 4.0, Helsingfors stad
source-rhythm = Hur ofta läses källan?
source-only-changes = Läs bara ändrade uppgifter, om källan berättar dem
source-only-changes-hint = Allt läses ändå en gång i veckan. Servicedatalagret, Linked Events och Open Referral kan det här.
source-save = Spara källan
error-source-kind-missing = Välj vad källan talar.
error-source-name-missing = Skriv ett namn på källan.
error-source-address-missing = Skriv källans adress.
error-source-address-not-an-address = Skriv hela adressen. Den börjar med https://
error-source-address-not-allowed = Servern finns inte på listan över tillåtna servrar. Tillåt den först på sidan Datakällor.
error-source-rhythm-missing = Välj hur ofta källan läses.
done-source-added = Källan har lagts till.
done-source-saved = Källan har sparats.

servers-title = Tillåtna servrar
servers-lead = Källor läses bara från de här servrarna. Kommunens eget nät och den här servern kontaktas inte, även om adressen finns på listan.
servers-none = Inga servrar har tillåtits än.
servers-caption = Tillåtna servrar
servers-server = Server
servers-since = Tillåten
servers-plain = Också utan skydd (http)
servers-protected = Bara med skydd (https)
servers-forbid = Ta bort
server-title = Tillåt en server
server-server = Server
server-server-hint = Till exempel api.palvelutietovaranto.suomi.fi
server-plain = Tillåt också oskyddad förbindelse (http)
server-plain-hint = Bara om servern inte kan annat.
server-sure = Jag vet vem som driver servern, och uppgifter får läsas därifrån
server-send = Tillåt servern
error-server-server-missing = Skriv serverns namn.
error-server-server-not-an-address = Skriv serverns namn, till exempel api.example.fi.
error-server-sure-missing = Bekräfta att uppgifter får läsas från servern.
done-server-allowed = Servern är tillåten.
done-server-forbidden = Servern har tagits bort från listan.
forbid-server-title = Ta bort servern från listan
forbid-server-text = Källor läses inte längre från den här servern. Det som redan har lästs finns kvar.
forbid-server-send = Ta bort servern

run-title = Läsning { $when }
run-began = Började
run-ended = Slutade
run-cause = Varför lästes källan
run-cause-schedule = Tidtabell
run-cause-hand = Administratören bad om det
run-cause-command = Kommando på servern
run-cause-table = En tabell hämtades in
run-whole = Hela källan
run-changes = Bara ändrade uppgifter eller en del av källan
run-what = Vad lästes
run-state = Läge
run-state-waiting = Väntar på sin tur
run-state-running = Läses
run-state-done = Klar
run-state-asks = Väntar på bekräftelse
run-state-failed = Lyckades inte
run-progress = { $n } av { $of } verksamheter behandlade.
run-asking = Uppgifter hämtas från källan.
run-reload = Uppdatera sidan
run-counts = Vad läsningen gav
run-read = Lästa
run-added = Nya
run-updated = Ändrade
run-unchanged = Oförändrade
run-removed = Avslutade
run-rejected = Inte tagna
run-doubts = Möjliga dubbletter
run-held-back = { $n ->
    [one] I källan saknas 1 verksamhet som fanns där förut. Det är mer än 30 procent av källans verksamheter, så inget har tagits bort.
   *[other] I källan saknas { $n } verksamheter som fanns där förut. Det är mer än 30 procent av källans verksamheter, så inget har tagits bort.
}
run-held-back-text = Se efter i källan om verksamheten verkligen har upphört. Om den har det, bekräfta: källan läses då på nytt och det som saknas markeras som avslutat.
run-confirm = Bekräfta och läs på nytt
run-failed-text = Uppgifterna om verksamhet ändrades inte.
run-again-text = Vi försöker snart igen. Uppgifterna om verksamhet ändrades inte.
run-report = Rapport
run-report-none = Inget att anmärka.
run-report-csv = Ladda ner rapporten (CSV)
run-report-where = Var
run-report-what = Vad
run-report-why = Varför
run-report-more = { $n ->
    [one] Och 1 rad till som inte har sparats.
   *[other] Och { $n } rader till som inte har sparats.
}
run-report-shown = De { $n } första av { $of } rader visas. Resten finns i rapporten som kan laddas ner.
report-row = rad { $n }
report-file = hela filen
report-kind-rejected = Inte tagen
report-kind-kept = Skrivet för hand behölls
report-kind-removed = Avslutad
report-kind-note = Anmärkning

fetch-not-an-address = ”{ $is }” är ingen webbadress.
fetch-not-allowed = Servern { $is } finns inte på listan över tillåtna servrar.
fetch-no-such-name = Servern { $is } hittades inte.
fetch-not-public = { $is } leder till ett slutet nät. Sådana adresser läses inte.
fetch-too-many-redirects = Adressen leder vidare mer än { $is } gånger.
fetch-status = Servern svarade med felet { $is }.
fetch-too-large = Svaret är för stort, över { $is } MB.
fetch-too-slow = Servern svarade för långsamt.{ $is }
fetch-unreachable = Det gick inte att nå servern { $is }.
fetch-unprotected = Den skyddade förbindelsen till servern { $is } lyckades inte. Det kan vara fel på certifikatet.
fetch-broken = Svaret bröts eller kunde inte läsas.{ $is }

imported-no-name = Namnet saknas.
imported-no-organiser = Arrangören saknas. { $is }
imported-no-key = Identifieringen saknas, så uppgiften skulle inte hittas nästa gång.
imported-duplicate-key = Samma identifiering finns redan i { $is }.
imported-unreadable = { $field }: ”{ $is }” är inget värde som vi förstår. Se de tillåtna värdena i modelltabellen.
imported-implausible-day = Dagen { $is } kan inte stämma.
imported-ended = Verksamheten har upphört { $is }.
imported-no-day = Dagen saknas, och ingen upprepning har angetts.
imported-rule = Upprepningen förstods inte: ”{ $is }”.
imported-schedule = Tiderna går inte ihop: kontrollera dagar och klockslag.
imported-unsupported = Det här är ingen verksamhet som man kan delta i: { $is }.
imported-too-long = { $field }: texten är för lång. Högst { $is } tecken ryms.
imported-not-complete = Uppgifterna är ofullständiga. { $is }
imported-not-published = Uppgiften är inte publicerad. Dess läge är { $is }.
imported-malformed = Uppgiften har inte den form som källan borde ha: { $is }
imported-too-large = För mycket på en gång: { $is }
imported-broken-file = Filen kunde inte läsas: { $is }
imported-not-yours = Arrangören är { $is }. Du kan bara hämta in din egen organisations verksamhet.
imported-point-outside = Punkten { $is } ligger inte i Finland. Den lämnades bort.
imported-left-out = { $field }: ”{ $is }” lämnades bort, eftersom det inte förstods.
imported-cut = { $field }: texten kortades till { $is } tecken.
imported-no-description = Beskrivningen saknas. Namnet står i dess ställe.
imported-unknown-area = Området ”{ $is }” är okänt. Det lämnades bort.
imported-other-language = Språket ”{ $is }” visas inte här. Det lämnades bort.
imported-no-last-day = Upprepningen har inget slut. Vi visar den till { $is }.
imported-written-out = Dagarna har skrivits ut en och en till { $is }.
imported-hours-over = Tiderna tog slut { $is }. De lämnades bort.
imported-past-midnight = Verksamheten fortsätter över midnatt. Bara början behölls.
imported-whole-day = Inga klockslag har angetts.
imported-span = Pågår { $is }, men dagarna har inte angetts.
imported-unknown-zone = Tidszonen ”{ $is }” är okänd. Tiderna lästes som finsk tid.
imported-not-for-residents = Avsedd för företag eller myndigheter.
imported-missing = I källan saknades en uppgift som den här hänvisar till: { $is }
imported-several-places = Det finns { $is } platser. Ingen av dem valdes.
imported-closed-for-now = Stängd tills vidare.
imported-unknown-column = Kolumnen ”{ $is }” är okänd. Den lämnades bort.
imported-kept = { $field }: källan säger annat, men det som skrivits för hand behölls. På verksamhetens sida kan man välja.
imported-removed = Källan har inte den här längre. Verksamheten markerades som avslutad.

field-organiser = Arrangör
field-business-id = FO-nummer
field-title = Namn
field-description = Beskrivning
field-first-time = Första gången
field-kind = Slag
field-themes = Teman
field-needs = Behov
field-audiences = För vem
field-ages = Ålder
field-languages = Språk
field-setting = Var man deltar
field-place = Plats och adress
field-point = Punkt på kartan
field-way-there = Hur man tar sig dit
field-areas = Kommuner
field-schedule = När
field-price = Pris
field-kaikukortti = Kaikukortet
field-facets = Tillgänglighet och mottagande
field-registration = Anmälan
field-places = Antal platser
field-contact-name = Vem svarar på frågor
field-phone = Telefon
field-mail = E-post
field-web = Webbsida
field-ends-on = Sista dagen
field-unknown = Uppgift
field-says-nothing = ingen uppgift
field-yes = ja
field-no = nej
field-everywhere = hela Finland
field-places-words = totalt { $total }, lediga { $free }
provenance-title = Varifrån uppgifterna kommer
provenance-hand = skrivet här
offers-title = Uppgifter har ändrats i källan
offers-text = De här uppgifterna har skrivits här för hand, så källan ändrade dem inte. Välj vilket som är rätt.
offer-here = Här står nu:
offer-there = I källan { $source } står nu:
offer-ours = Behåll det som står här
offer-theirs = Ta från källan
done-offer-ours = Uppgiften här behölls.
done-offer-theirs = Uppgiften togs från källan.
change-merged = Sammanslagen med en annan

doubles-title = Dubbletter
doubles-lead = De här kan vara samma verksamhet från två källor. Jämför och bestäm.
doubles-none = Det finns inga möjliga dubbletter.
doubles-count = { $n ->
    [0] Inga dubbletter
    [one] 1 möjlig dubblett
   *[other] { $n } möjliga dubbletter
}
doubles-pair = { $first } och { $second }
doubles-caption = Vad som skiljer sig i uppgifterna
doubles-field = Uppgift
doubles-stays = Blir kvar: nr { $n }
doubles-goes = Slås ihop: nr { $n }
doubles-alike = Uppgifterna är desamma.
doubles-how = Om du slår ihop dem vinner det som skrivits för hand, och det som saknas tas från den andra. Den verksamhet som slås ihop avslutas.
doubles-same = Samma verksamhet
doubles-different = Olika verksamhet
doubles-open = Öppna
done-doubles-same = Verksamheterna har slagits ihop.
done-doubles-different = Vi kommer ihåg att de är olika verksamhet.

upload-title = Hämta in verksamhet från en tabell
upload-lead = Fyll i modelltabellen och skicka den här. Du ser först vad tabellen skulle ge. Inget sparas innan du godkänner.
upload-template-csv = Ladda ner modelltabellen (CSV)
upload-template-xlsx = Ladda ner modelltabellen (Excel)
upload-home = Vems verksamhet finns i tabellen?
upload-file = Tabell
upload-file-hint = En CSV- eller XLSX-fil, högst 5 MB och 10 000 rader.
upload-send = Förhandsgranska
upload-preview-title = Förhandsgranskning
upload-preview-lead = Inget har sparats än.
upload-rows = { $n ->
    [0] Ingen rad tas
    [one] 1 rad tas
   *[other] { $n } rader tas
}
upload-bad-rows = { $n ->
    [0] Alla rader duger.
    [one] 1 rad lämnas bort. Rätta den i tabellen om du vill ha den med.
   *[other] { $n } rader lämnas bort. Rätta dem i tabellen om du vill ha dem med.
}
upload-problems = Anmärkningar rad för rad
upload-row = Rad
upload-column = Kolumn
upload-problem = Vad bör rättas
upload-whole-row = hela raden
upload-whole-table = hela tabellen
upload-keeps-out = Raden lämnas bort
upload-list = Rader
upload-next = Nästa gång
upload-taken = Tas
upload-not-taken = Lämnas bort
upload-take = { $n ->
    [one] Hämta in 1 verksamhet
   *[other] Hämta in { $n } verksamheter
}
upload-other = Välj en annan tabell
upload-more-rows = De { $n } första raderna visas.
error-upload-file-missing = Välj en tabell.
error-upload-file-too-large = Tabellen är för stor. Högst 5 MB ryms.
error-upload-home-missing = Välj vems verksamhet som finns i tabellen.
upload-done-title = Tabellen har hämtats in
