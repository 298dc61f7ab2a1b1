menu-mine = Mina stödperioder
menu-profile = Min profil

mine-title = Hej { $name }
mine-empty = Du har inga stödperioder just nu. När koordinatorn frågar dig ser du förfrågan här.
mine-next = Härnäst
mine-write = Anteckna ett möte
mine-write-first = Anteckna första mötet
mine-requests = Förfrågningar ({ $n })
mine-request-open = Läs och svara senast { $day }
mine-people = Mina stödperioder ({ $n })
mine-weeks = { $n ->
    [one] 1 vecka kvar
   *[other] { $n } veckor kvar
}
mine-ends = Avslutas { $day }
mine-step-named = Kom överens om det första mötet.
mine-step-first-visit = Första mötet { $when }
mine-step-first-visit-arranged = Det första mötet är avtalat.
mine-step-first-visit-held = Gör ett avtal.
mine-step-agreement-drafted = Avtalet väntar på underskrifter.
mine-step-underway = Stödet pågår.
mine-step-paused = Stödet har paus.
mine-step-closing = Stödet håller på att avslutas.
mine-you = Hur orkar du?
mine-you-text = Du kan be om stöd när som helst. Du behöver inte berätta orsaken i detalj.
mine-support-which = Be koordinatorn om stöd
mine-support = Be om stöd: { $name }
mine-call = Ring koordinatorn:

answer-request-title = Du har fått en förfrågan
answer-request-lead = Skulle en ny stödperiod passa dig? Du ser namn och kontaktuppgifter först när invånaren har godkänt dig.
answer-request-message = Koordinatorn skriver
answer-request-about = Vem handlar det om?
answer-request-village = By
answer-request-language = Språk
answer-request-age = Ålder
answer-request-reasons = Varför önskas stöd?
answer-request-wishes = Vad önskar invånaren av dig?
answer-request-by = Svara senast { $day }.
answer-request-no-reason = Du behöver inte ange någon orsak.
answer-request-yes = Jag tar emot
answer-request-no = Jag kan inte nu
answer-request-said-yes = Du svarade ja. Nu frågar koordinatorn invånaren. Du får ett meddelande när invånaren har svarat.
error-answer-request-answer-missing = Välj Jag tar emot eller Jag kan inte nu.
age-band-18-29 = 18–29 år
age-band-30-39 = 30–39 år
age-band-40-49 = 40–49 år
age-band-50-59 = 50–59 år
age-band-60-69 = 60–69 år
age-band-70-79 = 70–79 år
age-band-80 = 80 år eller mer
done-answered-yes = Tack för svaret. Nu frågar koordinatorn invånaren.
done-answered-no = Tack för svaret. Koordinatorn frågar någon annan.
