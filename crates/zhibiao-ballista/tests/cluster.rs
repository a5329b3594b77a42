//! A scheduler and two executors, each a process of its own on the loopback, beside one process alone.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::LazyLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

const QUERY: &str = "examples/set_by_most.sql";
const DOCUMENTS: usize = 2_000;

/// A query that is not answered by then hangs.
const PATIENCE: Duration = Duration::from_secs(120);

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_zhibiao-cluster"))
}

/// 2,000 documents as Parquet files, and what one process answers to the query, written once for all tests.
struct Answered {
    _folder: TempDir,
    documents: PathBuf,
    alone: String,
    seconds: Duration,
}

static ANSWERED: LazyLock<Answered> = LazyLock::new(|| {
    let folder = TempDir::new().unwrap();
    let texts = folder.path().join("texts");
    std::fs::create_dir(&texts).unwrap();
    for number in 0..DOCUMENTS {
        let (name, text) = zhibiao_benches::corpus::document(number);
        std::fs::write(texts.join(name), text).unwrap();
    }
    let documents = folder.path().join("documents");
    let written = program()
        .arg("documents")
        .args([&texts, &documents])
        .status();
    assert!(written.unwrap().success());
    let started = Instant::now();
    let output = program().args(["ask", QUERY]).arg(&documents).output();
    let alone = text(&output.unwrap());
    Answered {
        _folder: folder,
        documents,
        alone,
        seconds: started.elapsed(),
    }
});

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A process that ends with the test.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

struct Cluster {
    scheduler: String,
    executors: Vec<Served>,
    _served: Served,
    _work: TempDir,
}

impl Cluster {
    fn start() -> Self {
        let mut child = program()
            .args(["scheduler", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        let scheduler = address.trim().to_owned();
        let work = TempDir::new().unwrap();
        let executor = |name: &str| {
            let executor = program()
                .args(["executor", &scheduler, "127.0.0.1"])
                .arg(work.path().join(name))
                .stderr(Stdio::null())
                .spawn();
            Served(executor.unwrap())
        };
        let executors = vec![executor("one"), executor("two")];
        sleep(Duration::from_secs(2));
        Self {
            scheduler,
            executors,
            _served: Served(child),
            _work: work,
        }
    }

    fn ask(&self, query: &Path, documents: &Path) -> Child {
        program()
            .arg("ask")
            .args([query, documents])
            .arg(&self.scheduler)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }
}

fn ended(mut child: Child) -> Output {
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("no answer within {PATIENCE:?}");
        }
        sleep(Duration::from_millis(10));
    }
    child.wait_with_output().unwrap()
}

#[test]
fn a_cluster_gives_the_bytes_of_one_process() {
    let answered = &*ANSWERED;
    assert!(
        answered.alone.contains("一般公共预算收入"),
        "{}",
        answered.alone
    );
    let cluster = Cluster::start();
    for _ in 0..2 {
        let asked = cluster.ask(Path::new(QUERY), &answered.documents);
        assert_eq!(text(&ended(asked)), answered.alone);
    }
}

/// Whenever the executor dies, the answer is right or there is none: never a wrong sum.
#[test]
fn an_executor_killed_in_the_middle_costs_an_answer_at_most() {
    let answered = &*ANSWERED;
    for part in [20, 50] {
        let mut cluster = Cluster::start();
        let mut asked = cluster.ask(Path::new(QUERY), &answered.documents);
        sleep(answered.seconds * part / 100);
        assert!(asked.try_wait().unwrap().is_none(), "answered before");
        drop(cluster.executors.pop());
        let output = ended(asked);
        if output.status.success() {
            assert_eq!(text(&output), answered.alone);
        } else {
            let error = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(error.starts_with("zhibiao-cluster: "), "{error}");
        }
        println!(
            "killed at {part} % of {:?}: {}",
            answered.seconds, output.status
        );
    }
}

#[test]
fn the_error_of_a_value_comes_back_with_the_value() {
    let cluster = Cluster::start();
    let folder = TempDir::new().unwrap();
    let query = folder.path().join("query.sql");
    std::fs::write(
        &query,
        "select document, exact_sum('1.5', '亿元人') from documents group by document",
    )
    .unwrap();
    let output = ended(cluster.ask(&query, &ANSWERED.documents));
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(error.contains("亿元人"), "{error}");
}

#[test]
fn what_is_not_there_is_told() {
    let nobody = "127.0.0.1:1";
    let asked = program()
        .args(["ask", QUERY])
        .arg(&ANSWERED.documents)
        .arg(nobody)
        .output()
        .unwrap();
    assert_eq!(asked.status.code(), Some(2));

    let folder = TempDir::new().unwrap();
    let empty = program()
        .arg("documents")
        .args([folder.path(), &folder.path().join("out")])
        .output()
        .unwrap();
    assert_eq!(empty.status.code(), Some(2));
    let error = String::from_utf8_lossy(&empty.stderr).into_owned();
    assert!(
        error.contains("no file that can be read as a report"),
        "{error}"
    );

    let usage = program().arg("fly").output().unwrap();
    assert_eq!(usage.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&usage.stderr).contains("zhibiao-cluster ask"));
}
