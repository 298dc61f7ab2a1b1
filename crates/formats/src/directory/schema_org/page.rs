//! The JSON-LD of a page: what stands in `<script type="application/ld+json">`.

use std::ops::Range;

/// More blocks of one page are not read.
const MOST_BLOCKS: usize = 500;

/// The content of every block.
pub(super) fn blocks(page: &str) -> Vec<&str> {
    let lower = page.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(block) = next(&lower, from) {
        from = block.end;
        found.push(&page[block]);
        if found.len() == MOST_BLOCKS {
            break;
        }
    }
    found
}

/// The next block from a place on. Lower case keeps the places: only ASCII letters change.
fn next(lower: &str, mut from: usize) -> Option<Range<usize>> {
    loop {
        let tag = from + lower[from..].find("<script")?;
        let open = tag + lower[tag..].find('>')?;
        let close = lower[open..].find("</script").map_or(lower.len(), |at| open + at);
        if lower[tag..open].contains("application/ld+json") {
            return Some(open + 1..close);
        }
        from = close;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_blocks_of_json_ld_are_found() {
        let page = "<html><SCRIPT>var a = 'Ä';</script><script data-x=1 TYPE='application/ld+json' >{\"ä\": 1}</SCRIPT >\
                    <script type=\"application/ld+json\">[2]";
        assert_eq!(blocks(page), ["{\"ä\": 1}", "[2]"]);
        assert!(blocks("<script").is_empty());
        assert_eq!(blocks(&"<script type=application/ld+json></script>".repeat(600)).len(), 500);
    }
}
