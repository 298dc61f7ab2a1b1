//! The two fonts, in the binary: Noto Sans, regular and bold.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariations};

/// Regular, then bold.
pub(crate) static FONTS: LazyLock<[Font; 2]> = LazyLock::new(|| {
    [font(include_bytes!("../fonts/NotoSans-Regular.ttf")), font(include_bytes!("../fonts/NotoSans-Bold.ttf"))]
});

/// The bold font, ready to be measured.
static BOLD: LazyLock<FontInstance> = LazyLock::new(|| {
    let [_, bold] = FONTS.clone();
    let variant = bold.info().variant;
    bold.instantiate(variant, Abs::pt(1.0), &FontVariations::default())
});

fn font(bytes: &'static [u8]) -> Font {
    Font::new(Bytes::new(bytes), 0).expect("the embedded fonts are sound")
}

/// Whether both fonts can show a character.
pub(crate) fn show(character: char) -> bool {
    FONTS.iter().all(|font| font.info().coverage.contains(u32::from(character)))
}

/// How wide a text is in bold, in ems: never less than in regular.
pub(crate) fn width(text: &str) -> f64 {
    let face = BOLD.ttf();
    let units: u32 = text
        .chars()
        .filter_map(|character| face.glyph_index(character))
        .filter_map(|glyph| face.glyph_hor_advance(glyph))
        .map(u32::from)
        .sum();
    f64::from(units) / f64::from(face.units_per_em())
}
