//! Two whole reports, one after the other: every target that the second speaks of again is paired, and with nothing else.

use zhibiao::extract::{Extractor, PlanDraft};
use zhibiao::follow_up::follow_up;
use zhibiao::period::Period;
use zhibiao::source::Document;

const PLAN: &str = include_str!("data/follow_up/plan.txt");
const REPORT: &str = include_str!("data/follow_up/report.txt");
const PAIRS: &str = include_str!("data/follow_up/pairs.tsv");

#[test]
fn a_report_answers_the_plan_before_it() {
    let extractor = Extractor::default();
    let (document, year) = (
        Document::new("2024年政府工作报告").unwrap(),
        Period::year(2024).unwrap(),
    );
    let draft = PlanDraft::new(document, year).text(&extractor, PLAN);
    let plan = draft.build().unwrap().plan;
    let outcome = follow_up(&plan, &extractor.extract(REPORT).statements);
    let mut pairs: Vec<(usize, &str, &str)> = Vec::new();
    for pair in &outcome.pairs {
        let source = plan.get(&pair.reported.target).unwrap().source().unwrap();
        pairs.push((
            source.span().start(),
            source.quote(),
            pair.reported.source.quote(),
        ));
    }
    for unpaired in &outcome.targets {
        let source = plan.get(&unpaired.target).unwrap().source().unwrap();
        pairs.push((source.span().start(), source.quote(), "-"));
    }
    // In the order of the plan; those of one target in that of the report.
    pairs.sort_by_key(|(start, ..)| *start);
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(_, promised, reported)| format!("{promised}\t{reported}"))
        .collect();
    let expected: Vec<&str> = PAIRS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert_eq!(pairs, expected);
}
