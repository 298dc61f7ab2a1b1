//! Times the report of a year: `report_year DATA YEAR CODE…`, of all these municipalities one after another. With `DATA`
//! alone it makes the tables. Prints two numbers of milliseconds: the first time, when everything is counted and
//! released, and the second, when it has been told.

#![expect(clippy::print_stdout, reason = "a program for the bench")]

use std::time::Instant;

use rinnalla_app::store::Store;
use rinnalla_app::{App, Clock, Config, FutureExt, Keys, Who, report};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::report::Period;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().ok_or("DATA is missing")?;
    let store = Store::open(&data).await?;
    let Some(year) = arguments.next() else { return Ok(()) };
    let year: i16 = year.parse()?;
    let period = Period::year(year).ok_or("YEAR is none")?;
    let codes: Option<Vec<MunicipalityCode>> = arguments.map(|code| MunicipalityCode::parse(&code)).collect();
    let codes = codes.ok_or("CODE has three digits")?;
    let now = Period::year(year + 1).ok_or("YEAR is none")?.moments().1;
    let app = App::new(store, Keys::parse(&"5a".repeat(32))?, Clock::new(move || now), Config::default());
    let mut took = Vec::new();
    for _ in 0..2 {
        let begun = Instant::now();
        for code in codes.iter().copied() {
            let read = app.run(Who::Service("bench"), move |work| report::municipality(work, code, period).boxed());
            assert!(!read.await?.figures.is_empty(), "nobody was referred in {code}");
        }
        took.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    println!("{:.1} {:.1}", took[0], took[1]);
    Ok(())
}
