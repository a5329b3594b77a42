//! `zhibiao extract`: the statements of files and folders.

use std::ops::Range;
use std::path::Path;

use serde::Serialize;
use serde_json::{Map, Value as JsonValue};
use zhibiao::catalogue::Catalogue;
use zhibiao::extract::{Extractor, Goal, GoalKind, Known, Statement};
use zhibiao::finding::{Finding, Place};
use zhibiao::panel::{Panel, Report};
use zhibiao::source::{Positions, Span};
use zhibiao_files::Document;
use zhibiao_page::{Corrections, Reading, Verdict};

use crate::arguments::{Extract, Target, Tongue};
use crate::failure::Failure;
use crate::input::{self, File};
use crate::output::{self, Kind};
use crate::sheet::{Cell, Sheet, in_tongue, language};
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
        tongue,
    };
    let worked = input::each(&asked.paths, |file| {
        Ok(match kind {
            Kind::Html => Part::File(Box::new(file)),
            Kind::JsonLines => Part::Lines(reader.lines(&file)?),
            _ => {
                let rows = Box::new(reader.rows(&file)?);
                Part::Rows(rows, page.is_some().then(|| Box::new(file)))
            }
        })
    });
    let total = worked.len();
    let (read, failed): (Vec<_>, Vec<_>) =
        worked.into_iter().partition(|(_, result)| result.is_ok());
    let parts: Vec<Part> = read
        .into_iter()
        .filter_map(|(_, result)| result.ok())
        .collect();
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
    for failure in &failures {
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
    let lines = std::fs::read_to_string(path).map_err(|error| {
        Failure::new(
            format!("cannot read {shown}: {error}"),
            format!("无法读取{shown}：{error}"),
        )
    })?;
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
            let known = Known::default().with_year(year).map_err(Failure::of)?;
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

impl Page {
    /// The place of a statement on it.
    fn place(&self, number: usize) -> String {
        format!("file://{}#s{number}", self.address)
    }
}

struct Rows {
    /// How many statements the file has.
    count: usize,
    /// Each with its number in the file.
    statements: Vec<(usize, Vec<Cell>)>,
    goals: Vec<Vec<Cell>>,
    findings: Vec<Vec<Cell>>,
    panel: Panel,
}

/// Reads files.
struct Reader {
    extractor: Extractor,
    catalogue: Catalogue,
    corrections: Option<Corrections>,
    tongue: Tongue,
}

impl Reader {
    fn written(
        &self,
        parts: Vec<Part>,
        kind: Kind,
        page: Option<&Page>,
    ) -> Result<Vec<u8>, Failure> {
        let mut first = 0;
        let mut lines = Vec::new();
        let mut files = Vec::new();
        let mut sheets = [statements(), goals(), findings()];
        let mut panel = Panel::new();
        for part in parts {
            match part {
                Part::Lines(part) => lines.extend(part),
                Part::File(file) => files.push(file),
                Part::Rows(rows, file) => {
                    files.extend(file);
                    let [statements, goals, findings] = &mut sheets;
                    for (number, mut cells) in rows.statements {
                        if let (Some(page), Some(quote)) = (page, cells.get_mut(QUOTE)) {
                            *quote = Cell::Link {
                                text: quote.shown(self.tongue),
                                to: page.place(first + number),
                            };
                        }
                        statements.rows.push(cells);
                    }
                    first += rows.count;
                    goals.rows.extend(rows.goals);
                    findings.rows.extend(rows.findings);
                    panel.merge(&rows.panel);
                }
            }
        }
        let [statements, goals, findings] = sheets;
        match kind {
            Kind::JsonLines => Ok(lines),
            Kind::Csv => Ok(statements.to_csv(self.tongue)),
            Kind::Html => Ok(self.page(&files)),
            _ => {
                if let Some(page) = page {
                    output::write(&page.target, &self.page(&files))?;
                }
                let panel = commands::panel::sheet(&panel, self.tongue);
                workbook(vec![statements, goals, findings, panel], self.tongue)
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

    /// The statements of a file in their JSON, corrected, each with its number and its place.
    fn values(&self, file: &File, statements: &[Statement<'_>]) -> Result<Vec<Numbered>, Failure> {
        let text = file.document.text();
        let positions = Positions::new(text);
        let name = file.name();
        let mut values = Vec::new();
        for (number, statement) in statements.iter().enumerate() {
            let ends = |place: Range<usize>| [place.start, place.end];
            let line = Line {
                document: &name,
                place: place(&file.document, statement.span, self.tongue),
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
                values.push((number, value));
            }
        }
        Ok(values)
    }

    fn lines(&self, file: &File) -> Result<Vec<u8>, Failure> {
        let mut lines = Vec::new();
        let extraction = self.extractor.extract(file.document.text());
        for (_, value) in self.values(file, &extraction.statements)? {
            serde_json::to_writer(&mut lines, &value).map_err(Failure::of)?;
            lines.push(b'\n');
        }
        Ok(lines)
    }

    fn rows(&self, file: &File) -> Result<Rows, Failure> {
        let text = file.document.text();
        let name = file.name();
        let tongue = self.tongue;
        let mut panel = Panel::new();
        // A document that names no region or year has no cell of the panel.
        if let Ok(report) = Report::of_text(&name, text) {
            panel.add_text(&report, text, &self.extractor, &self.catalogue);
        }
        let remarks = file.document.remarks().iter().map(|remark| {
            let message = match tongue {
                Tongue::Zh => remark.chinese(),
                Tongue::En => remark.to_string(),
            };
            let cells = [name.as_str(), "", "", "file", &message];
            cells.map(Cell::text).to_vec()
        });
        let (extraction, goals) = self.extractor.extract_with_goals(text);
        let found = extraction
            .findings
            .iter()
            .map(|finding| finding_row(&name, &file.document, finding, tongue));
        Ok(Rows {
            count: extraction.statements.len(),
            statements: self
                .values(file, &extraction.statements)?
                .iter()
                .map(|(number, value)| (*number, statement_row(value, text, tongue)))
                .collect(),
            goals: goals
                .iter()
                .map(|goal| {
                    goal_row(
                        &name,
                        place(&file.document, goal.span, tongue),
                        goal,
                        tongue,
                    )
                })
                .collect(),
            findings: remarks.chain(found).collect(),
            panel,
        })
    }
}

/// A statement in its JSON, with its number in the file.
type Numbered = (usize, Map<String, JsonValue>);

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

fn place(document: &Document, span: Span, tongue: Tongue) -> String {
    let place = document.place(span.start());
    place.map_or_else(String::new, |place| match tongue {
        Tongue::Zh => place.chinese(),
        Tongue::En => place.to_string(),
    })
}

/// The column of a statement's words.
const QUOTE: usize = 16;

fn statements() -> Sheet {
    Sheet {
        name: ("指标表述", "Statements"),
        columns: vec![
            ("文件", "document", 22),
            ("位置", "place", 14),
            ("类别", "kind", 10),
            ("动作", "action", 10),
            ("指标", "indicator", 30),
            ("数值", "value", 12),
            ("上限", "high", 10),
            ("单位", "unit", 10),
            ("界限", "bound", 10),
            ("口径", "measure", 10),
            ("力度", "commitment", 10),
            ("期间", "period", 14),
            ("年份", "years", 12),
            ("责任单位", "responsible", 20),
            ("完成时限", "deadline", 14),
            ("主题", "theme", 30),
            ("原文", "quote", 16),
            ("原句", "sentence", 60),
        ],
        rows: Vec::new(),
    }
}

fn statement_row(value: &Map<String, JsonValue>, text: &str, tongue: Tongue) -> Vec<Cell> {
    let word = |field: &str| {
        value
            .get(field)
            .and_then(JsonValue::as_str)
            .unwrap_or_default()
    };
    let list = |field: &str, between: &str| {
        let items = value.get(field).and_then(JsonValue::as_array);
        let items = items.map(|items| {
            items
                .iter()
                .filter_map(JsonValue::as_str)
                .collect::<Vec<_>>()
        });
        items.unwrap_or_default().join(between)
    };
    let said = |label: (&'static str, &'static str)| Cell::text(in_tongue(label, tongue));
    let number = |item: Option<&JsonValue>| match item.and_then(JsonValue::as_str) {
        Some(number) => number
            .parse()
            .map_or_else(|_| Cell::text(number), Cell::Number),
        None => Cell::Empty,
    };
    let (low, high) = match value.get("value") {
        Some(JsonValue::Array(ends)) => (number(ends.first()), number(ends.get(1))),
        one => (number(one), Cell::Empty),
    };
    let parsed = |field: &str| word(field).to_owned();
    let end = |at: usize| {
        let place = value.get("sentence")?.get(at)?.as_u64()?;
        usize::try_from(place).ok()
    };
    let sentence = end(0)
        .zip(end(1))
        .and_then(|(start, end)| text.get(start..end));
    vec![
        Cell::text(word("document")),
        Cell::text(word("place")),
        parsed("kind")
            .parse()
            .map_or(Cell::Empty, |kind| said(zhibiao_page::kind(kind))),
        Cell::text(word("action")),
        Cell::text(word("indicator")),
        low,
        high,
        Cell::text(word("unit")),
        said(zhibiao_page::bound(word("bound"))),
        parsed("measure")
            .parse()
            .map_or(Cell::Empty, |measure| said(zhibiao_page::measure(measure))),
        parsed("commitment")
            .parse()
            .map_or(Cell::Empty, |one| said(zhibiao_page::commitment(one))),
        Cell::text(word("period")),
        Cell::text(word("years")),
        Cell::text(list("responsible", "、")),
        Cell::text(word("deadline")),
        Cell::text(list("theme", " > ")),
        Cell::text(word("quote")),
        Cell::text(sentence.unwrap_or_default()),
    ]
}

fn goals() -> Sheet {
    Sheet {
        name: ("无量化目标", "Goals"),
        columns: vec![
            ("文件", "document", 22),
            ("位置", "place", 14),
            ("类别", "kind", 10),
            ("目标类型", "goal", 14),
            ("动作", "action", 12),
            ("对象", "subject", 40),
            ("力度", "commitment", 10),
            ("责任单位", "responsible", 20),
            ("主题", "theme", 40),
        ],
        rows: Vec::new(),
    }
}

/// What sort of goal it is.
fn aim(goal: GoalKind) -> (&'static str, &'static str) {
    match goal {
        GoalKind::Milestone(_) => ("里程碑", "milestone"),
        GoalKind::Accreditation => ("创建", "accreditation"),
        _ => ("定性", "qualitative"),
    }
}

fn goal_row(name: &str, place: String, goal: &Goal<'_>, tongue: Tongue) -> Vec<Cell> {
    let said = |label: (&'static str, &'static str)| Cell::text(in_tongue(label, tongue));
    vec![
        Cell::text(name),
        Cell::text(place),
        said(zhibiao_page::kind(goal.kind)),
        said(aim(goal.goal)),
        Cell::text(&*goal.action),
        Cell::text(&*goal.subject),
        said(zhibiao_page::commitment(goal.commitment)),
        Cell::text(goal.units.join("、")),
        Cell::text(goal.theme.join(" > ")),
    ]
}

fn findings() -> Sheet {
    Sheet {
        name: ("提示", "Findings"),
        columns: vec![
            ("文件", "document", 22),
            ("位置", "place", 14),
            ("级别", "severity", 8),
            ("代码", "code", 24),
            ("内容", "message", 80),
        ],
        rows: Vec::new(),
    }
}

fn finding_row(name: &str, document: &Document, finding: &Finding, tongue: Tongue) -> Vec<Cell> {
    let place = match finding.place() {
        Place::Span(span) => place(document, *span, tongue),
        _ => String::new(),
    };
    let language = language(tongue);
    vec![
        Cell::text(name),
        Cell::text(place),
        Cell::text(finding.severity().label(language)),
        Cell::text(finding.code().entry().name),
        Cell::text(finding.message(language)),
    ]
}

/// The name of a file, for what is made of one.
pub fn title(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
