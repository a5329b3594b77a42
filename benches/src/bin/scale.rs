//! `cargo run --release -p zhibiao-benches --bin scale -- 10 100 1000`: folders of so many MB from extraction to the panel, on one core
//! and on two, beside reading the files and beside a regex with `decimal` in Python. Each is a process of its own, so that its memory is its
//! own; the least of three runs counts (of 500 MB and more, one). Time is the wall's, memory the peak of the process.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use rayon::prelude::*;
use zhibiao::catalogue::Catalogue;
use zhibiao::extract::Extractor;
use zhibiao::panel::{Panel, Report};
use zhibiao_benches::{corpus, text};

type Outcome<T> = Result<T, Box<dyn Error>>;

const MEGABYTE: u64 = 1_000_000;

/// The least of so many runs counts; of much, one is enough.
const RUNS: usize = 3;
const MUCH: u64 = 500;

/// What is measured: its name, and how many threads it has; none for what reads no more than the files.
const WAYS: [(&str, usize); 3] = [("read", 1), ("panel", 1), ("panel", 2)];

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *words {
        ["measure", way, threads, folder] => measure(way, threads.parse()?, Path::new(folder)),
        _ => table(&words),
    }
}

fn table(sizes: &[&str]) -> Outcome<()> {
    let folder = std::env::temp_dir().join(format!("zhibiao-scale-{}", std::process::id()));
    println!("   MB  documents  what             seconds    MB/s  to reading  peak MB  cells");
    for size in sizes {
        let megabytes: u64 = size.parse()?;
        let (documents, bytes) = write(&folder, megabytes)?;
        let runs = if text::is_quick() || megabytes >= MUCH {
            1
        } else {
            RUNS
        };
        let mut reading = None;
        for (way, threads) in WAYS {
            let mut command = Command::new(std::env::current_exe()?);
            command.args(["measure", way, &threads.to_string()]);
            let label = format!(
                "{way}, {threads} thread{}",
                if threads == 1 { "" } else { "s" }
            );
            let found = least(&mut command, &folder, runs)?;
            show(
                megabytes,
                documents,
                bytes,
                &label,
                &found,
                reading.unwrap_or(found.seconds),
            );
            reading.get_or_insert(found.seconds);
        }
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/regex_panel.py");
        let mut python = Command::new("python3");
        python.arg(script);
        match least(&mut python, &folder, runs) {
            Ok(found) => {
                let reading = reading.unwrap_or(found.seconds);
                show(
                    megabytes,
                    documents,
                    bytes,
                    "python, regex",
                    &found,
                    reading,
                );
            }
            Err(error) => println!("{megabytes:>5}  python: {error}"),
        }
        std::fs::remove_dir_all(&folder)?;
    }
    Ok(())
}

/// Documents to so many bytes, a hundredth of it in a quick run.
fn write(folder: &Path, megabytes: u64) -> Outcome<(usize, u64)> {
    std::fs::create_dir_all(folder)?;
    let wanted = megabytes * MEGABYTE / if text::is_quick() { 100 } else { 1 };
    let (mut documents, mut bytes) = (0, 0);
    while bytes < wanted {
        let (name, text) = corpus::document(documents);
        documents += 1;
        bytes += text.len() as u64;
        std::fs::write(folder.join(name), text)?;
    }
    Ok((documents, bytes))
}

struct Measured {
    seconds: f64,
    peak_kilobytes: u64,
    said: String,
}

fn least(command: &mut Command, folder: &Path, runs: usize) -> Outcome<Measured> {
    let mut best: Option<Measured> = None;
    command.arg(folder);
    for _ in 0..runs {
        let started = Instant::now();
        let mut child = command.stdout(std::process::Stdio::piped()).spawn()?;
        let peak = peak_of(child.id(), &mut child)?;
        let output = child.wait_with_output()?;
        let seconds = started.elapsed().as_secs_f64();
        if !output.status.success() {
            return Err(format!("ended with {}", output.status).into());
        }
        let said = String::from_utf8(output.stdout)?.trim().to_owned();
        if best.as_ref().is_none_or(|best| seconds < best.seconds) {
            best = Some(Measured {
                seconds,
                peak_kilobytes: peak,
                said,
            });
        }
    }
    best.ok_or_else(|| "not run".into())
}

/// The most memory a process has had, looked at until it ends (Linux; elsewhere 0).
fn peak_of(process: u32, child: &mut std::process::Child) -> Outcome<u64> {
    let status = format!("/proc/{process}/status");
    let mut peak = 0;
    while child.try_wait()?.is_none() {
        if let Ok(status) = std::fs::read_to_string(&status) {
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
            peak = peak.max(kilobytes.unwrap_or(0));
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    Ok(peak)
}

fn show(megabytes: u64, documents: usize, bytes: u64, what: &str, found: &Measured, reading: f64) {
    #[expect(clippy::cast_precision_loss, reason = "a table for people, no value")]
    let (rate, peak) = (
        bytes as f64 / MEGABYTE as f64 / found.seconds,
        found.peak_kilobytes as f64 / 1024.0,
    );
    println!(
        "{megabytes:>5}  {documents:>9}  {what:<15}  {:>7.2}  {rate:>6.1}  {:>10.1}  {peak:>7.1}  {}",
        found.seconds,
        found.seconds / reading,
        found.said
    );
}

fn measure(way: &str, threads: usize, folder: &Path) -> Outcome<()> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()?;
    files.sort();
    if way == "read" {
        let mut lines = 0;
        for file in &files {
            lines += std::fs::read_to_string(file)?.lines().count();
        }
        println!("({lines} lines)");
        return Ok(());
    }
    let (extractor, catalogue) = (Extractor::default(), Catalogue::standard());
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()?;
    let read = |files: &[PathBuf]| -> Result<Panel, String> {
        let mut panel = Panel::new();
        for file in files {
            let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let report = Report::of_text(&name, &text).map_err(|error| error.to_string())?;
            panel.add_text(&report, &text, &extractor, &catalogue);
        }
        Ok(panel)
    };
    let parts = files.chunks(files.len().div_ceil(threads).max(1));
    let panels: Vec<Panel> = pool.install(|| {
        let parts: Vec<&[PathBuf]> = parts.collect();
        parts.into_par_iter().map(read).collect::<Result<_, _>>()
    })?;
    let mut panels = panels.into_iter();
    let mut panel = panels.next().unwrap_or_default();
    for other in panels {
        panel.merge(&other);
    }
    println!("{}", panel.cells().len());
    Ok(())
}
