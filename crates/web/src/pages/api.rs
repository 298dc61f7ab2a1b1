//! The JSON interface: public search, and suggestions while somebody types.

use rinnalla_app::activity::{self, Found, LONGEST_QUESTION};
use rinnalla_domain::activity::{Need, Wish};
use rinnalla_domain::settings::Term;
use rinnalla_domain::{Language, MunicipalityCode, municipality};
use rinnalla_views::Words;
use rinnalla_views::activity::{reasons, title};
use serde_json::{Value, json};

use super::activity::search::question;
use crate::ask::Ask;
use crate::reply::{Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/api/v1/activities", GET activities);
    page!(routes, Audience::Everybody, Data::Plain, "/api/v1/activities/suggest", GET suggest);
}

/// How many activities an answer holds unless told.
const LIMIT: usize = 20;
/// How many it holds at most.
const MOST: usize = 100;
/// How many suggestions are given.
const SUGGESTIONS: usize = 8;

/// What is asked of the search by a machine: read from an address, or from the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// What somebody looks for.
    pub wish: Wish,
    /// How many activities are wanted.
    pub limit: usize,
}

impl Search {
    /// Reads the four parts of a search as text; an empty one is none.
    ///
    /// # Errors
    /// A sentence that says which part cannot be taken, and why.
    pub fn read(q: &str, need: &str, municipality: &str, limit: &str) -> Result<Self, String> {
        let words = question(q);
        if words.chars().count() > LONGEST_QUESTION {
            return Err(format!("q is longer than {LONGEST_QUESTION} characters"));
        }
        let needs = match need {
            "" => Vec::new(),
            code => vec![Need::parse(code).ok_or_else(|| format!("need is one of {}", codes()))?],
        };
        let municipality = match municipality {
            "" => None,
            code => Some(known(code).ok_or("municipality is the three-digit code of a municipality of Finland")?),
        };
        let limit = match limit {
            "" => LIMIT,
            n => n.parse().ok().filter(|n| (1..=MOST).contains(n)).ok_or(format!("limit is 1 to {MOST}"))?,
        };
        Ok(Self { wish: Wish { words, needs, municipality, ..Wish::default() }, limit })
    }
}

fn codes() -> String {
    Need::ALL.iter().map(|need| need.code()).collect::<Vec<_>>().join(", ")
}

fn known(code: &str) -> Option<MunicipalityCode> {
    let code = MunicipalityCode::parse(code)?;
    municipality::find(municipality::municipalities(), code).map(|found| found.code)
}

/// What was found as JSON: `{"items": [{"id", "title", "score", "why"}], "total", "crisis"}`.
pub fn found_json(found: &Found, language: Language) -> Value {
    let words = Words::new(language, Term::LinkPerson);
    let item = |hit: &activity::Hit| {
        json!({
            "id": hit.activity.number.to_string(),
            "title": title(&hit.activity, language),
            "score": hit.score,
            "why": reasons(&words, &hit.why),
        })
    };
    let items: Vec<Value> = found.hits.iter().map(item).collect();
    json!({ "items": items, "total": found.total(), "crisis": found.crisis.is_some() })
}

async fn activities(ask: Ask) -> Outcome {
    let part = |name: &str| ask.query.get(name).to_owned();
    let search = match Search::read(&part("q"), &part("need"), &part("municipality"), &part("limit")) {
        Ok(search) => search,
        Err(why) => return Ok(Reply::problem(400, "Bad parameter", &why)),
    };
    let found = activity::search(&ask.app, search.wish, 0, search.limit).await?;
    Ok(Reply::json(&found_json(&found, ask.language)))
}

async fn suggest(ask: Ask) -> Outcome {
    let items = activity::suggest(&ask.app, question(ask.query.get("q")), SUGGESTIONS).await?;
    Ok(Reply::json(&json!({ "items": items })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_taken_is_named() {
        let why = |q: &str, need, municipality, limit| Search::read(q, need, municipality, limit).unwrap_err();
        assert!(why("", "sleep", "", "").starts_with("need is one of company, grief"));
        for municipality in ["7", "758a", "999"] {
            assert!(why("", "", municipality, "").starts_with("municipality"), "{municipality}");
        }
        for limit in ["0", "-1", "101", "many"] {
            assert_eq!(why("", "", "", limit), "limit is 1 to 100");
        }
        assert_eq!(why(&"ä".repeat(50_000), "", "", ""), "q is longer than 200 characters");
        let read = Search::read(" kahvi\0\n", "company", "758", "5").unwrap();
        assert_eq!((read.wish.words.as_str(), read.limit), ("kahvi", 5));
    }
}
