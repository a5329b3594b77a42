//! `zhibiao board`: a plan and its observations as a board of lights.

use std::fmt::Display;

use chrono::{Local, NaiveDate};
use zhibiao::completion::{Actual, Assessment, Evidence, Light, Policy, assess_plan};
use zhibiao::observation::{self, Log};
use zhibiao::plan::Plan;

use crate::arguments::{Board, PolicyName, Tongue};
use crate::commands::plan::load;
use crate::failure::Failure;
use crate::input::reported;
use crate::output::{self, Kind};
use crate::sheet::{Cell, Sheet, language};
use crate::workbook::workbook;
use crate::{Done, tell};

pub fn run(asked: &Board, tongue: Tongue) -> Done {
    let kind = Kind::of(&asked.target, &[Kind::Csv, Kind::Xlsx, Kind::Html])?;
    output::check(&asked.target)?;
    let plan = load(&asked.plan, asked.year)?;
    let reading = reported(&asked.reports)?;
    for finding in &reading.findings {
        tell(&Failure::of(finding.message(language(tongue))), tongue);
    }
    let as_of = asked.as_of.unwrap_or_else(|| Local::now().date_naive());
    for finding in observation::check(&plan, &reading.log, as_of) {
        tell(&Failure::of(finding.message(language(tongue))), tongue);
    }
    let policy = policy(asked.policy);
    let judged = judged(&plan, &reading.log, as_of, &policy);
    let sheet = sheet(&judged, tongue);
    let bytes = match kind {
        Some(Kind::Html) => {
            let subtitle = format!("截至 as of {as_of}　{}", policy.name());
            zhibiao_page::board(plan.title(), &subtitle, &judged).into_bytes()
        }
        None => listing(&plan, &sheet, as_of, &policy, tongue).into_bytes(),
        Some(Kind::Csv) => sheet.to_csv(tongue),
        Some(_) => workbook(vec![sheet], tongue)?,
    };
    output::write(&asked.target, &bytes)?;
    Ok(reading.findings.is_empty())
}

fn policy(name: PolicyName) -> Policy {
    match name {
        PolicyName::Default => Policy::default(),
        PolicyName::Yinchuan => Policy::yinchuan_2025(Light::Yellow),
        PolicyName::Xuancheng => Policy::xuancheng_2020(),
        PolicyName::OpenSdg => Policy::open_sdg(),
        PolicyName::Un => Policy::un_progress_chart_2023(),
    }
}

/// The worst first: by light, then by how far behind; what is not judged stands last.
fn judged<'a>(
    plan: &'a Plan,
    log: &'a Log,
    as_of: NaiveDate,
    policy: &'a Policy,
) -> Vec<Assessment<'a>> {
    let mut judged: Vec<Assessment<'_>> = assess_plan(plan, log, as_of, policy).collect();
    judged.sort_by_key(|one| (one.light().is_none(), one.light(), one.gap()));
    judged
}

fn sheet(judged: &[Assessment<'_>], tongue: Tongue) -> Sheet {
    Sheet {
        name: ("看板", "Board"),
        columns: vec![
            ("灯", "light", 8),
            ("目标", "target", 40),
            ("实际", "actual", 12),
            ("单位", "unit", 10),
            ("完成率（%）", "rate (%)", 10),
            ("应达（%）", "expected (%)", 10),
            ("差（百分点）", "gap (points)", 12),
            ("状态", "status", 12),
            ("责任单位", "responsible", 20),
            ("主题", "theme", 30),
            ("说明", "explanation", 80),
        ],
        rows: judged.iter().map(|one| row(one, tongue)).collect(),
    }
}

fn row(one: &Assessment<'_>, tongue: Tongue) -> Vec<Cell> {
    let format = one.policy().percent_format();
    let language = language(tongue);
    let (actual, unit) = match one.evidence().map(Evidence::actual) {
        Some(Actual::Amount(amount)) => (
            Cell::Number(amount.magnitude()),
            Cell::text(amount.unit().to_string()),
        ),
        Some(other) => (Cell::text(other.to_string()), Cell::Empty),
        None => (Cell::Empty, Cell::Empty),
    };
    let rate = one.rate().map(|rate| number(&format.rate(rate)));
    let expected = one.expected().map(|rate| number(&format.percent(rate)));
    let gap = one.gap().map(|gap| number(&format.points(gap)));
    let status = match (one.status(), one.outcome()) {
        (Some(status), _) => status.label(language),
        (None, Err(reason)) => reason.label(language),
        (None, Ok(_)) => "",
    };
    let target = one.target();
    let responsible = target.responsible();
    let units = responsible.lead.iter().chain(&responsible.co_responsible);
    let units: Vec<&str> = units.map(String::as_str).collect();
    vec![
        one.light().map_or(Cell::Empty, Cell::Light),
        Cell::text(target.to_string()),
        actual,
        unit,
        rate.unwrap_or(Cell::Empty),
        expected.unwrap_or(Cell::Empty),
        gap.unwrap_or(Cell::Empty),
        Cell::text(status),
        Cell::text(units.join("、")),
        Cell::text(target.theme().join(" > ")),
        Cell::text(one.explanation(language).to_string()),
    ]
}

/// What is printed of a rate, as the number of its column.
fn number(printed: &impl Display) -> Cell {
    let printed = printed.to_string();
    let digits = printed.trim_end_matches('%');
    digits
        .parse()
        .map_or_else(|_| Cell::text(printed.as_str()), Cell::Number)
}

/// For people: the count of each light, then a line a target.
fn listing(
    plan: &Plan,
    sheet: &Sheet,
    as_of: NaiveDate,
    policy: &Policy,
    tongue: Tongue,
) -> String {
    let mut out = match tongue {
        Tongue::Zh => format!("{}　截至{as_of}　办法：{}\n", plan.title(), policy.name()),
        Tongue::En => format!("{}, as of {as_of}, by {}\n", plan.title(), policy.name()),
    };
    for light in [Light::Red, Light::Orange, Light::Yellow, Light::Green] {
        let of_light = |row: &&Vec<Cell>| row.first() == Some(&Cell::Light(light));
        let count = sheet.rows.iter().filter(of_light).count();
        if count > 0 {
            out += &format!("  {} {count}\n", light.label(language(tongue)));
        }
    }
    for row in &sheet.rows {
        let shown: Vec<String> = row.iter().map(|cell| cell.shown(tongue)).collect();
        if let [light, target, actual, unit, rate, _, _, status, ..] = shown.as_slice() {
            let percent = if rate.is_empty() { "" } else { "%" };
            let parts = [
                light.as_str(),
                target,
                &format!("{actual}{unit}"),
                &format!("{rate}{percent}"),
                status,
            ];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            out += &parts.collect::<Vec<_>>().join("　");
            out.push('\n');
        }
    }
    out
}
