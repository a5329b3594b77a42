//! What [`zhibiao`] read in a report as one web page (网页) that works without a network: left the document, every statement marked by its
//! kind; right the table of all, to sort, filter, search and save; what was not understood stands marked too. A reader
//! marks a statement as wrong, or fixes a field, and saves the corrections as JSON lines.
//!
//! ```
//! use zhibiao::extract::Extractor;
//! use zhibiao_page::{Reading, document};
//!
//! let text = "2026年甲县政府工作报告\n一、2026年工作安排\n新增公办学位1650个。";
//! let page = document(&[Reading::new("甲县-2026.txt", text, &Extractor::default())]);
//! assert!(page.contains("<mark id=\"s0\" class=\"target\""));
//! // Nothing is fetched: styles and script stand in the page.
//! assert!(!page.contains("src=") && !page.contains("href=\"http"));
//! ```
//!
//! The same input gives the same bytes. Texts are shown as they are, whatever they hold: markup in them stays text.

#![forbid(unsafe_code)]
#![deny(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic
)]
#![warn(clippy::pedantic)]

mod anchors;
mod board;
mod corrections;
mod escape;
mod labels;
mod marked;
mod shell;
mod statements;
mod summary;

pub use anchors::{sentence_anchor, sentence_starts, statement_anchor};
pub use board::board;
pub use corrections::{Correction, Corrections, Verdict};
pub use labels::{bound, commitment, kind, measure};

use zhibiao::extract::{Extractor, Outline, Statement};
use zhibiao::finding::Finding;

/// A document and what was read in it.
pub struct Reading<'t> {
    pub(crate) name: String,
    pub(crate) text: &'t str,
    pub(crate) outline: Outline,
    pub(crate) statements: Vec<Statement<'t>>,
    pub(crate) findings: Vec<Finding>,
}

impl<'t> Reading<'t> {
    /// Reads a text; `name` is shown above it.
    #[must_use]
    pub fn new(name: &str, text: &'t str, extractor: &Extractor) -> Self {
        let extraction = extractor.extract(text);
        Self {
            name: name.to_owned(),
            text,
            outline: extractor.outline(text),
            statements: extraction.statements,
            findings: extraction.findings,
        }
    }
}

/// The page of one or more documents.
#[must_use]
pub fn document(readings: &[Reading<'_>]) -> String {
    let mut left = String::new();
    let mut rows = String::new();
    let mut first = 0;
    for (number, reading) in readings.iter().enumerate() {
        marked::write(&mut left, reading, number, first);
        statements::write(&mut rows, reading, first);
        first += reading.statements.len();
    }
    let title = match readings {
        [only] => only.name.clone(),
        _ => format!("{}份报告", readings.len()),
    };
    shell::page(shell::Parts {
        title: &title,
        summary: &summary::write(readings),
        left: Some(left),
        table: statements::table(rows),
        data: statements::data(readings),
    })
}
