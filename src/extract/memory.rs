//! What the rules remember of a paragraph: the statements read so far, for what is left out after
//! them (竣工10个, 总数达到4.6万户).

use super::lexicon::{Sense, UnitClass};
use super::rule::Reading;
use crate::target::Commitment;

/// A statement as the rules after it see it.
#[derive(Clone, Debug)]
pub(super) struct Past {
    pub(super) action: String,
    pub(super) indicator: String,
    pub(super) sense: Option<Sense>,
    pub(super) leading: bool,
    pub(super) class: UnitClass,
    pub(super) unit: String,
    pub(super) part: bool,
    pub(super) commitment: Commitment,
    sentence: usize,
}

/// The statements of a paragraph, the latest last; only the latest few are kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    past: Vec<Past>,
    sentence: usize,
    /// The reading whose subjects the next linked numbers share, and whose turn it is.
    pub(super) distribution: Option<(Reading, usize)>,
    /// The frame that was the baseline of the next one.
    pub(super) baseline: Option<(usize, bool)>,
}

/// How far back a paragraph remembers.
const KEPT: usize = 12;

impl Memory {
    pub(super) fn next_sentence(&mut self) {
        self.sentence += 1;
        self.distribution = None;
        self.baseline = None;
    }

    pub(super) fn clear(&mut self) {
        self.past.clear();
        self.next_sentence();
    }

    pub(super) fn push(
        &mut self,
        reading: &Reading,
        class: UnitClass,
        unit: &str,
        part: bool,
        commitment: Commitment,
    ) {
        if self.past.len() == KEPT {
            self.past.remove(0);
        }
        self.past.push(Past {
            action: reading.action.clone(),
            indicator: reading.indicator.clone(),
            sense: reading.sense,
            leading: reading.leading,
            class,
            unit: unit.to_owned(),
            part,
            commitment,
            sentence: self.sentence,
        });
    }

    pub(super) fn last(&self) -> Option<&Past> {
        self.past.last()
    }

    /// Whether the last statement stands in the sentence at hand.
    pub(super) fn in_sentence(&self) -> bool {
        self.last()
            .is_some_and(|past| past.sentence == self.sentence)
    }

    /// The statement that parts are parts of: the last one counted in the same unit, or in the same
    /// kind of unit, or else the last.
    pub(super) fn whole(&self, unit: &str, class: UnitClass) -> Option<&Past> {
        let wholes = || self.past.iter().rev().filter(|past| !past.part);
        wholes()
            .find(|past| past.unit == unit)
            .or_else(|| wholes().find(|past| past.class == class))
            .or_else(|| wholes().next())
    }

    /// What a noun such as 总数 belongs to: the last statement's indicator.
    pub(super) fn owner(&self) -> Option<&str> {
        self.last()
            .filter(|past| past.sentence == self.sentence)
            .map(|past| past.indicator.as_str())
    }

    /// What a verb without a noun speaks of: for a rate, an amount of money or a level the last
    /// subject; for a count the last thing counted in the same unit, or else the last subject.
    pub(super) fn subject(&self, unit: Option<&str>, class: UnitClass) -> Option<String> {
        let same_unit = || {
            self.past
                .iter()
                .rev()
                .find(|past| Some(past.unit.as_str()) == unit)
        };
        let last = || {
            self.last()
                .filter(|past| past.sentence == self.sentence || class == past.class)
        };
        let found = match class {
            UnitClass::Counter | UnitClass::Extent | UnitClass::Capacity => {
                same_unit().or_else(last)
            }
            _ => last(),
        };
        found.map(|past| past.indicator.clone())
    }

    /// The indicators of the last `count` statements of the sentence, for 分别 after them.
    pub(super) fn last_subjects(&self, count: usize) -> Vec<String> {
        let here: Vec<&Past> = self
            .past
            .iter()
            .filter(|past| past.sentence == self.sentence)
            .collect();
        let from = here.len().saturating_sub(count);
        here.iter()
            .skip(from)
            .map(|past| past.indicator.clone())
            .collect()
    }
}
