//! `zhibiao check`: what is wrong with the figures of a report or of a plan, as compilers print it.

use std::io::IsTerminal;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use chrono::Local;
use zhibiao::audit::audit;
use zhibiao::finding::{Finding, Language, Place, Severity};
use zhibiao::plan::Plan;
use zhibiao::{observation, validate};
use zhibiao_files::Document;

use crate::arguments::{Check, Target, Tongue};
use crate::commands::extract::extractor;
use crate::commands::plan::{load, of_report};
use crate::failure::Failure;
use crate::sheet::language;
use crate::{Done, input, output};

pub fn run(asked: &Check, tongue: Tongue) -> Done {
    let is_plan = asked
        .file
        .extension()
        .is_some_and(|ending| ending == "json");
    let mut report = Report {
        tongue,
        out: String::new(),
        counts: [0; 3],
    };
    let plan = if is_plan {
        let plan = load(&asked.file, None)?;
        for finding in validate::plan(&plan) {
            report.plain(&plan, &finding);
        }
        plan
    } else {
        text(asked, &mut report)?
    };
    if let Some(path) = &asked.reports {
        let reading = input::reported(path)?;
        let as_of = asked.as_of.unwrap_or_else(|| Local::now().date_naive());
        let checked = observation::check(&plan, &reading.log, as_of);
        for finding in reading.findings.iter().chain(&checked) {
            report.plain(&plan, finding);
        }
    }
    let clean = report.counts[0] == 0 && report.counts[1] == 0;
    let nowhere = Target {
        output: None,
        force: false,
    };
    output::write(&nowhere, report.finish().as_bytes())?;
    Ok(clean)
}

/// A report: what was not understood, what contradicts itself, and what is wrong with the plan it makes.
fn text(asked: &Check, report: &mut Report) -> Result<Plan, Failure> {
    let file = input::file(&asked.file)?;
    let text = file.document.text();
    let extraction = extractor(asked.year)?.extract(text);
    let draft = of_report(&asked.file, asked.year)?;
    let mut findings = audit(text, &extraction.statements);
    findings.extend(extraction.findings);
    findings.extend(draft.findings);
    findings.extend(validate::plan(&draft.plan));
    let mut found: Vec<(Vec<Range<usize>>, Finding)> = findings
        .into_iter()
        .map(|finding| (places(&draft.plan, &finding), finding))
        .collect();
    found.sort_by_key(|(places, _)| places.first().map_or(usize::MAX, |bytes| bytes.start));
    found.dedup_by(|(next, finding), (first, earlier)| {
        next == first && finding.code() == earlier.code()
    });
    for (places, finding) in &found {
        report.underlined(&file.name(), &file.document, places, finding);
    }
    Ok(draft.plan)
}

/// The bytes that a finding is about, then those that have to do with it.
fn places(plan: &Plan, finding: &Finding) -> Vec<Range<usize>> {
    let bytes = |place: &Place| match place {
        Place::Span(span) => Some(span.range()),
        Place::Target { id, .. } => {
            let target = plan.get(&id.parse().ok()?)?;
            Some(target.source()?.span().range())
        }
        _ => None,
    };
    let all = std::iter::once(finding.place()).chain(finding.related());
    all.filter_map(bytes).collect()
}

/// What is printed, and how much of each severity.
struct Report {
    tongue: Tongue,
    out: String,
    counts: [usize; 3],
}

impl Report {
    fn count(&mut self, severity: Severity) -> Level<'static> {
        let (place, level) = match severity {
            Severity::Error => (0, Level::ERROR),
            Severity::Warning => (1, Level::WARNING),
            Severity::Note => (2, Level::NOTE),
        };
        self.counts[place] += 1;
        level
    }

    /// A finding with its place underlined.
    fn underlined(
        &mut self,
        name: &str,
        document: &Document,
        places: &[Range<usize>],
        finding: &Finding,
    ) {
        let language = language(self.tongue);
        let level = self.count(finding.severity());
        let text = document.text();
        let mut snippet = Snippet::source(text).path(name);
        for (place, bytes) in places.iter().enumerate() {
            let kind = match place {
                0 => AnnotationKind::Primary,
                _ => AnnotationKind::Context,
            };
            snippet = snippet.annotation(kind.span(bytes.clone()));
        }
        let title = level
            .with_name(finding.severity().label(language))
            .primary_title(finding.message(language))
            .id(finding.code().entry().name);
        let mut group = match places {
            [] => Group::with_title(title),
            _ => title.element(snippet),
        };
        if language == Language::English {
            group = group.element(Level::HELP.message(finding.code().entry().remedy));
        }
        let renderer = if std::io::stdout().is_terminal() {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        self.out += &renderer.term_width(120).render(&[group]);
        self.out += "\n\n";
    }

    /// A finding by the target it is about.
    fn plain(&mut self, plan: &Plan, finding: &Finding) {
        let language = language(self.tongue);
        self.count(finding.severity());
        let about = match finding.place() {
            Place::Target { id, .. } => id.parse().ok().and_then(|id| plan.get(&id)),
            _ => None,
        };
        let about = about.map_or_else(String::new, |target| format!("{target}："));
        let (severity, code) = (
            finding.severity().label(language),
            finding.code().entry().name,
        );
        let message = finding.message(language);
        self.out += &format!("{severity}[{code}] {about}{message}\n");
    }

    fn finish(self) -> String {
        let [errors, warnings, notes] = self.counts;
        self.out
            + &match self.tongue {
                Tongue::Zh => format!("{errors}处错误，{warnings}处警告，{notes}处提示\n"),
                Tongue::En => format!("{errors} errors, {warnings} warnings, {notes} notes\n"),
            }
    }
}
