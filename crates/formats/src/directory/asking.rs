//! Questions that others ask in an address: parameters read once, and every one that cannot be understood is named.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_domain::activity::Activity;
use thiserror::Error;

use super::days;

/// A parameter that cannot be understood. Whoever asked is told; nothing is guessed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("The parameter {parameter} wants {wants}.")]
pub struct Unclear {
    /// The parameter.
    pub parameter: String,
    /// What it wants, in plain English.
    pub wants: &'static str,
}

/// The parameters of an address.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asking<'a>(pub(super) &'a [(String, String)]);

impl<'a> Asking<'a> {
    /// Every value of a parameter, also parted by commas; empty ones say nothing.
    pub(super) fn list(&self, name: &str) -> Vec<&'a str> {
        let all = self.0.iter().filter(|(key, _)| key == name).flat_map(|(_, value)| value.split(','));
        all.map(str::trim).filter(|value| !value.is_empty()).collect()
    }

    /// The value of a parameter; an empty one says nothing.
    pub(super) fn one(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    pub(super) fn unclear<T>(name: &str, wants: &'static str) -> Result<T, Unclear> {
        Err(Unclear { parameter: name.to_owned(), wants })
    }

    /// What a value stands for, if it is given.
    pub(super) fn read<T>(
        &self,
        name: &str,
        wants: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Unclear> {
        match self.one(name) {
            None => Ok(None),
            Some(value) => read(value).map_or_else(|| Self::unclear(name, wants), |found| Ok(Some(found))),
        }
    }

    /// Yes or no; no when nothing is said.
    pub(super) fn flag(&self, name: &str) -> Result<bool, Unclear> {
        Ok(self.truth(name)?.unwrap_or(false))
    }

    /// Yes, no, or nothing.
    pub(super) fn truth(&self, name: &str) -> Result<Option<bool>, Unclear> {
        self.read(name, "true or false", |value| match value.to_ascii_lowercase().as_str() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        })
    }

    /// The number of a page, from 1, and how many stand on it.
    pub(super) fn paging(&self, size: &str, usual: u64, most: u64) -> Result<Paging, Unclear> {
        let number = |value: &str| value.parse().ok().filter(|number| (1..=1_000_000_000).contains(number));
        let page = self.read("page", "the number of a page, from 1", number)?.unwrap_or(1);
        let size = self.read(size, "a number from 1", number)?.unwrap_or(usual).min(most);
        Ok(Paging { page, size })
    }

    /// A moment: with an offset, or a day or a time in Finland.
    pub(super) fn moment(&self, name: &str) -> Result<Option<Timestamp>, Unclear> {
        self.read(name, "a time such as 2026-11-24T08:00:00Z or a day such as 2026-11-24", |value| {
            // A plus sign in an address is a blank.
            let value = value.replace(' ', "+");
            let in_finland = |at: jiff::civil::DateTime| at.to_zoned(days::finland()).ok().map(|at| at.timestamp());
            let day = || {
                value.parse::<Date>().ok().and_then(|day| in_finland(day.to_datetime(jiff::civil::Time::midnight())))
            };
            let local = || value.parse::<jiff::civil::DateTime>().ok().and_then(in_finland);
            value.parse::<Timestamp>().ok().or_else(local).or_else(day)
        })
    }
}

/// Which part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The number of the page, from 1.
    pub page: u64,
    /// The most on a page.
    pub size: u64,
}

impl Paging {
    /// What stands on the page, out of all.
    pub fn of<T>(self, all: &[T]) -> super::Page<'_, T> {
        let total = all.len();
        let from = usize::try_from((self.page - 1).saturating_mul(self.size)).unwrap_or(total).min(total);
        let until = from.saturating_add(usize::try_from(self.size).unwrap_or(total)).min(total);
        super::Page {
            items: &all[from..until],
            number: self.page,
            size: self.size,
            total: u64::try_from(total).unwrap_or(u64::MAX),
        }
    }
}

/// Words that are searched for: every one of them has to stand somewhere in an entry's texts, in any language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted(Vec<String>);

impl Wanted {
    pub(super) fn read(text: Option<&str>) -> Self {
        Self(text.unwrap_or_default().split_whitespace().map(str::to_lowercase).collect())
    }

    pub(super) fn stand_in(&self, activity: &Activity) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let content = &activity.content;
        let place = [&content.place.name, &content.place.street, &content.place.village];
        let mut texts = vec![content.organiser.name.as_str()];
        texts.extend(content.wordings.iter().flat_map(|w| [w.title.as_str(), w.description.as_str()]));
        texts.extend(place.into_iter().flatten().map(AsRef::as_ref));
        self.stand(&texts)
    }

    /// Does every word stand in one of the texts?
    pub(super) fn stand(&self, texts: &[&str]) -> bool {
        let folded = texts.join("\n").to_lowercase();
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &[(&str, &str)]) -> Vec<(String, String)> {
        query.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        let query = asked(&[("page", "0"), ("full", "maybe"), ("since", "soon"), ("empty", " ")]);
        let asking = Asking(&query);
        assert_eq!(asking.paging("size", 20, 100).unwrap_err().parameter, "page");
        assert_eq!(asking.flag("full").unwrap_err().wants, "true or false");
        assert!(asking.moment("since").is_err());
        assert_eq!(asking.moment("empty"), Ok(None));
    }

    #[test]
    fn a_day_begins_in_finland() {
        let query = asked(&[("a", "2026-11-24"), ("b", "2026-11-24T08:00:00 02:00"), ("c", "2026-11-24T08:00")]);
        let at = |name| Asking(&query).moment(name).unwrap().unwrap().to_string();
        assert_eq!(at("a"), "2026-11-23T22:00:00Z");
        assert_eq!((at("b"), at("c")), ("2026-11-24T06:00:00Z".into(), "2026-11-24T06:00:00Z".into()));
    }

    #[test]
    fn pages_beyond_the_last_are_empty() {
        let all = [1, 2, 3, 4, 5];
        let on = |page| Paging { page, size: 2 }.of(&all).items.to_vec();
        assert_eq!((on(1), on(3), on(4), on(1_000_000_000)), (vec![1, 2], vec![5], vec![], vec![]));
    }
}
