//! `outcomes`: published targets and outcomes assessed, the rates beside those that were published.
//!
//! The counties' road building of 2015 (Ya'an, Suining) and the State Council's targets of 2016. Ends with exit code 1
//! where a rate does not come out to the digit.

#[path = "../yongjia/table.rs"]
mod table;

use std::error::Error;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use zhibiao::completion::{Policy, assess};
use zhibiao::finding::Language;
use zhibiao::indicator::Measure;
use zhibiao::observation::{Log, Observation};
use zhibiao::period::Period;
use zhibiao::quantity::Quantity;
use zhibiao::target::{Bound, BoundKind, Target};

use table::Table;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("outcomes: {error}");
            ExitCode::from(2)
        }
    }
}

/// A row of either table, none of whose cells is quoted.
struct Row<'a> {
    place: &'a str,
    indicator: &'a str,
    action: &'a str,
    target: &'a str,
    unit: &'a str,
    bound: BoundKind,
    measure: Measure,
    actual: &'a str,
    published: &'a str,
    as_of: NaiveDate,
}

fn run() -> Result<bool, Box<dyn Error>> {
    if let Some(option) = std::env::args_os().nth(1) {
        const USAGE: &str = "usage: outcomes, without arguments";
        if option == "--help" || option == "-h" {
            println!("{USAGE}");
            return Ok(true);
        }
        let option = option.to_string_lossy();
        return Err(format!("unknown argument {option}; {USAGE}").into());
    }
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let counties = std::fs::read_to_string(seeds.join("county-allocations.csv"))?;
    let national = std::fs::read_to_string(seeds.join("national-2016-outcomes.csv"))?;
    let yongjia = std::fs::read_to_string(seeds.join("yongjia-2024-actuals.csv"))?;

    let mut out = String::new();
    let (mut published, mut agreed) = (0, 0);
    for (title, rows) in [
        ("雅安、遂宁2015年农村公路", county_rows(&counties)?),
        ("永嘉县2024年增资扩产", yongjia_rows(&yongjia)?),
        ("2016年国务院政府工作报告", national_rows(&national)?),
    ] {
        let mut table = Table::new([
            "地区",
            "指标",
            "目标",
            "实际",
            "截至",
            "完成率",
            "公布",
            "应达",
            "状态",
            "灯",
        ]);
        for row in &rows {
            let cells = assessed(row)?;
            if !row.published.is_empty() {
                published += 1;
                agreed += usize::from(cells[5] == cells[6]);
            }
            table.row(cells.each_ref().map(String::as_str));
        }
        if !table.is_empty() {
            out += &format!("{title}\n{table}\n");
        }
    }
    out += &format!("公布的完成率{published}项，其中{agreed}项与计算结果逐位一致\n");
    match std::io::stdout().lock().write_all(out.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(error.into()),
        _ => {}
    }
    Ok(agreed == published)
}

fn assessed(row: &Row) -> Result<[String; 10], Box<dyn Error>> {
    let value: Quantity = format!("{}{}", row.target, row.unit).parse()?;
    let bound = Bound::new(row.bound, value, None)?;
    let target = Target::stated(row.indicator, row.action, row.measure, bound)?
        .period(Period::year(chrono::Datelike::year(&row.as_of))?)
        .build()?;
    let mut log = Log::new();
    if !row.actual.is_empty() {
        let actual: Quantity = format!("{}{}", row.actual, row.unit).parse()?;
        log.push(Observation::to_date(
            target.id().clone(),
            row.as_of,
            actual,
        )?);
    }
    let policy = Policy::default();
    let assessment = assess(&target, &log, row.as_of, &policy);
    let format = policy.percent_format();
    let percent =
        |rate: Option<_>| rate.map_or_else(String::new, |rate| format.percent(rate).to_string());
    let (status, light) = match assessment.outcome() {
        Ok(found) => (
            found.status.label(Language::Chinese),
            found.light.label(Language::Chinese),
        ),
        Err(reason) => (reason.label(Language::Chinese), "—"),
    };
    let actual = assessment
        .evidence()
        .map(|evidence| evidence.actual().to_string());
    let published = match row.published {
        "" => String::new(),
        published => format!("{published}%"),
    };
    Ok([
        row.place.to_owned(),
        format!("{}{}", row.action, row.indicator),
        bound.to_string(),
        actual.unwrap_or_default(),
        row.as_of.to_string(),
        percent(assessment.rate()),
        published,
        percent(assessment.expected()),
        status.to_owned(),
        light.to_owned(),
    ])
}

fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, &'static str> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or("no such day")
}

/// `place,parent,indicator,unit,target,actual,published_rate_percent,source`
fn county_rows(table: &str) -> Result<Vec<Row<'_>>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for line in table.lines().skip(1) {
        let [place, parent, indicator, unit, target, actual, published, _] =
            line.split(',').collect::<Vec<_>>()[..]
        else {
            return Err(format!("the row `{line}` has not eight columns").into());
        };
        // The notice of Ya'an is of 25 November, the figures of Suining run to the end of August.
        let city = if parent.is_empty() { place } else { parent };
        let as_of = match city {
            "雅安市" => day(2015, 11, 25)?,
            "遂宁市" => day(2015, 8, 31)?,
            _ => return Err(format!("the day of `{city}` is not known").into()),
        };
        rows.push(Row {
            place,
            indicator,
            action: "",
            target,
            unit,
            bound: BoundKind::Plain,
            measure: Measure::Total,
            actual,
            published,
            as_of,
        });
    }
    Ok(rows)
}

/// `indicator,action,target,unit,actual,published_rate_percent,source`
fn yongjia_rows(table: &str) -> Result<Vec<Row<'_>>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for line in table.lines().skip(1) {
        let [indicator, action, target, unit, actual, published, _] =
            line.split(',').collect::<Vec<_>>()[..]
        else {
            return Err(format!("the row `{line}` has not seven columns").into());
        };
        rows.push(Row {
            place: "永嘉县",
            indicator,
            action,
            target,
            unit,
            bound: BoundKind::Plain,
            measure: Measure::Total,
            actual,
            published,
            as_of: day(2024, 12, 31)?,
        });
    }
    Ok(rows)
}

/// `indicator,action,target,unit,bound,measure,actual,source`
fn national_rows(table: &str) -> Result<Vec<Row<'_>>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for line in table.lines().skip(1) {
        let [indicator, action, target, unit, bound, measure, actual, _] =
            line.split(',').collect::<Vec<_>>()[..]
        else {
            return Err(format!("the row `{line}` has not eight columns").into());
        };
        rows.push(Row {
            place: "全国",
            indicator,
            action,
            target,
            unit,
            bound: bound.parse()?,
            measure: measure.parse()?,
            actual,
            published: "",
            as_of: day(2016, 12, 31)?,
        });
    }
    Ok(rows)
}
