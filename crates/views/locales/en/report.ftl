# Reports: figures, their definitions and the rows behind them.

reports-title = Reports
reports-today = The municipality in figures
menu-reports = Reports
reports-lead = Figures in which nobody can be recognised. For each figure you can see how it was worked out.
reports-year = The municipality's year
reports-year-text = From referral to follow-up: numbers, waiting, reasons, change, feedback and work.
report-year-title = Wellbeing referrals in { $place } { $period }
report-period-months = { $from }–{ $to }
report-period-cut = The figures are for { $period }. A month that is still running is not shown.
report-period = Period
report-period-hint = A year, for example 2026, or months, for example 3/2026–8/2026
report-period-wrong = Write a year, for example 2026, or months, for example 3/2026–8/2026. The latest year is shown now.
report-show = Show
report-other = Another municipality: { $place }
report-download = Download the table
report-download-pdf = PDF
report-download-xlsx = Excel, XLSX
report-download-csv = CSV
report-download-json = JSON
report-files = Save or print
report-none = There is no information for this period yet.
report-hidden = not shown
report-hidden-why = Figures about fewer than five people are not shown, so that nobody can be recognised.
report-too-few = There are too few answers.
report-not-reached = fewer than half
report-nothing = Nothing recorded.
report-missing = The information is missing.
report-not-from-here = This cannot be shown from this register.
report-how = How were the figures worked out?
report-how-one = How worked out?
report-rows = Rows
report-brief = In brief
report-brief-referrals = { $n } residents were referred.
report-brief-began = { $n } began their support.
report-brief-wait = Half were reached { $n ->
    [0] on the same day
    [1] within a day
   *[other] within { $n } days
}.
report-brief-pairs = { $n } of { $of } residents answered at the beginning and at the end.
report-change-up = The mean rose by { $mean } (confidence interval { $range }).
report-change-down = The mean fell by { $mean } (confidence interval { $range }).
report-change-flat = The mean did not change.
report-brief-worse = { $n } residents felt worse.
report-brief-lack = What the municipality lacks most: { $what } ({ $n } mentions).
report-finding-sum = { $n } euros in all.
report-finding-most = Most: { $what }, { $n }.
report-finding-hidden = The figures are so small that they are not shown.
report-finding-flow = { $n } residents were referred. { $m } began their support.
report-column-figure = Figure
report-column-step = Step
report-column-value = Number
report-column-result = Result
report-column-of = Out of
report-column-share = Share
report-column-more = More
report-column-part = Detail
report-column-section = Part
report-column-interval-from = Confidence interval from
report-column-interval-to = Confidence interval to
report-column-unit = Unit
report-column-means = How worked out
report-section-flow = From referral to support
report-section-waits = Waiting
report-section-who = Who was referred?
report-section-support = What did the support lead to?
report-section-change = What changed?
report-section-feedback = What did residents say?
report-section-lack = What does the municipality lack?
report-section-workers = { $lw-pl-cap } and their work
report-section-cost = Costs
report-note-flow = What happened in the period. Not every step is about the same people: some were referred before it, and for some things go on.
report-note-waits = Those who are still waiting are counted, too.
report-note-rtm = Support often begins at a hard moment. Some of the rise might have come without support, too.
report-note-effect = A change from beginning to end does not tell what caused it. There is no comparison group.
report-note-mode = An answer may change because it is given in another way or with somebody else's help. So these are told apart.
report-note-attrition = Where many lack the last measurement, the result may be too good or too bad. A difference above 0.2 means that those who are missing differed at the beginning from those who answered.
report-note-reach = The table of the population has not been loaded. So it cannot be said who has not been reached.
report-note-lack = Needs are counted by half-year. They show when the period is made of whole half-years.
report-note-cost = The report does not claim that money was saved. Use of health services cannot be shown from this register.
report-attrition-stayed = { $what }: beginning, with a last measurement
report-attrition-lost = { $what }: beginning, without a last measurement
report-attrition-difference = { $what }: standardised difference
report-reliable-improved = { $what }: better by more than the error
report-reliable-unchanged = { $what }: no change beyond the error
report-reliable-worse = { $what }: worse by more than the error
report-finding-reliable = { $improved } got better and { $worse } got worse by more than the error of the measure.
report-measure-swemwbs = Mental wellbeing, SWEMWBS (metric 7–35, more is better)
report-measure-wemwbs14 = Mental wellbeing, WEMWBS (14–70, more is better)
report-measure-who5 = WHO-5 (0–100, more is better)
report-measure-ucla3 = UCLA-3, loneliness (3–9, less is better)
report-measure-dejong6 = De Jong Gierveld, loneliness (0–6, less is better)
report-measure-ons4-satisfaction = ONS4, life satisfaction (0–10, more is better)
report-measure-ons4-worthwhile = ONS4, worthwhile (0–10, more is better)
report-measure-ons4-happiness = ONS4, happy yesterday (0–10, more is better)
report-measure-ons4-anxiety = ONS4, anxious yesterday (0–10, less is better)
report-measure-eurohis8 = EUROHIS-QOL, quality of life (1–5, more is better)
report-measure-phq2 = PHQ-2 (0–6, less is better)
report-measure-gad2 = GAD-2 (0–6, less is better)
report-elsewhere = Others
report-ages-part = aged { $band }
report-ages-last = { $from } or older
report-footer = Wellbeing referral. Small figures are not shown.
unit-residents = residents
unit-days = days
unit-percent = %
unit-points = points
unit-pieces = pieces
unit-hours = hours
unit-kilometres = km
unit-euros = euros
unit-workers = people
unit-deviations = standard deviations
definitions-title = How were the figures worked out?
definitions-lead = Each figure is worked out in the same way on the page, on paper and in the tables.
definitions-rules = When is a figure not shown?
definitions-rule-small = Figures about fewer than five people are not shown, nor is none. Where a hidden figure could be worked out from others, another one is hidden, too.
definitions-rule-mean = Means and shares are shown from ten people on.
definitions-rule-months = A period is always made of whole months that have ended.
definitions-rule-groups = Counts go by the month in which a thing happened. A figure that has been told never changes: what is entered later is not in it. Waiting is about referrals of the year, change and feedback about support that ended in it.
rows-title = Behind the figure: { $figure }
rows-lead = { $period }. The rows are as things are now. Each look is logged.
rows-none = There is nothing behind this figure in this period.
rows-number = Number
rows-sent = Sent
rows-state = State
rows-page = Page { $page } of { $pages }
rows-next = Next
rows-before = Previous
look-report-rows = Saw the support behind a figure of the report
figure-referrals = Referred
figure-referrals-means = Residents for whom a referral was made in the period. Each is counted once in a calendar year, in the month of the first referral.
figure-received = Referral opened
figure-received-means = Referrals that a coordinator opened in the period.
figure-contacted = Reached
figure-contacted-means = Residents who were reached in the period.
figure-accepted = Taken on
figure-accepted-means = Residents whom the municipality decided to support in the period.
figure-first-visit = First visit held
figure-first-visit-means = Residents whose first visit was held in the period.
figure-agreement = Support began
figure-agreement-means = Residents whose agreement was signed in the period.
figure-closed = Support ended
figure-closed-means = Residents whose support had begun, and ended in the period.
figure-measured = Measured at both ends
figure-measured-means = Of those whose support ended: those with both a first and a last measurement.
figure-followed-up = Followed up
figure-followed-up-means = Residents who were first followed up in the period after the end of support.
figure-declined = Did not go on
figure-declined-means = Residents who in the period were guided elsewhere, did not want support now, or whose referral was taken back.
figure-wait-contact = Wait for the first contact
figure-wait-contact-means = Days from the referral by which half were reached (median, Kaplan–Meier). Those not yet reached count for as long as they have waited.
figure-wait-first-visit = Wait for the first visit
figure-wait-first-visit-means = Days from the referral by which half had a first visit (median, Kaplan–Meier). Those waiting are counted.
figure-left-before-visit = Left before the first visit
figure-left-before-visit-means = The percentage that left within 90 days before a first visit (cumulative incidence, the first visit as the competing event).
figure-reasons = Reasons
figure-reasons-means = Why the referral was made. A resident may have several reasons, so shares do not add up to a hundred.
figure-ages = Ages
figure-ages-means = Age on the day of the referral.
figure-villages = Areas
figure-villages-means = The village written in the referral, if the municipality's directory has it. The others are put together.
figure-languages = Languages
figure-languages-means = The language written in the referral. Small groups are put together as Others.
figure-reach = Who is not reached
figure-reach-means = Those referred in per cent of the population by age, village and language. It needs a table of the population that the administrator loads.
figure-ending-reasons = Why support ended
figure-ending-reasons-means = The reasons why support ended, one for each.
figure-joined-activity = Went to an activity
figure-joined-activity-means = Of those ended: those who went to some activity at least once, together or alone.
figure-kept-activity = Goes on in an activity
figure-kept-activity-means = Of those ended: those for whom an activity continues.
figure-change = Change from beginning to end
figure-change-means = Last measurement minus first, mean with its 95 % confidence interval (paired t). Own scales 0 to 10, 10 is best; instruments each in their own unit, person by person. Only those with both.
figure-change-same-mode = Change, same way of answering
figure-change-same-mode-means = The same change for those who answered in the same way, with the same help, both times.
figure-change-other-mode = Change, another way of answering
figure-change-other-mode-means = The same change for those whose way of answering or help changed.
figure-worse = Felt worse
figure-worse-means = Of those with both measurements: those whose last one is worse than the first, in the direction of the measure.
figure-reliable-change = Change beyond the error of the measure
figure-reliable-change-means = Those whose change is larger than the error of the measure itself (Jacobson and Truax, 1.96 standard errors of a difference), in both directions. Only for measures whose error has been published and verified: now SWEMWBS, 2.87 points (Shah 2018).
figure-change-size = Change compared with the spread (g_av)
figure-change-size-means = Mean change divided by the mean of the standard deviations at the beginning and at the end, with Hedges’ correction J(n − 1) for small groups. Other studies often divide by another spread; then the numbers cannot be compared. It does not tell what caused the change.
figure-attrition = Missing last measurements
figure-attrition-means = Mean first measurement of those with a last one and of those without, and the standardised difference.
figure-heard = Were you listened to?
figure-heard-means = Residents' answers at the end of support. Those who answered the question are counted.
figure-helped = Did the support help?
figure-helped-means = Residents' answers at the end of support. Those who answered the question are counted.
figure-needs = Needs without an activity
figure-needs-means = How often the need was mentioned in wishes and visit notes. Counted by half-year.
figure-initiatives = What was done about it
figure-initiatives-means = Proposals made in the period, by where they stand now.
figure-link-workers = Active { $lw-pl }
figure-link-workers-means = How many recorded at least one meeting or call in the period. It is not about residents, so it is always shown.
figure-contacts = Meetings and calls
figure-contacts-means = Recorded meetings and calls. Shown for months, quarters and years when they concern at least five residents (or the municipality’s setting), the largest two make no more than 80 per cent of the sum, and no smaller sum can be worked out from others. What has been told does not change.
figure-hours = Hours with residents
figure-hours-means = Recorded length of meetings and calls. Shown for months, quarters and years when they concern at least five residents (or the municipality’s setting), the largest two make no more than 80 per cent of the sum, and no smaller sum can be worked out from others. What has been told does not change.
figure-community-hours = Hours for the community
figure-community-hours-means = Hours recorded as work for the community. They concern no single resident.
figure-kilometres = Kilometres
figure-kilometres-means = Kilometres recorded for meetings. Shown for months, quarters and years when they concern at least five residents (or the municipality’s setting), the largest two make no more than 80 per cent of the sum, and no smaller sum can be worked out from others. What has been told does not change.
figure-cost = Costs
figure-cost-means = Fees, kilometres, training and other expenses by the prices that the administrator gave. No saving is worked out.
figure-service-use = Use of health and social services
figure-service-use-means = This register knows nothing of the use of services. That would need another register and a comparison group.
report-column-count = How many
report-worse-hidden = Felt worse: { $hidden }.
rows-count = { $n ->
    [one] 1 support
   *[other] { $n } supports
}
report-years-only = Told for whole years and named periods.
report-cost-fee-per-hour = Fees (hours times the fee)
report-cost-per-kilometre = Travel (kilometres times the price)
report-cost-training = Training
report-cost-coordination = Coordination
report-cost-other = Other costs

own-hours-title = Own hours { $period }
own-hours-link = Own hours and kilometres
own-hours-lead = Meetings, hours and kilometres from your own notes. Only you see this page.
own-hours-wrong = Write a year, for example 2026, or months, for example 3/2026–8/2026. This year is shown now.
own-hours-none = You have no notes for this period.
own-hours-brief = Meetings and calls { $contacts }, time { $hours } and { $kilometres } kilometres.
own-hours-hours = Hours
own-hours-expenses = Expenses
own-hours-month = Month
own-hours-year = Year
own-hours-all = Together
own-hours-by-month = Month by month
own-hours-by-year = Together by year
own-hours-footer = Own hours. The figures are from own notes.

reports-month = The coordinator's month
reports-month-text = What happened in the month and who waits now. One page for the team's meeting.
reports-area = Municipalities of the area side by side
reports-area-text = The same figures for each municipality, and how much of the differences chance explains. They are not ranked.
reports-unit = Your unit's referrals
reports-unit-text = What became of the unit's referrals. No resident and no colleague is shown.
reports-unit-link = What became of our unit's referrals?
look-report-month = Saw the support in the summary of a month

figure-contacted-in-time = Reached within a week
figure-contacted-in-time-means = Of those reached in the period, those reached within seven days of the referral. The limit is the same in every municipality.
figure-first-visit-in-time = First visit within three weeks
figure-first-visit-in-time-means = Of the first visits in the period, those held within 21 days of the referral. The limit is the same in every municipality.

month-title = The coordinator's month { $period }: { $place }
month-period = Month
month-period-hint = For example 10/2026
month-period-wrong = Write a month that has ended, for example 10/2026. The latest one is shown now.
month-before = The month before
month-next = The month after
month-own-use = For the team's own use. Small numbers are not hidden, so do not publish this page.
month-brief-came = { $n ->
    [0] No referral came.
    [one] 1 resident was referred.
   *[other] { $n } residents were referred.
}
month-brief-began = { $n ->
    [0] No support began.
    [one] 1 support began.
   *[other] { $n } supports began.
}
month-brief-ended = { $n ->
    [0] No support ended.
    [one] 1 support ended.
   *[other] { $n } supports ended.
}
month-brief-waiting = { $n ->
    [0] Nobody waits now.
    [one] 1 resident waits now.
   *[other] { $n } residents wait now.
}
month-brief-without-first = { $n ->
    [one] The first measurement of 1 resident is missing.
   *[other] The first measurement of { $n } residents is missing.
}
month-brief-without-both = { $n ->
    [one] Of those whose support ended, 1 lacks the first or the last measurement.
   *[other] Of those whose support ended, { $n } lack the first or the last measurement.
}
month-happened = What happened?
month-waiting = Who waits on { $day }?
month-waiting-none = Nobody waits.
month-waiting-for = What for
month-since = Since the referral
month-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
month-longest = { $n ->
    [one] Who has waited longest
   *[other] Those who have waited longest ({ $n })
}
month-waits-sent = The referral to be opened
month-waits-received = To be contacted
month-waits-information-asked = The referrer's answer
month-waits-accepted = A decision on who walks alongside
month-waits-not-reached = Another try to reach them
month-waits-waiting = A { $lw } who is free
month-waits-proposed = An answer from the { $lw }
month-waits-taken = The resident's own answer
month-waits-named = The first visit to be arranged
month-waits-first-visit-arranged = The first visit
month-waits-first-visit-held = The agreement
month-waits-agreement-drafted = Signatures
month-workers = { $lw-pl-cap }
month-workers-none = Nobody has begun yet.
month-name = Name
month-load = Residents now
month-lacked = What was lacking?
month-lacked-none = Neither obstacles nor proposals were written down in the month.
month-obstacles = What stood in the way of going to an activity
month-obstacle = Obstacle

area-title = Municipalities of the area side by side { $period }
area-place = Municipality
area-counts = Numbers
area-shares = Shares
area-together = { $figure }, together { $sum }. Those municipalities are in it whose number is shown: { $told } / { $places }.
area-note-order = Municipalities stand in alphabetical order. They are not ranked.
area-note-chance = In a small municipality a share varies a great deal by chance alone. A difference within the limits says nothing. A difference outside the limits says that it is worth asking what it comes from.
area-note-hidden = What a municipality's own report does not show is not in the sums either.
area-legend = In the drawing each point is a municipality, and its number is the one in the table. The solid line is the share of all together. Chance alone puts 95 municipalities of a hundred between the dashed lines and 998 of a thousand between the dotted ones.
area-finding = Together { $share } ({ $n } / { $of }). Municipalities in it: { $told } / { $places }.
area-too-few = To compare, at least two municipalities with at least ten people are needed.
area-axis = { $whole }, people
area-limits = 95 % limits
area-by-chance = Chance
area-stand-within = within the limits
area-stand-outside-95 = outside the 95 % limit
area-stand-outside-998 = outside the 99.8 % limit
area-percent = Share, %
area-from-95 = 95 % limit from
area-to-95 = 95 % limit to
area-from-998 = 99.8 % limit from
area-to-998 = 99.8 % limit to

unit-report-title = Our unit's referrals { $period }
unit-report-other = Another unit: { $unit }
unit-report-own = What became of the referrals?
unit-report-caption = The unit's referrals, step by step
unit-report-sent = { $n ->
    [0] The unit made no referrals.
    [one] 1 resident was referred by your unit.
   *[other] { $n } residents were referred by your unit.
}
unit-report-hidden = There are so few referrals that their number is not shown.
unit-report-steps = What happened in the period. Not all steps are about the same people: some were referred before it.
unit-report-nobody = You hear of a single resident only if they have allowed it. That stands among your own referrals.
unit-report-reasons = Why were referrals made in the whole municipality?
unit-report-needs = Needs mentioned most often without an activity being found, in the whole municipality:
unit-report-needs-none = Needs show when the period is whole halves of years and they have been mentioned often enough.
unit-practice = Good practice
unit-practice-1 = When you make a referral, ask when it suits to call and whether a message may be left. Then the resident is reached sooner.
unit-practice-2 = Write the wish in the resident's own words. It is the easiest place to begin.
unit-practice-3 = Tell the resident who will call and when. You can print a memo to take along.
unit-practice-4 = Ask the resident whether you may hear when the support begins and ends. They decide.

# Periods that a municipality has named.
named-title = Named periods
named-link = Name the period of a project
named-lead = Give a project or a grant its name and its months. The report then tells means and waiting times for that period, too, not counts alone.
named-when = Means are shown when the last month of the period is over.
named-apart = Nobody may work out anything about fewer than ten people from the period and the years. So a mean may be missing for this period, or for a year that is told later.
named-stays = A named period cannot be removed or changed. What has been told stays.
named-known = Named periods
named-do = Name the period
named-municipality = Municipality
named-name = Name of the period
named-name-hint = For example the name of the project. Do not write the name of a person.
named-period = Months
named-period-hint = First and last month, for example 3/2025–8/2026
error-named-municipality-missing = Choose the municipality.
error-named-name-missing = Write the name of the period.
error-named-name-somebody = Remove the phone number, mail address or identity code from the name.
error-named-period-wrong = Write the first and the last month, for example 3/2025–8/2026.
error-named-period-known = These months have a named period already. Open it from the list.
error-named-period-year = A calendar year needs no name. Its report has means anyway.
done-period-named = The period has been named.
