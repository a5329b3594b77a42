//! One pass over the glyphs of a sentence: its marks, signal words and numbers.

use std::ops::Range;

use crate::extract::clause::sentence::{Parts, Signal};
use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::entry::Entry;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::numeral;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;
use crate::extract::words::value;

/// The pass over the characters.
pub(crate) struct Layout<'s, 'l> {
    pub(crate) glyphs: Glyphs<'s>,
    pub(crate) lexicon: &'l Lexicon,
    pub(crate) parts: Parts,
    /// The quotation mark that is open, the one that closes it, and how many stops and signals there
    /// were before it.
    pub(crate) open_quote: Option<(usize, char, usize, usize)>,
    pub(crate) amounts: usize,
}

impl Layout<'_, '_> {
    pub(crate) fn run(&mut self, watched: &[u32]) {
        let glyphs = self.glyphs;
        let mut signalled = 0;
        let mut read = 0;
        for &at in watched {
            let at = at as usize;
            if at < read {
                continue;
            }
            let c = glyphs.char(at);
            match c {
                '、' => continue,
                ',' | ':' | '(' | ')' | '”' => {
                    self.mark(at, c);
                    continue;
                }
                _ => {}
            }
            if at >= signalled
                && self.lexicon.may_signal(c, glyphs.char(at + 1))
                && let Some(entry) = self.lexicon.longest(glyphs, at, glyphs.len(), Tags::SIGNAL)
            {
                self.parts.signals.push(Signal::new(at, entry));
                self.parts.tags = self.parts.tags | entry.tags;
                signalled = at + entry.len();
            }
            if numeral::may_begin(c)
                && let Some(expression) =
                    value::expression_at(glyphs, self.lexicon, at, &mut self.parts.expressions)
            {
                read = expression.whole.end;
                let is_year =
                    expression.digits.len() == 4 && glyphs.char(expression.digits.end) == '年';
                // 十几家 has no value, and is told.
                let is_open = expression.chinese && glyphs.char(expression.digits.end) == '几';
                self.amounts += usize::from(expression.unit.is_some() && !is_year || is_open);
                continue;
            }
            if numeral::is_chinese_power(c)
                && let Some(powers) = numeral::vague_amount(glyphs, self.lexicon, at)
                && let Some(expression) = value::power(glyphs, self.lexicon, at..powers)
            {
                read = expression.whole.end;
                self.amounts += 1;
                self.parts.expressions.push(expression);
                continue;
            }
            if c == '半'
                && let Some(expression) = value::half(glyphs, self.lexicon, at)
            {
                read = expression.whole.end;
                self.amounts += 1;
                self.parts.expressions.push(expression);
                continue;
            }
            self.mark(at, c);
        }
    }

    /// 2.1个和1.3个百分点: the unit that the last of two numbers has is the first one's too.
    pub(crate) fn share_units(&mut self) {
        let glyphs = self.glyphs;
        let expressions = &mut self.parts.expressions;
        for at in (1..expressions.len()).rev() {
            let [.., first, second] = expressions.get_mut(..=at).unwrap_or(&mut []) else {
                continue;
            };
            let joined = first.whole.end + 1 == second.whole.start
                && matches!(glyphs.char(first.whole.end), '、' | '和' | '与' | '及');
            let points = second.unit.as_ref().filter(|unit| {
                matches!(unit.class, UnitClass::PercentagePoint | UnitClass::Percent)
            });
            // 分别达到18万、42万、6.5万人.
            if joined
                && let (Some(own), Some(next)) = (&mut first.unit, &second.unit)
                && own.atom.is_none()
                && own.class == UnitClass::Counter
                && next.scale == own.scale
                && next.atom.is_some()
            {
                *own = next.clone();
            }
            // 提高15、22个百分点; 2.1个和1.3个百分点.
            let short = first.unit.is_none() && !first.chinese
                || glyphs.char(first.whole.end.saturating_sub(1)) == '个'
                    && points.is_some_and(|unit| unit.class == UnitClass::PercentagePoint);
            if let Some(points) = points.filter(|_| joined && short) {
                first.unit = Some(points.clone());
            }
        }
    }

    /// Drops the signals that the cut of the sentence found to be parts of other words: 而已, 项目前期.
    pub(crate) fn keep_words(&mut self) {
        let glyphs = self.glyphs;
        let quoted = |at: usize| matches!(glyphs.char(at), '“' | '"');
        self.parts.signals.retain(|signal| {
            let range = signal.range();
            signal.is(Tags::BREAKTHROUGH | Tags::FRONT_RANK | Tags::FIVE_YEAR_PLAN)
                || quoted(range.start)
                || glyphs.begins(range.start) && glyphs.begins(range.end)
        });
    }

    /// Takes the marks out of the stops that part a noun from what is said of it: 森林覆盖率:达到52%,
    /// 研究与试验发展经费占比,由1.72%上升到2.23%.
    pub(crate) fn join(&mut self) {
        let glyphs = self.glyphs;
        let lexicon = self.lexicon;
        let expressions = &self.parts.expressions;
        let mut start = 0;
        self.parts.stops.retain(|&stop| {
            let noun = std::mem::replace(&mut start, stop + 1)..stop;
            let after = stop + 1;
            let from = matches!(glyphs.char(after), '由' | '从');
            let colon = glyphs.char(stop) == ':';
            if !(colon || from) || noun.len() > 24 {
                return true;
            }
            let says = || {
                let end = glyphs.len().min(after + 8);
                let adverb = lexicon.longest(glyphs, after, end, Tags::ADVERB);
                let verb = lexicon.verb_at(glyphs, after + adverb.map_or(0, Entry::len)..end);
                matches!(verb, Some((_, Sense::Reach | Sense::Rise | Sense::Fall)))
            };
            let next = expressions.partition_point(|next| next.whole.start < after);
            let valued = || {
                let value = expressions
                    .get(next)
                    .filter(|value| value.whole.start == after);
                value.is_some_and(|value| {
                    let unit = value.unit.as_ref().map(|unit| unit.class);
                    unit.is_some_and(|class| class != UnitClass::Counter)
                })
            };
            let is_name = noun.len() > 2
                && !lexicon.has_verb(glyphs, noun.clone())
                && lexicon
                    .longest_before(
                        glyphs,
                        noun.start,
                        noun.end,
                        Tags::TRAILER | Tags::ABSTRACT | Tags::OPENER,
                    )
                    .is_none()
                && !expressions
                    .get(..next)
                    .and_then(<[_]>::last)
                    .is_some_and(|before| {
                        before.whole.start >= noun.start && before.unit.is_some()
                    });
            let joins = from && is_level(lexicon, glyphs, &noun)
                || is_name && colon && (from || says() || valued());
            if joins {
                start = noun.start;
            }
            !joins
        });
    }

    /// Takes a punctuation mark in.
    fn mark(&mut self, at: usize, c: char) {
        match c {
            ',' | ':' => self.parts.stops.push(at),
            '(' => self
                .parts
                .brackets
                .push((at, self.parts.stops.len(), self.amounts)),
            ')' => {
                if let Some((start, stops, amounts)) = self.parts.brackets.pop()
                    && self.amounts > amounts
                    && at - start > 3
                    // 达到序时进度(91.67%)以上的项目: it says how far.
                    && self.lexicon.bound_after(self.glyphs, at + 1).is_none()
                {
                    self.parts
                        .stops
                        .insert(stops.min(self.parts.stops.len()), start);
                    self.parts.stops.push(at);
                }
            }
            '“' | '”' | '‘' | '’' | '《' | '》' | '"' => self.quote(at, c),
            _ => {}
        }
    }
}

/// Whether a noun names a state: a share, a rate.
fn is_level(lexicon: &Lexicon, glyphs: Glyphs<'_>, noun: &Range<usize>) -> bool {
    lexicon
        .longest_before(glyphs, noun.start, noun.end, Tags::LEVEL_NOUN)
        .is_some()
}
