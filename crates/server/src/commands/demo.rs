//! `demo` and `generate`.

use clap::Args;
use rinnalla_sample::{Made, Size, make, make_with_year};

use super::{Trouble, failed, say};
use crate::config::Config;
use crate::wire;

/// Start everything on embedded SQLite with believable, made-up people.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// Folder for the data; made anew unless it holds a demo.
    #[arg(long, default_value = "demo-data")]
    data: String,
    /// The same people for the same number.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How much: village, county or nation.
    #[arg(long, default_value = "village")]
    size: String,
}

/// Made-up data at scale.
#[derive(Debug, Args)]
pub(crate) struct Generate {
    /// How much: village, county or nation.
    #[arg(long, default_value = "village")]
    size: String,
    /// A folder or a `postgres://` address.
    #[arg(long)]
    data: String,
    /// The same people for the same number.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

fn size(word: &str) -> Result<Size, Trouble> {
    Size::parse(word).ok_or_else(|| Trouble::WrongUse(format!("--size is village, county or nation, not {word}")))
}

fn personas(made: &Made, url: &str) -> serde_json::Value {
    let personas: Vec<_> = made
        .personas
        .iter()
        .map(|p| {
            serde_json::json!({
                "role": p.role, "name": p.name, "username": p.username, "password": p.password,
                "municipality": p.municipality,
            })
        })
        .collect();
    serde_json::json!({ "url": url, "personas": personas })
}

impl Demo {
    pub(crate) async fn run(self) -> Result<(), Trouble> {
        let size = size(&self.size)?;
        let url = format!("http://{}", self.listen);
        let file = format!("{}/demo.json", self.data);
        let database = format!("{}/rinnalla.db", self.data);
        let has_demo = std::path::Path::new(&file).exists();
        if !has_demo && std::path::Path::new(&database).exists() {
            return Err(Trouble::WrongUse(format!("{} holds data that is no demo: choose another folder", self.data)));
        }
        let config = Config { listen: self.listen, base_url: url.clone(), ..Config::read(None, Some(self.data))? };
        let app = wire::open(&config, true).await?;
        let document = if has_demo {
            let text = std::fs::read_to_string(&file).map_err(|e| Trouble::Failed(format!("{file}: {e}")))?;
            let mut document: serde_json::Value =
                serde_json::from_str(&text).map_err(|e| Trouble::Failed(format!("{file}: {e}")))?;
            document["url"] = url.clone().into();
            document
        } else {
            let made = make_with_year(&app, size, self.seed).await.map_err(failed("the demo could not be made"))?;
            personas(&made, &url)
        };
        let text = serde_json::to_string_pretty(&document).map_err(|e| Trouble::Failed(e.to_string()))?;
        std::fs::write(&file, text).map_err(|e| Trouble::Failed(format!("{file}: {e}")))?;
        wire::serve(&config, app, true, true, |address| announce(address, &document)).await
    }
}

fn announce(address: &str, document: &serde_json::Value) {
    say(&format!("Rinnalla demo: {address}"));
    say(&format!("Try it in five minutes: {address}/kokeile"));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    for persona in document["personas"].as_array().into_iter().flatten() {
        say(&format!(
            "  {:<17} {}  {}",
            text(&persona["role"]),
            text(&persona["username"]),
            text(&persona["password"])
        ));
    }
}

impl Generate {
    pub(crate) async fn run(self) -> Result<(), Trouble> {
        let size = size(&self.size)?;
        let config = Config::read(None, Some(self.data))?;
        let app = wire::open(&config, true).await?;
        let made = make(&app, size, self.seed).await.map_err(failed("the data could not be made"))?;
        if self.json {
            say(&serde_json::json!({"municipalities": made.municipalities, "cases": made.cases}).to_string());
        } else {
            say(&format!("{} municipalities, {} cases", made.municipalities, made.cases));
        }
        Ok(())
    }
}
