closing-title = Ending the support
closing-lead = Do these parts together, in any order. You can stop and come back whenever you like.
closing-done = Done
closing-begun = Begun
closing-todo = Not begun
closing-part-goals = Goals: where are we now?
closing-part-continues = What goes on after the support?
closing-part-measurement = Last measurement (the resident answers)
closing-part-feedback = The resident's feedback
closing-part-release = What may the referrer know?
closing-part-summary = Summary
closing-what-happens = Once the support period has ended, the { $lw } no longer sees the resident's data.
closing-reopen = { $n ->
    [0] The period cannot be opened again.
    [one] The coordinator can open the period again for 1 day.
   *[other] The coordinator can open the period again for { $n } days.
}
closing-send = End the support period
closing-over = The support period has ended.
closing-told-continues = What goes on after the support
closing-told-reason = Why the support ended
closing-too-early = Support has not begun yet, so no closing talk is needed.
closing-early-link = End without a closing talk
done-closing-saved = Saved.
done-closed = The support period has ended.

closing-goals-title = Goals: where are we now?
closing-goals-lead = The resident decides. Read the goal aloud and ask.
closing-goals-settled = The support period has no goals to look at. You can go on to the next part.
closing-goals-goal = Goal { $n }
closing-goals-start = At the start { $n }/10
closing-goals-now = Where are we now?
closing-goals-now-hint = 0 = not at all, 10 = as you wished
closing-goals-status = What became of the goal?
goal-status-met = It was met
goal-status-partly = It was partly met
goal-status-not-met = It was not met
error-now-1-missing = Choose where you are now (goal 1).
error-now-2-missing = Choose where you are now (goal 2).
error-now-3-missing = Choose where you are now (goal 3).
error-status-1-missing = Choose what became of goal 1.
error-status-2-missing = Choose what became of goal 2.
error-status-3-missing = Choose what became of goal 3.

closing-continues-title = What goes on after the support?
closing-continues-lead = Support that ends well leaves something to come back to.
closing-continues-settled = This part is done.
closing-continues-continues = Where will the resident go, and who will meet them there?
closing-continues-continues-hint = For example: the choir on Tuesdays, a friend gives a lift.
closing-continues-nothing = Nothing yet
error-continues-missing = Write what goes on. If nothing does, choose Nothing yet.
error-continues-both = You wrote what goes on and chose Nothing yet. Remove one of them.

closing-measurement-title = Last measurement
closing-measurement-lead = The resident answers in person. Read the question word for word if asked to. Do not suggest an answer.
closing-measurement-settled = The last measurement was taken on { $day }.
closing-measurement-refused = The resident does not want to answer
error-closing-measurement-satisfaction-no-answers = Mark at least one answer. If the resident does not want to answer, choose that at the end of the page.
error-closing-measurement-refused-both = You marked answers and chose that the resident does not want to answer. Remove one of them.

closing-feedback-title = The resident's feedback
closing-feedback-lead = The resident answers in person. Give them peace to answer, or call the coordinator together.
closing-feedback-settled = The resident has given feedback. They do not want the { $lw } to see it.
closing-feedback-heard = Were you listened to?
closing-feedback-helped = Did the support help?
closing-feedback-words = What would you like to say?
closing-feedback-for-worker = My { $lw } may see my answers
closing-feedback-for-worker-hint = Otherwise only the coordinator sees your answers.
closing-feedback-refused = I do not want to answer
answer-word-yes = Yes
answer-word-little = A little
answer-word-no = No
answer-word-unsure = I cannot say
error-heard-no-answers = Choose an answer to at least one question. If the resident does not want to answer, choose that at the end of the page.
error-closing-feedback-refused-both = You marked answers and chose that the resident does not want to answer. Remove one of them.

closing-release-title = What may the referrer know?
closing-release-lead = The resident decides. Read the choices aloud and show what the referrer will see.
closing-release-settled = This part is done.
closing-release-before = When the referral was made, the resident allowed us to tell: { $what }. They can now change their mind.
closing-release-nothing-before = The resident has not allowed anything to be told to the referrer.
closing-release-no-referrer = The referrer has no account and sees nothing in the service.
closing-release-release = What will the referrer be told?
release-nothing = Nothing
release-ended = Only that the support has ended
release-summary = A short summary too
closing-release-preview = This is what the referrer will see
closing-release-no-summary = The summary has not been written yet.
error-release-missing = Choose what the referrer will be told.

closing-summary-title = Summary
closing-summary-lead = Write this together. The resident can read it.
closing-summary-settled = This part is done.
closing-summary-reason = Why does the support end?
closing-summary-reason-note = More about it
closing-summary-summary = Short summary
closing-summary-summary-hint = A few sentences: what you did and what changed. Do not write about illnesses or about other people.
closing-summary-residents-words = The resident's own words
closing-summary-residents-words-hint = What do they say about this time?
closing-summary-follow-up = { $n ->
    [one] The resident may be called in a month
   *[other] The resident may be called in { $n } months
}
closing-summary-follow-up-hint = Ask the resident: may we call you and ask how you are?
closing-summary-died = If the resident has died, tell the coordinator, who ends the support period on another page.
closing-reason-time-over = The agreed time is over
closing-reason-goals-reached = The goals were reached
closing-reason-residents-wish = The resident wanted to stop
closing-reason-moved = The resident moved
closing-reason-other-service = Other help is needed
closing-reason-not-reached = The resident could not be reached
closing-reason-died = The resident died
closing-reason-other = Other
error-closing-summary-reason-missing = Choose why the support ends.
error-summary-missing = Write a short summary.

close-early-title = End without a closing talk
close-early-lead = Use this when a closing talk cannot be held. Otherwise end the support together with the resident.
close-before-title = Stop before support begins
close-before-lead = Support has not begun yet. Write down why the matter ends here.
close-early-reason = Why does the support period end?
close-early-died = If the resident has died, all messages, letters and reminders stop at once.
close-early-note = What happened?
close-early-note-hint = Write briefly. Do not write about illnesses.
close-early-send = End the support period
error-close-early-reason-missing = Choose why the support period ends.
error-close-early-note-missing = Write briefly what happened.
done-closed-early = The support period has ended.

follow-up-title = Contact after the support
follow-up-lead = Call and ask how the resident is. First say that they themselves allowed this call.
follow-up-continued = This was to go on
follow-up-nothing-continued = Nothing was going on yet at the end.
follow-up-contact = Open the support period and the contact details
follow-up-not-ended = { $n ->
    [one] Support is still going on. This page is for the contact a month after the support.
   *[other] Support is still going on. This page is for the contact { $n } months after the support.
}
follow-up-not-allowed = The resident has not allowed a call after the support. They are not contacted.
follow-up-held-on = On which day?
follow-up-held-on-hint = For example 24.11.2026
follow-up-way = How?
follow-up-way-call = Call
follow-up-way-message = Message
follow-up-way-letter = Letter
follow-up-way-visit = Meeting
follow-up-goes-on = Does what was agreed go on?
goes-on-yes = Yes
goes-on-partly = Partly
goes-on-no = No
follow-up-note = What did the resident say?
follow-up-measure = The resident answers questions (optional)
error-held-on-missing = Write the day on which you made contact.
error-follow-up-way-missing = Choose how you made contact.
error-goes-on-missing = Choose whether what was agreed goes on.
done-followed-up = The contact has been written down.

rule-closing-goals = The goals have not been looked at. Do part 1 before you end the support period.
rule-closing-continues = It is not yet said what goes on. Do part 2 before you end the support period.
rule-closing-measurement = The last measurement is missing. Do part 3, or mark that the resident does not want to answer.
rule-closing-feedback = The resident's feedback is missing. Do part 4, or mark that the resident does not want to answer.
rule-closing-release = It is not yet said what the referrer may know. Do part 5 before you end the support period.
rule-closing-summary = The summary is missing. Do part 6 before you end the support period.
rule-needs-follow-up-allowed = The resident has not allowed contact after the support. Ask for permission and write it down first.
rule-feedback-given = The resident has already answered and did not want you to see the answers. That is why they cannot be changed here. If the resident wants to change them, the coordinator does it.
