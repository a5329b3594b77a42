//! Verbs that govern a number, before and after its noun.

use std::ops::Range;

use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::entry::Entry;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::Sense;
use crate::extract::words::tags::Tags;

/// The most words of manner between a negation and its verb: 未能|按期|全部|完成.
const MANNERS: usize = 2;

/// Whether a negation says that something was not done, and not that it is not to be (不).
const fn is_not_yet(first: char) -> bool {
    matches!(first, '未' | '没')
}

impl Lexicon {
    /// The longest verb that ends at `end`, not before `start`: its start and sense. A change with
    /// its result (压降至, 扩大到) is a state reached.
    pub(crate) fn verb_before(
        &self,
        glyphs: Glyphs<'_>,
        start: usize,
        end: usize,
    ) -> Option<(usize, Sense)> {
        let governs =
            |entry: &&Entry| !entry.is(Tags::LEADING_ONLY) && entry.sense != Some(Sense::Place);
        // 创业培训 is no verb, though 培训 is.
        let is_noun = |end: usize, verb: &Entry| {
            self.longest_before(glyphs, start, end, Tags::NON_VERB)
                .is_some_and(|noun| noun.len() > verb.len())
        };
        let verb = |end| {
            self.longest_before(glyphs, start, end, Tags::VERB)
                .filter(governs)
                .filter(|verb| verb.len() > 1 || glyphs.may_be_short_verb(end - 1))
                .filter(|verb| !is_noun(end, verb))
        };
        let last = end.checked_sub(1)?;
        let (from, sense) = if matches!(glyphs.char(last), '到' | '至' | '为')
            && last > start
            && let Some(entry) = verb(last)
        {
            (last - entry.len(), Sense::Reach)
        } else {
            // 实施好, 管好: done well.
            let well =
                usize::from(last > start && glyphs.char(last) == '好' && verb(end).is_none());
            let entry = verb(end - well)?;
            (end - well - entry.len(), entry.sense?)
        };
        // 新开工: a new one of its kind.
        let from = match from.checked_sub(1) {
            Some(new)
                if new >= start
                    && glyphs.char(new) == '新'
                    && sense == Sense::Amount
                    && glyphs.begins(new) =>
            {
                new
            }
            _ => from,
        };
        Some((self.negated(glyphs, start, from), sense))
    }

    /// Where the verb at `from` begins with the negation before it (未开工, 没有完成), and with how it was not done
    /// (未按计划开工, 未能如期完成).
    fn negated(&self, glyphs: Glyphs<'_>, start: usize, from: usize) -> usize {
        let mut manner = from;
        for _ in 0..=MANNERS {
            if let Some(negation) = self.longest_before(glyphs, start, manner, Tags::NEGATION)
                && (manner == from || negation.word.first().copied().is_some_and(is_not_yet))
            {
                return manner - negation.len();
            }
            match self.longest_before(glyphs, start, manner, Tags::ADVERB) {
                Some(how) if how.len() > 1 => manner -= how.len(),
                _ => break,
            }
        }
        from
    }

    /// Where the verb behind the negation at `at` begins, how it was not done left out: 未按计划|开工.
    fn behind_negation(&self, glyphs: Glyphs<'_>, at: usize, end: usize) -> Option<usize> {
        let negation = self.longest(glyphs, at, end, Tags::NEGATION)?;
        let mut verb = at + negation.len();
        if is_not_yet(glyphs.char(at)) {
            for _ in 0..MANNERS {
                match self.longest(glyphs, verb, end, Tags::ADVERB) {
                    Some(how) if how.len() > 1 => verb += how.len(),
                    _ => break,
                }
            }
        }
        Some(verb)
    }

    /// The verb at the start of a range, 新 before it and compounds of adjacent verbs taken together
    /// (新招引, 改造提升, 签约落地): its end and its sense.
    pub(crate) fn verb_at(
        &self,
        glyphs: Glyphs<'_>,
        range: Range<usize>,
    ) -> Option<(usize, Sense)> {
        let c = glyphs.char(range.start);
        if matches!(c, '未' | '没' | '无' | '不')
            && let Some(verb) = self.behind_negation(glyphs, range.start, range.end)
        {
            return self.verb_at(glyphs, verb..range.end);
        }
        if !self.may_be_verb(c) && c != '新' {
            return None;
        }
        let known = |at: usize| self.longest(glyphs, at, range.end, Tags::VERB | Tags::NON_VERB);
        let mut at = range.start;
        let mut first = known(at);
        if glyphs.char(at) == '新'
            && let Some(after) = known(at + 1)
                .filter(|verb| verb.sense == Some(Sense::Amount) && !verb.is(Tags::NON_VERB))
            && first.is_none_or(|first| {
                !first.is(Tags::NON_VERB)
                    && (!first.is(Tags::VERB) || first.len() < after.len() + 1)
            })
        {
            at += 1;
            first = Some(after);
        }
        let first = first
            .filter(|entry| entry.is(Tags::VERB) && !entry.is(Tags::NON_VERB))
            .filter(|verb| verb.len() > 1 || at > range.start || glyphs.may_be_short_verb(at))?;
        let mut sense = first.sense?;
        let mut end = at + first.len();
        if self.is_nominal(glyphs, end, range.end) {
            return None;
        }
        let to = matches!(glyphs.char(end), '到' | '至' | '为') && end < range.end;
        // 转制为国有公司, 被命名为示范区.
        let becomes = to && glyphs.char(end) == '为' && first.len() > 1 && sense == Sense::Amount;
        if to && (matches!(sense, Sense::Rise | Sense::Fall) || becomes || end + 1 == range.end) {
            return Some((end + 1, Sense::Reach));
        }
        if glyphs.char(end) == '好'
            && glyphs.begins(end + 1)
            && end < range.end
            && sense == Sense::Amount
        {
            end += 1;
        }
        // 提升打造示范村: what is raised is made.
        let raises = sense == Sense::Rise && first.is(Tags::COMPOUNDING);
        if raises
            && known(end)
                .is_some_and(|next| next.is(Tags::COMPOUNDING) && next.sense == Some(Sense::Amount))
        {
            sense = Sense::Amount;
        }
        let mut before = first;
        while sense == Sense::Amount && end < range.end {
            let next = known(end).filter(|next| next.is(Tags::VERB) && !next.is(Tags::NON_VERB));
            let Some(next) = next else { break };
            let next_end = end + next.len();
            // 转移转化, 制定修订: two verbs of one action, unless the first sets the second in motion.
            // 新增入库项目: what is new is a noun, whatever verb it begins with.
            let adds = matches!(glyphs.char(range.start), '新' | '净')
                && glyphs.char(range.start + 1) == '增';
            // 开工增资扩产项目: what kind of projects.
            let kind = self
                .longest(glyphs, next_end, range.end, Tags::PROJECT_TAIL)
                .is_some_and(|tail| next_end + tail.len() == range.end);
            let compounds = !adds
                && !kind
                && before.len() > 1
                && next.len() > 1
                && next.sense == Some(Sense::Amount)
                && !before.is(Tags::LIGHT | Tags::CAUSATIVE | Tags::TAKES_NOUN)
                && !next.is(Tags::LEADING_ONLY | Tags::STATE)
                || before.is(Tags::COMPOUNDING)
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
        while sense == Sense::Amount && matches!(glyphs.char(end), '、' | '和' | '或' | '及') {
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
    pub(crate) fn has_verb(&self, glyphs: Glyphs<'_>, range: Range<usize>) -> bool {
        range
            .clone()
            .any(|at| self.verb_at(glyphs, at..range.end).is_some())
    }

    /// Whether what follows a verb makes a noun of it (修复面积, 利用率).
    fn is_nominal(&self, glyphs: Glyphs<'_>, at: usize, end: usize) -> bool {
        if at < end && matches!(glyphs.char(at), '由' | '从') {
            return true;
        }
        let Some(tail) = self.longest(glyphs, at, end, Tags::NOMINAL_TAIL | Tags::PROJECT_TAIL)
        else {
            return false;
        };
        let after = at + tail.len();
        let verb_follows = self.longest(glyphs, after, end, Tags::VERB).is_some();
        verb_follows || tail.is(Tags::NOMINAL_TAIL) && (tail.len() == 1 || after == end)
    }
}
