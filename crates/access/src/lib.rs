//! Who may do what to which record: actors, scopes and grants.
//!
//! **Invariants:** pure. A [`Scope`] is the only way to read and a [`Grant`] the only way to write; both have
//! private fields and are made here alone, from an [`Actor`] whose memberships were read in the same transaction.

mod actor;
mod community;
mod directory;
mod figures;
mod grant;
mod path;
mod scope;
mod training;

pub use actor::{Actor, Membership, Person};
pub use community::{READS_FIGURES, reads_figures_of};
pub use directory::{Claimant, Editor, EntryItself, organises};
pub use figures::{FigureScope, READS_AREA, READS_REPORTS, reads_area_of, reads_reports_of, refers_for};
pub use grant::{
    Accompany, Action, Administer, Answer, AnswerByLink, AnswerProposal, AnswerReferrer, CommunityWork, Coordinate,
    Count, Denied, EditDirectory, Enrol, Grant, Interest, Itself, LeadPath, OwnAccount, SendReferral, TheService,
    Train,
};
pub use path::{leads_paths_in, mover};
pub use scope::{Reach, Scope};
