//! What the rules remember of a paragraph: the statements read so far, for what is left out after
//! them (竣工10个, 总数达到4.6万户).

use std::borrow::Cow;
use std::collections::VecDeque;

use crate::extract::rule::reading::Reading;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::value::UnitText;
use crate::source::Span;
use crate::target::Commitment;

/// A statement as the rules after it see it.
#[derive(Clone, Debug)]
pub(crate) struct Past<'t> {
    pub(crate) action: Cow<'t, str>,
    pub(crate) indicator: Cow<'t, str>,
    /// What the indicator was completed with, where it only says what of a thing is measured.
    owner: Option<Cow<'t, str>>,
    pub(crate) sense: Option<Sense>,
    pub(crate) leading: bool,
    pub(crate) class: UnitClass,
    pub(crate) unit: Option<UnitText>,
    pub(crate) part: bool,
    pub(crate) commitment: Commitment,
    /// Where it stands, once its statement has been made.
    pub(crate) span: Option<Span>,
    pub(crate) sentence: usize,
}

/// The statements of a paragraph, the latest last; only the latest few are kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory<'t> {
    past: VecDeque<Past<'t>>,
    sentence: usize,
    /// The reading whose subjects the next linked numbers share, and whose turn it is.
    pub(crate) distribution: Option<(Reading<'t>, usize)>,
    /// The expression before the one at hand, where that is its baseline.
    pub(crate) baseline: Option<usize>,
    /// What the row of a table is about.
    pub(crate) topic: Option<Cow<'t, str>>,
}

/// How far back a paragraph remembers.
const KEPT: usize = 12;

impl<'t> Memory<'t> {
    pub(crate) fn next_sentence(&mut self) {
        self.sentence += 1;
        self.distribution = None;
        self.baseline = None;
    }

    pub(crate) fn clear(&mut self) {
        self.past.clear();
        self.topic = None;
        self.next_sentence();
    }

    pub(crate) fn push(
        &mut self,
        reading: &Reading<'t>,
        class: UnitClass,
        unit: Option<&UnitText>,
        part: bool,
        commitment: Commitment,
    ) {
        if self.past.len() == KEPT {
            self.past.pop_front();
        }
        self.past.push_back(Past {
            action: reading.action.clone(),
            indicator: match &reading.owner {
                Some(owner) if reading.is_share => owner.clone(),
                _ => reading.indicator.clone(),
            },
            owner: reading.owner.clone(),
            sense: reading.sense,
            leading: reading.leading,
            class,
            unit: unit.cloned(),
            part,
            commitment,
            span: None,
            sentence: self.sentence,
        });
    }

    /// Says where the statement stands that was taken in last.
    pub(crate) fn place(&mut self, span: Span) {
        if let Some(past) = self.past.back_mut() {
            past.span = Some(span);
        }
    }

    pub(crate) fn last(&self) -> Option<&Past<'t>> {
        self.past.back()
    }

    /// Whether the last statement stands in the sentence at hand.
    pub(crate) fn in_sentence(&self) -> bool {
        self.last()
            .is_some_and(|past| past.sentence == self.sentence)
    }

    /// Whether the last statement was a relative growth.
    pub(crate) fn grew(&self) -> bool {
        self.last()
            .is_some_and(|past| past.sense == Some(Sense::Rise) && past.class == UnitClass::Percent)
    }

    /// The statement that parts are parts of: the last one counted in the same unit, or in the same
    /// kind of unit, or else the last.
    pub(crate) fn whole(&self, unit: &UnitText) -> Option<&Past<'t>> {
        let wholes = || self.past.iter().rev().filter(|past| !past.part);
        // 增加学位900个 is an amount, for all its verb.
        let changes = |past: &&Past<'t>| {
            matches!(past.sense, Some(Sense::Rise | Sense::Fall)) && !past.leading
        };
        wholes()
            .filter(|past| !changes(past) || unit.class == UnitClass::Percent)
            .find(|past| past.unit.as_ref().is_some_and(|other| other.is_like(unit)))
            .or_else(|| wholes().find(|past| past.class == unit.class))
            .or_else(|| wholes().next())
    }

    /// What a noun such as 总数 belongs to: the last statement's indicator.
    pub(crate) fn owner(&self) -> Option<&Cow<'t, str>> {
        self.last()
            .filter(|past| past.sentence == self.sentence)
            .map(|past| past.owner.as_ref().unwrap_or(&past.indicator))
            .or(self.topic.as_ref())
    }

    /// What was counted last in the sentence: 项目 with an amount of money after it.
    pub(crate) fn counted(&self) -> Option<&Cow<'t, str>> {
        let here = |past: &&Past<'t>| past.sentence == self.sentence;
        self.past
            .iter()
            .rev()
            .take_while(here)
            .filter(|past| past.class == UnitClass::Counter)
            .min_by_key(|past| past.part)
            .map(|past| match &past.owner {
                Some(owner) if owner.ends_with(&*past.indicator) => owner,
                _ => &past.indicator,
            })
    }

    /// What a verb without a noun speaks of: for a rate, an amount of money or a level the last
    /// subject; for a count the last thing counted in the same unit, or else the last subject.
    pub(crate) fn subject(&self, unit: &UnitText, sense: Sense) -> Option<Cow<'t, str>> {
        let alike = |past: &&Past<'t>| past.unit.as_ref().is_some_and(|other| other.is_like(unit));
        let last = || self.last().filter(|past| past.sentence == self.sentence);
        let found = match unit.class {
            _ if sense == Sense::Reach => last(),
            UnitClass::Counter | UnitClass::Extent | UnitClass::Capacity => {
                let whole = |past: &&Past<'t>| alike(past) && !past.part;
                let past = || self.past.iter().rev();
                past()
                    .find(whole)
                    .or_else(|| past().find(alike))
                    .or_else(last)
            }
            // 培训3000人,下降3个百分点: points are of a rate, not of what was counted.
            UnitClass::PercentagePoint => last().filter(|past| {
                !(past.class == UnitClass::Counter && past.sense == Some(Sense::Amount))
            }),
            _ => last(),
        };
        found
            .map(|past| past.indicator.clone())
            .or_else(|| self.topic.clone())
    }

    /// The indicators of the last `count` statements of the sentence, for 分别 after them.
    pub(crate) fn last_subjects(&self, count: usize) -> Vec<Cow<'t, str>> {
        let here = self
            .past
            .iter()
            .filter(|past| past.sentence == self.sentence);
        let from = here.clone().count().saturating_sub(count);
        here.skip(from).map(|past| past.indicator.clone()).collect()
    }
}
