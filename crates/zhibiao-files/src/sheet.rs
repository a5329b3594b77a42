//! Sheets: values parted by commas, and the workbooks of Excel.

mod number;
mod styles;

use std::collections::BTreeMap;

use crate::document::{Document, Place};
use crate::error::{Damage, FileError};
use crate::format::Format;
use crate::package::{Node, Package, attribute};
use crate::remark::Remark;
use crate::sheet::number::Number;
use crate::sheet::styles::{Shown, Styles};
use crate::writer::Writer;

/// The most cells, blank ones counted, that a sheet is read to.
const MOST_CELLS: usize = 5_000_000;

/// Reads values parted by commas, tabs or semicolons, whichever the first line has most of.
pub(crate) fn csv(name: &str, text: &str) -> Result<Document, FileError> {
    let first = text.lines().next().unwrap_or("");
    let count = |delimiter: &u8| first.bytes().filter(|byte| byte == delimiter).count();
    let delimiter = [b',', b'\t', b';'].into_iter().rev().max_by_key(count);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut writer = Writer::default();
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|error| FileError::Damaged {
            name: name.to_owned(),
            what: Damage::Csv(error.to_string()),
        })?;
        let cells = record.iter().enumerate();
        writer.row(cells.map(|(column, cell)| {
            let place = Place::TableCell {
                table: 1,
                row: row + 1,
                column: column + 1,
            };
            (cell.to_owned(), place)
        }));
    }
    Ok(writer.finish(Format::Csv, Vec::new()))
}

/// Reads all sheets of a workbook, in their order.
pub(crate) fn workbook(name: &str, bytes: &[u8]) -> Result<Document, FileError> {
    let mut package = Package::open(name, bytes)?;
    let xml = package.needed("xl/workbook.xml")?;
    let mut sheets = Vec::new();
    let mut since_1904 = false;
    package.events(&xml, |node| match node {
        Node::Start(tag, "sheet") => {
            sheets.push((attribute(tag, "name"), attribute(tag, "id")));
        }
        Node::Start(tag, "workbookPr") => {
            since_1904 = matches!(attribute(tag, "date1904").as_deref(), Some("1" | "true"));
        }
        _ => {}
    })?;
    let paths = relations(&mut package)?;
    let shared = match package.part("xl/sharedStrings.xml")? {
        Some(xml) => shared_strings(&package, &xml)?,
        None => Vec::new(),
    };
    let styles = match package.part("xl/styles.xml")? {
        Some(xml) => Styles::read(&package, &xml)?,
        None => Styles::default(),
    };
    let mut writer = Writer::default();
    let mut remarks = Vec::new();
    let mut merged = 0;
    for (number, (sheet, id)) in sheets.into_iter().enumerate() {
        let sheet = sheet.unwrap_or_else(|| format!("Sheet{}", number + 1));
        let path = id.and_then(|id| paths.get(&id).cloned());
        let path = path.unwrap_or_else(|| format!("xl/worksheets/sheet{}.xml", number + 1));
        let Some(xml) = package.part(&path)? else {
            continue;
        };
        let mut grid = Grid {
            shared: &shared,
            styles: &styles,
            since_1904,
            ..Grid::default()
        };
        package.events(&xml, |node| grid.take(&node))?;
        if grid.cells > MOST_CELLS {
            return Err(FileError::TooLarge {
                name: format!("{name}!{sheet}"),
                bytes: grid.cells as u64,
            });
        }
        merged += grid.merge();
        let long = std::mem::take(&mut grid.long);
        remarks.extend(long.into_iter().map(|((row, column), number)| {
            let cell = format!("{sheet}!{}", cell_name(row, column));
            Remark::LongNumber { cell, number }
        }));
        // Sheet1 says nothing.
        if !sheet.starts_with("Sheet") && !grid.rows.is_empty() {
            let place = Place::SheetCell {
                sheet: sheet.clone(),
                cell: "A1".to_owned(),
            };
            writer.line(&sheet, place);
        }
        for (row, cells) in grid.rows {
            let width = cells.keys().next_back().map_or(0, |last| last + 1);
            writer.row((0..width).map(|column| {
                let text = cells.get(&column).cloned().unwrap_or_default();
                let place = Place::SheetCell {
                    sheet: sheet.clone(),
                    cell: cell_name(row, column),
                };
                (text, place)
            }));
        }
    }
    if merged > 0 {
        remarks.push(Remark::MergedCells(merged));
    }
    Ok(writer.finish(Format::Xlsx, remarks))
}

/// The paths of the sheets by their identifiers.
fn relations(package: &mut Package<'_>) -> Result<BTreeMap<String, String>, FileError> {
    let mut paths = BTreeMap::new();
    let Some(xml) = package.part("xl/_rels/workbook.xml.rels")? else {
        return Ok(paths);
    };
    package.events(&xml, |node| {
        if let Node::Start(tag, "Relationship") = node
            && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
        {
            let path = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            };
            paths.insert(id, path);
        }
    })?;
    Ok(paths)
}

/// The texts that cells name by their number.
fn shared_strings(package: &Package<'_>, xml: &str) -> Result<Vec<String>, FileError> {
    let mut strings = Vec::new();
    let mut text = String::new();
    let (mut in_text, mut reading_aloud) = (false, false);
    package.events(xml, |node| match node {
        Node::Start(_, "si") => text.clear(),
        Node::Start(_, "t") => in_text = true,
        // How names are read aloud stands beside them.
        Node::Start(_, "rPh") => reading_aloud = true,
        Node::End("rPh") => reading_aloud = false,
        Node::End("t") => in_text = false,
        Node::Text(part) if in_text && !reading_aloud => text.push_str(part),
        Node::End("si") => strings.push(std::mem::take(&mut text)),
        _ => {}
    })?;
    Ok(strings)
}

/// A sheet while it is read; places are counted from 0.
#[derive(Default)]
struct Grid<'w> {
    shared: &'w [String],
    styles: &'w Styles,
    since_1904: bool,
    rows: BTreeMap<usize, BTreeMap<usize, String>>,
    /// The cell at hand: its place, its kind of value and how it is shown.
    at: (usize, usize),
    kind: String,
    shown: Shown,
    value: String,
    in_value: bool,
    merges: Vec<String>,
    /// Numbers with more digits than anybody types.
    long: Vec<((usize, usize), String)>,
    cells: usize,
}

impl Grid<'_> {
    fn take(&mut self, node: &Node<'_, '_>) {
        match node {
            Node::Start(tag, "row") => {
                let number = attribute(tag, "r").and_then(|number| number.parse().ok());
                let row = number.map_or(self.at.0 + 1, |number: usize| number.saturating_sub(1));
                self.at = (row, usize::MAX);
            }
            Node::Start(tag, "c") => {
                let named = attribute(tag, "r").as_deref().and_then(place_of);
                self.at = named.unwrap_or((self.at.0, self.at.1.wrapping_add(1)));
                self.kind = attribute(tag, "t").unwrap_or_default();
                let style = attribute(tag, "s").and_then(|style| style.parse().ok());
                self.shown = self.styles.shown(style.unwrap_or(0));
                self.value.clear();
            }
            Node::Start(_, "v" | "t") => self.in_value = true,
            Node::End("v" | "t") => self.in_value = false,
            Node::Text(text) if self.in_value => self.value.push_str(text),
            Node::End("c") => self.end_cell(),
            Node::Start(tag, "mergeCell") => self.merges.extend(attribute(tag, "ref")),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let text = match self.kind.as_str() {
            "s" => {
                let place = self.value.trim().parse::<usize>().ok();
                let text = place.and_then(|place| self.shared.get(place));
                text.cloned().unwrap_or_default()
            }
            "inlineStr" | "str" => self.value.clone(),
            "b" => if self.value.trim() == "1" {
                "是"
            } else {
                "否"
            }
            .to_owned(),
            // #N/A: no value.
            "e" => String::new(),
            _ => self.number(),
        };
        self.cells = self.cells.saturating_add(1);
        if !text.trim().is_empty() && self.cells <= MOST_CELLS && self.at.1 < 16_384 {
            // Blank cells before it are written, and count.
            self.rows
                .entry(self.at.0)
                .or_default()
                .insert(self.at.1, text);
        }
    }

    /// A number as it was typed.
    fn number(&mut self) -> String {
        let stored = self.value.trim();
        let Some(number) = Number::parse(stored) else {
            return stored.to_owned();
        };
        if self.shown == Shown::Date
            && let Some(date) = number.date(self.since_1904)
        {
            return date;
        }
        if !number.is_typed() {
            self.long.push((self.at, stored.to_owned()));
        }
        match self.shown {
            Shown::Percent => format!("{}%", number.times_hundred()),
            _ => number.to_string(),
        }
    }

    /// Says the names of merged cells again in the rows they reach to; returns how many cells are merged.
    fn merge(&mut self) -> usize {
        for merge in &self.merges {
            let Some((from, to)) = merge.split_once(':') else {
                continue;
            };
            let (Some((first, column)), Some((last, _))) = (place_of(from), place_of(to)) else {
                continue;
            };
            let text = self
                .rows
                .get(&first)
                .and_then(|row| row.get(&column))
                .cloned();
            let is_name = |text: &String| !text.contains(|c: char| c.is_numeric());
            let Some(text) = text.filter(is_name) else {
                continue;
            };
            // Only in rows that hold something.
            for (_, cells) in self.rows.range_mut(first + 1..=last.max(first + 1)) {
                if last > first {
                    cells.entry(column).or_insert_with(|| text.clone());
                }
            }
        }
        self.merges.len()
    }
}

/// `C3` as row and column, counted from 0.
fn place_of(name: &str) -> Option<(usize, usize)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let column = letters.bytes().try_fold(0_usize, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        let value = letter
            .is_ascii_uppercase()
            .then(|| usize::from(letter - b'A') + 1)?;
        column.checked_mul(26)?.checked_add(value)
    })?;
    Some((
        row.parse::<usize>().ok()?.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}

/// Row and column as Excel names the cell.
fn cell_name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", row + 1)
}
