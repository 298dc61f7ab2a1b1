letters-title = Brev
letters-none = Inga brev väntar på utskrift.
letters-waiting = { $n ->
    [one] 1 brev väntar på utskrift.
   *[other] { $n } brev väntar på utskrift.
}
letters-caption = Brev, det äldsta först
letters-which = Brev
letters-made = Kom till listan
letters-who = Brev skickas bara till invånare som har gett lov att skicka brev hem.
letter-receipt = Remissen har kommit
letter-not-reached = Vi fick inte kontakt
letter-visit = Första mötet
letter-ending = Stödet har avslutats
letter-confirm-title = Skriv ut brevet
letter-receiver = Mottagare
letter-language = Brevets språk
letter-read = Läs brevet
letter-print = Skriv ut brevet
letter-print-hint = Brevet öppnas för utskrift. Sedan försvinner det från listan över väntande brev.
letter-printed-before = Brevet skrevs ut { $when }. Du kan skriva ut det på nytt.
letter-no-address = Invånarens postadress saknas. Fråga efter adressen innan du skickar brevet.

letter-questions = Har du frågor? Ring oss.
letter-phone = { $phone }
letter-phone-hours = { $phone }, { $hours }
letter-interpreter = Behöver du tolk? Berätta det för oss, så ordnar vi en tolk. Det kostar dig ingenting.
letter-greeting = Hälsningar
letter-coordinator = koordinator

letter-title-receipt = Din remiss har kommit
letter-receipt-call = Vi ringer dig senast: { $day }.
letter-receipt-call-soon = Vi ringer dig snart.
letter-receipt-what = När vi ringer frågar vi vad du önskar. Sedan söker vi en människa som passar dig, en { $lw }. Hen lyssnar på dig och hjälper dig att hitta något du tycker om att göra.
letter-receipt-you-decide = Du bestämmer om vi fortsätter. Du kan ändra dig när som helst.
letter-receipt-free = Stödet kostar dig ingenting.

letter-title-not-reached = Vi fick inte tag på dig
letter-not-reached-lead = Vi försökte ringa dig. Det gäller en välfärdsremiss.
letter-not-reached-call-us = Ring oss när det passar dig. Berätta samtidigt när vi får ringa dig.
letter-not-reached-somebody = En närstående kan också ringa för dig.
letter-not-reached-no = Om du inte vill ha stöd nu kan du säga det. Du behöver inte berätta varför.

letter-title-visit = Vi träffas snart
letter-visit-lead = Vi har kommit överens om ett möte med dig.
letter-visit-when = När
letter-visit-where = Var
letter-visit-who = Vem kommer
letter-visit-worker = { $lw-cap }: { $name }
letter-visit-coordinator = Koordinator: { $name }
letter-visit-what = Vi lär känna varandra och talar om vad du önskar. Du behöver inte förbereda dig. Du får be en närstående att komma med.
letter-visit-change = Om tiden eller platsen inte passar, ring oss. Då kommer vi överens om en ny.

letter-title-ending = Din stödperiod har avslutats
letter-ending-goals = Det här önskade du
letter-ending-continues = Det här fortsätter
letter-ending-nothing-continues = Vi hittade ännu inte något som fortsätter. Ring oss när du vill söka vidare.
letter-ending-follow-up = Vi ringer dig en gång till längre fram och frågar hur du har det. Du kan ta tillbaka ditt lov när som helst.
letter-ending-thanks = Tack för den här tiden tillsammans.

memo-title = Minneslapp
memo-lead = Någon ringer dig.
memo-who = Vem ringer
memo-coordinator = Koordinatorn, { $municipality }
memo-by = Senast
memo-soon = Snart
memo-phone = Du kan ringa själv
memo-you-decide = Du bestämmer om vi fortsätter. Du kan ändra dig när som helst.
memo-own-code = Du får en länk till frågor om hur du mår per e-post. Koden till frågorna är { $code }.
memo-notes = Vad vill du fråga?

blank-title = Välfärdsremiss
blank-return = Returnera till: { $address }. Ifylld innehåller den personuppgifter.
blank-birth-date = Födelsedatum (ingen personbeteckning)
blank-address = By och postadress
blank-interpreter = Tolk behövs
blank-letter = Brev får skickas hem
blank-consent = Invånaren samtycker till att uppgifterna skickas till kommunens koordinator.
blank-resident-signs = Invånarens underskrift, om samtycket är skriftligt
blank-sender = Avsändare: namn, yrke, arbetsplats, telefon
blank-consent-title = Samtycke
