//! Where the villages of a municipality lie, so that it can be said how far somebody has to travel.

use crate::activity::Point;

/// Why a line does not tell a village.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a village is a name, degrees north and degrees east, parted by semicolons")]
pub struct WrongVillage;

/// The longest list of villages.
const MOST: usize = 400;

/// Villages and where they lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Villages(Vec<(String, Point)>);

impl Villages {
    /// Reads "Vuotso; 68,11; 27,18", one village a line.
    ///
    /// # Errors
    /// [`WrongVillage`]
    pub fn parse(text: &str) -> Result<Self, WrongVillage> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut all: Vec<(String, Point)> = lines.map(line).collect::<Result<_, _>>()?;
        // The longest name first: "Ylä-Postojoki" is not "Postojoki".
        all.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
        if all.len() > MOST { Err(WrongVillage) } else { Ok(Self(all)) }
    }

    /// Where a village lies that somebody named, with an address beside it perhaps.
    pub fn find(&self, words: &str) -> Option<Point> {
        let words = words.to_lowercase();
        self.0.iter().find(|(name, _)| words.contains(&name.to_lowercase())).map(|(_, point)| *point)
    }

    /// How many.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// There are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Display for Villages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut all: Vec<&(String, Point)> = self.0.iter().collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        for (name, point) in all {
            let degrees = |n: f64| n.to_string().replace('.', ",");
            writeln!(f, "{name}; {}; {}", degrees(point.latitude), degrees(point.longitude))?;
        }
        Ok(())
    }
}

fn line(line: &str) -> Result<(String, Point), WrongVillage> {
    let mut parts = line.split(';').map(str::trim);
    let name = parts.next().filter(|name| (1..=80).contains(&name.chars().count())).ok_or(WrongVillage)?;
    let mut degrees = || parts.next().and_then(|text| text.replace(',', ".").parse::<f64>().ok()).ok_or(WrongVillage);
    let point = Point::in_finland(degrees()?, degrees()?).ok_or(WrongVillage)?;
    if parts.next().is_some() { Err(WrongVillage) } else { Ok((name.to_owned(), point)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn villages_read_back_as_they_were_written_and_are_found_beside_an_address() {
        let text = "Postojoki; 67,1; 26,5\nYlä-Postojoki; 67,9; 26,9\n\nVuotso; 68.11; 27.18\n";
        let villages = Villages::parse(text).unwrap();
        assert_eq!(villages.len(), 3);
        assert_eq!(Villages::parse(&villages.to_string()), Ok(villages.clone()));
        assert!((villages.find("ylä-postojoki, Jokitie 3").unwrap().latitude - 67.9).abs() < 1e-9);
        assert!(villages.find("Ivalo").is_none());
        for wrong in ["Vuotso", "Vuotso; 68", "Vuotso; 68; 27; 1", "; 68; 27", "Vuotso; 0; 0", "Vuotso; pohjoinen; itä"]
        {
            assert_eq!(Villages::parse(wrong), Err(WrongVillage), "{wrong}");
        }
    }
}
