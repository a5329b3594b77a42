//! The clauses of a sentence: their borders, the words of time and firmness in them, and how far such a word reaches.

pub(crate) mod periods;
pub(crate) mod scope;
pub(crate) mod sentence;
