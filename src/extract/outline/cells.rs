//! Tables of a line a cell: first the cells of the header, then as many lines for each row.

use super::column::{Column, LONGEST, column};
use super::line::{Line, plain};
use super::numbering::{numbering, rank};
use super::page::is_page_number;
use super::rows::{Separator, separator};
use super::table::{Cell, MOST, Table, TableColumn, TableLayout, span, titled};

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
pub(super) fn by_cells(
    text: &str,
    lines: &[Line],
    at: usize,
    looked: &mut usize,
    buffer: &mut String,
) -> Option<(Table, usize)> {
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
        let Some(words) = short(text, line, buffer) else {
            break;
        };
        let found = column(words);
        let is_row = text.get(line.body.clone()).is_some_and(|body| {
            separator(body)
                .is_some_and(|separator| separator != Separator::Blanks || body.contains("  "))
        });
        if is_row
            || found.is_none()
                && (next == at
                    || unknown > 0
                    || words.bytes().any(|byte| byte.is_ascii_digit())
                    || words.contains(['。', ';', ',', ':', '-']))
        {
            break;
        }
        unknown = if found.is_some() { 0 } else { unknown + 1 };
        known += usize::from(found.is_some());
        let body = text.get(line.body.clone())?;
        columns.push(titled(
            body,
            &line.body,
            words,
            found.unwrap_or(Column::Other),
        ));
        next += 1;
        *looked = next;
    }
    columns.truncate(columns.len().saturating_sub(unknown));
    let tells = columns
        .iter()
        .any(|column| column.column.direction().is_some());
    let distinct = |column: &TableColumn| {
        columns
            .first()
            .is_some_and(|first| first.column != column.column)
    };
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
    let numbered = table
        .columns
        .first()
        .is_some_and(|column| column.column == Column::Number);
    let next = rows(
        text,
        lines,
        start,
        &Shape {
            width,
            numbered,
            loose,
        },
        &mut table,
    )?;
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
    is_page_number(body)
        || ["注:", "说明:", "备注:"]
            .iter()
            .any(|word| buffer.starts_with(word))
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
fn rows(
    text: &str,
    lines: &[Line],
    start: usize,
    shape: &Shape,
    table: &mut Table,
) -> Option<usize> {
    let width = shape.width;
    let mut buffer = String::new();
    // How far the lines are known to be cells.
    let mut reached = start;
    let mut ended = false;
    let mut reach = |to: usize, buffer: &mut String| {
        while !ended && reached < to {
            ended = lines
                .get(reached)
                .is_none_or(|line| ends_cells(text, line, shape.loose, buffer));
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
    let numbered = shape.numbered
        && reach(start + 1, &mut buffer) > start
        && number(next, &mut buffer).is_some();
    while reach(next + 1, &mut buffer) > next {
        let known = reach(next + 2 * width + 2, &mut buffer);
        let mut end = (next + width).min(known);
        if numbered {
            let expected = number(next, &mut buffer).and_then(|number| number.checked_add(1))?;
            let is_next = |at: usize, buffer: &mut String| number(at, buffer) == Some(expected);
            let whole =
                next + width == known || next + width < known && is_next(next + width, &mut buffer);
            if !whole {
                // A row of more or fewer cells goes up to where the next number stands.
                end = (next + 1..known)
                    .find(|at| is_next(*at, &mut buffer))
                    .unwrap_or(end);
            }
        } else {
            // A row that begins with a figure has lost its place: the table ends.
            let body = lines
                .get(next)
                .and_then(|line| text.get(line.body.clone()))
                .unwrap_or("");
            let lost = body
                .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '—' | '-' | '≥' | '≤'));
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
