//! The words of the lexicon by their first or last character.

use crate::extract::text::block;
use crate::extract::words::tags::Tags;

/// The words by one of their characters, longest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    /// For each character of the CJK block the number of its bucket; 0 is the empty one.
    block: Vec<u16>,
    /// The same for the characters of one byte.
    narrow: Vec<u16>,
    /// The same for the other characters.
    others: Vec<(char, u16)>,
    buckets: Vec<Bucket>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Bucket {
    /// What the words of the bucket do, taken together.
    pub(crate) tags: Tags,
    /// Which characters may stand next to the one of the bucket, by their last six bits.
    neighbours: u64,
    /// The same, of the words of several characters alone.
    several: u64,
    /// What the word of one character does, where there is one that the cut of a sentence knows.
    pub(crate) alone: Tags,
    /// The words, longest first.
    pub(crate) words: Vec<Hint>,
    /// Those of several characters that the cut of a sentence knows, by their second one.
    pub(crate) cut: Vec<Hint>,
}

impl Bucket {
    /// Takes the character next to that of the bucket in; NUL stands for none, and lets any follow.
    pub(crate) fn allow(&mut self, neighbour: char) {
        match neighbour {
            '\0' => self.neighbours = u64::MAX,
            c => {
                let bit = 1 << (u32::from(c) & 0x3f);
                self.neighbours |= bit;
                self.several |= bit;
            }
        }
    }

    /// Takes a word in for the cut, or what it does besides.
    pub(crate) fn know(&mut self, hint: Hint) {
        if let Some(known) = self.cut.iter_mut().find(|known| known.id == hint.id) {
            known.tags = known.tags | hint.tags;
        } else {
            let at = self
                .cut
                .partition_point(|known| known.neighbour <= hint.neighbour);
            self.cut.insert(at, hint);
        }
    }

    /// The words of the cut that go on with the character.
    #[inline]
    pub(crate) fn cut_words(&self, second: char) -> &[Hint] {
        if !self.may_hold_several(second) {
            return &[];
        }
        let start = self.cut.partition_point(|known| known.neighbour < second);
        let rest = self.cut.get(start..).unwrap_or(&[]);
        let length = rest
            .iter()
            .take_while(|known| known.neighbour == second)
            .count();
        rest.get(..length).unwrap_or(&[])
    }

    /// Whether a word of several characters may stand beside the character.
    #[inline]
    pub(crate) fn may_hold_several(&self, neighbour: char) -> bool {
        self.several >> (u32::from(neighbour) & 0x3f) & 1 == 1
    }

    /// Whether a word of the bucket with one of the tags may stand beside the character.
    #[inline]
    pub(crate) fn may_hold(&self, tags: Tags, neighbour: char) -> bool {
        self.tags.has(tags) && self.neighbours >> (u32::from(neighbour) & 0x3f) & 1 == 1
    }
}

/// What tells of most words of a bucket that they are not the one looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hint {
    pub(crate) id: u16,
    /// How many characters the word has, 255 where it has more.
    pub(crate) length: u8,
    pub(crate) tags: Tags,
    /// The character next to the one of the bucket; NUL where the word has only one.
    pub(crate) neighbour: char,
}

impl Index {
    #[inline]
    pub(crate) fn bucket(&self, c: char) -> Option<&Bucket> {
        let number = if let Some(place) = block::place(c) {
            *self.block.get(place)?
        } else if c.is_ascii() {
            *self.narrow.get(c as usize)?
        } else {
            let at = self
                .others
                .binary_search_by_key(&c, |&(other, _)| other)
                .ok()?;
            self.others.get(at)?.1
        };
        self.buckets.get(usize::from(number))
    }

    pub(crate) fn bucket_mut(&mut self, c: char) -> Option<&mut Bucket> {
        if self.buckets.is_empty() {
            self.buckets.push(Bucket::default());
            self.block = vec![0; block::SIZE];
            self.narrow = vec![0; 128];
        }
        let next = u16::try_from(self.buckets.len()).ok()?;
        let place = if let Some(place) = block::place(c) {
            self.block.get_mut(place)?
        } else if c.is_ascii() {
            self.narrow.get_mut(c as usize)?
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
