//! The files of paths and folders, read side by side; those that fail are named, and the others go on.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use zhibiao::interchange::observations::{self, LogReading};
use zhibiao_files::{Document, Format, read_file, read_text};

use crate::failure::Failure;

/// A file that was read.
pub struct File {
    pub path: PathBuf,
    pub document: Document,
}

impl File {
    /// The name, without its folders.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }
}

/// Reads one file.
pub fn file(path: &Path) -> Result<File, Failure> {
    let document = read_file(path)?;
    Ok(File {
        path: path.to_owned(),
        document,
    })
}

/// The observations of a table, in whatever encoding it was saved.
pub fn reported(path: &Path) -> Result<LogReading, Failure> {
    let (table, _) = read_text(path)?;
    Ok(observations::read_csv(table.as_bytes())?)
}

/// What came of each file: the work done on it, or why it failed, in the order of the paths.
pub type Worked<T> = Vec<(PathBuf, Result<T, Failure>)>;

/// Does `work` on each file of the paths and of the folders among them, on all cores.
pub fn each<T: Send>(
    paths: &[PathBuf],
    work: impl Fn(File) -> Result<T, Failure> + Sync,
) -> Worked<T> {
    let files: Vec<PathBuf> = paths.iter().flat_map(|path| within(path)).collect();
    let bar = progress(files.len());
    let worked = files
        .into_par_iter()
        .map(|path| {
            let result = file(&path).and_then(&work);
            bar.inc(1);
            (path, result)
        })
        .collect();
    bar.finish_and_clear();
    worked
}

/// The files of a folder, the folders in it included, that are of a kind that is read; a file is itself.
fn within(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(path) else {
        return vec![path.to_owned()];
    };
    let mut entries: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        let name = entry
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        // Files that are being written, and those of the system.
        if name.starts_with(['.', '~']) {
            continue;
        }
        // A link to a folder may lead round in a circle.
        let is_folder = entry.is_dir() && !entry.is_symlink();
        if is_folder {
            files.extend(within(&entry));
        } else if Format::by_name(&name).is_some() || is_refused(&name) {
            files.push(entry);
        }
    }
    files
}

/// Reports that are not read are named as such, and not passed over.
fn is_refused(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".pdf", ".doc", ".wps", ".rtf", ".xls"]
        .iter()
        .any(|end| name.ends_with(end))
}

fn progress(files: usize) -> ProgressBar {
    if files < 20 || !std::io::stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}");
    ProgressBar::new(files as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
