//! What the resident allows: to pass the data on, to tell the referrer, to send messages.
//!
//! The municipality's own legal basis for its register is a setting and is never mixed with these.

use crate::text::Line;

coded! {
    /// One thing that a resident can allow and take back.
    Permission {
        /// The referral may be passed on to the municipality.
        PassOn = "pass_on",
        /// The referrer may hear that support began.
        TellBegan = "tell_began",
        /// The referrer may hear that support ended.
        TellEnded = "tell_ended",
        /// The referrer may read the short summary at the end.
        TellSummary = "tell_summary",
        /// A call may be made three months after the end.
        FollowUp = "follow_up",
    }
}

coded! {
    /// How a permission was given.
    Given { Spoken = "spoken", Written = "written" }
}

/// The permissions that a referral carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permissions {
    /// How the permission to pass the data on was given; a referral cannot be sent without it.
    pub pass_on: Given,
    /// Version of the consent text that the resident heard or read.
    pub text_version: i64,
    /// What the referrer may hear.
    pub tell: Vec<Permission>,
}

/// A permission as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub permission: Permission,
    /// How it was given.
    pub given: Given,
    /// Version of the text.
    pub text_version: i64,
    /// When given.
    pub given_at: jiff::Timestamp,
    /// When taken back, if it was.
    pub withdrawn_at: Option<jiff::Timestamp>,
    /// Who wrote it down.
    pub recorded_by: Line,
}

impl Standing {
    /// Is it in force?
    pub const fn holds(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

/// Is `permission` in force among `standing`?
pub fn allows(standing: &[Standing], permission: Permission) -> bool {
    standing.iter().any(|s| s.permission == permission && s.holds())
}
