closing-title = Avsluta stödet
closing-lead = Gör de här delarna tillsammans. Ni väljer själva i vilken ordning, och ni kan ta paus när som helst.
closing-done = Klart
closing-begun = Påbörjat
closing-todo = Inte påbörjat
closing-part-goals = Målen: var är vi nu?
closing-part-continues = Vad fortsätter efter stödet?
closing-part-measurement = Sista mätningen (invånaren svarar)
closing-part-feedback = Invånarens respons
closing-part-release = Vad får den som skickade remissen veta?
closing-part-summary = Sammanfattning
closing-what-happens = När stödperioden avslutas ser { $lw-all } inte längre invånarens uppgifter.
closing-reopen = { $n ->
    [0] Stödperioden kan inte öppnas på nytt.
    [one] Koordinatorn kan öppna stödperioden på nytt i 1 dag.
   *[other] Koordinatorn kan öppna stödperioden på nytt i { $n } dagar.
}
closing-send = Avsluta stödperioden
closing-over = Stödperioden är avslutad.
closing-told-continues = Vad som fortsätter efter stödet
closing-told-reason = Varför stödet avslutades
closing-too-early = Stödet har inte börjat ännu, så det behövs inget avslutande samtal.
closing-early-link = Avsluta utan avslutande samtal
done-closing-saved = Sparat.
done-closed = Stödperioden är avslutad.

closing-goals-title = Målen: var är vi nu?
closing-goals-lead = Invånaren bedömer själv. Läs målet högt och fråga.
closing-goals-settled = Stödperioden har inga mål att bedöma. Du kan gå vidare till nästa del.
closing-goals-goal = Mål { $n }
closing-goals-start = I början { $n }/10
closing-goals-now = Var är vi nu?
closing-goals-now-hint = 0 = inte alls, 10 = så som du önskade
closing-goals-status = Hur gick det med målet?
goal-status-met = Uppfylldes
goal-status-partly = Uppfylldes delvis
goal-status-not-met = Uppfylldes inte
error-now-1-missing = Välj var ni är nu (mål 1).
error-now-2-missing = Välj var ni är nu (mål 2).
error-now-3-missing = Välj var ni är nu (mål 3).
error-status-1-missing = Välj hur det gick med mål 1.
error-status-2-missing = Välj hur det gick med mål 2.
error-status-3-missing = Välj hur det gick med mål 3.

closing-continues-title = Vad fortsätter efter stödet?
closing-continues-lead = Ett stöd som slutar väl lämnar något att återvända till.
closing-continues-settled = Den här delen är klar.
closing-continues-continues = Vart går invånaren, och vem tar emot där?
closing-continues-continues-hint = Till exempel: kören på tisdagar, en vän hämtar.
closing-continues-nothing = Inget ännu
error-continues-missing = Skriv vad som fortsätter. Om inget fortsätter, välj Inget ännu.
error-continues-both = Du skrev vad som fortsätter och valde Inget ännu. Ta bort det ena.

closing-measurement-title = Sista mätningen
closing-measurement-lead = Invånaren svarar själv. Läs frågan ord för ord om hen ber om det. Föreslå inget svar.
closing-measurement-settled = Den sista mätningen gjordes { $day }.
closing-measurement-refused = Invånaren vill inte svara
error-closing-measurement-satisfaction-no-answers = Markera minst ett svar. Om invånaren inte vill svara, välj det i slutet av sidan.
error-closing-measurement-refused-both = Du markerade svar och valde att invånaren inte vill svara. Ta bort det ena.

closing-feedback-title = Invånarens respons
closing-feedback-lead = Invånaren svarar själv. Låt hen svara i lugn och ro, eller ring koordinatorn tillsammans.
closing-feedback-settled = Invånaren har gett respons. Hen vill inte att { $lw-all } ser den.
closing-feedback-heard = Lyssnade vi på dig?
closing-feedback-helped = Hade du nytta av stödet?
closing-feedback-words = Vad vill du säga?
closing-feedback-for-worker = Min { $lw } får se mina svar
closing-feedback-for-worker-hint = Annars ser bara koordinatorn dina svar.
closing-feedback-refused = Jag vill inte svara
answer-word-yes = Ja
answer-word-little = Lite
answer-word-no = Nej
answer-word-unsure = Jag vet inte
error-heard-no-answers = Välj svar på minst en fråga. Om invånaren inte vill svara, välj det i slutet av sidan.
error-closing-feedback-refused-both = Du markerade svar och valde att invånaren inte vill svara. Ta bort det ena.

closing-release-title = Vad får den som skickade remissen veta?
closing-release-lead = Invånaren bestämmer. Läs alternativen och visa vad den som skickade remissen ser.
closing-release-settled = Den här delen är klar.
closing-release-before = När remissen skrevs gav invånaren lov att berätta: { $what }. Nu kan hen ändra sig.
closing-release-nothing-before = Invånaren har inte gett lov att berätta någonting för den som skickade remissen.
closing-release-no-referrer = Den som skickade remissen har inget konto och ser ingenting i tjänsten.
closing-release-release = Vad får hen veta?
release-nothing = Ingenting
release-ended = Bara att stödet har avslutats
release-summary = Också en kort sammanfattning
closing-release-preview = Det här ser den som skickade remissen
closing-release-no-summary = Sammanfattningen är inte skriven ännu.
error-release-missing = Välj vad den som skickade remissen får veta.

closing-summary-title = Sammanfattning
closing-summary-lead = Skriv tillsammans. Invånaren kan läsa det här.
closing-summary-settled = Den här delen är klar.
closing-summary-reason = Varför avslutas stödet?
closing-summary-reason-note = Närmare
closing-summary-summary = Kort sammanfattning
closing-summary-summary-hint = Några meningar: vad ni gjorde och vad som ändrades. Skriv inte om sjukdomar eller om andra människor.
closing-summary-residents-words = Invånarens egna ord
closing-summary-residents-words-hint = Vad säger hen själv om den här tiden?
closing-summary-follow-up = { $n ->
    [one] Invånaren får ringas upp om en månad
   *[other] Invånaren får ringas upp om { $n } månader
}
closing-summary-follow-up-hint = Fråga invånaren: får vi ringa och fråga hur du har det?
closing-summary-died = Om invånaren har dött, berätta det för koordinatorn. Hen avslutar stödperioden på en annan sida.
closing-reason-time-over = Den avtalade tiden gick ut
closing-reason-goals-reached = Målen uppfylldes
closing-reason-residents-wish = Invånaren ville sluta
closing-reason-moved = Invånaren flyttade
closing-reason-other-service = Annan hjälp behövs
closing-reason-not-reached = Vi fick inte kontakt med invånaren
closing-reason-died = Invånaren dog
closing-reason-other = Annat
error-closing-summary-reason-missing = Välj varför stödet avslutas.
error-summary-missing = Skriv en kort sammanfattning.

close-early-title = Avsluta utan avslutande samtal
close-early-lead = Använd den här sidan när det inte går att ha ett avslutande samtal. Avsluta annars stödet tillsammans med invånaren.
close-before-title = Avbryt innan stödet börjar
close-before-lead = Stödet har inte börjat ännu. Anteckna varför ärendet avslutas här.
close-early-reason = Varför avslutas stödperioden?
close-early-died = Om invånaren har dött upphör alla meddelanden, brev och påminnelser genast.
close-early-note = Vad hände?
close-early-note-hint = Skriv kort. Skriv inte om sjukdomar.
close-early-send = Avsluta stödperioden
error-close-early-reason-missing = Välj varför stödperioden avslutas.
error-close-early-note-missing = Skriv kort vad som hände.
done-closed-early = Stödperioden är avslutad.

follow-up-title = Kontakt efter stödet
follow-up-lead = Ring och fråga hur invånaren har det. Berätta först att hen själv har gett lov till samtalet.
follow-up-continued = Det här skulle fortsätta
follow-up-nothing-continued = Vid avslutet fortsatte inget ännu.
follow-up-contact = Öppna stödperioden och kontaktuppgifterna
follow-up-not-ended = { $n ->
    [one] Stödet pågår ännu. Här antecknas kontakten en månad efter stödet.
   *[other] Stödet pågår ännu. Här antecknas kontakten { $n } månader efter stödet.
}
follow-up-not-allowed = Invånaren har inte gett lov att ringa efter stödet. Ingen tar kontakt.
follow-up-held-on = Vilken dag?
follow-up-held-on-hint = Till exempel 24.11.2026
follow-up-way = Hur?
follow-up-way-call = Samtal
follow-up-way-message = Meddelande
follow-up-way-letter = Brev
follow-up-way-visit = Möte
follow-up-goes-on = Fortsätter det ni kom överens om?
goes-on-yes = Ja
goes-on-partly = Delvis
goes-on-no = Nej
follow-up-note = Vad berättade invånaren?
follow-up-measure = Invånaren svarar på frågor (frivilligt)
error-held-on-missing = Skriv dagen då du tog kontakt.
error-follow-up-way-missing = Välj hur du tog kontakt.
error-goes-on-missing = Välj om det ni kom överens om fortsätter.
done-followed-up = Kontakten är antecknad.

rule-closing-goals = Bedömningen av målen saknas. Gör del 1 innan du avslutar stödperioden.
rule-closing-continues = Det saknas vad som fortsätter. Gör del 2 innan du avslutar stödperioden.
rule-closing-measurement = Den sista mätningen saknas. Gör del 3 eller anteckna att invånaren inte vill svara.
rule-closing-feedback = Invånarens respons saknas. Gör del 4 eller anteckna att invånaren inte vill svara.
rule-closing-release = Det saknas vad den som skickade remissen får veta. Gör del 5 innan du avslutar stödperioden.
rule-closing-summary = Sammanfattningen saknas. Gör del 6 innan du avslutar stödperioden.
rule-needs-follow-up-allowed = Invånaren har inte gett lov till kontakt efter stödet. Fråga om lov och anteckna det först.
rule-feedback-given = Invånaren har redan svarat och ville inte att du ser svaren. Därför kan de inte ändras här. Om invånaren vill ändra dem gör koordinatorn det.
