//! `zhibiao extract`: the statements of files and folders.

mod links;
mod sheets;

use std::ops::Range;
use std::path::Path;

use serde::Serialize;
use serde_json::{Map, Value as JsonValue};
use zhibiao::catalogue::Catalogue;
use zhibiao::extract::{Extractor, Known, Statement};
use zhibiao::panel::{Panel, Report};
use zhibiao::source::Positions;
use zhibiao_files::{Remark, read_text};
use zhibiao_page::{Corrections, Reading, Verdict};

use self::links::{Links, Places};
use self::sheets::{Origin, Row};
use crate::arguments::{Extract, Target, Tongue};
use crate::failure::Failure;
use crate::input::{self, File};
use crate::output::{self, Kind};
use crate::workbook::workbook;
use crate::{Done, commands, tell};

pub fn run(asked: &Extract, tongue: Tongue) -> Done {
    let written = [Kind::JsonLines, Kind::Csv, Kind::Xlsx, Kind::Html];
    let kind = Kind::of(&asked.target, &written)?.unwrap_or(Kind::JsonLines);
    output::check(&asked.target)?;
    let page = page(asked, kind)?;
    let reader = Reader {
        extractor: extractor(asked.year)?,
        catalogue: Catalogue::standard(),
        corrections: asked
            .corrections
            .as_deref()
            .map(|path| corrections(path, tongue))
            .transpose()?,
        year: asked.year,
        tongue,
    };
    let worked = input::each(&asked.paths, |file| {
        let garbled = garbled(&file);
        let part = match kind {
            Kind::Html => Part::File(Box::new(file)),
            Kind::JsonLines => Part::Lines(reader.lines(&file)?),
            _ => {
                let rows = Box::new(reader.rows(&file)?);
                Part::Rows(rows, page.is_some().then(|| Box::new(file)))
            }
        };
        Ok((part, garbled))
    });
    let total = worked.len();
    let (read, failed): (Vec<_>, Vec<_>) =
        worked.into_iter().partition(|(_, result)| result.is_ok());
    let (parts, garbled): (Vec<Part>, Vec<Option<Failure>>) = read
        .into_iter()
        .filter_map(|(_, result)| result.ok())
        .unzip();
    let mut failures: Vec<Failure> = failed
        .into_iter()
        .filter_map(|(_, result)| result.err())
        .collect();
    if parts.is_empty() && !failures.is_empty() {
        for failure in failures.iter().skip(1) {
            tell(failure, tongue);
        }
        return Err(failures.swap_remove(0));
    }
    if total == 0 {
        return Err(Failure::new(
            "no file of a kind that is read: .docx, .html, .txt, .md, .csv, .xlsx",
            "没有可读取的文件（.docx、.html、.txt、.md、.csv、.xlsx）",
        ));
    }
    output::write(&asked.target, &reader.written(parts, kind, page.as_ref())?)?;
    for failure in garbled.iter().flatten().chain(&failures) {
        tell(failure, tongue);
    }
    if !failures.is_empty() {
        let left_out = failures.len();
        let message = Failure::new(
            format!("{left_out} of {total} files were left out"),
            format!("{total}个文件中有{left_out}个未读取"),
        );
        tell(&message, tongue);
    }
    Ok(failures.is_empty())
}

/// What is to be said of a file whose text means nothing, so that nothing was found in it.
fn garbled(file: &File) -> Option<Failure> {
    let mut remarks = file.document.remarks().iter();
    let remark = remarks.find(|remark| matches!(remark, Remark::Garbled { .. }))?;
    let name = file.name();
    Some(Failure::new(
        format!("{name}: {remark}"),
        format!("{name}：{}", remark.chinese()),
    ))
}

/// The page that the rows of a workbook lead to.
fn page(asked: &Extract, kind: Kind) -> Result<Option<Page>, Failure> {
    let Some(path) = &asked.page else {
        return Ok(None);
    };
    let target = Target {
        output: Some(path.clone()),
        force: asked.target.force,
    };
    if kind != Kind::Xlsx {
        return Err(Failure::new(
            "--page goes with -o FILE.xlsx, whose rows lead to it",
            "--page 与 -o 文件.xlsx 合用，表格的每一行链接到网页",
        ));
    }
    Kind::of(&target, &[Kind::Html])?;
    output::check(&target)?;
    let folder = |path: &Path| path.parent().map(Path::to_owned).unwrap_or_default();
    let beside = asked.target.output.as_deref().map(folder) == Some(folder(path));
    // A page beside the workbook is found by its name alone, so that both can be moved together.
    let address = match path.file_name().filter(|_| beside) {
        Some(name) => Path::new(name).to_owned(),
        None => std::path::absolute(path).map_err(Failure::of)?,
    };
    let address = address.to_string_lossy().into_owned();
    // In a link it begins the place on the page.
    if address.contains('#') {
        return Err(Failure::new(
            format!("{address}: a page that rows lead to has no # in its path"),
            format!("{address}：表格要链接到的网页，路径中不能有 #"),
        ));
    }
    Ok(Some(Page { target, address }))
}

/// The corrections of a file; lines that are none are named.
fn corrections(path: &Path, tongue: Tongue) -> Result<Corrections, Failure> {
    let shown = path.display();
    let (lines, _) = read_text(path)?;
    let (corrections, refused) = Corrections::read(&lines);
    for (line, reason) in refused {
        let message = Failure::new(
            format!("{shown}, line {line} is no correction: {reason}"),
            format!("{shown}第{line}行不是更正：{reason}"),
        );
        tell(&message, tongue);
    }
    Ok(corrections)
}

/// An extractor that knows the year, where it is given.
pub fn extractor(year: Option<i32>) -> Result<Extractor, Failure> {
    let extractor = Extractor::default();
    match year {
        Some(year) => {
            let known = Known::default().with_year(year)?;
            Ok(extractor.known(known))
        }
        None => Ok(extractor),
    }
}

/// What one file gives.
enum Part {
    Lines(Vec<u8>),
    /// With the file, where there is a page too.
    Rows(Box<Rows>, Option<Box<File>>),
    File(Box<File>),
}

/// A page that is written beside a workbook.
struct Page {
    target: Target,
    /// Where the workbook finds it.
    address: String,
}

/// The rows of a file, each with where it stands in the text.
struct Rows {
    name: String,
    statements: Vec<Row>,
    targets: Vec<Row>,
    goals: Vec<Row>,
    findings: Vec<Row>,
    panel: Panel,
    places: Places,
}

/// Reads files.
struct Reader {
    extractor: Extractor,
    catalogue: Catalogue,
    corrections: Option<Corrections>,
    year: Option<i32>,
    tongue: Tongue,
}

impl Reader {
    fn written(
        &self,
        parts: Vec<Part>,
        kind: Kind,
        page: Option<&Page>,
    ) -> Result<Vec<u8>, Failure> {
        let mut lines = Vec::new();
        let mut files = Vec::new();
        let mut links = Links::new(page.map(|page| page.address.as_str()), self.tongue);
        let mut sheets = [
            sheets::statements(),
            sheets::targets(),
            sheets::goals(),
            sheets::findings(),
        ];
        let mut panel = Panel::new();
        for part in parts {
            match part {
                Part::Lines(part) => lines.extend(part),
                Part::File(file) => files.push(file),
                Part::Rows(rows, file) => {
                    files.extend(file);
                    links.document(&rows.name, rows.places);
                    let of_file = [rows.statements, rows.targets, rows.goals, rows.findings];
                    for (sheet, rows) in sheets.iter_mut().zip(of_file) {
                        links.add(sheet, rows);
                    }
                    panel.merge(&rows.panel);
                }
            }
        }
        match kind {
            Kind::JsonLines => Ok(lines),
            Kind::Csv => {
                let [statements, ..] = sheets;
                Ok(statements.to_csv(self.tongue))
            }
            Kind::Html => Ok(self.page(&files)),
            _ => {
                if let Some(page) = page {
                    output::write(&page.target, &self.page(&files))?;
                    drop(files);
                }
                let mut of_panel = commands::panel::sheet(&panel, self.tongue);
                links.panel(&mut of_panel, &panel);
                let sheets = sheets.into_iter().chain([of_panel]);
                workbook(sheets.collect(), self.tongue)
            }
        }
    }

    fn page(&self, files: &[Box<File>]) -> Vec<u8> {
        let readings: Vec<_> = files
            .iter()
            .map(|file| Reading::new(&file.name(), file.document.text(), &self.extractor))
            .collect();
        zhibiao_page::document(&readings).into_bytes()
    }

    /// The statements of a file in their JSON, corrected, each with its place.
    fn values(
        &self,
        file: &File,
        statements: &[Statement<'_>],
    ) -> Result<Vec<Map<String, JsonValue>>, Failure> {
        let text = file.document.text();
        let positions = Positions::new(text);
        let name = file.name();
        let mut values = Vec::new();
        for statement in statements {
            let ends = |place: Range<usize>| [place.start, place.end];
            let line = Line {
                document: &name,
                place: sheets::place(&file.document, statement.span, self.tongue),
                statement,
                characters: positions.characters(statement.span).map(ends),
                utf16: positions.utf16(statement.span).map(ends),
            };
            let JsonValue::Object(mut value) = serde_json::to_value(&line).map_err(Failure::of)?
            else {
                continue;
            };
            let verdict = self
                .corrections
                .as_ref()
                .and_then(|all| all.apply(&name, &mut value));
            if verdict != Some(Verdict::Wrong) {
                values.push(value);
            }
        }
        Ok(values)
    }

    fn lines(&self, file: &File) -> Result<Vec<u8>, Failure> {
        let mut lines = Vec::new();
        let extraction = self.extractor.extract(file.document.text());
        for value in self.values(file, &extraction.statements)? {
            serde_json::to_writer(&mut lines, &value).map_err(Failure::of)?;
            lines.push(b'\n');
        }
        Ok(lines)
    }

    fn rows(&self, file: &File) -> Result<Rows, Failure> {
        let text = file.document.text();
        let name = file.name();
        let tongue = self.tongue;
        let origin = Origin {
            name: &name,
            document: &file.document,
            tongue,
        };
        let mut findings: Vec<Row> = file
            .document
            .remarks()
            .iter()
            .map(|remark| {
                origin.remark(&match tongue {
                    Tongue::Zh => remark.chinese(),
                    Tongue::En => remark.to_string(),
                })
            })
            .collect();
        let mut panel = Panel::new();
        match Report::of_text(&name, text) {
            Ok(report) => panel.add_text(&report, text, &self.extractor, &self.catalogue),
            Err(error) => {
                let failure = Failure::from(error);
                findings.push(origin.remark(failure.message(tongue)));
            }
        }
        let (extraction, goals) = self.extractor.extract_with_goals(text);
        let found = extraction.findings.iter();
        findings.extend(found.map(|finding| origin.finding(finding)));
        let plan = commands::plan::of_text(&file.path, text, &self.extractor, self.year);
        let targets = match plan {
            Ok(draft) => {
                let refused = draft.findings.iter();
                findings.extend(refused.map(|finding| origin.finding(finding)));
                let targets = draft.plan.targets().iter();
                targets
                    .map(|target| origin.target(&draft.plan, target))
                    .collect()
            }
            Err(failure) => {
                findings.push(origin.remark(failure.message(tongue)));
                Vec::new()
            }
        };
        Ok(Rows {
            statements: self
                .values(file, &extraction.statements)?
                .iter()
                .map(|value| origin.statement(value, text))
                .collect(),
            targets,
            goals: goals.iter().map(|goal| origin.goal(goal)).collect(),
            findings,
            panel,
            places: Places::new(text, &extraction.statements),
            name,
        })
    }
}

/// A statement as a line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    place: String,
    #[serde(flatten)]
    statement: &'a Statement<'a>,
    characters: Option<[usize; 2]>,
    utf16: Option<[usize; 2]>,
}

/// The name of a file, for what is made of one.
pub fn title(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
