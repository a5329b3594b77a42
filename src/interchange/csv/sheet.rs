//! A table as bytes: its encoding, its separator, its lines.

use csv::{ReaderBuilder, StringRecordsIntoIter};

use super::{BYTE_ORDER_MARK, CsvError};
use crate::finding::{Code, Finding, Place};

/// The text of a table, less what stands before its header.
#[derive(Clone, Copy)]
pub(in crate::interchange) struct Sheet<'a> {
    text: &'a str,
    separator: u8,
    first_line: u64,
}

impl<'a> Sheet<'a> {
    /// Takes away a byte order mark, and a first line `sep=;` by which Excel is told the separator.
    pub(in crate::interchange) fn open(table: &'a [u8]) -> Result<Self, CsvError> {
        let text = std::str::from_utf8(table).map_err(|error| CsvError::NotUtf8 {
            at: error.valid_up_to(),
        })?;
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let sheet = Self {
            text,
            separator: b',',
            first_line: 1,
        };
        let end = text.find(['\r', '\n']).unwrap_or(text.len());
        let (line, rest) = text.split_at(end);
        let line = line.strip_prefix('"').unwrap_or(line);
        let line = line.strip_suffix('"').unwrap_or(line);
        let separator = match line.split_at_checked(4) {
            Some((name, separator)) if name.eq_ignore_ascii_case("sep=") => separator,
            _ => return Ok(sheet),
        };
        let separator = match separator {
            "," => b',',
            ";" => b';',
            "\t" => b'\t',
            _ => {
                return Err(CsvError::Separator {
                    separator: separator.to_owned(),
                });
            }
        };
        let rest = rest.strip_prefix('\r').unwrap_or(rest);
        Ok(Self {
            text: rest.strip_prefix('\n').unwrap_or(rest),
            separator,
            first_line: 2,
        })
    }

    /// The line of the header, where nothing stands before it.
    pub(in crate::interchange) const fn first_line(&self) -> u64 {
        self.first_line
    }

    /// The rows, the header first.
    pub(in crate::interchange) fn rows(&self) -> StringRecordsIntoIter<&'a [u8]> {
        ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .delimiter(self.separator)
            .from_reader(self.text.as_bytes())
            .into_records()
    }

    /// To count the lines of the rows.
    pub(in crate::interchange) fn lines(&self) -> Lines<'a> {
        Lines {
            rest: self.text.bytes(),
            seen: 0,
            line: self.first_line,
            after_return: false,
        }
    }

    /// The finding for a quotation mark that is opened and not closed, at the line of the last one.
    pub(in crate::interchange) fn unclosed_quote(&self) -> Option<Finding> {
        let last = self
            .text
            .rfind('"')
            .filter(|_| self.text.matches('"').count() % 2 == 1)?;
        let before = self.text.get(..=last)?.lines().count();
        let before = u64::try_from(before).unwrap_or(u64::MAX);
        let place = Place::Cell {
            line: before.saturating_add(self.first_line - 1),
            column: None,
        };
        Some(Finding::new(Code::CsvUnclosedQuote, place))
    }
}

/// Counts the lines of the text as an editor does; the positions of the CSV reader lag behind where lines end with CRLF.
pub(in crate::interchange) struct Lines<'a> {
    rest: std::str::Bytes<'a>,
    seen: u64,
    line: u64,
    after_return: bool,
}

impl Lines<'_> {
    /// The line of the record that starts at this byte, or after the line ends that stand there; bytes must not fall.
    pub(in crate::interchange) fn at(&mut self, start: u64) -> u64 {
        while let Some(byte) = self.rest.clone().next() {
            let ends_line = matches!(byte, b'\r' | b'\n');
            if self.seen >= start && !ends_line {
                break;
            }
            if byte == b'\r' || (byte == b'\n' && !self.after_return) {
                self.line += 1;
            }
            self.after_return = byte == b'\r';
            self.rest.next();
            self.seen += 1;
        }
        self.line
    }
}
