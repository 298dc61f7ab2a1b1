//! People whom a link worker has declared as relatives or neighbours.

use crate::text::name_key;

/// Somebody declared: a name, and what tells namesakes apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Name.
    pub name: String,
    /// Year of birth.
    pub born: Option<i16>,
    /// Village.
    pub village: Option<String>,
}

impl Conflict {
    /// Reads a line: `Name`, `Name, 1950` or `Name, village`. `None` for a line without a name.
    pub fn parse(line: &str) -> Option<Self> {
        let (name, rest) = line.rsplit_once(',').unwrap_or((line, ""));
        let (mut name, mut rest) = (name.trim(), rest.trim());
        let born = rest.parse().ok().filter(|year| (1900..2100).contains(year));
        // "Virtanen, Ville" is a name too.
        if born.is_none() && !name.contains(char::is_whitespace) {
            (name, rest) = (line.trim(), "");
        }
        if name_key(name).is_empty() {
            return None;
        }
        let village = Some(rest.to_owned()).filter(|words| !words.is_empty() && born.is_none());
        Some(Self { name: name.to_owned(), born, village })
    }

    /// The line that reads back as this.
    pub fn line(&self) -> String {
        match (self.born, &self.village) {
            (Some(year), _) => format!("{}, {year}", self.name),
            (None, Some(village)) => format!("{}, {village}", self.name),
            (None, None) => self.name.clone(),
        }
    }

    /// Is this the person of that name, year of birth and village? A name alone means everybody of that name.
    pub fn is(&self, name: &str, born: i16, village: &str) -> bool {
        let there = name_key(village);
        let near = |declared: &String| name_key(declared).split(' ').all(|word| there.contains(word));
        name_key(&self.name) == name_key(name)
            && self.born.is_none_or(|year| year == born)
            && self.village.as_ref().is_none_or(near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_means_everybody_of_that_name() {
        let plain = Conflict::parse(" Ville  Virtanen ").unwrap();
        assert!(plain.is("ville virtanen", 1950, "Vuotso") && plain.is("Ville Virtanen", 1980, "Petkula"));
        assert!(!plain.is("Veera Virtanen", 1950, "Vuotso"));
        assert_eq!(Conflict::parse(" , 1950"), None);
        let turned = Conflict::parse("Virtanen, Ville").unwrap();
        assert!(turned.is("Ville Virtanen", 1950, "Vuotso") && turned.village.is_none());
    }

    #[test]
    fn a_year_or_a_village_tells_namesakes_apart() {
        let year = Conflict::parse("Ville Virtanen, 1950").unwrap();
        assert!(year.is("Ville Virtanen", 1950, "Vuotso") && !year.is("Ville Virtanen", 1951, "Vuotso"));
        let village = Conflict::parse("Ville Virtanen, Vuotso").unwrap();
        assert!(village.is("Ville Virtanen", 1950, "Vuotsontie 4, Vuotso"));
        assert!(!village.is("Ville Virtanen", 1950, "Petkula"));
        assert_eq!((year.line().as_str(), village.line().as_str()), ("Ville Virtanen, 1950", "Ville Virtanen, Vuotso"));
    }
}
