//! The second stage: sentences, no byte lost, their characters folded; the headings they stand under.

pub(crate) mod block;
pub(crate) mod folded;
pub(crate) mod glyphs;
pub(crate) mod heading;
pub(crate) mod lexer;
pub(crate) mod responsible;
pub(crate) mod steps;
pub(crate) mod walk;
