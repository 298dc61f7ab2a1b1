//! Activities of the directory. They are public: what limits reading is whether an entry is published, and who edits.

pub(crate) mod document;

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{EditDirectory, EntryItself, Grant};
use rinnalla_domain::activity::{Activity, Field, NewActivity, Origin, Status};
use rinnalla_domain::business_id::BusinessId;
use rinnalla_domain::text::name_key;
use rinnalla_domain::{ActivityId, MunicipalityCode, OrganisationId};

use crate::row::{Row, args};
use crate::{StoreError, Tx, umbrella};

/// Source of a field that a person wrote here.
pub const BY_HAND: &str = "hand";

fn read(row: &Row) -> Result<Activity, StoreError> {
    let source = row.text_or_none("source_name")?;
    let (key, licence) = (row.text_or_none("source_key")?, row.text_or_none("source_licence")?);
    Ok(Activity {
        id: row.id("id", ActivityId::new)?,
        number: row.int("number")?,
        content: document::decode(&row.text("content")?)?,
        status: row.code("status", Status::parse)?,
        checked_on: row.day("checked_on")?,
        checked_by: row.text("checked_by")?,
        unanswered: row.int("unanswered")?,
        source: source.zip(key).map(|(source, key)| Origin { source, key, licence }),
        changed_at: row.time("changed_at")?,
        version: row.int("version")?,
    })
}

/// The source that has known an entry for longest is the one that its page names.
const ALL: &str = "select a.*, s.name as source_name, s.licence as source_licence, o.source_key from activities a \
     left join activity_origins o on o.activity_id = a.id and o.source_id = \
     (select min(x.source_id) from activity_origins x where x.activity_id = a.id) \
     left join sources s on s.id = o.source_id";

/// Every entry, also drafts and ended ones: for the index in memory, never for a page.
pub async fn all(tx: &Tx) -> Result<Vec<Activity>, StoreError> {
    tx.rows(&format!("{ALL} order by a.number"), args![]).await?.iter().map(read).collect()
}

/// Identity and version of every entry, or of those that changed after a moment: to see what the index in memory lacks.
pub async fn versions(tx: &Tx, after: Option<Timestamp>) -> Result<Vec<(ActivityId, i64)>, StoreError> {
    let rows = match after {
        Some(after) => tx.rows("select id, version from activities where changed_at > $1", args![after]).await?,
        None => tx.rows("select id, version from activities", args![]).await?,
    };
    rows.iter().map(|row| Ok((row.id("id", ActivityId::new)?, row.int("version")?))).collect()
}

/// These entries, whatever their status, in no order.
pub async fn of_ids(tx: &Tx, ids: &[ActivityId]) -> Result<Vec<Activity>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for part in ids.chunks(MOST_AT_ONCE) {
        let places: Vec<String> = (1..=part.len()).map(|n| format!("${n}")).collect();
        let values = part.iter().map(|id| id.as_str().into()).collect();
        for row in tx.rows(&format!("{ALL} where a.id in ({})", places.join(", ")), values).await? {
            found.push(read(&row)?);
        }
    }
    Ok(found)
}

/// How many values one statement takes.
const MOST_AT_ONCE: usize = 200;

/// An entry by its short number, whatever its status: the caller decides by [`Activity::is_public`] or a grant.
pub async fn by_number(tx: &Tx, number: i64) -> Result<Option<Activity>, StoreError> {
    tx.row(&format!("{ALL} where a.number = $1"), args![number]).await?.as_ref().map(read).transpose()
}

/// An entry, whatever its status.
pub async fn find(tx: &Tx, id: &ActivityId) -> Result<Option<Activity>, StoreError> {
    tx.row(&format!("{ALL} where a.id = $1"), args![id.as_str()]).await?.as_ref().map(read).transpose()
}

/// Entries that a municipality answers for.
pub async fn of_municipality(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<Activity>, StoreError> {
    tx.rows(&format!("{ALL} where a.municipality_id = $1 order by a.checked_on, a.number"), args![municipality])
        .await?
        .iter()
        .map(read)
        .collect()
}

/// Published entries: those that a municipality answers for, or all.
pub async fn published(tx: &Tx, municipality: Option<MunicipalityCode>) -> Result<Vec<Activity>, StoreError> {
    let (sql, values) = match municipality {
        Some(code) => (" and a.municipality_id = $1", args![code]),
        None => ("", args![]),
    };
    tx.rows(&format!("{ALL} where a.status = 'published'{sql} order by a.number"), values)
        .await?
        .iter()
        .map(read)
        .collect()
}

/// How the whole directory stands: a change of any entry or source changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State {
    /// When an entry was last changed.
    pub changed_at: Option<Timestamp>,
    /// How many entries there are.
    pub count: i64,
    /// How often they and their sources have been written.
    pub writings: i64,
}

/// How the whole directory stands.
pub async fn state(tx: &Tx) -> Result<State, StoreError> {
    let row = tx
        .row(
            "select max(changed_at) as changed_at, count(*) as n, cast(coalesce(sum(version), 0) as bigint) as v, \
             (select cast(coalesce(sum(version), 0) as bigint) from sources) as s from activities",
            args![],
        )
        .await?;
    let row = row.ok_or_else(|| StoreError::Broken("counting gave nothing".into()))?;
    Ok(State {
        changed_at: row.time_or_none("changed_at")?,
        count: row.int("n")?,
        writings: row.int("v")?.saturating_add(row.int("s")?),
    })
}

/// Entries of an organisation.
pub async fn of_organisation(tx: &Tx, organisation: &OrganisationId) -> Result<Vec<Activity>, StoreError> {
    tx.rows(&format!("{ALL} where a.organisation_id = $1 order by a.number"), args![organisation.as_str()])
        .await?
        .iter()
        .map(read)
        .collect()
}

/// Entries of a municipality that belong to no organisation here and are not over.
pub async fn unclaimed(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<Activity>, StoreError> {
    tx.rows(
        &format!(
            "{ALL} where a.municipality_id = $1 and a.organisation_id is null \
             and a.status in ('published', 'suspended') order by a.number"
        ),
        args![municipality],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// An entry as far as permission is concerned.
pub async fn itself(tx: &Tx, id: &ActivityId) -> Result<Option<EntryItself>, StoreError> {
    let row = tx
        .row("select municipality_id, organisation_id, business_id from activities where id = $1", args![id.as_str()])
        .await?;
    let Some(row) = row else { return Ok(None) };
    let organisation = row.id_or_none("organisation_id", OrganisationId::new)?;
    let umbrellas = match &organisation {
        Some(member) => umbrella::of_member(tx, member).await?.into_iter().map(|one| one.umbrella).collect(),
        None => Vec::new(),
    };
    let business_id = row.text_or_none("business_id")?.and_then(|id| BusinessId::parse(&id).ok());
    Ok(Some(EntryItself { municipality: row.municipality("municipality_id")?, organisation, umbrellas, business_id }))
}

/// What makes two entries alike: the folded Finnish title and the organiser.
fn likeness(content: &NewActivity) -> String {
    let title = content.wording(rinnalla_domain::Language::Finnish).map_or("", |w| w.title.as_str());
    name_key(&format!("{title} {}", content.organiser.name.as_str()))
}

/// Keeps a new entry under the next free number.
pub async fn insert(
    tx: &Tx,
    grant: &Grant<EditDirectory>,
    id: &ActivityId,
    content: &NewActivity,
    status: Status,
    by: &str,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let row = tx.row("select coalesce(max(number), 0) + 1 as next from activities", args![]).await?;
    let number = row.map_or(Ok(1), |row| row.int("next"))?;
    tx.execute_one(
        "insert into activities (id, number, municipality_id, organisation_id, business_id, likeness, status, content, \
         checked_on, checked_by, made_at, changed_at, changed_by) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        args![
            id.as_str(),
            number,
            grant.municipality(),
            content.organiser.organisation.as_ref().map(OrganisationId::as_str),
            content.organiser.business_id.as_ref().map(ToString::to_string),
            likeness(content),
            status.code(),
            document::encode(content)?,
            rinnalla_domain::clock::day_of(now),
            by,
            now,
            now,
            by,
        ],
    )
    .await?;
    Ok(number)
}

/// Writes an entry anew; a newer version in the meantime is a conflict.
pub async fn update(
    tx: &Tx,
    grant: &Grant<EditDirectory>,
    activity: &Activity,
    by: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let content = &activity.content;
    tx.execute_one(
        "update activities set organisation_id = $4, business_id = $5, likeness = $6, status = $7, content = $8, \
         checked_on = $9, checked_by = $10, unanswered = $11, changed_at = $12, changed_by = $13, \
         version = version + 1 where municipality_id = $1 and id = $2 and version = $3",
        args![
            grant.municipality(),
            activity.id.as_str(),
            activity.version,
            content.organiser.organisation.as_ref().map(OrganisationId::as_str),
            content.organiser.business_id.as_ref().map(ToString::to_string),
            likeness(content),
            activity.status.code(),
            document::encode(content)?,
            activity.checked_on,
            activity.checked_by.as_str(),
            activity.unanswered,
            now,
            by,
        ],
    )
    .await
}

/// One line of an entry's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub at: Timestamp,
    /// In which capacity: `coordinator`, `organiser`, `umbrella`, `source`, `anybody`, `time`.
    pub by: String,
    /// What: `added`, `edited`, `checked`, `suspended`, `published`, `ended`, `reported`, `claimed`.
    pub change: String,
    /// Words, when somebody wrote some.
    pub note: Option<String>,
}

/// Adds a line to the history of an entry.
pub async fn note(tx: &Tx, id: &str, activity: &ActivityId, change: &Change) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into activity_changes (id, activity_id, at, by_role, change, note) values ($1, $2, $3, $4, $5, $6)",
        args![id, activity.as_str(), change.at, change.by.as_str(), change.change.as_str(), change.note.as_deref(),],
    )
    .await
}

/// The history of an entry, newest first.
pub async fn history(tx: &Tx, activity: &ActivityId) -> Result<Vec<Change>, StoreError> {
    tx.rows("select * from activity_changes where activity_id = $1 order by at desc, id desc", args![activity.as_str()])
        .await?
        .iter()
        .map(|row| {
            Ok(Change {
                at: row.time("at")?,
                by: row.text("by_role")?,
                change: row.text("change")?,
                note: row.text_or_none("note")?,
            })
        })
        .collect()
}

/// Published entries that nobody has checked since `before`, of every municipality: for the service's own round.
pub async fn unchecked_since(tx: &Tx, before: Date) -> Result<Vec<Activity>, StoreError> {
    tx.rows(&format!("{ALL} where a.status = 'published' and a.checked_on <= $1 order by a.checked_on"), args![before])
        .await?
        .iter()
        .map(read)
        .collect()
}

/// Says where a field came from: [`BY_HAND`], or a source.
pub async fn set_origin(
    tx: &Tx,
    _grant: &Grant<EditDirectory>,
    id: &ActivityId,
    field: Field,
    source: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into activity_fields (activity_id, field, source, at) values ($1, $2, $3, $4) \
         on conflict (activity_id, field) do update set source = excluded.source, at = excluded.at",
        args![id.as_str(), field.code(), source, now],
    )
    .await
}

/// Where the fields of an entry came from; what is not named came with the entry.
pub async fn origins(tx: &Tx, id: &ActivityId) -> Result<Vec<(Field, String)>, StoreError> {
    tx.rows("select field, source from activity_fields where activity_id = $1 order by field", args![id.as_str()])
        .await?
        .iter()
        .map(|row| Ok((row.code("field", Field::parse)?, row.text("source")?)))
        .collect()
}
