//! Agreements: versions, signatures. A sealed version cannot be changed.

use jiff::Timestamp;
use rinnalla_access::{Accompany, Grant, Scope};
use rinnalla_domain::agreement::{
    AgreedGoal, Agreement, Channel, NewAgreement, Rhythm, Signature, Signer, Status, Way,
};
use rinnalla_domain::goal::Area;
use rinnalla_domain::measurement::Rating;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, AgreementId, CaseId, Language};

use crate::row::{Row, args, codes};
use crate::{StoreError, Tx, scope};

fn text(value: &str) -> Option<Text> {
    Text::parse(value, usize::MAX).ok().flatten()
}

fn line(value: &str) -> Option<Line> {
    Line::parse(value, usize::MAX).ok().flatten()
}

async fn read(tx: &Tx, row: &Row) -> Result<Agreement, StoreError> {
    let id = row.id("id", AgreementId::new)?;
    let goals = tx
        .rows("select * from agreed_goals where agreement_id = $1 order by position", args![id.as_str()])
        .await?
        .iter()
        .map(|goal| {
            Ok(AgreedGoal {
                words: goal.code("words", text)?,
                area: goal.code("area", Area::parse)?,
                step: goal.code_or_none("step", text)?,
                now: Rating::from_value(goal.int("now")?)
                    .ok_or_else(|| StoreError::Broken("a rating beyond ten".into()))?,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    let signatures = tx
        .rows("select * from signatures where agreement_id = $1 order by signed_at", args![id.as_str()])
        .await?
        .iter()
        .map(|signature| {
            Ok(Signature {
                signer: signature.code("signer", Signer::parse)?,
                way: signature.code("way", Way::parse)?,
                name: signature.text("name")?,
                drawing: signature.text_or_none("drawing")?,
                signed_at: signature.time("signed_at")?,
                signed_on: signature.day("signed_on")?,
                kept_where: signature.text_or_none("kept_where")?,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    Ok(Agreement {
        id,
        case: row.id("case_id", CaseId::new)?,
        number: row.int("number")?,
        status: row.code("status", Status::parse)?,
        content: NewAgreement {
            starts_on: row.day("starts_on")?,
            ends_on: row.day("ends_on")?,
            rhythm: row.code("rhythm", Rhythm::parse)?,
            channels: row.codes("channels", Channel::parse)?,
            places: row.code_or_none("places", text)?,
            goals,
            language: row.code("language", Language::parse)?,
            interpreter: row.code_or_none("interpreter", line)?,
        },
        resident_name: row.text("resident_name")?,
        link_worker: row.id("link_worker_id", AccountId::new)?,
        link_worker_name: row.text("link_worker_name")?,
        hash: row.text_or_none("hash")?,
        sealed_at: row.time_or_none("sealed_at")?,
        in_force_at: row.time_or_none("in_force_at")?,
        signatures,
        version: row.int("version")?,
    })
}

/// Every version of a case within the scope, newest first.
pub async fn list(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Agreement>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "agreements", "number desc").await?;
    let mut found = Vec::new();
    for row in rows {
        found.push(read(tx, &row).await?);
    }
    Ok(found)
}

/// The parties of a version.
#[derive(Debug)]
pub struct Parties<'a> {
    /// The resident's name.
    pub resident: &'a str,
    /// The link worker.
    pub link_worker: &'a AccountId,
    /// Their name.
    pub link_worker_name: &'a str,
}

/// Keeps a new version. Drafts that nobody has signed give way to it.
pub async fn insert(
    tx: &Tx,
    grant: &Grant<Accompany>,
    id: &AgreementId,
    number: i64,
    content: &NewAgreement,
    parties: &Parties<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (municipality, case) = (grant.municipality(), grant.case().as_str());
    tx.execute(
        "update agreements set status = 'former', version = version + 1 where municipality_id = $1 and case_id = $2 \
         and status in ('draft', 'sealed')",
        args![municipality, case],
    )
    .await?;
    tx.execute_one(
        "insert into agreements (id, municipality_id, case_id, number, status, language, interpreter, starts_on, \
         ends_on, rhythm, channels, places, resident_name, link_worker_id, link_worker_name, made_at, made_by) \
         values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        args![
            id.as_str(),
            municipality,
            case,
            number,
            content.language.code(),
            content.interpreter.as_ref().map(rinnalla_domain::text::Line::as_str),
            content.starts_on,
            content.ends_on,
            content.rhythm.code(),
            codes(&content.channels),
            content.places.as_ref().map(rinnalla_domain::text::Text::as_str),
            parties.resident,
            parties.link_worker.as_str(),
            parties.link_worker_name,
            now,
            grant.by().map_or("", AccountId::as_str),
        ],
    )
    .await?;
    for (position, goal) in (1_i64..).zip(&content.goals) {
        tx.execute_one(
            "insert into agreed_goals (id, municipality_id, agreement_id, position, words, area, step, now) \
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            args![
                format!("{id}-{position}"),
                municipality,
                id.as_str(),
                position,
                goal.words.as_str(),
                goal.area.code(),
                goal.step.as_ref().map(rinnalla_domain::text::Text::as_str),
                goal.now.value(),
            ],
        )
        .await?;
    }
    Ok(())
}

/// Seals a draft: the first signature makes it unchangeable.
pub async fn seal(
    tx: &Tx,
    grant: &Grant<Accompany>,
    id: &AgreementId,
    body: &str,
    hash: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update agreements set status = 'sealed', sealed_body = $4, hash = $5, sealed_at = $6, version = version + 1 \
         where municipality_id = $1 and case_id = $2 and id = $3 and status = 'draft'",
        args![grant.municipality(), grant.case().as_str(), id.as_str(), body, hash, now],
    )
    .await
}

/// Keeps a signature on a sealed version of the case; a second one by the same party is a conflict.
pub async fn sign(
    tx: &Tx,
    grant: &Grant<Accompany>,
    id: &AgreementId,
    signature: &Signature,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into signatures (agreement_id, municipality_id, signer, way, name, drawing, signed_at, signed_on, \
         kept_where, recorded_by) select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 from agreements g \
         where g.id = $1 and g.municipality_id = $2 and g.case_id = $11 and g.status = 'sealed'",
        args![
            id.as_str(),
            grant.municipality(),
            signature.signer.code(),
            signature.way.code(),
            signature.name.as_str(),
            signature.drawing.as_deref(),
            signature.signed_at,
            signature.signed_on,
            signature.kept_where.as_deref(),
            grant.by().map_or("", AccountId::as_str),
            grant.case().as_str(),
        ],
    )
    .await
}

/// Brings a sealed version into force; the former one ends at the same moment.
pub async fn bring_into_force(
    tx: &Tx,
    grant: &Grant<Accompany>,
    id: &AgreementId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (municipality, case) = (grant.municipality(), grant.case().as_str());
    tx.execute(
        "update agreements set status = 'former', version = version + 1 where municipality_id = $1 and case_id = $2 \
         and status = 'in_force'",
        args![municipality, case],
    )
    .await?;
    tx.execute_one(
        "update agreements set status = 'in_force', in_force_at = $4, version = version + 1 \
         where municipality_id = $1 and case_id = $2 and id = $3 and status = 'sealed'",
        args![municipality, case, id.as_str(), now],
    )
    .await
}
