//! What holds for the outline of every text; a law that is broken panics.

use zhibiao::extract::{Known, Outline};
use zhibiao::source::Span;

/// Reads the outline of the text and checks it.
pub fn check_outline(text: &str) {
    let outline = Outline::of(text, &Known::default());
    let marks = |span: Span| assert!(span.of(text).is_some(), "{span:?} marks whole characters");
    let mut end = 0;
    for document in outline.documents() {
        marks(document.span());
        assert_eq!(
            document.span().start(),
            end,
            "no byte between two documents"
        );
        end = document.span().end();
        document.title().into_iter().for_each(marks);
    }
    assert!(
        outline.documents().is_empty() || end == text.len(),
        "no byte after the last document"
    );
    let mut last = 0;
    for (place, section) in outline.sections().iter().enumerate() {
        let span = section.span();
        marks(span);
        assert!(
            last <= span.start() && !span.is_empty(),
            "sections are in order: {section:?}"
        );
        last = span.start();
        if let Some(parent) = section.parent() {
            assert!(parent < place, "a section comes after the one it stands in");
            let parent = &outline.sections()[parent];
            assert!(
                parent.span().includes(&span),
                "{section:?} stands in {parent:?}"
            );
        }
        section.heading().into_iter().for_each(marks);
        section
            .evidence()
            .iter()
            .for_each(|piece| marks(piece.span));
        let mut end = span.start();
        for cell in section.table().map_or(&[][..], |table| table.cells()) {
            marks(cell.span());
            assert!(
                end <= cell.span().start() && span.includes(&cell.span()),
                "{cell:?} stands in {span:?}"
            );
            end = cell.span().end();
        }
    }
    let mut cursor = outline.cursor();
    for (offset, _) in text.char_indices() {
        assert_eq!(
            cursor.section(offset),
            outline.section_at(offset),
            "the cursor finds what a search finds"
        );
        assert_eq!(
            cursor.cell(offset),
            outline.cell_at(offset),
            "the cursor finds what a search finds"
        );
    }
    assert_eq!(
        Outline::of(text, &Known::default()),
        outline,
        "the same text is read the same way"
    );
}
