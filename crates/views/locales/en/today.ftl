menu-today = Today
menu-cases = Support periods
menu-link-workers = { $lw-pl-cap }
menu-search = Search

today-title = Today, { $day }
today-count = { $n ->
    [one] 1 thing is waiting for you.
   *[other] { $n } things are waiting for you.
}
today-all-done = Everything is done.
today-all-done-next = Everything is done. The next deadline is { $day }.
today-part-worries = Worry about a resident ({ $n })
today-part-support = Asks for support ({ $n })
today-part-left-behind = The { $lw } has left ({ $n })
today-part-late = Late ({ $n })
today-part-new = New referrals ({ $n })
today-part-to-confirm = Waiting for the resident to confirm ({ $n })
today-part-asked = Waiting for a { $lw-gen } answer ({ $n })
today-part-queue = In the queue ({ $n })
today-part-in-hand = In progress ({ $n })
today-part-visits = First visit ahead ({ $n })
today-part-answers = Call the resident ({ $n })
today-part-unmeasured = Measurement missing ({ $n })
today-part-ending = Ending soon ({ $n })
today-part-follow-up = Call after the support ({ $n })
today-letters = Letters to print ({ $n })
today-letters-open = Open the letters
today-open-which = referral { $number }
today-late-tag = Late
today-due = by { $day }
today-due-was = The deadline was { $day }.
today-came = came { $when }
today-tries = { $n ->
    [0] No contacts have been written down yet.
    [one] Tried once.
   *[other] Tried { $n } times.
}
today-do-worry = Read what the worry is about.
today-do-support = { $name } asked for support { $when }.
today-do-left-behind = Choose a new { $lw } for the resident. Has left: { $name }.
today-do-left-closing = Finish ending the support. Has left: { $name }.
today-do-confirm = Ask the resident whether { $name } is all right.
today-do-wait = Asked { $when }: { $name }.
today-do-answers = Because of the resident’s answers it is good to call them soon. See the measurements.
today-do-end = The agreed time ends { $day }.
today-do-follow-up = Call the resident and ask how things are.
clock-task-opening = Receive the referral.
clock-task-first-contact = Contact the resident.
clock-task-naming = Name a { $lw }.
clock-task-answer = Ask the { $lw-abl } for an answer.
clock-task-first-visit = The first visit has not been made.
clock-task-half-time = Go through the goals half way.
clock-task-end = The agreed time has ended.
clock-task-follow-up = Call the resident and ask how things are.
today-side = Other information
today-helpers = Free places
today-helpers-none = No profiles have been made yet.
today-helpers-open = All { $lw-pl }
today-helper-paused = On a break
today-helper-not-ready = Not ready yet
today-helper-places = places in use
today-substitute = Substitute
today-substitute-mine = Your substitute: { $name }.
today-substitute-for = { $instead } is away. Substitute: { $name }.
today-substitute-until = The last day is { $day }.
today-substitute-none = No substitute right now.
today-substitute-name = Name a substitute
