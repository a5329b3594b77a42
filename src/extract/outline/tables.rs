//! Finds tables, however they were flattened to text.

use super::cells::by_cells;
use super::column::LONGEST;
use super::labels::labelled;
use super::line::Line;
use super::rows::{by_rows, separator};
use super::table::Table;

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
    let mut looked = at;
    if let Some(separator) = separator(body)
        && let Some(found) = by_rows(text, lines, at, separator, &mut looked)
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
