//! The words of the lexicon by their first or last character.

use super::super::block;
use super::Tags;

/// The words by one of their characters, longest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// For each character of the CJK block the number of its bucket; 0 is the empty one.
    block: Vec<u16>,
    /// The same for the other characters.
    others: Vec<(char, u16)>,
    buckets: Vec<Bucket>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Bucket {
    /// What the words of the bucket do, taken together.
    pub(super) tags: Tags,
    /// The words, longest first.
    pub(super) words: Vec<Hint>,
}

/// What tells of most words of a bucket that they are not the one looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hint {
    pub(super) id: u32,
    pub(super) tags: Tags,
    /// The character next to the one of the bucket; NUL where the word has only one.
    pub(super) neighbour: char,
}

impl Index {
    pub(super) fn bucket(&self, c: char) -> Option<&Bucket> {
        let number = if let Some(place) = block::place(c) {
            *self.block.get(place)?
        } else {
            let at = self
                .others
                .binary_search_by_key(&c, |&(other, _)| other)
                .ok()?;
            self.others.get(at)?.1
        };
        self.buckets.get(usize::from(number))
    }

    pub(super) fn bucket_mut(&mut self, c: char) -> Option<&mut Bucket> {
        if self.buckets.is_empty() {
            self.buckets.push(Bucket::default());
            self.block = vec![0; block::SIZE];
        }
        let next = u16::try_from(self.buckets.len()).ok()?;
        let place = if let Some(place) = block::place(c) {
            self.block.get_mut(place)?
        } else {
            let at = match self.others.binary_search_by_key(&c, |&(other, _)| other) {
                Ok(at) => at,
                Err(at) => {
                    self.others.insert(at, (c, 0));
                    at
                }
            };
            &mut self.others.get_mut(at)?.1
        };
        if *place == 0 {
            *place = next;
            self.buckets.push(Bucket::default());
        }
        self.buckets.get_mut(usize::from(*place))
    }
}
