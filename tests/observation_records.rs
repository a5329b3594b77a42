//! Observations from JSON and CSV: the good ones are kept, the bad ones named by place.

mod strategies;

use proptest::prelude::*;
use zhibiao::finding::Language;
use zhibiao::interchange::observations::{
    JsonError, LogReading, OBSERVATION_COLUMNS, read_csv, read_json, write_csv,
};
use zhibiao::observation::{DataStatus, Log, Observation, ReportedValue};
use zhibiao::target::{Stage, TargetId};

/// The places and reasons of the findings.
fn findings(reading: &LogReading) -> Vec<(String, String)> {
    reading
        .findings
        .iter()
        .map(|finding| {
            (
                finding.place().to_string(),
                finding.message(Language::English),
            )
        })
        .collect()
}

#[track_caller]
fn assert_findings(reading: &LogReading, expected: &[(&str, &str)]) {
    let found = findings(reading);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for ((place, message), (at, part)) in found.iter().zip(expected) {
        assert_eq!(place, at);
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn a_table_keeps_its_good_rows() {
    let table = "\u{feff}编号,截止日期,口径,时段,数值,单位,名次,节点,是否完成,文字,缺报原因,数据状态,修订,来源,佐证,备注\r\n\
        a,2024-11-30,累计,,34,个,,,,,,初步数,1,发改局,照片；合同,x\r\n\
        b,2024年11月,当期,2024年11月,1.5,亿元,,,,,,,,,,\r\n\
        c,2024-11-30,时点,,,,3,,,,,,,,,\r\n\
        d,2024-11-30,,,,,,竣工,,,,,,,,\r\n\
        e,2024-11-30,,,,,,,已完成,,,,,,,\r\n\
        f,2024-11-30,,,,,,,,,年度统计,,,,,\r\n\
        ,2024-11-30,,,34,个,,,,,,,,,,\r\n\
        g,11月底,,,34,个,,,,,,,,,,\r\n\
        g,2024-11-30,每月,,34,个,,,,,,,,,,\r\n\
        g,2024-11-30,当期,,34,个,,,,,,,,,,\r\n\
        g,2024-11-30,,,很多,个,,,,,,,,,,\r\n\
        g,2024-11-30,,,0.5,个,,,,,,,,,,\r\n\
        g,2024-11-30,,,34,个,3,,,,,,,,,\r\n\
        g,2024-11-30,,,,,,完工,,,,,,,,\r\n\
        g,2024-11-30,,,,,,,,,,,,,,\r\n\
        g,2024-11-30,,,34,个,,,,,,缺报,,,,\r\n\
        g,2024-11-30,,,34,个,,,,,,,-1,,,\r\n\
        g,2024-11-30,,,34,个,,,,,,,,,,,多\r\n";
    let reading = read_csv(table.as_bytes()).unwrap();
    assert_eq!(reading.log.len(), 6);
    let of = |id: &str| reading.log.of(&id.parse().unwrap())[0].clone();
    assert_eq!(of("a").status(), DataStatus::Provisional);
    assert_eq!((of("a").revision(), of("a").evidence().len()), (1, 2));
    assert_eq!(of("b").as_of().to_string(), "2024-11-30");
    assert_eq!(
        of("c").value(),
        Some(&ReportedValue::Rank(3.try_into().unwrap()))
    );
    assert_eq!(
        of("d").value(),
        Some(&ReportedValue::Stage(Stage::Completed))
    );
    assert_eq!(of("e").value(), Some(&ReportedValue::Done(true)));
    assert_eq!(of("f").reason(), Some("年度统计"));
    assert_findings(
        &reading,
        &[
            ("第1行“备注”列", "was not read"),
            ("第8行“编号”列", "names its target"),
            ("第9行“截止日期”列", "11月底"),
            ("第10行“口径”列", "累计、当期、时点"),
            ("第11行“时段”列", "names it"),
            ("第12行“数值”列", "很多"),
            ("第13行“数值”列", "whole"),
            ("第14行“名次”列", "another value"),
            ("第15行“节点”列", "竣工"),
            ("第16行“数值”列", "neither a value nor a reason"),
            ("第17行“数据状态”列", "missing"),
            ("第18行“修订”列", "-1"),
            ("第19行", "多"),
        ],
    );
}

#[test]
fn a_first_line_may_name_the_separator() {
    let table =
        "sep=;\r\n编号;截止日期;数值;单位;备注\r\na;2024-11-30;34;个;\r\nb;11月底;3;个;\r\n";
    let reading = read_csv(table.as_bytes()).unwrap();
    assert_eq!(reading.log.len(), 1);
    assert_findings(
        &reading,
        &[
            ("第2行“备注”列", "was not read"),
            ("第4行“截止日期”列", "11月底"),
        ],
    );
}

#[test]
fn an_unclosed_quotation_mark_is_named_by_its_line() {
    let table = "编号,截止日期,数值,单位,来源\na,2024-11-30,34,个,\n\"b,2024-11-30,3,个,\n";
    let reading = read_csv(table.as_bytes()).unwrap();
    assert_eq!(reading.log.len(), 1);
    let place = reading.findings[0].place().to_string();
    assert_eq!(place, "第3行");
    assert_eq!(reading.findings[0].code().to_string(), "csv-unclosed-quote");
}

#[test]
fn a_table_without_what_is_needed_is_refused() {
    for (table, reason) in [
        (&b"\xff"[..], "not UTF-8"),
        (b"", "编号"),
        ("编号,数值\n".as_bytes(), "截止日期"),
        ("编号,编号,截止日期\n".as_bytes(), "twice"),
        ("sep=|\n编号|截止日期\n".as_bytes(), "a semicolon or a tab"),
    ] {
        let error = read_csv(table).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn a_list_keeps_its_good_records() {
    let json = r#"[
        {"target": "a", "as_of": "2024-11-30", "amount": "34个", "evidence": ["照片"], "source": null},
        {"target": "b", "as_of": "2024-11-30", "amount": 34.5},
        {"target": "b", "as_of": "2024-11-30", "amount": "34咪"},
        {"target": "c", "as_of": "2024-11-30", "rank": 3, "revision": 2},
        {"target": "c", "as_of": "2024-11-30", "rank": 0},
        {"target": "d", "as_of": "2024-11-30", "done": true},
        {"target": "d", "as_of": "2024-02-30", "done": true},
        {"target": "e", "as_of": "2024-03-31", "basis": "in_period", "period": "2024-Q1", "amount": "5个"},
        {"target": "e", "as_of": "2024-04-30", "basis": "in_period", "period": "2024-Q1", "amount": "5个"},
        {"target": "f", "as_of": "2024-11-30", "stage": "started", "colour": "red"},
        "a string",
        {"target": "two words", "as_of": "2024-11-30", "done": false}
    ]"#;
    let reading: LogReading = serde_json::from_str(json).unwrap();
    assert_eq!(reading.log.len(), 4);
    assert_findings(
        &reading,
        &[
            ("第2行“amount”列", "string with its unit"),
            ("第3行“amount”列", "咪"),
            ("第5行“rank”列", "whole number from 1 on"),
            ("第7行“as_of”列", "day"),
            ("第9行“as_of”列", "2024-03-31"),
            ("第10行“colour”列", "no such field"),
            ("第11行“target”列", "object"),
            ("第12行“target”列", "blank"),
        ],
    );
}

#[test]
fn json_text_keeps_its_good_records_and_names_the_lines_of_the_bad() {
    let json = "\u{feff}[\r\n\
        {\"target\": \"a\", \"as_of\": \"2024-11-30\", \"amount\": \"34个\"}, {\"target\": \"b\"},\r\n\
        {\r\n  \"target\": \"c\",\r\n  \"as_of\": \"2024-11-30\",\r\n  \"amount\": 3\r\n},\r\n\
        {\"target\": \"d\",\r\n  \"as_of\": \"2024-11-30\" \"rank\": 3},\r\n\
        {\"target\": \"e, \"as_of\": \"2024-11-30\", \"done\": true},\r\n\
        [1, \"]\"], 7,\r\n\
        {\"target\": \"f\", \"as_of\": \"2024-11-30\", \"text\": \"，[}\\\"]\", \"status\": \"final\"}, {\"target\": 3},\r\n\
        {\"target\": \"g\", \"as_of\": \"2024-11-30\", \"rank\": 3,\r\n \"rank\": 4}\r\n\
        ]\r\n";
    let reading = read_json(json.as_bytes()).unwrap();
    let good: Vec<_> = reading
        .log
        .iter()
        .map(|one| one.target().as_str())
        .collect();
    assert_eq!(good, ["a", "f"]);
    assert_findings(
        &reading,
        &[
            ("第2行“as_of”列", "as of a day"),
            ("第6行“amount”列", "string with its unit"),
            // The comma is lacking before `\"rank\"`.
            ("第9行", "byte 25 of the line: expected `,` or `}`"),
            ("第10行", "expected `,` or `}`"),
            ("第11行“target”列", "an object with fields"),
            ("第11行“target”列", "an object with fields"),
            ("第12行“target”列", "it is a string"),
            ("第14行“rank”列", "stands twice"),
        ],
    );
}

#[test]
fn json_text_is_a_list_or_lines_or_one_record() {
    let record = r#"{"target": "a", "as_of": "2024-11-30", "amount": "34个"}"#;
    let pretty = record.replace(", ", ",\n  ");
    for (text, good, bad) in [
        (String::new(), 0, 0),
        ("[]".to_owned(), 0, 0),
        (" [ ]\n".to_owned(), 0, 0),
        (record.to_owned(), 1, 0),
        (pretty.clone(), 1, 0),
        (format!("{record}\n\n{record}\r\n"), 2, 0),
        (format!("{record}\n{{\"target\"\n{record}"), 2, 1),
        (format!("[{record},{record}]"), 2, 0),
        // What breaks off, or goes on behind the end.
        (format!("[{record},{record}"), 2, 1),
        (format!("[{record},\n{{\"target\": \"b"), 1, 2),
        (format!("[{record},]"), 1, 1),
        (format!("[{record}] {record}"), 2, 0),
        (format!("[{record}]]"), 1, 1),
        ("[".to_owned(), 0, 1),
        ("word".to_owned(), 0, 1),
    ] {
        let reading = read_json(text.as_bytes()).unwrap();
        let found = (reading.log.len(), reading.findings.len());
        assert_eq!(found, (good, bad), "{text}: {:?}", findings(&reading));
    }
    let error = read_json(b"[\xff]").unwrap_err();
    assert_eq!(error, JsonError::NotUtf8 { at: 1 });
}

fn observation() -> impl Strategy<Value = Observation> {
    let value = prop_oneof![
        strategies::quantity().prop_map(ReportedValue::Amount),
        (1_u32..500).prop_map(|rank| ReportedValue::Rank(rank.try_into().unwrap())),
        prop::sample::select(vec![Stage::Preparation, Stage::InUse]).prop_map(ReportedValue::Stage),
        any::<bool>().prop_map(ReportedValue::Done),
        strategies::name().prop_map(ReportedValue::Text),
    ];
    let kind = 0_u8..4;
    let extra = (
        prop::option::of(strategies::name()),
        prop::collection::vec(strategies::name(), 0..3),
        0_u32..4,
        any::<bool>(),
    );
    (kind, value, strategies::period(), strategies::name(), extra).prop_map(
        |(kind, value, period, reason, (source, evidence, revision, is_estimated))| {
            let id: TargetId = "t-1".parse().unwrap();
            let day = period.end();
            let made = match kind {
                0 => Observation::to_date(id, day, value),
                1 => Observation::in_period(id, period, value),
                2 => Observation::at_date(id, day, value),
                _ => Observation::missing(id, day, reason),
            }
            .unwrap();
            let made = if is_estimated && made.value().is_some() {
                made.with_status(DataStatus::Estimated).unwrap()
            } else {
                made
            };
            let made = made
                .with_revision(revision)
                .with_source(source.unwrap_or_default());
            evidence.iter().fold(made, Observation::with_evidence)
        },
    )
}

proptest! {
    /// A record that is spoiled, or cut off, takes no other with it that stands on a line of its own.
    #[test]
    fn a_spoiled_line_spoils_itself_only(observations in prop::collection::vec(observation(), 1..5), place in 0_usize..5, cut in 0_usize..200) {
        let mut lines: Vec<String> = observations.iter().map(|one| serde_json::to_string(one).unwrap()).collect();
        let place = place % lines.len();
        let line = &mut lines[place];
        let cut = (0..=cut.min(line.len() - 1)).rev().find(|at| line.is_char_boundary(*at)).unwrap();
        line.truncate(cut);
        let reading = read_json(lines.join("\n").as_bytes()).unwrap();
        prop_assert_eq!(reading.log.len(), observations.len() - 1);
        let expected = if cut == 0 { vec![] } else { vec![format!("第{}行", place + 1)] };
        let places: Vec<String> = reading.findings.iter().map(|finding| finding.place().to_string()).collect();
        prop_assert_eq!(places, expected);
    }

    #[test]
    fn any_text_is_read(text in "[\\[\\]{}\",:a\\\\ \n1]{0,40}") {
        let reading = read_json(text.as_bytes()).unwrap();
        prop_assert!(reading.log.is_empty());
    }

    #[test]
    fn records_survive(observations in prop::collection::vec(observation(), 0..6)) {
        let log = Log::from(observations);
        let json = serde_json::to_string(&log).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Log>(&json).unwrap(), &log);
        let reading: LogReading = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&reading.findings, &vec![]);
        prop_assert_eq!(&reading.log, &log);
        let lines: Vec<String> = log.iter().map(|one| serde_json::to_string(one).unwrap()).collect();
        let pretty = serde_json::to_string_pretty(&log).unwrap();
        for text in [json, pretty, lines.join("\n")] {
            let reading = read_json(text.as_bytes()).unwrap();
            prop_assert_eq!(&reading.findings, &vec![], "{}", text);
            prop_assert_eq!(&reading.log, &log);
        }
        let table = write_csv(&log);
        prop_assert!(table.starts_with(&OBSERVATION_COLUMNS.join(",")));
        let reading = read_csv(table.as_bytes()).unwrap();
        prop_assert_eq!(&reading.findings, &vec![], "{}", table);
        prop_assert_eq!(&reading.log, &log);
    }
}
