//! What was read in a mended text, brought back to the text as given: spans, quotes, headings and findings point into it,
//! and the words that statements are made of become their own.

use std::borrow::Cow;
use std::sync::Arc;

use crate::extract::layout::Mended;
use crate::extract::reader::extraction::Extraction;
use crate::extract::statement::{Rare, Statement};
use crate::finding::{Finding, Place};
use crate::source::Span;

/// The way back from a mended text.
pub(crate) struct Restore<'m, 't> {
    mended: &'m Mended<'t>,
    pub(crate) given: &'t str,
}

impl<'m, 't> Restore<'m, 't> {
    pub(crate) fn new(mended: &'m Mended<'t>) -> Self {
        Self {
            mended,
            given: mended.given(),
        }
    }

    pub(crate) fn extraction(&self, read: Extraction<'m>) -> Extraction<'t> {
        Extraction {
            statements: read
                .statements
                .into_iter()
                .map(|statement| self.statement(statement))
                .collect(),
            findings: read
                .findings
                .into_iter()
                .map(|finding| self.finding(finding))
                .collect(),
        }
    }

    fn statement(&self, read: Statement<'m>) -> Statement<'t> {
        let span = self.span(read.span);
        Statement {
            span,
            quote: span.of(self.given).unwrap_or(""),
            sentence: self.span(read.sentence),
            kind: read.kind,
            action: owned(read.action),
            indicator: owned(read.indicator),
            value: read.value,
            unit: owned(read.unit),
            parsed_unit: read.parsed_unit,
            bound: read.bound,
            measure: read.measure,
            commitment: read.commitment,
            period: owned(read.period),
            theme: self.path(&read.theme),
            rule: read.rule,
            years: read.years,
            kind_assumed: read.kind_assumed,
            rare: read.rare.map(|rare| {
                Box::new(Rare {
                    baseline: rare.baseline,
                    part_of: rare.part_of.map(|span| self.span(span)),
                    peers: owned(rare.peers),
                    units: rare
                        .units
                        .into_iter()
                        .map(|unit| self.slice(unit))
                        .collect(),
                    deadline: self.slice(rare.deadline),
                })
            }),
        }
    }

    pub(crate) fn finding(&self, read: Finding) -> Finding {
        read.moved(|place| match place {
            Place::Span(span) => Place::Span(self.span(span)),
            other => other,
        })
    }

    pub(crate) fn span(&self, span: Span) -> Span {
        let given = self.mended.span(span.start()..span.end());
        Span::new(given.start, given.end).unwrap_or(span)
    }

    pub(crate) fn path(&self, path: &[&'m str]) -> Arc<[&'t str]> {
        path.iter().map(|title| self.slice(title)).collect()
    }

    /// A piece of the mended text as it stands in the text given.
    pub(crate) fn slice(&self, piece: &str) -> &'t str {
        let text = self.mended.text();
        let start = (piece.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        if start > text.len() {
            return "";
        }
        let given = self.mended.span(start..start + piece.len());
        self.given.get(given).unwrap_or("")
    }
}

pub(crate) fn owned<'t>(text: Cow<'_, str>) -> Cow<'t, str> {
    Cow::Owned(text.into_owned())
}
