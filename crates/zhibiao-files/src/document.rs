//! The text of a file, and where each part of it came from.

use std::fmt;

use crate::encoding::Encoding;
use crate::format::Format;
use crate::remark::Remark;

/// Where a part of the text stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// A line of a text and the character in it, counted from 1.
    Line {
        /// The line.
        line: usize,
        /// The character.
        column: usize,
    },
    /// The byte of a page, as UTF-8, at which the piece of text begins that it is in.
    Byte(usize),
    /// A paragraph of a Word file outside tables, counted from 1.
    Paragraph(usize),
    /// A cell of a table, all counted from 1.
    TableCell {
        /// The table.
        table: usize,
        /// The row.
        row: usize,
        /// The column.
        column: usize,
    },
    /// A cell of a sheet: `任务!C3`.
    SheetCell {
        /// The name of the sheet.
        sheet: String,
        /// The cell, as Excel names it.
        cell: String,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line { line, column } => write!(f, "line {line}, character {column}"),
            Self::Byte(at) => write!(f, "byte {at}"),
            Self::Paragraph(number) => write!(f, "paragraph {number}"),
            Self::TableCell { table, row, column } => {
                write!(f, "table {table}, row {row}, column {column}")
            }
            Self::SheetCell { sheet, cell } => write!(f, "{sheet}!{cell}"),
        }
    }
}

impl Place {
    /// The place in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Line { line, column } => format!("第{line}行第{column}字"),
            Self::Byte(at) => format!("第{at}字节"),
            Self::Paragraph(number) => format!("第{number}段"),
            Self::TableCell { table, row, column } => format!("表{table}第{row}行第{column}列"),
            Self::SheetCell { .. } => self.to_string(),
        }
    }
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub(crate) format: Format,
    pub(crate) encoding: Option<Encoding>,
    pub(crate) text: String,
    /// Where each piece of the text begins, and where it came from; ascending.
    pub(crate) pieces: Vec<(usize, Place)>,
    pub(crate) remarks: Vec<Remark>,
}

impl Document {
    /// A text as it is.
    pub(crate) fn plain(format: Format, text: String) -> Self {
        let mut pieces = Vec::new();
        let mut start = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let line_number = number + 1;
            pieces.push((
                start,
                Place::Line {
                    line: line_number,
                    column: 1,
                },
            ));
            start += line.len();
        }
        Self {
            format,
            encoding: None,
            text,
            pieces,
            remarks: Vec::new(),
        }
    }

    /// The kind of the file.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// The encoding of a file of text.
    #[must_use]
    pub const fn encoding(&self) -> Option<Encoding> {
        self.encoding
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text alone, taken out.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// Where a byte of the text came from; of what was put between pieces, such as tabs, the piece before it.
    #[must_use]
    pub fn place(&self, at: usize) -> Option<Place> {
        let next = self.pieces.partition_point(|(start, _)| *start <= at);
        let (start, place) = self.pieces.get(next.checked_sub(1)?)?;
        Some(match place {
            Place::Line { line, .. } => Place::Line {
                line: *line,
                column: self.text.get(*start..at)?.chars().count() + 1,
            },
            other => other.clone(),
        })
    }

    /// What somebody should know of how the file was read.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    pub(crate) fn pictures(&self) -> usize {
        self.remarks
            .iter()
            .map(|remark| match remark {
                Remark::Pictures(count) => *count,
                _ => 0,
            })
            .sum()
    }
}
