//! Tables with merged cells, as rows of the same width.

use crate::document::Place;
use crate::writer::Writer;

/// The most columns and rows that one cell may span: more is damage, or meant to fill memory.
const MOST_SPANNED: usize = 256;

/// A table that is being read.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Vec<Cell>>,
    /// For each column: the text of a cell that reaches down, and how many rows it still covers.
    down: Vec<Option<(String, usize)>>,
    /// How many cells are merged.
    pub(crate) merged: usize,
}

#[derive(Clone, Debug, Default)]
struct Cell {
    text: String,
}

impl Table {
    /// Begins a row.
    pub(crate) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Adds a cell to the row at hand, so many columns wide, that covers so many rows (1 of itself alone).
    pub(crate) fn cell(&mut self, text: &str, columns: usize, rows: usize) {
        let (columns, rows) = (columns.clamp(1, MOST_SPANNED), rows.clamp(1, MOST_SPANNED));
        self.covered();
        self.merged += usize::from(columns > 1 || rows > 1);
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        for column in 0..columns {
            let text = if column == 0 { text } else { "" };
            let place = row.len();
            row.push(Cell {
                text: text.to_owned(),
            });
            if self.down.len() <= place {
                self.down.resize(place + 1, None);
            }
            if let Some(down) = self.down.get_mut(place) {
                *down = (rows > 1).then(|| (text.to_owned(), rows - 1));
            }
        }
    }

    /// Adds a cell that goes on from the row above.
    pub(crate) fn cell_from_above(&mut self, columns: usize) {
        let at = self.rows.last().map_or(0, Vec::len);
        let above = self
            .rows
            .len()
            .checked_sub(2)
            .and_then(|above| self.rows.get(above)?.get(at))
            .map_or("", |cell| cell.text.as_str());
        let text = repeated(above).to_owned();
        self.cell(&text, columns, 1);
    }

    /// Ends the row at hand.
    pub(crate) fn end_row(&mut self) {
        self.covered();
    }

    /// Fills in what cells of the rows above cover at the place of the row at hand.
    fn covered(&mut self) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        while let Some(Some((text, left))) = self.down.get_mut(row.len()) {
            let text = repeated(text).to_owned();
            *left -= 1;
            if *left == 0
                && let Some(down) = self.down.get_mut(row.len())
            {
                *down = None;
            }
            row.push(Cell { text });
        }
    }

    /// Writes the table; `place` tells a cell by its row and column, counted from 0.
    pub(crate) fn write(self, writer: &mut Writer, place: impl Fn(usize, usize) -> Place) {
        for (row, cells) in self.rows.into_iter().enumerate() {
            let cells = cells.into_iter().enumerate();
            writer.row(cells.map(|(column, cell)| (cell.text, place(row, column))));
        }
    }
}

/// What of a cell that reaches down is said again in the rows it reaches to: a name, and no figure, which would count twice.
fn repeated(text: &str) -> &str {
    if text.contains(|c: char| c.is_numeric()) {
        ""
    } else {
        text
    }
}
