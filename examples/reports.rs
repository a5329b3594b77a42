//! `reports FOLDER`: reads every `.txt` report of a folder, as many at a time as there are cores, and counts what they
//! hold; on a terminal with a progress bar.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use zhibiao::audit::audit;
use zhibiao::extract::{Extractor, Kind};

/// What one report holds, or why it could not be read.
type Counts = Result<[usize; 4], String>;

const COLUMNS: [&str; 4] = ["targets", "achievements", "findings", "contradictions"];

const USAGE: &str = "usage: reports FOLDER";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let folder = match arguments.as_slice() {
        [option] if option == "--help" || option == "-h" => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        [option] if option.to_string_lossy().starts_with('-') => {
            let option = option.to_string_lossy();
            return refuse(&format!("unknown argument {option}; {USAGE}"));
        }
        [folder] => folder,
        _ => return refuse(USAGE),
    };
    let name = folder.to_string_lossy();
    let paths = match reports(Path::new(folder)) {
        Ok(paths) if paths.is_empty() => {
            return refuse(&format!("{name} holds no .txt file"));
        }
        Ok(paths) => paths,
        Err(error) => return refuse(&format!("cannot read the folder {name}: {error}")),
    };

    // One extractor serves all threads: it keeps nothing between texts.
    let extractor = Extractor::default();
    let counts: Vec<Counts> = paths
        .par_iter()
        .progress_with(bar(paths.len()))
        .map(|path| count(&extractor, path))
        .collect();

    let complete = counts.iter().all(Result::is_ok);
    match write(&paths, &counts) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            refuse(&format!("cannot write: {error}"))
        }
        _ if complete => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The `.txt` files of a folder, by name.
fn reports(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new("txt")) && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// A bar on stderr; where that is no terminal, there is none.
fn bar(length: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(length).unwrap_or(u64::MAX));
    match ProgressStyle::with_template("{wide_bar} {pos}/{len} reports, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn count(extractor: &Extractor, path: &Path) -> Counts {
    let bytes = std::fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!(
            "is not UTF-8 from byte {at} on; convert it first, as with `iconv -f GB18030 -t UTF-8` \
             （自第{}个字节起不是UTF-8，请先转换编码）",
            at + 1
        )
    })?;
    let extraction = extractor.extract(&text);
    let of = |kind| {
        extraction
            .statements
            .iter()
            .filter(|s| s.kind == kind)
            .count()
    };
    Ok([
        of(Kind::Target),
        of(Kind::Achievement),
        extraction.findings.len(),
        audit(&text, &extraction.statements).len(),
    ])
}

/// A line a report, and the sums where there are several; what could not be read goes to stderr.
fn write(paths: &[PathBuf], counts: &[Counts]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let mut line = |cells: [String; 4], name: &str| {
        for (cell, column) in cells.iter().zip(COLUMNS) {
            write!(out, "{cell:>width$}  ", width = column.len())?;
        }
        writeln!(out, "{name}")
    };
    line(COLUMNS.map(str::to_owned), "file")?;
    let mut sums = [0; 4];
    let mut read = 0;
    for (path, counts) in paths.iter().zip(counts) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match counts {
            Ok(counts) => {
                line(counts.map(|count| count.to_string()), &name)?;
                for (sum, count) in sums.iter_mut().zip(counts) {
                    *sum += count;
                }
                read += 1;
            }
            Err(reason) => eprintln!("reports: {name} {reason}"),
        }
    }
    if read > 1 {
        line(sums.map(|sum| sum.to_string()), &format!("{read} reports"))?;
    }
    Ok(())
}

fn refuse(message: &str) -> ExitCode {
    eprintln!("reports: {message}");
    ExitCode::from(2)
}
