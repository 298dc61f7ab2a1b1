mail-hello = Hello,
mail-end = Please do not reply to this message. Questions? Call { $phone }.
mail-end-plain = Please do not reply to this message.

mail-new-task-subject = A new task is waiting
mail-new-task-body =
    There is a new task for you. Sign in and open it:
    { $link }
mail-new-task-by = Please answer by { $day }.
mail-new-task-after = This message contains no personal data.

mail-late-task-subject = A task needs you now
mail-late-task-body =
    A task is waiting for you. Its deadline has passed, or something about it has changed. Sign in and have a look:
    { $link }
mail-late-task-after = This message contains no personal data.

mail-question-subject = There is a question for you
mail-question-body =
    There is a new request for you. Read it and answer:
    { $link }

    You can answer yes or no. You do not need to say why.
mail-question-by = We hope to hear from you by { $day }.
mail-question-after = If you do not have the time or energy right now, that is a perfectly good answer too.

mail-your-task-subject = Your task has moved on
mail-your-task-body =
    There is something new in your task. Sign in and have a look:
    { $link }
mail-your-task-after = This message contains no personal data.

mail-news-subject = There is news for you
mail-news-body =
    There is new information for you in the service. Sign in and have a look:
    { $link }
mail-news-after = You will see what you have been allowed to see.

mail-invitation-subject = An invitation to the service
mail-invitation-body =
    You have been invited to use the service. Set up your account:
    { $link }
mail-invitation-after = The link works for 14 days and only once. If you were not expecting an invitation, delete this message.

mail-confirm-address-subject = Confirm your email address
mail-confirm-address-body =
    An account in the service was made with this address. Confirm that the address is yours:
    { $link }
mail-confirm-address-after = The link works for three days. If you did not make an account, delete this message.

mail-reset-password-subject = A new password
mail-reset-password-body =
    You asked for a new password. Choose it here:
    { $link }
mail-reset-password-after = The link works for one hour and only once. If you did not ask for a new password, delete this message. Your old password will go on working.

mail-second-factor-removed-subject = Your second sign-in step has been removed
mail-second-factor-removed-body =
    The second sign-in step of your account has been removed. Sign in with your password and set up a new one:
    { $link }
mail-second-factor-removed-after = If you did not ask for this, call us straight away.

mail-password-changed-subject = Your password has been changed
mail-password-changed-body = The password of your account has just been changed. If you changed it yourself, you do not need to do anything.
mail-password-changed-after = If you did not change your password yourself, call us straight away.

mail-test-subject = Test message
mail-test-body = This is a test message. It shows that the email of the service works.
mail-test-after = You do not need to do anything.

mail-still-true-subject = Are the details up to date?
mail-still-true-body =
    Our service has details of your activity. Please check them:
    { $link }
mail-still-true-after = If nothing has changed, one press is enough. If the activity has ended, you can say so on the same page. If we get no answer, we mark the details “not checked”.

mail-message-subject = There is a message for you
mail-message-body =
    There is a message for you. Open it here:
    { $link }
mail-message-until = The link works until { $when }.
mail-message-after = You need the code that you were given on paper or by phone. If you have lost the code, or would rather use the phone, call us. If the message is not for you, delete it.

mail-registration-subject = Your enrolment is kept
mail-registration-body =
    Your enrolment is kept. Time, place and instructions:
    { $link }
mail-registration-after = On the same page you can cancel your place, so that somebody else gets it. If you did not enrol, cancel the enrolment or delete this message.

mail-place-given-subject = A place became free for you
mail-place-given-body =
    You were in the queue, and a place became free for you. Time, place and instructions:
    { $link }
mail-place-given-after = If you cannot come, cancel the place on the same page. Then somebody else gets it.

mail-refresher-due-subject = Your certificate expires soon
mail-refresher-due-body =
    One of your certificates expires within two months. See where you stand:
    { $link }
mail-refresher-due-after = On the same page you see the coming courses.

mail-course-cancelled-subject = The course is cancelled
mail-course-cancelled-body =
    The course in which you enrolled is cancelled. Read more:
    { $link }
mail-course-cancelled-after = You can enrol in another course on the pages of the service.
