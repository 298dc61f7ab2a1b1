# Rapporter: siffror, deras definitioner och raderna bakom dem.

reports-title = Rapporter
reports-today = Kommunens siffror
menu-reports = Rapporter
reports-lead = Siffror där ingen kan kännas igen. För varje siffra ser du hur den har räknats.
reports-year = Kommunens år
reports-year-text = Från remiss till uppföljning: antal, väntan, orsaker, förändring, respons och arbete.
report-year-title = Välfärdsremiss i { $place } { $period }
report-period-months = { $from }–{ $to }
report-period-cut = Siffrorna gäller perioden { $period }. En månad som pågår visas inte.
report-period = Period
report-period-hint = Ett år, till exempel 2026, eller månader, till exempel 3/2026–8/2026
report-period-wrong = Skriv ett år, till exempel 2026, eller månader, till exempel 3/2026–8/2026. Nu visar vi det senaste året.
report-show = Visa
report-other = En annan kommun: { $place }
report-download = Ladda ner tabellen
report-download-pdf = PDF
report-download-xlsx = Excel, XLSX
report-download-csv = CSV
report-download-json = JSON
report-files = Spara eller skriv ut
report-none = Det finns ännu inga uppgifter för perioden.
report-hidden = visas inte
report-hidden-why = Siffror om färre än fem personer visas inte, så att ingen kan kännas igen.
report-too-few = Det finns för få svar.
report-not-reached = färre än hälften
report-nothing = Inga anteckningar.
report-missing = Uppgiften saknas.
report-not-from-here = Detta kan inte visas utifrån det här registret.
report-how = Hur har siffrorna räknats?
report-how-one = Hur räknat?
report-rows = Rader
report-brief = I korthet
report-brief-referrals = { $n } invånare fick en remiss.
report-brief-began = { $n } började få stöd.
report-brief-wait = Hälften nåddes { $n ->
    [0] samma dag
    [1] inom en dag
   *[other] inom { $n } dagar
}.
report-brief-pairs = { $n } av { $of } invånare svarade i början och i slutet.
report-change-up = Medelvärdet steg med { $mean } (konfidensintervall { $range }).
report-change-down = Medelvärdet sjönk med { $mean } (konfidensintervall { $range }).
report-change-flat = Medelvärdet förändrades inte.
report-brief-worse = { $n } invånare mådde sämre.
report-brief-lack = Det som mest saknas i kommunen: { $what } (nämnt { $n } gånger).
report-finding-sum = Sammanlagt { $n } euro.
report-finding-most = Mest: { $what }, { $n }.
report-finding-hidden = Siffrorna är så små att de inte visas.
report-finding-flow = { $n } invånare fick en remiss. { $m } började få stöd.
report-column-figure = Siffra
report-column-step = Skede
report-column-value = Antal
report-column-result = Resultat
report-column-of = Av hur många
report-column-share = Andel
report-column-more = Mer
report-column-part = Precisering
report-column-section = Del
report-column-interval-from = Konfidensintervall från
report-column-interval-to = Konfidensintervall till
report-column-unit = Enhet
report-column-means = Hur räknat
report-section-flow = Från remiss till stöd
report-section-waits = Väntan
report-section-who = Vilka fick en remiss?
report-section-support = Vad ledde stödet till?
report-section-change = Vad förändrades?
report-section-feedback = Vad sade invånarna?
report-section-lack = Vad saknas i kommunen?
report-section-workers = { $lw-pl-cap } och deras arbete
report-section-cost = Kostnader
report-note-flow = Vad som hände under perioden. Alla skeden gäller inte samma människor: en del fick sin remiss före perioden och för en del fortsätter ärendet.
report-note-waits = Också de som fortfarande väntar är med.
report-note-rtm = Stödet börjar ofta i en svår stund. En del av förbättringen kunde ha kommit även utan stöd.
report-note-effect = En förändring från början till slutet berättar inte vad den beror på. Det finns ingen jämförelsegrupp.
report-note-mode = Svaret kan förändras också för att man svarar på ett annat sätt eller får hjälp av en annan människa. Därför har de skilts åt.
report-note-attrition = Om den sista mätningen saknas för många kan resultatet vara för bra eller för dåligt. En skillnad över 0,2 betyder att de som föll bort var annorlunda i början än de som svarade.
report-note-reach = Befolkningstabellen har inte laddats. Därför kan man inte säga vilka som inte har nåtts.
report-note-lack = Behoven räknas per halvår. De syns när perioden består av hela halvår.
report-note-cost = Rapporten påstår inte att pengar sparades. Användningen av hälsovård kan inte visas utifrån det här registret.
report-attrition-stayed = { $what }: början, sista mätningen gjord
report-attrition-lost = { $what }: början, sista mätningen saknas
report-attrition-difference = { $what }: standardiserad skillnad
report-reliable-improved = { $what }: bättre med mer än mätfelet
report-reliable-unchanged = { $what }: ingen förändring större än mätfelet
report-reliable-worse = { $what }: sämre med mer än mätfelet
report-finding-reliable = { $improved } mådde bättre och { $worse } sämre med mer än mätfelet.
report-measure-swemwbs = Positiv psykisk hälsa, 7 frågor (omräknad 7–35, större är bättre)
report-measure-wemwbs14 = Positiv psykisk hälsa, 14 frågor (14–70, större är bättre)
report-measure-who5 = WHO-5 (0–100, större är bättre)
report-measure-ucla3 = UCLA-3, ensamhet (3–9, mindre är bättre)
report-measure-dejong6 = De Jong Gierveld, ensamhet (0–6, mindre är bättre)
report-measure-ons4-satisfaction = ONS4, nöjd med livet (0–10, större är bättre)
report-measure-ons4-worthwhile = ONS4, meningsfulla saker (0–10, större är bättre)
report-measure-ons4-happiness = ONS4, lycklig i går (0–10, större är bättre)
report-measure-ons4-anxiety = ONS4, ångest i går (0–10, mindre är bättre)
report-measure-eurohis8 = EUROHIS-QOL, livskvalitet (1–5, större är bättre)
report-measure-phq2 = PHQ-2 (0–6, mindre är bättre)
report-measure-gad2 = GAD-2 (0–6, mindre är bättre)
report-elsewhere = Övriga
report-ages-part = { $band } år
report-ages-last = { $from } år eller äldre
report-footer = Välfärdsremiss. Små siffror visas inte.
unit-residents = invånare
unit-days = dagar
unit-percent = %
unit-points = poäng
unit-pieces = st.
unit-hours = timmar
unit-kilometres = km
unit-euros = euro
unit-workers = personer
unit-deviations = standardavvikelser
definitions-title = Hur har siffrorna räknats?
definitions-lead = Varje siffra räknas på samma sätt på sidan, på papper och i tabellerna.
definitions-rules = När visas en siffra inte?
definitions-rule-small = Siffror om färre än fem personer visas inte, inte heller noll. Om en dold siffra kunde räknas ut från andra är också en annan dold.
definitions-rule-mean = Medelvärde och andel visas först när det är minst tio personer.
definitions-rule-months = Perioden är alltid hela månader som har avslutats.
definitions-rule-groups = Antalen räknas efter den månad då saken hände. En siffra som har berättats ändras inte: det som antecknas senare syns inte i den. Väntan gäller remisser från året, förändring och respons stöd som avslutades under året.
rows-title = Bakom siffran: { $figure }
rows-lead = { $period }. Raderna är från läget just nu. Läsningen loggas.
rows-none = Under perioden finns ingen stödperiod bakom siffran.
rows-number = Nummer
rows-sent = Skickad
rows-state = Läge
rows-page = Sida { $page } / { $pages }
rows-next = Följande
rows-before = Föregående
look-report-rows = Såg stödperioden bakom en siffra i rapporten
figure-referrals = Fick en remiss
figure-referrals-means = Invånare för vilka en remiss gjordes under perioden. Varje invånare räknas en gång per kalenderår, i månaden för den första remissen.
figure-received = Remissen öppnad
figure-received-means = Remisser som koordinatorn öppnade under perioden.
figure-contacted = Nådda
figure-contacted-means = Invånare som nåddes under perioden.
figure-accepted = Stöd ordnas
figure-accepted-means = Invånare som kommunen under perioden beslutade ordna stöd för.
figure-first-visit = Första mötet hållet
figure-first-visit-means = Invånare vars första möte hölls under perioden.
figure-agreement = Stödet började
figure-agreement-means = Invånare vars avtal undertecknades under perioden.
figure-closed = Stödet avslutades
figure-closed-means = Invånare vars påbörjade stöd avslutades under perioden.
figure-measured = Mätt i början och i slutet
figure-measured-means = Av dem vars stöd avslutades: de som har både en första och en sista mätning.
figure-followed-up = Uppföljning gjord
figure-followed-up-means = Invånare som under perioden följdes upp första gången efter att stödet avslutats.
figure-declined = Fortsatte inte
figure-declined-means = Invånare som under perioden hänvisades vidare, inte ville ha stöd just nu eller vars remiss återtogs.
figure-wait-contact = Väntan på kontakt
figure-wait-contact-means = Inom hur många dagar från remissen hälften nåddes (median, Kaplan–Meier). De som ännu inte nåtts är med så länge de har väntat.
figure-wait-first-visit = Väntan på första mötet
figure-wait-first-visit-means = Inom hur många dagar från remissen hälften fick sitt första möte (median, Kaplan–Meier). De som väntar är med.
figure-left-before-visit = Föll bort före första mötet
figure-left-before-visit-means = Hur många procent som föll bort inom 90 dagar före första mötet (kumulativ incidens, första mötet som konkurrerande händelse).
figure-reasons = Orsaker
figure-reasons-means = Varför remissen gjordes. En invånare kan ha flera orsaker, så andelarna summerar inte till hundra.
figure-ages = Åldrar
figure-ages-means = Ålder den dag då remissen gjordes.
figure-villages = Områden
figure-villages-means = Den by som skrivits i remissen, om den finns i kommunens katalog. Övriga har slagits ihop.
figure-languages = Kontaktspråk
figure-languages-means = Det kontaktspråk som skrivits i remissen. Små språkgrupper har slagits ihop under Övriga.
figure-reach = Vilka har inte nåtts
figure-reach-means = De som fick en remiss i procent av befolkningen efter ålder, by och språk. Kräver en befolkningstabell som administratören laddar.
figure-ending-reasons = Varför stödet avslutades
figure-ending-reasons-means = Orsakerna till att stödet avslutades, en för varje.
figure-joined-activity = Kom i gång i en verksamhet
figure-joined-activity-means = Av de avslutade: de som minst en gång besökte en verksamhet, tillsammans eller ensamma.
figure-kept-activity = Fortsätter i en verksamhet
figure-kept-activity-means = Av de avslutade: de för vilka en verksamhet fortsätter.
figure-change = Förändring från början till slut
figure-change-means = Sista mätningen minus den första, medelvärde och 95 procents konfidensintervall (parvis t). Egna skalor 0–10, 10 är bäst; mätarna i sin egen enhet, person för person. Endast de som har båda.
figure-change-same-mode = Förändring, samma svarssätt
figure-change-same-mode-means = Samma förändring hos dem som svarade på samma sätt och med samma hjälp i början och i slutet.
figure-change-other-mode = Förändring, annat svarssätt
figure-change-other-mode-means = Samma förändring hos dem vars svarssätt eller hjälp byttes.
figure-worse = Mådde sämre
figure-worse-means = Av dem med båda mätningarna: de vars sista mätning är sämre än den första, i mätarens egen riktning.
figure-reliable-change = Förändring större än mätfelet
figure-reliable-change-means = De vars förändring är större än mätarens eget fel (Jacobson och Truax, 1,96 medelfel för en skillnad), i båda riktningarna. Räknas bara för mätare vars fel är publicerat och kontrollerat: nu SWEMWBS, 2,87 poäng (Shah 2018).
figure-change-size = Förändring jämförd med spridningen (g_av)
figure-change-size-means = Medelförändringen delad med medelvärdet av standardavvikelserna i början och i slutet, med Hedges korrigering J(n − 1) för små grupper. Andra undersökningar delar ofta med en annan spridning, och då kan talen inte jämföras. Talet berättar inte vad förändringen beror på.
figure-attrition = Saknade sista mätningar
figure-attrition-means = Medelvärdet av den första mätningen för dem som har en sista mätning och för dem som saknar den, samt den standardiserade skillnaden.
figure-heard = Blev du lyssnad på?
figure-heard-means = Invånarnas svar när stödet avslutades. De som besvarade frågan är med.
figure-helped = Hade du hjälp av stödet?
figure-helped-means = Invånarnas svar när stödet avslutades. De som besvarade frågan är med.
figure-needs = Behov utan lämplig verksamhet
figure-needs-means = Hur många gånger behovet nämndes i önskemål och besöksanteckningar. Räknas per halvår.
figure-initiatives = Vad som gjordes åt saken
figure-initiatives-means = Förslag som gjorts under perioden, efter var de står nu.
figure-link-workers = Aktiva { $lw-pl }
figure-link-workers-means = Hur många som har antecknat minst ett möte eller samtal under perioden. Siffran gäller inte invånare, så den visas alltid.
figure-contacts = Möten och samtal
figure-contacts-means = Antecknade möten och samtal. Visas för månader, kvartal och år när de gäller minst fem invånare (eller kommunens inställning), de två största inte är över 80 procent av summan och mindre summor inte kan räknas ut ur andra. Det som en gång berättats ändras inte.
figure-hours = Timmar med invånare
figure-hours-means = Antecknad längd på möten och samtal. Visas för månader, kvartal och år när de gäller minst fem invånare (eller kommunens inställning), de två största inte är över 80 procent av summan och mindre summor inte kan räknas ut ur andra. Det som en gång berättats ändras inte.
figure-community-hours = Timmar för gemenskapen
figure-community-hours-means = Timmar som antecknats som arbete för gemenskapen. De gäller inte enskilda invånare.
figure-kilometres = Kilometer
figure-kilometres-means = Kilometer som antecknats för möten. Visas för månader, kvartal och år när de gäller minst fem invånare (eller kommunens inställning), de två största inte är över 80 procent av summan och mindre summor inte kan räknas ut ur andra. Det som en gång berättats ändras inte.
figure-cost = Kostnader
figure-cost-means = Arvoden, kilometer, utbildning och andra utgifter enligt de priser som administratören gett. Besparingar räknas inte.
figure-service-use = Användning av social- och hälsovård
figure-service-use-means = Det här registret har ingen uppgift om användning av service. Det skulle kräva ett annat register och en jämförelsegrupp.
report-column-count = Hur många
report-worse-hidden = Mådde sämre: { $hidden }.
rows-count = { $n ->
    [one] 1 stödperiod
   *[other] { $n } stödperioder
}
report-years-only = Berättas för hela år och namngivna perioder.
report-cost-fee-per-hour = Arvoden (timmar gånger timarvode)
report-cost-per-kilometre = Resor (kilometer gånger pris)
report-cost-training = Utbildning
report-cost-coordination = Koordinering
report-cost-other = Övriga kostnader

own-hours-title = Egna timmar { $period }
own-hours-link = Egna timmar och kilometer
own-hours-lead = Möten, timmar och kilometer ur dina egna anteckningar. Bara du ser den här sidan.
own-hours-wrong = Skriv ett år, till exempel 2026, eller månader, till exempel 3/2026–8/2026. Nu visas det här året.
own-hours-none = Du har inga anteckningar för den här perioden.
own-hours-brief = Möten och samtal { $contacts }, tid { $hours } och { $kilometres } kilometer.
own-hours-hours = Timmar
own-hours-expenses = Utgifter
own-hours-month = Månad
own-hours-year = År
own-hours-all = Sammanlagt
own-hours-by-month = Månad för månad
own-hours-by-year = Sammanlagt per år
own-hours-footer = Egna timmar. Uppgifterna kommer ur egna anteckningar.

reports-month = Koordinatorns månad
reports-month-text = Vad som hände under månaden och vem som väntar nu. En sida till teamets möte.
reports-area = Områdets kommuner sida vid sida
reports-area-text = Samma siffror kommun för kommun och hur mycket av skillnaderna som slumpen förklarar. Kommunerna rangordnas inte.
reports-unit = Den egna enhetens remisser
reports-unit-text = Vad som har hänt med enhetens remisser. Ingen invånare och ingen kollega visas.
reports-unit-link = Vad har hänt med vår enhets remisser?
look-report-month = Såg stödperioden i månadens sammandrag

figure-contacted-in-time = Nådd inom en vecka
figure-contacted-in-time-means = Av dem som nåddes under perioden de som nåddes inom sju dagar från remissen. Gränsen är densamma i alla kommuner.
figure-first-visit-in-time = Första besök inom tre veckor
figure-first-visit-in-time-means = Av de första besöken under perioden de som hölls inom 21 dagar från remissen. Gränsen är densamma i alla kommuner.

month-title = Koordinatorns månad { $period }: { $place }
month-period = Månad
month-period-hint = Till exempel 10/2026
month-period-wrong = Skriv en månad som är slut, till exempel 10/2026. Nu visas den senaste.
month-before = Föregående månad
month-next = Nästa månad
month-own-use = För teamets eget bruk. Små tal är inte dolda, så publicera inte den här sidan.
month-brief-came = { $n ->
    [0] Ingen remiss kom.
    [one] 1 invånare fick en remiss.
   *[other] { $n } invånare fick en remiss.
}
month-brief-began = { $n ->
    [0] Inget stöd började.
    [one] 1 stöd började.
   *[other] { $n } stöd började.
}
month-brief-ended = { $n ->
    [0] Inget stöd avslutades.
    [one] 1 stöd avslutades.
   *[other] { $n } stöd avslutades.
}
month-brief-waiting = { $n ->
    [0] Ingen väntar nu.
    [one] 1 invånare väntar nu.
   *[other] { $n } invånare väntar nu.
}
month-brief-without-first = { $n ->
    [one] Den första mätningen saknas för 1 invånare.
   *[other] Den första mätningen saknas för { $n } invånare.
}
month-brief-without-both = { $n ->
    [one] Av dem vars stöd avslutades saknar 1 den första eller den sista mätningen.
   *[other] Av dem vars stöd avslutades saknar { $n } den första eller den sista mätningen.
}
month-happened = Vad hände?
month-waiting = Vem väntar { $day }?
month-waiting-none = Ingen väntar.
month-waiting-for = Vad som väntas
month-since = Sedan remissen
month-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagar
}
month-longest = { $n ->
    [one] Den som har väntat längst
   *[other] De som har väntat längst ({ $n })
}
month-waits-sent = Att remissen öppnas
month-waits-received = Att bli kontaktad
month-waits-information-asked = Remittentens svar
month-waits-accepted = Beslut om vem som följer med
month-waits-not-reached = Ett nytt försök att nå
month-waits-waiting = En ledig { $lw }
month-waits-proposed = Svar från { $lw-abl }
month-waits-taken = Invånarens eget svar
month-waits-named = Att det första besöket avtalas
month-waits-first-visit-arranged = Det första besöket
month-waits-first-visit-held = Att avtalet görs
month-waits-agreement-drafted = Underskrifter
month-workers = { $lw-pl-cap }
month-workers-none = Ingen har börjat ännu.
month-name = Namn
month-load = Stödperioder nu
month-lacked = Vad saknades?
month-lacked-none = Under månaden antecknades varken hinder eller förslag.
month-obstacles = Vad som hindrade från att gå till en aktivitet
month-obstacle = Hinder

area-title = Områdets kommuner sida vid sida { $period }
area-place = Kommun
area-counts = Antal
area-shares = Andelar
area-together = { $figure } sammanlagt { $sum }. I talet ingår de kommuner vars tal visas: { $told } / { $places }.
area-note-order = Kommunerna står i alfabetisk ordning. De rangordnas inte.
area-note-chance = I en liten kommun varierar andelen mycket redan av en slump. En skillnad inom gränserna säger ingenting. En skillnad utanför gränserna säger att det lönar sig att fråga vad den beror på.
area-note-hidden = Det som inte visas i kommunens egen rapport ingår inte heller i summorna.
area-legend = I bilden är varje punkt en kommun, och numret är detsamma som i tabellen. Den heldragna linjen är alla kommuners gemensamma andel. Slumpen ensam placerar 95 kommuner av hundra mellan de streckade linjerna och 998 av tusen mellan de prickade.
area-finding = Tillsammans { $share } ({ $n } / { $of }). Med är { $told } / { $places } kommuner.
area-too-few = För en jämförelse behövs minst två kommuner med minst tio personer.
area-axis = { $whole }, personer
area-limits = 95 %-gränser
area-by-chance = Slump
area-stand-within = inom gränserna
area-stand-outside-95 = utanför 95 %-gränsen
area-stand-outside-998 = utanför 99,8 %-gränsen
area-percent = Andel, %
area-from-95 = 95 %-gräns från
area-to-95 = 95 %-gräns till
area-from-998 = 99,8 %-gräns från
area-to-998 = 99,8 %-gräns till

unit-report-title = Vår enhets remisser { $period }
unit-report-other = En annan enhet: { $unit }
unit-report-own = Vad hände med remisserna?
unit-report-caption = Enhetens remisser, steg för steg
unit-report-sent = { $n ->
    [0] Det kom inga remisser från enheten.
    [one] 1 invånare fick en remiss från er enhet.
   *[other] { $n } invånare fick en remiss från er enhet.
}
unit-report-hidden = Remisserna är så få att antalet inte visas.
unit-report-steps = Vad som hände under perioden. Alla steg gäller inte samma människor: en del fick sin remiss före perioden.
unit-report-nobody = Om en enskild invånare får du veta något bara om hen har gett sitt tillstånd. Det står bland dina egna remisser.
unit-report-reasons = Varför gjordes remisser i hela kommunen?
unit-report-needs = De behov som nämndes oftast utan att en aktivitet hittades, i hela kommunen:
unit-report-needs-none = Behoven visas när perioden är hela halvår och de har nämnts tillräckligt ofta.
unit-practice = God praxis
unit-practice-1 = Fråga när du gör remissen när det passar att ringa och om man får lämna ett meddelande. Då nås invånaren snabbare.
unit-practice-2 = Skriv önskemålet med invånarens egna ord. Det är lättast att börja därifrån.
unit-practice-3 = Berätta för invånaren vem som ringer och när. Du kan skriva ut en minneslapp att ta med.
unit-practice-4 = Fråga invånaren om du får veta när stödet börjar och slutar. Invånaren bestämmer själv.

# Perioder som kommunen har gett ett namn.
named-title = Namngivna perioder
named-link = Namnge ett projekts period
named-lead = Ge projektet eller finansieringsperioden ett namn och dess månader. Då berättar rapporten också medelvärden och väntetider för perioden, inte bara antal.
named-when = Medelvärdena visas när periodens sista månad är slut.
named-apart = Av skillnaden mellan perioden och åren får man inte kunna räkna ut uppgifter om färre än tio människor. Därför kan något medelvärde utebli för den här perioden eller för det år som berättas senare.
named-stays = En namngiven period kan inte tas bort eller ändras. Ett tal som har berättats står kvar.
named-known = Namngivna perioder
named-do = Namnge perioden
named-municipality = Kommun
named-name = Periodens namn
named-name-hint = Till exempel projektets namn. Skriv inte någon människas namn.
named-period = Månader
named-period-hint = Första och sista månaden, till exempel 3/2025–8/2026
error-named-municipality-missing = Välj kommun.
error-named-name-missing = Skriv periodens namn.
error-named-name-somebody = Ta bort telefonnumret, e-postadressen eller personbeteckningen ur namnet.
error-named-period-wrong = Skriv den första och den sista månaden, till exempel 3/2025–8/2026.
error-named-period-known = Perioden med de här månaderna har redan ett namn. Öppna den i listan.
error-named-period-year = Ett kalenderår behöver inget namn. Årets rapport har medelvärden ändå.
done-period-named = Perioden har fått ett namn.
