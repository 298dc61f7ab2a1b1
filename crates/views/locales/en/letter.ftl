letters-title = Letters
letters-none = No letters are waiting to be printed.
letters-waiting = { $n ->
    [one] 1 letter is waiting to be printed.
   *[other] { $n } letters are waiting to be printed.
}
letters-caption = Letters, oldest first
letters-which = Letter
letters-made = Came to the list
letters-who = Letters go only to residents who have allowed letters to be sent to their home.
letter-receipt = The referral has come
letter-not-reached = We could not reach you
letter-visit = The first meeting
letter-ending = Support has ended
letter-confirm-title = Print the letter
letter-receiver = Receiver
letter-language = Language of the letter
letter-read = Read the letter
letter-print = Print the letter
letter-print-hint = The letter opens for printing. After that it leaves the list of waiting letters.
letter-printed-before = The letter was printed on { $when }. You can print it again.
letter-no-address = The resident's postal address is missing. Ask for it before you send the letter.

letter-questions = Questions? Call us.
letter-phone = { $phone }
letter-phone-hours = { $phone }, { $hours }
letter-interpreter = Do you need an interpreter? Tell us, and we will arrange one. It costs you nothing.
letter-greeting = With kind regards
letter-coordinator = coordinator

letter-title-receipt = Your referral has come
letter-receipt-call = We will call you by { $day }.
letter-receipt-call-soon = We will call you soon.
letter-receipt-what = When we call, we will ask what you would like. Then we will look for a person who suits you, a { $lw }. They listen to you and help you find things you enjoy.
letter-receipt-you-decide = You decide whether to go on. You can change your mind at any time.
letter-receipt-free = The support costs you nothing.

letter-title-not-reached = We could not reach you
letter-not-reached-lead = We tried to call you. It is about your wellbeing referral.
letter-not-reached-call-us = Call us when it suits you. Tell us then when we may call you.
letter-not-reached-somebody = Somebody close to you can also call for you.
letter-not-reached-no = If you do not want support now, you can tell us that too. You do not need to say why.

letter-title-visit = We will meet soon
letter-visit-lead = We have arranged a meeting with you.
letter-visit-when = When
letter-visit-where = Where
letter-visit-who = Who will come
letter-visit-worker = { $lw-cap }: { $name }
letter-visit-coordinator = Coordinator: { $name }
letter-visit-what = We will get to know each other and talk about what you would like. You do not need to prepare. You may ask somebody close to you to come along.
letter-visit-change = If the time or the place does not suit you, call us. We will arrange another.

letter-title-ending = Your support period has ended
letter-ending-goals = This is what you wished for
letter-ending-continues = This goes on
letter-ending-nothing-continues = We have not yet found something that goes on. Call us when you would like to look further.
letter-ending-follow-up = We will call you once more later on and ask how you are. You can take back your permission at any time.
letter-ending-thanks = Thank you for this time together.

memo-title = Note for you
memo-lead = Somebody will call you.
memo-who = Who will call
memo-coordinator = The coordinator, { $municipality }
memo-by = By
memo-soon = Soon
memo-phone = You can call us
memo-you-decide = You decide whether to go on. You can change your mind at any time.
memo-own-code = You will get a link to questions about how you are by email. The code for the questions is { $code }.
memo-notes = What would you like to ask?

blank-title = Wellbeing referral
blank-return = Return to: { $address }. Contains personal data once filled in.
blank-birth-date = Date of birth (no identity code)
blank-address = Village and postal address
blank-interpreter = An interpreter is needed
blank-letter = A letter may be sent to the home
blank-consent = The resident agrees that these data are sent to the municipality's coordinator.
blank-resident-signs = The resident’s signature, if the consent is in writing
blank-sender = Sender: name, profession, workplace, phone
blank-consent-title = Consent
