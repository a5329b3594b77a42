//! Tables of a line a row: their cells stand between bars, tabs, several blanks or `<td>`.

use std::ops::Range;

use super::column::Column;
use super::heads::{header, is_header_again, joined, unknown};
use super::line::{Line, offset, trimmed};
use super::page::after_breaks;
use super::sieve::width;
use super::subject::is_figure;
use super::table::{Cell, MOST, Table, TableColumn, TableLayout, span};

/// The most bytes of a row whose cells are parted by something that costs to look for.
const LONGEST_ROW: usize = 1200;

/// What parts the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Bar,
    Tab,
    Tag,
    Blanks,
    /// One blank, where the names of columns and the figures of rows stand so.
    Blank,
}

pub(super) fn separator(line: &str) -> Option<Separator> {
    if line.contains('|') {
        return Some(Separator::Bar);
    }
    // A paragraph: no other mark parts cells that end with a full stop.
    if line.len() > LONGEST_ROW || line.ends_with('。') {
        return None;
    }
    let (mut tab, mut tag, mut blanks) = (false, false, false);
    let mut rest = line.as_bytes();
    loop {
        rest = match rest {
            [] => break,
            [0xe4..=0xe9, _, _, after @ ..] => after,
            // The wide bar.
            [0xef, 0xbd, 0x9c, ..] => return Some(Separator::Bar),
            [first, ..] => {
                tab |= *first == b'\t';
                tag |= *first == b'<';
                blanks |= matches!(rest, [b' ', b' ', ..] | [0xe3, 0x80, 0x80, ..]);
                rest.get(width(*first)..).unwrap_or(&[])
            }
        };
    }
    if tab {
        return Some(Separator::Tab);
    }
    if tag && (line.contains("</td>") || line.contains("</th>")) {
        return Some(Separator::Tag);
    }
    blanks.then_some(Separator::Blanks)
}

/// Whether a line has the mark that parts the cells of its table; in a table a cell may end with a full stop.
fn is_row(line: &str, mark: Separator) -> bool {
    match mark {
        Separator::Bar => line.contains(['|', '｜']),
        Separator::Tab => line.contains('\t'),
        Separator::Tag | Separator::Blanks => separator(line) == Some(mark),
        Separator::Blank => {
            line.len() <= LONGEST_ROW
                && !line.ends_with('。')
                && line.split(' ').filter(|cell| is_figure(cell)).count() > 1
        }
    }
}

/// The cells of a row, empty ones among them; those before the first and after the last bar are none.
fn cells(text: &str, line: &Line, separator: Separator) -> Vec<Range<usize>> {
    let mut found = parted(text, &line.body, separator);
    if found.first().is_some_and(Range::is_empty) && separator == Separator::Bar {
        found.remove(0);
    }
    let by_blanks = matches!(separator, Separator::Blanks | Separator::Blank);
    if found.last().is_some_and(Range::is_empty) && !by_blanks {
        found.pop();
    }
    found
}

/// Whether a line begins with the bar that frames its table.
fn is_framed(text: &str, line: &Line, separator: Separator) -> bool {
    let body = text.get(line.body.clone()).unwrap_or("");
    separator == Separator::Bar && body.starts_with(['|', '｜'])
}

/// The cells of a row of a table that is so many cells wide: where no bars frame it, empty ones at its ends are cells as far as the
/// width needs them.
fn cells_of(
    text: &str,
    line: &Line,
    separator: Separator,
    width: usize,
    framed: bool,
) -> Vec<Range<usize>> {
    let found = cells(text, line, separator);
    if framed || found.len() >= width || !matches!(separator, Separator::Bar | Separator::Tab) {
        return found;
    }
    let mut all = parted(text, &line.body, separator);
    if separator == Separator::Tab {
        // The blanks around a line were cut off, and tabs among them.
        let before = text.get(line.start..line.body.start).unwrap_or("");
        let after = text.get(line.body.end..).unwrap_or("");
        let (start, end) = (line.body.start, line.body.end);
        let ahead = before.bytes().filter(|byte| *byte == b'\t').take(MOST);
        let mut wider: Vec<Range<usize>> = ahead.map(|_| start..start).collect();
        wider.append(&mut all);
        let behind = after
            .bytes()
            .take_while(|byte| matches!(byte, b'\t' | b' '));
        let behind = behind.filter(|byte| *byte == b'\t').take(MOST);
        wider.extend(behind.map(|_| end..end));
        all = wider;
    }
    let is_open = |cell: Option<&Range<usize>>| cell.is_some_and(Range::is_empty);
    if all.len() > width && is_open(all.last()) {
        all.pop();
    }
    if all.len() > width && is_open(all.first()) {
        all.remove(0);
    }
    if all.len() == width { all } else { found }
}

/// What stands between the marks of a line.
fn parted(text: &str, line: &Range<usize>, separator: Separator) -> Vec<Range<usize>> {
    let Some(body) = text.get(line.clone()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut take = |start: usize, end: usize| {
        let cell = body.get(start..end).unwrap_or("");
        let inner = trimmed(cell);
        let lead = if inner.is_empty() {
            0
        } else {
            offset(cell, inner)
        };
        let from = line.start + start + lead;
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
                if !inside.trim().is_empty()
                    || body
                        .get(at..)
                        .is_some_and(|rest| rest.starts_with("</td>") || rest.starts_with("</th>"))
                {
                    take(start, at);
                }
                start = at
                    + body
                        .get(at..)
                        .and_then(|rest| rest.find('>'))
                        .map_or(1, |close| close + 1);
            }
        }
        Separator::Blank => {
            for (at, blank) in body.match_indices([' ', '\u{3000}']).take(MOST) {
                if start < at {
                    take(start, at);
                }
                start = at + blank.len();
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
    found
}

/// `|---|:--:|` under a header.
fn is_rule(text: &str, cells: &[Range<usize>]) -> bool {
    !cells.is_empty()
        && cells.iter().all(|cell| {
            let cell = text.get(cell.clone()).unwrap_or("");
            !cell.is_empty() && cell.bytes().all(|byte| matches!(byte, b'-' | b':' | b'='))
        })
}

/// The row that stands after the end of a page, if the table goes on there.
fn after_page(
    text: &str,
    lines: &[Line],
    at: usize,
    mark: Separator,
    width: usize,
    framed: bool,
) -> Option<usize> {
    let next = after_breaks(text, lines, at)?;
    let line = lines.get(next)?;
    let goes_on = is_row(text.get(line.body.clone())?, mark)
        && cells_of(text, line, mark, width, framed).len() == width;
    goes_on.then_some(next)
}

/// The columns that the first lines of a table name, and how many lines these are.
fn first_rows(
    text: &str,
    lines: &[Line],
    at: usize,
    mark: Separator,
    first: &[Range<usize>],
) -> Option<(Vec<TableColumn>, usize)> {
    let named = header(text, first);
    if mark == Separator::Blank {
        // A sentence with blanks in it has no names of columns, and no row of figures below.
        let below = lines.get(at + 1).filter(|line| !line.after_blank)?;
        let below = is_row(text.get(below.body.clone())?, mark)
            && cells(text, below, mark).len() == first.len();
        return named
            .filter(|_| below && first.len() > 2)
            .map(|columns| (columns, 1));
    }
    if first.len() < 2 || named.is_none() && (first.len() < 3 || mark == Separator::Tag) {
        return None;
    }
    let row = |at: usize| {
        let line = lines.get(at).filter(|line| !line.after_blank)?;
        is_row(text.get(line.body.clone())?, mark).then_some(line)
    };
    if let (Some(second), Some(third)) = (row(at + 1), row(at + 2)) {
        let rows = cells(text, third, mark).len();
        let framed = is_framed(text, third, mark);
        let upper = cells_of(text, lines.get(at)?, mark, rows, framed);
        let lower = cells_of(text, second, mark, rows, framed);
        if let Some(columns) = joined(text, &upper, &lower, rows) {
            return Some((columns, 2));
        }
    }
    if named.is_some() {
        return named.map(|columns| (columns, 1));
    }
    if mark == Separator::Blanks {
        return None;
    }
    let framed = is_framed(text, lines.get(at)?, mark);
    let below = cells_of(text, row(at + 1)?, mark, first.len(), framed);
    unknown(text, first, &below).map(|columns| (columns, 1))
}

/// The table whose first row is the line `at`, and the line after its last; `looked` is how far it was looked for.
pub(super) fn by_rows(
    text: &str,
    lines: &[Line],
    at: usize,
    mark: Separator,
    looked: &mut usize,
) -> Option<(Table, usize)> {
    let framed = is_framed(text, lines.get(at)?, mark);
    let first = cells(text, lines.get(at)?, mark);
    let (named, width, from) = match first_rows(text, lines, at, mark, &first) {
        Some((columns, rows)) => (Some(columns), None, at + rows),
        None if mark == Separator::Bar && (3..=MOST).contains(&first.len()) => {
            (None, Some(first.len()), at)
        }
        None => return None,
    };
    let width = width.or(named.as_ref().map(Vec::len))?;
    let has_header = named.is_some();
    let mut table = Table {
        layout: TableLayout::RowPerLine,
        columns: named.unwrap_or_default(),
        cells: Vec::new(),
        topic: None,
    };
    let mut next = from;
    let mut row = 0;
    let mut paged = false;
    while let Some(line) = lines.get(next) {
        let body = text.get(line.body.clone()).unwrap_or("");
        // +--+--+ between the rows.
        if next > at
            && body
                .bytes()
                .all(|byte| matches!(byte, b'+' | b'-' | b'=' | b'|'))
        {
            next += 1;
            continue;
        }
        if !is_row(body, mark) {
            match after_page(text, lines, next, mark, width, framed) {
                Some(row) => {
                    next = row;
                    paged = true;
                    continue;
                }
                None => break,
            }
        }
        let found = cells_of(text, line, mark, width, framed);
        if has_header && paged && is_header_again(text, &found, &table.columns) {
            next += 1;
            continue;
        }
        let is_new = next > at
            && (line.after_blank && !paged && (found.len() != width || !has_header)
                || header(text, &found).is_some());
        paged = false;
        if is_new || mark == Separator::Blanks && found.len() < 2 {
            break;
        }
        next += 1;
        if is_rule(text, &found) {
            continue;
        }
        // A sum has no remark: its row ends before the last column.
        let remarks = table.columns.last().map(|column| column.column);
        let fits = found.len() == width
            || found.len() + 1 == width && !framed && remarks == Some(Column::Other);
        for (column, cell) in found
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            table.cells.push(Cell {
                span: span(cell)?,
                row,
                column: fits.then_some(column),
            });
        }
        row += 1;
    }
    *looked = next;
    if has_header {
        table.name_columns(text);
    } else {
        table.columns = guessed(text, &table.cells, width);
    }
    (!table.cells.is_empty()).then_some((table, next))
}

/// The most rows that are looked at to tell what the columns of a table without a header are.
const ROWS_LOOKED_AT: usize = 32;

/// What the cells themselves tell: 已开工12座 is a result, 县水利局 answers for it.
fn guessed(text: &str, cells: &[Cell], width: usize) -> Vec<TableColumn> {
    const RESULTS: &[&str] = &[
        "已",
        "截至",
        "目前",
        "完成",
        "实际",
        "完成率",
        "开工",
        "进度",
        "累计",
    ];
    const OFFICES: &[char] = &['局', '委', '办', '部', '院', '处', '镇', '乡', '司', '室'];
    let mut votes = vec![[0_u32; 4]; width];
    for cell in cells.iter().take_while(|cell| cell.row < ROWS_LOOKED_AT) {
        let Some(vote) = cell.column.and_then(|column| votes.get_mut(column)) else {
            continue;
        };
        let words = cell.span.of(text).unwrap_or("");
        let kind = if words.len() <= 4 && words.bytes().all(|byte| byte.is_ascii_digit()) {
            0
        } else if words.starts_with(RESULTS.first().copied().unwrap_or(""))
            || words.starts_with("截至")
            || words.starts_with("目前")
            || words.contains("完成率")
        {
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
    let known = |column: Column| {
        if column == Column::Task && !has_result {
            Column::Other
        } else {
            column
        }
    };
    kinds
        .into_iter()
        .map(|column| TableColumn {
            header: None,
            group: None,
            subject: None,
            column: known(column),
            years: None,
            unit: None,
            of_aim: false,
            has_units: false,
            is_time: false,
            named: None,
        })
        .collect()
}
