//! What is wrong is told in Chinese to readers of Chinese: the words of an error too, not only the sentence around them.

use proptest::prelude::*;
use proptest::sample::select;
use zhibiao::finding::{Finding, Language};
use zhibiao::interchange::csv;
use zhibiao::interchange::observations::{self, read_csv, read_json};
use zhibiao::plan::Plan;

/// Names that stand in Chinese text as they are.
const NAMES: [&str; 8] = ["JSON", "GB", "CSV", "UTF", "RFC", "BCP", "true", "false"];

/// The English words of a Chinese message, what it quotes left out.
fn english_words(finding: &Finding) -> Vec<String> {
    let message = finding.message(Language::Chinese);
    let (mut depth, mut plain) = (0_usize, String::new());
    for c in message.chars() {
        match c {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| word.len() > 1 && !NAMES.contains(word))
        .map(str::to_owned)
        .collect()
}

#[track_caller]
fn assert_in_chinese(findings: &[Finding]) {
    for finding in findings {
        let words = english_words(finding);
        assert!(words.is_empty(), "{words:?} in {finding}");
    }
}

/// What may stand in a cell, right in some and wrong in most.
const CELLS: [&str; 52] = [
    "",
    "a",
    "两 字",
    "5",
    "-5",
    "0",
    "0.5",
    "99999999999",
    "1.2.3",
    "二十百",
    "三五",
    "1,2",
    "点",
    "1e5",
    "很多",
    "5个",
    "-5个",
    "0.5个",
    "5%",
    "5个百分点",
    "5公里",
    "5咪",
    "个",
    "万",
    "元/",
    "100000000000000000000000000000个",
    "2024年",
    "2024",
    "2024-13",
    "2024-02-30",
    "2024-01-01/2023-01-01",
    "999年",
    "FYP0",
    "2024-Q5",
    "11月底",
    "330324",
    "3303",
    "99",
    "330024",
    "7",
    "en=a",
    "en",
    "1=2",
    "2024年=5个",
    "2024年=6公里；2023年=5个",
    "永嘉县=5个",
    "永嘉县=5个；永嘉县=6个",
    "在建",
    "增长",
    "名次",
    "区间",
    "数量",
];

fn table(columns: &'static [&'static str]) -> impl Strategy<Value = String> {
    let row = proptest::collection::vec((select(columns), select(&CELLS[..])), 1..6);
    proptest::collection::vec(row, 1..6).prop_map(move |rows| {
        let mut table = columns.join(",");
        for row in rows {
            let cell = |column: &&str| {
                let of_row = row.iter().find(|(name, _)| name == column);
                let usual = match *column {
                    "编号" | "指标" => "x",
                    "截止日期" => "2024-11-30",
                    _ => "",
                };
                format!("\"{}\"", of_row.map_or(usual, |(_, cell)| cell))
            };
            table.push('\n');
            table.push_str(&columns.iter().map(cell).collect::<Vec<_>>().join(","));
        }
        table
    })
}

proptest! {
    #[test]
    fn of_a_table_of_targets(table in table(csv::PLAN_COLUMNS)) {
        let plan = Plan::builder("计划");
        assert_in_chinese(&csv::read(table.as_bytes(), plan).unwrap().findings);
    }

    #[test]
    fn of_a_table_of_observations(table in table(observations::OBSERVATION_COLUMNS)) {
        assert_in_chinese(&read_csv(table.as_bytes()).unwrap().findings);
    }

    #[test]
    fn of_json(
        field in select(vec!["target", "as_of", "basis", "period", "amount", "rank", "stage", "done", "text", "reason", "status", "revision", "evidence", "other"]),
        cell in select(&CELLS[..]),
        is_bare in any::<bool>(),
        cut in 0..90_usize,
    ) {
        let cell = if is_bare { cell.to_owned() } else { format!("\"{cell}\"") };
        let record = format!(r#"{{"target": "a", "as_of": "2024-11-30", "{field}": {cell}}}"#);
        let cut: String = record.chars().take(cut).collect();
        for text in [record, cut.clone(), format!("[{cut}")] {
            assert_in_chinese(&read_json(text.as_bytes()).unwrap().findings);
        }
    }
}
