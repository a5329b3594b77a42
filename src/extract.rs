//! Extraction (抽取): report text → statements and findings.

mod clause;
mod draft;
mod frame;
mod goal;
mod layout;
mod outline;
mod reader;
mod role;
mod rule;
mod statement;
mod text;
mod times;
mod words;

/// The JSON Schema of one statement as it is written, and as a line of the example `extract` has it.
pub const STATEMENT_JSON_SCHEMA: &str = include_str!("../schema/statement-1.0.json");

pub use draft::{Draft, PlanDraft};
pub use goal::{Goal, GoalKind};
pub use outline::{
    Cell, Column, DocumentYear, Genre, Known, Outline, OutlineCursor, OutlineDocument, Section,
    SectionEvidence, SectionKind, SectionSign, Table, TableColumn, TableLayout, TimeDirection,
    YearSource, Years,
};
pub use reader::extraction::{Accounted, Extraction};
pub use reader::extractor::Extractor;
pub use statement::role::Role;
pub use statement::rule::Rule;
pub use statement::{Kind, Statement, StatementBound, StatementYears, Value, YearsFrom};
pub use text::lexer::{Contents, End, Sentence, Sentences, sentences};
pub use words::lexicon::Lexicon;
pub use words::sense::Sense;
