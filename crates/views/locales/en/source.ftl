# Sources: where details of activities are read from, and what came of it.

sources-title = Data sources
sources-lead = Details of activities can be read from other services. A source is read only from a server that you have allowed.
sources-none = There are no sources yet. Allow a server first, then add a source.
sources-new = Add a source
sources-servers = { $n ->
    [0] No allowed servers
    [one] Allowed servers (1)
   *[other] Allowed servers ({ $n })
}
sources-table = Bring in a table
sources-caption = Sources
source-name-label = Name
source-kind-label = Kind
source-address-label = Address
source-licence-label = Licence and attribution
source-rhythm-label = Read
source-last-label = Last read
source-never = Not read yet
source-kind-ptv = Finnish Service Catalogue (PTV)
source-kind-linkedevents = Linked Events
source-kind-hsds = Open Referral (HSDS)
source-kind-csv = Table (CSV)
source-kind-xlsx = Table (XLSX)
source-kind-ical = Calendar (iCalendar)
source-kind-schemaorg = Web page (schema.org)
source-every-off = Not on schedule
source-every-daily = Once a day
source-every-weekly = Once a week
source-only-changes-yes = What has changed; everything once a week
source-only-changes-no = Everything each time
source-from-file = Read from a file on the server. It can be read again only by a command on the server.
source-from-table = A table that somebody has brought in here.
source-not-allowed = The server of this source is not on the list of allowed servers, so it is not read.
source-allow = Allow the server
source-edit = Edit the source
source-read-now = Read now
source-runs = Readings
source-runs-none = The source has not been read yet.
source-new-title = Add a source
source-edit-title = Edit the source
source-kind = What does the source speak?
source-name = Name
source-name-hint = Shown with the activities. For example: Palvelutietovaranto
source-address = Address
source-address-hint = The whole address, for example https://api.example.fi/v1/event/. Its server must be on the list of allowed servers.
source-licence = Licence and attribution
source-licence-hint = Shown on the page of each activity. For example: CC BY 4.0, City of Helsinki
source-rhythm = How often is the source read?
source-only-changes = Read only what has changed, if the source tells
source-only-changes-hint = Everything is read once a week all the same. PTV, Linked Events and Open Referral can do this.
source-save = Save the source
error-source-kind-missing = Choose what the source speaks.
error-source-name-missing = Write a name for the source.
error-source-address-missing = Write the address of the source.
error-source-address-not-an-address = Write the whole address. It begins with https://
error-source-address-not-allowed = The server is not on the list of allowed servers. Allow it first on the page Data sources.
error-source-rhythm-missing = Choose how often the source is read.
done-source-added = The source has been added.
done-source-saved = The source has been saved.

servers-title = Allowed servers
servers-lead = Sources are read from these servers only. The municipality's own network and this server are not contacted, even if the address is on the list.
servers-none = No servers have been allowed yet.
servers-caption = Allowed servers
servers-server = Server
servers-since = Allowed since
servers-plain = Also without protection (http)
servers-protected = Protected only (https)
servers-forbid = Remove
server-title = Allow a server
server-server = Server
server-server-hint = For example api.palvelutietovaranto.suomi.fi
server-plain = Also allow an unprotected connection (http)
server-plain-hint = Only if the server can do nothing else.
server-sure = I know who runs the server, and details may be read from it
server-send = Allow the server
error-server-server-missing = Write the name of the server.
error-server-server-not-an-address = Write the name of the server, for example api.example.fi.
error-server-sure-missing = Confirm that details may be read from the server.
done-server-allowed = The server is allowed.
done-server-forbidden = The server has been removed from the list.
forbid-server-title = Remove the server from the list
forbid-server-text = Sources are no longer read from this server. What has been read stays.
forbid-server-send = Remove the server

run-title = Reading { $when }
run-began = Began
run-ended = Ended
run-cause = Why it was read
run-cause-schedule = Schedule
run-cause-hand = An administrator asked
run-cause-command = A command on the server
run-cause-table = A table was brought in
run-whole = The whole source
run-changes = Only what has changed, or part of the source
run-what = What was read
run-state = State
run-state-waiting = Waiting for its turn
run-state-running = Reading
run-state-done = Done
run-state-asks = Waiting for confirmation
run-state-failed = Did not succeed
run-progress = { $n } of { $of } activities gone through.
run-asking = Details are being fetched from the source.
run-reload = Update the page
run-counts = What came of it
run-read = Read
run-added = New
run-updated = Changed
run-unchanged = Unchanged
run-removed = Ended
run-rejected = Not taken
run-doubts = Possible doubles
run-held-back = { $n ->
    [one] The source lacks 1 activity that it had before. That is more than 30 per cent of its activities, so nothing has been removed.
   *[other] The source lacks { $n } activities that it had before. That is more than 30 per cent of its activities, so nothing has been removed.
}
run-held-back-text = Look at the source to see whether they have really ended. If they have, confirm: the source is then read again, and what is missing is marked as ended.
run-confirm = Confirm and read again
run-failed-text = The details of activities did not change.
run-again-text = We will soon try again. The details of activities did not change.
run-report = Report
run-report-none = Nothing to report.
run-report-csv = Download the report (CSV)
run-report-where = Where
run-report-what = What
run-report-why = Why
run-report-more = { $n ->
    [one] And 1 more line that has not been kept.
   *[other] And { $n } more lines that have not been kept.
}
run-report-shown = The first { $n } of { $of } lines are shown. The rest are in the report to download.
report-row = row { $n }
report-file = the whole file
report-kind-rejected = Not taken
report-kind-kept = Written by hand, kept
report-kind-removed = Ended
report-kind-note = Note

fetch-not-an-address = “{ $is }” is not a web address.
fetch-not-allowed = The server { $is } is not on the list of allowed servers.
fetch-no-such-name = The server { $is } was not found.
fetch-not-public = { $is } leads to a closed network. Such addresses are not read.
fetch-too-many-redirects = The address redirects more than { $is } times.
fetch-status = The server answered with the error { $is }.
fetch-too-large = The answer is too large, over { $is } MB.
fetch-too-slow = The server answered too slowly.{ $is }
fetch-unreachable = The server { $is } could not be reached.
fetch-unprotected = The protected connection to the server { $is } failed. There may be something wrong with its certificate.
fetch-broken = The answer broke off or could not be read.{ $is }

imported-no-name = The name is missing.
imported-no-organiser = The organiser is missing. { $is }
imported-no-key = The identifier is missing, so that it could not be found again next time.
imported-duplicate-key = The same identifier is already at { $is }.
imported-unreadable = { $field }: “{ $is }” is not a value that we understand. See the allowed values in the template.
imported-implausible-day = The day { $is } cannot be right.
imported-ended = The activity ended { $is }.
imported-no-day = The day is missing, and no recurrence is given.
imported-rule = The recurrence was not understood: “{ $is }”.
imported-schedule = The times do not fit together: check days and hours.
imported-unsupported = This is not an activity that one can take part in: { $is }.
imported-too-long = { $field }: the text is too long. At most { $is } characters fit.
imported-not-complete = The details are incomplete. { $is }
imported-not-published = It is not published. Its state is { $is }.
imported-malformed = It does not have the form that the source should have: { $is }
imported-too-large = Too much at once: { $is }
imported-broken-file = The file could not be read: { $is }
imported-not-yours = The organiser is { $is }. You can bring in only your own organisation's activities.
imported-point-outside = The point { $is } is not in Finland. It was left out.
imported-left-out = { $field }: “{ $is }” was left out, since it was not understood.
imported-cut = { $field }: the text was cut to { $is } characters.
imported-no-description = The description is missing. The name stands in its place.
imported-unknown-area = The area “{ $is }” is not known. It was left out.
imported-other-language = The language “{ $is }” is not shown here. It was left out.
imported-no-last-day = It goes on without end. We show it until { $is }.
imported-written-out = Its days are written out one by one until { $is }.
imported-hours-over = Its hours ended { $is }. They were left out.
imported-past-midnight = It goes on past midnight. Only the beginning was kept.
imported-whole-day = No hours are given.
imported-span = It lasts { $is }, but does not say on which days.
imported-unknown-zone = The time zone “{ $is }” is not known. The times were read as Finnish time.
imported-not-for-residents = Meant for businesses or authorities.
imported-missing = The source lacked something that this refers to: { $is }
imported-several-places = There are { $is } places. None of them was chosen.
imported-closed-for-now = Closed for now.
imported-unknown-column = The column “{ $is }” is not known. It was left out.
imported-kept = { $field }: the source says something else, but what was written by hand was kept. You can choose on the page of the activity.
imported-removed = The source no longer has it. The activity was marked as ended.

field-organiser = Organiser
field-business-id = Business ID
field-title = Name
field-description = Description
field-first-time = The first time
field-kind = Kind
field-themes = Themes
field-needs = Needs
field-audiences = For whom
field-ages = Age
field-languages = Languages
field-setting = Where one takes part
field-place = Place and address
field-point = Point on the map
field-way-there = How to get there
field-areas = Municipalities
field-schedule = When
field-price = Price
field-kaikukortti = Kaikukortti
field-facets = Access and welcome
field-registration = Signing up
field-places = Number of places
field-contact-name = Who answers questions
field-phone = Phone
field-mail = Email
field-web = Web page
field-ends-on = Last day
field-unknown = Detail
field-says-nothing = not known
field-yes = yes
field-no = no
field-everywhere = all of Finland
field-places-words = { $total } in all, { $free } free
provenance-title = Where the details come from
provenance-hand = written here
offers-title = The source has changed
offers-text = These details were written here by hand, so the source did not change them. Choose which is right.
offer-here = Here it now says:
offer-there = The source { $source } now says:
offer-ours = Keep what is here
offer-theirs = Take it from the source
done-offer-ours = What is here was kept.
done-offer-theirs = The detail was taken from the source.
change-merged = Merged with another

doubles-title = Doubles
doubles-lead = These may be the same activity from two sources. Compare and decide.
doubles-none = There are no possible doubles.
doubles-count = { $n ->
    [0] No doubles
    [one] 1 possible double
   *[other] { $n } possible doubles
}
doubles-pair = { $first } and { $second }
doubles-caption = What the details say differently
doubles-field = Detail
doubles-stays = Stays: no. { $n }
doubles-goes = Is merged: no. { $n }
doubles-alike = The details are the same.
doubles-how = If you merge them, what was written by hand wins, and what is missing comes from the other. The activity that is merged ends.
doubles-same = The same activity
doubles-different = Different activities
doubles-open = Open
done-doubles-same = The activities have been merged.
done-doubles-different = We will remember that they are different.

upload-title = Bring in activities from a table
upload-lead = Fill in the template and send it here. You first see what the table would give. Nothing is saved before you agree.
upload-template-csv = Download the template (CSV)
upload-template-xlsx = Download the template (Excel)
upload-home = Whose activities are in the table?
upload-file = Table
upload-file-hint = A CSV or XLSX file, at most 5 MB and 10,000 rows.
upload-send = Show a preview
upload-preview-title = Preview
upload-preview-lead = Nothing has been saved yet.
upload-rows = { $n ->
    [0] No row will be taken
    [one] 1 row will be taken
   *[other] { $n } rows will be taken
}
upload-bad-rows = { $n ->
    [0] All rows are fine.
    [one] 1 row is left out. Correct it in the table if you want it in.
   *[other] { $n } rows are left out. Correct them in the table if you want them in.
}
upload-problems = Remarks row by row
upload-row = Row
upload-column = Column
upload-problem = What to correct
upload-whole-row = the whole row
upload-whole-table = the whole table
upload-keeps-out = The row is left out
upload-list = Rows
upload-next = Next time
upload-taken = Will be taken
upload-not-taken = Left out
upload-take = { $n ->
    [one] Bring in 1 activity
   *[other] Bring in { $n } activities
}
upload-other = Choose another table
upload-more-rows = The first { $n } rows are shown.
error-upload-file-missing = Choose a table.
error-upload-file-too-large = The table is too large. At most 5 MB fits.
error-upload-home-missing = Choose whose activities are in the table.
upload-done-title = The table has been brought in
