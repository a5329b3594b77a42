//! Explanations as people say them: `tests/data/explanations.txt` is judged, `tests/golden/explanations.txt` is what is said of it, read
//! line by line in both languages.

use chrono::NaiveDate;
use zhibiao::completion::{Policy, assess};
use zhibiao::finding::Language;
use zhibiao::indicator::{Direction, Measure};
use zhibiao::observation::{Log, Observation};
use zhibiao::period::Period;
use zhibiao::quantity::Quantity;
use zhibiao::target::{Baseline, Bound, BoundKind, Target, TargetBuilder, TargetId};

fn quantity(text: &str) -> Quantity {
    text.trim().parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.trim().parse().unwrap()
}

fn id() -> TargetId {
    "t".parse().unwrap()
}

fn with_detail(builder: TargetBuilder, detail: &str) -> TargetBuilder {
    let (field, value) = detail.split_once('=').unwrap();
    match field.trim() {
        "floor" => builder.floor(quantity(value)),
        "stretch" => builder.stretch(quantity(value)),
        "baseline" => builder.baseline(Baseline {
            value: quantity(value),
            period: None,
        }),
        "path" => value.split(',').fold(builder, |builder, point| {
            let (period, value) = point.split_once(':').unwrap();
            let year = Period::year(2024).unwrap();
            let period = match period.trim() {
                "2024-Q1" => Period::quarter(2024, 1).unwrap(),
                "2024-H1" => Period::half(2024, 1).unwrap(),
                _ => year,
            };
            builder.path_point(period, quantity(value))
        }),
        "direction" => {
            let direction: Direction = value.trim().parse().unwrap();
            builder.with_indicator(|indicator| indicator.with_direction(direction))
        }
        other => panic!("no such detail: {other}"),
    }
}

fn target(fields: &[&str]) -> Target {
    let [name, verb, measure, kind, value, details, ..] = fields else {
        panic!("too few fields: {fields:?}");
    };
    let kind: BoundKind = kind.parse().unwrap();
    let bound = match value.split_once("..") {
        Some((low, high)) => Bound::new(kind, quantity(low), Some(quantity(high))),
        None => Bound::new(kind, quantity(value), None),
    };
    let measure: Measure = measure.parse().unwrap();
    let builder = Target::stated(name, verb, measure, bound.unwrap())
        .unwrap()
        .id(id())
        .period(Period::year(2024).unwrap());
    let details = details.split(';').filter(|detail| *detail != "-");
    details.fold(builder, with_detail).build().unwrap()
}

fn report(text: &str) -> Observation {
    let text = text.trim();
    if let Some((month, value)) = text.split_once(':') {
        let month = month.trim_start_matches("2024-").parse().unwrap();
        return Observation::in_period(id(), Period::month(2024, month).unwrap(), quantity(value))
            .unwrap();
    }
    let (date, value) = text.split_once('=').unwrap();
    match date.strip_suffix('@') {
        Some(date) => Observation::at_date(id(), day(date), quantity(value)).unwrap(),
        None => Observation::to_date(id(), day(date), quantity(value)).unwrap(),
    }
}

#[test]
fn explanations_are_as_people_say_them() {
    let mut said = String::new();
    let mut count = 0;
    for line in include_str!("data/explanations.txt").lines() {
        if line.starts_with('#') {
            continue;
        }
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        let target = target(&fields);
        let [.., reports, as_of, policy] = fields.as_slice() else {
            panic!("too few fields: {line}");
        };
        let log: Log = reports
            .split(',')
            .filter(|report| !report.trim().is_empty())
            .map(report)
            .collect();
        let policy = match *policy {
            "general" => Policy::default(),
            "xuancheng" => Policy::xuancheng_2020(),
            "yinchuan" => Policy::yinchuan_2025(zhibiao::completion::Light::Yellow),
            "open_sdg" => Policy::open_sdg(),
            other => panic!("no such policy: {other}"),
        };
        let assessment = assess(&target, &log, day(as_of), &policy);
        for language in [Language::Chinese, Language::English] {
            said += &format!("{}\n", assessment.explanation(language));
        }
        said.push('\n');
        count += 1;
    }
    assert!(count >= 50, "{count}");
    let golden = include_str!("golden/explanations.txt");
    for (said, golden) in said.lines().zip(golden.lines()) {
        assert_eq!(said, golden);
    }
    assert_eq!(said, golden);
    for line in said.lines() {
        for wrong in [
            "＝-",
            "= -",
            "落后0个",
            ", 0 points",
            "达到超过",
            "新增城镇新增",
        ] {
            assert!(!line.contains(wrong), "{wrong} in {line}");
        }
    }
}
