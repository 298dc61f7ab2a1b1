courses-title = Training
courses-lead = Here you see the training of link workers, refreshers, and inductions for referring units.
courses-own = My training
courses-more = More
courses-phase-running = Running now
courses-phase-coming = Coming
courses-phase-past = Past
courses-none-running = No courses are running now.
courses-none-coming = The next courses have not been announced yet.
courses-none-past = No past courses.
menu-courses = Training

training-kind-basic = Link worker training
training-kind-refresher = Refresher
training-kind-induction = Induction for referring units
training-owner-county = Wellbeing services county
training-owner-school = School
training-owner-municipality = Municipality
training-session-lesson = Teaching
training-session-mentoring = Mentoring
training-way-on-site = On site
training-way-remote = Remote
training-way-either = On site or remote
enrolment-state-enrolled = You have a place
enrolment-state-waiting = You are in the queue
enrolment-state-cancelled = You have cancelled
presence-present = On site
presence-remotely = Remote
presence-absent = Absent
presence-none = Not marked
validity-valid = Valid
validity-expired = Expired
validity-revoked = Revoked

course-size = { $credits } credits, about { $hours } hours
course-hours = about { $hours } hours
course-room =
    { $n ->
        [one] 1 place free. Enrol by { $by }.
       *[other] { $n } places free. Enrol by { $by }.
    }
course-full =
    { $n ->
        [0] The course is full. You can join the queue.
       *[other] The course is full. { $n } in the queue.
    }
course-closed = Enrolment has closed.
course-trainer = For the trainer
course-next = Next
course-link = Link to the video meeting
course-own = Where I am
course-attended = Attended { $now }/{ $all } h
course-complete = You have done everything that the certificate needs.
course-missing = Still missing for the certificate:
course-about = What is it about?
course-owner = Organiser
course-modules = Parts
course-rule = What does the certificate need?
course-rule-hours = At least { $percent }% of the teaching attended
course-rule-tasks = All tasks done
course-rule-mentoring =
    { $n ->
        [one] One mentoring meeting
       *[other] { $n } mentoring meetings
    }
missing-hours = { $now } hours attended, { $need } needed.
missing-tasks = { $done }/{ $all } tasks done.
missing-mentoring = { $now } mentoring meetings, { $need } needed.

signup-title = Enrol on the course
signup-go = Enrol
signup-queue = Join the queue
signup-other = Enrol somebody
signup-name = Name
signup-name-hint = Write the name as you want it on the certificate.
signup-mail = E-mail
signup-mail-hint = If you have no e-mail, write a phone number.
signup-phone = Phone number
signup-home = Municipality or workplace
signup-known = We send the details to the address of your account:
signup-kept = We use your details for this course only. We delete them two years after the course at the latest. Certificates are kept.
error-signup-name-missing = Write the name.
error-signup-mail-missing = Write an e-mail address or a phone number, so that we can tell you of changes.
error-signup-mail-format = Check the e-mail address. It has an @ and a dot, for example name@example.fi.
done-enrolled = Your enrolment is kept, and you have a place. If you gave an e-mail address, a link for cancelling has been sent to it.
done-in-queue = The course is full. You are now in the queue. We tell you if you get a place.
done-enrolled-link = Your enrolment is kept. Save the address of this page: you can cancel here later.
done-left = You have cancelled. The place goes to the next person.
leave-title = Can you not come?
leave-text = Cancel your enrolment, so that somebody else gets the place.
leave-go = Cancel my enrolment

course-cancelled = The course was cancelled on { $day }.
course-is-cancelled = Cancelled
call-off-title = Cancel the course
call-off-text = The page of the course says that it is cancelled. Those who enrolled get a mail. Certificates that were given stay valid. This cannot be undone.
call-off-call = Call those who have no mail address.
call-off-why = What are participants told?
call-off-why-hint = Everybody sees this on the page of the course. Do not write about anybody’s affairs.
call-off-go = Cancel the course
done-called-off = The course is cancelled. Those who enrolled get a mail.
take-off-title = Take off the course
take-off-text = Do this when the participant has told you that they will not come. The place goes to the first in the queue. The service sends them no message.
take-off-go = Take off
take-off-queue = Remove from the queue
done-taken-off = The participant has been taken off.

certificate-title = Certificate
certificate-open = Open the certificate (PDF)
certificate-given = Certificate given { $day }.
certificate-until = Valid until { $day }.
certificate-paper-title = Certificate
certificate-paper-done = has completed the training { $title }, { $cohort }.
certificate-paper-size = Length
certificate-paper-themes = Contents
certificate-paper-owner = Organiser
certificate-paper-day = Given
certificate-paper-until = Valid until
certificate-paper-signer = Signature
certificate-paper-check = Check this certificate: { $address } · Code { $code }
verify-title = Check a certificate
verify-lead = Write the code of the certificate. We tell you whether it is valid, whose it is, and of which training.
verify-code = Code of the certificate
verify-code-hint = The code stands at the foot of the certificate. It has 20 characters. Capital and small letters are the same.
verify-go = Check
verify-unknown = There is no certificate with this code. Check that the code is right.
verify-says-valid = The certificate is valid.
verify-says-expired = The certificate has expired.
verify-says-revoked = The certificate has been revoked. It is not valid.
verify-name = Name
verify-programme = Training
error-verify-code-missing = Write the code of the certificate.

handbook-title = Handbook for link workers
handbook-lead = A short guide to walking alongside. The text is in Finnish.

programmes-title = Programmes
programmes-none = There are no programmes yet. Begin by making one.
programme-new = New programme
programme-title = Training programme
programme-kind = What kind of training is it?
programme-owner = Whose training is it?
programme-owner-name = Name of the organiser
programme-about = What is the training about?
programme-valid-months = For how many months is the certificate valid?
programme-valid-months-hint = Leave empty if the certificate does not expire.
error-programme-title-missing = Write the name of the training.
error-programme-kind-missing = Choose what kind of training it is.
error-programme-owner-missing = Choose whose training it is.
error-programme-owner-name-missing = Write the name of the organiser.
error-programme-about-missing = Write what the training is about.
error-programme-valid-months-number = Write the months in digits, 1–240.
done-programme-saved = The programme has been saved.

cohort-new = New course
cohort-title = Details of the course
cohort-no-programme = A course needs a programme.
cohort-given-stay = Certificates that have been given stay as they were, even if you change the course.
cohort-programme = Programme
cohort-name = Name
cohort-name-hint = For example: spring 2027
cohort-starts-on = First day
cohort-ends-on = Last day
cohort-enrol-by = Enrol by
cohort-places = Places
cohort-modules = Parts
cohort-modules-hint = One part a line: name; hours; credits. For example: Role and secrecy; 20; 0,5
cohort-percent = Attendance at least, %
cohort-mentoring = Mentoring meetings at least
cohort-all-tasks = All tasks must be done
cohort-signer = Who signs the certificate?
error-cohort-programme-missing = Choose a programme.
error-cohort-name-missing = Write the name of the course, for example spring 2027.
error-cohort-ends-on-before = The last day is before the first. Check the days.
error-cohort-enrol-by-after = Enrolment ends after the course. Check the day.
error-cohort-places-missing = Write how many places there are.
error-cohort-places-number = Write the places in digits, 1–500.
error-cohort-modules-missing = Write at least one part.
error-cohort-modules-format = Check the parts. Write name, hours and credits on each line, parted by semicolons.
error-cohort-percent-missing = Write how many per cent of the teaching must be attended.
error-cohort-percent-number = Write the per cent in digits, 0–100.
error-cohort-mentoring-missing = Write the number of mentoring meetings. It can be 0.
error-cohort-mentoring-number = Write the mentoring meetings in digits, 0–50.
error-cohort-signer-missing = Write who signs the certificate.
done-cohort-saved = The course has been saved.

sessions-title = Sessions
sessions-none = There are no sessions yet.
session-new = Add a session
session-add = Add the session
session-remove = Remove the session
session-kind = What is it?
session-topic = Topic
session-day = Day
session-begins = Begins at
session-ends = Ends at
session-way = How does one take part?
session-place = Place
session-link = Link to the video meeting
session-link-hint = Only those who have a place on the course see the link.
error-session-kind-missing = Choose whether the session is teaching or mentoring.
error-session-day-missing = Write the day.
error-session-begins-missing = Write when the session begins.
error-session-begins-jumped-over = There is no such time: the clocks go forward then. Choose another time.
error-session-ends-missing = Write when the session ends.
error-session-ends-before = The session ends before it begins. Check the times.
error-session-way-missing = Choose how one takes part.
error-session-link-format = Check the link. It begins with https://.
done-session-added = The session has been added.
done-session-removed = The session has been removed.

tasks-title = Tasks
tasks-none = There are no tasks.
task-new = Add a task
task-add = Add the task
task-remove = Remove the task
task-title = Task
task-due-on = By
task-due = by { $day }
task-done = Done
task-open = Not done
error-task-title-missing = Write what the task is.
error-task-due-on-missing = Write by when the task is done.
done-task-added = The task has been added.
done-task-removed = The task has been removed.

attendance-title = Attendance
attendance-present = Who is here?
attendance-remotely = Who takes part remotely?
attendance-save = Save
attendance-all = Mark everybody as present
attendance-sessions = Other sessions
done-attendance-saved = The attendance has been saved.

trainees-title = Participants
trainees-none = There is nobody on the course yet.
trainees-complete = Everything done
trainees-hours = Hours attended
trainees-waiting =
    { $n ->
        [0] Nobody is in the queue
        [one] 1 in the queue
       *[other] { $n } in the queue
    }
member-title = Participant
member-tasks = Which tasks have been done?
member-note = The trainer’s note
member-note-hint = Only the trainers of this municipality see the note.
done-member-saved = The details of the participant have been saved.

certificates-title = Certificates
certificates-who = Who gets a certificate?
certificates-who-hint = These people have done everything.
certificates-give = Give the certificates
certificates-given = Certificates given
certificates-none = No certificates have been given yet.
certificates-nobody = Nobody is waiting for a certificate now. See what is missing:
error-certificates-who-missing = Choose who gets a certificate.
done-certificates-given = The certificates have been given.
revoke-title = Revoke the certificate
revoke-text = When you revoke the certificate, the check page says that it is not valid. The reason stays with the municipality.
revoke-why = Why is the certificate revoked?
revoke-go = Revoke the certificate
error-revoke-why-missing = Write why the certificate is revoked.
done-certificate-revoked = The certificate has been revoked.

requirement-title = Requirement before the first period of support
requirement-lead = A link worker can be proposed only once their training meets this requirement.
requirement-hours = Training at least, hours
requirement-hours-hint = Write 0 if any link worker training will do.
requirement-programme = Only this programme
requirement-programme-hint = Leave empty if any programme will do.
requirement-fresh = The certificate or a refresher must be valid
requirement-by-hand = A training day recorded by the coordinator will do too
requirement-by-hand-hint = In this way you accept training that was completed earlier or elsewhere.
error-requirement-hours-missing = Write the hours. The number can be 0.
error-requirement-hours-number = Write the hours in digits, 0–2000.
done-requirement-saved = The requirement has been saved.

rule-enrolment-closed = It is no longer possible to enrol in the course.
rule-training = The certificate cannot be given. Either something is still missing, or it has been given already.

trained-certificate = Trained: certificate { $day }.
trained-by-hand = Trained { $day }. The day was recorded by hand.
trained-no-not-trained = Training not finished: no certificate, and no recorded day that the municipality accepts.
trained-no-other-training = The training does not meet the municipality’s requirement.
trained-no-refresher-due = The training has expired. A refresher is needed.
