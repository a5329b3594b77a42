//! Finds tables, however they were flattened to text.

use std::ops::Range;

use super::caption::{told_by, topic};
use super::cells::by_cells;
use super::column::{LONGEST, unit_of_all};
use super::labels::labelled;
use super::line::Line;
use super::rows::{Separator, by_rows, separator};
use super::table::Table;
use crate::source::Span;

/// The fewest bytes of a line that a table begins with: a header of one character.
const SHORTEST: usize = 3;

/// The most lines before a table that may say the unit of its figures.
const BEFORE: usize = 2;
/// The most bytes of such a line.
const LONGEST_BEFORE: usize = 240;

/// Where the unit of all figures stands that is said before the line `at`: （单位：万元）.
pub(super) fn unit_before(text: &str, lines: &[Line], at: usize) -> Option<Span> {
    let before = lines.get(at.saturating_sub(BEFORE)..at)?;
    before.iter().rev().find_map(|line| {
        let body = text.get(line.body.clone())?;
        let unit = (body.len() <= LONGEST_BEFORE).then(|| unit_of_all(body))??;
        let start = line.body.start;
        Span::new(start + unit.start, start + unit.end).ok()
    })
}

/// Tells a table what the lines before the line `at`, where it begins, say of it, or else the title of its document.
pub(super) fn captioned(
    text: &str,
    lines: &[Line],
    at: usize,
    title: Option<Range<usize>>,
    table: &mut Table,
) {
    let before = lines.get(at.saturating_sub(BEFORE)..at).unwrap_or(&[]);
    let before = before.iter().rev().map(|line| line.body.clone());
    let mut told = None;
    for range in before.chain(title) {
        let Some(words) = text.get(range.clone()) else {
            continue;
        };
        if words.len() > LONGEST_BEFORE || words.ends_with(['。', '；', '：']) {
            continue;
        }
        told = told.or_else(|| told_by(words));
        table.topic = table.topic.or_else(|| {
            let topic = topic(words)?;
            Span::new(range.start + topic.start, range.start + topic.end).ok()
        });
    }
    table.told(text, told);
}

/// A table that begins at the line `at`, and the line after its last; or up to which line there is none.
pub(super) fn table(
    text: &str,
    lines: &[Line],
    at: usize,
    buffer: &mut String,
) -> Result<(Table, usize), usize> {
    let none = at + 1;
    let body = lines
        .get(at)
        .and_then(|line| text.get(line.body.clone()))
        .ok_or(none)?;
    if body.len() < SHORTEST {
        return Err(none);
    }
    let mut looked = at;
    if let Some(separator) = separator(body)
        && let Some(found) = by_rows(text, lines, at, separator, &mut looked)
    {
        return Ok(found);
    }
    if body.len() <= LONGEST_BEFORE
        && body.contains(' ')
        && let Some(found) = by_rows(text, lines, at, Separator::Blank, &mut looked)
    {
        return Ok(found);
    }
    if body.len() <= 4 * LONGEST
        && let Some(found) = by_cells(text, lines, at, &mut looked, buffer)
    {
        return Ok(found);
    }
    labelled(text, lines, at, &mut looked, buffer).ok_or(looked.max(none))
}
