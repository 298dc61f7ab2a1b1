feedback-title = Feedback on the support
feedback-step = Question { $n }/{ $of }
feedback-lead = Answer in your own words and at your own pace. There are only a few questions. You can skip a question that you do not want to answer.
feedback-quiet = Your answers do not affect the help that you get.
feedback-next = Continue
feedback-send = Send the answers
feedback-before = Previous question
feedback-resident-heard = Did somebody listen to you?
feedback-resident-helped = Did the support help?
feedback-resident-words = What would you like to say?
feedback-resident-words-hint = The coordinator reads this. If you are in distress, see Help now. These answers are not watched around the clock.
feedback-resident-named = May the coordinator know that the answers are yours?
feedback-resident-for-worker = May your { $lw } see your answers?
feedback-named-yes = Yes
feedback-named-no = No, I answer without my name
feedback-for-worker-yes = Yes
feedback-for-worker-no = No
feedback-unnamed-hint = Without a name we do not store who answered or on which day. The coordinator sees the text only when at least five people have answered without a name.
error-feedback-resident-named-missing = Choose whether the coordinator may know that the answers are yours.
error-feedback-resident-for-worker-missing = Choose whether your answers may be shown.
error-feedback-resident-heard-no-answers = Answer at least one question, or write something.
feedback-thanks-title = Thank you for your feedback
feedback-thanks-text = Your answer has been saved. You can close the page.
feedback-over-title = The link does not work any more
feedback-over-text = This link has been used, or its time has run out. If you would still like to say something, call us.
feedback-code-title = Feedback on the support
feedback-code-lead = Type the code that you got in the letter.
feedback-code-code = Code
feedback-code-code-hint = The code has 12 characters. Small letters and spaces are fine.
feedback-code-send = Continue
error-feedback-code-code-missing = Type the code.
error-feedback-code-code-unknown = Nothing was found with this code. Check it in the letter. It works once, and for 60 days.

feedback-staff-title = How has it been going?
feedback-staff-lead = A few questions, so that the work can get better. Your name is not stored with the answers. We only store in which month you answered.
feedback-staff-few = If there are only a few of you, a reader may still guess who answered.
feedback-staff-lately = Thank you, you have answered lately. We will ask again later.
feedback-staff-link = Tell how it has been going
done-feedback-sent = Thank you. Your answer has been saved.
feedback-referrer-easy = Was it easy to make the referral?
feedback-referrer-told = Did you hear enough about what came of it?
feedback-referrer-again = Would you make a referral again?
feedback-referrer-words = What would you change?
feedback-referrer-words-hint = Write nothing by which residents could be recognised. The coordinator reads this.
feedback-link-worker-supported = Did you get enough support yourself?
feedback-link-worker-time = Was there enough time?
feedback-link-worker-words = What was hard?
feedback-link-worker-words-hint = Write nothing by which residents could be recognised. The coordinator reads this.
feedback-organiser-arrived = Did people come?
feedback-organiser-ahead = Did you hear enough beforehand about those who were coming?
feedback-organiser-room = Do you have room for more people?
feedback-organiser-words = What would you like to say?
feedback-organiser-words-hint = Write nothing by which people could be recognised. The coordinator reads this.
answer-partly-yes = Yes
answer-partly-little = In part
answer-partly-no = No
answer-partly-unsure = I cannot say
error-feedback-staff-no-answers = Answer at least one question, or write something.
rule-feedback-lately = You have answered lately. We will ask again later.

feedback-said-title = Feedback
feedback-said-lead = Here is what people have said in their own words. The texts are for the coordinator alone. They are not counted, searched or put into reports, and they are deleted after a year.
feedback-said-unnamed = Feedback without a name is opened together, when there are at least five.
feedback-said-none = There is no feedback to read.
feedback-said-waiting = To read
feedback-said-handled = Handled
feedback-said-case = The resident gave feedback with their name. Read it in the support period { $number }.
feedback-said-handle = Mark as handled
feedback-said-handled-on = Handled { $day }
feedback-said-deleted = Deleted { $day }
feedback-said-today = Feedback that people have given
said-by-resident = Resident
said-by-referrer = Referrer
said-by-link-worker = { $lw-cap }
said-by-organiser = Organiser
done-feedback-handled = Marked as handled.

closing-feedback-later = I will answer later, on my own
closing-feedback-later-hint = You get a code in a letter and answer at home. The letter is sent only if letters may be sent.
error-closing-feedback-later-both = You gave answers, or said that the resident does not want to answer, and also chose that the resident answers later. Leave one of them.
closing-feedback-by-link = The resident has answered alone. The answers cannot be changed here.
letter-ending-feedback = Tell us what you think
letter-ending-feedback-text = You can answer a few questions about the support, also without your name. Open the address { $address } on the web and type the code { $code }. The code works until { $day }. You can also answer by calling us.
letter-ending-feedback-camera = You can also open the questions with the camera of a phone.
feedback-what-link = Did you get a code in a letter? Give feedback
letter-ending-feedback-sample = XXXX-XXXX-XXXX
look-feedback = Gave feedback

mail-ask-referrer-subject = How has it been going?
mail-ask-referrer-body =
    We would like to learn what works and what does not. A few questions, about a minute:
    { $link }
mail-ask-referrer-after = Answering is voluntary. Your name is not stored with the answers.
mail-ask-link-worker-subject = How has it been going?
mail-ask-link-worker-body =
    We would like to know how it has been going for you, and whether you got enough support. A few questions, about a minute:
    { $link }
mail-ask-link-worker-after = Answering is voluntary. Your name is not stored with the answers.
mail-ask-organiser-subject = How has it been going?
mail-ask-organiser-body =
    People have been guided to your activities. Tell us how it has been going. A few questions, about a minute:
    { $link }
mail-ask-organiser-after = Answering is voluntary. Your name is not stored with the answers.
mail-kind-ask-referrer = Request for feedback to the referrer
mail-kind-ask-link-worker = Request for feedback to a { $lw }
mail-kind-ask-organiser = Request for feedback to the organiser
