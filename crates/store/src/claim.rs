//! "This is ours": organisations that ask for entries which nobody here has.

use jiff::Timestamp;
use rinnalla_access::{EditDirectory, Grant};
use rinnalla_domain::activity::ClaimAnswer;
use rinnalla_domain::{AccountId, ActivityId, ClaimId, MunicipalityCode, OrganisationId};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Identity.
    pub id: ClaimId,
    /// The municipality that answers for the entry.
    pub municipality: MunicipalityCode,
    /// The entry.
    pub activity: ActivityId,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// Who asked.
    pub asked_by: AccountId,
    /// When.
    pub asked_at: Timestamp,
    /// What they wrote.
    pub note: Option<String>,
    /// The answer, when there is one.
    pub answer: Option<ClaimAnswer>,
    /// Why it was refused.
    pub reason: Option<String>,
}

fn read(row: &Row) -> Result<Claim, StoreError> {
    Ok(Claim {
        id: row.id("id", ClaimId::new)?,
        municipality: row.municipality("municipality_id")?,
        activity: row.id("activity_id", ActivityId::new)?,
        organisation: row.id("organisation_id", OrganisationId::new)?,
        asked_by: row.id("asked_by", AccountId::new)?,
        asked_at: row.time("asked_at")?,
        note: row.text_or_none("note")?,
        answer: row.text_or_none("decision")?.map(|_| row.code("decision", ClaimAnswer::parse)).transpose()?,
        reason: row.text_or_none("reason")?,
    })
}

/// Keeps a claim that waits for the coordinator of the entry's municipality.
pub async fn insert(tx: &Tx, claim: &Claim) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into claims (id, municipality_id, activity_id, organisation_id, asked_by, asked_at, note) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            claim.id.as_str(),
            claim.municipality,
            claim.activity.as_str(),
            claim.organisation.as_str(),
            claim.asked_by.as_str(),
            claim.asked_at,
            claim.note.as_deref(),
        ],
    )
    .await
}

/// A claim on an entry of a municipality, answered or not.
pub async fn find(tx: &Tx, municipality: MunicipalityCode, id: &ClaimId) -> Result<Option<Claim>, StoreError> {
    tx.row("select * from claims where municipality_id = $1 and id = $2", args![municipality, id.as_str()])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// Every claim that waits in a municipality, the oldest first.
pub async fn all_waiting(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<Claim>, StoreError> {
    tx.rows(
        "select * from claims where municipality_id = $1 and decided_at is null order by asked_at, id",
        args![municipality],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Claims of an organisation since a moment, the newest first.
pub async fn of_organisation(
    tx: &Tx,
    organisation: &OrganisationId,
    since: Timestamp,
) -> Result<Vec<Claim>, StoreError> {
    tx.rows(
        "select * from claims where organisation_id = $1 and asked_at >= $2 order by asked_at desc, id desc",
        args![organisation.as_str(), since],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Answers a claim that waits; one that has been answered meanwhile is a conflict.
pub async fn decide(
    tx: &Tx,
    grant: &Grant<EditDirectory>,
    id: &ClaimId,
    answer: ClaimAnswer,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update claims set decided_at = $3, decision = $4, reason = $5 \
         where municipality_id = $1 and id = $2 and decided_at is null",
        args![grant.municipality(), id.as_str(), now, answer.code(), reason],
    )
    .await
}
