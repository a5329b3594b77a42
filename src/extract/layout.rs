//! Layout mending (版面修补): text as converters of PDF pages and web pages give it, read as it was written.
//!
//! A page's lines break inside sentences, words and numbers; page numbers stand in the middle of a sentence; every
//! character is followed by a blank; tags and entities are left over. [`mend`] undoes what is surely damage and keeps, for
//! every byte of the mended text, where it stands in the text as given. What is not surely damage is left: a heading, a
//! cell of a table, an item of a list or a line of verse stays on a line of its own.
//!
//! Text without damage, the common case, is borrowed and costs one scan of its bytes.
//!
//! One file a kind of damage: [`markup`] (tags, entities, invisible characters), [`spaced`] (a blank after every
//! character), [`join`] (lines, by the width of the page in [`wrap`] and by what surely does not end a line in [`cut`]),
//! [`page`] (page numbers and rules), [`blanks`] (the other blanks). [`marks`] tells where the items of a list begin
//! inside a line; nothing is mended there.

mod blanks;
mod characters;
mod cut;
mod join;
mod lines;
mod map;
mod marks;
mod markup;
mod page;
mod spaced;
#[cfg(test)]
mod tests;
mod words;
mod wrap;

use std::borrow::Cow;
use std::ops::Range;

use self::map::{Edit, Map};
pub(crate) use self::marks::Mark;
use self::markup::Signs;
use crate::source::sort_by_place;

/// How often the kinds of damage are gone through, one after the other, before a text counts as beyond mending.
///
/// One kind may hide another: lines are joined in what tags have become. Four or five rounds are usual for a badly damaged
/// page; each is linear in the text.
const ROUNDS: usize = 16;

/// A kind of damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Damage {
    /// A tag, an entity, a zero-width character, a soft hyphen or a form feed.
    Markup,
    /// A blank after every character: `新 增 就 业`.
    SpacedOut,
    /// A line end inside a sentence, a word or a number.
    BrokenLine,
    /// A page number or a rule between two lines.
    PageFurniture,
    /// A blank that parts nothing: `5 万 人`.
    StrayBlank,
}

impl Damage {
    const ALL: [Self; 5] = [
        Self::Markup,
        Self::SpacedOut,
        Self::BrokenLine,
        Self::PageFurniture,
        Self::StrayBlank,
    ];
}

/// How often a kind of damage was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    /// What was mended.
    pub(crate) damage: Damage,
    /// At how many places.
    pub(crate) count: usize,
    /// The first of the places, in bytes of the text as given.
    pub(crate) first: Range<usize>,
}

/// A text without its damage, and where each part of it stands in the text as given.
#[derive(Clone, Debug)]
pub(crate) struct Mended<'t> {
    given: &'t str,
    text: Cow<'t, str>,
    /// Of a text without damage it has no pieces.
    map: Map,
    /// For the tests.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what was mended is told by nothing yet")
    )]
    notes: Vec<Note>,
    marks: Vec<Mark>,
}

impl<'t> Mended<'t> {
    /// The mended text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text was left as it is.
    pub(crate) fn is_as_given(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// The text as given.
    pub(crate) fn given(&self) -> &'t str {
        self.given
    }

    /// Where a range of the mended text stands in the text as given, from its first character to its last; what was removed
    /// between the two is within, what was removed before and after is not.
    ///
    /// An end past the text or inside a character is moved back to the nearest character's begin; an empty range gives an
    /// empty range.
    pub(crate) fn span(&self, mended: Range<usize>) -> Range<usize> {
        let start = self.text.floor_boundary(mended.start);
        let end = self.text.floor_boundary(mended.end);
        self.map.span(start..end)
    }

    #[cfg(test)]
    /// Where the character at an offset of the mended text stands in the text as given; of the mended text's end, the end
    /// of its last character.
    pub(crate) fn original(&self, mended: usize) -> usize {
        self.map.start(self.text.floor_boundary(mended))
    }

    #[cfg(test)]
    /// What was mended, a line for each kind of damage.
    pub(crate) fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Where items of lists begin, in bytes of the mended text, ascending and apart.
    pub(crate) fn marks(&self) -> &[Mark] {
        &self.marks
    }
}

/// Mends the layout of a text.
///
/// Mending twice changes nothing more. A text whose damage does not come to an end after [`ROUNDS`] rounds is left as it
/// is.
pub(crate) fn mend(given: &str) -> Mended<'_> {
    let repaired = repair(given);
    let (text, map, notes) = match repaired {
        Some((text, map, notes)) => (Cow::Owned(text), map, notes),
        None => (Cow::Borrowed(given), Map::default(), Vec::new()),
    };
    let marks = marks::find(&text);
    Mended {
        given,
        text,
        map,
        notes,
        marks,
    }
}

/// The text after the last round, where anything was to be mended.
fn repair(given: &str) -> Option<(String, Map, Vec<Note>)> {
    let mut edits = round(given)?;
    let mut map = Map::default();
    let mut notes: Vec<Note> = Vec::new();
    let mut current: Cow<'_, str> = Cow::Borrowed(given);
    for _ in 0..ROUNDS {
        count(&edits, &map, &mut notes);
        let (text, made) = map::apply(&current, &edits);
        map = made.after(&map);
        let next = round(&text);
        current = Cow::Owned(text);
        let Some(more) = next else {
            sort_by_place(&mut notes, |note| note.damage as usize);
            return Some((current.into_owned(), map, notes));
        };
        edits = more;
    }
    None
}

/// What a kind of damage asks for in a text with these signs.
type Pass = fn(&str, Signs) -> Vec<Edit>;

/// What the first kind of damage found in a text asks for.
fn round(text: &str) -> Option<Vec<Edit>> {
    let signs = markup::scan(text);
    let passes: [(bool, Pass); 4] = [
        (signs.markup(), markup::edits),
        (signs.blanks(), spaced::edits),
        (signs.lines(), join::edits),
        (signs.blanks(), blanks::edits),
    ];
    passes
        .into_iter()
        .filter(|(asked, _)| *asked)
        .map(|(_, edits)| edits(text, signs))
        .find(|edits| !edits.is_empty())
}

/// Counts what a round mends; `map` leads from the round's text to the text as given.
fn count(edits: &[Edit], map: &Map, notes: &mut Vec<Note>) {
    for damage in Damage::ALL {
        let mut of_this = edits.iter().filter(|edit| edit.damage == damage);
        let Some(first) = of_this.next() else {
            continue;
        };
        let span = map.span(first.range.clone());
        let count = 1 + of_this.count();
        match notes.iter_mut().find(|note| note.damage == damage) {
            Some(note) => {
                note.count += count;
                if span.start < note.first.start {
                    note.first = span;
                }
            }
            None => notes.push(Note {
                damage,
                count,
                first: span,
            }),
        }
    }
}

/// Offsets moved back to where a character begins.
trait FloorBoundary {
    fn floor_boundary(&self, offset: usize) -> usize;
}

impl FloorBoundary for str {
    fn floor_boundary(&self, offset: usize) -> usize {
        let mut at = offset.min(self.len());
        while !self.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}
