//! The table of SWEMWBS: what a raw total is on the metric scale.
//!
//! Source: four public files, of which at least two are independent; anchored by raw 23 = 20.73 and 32 = 29.31 in the
//! German norms of 2022, and by raw 26 = 23.21 in the Health Survey for England.

/// Metric values of the raw totals 7 to 35, in hundredths: 29 values, which add up to 585.66.
const HUNDREDTHS: [u16; 29] = [
    700, 951, 1125, 1240, 1333, 1408, 1475, 1532, 1584, 1636, 1688, 1743, 1798, 1859, 1925, 1998, 2073, 2154, 2235,
    2321, 2411, 2503, 2602, 2703, 2813, 2931, 3070, 3255, 3500,
];

/// The metric value of a raw total; `None` outside 7 to 35.
pub(super) fn metric(raw: i64) -> Option<f64> {
    let place = usize::try_from(raw.checked_sub(7)?).ok()?;
    HUNDREDTHS.get(place).map(|h| f64::from(*h) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_adds_up() {
        assert_eq!(HUNDREDTHS.iter().map(|h| u32::from(*h)).sum::<u32>(), 58_566);
        assert!(HUNDREDTHS.is_sorted());
    }

    #[test]
    fn the_anchors_stand() {
        for (raw, value) in [(7, 7.0), (23, 20.73), (26, 23.21), (32, 29.31), (35, 35.0)] {
            assert_eq!(metric(raw), Some(value));
        }
        assert_eq!((metric(6), metric(36), metric(i64::MIN)), (None, None, None));
    }
}
