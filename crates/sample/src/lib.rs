//! Made-up people in real municipalities: for the demo, for data at scale, for tests.
//!
//! Everything is made by the same use cases that people use, at set times of the past, so that no state appears
//! that could not have come about. The same seed makes the same people.

mod answers;
mod community;
mod directory;
mod names;
mod path;
mod sources;
mod story;
mod tell;
mod town;
mod training;
mod voices;
mod year;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rinnalla_app::{App, Error};
use rinnalla_domain::municipality::municipalities;

pub use story::{Course, Resident, Stage, Story};
pub use tell::tell;
pub use town::{Founded, INARI, Persona, SODANKYLA, TownPlan, found};

/// How much is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Two municipalities, every stage once.
    Village,
    /// The municipalities of Lapland, some hundred cases.
    County,
    /// Municipalities of the whole country, some thousand cases.
    Nation,
}

impl Size {
    /// Reads a word.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "village" => Some(Self::Village),
            "county" => Some(Self::County),
            "nation" => Some(Self::Nation),
            _ => None,
        }
    }

    /// Codes of the further municipalities.
    fn further(self) -> Vec<String> {
        let main = [SODANKYLA.code, INARI.code];
        let codes = |keep: fn(usize, &str) -> bool| {
            municipalities()
                .iter()
                .enumerate()
                .filter(|(i, m)| keep(*i, &m.county.map(|c| c.to_string()).unwrap_or_default()))
                .map(|(_, m)| m.code.to_string())
                .filter(|code| !main.contains(&code.as_str()))
                .collect()
        };
        match self {
            Self::Village => Vec::new(),
            Self::County => codes(|_, county| county == "21"),
            Self::Nation => codes(|i, _| i % 3 == 0),
        }
    }
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// One sign-in for each role.
    pub personas: Vec<Persona>,
    /// How many municipalities.
    pub municipalities: usize,
    /// How many cases.
    pub cases: usize,
}

/// Makes a believable service: its people, and every stage of support.
///
/// # Errors
/// When storage fails
pub async fn make(app: &App, size: Size, seed: u64) -> Result<Made, Error> {
    begin(app, size, seed, None).await
}

/// The same with the whole year before, so that its report has something to say. Takes longer.
///
/// # Errors
/// When storage fails
pub async fn make_with_year(app: &App, size: Size, seed: u64) -> Result<Made, Error> {
    begin(app, size, seed, Some(year::before(app))).await
}

async fn begin(app: &App, size: Size, seed: u64, earlier: Option<i16>) -> Result<Made, Error> {
    let mut chance = StdRng::seed_from_u64(seed);
    let hash = rinnalla_app::account::hash_password(app, rinnalla_domain::account::DEMO_PASSWORD.into()).await?;
    let main = found(app, &SODANKYLA, &hash, &mut chance).await?;
    let second = found(app, &INARI, &hash, &mut chance).await?;
    town::share_people(app, &main, &second).await?;
    directory::fill(app, &main).await?;
    directory::fill(app, &second).await?;
    sources::fill(app, &main).await?;
    let mut cases = match earlier {
        Some(year) => year::tell_all(app, &main, year, seed).await?,
        None => 0,
    };
    community::lacks(app, &main).await?;
    path::fill(app, &main, &hash).await?;
    path::villages(app, &main).await?;
    voices::speak(app, &main).await?;
    training::courses(app, &main).await?;
    for (number, stage) in Stage::ALL.iter().enumerate() {
        let case = tell(app, &main, Story::at_stage(*stage, number, &mut chance)).await?;
        if *stage == Stage::Underway {
            community::walk(app, &main, &case).await?;
        }
        cases += 1;
    }
    for (number, stage) in [Stage::Sent, Stage::Underway, Stage::Closed].into_iter().enumerate() {
        tell(app, &second, Story::at_stage(stage, 100 + number, &mut chance)).await?;
        cases += 1;
    }
    let further = size.further();
    for code in &further {
        let plan = TownPlan::plain(code);
        let town = found(app, &plan, &hash, &mut chance).await?;
        for number in 0..12 {
            let stage = Stage::ALL[chance.random_range(0..Stage::ALL.len())];
            tell(app, &town, Story::at_stage(stage, number, &mut chance)).await?;
            cases += 1;
        }
    }
    Ok(Made { personas: main.personas, municipalities: 2 + further.len(), cases })
}
