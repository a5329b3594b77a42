//! Extraction (抽取): report text → statements and findings.

mod absorb;
mod block;
mod cut;
mod draft;
mod extractor;
mod frame;
mod goal;
mod heading;
mod layout;
mod lexer;
mod lexicon;
mod measure;
mod memory;
mod more_verbs;
mod nouns;
mod numeral;
mod outline;
mod periods;
mod rank;
mod reader;
mod responsible;
mod restore;
mod roles;
mod row;
mod rule;
mod scope;
mod sentence;
mod statement;
mod text;
mod times;
mod trouble;
mod value;
mod verbs;
mod walk;
mod wire;
mod words;

/// The JSON Schema of one statement as it is written, and as a line of the example `extract` has it.
pub const STATEMENT_JSON_SCHEMA: &str = include_str!("../schema/statement-1.0.json");

pub use draft::{Draft, PlanDraft};
pub use extractor::{Accounted, Extraction, Extractor};
pub use goal::{Goal, GoalKind};
pub use lexer::{Contents, End, Sentence, Sentences, sentences};
pub use lexicon::{Lexicon, Sense};
pub use outline::{
    Cell, Column, Direction, DocumentYear, Evidence, Genre, Known, Outline, OutlineCursor,
    OutlineDocument, Section, SectionKind, Sign, Table, TableColumn, TableLayout, YearSource,
    Years,
};
pub use roles::Role;
pub use rule::Rule;
pub use statement::{BoundKind, Kind, Statement, StatementYears, Value, YearsFrom};
