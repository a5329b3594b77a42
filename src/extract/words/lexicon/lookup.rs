//! What the lexicon is asked: the words that begin or end somewhere, the units and bounds beside a number.

use crate::extract::statement::StatementBound;
use crate::extract::text::block;
use crate::extract::text::glyphs::{Glyph, Glyphs, fold};
use crate::extract::words::entry::Entry;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::lexicon::index::{Bucket, Hint, Index};
use crate::extract::words::sense::UnitClass;
use crate::extract::words::tags::Tags;
use crate::unit::Atom;

impl Lexicon {
    /// Whether a word that the cut of a sentence knows may begin with two characters.
    #[inline]
    pub(crate) fn may_begin_word(&self, c: char, next: char) -> bool {
        block::has(&self.pairs, block::pair(c, next)) || block::is_set(&self.shorts, c)
    }

    /// Calls `take` with the length and the tags of every word that stands at `at`, but for the units and the
    /// words that touch numbers.
    #[inline]
    pub(crate) fn each_word(
        &self,
        glyphs: Glyphs<'_>,
        at: usize,
        end: usize,
        mut take: impl FnMut(usize, Tags),
    ) {
        let (c, next) = (glyphs.char(at), glyphs.char(at + 1));
        if let Some(alone) = self.starts.bucket(c).and_then(|bucket| bucket.alone) {
            take(1, alone.tags);
        }
        let Some(group) = self.starts.group(c, next) else {
            return;
        };
        let third = glyphs.char(at + 2);
        for hint in &group.words {
            let length = usize::from(hint.length);
            if !hint.begins(c, next, third) || !hint.tags.has(Tags::NO_UNIT) || at + length > end {
                continue;
            }
            // 实际完成, 占年度计划: phrases that are looked for, made of words of their own.
            if length > 2 && !hint.tags.has(Tags::WORDS) {
                continue;
            }
            let is_here = |entry: &Entry| stands(glyphs, at, &entry.word);
            if length <= Hint::KNOWN || self.entry(hint.id).is_some_and(is_here) {
                take(length, hint.tags);
            }
        }
    }

    /// The longest word with one of the tags at `at`, not past `end`, that the cut of the sentence allows.
    #[inline]
    pub(crate) fn longest(
        &self,
        glyphs: Glyphs<'_>,
        at: usize,
        end: usize,
        tags: Tags,
    ) -> Option<&Entry> {
        let entry = self.longest_uncut(glyphs, at, end, tags)?;
        if entry.is(Tags::CUT) && !glyphs.is_word(at, at + entry.len()) {
            return self.longest_cut(glyphs, at, end, tags);
        }
        Some(entry)
    }

    /// The word of the cut at `at`, if it has one of the tags.
    #[cold]
    fn longest_cut(&self, glyphs: Glyphs<'_>, at: usize, end: usize, tags: Tags) -> Option<&Entry> {
        let cut = (at + 1..=end).find(|&end| glyphs.is_word(at, end))?;
        let entry = self.longest_uncut(glyphs, at, cut, tags)?;
        (!entry.is(Tags::CUT) || at + entry.len() == cut).then_some(entry)
    }

    /// The longest word with one of the tags at `at`, not past `end`, whatever the cut says.
    #[inline]
    pub(crate) fn longest_uncut(
        &self,
        glyphs: Glyphs<'_>,
        at: usize,
        end: usize,
        tags: Tags,
    ) -> Option<&Entry> {
        let (border, neighbour) = (glyphs.char(at), glyphs.char(at + 1));
        let bucket = self.starts.bucket(border)?;
        if !bucket.may_hold(tags, neighbour) {
            return None;
        }
        let first = [border, neighbour, glyphs.char(at + 2)];
        let fits = |hint: &Hint| at + usize::from(hint.length) <= end;
        let is_here = |entry: &Entry| at + entry.len() <= end && stands(glyphs, at, &entry.word);
        self.first_that((&self.starts, bucket), first, tags, &fits, &is_here)
    }

    /// The first word with the three characters at its border and one of the tags that fits.
    fn first_that(
        &self,
        (index, bucket): (&Index, &Bucket),
        [border, neighbour, third]: [char; 3],
        tags: Tags,
        fits: &dyn Fn(&Hint) -> bool,
        is_here: &dyn Fn(&Entry) -> bool,
    ) -> Option<&Entry> {
        if let Some(group) = index.group(border, neighbour)
            && group.tags.has(tags)
        {
            for hint in &group.words {
                if hint.tags.has(tags) && hint.begins(border, neighbour, third) && fits(hint) {
                    let entry = self.entry(hint.id)?;
                    if usize::from(hint.length) <= Hint::KNOWN || is_here(entry) {
                        return Some(entry);
                    }
                }
            }
        }
        let alone = bucket.alone.as_ref();
        let alone = alone.filter(|hint| hint.tags.has(tags) && fits(hint))?;
        self.entry(alone.id)
    }

    /// The longest word with one of the tags that ends at `end`, not before `start`.
    #[inline]
    pub(crate) fn longest_before(
        &self,
        glyphs: Glyphs<'_>,
        start: usize,
        end: usize,
        tags: Tags,
    ) -> Option<&Entry> {
        let last = end.checked_sub(1)?;
        let before = |by: usize| {
            last.checked_sub(by)
                .map_or('\0', |before| glyphs.char(before))
        };
        let (border, neighbour) = (before(0), before(1));
        let bucket = self.ends.bucket(border)?;
        if !bucket.may_hold(tags, neighbour) {
            return None;
        }
        let fits = |hint: &Hint| {
            let length = usize::from(hint.length);
            end >= start + length
                && (!hint.tags.has(Tags::CUT) || glyphs.is_word(end - length, end))
        };
        let is_here = |entry: &Entry| {
            end >= start + entry.len() && stands(glyphs, end - entry.len(), &entry.word)
        };
        let last_three = [border, neighbour, before(2)];
        self.first_that((&self.ends, bucket), last_three, tags, &fits, &is_here)
    }

    /// The byte length of the longest word with one of the tags that a text ends with.
    pub(crate) fn ending(&self, text: &str, tags: Tags) -> Option<usize> {
        let mut chars = text.chars().rev().map(fold);
        let border = chars.next()?;
        let mut next = || chars.next().unwrap_or('\0');
        let last_three = [border, next(), next()];
        let words = (&self.ends, self.ends.bucket(border)?);
        let ends = |entry: &Entry| {
            let mut chars = text.chars().rev().map(fold);
            entry.word.iter().rev().all(|&c| chars.next() == Some(c))
        };
        let entry = self.first_that(words, last_three, tags, &|_| true, &ends)?;
        Some(
            text.chars()
                .rev()
                .take(entry.len())
                .map(char::len_utf8)
                .sum(),
        )
    }

    /// Whether a text ends with a word of one of the tags.
    pub(crate) fn ends_with(&self, text: &str, tags: Tags) -> bool {
        self.ending(text, tags).is_some()
    }

    /// Whether a text is a word of one of the tags.
    pub(crate) fn is(&self, text: &str, tags: Tags) -> bool {
        self.ending(text, tags) == Some(text.len())
    }

    /// The longest unit label at `at`: its length, atom and class.
    pub(crate) fn unit(&self, glyphs: Glyphs<'_>, at: usize) -> Option<(usize, Atom, UnitClass)> {
        let entry = self.longest(glyphs, at, glyphs.len(), Tags::UNIT)?;
        let (atom, class) = entry.unit?;
        Some((entry.len(), atom, class))
    }

    /// The unit of a label.
    pub(crate) fn unit_named(&self, label: &str) -> Option<(Atom, UnitClass)> {
        let word: Vec<Glyph> = label.chars().map(Glyph::new).collect();
        let (length, atom, class) = self.unit(Glyphs::detached(&word), 0)?;
        (length == word.len()).then_some((atom, class))
    }

    /// The unit label that ends at `end`.
    pub(crate) fn unit_before(&self, glyphs: Glyphs<'_>, end: usize) -> Option<(usize, Atom)> {
        let entry = self.longest_before(glyphs, 0, end, Tags::UNIT)?;
        Some((end - entry.len(), entry.unit?.0))
    }

    /// The longest bound word that ends at `end`: its start and meaning.
    pub(crate) fn bound_before(
        &self,
        glyphs: Glyphs<'_>,
        end: usize,
    ) -> Option<(usize, StatementBound)> {
        let entry = self.longest_before(glyphs, 0, end, Tags::BOUND_BEFORE)?;
        Some((end - entry.len(), entry.bound?))
    }

    /// The longest bound word at `at`: its end and meaning.
    pub(crate) fn bound_after(
        &self,
        glyphs: Glyphs<'_>,
        at: usize,
    ) -> Option<(usize, StatementBound)> {
        let entry = self.longest(glyphs, at, glyphs.len(), Tags::BOUND_AFTER)?;
        Some((at + entry.len(), entry.bound?))
    }
}

fn stands(glyphs: Glyphs<'_>, at: usize, word: &[char]) -> bool {
    let here = glyphs.get(at..at + word.len());
    here.len() == word.len() && here.iter().zip(word).all(|(glyph, &c)| glyph.c == c)
}
