//! Open data explained to those who use it elsewhere: addresses, licence, sources.

use askama::Template;

use crate::{Frame, Words};

/// Open data explained.
#[derive(Debug, Template)]
#[template(path = "public/open_data.html")]
pub struct OpenDataPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// How many entries there are today.
    pub count: usize,
    /// Name and licence of each source.
    pub sources: Vec<(String, Option<String>)>,
}

impl OpenDataPage {
    /// Addresses of Open Referral, each with the key of what it gives.
    const fn open_referral(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("/hsds", "open-data-root"),
            ("/hsds/services", "open-data-services"),
            ("/hsds/organizations", "open-data-organisations"),
            ("/hsds/service_at_locations", "open-data-locations"),
            ("/hsds/taxonomies", "open-data-taxonomies"),
            ("/hsds/taxonomy_terms", "open-data-terms"),
            ("/hsds/openapi.json", "open-data-description"),
        ]
    }

    /// Addresses of Linked Events.
    const fn linked_events(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("/linkedevents/v1/event/", "open-data-events"),
            ("/linkedevents/v1/place/", "open-data-places"),
            ("/linkedevents/v1/keyword/", "open-data-keywords"),
        ]
    }
}
