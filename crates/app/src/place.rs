//! The municipality whose words and phone a page uses.

use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::settings::Settings;
use rinnalla_store::organisation::{self, Organisation};
use rinnalla_store::settings;

use crate::{Error, Work};

/// The chosen municipality, when it runs the service; else the only one that does.
///
/// # Errors
/// When storage fails
pub async fn find(work: &mut Work, chosen: Option<MunicipalityCode>) -> Result<Option<(Organisation, Settings)>, Error> {
    let running = organisation::running(work.tx()).await?;
    let only = running.len() == 1;
    let found = running.into_iter().find(|o| chosen.is_some_and(|code| o.municipality == Some(code)) || (chosen.is_none() && only));
    let Some(place) = found else { return Ok(None) };
    let Some(code) = place.municipality else { return Ok(None) };
    let settings = settings::find(work.tx(), code).await?.0;
    Ok(Some((place, settings)))
}
