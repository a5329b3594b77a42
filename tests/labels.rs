//! The extractor against labelled reports, with floors that only rise.
//!
//! Two records match where their spans overlap; each is matched once, the largest overlap first. A match is *strict*
//! where kind, value, unit and bound are right and the indicator has at least 0.8 in character F1.

mod score;

use score::{Floors, Labelled, Score};

const YONGJIA: Labelled = Labelled::document(
    include_str!("data/yongjia-2024.jsonl"),
    include_str!("../seeds/yongjia-2024.txt"),
);
const NATIONAL: Labelled = Labelled::document(
    include_str!("data/national-2016-plan.jsonl"),
    include_str!("data/national-2016-plan.txt"),
);
const COUNTY: Labelled = Labelled::passages(include_str!("data/county-clauses.jsonl"));

#[test]
fn the_yongjia_report_is_read_to_the_letter() {
    let score = Score::of(&YONGJIA);
    assert_eq!(score.found(), (31, 31, 31), "labelled, read, matched");
    assert_eq!(score.inexact(), Vec::<String>::new());
}

#[test]
fn the_national_report_keeps_its_floor() {
    Score::of(&NATIONAL).assert_at_least(&Floors {
        found: 990,
        strict: 950,
        kind: 990,
        bound: 990,
        measure: 970,
        commitment: 990,
        action: 930,
    });
}

#[test]
fn the_county_passages_keep_their_floor() {
    Score::of(&COUNTY).assert_at_least(&Floors {
        found: 990,
        strict: 985,
        kind: 990,
        bound: 990,
        measure: 990,
        commitment: 990,
        action: 990,
    });
}
