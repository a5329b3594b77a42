//! The lexicon: every word the rules know, in one table that answers «which is the longest word
//! that starts, or ends, here». The rows are in `verbs` and `words`; a caller adds its own at run
//! time with [`Lexicon::with_verb`], [`Lexicon::with_counter`] and [`Lexicon::with_name`].

mod governing;
mod index;
mod lookup;

use crate::extract::text::block::{self, Bits};
use crate::extract::text::glyphs::{UNCHANGED, fold};
use crate::extract::words::entry::Entry;
use crate::extract::words::lexicon::index::{Hint, Index};
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;
use crate::extract::words::{more_verbs, nouns, set_phrases, verbs};
use crate::unit::{self, Atom};

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
    /// The first two characters of the words of several that the cut knows, and the words of one; see `pair`.
    pairs: Box<Bits>,
    shorts: Box<Bits>,
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
            pairs: Box::new([0; 1024]),
            shorts: Box::new([0; 1024]),
            names: false,
        };
        // 半个百分点.
        block::set(&mut lexicon.plain, u32::from('半'), false);
        for c in set_phrases::NUMERALS.chars() {
            block::set(&mut lexicon.plain, u32::from(c), false);
        }
        for &(tags, words) in set_phrases::WORDS {
            lexicon.add_all(words, tags, |_| {});
        }
        for verb in set_phrases::SHARE_VERBS {
            for span in set_phrases::PLAN_SPANS {
                for plan in set_phrases::PLANS {
                    let words = [verb, span, plan].concat();
                    lexicon.add(&words, Tags::SHARE_OF_PLAN, |_| {});
                }
            }
        }
        for &(bound, words) in set_phrases::BOUND_BEFORE {
            lexicon.add_all(words, Tags::BOUND_BEFORE, |entry| entry.bound = Some(bound));
        }
        for &(bound, words) in set_phrases::BOUND_AFTER {
            lexicon.add_all(words, Tags::BOUND_AFTER, |entry| entry.bound = Some(bound));
        }
        for &(commitment, words) in set_phrases::COMMITMENT {
            lexicon.add_all(words, Tags::COMMITMENT, |entry| {
                entry.commitment = Some(commitment);
            });
        }
        for &(word, sense) in &verbs::SENSES {
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
        match word.get(1) {
            Some(&second) => block::set(&mut self.pairs, block::pair(first, second), true),
            None => block::set(&mut self.shorts, u32::from(first), true),
        }
        let length = u8::try_from(word.len()).unwrap_or(u8::MAX);
        let after_first = word.get(1).copied().unwrap_or('\0');
        let before_last = word.iter().rev().nth(1).copied().unwrap_or('\0');
        let third = word.get(2).copied().unwrap_or('\0');
        let last_third = word.iter().rev().nth(2).copied().unwrap_or('\0');
        let is_word = |hint: &Hint| self.entry(hint.id).is_some_and(|entry| entry.word == word);
        let known = self.starts.find(first, after_first, is_word);
        let known = known.map(|hint| hint.id);
        let Ok(next) = u16::try_from(self.entries.len()) else {
            return;
        };
        let id = known.unwrap_or(next);
        if known.is_none() {
            self.entries.push(Entry::new(word));
        }
        let Some(entry) = self.entries.get_mut(usize::from(id)) else {
            return;
        };
        entry.tags = entry.tags | tags;
        set(entry);
        for (index, border, neighbour, third) in [
            (&mut self.starts, first, after_first, third),
            (&mut self.ends, last, before_last, last_third),
        ] {
            index.know(Hint {
                id,
                length,
                tags,
                border,
                neighbour,
                third,
            });
        }
    }

    fn entry(&self, id: u16) -> Option<&Entry> {
        self.entries.get(usize::from(id))
    }

    /// Whether a caller added names.
    pub(crate) fn has_names(&self) -> bool {
        self.names
    }

    /// The ideographs that a sentence's layout passes over.
    pub(crate) fn plain(&self) -> &Bits {
        &self.plain
    }

    /// Whether a signal may start with two characters.
    #[inline]
    pub(crate) fn may_signal(&self, first: char, second: char) -> bool {
        block::has(&self.signals, block::pair(first, second))
            || block::has(&self.signals, block::pair(first, '\0'))
    }

    /// Whether a verb may start with the character.
    pub(crate) fn may_be_verb(&self, c: char) -> bool {
        block::is_set(&self.verbs, c)
    }

    /// Whether a word with one of the tags may start with the character.
    pub(crate) fn may_start(&self, c: char, tags: Tags) -> bool {
        self.starts
            .bucket(c)
            .is_some_and(|bucket| bucket.tags.has(tags))
    }
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
