courses-title = Utbildningar
courses-lead = Här ser du utbildningar för länkpersoner, repetitionsutbildningar och introduktioner för remitterande enheter.
courses-own = Mina utbildningar
courses-more = Mer
courses-phase-running = Pågår nu
courses-phase-coming = Kommande
courses-phase-past = Avslutade
courses-none-running = Inga utbildningar pågår nu.
courses-none-coming = De nästa utbildningarna har inte meddelats ännu.
courses-none-past = Inga avslutade utbildningar.
menu-courses = Utbildningar

training-kind-basic = Länkpersonsutbildning
training-kind-refresher = Repetitionsutbildning
training-kind-induction = Introduktion för remitterande enheter
training-owner-county = Välfärdsområdet
training-owner-school = Läroanstalt
training-owner-municipality = Kommunen
training-session-lesson = Undervisning
training-session-mentoring = Mentorskap
training-way-on-site = På plats
training-way-remote = På distans
training-way-either = På plats eller på distans
enrolment-state-enrolled = Du har en plats
enrolment-state-waiting = Du står i kö
enrolment-state-cancelled = Du har avbokat din anmälan
presence-present = På plats
presence-remotely = På distans
presence-absent = Borta
presence-none = Inte antecknat
validity-valid = I kraft
validity-expired = Har gått ut
validity-revoked = Återkallat

course-size = { $credits } sp, cirka { $hours } timmar
course-hours = cirka { $hours } timmar
course-room =
    { $n ->
        [one] 1 ledig plats. Anmäl dig senast { $by }.
       *[other] { $n } lediga platser. Anmäl dig senast { $by }.
    }
course-full =
    { $n ->
        [0] Utbildningen är full. Du kan anmäla dig till kön.
       *[other] Utbildningen är full. I kö { $n }.
    }
course-closed = Anmälningstiden har gått ut.
course-trainer = För utbildaren
course-next = Härnäst
course-link = Länk till distansmötet
course-own = Min situation
course-attended = Närvarande { $now }/{ $all } h
course-complete = Du har gjort allt som behövs för intyget.
course-missing = Detta saknas ännu för intyget:
course-about = Vad handlar det om?
course-owner = Arrangör
course-modules = Delar
course-rule = Vad behövs för intyget?
course-rule-hours = Närvarande minst { $percent } % av undervisningen
course-rule-tasks = Alla uppgifter gjorda
course-rule-mentoring =
    { $n ->
        [one] Ett mentorsmöte
       *[other] { $n } mentorsmöten
    }
missing-hours = Närvaron är { $now } timmar, { $need } behövs.
missing-tasks = { $done }/{ $all } uppgifter är gjorda.
missing-mentoring = Mentorsmötena är { $now }, { $need } behövs.

signup-title = Anmäl dig till utbildningen
signup-go = Anmäl dig
signup-queue = Anmäl dig till kön
signup-other = Anmäl en deltagare
signup-name = Namn
signup-name-hint = Skriv namnet så som du vill ha det på intyget.
signup-mail = E-post
signup-mail-hint = Om du inte har e-post, skriv ett telefonnummer.
signup-phone = Telefonnummer
signup-home = Kommun eller arbetsplats
signup-known = Vi skickar uppgifterna till adressen på ditt konto:
signup-kept = Vi använder dina uppgifter bara för den här utbildningen. Vi raderar dem senast två år efter utbildningen. Givna intyg bevaras.
error-signup-name-missing = Skriv namnet.
error-signup-mail-missing = Skriv en e-postadress eller ett telefonnummer, så att vi kan berätta om ändringar.
error-signup-mail-format = Kontrollera e-postadressen. Den har ett @-tecken och en punkt, till exempel namn@exempel.fi.
done-enrolled = Din anmälan är sparad och du har en plats. Om du gav en e-postadress fick du dit en länk för avbokning.
done-in-queue = Utbildningen är full. Du står nu i kö. Vi berättar om du får en plats.
done-enrolled-link = Din anmälan är sparad. Spara adressen till den här sidan: här kan du avboka senare.
done-left = Du har avbokat din anmälan. Platsen går till nästa.
leave-title = Kan du inte komma?
leave-text = Avboka din anmälan, så blir platsen ledig för någon annan.
leave-go = Avboka anmälan

course-cancelled = Utbildningen ställdes in { $day }.
course-is-cancelled = Inställd
call-off-title = Ställ in utbildningen
call-off-text = Sidan för utbildningen berättar att den är inställd. De anmälda får ett meddelande per e-post. Intyg som har getts gäller fortfarande. Det går inte att ångra.
call-off-call = Ring dem som inte har e-post.
call-off-why = Vad berättas för deltagarna?
call-off-why-hint = Alla ser det på utbildningens sida. Skriv inte om någons ärenden.
call-off-go = Ställ in utbildningen
done-called-off = Utbildningen är inställd. De anmälda får ett meddelande.
take-off-title = Ta bort från utbildningen
take-off-text = Gör så här när deltagaren har berättat att hen inte kommer. Platsen går till den första i kön. Tjänsten skickar inget meddelande.
take-off-go = Ta bort
take-off-queue = Ta bort från kön
done-taken-off = Deltagaren är borttagen.

certificate-title = Intyg
certificate-open = Öppna intyget (PDF)
certificate-given = Intyget gavs { $day }.
certificate-until = I kraft till { $day }.
certificate-paper-title = Intyg
certificate-paper-done = har genomfört utbildningen { $title }, { $cohort }.
certificate-paper-size = Omfattning
certificate-paper-themes = Innehåll
certificate-paper-owner = Arrangör
certificate-paper-day = Givet
certificate-paper-until = I kraft till
certificate-paper-signer = Underskrift
certificate-paper-check = Kontrollera intyget: { $address } · Kod { $code }
verify-title = Kontrollera ett intyg
verify-lead = Skriv intygets kod. Vi berättar om intyget är i kraft, vems det är och från vilken utbildning.
verify-code = Intygets kod
verify-code-hint = Koden står längst ner på intyget. Den har 20 tecken. Stora och små bokstäver spelar ingen roll.
verify-go = Kontrollera
verify-unknown = Det finns inget intyg med den här koden. Kontrollera att koden är rätt.
verify-says-valid = Intyget är i kraft.
verify-says-expired = Intyget har gått ut.
verify-says-revoked = Intyget är återkallat. Det är inte i kraft.
verify-name = Namn
verify-programme = Utbildning
error-verify-code-missing = Skriv intygets kod.

handbook-title = Länkpersonens handbok
handbook-lead = En kort handledning i att gå bredvid. Texten är på finska.

programmes-title = Program
programmes-none = Det finns inga program ännu. Börja med att göra ett.
programme-new = Nytt program
programme-title = Utbildningsprogram
programme-kind = Vilken utbildning är det?
programme-owner = Vems är utbildningen?
programme-owner-name = Arrangörens namn
programme-about = Vad handlar utbildningen om?
programme-valid-months = Hur många månader gäller intyget?
programme-valid-months-hint = Lämna tomt om intyget inte går ut.
error-programme-title-missing = Skriv utbildningens namn.
error-programme-kind-missing = Välj vilken utbildning det är.
error-programme-owner-missing = Välj vems utbildningen är.
error-programme-owner-name-missing = Skriv arrangörens namn.
error-programme-about-missing = Skriv vad utbildningen handlar om.
error-programme-valid-months-number = Skriv månaderna med siffror, 1–240.
done-programme-saved = Programmet har sparats.

cohort-new = Ny utbildning
cohort-title = Uppgifter om utbildningen
cohort-no-programme = Utbildningen behöver ett program.
cohort-given-stay = Givna intyg förblir som de var, även om du ändrar utbildningen.
cohort-programme = Program
cohort-name = Namn
cohort-name-hint = Till exempel: våren 2027
cohort-starts-on = Första dagen
cohort-ends-on = Sista dagen
cohort-enrol-by = Anmälan senast
cohort-places = Platser
cohort-modules = Delar
cohort-modules-hint = En del per rad: namn; timmar; studiepoäng. Till exempel: Roll och tystnadsplikt; 20; 0,5
cohort-percent = Närvaro minst, %
cohort-mentoring = Mentorsmöten minst
cohort-all-tasks = Alla uppgifter ska göras
cohort-signer = Vem undertecknar intyget?
error-cohort-programme-missing = Välj ett program.
error-cohort-name-missing = Skriv utbildningens namn, till exempel våren 2027.
error-cohort-ends-on-before = Sista dagen är före den första. Kontrollera dagarna.
error-cohort-enrol-by-after = Anmälan slutar efter utbildningen. Kontrollera dagen.
error-cohort-places-missing = Skriv hur många platser det finns.
error-cohort-places-number = Skriv platserna med siffror, 1–500.
error-cohort-modules-missing = Skriv åtminstone en del.
error-cohort-modules-format = Kontrollera delarna. Skriv namn, timmar och studiepoäng på varje rad, åtskilda av semikolon.
error-cohort-percent-missing = Skriv hur många procent av undervisningen man ska vara närvarande.
error-cohort-percent-number = Skriv procenten med siffror, 0–100.
error-cohort-mentoring-missing = Skriv antalet mentorsmöten. Det kan vara 0.
error-cohort-mentoring-number = Skriv mentorsmötena med siffror, 0–50.
error-cohort-signer-missing = Skriv vem som undertecknar intyget.
done-cohort-saved = Utbildningen har sparats.

sessions-title = Träffar
sessions-none = Det finns inga träffar ännu.
session-new = Lägg till en träff
session-add = Lägg till träffen
session-remove = Ta bort träffen
session-kind = Vad är det då?
session-topic = Ämne
session-day = Dag
session-begins = Börjar kl.
session-ends = Slutar kl.
session-way = Hur deltar man?
session-place = Plats
session-link = Länk till distansmötet
session-link-hint = Länken syns bara för dem som har en plats i utbildningen.
error-session-kind-missing = Välj om träffen är undervisning eller mentorskap.
error-session-day-missing = Skriv dagen.
error-session-begins-missing = Skriv när träffen börjar.
error-session-begins-jumped-over = Den här tiden finns inte: klockan ställs då framåt. Välj en annan tid.
error-session-ends-missing = Skriv när träffen slutar.
error-session-ends-before = Träffen slutar innan den börjar. Kontrollera tiderna.
error-session-way-missing = Välj hur man deltar.
error-session-link-format = Kontrollera länken. Den börjar med https://.
done-session-added = Träffen har lagts till.
done-session-removed = Träffen har tagits bort.

tasks-title = Uppgifter
tasks-none = Det finns inga uppgifter.
task-new = Lägg till en uppgift
task-add = Lägg till uppgiften
task-remove = Ta bort uppgiften
task-title = Uppgift
task-due-on = Senast
task-due = senast { $day }
task-done = Gjord
task-open = Inte gjord
error-task-title-missing = Skriv vad uppgiften är.
error-task-due-on-missing = Skriv när uppgiften ska vara gjord.
done-task-added = Uppgiften har lagts till.
done-task-removed = Uppgiften har tagits bort.

attendance-title = Närvaro
attendance-present = Vilka är på plats?
attendance-remotely = Vilka är med på distans?
attendance-save = Spara
attendance-all = Anteckna alla som närvarande
attendance-sessions = Andra träffar
done-attendance-saved = Närvaron har sparats.

trainees-title = Deltagare
trainees-none = Det finns inga deltagare i utbildningen ännu.
trainees-complete = Allt är gjort
trainees-hours = Närvarotimmar
trainees-waiting =
    { $n ->
        [0] Ingen står i kö
        [one] I kö 1
       *[other] I kö { $n }
    }
member-title = Deltagare
member-tasks = Vilka uppgifter är gjorda?
member-note = Utbildarens anteckning
member-note-hint = Anteckningen syns bara för utbildarna i den här kommunen.
done-member-saved = Uppgifterna om deltagaren har sparats.

certificates-title = Intyg
certificates-who = Vem får ett intyg?
certificates-who-hint = Här är de som har gjort allt.
certificates-give = Ge intygen
certificates-given = Givna intyg
certificates-none = Inga intyg har getts ännu.
certificates-nobody = Ingen väntar på intyg nu. Se vad som saknas:
error-certificates-who-missing = Välj vem som får ett intyg.
done-certificates-given = Intygen har getts.
revoke-title = Återkalla intyget
revoke-text = När du återkallar intyget berättar kontrollsidan att det inte är i kraft. Orsaken stannar hos kommunen.
revoke-why = Varför återkallas intyget?
revoke-go = Återkalla intyget
error-revoke-why-missing = Skriv varför intyget återkallas.
done-certificate-revoked = Intyget har återkallats.

requirement-title = Krav före den första stödperioden
requirement-lead = En länkperson kan föreslås för en stödperiod först när utbildningen uppfyller det här kravet.
requirement-hours = Utbildning minst, timmar
requirement-hours-hint = Skriv 0 om vilken länkpersonsutbildning som helst duger.
requirement-programme = Bara det här programmet
requirement-programme-hint = Lämna tomt om vilket program som helst duger.
requirement-fresh = Intyget eller repetitionsutbildningen ska vara i kraft
requirement-by-hand = Även en utbildningsdag som koordinatorn har antecknat duger
requirement-by-hand-hint = Så godkänner du en utbildning som har genomförts tidigare eller på annat håll.
error-requirement-hours-missing = Skriv timmarna. Talet kan vara 0.
error-requirement-hours-number = Skriv timmarna med siffror, 0–2000.
done-requirement-saved = Kravet har sparats.

rule-enrolment-closed = Det går inte längre att anmäla sig till utbildningen.
rule-training = Intyget kan inte ges. Antingen saknas något ännu, eller så har intyget redan getts.

trained-certificate = Utbildad: intyg { $day }.
trained-by-hand = Utbildad { $day }. Dagen är antecknad för hand.
trained-no-not-trained = Utbildningen pågår: inget intyg och ingen antecknad dag som kommunen godkänner.
trained-no-other-training = Utbildningen uppfyller inte kommunens krav.
trained-no-refresher-due = Utbildningen har gått ut. En repetitionsutbildning behövs.
