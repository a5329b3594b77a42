//! Tables of a line a row: their cells stand between bars, tabs, several blanks or `<td>`.

use std::ops::Range;

use super::column::{Column, LONGEST, column};
use super::line::{Line, offset, plain, trimmed};
use super::page::after_breaks;
use super::sieve::width;
use super::table::{Cell, MOST, Table, TableColumn, TableLayout, span, titled};

/// The most bytes of a row whose cells are parted by something that costs to look for.
const LONGEST_ROW: usize = 1200;

/// What parts the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Bar,
    Tab,
    Tag,
    Blanks,
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
    }
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
            !cell.is_empty() && cell.bytes().all(|byte| matches!(byte, b'-' | b':' | b'='))
        })
}

/// The columns that a header names, if it is one.
fn header(text: &str, cells: &[Range<usize>]) -> Option<Vec<TableColumn>> {
    if !(2..=MOST).contains(&cells.len()) {
        return None;
    }
    let mut buffer = String::new();
    // Most rows are none: as many cells as may say nothing known.
    let mut others = cells.len() - 2.max(cells.len().div_ceil(2));
    let mut found = [None; MOST];
    for (cell, found) in cells.iter().zip(&mut found) {
        let words = text.get(cell.clone())?;
        if words.len() > 6 * LONGEST {
            return None;
        }
        plain(words, &mut buffer);
        *found = column(&buffer);
        if found.is_none() {
            others = others.checked_sub(1)?;
        }
    }
    let mut columns = Vec::with_capacity(cells.len());
    for (cell, found) in cells.iter().zip(found) {
        let words = text.get(cell.clone())?;
        plain(words, &mut buffer);
        columns.push(titled(words, cell, &buffer, found.unwrap_or(Column::Other)));
    }
    Some(columns)
}

/// Whether cells say again what the header says: at the top of the next page.
fn is_header_again(text: &str, cells: &[Range<usize>], columns: &[TableColumn]) -> bool {
    let alike = |(cell, column): (&Range<usize>, &TableColumn)| {
        column.header.and_then(|header| header.of(text)) == text.get(cell.clone())
    };
    cells.len() == columns.len() && cells.iter().zip(columns).all(alike)
}

/// The row that stands after the end of a page, if the table goes on there.
fn after_page(
    text: &str,
    lines: &[Line],
    at: usize,
    mark: Separator,
    width: usize,
) -> Option<usize> {
    let next = after_breaks(text, lines, at)?;
    let line = lines.get(next)?;
    let goes_on =
        is_row(text.get(line.body.clone())?, mark) && cells(text, &line.body, mark).len() == width;
    goes_on.then_some(next)
}

/// The table whose first row is the line `at`, and the line after its last; `looked` is how far it was looked for.
pub(super) fn by_rows(
    text: &str,
    lines: &[Line],
    at: usize,
    mark: Separator,
    looked: &mut usize,
) -> Option<(Table, usize)> {
    let first = cells(text, &lines.get(at)?.body, mark);
    let named = header(text, &first);
    if named.is_none() && !(mark == Separator::Bar && (3..=MOST).contains(&first.len())) {
        return None;
    }
    let width = first.len();
    let has_header = named.is_some();
    let begins_with_bar = |line: &Line| {
        let body = text.get(line.body.clone()).unwrap_or("");
        mark == Separator::Bar && body.trim_start().starts_with(['|', '｜'])
    };
    let framed = lines.get(at).is_some_and(begins_with_bar);
    let mut table = Table {
        layout: TableLayout::RowPerLine,
        columns: named.unwrap_or_default(),
        cells: Vec::new(),
    };
    let mut next = at + usize::from(has_header);
    let mut row = 0;
    let mut paged = false;
    while let Some(line) = lines.get(next) {
        let body = text.get(line.body.clone()).unwrap_or("");
        if !is_row(body, mark) {
            match after_page(text, lines, next, mark, width) {
                Some(row) => {
                    next = row;
                    paged = true;
                    continue;
                }
                None => break,
            }
        }
        let mut found = cells(text, &line.body, mark);
        // Where no bar opens the header, one that opens a row has an empty cell before it.
        if !framed && found.len() + 1 == width && begins_with_bar(line) {
            found.insert(0, line.body.start..line.body.start);
        }
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
        let fits = found.len() == width;
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
    if !has_header {
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
            column: known(column),
            years: None,
            unit: None,
            named: None,
        })
        .collect()
}
