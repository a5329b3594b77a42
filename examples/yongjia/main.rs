//! `yongjia [--json FILE] [--csv FILE]`: what Yongjia County promised for 2024, from the text of its report.
//!
//! Prints the targets by theme, the goals without a number, the sums that have a meaning and those that have none,
//! and how far the county says it got. `--json` and `--csv` write the plan.

mod completion;
mod sums;
mod table;

use std::error::Error;
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use zhibiao::extract::{Draft, Extractor, PlanDraft};
use zhibiao::finding::{Finding, Language};
use zhibiao::interchange::csv;
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::region::Region;
use zhibiao::source::Document;
use zhibiao::target::{Aim, Target};

use table::Table;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("yongjia: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let Some((json, table)) = files(std::env::args_os().skip(1))? else {
        println!("{USAGE}");
        return Ok(());
    };
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let text = std::fs::read_to_string(seeds.join("yongjia-2024.txt"))?;
    let actuals = std::fs::read_to_string(seeds.join("yongjia-2024-actuals.csv"))?;

    let (plan, findings) = read(&text)?;
    let report = report(&text, &plan, &findings, &actuals)?;
    match std::io::stdout().lock().write_all(report.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(error.into()),
        _ => {}
    }
    if let Some(path) = json {
        write(&path, &(serde_json::to_string_pretty(&plan)? + "\n"))?;
    }
    if let Some(path) = table {
        write(&path, &csv::write_with_bom(&plan))?;
    }
    Ok(())
}

type Files = (Option<PathBuf>, Option<PathBuf>);

const USAGE: &str = "usage: yongjia [--json FILE] [--csv FILE]";

/// The files to write the JSON and the CSV to; none where only help was asked for.
fn files(mut arguments: impl Iterator<Item = OsString>) -> Result<Option<Files>, String> {
    let (mut json, mut table) = (None, None);
    while let Some(option) = arguments.next() {
        let name = option.to_string_lossy();
        let place = match &*name {
            "--json" => &mut json,
            "--csv" => &mut table,
            "--help" | "-h" => return Ok(None),
            _ => return Err(format!("unknown argument {name}; {USAGE}")),
        };
        // A file whose name starts with a dash is written `./--csv`.
        let file = arguments
            .next()
            .filter(|file| !file.to_string_lossy().starts_with('-'))
            .ok_or_else(|| format!("{name} needs a file; {USAGE}"))?;
        *place = Some(PathBuf::from(file));
    }
    Ok(Some((json, table)))
}

fn write(path: &Path, content: &str) -> Result<(), String> {
    std::fs::write(path, content)
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// The plan that the report sets, and what was noticed on the way.
fn read(text: &str) -> Result<(Plan, Vec<Finding>), Box<dyn Error>> {
    let extractor = Extractor::default().plan_year(2024);
    let extraction = extractor.extract(text);
    let document = Document::new("2024年永嘉县政府工作报告")?.with_issuer("永嘉县人民政府");
    let Draft { plan, findings } = PlanDraft::new(document, Period::year(2024)?)
        .region(Region::new("永嘉县")?.with_code("330324".parse()?))
        .statements(&extraction.statements)
        .goals(&extractor.goals(text))
        .build()?;
    Ok((plan, [extraction.findings, findings].concat()))
}

fn report(
    text: &str,
    plan: &Plan,
    findings: &[Finding],
    actuals: &str,
) -> Result<String, Box<dyn Error>> {
    let (numbered, others): (Vec<&Target>, Vec<&Target>) =
        plan.targets().iter().partition(|target| has_number(target));
    let mut out = format!(
        "{}\n{}项指标，{}项无数字目标\n",
        plan.title(),
        numbered.len(),
        others.len()
    );
    for theme in plan.themes() {
        let mut table = Table::new(["指标", "动作", "目标", "承诺", "出处"]);
        for target in numbered.iter().filter(|target| target.theme() == theme) {
            table.row([
                target.indicator().name(),
                target.action(),
                &target.aim().to_string(),
                target.commitment().label(Language::Chinese),
                &place(target, text),
            ]);
        }
        if !table.is_empty() {
            out += &format!("\n{}\n{table}", theme.join(" > "));
        }
    }

    let mut table = Table::new(["类别", "目标", "动作", "承诺", "出处"]);
    let mut others = others;
    others.sort_by_key(|target| order(target.aim()));
    for target in others {
        table.row([
            &kind(target.aim()),
            target.indicator().name(),
            target.action(),
            target.commitment().label(Language::Chinese),
            &place(target, text),
        ]);
    }
    out += &format!("\n无数字目标\n{table}");
    out += &sums::report(&numbered);
    out += &completion::report(plan, actuals)?;
    out += "\n发现\n";
    for finding in findings {
        out += &format!("  {finding}\n");
    }
    if findings.is_empty() {
        out += "  无\n";
    }
    Ok(out)
}

/// Whether it is one of the report's figures, a rank or 零突破 included.
fn has_number(target: &Target) -> bool {
    matches!(
        target.aim(),
        Aim::Amount(_) | Aim::Rank(_) | Aim::Breakthrough
    )
}

/// 节点·开工, 创建, 定性.
fn kind(aim: &Aim) -> String {
    let kind = aim.kind().label(Language::Chinese);
    match aim {
        Aim::Milestone(stage) => format!("{kind}·{}", stage.label(Language::Chinese)),
        _ => kind.to_owned(),
    }
}

/// Milestones by stage, then titles, then goals in words.
fn order(aim: &Aim) -> impl Ord + use<> {
    let stage = match aim {
        Aim::Milestone(stage) => Some(*stage),
        _ => None,
    };
    (aim.kind(), stage)
}

/// Line and bytes: 第3行 字节1160–1165.
fn place(target: &Target, text: &str) -> String {
    let Some(source) = target.source() else {
        return String::new();
    };
    let span = source.span();
    let line = 1 + text
        .bytes()
        .take(span.start())
        .filter(|byte| *byte == b'\n')
        .count();
    format!("第{line}行 字节{}–{}", span.start(), span.end())
}
