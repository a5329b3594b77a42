//! Many files at once: read in parallel, the GIL released, stopped by Ctrl-C.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use arrow_array::RecordBatch;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use zhibiao::extract::Extractor;
use zhibiao::interchange::arrow::Record;

use crate::error::told;
use crate::extraction::Tables;
use crate::table::{Table, of_arrow};

/// What was read in files: their statements and findings with the name of the file in each row, and the files that failed.
#[pyclass(frozen, name = "Files", module = "zhibiao")]
pub(crate) struct PyFiles {
    statements: Table,
    findings: Table,
    failures: Vec<Failure>,
    read: usize,
}

#[derive(Clone)]
struct Failure {
    path: String,
    message: String,
    chinese: String,
}

/// The tables of one file, or why there are none.
type Outcome = Result<Tables, Failure>;

fn read(path: &Path, extractor: &Extractor) -> Outcome {
    let failed = |message: String, chinese: String| Failure {
        path: path.display().to_string(),
        message,
        chinese,
    };
    let document = zhibiao_files::read_file(path)
        .map_err(|error| failed(error.to_string(), error.chinese()))?;
    let text = document.text();
    let (extraction, goals) = extractor.extract_with_goals(text);
    Tables::new(text, &extraction, &goals)
        .map_err(|error| failed(error.to_string(), error.chinese()))
}

/// How often Python is asked whether to stop.
const TICK: Duration = Duration::from_millis(100);

/// Reads files in parallel: their statements and findings, a row each with the name of its file.
///
/// A file that cannot be read is named in `failures`, and the others are read. Ctrl-C stops within a second.
#[pyfunction]
#[pyo3(signature = (paths, progress=false, threads=None))]
pub(crate) fn extract_files(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    progress: bool,
    threads: Option<usize>,
) -> PyResult<PyFiles> {
    let paths = Arc::new(paths);
    let (next, stop) = (
        Arc::new(AtomicUsize::new(0)),
        Arc::new(AtomicBool::new(false)),
    );
    let (send, receive) = mpsc::channel::<(usize, Outcome)>();
    let cores = thread::available_parallelism().map_or(1, usize::from);
    for _ in 0..threads.unwrap_or(cores).clamp(1, paths.len().max(1)) {
        let (paths, next, stop, send) = (paths.clone(), next.clone(), stop.clone(), send.clone());
        thread::spawn(move || {
            let extractor = Extractor::default();
            while !stop.load(Ordering::Relaxed) {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(path) = paths.get(at) else { break };
                if send.send((at, read(path, &extractor))).is_err() {
                    break;
                }
            }
        });
    }
    drop(send);
    let receive = Mutex::new(receive);
    let mut outcomes: Vec<Option<Outcome>> = paths.iter().map(|_| None).collect();
    let (mut done, mut told_at) = (0, Instant::now());
    loop {
        let message = py.detach(|| {
            receive
                .lock()
                .map_or(Err(RecvTimeoutError::Disconnected), |receive| {
                    receive.recv_timeout(TICK)
                })
        });
        // The threads end by themselves: what they still read is of no use to anybody.
        py.check_signals()
            .inspect_err(|_| stop.store(true, Ordering::Relaxed))?;
        match message {
            Ok((at, outcome)) => {
                if let Some(place) = outcomes.get_mut(at) {
                    *place = Some(outcome);
                }
                done += 1;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if progress && (told_at.elapsed() > Duration::from_millis(500) || done == paths.len()) {
            told_at = Instant::now();
            let line = format!("\r{done}/{}", paths.len());
            py.import("sys")?
                .getattr("stderr")?
                .call_method1("write", (line,))?;
        }
    }
    if progress {
        py.import("sys")?
            .getattr("stderr")?
            .call_method1("write", ("\n",))?;
    }
    gather(&paths, outcomes)
}

fn gather(paths: &[PathBuf], outcomes: Vec<Option<Outcome>>) -> PyResult<PyFiles> {
    let mut failures = Vec::new();
    let (mut statements, mut findings) = (Vec::new(), Vec::new());
    let mut read = 0;
    for (path, outcome) in paths.iter().zip(outcomes) {
        let path = path.display().to_string();
        match outcome {
            Some(Ok(tables)) => {
                read += 1;
                statements.push((path.clone(), tables.statements));
                findings.push((path, tables.findings));
            }
            Some(Err(failure)) => failures.push(failure),
            None => failures.push(Failure {
                path,
                message: "the file was not read to its end".to_owned(),
                chinese: "文件没有读完".to_owned(),
            }),
        }
    }
    Ok(PyFiles {
        statements: joined(Record::Statement, &statements)?,
        findings: joined(Record::Finding, &findings)?,
        failures,
        read,
    })
}

/// One table of many, with the file of each row; dictionaries are made anew, so that they say each word once.
fn joined(record: Record, tables: &[(String, RecordBatch)]) -> PyResult<Table> {
    let refused = |error: zhibiao::interchange::arrow::BatchError| of_arrow(error);
    let mut objects = Vec::new();
    let mut names = Vec::new();
    for (name, batch) in tables {
        let rows = zhibiao::interchange::arrow::objects(record, batch).map_err(refused)?;
        names.extend(rows.iter().map(|_| name.as_str()));
        objects.extend(rows);
    }
    let batch = zhibiao::interchange::arrow::of_objects(record, objects).map_err(refused)?;
    Ok(Table {
        batch: Table::with_first("document", names, &batch)?,
    })
}

#[pymethods]
impl PyFiles {
    /// The statements of all files, a row each, the name of the file first.
    #[getter]
    fn statements(&self) -> Table {
        self.statements.clone()
    }

    /// What was not understood in them.
    #[getter]
    fn findings(&self) -> Table {
        self.findings.clone()
    }

    /// The files that were not read: `path`, `message`, `chinese`.
    #[getter]
    fn failures<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let list = PyList::empty(py);
        for failure in &self.failures {
            let dict = PyDict::new(py);
            dict.set_item("path", &failure.path)?;
            dict.set_item("message", &failure.message)?;
            dict.set_item("chinese", &failure.chinese)?;
            list.append(dict)?;
        }
        Ok(list)
    }

    /// Raises what the first file that failed says, if any did.
    fn check(&self) -> PyResult<()> {
        match self.failures.first() {
            Some(failure) => {
                let about = |message: &str| format!("{}: {message}", failure.path);
                Err(told(
                    "FileError.NotRead",
                    about(&failure.message),
                    about(&failure.chinese),
                ))
            }
            None => Ok(()),
        }
    }

    fn __repr__(&self) -> String {
        format!(
            "<Files: {} read, {} failed, {} statements>",
            self.read,
            self.failures.len(),
            self.statements.batch.num_rows()
        )
    }
}
