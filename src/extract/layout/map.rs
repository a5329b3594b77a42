//! From a mended text back to the text as given, piece by piece.

use std::ops::Range;

use super::Damage;

/// What a pass asks for: a range of its text goes, and perhaps a character comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    /// An entity's character, or the line end a tag stands for.
    pub(super) with: Option<char>,
    pub(super) damage: Damage,
}

impl Edit {
    pub(super) const fn removal(range: Range<usize>, damage: Damage) -> Self {
        Self {
            range,
            with: None,
            damage,
        }
    }
}

/// A run of the mended text that has one origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the mended text; it ends where the next begins.
    mended: usize,
    /// Where it begins in the text as given.
    given: usize,
    /// How many bytes of the text as given one character stands for; 0 of bytes that stand as they were.
    replaced: usize,
}

/// Pieces in the order of both texts. Without pieces both texts are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Map {
    pieces: Vec<Piece>,
    /// The mended text's length.
    len: usize,
    /// Whether the mended text is the text as given.
    mends: bool,
}

impl Map {
    /// Where the character at an offset begins in the text as given; of the mended text's end, where its last character
    /// ends.
    pub(super) fn start(&self, mended: usize) -> usize {
        if !self.mends {
            return mended;
        }
        if mended >= self.len {
            return self.end(mended);
        }
        let piece = self.piece_at(mended);
        if piece.replaced == 0 {
            piece.given + (mended - piece.mended)
        } else {
            piece.given
        }
    }

    /// Where the character before an offset ends in the text as given.
    fn end(&self, mended: usize) -> usize {
        if !self.mends {
            return mended;
        }
        let Some(last) = mended.min(self.len).checked_sub(1) else {
            return 0;
        };
        let piece = self.piece_at(last);
        if piece.replaced == 0 {
            piece.given + (last + 1 - piece.mended)
        } else {
            piece.given + piece.replaced
        }
    }

    /// A range of the mended text in the text as given; what was removed around it is left out.
    pub(super) fn span(&self, mended: Range<usize>) -> Range<usize> {
        let start = self.start(mended.start);
        if mended.is_empty() {
            start..start
        } else {
            start..self.end(mended.end)
        }
    }

    fn piece_at(&self, mended: usize) -> Piece {
        let after = self.pieces.partition_point(|piece| piece.mended <= mended);
        after
            .checked_sub(1)
            .and_then(|at| self.pieces.get(at))
            .copied()
            .unwrap_or(Piece {
                mended: 0,
                given: 0,
                replaced: 0,
            })
    }

    /// This map, from a text that `inner` leads on to the text as given.
    pub(super) fn after(self, inner: &Self) -> Self {
        if !inner.mends {
            return self;
        }
        let mut pieces = Vec::with_capacity(self.pieces.len() + inner.pieces.len());
        let mut next_inner = 0;
        for (at, piece) in self.pieces.iter().enumerate() {
            if piece.replaced > 0 {
                let span = inner.span(piece.given..piece.given + piece.replaced);
                pieces.push(Piece {
                    mended: piece.mended,
                    given: span.start,
                    // A removed character stands for nothing of the text as given.
                    replaced: span.len().max(1),
                });
                continue;
            }
            let end = self.pieces.get(at + 1).map_or(self.len, |next| next.mended);
            let until = piece.given + (end - piece.mended);
            while inner
                .pieces
                .get(next_inner + 1)
                .is_some_and(|next| next.mended <= piece.given)
            {
                next_inner += 1;
            }
            while let Some(under) = inner.pieces.get(next_inner) {
                if under.mended >= until {
                    break;
                }
                let from = under.mended.max(piece.given);
                pieces.push(Piece {
                    mended: piece.mended + (from - piece.given),
                    given: if under.replaced == 0 {
                        under.given + (from - under.mended)
                    } else {
                        under.given
                    },
                    replaced: under.replaced,
                });
                let ends_here = inner
                    .pieces
                    .get(next_inner + 1)
                    .is_none_or(|next| next.mended > until);
                if ends_here {
                    break;
                }
                next_inner += 1;
            }
        }
        Self {
            pieces,
            len: self.len,
            mends: true,
        }
    }
}

/// A text with its edits made, and the way back. Edits stand in order and do not overlap.
pub(super) fn apply(text: &str, edits: &[Edit]) -> (String, Map) {
    let mut mended = String::with_capacity(text.len());
    let mut pieces = Vec::with_capacity(edits.len() + 1);
    let mut from = 0;
    let copy = |from: usize, to: usize, mended: &mut String, pieces: &mut Vec<Piece>| {
        if let Some(kept) = text.get(from..to)
            && !kept.is_empty()
        {
            pieces.push(Piece {
                mended: mended.len(),
                given: from,
                replaced: 0,
            });
            mended.push_str(kept);
        }
    };
    for edit in edits {
        copy(from, edit.range.start, &mut mended, &mut pieces);
        if let Some(c) = edit.with {
            pieces.push(Piece {
                mended: mended.len(),
                given: edit.range.start,
                replaced: edit.range.len(),
            });
            mended.push(c);
        }
        from = edit.range.end;
    }
    copy(from, text.len(), &mut mended, &mut pieces);
    let len = mended.len();
    (
        mended,
        Map {
            pieces,
            len,
            mends: true,
        },
    )
}
