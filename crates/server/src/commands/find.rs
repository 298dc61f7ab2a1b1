//! `find`: activities of the directory, as `/api/v1/activities`.

use clap::Args;
use rinnalla_app::activity;
use rinnalla_domain::Language;
use rinnalla_web::{Search, found_json};
use serde_json::Value;

use super::{Trouble, failed, say};
use crate::config::Config;
use crate::wire;

/// Find activities of the directory.
#[derive(Debug, Args)]
pub(crate) struct Find {
    /// The words; "" finds everything.
    query: String,
    /// TOML file with the configuration.
    #[arg(long)]
    config: Option<String>,
    /// A folder or a `postgres://` address; overrides the configuration.
    #[arg(long)]
    data: Option<String>,
    /// Three-digit code of the municipality in which one would go.
    #[arg(long, default_value = "")]
    municipality: String,
    /// A need: company, grief, moving, ...
    #[arg(long, default_value = "")]
    need: String,
    /// How many at most.
    #[arg(long, default_value = "")]
    limit: String,
    /// Language of titles and reasons: fi, sv, en or se.
    #[arg(long, default_value = "fi")]
    language: String,
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

impl Find {
    pub(crate) async fn run(self) -> Result<(), Trouble> {
        let search = Search::read(&self.query, &self.need, &self.municipality, &self.limit);
        let search = search.map_err(|why| Trouble::WrongUse(why.replacen("q is", "the query is", 1)))?;
        let language = Language::parse(&self.language)
            .ok_or_else(|| Trouble::WrongUse("--language is fi, sv, en or se".into()))?;
        let config = Config::read(self.config.as_deref(), self.data.clone())?;
        let app = wire::open(&config, false).await?;
        let found = activity::search(&app, search.wish, 0, search.limit).await.map_err(failed("find"))?;
        let document = found_json(&found, language);
        if self.json {
            say(&document.to_string());
        } else {
            tell(&document);
        }
        Ok(())
    }
}

fn tell(document: &Value) {
    if document["crisis"] == true {
        say("The question speaks of danger: the pages show the numbers for help first.");
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for item in document["items"].as_array().into_iter().flatten() {
        let why: Vec<String> = item["why"].as_array().into_iter().flatten().map(text).collect();
        say(&format!("{:>5}  {} ({})", text(&item["id"]), text(&item["title"]), why.join("; ")));
    }
    say(&format!("{} found", document["total"]));
}
