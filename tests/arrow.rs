//! Records as Arrow batches and back: nothing lost, and what is no record refused.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, Decimal128Array, Decimal256Array, DictionaryArray, Float64Array, Int32Array,
    RecordBatch, StringArray,
};
use arrow_buffer::i256;
use arrow_schema::{DataType, Field, Schema};
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Value;
use strum::IntoEnumIterator;
use zhibiao::catalogue::Catalogue;
use zhibiao::completion::{Assessment, Policy, assess_plan};
use zhibiao::extract::{Extractor, PlanDraft};
use zhibiao::finding::{Code, Finding, Place};
use zhibiao::interchange::arrow::{self, BatchError, Columnar, Record};
use zhibiao::observation::{Log, Observation};
use zhibiao::panel::{Panel, PanelRow, Report};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::source::{Document, Span};
use zhibiao::target::Target;

const TEXT: &str = "2026年甲县政府工作报告\n一、2025年工作回顾\n2025年，地区生产总值增长5.60%，居全市第3位。建成学校3所。\n\
    二、2026年工作安排\n今年主要预期目标：地区生产总值增长5%—5.5%；城镇新增就业3000人以上；居民收入增长与经济增长同步；\
    城乡低保标准由800元提高到850元。新增公办学位1650个，其中小学900个。确保文化馆开工，力争创成省级文明县城。投资12咪。";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn plan() -> Plan {
    serde_json::from_str(&std::fs::read_to_string("tests/golden/plan.json").unwrap()).unwrap()
}

fn drafted() -> Plan {
    PlanDraft::new(Document::new("报告").unwrap(), Period::year(2026).unwrap())
        .text(&Extractor::default(), TEXT)
        .build()
        .unwrap()
        .plan
}

fn objects<T: Columnar>(rows: &[T]) -> Vec<Value> {
    rows.iter()
        .map(|row| serde_json::to_value(row).unwrap())
        .collect()
}

/// The law: the JSON objects of a batch are those that it was made of, and so in parts of any size.
fn holds<T: Columnar>(rows: &[T]) -> RecordBatch {
    let batch = arrow::batch(rows).unwrap();
    assert_eq!(
        arrow::objects(T::RECORD, &batch).unwrap(),
        objects(rows),
        "{}",
        T::RECORD
    );
    let again = arrow::of_objects(T::RECORD, objects(rows)).unwrap();
    assert_eq!(again, batch);
    for at in 0..rows.len() {
        let one = batch.slice(at, 1);
        assert_eq!(
            arrow::objects(T::RECORD, &one).unwrap(),
            objects(&rows[at..=at])
        );
    }
    batch
}

fn typed<T>(rows: &[T])
where
    T: Columnar + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    assert_eq!(arrow::rows::<T>(&holds(rows)).unwrap(), rows);
}

fn panel() -> Panel {
    let report = Report::new("甲县", 2026).unwrap();
    let mut panel = Panel::new();
    panel.add_text(&report, TEXT, &Extractor::default(), &Catalogue::default());
    panel
}

/// What only the rows of tables and shared sentences have: deadlines, responsible units, parts, baselines, yearly averages.
#[test]
fn a_statement_with_all_its_columns_comes_back_as_it_was() {
    let table = "2026年甲县民生实事\n任务\t目标\t责任单位\t完成时限\n建学校\t3所\t教育局、住建局\t2026年12月\n";
    let text = "新增企业5家，其中小微企业2家（责任单位：发改局）。低保标准由800元提高到850.50元。年均增长0.0%，投资5亿元—8亿元。";
    let (of_table, of_text) = (
        Extractor::default().extract(table).statements,
        Extractor::default().extract(text).statements,
    );
    assert_eq!(of_table[0].units(), ["教育局", "住建局"]);
    assert!(!of_table[0].deadline().is_empty());
    assert!(of_text.iter().any(|one| one.part_of().is_some()));
    assert!(of_text.iter().any(|one| one.baseline().is_some()));
    holds(&of_table);
    holds(&of_text);
}

#[test]
fn every_record_comes_back_as_it_was() {
    let extraction = Extractor::default().extract(TEXT);
    let goals = Extractor::default().goals(TEXT);
    assert!(extraction.statements.len() > 6 && !goals.is_empty());
    holds(&extraction.statements);
    holds(&goals);
    typed::<Finding>(&extraction.findings);
    typed::<Target>(plan().targets());
    typed::<Target>(drafted().targets());
    let rows: Vec<PanelRow> = panel().rows().iter().cloned().collect();
    assert!(rows.len() > 3);
    typed::<PanelRow>(&rows);
    typed::<Finding>(&[
        Finding::new(Code::UnknownUnit, Place::Span(Span::new(3, 10).unwrap()))
            .with_value("unit", "咪"),
        Finding::new(Code::ControlCharacter, Place::Whole).with_value("character", "U+0000"),
    ]);
}

#[test]
fn observations_and_assessments_come_back() {
    let plan = drafted();
    let mut log = Log::new();
    for target in plan.targets() {
        let amount = match target.to_string() {
            name if name.contains("学位") => "1200个",
            name if name.contains("就业") => "2800人",
            name if name.contains("生产总值") => "5.20%",
            _ => continue,
        };
        let amount: Quantity = amount.parse().unwrap();
        log.push(Observation::to_date(target.id().clone(), day("2026-09-30"), amount).unwrap());
    }
    let observations: Vec<Observation> = log.iter().cloned().collect();
    assert!(observations.len() >= 3);
    typed::<Observation>(&observations);
    let policy = Policy::default();
    let assessments: Vec<Assessment<'_>> =
        assess_plan(&plan, &log, day("2026-09-30"), &policy).collect();
    let batch = holds(&assessments);
    assert!(batch.num_rows() > 3);
}

#[test]
fn no_rows_are_a_batch_of_no_rows() {
    let batch = arrow::batch::<Target>(&[]).unwrap();
    assert_eq!(batch.num_rows(), 0);
    assert_eq!(*batch.schema(), Record::Target.schema());
    assert!(arrow::rows::<Target>(&batch).unwrap().is_empty());
}

#[test]
fn schemas_are_pinned() {
    let mut shown = String::new();
    for record in Record::iter() {
        let schema = record.schema();
        let metadata: BTreeMap<_, _> = schema.metadata().iter().collect();
        writeln!(shown, "{record} {metadata:?}").unwrap();
        for field in schema.fields() {
            let kind = match field.data_type() {
                DataType::Dictionary(key, word) => format!("Dictionary({key}, {word})"),
                kind => kind.to_string(),
            };
            let null = if field.is_nullable() { "?" } else { "" };
            writeln!(
                shown,
                "  {}: {kind}{null} — {}",
                field.name(),
                field.metadata()["doc"]
            )
            .unwrap();
        }
    }
    let path = "tests/golden/arrow-schemas.txt";
    if std::env::var_os("ZHIBIAO_BLESS").is_some() {
        std::fs::write(path, &shown).unwrap();
    }
    assert_eq!(shown, std::fs::read_to_string(path).unwrap());
}

/// The amounts of a batch of one observation, as the column shows them.
fn observed(amount: &str) -> RecordBatch {
    let amount: Quantity = amount.parse().unwrap();
    let id = plan().targets()[0].id().clone();
    arrow::batch(&[Observation::to_date(id, day("2026-06-30"), amount).unwrap()]).unwrap()
}

#[test]
fn amounts_stand_exactly_with_their_unit_and_in_the_unit_alone() {
    let batch = observed("1.50亿元");
    let amount = batch["amount"]
        .as_any()
        .downcast_ref::<Decimal128Array>()
        .unwrap();
    assert_eq!(amount.value_as_string(0), "1.5000000000");
    let base = batch["amount_base"]
        .as_any()
        .downcast_ref::<Decimal128Array>()
        .unwrap();
    assert_eq!(base.value_as_string(0), "150000000.0000000000");
    let back = arrow::rows::<Observation>(&batch).unwrap();
    assert_eq!(
        serde_json::to_value(&back[0]).unwrap()["amount"],
        "1.50亿元"
    );
}

#[test]
fn what_38_digits_do_not_hold_takes_the_wide_column() {
    let long = "79228162514264337593543950335亿元";
    let batch = observed(long);
    assert!(matches!(
        batch["amount"].data_type(),
        DataType::Decimal256(76, 28)
    ));
    // In 元 it has more digits than an amount has.
    assert!(batch["amount_base"].is_null(0));
    let back = arrow::rows::<Observation>(&batch).unwrap();
    assert_eq!(serde_json::to_value(&back[0]).unwrap()["amount"], long);
}

/// A batch with one column in the place of another.
fn with(batch: &RecordBatch, name: &str, array: ArrayRef) -> RecordBatch {
    let mut fields: Vec<Field> = batch
        .schema()
        .fields()
        .iter()
        .map(|f| f.as_ref().clone())
        .collect();
    let at = fields
        .iter()
        .position(|field| field.name() == name)
        .unwrap();
    fields[at] = Field::new(name, array.data_type().clone(), true);
    let mut arrays = batch.columns().to_vec();
    arrays[at] = array;
    let schema = Schema::new_with_metadata(fields, batch.schema().metadata().clone());
    RecordBatch::try_new(Arc::new(schema), arrays).unwrap()
}

fn refused(batch: &RecordBatch) -> String {
    arrow::rows::<Observation>(batch).unwrap_err().to_string()
}

#[test]
fn what_is_no_record_is_refused_with_the_column_and_the_row() {
    let batch = observed("12亿元");
    let words = |text: Option<&str>| -> ArrayRef { Arc::new(StringArray::from(vec![text])) };
    let told = [
        refused(&with(
            &batch,
            "amount",
            Arc::new(Float64Array::from(vec![0.1])),
        )),
        refused(&with(&batch, "amount", words(Some("12")))),
        refused(&with(&batch, "amount_unit", words(None))),
        refused(&with(&batch, "amount_unit", words(Some("咪咪")))),
        refused(&with(&batch, "as_of", words(Some("2026-06-30")))),
        refused(&with(&batch, "target", words(None))),
    ];
    let wanted = [
        "the column `amount` is of floats, which hold amounts such as 0.1 only nearly; make it a decimal",
        "the column `amount` is of Utf8, and a decimal is read there",
        "row 0 of the column `amount_unit` is NULL, and every record has a value there",
        "row 0: unknown unit \"咪咪\"",
        "the column `as_of` is of Utf8, and a date (Date32) is read there",
        "row 0 of the column `target` is NULL, and every record has a value there",
    ];
    for (told, wanted) in told.iter().zip(wanted) {
        assert!(told.starts_with(wanted), "{told}\n{wanted}");
    }
    let without = batch.project(&[1]).unwrap();
    assert_eq!(refused(&without), "the batch has no column `target`");
    let other = arrow::rows::<Target>(&batch).unwrap_err();
    assert!(matches!(other, BatchError::OtherRecord { .. }), "{other}");
}

#[test]
fn another_version_is_refused_and_a_lost_one_is_not() {
    let batch = observed("12亿元");
    let with_metadata = |pairs: &[(&str, &str)]| {
        let pairs = pairs
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        let schema = Schema::new_with_metadata(batch.schema().fields().clone(), pairs.collect());
        RecordBatch::try_new(Arc::new(schema), batch.columns().to_vec()).unwrap()
    };
    let later = with_metadata(&[("zhibiao.record", "observation"), ("zhibiao.schema", "2.0")]);
    let error = arrow::rows::<Observation>(&later).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the batch is of schema 2.0, and schema 1 is read here"
    );
    assert_eq!(error.chinese(), "这批数据的结构版本是2.0，此处只读第1版");
    assert_eq!(
        arrow::rows::<Observation>(&with_metadata(&[]))
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn forty_digits_are_refused_and_a_foreign_width_is_read() {
    let batch = observed("12亿元");
    let forty = i256::from_string("1234567890123456789012345678901234567891").unwrap();
    let wide = |units: i256, places: i8| -> ArrayRef {
        let array = Decimal256Array::from(vec![units]);
        Arc::new(array.with_precision_and_scale(76, places).unwrap())
    };
    let told = refused(&with(&batch, "amount", wide(forty, 2)));
    assert_eq!(
        told,
        "row 0 of the column `amount` has more than the 28 digits that an amount has"
    );
    let read = arrow::rows::<Observation>(&with(&batch, "amount", wide(i256::from_i128(1250), 2)))
        .unwrap();
    assert_eq!(
        serde_json::to_value(&read[0]).unwrap()["amount"],
        "12.5亿元"
    );
}

#[test]
fn a_dictionary_may_be_of_other_keys_and_may_not_dangle() {
    let batch = observed("12亿元");
    let keys = Int32Array::from(vec![0]);
    let units = DictionaryArray::try_new(keys, Arc::new(StringArray::from(vec!["万元"]))).unwrap();
    let read = arrow::rows::<Observation>(&with(&batch, "amount_unit", Arc::new(units))).unwrap();
    assert_eq!(serde_json::to_value(&read[0]).unwrap()["amount"], "12万元");
    // A key beyond the words is refused by Arrow already where the array is made.
    let dangling = DictionaryArray::try_new(
        Int32Array::from(vec![3]),
        Arc::new(StringArray::from(vec!["万元"])),
    );
    assert!(dangling.is_err());
}

proptest! {
    #[test]
    fn any_amount_comes_back_as_written(mantissa in any::<i64>(), places in 0_u32..12, unit in prop::sample::select(vec!["亿元", "万美元", "%", "公里", "元/人"])) {
        let number = zhibiao::number::Decimal::new(mantissa, places);
        if let Ok(amount) = Quantity::new(number, unit.parse().unwrap()) {
            let id = plan().targets()[0].id().clone();
            let observation = Observation::to_date(id, day("2026-06-30"), amount).unwrap();
            typed::<Observation>(&[observation]);
        }
    }

    #[test]
    fn statements_of_any_text_come_back(text in "(新增|完成|增长|地区生产总值|学位|[0-9]{1,4}(\\.[0-9])?|个|%|亿元|，|。|以上|左右|分别|、){1,24}") {
        let extraction = Extractor::default().extract(&text);
        holds(&extraction.statements);
        typed::<Finding>(&extraction.findings);
    }
}
