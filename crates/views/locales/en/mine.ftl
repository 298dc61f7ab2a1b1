menu-mine = My support periods
menu-profile = My profile

mine-title = Hello { $name }
mine-empty = You have no support periods right now. When the coordinator asks you, you will see the request here.
mine-next = Next
mine-write = Write down a visit
mine-write-first = Write down the first visit
mine-requests = Requests ({ $n })
mine-request-open = Read and answer by { $day }
mine-people = My support periods ({ $n })
mine-weeks = { $n ->
    [one] 1 week left
   *[other] { $n } weeks left
}
mine-ends = Ends { $day }
mine-step-named = Arrange the first visit.
mine-step-first-visit = First visit { $when }
mine-step-first-visit-arranged = The first visit has been arranged.
mine-step-first-visit-held = Make an agreement.
mine-step-agreement-drafted = The agreement is waiting for signatures.
mine-step-underway = Support is under way.
mine-step-paused = Support is on a break.
mine-step-closing = Support is being brought to an end.
mine-you = How are you coping?
mine-you-text = You can ask for support at any time. You do not have to give a detailed reason.
mine-support-which = Ask the coordinator for support
mine-support = Ask for support: { $name }
mine-call = Call the coordinator:

answer-request-title = You have a request
answer-request-lead = Would a new support period suit you? You will see the name and contact details only when the resident has accepted you.
answer-request-message = The coordinator writes
answer-request-about = Who is it about?
answer-request-village = Village
answer-request-language = Language
answer-request-age = Age
answer-request-reasons = Why is support hoped for?
answer-request-wishes = What does the resident hope for from you?
answer-request-by = Answer by { $day }.
answer-request-no-reason = You do not have to give a reason.
answer-request-yes = Yes, I can
answer-request-no = Not right now
answer-request-said-yes = You said yes. The coordinator now asks the resident. You will get a message when the resident has answered.
error-answer-request-answer-missing = Choose Yes, I can or Not right now.
age-band-18-29 = 18–29 years
age-band-30-39 = 30–39 years
age-band-40-49 = 40–49 years
age-band-50-59 = 50–59 years
age-band-60-69 = 60–69 years
age-band-70-79 = 70–79 years
age-band-80 = 80 years or more
done-answered-yes = Thank you for your answer. The coordinator now asks the resident.
done-answered-no = Thank you for your answer. The coordinator will ask somebody else.
