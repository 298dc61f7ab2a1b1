//! Text packs of made-up words: no test holds the words of a licensed instrument.

use rinnalla_domain::measurement::Instrument;
use rinnalla_measures::instrument::pack::{Anchor, Item, Pack, PackLicence};

/// A pack with as many items as the instrument has, in words that are nobody's, with a licence without an end.
///
/// # Panics
/// For goal attainment, which has no items.
pub fn made_up(instrument: Instrument, language: &'static str) -> Pack {
    let items = instrument.items().expect("an instrument with items");
    let (low, high) = instrument.answers();
    Pack {
        instrument,
        version: "keksitty 1".into(),
        language,
        title: "Keksityt väitteet".into(),
        instruction: "Nämä sanat on keksitty.".into(),
        items: (1..=items).map(|n| Item { text: format!("Keksitty väite {n}."), anchors: Vec::new() }).collect(),
        anchors: (low..=high).map(|value| Anchor { value, text: format!("vastaus {value}") }).collect(),
        licence: PackLicence { holder: "Keksitty säätiö".into(), number: "K-1".into(), valid_to: None },
        copyright: "© Keksitty säätiö".into(),
    }
}
