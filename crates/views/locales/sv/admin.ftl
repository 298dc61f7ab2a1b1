menu-admin = Administration
menu-people = Användare
menu-units = Enheter
menu-municipality = Inställningar
menu-mail = E-post

at-choose = Välj kommun
admin-title = Administration
admin-lead = Här sköts användarna och kommunens inställningar. Invånarnas uppgifter syns inte här.
admin-warnings = { $n ->
    [0] I sin ordning
    [one] 1 sak behöver skötas
   *[other] { $n } saker behöver skötas
}
admin-warnings-none = Allt som behövs är inställt.
admin-mend = Rätta
admin-warn-coordinator = Kommunen har ingen koordinator. Remisserna blir liggande.
admin-warn-link-worker = Kommunen har ännu ingen { $lw }. Bjud in den första.
admin-warn-one-administrator = Det finns bara en administratör. Bjud in en till, så att konton kan återställas.
admin-warn-consent = Samtyckestexten saknas.
admin-warn-phone = Koordinatorns telefonnummer saknas. Invånarna vet inte vart de ska ringa.
admin-warn-protected = Kontaktpersonerna vid spärrmarkering saknas.
admin-warn-register = Den som ansvarar för registret saknas. Namnet visas på dataskyddssidan.
admin-warn-mail = E-post väntar eller har misslyckats.
admin-warn-pack-over = Licensen för ett textpaket har upphört eller filen är skadad. Mätarens frågor ställs inte.
admin-warn-pack-soon = Licensen för ett textpaket upphör snart. Ladda upp ett nytt i tid, annars ställs mätarens frågor inte längre.
admin-pages = Vad man kan göra här
admin-people = { $n ->
    [one] 1 användare
   *[other] { $n } användare
}
admin-invitations = { $n ->
    [0] inga öppna inbjudningar
    [one] 1 öppen inbjudan
   *[other] { $n } öppna inbjudningar
}
admin-units = { $n ->
    [one] 1 enhet
   *[other] { $n } enheter
}
admin-waiting = { $n ->
    [0] inga meddelanden väntar
    [one] 1 meddelande väntar
   *[other] { $n } meddelanden väntar
}

people-title = Användare
people-name = Namn
people-who = Vem
people-roles = Uppgifter
people-no-role = Ingen uppgift
people-state = Läge
people-active = I bruk
people-suspended = Spärrat
people-ended = Avslutat
people-print = Skriv ut brevet
people-cancel = Återkalla inbjudan
people-none = Det finns inga användare ännu.
people-list = Användare ({ $n })
people-list-caption = Användare som har en uppgift
people-former = Tidigare användare ({ $n })
people-former-caption = Användare vars uppgift har avslutats
people-invitations = Öppna inbjudningar ({ $n })
people-invitations-caption = Inbjudningar som inte har använts ännu

invite-title = Bjud in en användare
invite-role = Uppgift
invite-organisation = Organisation
invite-organisation-hint = Remittentens enhet syns i remissen.
invite-name = Namn
invite-name-hint = En inbjudan på papper behöver ett namn.
invite-way = Hur ges inbjudan?
way-mail = Med e-post
way-paper = På papper, personligen
invite-mail = E-postadress (om inbjudan skickas med e-post)
invite-mail-hint = Inbjudan fungerar i 14 dagar.
invite-send = Gör inbjudan
error-invite-role-missing = Välj uppgift.
error-organisation-missing = Välj organisation.
error-invite-name-missing = Skriv namnet. Det kommer på pappersinbjudan.
error-invite-way-missing = Välj hur inbjudan ges.
done-invited = Inbjudan är skickad.
done-invited-paper = Inbjudan är klar. Skriv ut den och ge den till personen.
done-invitation-cancelled = Inbjudan är återkallad.

cancel-invitation-title = Återkalla inbjudan
cancel-invitation-text = Länken i inbjudan slutar fungera genast.
cancel-invitation-send = Återkalla inbjudan

person-title = Användarens uppgifter
person-no-roles = Ingen uppgift i den här kommunen.
person-end-role = Avsluta
person-former = Avslutade uppgifter
person-account = Konto
person-own = Det här är ditt eget konto. Dina egna inställningar:
person-since = från { $from }
person-from-to = { $from }–{ $to }
give-role-title = Ge en uppgift
give-role-role = Uppgift
give-role-organisation = Organisation
give-role-send = Ge uppgiften
error-give-role-role-missing = Välj uppgift.
end-role-title = Avsluta uppgiften
end-role-text = Rättigheterna tar slut genast. Det som har antecknats finns kvar. Uppgiften kan ges på nytt.
end-role-send = Avsluta uppgiften
end-role-who = Vem
suspend-title = Spärra kontot
suspend-text = Användaren kan inte logga in, och alla hens apparater loggas ut. Spärren kan hävas.
suspend-send = Spärra kontot
lift-title = Häv spärren
lift-text = Användaren kan logga in igen med sitt eget lösenord.
lift-send = Häv spärren
drop-factor-title = Ta bort den andra identifieringen
drop-factor-text = Försäkra dig först på telefon eller ansikte mot ansikte om vem som ber om det. Användaren loggas ut och får ett meddelande om det. Nästa gång tar hen en ny identifiering i bruk.
drop-factor-send = Ta bort identifieringen
done-role-given = Uppgiften är given.
done-role-ended = Uppgiften är avslutad.
done-suspended = Kontot är spärrat.
done-lifted = Kontot är i bruk igen.
done-factor-dropped = Den andra identifieringen är borttagen.

letter-title = Inbjudan att bli användare
letter-text = Du har bjudits in som användare av tjänsten Rinnalla.
letter-1 = Öppna länken nedan. Du kan läsa av bilden med telefonens kamera.
letter-2 = Skriv dina uppgifter och välj ett lösenord.
letter-3 = Ta en autentiseringsapp i bruk när tjänsten ber om det.
letter-link = Länk:
letter-own = Länken är bara för dig och fungerar en gång. Ge den inte till andra.

units-title = Enheter
units-lead = En enhet skickar remisser. Genom en förening eller församling kan det komma en { $lw }.
units-kind = Slag
units-links = Länkar
unit-links = Anslutningslänkar
units-links-n = { $n ->
    [0] Inga länkar
    [one] 1 länk
   *[other] { $n } länkar
}
kind-county = Välfärdsområde
kind-municipality = Kommun
kind-unit = Enhet som skickar remisser
kind-hospital-point = Sjukhusets föreningspunkt
kind-association = Förening
kind-parish = Församling
new-unit-title = Lägg till en enhet
new-unit-text = En enhet som skickar remisser är till exempel en hälsostation eller en socialbyrå.
new-unit-kind = Slag
new-unit-name-fi = Namn på finska
new-unit-name-sv = Namn på svenska
new-unit-send = Lägg till
error-new-unit-kind-missing = Välj slag.
error-name-fi-missing = Skriv namnet på finska.
done-unit-added = Enheten är tillagd.
unit-links-text = Med en anslutningslänk blir enhetens anställda själva remittenter med sin arbetspost.
unit-links-none = Enheten har ingen anslutningslänk.
unit-link-domains = E-posten slutar: { $domains }
unit-link-until = Gäller till { $when }
unit-from-table = Kommunen kommer från kommuntabellen. Den kan inte tas ur bruk här.
new-link-title = Gör en anslutningslänk
new-link-text = Dela länken inom enheten, till exempel på intranätet. Bara e-postadresserna nedan duger.
new-link-domains = Slutet av arbetsposten
new-link-domains-hint = Till exempel kommun.fi. Du kan skriva flera, en på varje rad.
new-link-days = Hur många dagar fungerar länken?
new-link-days-hint = 1–366
new-link-send = Gör länken
error-domains-missing = Skriv slutet av e-postadressen, till exempel kommun.fi.
error-domain-format = Skriv sluten så här: kommun.fi, en på varje rad.
error-days-missing = Skriv hur många dagar länken fungerar.
error-days-number = Skriv ett antal dagar mellan 1 och 366.
done-link-made = Anslutningslänken är klar. Kopiera den och dela den i enheten.
end-link-title = Avsluta anslutningslänken
end-link-text = Ingen kan ansluta sig med länken längre. De som redan har anslutit sig fortsätter.
end-link-send = Avsluta länken
done-link-ended = Anslutningslänken är avslutad.
end-unit-title = Ta enheten ur bruk
end-unit-text = Anslutningslänkar och öppna inbjudningar slutar fungera. Personernas uppgifter fortsätter tills du avslutar dem.
end-unit-send = Ta ur bruk
done-unit-ended = Enheten är tagen ur bruk.

settings-title = Kommunens inställningar
settings-contact = Kontaktuppgifter
settings-phone = Koordinatorns telefon
settings-phone-hint = Visas på varje sida.
settings-phone-hours = När svarar man i telefonen?
settings-phone-hours-hint = Till exempel må–fr kl. 9–15
settings-postal-address = Postadress
settings-postal-address-hint = Visas på blanketter och i brev.
settings-emergency-duty-phone = Socialjourens telefon
settings-emergency-duty-phone-hint = Visas på sidan Hjälp genast.
settings-protected-contact = Vem kontaktar man vid spärrmarkering?
settings-protected-contact-hint = Namngivna personer och deras telefonnummer. Visas för remittenten när invånaren har spärrmarkering.
settings-words = Ord och målgrupp
settings-term = Vad kallas den som går bredvid?
term-link-person = linkkihenkilö
term-courier = hyvinvointilähetti
term-coach = hyvinvointivalmentaja
settings-serves = För vem är stödet?
settings-serves-hint = Till exempel för alla kommuninvånare över 18 år.
settings-emphasis = Vad betonas nu?
settings-emphasis-hint = Visas på framsidan.
settings-register = Registret
settings-legal-basis = På vilken grund för kommunen registret?
legal-basis-short-public-task = Uppgift av allmänt intresse (artikel 6.1 e)
legal-basis-short-legal-obligation = Rättslig förpliktelse (artikel 6.1 c)
legal-basis-short-consent = Samtycke (artikel 6.1 a)
settings-data-protection-contact = Vem ansvarar för registret?
settings-data-protection-contact-hint = Namn eller uppgift och telefon. Visas på dataskyddssidan.
settings-least-shown = Det minsta antal som visas i rapporterna
error-least-shown-number = Skriv ett tal mellan 3 och 50. Vanligen är det 5, och det kan inte vara mindre än 3.
error-least-shown-missing = Skriv ett tal mellan 3 och 50. Vanligen är det 5, och det kan inte vara mindre än 3.
settings-deadlines = Tidsfrister
settings-deadlines-text = Tidsfristerna styr påminnelserna. En ändring gäller nya frister, inte sådana som redan löper.
settings-opening-working-days = Remissen öppnas (vardagar)
settings-first-contact-working-days = Invånaren kontaktas (vardagar)
settings-tries = Hur många försök innan man får anteckna att invånaren inte nåddes?
settings-naming-days = Någon att gå bredvid hittas (dagar)
settings-answer-working-days = Förfrågan besvaras (vardagar)
settings-first-visit-days = Första mötet hålls (dagar efter utnämningen)
settings-first-warning-days = Första påminnelsen innan stödet tar slut (dagar)
settings-second-warning-days = Andra påminnelsen innan stödet tar slut (dagar)
settings-reopen-days = Avslutat stöd kan öppnas på nytt (dagar)
settings-follow-up-months = Uppföljningssamtal efter avslutet (månader)
error-second-warning-days-later = Den andra påminnelsen måste komma efter den första. Skriv ett mindre antal dagar.
error-settings-term-missing = Välj ordet.
error-settings-legal-basis-missing = Välj grunden.
done-settings-saved = Inställningarna är sparade.

consent-text-title = Samtyckestext
consent-text-lead = Den här läses för invånaren innan hen samtycker. En gammal version ändras inte: om varje samtycke vet man vad invånaren fick höra.
consent-text-version = Version { $version }
consent-text-made = Gjord { $when }
consent-text-former = Tidigare versioner
consent-text-none = Det finns ingen samtyckestext ännu. Gör den första versionen.
new-consent-title = Gör en ny version
new-consent-text = Det här blir version { $version }. Den gäller genast när du sparar den.
new-consent-advice = Skriv lätt språk: vilka uppgifter som skickas, till vem, varför och hur samtycket kan återkallas.
new-consent-send = Spara den nya versionen
error-text-fi-missing = Skriv texten på finska.
error-text-sv-missing = Skriv texten på svenska. Den förra versionen finns också på svenska.
error-text-en-missing = Skriv texten på engelska. Den förra versionen finns också på engelska.
error-text-se-missing = Skriv texten på nordsamiska. Den förra versionen finns också på nordsamiska.
done-consent-added = Den nya samtyckestexten gäller nu.

mail-state-title = E-post
mail-state-lead = De senaste meddelandena. I meddelandena finns inga namn och ingenting om ärenden, och mottagarna visas inte här.
mail-state-none = Inga meddelanden har skickats ännu.
mail-state-caption = De senaste meddelandena, nyast först
mail-state-which = Meddelande
mail-state-made = Gjort
mail-state-outcome = Läge
mail-state-error = Fel
mail-state-tries = Försök: { $n }.
mail-kind-new-task = En ny uppgift väntar
mail-kind-late-task = En uppgift är försenad
mail-kind-question = En fråga till en { $lw }
mail-kind-your-task = En ändring i den egna uppgiften
mail-kind-news = Nytt till remittenten
mail-kind-invitation = Inbjudan
mail-kind-confirm-address = Bekräfta adressen
mail-kind-reset-password = Nytt lösenord
mail-kind-second-factor-removed = Andra identifieringen borttagen
mail-kind-still-true = Kontroll av uppgifter hos arrangören
mail-kind-registration = Anmälan till en utbildning
mail-kind-place-given = En plats blev ledig i en utbildning
mail-kind-course-cancelled = Utbildningen inställd
mail-kind-refresher-due = Påminnelse om repetitionsutbildning
mail-kind-password-changed = Lösenordet bytt
mail-kind-message = Länk till en invånare
mail-kind-test = Testmeddelande
delivery-waiting = Väntar
delivery-sent = Skickat
delivery-held = Inte skickat
delivery-failed = Misslyckades
mail-test-title = Pröva att skicka
mail-test-text = Testmeddelandet skickas till din egen adress. Uppdatera sidan om en stund: meddelandets läge syns i listan.
mail-test-send = Skicka testmeddelandet
done-mail-tested = Testmeddelandet är i kö.

table-title = Kommuntabell
table-lead = { $n ->
    [one] Tabellen har 1 kommun.
   *[other] Tabellen har { $n } kommuner.
}
table-show = Visa tabellen
table-code = Kod
table-in = Var
table-merged = Gick samman med
table-load = Ladda en nyare tabell
table-load-text = Klistra in en tabell där kolumnerna skiljs åt med tabulator. På den första raden står kolumnernas namn: { $columns }. Tabellen tas i bruk hel eller inte alls.
table-table = Tabell
table-send = Ladda tabellen
error-table-missing = Klistra in tabellen här.
table-bad = { $n ->
    [one] Rätta 1 rad. Ingenting laddades.
   *[other] Rätta { $n } rader. Ingenting laddades.
}
table-line = Rad { $line }:
table-fault-header = På den första raden står inte rätt kolumnnamn i rätt ordning.
table-fault-no-lines = Under rubrikraden finns inte en enda kommun.
table-fault-columns = Raden har { $n } kolumner. Den ska ha nio.
table-fault-code = Kommunens kod ska ha tre siffror.
table-fault-same-code = Samma kod finns redan på rad { $n }.
table-fault-no-name = Kolumnen { $column } är tom.
table-fault-county = Ett sådant välfärdsområde finns inte.
table-fault-date = Skriv en dag i kolumnen { $column } så här: 2023-01-01.
table-fault-ends = Den sista dagen är före den första.
table-fault-successor = Kommunen som den här gick samman med finns inte i tabellen.
table-fault-merged = En kommun som har gått samman ska ha en sista dag.
table-fault-homeland = I kolumnen homeland ska det stå 0 eller 1.
done-table-loaded = Tabellen är laddad.
done-table-loaded-partly = Tabellen är laddad. Raderna för andra kommuner som använder tjänsten lämnades oförändrade: deras egna administratörer laddar dem.

rule-second-person-needed = Det här kan du inte göra med ditt eget konto. Be en annan administratör. Om du är den enda, bjud först in en till.
rule-last-administrator = Hen är kommunens enda administratör. Ge först uppgiften till någon annan.
rule-already-set-up = Kommunen har redan en administratör.
rule-consent-text-missing = Texten saknar ett språk som finns i den version som gäller. Skriv texten också på det språket.
rule-from-the-table = Kommuner och välfärdsområden kommer från kommuntabellen. De läggs inte till och avslutas inte här.
rule-not-a-referring-unit = En anslutningslänk kan göras bara för en enhet som skickar remisser.
rule-bad-table = Tabellen har fel. Ingenting laddades.
letter-qr = Länken i inbjudan som QR-kod
end-link-until = Gäller till

villages-title = Var byarna ligger
villages-lead = Med hjälp av lägena berättar tjänsten hur långt från invånarens by var och en rör sig. Avståndet är fågelvägen, och det är bara en grund bland andra.
villages-list = Byar
villages-list-hint = En by per rad: namn; grader nord; grader öst. Till exempel: Vuotso; 68,11; 27,17. Graderna ser du i en karttjänst.
error-villages-list-format = Kontrollera byarna. Skriv på varje rad ett namn och två gradtal åtskilda med semikolon, till exempel Vuotso; 68,11; 27,17.
done-villages-saved = Byarna har sparats.
