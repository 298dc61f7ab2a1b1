menu-today = I dag
menu-cases = Stödperioder
menu-link-workers = { $lw-pl-cap }
menu-search = Sök

today-title = I dag, { $day }
today-count = { $n ->
    [one] 1 sak väntar på dig.
   *[other] { $n } saker väntar på dig.
}
today-all-done = Allt är gjort.
today-all-done-next = Allt är gjort. Nästa tidsfrist är { $day }.
today-part-worries = Oro för en invånare ({ $n })
today-part-support = Ber om stöd ({ $n })
today-part-left-behind = { $lw-cap } har slutat ({ $n })
today-part-late = Försenat ({ $n })
today-part-new = Nya remisser ({ $n })
today-part-to-confirm = Väntar på att invånaren bekräftar ({ $n })
today-part-asked = Väntar på { $lw-gen } svar ({ $n })
today-part-queue = I kö ({ $n })
today-part-in-hand = Under behandling ({ $n })
today-part-visits = Första mötet återstår ({ $n })
today-part-answers = Ring invånaren ({ $n })
today-part-unmeasured = Mätning saknas ({ $n })
today-part-ending = Avslutas snart ({ $n })
today-part-follow-up = Samtal efter stödet ({ $n })
today-letters = Brev att skriva ut ({ $n })
today-letters-open = Öppna breven
today-open-which = remiss { $number }
today-late-tag = Försenat
today-due = senast { $day }
today-due-was = Tidsfristen var { $day }.
today-came = kom { $when }
today-tries = { $n ->
    [0] Inga kontakter har antecknats ännu.
    [one] Ett försök har gjorts.
   *[other] { $n } försök har gjorts.
}
today-do-worry = Läs vad oron gäller.
today-do-support = { $name } bad om stöd { $when }.
today-do-left-behind = Välj en ny { $lw } för invånaren. Har slutat: { $name }.
today-do-left-closing = Avsluta stödperioden. Har slutat: { $name }.
today-do-confirm = Fråga invånaren om { $name } passar.
today-do-wait = Tillfrågad { $when }: { $name }.
today-do-answers = På grund av invånarens svar är det bra att ringa hen snart. Se mätningarna.
today-do-end = Den avtalade tiden slutar { $day }.
today-do-follow-up = Ring invånaren och fråga hur det går.
clock-task-opening = Ta emot remissen.
clock-task-first-contact = Kontakta invånaren.
clock-task-naming = Utse en { $lw }.
clock-task-answer = Fråga { $lw-abl } om svar.
clock-task-first-visit = Det första mötet har inte hållits.
clock-task-half-time = Gå igenom målen halvvägs.
clock-task-end = Den avtalade tiden har gått ut.
clock-task-follow-up = Ring invånaren och fråga hur det går.
today-side = Annan information
today-helpers = Lediga platser
today-helpers-none = Inga profiler har gjorts ännu.
today-helpers-open = Alla { $lw-pl }
today-helper-paused = Har paus
today-helper-not-ready = Inte klar ännu
today-helper-places = platser används
today-substitute = Ersättare
today-substitute-mine = Din ersättare: { $name }.
today-substitute-for = { $instead } är borta. Ersättare: { $name }.
today-substitute-until = Sista dagen är { $day }.
today-substitute-none = Ingen ersättare just nu.
today-substitute-name = Utse en ersättare
