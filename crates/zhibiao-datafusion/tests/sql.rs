//! What a query gives, exactly, and what it refuses.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Decimal128Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::datasource::MemTable;
use datafusion::prelude::{SessionConfig, SessionContext};

fn context(partitions: usize) -> SessionContext {
    let context =
        SessionContext::new_with_config(SessionConfig::new().with_target_partitions(partitions));
    zhibiao_datafusion::register(&context);
    context
}

async fn shown(context: &SessionContext, sql: &str) -> Result<String, String> {
    let batches = match context.sql(sql).await {
        Ok(frame) => frame.collect().await,
        Err(error) => Err(error),
    };
    let batches = batches.map_err(|error| error.to_string())?;
    Ok(pretty_format_batches(&batches).unwrap().to_string())
}

/// The cells of the first row.
async fn row(sql: &str) -> Vec<String> {
    let table = shown(&context(2), sql).await.unwrap();
    let line = table.lines().nth(3).unwrap();
    line.trim_matches('|')
        .split('|')
        .map(|cell| cell.trim().to_owned())
        .collect()
}

async fn refused(sql: &str) -> String {
    shown(&context(2), sql).await.unwrap_err()
}

fn folder(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("zhibiao-datafusion-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn report(place: &str, aim: &str, outcome: &str) -> String {
    format!(
        "2026年{place}政府工作报告\n一、2025年工作回顾\n2025年，地区生产总值增长{outcome}%。\n二、2026年工作安排\n\
         今年主要预期目标是：地区生产总值增长{aim}%左右；城镇新增就业3000人以上。新增公办学位1650个。\n"
    )
}

#[tokio::test]
async fn scalars() {
    let found = row("select to_unit('1.5', '亿元', '万元'), quantity('1.50亿元'), indicator_slug('地区生产总值'), indicator_slug('没有')").await;
    assert_eq!(found[0], "15000.0000000000");
    assert_eq!(
        found[1],
        "{amount: 1.5000000000, unit: 亿元, base: 150000000.0000000000}"
    );
    assert_eq!(found[2..], ["gdp", ""]);
    let rate = row("select completion_rate(900, '个', 1650, '个', 4), completion_rate(NULL, '个', 1650, '个', 4)").await;
    assert_eq!(rate, ["0.5455000000", ""]);
}

#[tokio::test]
async fn extract_gives_the_statements_of_a_text() {
    let sql = "select s['indicator'], s['value'], s['unit'], s['bound'] from (select unnest(extract('新增公办学位1650个，增长5.5%左右。')) as s)";
    let table = shown(&context(2), sql).await.unwrap();
    assert!(table.contains("| 公办学位 "), "{table}");
    assert!(
        table.contains("1650.0000000000") && table.contains("about"),
        "{table}"
    );
    assert_eq!(row("select extract(NULL) is null").await, ["true"]);
    assert_eq!(
        row("select cardinality(extract('没有数字。'))").await,
        ["0"]
    );
}

#[tokio::test]
async fn a_sum_is_exact_where_the_engines_own_is_not() {
    // The engine adds amounts of two scales as if they were of one.
    let values = "(values (cast('1.5' as decimal(20, 1)), '亿元'), (cast('300' as decimal(20, 1)), '万元')) as t(amount, unit)";
    assert_eq!(
        row(&format!("select sum(amount) from {values}")).await,
        ["301.5"]
    );
    assert_eq!(
        row(&format!("select exact_sum(amount, unit) from {values}")).await,
        ["{amount: 153000000.0000000000, unit: 元}"]
    );
    // Where its sum of 38 digits runs over, the exact one says so.
    let large = "(select arrow_cast('9999999999999999999999999999', 'Decimal128(38, 10)') as amount from (values (1), (2)) as t(n))";
    let engine = shown(&context(1), &format!("select sum(amount) from {large}")).await;
    // The engine's wraps: two large amounts come to less than nothing.
    assert!(engine.unwrap().contains("| -1402823669209384634633746074."));
    let exact = refused(&format!("select exact_sum(amount, '元') from {large}")).await;
    assert!(exact.contains("more than the 28 whole digits"), "{exact}");
}

#[tokio::test]
async fn partitions_and_order_change_no_byte() {
    let amounts: Vec<i128> = (0..1000)
        .map(|n| (n * 7919 % 1009) * 10_i128.pow(8))
        .collect();
    let units: Vec<&str> = (0..1000).map(|n| ["元", "万元", "亿元"][n % 3]).collect();
    let mut told = Vec::new();
    for partitions in [1, 2, 7] {
        let context = context(partitions);
        let schema = Arc::new(Schema::new(vec![
            Field::new("amount", DataType::Decimal128(38, 10), false),
            Field::new("unit", DataType::Utf8, false),
        ]));
        let part = |part: usize| {
            let rows: Vec<usize> = (0..1000).filter(|n| n % partitions == part).collect();
            let own: Vec<i128> = rows.iter().map(|n| amounts[*n]).collect();
            let of: Vec<&str> = rows.iter().map(|n| units[*n]).collect();
            let own = Decimal128Array::from(own)
                .with_precision_and_scale(38, 10)
                .unwrap();
            let columns: Vec<ArrayRef> = vec![Arc::new(own), Arc::new(StringArray::from(of))];
            vec![RecordBatch::try_new(schema.clone(), columns).unwrap()]
        };
        let table = MemTable::try_new(schema.clone(), (0..partitions).map(part).collect()).unwrap();
        context.register_table("t", Arc::new(table)).unwrap();
        let sql = "select exact_sum(amount, unit), exact_mean(amount, unit, 6), weighted_mean(amount, unit, amount + 1, unit, 6) from t";
        told.push(shown(&context, sql).await.unwrap());
    }
    assert!(told[0].contains("unit: 元"), "{}", told[0]);
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0], told[2]);
}

#[tokio::test]
async fn nothing_and_null_are_passed_over() {
    let values = "(values ('1.0', '亿元', 'a'), (NULL, '亿元', 'a'), (NULL, '万元', 'b')) as t(amount, unit, region)";
    let sql = format!(
        "select region, exact_sum(amount, unit) from {values} group by region order by region"
    );
    let table = shown(&context(2), &sql).await.unwrap();
    assert!(
        table.contains("| a      | {amount: 100000000.0000000000, unit: 元}"),
        "{table}"
    );
    assert!(table.contains("| b      |  "), "{table}");
    assert_eq!(
        row(&format!(
            "select exact_sum(amount, unit) from {values} where region = 'c'"
        ))
        .await,
        [""]
    );
    assert_eq!(
        row(&format!("select exact_mean(amount, unit, 2) from {values}")).await,
        ["{amount: 100000000.0000000000, unit: 元}"]
    );
}

#[tokio::test]
async fn what_is_wrong_is_told_with_its_value() {
    for (sql, wanted) in [
        ("select to_unit('1.5', '咪咪', '万元')", "`咪咪`"),
        ("select to_unit('1.5', '亿元', '公里')", "1.5亿元"),
        ("select to_unit('十', '亿元', '元')", "`十`"),
        (
            "select to_unit(cast(0.1 as double), '亿元', '元')",
            "a float holds amounts such as 0.1 only nearly",
        ),
        (
            "select to_unit('1234567890123456789012345678901234567891', '元', '元')",
            "1234567890123456789012345678901234567891",
        ),
        ("select to_unit(true, '元', '元')", "Boolean"),
        (
            "select exact_sum(cast(0.1 as double), '元')",
            "takes no floats",
        ),
        (
            "select exact_sum(v, u) from (values (1, '元'), (2, '个')) as t(v, u)",
            "2个",
        ),
        (
            "select exact_sum(v, u) from (values (1, '元'), (2, NULL)) as t(v, u)",
            "its unit is NULL",
        ),
        ("select exact_mean(1, '元', 99)", "99 places"),
        ("select completion_rate(1, '个', 0, '个', 2)", "0个"),
        ("select quantity('5咪')", "`5咪`"),
        ("select extract(5)", "a string"),
        (
            "select * from reports('/no/such/folder')",
            "/no/such/folder",
        ),
        (
            "select * from reports(5)",
            "a folder is named by one string",
        ),
    ] {
        let told = refused(sql).await;
        assert!(told.contains(wanted), "{sql}\n{told}");
    }
}

#[tokio::test]
async fn a_folder_is_a_table_pruned_by_name() {
    let folder = folder("pruned");
    fs::write(folder.join("甲县-2026.txt"), report("甲县", "5.5", "5.2")).unwrap();
    fs::write(folder.join("乙县-2026.txt"), report("乙县", "6", "6.1")).unwrap();
    // It cannot be read: a query that names another document does not open it.
    fs::write(folder.join("坏.docx"), b"").unwrap();
    let path = folder.display();
    let one = row(&format!("select document, region, year, character_length(text) > 10 from reports('{path}') where document = '甲县-2026.txt'")).await;
    assert_eq!(one, ["甲县-2026.txt", "甲县", "2026", "true"]);
    let all = refused(&format!("select count(*) from reports('{path}')")).await;
    assert!(all.contains("坏.docx"), "{all}");
    let aims = format!(
        "select document, value from statements('{path}') where document like '%县%' and kind = 'target' and measure = 'growth' order by document"
    );
    let table = shown(&context(2), &aims).await.unwrap();
    assert!(table.contains("| 乙县-2026.txt | 6.0000000000"), "{table}");
    assert!(table.contains("| 甲县-2026.txt | 5.5000000000"), "{table}");
    fs::remove_dir_all(folder).unwrap();
}
