//! Tables of a label before each cell: 年度目标：3200.

use std::ops::Range;

use super::column::{Column, column};
use super::line::{Line, offset, plain, trimmed};
use super::numbering::{numbering, rank};
use super::page::after_breaks;
use super::table::{Cell, MOST, Table, TableColumn, TableLayout, span, titled};

/// Lines of a label and a cell: 年度目标：3200.
pub(super) fn labelled(
    text: &str,
    lines: &[Line],
    at: usize,
    looked: &mut usize,
    buffer: &mut String,
) -> Option<(Table, usize)> {
    let first = label(text, lines.get(at)?)?;
    let second = kind(text, label(text, lines.get(at + 1)?)?, buffer)?;
    let mut reader = Labels {
        text,
        lines,
        loose: lines.get(at + 1)?.after_blank,
        columns: Vec::new(),
        in_row: Vec::new(),
    };
    // A label that no header is known by names the rows where it comes again.
    let known = kind(text, first.clone(), buffer);
    if known.is_none() && (second == Column::Other || !comes_again(text, lines, at)) {
        return None;
    }
    let mut cells = Vec::new();
    let mut row = 0;
    let mut next = at;
    while let Some((line, head, column)) = reader.next(next, next == at, buffer) {
        let Some(place) = reader.place(&head, column, buffer) else {
            break;
        };
        if reader.in_row.get(place) == Some(&true) {
            row += 1;
            reader.in_row.fill(false);
        }
        if let Some(taken) = reader.in_row.get_mut(place) {
            *taken = true;
        }
        let body = lines.get(line)?.body.clone();
        let after = text.get(head.end..body.end)?;
        let mark = after.chars().next().map_or(0, char::len_utf8);
        let cell = trimmed(after.get(mark..)?);
        if !cell.is_empty() {
            let at = head.end + offset(after, cell);
            cells.push(Cell {
                span: span(&(at..at + cell.len()))?,
                row,
                column: Some(place),
            });
        }
        next = line + 1;
    }
    *looked = next.max(*looked);
    let mut columns = reader.columns;
    let is = |wanted: &[Column]| columns.iter().any(|column| wanted.contains(&column.column));
    let tells = is(&[Column::Target, Column::Result]);
    let names = is(&[Column::Indicator, Column::Task]);
    if !tells || columns.len() < 2 || cells.is_empty() {
        return None;
    }
    if let Some(first) = columns.first_mut()
        && known.is_none()
        && !names
    {
        first.column = Column::Indicator;
    }
    let table = Table {
        layout: TableLayout::LabelPerLine,
        columns,
        cells,
        topic: None,
    };
    Some((table, next))
}

/// The labels read so far.
struct Labels<'t> {
    text: &'t str,
    lines: &'t [Line],
    /// Whether an empty line stands between two labels.
    loose: bool,
    columns: Vec<TableColumn>,
    /// Which columns the row at hand has.
    in_row: Vec<bool>,
}

impl Labels<'_> {
    fn words(&self, column: usize) -> Option<&str> {
        self.columns.get(column)?.header?.of(self.text)
    }

    /// The next label: the line that it stands on, where it stands, and what it says.
    fn next(
        &self,
        at: usize,
        is_first: bool,
        buffer: &mut String,
    ) -> Option<(usize, Range<usize>, Column)> {
        let line = self.lines.get(at)?;
        if let Some(head) = label(self.text, line) {
            let is_known = self.text.get(head.clone()).is_some_and(|words| {
                (0..self.columns.len()).any(|column| self.words(column) == Some(words))
            });
            let begins_row = self.words(0) == self.text.get(head.clone());
            if !is_first && line.after_blank && !self.loose && !begins_row {
                return None;
            }
            let follows = || {
                let next = self.lines.get(at + 1).filter(|next| !next.after_blank)?;
                label(self.text, next)
            };
            // A label that says nothing known stands between others that do.
            let column = match kind(self.text, head.clone(), buffer) {
                Some(column) => column,
                None if is_known || is_first => Column::Other,
                None => {
                    kind(self.text, follows()?, buffer)?;
                    Column::Other
                }
            };
            return Some((at, head, column));
        }
        // The end of a page between two rows.
        let next = after_breaks(self.text, self.lines, at)?;
        let head = label(self.text, self.lines.get(next)?)?;
        let words = self.text.get(head.clone())?;
        let known = (0..self.columns.len()).find(|column| self.words(*column) == Some(words))?;
        Some((next, head, self.columns.get(known)?.column))
    }

    /// The column of a label; `None` where there are too many.
    fn place(&mut self, head: &Range<usize>, column: Column, buffer: &mut String) -> Option<usize> {
        let words = self.text.get(head.clone())?;
        let known = (0..self.columns.len()).find(|place| self.words(*place) == Some(words));
        if known.is_some() {
            return known;
        }
        if self.columns.len() >= MOST {
            return None;
        }
        plain(words, buffer);
        self.columns.push(titled(words, head, buffer, column));
        self.in_row.push(false);
        Some(self.columns.len() - 1)
    }
}

/// The most bytes of a line that are looked at for a label.
const WINDOW: usize = 60;

/// Where the label stands that a line begins with; its number and the mark before it left out.
fn label(text: &str, line: &Line) -> Option<Range<usize>> {
    let body = text.get(line.body.clone())?;
    let cut = body.len().min(WINDOW);
    let window = (0..=cut).rev().find_map(|end| body.get(..end))?;
    // 【年度目标】完成投资8000万元.
    if let Some(inside) = window.strip_prefix('【') {
        let start = line.body.start + '【'.len_utf8();
        let length = inside.find('】').filter(|length| *length > 0)?;
        return Some(start..start + length);
    }
    let end = window.find(['：', ':'])?;
    let words = body.get(..end)?;
    let bare = words.trim_start_matches(['-', '•', '●', '·', '■', '◆', '*', ' ']);
    let number = numbering(bare).filter(|number| number.rank >= rank::DIGITS);
    let from = words.len() - bare.len() + number.map_or(0, |number| number.length);
    let start = line.body.start;
    (from < end).then_some(start + from..start + end)
}

/// What a label says.
fn kind(text: &str, label: Range<usize>, buffer: &mut String) -> Option<Column> {
    plain(text.get(label)?, buffer);
    column(buffer)
}

/// The most bytes of a label that says nothing known.
const SHORT: usize = 24;

/// The lines after it that are looked at for the same label.
const NEAR: usize = 12;

/// Whether the label of a line comes again soon.
fn comes_again(text: &str, lines: &[Line], at: usize) -> bool {
    let words = |line: &Line| text.get(label(text, line)?);
    let Some(first) = lines.get(at).and_then(words) else {
        return false;
    };
    let near = lines.get(at + 2..).unwrap_or(&[]).iter().take(NEAR);
    first.len() <= SHORT && near.into_iter().any(|line| words(line) == Some(first))
}
