//! Findings: the table of codes is complete, messages are filled in, the order is stable.

use std::collections::BTreeSet;

use proptest::prelude::*;
use zhibiao::finding::{Code, Finding, Language, Place, Severity};
use zhibiao::source::Span;
use zhibiao::validate;

/// The names in braces of a template.
fn placeholders(template: &str) -> BTreeSet<&str> {
    template
        .split('{')
        .skip(1)
        .map(|rest| rest.split_once('}').unwrap().0)
        .collect()
}

#[test]
fn every_code_has_a_complete_row() {
    for code in Code::ALL {
        let entry = code.entry();
        assert!(
            entry
                .name
                .split('-')
                .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()))
        );
        assert_eq!(
            placeholders(entry.chinese),
            placeholders(entry.english),
            "{code}"
        );
        assert!(
            !entry.chinese.is_ascii() && entry.english.is_ascii(),
            "{code}"
        );
        for text in [entry.meaning, entry.remedy] {
            assert!(
                text.ends_with('.') && !text.contains(['{', '}']),
                "{code}: {text}"
            );
        }
    }
}

#[test]
fn codes_differ_and_are_read_back() {
    let names: BTreeSet<String> = Code::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(names.len(), Code::ALL.len());
    for code in Code::ALL {
        assert_eq!(code.to_string().parse::<Code>().unwrap(), *code);
        assert_eq!(serde_json::to_string(code).unwrap(), format!("\"{code}\""));
    }
    assert_eq!(
        "no-such-code".parse::<Code>().unwrap_err().to_string(),
        "`no-such-code` is not a code of a finding"
    );
}

#[test]
fn findings_are_printed_for_people() {
    let place = Place::Cell {
        line: 3,
        column: Some("数值".into()),
    };
    let finding = Finding::new(Code::CsvBadCell, place)
        .with_value("cell", "很多")
        .with_value("column", "数值")
        .with_value("reason", "…");
    assert_eq!(
        finding.to_string(),
        "错误[csv-bad-cell] 第3行“数值”列：“很多”不能用在“数值”列，此行未读入（…）"
    );
    let mild = finding.with_severity(Severity::Note);
    assert!(mild.to_string().starts_with("提示[csv-bad-cell] 第3行"));
}

#[test]
fn a_value_is_no_template() {
    let finding = Finding::new(Code::UnknownUnit, Place::Whole)
        .with_value("text", "{unit}{")
        .with_value("unit", "咪");
    assert_eq!(
        finding.message(Language::English),
        "the unit `咪` in `{unit}{` is not known"
    );
    // A value that was not given is left to be seen.
    let bare = Finding::new(Code::UnknownUnit, Place::Whole);
    assert_eq!(
        bare.message(Language::English),
        "the unit `{unit}` in `{text}` is not known"
    );
}

#[test]
fn refuses_findings_that_are_none() {
    let refused = [
        (
            r#"{"code": "no-such", "severity": "note", "place": "whole"}"#,
            "`no-such` is not a code",
        ),
        (
            r#"{"code": "unknown-unit", "severity": "fatal", "place": "whole"}"#,
            "unknown variant `fatal`",
        ),
        (
            r#"{"code": "unknown-unit", "severity": "note", "place": {"span": {"start": 2, "end": 1}}}"#,
            "the span ends",
        ),
        (
            r#"{"code": "unknown-unit", "severity": "note", "place": "whole", "x": 1}"#,
            "unknown field `x`",
        ),
        (
            r#"{"code": "unknown-unit", "severity": "note", "place": {"cell": {"line": 1, "row": 1}}}"#,
            "unknown field `row`",
        ),
    ];
    for (json, reason) in refused {
        let error = serde_json::from_str::<Finding>(json)
            .unwrap_err()
            .to_string();
        assert!(error.contains(reason), "{error}");
    }
    // The messages follow from the table, whatever the document says.
    let json = r#"{"code": "unknown-unit", "severity": "note", "place": "whole", "message": {"zh": "随便"}}"#;
    let finding: Finding = serde_json::from_str(json).unwrap();
    assert_ne!(finding.message(Language::Chinese), "随便");
}

fn place() -> impl Strategy<Value = Place> {
    let column = proptest::option::of("[数值单位]{1,2}");
    prop_oneof![
        Just(Place::Whole),
        (0_usize..50, 0_usize..50)
            .prop_map(|(start, length)| Place::Span(Span::new(start, start + length).unwrap())),
        (1_u64..50, column.clone()).prop_map(|(line, column)| Place::Cell { line, column }),
        ("[a-z]{1,3}", column).prop_map(|(id, field)| Place::Target { id, field }),
    ]
}

fn finding() -> impl Strategy<Value = Finding> {
    let severity = prop::sample::select(vec![Severity::Note, Severity::Warning, Severity::Error]);
    (
        prop::sample::select(Code::ALL),
        place(),
        severity,
        prop::collection::vec(("[a-z]{1,6}", ".{0,6}"), 0..3),
        prop::collection::vec(place(), 0..3),
    )
        .prop_map(|(code, place, severity, values, related)| {
            let finding = Finding::new(code, place).with_severity(severity);
            let finding = related.into_iter().fold(finding, Finding::with_related);
            values.iter().fold(finding, |finding, (name, value)| {
                finding.with_value(name, value)
            })
        })
}

proptest! {
    #[test]
    fn findings_survive(finding in finding()) {
        let decoded: Finding = serde_json::from_str(&serde_json::to_string(&finding).unwrap()).unwrap();
        prop_assert_eq!(decoded, finding);
    }

    #[test]
    fn the_order_of_checking_does_not_matter(mut findings in prop::collection::vec(finding(), 0..12), shift in 0_usize..12) {
        let mut shifted = findings.clone();
        let count = shifted.len().max(1);
        if !shifted.is_empty() {
            shifted.rotate_left(shift % count);
        }
        findings.sort();
        shifted.sort();
        prop_assert_eq!(findings, shifted);
    }
}

#[test]
fn a_message_obeys_no_terminal() {
    let finding = Finding::new(Code::RoleNotUnderstood, Place::Whole)
        .with_value("text", "a\u{1b}[31m\u{202e}b");
    assert_eq!(
        finding.message(Language::English),
        "what `a\\u{1b}[31m\\u{202e}b` counts or measures was not understood"
    );
}

/// What names a place comes from a file too: the head of a column, the id of a target.
#[test]
fn a_place_obeys_no_terminal() {
    let name = "数\n值\u{1b}[31m\u{2028}";
    let shown = "数\\u{a}值\\u{1b}[31m\\u{2028}";
    let cell = Place::Cell {
        line: 1,
        column: Some(name.into()),
    };
    let target = Place::Target {
        id: name.into(),
        field: Some(name.into()),
    };
    assert_eq!(cell.to_string(), format!("第1行“{shown}”列"));
    assert_eq!(target.to_string(), format!("指标{shown}的{shown}"));
    // What it is stays as it was.
    let json = serde_json::to_string(&cell).unwrap();
    assert_eq!(serde_json::from_str::<Place>(&json).unwrap(), cell);
    let findings = [cell, target].map(|place| Finding::new(Code::UnknownUnit, place));
    for language in [Language::Chinese, Language::English] {
        let table = validate::table(&findings, language);
        assert_eq!(table.lines().count(), 3, "{table}");
        assert_eq!(table.matches(shown).count(), 3, "{table}");
        assert!(!table.contains(['\u{1b}', '\u{2028}']), "{table}");
    }
}

/// A message is for people: of a value as long as a file it shows the beginning, and keeps the whole among the values.
#[test]
fn a_message_shows_the_beginning_of_what_is_very_long() {
    let long = "长".repeat(1_000_000);
    let finding = Finding::new(Code::UnknownUnit, Place::Whole)
        .with_value("unit", &long)
        .with_value("text", "5咪");
    for language in [Language::Chinese, Language::English] {
        let message = finding.message(language);
        assert!(
            message.chars().count() < 400 && message.contains('…'),
            "{}",
            message.len()
        );
    }
    assert_eq!(finding.values()["unit"], long);
}
