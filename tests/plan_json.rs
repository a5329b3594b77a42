//! The JSON of plans and findings: its exact form, what is refused and why, and that nothing is lost on the way.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use zhibiao::finding::{Code, Finding, Place, Severity};
use zhibiao::plan::Plan;
use zhibiao::source::Span;

mod full_plan;
mod strategies;

fn read(path: impl AsRef<Path>) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// `tests/golden/plan.json` has every field that a plan can have.
#[test]
fn a_plan_is_written_as_it_always_was() {
    let plan = full_plan::plan();
    let golden = read("golden/plan.json");
    assert_eq!(serde_json::to_string_pretty(&plan).unwrap() + "\n", golden);
    assert_eq!(serde_json::from_str::<Plan>(&golden).unwrap(), plan);
}

#[test]
fn findings_are_written_as_they_always_were() {
    let span = Span::new(3, 10).unwrap();
    let cell = Place::Cell {
        line: 3,
        column: Some("数值".into()),
    };
    let target = Place::Target {
        id: "t1".into(),
        field: Some("aim".into()),
    };
    let findings = [
        Finding::new(Code::UnknownUnit, Place::Span(span))
            .with_value("text", "5咪")
            .with_value("unit", "咪"),
        Finding::new(Code::CsvBadRow, cell).with_value("cell", "多"),
        Finding::new(Code::DuplicateTarget, target)
            .with_value("indicator", "公办学位")
            .with_value("other", "新增公办学位1650个"),
        Finding::new(Code::ControlCharacter, Place::Whole)
            .with_value("character", "U+0000")
            .with_severity(Severity::Error),
    ];
    let golden = read("golden/findings.json");
    assert_eq!(
        serde_json::to_string_pretty(&findings).unwrap() + "\n",
        golden
    );
    assert_eq!(
        serde_json::from_str::<Vec<Finding>>(&golden).unwrap(),
        findings
    );
}

/// Every `tests/refused/*.json` is refused, and the error holds the words of the `.reason` file beside it.
#[test]
fn refuses_plans_and_says_why() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refused");
    let mut documents: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    documents.sort();
    assert!(documents.len() >= 30, "only {} documents", documents.len());
    let mut wrong = Vec::new();
    for path in documents {
        let name = path.file_stem().unwrap().to_string_lossy();
        let reason = read(path.with_extension("reason"));
        match serde_json::from_str::<Plan>(&read(&path)) {
            Ok(_) => wrong.push(format!("{name} is accepted")),
            Err(error) if error.to_string().contains(reason.trim()) => {}
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reads_later_minor_versions_of_the_schema() {
    let plan = serde_json::from_str::<Plan>(r#"{"schema": "1.7", "title": "计划", "targets": []}"#)
        .unwrap();
    assert!(
        serde_json::to_string(&plan)
            .unwrap()
            .starts_with(r#"{"schema":"1.0","#)
    );
}

proptest! {
    #[test]
    fn decoding_what_is_encoded_is_the_identity(plan in strategies::plan_of(strategies::revised_target())) {
        let json = serde_json::to_string(&plan).unwrap();
        let decoded: Plan = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&decoded, &plan);
        prop_assert_eq!(serde_json::to_string(&decoded).unwrap(), json);
    }
}
