//! Referrals: written once, never changed.

use rinnalla_access::{Grant, Scope, SendReferral};
use rinnalla_domain::referral::{
    FirstMeasurement, LifeChange, NewReferral, Obstacle, Reason, Referral, Referrer, Source, Timing,
};
use rinnalla_domain::{AccountId, CaseId, OrganisationId};

use crate::row::{Row, args, codes};
use crate::{Sealer, StoreError, Tx, scope};

fn read(row: &Row) -> Result<Referral, StoreError> {
    Ok(Referral {
        case: row.id("case_id", CaseId::new)?,
        source: row.code("source", Source::parse)?,
        source_note: row.text_or_none("source_note")?,
        sender: row.id_or_none("sender_id", AccountId::new)?,
        referrer: Referrer {
            name: row.text("referrer_name")?,
            title: row.text("referrer_title")?,
            unit: row.id_or_none("unit_id", OrganisationId::new)?,
            unit_name: row.text("unit_name")?,
            phone: row.text("referrer_phone")?,
        },
        reasons: row.codes("reasons", Reason::parse)?,
        life_change: row.code_or_none("life_change", LifeChange::parse)?,
        wish: row.text("wish")?,
        obstacles: row.codes("obstacles", Obstacle::parse)?,
        obstacle_note: row.text_or_none("obstacle_note")?,
        has_safety: row.text_or_none("safety_sealed")?.is_some(),
        timing: row.code_or_none("timing", Timing::parse)?,
        link_worker_wish: row.text_or_none("link_worker_wish")?,
        feedback_wanted: row.flag("feedback_wanted")?,
        first: row.code_or_none("first_measurement", FirstMeasurement::parse)?,
    })
}

fn safety_place(case: &CaseId) -> String {
    format!("referrals/{case}/safety")
}

/// Keeps a referral. The controller and the case come from the grant.
pub async fn insert(
    tx: &Tx,
    grant: &Grant<SendReferral>,
    sealer: &Sealer,
    nonce: [u8; 12],
    new: &NewReferral,
    referrer: &Referrer,
) -> Result<(), StoreError> {
    let place = safety_place(grant.case());
    let safety = new.safety.as_ref().map(|text| sealer.seal(&place, text.as_str(), nonce)).transpose()?;
    let sender = if new.source == Source::Professional { grant.by().map(AccountId::as_str) } else { None };
    tx.execute_one(
        "insert into referrals (case_id, municipality_id, source, source_note, sender_id, referrer_name, \
         referrer_title, unit_id, unit_name, referrer_phone, reasons, life_change, wish, obstacles, obstacle_note, \
         safety_sealed, timing, link_worker_wish, feedback_wanted, first_measurement) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        args![
            grant.case().as_str(),
            grant.municipality(),
            new.source.code(),
            new.source_note.as_ref().map(rinnalla_domain::text::Line::as_str),
            sender,
            referrer.name.as_str(),
            referrer.title.as_str(),
            referrer.unit.as_ref().map(OrganisationId::as_str),
            referrer.unit_name.as_str(),
            referrer.phone.as_str(),
            codes(&new.reasons),
            new.life_change.map(LifeChange::code),
            new.wish.as_str(),
            codes(&new.obstacles),
            new.obstacle_note.as_ref().map(rinnalla_domain::text::Text::as_str),
            safety,
            new.timing.map(Timing::code),
            new.link_worker_wish.as_ref().map(rinnalla_domain::text::Text::as_str),
            new.feedback_wanted,
            new.first.when().code(),
        ],
    )
    .await
}

/// The referral of a case within the scope.
pub async fn find(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Option<Referral>, StoreError> {
    let row = scope::row_of(tx, scope, case, "referrals").await?;
    row.as_ref().map(read).transpose()
}

/// Opens the sealed note about safety.
pub async fn safety(tx: &Tx, scope: &Scope, sealer: &Sealer, case: &CaseId) -> Result<Option<String>, StoreError> {
    let Some(row) = scope::row_of(tx, scope, case, "referrals").await? else {
        return Ok(None);
    };
    row.text_or_none("safety_sealed")?.map(|sealed| sealer.open(&safety_place(case), &sealed)).transpose()
}

/// Cases whose residents wished to answer the first measurement alone: one, or all within the scope that are not closed.
pub async fn with_own_first(tx: &Tx, scope: &Scope, case: Option<&CaseId>) -> Result<Vec<CaseId>, StoreError> {
    let limit = scope::cases_or_one(scope, case, args![FirstMeasurement::Own.code()]);
    let sql = format!(
        "select c.id from cases c join referrals r on r.case_id = c.id where r.first_measurement = $1 and {}",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(|row| row.id("id", CaseId::new)).collect()
}
