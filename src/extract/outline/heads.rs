//! The header of a table of a line a row: one line of names, or two, where the upper spans several of the lower.

use std::ops::Range;

use super::column::{Column, LONGEST};
use super::line::plain;
use super::subject::{is_figure, kind};
use super::table::{MOST, TableColumn, span, titled};

/// The columns that a header names, if it is one.
pub(super) fn header(text: &str, cells: &[Range<usize>]) -> Option<Vec<TableColumn>> {
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
        *found = kind(words, &buffer);
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

/// The columns of a first row that no header is known by: short words, none of them a figure, over a row that has figures.
pub(super) fn unknown(
    text: &str,
    cells: &[Range<usize>],
    below: &[Range<usize>],
) -> Option<Vec<TableColumn>> {
    let words = |cell: &Range<usize>| text.get(cell.clone()).unwrap_or("");
    let figures = below.iter().filter(|cell| is_figure(words(cell))).count();
    let names = (3..=MOST).contains(&cells.len())
        && cells.iter().all(|cell| is_name(words(cell)))
        && cells.iter().filter(|cell| !cell.is_empty()).count() * 2 > cells.len();
    if !names || below.len() != cells.len() || figures * 2 < cells.len() {
        return None;
    }
    let mut buffer = String::new();
    let columns = cells.iter().map(|cell| {
        plain(words(cell), &mut buffer);
        titled(
            words(cell),
            cell,
            &buffer,
            kind(words(cell), &buffer).unwrap_or(Column::Other),
        )
    });
    Some(columns.collect())
}

/// Whether a cell may stand in a header.
fn is_name(words: &str) -> bool {
    words.len() <= 4 * LONGEST
        && words.chars().count() <= LONGEST
        && !is_figure(words)
        && !words.contains(['。', '；', ';', '，', ','])
}

/// A header of two lines, where the second names what the first has several of: 1—6月完成 over 金额 and 同比. An empty cell of
/// the first belongs to the name before it; where none is empty, as many names have parts below as make up for the `width` of
/// the rows.
pub(super) fn joined(
    text: &str,
    upper: &[Range<usize>],
    lower: &[Range<usize>],
    width: usize,
) -> Option<Vec<TableColumn>> {
    let words = |cell: &Range<usize>| text.get(cell.clone()).unwrap_or("");
    if !(3..=MOST).contains(&width) || !upper.iter().chain(lower).all(|cell| is_name(words(cell))) {
        return None;
    }
    let mut columns: Vec<(Range<usize>, Option<Range<usize>>)> = Vec::with_capacity(width);
    let is_gap = |cell: &Range<usize>| cell.is_empty();
    if upper.len() == width && lower.len() == width {
        if !lower.iter().any(is_gap) {
            return None;
        }
        let mut group: Option<&Range<usize>> = None;
        for (above, below) in upper.iter().zip(lower) {
            if !above.is_empty() {
                group = Some(above);
            }
            match (group, below.is_empty()) {
                // Over the names of the rows nothing needs to stand.
                (_, true) if above.is_empty() && !columns.is_empty() => return None,
                (_, true) => columns.push((above.clone(), None)),
                (group, false) => columns.push((below.clone(), group.cloned())),
            }
        }
    } else {
        let parts: Vec<_> = lower.iter().filter(|cell| !cell.is_empty()).collect();
        let groups = (upper.len() + parts.len()).checked_sub(width)?;
        if groups == 0
            || upper.iter().any(is_gap)
            || parts.len() % groups > 0
            || parts.len() < 2 * groups
        {
            return None;
        }
        let each = parts.len() / groups;
        let mut buffer = String::new();
        let mut said = |cell: &Range<usize>| {
            plain(words(cell), &mut buffer);
            kind(words(cell), &buffer)
        };
        let mut open: Vec<usize> = (1..upper.len())
            .filter(|at| {
                let kind = upper.get(*at).and_then(&mut said);
                matches!(
                    kind,
                    None | Some(Column::Result | Column::Target | Column::Figures)
                )
            })
            .collect();
        // 全年计划 | 1—6月完成: what was done has an amount and a growth, an aim seldom.
        if open.len() > groups {
            open.retain(|at| upper.get(*at).and_then(&mut said) != Some(Column::Target));
        }
        if open.len() != groups {
            return None;
        }
        let mut parts = parts.into_iter();
        for (at, above) in upper.iter().enumerate() {
            if open.contains(&at) {
                let below = parts.by_ref().take(each);
                columns.extend(below.map(|below| (below.clone(), Some(above.clone()))));
            } else {
                columns.push((above.clone(), None));
            }
        }
    }
    let mut buffer = String::new();
    let mut known = 0;
    let mut found = Vec::with_capacity(columns.len());
    for (cell, group) in &columns {
        let own = words(cell);
        plain(own, &mut buffer);
        let mut found_kind = kind(own, &buffer);
        let mut of_group = None;
        if let Some(group) = group {
            plain(words(group), &mut buffer);
            of_group = Some(titled(words(group), group, &buffer, Column::Other));
            found_kind = found_kind.or_else(|| kind(words(group), &buffer));
        }
        known += usize::from(found_kind.is_some());
        plain(own, &mut buffer);
        let mut titled = titled(own, cell, &buffer, found_kind.unwrap_or(Column::Other));
        if let Some(above) = of_group {
            titled.group = group.as_ref().and_then(span);
            titled.unit = titled.unit.or(above
                .unit
                .filter(|_| !matches!(titled.column, Column::Rate | Column::Growth)));
            titled.named = titled.named.or(above.named);
        }
        found.push(titled);
    }
    (known * 2 >= width).then_some(found)
}

/// A header of two lines whose cells follow one another: the lower says the same for each of its groups (目标, 完成, 目标, 完成).
pub(super) fn folded(text: &str, cells: &[Range<usize>]) -> Option<Vec<TableColumn>> {
    let mut buffer = String::new();
    let mut said: Vec<(Option<Column>, &str)> = Vec::with_capacity(cells.len());
    for cell in cells {
        let words = text.get(cell.clone()).unwrap_or("");
        plain(words, &mut buffer);
        let known = kind(words, &buffer);
        said.push((known, if known.is_some() { "" } else { words }));
    }
    for each in 2..=4 {
        let repeats = |at: usize| {
            let other = at.checked_sub(each).and_then(|at| said.get(at));
            said.get(at) == other
        };
        let again = (each..cells.len())
            .rev()
            .take_while(|at| repeats(*at))
            .count();
        let groups = again / each + 1;
        if again < each {
            continue;
        }
        let (upper, lower) = cells.split_at_checked(cells.len().checked_sub(groups * each)?)?;
        return joined(text, upper, lower, cells.len() - groups);
    }
    None
}

/// Whether cells say again what the header says: at the top of the next page.
pub(super) fn is_header_again(text: &str, cells: &[Range<usize>], columns: &[TableColumn]) -> bool {
    let alike = |(cell, column): (&Range<usize>, &TableColumn)| {
        column.header.and_then(|header| header.of(text)) == text.get(cell.clone())
    };
    cells.len() == columns.len() && cells.iter().zip(columns).all(alike)
}
