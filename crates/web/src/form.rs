//! The way of a form: opened empty, filled or from a draft; sent, parsed with all errors at once, done once;
//! and shown again with everything that was typed when something stands in the way.

use rinnalla_app::{BoxFuture, Error, FutureExt, Rule, Work, draft};
use rinnalla_domain::DraftId;
use rinnalla_views::form::{FieldError, Fields, Form};

use crate::ask::Ask;
use crate::reply::{Failure, Outcome, Reply};

/// Shows the page of a form.
pub(crate) type Show = for<'a> fn(&'a Ask, Form) -> BoxFuture<'a, Outcome>;

/// Does what the form asks for; answers with the address to go to.
pub(crate) type Act<T> = for<'a> fn(&'a mut Work, Asked<T>) -> BoxFuture<'a, Result<String, Error>>;

/// What was asked for: the parsed form, and what the address said.
#[derive(Debug)]
pub(crate) struct Asked<T> {
    /// The parsed form.
    pub(crate) new: T,
    /// The `{id}` of the address.
    pub(crate) id: String,
    /// The version that the form carried.
    pub(crate) version: i64,
}

impl Asked<()> {
    /// The case of the address.
    pub(crate) fn case(&self) -> rinnalla_domain::CaseId {
        rinnalla_domain::CaseId::new(self.id.clone())
    }
}

/// A referral is kept as a draft only once the first question has been answered with "no turvakielto".
pub(crate) fn keeps_nothing(path: &str, fields: &Fields) -> bool {
    use rinnalla_views::referral::{NonDisclosureAnswer, nondisclosure};
    let is_referral = matches!(path, "/lahetteet/uusi" | "/lahetteet/kirjaa") || path.starts_with("/liity/");
    is_referral && nondisclosure(fields) != NonDisclosureAnswer::No
}

/// Opens a form: with the draft named in the address, else empty; a draft that exists is offered.
pub(crate) async fn open(ask: &Ask, name: &'static str) -> Result<Form, Failure> {
    let mut form = empty(ask, name);
    let wanted = ask.query.get("luonnos").to_owned();
    let path = ask.path.clone();
    if !wanted.is_empty() {
        let found = ask.run(move |work| draft::find(work, DraftId::new(wanted)).boxed()).await;
        // A draft that has run out, or belongs to somebody else, is simply not there.
        if let Some(found) = found.ok().filter(|d| d.path == ask.path) {
            form.values = Fields::decode(found.fields.as_bytes());
            form.resumed = found.resumed;
            form.draft = Some(found.id.to_string());
        }
    } else if let Some(found) = ask.run(move |work| draft::newest_for(work, path).boxed()).await? {
        form.offered_draft = Some((found.id.to_string(), ask.words().moment(found.saved_at)));
    }
    Ok(form)
}

/// An empty form that has no drafts.
pub(crate) fn empty(ask: &Ask, name: &'static str) -> Form {
    Form {
        name,
        words: ask.words(),
        values: Fields::default(),
        errors: Vec::new(),
        trouble: None,
        theirs: None,
        csrf: ask.csrf(),
        key: ask.app.new_form_key(),
        version: None,
        draft: None,
        offered_draft: None,
        resumed: false,
        action: ask.path.clone(),
        status: 200,
    }
}

/// The form as it was sent, to be shown again.
pub(crate) fn again(ask: &Ask, name: &'static str, status: u16) -> Form {
    let sent = &ask.fields;
    Form {
        values: sent.clone(),
        key: Some(sent.get("_avain")).filter(|k| !k.is_empty()).map_or_else(|| ask.app.new_form_key(), str::to_owned),
        draft: Some(sent.get("_luonnos")).filter(|d| !d.is_empty()).map(str::to_owned),
        version: sent.get("_versio").parse().ok(),
        status,
        ..empty(ask, name)
    }
}

/// Takes a form that was sent.
pub(crate) async fn submit<T: Send + 'static>(
    ask: Ask,
    name: &'static str,
    parsed: Result<T, Vec<FieldError>>,
    act: Act<T>,
    show: Show,
) -> Outcome {
    let new = match parsed {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..again(&ask, name, 422) };
            let shown = show(&ask, form).await;
            return keep_words(&ask, shown, 409, "trouble-conflict").await;
        }
    };
    let asked =
        Asked { new, id: ask.param("id").to_owned(), version: ask.fields.get("_versio").parse().unwrap_or_default() };
    match ask.once(move |work| act(work, asked)).await {
        Ok(path) => Ok(Reply::see_other(&path)),
        Err(error) => refuse(&ask, name, error, show).await,
    }
}

/// Shows a form again after a use case said no: nothing typed is lost.
pub(crate) async fn refuse(ask: &Ask, name: &'static str, error: Error, show: Show) -> Outcome {
    let (status, trouble) = match error {
        Error::Conflict => (409, "trouble-conflict".to_owned()),
        Error::Unavailable => (503, "trouble-unavailable".to_owned()),
        Error::Internal(why) => {
            tracing::error!(%why, "a form could not be saved");
            (500, "trouble-internal".to_owned())
        }
        Error::Rule(rule) => (rule_status(&rule), rule_key(&rule)),
        Error::NotFound | Error::ReasonNeeded(_) => return keep_words(ask, Err(error.into()), 404, "").await,
    };
    let form = Form { trouble: Some(trouble.clone()), ..again(ask, name, status) };
    let shown = show(ask, form).await;
    match shown {
        // The database is away: say so, keep the text.
        Err(Failure::Unavailable | Failure::Broken(_)) => crate::dispatch::kept(ask, status, "trouble-unavailable"),
        other => keep_words(ask, other, status, &trouble).await,
    }
}

/// Nothing typed is lost when the page of a form cannot be shown again.
async fn keep_words(ask: &Ask, shown: Outcome, status: u16, trouble: &str) -> Outcome {
    match shown {
        // The case has moved on, and the page of the form leads elsewhere.
        Ok(reply) if reply.status == 303 && !ask.param("id").is_empty() => crate::dispatch::kept(ask, status, trouble),
        Err(Failure::NotFound) => give_back(ask).await,
        // The reason for opening a colleague's case has run out: the form waits until another one has been given.
        Err(Failure::ReasonNeeded(case)) => {
            let (path, fields) = (ask.path.clone(), ask.fields.encode());
            if !fields.is_empty() {
                ask.run(move |work| draft::save(work, path, None, fields, false).boxed()).await?;
            }
            Err(Failure::ReasonNeeded(case))
        }
        other => other,
    }
}

/// The case has been closed, or given to somebody else, while its link worker was writing: the words go back to whoever
/// wrote them. Anybody else learns no more than that there is no such page.
async fn give_back(ask: &Ask) -> Outcome {
    let id = ask.case();
    let walked = ask.path.starts_with("/tukijaksot/")
        && ask.run(move |work| rinnalla_app::case::has_walked(work, id).boxed()).await.unwrap_or(false);
    if walked { crate::dispatch::kept(ask, 409, "trouble-ended") } else { Err(Failure::NotFound) }
}

const fn rule_status(rule: &Rule) -> u16 {
    match rule {
        Rule::Step(_) | Rule::Sealed | Rule::SignedAlready | Rule::NothingToSign => 409,
        _ => 422,
    }
}

/// The catalogue's key for a rule that says no.
pub(crate) fn rule_key(rule: &Rule) -> String {
    use rinnalla_domain::case::IllegalStep;
    use rinnalla_domain::link_worker::path::IllegalStep as PathStep;
    let key = match rule {
        Rule::Step(IllegalStep::WrongState { state, .. }) => format!("rule-state-{state}"),
        Rule::Step(IllegalStep::WrongParty { .. }) => "rule-party".into(),
        Rule::Step(IllegalStep::Needs { need, .. }) => format!("rule-needs-{need}"),
        Rule::Path(PathStep::WrongState { .. }) => "rule-path-state".into(),
        Rule::Path(PathStep::WrongMover { .. }) => "rule-path-mover".into(),
        Rule::Path(PathStep::Needs { need, .. }) => format!("rule-path-needs-{need}"),
        Rule::Hindered(hindrance) => format!("rule-hindered-{hindrance}"),
        Rule::ClosingMisses(part) => format!("rule-closing-{part}"),
        Rule::WeakPassword(why) => format!("rule-password-{why}"),
        other => {
            // `FullNeedsReason` -> `rule-full-needs-reason`
            let name = format!("{other:?}");
            let name = name.split(['(', ' ', '{']).next().unwrap_or_default();
            let mut key = String::from("rule");
            for c in name.chars() {
                if c.is_uppercase() {
                    key.push('-');
                }
                key.push(c.to_ascii_lowercase());
            }
            key
        }
    };
    key.replace('_', "-")
}
