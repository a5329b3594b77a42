//! A sentence folded while the lexer reads it.

use std::ops::Range;

use crate::extract::text::block;
use crate::extract::text::glyphs::{Glyph, Glyphs, fold};

/// A folded sentence: its characters, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Folded {
    /// Places for the characters of the longest sentence; those after the written ones are not in use.
    places: Vec<Glyph>,
    /// The places of all characters but those ideographs that say nothing by themselves.
    watched: Vec<u32>,
    written: Written,
}

impl Folded {
    /// Places for a sentence of so many bytes; characters over them would be left out.
    pub(crate) fn new(longest: usize) -> Self {
        Self {
            places: vec![Glyph::at(' ', 0); longest],
            watched: vec![0; longest],
            written: Written::NOTHING,
        }
    }

    /// Begins a sentence.
    #[inline]
    pub(crate) fn pen(&mut self) -> Pen<'_> {
        Pen {
            places: &mut self.places,
            watched: &mut self.watched,
            written: Written::NOTHING,
            blank: None,
        }
    }

    /// Keeps the characters of a sentence that stand before byte `end` of it.
    pub(crate) fn keep(&mut self, written: Written, end: usize) {
        self.written = written;
        let is_before = |glyph: &&Glyph| (glyph.offset as usize) < end;
        if self.run().last().is_some_and(|last| !is_before(&last)) {
            self.written.length = self.run().partition_point(|glyph| is_before(&glyph));
            self.written.watched = self
                .watched()
                .partition_point(|&place| (place as usize) < self.written.length);
        }
    }

    fn run(&self) -> &[Glyph] {
        self.places.get(..self.written.length).unwrap_or(&[])
    }

    /// The places of all characters but those ideographs that say nothing by themselves.
    pub(crate) fn watched(&self) -> &[u32] {
        self.watched.get(..self.written.watched).unwrap_or(&[])
    }

    /// The characters, as those of the document's bytes in `body`.
    pub(crate) fn glyphs(&self, body: Range<usize>) -> Glyphs<'_> {
        Glyphs::new(self.run(), body, self.written.is_shown)
    }
}

/// How much of a sentence was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    length: usize,
    watched: usize,
    /// Whether every range is shown as it is written.
    is_shown: bool,
}

impl Written {
    const NOTHING: Self = Self {
        length: 0,
        watched: 0,
        is_shown: true,
    };
}

/// Writes the characters of one sentence. A blank stays only between two letters or digits, where
/// dropping it would make one number or word of two.
pub(crate) struct Pen<'f> {
    places: &'f mut [Glyph],
    watched: &'f mut [u32],
    written: Written,
    /// A blank, and the place of the character that it would stand before.
    blank: Option<(usize, Glyph)>,
}

impl Pen<'_> {
    pub(crate) fn written(&self) -> Written {
        self.written
    }

    /// Takes a character in that says nothing by itself and folds to itself.
    #[inline]
    pub(crate) fn plain(&mut self, c: char, offset: usize) {
        self.put(Glyph::at(c, offset));
    }

    /// Where a character that is watched was written last.
    pub(crate) fn last(&self, c: char) -> Option<usize> {
        let watched = self.watched.get(..self.written.watched)?.iter().rev();
        let mut glyphs = watched.filter_map(|&at| self.places.get(at as usize));
        let last = glyphs.find(|glyph| glyph.c == c)?;
        Some(last.offset as usize)
    }

    /// Whether a blank waits for what comes after it.
    #[inline]
    pub(crate) fn is_blank(&self) -> bool {
        self.blank.is_some()
    }

    /// Takes a character in that folds to itself.
    #[inline]
    pub(crate) fn watch(&mut self, c: char, offset: usize) {
        if let Some(place) = self.watched.get_mut(self.written.watched) {
            *place = Glyph::at(' ', self.written.length).offset;
            self.written.watched += 1;
        }
        self.put(Glyph::at(c, offset));
    }

    /// Takes any other character in. The pen goes in and comes out, so that it need not stay in memory.
    #[inline(never)]
    pub(crate) fn changed(mut self, c: char, offset: usize) -> Self {
        let folded = fold(c);
        self.written.is_shown &= match c {
            '，' | '\u{4e00}'..='\u{9fff}' => true,
            '[' | '〔' => false,
            _ => folded == c && c != ' ',
        };
        if folded == ' ' {
            let blank = Glyph::at(folded, offset);
            self.blank.get_or_insert((self.written.length, blank));
            return self;
        }
        let joins = |c: char| c.is_ascii_alphanumeric();
        if block::place(c).is_none()
            && let Some((at, blank)) = self.blank.take()
        {
            let last = at.checked_sub(1).and_then(|last| self.places.get(last));
            if at == self.written.length && joins(folded) && last.is_some_and(|last| joins(last.c))
            {
                self.watch(' ', blank.offset as usize);
            }
        }
        self.watch(folded, offset);
        self
    }

    #[inline]
    fn put(&mut self, glyph: Glyph) {
        if let Some(place) = self.places.get_mut(self.written.length) {
            *place = glyph;
            self.written.length += 1;
        }
    }
}
