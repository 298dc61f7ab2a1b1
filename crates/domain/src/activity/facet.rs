//! What is known of getting in and of coming for the first time. Unknown is not yes.

use std::collections::BTreeMap;

coded! {
    /// What is known of a fact.
    Known { Yes = "yes", No = "no", Unknown = "unknown" }
}

coded! {
    /// A fact about getting in and taking part.
    Facet {
        /// Esteetön sisäänkäynti ja kulku.
        StepFree = "step_free",
        /// Esteetön wc.
        AccessibleToilet = "accessible_toilet",
        /// Induktiosilmukka.
        HearingLoop = "hearing_loop",
        /// Opaskoira saa tulla.
        GuideDog = "guide_dog",
        /// Kyyti järjestyy.
        Transport = "transport",
        /// Joku on vastassa ovella.
        MetAtTheDoor = "met_at_the_door",
        /// Saa tulla kaverin kanssa.
        CompanionMayCome = "companion_may_come",
        /// Tukihenkilö järjestyy.
        SupportPerson = "support_person",
        /// Ensimmäiselle kerralle ei tarvitse ilmoittautua.
        NoRegistrationAtFirst = "no_registration_at_first",
        /// Pieni ryhmä.
        SmallGroup = "small_group",
        /// Rauhallinen tila.
        QuietSpace = "quiet_space",
        /// Voi aloittaa kotona tai puhelimessa.
        StartsAtHome = "starts_at_home",
    }
}

impl Facet {
    /// Does it make coming easier for somebody who is afraid to come alone?
    pub const fn is_of_welcome(self) -> bool {
        matches!(
            self,
            Self::MetAtTheDoor
                | Self::CompanionMayCome
                | Self::SupportPerson
                | Self::NoRegistrationAtFirst
                | Self::SmallGroup
                | Self::QuietSpace
                | Self::StartsAtHome
        )
    }
}

/// What is known of each fact; what nobody has said is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets(BTreeMap<Facet, bool>);

impl Facets {
    /// What is known of a fact.
    pub fn known(&self, facet: Facet) -> Known {
        match self.0.get(&facet) {
            Some(true) => Known::Yes,
            Some(false) => Known::No,
            None => Known::Unknown,
        }
    }

    /// Says a fact; `Unknown` takes back what was said.
    pub fn say(&mut self, facet: Facet, known: Known) {
        match known {
            Known::Yes => self.0.insert(facet, true),
            Known::No => self.0.insert(facet, false),
            Known::Unknown => self.0.remove(&facet),
        };
    }

    /// Facts that are known to hold, in the order in which people should see them.
    pub fn that_hold(&self) -> impl Iterator<Item = Facet> + '_ {
        Facet::ALL.iter().copied().filter(|facet| self.known(*facet) == Known::Yes)
    }

    /// "step_free:yes small_group:no"
    pub fn encode(&self) -> String {
        let said = |(facet, holds): (&Facet, &bool)| format!("{facet}:{}", if *holds { "yes" } else { "no" });
        self.0.iter().map(said).collect::<Vec<_>>().join(" ")
    }

    /// Reads what [`Self::encode`] wrote; words that are not on the list are left out.
    pub fn decode(encoded: &str) -> Self {
        let mut facets = Self::default();
        for (facet, known) in encoded.split_whitespace().filter_map(|pair| pair.split_once(':')) {
            if let (Some(facet), Some(known)) = (Facet::parse(facet), Known::parse(known)) {
                facets.say(facet, known);
            }
        }
        facets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_has_said_is_unknown_and_what_was_said_can_be_taken_back() {
        let mut facets = Facets::default();
        assert_eq!(facets.known(Facet::StepFree), Known::Unknown);
        facets.say(Facet::StepFree, Known::No);
        facets.say(Facet::SmallGroup, Known::Yes);
        assert_eq!(Facets::decode(&facets.encode()), facets);
        assert_eq!(facets.that_hold().collect::<Vec<_>>(), [Facet::SmallGroup]);
        facets.say(Facet::StepFree, Known::Unknown);
        assert_eq!(facets.encode(), "small_group:yes");
        assert_eq!(Facets::decode("nonsense small_group:maybe x:y"), Facets::default());
    }
}
