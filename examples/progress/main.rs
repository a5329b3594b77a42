//! `progress [--as-of DATE] [--policy NAME]`: where the targets of Yongjia County for 2024 stand, as a supervision office
//! (督查室) would put it on its board.
//!
//! The monthly reports in `seeds/yongjia-2024-made-reports.csv` are made up (来源“虚构示例”); only the two of the projects
//! opened and finished by the end of the year were published. Policies: yinchuan, xuancheng, open-sdg, un.

#[path = "../yongjia/plan.rs"]
mod plan;
#[path = "../yongjia/table.rs"]
mod table;

use std::error::Error;
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::num::NonZeroU32;
use std::path::Path;
use std::process::ExitCode;

use chrono::{Datelike, NaiveDate};
use zhibiao::completion::{Assessment, Escalation, Light, Policy, assess_over, assess_plan};
use zhibiao::finding::Language;
use zhibiao::interchange::observations;
use zhibiao::observation::{self, Log};
use zhibiao::plan::Plan;

use table::Table;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("progress: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let Some((as_of, policy)) = options(std::env::args_os().skip(1))? else {
        println!("{USAGE}");
        return Ok(());
    };
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let text = std::fs::read_to_string(seeds.join("yongjia-2024.txt"))?;
    let reports = std::fs::read(seeds.join("yongjia-2024-made-reports.csv"))?;

    let plan = plan::read(&text)?;
    let reading = observations::read_csv(&reports)?;
    let mut findings = reading.findings;
    findings.extend(observation::check(&plan, &reading.log, as_of));
    // What is not yet known on the day is no news.
    findings.retain(|finding| finding.severity() > zhibiao::finding::Severity::Note);

    let mut out = board(&plan, &reading.log, as_of, &policy);
    out += "\n填报中的问题\n";
    for finding in &findings {
        out += &format!("  {finding}\n");
    }
    match std::io::stdout().lock().write_all(out.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

const USAGE: &str = "usage: progress [--as-of DATE] [--policy yinchuan|xuancheng|open-sdg|un]";

/// Day and policy; none where only help was asked for.
fn options(
    arguments: impl Iterator<Item = OsString>,
) -> Result<Option<(NaiveDate, Policy)>, Box<dyn Error>> {
    let mut as_of = NaiveDate::from_ymd_opt(2024, 9, 30).ok_or("no such day")?;
    let mut policy = Policy::yinchuan_2025(Light::Yellow);
    let mut arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
    while let Some(option) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .filter(|value| !value.starts_with('-'))
                .ok_or_else(|| format!("{option} needs a value; {USAGE}"))
        };
        match option.as_str() {
            "--as-of" => {
                let value = value()?;
                as_of = value
                    .parse()
                    .map_err(|_| format!("`{value}` is no day; write 2024-09-30"))?;
            }
            "--policy" => {
                policy = match value()?.as_str() {
                    "yinchuan" => Policy::yinchuan_2025(Light::Yellow),
                    "xuancheng" => Policy::xuancheng_2020(),
                    "open-sdg" => Policy::open_sdg(),
                    "un" => Policy::un_progress_chart_2023(),
                    other => {
                        let known = "yinchuan, xuancheng, open-sdg or un";
                        return Err(format!("unknown policy {other}; it is {known}").into());
                    }
                }
            }
            "--help" | "-h" => return Ok(None),
            _ => return Err(format!("unknown argument {option}; {USAGE}").into()),
        }
    }
    // Two yellows make a red.
    let escalation = Escalation {
        yellows: NonZeroU32::MIN.saturating_add(1),
    };
    Ok(Some((as_of, policy.with_escalation(escalation))))
}

fn board(plan: &Plan, log: &Log, as_of: NaiveDate, policy: &Policy) -> String {
    let all: Vec<Assessment> = assess_plan(plan, log, as_of, policy).collect();
    let (mut judged, not_judged): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| one.light().is_some());
    // The worst first: by light, then by how far behind.
    judged.sort_by_key(|one| (one.light(), one.gap()));

    let mut out = format!(
        "{}　截至{as_of}　办法：{}\n月度数据为虚构示例，仅年末两项增资扩产数为公布数\n",
        plan.title(),
        policy.name()
    );
    for light in [Light::Red, Light::Orange, Light::Yellow, Light::Green] {
        let count = judged
            .iter()
            .filter(|one| one.light() == Some(light))
            .count();
        if count > 0 {
            out += &format!("  {}{count}项", light.label(Language::Chinese));
        }
    }
    out += &format!("  不予评价{}项\n", not_judged.len());

    for theme in plan.themes() {
        let mut table = Table::new([
            "灯",
            "指标",
            "实际",
            "完成率",
            "应达",
            "差",
            "状态",
            "近6月",
        ]);
        for one in judged.iter().filter(|one| one.target().theme() == theme) {
            table.row(row(one, log).each_ref().map(String::as_str));
        }
        if !table.is_empty() {
            out += &format!("\n{}\n{table}", theme.join(" > "));
        }
    }

    let mut table = Table::new(["不予评价", "原因"]);
    for one in &not_judged {
        if let Err(reason) = one.outcome() {
            table.row([&one.target().to_string(), reason.label(Language::Chinese)]);
        }
    }
    out += &format!("\n{table}");

    if let Some(worst) = judged.first() {
        out += &format!(
            "\n说明\n  {}\n  {}\n",
            worst.explanation(Language::Chinese),
            worst.explanation(Language::English)
        );
    }
    out
}

fn row(one: &Assessment, log: &Log) -> [String; 8] {
    let format = one.policy().percent_format();
    let rated = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
    let lights = history(one, log);
    let escalated = one
        .policy()
        .escalation()
        .and_then(|escalation| escalation.light(&lights));
    let now = one.light().map_or("", sign);
    let now = match escalated {
        Some(light) if Some(light) != one.light() => format!("{now}→{}", sign(light)),
        _ => now.to_owned(),
    };
    [
        now,
        one.target().to_string(),
        rated(one.evidence().map(|evidence| evidence.actual().to_string())),
        rated(one.rate().map(|rate| format.percent(rate).to_string())),
        rated(
            one.rate()
                .and(one.expected())
                .map(|expected| format.percent(expected).to_string()),
        ),
        rated(one.gap().map(|gap| format.points(gap).to_string())),
        one.status()
            .map_or("", |status| status.label(Language::Chinese))
            .to_owned(),
        lights.into_iter().map(sign).collect(),
    ]
}

/// The lights at the ends of the last months, the present one last.
fn history(one: &Assessment, log: &Log) -> Vec<Light> {
    let mut days = vec![one.as_of()];
    let mut first = one.as_of().with_day(1);
    while let (Some(day), true) = (first, days.len() < 6) {
        let Some(end) = day.pred_opt() else { break };
        days.push(end);
        first = end.with_day(1);
    }
    days.into_iter()
        .rev()
        .filter_map(|day| assess_over(one.target(), one.period(), log, day, one.policy()).light())
        .collect()
}

const fn sign(light: Light) -> &'static str {
    match light {
        Light::Red => "红",
        Light::Orange => "橙",
        Light::Yellow => "黄",
        Light::Green => "绿",
    }
}
