//! The extractor against the labelled report of Yongjia, and against passages of counties with floors that only rise.
//!
//! Two records match where their spans overlap; each is matched once, the largest overlap first. A match is *strict*
//! where kind, value, unit and bound are right and the indicator has at least 0.8 in character F1.

mod score;

use score::{Floors, Labelled, Score};

const YONGJIA: Labelled = Labelled::document(
    include_str!("data/yongjia-2024.jsonl"),
    include_str!("../seeds/yongjia-2024.txt"),
);
const COUNTY: Labelled = Labelled::passages(include_str!("data/county-clauses.jsonl"));

#[test]
fn the_yongjia_report_is_read_to_the_letter() {
    let score = Score::of(&YONGJIA);
    assert_eq!(score.found(), (31, 31, 31), "labelled, read, matched");
    assert_eq!(score.inexact(), Vec::<String>::new());
}

#[test]
fn the_county_passages_keep_their_floor() {
    Score::of(&COUNTY).assert_at_least(&Floors {
        found: 995,
        strict: 988,
        kind: 990,
        bound: 995,
        measure: 995,
        commitment: 995,
        action: 979,
    });
}
