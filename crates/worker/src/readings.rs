//! Readings of sources: those that are due are asked for and taken, one after another.

use std::time::Duration;

use rinnalla_app::source::{self, Errand};
use rinnalla_app::{App, Error, FutureExt};
use rinnalla_fetch::{Fetcher, Refused};

use crate::WHO;
use crate::gather::gather;

/// How long one reading may ask, all pages together.
const LONGEST: Duration = Duration::from_hours(1);

/// Reads sources until the task is ended. What is broken off is begun anew later, and nothing comes twice.
pub(crate) async fn go_on(app: App, fetcher: Fetcher) {
    let mut ticks = 0_u64;
    loop {
        if ticks.is_multiple_of(300)
            && let Err(error) = app.run(WHO, |work| source::due(work).boxed()).await
        {
            tracing::warn!(%error, "it could not be seen which sources are due");
        }
        if let Err(error) = read_due(&app, &fetcher).await {
            tracing::warn!(%error, "a reading of a source was broken off");
        }
        ticks += 1;
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Does every reading that waits; how many.
///
/// # Errors
/// When storage fails; a source that does not answer is no error, its report says so.
pub async fn read_due(app: &App, fetcher: &Fetcher) -> Result<usize, Error> {
    let mut done = 0;
    while let Some(errand) = app.run(WHO, |work| source::next(work).boxed()).await? {
        one(app, fetcher, errand).await?;
        done += 1;
    }
    Ok(done)
}

async fn one(app: &App, fetcher: &Fetcher, errand: Errand) -> Result<(), Error> {
    let gathered = tokio::time::timeout(LONGEST, gather(fetcher, &errand, app.now())).await;
    match gathered.unwrap_or(Err(Refused::TooSlow)) {
        Ok(batch) => {
            source::carry_out(app, errand, source::reading(batch)).await?;
        }
        Err(refused) => {
            let again = may_pass(&refused);
            source::fail(app, errand, refused.code(), refused.detail(), again).await?;
        }
    }
    Ok(())
}

/// A server that is away now may be there in a while; what is refused on principle is refused tomorrow too.
const fn may_pass(refused: &Refused) -> bool {
    match refused {
        Refused::TooSlow | Refused::Unreachable(_) | Refused::Broken | Refused::NoSuchName(_) => true,
        Refused::Status(status) => *status >= 500 || *status == 429,
        _ => false,
    }
}
