//! Where the villages of a municipality lie.

use askama::Template;
use rinnalla_domain::link_worker::Villages;

use super::At;
use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Words};

/// The list of villages.
#[derive(Debug, Template)]
#[template(path = "admin/villages.html")]
pub struct VillagesPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The municipality that is administered.
    pub at: At,
    /// The form.
    pub form: Form,
}

/// Reads the list of villages; an empty one is a list, too.
///
/// # Errors
/// A line that cannot be read.
pub fn villages(fields: &Fields) -> Result<Villages, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let read = Villages::parse(fields.get("list")).ok();
    if read.is_none() {
        r.wrong("list", "format");
    }
    r.finish(read)
}
