//! The lexicon: every word the rules know, in one table that answers «which is the longest word
//! that starts (or ends) here». The rows are in `verbs` and `words`; a caller adds its own at run
//! time with [`Lexicon::with_verb`], [`Lexicon::with_counter`] and [`Lexicon::with_name`].

use std::collections::HashMap;
use std::ops::Range;

use super::statement::{BoundKind, Kind};
use super::text::Glyphs;
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

/// Everything the tables say of one word.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    word: Box<[char]>,
    /// The sense, where the word is a verb.
    pub(super) verb: Option<Sense>,
    /// Whether the word may open a clause and be left out.
    pub(super) opener: bool,
    /// Whether the word only looks like a verb.
    pub(super) non_verb: bool,
    /// Whether the word only sets another verb in motion.
    pub(super) causative: bool,
    /// The commitment that the word expresses.
    pub(super) commitment: Option<Commitment>,
    /// What the word says of done or to be done.
    pub(super) mark: Option<Mark>,
    /// Whether the clause with this word describes instead of setting a target.
    pub(super) descriptive: bool,
    /// Whether the verb joins with others to one action.
    pub(super) compounding: bool,
    /// Whether what follows the verb is a noun, even if it is a verb itself.
    pub(super) light: bool,
    /// Whether the word is a name that keeps its numbers to itself.
    pub(super) name: bool,
}

impl Entry {
    pub(super) fn len(&self) -> usize {
        self.word.len()
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

/// A unit label of the lexicon.
#[derive(Clone, Debug)]
pub(super) struct UnitLabel {
    word: Box<[char]>,
    pub(super) atom: Atom,
    pub(super) class: UnitClass,
}

impl UnitLabel {
    pub(super) fn len(&self) -> usize {
        self.word.len()
    }
}

/// The words the rules know. The default holds the genre's own; a caller adds to it.
///
/// ```
/// use zhibiao::extract::{Extractor, Lexicon, Sense};
///
/// let lexicon = Lexicon::default()
///     .with_verb("揭牌", Sense::Amount)
///     .with_counter("咪")?;
/// let extraction = Extractor::new(lexicon).extract("揭牌工作站5咪。");
/// assert_eq!(extraction.statements[0].unit, "咪");
/// # Ok::<(), zhibiao::unit::UnitError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon {
    entries: HashMap<char, Vec<Entry>>,
    /// Verbs by their last character, for the verb that stands right before a number.
    endings: HashMap<char, Vec<(Box<[char]>, Sense)>>,
    units: HashMap<char, Vec<UnitLabel>>,
    bounds_before: Vec<(Box<[char]>, BoundKind)>,
    bounds_after: Vec<(Box<[char]>, BoundKind)>,
}

impl Default for Lexicon {
    fn default() -> Self {
        let mut lexicon = Self {
            entries: HashMap::new(),
            endings: HashMap::new(),
            units: HashMap::new(),
            bounds_before: sorted(words::BOUND_BEFORE),
            bounds_after: sorted(words::BOUND_AFTER),
        };
        for &(word, sense, _example) in verbs::VERBS {
            lexicon.add_verb(word, sense);
        }
        for word in words::OPENERS {
            lexicon.entry(word).opener = true;
        }
        for word in words::NON_VERBS {
            lexicon.entry(word).non_verb = true;
        }
        for word in words::CAUSATIVES {
            lexicon.entry(word).causative = true;
        }
        for &(word, commitment) in words::COMMITMENT {
            lexicon.entry(word).commitment = Some(commitment);
        }
        for &(word, mark) in words::TIME {
            lexicon.entry(word).mark = Some(mark);
        }
        for word in words::DESCRIPTIVE_STARTS {
            lexicon.entry(word).descriptive = true;
        }
        for word in words::COMPOUNDING {
            lexicon.entry(word).compounding = true;
        }
        for word in words::LIGHT_VERBS {
            lexicon.entry(word).light = true;
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
        self.add_verb(word, sense);
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
        self.entry(word).name = true;
        self
    }

    fn add_verb(&mut self, word: &str, sense: Sense) {
        self.entry(word).verb = Some(sense);
        if sense == Sense::Place || words::LEADING_ONLY.contains(&word) {
            return;
        }
        if let Some(last) = word.chars().last() {
            let list = self.endings.entry(last).or_default();
            list.push((word.chars().collect(), sense));
            list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
    }

    fn add_unit(&mut self, label: &str, atom: Atom) {
        let word: Box<[char]> = label.chars().map(super::text::fold).collect();
        let Some(&first) = word.first() else { return };
        let list = self.units.entry(first).or_default();
        if list.iter().any(|known| known.word == word) {
            return;
        }
        list.push(UnitLabel {
            word,
            atom,
            class: class_of(atom),
        });
        list.sort_by_key(|label| std::cmp::Reverse(label.word.len()));
    }

    /// The entry of a word, made if need be; the entries of a first character stay longest first.
    fn entry(&mut self, word: &str) -> &mut Entry {
        let chars: Box<[char]> = word.chars().map(super::text::fold).collect();
        let first = chars.first().copied().unwrap_or('\0');
        let list = self.entries.entry(first).or_default();
        let at = match list.iter().position(|entry| entry.word == chars) {
            Some(at) => at,
            None => {
                let at = list.partition_point(|entry| entry.word.len() >= chars.len());
                list.insert(
                    at,
                    Entry {
                        word: chars,
                        ..Entry::default()
                    },
                );
                at
            }
        };
        // `at` was found or inserted just above.
        list.get_mut(at).unwrap_or_else(|| unreachable!())
    }

    /// The longest word at `at` within `end` that `wanted` accepts.
    pub(super) fn longest(
        &self,
        glyphs: Glyphs<'_>,
        at: usize,
        end: usize,
        wanted: impl Fn(&Entry) -> bool,
    ) -> Option<&Entry> {
        self.entries.get(&glyphs.char(at))?.iter().find(|entry| {
            at + entry.word.len() <= end && wanted(entry) && stands(glyphs, at, &entry.word)
        })
    }

    /// The longest verb that ends at `end`, not before `start`.
    pub(super) fn verb_before(
        &self,
        glyphs: Glyphs<'_>,
        start: usize,
        end: usize,
    ) -> Option<(usize, Sense)> {
        let last = end.checked_sub(1)?;
        if matches!(glyphs.char(last), '到' | '至')
            && last > start
            && let Some((from, _)) = self.ending(glyphs, start, last)
        {
            return Some((from, Sense::Reach));
        }
        self.ending(glyphs, start, end)
    }

    fn ending(&self, glyphs: Glyphs<'_>, start: usize, end: usize) -> Option<(usize, Sense)> {
        let last = end.checked_sub(1)?;
        let (word, sense) = self
            .endings
            .get(&glyphs.char(last))?
            .iter()
            .find(|(word, _)| {
                end >= start + word.len() && stands(glyphs, end - word.len(), word)
            })?;
        Some((end - word.len(), *sense))
    }

    /// The longest unit label at `at`.
    pub(super) fn unit(&self, glyphs: Glyphs<'_>, at: usize) -> Option<&UnitLabel> {
        self.units
            .get(&glyphs.char(at))?
            .iter()
            .find(|label| stands(glyphs, at, &label.word))
    }

    /// The longest bound word that ends at `end`: its start and meaning.
    pub(super) fn bound_before(
        &self,
        glyphs: Glyphs<'_>,
        end: usize,
    ) -> Option<(usize, BoundKind)> {
        self.bounds_before.iter().find_map(|(word, bound)| {
            let start = end.checked_sub(word.len())?;
            stands(glyphs, start, word).then_some((start, *bound))
        })
    }

    /// The longest bound word at `at`: its end and meaning.
    pub(super) fn bound_after(&self, glyphs: Glyphs<'_>, at: usize) -> Option<(usize, BoundKind)> {
        self.bounds_after
            .iter()
            .find_map(|(word, bound)| stands(glyphs, at, word).then_some((at + word.len(), *bound)))
    }

    /// The verb at the start of a range, 新 before it and compounds of adjacent verbs taken together
    /// (新招引, 改造提升, 签约落地): its end and its sense.
    pub(super) fn verb_at(
        &self,
        glyphs: Glyphs<'_>,
        range: Range<usize>,
    ) -> Option<(usize, Sense)> {
        let known =
            |at: usize| self.longest(glyphs, at, range.end, |e| e.verb.is_some() || e.non_verb);
        let mut at = range.start;
        let mut first = known(at);
        if first.is_none() && glyphs.char(at) == '新' {
            at += 1;
            first = known(at).filter(|verb| verb.verb == Some(Sense::Amount));
        }
        let first = first.filter(|entry| !entry.non_verb)?;
        let mut sense = first.verb?;
        let mut end = at + first.len();
        if is_nominal(glyphs, end, range.end) {
            return None;
        }
        // 压降至, 扩大到: any change with its result is a state reached.
        if sense != Sense::Place
            && matches!(glyphs.char(end), '到' | '至')
            && end < range.end
            && glyphs.char(end + 1) != '位'
        {
            return Some((end + 1, Sense::Reach));
        }
        let mut light = first.light;
        let mut compounding = first.compounding;
        while sense == Sense::Amount && end < range.end {
            let Some(next) = known(end).filter(|next| next.verb.is_some() && !next.non_verb) else {
                break;
            };
            let next_end = end + next.len();
            let joins = compounding && next.compounding && !light
                || next_end == range.end && next.verb == Some(Sense::Amount);
            // 交付安置房, 新增节水灌溉: the second verb is part of the noun.
            let one_left = range.end - next_end == 1;
            if !joins || one_left || is_nominal(glyphs, next_end, range.end) {
                break;
            }
            light = next.light;
            compounding = next.compounding;
            end = next_end;
            sense = next.verb.unwrap_or(sense);
        }
        Some((end, sense))
    }
}

/// Whether what follows a verb makes a noun of it (修复面积, 利用率).
fn is_nominal(glyphs: Glyphs<'_>, at: usize, end: usize) -> bool {
    words::NOMINAL_TAILS
        .iter()
        .any(|tail| glyphs.starts_with(at, tail) && at + tail.chars().count() <= end)
}

fn stands(glyphs: Glyphs<'_>, at: usize, word: &[char]) -> bool {
    word.iter()
        .enumerate()
        .all(|(offset, &c)| glyphs.char(at + offset) == c)
}

fn sorted(rows: &[(&str, BoundKind)]) -> Vec<(Box<[char]>, BoundKind)> {
    let mut sorted: Vec<(Box<[char]>, BoundKind)> = rows
        .iter()
        .map(|&(word, bound)| (word.chars().collect(), bound))
        .collect();
    sorted.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    sorted
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
