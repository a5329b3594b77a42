//! Tables of a label before each cell: 年度目标：3200.

use std::ops::Range;

use super::column::{Column, column};
use super::line::{Line, plain, trimmed};
use super::table::{Cell, MOST, Table, TableLayout, span, titled};

/// Lines of a label and a cell: 年度目标：3200.
pub(super) fn labelled(
    text: &str,
    lines: &[Line],
    at: usize,
    looked: &mut usize,
    buffer: &mut String,
) -> Option<(Table, usize)> {
    label(text, lines.get(at)?, buffer)?;
    label(text, lines.get(at + 1)?, buffer)?;
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
        && let Some((head, column)) = label(text, line, buffer)
    {
        let body = text.get(line.body.clone())?;
        let words = body.get(..head.end - line.body.start)?;
        let place = table
            .columns
            .iter()
            .position(|known| known.header.and_then(|span| span.of(text)) == Some(words));
        let place = match place {
            Some(place) => place,
            None if table.columns.len() < MOST => {
                table.columns.push(titled(words, &head, buffer, column));
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
    let tells = table
        .columns
        .iter()
        .any(|column| matches!(column.column, Column::Target | Column::Result));
    (tells && table.columns.len() > 1 && !table.cells.is_empty()).then_some((table, next))
}

/// The label that a line begins with, in bytes of the text, and what it says. Leaves its plain form in the buffer.
fn label(text: &str, line: &Line, buffer: &mut String) -> Option<(Range<usize>, Column)> {
    let body = text.get(line.body.clone())?;
    let window = body
        .get(..body.len().min(60))
        .or_else(|| body.get(..(0..=60).rev().find(|at| body.is_char_boundary(*at))?))?;
    let end = window.find(['：', ':'])?;
    plain(body.get(..end)?, buffer);
    let column = column(buffer)?;
    Some((line.body.start..line.body.start + end, column))
}
