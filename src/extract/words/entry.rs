//! One word of the lexicon.

use crate::extract::statement::StatementBound;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;
use crate::target::Commitment;
use crate::unit::Atom;

/// One word with everything the tables say of it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) word: Box<[char]>,
    pub(crate) tags: Tags,
    pub(crate) sense: Option<Sense>,
    pub(crate) commitment: Option<Commitment>,
    pub(crate) bound: Option<StatementBound>,
    pub(crate) unit: Option<(Atom, UnitClass)>,
}

impl Entry {
    pub(crate) fn new(word: Box<[char]>) -> Self {
        Self {
            word,
            tags: Tags::default(),
            sense: None,
            commitment: None,
            bound: None,
            unit: None,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.word.len()
    }

    /// How the word bounds a number.
    pub(crate) fn bound(&self) -> Option<StatementBound> {
        self.bound
    }

    pub(crate) fn is(&self, tags: Tags) -> bool {
        self.tags.has(tags)
    }

    /// What the word measures, where it is a unit.
    pub(crate) fn class(&self) -> Option<UnitClass> {
        self.unit.map(|(_, class)| class)
    }
}
