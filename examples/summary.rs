//! `summary [--by KEY,KEY…] [--as-of DATE]`: what the targets of Yongjia County for 2024 add up to, and what does not add up and
//! why; then the targets that a city allocated to its counties, added up along the tree.
//!
//! Keys: theme, theme_path, indicator, class, action, dimension, measure, department, lead, region, period, status, commitment. The monthly
//! reports are made up (来源“虚构示例”); the county figures are published ones.

#[path = "yongjia/plan.rs"]
mod plan;

use std::error::Error;
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use zhibiao::aggregate::{
    Axis, Group, Key, Missing, Summary, Tree, allocation_balance, roll_up, roll_up_table, summarize,
};
use zhibiao::completion::{Policy, assess_plan};
use zhibiao::finding::Language;
use zhibiao::indicator::Measure;
use zhibiao::interchange::observations;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::validate::{ReportedTotal, plan as validate_plan, summary as validate_summary, table};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("summary: {error}");
            ExitCode::from(2)
        }
    }
}

const USAGE: &str = "usage: summary [--by KEY,KEY…] [--as-of DATE]";

fn run() -> Result<(), Box<dyn Error>> {
    let Some((keys, as_of)) = options(std::env::args_os().skip(1))? else {
        println!("{USAGE}");
        return Ok(());
    };
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let text = std::fs::read_to_string(seeds.join("yongjia-2024.txt"))?;
    let reports = std::fs::read(seeds.join("yongjia-2024-made-reports.csv"))?;
    let counties = std::fs::read_to_string(seeds.join("county-allocations.csv"))?;

    let plan = plan::read(&text)?;
    let log = observations::read_csv(&reports)?.log;
    let policy = Policy::default();
    let summary = summarize(&plan, assess_plan(&plan, &log, as_of, &policy), &keys)?;

    let mut out = format!(
        "{}　截至{as_of}　月度数据为虚构示例\n\n{summary}\n",
        plan.title()
    );
    out += &format!("\n不可加的原因\n{}", reasons(&summary));
    out += &format!("\n{}", checked(&plan, &summary)?);
    out += &format!("\n{}", counties_of("遂宁市", "通村公路", &counties)?);
    match std::io::stdout().lock().write_all(out.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

type Options = (Vec<Key>, NaiveDate);

/// Keys and day; none where only help was asked for.
fn options(arguments: impl Iterator<Item = OsString>) -> Result<Option<Options>, Box<dyn Error>> {
    let mut keys = vec![Key::Theme, Key::Dimension];
    let mut as_of = NaiveDate::from_ymd_opt(2024, 9, 30).ok_or("no such day")?;
    let mut arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
    while let Some(option) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .filter(|value| !value.starts_with('-'))
                .ok_or_else(|| format!("{option} needs a value; {USAGE}"))
        };
        match option.as_str() {
            "--by" => {
                let key = |name: &str| {
                    let unknown = |_| format!("there is no key `{name}`, as there is theme");
                    name.parse().map_err(unknown)
                };
                keys = value()?.split(',').map(key).collect::<Result<_, _>>()?;
            }
            "--as-of" => {
                let value = value()?;
                as_of = value
                    .parse()
                    .map_err(|_| format!("`{value}` is no day; write 2024-09-30"))?;
            }
            "--help" | "-h" => return Ok(None),
            _ => return Err(format!("unknown argument {option}; {USAGE}").into()),
        }
    }
    Ok(Some((keys, as_of)))
}

/// Why a sum is none, for each group that has none.
fn reasons(summary: &Summary) -> String {
    let mut out = String::new();
    for group in summary.groups.iter().chain([&summary.whole]) {
        if let Err(error) = group.planned() {
            out += &format!("  {}：{}\n", name(group), error.chinese());
        }
    }
    out
}

fn name(group: &Group) -> String {
    if group.values.is_empty() {
        "合计".to_owned()
    } else {
        group.values.join(" ")
    }
}

/// What is wrong with the plan, and with a total that somebody reported for a group, were it ten times too large.
fn checked(plan: &Plan, summary: &Summary) -> Result<String, Box<dyn Error>> {
    let mut findings = validate_plan(plan);
    let reported = summary
        .groups
        .iter()
        .find_map(|group| Some((group, group.reported().ok()??)));
    if let Some((group, sum)) = reported {
        let total = ReportedTotal {
            group: group.values.clone(),
            total: sum.checked_mul(10.into())?,
            shortening: Default::default(),
        };
        findings.extend(validate_summary(summary, &[total]));
    }
    Ok(format!(
        "核验计划，以及误报为十倍的一个合计\n{}\n",
        table(&findings, Language::Chinese)
    ))
}

/// What a city aims at, what it allocated, and what its counties reported, added up.
fn counties_of(city: &str, indicator: &str, table: &str) -> Result<String, Box<dyn Error>> {
    let rows: Vec<Vec<&str>> = table
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .filter(|row: &Vec<&str>| row.get(2) == Some(&indicator))
        .collect();
    let quantity = |row: &[&str], column: usize| -> Result<Quantity, Box<dyn Error>> {
        let (number, unit) = (
            row.get(column).ok_or("a short row")?,
            row.get(3).ok_or("a short row")?,
        );
        Ok(format!("{number}{unit}").parse()?)
    };
    let of_city = rows
        .iter()
        .find(|row| row.first() == Some(&city))
        .ok_or("no such city")?;
    let of_counties: Vec<_> = rows
        .iter()
        .filter(|row| row.get(1) == Some(&city))
        .collect();

    let shares = of_counties
        .iter()
        .map(|row| quantity(row, 4))
        .collect::<Result<Vec<_>, _>>()?;
    let balance = allocation_balance(&quantity(of_city, 4)?, &shares)?;
    let mut out = format!(
        "{city}{indicator}：目标{}，分解{}，加码{}\n",
        balance.parent, balance.allocated, balance.surplus
    );

    let pairs = of_counties.iter().map(|row| (row[0], city));
    let reported = of_counties
        .iter()
        .map(|row| Ok((row[0], quantity(row, 5)?)))
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let (_, most) = reported.split_last().ok_or("no counties")?;
    let whole = [(city, quantity(of_city, 5)?)];
    for (how, values) in [("全部填报", &reported[..]), ("最后一县未报", most)] {
        let values = values.iter().copied().chain(whole);
        let nodes = roll_up(
            &Tree::new(pairs.clone())?,
            values,
            Measure::Total,
            Axis::Regions,
            Missing::Skip,
        )?;
        out += &format!("\n{how}\n{}\n", roll_up_table(&nodes));
    }
    Ok(out)
}
