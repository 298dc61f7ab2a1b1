//! Messages: neutral, without personal data, in the receiver's language.

use crate::case::State;

coded! {
    /// A mail. Its subject and text never say who, where or why.
    Mail {
        /// Coordinator: something new waits.
        NewTask = "new_task",
        /// Coordinator: something is late or was left unopened.
        LateTask = "late_task",
        /// Link worker: somebody asks you.
        Question = "question",
        /// Link worker: something has moved in what you do.
        YourTask = "your_task",
        /// Referrer: there is something new to read.
        News = "news",
        /// An invitation to join.
        Invitation = "invitation",
        /// Please confirm your address.
        ConfirmAddress = "confirm_address",
        /// Choose a new password.
        ResetPassword = "reset_password",
        /// Your second factor was removed by somebody.
        SecondFactorRemoved = "second_factor_removed",
        /// The password was changed.
        PasswordChanged = "password_changed",
        /// Organiser: is the entry still true?
        StillTrue = "still_true",
        /// Referrer: how did it go?
        AskReferrer = "ask_referrer",
        /// Link worker: how did it go?
        AskLinkWorker = "ask_link_worker",
        /// Organiser: how did it go?
        AskOrganiser = "ask_organiser",
        /// Resident: there is a message for you, behind a link and a code.
        Message = "message",
        /// Coordinator: somebody would like to become a link worker.
        Interest = "interest",
        /// Somebody who enrolled: the enrolment is kept, here is the link.
        Registration = "registration",
        /// Somebody from the queue: you have a place now.
        PlaceGiven = "place_given",
        /// Somebody who enrolled: the course is not held.
        CourseCancelled = "course_cancelled",
        /// Link worker: a training runs out soon.
        RefresherDue = "refresher_due",
        /// A test by the administrator.
        Test = "test",
    }
}

coded! {
    /// A letter on paper to a resident.
    Letter {
        /// The referral has come.
        Receipt = "receipt",
        /// We could not reach you.
        NotReached = "not_reached",
        /// The first visit.
        Visit = "visit",
        /// The support has ended.
        Ending = "ending",
    }
}

impl Letter {
    /// Does the letter still tell what is so, when the case stands at `state`?
    pub const fn fits(self, state: State) -> bool {
        match self {
            Self::Receipt => state.is_intake() && !matches!(state, State::Proposed | State::Taken),
            Self::NotReached => matches!(state, State::Received | State::NotReached),
            Self::Visit => matches!(state, State::FirstVisitArranged),
            Self::Ending => matches!(state, State::Closed),
        }
    }
}

coded! {
    /// What became of a mail.
    Delivery { Waiting = "waiting", Sent = "sent", Held = "held", Failed = "failed" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_whose_time_has_passed_does_not_fit() {
        assert!(Letter::Receipt.fits(State::Sent) && !Letter::Receipt.fits(State::Withdrawn));
        assert!(Letter::Visit.fits(State::FirstVisitArranged) && !Letter::Visit.fits(State::FirstVisitHeld));
        assert!(Letter::Ending.fits(State::Closed) && !Letter::Ending.fits(State::Underway));
        assert!(Letter::NotReached.fits(State::NotReached) && !Letter::NotReached.fits(State::Accepted));
    }
}
