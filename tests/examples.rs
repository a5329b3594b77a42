//! The examples as their users run them: output, files, exit codes.
//!
//! `cargo test` builds the examples first; where one is missing, `cargo build --examples` makes it.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use zhibiao::finding::{Code, Finding, Severity};

/// An example, run in a folder of its own so that nothing depends on where it is called.
fn example(name: &str) -> Command {
    let test = std::env::current_exe().unwrap();
    let folder = test
        .parent()
        .and_then(Path::parent)
        .unwrap()
        .join("examples");
    let program = folder
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION);
    assert!(program.exists(), "run `cargo build --examples` first");
    let mut command = Command::new(program);
    command.current_dir(std::env::temp_dir());
    command
}

fn run(name: &str, arguments: &[&OsStr]) -> Output {
    example(name).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The bytes of a file of the project.
fn file(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// A file for one test to write.
fn scratch(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("zhibiao-{}-{name}", std::process::id()))
}

#[track_caller]
fn assert_golden(actual: &[u8], golden: &str) {
    let golden = file(&format!("tests/golden/{golden}"));
    for (line, (actual, golden)) in text(actual).lines().zip(text(&golden).lines()).enumerate() {
        assert_eq!(actual, golden, "line {}", line + 1);
    }
    assert_eq!(actual, golden);
}

#[track_caller]
fn assert_refused(output: &Output, why: &str) {
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout), "");
    let message = text(&output.stderr);
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(message.contains(why), "{message}");
}

/// Two provinces, one of which says in its name of which year it is; and what cannot be read.
#[test]
fn panel_puts_the_reports_of_a_folder_side_by_side() {
    let folder = scratch("panel");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, report) in [
        (
            "浙江省-2026.txt",
            "今年主要预期目标是：地区生产总值增长5%左右；居民收入增长与经济增长同步。",
        ),
        (
            "b.txt",
            "2026年江苏省政府工作报告\n今年主要预期目标是：地区生产总值增长5.5%，城镇新增就业100万人以上。",
        ),
        ("notes.txt", "新增学位5个。"),
    ] {
        std::fs::write(folder.join(name), report).unwrap();
    }
    let output = run("panel", &[folder.as_os_str()]);
    let tsv = run("panel", &[folder.as_os_str(), "--tsv".as_ref()]);
    std::fs::write(folder.join("浙江省-2026.txt"), [0xff]).unwrap();
    let bad = run("panel", &[folder.as_os_str()]);
    std::fs::remove_file(folder.join("b.txt")).unwrap();
    let none = run("panel", &[folder.as_os_str()]);
    std::fs::remove_dir_all(&folder).unwrap();

    assert!(output.status.success());
    assert!(text(&output.stdout).starts_with("2026年　目标\n"));
    assert!(text(&output.stderr).starts_with("notes.txt: neither"));
    let line = "浙江省-2026.txt\t浙江省\t2026\tgdp\tgrowth\ttarget\t5\t%\tabout\t5%左右\n";
    assert!(text(&tsv.stdout).contains(line), "{}", text(&tsv.stdout));
    assert!(text(&tsv.stdout).contains("\thousehold-income\tgrowth\ttarget\trelative\t"));
    assert!(text(&bad.stderr).contains("浙江省-2026.txt: not UTF-8"));
    assert_eq!(none.status.code(), Some(2));
    assert!(text(&none.stderr).contains("holds no text"));
    assert_refused(&run("panel", &["--colour".as_ref()]), "unknown argument");
    assert_refused(&run("panel", &[]), "usage: panel");
    assert_refused(&run("panel", &["/no/such/folder".as_ref()]), "cannot read");
}

#[test]
fn quickstart_prints_what_it_reads() {
    let output = run("quickstart", &[]);
    assert!(output.status.success());
    assert_golden(&output.stdout, "quickstart.txt");
}

#[test]
fn audit_underlines_what_is_wrong() {
    for (seed, golden) in [
        ("planted-errors.txt", "audit-text.txt"),
        ("planted-errors.json", "audit-plan.txt"),
    ] {
        let seed = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("seeds")
            .join(seed);
        let output = run("audit", &[seed.as_os_str()]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert_golden(&output.stdout, golden);
    }
}

/// By the codes that the seed has: silenced, made errors, as JSON and as a table.
#[test]
fn audit_obeys_its_options() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/planted-errors.json");
    let with = |options: &[&str]| {
        let options = options.iter().map(|option| OsStr::new(*option));
        let arguments: Vec<&OsStr> = options.chain([seed.as_os_str()]).collect();
        let output = run("audit", &arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        output.stdout
    };
    let findings = |options: &[&str]| -> Vec<Finding> {
        serde_json::from_slice(&with(&[&["--json"], options].concat())).unwrap()
    };
    assert_golden(&with(&["--table"]), "audit-plan-table.txt");
    let all = findings(&[]);
    let short = |finding: &&Finding| finding.code() == Code::AllocationShort;
    assert!(
        all.iter()
            .filter(short)
            .all(|finding| finding.severity() == Severity::Warning)
    );
    assert_eq!(all.iter().filter(short).count(), 1);
    let denied = findings(&["--deny", "allocation-short"]);
    assert_eq!(denied.len(), all.len());
    assert!(
        denied
            .iter()
            .filter(short)
            .all(|finding| finding.severity() == Severity::Error)
    );
    let allowed = findings(&["--allow", "allocation-short"]);
    assert_eq!(allowed.len(), all.len() - 1);
    assert_eq!(allowed.iter().find(short), None);
    let help = run("audit", &["--help".as_ref()]);
    assert!(help.status.success() && text(&help.stdout).starts_with("usage"));
    assert_refused(
        &run("audit", &["--quiet".as_ref()]),
        "unknown argument --quiet",
    );
    assert_refused(&run("audit", &["--deny".as_ref()]), "needs a code");
    assert_refused(
        &run("audit", &["--deny".as_ref(), "slip".as_ref()]),
        "`slip` is not a code",
    );
}

#[test]
fn audit_refuses_what_it_cannot_read() {
    assert_refused(&run("audit", &[]), "usage");
    assert_refused(&run("audit", &["no-such-file".as_ref()]), "cannot read");
    let bad = scratch("bad.json");
    std::fs::write(&bad, "{}").unwrap();
    let output = run("audit", &[bad.as_os_str()]);
    std::fs::remove_file(bad).unwrap();
    assert_refused(&output, "is no plan");
}

/// However the file is laid out; what a target has from the plan is no field of the next one.
#[test]
fn audit_underlines_the_field_of_a_plan() {
    let road = |id: &str, fields: &str| {
        format!(
            r#"{{"indicator":{{"name":"公路"}},"measure":"total","aim":{{"kind":"amount","bound":"plain","value":"5公里"}},{fields}"id":"{id}"}}"#
        )
    };
    let targets = [road("a", ""), road("b", r#""period":"2024-S2","#)].join(",");
    let json = format!(
        r#"{{"schema":"1.0","title":"计划","period":"2024-01-01/2024-08-31","targets":[{targets}]}}"#
    );
    let plan = scratch("minified.json");
    std::fs::write(&plan, json).unwrap();
    let output = run("audit", &[plan.as_os_str()]);
    std::fs::remove_file(plan).unwrap();
    let shown = text(&output.stdout);
    assert!(shown.contains("overlapping-periods"), "{shown}");
    let underlined = |what: &str| {
        let mut lines = shown.lines().skip_while(|line| !line.contains(what));
        let (line, marks) = (lines.next().unwrap(), lines.next().unwrap());
        line.contains(what) && marks.contains(&"^".repeat(what.len()))
    };
    assert!(underlined(r#""period":"2024-S2""#), "{shown}");
}

/// The examples that read their arguments; `quickstart` is too short to.
#[test]
fn every_example_tells_its_usage_and_refuses_what_it_does_not_know() {
    for name in [
        "audit", "extract", "outcomes", "progress", "reports", "summary", "yongjia",
    ] {
        let usage = format!("usage: {name}");
        for help in ["--help", "-h"] {
            let output = run(name, &[help.as_ref()]);
            assert!(output.status.success(), "{name} {help}");
            assert!(text(&output.stdout).starts_with(&usage), "{name} {help}");
            assert_eq!(text(&output.stderr), "");
        }
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt;
            let no_text = OsStr::from_bytes(b"--\xff");
            assert_refused(&run(name, &[no_text]), "unknown argument");
        }
        let output = run(name, &["--colour".as_ref()]);
        assert_refused(&output, "unknown argument --colour");
        assert_refused(&output, &usage);
    }
}

#[test]
fn summary_says_what_adds_up_and_what_does_not() {
    let output = run("summary", &[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_golden(&output.stdout, "summary.txt");
    let by_action = run(
        "summary",
        &["--by", "action,class,dimension"].map(AsRef::as_ref),
    );
    assert!(text(&by_action.stdout).contains("不可加的原因\n  合计"));
    let keys = ["--by", "colour"].map(AsRef::as_ref);
    assert_refused(&run("summary", &keys), "no key `colour`");
    let day = ["--as-of", "today"].map(AsRef::as_ref);
    assert_refused(&run("summary", &day), "`today` is no day");
}

#[test]
fn yongjia_prints_the_report() {
    let output = run("yongjia", &[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_golden(&output.stdout, "yongjia.txt");
}

#[test]
fn yongjia_writes_the_plan() {
    let (json, csv) = (scratch("plan.json"), scratch("plan.csv"));
    let arguments = [
        "--json".as_ref(),
        json.as_os_str(),
        "--csv".as_ref(),
        csv.as_os_str(),
    ];
    let output = run("yongjia", &arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let (plan, table) = (std::fs::read(&json).unwrap(), std::fs::read(&csv).unwrap());
    std::fs::remove_file(json).unwrap();
    std::fs::remove_file(csv).unwrap();
    assert_golden(&plan, "yongjia.json");
    assert_golden(&table, "yongjia.csv");
}

#[test]
fn the_yongjia_plan_reads_back_from_json_and_csv() {
    let plan: zhibiao::plan::Plan =
        serde_json::from_slice(&file("tests/golden/yongjia.json")).unwrap();
    let empty = zhibiao::plan::Plan::builder(plan.title())
        .region(plan.region().cloned())
        .period(plan.period())
        .document(plan.document().cloned());
    let reading =
        zhibiao::interchange::csv::read(&file("tests/golden/yongjia.csv"), empty).unwrap();
    assert_eq!(reading.findings, []);
    assert_eq!(reading.plan, plan);
}

#[test]
fn yongjia_refuses_what_it_does_not_know() {
    assert_refused(&run("yongjia", &["--xml".as_ref()]), "--xml");
    assert_refused(&run("yongjia", &["--json".as_ref()]), "--json needs a file");
    let options = ["--json", "--csv"].map(OsStr::new);
    assert_refused(&run("yongjia", &options), "--json needs a file");
    let missing = scratch("no-such-folder").join("plan.json");
    let output = run("yongjia", &["--json".as_ref(), missing.as_os_str()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("cannot write"));
}

#[test]
fn extract_prints_one_object_a_line() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/yongjia-2024.txt");
    let output = run("extract", &[seed.as_os_str()]);
    assert!(output.status.success());
    assert_eq!(text(&output.stderr), "");
    assert_golden(&output.stdout, "extract.jsonl");
}

/// Runs `extract -` on some bytes.
fn extract(input: &[u8]) -> Output {
    let mut child = example("extract")
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn extract_reads_standard_input() {
    let output = extract("地区生产总值增长5%—5.5%,新增学位300个".as_bytes());
    let lines: Vec<serde_json::Value> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["value"], serde_json::json!(["5", "5.5"]));
    assert_eq!(lines[1]["value"], "300");
    let mut fields: Vec<&String> = lines[0].as_object().unwrap().keys().collect();
    fields.sort();
    assert_eq!(
        fields,
        [
            "action",
            "baseline",
            "bound",
            "characters",
            "commitment",
            "deadline",
            "end",
            "indicator",
            "kind",
            "kind_assumed",
            "measure",
            "part_of",
            "period",
            "quote",
            "responsible",
            "rule",
            "sentence",
            "start",
            "theme",
            "unit",
            "utf16",
            "value",
            "yearly_average",
            "years",
            "years_from",
        ]
    );
    assert!(extract(b"").status.success());
}

#[test]
fn extract_refuses_what_is_no_text() {
    assert_refused(&extract(b"\xe6\x96\xb0\xff"), "not UTF-8 from byte 3 on");
    let missing = scratch("no-such-file.txt");
    assert_refused(&run("extract", &[missing.as_os_str()]), "no-such-file.txt");
    let folder = std::env::temp_dir();
    assert_refused(&run("extract", &[folder.as_os_str()]), "is a directory");
    assert_refused(&run("extract", &[]), "usage");
}

#[test]
fn extract_stops_quietly_when_nobody_reads_on() {
    let mut child = example("extract")
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let many = "新增公办学位1650个。".repeat(2000);
    child
        .stdin
        .take()
        .unwrap()
        .write_all(many.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn outcomes_come_out_as_published() {
    let output = run("outcomes", &[]);
    assert!(output.status.success(), "{}", text(&output.stdout));
    assert_golden(&output.stdout, "outcomes.txt");
}

#[test]
fn progress_prints_the_board() {
    let output = run("progress", &[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_golden(&output.stdout, "progress.txt");
    let arguments = ["--as-of", "2024-12-31", "--policy", "xuancheng"].map(OsStr::new);
    let output = run("progress", &arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_golden(&output.stdout, "progress-year-end.txt");
}

#[test]
fn progress_refuses_what_it_does_not_know() {
    let refused = |arguments: &[&str], why: &str| {
        let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
        assert_refused(&run("progress", &arguments), why);
    };
    refused(&["--as-of", "yesterday"], "`yesterday` is no day");
    refused(&["--as-of"], "--as-of needs a value");
    refused(&["--policy", "mine"], "unknown policy mine");
    refused(&["--colour"], "--colour");
}

#[test]
fn reports_counts_what_a_folder_holds() {
    let folder = scratch("reports");
    std::fs::create_dir(&folder).unwrap();
    for (name, bytes) in [
        ("b-county.txt", file("seeds/yongjia-2024.txt").as_slice()),
        (
            "a-roads.txt",
            "去年,完成农村公路926.1公里,占计划500公里的66%。".as_bytes(),
        ),
        ("notes.md", "新增学位300个".as_bytes()),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let output = run("reports", &[folder.as_os_str()]);
    assert_eq!(text(&output.stderr), "");
    assert!(output.status.success());
    assert_golden(&output.stdout, "reports.txt");

    // One report that cannot be read does not keep the others back.
    std::fs::write(folder.join("c-broken.txt"), [0x35, 0xff]).unwrap();
    let output = run("reports", &[folder.as_os_str()]);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_golden(&output.stdout, "reports.txt");
    assert_eq!(
        text(&output.stderr),
        "reports: c-broken.txt is not UTF-8 from byte 1 on; convert it first, as with `iconv -f GB18030 -t UTF-8` （自第2个字节起不是UTF-8，请先转换编码）\n"
    );
}

#[test]
fn reports_refuses_what_is_no_folder_of_reports() {
    assert_refused(&run("reports", &[]), "usage: reports FOLDER");
    assert_refused(
        &run("reports", &["a".as_ref(), "b".as_ref()]),
        "usage: reports FOLDER",
    );
    assert_refused(
        &run("reports", &[scratch("no-such-folder").as_os_str()]),
        "cannot read the folder",
    );
    let empty = scratch("empty");
    std::fs::create_dir(&empty).unwrap();
    let output = run("reports", &[empty.as_os_str()]);
    std::fs::remove_dir(&empty).unwrap();
    assert_refused(&output, "holds no .txt file");
}
