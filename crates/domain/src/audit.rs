//! Looks at a person's data, as the person may read them.

/// A look at a resident's data, as the resident may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: jiff::Timestamp,
    /// Who.
    pub name: String,
    /// In which role.
    pub role: String,
    /// What, as a code.
    pub action: String,
    /// Read or written.
    pub written: bool,
    /// A reason that was given, as a code or reference.
    pub detail: Option<String>,
}
