//! The words: the lexicon and its tables, numbers with their units, and the one cut of a sentence into words.

pub(crate) mod cut;
pub(crate) mod entry;
pub(crate) mod lexicon;
mod more_verbs;
mod nouns;
pub(crate) mod numeral;
pub(crate) mod sense;
pub(crate) mod set_phrases;
pub(crate) mod tags;
pub(crate) mod value;
mod verbs;
