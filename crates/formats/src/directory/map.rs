//! From the plane coordinates of Finnish authorities, ETRS-TM35FIN (EPSG:3067), to degrees.
//!
//! ETRS-TM35FIN is a transverse Mercator projection of ETRS89 on the ellipsoid GRS 80: central meridian 27° east, scale
//! 0.9996 on it, false easting 500,000 m. The inverse follows the Krüger series in the third flattening n, as given in
//! recommendation JHS 197 of the public administration ("EUREF-FIN -koordinaattijärjestelmät, niihin liittyvät
//! muunnokset ja karttalehtijako", appendix 1, before 2016 JHS 154) and by Karney, "Transverse Mercator with an accuracy
//! of a few nanometers", Journal of Geodesy 85 (2011), equations 9 to 11 and 36. Taken to n⁴ it is right to a fraction
//! of a millimetre in Finland.
//!
//! ETRS89 is fixed to the Eurasian plate, WGS 84 is not: they differ by less than a metre, which is nothing for finding
//! a door.

use rinnalla_domain::activity::Point;

/// Half the greater axis of GRS 80, in metres.
const A: f64 = 6_378_137.0;
/// Flattening of GRS 80.
const F: f64 = 1.0 / 298.257_222_101;
const SCALE: f64 = 0.9996;
const FALSE_EASTING: f64 = 500_000.0;
const CENTRAL_MERIDIAN: f64 = 27.0;

/// The point of a northing and an easting in metres; none outside Finland.
pub(crate) fn from_tm35fin(northing: f64, easting: f64) -> Option<Point> {
    let (latitude, longitude) = degrees(northing, easting)?;
    Point::in_finland(latitude, longitude)
}

/// Degrees north and east.
fn degrees(northing: f64, easting: f64) -> Option<(f64, f64)> {
    // The band in which the series holds, with room to spare.
    if !(6_000_000.0..=8_500_000.0).contains(&northing) || !(-500_000.0..=1_500_000.0).contains(&easting) {
        return None;
    }
    let n = F / (2.0 - F);
    let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n);
    // Radius of the rectifying sphere.
    let radius = A / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0);
    let beta = [
        n / 2.0 - 2.0 * n2 / 3.0 + 37.0 * n3 / 96.0 - n4 / 360.0,
        n2 / 48.0 + n3 / 15.0 - 437.0 * n4 / 1440.0,
        17.0 * n3 / 480.0 - 37.0 * n4 / 840.0,
        4397.0 * n4 / 161_280.0,
    ];
    let xi = northing / (radius * SCALE);
    let eta = (easting - FALSE_EASTING) / (radius * SCALE);
    let (mut xi_prime, mut eta_prime) = (xi, eta);
    for (order, b) in (1_u8..).zip(beta) {
        let twice = 2.0 * f64::from(order);
        xi_prime -= b * (twice * xi).sin() * (twice * eta).cosh();
        eta_prime -= b * (twice * xi).cos() * (twice * eta).sinh();
    }
    // The conformal latitude, and from it the geodetic one, by iteration: isometric latitudes are compared.
    let conformal = (xi_prime.sin() / eta_prime.cosh()).asin();
    let longitude = CENTRAL_MERIDIAN.to_radians() + (eta_prime.sinh() / xi_prime.cos()).atan();
    let e = (F * (2.0 - F)).sqrt();
    let isometric = conformal.tan().asinh();
    let mut latitude = conformal;
    for _ in 0..8 {
        latitude = (isometric + e * (e * latitude.sin()).atanh()).sinh().atan();
    }
    Some((latitude.to_degrees(), longitude.to_degrees()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Northing, easting, latitude, longitude. The first is the example of JHS 197 (JHS 154), appendix; the others were
    /// computed with PROJ 9 (EPSG:3067 to EPSG:4258).
    const KNOWN: &[(f64, f64, f64, f64)] = &[
        (6_715_706.377_08, 106_256.359_61, 60.385_106_872, 19.848_136_769),
        (6_672_126.0, 385_842.0, 60.170_032_950, 24.942_550_138),
        (6_839_282.0, 514_366.0, 61.686_457_794, 27.271_493_835),
        (6_974_202.909, 534_246.773, 62.896_195_145, 27.673_729_416),
        (7_000_000.0, 735_000.0, 63.052_970_957, 31.650_885_673),
        (7_477_600.0, 482_900.0, 67.414_109_031, 26.601_020_808),
        (7_760_000.0, 500_000.0, 69.947_334_202, 27.0),
    ];

    #[test]
    fn known_points_are_met_to_a_centimetre() {
        for (northing, easting, latitude, longitude) in KNOWN {
            let (north, east) = degrees(*northing, *easting).unwrap();
            let point = Point { latitude: north, longitude: east };
            let off = point.metres_to(Point { latitude: *latitude, longitude: *longitude });
            assert!(off < 0.01, "{northing} {easting}: {off} m");
            assert!(from_tm35fin(*northing, *easting).is_some());
        }
    }

    #[test]
    fn what_is_not_in_finland_is_no_point() {
        for (northing, easting) in [
            (0.0, 0.0),
            (f64::NAN, 500_000.0),
            (60.17, 24.94),
            (6_500_000.0, 500_000.0),
            (1e300, -1e300),
            (385_842.0, 6_672_126.0),
        ] {
            assert_eq!(from_tm35fin(northing, easting), None);
        }
    }
}
