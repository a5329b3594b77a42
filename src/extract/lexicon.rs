//! The lexicon: every word the rules know, in one table that answers «which is the longest word
//! that starts, or ends, here». The rows are in `verbs` and `words`; a caller adds its own at run
//! time with [`Lexicon::with_verb`], [`Lexicon::with_counter`] and [`Lexicon::with_name`].

use std::ops::{BitOr, Range};

use super::statement::{BoundKind, Kind};
use super::text::{Glyphs, fold};
use super::{verbs, words};
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

/// A word that moves the clauses after it into the past or the future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    /// Whether the word itself names the period (去年).
    pub(super) names_period: bool,
}

impl Mark {
    pub(super) const fn new(kind: Kind, names_period: bool) -> Self {
        Self { kind, names_period }
    }
}

/// What a word does; a word may do several things. The rows of `words` say what each tag means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tags(u64);

macro_rules! tags {
    ($($name:ident)*) => { tags!(@ 0; $($name)*); };
    (@ $bit:expr; $name:ident $($rest:ident)*) => {
        impl Tags { pub(super) const $name: Self = Self(1 << ($bit)); }
        tags!(@ $bit + 1; $($rest)*);
    };
    (@ $bit:expr;) => {};
}

tags! {
    VERB UNIT BOUND_BEFORE BOUND_AFTER NAME
    COMMITMENT TIME PERIOD OWN_YEAR FIVE_YEAR_PLAN COMPARISON FUTURE BREAKTHROUGH FRONT_RANK
    OPENER FIRM ADVERB CAUSATIVE LIGHT COMPOUNDING LEADING_ONLY NON_VERB NOMINAL_TAIL
    LEVEL_NOUN GROWTH_NOUN REDUCTION_NOUN RELATIONAL SHARED_HEAD ABSTRACT TRAILER
    DESCRIPTIVE_START DESCRIPTIVE_END NAME_HEAD FACILITY MONEY_HEAD CAPACITY_HEAD PEER PER
}

impl Tags {
    /// The words that a sentence is searched for wherever they stand.
    pub(super) const SIGNAL: Self = Self(
        Self::COMMITMENT.0
            | Self::TIME.0
            | Self::PERIOD.0
            | Self::OWN_YEAR.0
            | Self::FIVE_YEAR_PLAN.0
            | Self::COMPARISON.0
            | Self::FUTURE.0
            | Self::BREAKTHROUGH.0
            | Self::FRONT_RANK.0,
    );

    pub(super) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Tags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
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
    pub(super) mark: Option<Mark>,
    bound: Option<BoundKind>,
    unit: Option<(Atom, UnitClass)>,
}

impl Entry {
    pub(super) fn len(&self) -> usize {
        self.word.len()
    }

    pub(super) fn is(&self, tags: Tags) -> bool {
        self.tags.has(tags)
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
    /// For each character of the CJK block whether a sentence's layout must stop at it: it is a numeral
    /// or a signal may start with it.
    halts: Vec<bool>,
}

/// The words by one of their characters, longest first.
#[derive(Clone, Debug, Default)]
struct Index {
    /// For each character of the CJK block the number of its bucket; 0 is the empty one.
    block: Vec<u16>,
    /// The same for the other characters.
    others: Vec<(char, u16)>,
    buckets: Vec<Bucket>,
}

#[derive(Clone, Debug, Default)]
struct Bucket {
    /// What the words of the bucket do, taken together.
    tags: Tags,
    entries: Vec<u32>,
}

const BLOCK: Range<u32> = 0x4e00..0xa000;

impl Index {
    fn bucket(&self, c: char) -> Option<&Bucket> {
        let code = u32::from(c);
        let number = if BLOCK.contains(&code) {
            *self.block.get((code - BLOCK.start) as usize)?
        } else {
            let at = self
                .others
                .binary_search_by_key(&c, |&(other, _)| other)
                .ok()?;
            self.others.get(at)?.1
        };
        self.buckets.get(usize::from(number))
    }

    fn bucket_mut(&mut self, c: char) -> Option<&mut Bucket> {
        if self.buckets.is_empty() {
            self.buckets.push(Bucket::default());
            self.block = vec![0; BLOCK.len()];
        }
        let next = u16::try_from(self.buckets.len()).ok()?;
        let code = u32::from(c);
        let place = if BLOCK.contains(&code) {
            self.block.get_mut((code - BLOCK.start) as usize)?
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

impl Default for Lexicon {
    fn default() -> Self {
        let mut lexicon = Self {
            entries: Vec::new(),
            starts: Index::default(),
            ends: Index::default(),
            halts: numerals(),
        };
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
                entry.commitment = Some(commitment)
            });
        }
        for &(mark, words) in words::TIME {
            lexicon.add_all(words, Tags::TIME, |entry| entry.mark = Some(mark));
        }
        for &(word, sense, _example) in verbs::VERBS {
            lexicon.add(word, Tags::VERB, |entry| entry.sense = Some(sense));
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
        let known = self
            .starts
            .bucket(first)
            .and_then(|bucket| {
                bucket
                    .entries
                    .iter()
                    .find(|&&id| self.entry(id).is_some_and(|e| e.word == word))
            })
            .copied();
        let id = known.unwrap_or_else(|| {
            let id = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            self.entries.push(Entry {
                word,
                tags: Tags::default(),
                sense: None,
                commitment: None,
                mark: None,
                bound: None,
                unit: None,
            });
            id
        });
        let Some(entry) = usize::try_from(id)
            .ok()
            .and_then(|id| self.entries.get_mut(id))
        else {
            return;
        };
        entry.tags = entry.tags | tags;
        set(entry);
        if tags.has(Tags::SIGNAL)
            && let Some(halt) = block_place(first).and_then(|at| self.halts.get_mut(at))
        {
            *halt = true;
        }
        for (index, c) in [(&mut self.starts, first), (&mut self.ends, last)] {
            let entries = &self.entries;
            let length = |id: u32| {
                usize::try_from(id)
                    .ok()
                    .and_then(|id| entries.get(id))
                    .map_or(0, Entry::len)
            };
            let Some(bucket) = index.bucket_mut(c) else {
                continue;
            };
            bucket.tags = bucket.tags | tags;
            if known.is_none() {
                let at = bucket
                    .entries
                    .partition_point(|&other| length(other) >= length(id));
                bucket.entries.insert(at, id);
            }
        }
    }

    fn entry(&self, id: u32) -> Option<&Entry> {
        self.entries.get(usize::try_from(id).ok()?)
    }

    /// Whether neither a number nor a signal can start with the character.
    pub(super) fn is_plain(&self, c: char) -> bool {
        block_place(c).and_then(|at| self.halts.get(at)).is_some_and(|halt| !halt)
    }

    /// Whether a word with one of the tags may start with the character.
    pub(super) fn may_start(&self, c: char, tags: Tags) -> bool {
        self.starts
            .bucket(c)
            .is_some_and(|bucket| bucket.tags.has(tags))
    }

    /// The longest word with one of the tags at `at`, not past `end`.
    pub(super) fn longest(
        &self,
        glyphs: Glyphs<'_>,
        at: usize,
        end: usize,
        tags: Tags,
    ) -> Option<&Entry> {
        let bucket = self
            .starts
            .bucket(glyphs.char(at))
            .filter(|bucket| bucket.tags.has(tags))?;
        bucket
            .entries
            .iter()
            .filter_map(|&id| self.entry(id))
            .find(|entry| {
                entry.is(tags) && at + entry.len() <= end && stands(glyphs, at, &entry.word)
            })
    }

    /// The longest word with one of the tags that ends at `end`, not before `start`.
    pub(super) fn longest_before(
        &self,
        glyphs: Glyphs<'_>,
        start: usize,
        end: usize,
        tags: Tags,
    ) -> Option<&Entry> {
        let last = end.checked_sub(1)?;
        let bucket = self
            .ends
            .bucket(glyphs.char(last))
            .filter(|bucket| bucket.tags.has(tags))?;
        bucket
            .entries
            .iter()
            .filter_map(|&id| self.entry(id))
            .find(|entry| {
                entry.is(tags)
                    && end >= start + entry.len()
                    && stands(glyphs, end - entry.len(), &entry.word)
            })
    }

    /// The byte length of the longest word with one of the tags that a text ends with.
    pub(super) fn ending(&self, text: &str, tags: Tags) -> Option<usize> {
        let last = fold(text.chars().next_back()?);
        let bucket = self
            .ends
            .bucket(last)
            .filter(|bucket| bucket.tags.has(tags))?;
        bucket
            .entries
            .iter()
            .filter_map(|&id| self.entry(id))
            .filter(|entry| entry.is(tags))
            .find_map(|entry| {
                let mut chars = text.char_indices().rev();
                let mut start = text.len();
                for &c in entry.word.iter().rev() {
                    let (at, other) = chars.next()?;
                    if fold(other) != c {
                        return None;
                    }
                    start = at;
                }
                Some(text.len() - start)
            })
    }

    /// Whether a text ends with a word of one of the tags.
    pub(super) fn ends_with(&self, text: &str, tags: Tags) -> bool {
        self.ending(text, tags).is_some()
    }

    /// Whether a text is a word of one of the tags.
    pub(super) fn is(&self, text: &str, tags: Tags) -> bool {
        self.ending(text, tags) == Some(text.len())
    }

    /// The longest verb that ends at `end`, not before `start`: its start and sense. A change with
    /// its result (压降至, 扩大到) is a state reached.
    pub(super) fn verb_before(
        &self,
        glyphs: Glyphs<'_>,
        start: usize,
        end: usize,
    ) -> Option<(usize, Sense)> {
        let governs =
            |entry: &&Entry| !entry.is(Tags::LEADING_ONLY) && entry.sense != Some(Sense::Place);
        let verb = |end| {
            self.longest_before(glyphs, start, end, Tags::VERB)
                .filter(governs)
        };
        let last = end.checked_sub(1)?;
        if matches!(glyphs.char(last), '到' | '至')
            && last > start
            && let Some(entry) = verb(last)
        {
            return Some((last - entry.len(), Sense::Reach));
        }
        let entry = verb(end)?;
        Some((end - entry.len(), entry.sense?))
    }

    /// The longest unit label at `at`: its length, atom and class.
    pub(super) fn unit(&self, glyphs: Glyphs<'_>, at: usize) -> Option<(usize, Atom, UnitClass)> {
        let entry = self.longest(glyphs, at, glyphs.len(), Tags::UNIT)?;
        let (atom, class) = entry.unit?;
        Some((entry.len(), atom, class))
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

    /// The verb at the start of a range, 新 before it and compounds of adjacent verbs taken together
    /// (新招引, 改造提升, 签约落地): its end and its sense.
    pub(super) fn verb_at(
        &self,
        glyphs: Glyphs<'_>,
        range: Range<usize>,
    ) -> Option<(usize, Sense)> {
        let known = |at: usize| self.longest(glyphs, at, range.end, Tags::VERB | Tags::NON_VERB);
        let mut at = range.start;
        let mut first = known(at);
        if glyphs.char(at) == '新'
            && let Some(after) = known(at + 1)
                .filter(|verb| verb.sense == Some(Sense::Amount) && !verb.is(Tags::NON_VERB))
            && first.is_none_or(|first| !first.is(Tags::NON_VERB) && first.len() < after.len() + 1)
        {
            at += 1;
            first = Some(after);
        }
        let first = first.filter(|entry| !entry.is(Tags::NON_VERB))?;
        let mut sense = first.sense?;
        let mut end = at + first.len();
        if self.is_nominal(glyphs, end, range.end) {
            return None;
        }
        let to = matches!(glyphs.char(end), '到' | '至') && end < range.end;
        if to && (matches!(sense, Sense::Rise | Sense::Fall) || end + 1 == range.end) {
            return Some((end + 1, Sense::Reach));
        }
        let mut before = first;
        while sense == Sense::Amount && end < range.end {
            let next = known(end).filter(|next| next.is(Tags::VERB) && !next.is(Tags::NON_VERB));
            let Some(next) = next else { break };
            let next_end = end + next.len();
            let compounds = before.is(Tags::COMPOUNDING)
                && next.is(Tags::COMPOUNDING)
                && !before.is(Tags::LIGHT);
            let closes = next_end == range.end && next.sense == Some(Sense::Amount);
            let joins = compounds || closes && before.is(Tags::COMPOUNDING | Tags::LIGHT);
            // 交付安置房, 新增节水灌溉: the second verb is part of the noun.
            let one_left = range.end - next_end == 1;
            if !joins || one_left || self.is_nominal(glyphs, next_end, range.end) {
                break;
            }
            before = next;
            end = next_end;
            sense = next.sense.unwrap_or(sense);
        }
        // 新建、改扩建学校; 取消和下放审批事项.
        while sense == Sense::Amount && matches!(glyphs.char(end), '、' | '和' | '或') {
            let Some(next) = known(end + 1).filter(|next| next.sense == Some(Sense::Amount)) else {
                break;
            };
            let next_end = end + 1 + next.len();
            if next.is(Tags::NON_VERB)
                || next_end >= range.end
                || next.len() < 2
                || self.is_nominal(glyphs, next_end, range.end)
            {
                break;
            }
            end = next_end;
        }
        Some((end, sense))
    }

    /// Whether a verb stands in the range.
    pub(super) fn has_verb(&self, glyphs: Glyphs<'_>, range: Range<usize>) -> bool {
        range.clone().any(|at| {
            self.may_start(glyphs.char(at), Tags::VERB)
                && self.verb_at(glyphs, at..range.end).is_some()
        })
    }

    /// Whether what follows a verb makes a noun of it (修复面积, 利用率).
    fn is_nominal(&self, glyphs: Glyphs<'_>, at: usize, end: usize) -> bool {
        if at < end && matches!(glyphs.char(at), '由' | '从') {
            return true;
        }
        let Some(tail) = self.longest(glyphs, at, end, Tags::NOMINAL_TAIL) else {
            return false;
        };
        let after = at + tail.len();
        tail.len() == 1 || after == end || self.longest(glyphs, after, end, Tags::VERB).is_some()
    }
}

fn block_place(c: char) -> Option<usize> {
    u32::from(c).checked_sub(BLOCK.start).filter(|place| *place < BLOCK.end - BLOCK.start).map(|place| place as usize)
}

/// The halts for the characters that numerals are written with.
fn numerals() -> Vec<bool> {
    let mut halts = vec![false; BLOCK.len()];
    for c in "零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟".chars() {
        if let Some(halt) = block_place(c).and_then(|at| halts.get_mut(at)) {
            *halt = true;
        }
    }
    halts
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
