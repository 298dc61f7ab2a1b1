//! The log: what was read and written, by whom; a hash chain per controller that cannot be changed unnoticed.

use jiff::Timestamp;
use rinnalla_access::Scope;
pub use rinnalla_domain::audit::Look;
use rinnalla_domain::{CaseId, ResidentId};

use crate::row::{Row, args, time_text};
use crate::{Sealer, StoreError, Tx, scope};

/// Kind of a log row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Personal data were shown.
    Read,
    /// Something was written.
    Write,
    /// Something was refused.
    Refused,
    /// Signing in, roles, keys.
    Security,
}

impl Kind {
    const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Refused => "refused",
            Self::Security => "security",
        }
    }
}

/// A row about to be written.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The chain: a municipality's code, or `service` for what concerns no municipality.
    pub chain: String,
    /// Kind.
    pub kind: Kind,
    /// What was done, as a code.
    pub action: String,
    /// The case.
    pub case: Option<CaseId>,
    /// The person whose data it was.
    pub resident: Option<ResidentId>,
    /// Codes and identities only, never personal data.
    pub detail: Option<String>,
}

/// Who stands behind a row.
#[derive(Clone, Debug)]
pub struct By {
    /// Account, or the name of the service's own job.
    pub actor: String,
    /// Name, so that the resident can read it later.
    pub name: String,
    /// Role and body, such as `coordinator`.
    pub role: String,
}

/// Adds rows to their chains. The head of a chain is locked until the end of the transaction.
pub async fn append(tx: &Tx, sealer: &Sealer, by: &By, now: Timestamp, entries: &[NewEntry]) -> Result<(), StoreError> {
    let mut chains: Vec<&str> = entries.iter().map(|e| e.chain.as_str()).collect();
    chains.sort_unstable();
    chains.dedup();
    for chain in chains {
        tx.execute(
            "insert into audit_heads (chain, seq, mac) values ($1, 0, '') on conflict (chain) do nothing",
            args![chain],
        )
        .await?;
        let sql = format!("select seq, mac from audit_heads where chain = $1{}", tx.for_update());
        let head = tx.row(&sql, args![chain]).await?.ok_or_else(|| StoreError::Broken("the log has no head".into()))?;
        let (mut seq, mut mac) = (head.int("seq")?, head.text("mac")?);
        for entry in entries.iter().filter(|e| e.chain == chain) {
            seq += 1;
            let previous = mac;
            let row = Written { seq, at: time_text(now), by, entry, previous: &previous };
            mac = row.mac(sealer);
            tx.execute(
                "insert into audit (chain, seq, at, actor, actor_name, role, kind, action, case_id, resident_id, \
                 detail, previous, mac) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                args![
                    chain,
                    seq,
                    now,
                    by.actor.as_str(),
                    by.name.as_str(),
                    by.role.as_str(),
                    entry.kind.code(),
                    entry.action.as_str(),
                    entry.case.as_ref().map(CaseId::as_str),
                    entry.resident.as_ref().map(ResidentId::as_str),
                    entry.detail.as_deref(),
                    previous.as_str(),
                    mac.as_str(),
                ],
            )
            .await?;
        }
        tx.execute("update audit_heads set seq = $1, mac = $2 where chain = $3", args![seq, mac, chain]).await?;
    }
    Ok(())
}

struct Written<'a> {
    seq: i64,
    at: String,
    by: &'a By,
    entry: &'a NewEntry,
    previous: &'a str,
}

impl Written<'_> {
    fn mac(&self, sealer: &Sealer) -> String {
        let e = self.entry;
        let case = e.case.as_ref().map_or("", CaseId::as_str);
        let resident = e.resident.as_ref().map_or("", ResidentId::as_str);
        let detail = e.detail.as_deref().unwrap_or("");
        let parts = [
            &e.chain,
            &self.seq.to_string(),
            &self.at,
            &self.by.actor,
            &self.by.name,
            &self.by.role,
            e.kind.code(),
            &e.action,
            case,
            resident,
            detail,
            self.previous,
        ];
        sealer.digest("audit", &parts.join("\u{1f}"))
    }
}

/// What the check of a log found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Rows looked at.
    pub rows: i64,
    /// Places where a chain is broken, as `chain/seq`.
    pub broken: Vec<String>,
    /// The heads, as `chain seq mac`: what an anchor outside keeps.
    pub heads: Vec<String>,
}

/// Checks every chain from its first row to its head.
pub async fn verify(tx: &Tx, sealer: &Sealer) -> Result<Verdict, StoreError> {
    let mut verdict = Verdict::default();
    // A chain whose head was taken away is looked at too: it cannot end where its head says.
    let chains = "select chain, seq, mac from audit_heads union all select distinct chain, 0, '' from audit \
                  where chain not in (select chain from audit_heads) order by chain";
    for head in tx.rows(chains, args![]).await? {
        let chain = head.text("chain")?;
        let (mut seq, mut mac) = (0, String::new());
        loop {
            let rows = tx
                .rows(
                    "select * from audit where chain = $1 and seq > $2 order by seq limit 1000",
                    args![chain.as_str(), seq],
                )
                .await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let found = row.int("seq")?;
                verdict.rows += 1;
                if found != seq + 1 || row.text("previous")? != mac || !row_is_whole(&row, sealer)? {
                    verdict.broken.push(format!("{chain}/{found}"));
                }
                seq = found;
                mac = row.text("mac")?;
            }
        }
        if seq != head.int("seq")? || mac != head.text("mac")? {
            verdict.broken.push(format!("{chain}/head"));
        }
        verdict.heads.push(format!("{chain} {seq} {mac}"));
    }
    Ok(verdict)
}

/// Has nothing been logged yet? Then the database is new.
pub async fn is_empty(tx: &Tx) -> Result<bool, StoreError> {
    Ok(tx.row("select 1 as yes from audit limit 1", args![]).await?.is_none())
}

/// Newest rows of a chain that [`fits`] looks at.
const LOOKED_AT: i64 = 20;

/// Is this the key with which the log was written? An empty log fits every key, and so does one of which some of the
/// newest rows have been changed: that is for [`verify`] to say.
pub async fn fits(tx: &Tx, sealer: &Sealer) -> Result<bool, StoreError> {
    let mut is_empty = true;
    for head in tx.rows("select chain from audit_heads", args![]).await? {
        let newest = "select * from audit where chain = $1 order by seq desc limit $2";
        for row in tx.rows(newest, args![head.text("chain")?, LOOKED_AT]).await? {
            if row_is_whole(&row, sealer)? {
                return Ok(true);
            }
            is_empty = false;
        }
    }
    Ok(is_empty)
}

/// Is a head that was printed earlier (`chain seq mac`) still in its chain?
pub async fn holds(tx: &Tx, anchor: &str) -> Result<bool, StoreError> {
    let mut parts = anchor.split_whitespace();
    let (Some(chain), Some(seq), mac) = (parts.next(), parts.next().and_then(|n| n.parse::<i64>().ok()), parts.next())
    else {
        return Ok(false);
    };
    if seq == 0 {
        return Ok(true);
    }
    let row = tx.row("select mac from audit where chain = $1 and seq = $2", args![chain, seq]).await?;
    row.map_or(Ok(false), |row| Ok(Some(row.text("mac")?.as_str()) == mac))
}

fn row_is_whole(row: &Row, sealer: &Sealer) -> Result<bool, StoreError> {
    let texts = ["chain", "at", "actor", "actor_name", "role", "kind", "action"]
        .map(|column| row.text(column))
        .into_iter()
        .collect::<Result<Vec<_>, _>>()?;
    let [chain, at, actor, name, role, kind, action] =
        <[String; 7]>::try_from(texts).map_err(|_| StoreError::Broken("seven columns".into()))?;
    let opt = |column| row.text_or_none(column).map(Option::unwrap_or_default);
    let parts = [
        chain,
        row.int("seq")?.to_string(),
        at,
        actor,
        name,
        role,
        kind,
        action,
        opt("case_id")?,
        opt("resident_id")?,
        opt("detail")?,
        row.text("previous")?,
    ];
    Ok(sealer.digest("audit", &parts.join("\u{1f}")) == row.text("mac")?)
}

/// Looks at the data of a case's resident since a day, newest first.
pub async fn looks(tx: &Tx, scope: &Scope, case: &CaseId, since: Timestamp) -> Result<Vec<Look>, StoreError> {
    let limit = scope::cases(scope, args![case.as_str(), since]);
    let sql = format!(
        "select a.* from audit a join cases c on c.resident_id = a.resident_id \
         where c.id = $1 and a.at >= $2 and a.kind in ('read', 'write') and {} order by a.at desc, a.seq desc",
        limit.sql
    );
    tx.rows(&sql, limit.values)
        .await?
        .iter()
        .map(|row| {
            Ok(Look {
                at: row.time("at")?,
                name: row.text("actor_name")?,
                role: row.text("role")?,
                action: row.text("action")?,
                written: row.text("kind")? == "write",
                detail: row.text_or_none("detail")?,
            })
        })
        .collect()
}

/// How many log rows there are: tests hold that no personal page goes without one.
pub async fn count(tx: &Tx) -> Result<i64, StoreError> {
    let row = tx.row("select count(*) as n from audit", args![]).await?;
    row.map_or(Ok(0), |row| row.int("n"))
}
