//! The words of the lexicon by their first or last two characters.

use crate::extract::text::block;
use crate::extract::words::tags::Tags;

/// How many places the table of pairs has.
const PAIRS: u32 = 1 << 14;

/// The words by the two characters that they begin, or end, with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    /// For each character of the CJK block the number of its bucket; 0 is the empty one.
    block: Vec<u16>,
    /// The same for the characters of one byte.
    narrow: Vec<u16>,
    /// The same for the other characters.
    others: Vec<(char, u16)>,
    buckets: Vec<Bucket>,
    /// For each place of two characters the number of its group; 0 is the empty one.
    pairs: Vec<u16>,
    groups: Vec<Group>,
}

/// What is known of the words with one character at their border.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bucket {
    /// What they do, taken together.
    pub(crate) tags: Tags,
    /// Which characters may stand next to the one of the bucket, by their last six bits.
    neighbours: u64,
    /// The word of that character alone.
    pub(crate) alone: Option<Hint>,
}

/// The words of several characters with the same two at their border, or two that share their place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    /// What they do, taken together.
    pub(crate) tags: Tags,
    /// The words, longest first.
    pub(crate) words: Vec<Hint>,
}

impl Bucket {
    /// Whether a word of the bucket with one of the tags may stand beside the character.
    #[inline]
    pub(crate) fn may_hold(&self, tags: Tags, neighbour: char) -> bool {
        self.tags.has(tags) && self.neighbours >> (u32::from(neighbour) & 0x3f) & 1 == 1
    }
}

/// What tells of most words that they are not the one looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hint {
    pub(crate) id: u16,
    /// How many characters the word has, 255 where it has more.
    pub(crate) length: u8,
    pub(crate) tags: Tags,
    /// The character at the border.
    pub(crate) border: char,
    /// The character next to it; NUL where the word has only one.
    pub(crate) neighbour: char,
    /// The one next to that; NUL where the word has only two.
    pub(crate) third: char,
}

impl Hint {
    /// How many characters of its word it has.
    pub(crate) const KNOWN: usize = 3;

    /// Whether its word may have the three characters at its border.
    #[inline]
    pub(crate) fn begins(&self, border: char, neighbour: char, third: char) -> bool {
        let fits = |own: char, c: char| own == c || own == '\0';
        self.border == border && fits(self.neighbour, neighbour) && fits(self.third, third)
    }
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

    /// The words of several characters with the two at their border.
    #[inline]
    pub(crate) fn group(&self, border: char, neighbour: char) -> Option<&Group> {
        let number = self.pairs.get(place(border, neighbour))?;
        self.groups.get(usize::from(*number))
    }

    /// The word of a hint's length and characters that is known already.
    pub(crate) fn find(
        &self,
        border: char,
        neighbour: char,
        is_it: impl Fn(&Hint) -> bool,
    ) -> Option<&Hint> {
        let several = self
            .group(border, neighbour)
            .map_or(&[][..], |group| &group.words);
        let alone = self.bucket(border).and_then(|bucket| bucket.alone.as_ref());
        several.iter().chain(alone).find(|hint| is_it(hint))
    }

    /// Takes a word in, or what it does besides.
    pub(crate) fn know(&mut self, hint: Hint) -> Option<()> {
        let bucket = self.bucket_mut(hint.border)?;
        bucket.tags = bucket.tags | hint.tags;
        if hint.neighbour == '\0' {
            // Any character may follow a word that has one alone.
            bucket.neighbours = u64::MAX;
            let known = bucket.alone.get_or_insert(hint);
            known.tags = known.tags | hint.tags;
            return Some(());
        }
        bucket.neighbours |= 1 << (u32::from(hint.neighbour) & 0x3f);
        let group = self.group_mut(hint.border, hint.neighbour)?;
        group.tags = group.tags | hint.tags;
        if let Some(known) = group.words.iter_mut().find(|known| known.id == hint.id) {
            known.tags = known.tags | hint.tags;
        } else {
            let at = group
                .words
                .partition_point(|known| known.length >= hint.length);
            group.words.insert(at, hint);
        }
        Some(())
    }

    fn bucket_mut(&mut self, c: char) -> Option<&mut Bucket> {
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

    fn group_mut(&mut self, border: char, neighbour: char) -> Option<&mut Group> {
        if self.groups.is_empty() {
            self.groups.push(Group::default());
            self.pairs = vec![0; PAIRS as usize];
        }
        let next = u16::try_from(self.groups.len()).ok()?;
        let number = self.pairs.get_mut(place(border, neighbour))?;
        if *number == 0 {
            *number = next;
            self.groups.push(Group::default());
        }
        self.groups.get_mut(usize::from(*number))
    }
}

/// The place of two characters in the table of pairs; others may share it.
const fn place(border: char, neighbour: char) -> usize {
    (block::pair(border, neighbour) & (PAIRS - 1)) as usize
}
