//! The fields of an entry, so that each of them can say where it came from.

use std::fmt;

rinnalla_domain::coded! {
    /// A field of an entry.
    Field {
        /// Who arranges it.
        Organiser = "organiser",
        /// The organiser's business identity code.
        BusinessId = "business_id",
        /// The name.
        Title = "title",
        /// What is done.
        Description = "description",
        /// How the first time goes.
        FirstTime = "first_time",
        /// Kind.
        Kind = "kind",
        /// Themes.
        Themes = "themes",
        /// Needs that it meets.
        Needs = "needs",
        /// Whom it is meant for.
        Audiences = "audiences",
        /// Youngest and oldest.
        Ages = "ages",
        /// Languages spoken there.
        Languages = "languages",
        /// Where one takes part.
        Setting = "setting",
        /// Name and address of the place.
        Place = "place",
        /// The point on the map.
        Point = "point",
        /// How one gets there.
        WayThere = "way_there",
        /// Municipalities that it serves.
        Areas = "areas",
        /// When it is held.
        Schedule = "schedule",
        /// What it costs, and in words.
        Price = "price",
        /// Whether Kaikukortti is taken.
        Kaikukortti = "kaikukortti",
        /// Getting in, and coming for the first time.
        Facets = "facets",
        /// Whether one signs up.
        Registration = "registration",
        /// Places.
        Places = "places",
        /// Who can be asked: the name.
        ContactName = "contact_name",
        /// The phone and its hours.
        Phone = "phone",
        /// The mail address.
        Mail = "mail",
        /// The page on the web.
        Web = "web",
        /// The last day.
        EndsOn = "ends_on",
    }
}

/// A set of fields.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct FieldSet(u32);

impl FieldSet {
    /// Adds a field.
    pub fn insert(&mut self, field: Field) {
        self.0 |= 1 << field as u32;
    }

    /// Is it in the set?
    pub const fn contains(self, field: Field) -> bool {
        self.0 & (1 << field as u32) != 0
    }

    /// The fields, in the order of [`Field::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(move |field| self.contains(*field))
    }

    /// "title description schedule"
    pub fn encode(self) -> String {
        self.iter().map(Field::code).collect::<Vec<_>>().join(" ")
    }

    /// Reads what [`Self::encode`] wrote; words that are not on the list are left out.
    pub fn decode(encoded: &str) -> Self {
        encoded.split_whitespace().filter_map(Field::parse).collect()
    }
}

impl FromIterator<Field> for FieldSet {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Self {
        let mut set = Self::default();
        for field in fields {
            set.insert(field);
        }
        set
    }
}

impl fmt::Debug for FieldSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_fields_is_written_and_read() {
        assert!(Field::ALL.len() <= 32);
        let all: FieldSet = Field::ALL.iter().copied().collect();
        assert_eq!(FieldSet::decode(&all.encode()), all);
        let some = FieldSet::decode("schedule nonsense title");
        assert_eq!(some.encode(), "title schedule");
        assert!(some.contains(Field::Title) && !some.contains(Field::Phone));
    }
}
