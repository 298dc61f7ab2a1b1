//! Values on their way in and out: text, numbers, times, days, codes and lists.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_domain::MunicipalityCode;
use sea_orm::{QueryResult, Value};

use crate::StoreError;

/// A row of an answer.
#[derive(Debug)]
pub(crate) struct Row(pub(crate) QueryResult);

impl Row {
    pub(crate) fn text(&self, column: &str) -> Result<String, StoreError> {
        Ok(self.0.try_get("", column)?)
    }

    pub(crate) fn text_or_none(&self, column: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.try_get("", column)?)
    }

    pub(crate) fn int(&self, column: &str) -> Result<i64, StoreError> {
        Ok(self.0.try_get("", column)?)
    }

    pub(crate) fn int_or_none(&self, column: &str) -> Result<Option<i64>, StoreError> {
        Ok(self.0.try_get("", column)?)
    }

    pub(crate) fn flag(&self, column: &str) -> Result<bool, StoreError> {
        Ok(self.int(column)? != 0)
    }

    pub(crate) fn time(&self, column: &str) -> Result<Timestamp, StoreError> {
        parsed(column, &self.text(column)?, |t| t.parse().ok())
    }

    pub(crate) fn time_or_none(&self, column: &str) -> Result<Option<Timestamp>, StoreError> {
        self.text_or_none(column)?.map(|t| parsed(column, &t, |t| t.parse().ok())).transpose()
    }

    pub(crate) fn day(&self, column: &str) -> Result<Date, StoreError> {
        parsed(column, &self.text(column)?, |t| t.parse().ok())
    }

    pub(crate) fn day_or_none(&self, column: &str) -> Result<Option<Date>, StoreError> {
        self.text_or_none(column)?.map(|t| parsed(column, &t, |t| t.parse().ok())).transpose()
    }

    /// Reads a code with `parse`.
    pub(crate) fn code<T>(&self, column: &str, parse: fn(&str) -> Option<T>) -> Result<T, StoreError> {
        parsed(column, &self.text(column)?, parse)
    }

    /// Reads a code that may be missing.
    pub(crate) fn code_or_none<T>(&self, column: &str, parse: fn(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
        self.text_or_none(column)?.map(|t| parsed(column, &t, parse)).transpose()
    }

    /// Reads a list of codes.
    pub(crate) fn codes<T>(&self, column: &str, parse: fn(&str) -> Option<T>) -> Result<Vec<T>, StoreError> {
        let text = self.text(column)?;
        text.split(' ').filter(|c| !c.is_empty()).map(|c| parsed(column, c, parse)).collect()
    }

    /// Reads a list of lines.
    pub(crate) fn lines(&self, column: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.text(column)?.lines().map(str::to_owned).collect())
    }

    /// Reads a municipality's code.
    pub(crate) fn municipality(&self, column: &str) -> Result<MunicipalityCode, StoreError> {
        parsed(column, &self.text(column)?, MunicipalityCode::parse)
    }

    /// Reads an identity.
    pub(crate) fn id<T>(&self, column: &str, make: fn(String) -> T) -> Result<T, StoreError> {
        self.text(column).map(make)
    }

    /// Reads an identity that may be missing.
    pub(crate) fn id_or_none<T>(&self, column: &str, make: fn(String) -> T) -> Result<Option<T>, StoreError> {
        Ok(self.text_or_none(column)?.map(make))
    }
}

fn parsed<T>(column: &str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
    parse(text).ok_or_else(|| StoreError::Broken(format!("the column {column} holds something unreadable")))
}

/// Something that can be handed to a statement.
pub(crate) trait Bind {
    fn bind(self) -> Value;
}

impl Bind for &str {
    fn bind(self) -> Value {
        self.to_owned().bind()
    }
}

impl Bind for String {
    fn bind(self) -> Value {
        // PostgreSQL keeps no NUL. Nothing that is kept has one; what an address brings then finds nothing.
        if self.contains('\0') { self.replace('\0', "\u{fffd}").into() } else { self.into() }
    }
}

impl Bind for &String {
    fn bind(self) -> Value {
        self.clone().bind()
    }
}

impl Bind for MunicipalityCode {
    fn bind(self) -> Value {
        self.to_string().into()
    }
}

impl Bind for i64 {
    fn bind(self) -> Value {
        self.into()
    }
}

impl Bind for bool {
    fn bind(self) -> Value {
        i64::from(self).into()
    }
}

impl Bind for Timestamp {
    fn bind(self) -> Value {
        time_text(self).into()
    }
}

impl Bind for Date {
    fn bind(self) -> Value {
        self.to_string().into()
    }
}

impl<T: Bind + Nullable> Bind for Option<T> {
    fn bind(self) -> Value {
        self.map_or_else(T::null, Bind::bind)
    }
}

/// Knows its own typed null, which PostgreSQL wants.
pub(crate) trait Nullable {
    fn null() -> Value;
}

macro_rules! text_null {
    ($($t:ty),+) => { $( impl Nullable for $t { fn null() -> Value { Value::String(None) } } )+ };
}
text_null!(&str, String, &String, Timestamp, Date, MunicipalityCode);

impl Nullable for i64 {
    fn null() -> Value {
        Value::BigInt(None)
    }
}

/// Fixed-width UTC text: sorts as it happened.
pub(crate) fn time_text(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// Codes in one column.
pub(crate) fn codes<T: Copy + std::fmt::Display>(codes: &[T]) -> String {
    codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// The values of a statement.
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::row::Bind::bind($value)),*] };
}
pub(crate) use args;
