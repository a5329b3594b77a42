//! `zhibiao follow-up`: the targets of a plan and what the report that follows says was achieved.

use zhibiao::follow_up::{FollowUp, Unpaired, follow_up};
use zhibiao::plan::Plan;

use crate::arguments::{Follow, Tongue};
use crate::commands::extract::extractor;
use crate::commands::plan::load;
use crate::output::{self, Kind};
use crate::sheet::{Cell, Sheet, in_tongue};
use crate::workbook::workbook;
use crate::{Done, input};

pub fn run(asked: &Follow, tongue: Tongue) -> Done {
    let kind = Kind::of(&asked.target, &[Kind::Csv, Kind::Xlsx])?;
    output::check(&asked.target)?;
    let plan = load(&asked.old, None)?;
    let file = input::file(&asked.new)?;
    let text = file.document.text();
    let extraction = extractor(None)?.extract(text);
    let found = follow_up(&plan, &extraction.statements);
    let sheet = sheet(&plan, &found, text, tongue);
    let bytes = match kind {
        None => listing(&sheet, tongue).into_bytes(),
        Some(Kind::Csv) => sheet.to_csv(tongue),
        Some(_) => workbook(vec![sheet], tongue)?,
    };
    output::write(&asked.target, &bytes)?;
    Ok(true)
}

fn sheet(plan: &Plan, found: &FollowUp, text: &str, tongue: Tongue) -> Sheet {
    let mut rows = Vec::new();
    for target in plan.targets() {
        let pair = found
            .pairs
            .iter()
            .find(|pair| pair.reported.target == *target.id());
        let unpaired = found
            .targets
            .iter()
            .find(|unpaired| unpaired.target == *target.id());
        let (value, quote) = match pair {
            Some(pair) => (
                pair.reported.value.to_string(),
                pair.reported
                    .source
                    .span()
                    .of(text)
                    .unwrap_or_default()
                    .to_owned(),
            ),
            None => (String::new(), String::new()),
        };
        let why = unpaired.map(|unpaired| in_tongue(why(&unpaired.reason), tongue));
        rows.push(vec![
            Cell::text(target.id().to_string()),
            Cell::text(target.to_string()),
            Cell::text(value),
            Cell::text(quote),
            Cell::text(why.unwrap_or_default()),
        ]);
    }
    Sheet {
        name: ("跟踪", "Follow-up"),
        columns: vec![
            ("编号", "id", 10),
            ("目标", "target", 44),
            ("报告的结果", "reported", 16),
            ("原文", "quote", 20),
            ("未对上的原因", "why unpaired", 40),
        ],
        rows,
    }
}

/// Why nothing was paired with a target.
fn why<T>(reason: &Unpaired<T>) -> (&'static str, &'static str) {
    match reason {
        Unpaired::NotComparable => ("不是单一的数量或名次", "it is no single amount or place"),
        Unpaired::NoCandidate => ("报告没有再说到", "the report does not speak of it"),
        Unpaired::Differs(_) => ("报告说的口径不同", "the report speaks of it in another way"),
        Unpaired::Taken(_) => (
            "那个结果属于另一目标",
            "its result belongs to another target",
        ),
        Unpaired::Ambiguous(_) => ("候选不止一个", "several results might be its"),
        _ => ("", ""),
    }
}

/// For people: a line a target, those with a result first.
fn listing(sheet: &Sheet, tongue: Tongue) -> String {
    let mut lines: Vec<(bool, String)> = sheet
        .rows
        .iter()
        .map(|row| {
            let shown: Vec<String> = row.iter().skip(1).map(|cell| cell.shown(tongue)).collect();
            match shown.as_slice() {
                [target, value, _, _] if !value.is_empty() => {
                    (false, format!("{target} → {value}\n"))
                }
                [target, _, _, why] => (true, format!("{target}　（{why}）\n")),
                _ => (true, String::new()),
            }
        })
        .collect();
    lines.sort_by_key(|(unpaired, _)| *unpaired);
    lines.into_iter().map(|(_, line)| line).collect()
}
