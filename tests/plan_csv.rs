//! Plans as tables: nothing that a table holds is lost, no cell runs as a formula, every bad row is named.
#![cfg(feature = "csv")]

use proptest::prelude::*;
use zhibiao::finding::{Code, Finding, Language, Place};
use zhibiao::interchange::csv::{self, CsvError};
use zhibiao::plan::{Plan, PlanBuilder};
use zhibiao::target::{Aim, Target};

mod full_plan;
mod strategies;

/// The plan's own fields, which are not in the table.
fn header(plan: &Plan) -> PlanBuilder {
    Plan::builder(plan.title())
        .region(plan.region().cloned())
        .period(plan.period())
        .document(plan.document().cloned())
}

fn read(table: &str) -> csv::PlanReading {
    csv::read(table.as_bytes(), Plan::builder("计划")).unwrap()
}

/// Place and English message of each finding.
fn lines(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| {
            format!(
                "{}: {}",
                finding.place(),
                finding.message(Language::English)
            )
        })
        .collect()
}

#[test]
fn a_table_is_written_as_it_always_was() {
    let golden = include_str!("golden/plan.csv");
    assert_eq!(csv::write(&full_plan::plan()), golden);
}

#[test]
fn a_first_line_may_name_the_separator() {
    for (first, separator) in [
        ("sep=,\n", ","),
        ("sep=;\r\n", ";"),
        ("SEP=\t\n", "\t"),
        ("\u{feff}sep=;\r\n", ";"),
        ("\"sep=;\"\n", ";"),
        ("", ","),
    ] {
        let table = "指标,数值,单位,颜色\n绿道,3,公里,\n公园,很多,个,\n".replace(',', separator);
        let reading = read(&format!("{first}{table}"));
        assert_eq!(reading.plan.targets().len(), 1, "{first:?}");
        let places: Vec<String> = reading
            .findings
            .iter()
            .map(|finding| finding.place().to_string())
            .collect();
        let above = first.lines().count();
        let expected = [1, 3].map(|line| line + above);
        let expected = [
            format!("第{}行“颜色”列", expected[0]),
            format!("第{}行“数值”列", expected[1]),
        ];
        assert_eq!(places, expected, "{first:?}");
    }
    // A comma in a cell needs no quotation marks where another sign separates.
    let reading = read("sep=;\n指标;数值;单位;备注\n绿道;3;公里;沿江, 两岸\n");
    assert_eq!(reading.plan.targets()[0].note(), Some("沿江, 两岸"));
    for first in ["sep=|", "sep=", "sep=;;", "sep=，"] {
        let table = format!("{first}\n指标,数值,单位\n");
        let error = csv::read(table.as_bytes(), Plan::builder("计划")).unwrap_err();
        let sign = first.trim_start_matches("sep=");
        assert_eq!(
            error,
            CsvError::Separator {
                separator: sign.to_owned()
            }
        );
        assert!(error.to_string().contains("a semicolon or a tab"));
    }
}

#[test]
fn only_revisions_and_the_plan_itself_are_not_in_the_table() {
    let plan = full_plan::plan();
    let reading = csv::read(csv::write(&plan).as_bytes(), header(&plan)).unwrap();
    assert_eq!(lines(&reading.findings), [""; 0]);
    let json = |plan: &Plan| serde_json::to_value(plan).unwrap();
    let mut expected = json(&plan);
    expected["targets"][0]
        .as_object_mut()
        .unwrap()
        .remove("revisions")
        .unwrap();
    assert_eq!(json(&reading.plan), expected);
}

#[test]
fn excel_knows_the_encoding_by_the_mark() {
    let plan = full_plan::plan();
    let table = csv::write_with_bom(&plan);
    assert_eq!(table.as_bytes()[..3], [0xEF, 0xBB, 0xBF]);
    assert_eq!(table[3..], csv::write(&plan));
    assert_eq!(
        csv::read(table.as_bytes(), header(&plan)),
        csv::read(csv::write(&plan).as_bytes(), header(&plan))
    );
}

#[test]
fn a_short_table_made_by_hand_is_enough() {
    let reading = read(
        "指标,数值,单位,界限,备注,动作\n\
         公办学位,\"1,650\",个,,含幼儿园,新增\n\
         外资,2500万美元,,以上,,实际利用\n\
         ,,,,,\n\
         城镇调查失业率,５,%,at_most,\n",
    );
    assert_eq!(lines(&reading.findings), [""; 0]);
    let written: Vec<String> = reading
        .plan
        .targets()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        written,
        [
            "新增公办学位1650个",
            "实际利用外资2500万美元以上",
            "城镇调查失业率5%以内"
        ]
    );
}

#[test]
fn every_bad_row_is_named_and_the_good_ones_are_kept() {
    let reading = read(
        "编号,指标,类型,界限,数值,数值上限,单位,期限,所属编号,权重,原文,起始字节,结束字节,我的列\r\n\
         a,公办学位,,,1650,,个,2024年,,,,,,x\r\n\
         b,,,,1,,个,,,,,,,\r\n\
         c,停车位,,,很多,,个,,,,,,,\r\n\
         d,停车位,,,3,,咪,,,,,,,\r\n\
         e,停车位,,,0.5,,个,,,,,,,\r\n\
         f,停车位,,大概,3,,个,,,,,,,\r\n\
         g,停车位,,区间,3,2,个,,,,,,,\r\n\
         h,停车位,,以上,3,5,个,,,,,,,\r\n\
         i,停车位,,,,,个,,,,,,,\r\n\
         j,停车位,零突破,,3,,个,,,,,,,\r\n\
         k,停车位,节点,,,,,,,,,,,\r\n\
         l,停车位,,,3,,个,明年,,,,,,\r\n\
         m,停车位,,,3,,个,,,-1,,,,\r\n\
         n,停车位,,,3,,个,,,,三个,0,,\r\n\
         o,停车位,,,3,,个,,,,三个,0,3,\r\n\
         a,停车位,,,3,,个,,,,,,,\r\n\
         p q,停车位,,,3,,个,,,,,,,\r\n\
         r,停车位,,,3,,个,,,,,,,,,多\r\n\
         s,停车位,,,3,,个,,zzz,,,,,\r\n\
         t,停车位,,,3,,个,,u,,,,,\r\n\
         u,停车位,,,3,,个,,t,,,,,\r\n\
         v,停车位,名次,,0,,,,,,,,,\r\n",
    );
    let kept: Vec<&str> = reading
        .plan
        .targets()
        .iter()
        .map(|target| target.id().as_str())
        .collect();
    assert_eq!(kept, ["a", "s", "t", "u"]);
    assert_eq!(
        lines(&reading.findings),
        [
            "第1行“我的列”列: the column `我的列` was not read",
            "第3行“指标”列: this row was left out, for `` in the column 指标: an indicator needs a name that can be seen, such as `公办学位`",
            "第4行“数值”列: this row was left out, for `很多` in the column 数值: '很' at byte 0 of \"很多\" is not part of a number; a number begins with a digit",
            "第5行“单位”列: this row was left out, for `咪` in the column 单位: unknown unit \"咪\": \"咪\" is not in the table of atoms; a counter can be registered with `Counters`, or written {咪}",
            "第6行“数值”列: this row was left out, for `0.5` in the column 数值: 0.5个 is not whole; 个 counts whole things",
            "第7行“界限”列: this row was left out, for `大概` in the column 界限: it is one of 定值、以上、超过、以内、不满、左右、区间",
            "第8行“界限”列: this row was left out, for `区间` in the column 界限: 3个 to 2个 is the wrong way round: the lower number comes first",
            "第9行“界限”列: this row was left out, for `以上` in the column 界限: a bound `at_least` takes a `value`, no `low` or `high`",
            "第10行“数值”列: this row was left out, for `` in the column 数值: an amount needs a number; for another aim, fill in 类型",
            "第11行“数值”列: this row was left out, for `3` in the column 数值: an aim of type 零突破 has no 数值",
            "第12行“节点”列: this row was left out, for `` in the column 节点: a milestone needs a stage",
            "第13行“期限”列: this row was left out, for `明年` in the column 期限: `明年` is not a period: write `2024年`, `2024年第一季度`, `2024年1-11月`, `“十四五”时期`, `2024-Q1` or the like",
            "第14行“权重”列: this row was left out, for `-1` in the column 权重: the weight -1 is negative",
            "第15行“结束字节”列: this row was left out, for `` in the column 结束字节: a quote needs its first and its last byte",
            "第16行“原文”列: this row was left out, for `三个` in the column 原文: the quote `三个` has 6 bytes, its span 0..3 has 3",
            "第17行“编号”列: this row was left out, for `a` in the column 编号: line 2 has this id already",
            "第18行“编号”列: this row was left out, for `p q` in the column 编号: the id \"p q\" of a target holds a blank, an invisible or a control character",
            "第19行: this row was left out: it has more cells than the first line, `多` among them",
            "第20行“所属编号”列: the whole zzz cannot be used, so the part stands alone: no row has this id",
            "第21行“所属编号”列: the whole u cannot be used, so the part stands alone: it is a part of itself, by way of its parts",
            "第23行“数值”列: this row was left out, for `0` in the column 数值: a place among peers is a whole number from 1 on",
        ]
    );
}

#[test]
fn a_cell_that_has_no_use_is_reported() {
    let reading = read(
        "指标,类型,数值,数值上限,单位,界限,参照范围,节点,规则\n\
         a,零突破,,,家,,,,\n\
         b,名次,3,5,,,,,\n\
         c,,3,,个,,全省,,\n\
         d,定性,,,,以上,,,\n\
         e,名次,3,,,,,开工,\n\
         f,,3,,个,,,,verb-number\n",
    );
    let places: Vec<String> = reading
        .findings
        .iter()
        .map(|finding| finding.place().to_string())
        .collect();
    assert_eq!(
        places,
        [
            "第2行“单位”列",
            "第3行“数值上限”列",
            "第4行“参照范围”列",
            "第5行“界限”列",
            "第6行“节点”列",
            "第7行“起始字节”列"
        ]
    );
    assert!(reading.plan.targets().is_empty());
}

#[test]
fn the_line_of_a_row_is_the_line_of_the_file() {
    for end in ["\n", "\r\n", "\r"] {
        let table = format!(
            "指标,数值,单位,备注{end}{end}学位,1,个,\"两{end}行\"{end}车位,x,个,{end}车库,x,个,"
        );
        let reading = read(&table);
        let places: Vec<String> = reading
            .findings
            .iter()
            .map(|finding| finding.place().to_string())
            .collect();
        assert_eq!(places, ["第5行“数值”列", "第6行“数值”列"], "{end:?}");
        assert_eq!(
            reading.plan.targets()[0].note(),
            Some(format!("两{end}行").as_str())
        );
    }
}

#[test]
fn some_tables_cannot_be_read_at_all() {
    let read = |table: &[u8]| csv::read(table, Plan::builder("计划")).unwrap_err();
    assert_eq!(read(b""), CsvError::MissingColumn { column: "指标" });
    assert_eq!(
        read("\u{feff}".as_bytes()),
        CsvError::MissingColumn { column: "指标" }
    );
    assert_eq!(
        read("名称,数值\n学位,1个\n".as_bytes()),
        CsvError::MissingColumn { column: "指标" }
    );
    assert_eq!(
        read("指标,指标\n学位,1个\n".as_bytes()),
        CsvError::RepeatedColumn { column: "指标" }
    );
    // 指标 in GBK, of which the first two bytes could be UTF-8.
    assert_eq!(read(b"\xd6\xb8\xb1\xea,"), CsvError::NotUtf8 { at: 2 });
    let untitled = csv::read("指标\n".as_bytes(), Plan::builder(" ")).unwrap_err();
    assert_eq!(
        untitled.to_string(),
        "a plan needs a title that can be seen"
    );
}

#[test]
fn no_cell_runs_as_a_formula_and_negative_numbers_survive() {
    let reading = read(
        "指标,动作,数值,单位,备注,底线值\n\
         '=HYPERLINK(1),'@A1,-3,%,'+1,-5%\n",
    );
    let target = &reading.plan.targets()[0];
    assert_eq!(target.indicator().name(), "=HYPERLINK(1)");
    assert_eq!((target.action(), target.note()), ("@A1", Some("+1")));
    let table = csv::write(&reading.plan);
    let row: Vec<&str> = table.lines().nth(1).unwrap().split(',').collect();
    for cell in ["'=HYPERLINK(1)", "'@A1", "-3", "'+1", "'-5%"] {
        assert!(row.contains(&cell), "{cell} in {row:?}");
    }
    assert!(
        !row.iter().any(|cell| cell.starts_with(['=', '+', '@'])),
        "{row:?}"
    );
}

#[test]
fn targets_about_the_same_get_ids_that_differ() {
    let reading = read("指标,数值,单位\n学位,1,个\n学位,2,个\n学位,3,个\n");
    let ids: Vec<&str> = reading
        .plan
        .targets()
        .iter()
        .map(|target| target.id().as_str())
        .collect();
    assert_eq!(
        ids,
        [ids[0], &format!("{}-2", ids[0]), &format!("{}-3", ids[0])]
    );
}

fn without_revisions(target: &Target) -> serde_json::Value {
    let mut target = serde_json::to_value(target).unwrap();
    target.as_object_mut().unwrap().remove("revisions");
    target
}

proptest! {
    #[test]
    fn reading_what_is_written_is_the_identity(plan in strategies::plan_of(strategies::target()), bom: bool) {
        let table = if bom { csv::write_with_bom(&plan) } else { csv::write(&plan) };
        let reading = csv::read(table.as_bytes(), header(&plan)).unwrap();
        prop_assert_eq!(lines(&reading.findings), [""; 0]);
        prop_assert_eq!(reading.plan, plan);
    }

    #[test]
    fn all_but_revisions_survives(plan in strategies::plan_of(strategies::revised_target())) {
        let reading = csv::read(csv::write(&plan).as_bytes(), header(&plan)).unwrap();
        let targets = |plan: &Plan| plan.targets().iter().map(without_revisions).collect::<Vec<_>>();
        prop_assert_eq!(targets(&reading.plan), targets(&plan));
    }

    #[test]
    fn unix_line_ends_change_nothing(plan in strategies::plan_of(strategies::target())) {
        let table = csv::write(&plan);
        prop_assume!(table.matches('\r').count() == plan.targets().len() + 1);
        let reading = csv::read(table.replace("\r\n", "\n").as_bytes(), header(&plan)).unwrap();
        prop_assert_eq!(reading.plan, plan);
    }

    #[test]
    fn the_order_of_columns_changes_nothing(plan in strategies::plan_of(strategies::target()), seed: u64) {
        let mut rows: Vec<Vec<String>> = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(csv::write(&plan).as_bytes())
            .into_records()
            .map(|record| record.unwrap().iter().map(str::to_owned).collect())
            .collect();
        let shift = usize::try_from(seed % csv::PLAN_COLUMNS.len() as u64).unwrap();
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        for row in &mut rows {
            row.rotate_left(shift);
            writer.write_record(row.iter()).unwrap();
        }
        let reading = csv::read(&writer.into_inner().unwrap(), header(&plan)).unwrap();
        prop_assert_eq!(reading.plan, plan);
    }

    #[test]
    fn no_written_cell_starts_like_a_formula(plan in strategies::plan_of(strategies::target())) {
        let table = csv::write(&plan);
        let mut reader = ::csv::Reader::from_reader(table.as_bytes());
        let columns = reader.headers().unwrap().clone();
        for record in reader.records() {
            for (column, cell) in columns.iter().zip(&record.unwrap()) {
                let is_number = cell.parse::<zhibiao::number::Decimal>().is_ok();
                prop_assert!(
                    is_number || !cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']),
                    "{} holds {:?}", column, cell
                );
            }
        }
    }

    #[test]
    fn any_table_is_read_without_losing_a_row_unnoticed(
        rows in prop::collection::vec("[编号指标学位a-b,\"'=；>\\\\0-9个%.-]{0,24}", 0..12),
    ) {
        let table = format!("指标,数值,单位,编号,所属编号,进度安排,分解任务\n{}", rows.join("\n"));
        let reading = read(&table);
        let left_out = reading.findings.iter().filter(|finding| matches!(finding.code(), Code::CsvBadRow | Code::CsvBadCell)).count();
        let records = ::csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(table.as_bytes())
            .into_records()
            .filter(|record| record.as_ref().unwrap().iter().any(|cell| !cell.trim().is_empty()))
            .count();
        prop_assert_eq!(reading.plan.targets().len() + left_out, records);
        prop_assert!(reading.findings.is_sorted());
    }

    #[test]
    fn any_bytes_are_a_table_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let mut table = "指标,类型,数值\n".as_bytes().to_vec();
        table.extend(&bytes);
        let is_text = std::str::from_utf8(&table).is_ok();
        prop_assert_eq!(csv::read(&table, Plan::builder("计划")).is_ok(), is_text);
    }
}

#[test]
fn a_rank_keeps_its_place_and_its_peers() {
    let reading = read("指标,类型,数值,参照范围\n营商环境,名次,20,全省\n满意度,rank,,全市\n");
    let aims: Vec<String> = reading
        .plan
        .targets()
        .iter()
        .map(Target::aim)
        .map(Aim::to_string)
        .collect();
    assert_eq!(aims, ["全省前20名", "全市前列"]);
}

#[test]
fn a_quotation_mark_that_is_not_closed_is_reported() {
    let reading = read("指标,数值,单位,备注\n甲,1,个,\"开\n乙,2,个,\n");
    let codes: Vec<_> = reading
        .findings
        .iter()
        .map(|finding| (finding.code(), finding.place().clone()))
        .collect();
    assert_eq!(
        codes,
        [(
            Code::CsvUnclosedQuote,
            Place::Cell {
                line: 2,
                column: None
            }
        )]
    );
}
