//! Input of others that is made to cost much, or to say two things at once.
#![cfg(all(feature = "csv", feature = "json"))]

use std::time::Instant;

use chrono::{Days, NaiveDate};
use zhibiao::aggregate::{
    Aggregate, ColumnsError, Distribution, Groups, ReportsByGroup, Sum, SumsByGroup,
};
use zhibiao::finding::{Code, Finding, Place};
use zhibiao::indicator::Labels;
use zhibiao::interchange::{csv, observations};
use zhibiao::observation::{Log, Observation};
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::target::{Bound, Target};
use zhibiao::validate::Settings;

fn assert_bounded(findings: &[Finding], all: u64) {
    assert_eq!(findings.len(), 1001);
    let last = findings.last().unwrap();
    assert_eq!(last.code(), Code::FindingsLeftOut);
    assert_eq!(last.values()["count"], (all - 1000).to_string());
}

#[test]
fn findings_on_bad_records_are_bounded_and_counted() {
    let count = 100_000;
    let commas = format!("[{}]", ",".repeat(count));
    let reading = observations::read_json(commas.as_bytes()).unwrap();
    assert_bounded(&reading.findings, count as u64 + 1);
    let zeros = format!("[{}0]", "0,".repeat(count));
    let reading = observations::read_json(zeros.as_bytes()).unwrap();
    assert_bounded(&reading.findings, count as u64 + 1);
    let reading: observations::LogReading = serde_json::from_str(&zeros).unwrap();
    assert_bounded(&reading.findings, count as u64 + 1);
    let objects = format!("[{}{{}}]", "{},".repeat(count));
    let reading = observations::read_json(objects.as_bytes()).unwrap();
    assert_bounded(&reading.findings, count as u64 + 1);
    let lines = "x\n".repeat(count);
    let reading = observations::read_json(lines.as_bytes()).unwrap();
    assert_bounded(&reading.findings, count as u64);
    let rows = format!("编号,截止日期\n{}", ",x\n".repeat(count));
    let reading = observations::read_csv(rows.as_bytes()).unwrap();
    assert_bounded(&reading.findings, count as u64);
    let rows = format!("编号,截止日期\n{}", "a,2024,x\n".repeat(count));
    let reading = observations::read_csv(rows.as_bytes()).unwrap();
    assert_bounded(&reading.findings, count as u64);
    let header = format!("编号,截止日期{}\n", ",x".repeat(count));
    let reading = observations::read_csv(header.as_bytes()).unwrap();
    assert_bounded(&reading.findings, count as u64);
    let header = format!("指标{}\n", ",x".repeat(count));
    let reading = csv::read(header.as_bytes(), Plan::builder("计划")).unwrap();
    assert_bounded(&reading.findings, count as u64);
    let rows = format!("指标,数值,单位\n{}", "甲,x,个\n".repeat(count));
    let reading = csv::read(rows.as_bytes(), Plan::builder("计划")).unwrap();
    assert_bounded(&reading.findings, count as u64);
    // What is good among them is kept.
    let mixed = format!(
        "[{}{{\"target\":\"a\",\"as_of\":\"2024-11-30\",\"amount\":\"3个\"}}]",
        ",".repeat(5000)
    );
    let reading = observations::read_json(mixed.as_bytes()).unwrap();
    assert_eq!(reading.log.len(), 1);
    assert_bounded(&reading.findings, 5000);
}

#[test]
fn more_groups_than_there_is_room_for_are_refused() {
    let most = SumsByGroup::MOST_GROUPS;
    for groups in [usize::MAX, usize::MAX / 2, most + 1] {
        let refused = ColumnsError::TooManyGroups { groups, most };
        assert_eq!(SumsByGroup::new(groups), Err(refused.clone()));
        assert_eq!(ReportsByGroup::new(groups).err(), Some(refused));
    }
    assert!(SumsByGroup::new(1000).is_ok());
}

/// The time that a thing takes ten times as often is compared, so that no machine is too slow for it.
#[track_caller]
fn assert_linear(mut run: impl FnMut(u32)) {
    let mut seconds = |count: u32| {
        let start = Instant::now();
        run(count);
        start.elapsed().as_secs_f64()
    };
    // A machine may be busy with something else; what grows with the square is too slow each time.
    let tries: Vec<_> = (0..7).map(|_| (seconds(2_000), seconds(20_000))).collect();
    assert!(
        tries.iter().any(|(few, many)| *many < few * 40.0 + 0.01),
        "for a thing and for ten times as many: {tries:?} s"
    );
}

#[test]
fn many_small_states_merge_in_linear_time() {
    let state = |key: u32| {
        let mut groups: Groups<u32, Sum> = Groups::default();
        groups
            .push_to(&key, &"3公里".parse::<Quantity>().unwrap())
            .unwrap();
        groups
    };
    assert_linear(|count| {
        let mut all: Groups<u32, Sum> = Groups::default();
        for key in 0..count {
            all.merge(&state(key)).unwrap();
        }
        assert_eq!(all.len(), count as usize);
    });
    assert_linear(|count| {
        let mut all: Distribution<u32> = Distribution::default();
        for key in 0..count {
            let mut one = Distribution::default();
            one.push(&key).unwrap();
            all.merge(&one).unwrap();
        }
        assert_eq!(all.get(&0), 1);
    });
}

#[test]
fn a_log_takes_falling_dates_in_linear_time() {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    let report = |day: u32| {
        let day = first.checked_add_days(Days::new(day.into())).unwrap();
        Observation::to_date(
            "a".parse().unwrap(),
            day,
            "3个".parse::<Quantity>().unwrap(),
        )
        .unwrap()
    };
    assert_linear(|count| {
        let mut log = Log::new();
        for day in (0..count).rev() {
            log.push(report(day));
        }
        assert_eq!(log.of(&"a".parse().unwrap()).first(), Some(&report(0)));
    });
    // In any order, read at any time, it is the same log.
    let (mut log, days) = (Log::new(), [5, 3, 9, 1, 1, 7, 10, 2]);
    for (place, day) in days.into_iter().enumerate() {
        log.push(report(day));
        assert_eq!(log.len(), place + 1);
        let read = log.of(&"a".parse().unwrap());
        assert!(read.is_sorted_by_key(Observation::as_of) && read.len() == place + 1);
    }
    assert_eq!(log, days.into_iter().map(report).collect());
}

#[test]
fn half_a_thing_is_no_sum() {
    for (state, is_sum) in [
        (
            r#"{"count":1,"parts":[{"unit":"个","value":"0.5"}]}"#,
            false,
        ),
        (
            r#"{"count":1,"parts":[{"unit":"万个","value":"0.5"}]}"#,
            false,
        ),
        (
            r#"{"count":1,"parts":[{"unit":"万个","value":"12000"}]}"#,
            true,
        ),
        (r#"{"count":1,"parts":[{"unit":"个","value":"5.0"}]}"#, true),
        (
            r#"{"count":1,"parts":[{"unit":"公里","value":"0.5"}]}"#,
            true,
        ),
    ] {
        let read = serde_json::from_str::<Sum>(state);
        assert_eq!(read.is_ok(), is_sum, "{state}: {read:?}");
    }
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let twice = |error: String| assert!(error.contains("twice"), "{error}");
    let labels = r#"{"en": "schools", "en": "roads"}"#;
    twice(
        serde_json::from_str::<Labels>(labels)
            .unwrap_err()
            .to_string(),
    );
    let settings = r#"{"severities": {"probable-slip": "error", "probable-slip": "note"}}"#;
    twice(
        serde_json::from_str::<Settings>(settings)
            .unwrap_err()
            .to_string(),
    );
    let finding = Finding::new(Code::UnknownUnit, Place::Whole).with_value("unit", "咪");
    let finding = serde_json::to_string(&finding).unwrap();
    let finding = finding.replace(r#""unit":"咪""#, r#""unit":"咪","unit":"米""#);
    twice(
        serde_json::from_str::<Finding>(&finding)
            .unwrap_err()
            .to_string(),
    );
    let records = r#"[{"target": "a", "as_of": "2024-11-30", "amount": "3个", "amount": "4个"}]"#;
    let reading: observations::LogReading = serde_json::from_str(records).unwrap();
    assert_eq!((reading.log.len(), reading.findings.len()), (0, 1));
    let reading = observations::read_json(records.as_bytes()).unwrap();
    assert_eq!((reading.log.len(), reading.findings.len()), (0, 1));
    let table = "指标,数值,单位,其他语言名称\n绿道,3,公里,en=greenway；en=road\n";
    let reading = csv::read(table.as_bytes(), Plan::builder("计划")).unwrap();
    assert_eq!(reading.findings[0].code(), Code::CsvBadCell);
}

#[test]
fn no_separator_makes_a_formula_of_a_cell() {
    for note in [
        "a;=1+1",
        "a;'=1+1",
        "a\t@SUM(A1)",
        "a\n+1",
        "；=1",
        "'=1",
        " =1",
        "a; -1;;=x",
        "it's;'",
    ] {
        let target = Target::builder(
            zhibiao::indicator::Indicator::new("绿道").unwrap(),
            Bound::Plain("3公里".parse().unwrap()),
        )
        .note(Some(note.to_owned()))
        .build()
        .unwrap();
        let plan = Plan::builder("计划").target(target).build().unwrap();
        let table = csv::write(&plan);
        let row = table.split_once("\r\n").unwrap().1;
        for cell in row.split([';', '\t', '\n', ',']) {
            let cell = cell.trim_matches(['"', ' ']);
            assert!(!cell.starts_with(['=', '+', '@']), "{note:?}: {row}");
        }
        let reading = csv::read(table.as_bytes(), Plan::builder("计划")).unwrap();
        assert_eq!(
            reading.plan.targets()[0].note(),
            plan.targets()[0].note(),
            "{note:?}"
        );
    }
}

#[test]
fn the_findings_of_a_text_are_bounded_and_the_rest_counted() {
    use zhibiao::extract::Extractor;
    use zhibiao::finding::Code;
    let findings = Extractor::default()
        .extract(&"完成新建5咪。".repeat(3000))
        .findings;
    assert_eq!(findings.len(), 1001);
    let last = findings.last().unwrap();
    assert_eq!(last.code(), Code::FindingsLeftOut);
    assert!(last.to_string().contains("2000"), "{last}");
    let few = Extractor::default()
        .extract(&"完成新建5咪。".repeat(900))
        .findings;
    assert!(
        few.iter()
            .all(|finding| finding.code() != Code::FindingsLeftOut)
    );
}
