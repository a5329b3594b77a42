//! Tables of a line a cell: first the cells of the header, then as many lines for each row.

use std::ops::Range;

use super::column::{Column, LONGEST, column, is_unit, unit};
use super::heads::folded;
use super::line::{Line, plain};
use super::numbering::{numbering, rank};
use super::page::is_page_number;
use super::rows::{Separator, separator};
use super::subject::kind;
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

/// Whether a line is a unit in brackets and nothing else.
fn is_unit_alone(body: &str) -> bool {
    body.starts_with(['（', '('])
        && body.ends_with(['）', ')'])
        && unit(body)
            .and_then(|unit| body.get(unit))
            .is_some_and(is_unit)
}

/// What was read of the lines of a header.
struct Header {
    columns: Vec<TableColumn>,
    /// Whether an empty line stands between two of them.
    loose: bool,
    /// How many say something known, and how many at the end do not.
    known: usize,
    unknown: usize,
    /// The line after the last.
    next: usize,
}

/// The lines that may be a header: as long as columns are named; one that is not known may stand among them.
fn header(
    text: &str,
    lines: &[Line],
    at: usize,
    looked: &mut usize,
    buffer: &mut String,
) -> Option<Header> {
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
        // PM2.5平均浓度, and （微克/立方米） on the line below.
        let body = text.get(line.body.clone()).unwrap_or("");
        if is_unit_alone(body)
            && let Some(above) = columns.last_mut()
            && above.unit.is_none()
        {
            above.unit = unit(body)
                .and_then(|unit| span(&(line.body.start + unit.start..line.body.start + unit.end)));
            next += 1;
            *looked = next;
            continue;
        }
        // Under 指标 the name of a row may have its unit too.
        let rows_name = columns
            .iter()
            .any(|column| column.column == Column::Indicator);
        let found = if rows_name {
            column(words)
        } else {
            let below = lines
                .get(next + 1)
                .and_then(|line| text.get(line.body.clone()));
            let has_unit = below.is_some_and(is_unit_alone);
            kind(body, words).or(has_unit.then_some(Column::Figures))
        };
        let is_row = text.get(line.body.clone()).is_some_and(|body| {
            separator(body)
                .is_some_and(|separator| separator != Separator::Blanks || body.contains("  "))
                || body.split(' ').filter(|cell| !cell.is_empty()).count() > 2
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
    Some(Header {
        columns,
        loose,
        known,
        unknown,
        next,
    })
}

/// Header cells on lines of their own, then as many lines for each row.
pub(super) fn by_cells(
    text: &str,
    lines: &[Line],
    at: usize,
    looked: &mut usize,
    buffer: &mut String,
) -> Option<(Table, usize)> {
    let Header {
        mut columns,
        loose,
        known,
        unknown,
        next,
    } = header(text, lines, at, looked, buffer)?;
    columns.truncate(columns.len().saturating_sub(unknown));
    let tells = columns
        .iter()
        .any(|column| column.column.direction().is_some() || column.column == Column::Figures);
    let distinct = |column: &TableColumn| {
        columns
            .first()
            .is_some_and(|first| first.column != column.column)
    };
    if known < 3 || !tells || !columns.iter().any(distinct) {
        return None;
    }
    let start = next - unknown;
    let names: Vec<_> = columns
        .iter()
        .filter_map(|column| column.header.map(|header| header.range()))
        .collect();
    if let Some(joined) = folded(text, &names) {
        columns = joined;
    }
    let width = columns.len();
    // 单位 as the first column names who it is about, before the aim; elsewhere the unit.
    if let Some(first) = columns.first_mut()
        && first.column == Column::Unit
    {
        first.column = Column::Place;
    }
    let mut table = Table {
        layout: TableLayout::CellPerLine,
        columns,
        cells: Vec::new(),
        topic: None,
    };
    let first = table.columns.first().map(|column| column.column);
    let cells = Cells {
        text,

        lines,
        header: at..start,
        width,
        first,
        loose,
        kept: Vec::new(),
        next: start,
        after_page: None,
        ended: false,
        buffer: String::new(),
    };
    let next = cells.rows(&mut table)?;
    table.name_columns(text);
    (!table.cells.is_empty()).then_some((table, next))
}

/// The lines of the cells under a header, those of the page left out.
struct Cells<'t> {
    text: &'t str,
    lines: &'t [Line],
    /// The lines of the header.
    header: Range<usize>,
    /// How many cells a row has.
    width: usize,
    /// What each row begins with.
    first: Option<Column>,
    /// Whether an empty line stands between two cells.
    loose: bool,
    /// The lines known to be cells.
    kept: Vec<usize>,
    /// The line after them.
    next: usize,
    /// The line that goes on after the end of a page: a blank line before it parts nothing.
    after_page: Option<usize>,
    ended: bool,
    buffer: String,
}

/// The most bytes of a cell that tells that a table goes on after the end of a page.
const SHORT: usize = 120;

/// The most page numbers in a row.
const PAGES: usize = 2;

impl<'t> Cells<'t> {
    fn begins_with(&self, column: Column) -> bool {
        self.first == Some(column)
    }

    fn body(&self, line: usize) -> Option<&'t str> {
        self.text.get(self.lines.get(line)?.body.clone())
    }

    /// Whether a line is no cell any more.
    fn ends(&mut self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else {
            return true;
        };
        if line.after_blank != self.loose && self.after_page != Some(at) || line.mark > 0 {
            return true;
        }
        let body = self.body(at).unwrap_or("");
        if let Some(found) = numbering(body)
            && matches!(found.rank, rank::PART..=rank::CHINESE_IN_BRACKETS)
        {
            return true;
        }
        let head: String = body.chars().take(12).collect();
        plain(&head, &mut self.buffer);
        is_page_number(body)
            || ["注:", "说明:", "备注:"]
                .iter()
                .any(|word| self.buffer.starts_with(word))
    }

    /// The line where the cells go on after the end of a page at `at`, its number and a header said again left out.
    fn over_page(&mut self, at: usize) -> Option<usize> {
        let pages = self.lines.get(at..)?.iter().take(PAGES);
        let is_page = |line: &&Line| self.text.get(line.body.clone()).is_some_and(is_page_number);
        let pages = pages.take_while(is_page).count();
        if pages == 0 {
            return None;
        }
        let width = self.width;
        let lines = self.header.len();
        let mut next = at + pages;
        let again = (0..lines).all(|place| {
            let header = self.body(self.header.start + place);
            header.is_some() && header == self.body(next + place)
        });
        if again {
            next += lines;
        }
        self.after_page = Some(next);
        let begins_row = self.kept.len().is_multiple_of(width);
        let first = self.body(next)?;
        let goes_on = if self.begins_with(Column::Number) {
            again || !begins_row || self.number(next).is_some()
        } else {
            let figures = (next..next + width).any(|line| {
                self.body(line)
                    .is_some_and(|body| body.starts_with(|c: char| c.is_ascii_digit()))
            });
            again || first.len() <= SHORT && (!begins_row || figures)
        };
        (goes_on && !first.ends_with('。') && !self.ends(next)).then_some(next)
    }

    /// How many cells are known, once those up to the place `to` were looked for.
    fn reach(&mut self, to: usize) -> usize {
        while !self.ended && self.kept.len() < to {
            if let Some(next) = self.over_page(self.next) {
                self.next = next;
            }
            self.ended = self.ends(self.next);
            if !self.ended {
                // ……: rows left out.
                let left_out = self.body(self.next).is_some_and(|body| {
                    body.chars()
                        .all(|c| matches!(c, '…' | '.' | '．' | '⋮' | '┄'))
                });
                if left_out {
                    self.next += 1;
                    continue;
                }
                self.kept.push(self.next);
                self.next += 1;
            }
        }
        self.kept.len()
    }

    /// The number that a line is.
    fn number(&mut self, line: usize) -> Option<u32> {
        let body = self.body(line)?;
        if body.len() > 12 {
            return None;
        }
        plain(body, &mut self.buffer);
        self.buffer.trim_end_matches(['.', '、']).parse().ok()
    }

    /// The number that a cell is.
    fn number_at(&mut self, place: usize) -> Option<u32> {
        let line = *self.kept.get(place)?;
        self.number(line)
    }

    /// Takes the rows into a table; returns the line after the last.
    fn rows(mut self, table: &mut Table) -> Option<usize> {
        let width = self.width;
        let mut next = 0;
        let mut row = 0;
        let numbered =
            self.begins_with(Column::Number) && self.reach(1) > 0 && self.number_at(0).is_some();
        while self.reach(next + 1) > next {
            let known = self.reach(next + 2 * width + 2);
            let mut end = (next + width).min(known);
            let mut shift = 0;
            if numbered {
                let expected = self.number_at(next)?.checked_add(1)?;
                let whole = next + width == known
                    || next + width < known && self.number_at(next + width) == Some(expected);
                if !whole {
                    // A row of more or fewer cells goes up to where the next number stands.
                    end = (next + 1..known)
                        .find(|at| self.number_at(*at) == Some(expected))
                        .unwrap_or(end);
                }
            } else {
                // A row that begins with a figure has lost its place: the table ends.
                let first = self.kept.get(next).and_then(|line| self.body(*line));
                let body = first.unwrap_or("");
                let lost = body.starts_with(|c: char| {
                    c.is_ascii_digit() || matches!(c, '—' | '-' | '≥' | '≤')
                });
                if row > 0 && lost && !self.begins_with(Column::Rank) && numbering(body).is_none() {
                    break;
                }
                // 全市 below the ranks of its parts has none.
                if self.begins_with(Column::Rank) && self.number_at(next).is_none() {
                    end = (next + width - 1).min(known);
                    shift = 1;
                }
            }
            let fits = end - next + shift == width;
            for (column, line) in self.kept.get(next..end)?.iter().enumerate() {
                table.cells.push(Cell {
                    span: span(&self.lines.get(*line)?.body)?,
                    row,
                    column: fits.then_some(column + shift),
                });
            }
            next = end;
            row += 1;
            if numbered && (next >= known || self.number_at(next).is_none()) {
                break;
            }
        }
        let last = next.checked_sub(1).and_then(|last| self.kept.get(last));
        Some(last.map_or(self.header.end, |last| last + 1))
    }
}
