//! What the tests of the directory share: where the example data is, and how counts are told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use rinnalla_formats::directory::{Batch, Context};

/// The day of the tests.
pub const TODAY: Date = date(2026, 11, 24);

/// A folder of example data beside the repository; `None`, and a line that says so, when it is not there.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    if root.exists() {
        return Some(root);
    }
    println!("skipped: no example data at ../shared/data/{path}");
    None
}

/// Files under a folder whose name ends so, in order.
pub fn files(root: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

pub fn context() -> Context {
    Context::on(TODAY)
}

/// "ptv: 812 bodies: 790 taken, 3 gone, 19 rejected: no_name x 12"
pub fn tell(name: &str, batch: &Batch) -> String {
    let mut whys: BTreeMap<&str, usize> = BTreeMap::new();
    for rejected in &batch.rejected {
        *whys.entry(rejected.why.code()).or_default() += 1;
    }
    let mut notes: BTreeMap<&str, usize> = BTreeMap::new();
    for noted in &batch.notes {
        *notes.entry(noted.note.code()).or_default() += 1;
    }
    let list = |counts: BTreeMap<&str, usize>| {
        counts.iter().map(|(code, n)| format!("{code} x {n}")).collect::<Vec<_>>().join(", ")
    };
    let taken = batch.items.len() + batch.organisers.len();
    let line = format!(
        "{name}: {} records: {taken} taken, {} gone, {} rejected: {}; notes: {}",
        batch.total_seen,
        batch.gone.len(),
        batch.rejected.len(),
        list(whys),
        list(notes)
    );
    println!("{line}");
    line
}
