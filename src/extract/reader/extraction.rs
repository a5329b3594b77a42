//! What reading a text gives.

use crate::extract::statement::Statement;
use crate::extract::statement::role::Role;
use crate::finding::Finding;
use crate::source::Span;

/// What [`Extractor::extract`](super::extractor::Extractor::extract) returns.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Extraction<'t> {
    /// The statements, in the order of the text.
    pub statements: Vec<Statement<'t>>,
    /// What was noticed and not understood, in the order of the text.
    pub findings: Vec<Finding>,
}

/// A number of a text and the part it plays; see [`Extractor::account`](super::extractor::Extractor::account).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accounted {
    /// Where its digits stand.
    pub span: Span,
    /// What it is.
    pub role: Role,
}
