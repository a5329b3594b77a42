//! `panel FOLDER [--tsv]`: what the reports of a folder set and reached, as one table: the headline indicators by region or by year,
//! aligned for people; with `--tsv` a line a value: document, region, year, slug, measure, side, value, unit, bound, quote.
//!
//! Region and year are those of the title, the text, or the name of the file (`浙江省-2026.txt`, `2018.txt`). What cannot be read is named on
//! stderr and left out.

use std::error::Error;
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use zhibiao::catalogue::Catalogue;
use zhibiao::extract::Extractor;
use zhibiao::panel::{Panel, Report, Side};

const USAGE: &str = "usage: panel FOLDER [--tsv]";

/// What is set in nearly every headline paragraph.
const HEADLINE: [&str; 12] = [
    "gdp",
    "industrial-value-added",
    "fixed-asset-investment",
    "retail-sales",
    "goods-trade",
    "general-budget-revenue",
    "consumer-prices",
    "urban-new-jobs",
    "surveyed-urban-unemployment",
    "household-income",
    "grain-output",
    "carbon-intensity",
];

fn main() -> ExitCode {
    match run(std::env::args_os().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("panel: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Vec<OsString>) -> Result<(), Box<dyn Error>> {
    let (mut folder, mut as_tsv) = (None, false);
    for argument in arguments {
        match argument.to_str() {
            Some("--help" | "-h") => {
                println!("{USAGE}");
                return Ok(());
            }
            Some("--tsv") => as_tsv = true,
            Some(option) if option.starts_with('-') => {
                return Err(format!("unknown argument {option}; {USAGE}").into());
            }
            _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
            _ => return Err(USAGE.into()),
        }
    }
    let catalogue = Catalogue::standard();
    let panel = read(&folder.ok_or(USAGE)?, &catalogue)?;
    let out = if as_tsv {
        panel.to_tsv()
    } else {
        tables(&panel, &catalogue)
    };
    match std::io::stdout().lock().write_all(out.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// The texts of a folder as one panel.
fn read(folder: &Path, catalogue: &Catalogue) -> Result<Panel, Box<dyn Error>> {
    let shown = folder.display();
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "txt"));
    files.sort();
    let extractor = Extractor::default();
    let mut panel = Panel::new();
    let mut texts = 0_usize;
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let text = match std::fs::read(&file).map(String::from_utf8) {
            Ok(Ok(text)) => text,
            Ok(Err(error)) => {
                let at = error.utf8_error().valid_up_to();
                eprintln!(
                    "{name}: not UTF-8 from byte {at} on, left out; convert it first, as with `iconv -f GB18030 -t UTF-8` \
                     （自第{}个字节起不是UTF-8，已略过，请先转换编码）",
                    at + 1
                );
                continue;
            }
            Err(error) => {
                eprintln!("{name}: {error}, left out（无法读取，已略过）");
                continue;
            }
        };
        match Report::of_text(&name, &text) {
            Ok(report) => {
                panel.add_text(&report, &text, &extractor, catalogue);
                texts += 1;
            }
            Err(error) => eprintln!("{error}; left out（{}；已略过）", error.chinese()),
        }
    }
    if texts == 0 {
        return Err(format!(
            "{shown} holds no text (*.txt) of a known region and year（没有可确定地区和年份的文本文件）"
        )
        .into());
    }
    Ok(panel)
}

/// Regions down where there are several, else years.
fn tables(panel: &Panel, catalogue: &Catalogue) -> String {
    let reports = panel.reports();
    let mut regions: Vec<&str> = reports.iter().map(|report| report.region()).collect();
    regions.dedup();
    let mut years: Vec<i32> = reports.iter().map(|report| report.year()).collect();
    years.sort_unstable();
    years.dedup();
    let mut out = String::new();
    if let [region] = regions.as_slice() {
        for (side, title) in [(Side::Target, "目标"), (Side::Outcome, "完成")] {
            let pivot = panel.by_year(region, side, &HEADLINE).with_names(catalogue);
            out += &format!("{region}　{title}\n{pivot}\n\n");
        }
        return out;
    }
    for year in years {
        let set = panel.by_region(year, Side::Target, &HEADLINE);
        let set = set.with_names(catalogue);
        let reached = panel.by_region(year - 1, Side::Outcome, &HEADLINE);
        let reached = reached.with_names(catalogue);
        out += &format!(
            "{year}年　目标\n{set}\n\n{}年　完成\n{reached}\n\n",
            year - 1
        );
    }
    out
}
