//! The lexicon: every word the rules know, in one table that answers «which is the longest word
//! that starts, or ends, here». The rows are in `verbs` and `words`; a caller adds its own at run
//! time with [`Lexicon::with_verb`], [`Lexicon::with_counter`] and [`Lexicon::with_name`].

mod governing;
mod index;
mod tags;

use self::index::{Bucket, Hint, Index};
pub(super) use self::tags::Tags;
use super::block::{self, Bits};
use super::statement::BoundKind;
use super::text::{Glyph, Glyphs, UNCHANGED, fold};
use super::{more_verbs, nouns, verbs, words};
use crate::target::Commitment;
use crate::unit::{self, Atom};

/// What a verb says of the number it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// An amount that adds up over the period (新增, 完成).
    Amount,
    /// A state at the end of the period (达到, 控制在).
    Reach,
    /// A rise (增长, 提高).
    Rise,
    /// A fall (下降, 压减).
    Fall,
    /// A place in an order (位居, 进入).
    Place,
}

/// What a unit counts or measures, as far as the rules care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitClass {
    Money,
    /// Length, area, volume.
    Extent,
    /// Mass, power, voltage, energy: a size where a facility follows (720兆瓦储能电站).
    Capacity,
    Counter,
    Percent,
    PercentagePoint,
    Time,
    Age,
    Multiple,
    /// A unit per another unit, a concentration, an index.
    Rate,
}

/// One word with everything the tables say of it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    word: Box<[char]>,
    pub(super) tags: Tags,
    pub(super) sense: Option<Sense>,
    pub(super) commitment: Option<Commitment>,
    bound: Option<BoundKind>,
    unit: Option<(Atom, UnitClass)>,
}

impl Entry {
    fn new(word: Box<[char]>) -> Self {
        Self {
            word,
            tags: Tags::default(),
            sense: None,
            commitment: None,
            bound: None,
            unit: None,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.word.len()
    }

    /// How the word bounds a number.
    pub(super) fn bound(&self) -> Option<BoundKind> {
        self.bound
    }

    pub(super) fn is(&self, tags: Tags) -> bool {
        self.tags.has(tags)
    }

    /// What the word measures, where it is a unit.
    pub(super) fn class(&self) -> Option<UnitClass> {
        self.unit.map(|(_, class)| class)
    }
}

/// The words the rules know. The default holds the genre's own; a caller adds to it.
///
/// ```
/// use zhibiao::extract::{Extractor, Lexicon, Sense};
///
/// let lexicon = Lexicon::default()
///     .with_verb("揭榜", Sense::Amount)
///     .with_counter("咪")?;
/// let extraction = Extractor::new(lexicon).extract("揭榜攻关任务5咪。");
/// assert_eq!(extraction.statements[0].action, "揭榜");
/// assert_eq!(extraction.statements[0].unit, "咪");
/// # Ok::<(), zhibiao::unit::UnitError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon {
    entries: Vec<Entry>,
    starts: Index,
    ends: Index,
    /// The ideographs that a sentence's layout passes over: they fold to themselves, are no numerals, and
    /// no signal starts with them.
    plain: Box<Bits>,
    /// The first two characters of the signals, and of those of one character that one; see `pair`.
    signals: Box<Bits>,
    /// The characters that a verb starts with.
    verbs: Box<Bits>,
    /// Whether a caller added names.
    names: bool,
}

impl Default for Lexicon {
    fn default() -> Self {
        let mut lexicon = Self {
            entries: Vec::new(),
            starts: Index::default(),
            ends: Index::default(),
            plain: Box::new(UNCHANGED),
            signals: Box::new([0; 1024]),
            verbs: Box::new([0; 1024]),
            names: false,
        };
        // 半个百分点.
        block::set(&mut lexicon.plain, u32::from('半'), false);
        for c in words::NUMERALS.chars() {
            block::set(&mut lexicon.plain, u32::from(c), false);
        }
        for &(tags, words) in words::WORDS {
            lexicon.add_all(words, tags, |_| {});
        }
        for &(bound, words) in words::BOUND_BEFORE {
            lexicon.add_all(words, Tags::BOUND_BEFORE, |entry| entry.bound = Some(bound));
        }
        for &(bound, words) in words::BOUND_AFTER {
            lexicon.add_all(words, Tags::BOUND_AFTER, |entry| entry.bound = Some(bound));
        }
        for &(commitment, words) in words::COMMITMENT {
            lexicon.add_all(words, Tags::COMMITMENT, |entry| {
                entry.commitment = Some(commitment);
            });
        }
        for &(word, sense, _example) in verbs::VERBS {
            lexicon.add(word, Tags::VERB, |entry| entry.sense = Some(sense));
        }
        for &(sense, verbs) in more_verbs::MORE_VERBS {
            lexicon.add_all(verbs, Tags::VERB, |entry| entry.sense = Some(sense));
        }
        for row in nouns::NOUNS {
            lexicon.add_all(row, Tags::NOUN, |_| {});
        }
        for (label, atom) in unit::labels() {
            lexicon.add_unit(label, atom);
        }
        lexicon
    }
}

impl Lexicon {
    /// Adds a verb (动词) that governs numbers.
    #[must_use]
    pub fn with_verb(mut self, word: &str, sense: Sense) -> Self {
        self.add(word, Tags::VERB, |entry| entry.sense = Some(sense));
        self
    }

    /// Adds a counter (量词) that the unit table lacks.
    ///
    /// # Errors
    /// The label is empty, too long, or already means something else: see [`Atom::counter`].
    pub fn with_counter(mut self, label: &str) -> Result<Self, unit::UnitError> {
        self.add_unit(label, Atom::counter(label)?);
        Ok(self)
    }

    /// Adds a name (专名) whose numbers are no statements.
    #[must_use]
    pub fn with_name(mut self, word: &str) -> Self {
        self.add(word, Tags::NAME, |_| {});
        self.names = true;
        self
    }

    fn add_unit(&mut self, label: &str, atom: Atom) {
        let class = class_of(atom);
        self.add(label, Tags::UNIT, |entry| {
            entry.unit.get_or_insert((atom, class));
        });
    }

    fn add_all(&mut self, words: &str, tags: Tags, set: impl Fn(&mut Entry)) {
        for word in words.split_whitespace() {
            self.add(word, tags, &set);
        }
    }

    fn add(&mut self, word: &str, tags: Tags, set: impl FnOnce(&mut Entry)) {
        let word: Box<[char]> = word.chars().map(fold).collect();
        let (Some(&first), Some(&last)) = (word.first(), word.last()) else {
            return;
        };
        if tags.has(Tags::SIGNAL) {
            block::set(&mut self.plain, u32::from(first), false);
            let second = word.get(1).copied().unwrap_or('\0');
            block::set(&mut self.signals, block::pair(first, second), true);
        }
        if tags.has(Tags::VERB) {
            block::set(&mut self.verbs, u32::from(first), true);
        }
        let length = u8::try_from(word.len()).unwrap_or(u8::MAX);
        let known = self.starts.bucket(first).and_then(|bucket| {
            let is_word =
                |hint: &&Hint| self.entry(hint.id).is_some_and(|entry| entry.word == word);
            bucket.words.iter().find(is_word).map(|hint| hint.id)
        });
        let Ok(next) = u16::try_from(self.entries.len()) else {
            return;
        };
        let id = known.unwrap_or(next);
        let after_first = word.get(1).copied().unwrap_or('\0');
        let before_last = word.iter().rev().nth(1).copied().unwrap_or('\0');
        if known.is_none() {
            self.entries.push(Entry::new(word));
        }
        let Some(entry) = self.entries.get_mut(usize::from(id)) else {
            return;
        };
        entry.tags = entry.tags | tags;
        set(entry);
        let entries = &self.entries;
        let length_of = |hint: &Hint| entries.get(usize::from(hint.id)).map_or(0, Entry::len);
        for (index, c, neighbour) in [
            (&mut self.starts, first, after_first),
            (&mut self.ends, last, before_last),
        ] {
            let Some(bucket) = index.bucket_mut(c) else {
                continue;
            };
            bucket.tags = bucket.tags | tags;
            bucket.allow(neighbour);
            if length == 1 && c == first {
                bucket.alone = bucket.alone | tags;
            }
            if let Some(hint) = bucket.words.iter_mut().find(|hint| hint.id == id) {
                hint.tags = hint.tags | tags;
                continue;
            }
            let hint = Hint {
                id,
                length,
                tags,
                neighbour,
            };
            let at = bucket
                .words
                .partition_point(|other| length_of(other) >= length_of(&hint));
            bucket.words.insert(at, hint);
        }
    }

    fn entry(&self, id: u16) -> Option<&Entry> {
        self.entries.get(usize::from(id))
    }

    /// Whether a caller added names.
    pub(super) fn has_names(&self) -> bool {
        self.names
    }

    /// The ideographs that a sentence's layout passes over.
    pub(super) fn plain(&self) -> &Bits {
        &self.plain
    }

    /// Whether a signal may start with two characters.
    #[inline]
    pub(super) fn may_signal(&self, first: char, second: char) -> bool {
        block::has(&self.signals, block::pair(first, second))
            || block::has(&self.signals, block::pair(first, '\0'))
    }

    /// Whether a verb may start with the character.
    pub(super) fn may_be_verb(&self, c: char) -> bool {
        block::is_set(&self.verbs, c)
    }

    /// Whether a word with one of the tags may start with the character.
    pub(super) fn may_start(&self, c: char, tags: Tags) -> bool {
        self.starts
            .bucket(c)
            .is_some_and(|bucket| bucket.tags.has(tags))
    }

    /// Calls `take` with the length and the tags of every word that stands at `at`, but for the units and the
    /// words that touch numbers.
    #[inline]
    pub(super) fn each_word(
        &self,
        glyphs: Glyphs<'_>,
        at: usize,
        end: usize,
        mut take: impl FnMut(usize, Tags),
    ) {
        let Some(bucket) = self.starts.bucket(glyphs.char(at)) else {
            return;
        };
        if bucket.alone != Tags::default() {
            take(1, bucket.alone);
        }
        let neighbour = glyphs.char(at + 1);
        if !bucket.may_hold_several(neighbour) {
            return;
        }
        for hint in &bucket.words {
            let length = usize::from(hint.length);
            if hint.neighbour != neighbour || at + length > end || !hint.tags.has(Tags::NO_UNIT) {
                continue;
            }
            // 实际完成, 占年度计划: phrases that are looked for, made of words of their own.
            if length > 2 && !hint.tags.has(Tags::WORDS) {
                continue;
            }
            if length <= 2
                || self
                    .entry(hint.id)
                    .is_some_and(|entry| stands(glyphs, at, &entry.word))
            {
                take(length, hint.tags);
            }
        }
    }

    /// The longest word with one of the tags at `at`, not past `end`, that the cut of the sentence allows.
    #[inline]
    pub(super) fn longest(
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
    pub(super) fn longest_uncut(
        &self,
        glyphs: Glyphs<'_>,
        at: usize,
        end: usize,
        tags: Tags,
    ) -> Option<&Entry> {
        let neighbour = glyphs.char(at + 1);
        let bucket = self
            .starts
            .bucket(glyphs.char(at))
            .filter(|bucket| bucket.may_hold(tags, neighbour))?;
        let fits = |hint: &Hint| at + usize::from(hint.length) <= end;
        let is_here = |entry: &Entry| at + entry.len() <= end && stands(glyphs, at, &entry.word);
        self.first_that(bucket, tags, neighbour, fits, is_here)
    }

    /// The first word of a bucket with one of the tags and the neighbour that fits.
    fn first_that(
        &self,
        bucket: &Bucket,
        tags: Tags,
        neighbour: char,
        fits: impl Fn(&Hint) -> bool,
        is_here: impl Fn(&Entry) -> bool,
    ) -> Option<&Entry> {
        let may_be = |hint: &&Hint| {
            hint.tags.has(tags)
                && (hint.neighbour == neighbour || hint.neighbour == '\0')
                && fits(hint)
        };
        // Of a word of two characters the bucket knows the one and the hint the other.
        let mut found = bucket.words.iter().filter(may_be).filter_map(|hint| {
            let entry = self.entry(hint.id)?;
            (hint.length <= 2 || is_here(entry)).then_some(entry)
        });
        found.next()
    }

    /// The longest word with one of the tags that ends at `end`, not before `start`.
    #[inline]
    pub(super) fn longest_before(
        &self,
        glyphs: Glyphs<'_>,
        start: usize,
        end: usize,
        tags: Tags,
    ) -> Option<&Entry> {
        let last = end.checked_sub(1)?;
        let neighbour = last
            .checked_sub(1)
            .map_or('\0', |before| glyphs.char(before));
        let bucket = self
            .ends
            .bucket(glyphs.char(last))
            .filter(|bucket| bucket.may_hold(tags, neighbour))?;
        let fits = |hint: &Hint| {
            let length = usize::from(hint.length);
            end >= start + length
                && (!hint.tags.has(Tags::CUT) || glyphs.is_word(end - length, end))
        };
        let is_here = |entry: &Entry| {
            end >= start + entry.len() && stands(glyphs, end - entry.len(), &entry.word)
        };
        self.first_that(bucket, tags, neighbour, fits, is_here)
    }

    /// The byte length of the longest word with one of the tags that a text ends with.
    pub(super) fn ending(&self, text: &str, tags: Tags) -> Option<usize> {
        let mut chars = text.chars().rev().map(fold);
        let bucket = self
            .ends
            .bucket(chars.next()?)
            .filter(|bucket| bucket.tags.has(tags))?;
        let neighbour = chars.next().unwrap_or('\0');
        let ends = |entry: &Entry| {
            let mut chars = text.chars().rev().map(fold);
            entry.word.iter().rev().all(|&c| chars.next() == Some(c))
        };
        let entry = self.first_that(bucket, tags, neighbour, |_| true, ends)?;
        Some(
            text.chars()
                .rev()
                .take(entry.len())
                .map(char::len_utf8)
                .sum(),
        )
    }

    /// Whether a text ends with a word of one of the tags.
    pub(super) fn ends_with(&self, text: &str, tags: Tags) -> bool {
        self.ending(text, tags).is_some()
    }

    /// Whether a text is a word of one of the tags.
    pub(super) fn is(&self, text: &str, tags: Tags) -> bool {
        self.ending(text, tags) == Some(text.len())
    }

    /// The longest unit label at `at`: its length, atom and class.
    pub(super) fn unit(&self, glyphs: Glyphs<'_>, at: usize) -> Option<(usize, Atom, UnitClass)> {
        let entry = self.longest(glyphs, at, glyphs.len(), Tags::UNIT)?;
        let (atom, class) = entry.unit?;
        Some((entry.len(), atom, class))
    }

    /// The unit of a label.
    pub(super) fn unit_named(&self, label: &str) -> Option<(Atom, UnitClass)> {
        let word: Vec<Glyph> = label.chars().map(Glyph::new).collect();
        let (length, atom, class) = self.unit(Glyphs::detached(&word), 0)?;
        (length == word.len()).then_some((atom, class))
    }

    /// The unit label that ends at `end`.
    pub(super) fn unit_before(&self, glyphs: Glyphs<'_>, end: usize) -> Option<(usize, Atom)> {
        let entry = self.longest_before(glyphs, 0, end, Tags::UNIT)?;
        Some((end - entry.len(), entry.unit?.0))
    }

    /// The longest bound word that ends at `end`: its start and meaning.
    pub(super) fn bound_before(
        &self,
        glyphs: Glyphs<'_>,
        end: usize,
    ) -> Option<(usize, BoundKind)> {
        let entry = self.longest_before(glyphs, 0, end, Tags::BOUND_BEFORE)?;
        Some((end - entry.len(), entry.bound?))
    }

    /// The longest bound word at `at`: its end and meaning.
    pub(super) fn bound_after(&self, glyphs: Glyphs<'_>, at: usize) -> Option<(usize, BoundKind)> {
        let entry = self.longest(glyphs, at, glyphs.len(), Tags::BOUND_AFTER)?;
        Some((at + entry.len(), entry.bound?))
    }
}

fn stands(glyphs: Glyphs<'_>, at: usize, word: &[char]) -> bool {
    let here = glyphs.get(at..at + word.len());
    here.len() == word.len() && here.iter().zip(word).all(|(glyph, &c)| glyph.c == c)
}

fn class_of(atom: Atom) -> UnitClass {
    use crate::unit::Dimension as D;
    match atom.dimension() {
        D::Currency(_) => UnitClass::Money,
        D::Length | D::Area | D::Volume => UnitClass::Extent,
        D::Mass
        | D::Energy
        | D::Power
        | D::ApparentPower
        | D::Voltage
        | D::StandardCoal
        | D::CarbonDioxide
        | D::Data => UnitClass::Capacity,
        D::CalendarTime | D::ClockTime | D::WorkingTime => UnitClass::Time,
        D::Share => UnitClass::Percent,
        D::ShareChange => UnitClass::PercentagePoint,
        D::Multiple => UnitClass::Multiple,
        D::Age => UnitClass::Age,
        D::Count(_) | D::Rank => UnitClass::Counter,
        _ => UnitClass::Rate,
    }
}
