//! What each municipality decides, and its consent texts.

use jiff::Timestamp;
use rinnalla_access::{Administer, Grant, TheService};
use rinnalla_domain::clock::Deadlines;
use rinnalla_domain::link_worker::path::PathRules;
use rinnalla_domain::settings::{LegalBasis, Settings, Term};
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, Language, MunicipalityCode};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

fn line(value: &str) -> Option<Line> {
    Line::parse(value, usize::MAX).ok().flatten()
}

fn text(value: &str) -> Option<Text> {
    Text::parse(value, usize::MAX).ok().flatten()
}

fn read(row: &Row) -> Result<Settings, StoreError> {
    Ok(Settings {
        term: row.code("term", Term::parse)?,
        phone: row.code_or_none("phone", line)?,
        phone_hours: row.code_or_none("phone_hours", line)?,
        postal_address: row.code_or_none("postal_address", text)?,
        emergency_duty_phone: row.code_or_none("emergency_duty_phone", line)?,
        protected_contact: row.code_or_none("protected_contact", text)?,
        serves: row.code_or_none("serves", text)?,
        emphasis: row.code_or_none("emphasis", text)?,
        legal_basis: row.code("legal_basis", LegalBasis::parse)?,
        data_protection_contact: row.code_or_none("data_protection_contact", line)?,
        least_shown: row.int("least_shown")?,
        deadlines: Deadlines {
            opening_working_days: row.int("opening_working_days")?,
            first_contact_working_days: row.int("first_contact_working_days")?,
            naming_days: row.int("naming_days")?,
            answer_working_days: row.int("answer_working_days")?,
            first_visit_days: row.int("first_visit_days")?,
            tries: row.int("tries")?,
            first_warning_days: row.int("first_warning_days")?,
            second_warning_days: row.int("second_warning_days")?,
            reopen_days: row.int("reopen_days")?,
            follow_up_months: row.int("follow_up_months")?,
        },
        path: PathRules {
            extract_asked: row.flag("extract_asked")?,
            secrecy_months: row.int_or_none("secrecy_months")?,
            interest_days: row.int("interest_days")?,
        },
    })
}

/// Settings of a municipality with the version of the row; the defaults and 0 before they were ever saved.
pub async fn find(tx: &Tx, municipality: MunicipalityCode) -> Result<(Settings, i64), StoreError> {
    let row = tx.row("select * from settings where municipality_id = $1", args![municipality]).await?;
    row.map_or_else(|| Ok((Settings::default(), 0)), |row| Ok((read(&row)?, row.int("version")?)))
}

/// Makes the first settings of a municipality that begins to run the service.
pub async fn begin(tx: &Tx, grant: &Grant<TheService>, settings: &Settings) -> Result<(), StoreError> {
    let d = settings.deadlines;
    tx.execute(
        "insert into settings (municipality_id, term, legal_basis, opening_working_days, first_contact_working_days, \
         naming_days, answer_working_days, first_visit_days, tries, first_warning_days, second_warning_days, \
         reopen_days, follow_up_months) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
         on conflict (municipality_id) do nothing",
        args![
            grant.municipality(),
            settings.term.code(),
            settings.legal_basis.code(),
            d.opening_working_days,
            d.first_contact_working_days,
            d.naming_days,
            d.answer_working_days,
            d.first_visit_days,
            d.tries,
            d.first_warning_days,
            d.second_warning_days,
            d.reopen_days,
            d.follow_up_months,
        ],
    )
    .await?;
    Ok(())
}

/// Saves the settings; a newer version in the meantime is a conflict.
pub async fn save(tx: &Tx, grant: &Grant<Administer>, settings: &Settings, version: i64) -> Result<(), StoreError> {
    let d = settings.deadlines;
    tx.execute_one(
        "update settings set term = $3, phone = $4, phone_hours = $5, postal_address = $6, \
         emergency_duty_phone = $7, protected_contact = $8, serves = $9, emphasis = $10, legal_basis = $11, \
         data_protection_contact = $12, opening_working_days = $13, first_contact_working_days = $14, \
         naming_days = $15, answer_working_days = $16, first_visit_days = $17, tries = $18, \
         first_warning_days = $19, second_warning_days = $20, reopen_days = $21, follow_up_months = $22, \
         least_shown = $23, extract_asked = $24, secrecy_months = $25, interest_days = $26, \
         version = version + 1 where municipality_id = $1 and version = $2",
        args![
            grant.municipality(),
            version,
            settings.term.code(),
            settings.phone.as_ref().map(rinnalla_domain::text::Line::as_str),
            settings.phone_hours.as_ref().map(rinnalla_domain::text::Line::as_str),
            settings.postal_address.as_ref().map(rinnalla_domain::text::Text::as_str),
            settings.emergency_duty_phone.as_ref().map(rinnalla_domain::text::Line::as_str),
            settings.protected_contact.as_ref().map(rinnalla_domain::text::Text::as_str),
            settings.serves.as_ref().map(rinnalla_domain::text::Text::as_str),
            settings.emphasis.as_ref().map(rinnalla_domain::text::Text::as_str),
            settings.legal_basis.code(),
            settings.data_protection_contact.as_ref().map(rinnalla_domain::text::Line::as_str),
            d.opening_working_days,
            d.first_contact_working_days,
            d.naming_days,
            d.answer_working_days,
            d.first_visit_days,
            d.tries,
            d.first_warning_days,
            d.second_warning_days,
            d.reopen_days,
            d.follow_up_months,
            settings.least_shown,
            settings.path.extract_asked,
            settings.path.secrecy_months,
            settings.path.interest_days,
        ],
    )
    .await
}

/// The newest consent text of a municipality in a language: version and body.
pub async fn consent_text(
    tx: &Tx,
    municipality: MunicipalityCode,
    language: Language,
) -> Result<Option<(i64, String)>, StoreError> {
    let row = tx
        .row(
            "select version, body from consent_texts where municipality_id = $1 and language = $2 \
             order by version desc limit 1",
            args![municipality, language.code()],
        )
        .await?;
    row.map(|row| Ok((row.int("version")?, row.text("body")?))).transpose()
}

/// A version of a consent text.
#[derive(Clone, Debug)]
pub struct ConsentText {
    /// 1, 2, 3 …; the texts of one version say the same in several languages.
    pub version: i64,
    /// Language.
    pub language: Language,
    /// The words.
    pub body: String,
    /// When it was made.
    pub made_at: Timestamp,
}

/// Every version of the consent texts, newest first.
pub async fn consent_texts(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<ConsentText>, StoreError> {
    tx.rows(
        "select * from consent_texts where municipality_id = $1 order by version desc, language",
        args![municipality],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(ConsentText {
            version: row.int("version")?,
            language: row.code("language", Language::parse)?,
            body: row.text("body")?,
            made_at: row.time("made_at")?,
        })
    })
    .collect()
}

/// Adds a version in one language. A former version is never changed.
pub async fn insert_consent_text(
    tx: &Tx,
    municipality: MunicipalityCode,
    by: Option<&AccountId>,
    new: &ConsentText,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into consent_texts (municipality_id, version, language, body, made_at, made_by) \
         values ($1, $2, $3, $4, $5, $6)",
        args![
            municipality,
            new.version,
            new.language.code(),
            new.body.as_str(),
            new.made_at,
            by.map(AccountId::as_str)
        ],
    )
    .await
}
