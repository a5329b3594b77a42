//! Writes the text of a file line by line and cell by cell, with where each came from.

use crate::document::{Document, Place};
use crate::format::Format;
use crate::remark::Remark;

/// A text that is being written.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    text: String,
    pieces: Vec<(usize, Place)>,
}

impl Writer {
    /// Adds a line, unless it is blank; without blanks at its ends.
    pub(crate) fn line(&mut self, line: &str, place: Place) {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        self.pieces.push((self.text.len(), place));
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds a row of a table, its cells parted by tabs; blank rows are left out.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = (String, Place)>) {
        let start = (self.text.len(), self.pieces.len());
        let mut blank = true;
        for (number, (cell, place)) in cells.into_iter().enumerate() {
            if number > 0 {
                self.text.push('\t');
            }
            let words = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                blank = false;
                self.pieces.push((self.text.len(), place));
                self.text.push_str(&words);
            }
        }
        if blank {
            self.text.truncate(start.0);
            self.pieces.truncate(start.1);
        } else {
            let filled = self.text.trim_end_matches('\t').len();
            self.text.truncate(filled);
            self.text.push('\n');
        }
    }

    /// The document as written.
    pub(crate) fn finish(self, format: Format, remarks: Vec<Remark>) -> Document {
        Document {
            format,
            encoding: None,
            text: self.text,
            pieces: self.pieces,
            remarks,
        }
    }
}
