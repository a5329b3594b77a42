//! Looks up places that come in order.

use super::Outline;
use super::document::OutlineDocument;
use super::section::Section;
use super::table::{Cell, Table};

/// Goes through an outline along with a text: asked for places in ascending order, all of them together take time linear in the
/// sections. A place before the last one is found too, by a search.
///
/// ```
/// use zhibiao::extract::{Known, Outline};
///
/// let text = "一、2025年工作回顾\n新增学位800个。\n二、2026年工作安排\n新增学位900个。";
/// let outline = Outline::of(text, &Known::default());
/// let mut cursor = outline.cursor();
/// for (offset, _) in text.char_indices() {
///     assert_eq!(cursor.section(offset), outline.section_at(offset));
/// }
/// ```
#[derive(Debug, Clone)]
pub struct OutlineCursor<'o> {
    outline: &'o Outline,
    /// The turn in force, counted from 1; and the document and the cell at hand.
    turn: usize,
    document: usize,
    cell: usize,
    last: usize,
}

impl<'o> OutlineCursor<'o> {
    pub(super) const fn new(outline: &'o Outline) -> Self {
        Self {
            outline,
            turn: 0,
            document: 0,
            cell: 0,
            last: 0,
        }
    }

    fn go_to(&mut self, offset: usize) {
        if offset < self.last {
            self.turn = self
                .outline
                .turns
                .partition_point(|(from, _)| *from <= offset);
            self.document = 0;
            self.cell = 0;
        }
        self.last = offset;
        let before = self.turn;
        while self
            .outline
            .turns
            .get(self.turn)
            .is_some_and(|(from, _)| *from <= offset)
        {
            self.turn += 1;
        }
        if self.turn != before {
            self.cell = 0;
        }
        while self
            .outline
            .documents
            .get(self.document)
            .is_some_and(|document| document.span().end() <= offset)
        {
            self.document += 1;
        }
    }

    /// The innermost section that holds the byte `offset`, as [`Outline::section_at`] says.
    pub fn section(&mut self, offset: usize) -> Option<&'o Section> {
        self.go_to(offset);
        let (_, section) = self.outline.turns.get(self.turn.checked_sub(1)?)?;
        self.outline.sections.get((*section)?)
    }

    /// Whether a heading stands over the section that holds the byte `offset`.
    pub(crate) fn is_headed(&mut self, offset: usize) -> bool {
        let section = self.section(offset);
        section.is_some_and(|section| self.outline.is_headed(section))
    }

    /// The document that holds the byte `offset`.
    pub fn document(&mut self, offset: usize) -> Option<&'o OutlineDocument> {
        self.go_to(offset);
        self.outline
            .documents
            .get(self.document)
            .filter(|document| document.span().start() <= offset)
    }

    /// The cell of a table that holds the byte `offset`, with its table.
    pub fn cell(&mut self, offset: usize) -> Option<(&'o Table, &'o Cell)> {
        let table = self.section(offset)?.table()?;
        while table
            .cells()
            .get(self.cell)
            .is_some_and(|cell| cell.span().end() <= offset)
        {
            self.cell += 1;
        }
        let cell = table
            .cells()
            .get(self.cell)
            .filter(|cell| cell.span().start() <= offset)?;
        Some((table, cell))
    }
}
