//! Keeps with a section why it is what it is.

use std::ops::Range;

use super::scan::Scan;
use super::section::{Section, SectionEvidence, SectionSign, TimeDirection};
use super::weigh::direction;
use crate::source::Span;

/// The most pieces of evidence of words that a section keeps for each direction.
const KEPT: usize = 4;
/// The most pieces of evidence that a section keeps.
const MOST: usize = 24;

/// Ranges of lines are in order; the other way round marks nothing.
pub(super) fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end).unwrap_or(Span::at(range.start))
}

impl Section {
    /// Keeps a piece of evidence that speaks for something: positive for done.
    pub(super) fn note(&mut self, sign: SectionSign, at: &Range<usize>, speaks: i64) {
        if let Some(direction) = direction(speaks)
            && self.evidence.len() < MOST
        {
            self.evidence.push(SectionEvidence {
                sign,
                span: span(at.clone()),
                direction,
                weight: u32::try_from(speaks.unsigned_abs()).unwrap_or(u32::MAX),
            });
        }
    }

    /// Keeps the strongest words of a text that begins at the byte `offset`.
    pub(super) fn note_words(&mut self, scan: &Scan, offset: usize) {
        for (hit, direction) in scan
            .strongest
            .iter()
            .zip([TimeDirection::Back, TimeDirection::Ahead])
        {
            let Some(hit) = hit else {
                continue;
            };
            let is_alike = |evidence: &&SectionEvidence| {
                evidence.direction == direction
                    && matches!(evidence.sign, SectionSign::Word | SectionSign::ExactFigure)
            };
            if self.evidence.iter().filter(is_alike).count() < KEPT {
                let range = hit.range();
                self.evidence.push(SectionEvidence {
                    sign: if hit.is_figure {
                        SectionSign::ExactFigure
                    } else {
                        SectionSign::Word
                    },
                    span: span(offset + range.start..offset + range.end),
                    direction,
                    weight: u32::from(hit.weight),
                });
            }
        }
    }
}
