//! Tables flattened to text: a row a line, a cell a line, or a label before each cell.

use std::ops::Range;

use serde::Serialize;
use strum::{EnumIter, IntoStaticStr};

use super::column::{self, Column, LONGEST, column};
use super::line::{Line, plain, trimmed};
use super::numbering::{numbering, rank};
use super::years::{Named, Years, mentions};
use crate::source::Span;

/// How a table was flattened to text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, EnumIter, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum TableLayout {
    /// A line a row, its cells parted by bars, tabs, several blanks or `<td>`.
    RowPerLine,
    /// A line a cell: first the cells of the header, then the rows.
    CellPerLine,
    /// A line a cell, with the header before each: `年度目标：3200`.
    LabelPerLine,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableColumn {
    pub(super) header: Option<Span>,
    pub(super) column: Column,
    pub(super) years: Option<Years>,
    pub(super) unit: Option<Span>,
    #[serde(skip)]
    pub(super) named: Option<Named>,
}

impl TableColumn {
    /// The words of the header; `None` where the table has none and the cells tell what the column is.
    #[must_use]
    pub const fn header(&self) -> Option<Span> {
        self.header
    }

    /// What its cells are.
    #[must_use]
    pub const fn column(&self) -> Column {
        self.column
    }

    /// The years that the header names (2025年目标).
    #[must_use]
    pub const fn years(&self) -> Option<Years> {
        self.years
    }

    /// The unit that the header names (完成率（%）).
    #[must_use]
    pub const fn unit(&self) -> Option<Span> {
        self.unit
    }
}

/// A cell of a table, the header's left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cell {
    pub(super) span: Span,
    pub(super) row: usize,
    pub(super) column: Option<usize>,
}

impl Cell {
    /// What stands in it, without the blanks around it.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Its row, counted from 0.
    #[must_use]
    pub const fn row(&self) -> usize {
        self.row
    }

    /// The place of its column among [`Table::columns`]; `None` in a row that has more or fewer cells than the header.
    #[must_use]
    pub const fn column(&self) -> Option<usize> {
        self.column
    }
}

/// A table: columns and cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    pub(super) layout: TableLayout,
    pub(super) columns: Vec<TableColumn>,
    pub(super) cells: Vec<Cell>,
}

impl Table {
    /// How it was flattened.
    #[must_use]
    pub const fn layout(&self) -> TableLayout {
        self.layout
    }

    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> &[TableColumn] {
        &self.columns
    }

    /// Its cells that hold something, in the order of the text.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The column of a cell; `None` in a row that has more or fewer cells than the header.
    #[must_use]
    pub fn column_of(&self, cell: &Cell) -> Option<&TableColumn> {
        self.columns.get(cell.column?)
    }

    /// The cell that holds the byte `offset`.
    #[must_use]
    pub fn cell_at(&self, offset: usize) -> Option<&Cell> {
        let next = self.cells.partition_point(|cell| cell.span.start() <= offset);
        let cell = self.cells.get(next.checked_sub(1)?)?;
        (offset < cell.span.end()).then_some(cell)
    }

    /// The years of the columns, where the document is of the year `own`.
    pub(super) fn resolve(&mut self, own: Option<i32>) {
        for column in &mut self.columns {
            column.years = column.named.and_then(|named| named.resolve(own));
        }
    }
}

/// The most columns; a line of more cells is none of a table.
const MOST: usize = 40;

/// A table that begins at the line `at`, and the line after its last; or up to which line there is none.
pub(super) fn table(text: &str, lines: &[Line], at: usize) -> Result<(Table, usize), usize> {
    let none = at + 1;
    let body = lines.get(at).and_then(|line| text.get(line.body.clone())).ok_or(none)?;
    let mut looked = at;
    if let Some(separator) = separator(body)
        && let Some(found) = by_rows(text, lines, at, separator, &mut looked)
    {
        return Ok(found);
    }
    if body.len() <= 4 * LONGEST
        && let Some(found) = by_cells(text, lines, at, &mut looked)
    {
        return Ok(found);
    }
    labelled(text, lines, at, &mut looked).ok_or(looked.max(none))
}

/// The most bytes of a row whose cells are parted by something that costs to look for.
const LONGEST_ROW: usize = 1200;

/// What parts the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Bar,
    Tab,
    Tag,
    Blanks,
}

fn separator(line: &str) -> Option<Separator> {
    if line.contains('|') || line.len() < LONGEST_ROW && line.contains('｜') {
        return Some(Separator::Bar);
    }
    if line.contains('\t') {
        return Some(Separator::Tab);
    }
    if line.contains('<') && (line.contains("</td>") || line.contains("</th>")) {
        return Some(Separator::Tag);
    }
    (line.len() < 600 && (line.contains("  ") || line.contains("\u{3000}"))).then_some(Separator::Blanks)
}

/// The cells of a row, empty ones among them; those before the first and after the last bar are none.
fn cells(text: &str, line: &Range<usize>, separator: Separator) -> Vec<Range<usize>> {
    let Some(body) = text.get(line.clone()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut take = |start: usize, end: usize| {
        let cell = body.get(start..end).unwrap_or("");
        let inner = trimmed(cell);
        let lead = cell.len() - cell.trim_start_matches(super::line::is_blank).len();
        let from = line.start + start + if inner.is_empty() { 0 } else { lead };
        found.push(from..from + inner.len());
    };
    match separator {
        Separator::Bar | Separator::Tab => {
            let is_mark = |c: char| match separator {
                Separator::Bar => matches!(c, '|' | '｜'),
                _ => c == '\t',
            };
            for (at, mark) in body.match_indices(is_mark).take(MOST + 2) {
                take(start, at);
                start = at + mark.len();
            }
        }
        Separator::Tag => {
            for (at, _) in body.match_indices('<').take(4 * MOST) {
                let inside = body.get(start..at).unwrap_or("");
                if !inside.trim().is_empty() || body.get(at..).is_some_and(|rest| rest.starts_with("</td>") || rest.starts_with("</th>")) {
                    take(start, at);
                }
                start = at + body.get(at..).and_then(|rest| rest.find('>')).map_or(1, |close| close + 1);
            }
        }
        Separator::Blanks => {
            let mut blanks: Option<(usize, usize)> = None;
            for (at, c) in body.char_indices() {
                let width = match c {
                    ' ' => 1,
                    '\u{3000}' => 2,
                    _ => 0,
                };
                if width > 0 {
                    blanks = Some(blanks.map_or((at, width), |(from, wide)| (from, wide + width)));
                } else if let Some((from, wide)) = blanks.take()
                    && wide > 1
                {
                    take(start, from);
                    start = at;
                }
            }
        }
    }
    take(start, body.len());
    if found.first().is_some_and(Range::is_empty) && separator == Separator::Bar {
        found.remove(0);
    }
    if found.last().is_some_and(Range::is_empty) && separator != Separator::Blanks {
        found.pop();
    }
    found
}

/// `|---|:--:|` under a header.
fn is_rule(text: &str, cells: &[Range<usize>]) -> bool {
    !cells.is_empty()
        && cells.iter().all(|cell| {
            let cell = text.get(cell.clone()).unwrap_or("");
            cell.len() > 1 && cell.bytes().all(|byte| matches!(byte, b'-' | b':' | b'='))
        })
}

fn span(range: &Range<usize>) -> Option<Span> {
    Span::new(range.start, range.end).ok()
}

/// The columns that a header names, if it is one.
fn header(text: &str, cells: &[Range<usize>]) -> Option<Vec<TableColumn>> {
    if !(2..=MOST).contains(&cells.len()) {
        return None;
    }
    let mut buffer = String::new();
    let mut known = 0;
    let mut columns = Vec::new();
    for cell in cells {
        let words = text.get(cell.clone())?;
        if words.len() > 6 * LONGEST {
            return None;
        }
        plain(words, &mut buffer);
        let column = column(&buffer);
        known += usize::from(column.is_some());
        columns.push(titled(words, cell, &buffer, column.unwrap_or(Column::Other)));
    }
    (known >= 2 && 2 * known >= cells.len()).then_some(columns)
}

fn titled(words: &str, at: &Range<usize>, plain: &str, column: Column) -> TableColumn {
    let unit = column::unit(words).and_then(|unit| span(&(at.start + unit.start..at.start + unit.end)));
    let named = mentions(plain).first().map(|mention| mention.named);
    // 去年同期, 上年实绩: the header of a base is a year before.
    TableColumn {
        header: span(at),
        column,
        years: None,
        unit,
        named,
    }
}

fn by_rows(text: &str, lines: &[Line], at: usize, separator: Separator, looked: &mut usize) -> Option<(Table, usize)> {
    let first = cells(text, &lines.get(at)?.body, separator);
    let named = header(text, &first);
    if named.is_none() && !(separator == Separator::Bar && (3..=MOST).contains(&first.len())) {
        return None;
    }
    let width = first.len();
    let has_header = named.is_some();
    let mut table = Table {
        layout: TableLayout::RowPerLine,
        columns: named.unwrap_or_default(),
        cells: Vec::new(),
    };
    let mut next = at + usize::from(has_header);
    let mut row = 0;
    while let Some(line) = lines.get(next) {
        let body = text.get(line.body.clone()).unwrap_or("");
        let found = match self::separator(body) {
            Some(own) if own == separator => cells(text, &line.body, separator),
            _ => break,
        };
        let is_new = next > at && (line.after_blank && (found.len() != width || !has_header) || header(text, &found).is_some());
        if is_new || separator == Separator::Blanks && found.len() < 2 {
            break;
        }
        next += 1;
        if is_rule(text, &found) {
            continue;
        }
        let fits = found.len() == width;
        for (column, cell) in found.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            table.cells.push(Cell {
                span: span(cell)?,
                row,
                column: fits.then_some(column),
            });
        }
        row += 1;
    }
    *looked = next;
    if !has_header {
        table.columns = guessed(text, &table.cells, width);
    }
    (!table.cells.is_empty()).then_some((table, next))
}

/// The most rows that are looked at to tell what the columns of a table without a header are.
const ROWS_LOOKED_AT: usize = 32;

/// What the cells themselves tell: 已开工12座 is a result, 县水利局 answers for it.
fn guessed(text: &str, cells: &[Cell], width: usize) -> Vec<TableColumn> {
    const RESULTS: &[&str] = &["已", "截至", "目前", "完成", "实际", "完成率", "开工", "进度", "累计"];
    const OFFICES: &[char] = &['局', '委', '办', '部', '院', '处', '镇', '乡', '司', '室'];
    let mut votes = vec![[0_u32; 4]; width];
    for cell in cells.iter().take_while(|cell| cell.row < ROWS_LOOKED_AT) {
        let Some(vote) = cell.column.and_then(|column| votes.get_mut(column)) else {
            continue;
        };
        let words = cell.span.of(text).unwrap_or("");
        let kind = if words.len() <= 4 && words.bytes().all(|byte| byte.is_ascii_digit()) {
            0
        } else if words.starts_with(RESULTS.first().copied().unwrap_or("")) || words.starts_with("截至") || words.starts_with("目前") || words.contains("完成率") {
            1
        } else if words.ends_with(OFFICES) && words.chars().count() < 40 {
            2
        } else if words.bytes().any(|byte| byte.is_ascii_digit()) {
            3
        } else {
            continue;
        };
        if let Some(count) = vote.get_mut(kind) {
            *count += 1;
        }
    }
    let kind = |vote: &[u32; 4]| {
        let [number, result, office, figures] = *vote;
        if number > result + office + figures {
            Column::Number
        } else if result > 0 && result * 2 >= figures {
            Column::Result
        } else if office > figures {
            Column::Responsible
        } else if figures > 0 {
            Column::Task
        } else {
            Column::Other
        }
    };
    let kinds: Vec<Column> = votes.iter().map(kind).collect();
    let has_result = kinds.contains(&Column::Result);
    let known = |column: Column| if column == Column::Task && !has_result { Column::Other } else { column };
    kinds
        .into_iter()
        .map(|column| TableColumn {
            header: None,
            column: known(column),
            years: None,
            unit: None,
            named: None,
        })
        .collect()
}

/// The body of a line without blanks, where it is short enough for a cell of a header.
fn short<'b>(text: &str, line: &Line, buffer: &'b mut String) -> Option<&'b str> {
    let body = text.get(line.body.clone())?;
    if body.len() > 4 * LONGEST {
        return None;
    }
    plain(body, buffer);
    Some(buffer)
}

/// Header cells on lines of their own, then as many lines for each row.
fn by_cells(text: &str, lines: &[Line], at: usize, looked: &mut usize) -> Option<(Table, usize)> {
    let mut buffer = String::new();
    let loose = lines.get(at + 1)?.after_blank;
    let mut columns: Vec<TableColumn> = Vec::new();
    let mut known = 0;
    let mut unknown = 0;
    let mut next = at;
    // The header goes on as long as columns are named; one that is not known may stand among them.
    for line in lines.get(at..)?.iter().take(MOST) {
        if next > at && line.after_blank != loose {
            break;
        }
        let Some(words) = short(text, line, &mut buffer) else {
            break;
        };
        let found = column(words);
        let is_row = text.get(line.body.clone()).is_some_and(|body| separator(body).is_some_and(|separator| separator != Separator::Blanks || body.contains("  ")));
        if is_row || found.is_none() && (next == at || unknown > 0 || words.bytes().any(|byte| byte.is_ascii_digit()) || words.contains(['。', ';', ',', ':', '-'])) {
            break;
        }
        unknown = if found.is_some() { 0 } else { unknown + 1 };
        known += usize::from(found.is_some());
        let body = text.get(line.body.clone())?;
        columns.push(titled(body, &line.body, words, found.unwrap_or(Column::Other)));
        next += 1;
        *looked = next;
    }
    columns.truncate(columns.len().saturating_sub(unknown));
    let tells = columns.iter().any(|column| column.column.direction().is_some());
    let distinct = |column: &TableColumn| columns.first().is_some_and(|first| first.column != column.column);
    if known < 3 || !tells || !columns.iter().any(distinct) {
        return None;
    }
    let width = columns.len();
    // 单位 as the first column names who it is about, before the aim; elsewhere the unit.
    if let Some(first) = columns.first_mut()
        && first.column == Column::Unit
    {
        first.column = Column::Place;
    }
    let start = at + width;
    let mut table = Table {
        layout: TableLayout::CellPerLine,
        columns,
        cells: Vec::new(),
    };
    let numbered = table.columns.first().is_some_and(|column| column.column == Column::Number);
    let next = rows(text, lines, start, &Shape { width, numbered, loose }, &mut table)?;
    (!table.cells.is_empty()).then_some((table, next))
}

/// Whether a line is no cell any more.
fn ends_cells(text: &str, line: &Line, loose: bool, buffer: &mut String) -> bool {
    if line.after_blank != loose || line.mark > 0 {
        return true;
    }
    let body = text.get(line.body.clone()).unwrap_or("");
    if let Some(found) = numbering(body)
        && matches!(found.rank, rank::PART..=rank::CHINESE_IN_BRACKETS)
    {
        return true;
    }
    let head: String = body.chars().take(12).collect();
    plain(&head, buffer);
    is_page_number(body) || ["注:", "说明:", "备注:"].iter().any(|word| buffer.starts_with(word))
}

/// How the rows of a table of a line a cell are told apart.
struct Shape {
    width: usize,
    /// Whether each begins with its number.
    numbered: bool,
    /// Whether an empty line stands between two cells.
    loose: bool,
}

/// The rows of a table of a line a cell; returns the line after the last row.
fn rows(text: &str, lines: &[Line], start: usize, shape: &Shape, table: &mut Table) -> Option<usize> {
    let width = shape.width;
    let mut buffer = String::new();
    // How far the lines are known to be cells.
    let mut reached = start;
    let mut ended = false;
    let mut reach = |to: usize, buffer: &mut String| {
        while !ended && reached < to {
            ended = lines.get(reached).is_none_or(|line| ends_cells(text, line, shape.loose, buffer));
            reached += usize::from(!ended);
        }
        reached
    };
    let number = |at: usize, buffer: &mut String| -> Option<u32> {
        let body = text.get(lines.get(at)?.body.clone())?;
        if body.len() > 12 {
            return None;
        }
        plain(body, buffer);
        buffer.trim_end_matches(['.', '、']).parse().ok()
    };
    let mut next = start;
    let mut row = 0;
    let numbered = shape.numbered && reach(start + 1, &mut buffer) > start && number(next, &mut buffer).is_some();
    while reach(next + 1, &mut buffer) > next {
        let known = reach(next + 2 * width + 2, &mut buffer);
        let mut end = (next + width).min(known);
        if numbered {
            let expected = number(next, &mut buffer).and_then(|number| number.checked_add(1))?;
            let is_next = |at: usize, buffer: &mut String| number(at, buffer) == Some(expected);
            let whole = next + width == known || next + width < known && is_next(next + width, &mut buffer);
            if !whole {
                // A row of more or fewer cells goes up to where the next number stands.
                end = (next + 1..known).find(|at| is_next(*at, &mut buffer)).unwrap_or(end);
            }
        } else {
            // A row that begins with a figure has lost its place: the table ends.
            let body = lines.get(next).and_then(|line| text.get(line.body.clone())).unwrap_or("");
            let lost = body.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '—' | '-' | '≥' | '≤'));
            if row > 0 && lost && numbering(body).is_none() {
                break;
            }
        }
        let fits = end - next == width;
        for (column, line) in lines.get(next..end)?.iter().enumerate() {
            table.cells.push(Cell {
                span: span(&line.body)?,
                row,
                column: fits.then_some(column),
            });
        }
        next = end;
        row += 1;
        if numbered && (next >= known || number(next, &mut buffer).is_none()) {
            break;
        }
    }
    Some(next)
}

/// Lines of a label and a cell: 年度目标：3200.
fn labelled(text: &str, lines: &[Line], at: usize, looked: &mut usize) -> Option<(Table, usize)> {
    let mut buffer = String::new();
    label(text, lines.get(at)?, &mut buffer)?;
    label(text, lines.get(at + 1)?, &mut buffer)?;
    let mut table = Table {
        layout: TableLayout::LabelPerLine,
        columns: Vec::new(),
        cells: Vec::new(),
    };
    let mut row = 0;
    let mut in_row: Vec<bool> = Vec::new();
    let mut next = at;
    while let Some(line) = lines.get(next)
        && (next == at || !line.after_blank)
        && let Some((head, column)) = label(text, line, &mut buffer)
    {
        let body = text.get(line.body.clone())?;
        let words = body.get(..head.end - line.body.start)?;
        let place = table.columns.iter().position(|known| known.header.and_then(|span| span.of(text)) == Some(words));
        let place = match place {
            Some(place) => place,
            None if table.columns.len() < MOST => {
                table.columns.push(titled(words, &head, &buffer, column));
                in_row.push(false);
                table.columns.len() - 1
            }
            None => break,
        };
        if in_row.get(place) == Some(&true) {
            row += 1;
            in_row.fill(false);
        }
        if let Some(taken) = in_row.get_mut(place) {
            *taken = true;
        }
        let after = body.get(words.len()..)?;
        let mark = after.chars().next().map_or(0, char::len_utf8);
        let cell = trimmed(after.get(mark..)?);
        if !cell.is_empty() {
            table.cells.push(Cell {
                span: span(&(line.body.end - cell.len()..line.body.end))?,
                row,
                column: Some(place),
            });
        }
        next += 1;
    }
    *looked = next.max(*looked);
    let tells = table.columns.iter().any(|column| matches!(column.column, Column::Target | Column::Result));
    (tells && table.columns.len() > 1 && !table.cells.is_empty()).then_some((table, next))
}

/// The label that a line begins with, in bytes of the text, and what it says. Leaves its plain form in the buffer.
fn label(text: &str, line: &Line, buffer: &mut String) -> Option<(Range<usize>, Column)> {
    let body = text.get(line.body.clone())?;
    let window = body.get(..body.len().min(60)).or_else(|| body.get(..(0..=60).rev().find(|at| body.is_char_boundary(*at))?))?;
    let end = window.find(['：', ':'])?;
    plain(body.get(..end)?, buffer);
    let column = column(buffer)?;
    Some((line.body.start..line.body.start + end, column))
}

/// — 9 —, - 3 -, 第 3 页 共 20 页, ——2——.
pub(super) fn is_page_number(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let mut digits = 0;
    let mut marks = 0;
    let mut pages = false;
    for c in line.chars() {
        match c {
            '0'..='9' | '０'..='９' => digits += 1,
            '—' | '-' | '－' | '–' | '―' | '·' | '~' | '─' => marks += 1,
            '页' => pages = true,
            '第' | '共' | '/' | '(' | ')' | '（' | '）' | ',' | '，' => {}
            _ if super::line::is_blank(c) => {}
            _ => return false,
        }
    }
    digits > 0 && digits < 9 && (pages || marks > 1)
}
