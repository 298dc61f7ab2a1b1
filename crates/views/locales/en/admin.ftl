menu-admin = Administration
menu-people = Users
menu-units = Units
menu-municipality = Municipality settings
menu-mail = E-mail

at-choose = Choose a municipality
admin-title = Administration
admin-lead = Users and the municipality's settings are looked after here. Residents' information is not shown here.
admin-warnings = { $n ->
    [0] All in order
    [one] 1 thing needs care
   *[other] { $n } things need care
}
admin-warnings-none = Everything needed has been set.
admin-mend = Put right
admin-warn-coordinator = The municipality has no coordinator. Referrals are left waiting.
admin-warn-link-worker = The municipality has no { $lw } yet. Invite the first one.
admin-warn-one-administrator = There is only one administrator. Invite another, so that accounts can be restored.
admin-warn-consent = The consent text is missing.
admin-warn-phone = The coordinator's phone number is missing. Residents do not know where to call.
admin-warn-protected = The contact persons for non-disclosure orders are missing.
admin-warn-register = Whoever answers for the register is missing. The name shows on the privacy page.
admin-warn-mail = E-mails are waiting or have failed.
admin-warn-pack-over = The licence of a text pack is over, or its file is damaged. Its questions are not asked.
admin-warn-pack-soon = The licence of a text pack ends soon. Load a new one in time, or its questions will no longer be asked.
admin-pages = What you can do here
admin-people = { $n ->
    [one] 1 user
   *[other] { $n } users
}
admin-invitations = { $n ->
    [0] no open invitations
    [one] 1 open invitation
   *[other] { $n } open invitations
}
admin-units = { $n ->
    [one] 1 unit
   *[other] { $n } units
}
admin-waiting = { $n ->
    [0] no message is waiting
    [one] 1 message is waiting
   *[other] { $n } messages are waiting
}

people-title = Users
people-name = Name
people-who = Who
people-roles = Tasks
people-no-role = No task
people-state = State
people-active = In use
people-suspended = Suspended
people-ended = Ended
people-print = Print the letter
people-cancel = Cancel the invitation
people-none = There are no users yet.
people-list = Users ({ $n })
people-list-caption = Users who have a task
people-former = Former users ({ $n })
people-former-caption = Users whose task has ended
people-invitations = Open invitations ({ $n })
people-invitations-caption = Invitations that have not been used yet

invite-title = Invite a user
invite-role = Task
invite-organisation = Organisation
invite-organisation-hint = The referrer's unit shows in the referral.
invite-name = Name
invite-name-hint = An invitation on paper needs a name.
invite-way = How is the invitation given?
way-mail = By e-mail
way-paper = On paper, in person
invite-mail = E-mail address (if the invitation goes by e-mail)
invite-mail-hint = The invitation works for 14 days.
invite-send = Make the invitation
error-invite-role-missing = Choose a task.
error-organisation-missing = Choose an organisation.
error-invite-name-missing = Write the name. It goes on the paper invitation.
error-invite-way-missing = Choose how the invitation is given.
done-invited = The invitation has been sent.
done-invited-paper = The invitation is ready. Print it and give it to the person.
done-invitation-cancelled = The invitation has been cancelled.

cancel-invitation-title = Cancel the invitation
cancel-invitation-text = The link of the invitation stops working at once.
cancel-invitation-send = Cancel the invitation

person-title = User details
person-no-roles = No task in this municipality.
person-end-role = End
person-former = Ended tasks
person-account = Account
person-own = This is your own account. Your own settings:
person-since = from { $from }
person-from-to = { $from }–{ $to }
give-role-title = Give a task
give-role-role = Task
give-role-organisation = Organisation
give-role-send = Give the task
error-give-role-role-missing = Choose a task.
end-role-title = End the task
end-role-text = The rights end at once. What has been written stays. The task can be given again.
end-role-send = End the task
end-role-who = Who
suspend-title = Suspend the account
suspend-text = The user cannot sign in, and all their devices are signed out. The suspension can be lifted.
suspend-send = Suspend the account
lift-title = Restore the account
lift-text = The user can sign in again with their own password.
lift-send = Restore the account
drop-factor-title = Remove the second factor
drop-factor-text = First make sure by phone or face to face who is asking. The user is signed out and hears of it by e-mail. The next time they set up a new second factor.
drop-factor-send = Remove the second factor
done-role-given = The task has been given.
done-role-ended = The task has ended.
done-suspended = The account has been suspended.
done-lifted = The account is in use again.
done-factor-dropped = The second factor has been removed.

letter-title = Invitation to become a user
letter-text = You have been invited to become a user of the Rinnalla service.
letter-1 = Open the link below. You can scan the picture with the camera of your phone.
letter-2 = Write your details and choose a password.
letter-3 = Set up an authenticator app when the service asks for it.
letter-link = Link:
letter-own = The link is only for you and works once. Do not give it to others.

units-title = Units
units-lead = A unit sends referrals. A { $lw } can come through an association or a parish.
units-kind = Kind
units-links = Links
unit-links = Joining links
units-links-n = { $n ->
    [0] No links
    [one] 1 link
   *[other] { $n } links
}
kind-county = Wellbeing services county
kind-municipality = Municipality
kind-unit = Referring unit
kind-hospital-point = Hospital's association point
kind-association = Association
kind-parish = Parish
new-unit-title = Add a unit
new-unit-text = A referring unit is a health centre or a social work office, for example.
new-unit-kind = Kind
new-unit-name-fi = Name in Finnish
new-unit-name-sv = Name in Swedish
new-unit-send = Add
error-new-unit-kind-missing = Choose a kind.
error-name-fi-missing = Write the name in Finnish.
done-unit-added = The unit has been added.
unit-links-text = With a joining link the staff of the unit join as referrers by themselves, with their work e-mail.
unit-links-none = The unit has no joining link.
unit-link-domains = The e-mail ends: { $domains }
unit-link-until = Works until { $when }
unit-from-table = The municipality comes from the table of municipalities. It cannot be closed here.
new-link-title = Make a joining link
new-link-text = Share the link inside the unit, for example on the intranet. Only the e-mail addresses below are accepted.
new-link-domains = End of the work e-mail
new-link-domains-hint = For example kunta.fi. You can write several, one on each line.
new-link-days = For how many days does the link work?
new-link-days-hint = 1–366
new-link-send = Make the link
error-domains-missing = Write the end of the e-mail address, for example kunta.fi.
error-domain-format = Write the ends like this: kunta.fi, one on each line.
error-days-missing = Write for how many days the link works.
error-days-number = Write a number of days from 1 to 366.
done-link-made = The joining link is ready. Copy it and share it in the unit.
end-link-title = End the joining link
end-link-text = Nobody can join with the link any more. Those who have joined go on.
end-link-send = End the link
done-link-ended = The joining link has ended.
end-unit-title = Close the unit
end-unit-text = Joining links and open invitations stop working. People's tasks go on until you end them.
end-unit-send = Close the unit
done-unit-ended = The unit is closed.

settings-title = Municipality settings
settings-contact = Contact details
settings-phone = The coordinator's phone
settings-phone-hint = Shows on every page.
settings-phone-hours = When is the phone answered?
settings-phone-hours-hint = For example Mon–Fri 9–15
settings-postal-address = Postal address
settings-postal-address-hint = Shows on forms and in letters.
settings-emergency-duty-phone = Phone of the social emergency services
settings-emergency-duty-phone-hint = Shows on the page Help now.
settings-protected-contact = Who is contacted under a non-disclosure order?
settings-protected-contact-hint = Named persons and their phone numbers. Shown to the referrer when the resident has a non-disclosure order.
settings-words = Words and target group
settings-term = What is the person who walks alongside called?
term-link-person = linkkihenkilö
term-courier = hyvinvointilähetti
term-coach = hyvinvointivalmentaja
settings-serves = Who is the support for?
settings-serves-hint = For example for all residents over 18.
settings-emphasis = What is emphasised now?
settings-emphasis-hint = Shows on the front page.
settings-register = Register
settings-legal-basis = On what basis does the municipality keep the register?
legal-basis-short-public-task = Task in the public interest (article 6(1)(e))
legal-basis-short-legal-obligation = Legal obligation (article 6(1)(c))
legal-basis-short-consent = Consent (article 6(1)(a))
settings-data-protection-contact = Who answers for the register?
settings-data-protection-contact-hint = Name or task, and phone. Shows on the privacy page.
settings-least-shown = The smallest count that reports show
error-least-shown-number = Write a number between 3 and 50. Usually it is 5, and it cannot be less than 3.
error-least-shown-missing = Write a number between 3 and 50. Usually it is 5, and it cannot be less than 3.
settings-deadlines = Deadlines
settings-deadlines-text = The deadlines guide the reminders. A change holds for new deadlines, not for those already running.
settings-opening-working-days = The referral is opened (working days)
settings-first-contact-working-days = The resident is contacted (working days)
settings-tries = How many tries before "not reached" may be written down?
settings-naming-days = Somebody to walk alongside is found (days)
settings-answer-working-days = A request is answered (working days)
settings-first-visit-days = The first meeting is held (days from the naming)
settings-first-warning-days = First reminder before the support ends (days)
settings-second-warning-days = Second reminder before the support ends (days)
settings-reopen-days = Ended support can be opened again (days)
settings-follow-up-months = Follow-up call after the closing (months)
error-second-warning-days-later = The second reminder must come after the first. Write a smaller number of days.
error-settings-term-missing = Choose the word.
error-settings-legal-basis-missing = Choose the basis.
done-settings-saved = The settings have been saved.

consent-text-title = Consent text
consent-text-lead = This is read to the resident before they consent. A former version is not changed: for every consent it is known what the resident was told.
consent-text-version = Version { $version }
consent-text-made = Made { $when }
consent-text-former = Former versions
consent-text-none = There is no consent text yet. Make the first version.
new-consent-title = Make a new version
new-consent-text = This will be version { $version }. It is in force as soon as you save it.
new-consent-advice = Use plain language: which information goes, to whom, why, and how the consent can be withdrawn.
new-consent-send = Save the new version
error-text-fi-missing = Write the text in Finnish.
error-text-sv-missing = Write the text in Swedish. The former version is in Swedish too.
error-text-en-missing = Write the text in English. The former version is in English too.
error-text-se-missing = Write the text in Northern Sámi. The former version is in Northern Sámi too.
done-consent-added = The new consent text is in force.

mail-state-title = E-mail
mail-state-lead = The newest messages. They hold no names and nothing about matters, and the receivers are not shown here.
mail-state-none = No messages have been sent yet.
mail-state-caption = The newest messages, newest first
mail-state-which = Message
mail-state-made = Made
mail-state-outcome = State
mail-state-error = Fault
mail-state-tries = Tries: { $n }.
mail-kind-new-task = A new task is waiting
mail-kind-late-task = A task is late
mail-kind-question = A question to a { $lw }
mail-kind-your-task = A change in one's own task
mail-kind-news = News for the referrer
mail-kind-invitation = Invitation
mail-kind-confirm-address = Confirming the address
mail-kind-reset-password = New password
mail-kind-second-factor-removed = Second factor removed
mail-kind-still-true = Check of details with an organiser
mail-kind-registration = Enrolment on a course
mail-kind-place-given = A place on a course became free
mail-kind-course-cancelled = Course cancelled
mail-kind-refresher-due = Reminder of a refresher
mail-kind-password-changed = Password changed
mail-kind-message = Link to a resident
mail-kind-test = Test message
delivery-waiting = Waiting
delivery-sent = Sent
delivery-held = Not sent
delivery-failed = Failed
mail-test-title = Try sending
mail-test-text = A test message goes to your own address. Reload the page in a moment: the state of the message shows in the list.
mail-test-send = Send a test message
done-mail-tested = The test message is in the queue.

table-title = Table of municipalities
table-lead = { $n ->
    [one] The table has 1 municipality.
   *[other] The table has { $n } municipalities.
}
table-show = Show the table
table-code = Code
table-in = Where
table-merged = Merged into
table-load = Load a newer table
table-load-text = Paste a table whose columns are separated by tabs. The first line holds the names of the columns: { $columns }. The table is taken into use as a whole or not at all.
table-table = Table
table-send = Load the table
error-table-missing = Paste the table here.
table-bad = { $n ->
    [one] Put 1 line right. Nothing was loaded.
   *[other] Put { $n } lines right. Nothing was loaded.
}
table-line = Line { $line }:
table-fault-header = The first line does not hold the right column names in the right order.
table-fault-no-lines = There is not a single municipality under the heading line.
table-fault-columns = The line has { $n } columns. It should have nine.
table-fault-code = The code of a municipality should have three digits.
table-fault-same-code = The same code is already on line { $n }.
table-fault-no-name = The column { $column } is empty.
table-fault-county = There is no such wellbeing services county.
table-fault-date = Write a day in the column { $column } like this: 2023-01-01.
table-fault-ends = The last day is before the first.
table-fault-successor = The municipality into which this one merged is not in the table.
table-fault-merged = A merged municipality should have a last day.
table-fault-homeland = The column homeland should hold 0 or 1.
done-table-loaded = The table has been loaded.
done-table-loaded-partly = The table has been loaded. The lines of other municipalities that use the service were left as they were: their own administrators load them.

rule-second-person-needed = You cannot do this to your own account. Ask another administrator. If you are the only one, invite another administrator first.
rule-last-administrator = This is the municipality's only administrator. First give the task to somebody else.
rule-already-set-up = The municipality already has an administrator.
rule-consent-text-missing = The text lacks a language of the version in force. Write the text in that language too.
rule-from-the-table = Municipalities and wellbeing services counties come from the table. They are not added or ended here.
rule-not-a-referring-unit = A joining link can be made only for a referring unit.
rule-bad-table = The table has mistakes. Nothing was loaded.
letter-qr = The link of the invitation as a QR code
end-link-until = Works until

villages-title = Where the villages lie
villages-lead = From these places the service tells how far from the resident’s village each person moves. The distance is as the crow flies, and it is only one reason among others.
villages-list = Villages
villages-list-hint = One village a line: name; degrees north; degrees east. For example: Vuotso; 68.11; 27.17. A map service shows the degrees.
error-villages-list-format = Check the villages. Write a name and two numbers of degrees on each line, separated by semicolons, for example Vuotso; 68.11; 27.17.
done-villages-saved = The villages have been saved.
