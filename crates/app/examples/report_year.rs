//! Times what a report counts: `report_year DATA YEAR [CODE]`; without a code, the whole country. Prints one line of
//! milliseconds for `bench/report.py`.

#![expect(clippy::print_stdout, reason = "a program for the bench")]

use std::time::Instant;

use rinnalla_access::FigureScope;
use rinnalla_app::store::report::{Split, monthly, waits};
use rinnalla_app::{App, Clock, Config, Error, FutureExt, Keys, Who};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::report::{FLOW, FigureKey, Period};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().ok_or("DATA is missing")?;
    let year: i16 = arguments.next().ok_or("YEAR is missing")?.parse()?;
    let code =
        arguments.next().map(|code| MunicipalityCode::parse(&code).ok_or("CODE has three digits")).transpose()?;
    let store = rinnalla_app::store::Store::open(&data).await?;
    let now = Period::year(year + 1).ok_or("YEAR is none")?.moments().1;
    let app = App::new(store, Keys::parse(&"5a".repeat(32))?, Clock::new(move || now), Config::default());
    let count = |app: App| async move {
        app.run(Who::Service("bench"), move |work| {
            async move {
                let reach = match code {
                    Some(code) => FigureScope::of(work.actor(), code)?,
                    None => FigureScope::everywhere(work.actor())?,
                };
                let period = Period::year(year).ok_or(Error::NotFound)?;
                let mut all = 0;
                for key in FLOW.iter().chain(&[FigureKey::Declined, FigureKey::JoinedActivity, FigureKey::KeptActivity])
                {
                    let found = monthly(work.tx(), &reach, year..=year, *key, Split::None).await?;
                    all += found.iter().map(|(_, _, n)| n).sum::<i64>();
                }
                for split in [Split::Reasons, Split::Ages, Split::Villages, Split::Languages] {
                    monthly(work.tx(), &reach, year..=year, FigureKey::Referrals, split).await?;
                }
                monthly(work.tx(), &reach, year..=year, FigureKey::Closed, Split::EndingReasons).await?;
                waits(work.tx(), &reach, period).await?;
                Ok(all)
            }
            .boxed()
        })
        .await
    };
    count(app.clone()).await?;
    let begun = Instant::now();
    let all = count(app).await?;
    println!("{:.1} {all}", begun.elapsed().as_secs_f64() * 1000.0);
    Ok(())
}
