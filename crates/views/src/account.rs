//! Signing in, second factors, one's own account, invitations.

use askama::Template;

use crate::form::Form;
use crate::{Frame, Words};

/// Sign in.
#[derive(Debug, Template)]
#[template(path = "account/sign_in.html")]
pub struct SignInPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Where to go afterwards.
    pub go_on: String,
    /// The page that was asked for needs signing in.
    pub ended: bool,
}
