//! Taking entries from a source into the directory.
//!
//! What a source says of an entry replaces what it said before; what somebody wrote here by hand stays, and the report
//! says so. An entry that another source or an organiser has brought already is recognised by its organiser, name,
//! place and time; where that is not certain, both stay and somebody decides. A reading can be broken off at any time
//! and begun again: it changes only what differs.

mod double;
mod manage;
mod offer;
mod read;
mod report;
mod run;
mod table;
mod take;

pub use double::{Pair, different, doubles, doubts, same};
pub use manage::{NewSource, Overview, add, allow, change, forbid, of_municipality, one, report_of, run_of, servers};
pub use offer::{Choice, Provenance, choose, provenance};
pub use read::{read, reading};
pub use report::{Line, LineKind, Report};
pub use run::{Errand, begin, carry_out, due, fail, next, record};
pub use table::{Brought, bring, brought, may_bring};
pub use take::{rehearse, take};

use rinnalla_access::{Actor, EditDirectory, Grant};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::activity::{Field, FieldSet, NewActivity};
use rinnalla_store::source::{self, Source};

use crate::{Error, Rule, Work};

/// An entry as a source has it.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Its identity in the source.
    pub key: String,
    /// What is written.
    pub content: NewActivity,
    /// The fields that the source speaks of.
    pub said: FieldSet,
    /// The place of the record, for the report.
    pub where_: String,
}

/// A reading of a source.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Entries.
    pub items: Vec<Incoming>,
    /// Identities that the source says are gone.
    pub gone: Vec<String>,
    /// The source was read to its end: what it no longer has is gone.
    pub whole: bool,
    /// Records seen, of every kind.
    pub total: usize,
    /// Records that were not taken, and notes about others.
    pub lines: Vec<Line>,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// New entries.
    pub added: usize,
    /// Entries that changed.
    pub updated: usize,
    /// Entries that were as they are.
    pub unchanged: usize,
    /// Entries that were ended.
    pub removed: usize,
    /// Removals that somebody must confirm, since they are more than is believed.
    pub held_back: usize,
    /// Places of records and why they were not taken.
    pub refused: Vec<(String, Rule)>,
    /// Places of records and fields in which what was written by hand was kept.
    pub kept: Vec<(String, Field)>,
    /// Identities in the source of entries that were ended.
    pub gone: Vec<String>,
    /// Pairs that somebody must decide.
    pub doubts: usize,
}

/// The source of a kind at an address, made when there is none yet.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service
pub async fn open(work: &mut Work, new: Source) -> Result<Source, Error> {
    let grant = grant_for(work.actor(), new.municipality)?;
    if let Some(found) = source::find(work.tx(), new.municipality, new.kind, &new.address).await? {
        return Ok(found);
    }
    source::insert(work.tx(), &grant, &new).await?;
    Ok(new)
}

fn grant_for(actor: &Actor, municipality: MunicipalityCode) -> Result<Grant<EditDirectory>, Error> {
    Ok(Grant::by_service(&Grant::the_service(actor, Some(municipality))?))
}
