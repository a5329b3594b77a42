//! `audit [OPTIONS] FILE|- [YEAR]`: what is wrong with the figures of a text, or of a plan in JSON, each finding with its place underlined.
//!
//! A file that ends in `.json` is a plan; anything else is the text of a report on the plans for YEAR, 2024 unless given. `--json` and
//! `--table` print the findings otherwise, `--allow CODE` leaves a code out, `--deny CODE` makes an error of it.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{ErrorKind, Read, Write};
use std::ops::Range;
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::value::RawValue;
use zhibiao::audit::audit;
use zhibiao::extract::{Extractor, PlanDraft};
use zhibiao::finding::{Code, Finding, Language, Place, Severity};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::source::Document;
use zhibiao::validate::{self, Settings};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("audit: {error}");
            ExitCode::from(2)
        }
    }
}

const USAGE: &str =
    "usage: audit [--json | --table] [--allow CODE]... [--deny CODE]... FILE|- [YEAR]";

const HELP: &str = "
A FILE that ends in .json is a plan; anything else is the text of a report on the plans for YEAR, 2024 unless given.

  --json        print the findings as JSON
  --table       print the findings as a table
  --allow CODE  leave findings of this code out
  --deny CODE   make findings of this code errors
  --help        print this
";

/// How the findings are printed.
enum Form {
    Underlined,
    Json,
    Table,
}

struct Arguments {
    path: String,
    year: i32,
    form: Form,
    settings: Settings,
}

/// `None` where help is asked for.
fn arguments(given: impl IntoIterator<Item = String>) -> Result<Option<Arguments>, Box<dyn Error>> {
    let mut given = given.into_iter();
    let (mut form, mut settings, mut rest) = (Form::Underlined, Settings::default(), Vec::new());
    while let Some(argument) = given.next() {
        let mut code = || -> Result<Code, Box<dyn Error>> {
            let code = given.next().ok_or(format!("{argument} needs a code"))?;
            Ok(code.parse()?)
        };
        match argument.as_str() {
            "--help" | "-h" => return Ok(None),
            "--json" => form = Form::Json,
            "--table" => form = Form::Table,
            "--allow" => {
                settings.silenced.insert(code()?);
            }
            "--deny" => {
                settings.severities.insert(code()?, Severity::Error);
            }
            option if option.starts_with('-') && option != "-" => {
                return Err(format!("unknown argument {option}; {USAGE}").into());
            }
            _ => rest.push(argument),
        }
    }
    let mut rest = rest.into_iter();
    let (path, year) = match (rest.next(), rest.next(), rest.next()) {
        (Some(path), None, _) => (path, 2024),
        (Some(path), Some(year), None) => (
            path,
            year.parse()
                .map_err(|_| format!("`{year}` is not a year"))?,
        ),
        (Some(_), Some(_), Some(option)) => {
            return Err(format!("unknown argument {option}; {USAGE}").into());
        }
        (None, ..) => return Err(USAGE.into()),
    };
    Ok(Some(Arguments {
        path,
        year,
        form,
        settings,
    }))
}

fn run() -> Result<(), Box<dyn Error>> {
    let given = std::env::args_os().skip(1);
    let given = given.map(|argument| argument.to_string_lossy().into_owned());
    let Some(arguments) = arguments(given)? else {
        return print(&format!("{USAGE}\n{HELP}"));
    };
    let path = arguments.path.as_str();
    let text = read(path)?;
    let is_plan = std::path::Path::new(path)
        .extension()
        .is_some_and(|end| end == "json");
    let found = if is_plan {
        of_plan(&text, &arguments.settings)
            .map_err(|error| format!("{path} is no plan: {error}"))?
    } else {
        of_text(&text, arguments.year, &arguments.settings)?
    };
    let findings = || -> Vec<Finding> { found.iter().map(|found| found.finding.clone()).collect() };
    match arguments.form {
        Form::Json => print(&format!("{}\n", serde_json::to_string_pretty(&findings())?)),
        Form::Table => print(&format!(
            "{}\n",
            validate::table(&findings(), Language::Chinese)
        )),
        Form::Underlined => {
            let name = std::path::Path::new(path)
                .file_name()
                .unwrap_or(path.as_ref())
                .to_string_lossy();
            print(&report(&name, &text, &found))
        }
    }
}

fn print(text: &str) -> Result<(), Box<dyn Error>> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
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
        format!(
            "{path} is not UTF-8 from byte {at} on; convert it first, as with `iconv -f GB18030 -t UTF-8` \
             （自第{}个字节起不是UTF-8，请先转换编码）",
            at + 1
        )
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
fn of_text(text: &str, year: i32, settings: &Settings) -> Result<Vec<Found>, Box<dyn Error>> {
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
    let mut found: Vec<Found> = settings
        .apply(findings)
        .into_iter()
        .map(|finding| Found::new(finding, bytes))
        .collect();
    found.sort_by_key(|found| found.places.first().map(|bytes| bytes.start));
    // What the text shows the plan made of it shows again, its parts in the order of their names.
    let places = |found: &Found| {
        let mut places = found.places.clone();
        places.sort_by_key(|bytes| bytes.start);
        places
    };
    found.dedup_by(|next, first| {
        next.finding.code() == first.finding.code() && places(next) == places(first)
    });
    Ok(found)
}

/// The fields of an object, as they stand in the file.
type Fields<'a> = BTreeMap<String, &'a RawValue>;

/// A plan: a field is underlined where it stands in the file, or the id where the target has it from the plan.
fn of_plan(json: &str, settings: &Settings) -> Result<Vec<Found>, serde_json::Error> {
    let plan: Plan = serde_json::from_str(json)?;
    let fields: Fields = serde_json::from_str(json)?;
    let mut targets = BTreeMap::new();
    if let Some(list) = fields.get("targets") {
        for fields in serde_json::from_str::<Vec<Fields>>(list.get())? {
            if let Some(id) = fields.get("id") {
                targets.insert(serde_json::from_str::<String>(id.get())?, fields);
            }
        }
    }
    let bytes = |place: &Place| match place {
        Place::Target { id, field } => {
            let fields = targets.get(id)?;
            let stated = field
                .as_ref()
                .filter(|field| fields.contains_key(*field))
                .map_or("id", String::as_str);
            let value = fields.get(stated)?.get();
            let start = value.as_ptr().addr() - json.as_ptr().addr();
            let key = json[..start].rfind(&format!("\"{stated}\""))?;
            let line = value.lines().next()?;
            Some(key..start + line.len())
        }
        _ => None,
    };
    let mut found: Vec<Found> = settings
        .apply(validate::plan(&plan))
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
