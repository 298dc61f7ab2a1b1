//! From one kind of number to another, in one place.
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each function says for which numbers it is exact"
)]

/// A count to reckon with; exact up to sixteen million, which is also the most entries there can be.
pub(crate) fn float(count: usize) -> f32 {
    count as f32
}

/// A count to reckon with; exact for every count that fits into memory.
pub(crate) fn double(count: usize) -> f64 {
    count as f64
}

/// The nearest whole number, from 0 to 4,294,967,295.
pub(crate) fn whole(x: f32) -> u32 {
    x.round() as u32
}

/// A share from 0 to 1 in 255ths.
pub(crate) fn byte(share: f32) -> u8 {
    (share * 255.0).round() as u8
}
