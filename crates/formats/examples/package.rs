//! Writes a made-up package for researchers into the folder that is named: for `tests/oracles/check_package.py` alone.

use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::report::Period;
use rinnalla_formats::research::{Export, Measured, Referral, files, steps};
use rinnalla_measures::disclosure::anonymity::Anonymity;

fn main() -> Result<(), String> {
    let folder = std::env::args().nth(1).ok_or("name a folder")?;
    let municipality = MunicipalityCode::parse("758").ok_or("a code")?;
    let period = Period::parse("2026").ok_or("a period")?;
    let referral = |at: usize| Referral {
        pseudonym: format!("{at:016x}"),
        resident: format!("{:016x}", 1000 + at),
        known_by: ["2026-Q2", if at.is_multiple_of(2) { "65-74" } else { "75-84" }, "*", "fi"]
            .map(str::to_owned)
            .to_vec(),
        days_to_contact: (at < 50).then_some(3),
        days_to_first_visit: (at < 30).then_some(20),
        reasons: "loneliness moving".into(),
        ending_reason: (at < 12).then(|| "goals_met".into()),
        // Each step is reached by fewer: 60, 54, 48 ...
        steps: (0..steps().len()).map(|step| if step == 9 { at > 57 } else { at + 6 * step < 60 }).collect(),
    };
    let measured = |at: usize| Measured {
        pseudonym: format!("{at:016x}"),
        point: "end".into(),
        scale: "satisfaction".into(),
        value: 7,
        mode: "alone".into(),
        helper: "nobody".into(),
    };
    let export = Export {
        municipality,
        period,
        project: "Kylillä kulkien".into(),
        month: "2027-01".into(),
        referrals: (0..60).map(referral).collect(),
        measured: (0..12).map(measured).collect(),
        anonymity: Anonymity { k: 5, rows: 60, groups: 2, smallest: 30, coarser: vec![0, 0, 60, 0] },
    };
    for (name, text) in files(&export) {
        std::fs::write(std::path::Path::new(&folder).join(name), text).map_err(|why| why.to_string())?;
    }
    Ok(())
}
