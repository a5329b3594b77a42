//! Every code of a finding: a fixture that triggers it, one that nearly does and must not, its message in both languages.
#![cfg(all(feature = "csv", feature = "json"))]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use zhibiao::aggregate::summarize;
use zhibiao::audit::audit;
use zhibiao::catalogue::Catalogue;
use zhibiao::completion::{Policy, assess_plan};
use zhibiao::extract::{Extractor, PlanDraft};
use zhibiao::finding::{Code, Finding, Language, Severity};
use zhibiao::interchange::{csv, observations};
use zhibiao::panel::{Panel, Report};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::source::Document;
use zhibiao::validate::{self, ReportedTotal, Settings};

/// The rows of `tests/data/findings.jsonl`.
fn fixtures() -> Vec<Value> {
    include_str!("data/findings.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A plan of targets written short: ids a, b, c …; an indicator is its name, an aim its kind or its bound and number.
fn plan(targets: &Value) -> Plan {
    let full = |(place, short): (usize, &Value)| {
        let mut target = short.clone();
        let id = char::from(b'a' + u8::try_from(place).unwrap()).to_string();
        target["id"] = json!(target.get("id").map_or(json!(id), Value::clone));
        target["indicator"] = serde_json::to_value(
            zhibiao::indicator::Indicator::new(short["indicator"].as_str().unwrap()).unwrap(),
        )
        .unwrap();
        if let Some(aim) = short["aim"].as_str() {
            target["aim"] = match aim.split_once(' ') {
                Some((bound, value)) => json!({"kind": "amount", "bound": bound, "value": value}),
                None => json!({"kind": aim}),
            };
        }
        for (field, usual) in [("measure", "total"), ("commitment", "plan"), ("action", "")] {
            if target.get(field).is_none() {
                target[field] = json!(usual);
            }
        }
        target
    };
    let targets: Vec<Value> = targets
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .map(full)
        .collect();
    let plan = json!({"schema": "1.0", "title": "计划", "period": "2024", "targets": targets});
    serde_json::from_value(plan).unwrap_or_else(|error| panic!("{error}: {targets:?}"))
}

/// What the fixtures of observations report on: lengths, a count, a level, a rank.
fn reported_on() -> Plan {
    plan(&json!([
        {"id": "a", "indicator": "公路", "aim": "plain 60公里"},
        {"id": "b", "indicator": "绿道", "aim": "plain 40公里"},
        {"id": "c", "indicator": "学位", "aim": "plain 40个"},
        {"id": "l", "indicator": "城镇化率", "measure": "level", "aim": "plain 60%"},
        {"id": "r", "indicator": "营商环境", "aim": "rank"},
    ]))
}

fn records(rows: &Value) -> observations::LogReading {
    let mut table = String::from("编号,截止日期,数值,单位,名次,口径,修订,时段\n");
    for row in rows.as_array().unwrap() {
        let row = row.as_str().unwrap();
        let missing = 7 - row.matches(',').count();
        table += &format!("{row}{}\n", ",".repeat(missing));
    }
    observations::read_csv(table.as_bytes()).unwrap()
}

fn of_text(text: &str) -> Vec<Finding> {
    of_text_by(&Extractor::default().plan_year(2024), text)
}

fn of_text_by(extractor: &Extractor, text: &str) -> Vec<Finding> {
    let extraction = extractor.extract(text);
    let draft = PlanDraft::new(Document::new("报告").unwrap(), Period::year(2024).unwrap())
        .statements(&extraction.statements)
        .build()
        .unwrap();
    let mut findings = audit(text, &extraction.statements);
    findings.extend(extraction.findings);
    findings.extend(draft.findings);
    findings.extend(validate::plan(&draft.plan));
    findings.extend(validate::sources(&draft.plan, text));
    findings
}

fn findings(fixture: &Value, input: &Value) -> Vec<Finding> {
    let day = |text: &str| text.parse().unwrap();
    match fixture["input"].as_str().unwrap() {
        "text" => of_text(input.as_str().unwrap()),
        // Of which year it is, only the text itself may tell.
        "undated" => of_text_by(&Extractor::default(), input.as_str().unwrap()),
        "plan" => validate::plan(&plan(input)),
        "sources" => validate::sources(&plan(input), fixture["text"].as_str().unwrap()),
        "observations" => {
            let reading = records(input);
            let mut findings = reading.findings;
            findings.extend(validate::observations(
                &reported_on(),
                &reading.log,
                day("2025-01-31"),
            ));
            findings
        }
        "json" => {
            let text = input.as_str().unwrap();
            observations::read_json(text.as_bytes()).unwrap().findings
        }
        "summary" => {
            let plan = plan(&json!([
                {"id": "a", "indicator": "公路", "aim": "plain 60公里"},
                {"id": "b", "indicator": "绿道", "aim": "plain 40公里"},
            ]));
            let (log, policy) = (records(input).log, Policy::default());
            let assessments = assess_plan(&plan, &log, day("2024-12-31"), &policy);
            let summary = summarize(&plan, assessments, &[]).unwrap();
            let total = ReportedTotal {
                shortening: Default::default(),
                group: Vec::new(),
                total: "100公里".parse().unwrap(),
            };
            validate::summary(&summary, &[total])
        }
        "panel" => {
            let mut panel = Panel::new();
            for report in input.as_array().unwrap() {
                let text = report["text"].as_str().unwrap();
                let year = i32::try_from(report["year"].as_i64().unwrap()).unwrap();
                let named = Report::new(report["region"].as_str().unwrap(), year).unwrap();
                let named = named.with_name(report["name"].as_str().unwrap()).unwrap();
                let extractor = Extractor::default().plan_year(year);
                let statements = extractor.extract(text).statements;
                panel.add(&named, &statements, &Catalogue::standard());
            }
            panel.findings()
        }
        "table" => {
            let table = input.as_str().unwrap();
            csv::read(table.as_bytes(), Plan::builder("计划"))
                .unwrap()
                .findings
        }
        other => panic!("no such input: {other}"),
    }
}

fn codes(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| finding.code().to_string())
        .collect()
}

#[test]
fn every_code_has_a_fixture() {
    let covered: BTreeSet<Code> = fixtures()
        .iter()
        .map(|fixture| fixture["code"].as_str().unwrap().parse().unwrap())
        .collect();
    for code in Code::ALL {
        assert!(
            covered.contains(code),
            "{code} has no row in tests/data/findings.jsonl"
        );
    }
}

#[test]
fn what_is_wrong_is_found_and_told_in_both_languages() {
    let mut wrong = String::new();
    let mut messages = Vec::new();
    for fixture in fixtures() {
        let code = fixture["code"].as_str().unwrap();
        let found = findings(&fixture, &fixture["bad"]);
        let Some(finding) = found
            .iter()
            .find(|finding| finding.code().to_string() == code)
        else {
            wrong += &format!("{code} is not found, only {:?}\n", codes(&found));
            continue;
        };
        for language in [Language::Chinese, Language::English] {
            let message = finding.message(language);
            if message.contains(['{', '}']) {
                wrong += &format!("{code}: a value is missing in {message}\n");
            }
        }
        messages.push(format!(
            "{code}\n  {}\n  {}",
            finding.message(Language::Chinese),
            finding.message(Language::English)
        ));
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    let golden = include_str!("golden/findings.txt");
    assert_eq!(messages.join("\n") + "\n", golden);
}

#[test]
fn what_is_nearly_wrong_is_not_found() {
    let mut wrong = String::new();
    for fixture in fixtures() {
        // Of a text there may be something to note.
        let mut found = findings(&fixture, &fixture["good"]);
        found.retain(|finding| {
            finding.severity() > Severity::Note || finding.code().to_string() == fixture["code"]
        });
        if !found.is_empty() {
            wrong += &format!(
                "{}: {:?}\n",
                fixture["code"],
                found.iter().map(ToString::to_string).collect::<Vec<_>>()
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A total that is short may be short of what was not reported.
#[test]
fn a_total_tells_what_is_not_reported() {
    let messages = |reports: &[&str]| {
        let plan = plan(&json!([
            {"id": "a", "indicator": "公路", "aim": "plain 60公里"},
            {"id": "b", "indicator": "绿道", "aim": "plain 40公里"},
            {"id": "c", "indicator": "高速公路", "aim": "plain 20公里"},
        ]));
        let (log, policy) = (records(&json!(reports)).log, Policy::default());
        let day = "2024-12-31".parse().unwrap();
        let assessments = assess_plan(&plan, &log, day, &policy);
        let summary = summarize(&plan, assessments, &[]).unwrap();
        let total = ReportedTotal {
            group: Vec::new(),
            total: "100公里".parse().unwrap(),
            shortening: Default::default(),
        };
        let found = validate::summary(&summary, &[total]);
        [Language::Chinese, Language::English].map(|language| found[0].message(language))
    };
    let (a, b, c) = (
        "a,2024-11-30,60,公里",
        "b,2024-11-30,20,公里",
        "c,2024-11-30,10,公里",
    );
    assert_eq!(
        messages(&[a]),
        [
            "“合计”填报总数100公里，合计为60公里，相差40公里（3项中2项未填报）",
            "the reported total of the whole is 100公里, but the sum is 60公里, a difference of 40公里 (2 of 3 are not reported)",
        ]
    );
    assert_eq!(
        messages(&[a, b]),
        [
            "“合计”填报总数100公里，合计为80公里，相差20公里（3项中1项未填报）",
            "the reported total of the whole is 100公里, but the sum is 80公里, a difference of 20公里 (1 of 3 is not reported)",
        ]
    );
    assert_eq!(
        messages(&[a, b, c]),
        [
            "“合计”填报总数100公里，合计为90公里，相差10公里",
            "the reported total of the whole is 100公里, but the sum is 90公里, a difference of 10公里",
        ]
    );
}

/// All plans of the table in one, so that there is something of every kind: neither order nor repetition matters.
#[test]
fn the_order_of_the_targets_does_not_matter() {
    for fixture in fixtures()
        .iter()
        .filter(|fixture| fixture["input"] == "plan")
    {
        let plan = plan(&fixture["bad"]);
        let found = validate::plan(&plan);
        assert_eq!(found, validate::plan(&plan));
        let turned = Plan::builder("计划")
            .period(plan.period())
            .targets(plan.targets().iter().rev().cloned())
            .build()
            .unwrap();
        assert_eq!(found, validate::plan(&turned), "{}", fixture["code"]);
    }
}

#[test]
fn clean_text_makes_a_plan_without_findings() {
    let text = include_str!("../seeds/yongjia-2024.txt");
    let extraction = Extractor::default().plan_year(2024).extract(text);
    let draft = PlanDraft::new(Document::new("报告").unwrap(), Period::year(2024).unwrap())
        .statements(&extraction.statements)
        .build()
        .unwrap();
    let mut found = validate::plan(&draft.plan);
    found.extend(validate::sources(&draft.plan, text));
    assert_eq!(found, []);
}

#[test]
fn settings_silence_and_change() {
    let fixtures = fixtures();
    let by_code: BTreeMap<&str, &Value> = fixtures
        .iter()
        .map(|fixture| (fixture["code"].as_str().unwrap(), fixture))
        .collect();
    let fixture = by_code["probable-slip"];
    let found = findings(fixture, &fixture["bad"]);
    let settings = Settings {
        silenced: [Code::PathMissesTarget].into(),
        severities: [(Code::ProbableSlip, Severity::Error)].into(),
    };
    let json = serde_json::to_string(&settings).unwrap();
    assert_eq!(serde_json::from_str::<Settings>(&json).unwrap(), settings);
    let kept = settings.apply(found.clone());
    assert!(
        kept.iter()
            .any(|finding| finding.severity() == Severity::Error)
    );
    assert_eq!(Settings::default().apply(found.clone()), found);
    assert!(serde_json::from_str::<Settings>(r#"{"silenced": ["no-such"]}"#).is_err());
    assert!(serde_json::from_str::<Settings>(r#"{"silence": []}"#).is_err());
}
