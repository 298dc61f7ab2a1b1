mail-hello = Hej,
mail-end = Svara inte på det här meddelandet. Har du frågor? Ring { $phone }.
mail-end-plain = Svara inte på det här meddelandet.

mail-new-task-subject = En ny uppgift väntar
mail-new-task-body =
    Det finns en ny uppgift till dig. Logga in och öppna den:
    { $link }
mail-new-task-by = Svara senast { $day }.
mail-new-task-after = Det här meddelandet innehåller inga personuppgifter.

mail-late-task-subject = En uppgift behöver dig nu
mail-late-task-body =
    En uppgift väntar på dig. Tidsfristen har gått ut eller läget har ändrats. Logga in och titta:
    { $link }
mail-late-task-after = Det här meddelandet innehåller inga personuppgifter.

mail-question-subject = Det finns en fråga till dig
mail-question-body =
    Du har fått en ny förfrågan. Läs den och svara:
    { $link }

    Du kan svara ja eller nej. Du behöver inte berätta varför.
mail-question-by = Vi önskar ditt svar senast { $day }.
mail-question-after = Om du inte hinner eller orkar just nu är det också ett helt bra svar.

mail-your-task-subject = Din uppgift har gått framåt
mail-your-task-body =
    Det finns något nytt i din uppgift. Logga in och titta:
    { $link }
mail-your-task-after = Det här meddelandet innehåller inga personuppgifter.

mail-news-subject = Ditt ärende har gått framåt
mail-news-body =
    Det finns ny information till dig i tjänsten. Logga in och titta:
    { $link }
mail-news-after = Du ser det som du har fått lov att se.

mail-invitation-subject = Inbjudan till tjänsten
mail-invitation-body =
    Du är inbjuden att använda tjänsten. Ta ditt konto i bruk:
    { $link }
mail-invitation-after = Länken fungerar i 14 dagar och bara en gång. Om du inte väntade dig en inbjudan kan du radera meddelandet.

mail-confirm-address-subject = Bekräfta din e-postadress
mail-confirm-address-body =
    Ett konto i tjänsten har skapats med den här adressen. Bekräfta att adressen är din:
    { $link }
mail-confirm-address-after = Länken fungerar i tre dagar. Om du inte har skapat ett konto kan du radera meddelandet.

mail-reset-password-subject = Nytt lösenord
mail-reset-password-body =
    Du bad om ett nytt lösenord. Välj det här:
    { $link }
mail-reset-password-after = Länken fungerar i en timme och bara en gång. Om du inte bad om ett nytt lösenord kan du radera meddelandet. Ditt gamla lösenord fungerar då som förut.

mail-second-factor-removed-subject = Ditt andra inloggningssteg har tagits bort
mail-second-factor-removed-body =
    Det andra inloggningssteget för ditt konto har tagits bort. Logga in med ditt lösenord och ta i bruk ett nytt:
    { $link }
mail-second-factor-removed-after = Om du inte bad om det här, ring oss genast.

mail-password-changed-subject = Ditt lösenord har bytts
mail-password-changed-body = Lösenordet för ditt konto har just bytts. Om du själv bytte det behöver du inte göra någonting.
mail-password-changed-after = Om du inte själv bytte lösenordet, ring oss genast.

mail-test-subject = Testmeddelande
mail-test-body = Det här är ett testmeddelande. Det visar att tjänstens e-post fungerar.
mail-test-after = Du behöver inte göra någonting.

mail-still-true-subject = Stämmer uppgifterna?
mail-still-true-body =
    I vår tjänst finns uppgifter om er verksamhet. Kontrollera uppgifterna:
    { $link }
mail-still-true-after = Om ingenting har ändrats räcker det med ett tryck. Om verksamheten har upphört kan ni berätta det på samma sida. Om vi inte får något svar märker vi uppgifterna med ”Uppgifterna har inte kontrollerats”.

mail-message-subject = Du har ett meddelande
mail-message-body =
    Du har ett meddelande. Öppna det här:
    { $link }
mail-message-until = Länken fungerar till { $when }.
mail-message-after = Du behöver koden som du har fått på papper eller per telefon. Om koden är borta eller om du hellre sköter saken per telefon, ring oss. Om meddelandet inte är till dig, radera det.

mail-registration-subject = Din anmälan är sparad
mail-registration-body =
    Din anmälan är sparad. Tid, plats och anvisningar:
    { $link }
mail-registration-after = På samma sida kan du avboka din plats, så att den blir ledig för någon annan. Om du inte har anmält dig, avboka anmälan eller radera meddelandet.

mail-place-given-subject = En plats blev ledig för dig
mail-place-given-body =
    Du stod i kö, och en plats blev ledig för dig. Tid, plats och anvisningar:
    { $link }
mail-place-given-after = Om du inte kan komma, avboka platsen på samma sida. Då blir den ledig för någon annan.

mail-refresher-due-subject = Ditt intyg går snart ut
mail-refresher-due-body =
    Ett av dina intyg går ut inom två månader. Se din situation:
    { $link }
mail-refresher-due-after = På samma sida ser du kommande utbildningar.

mail-course-cancelled-subject = Utbildningen är inställd
mail-course-cancelled-body =
    Utbildningen som du har anmält dig till är inställd. Läs mer:
    { $link }
mail-course-cancelled-after = Du kan anmäla dig till en annan utbildning på tjänstens sida.
