//! Where the rows of a workbook lead on the page that is written beside it.

use std::collections::HashMap;

use zhibiao::extract::Statement;
use zhibiao::panel::Panel;
use zhibiao_page::{sentence_anchor, sentence_starts, statement_anchor};

use super::sheets::Row;
use crate::arguments::Tongue;
use crate::sheet::{Cell, Sheet};

/// What stands where in the text of a file.
pub(super) struct Places {
    /// Where the statements begin, in their order.
    statements: Vec<usize>,
    /// Where the sentences begin.
    sentences: Vec<usize>,
}

impl Places {
    pub(super) fn new(text: &str, statements: &[Statement<'_>]) -> Self {
        Self {
            statements: statements.iter().map(|one| one.span.start()).collect(),
            sentences: sentence_starts(text),
        }
    }
}

/// A document of the page: the number of its first statement there, its places.
struct Place {
    first: usize,
    places: Places,
}

/// Turns what rows say into links.
pub(super) struct Links<'a> {
    address: Option<&'a str>,
    tongue: Tongue,
    documents: Vec<Place>,
    /// The documents by their names; none where two have the same.
    by_name: HashMap<String, Option<usize>>,
    statements: usize,
}

impl<'a> Links<'a> {
    /// To the page at an address; where there is none rows stay as they are.
    pub(super) fn new(address: Option<&'a str>, tongue: Tongue) -> Self {
        Self {
            address,
            tongue,
            documents: Vec::new(),
            by_name: HashMap::new(),
            statements: 0,
        }
    }

    /// The next document of the page.
    pub(super) fn document(&mut self, name: &str, places: Places) {
        let number = self.documents.len();
        self.by_name
            .entry(name.to_owned())
            .and_modify(|known| *known = None)
            .or_insert(Some(number));
        let first = self.statements;
        self.statements += places.statements.len();
        self.documents.push(Place { first, places });
    }

    /// Adds rows of the last document to a sheet.
    pub(super) fn add(&self, sheet: &mut Sheet, rows: Vec<Row>) {
        let said = said(sheet);
        for row in rows {
            let mut cells = row.cells;
            if let (Some(document), Some(at)) = (self.documents.len().checked_sub(1), row.at) {
                self.lead(&mut cells, said, document, at);
            }
            sheet.rows.push(cells);
        }
    }

    /// The values of a panel lead to where they stand.
    pub(super) fn panel(&self, sheet: &mut Sheet, panel: &Panel) {
        let said = said(sheet);
        for (cells, row) in sheet.rows.iter_mut().zip(panel.rows()) {
            let known = self.by_name.get(row.report().name()).copied().flatten();
            if let Some(document) = known {
                self.lead(cells, said, document, row.span().start());
            }
        }
    }

    /// Makes a link of the cell with the words: to the mark of the statement that begins there, else to the sentence.
    fn lead(&self, cells: &mut [Cell], said: usize, number: usize, at: usize) {
        let (Some(address), Some(document), Some(cell)) = (
            self.address,
            self.documents.get(number),
            cells.get_mut(said),
        ) else {
            return;
        };
        let anchor = match document.places.statements.binary_search(&at) {
            Ok(statement) => statement_anchor(document.first + statement),
            Err(_) => {
                let begun = document
                    .places
                    .sentences
                    .partition_point(|start| *start <= at);
                sentence_anchor(number, begun.saturating_sub(1))
            }
        };
        let text = cell.shown(self.tongue);
        *cell = Cell::link(text, format!("file://{address}#{anchor}"));
    }
}

/// The column with the words of the document, or with what is said of them.
fn said(sheet: &Sheet) -> usize {
    let found = sheet
        .columns
        .iter()
        .position(|(chinese, ..)| ["原文", "内容"].contains(chinese));
    found.unwrap_or_default()
}
