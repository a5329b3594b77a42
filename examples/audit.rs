//! `audit FILE|- [YEAR]`: what is wrong with the figures of a text, or of a plan in JSON, each finding with its place underlined.
//!
//! A file that ends in `.json` is a plan; anything else is the text of a report on the plans for YEAR, 2024 unless given.

use std::error::Error;
use std::io::{ErrorKind, Read, Write};
use std::ops::Range;
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use zhibiao::audit::audit;
use zhibiao::extract::{Extractor, PlanDraft};
use zhibiao::finding::{Finding, Language, Place, Severity};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::source::Document;
use zhibiao::validate;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("audit: {error}");
            ExitCode::from(2)
        }
    }
}

const USAGE: &str = "usage: audit FILE|- [YEAR]";

fn run() -> Result<(), Box<dyn Error>> {
    let arguments = std::env::args_os().skip(1);
    let arguments: Vec<String> = arguments
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let unknown = |option: &str| Err(format!("unknown argument {option}; {USAGE}").into());
    let (path, year) = match arguments.as_slice() {
        [option, ..] if option == "--help" || option == "-h" => {
            println!("{USAGE}");
            return Ok(());
        }
        [option, ..] if option.starts_with('-') && option != "-" => return unknown(option),
        [path] => (path, 2024),
        [path, year] => (
            path,
            year.parse()
                .map_err(|_| format!("`{year}` is not a year"))?,
        ),
        [_, _, option, ..] => return unknown(option),
        [] => return Err(USAGE.into()),
    };
    let text = read(path)?;
    let is_plan = std::path::Path::new(path)
        .extension()
        .is_some_and(|end| end == "json");
    let found = if is_plan {
        of_plan(&text).map_err(|error| format!("{path} is no plan: {error}"))?
    } else {
        of_text(&text, year)?
    };
    let name = std::path::Path::new(path)
        .file_name()
        .unwrap_or(path.as_ref())
        .to_string_lossy();
    match std::io::stdout()
        .lock()
        .write_all(report(&name, &text, &found).as_bytes())
    {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn read(path: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    if path == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|read| bytes = read)
    }
    .map_err(|error| format!("cannot read {path}: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{path} is not UTF-8 from byte {at} on")
    })
}

/// A finding with the bytes to underline: those it is about, then those that have to do with it.
struct Found {
    finding: Finding,
    places: Vec<Range<usize>>,
}

impl Found {
    fn new(finding: Finding, bytes: impl Fn(&Place) -> Option<Range<usize>>) -> Self {
        let places = std::iter::once(finding.place()).chain(finding.related());
        let places = places.filter_map(bytes).collect();
        Self { finding, places }
    }
}

/// A text: what was not understood, what contradicts itself, and what is wrong with the plan it makes.
fn of_text(text: &str, year: i32) -> Result<Vec<Found>, Box<dyn Error>> {
    let extraction = Extractor::default().plan_year(year).extract(text);
    let draft = PlanDraft::new(Document::new("报告")?, Period::year(year)?)
        .statements(&extraction.statements)
        .build()?;
    let mut findings = audit(text, &extraction.statements);
    findings.extend(extraction.findings);
    findings.extend(draft.findings);
    findings.extend(validate::plan(&draft.plan));
    findings.extend(validate::sources(&draft.plan, text));
    let bytes = |place: &Place| match place {
        Place::Span(span) => Some(span.range()),
        Place::Target { id, .. } => {
            let target = draft.plan.get(&id.parse().ok()?)?;
            Some(target.source()?.span().range())
        }
        _ => None,
    };
    let mut found: Vec<Found> = findings
        .into_iter()
        .map(|finding| Found::new(finding, bytes))
        .collect();
    found.sort_by_key(|found| found.places.first().map(|bytes| bytes.start));
    // What the text shows the plan made of it shows again.
    found.dedup_by(|next, first| {
        next.finding.code() == first.finding.code() && next.places == first.places
    });
    Ok(found)
}

/// A plan: a field is underlined where it stands in the file.
fn of_plan(json: &str) -> Result<Vec<Found>, serde_json::Error> {
    let plan: Plan = serde_json::from_str(json)?;
    let bytes = |place: &Place| match place {
        Place::Target { id, field } => {
            let own = json.find(&format!("\"id\": \"{id}\""))?;
            let field = field
                .as_ref()
                .map_or("\"id\"".to_owned(), |field| format!("\"{field}\""));
            let start = own + json[own..].find(&field)?;
            let line = json[start..].lines().next()?;
            Some(start..start + line.trim_end_matches(',').len())
        }
        _ => None,
    };
    let mut found: Vec<Found> = validate::plan(&plan)
        .into_iter()
        .map(|finding| Found::new(finding, bytes))
        .collect();
    found.sort_by_key(|found| found.places.first().map(|bytes| bytes.start));
    Ok(found)
}

fn report(name: &str, text: &str, found: &[Found]) -> String {
    let mut report = String::new();
    for Found { finding, places } in found {
        let level = match finding.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let mut snippet = Snippet::source(text).path(name);
        for (place, bytes) in places.iter().enumerate() {
            let kind = if place == 0 {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            snippet = snippet.annotation(kind.span(bytes.clone()));
        }
        let title = level
            .with_name(finding.severity().label(Language::Chinese))
            .primary_title(finding.message(Language::Chinese))
            .id(finding.code().entry().name);
        let mut group = if places.is_empty() {
            Group::with_title(title)
        } else {
            title.element(snippet)
        };
        group = group.element(
            Level::NOTE
                .no_name()
                .message(finding.message(Language::English)),
        );
        group = group.element(Level::HELP.message(finding.code().entry().remedy));
        report += &Renderer::plain().term_width(120).render(&[group]);
        report += "\n\n";
    }
    let count = |severity| {
        found
            .iter()
            .filter(|found| found.finding.severity() == severity)
            .count()
    };
    report
        + &format!(
            "{}: {} 处错误，{} 处警告，{} 处提示\n",
            name,
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Note)
        )
}
