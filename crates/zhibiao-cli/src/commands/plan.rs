//! `zhibiao plan`: a report as a plan, in JSON or CSV.

use std::path::Path;

use zhibiao::extract::{Draft, Extractor, PlanDraft};
use zhibiao::finding::{Finding, Language};
use zhibiao::interchange::csv;
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::source::Document;

use crate::arguments::{MakePlan, Tongue};
use crate::commands::extract::{extractor, title};
use crate::failure::Failure;
use crate::output::{self, Kind};
use crate::sheet::language;
use crate::{Done, input};

pub fn run(asked: &MakePlan, tongue: Tongue) -> Done {
    let kind = Kind::of(&asked.target, &[Kind::Json, Kind::Csv])?;
    output::check(&asked.target)?;
    let Draft { plan, findings, .. } = of_report(&asked.file, asked.year)?;
    let bytes = match kind {
        Some(Kind::Csv) => csv::write_with_bom(&plan).into_bytes(),
        _ => {
            let mut bytes = serde_json::to_vec_pretty(&plan).map_err(Failure::of)?;
            bytes.push(b'\n');
            bytes
        }
    };
    output::write(&asked.target, &bytes)?;
    tell(&findings, tongue);
    Ok(true)
}

/// Says on stderr what did not become a part of the plan.
fn tell(findings: &[Finding], tongue: Tongue) {
    for finding in findings {
        eprintln!("{}", finding.message(language(tongue)));
    }
}

/// A plan out of a report.
pub fn of_report(path: &Path, year: Option<i32>) -> Result<Draft, Failure> {
    let file = input::file(path)?;
    of_text(path, file.document.text(), &extractor(year)?, year)
}

/// A plan out of the text of a report.
pub fn of_text(
    path: &Path,
    text: &str,
    extractor: &Extractor,
    year: Option<i32>,
) -> Result<Draft, Failure> {
    let outline = extractor.outline(text);
    let document = outline.documents().first();
    let said = document.and_then(|document| Some(document.year()?.year));
    let Some(year) = year.or(said) else {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        return Err(Failure::new(
            format!("{name} does not say of which year it is; give it with --year"),
            format!("{name}没有写明年份，请用 --year 指定"),
        ));
    };
    let named = document.and_then(|document| document.title()?.of(text));
    let named = named.map_or_else(|| title(path), |title| title.split_whitespace().collect());
    let document = Document::new(named)?;
    let period = Period::year(year)?;
    Ok(PlanDraft::new(document, period)
        .text(extractor, text)
        .build()?)
}

/// A plan of a file: JSON or CSV of one, or a report that one is made of.
pub fn load(path: &Path, year: Option<i32>) -> Result<Plan, Failure> {
    let is_named = |ending: &str| {
        path.extension()
            .is_some_and(|own| own.eq_ignore_ascii_case(ending))
    };
    if is_named("json") {
        let shown = path.display();
        let (text, _) = zhibiao_files::read_text(path)?;
        return serde_json::from_str(&text).map_err(|error| {
            Failure::new(
                format!("{shown} is no plan: {error}"),
                format!("{shown}不是计划文件：{error}"),
            )
        });
    }
    if is_named("csv")
        && let Some(plan) = of_table(path, year)?
    {
        return Ok(plan);
    }
    Ok(of_report(path, year)?.plan)
}

/// The plan of a table with its columns; `None` where the table is another one.
fn of_table(path: &Path, year: Option<i32>) -> Result<Option<Plan>, Failure> {
    let (table, _) = zhibiao_files::read_text(path)?;
    let period = year.map(Period::year).transpose()?;
    let reading = csv::read(table.as_bytes(), Plan::builder(title(path)).period(period));
    let reading = match reading {
        Ok(reading) => reading,
        Err(csv::CsvError::MissingColumn { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    // A plan of which a row is missing is another plan.
    let Some(finding) = reading.findings.first() else {
        return Ok(Some(reading.plan));
    };
    let (shown, count) = (path.display(), reading.findings.len());
    let told = |language| format!("{} {}", finding.place(), finding.message(language));
    Err(Failure::new(
        format!(
            "{shown} has {count} rows or cells that are not understood: {}",
            told(Language::English)
        ),
        format!("{shown}有{count}处读不懂：{}", told(Language::Chinese)),
    ))
}
