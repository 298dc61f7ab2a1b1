//! Feedback: answers in figures, words apart from them, and who was asked when.

use jiff::civil::Date;
use rinnalla_access::{AnswerByLink, Coordinate, Count as Counting, FigureScope, Grant, OwnAccount, Scope, TheService};
use rinnalla_domain::feedback::{Answer, Audience, Count, Question};
use rinnalla_domain::{AccountId, CaseId, MunicipalityCode};

use crate::row::{Bind, Row, args};
use crate::{StoreError, Tx, scope};

/// Keeps one answer. `id` is chance, never time.
pub async fn insert_answer(
    tx: &Tx,
    grant: &Grant<Counting>,
    id: &str,
    month: Date,
    question: Question,
    answer: Answer,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into feedback_answers (id, municipality_id, audience, month, question, answer) \
         values ($1, $2, $3, $4, $5, $6)",
        args![id, grant.municipality(), question.audience().code(), month, question.code(), answer.code()],
    )
    .await
}

/// How many gave which answer in the months from `first` to `last`: what was said without a name, and what residents
/// said with theirs at the end of the support.
pub async fn counts(tx: &Tx, scope: &FigureScope, first: Date, last: Date) -> Result<Vec<Count>, StoreError> {
    let mut values = args![first, last, first.strftime("%Y-%m").to_string(), last.strftime("%Y-%m").to_string()];
    let within = match scope.municipalities() {
        None => "1 = 1".to_owned(),
        Some(codes) => {
            let list: Vec<String> = codes
                .iter()
                .map(|code| {
                    values.push((*code).bind());
                    format!("${}", values.len())
                })
                .collect();
            format!("z.municipality_id in ({})", list.join(", "))
        }
    };
    let named = |column: &str| {
        format!(
            "select '{column}' as question, z.{column} as answer from closings z join cases c on c.id = z.case_id \
             where {within} and z.{column} is not null and c.closed_at is not null \
             and coalesce(substr(z.feedback_month, 1, 7), substr(c.closed_at, 1, 7)) between $3 and $4"
        )
    };
    let sql = format!(
        "select question, answer, count(*) as n from (\
         select z.question, z.answer from feedback_answers z where {within} and z.month between $1 and $2 \
         union all {} union all {}) a group by question, answer",
        named("heard"),
        named("helped")
    );
    let mut found: Vec<Count> = tx
        .rows(&sql, values)
        .await?
        .iter()
        .map(|row| {
            Ok(Count {
                question: row.code("question", Question::parse)?,
                answer: row.code("answer", Answer::parse)?,
                n: row.int("n")?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    found.sort_by_key(|count| (count.question, count.answer));
    Ok(found)
}

/// Keeps words that nobody's name stands by. They are opened together with others, or at once.
pub async fn insert_words(
    tx: &Tx,
    grant: &Grant<Counting>,
    id: &str,
    audience: Audience,
    month: Date,
    sealed: &str,
    opened: bool,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into feedback_words (id, municipality_id, audience, month, words_sealed, opened, delete_on) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            id,
            grant.municipality(),
            audience.code(),
            month,
            sealed,
            opened,
            rinnalla_domain::feedback::delete_on(month),
        ],
    )
    .await
}

/// One more has answered without a name; how many wait to be opened together, this one included.
pub async fn one_more_unnamed(tx: &Tx, grant: &Grant<Counting>, audience: Audience) -> Result<i64, StoreError> {
    tx.execute_one(
        "insert into feedback_unnamed (municipality_id, audience, waiting) values ($1, $2, 1) \
         on conflict (municipality_id, audience) do update set waiting = feedback_unnamed.waiting + 1",
        args![grant.municipality(), audience.code()],
    )
    .await?;
    let row = tx
        .row(
            "select waiting from feedback_unnamed where municipality_id = $1 and audience = $2",
            args![grant.municipality(), audience.code()],
        )
        .await?;
    row.map_or(Ok(0), |row| row.int("waiting"))
}

/// Opens the words of all who have answered without a name since the last time.
pub async fn open_together(tx: &Tx, grant: &Grant<Counting>, audience: Audience) -> Result<(), StoreError> {
    tx.execute(
        "update feedback_words set opened = 1 where municipality_id = $1 and audience = $2 and opened = 0",
        args![grant.municipality(), audience.code()],
    )
    .await?;
    tx.execute(
        "update feedback_unnamed set waiting = 0 where municipality_id = $1 and audience = $2",
        args![grant.municipality(), audience.code()],
    )
    .await?;
    Ok(())
}

/// Words as they are kept: sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Identity.
    pub id: String,
    /// Who said them.
    pub audience: Audience,
    /// The case of a resident who gave a name, and its number: there the words are read.
    pub case: Option<(CaseId, String)>,
    /// The month.
    pub month: Date,
    /// The words.
    pub sealed: String,
    /// The day on which a coordinator was done with them.
    pub handled_on: Option<Date>,
    /// The day on which they are deleted.
    pub delete_on: Date,
}

fn read_words(row: &Row) -> Result<Words, StoreError> {
    let case = row.id_or_none("case_id", CaseId::new)?;
    Ok(Words {
        id: row.text("id")?,
        audience: row.code("audience", Audience::parse)?,
        case: case.map(|case| Ok::<_, StoreError>((case, row.text("number")?))).transpose()?,
        month: row.day("month")?,
        sealed: row.text("words_sealed")?,
        handled_on: row.day_or_none("handled_on")?,
        delete_on: row.day("delete_on")?,
    })
}

/// Words in a municipality that have been opened, those to be read first: for its coordinators. Those of a case only
/// where it lies within the scope.
pub async fn words(tx: &Tx, grant: &Grant<Coordinate>, scope: &Scope) -> Result<Vec<Words>, StoreError> {
    let limit = scope::cases(scope, args![grant.municipality()]);
    let sql = format!(
        "select w.*, coalesce(k.number, '') as number from feedback_words w left join cases k on k.id = w.case_id \
         where w.municipality_id = $1 and w.opened = 1 \
         and (w.case_id is null or exists (select 1 from cases c where c.id = w.case_id and {})) \
         order by case when w.handled_on is null then 0 else 1 end, w.month desc, w.id limit 200",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(read_words).collect()
}

/// A coordinator is done with words.
pub async fn handle(tx: &Tx, grant: &Grant<Coordinate>, id: &str, day: Date) -> Result<(), StoreError> {
    tx.execute(
        "update feedback_words set handled_on = $3, handled_by = $4 where municipality_id = $1 and id = $2 \
         and handled_on is null",
        args![grant.municipality(), id, day, grant.by().map_or("", AccountId::as_str)],
    )
    .await?;
    Ok(())
}

/// The sealed words of a case within the scope.
pub async fn words_of_case(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Option<String>, StoreError> {
    scope::row_of(tx, scope, case, "feedback_words").await?.map(|row| row.text("words_sealed")).transpose()
}

/// Keeps the words of a resident who gave a name, in place of earlier ones; or none.
pub async fn save_words_of_case(
    tx: &Tx,
    grant: &Grant<AnswerByLink>,
    id: &str,
    month: Date,
    sealed: Option<&str>,
) -> Result<(), StoreError> {
    tx.execute("delete from feedback_words where case_id = $1", args![grant.case().as_str()]).await?;
    let Some(sealed) = sealed else { return Ok(()) };
    tx.execute_one(
        "insert into feedback_words (id, municipality_id, audience, case_id, month, words_sealed, opened, delete_on) \
         values ($1, $2, 'resident', $3, $4, $5, 1, $6)",
        args![
            id,
            grant.municipality(),
            grant.case().as_str(),
            month,
            sealed,
            rinnalla_domain::feedback::delete_on(month),
        ],
    )
    .await
}

/// Keeps what a resident has answered by a link, with a name.
pub async fn answer_for_case(
    tx: &Tx,
    grant: &Grant<AnswerByLink>,
    heard: Option<Answer>,
    helped: Option<Answer>,
    for_worker: bool,
    month: Date,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update closings set heard = $3, helped = $4, feedback_for_worker = $5, feedback_month = $6, \
         feedback_refused = 0, feedback_later = 0, feedback_words = null, version = version + 1 \
         where municipality_id = $1 and case_id = $2",
        args![
            grant.municipality(),
            grant.case().as_str(),
            heard.map(Answer::code),
            helped.map(Answer::code),
            for_worker,
            month,
        ],
    )
    .await
}

/// Deletes words whose time has run out. How many.
pub async fn delete_words(tx: &Tx, _grant: &Grant<TheService>, today: Date) -> Result<u64, StoreError> {
    tx.execute("delete from feedback_words where delete_on <= $1", args![today]).await
}

/// The day on which somebody was asked last, and the month in which they answered.
pub async fn asked(
    tx: &Tx,
    municipality: MunicipalityCode,
    audience: Audience,
    account: &AccountId,
) -> Result<(Option<Date>, Option<Date>), StoreError> {
    let row = tx
        .row(
            "select * from feedback_asked where municipality_id = $1 and audience = $2 and account_id = $3",
            args![municipality, audience.code(), account.as_str()],
        )
        .await?;
    row.map_or(Ok((None, None)), |row| Ok((row.day_or_none("asked_on")?, row.day_or_none("answered_in")?)))
}

/// Notes that somebody is asked.
pub async fn note_asked(
    tx: &Tx,
    municipality: MunicipalityCode,
    audience: Audience,
    account: &AccountId,
    day: Date,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into feedback_asked (municipality_id, audience, account_id, asked_on) values ($1, $2, $3, $4) \
         on conflict (municipality_id, audience, account_id) do update set asked_on = excluded.asked_on",
        args![municipality, audience.code(), account.as_str(), day],
    )
    .await?;
    Ok(())
}

/// Notes that somebody has answered, in a month: once.
pub async fn note_answered(
    tx: &Tx,
    grant: &Grant<OwnAccount>,
    municipality: MunicipalityCode,
    audience: Audience,
    month: Date,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into feedback_asked (municipality_id, audience, account_id, answered_in) values ($1, $2, $3, $4) \
         on conflict (municipality_id, audience, account_id) do update set answered_in = excluded.answered_in",
        args![municipality, audience.code(), grant.by().map_or("", AccountId::as_str), month],
    )
    .await?;
    Ok(())
}

/// How many visits have come about since a day in the activities of each organisation that arranges some here.
pub async fn visits(
    tx: &Tx,
    _grant: &Grant<TheService>,
    municipality: MunicipalityCode,
    organisation: &rinnalla_domain::OrganisationId,
    since: Date,
) -> Result<i64, StoreError> {
    let row = tx
        .row(
            "select count(*) as n from participation_steps s join participations p on p.id = s.participation_id \
             join activities a on a.id = p.activity_id where s.municipality_id = $1 and a.organisation_id = $2 \
             and s.step in ('visit_together', 'visit_alone') and s.at >= $3",
            args![municipality, organisation.as_str(), since],
        )
        .await?;
    row.map_or(Ok(0), |row| row.int("n"))
}
