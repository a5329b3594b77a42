//! A goal that was read in a mended text, brought back to the text as given.

use crate::extract::goal::Goal;
use crate::extract::reader::restore::{Restore, owned};

impl<'m, 't> Restore<'m, 't> {
    pub(crate) fn goal(&self, read: Goal<'m>) -> Goal<'t> {
        let span = self.span(read.span);
        Goal {
            span,
            quote: span.of(self.given).unwrap_or(""),
            kind: read.kind,
            goal: read.goal,
            action: owned(read.action),
            subject: owned(read.subject),
            commitment: read.commitment,
            period: owned(read.period),
            theme: self.path(&read.theme),
            units: read
                .units
                .into_iter()
                .map(|unit| self.slice(unit))
                .collect(),
        }
    }
}
