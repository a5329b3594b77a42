//! The outline of a mended text, brought back to the text as given.

use super::Outline;
use crate::source::Span;

impl Outline {
    /// Its places, each put where it stands in a text of so many bytes; the documents are again the whole of it.
    pub(in crate::extract) fn moved(mut self, length: usize, place: impl Fn(Span) -> Span) -> Self {
        let maybe = |span: &mut Option<Span>| *span = span.map(&place);
        for section in &mut self.sections {
            section.span = place(section.span);
            maybe(&mut section.heading);
            for evidence in &mut section.evidence {
                evidence.span = place(evidence.span);
            }
            if let Some(table) = &mut section.table {
                maybe(&mut table.topic);
                for column in &mut table.columns {
                    maybe(&mut column.header);
                    maybe(&mut column.group);
                    maybe(&mut column.subject);
                    maybe(&mut column.unit);
                }
                for cell in &mut table.cells {
                    cell.span = place(cell.span);
                }
            }
        }
        let mut from = 0;
        let count = self.documents.len();
        for (at, document) in self.documents.iter_mut().enumerate() {
            let end = if at + 1 == count {
                length
            } else {
                place(document.span).end()
            };
            document.span = Span::new(from, end).unwrap_or_else(|_| place(document.span));
            from = end;
            maybe(&mut document.title);
            maybe(&mut document.place_span);
            if let Some(year) = &mut document.year {
                maybe(&mut year.span);
            }
        }
        for (at, _) in &mut self.turns {
            // From where the text before it ends, so that what was removed between is of the section after it.
            *at = Span::new(0, *at).map_or(*at, |before| place(before).end());
        }
        self
    }
}
