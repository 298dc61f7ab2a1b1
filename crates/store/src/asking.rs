//! Residents asked to answer by themselves: by a link, on a device handed over, on a numbered sheet of paper.

use jiff::Timestamp;
use rinnalla_access::{Accompany, Action, Answer, Grant, Scope};
use rinnalla_domain::measurement::{Mode, Point};
use rinnalla_domain::{AccountId, AskingId, CaseId, Language, MunicipalityCode};

use crate::row::{Row, args};
use crate::{Sealer, StoreError, Tx, scope};

/// A resident asked to answer.
#[derive(Clone, Debug)]
pub struct Asking {
    /// Identity; where a link leads to it, the one-time link has the same.
    pub id: AskingId,
    /// Controller of the data.
    pub municipality: MunicipalityCode,
    /// The case.
    pub case: CaseId,
    /// When in the support.
    pub point: Point,
    /// How.
    pub mode: Mode,
    /// In which language.
    pub language: Language,
    /// Digest of the code that opens the form.
    pub code: Option<String>,
    /// Number of the sheet of paper.
    pub sheet: Option<i64>,
    /// Who asked.
    pub made_by: AccountId,
    /// When.
    pub made_at: Timestamp,
    /// Until when it can be answered.
    pub expires_at: Timestamp,
    /// When the form was opened.
    pub opened_at: Option<Timestamp>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
}

impl Asking {
    /// Can it still be answered?
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.answered_at.is_none() && self.withdrawn_at.is_none() && now < self.expires_at
    }
}

fn read(row: &Row) -> Result<Asking, StoreError> {
    Ok(Asking {
        id: row.id("id", AskingId::new)?,
        municipality: row.municipality("municipality_id")?,
        case: row.id("case_id", CaseId::new)?,
        point: row.code("point", Point::parse)?,
        mode: row.code("mode", Mode::parse)?,
        language: row.code("language", Language::parse)?,
        code: row.text_or_none("code")?,
        sheet: row.int_or_none("sheet")?,
        made_by: row.id("made_by", AccountId::new)?,
        made_at: row.time("made_at")?,
        expires_at: row.time("expires_at")?,
        opened_at: row.time_or_none("opened_at")?,
        answered_at: row.time_or_none("answered_at")?,
        withdrawn_at: row.time_or_none("withdrawn_at")?,
    })
}

fn place(id: &AskingId) -> String {
    format!("askings/{id}/answers")
}

/// Keeps that a resident has been asked. Case and municipality come from the grant; `ticket` is the digest of the
/// secret that the form carries.
pub async fn insert<A: Action>(
    tx: &Tx,
    grant: &Grant<A>,
    new: &Asking,
    ticket: Option<&str>,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into askings (id, municipality_id, case_id, point, mode, language, code, ticket, sheet, made_by, \
         made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        args![
            new.id.as_str(),
            grant.municipality(),
            grant.case().as_str(),
            new.point.code(),
            new.mode.code(),
            new.language.code(),
            new.code.as_deref(),
            ticket,
            new.sheet,
            new.made_by.as_str(),
            new.made_at,
            new.expires_at,
        ],
    )
    .await
}

/// The next number of a sheet of paper in the municipality.
pub async fn next_sheet(tx: &Tx, grant: &Grant<Accompany>) -> Result<i64, StoreError> {
    let row = tx
        .row(
            "insert into counters (municipality_id, name, value) values ($1, 'sheet', 1001) \
             on conflict (municipality_id, name) do update set value = counters.value + 1 returning value",
            args![grant.municipality()],
        )
        .await?;
    row.ok_or_else(|| StoreError::Broken("a counter gave no number".into()))?.int("value")
}

/// An asking by identity alone: for the link that names it.
pub async fn by_link(tx: &Tx, id: &AskingId) -> Result<Option<Asking>, StoreError> {
    tx.row("select * from askings where id = $1", args![id.as_str()]).await?.as_ref().map(read).transpose()
}

/// The asking whose open form carries this secret, given as its digest; it stays locked until the end of the
/// transaction.
pub async fn by_ticket(tx: &Tx, ticket: &str) -> Result<Option<Asking>, StoreError> {
    let sql = format!("select * from askings where ticket = $1{}", tx.for_update());
    tx.row(&sql, args![ticket]).await?.as_ref().map(read).transpose()
}

/// The open sheet of paper with this number, within the scope.
pub async fn by_sheet(tx: &Tx, scope: &Scope, number: i64) -> Result<Option<Asking>, StoreError> {
    let limit = scope::cases(scope, args![number]);
    let sql = format!(
        "select a.* from askings a join cases c on c.id = a.case_id where a.sheet = $1 and {} order by a.made_at desc",
        limit.sql
    );
    tx.row(&sql, limit.values).await?.as_ref().map(read).transpose()
}

/// Askings of a case within the scope, newest first.
pub async fn list(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Asking>, StoreError> {
    scope::rows_of(tx, scope, case, "askings", "made_at desc, id desc").await?.iter().map(read).collect()
}

/// Points at which residents have been asked and have not answered yet: of one case, or of all within the scope that are
/// not closed.
pub async fn waiting(
    tx: &Tx,
    scope: &Scope,
    case: Option<&CaseId>,
    now: Timestamp,
) -> Result<Vec<(CaseId, Point)>, StoreError> {
    let limit = scope::cases_or_one(scope, case, args![now]);
    let sql = format!(
        "select a.case_id, a.point from askings a join cases c on c.id = a.case_id where a.answered_at is null \
         and a.withdrawn_at is null and a.expires_at > $1 and {}",
        limit.sql
    );
    let rows = tx.rows(&sql, limit.values).await?;
    rows.iter().map(|row| Ok((row.id("case_id", CaseId::new)?, row.code("point", Point::parse)?))).collect()
}

/// From now on it can be answered until `until`: its time begins when the referral has been received.
pub async fn begin<A: Action>(tx: &Tx, grant: &Grant<A>, id: &AskingId, until: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "update askings set expires_at = $4 where municipality_id = $1 and case_id = $2 and id = $3 \
         and answered_at is null",
        args![grant.municipality(), grant.case().as_str(), id.as_str(), until],
    )
    .await
}

/// The right code was given: the form carries a fresh secret from now on, and an earlier one opens nothing.
pub async fn open(
    tx: &Tx,
    grant: &Grant<Answer>,
    id: &AskingId,
    ticket: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update askings set ticket = $4, opened_at = coalesce(opened_at, $5) \
         where municipality_id = $1 and case_id = $2 and id = $3 and answered_at is null",
        args![grant.municipality(), grant.case().as_str(), id.as_str(), ticket, now],
    )
    .await
}

/// Keeps the answers so far, sealed.
pub async fn keep(
    tx: &Tx,
    sealer: &Sealer,
    nonce: [u8; 12],
    grant: &Grant<Answer>,
    id: &AskingId,
    fields: &str,
) -> Result<(), StoreError> {
    let sealed = sealer.seal(&place(id), fields, nonce)?;
    tx.execute_one(
        "update askings set sealed = $4 where municipality_id = $1 and case_id = $2 and id = $3 \
         and answered_at is null",
        args![grant.municipality(), grant.case().as_str(), id.as_str(), sealed],
    )
    .await
}

/// The answers so far.
pub async fn kept(
    tx: &Tx,
    sealer: &Sealer,
    grant: &Grant<Answer>,
    id: &AskingId,
) -> Result<Option<String>, StoreError> {
    let row = tx
        .row(
            "select sealed from askings where municipality_id = $1 and case_id = $2 and id = $3",
            args![grant.municipality(), grant.case().as_str(), id.as_str()],
        )
        .await?;
    let sealed = row.map(|row| row.text_or_none("sealed")).transpose()?.flatten();
    sealed.map(|sealed| sealer.open(&place(id), &sealed)).transpose()
}

/// It has been answered: answers so far and secret are gone. A second time is a conflict.
pub async fn answered<A: Action>(tx: &Tx, grant: &Grant<A>, id: &AskingId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "update askings set answered_at = $4, sealed = null where municipality_id = $1 and case_id = $2 and id = $3 \
         and answered_at is null",
        args![grant.municipality(), grant.case().as_str(), id.as_str(), now],
    )
    .await
}

/// Takes back whatever is open of a mode and a point; answers so far are gone.
pub async fn withdraw(
    tx: &Tx,
    grant: &Grant<Accompany>,
    point: Point,
    mode: Mode,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update askings set withdrawn_at = $5, sealed = null where municipality_id = $1 and case_id = $2 \
         and point = $3 and mode = $4 and answered_at is null and withdrawn_at is null",
        args![grant.municipality(), grant.case().as_str(), point.code(), mode.code(), now],
    )
    .await?;
    Ok(())
}

/// Forgets what is not needed any more: answers so far of forms whose time has run out, and mail addresses of residents
/// whose link was answered, taken back or has run out.
pub async fn forget_expired(tx: &Tx, now: Timestamp) -> Result<(), StoreError> {
    tx.execute("update askings set sealed = null where sealed is not null and expires_at <= $1", args![now]).await?;
    tx.execute(
        "update tokens set mail = null where kind = 'measure' and mail is not null and (used_at is not null \
         or expires_at <= $1 or exists (select 1 from askings a where a.id = tokens.id and a.withdrawn_at is not null))",
        args![now],
    )
    .await?;
    Ok(())
}
