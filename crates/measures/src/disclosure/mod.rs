//! Small numbers: what of a table may be published.
