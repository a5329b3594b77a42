//! Where the rows of a workbook lead on the page that is written beside it.

use std::collections::HashMap;

use zhibiao::extract::Statement;
use zhibiao::panel::Panel;
use zhibiao_page::{line_anchor, statement_anchor};

use super::sheets::Row;
use crate::arguments::Tongue;
use crate::sheet::{Cell, Sheet};

/// What stands where in the text of a file.
pub(super) struct Places {
    /// Where the statements begin, in their order.
    statements: Vec<usize>,
    /// Where the lines begin.
    lines: Vec<usize>,
}

impl Places {
    pub(super) fn new(text: &str, statements: &[Statement<'_>]) -> Self {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        Self {
            statements: statements.iter().map(|one| one.span.start()).collect(),
            lines: [0].into_iter().chain(ends).collect(),
        }
    }
}

/// A document of the page: its number there, that of its first statement, its places.
struct Place {
    number: usize,
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
        self.documents.push(Place {
            number,
            first,
            places,
        });
    }

    /// Adds rows of the last document to a sheet.
    pub(super) fn add(&self, sheet: &mut Sheet, rows: Vec<Row>) {
        let said = said(sheet);
        for row in rows {
            let mut cells = row.cells;
            if let (Some(document), Some(at)) = (self.documents.last(), row.at) {
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
            if let Some(document) = known.and_then(|number| self.documents.get(number)) {
                self.lead(cells, said, document, row.span().start());
            }
        }
    }

    /// Makes a link of the cell with the words: to the mark of the statement that begins there, else to the line.
    fn lead(&self, cells: &mut [Cell], said: usize, document: &Place, at: usize) {
        let (Some(address), Some(cell)) = (self.address, cells.get_mut(said)) else {
            return;
        };
        let anchor = match document.places.statements.binary_search(&at) {
            Ok(statement) => statement_anchor(document.first + statement),
            Err(_) => {
                let lines = document.places.lines.partition_point(|start| *start <= at);
                line_anchor(document.number, lines.saturating_sub(1))
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
