feedback-title = Respons på stödet
feedback-step = Fråga { $n }/{ $of }
feedback-lead = Svara med egna ord och i egen takt. Frågorna är få. Du kan hoppa över en fråga som du inte vill svara på.
feedback-quiet = Dina svar påverkar inte den hjälp du får.
feedback-next = Fortsätt
feedback-send = Skicka svaren
feedback-before = Föregående fråga
feedback-resident-heard = Lyssnade man på dig?
feedback-resident-helped = Hade du nytta av stödet?
feedback-resident-words = Vad vill du säga?
feedback-resident-words-hint = Koordinatorn läser det här. Om du är i nöd, se Hjälp genast. Svaren läses inte dygnet runt.
feedback-resident-named = Får koordinatorn veta att svaren är dina?
feedback-resident-for-worker = Får din { $lw } se dina svar?
feedback-named-yes = Ja
feedback-named-no = Nej, jag svarar utan namn
feedback-for-worker-yes = Ja
feedback-for-worker-no = Nej
feedback-unnamed-hint = Utan namn sparar vi inte vem som svarade eller vilken dag. Koordinatorn ser texten först när minst fem personer har svarat utan namn.
error-feedback-resident-named-missing = Välj om koordinatorn får veta att svaren är dina.
error-feedback-resident-for-worker-missing = Välj om dina svar får visas.
error-feedback-resident-heard-no-answers = Svara på minst en fråga eller skriv något.
feedback-thanks-title = Tack för din respons
feedback-thanks-text = Ditt svar har sparats. Du kan stänga sidan.
feedback-over-title = Länken fungerar inte längre
feedback-over-text = Länken har redan använts eller har gått ut. Om du ännu vill säga något, ring oss.
feedback-code-title = Respons på stödet
feedback-code-lead = Skriv koden som du fick i brevet.
feedback-code-code = Kod
feedback-code-code-hint = Koden har 12 tecken. Små bokstäver och mellanslag går bra.
feedback-code-send = Fortsätt
error-feedback-code-code-missing = Skriv koden.
error-feedback-code-code-unknown = Koden ledde ingenstans. Kontrollera koden i brevet. Den fungerar en gång och i 60 dagar.

feedback-staff-title = Hur har det gått?
feedback-staff-lead = Några frågor, så att arbetet kan bli bättre. Ditt namn sparas inte med svaren. Vi sparar bara i vilken månad du svarade.
feedback-staff-few = Om ni är bara några få kan läsaren ändå gissa vem som svarade.
feedback-staff-lately = Tack, du har svarat nyligen. Vi frågar igen senare.
feedback-staff-link = Berätta hur det har gått
done-feedback-sent = Tack. Ditt svar har sparats.
feedback-referrer-easy = Var det lätt att göra remissen?
feedback-referrer-told = Fick du veta tillräckligt om hur ärendet gick vidare?
feedback-referrer-again = Skulle du göra en remiss på nytt?
feedback-referrer-words = Vad skulle du ändra?
feedback-referrer-words-hint = Skriv inget om invånare som gör att de kan kännas igen. Koordinatorn läser det här.
feedback-link-worker-supported = Fick du själv tillräckligt med stöd?
feedback-link-worker-time = Räckte tiden till?
feedback-link-worker-words = Vad var svårt?
feedback-link-worker-words-hint = Skriv inget om invånare som gör att de kan kännas igen. Koordinatorn läser det här.
feedback-organiser-arrived = Kom det människor?
feedback-organiser-ahead = Fick ni i förväg veta tillräckligt om dem som skulle komma?
feedback-organiser-room = Har ni plats för fler?
feedback-organiser-words = Vad vill ni säga?
feedback-organiser-words-hint = Skriv inget om människor som gör att de kan kännas igen. Koordinatorn läser det här.
answer-partly-yes = Ja
answer-partly-little = Delvis
answer-partly-no = Nej
answer-partly-unsure = Vet inte
error-feedback-staff-no-answers = Svara på minst en fråga eller skriv något.
rule-feedback-lately = Du har svarat nyligen. Vi frågar igen senare.

feedback-said-title = Respons
feedback-said-lead = Här står det som människor har sagt med egna ord. Texterna är bara för koordinatorn. De räknas inte, söks inte och går inte till rapporter, och de raderas efter ett år.
feedback-said-unnamed = Respons utan namn öppnas tillsammans när det finns minst fem.
feedback-said-none = Det finns ingen respons att läsa.
feedback-said-waiting = Att läsa
feedback-said-handled = Behandlade
feedback-said-case = Invånaren gav respons med sitt namn. Läs den i stödperioden { $number }.
feedback-said-handle = Märk som behandlad
feedback-said-handled-on = Behandlad { $day }
feedback-said-deleted = Raderas { $day }
feedback-said-today = Respons som människor har gett
said-by-resident = Invånare
said-by-referrer = Remittent
said-by-link-worker = { $lw-cap }
said-by-organiser = Arrangör
done-feedback-handled = Märkt som behandlad.

closing-feedback-later = Jag svarar senare själv
closing-feedback-later-hint = Du får en kod i ett brev och svarar hemma. Brevet skickas bara om det är tillåtet att skicka brev.
error-closing-feedback-later-both = Du har gett svar eller valt att invånaren inte vill svara, och dessutom att invånaren svarar senare. Lämna ett av dem.
closing-feedback-by-link = Invånaren har svarat själv. Svaren kan inte ändras här.
letter-ending-feedback = Berätta vad du tycker
letter-ending-feedback-text = Du kan svara på några frågor om stödet, också utan ditt namn. Öppna adressen { $address } på webben och skriv koden { $code }. Koden fungerar till { $day }. Du kan också svara genom att ringa oss.
letter-ending-feedback-camera = Du kan också öppna frågorna med telefonens kamera.
feedback-what-link = Fick du en kod i ett brev? Ge respons
letter-ending-feedback-sample = XXXX-XXXX-XXXX
look-feedback = Gav respons

mail-ask-referrer-subject = Hur har det gått?
mail-ask-referrer-body =
    Vi vill lära oss av det som fungerar och det som inte gör det. Några frågor, ungefär en minut:
    { $link }
mail-ask-referrer-after = Det är frivilligt att svara. Ditt namn sparas inte med svaren.
mail-ask-link-worker-subject = Hur har det gått?
mail-ask-link-worker-body =
    Vi vill veta hur det har gått för dig och om du fick tillräckligt med stöd. Några frågor, ungefär en minut:
    { $link }
mail-ask-link-worker-after = Det är frivilligt att svara. Ditt namn sparas inte med svaren.
mail-ask-organiser-subject = Hur har det gått?
mail-ask-organiser-body =
    Människor har hänvisats till er verksamhet. Berätta hur det har gått. Några frågor, ungefär en minut:
    { $link }
mail-ask-organiser-after = Det är frivilligt att svara. Ert namn sparas inte med svaren.
mail-kind-ask-referrer = Begäran om respons av remittenten
mail-kind-ask-link-worker = Begäran om respons av en { $lw }
mail-kind-ask-organiser = Begäran om respons av arrangören
