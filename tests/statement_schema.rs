//! The published JSON Schema describes the lines that the example `extract` writes.

use std::process::Command;
use std::str::FromStr;

use serde_json::{Value, json};
use zhibiao::extract::{Extractor, Kind, Rule, STATEMENT_JSON_SCHEMA, StatementBound, YearsFrom};
use zhibiao::indicator::Measure;
use zhibiao::source::{Positions, Span};
use zhibiao::target::Commitment;

mod schema;

use schema::fits;

const YONGJIA: &str = include_str!("../seeds/yongjia-2024.txt");

/// Sentences that use what the report does not: ranges, ranks, starts, parts, years of every source.
const SENTENCES: &str = "2026年甲县政府工作报告\n一、2025年工作回顾\n新增就业5万人，其中高校毕业生2万人。总量居全省第3位。\
    二、“十五五”时期主要目标\n生产总值年均增长5%至5.5%。污水处理率由68%提高到80%。单项冠军实现零突破。\n三、2026年重点工作\n\
    力争新建泵站5个以上，确保完成管网2.5公里左右。\n";

/// A table, whose rows name who answers for what and until when.
const TABLE: &str =
    "甲县2026年重点任务表\n任务|目标|牵头单位|完成时限\n新建公办幼儿园|5所|县教育局|10月底前\n";

fn schema() -> Value {
    serde_json::from_str(STATEMENT_JSON_SCHEMA).unwrap()
}

fn lines(text: &str) -> Vec<Value> {
    let extraction = Extractor::default().extract(text);
    let values = extraction.statements.iter().map(serde_json::to_value);
    values.collect::<Result<_, _>>().unwrap()
}

#[test]
fn what_is_written_fits_the_schema_and_uses_every_property() {
    let schema = schema();
    let written: Vec<_> = [YONGJIA, SENTENCES, TABLE]
        .iter()
        .flat_map(|text| lines(text))
        .collect();
    assert!(written.len() > 30);
    for line in &written {
        assert!(fits(line, &schema, &schema), "{line}");
    }
    for name in schema["properties"].as_object().unwrap().keys() {
        let of_example = ["characters", "utf16"].contains(&name.as_str());
        let is_written = written
            .iter()
            .any(|line| line.get(name).is_some_and(|value| !value.is_null()));
        assert!(of_example != is_written, "{name}");
    }
}

#[test]
fn the_example_writes_lines_of_the_schema() {
    let output = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--example",
            "extract",
            "--",
            "seeds/yongjia-2024.txt",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success());
    let schema = schema();
    let written = String::from_utf8(output.stdout).unwrap();
    assert!(written.lines().count() > 20);
    let characters: Vec<char> = YONGJIA.chars().collect();
    let units: Vec<u16> = YONGJIA.encode_utf16().collect();
    for line in written.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        assert!(fits(&line, &schema, &schema), "{line}");
        let place = |name: &str| {
            let end = |at: usize| usize::try_from(line[name][at].as_u64().unwrap()).unwrap();
            end(0)..end(1)
        };
        let quote = line["quote"].as_str().unwrap();
        assert_eq!(
            characters[place("characters")].iter().collect::<String>(),
            quote
        );
        assert_eq!(String::from_utf16(&units[place("utf16")]).unwrap(), quote);
        assert!(YONGJIA[place("sentence")].contains(quote));
    }
}

/// Every word that the schema allows is one of the crate's, and the crate has no other.
#[test]
fn the_words_of_the_schema_are_those_of_the_crate() {
    fn all_known<T: FromStr>(words: &Value) -> usize {
        let words = words.as_array().unwrap().iter().filter_map(Value::as_str);
        words
            .map(|word| assert!(T::from_str(word).is_ok(), "{word}"))
            .count()
    }
    let schema = schema();
    let words = |name: &str| schema["properties"][name]["enum"].clone();
    assert_eq!(all_known::<Kind>(&words("kind")), 2);
    assert_eq!(all_known::<StatementBound>(&words("bound")), 9);
    assert_eq!(all_known::<Measure>(&words("measure")), 6);
    assert_eq!(all_known::<Commitment>(&words("commitment")), 3);
    assert_eq!(all_known::<YearsFrom>(&words("years_from")), 4);
    assert_eq!(all_known::<Rule>(&schema["$defs"]["rule"]["enum"]), 22);
}

#[test]
fn lines_of_another_form_do_not_fit() {
    let schema = schema();
    let line = lines("新增就业不少于4500人。").remove(0);
    assert!(fits(&line, &schema, &schema));
    for (name, wrong) in [
        ("value", json!(4500)),
        ("value", json!(["1"])),
        ("value", json!("1e3")),
        ("kind", json!("plan")),
        ("sentence", json!([0])),
        ("years_from", json!("title")),
        ("unknown", json!(true)),
    ] {
        let mut line = line.clone();
        line[name] = wrong;
        assert!(!fits(&line, &schema, &schema), "{line}");
    }
}

proptest::proptest! {
    #[test]
    fn positions_count_what_the_standard_library_counts(text in ".{0,400}", a in 0_usize..1700, b in 0_usize..1700) {
        let span = Span::new(a.min(b), a.max(b)).unwrap();
        let positions = Positions::new(&text);
        let counted = span.of(&text).map(|part| {
            let before = &text[..span.start()];
            let (characters, units) = (before.chars().count(), before.encode_utf16().count());
            (characters..characters + part.chars().count(), units..units + part.encode_utf16().count())
        });
        proptest::prop_assert_eq!(positions.characters(span), counted.clone().map(|(characters, _)| characters));
        proptest::prop_assert_eq!(positions.utf16(span), counted.map(|(_, units)| units));
    }
}
