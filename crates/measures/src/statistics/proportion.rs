//! Shares of a count.

use super::distribution::normal_quantile;
use super::numbers::number;
use super::{Interval, Known, Why};

/// Wilson's 95 % interval of a share, between 0 and 1 (Wilson 1927; statsmodels `proportion_confint(method="wilson")`).
///
/// `(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)`. Sound with few people and with none or all. Nobody: none. More
/// than there are: impossible.
pub fn wilson(count: usize, of: usize) -> Known<Interval> {
    if of == 0 {
        return Err(Why::TooFew { n: 0, needs: 1 });
    }
    if count > of {
        return Err(Why::Impossible);
    }
    let (n, share) = (number(of), number(count) / number(of));
    let z = normal_quantile(0.975);
    let shrink = 1.0 + z * z / n;
    let middle = (share + z * z / (2.0 * n)) / shrink;
    let reach = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt() / shrink;
    Ok(Interval { lo: (middle - reach).max(0.0), hi: (middle + reach).min(1.0) })
}

/// How far two shares lie apart in standard deviations, without unit: `(p1 − p2) / √((p1 q1 + p2 q2) / 2)` (Austin 2009).
/// A group without people, or no spread in either: none.
pub fn standardised_difference(count1: usize, of1: usize, count2: usize, of2: usize) -> Known {
    if of1 == 0 || of2 == 0 {
        return Err(Why::TooFew { n: 0, needs: 1 });
    }
    let (one, two) = (number(count1) / number(of1), number(count2) / number(of2));
    let spread = (0.5 * (one * (1.0 - one) + two * (1.0 - two))).max(0.0).sqrt();
    if spread > 0.0 { Ok((one - two) / spread) } else { Err(Why::NoSpread) }
}
