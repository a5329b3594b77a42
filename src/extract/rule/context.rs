//! What a rule sees: the sentence, the frame of its number, and what was said before.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::clause::sentence::Sentence;
use crate::extract::frame::{self, Frame};
use crate::extract::rule::heads::said_of;
use crate::extract::rule::memory::Memory;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::UnitClass;
use crate::extract::words::tags::Tags;
use crate::extract::words::value::Expression;

/// What a rule sees.
pub(crate) struct Context<'s, 't> {
    pub(crate) sentence: &'s Sentence<'t, 's>,
    pub(crate) lexicon: &'s Lexicon,
    pub(crate) frame: &'s Frame,
    pub(crate) expression: &'s Expression,
    pub(crate) class: UnitClass,
    /// The frames of the sentence, of which `frame` is `index`.
    pub(crate) frames: &'s [Frame],
    pub(crate) index: usize,
    /// The statements before, of this sentence and paragraph.
    pub(crate) memory: &'s Memory<'t>,
}

impl<'t> Context<'_, 't> {
    pub(crate) fn text(&self, range: Range<usize>) -> Cow<'t, str> {
        self.sentence.shown(range)
    }

    /// A noun without the words around it that are no part of it.
    pub(crate) fn noun(&self, range: Range<usize>) -> Cow<'t, str> {
        self.text(frame::trim_adverbs(self.sentence, self.lexicon, range))
    }

    /// Whether a range holds openers, adverbs and dates alone, and names nothing: 规划, 建议2025年, 前三年.
    pub(crate) fn is_blank(&self, range: &Range<usize>) -> bool {
        let glyphs = self.sentence.glyphs;
        let mut at = range.start;
        while at < range.end {
            let word = self.lexicon.longest(
                glyphs,
                at,
                range.end,
                Tags::OPENER | Tags::ADVERB | Tags::FIRM | Tags::AIM_NOUN,
            );
            if let Some(word) = word {
                at += word.len();
                continue;
            }
            let date = self.sentence.expression_starting(at);
            let date = date.and_then(|date| self.sentence.parts.expressions.get(date));
            match date {
                Some(date)
                    if date.digits.end < range.end
                        && matches!(glyphs.char(date.digits.end), '年' | '月') =>
                {
                    at = date.digits.end + 1;
                }
                _ if matches!(glyphs.char(at), '底' | '末' | '的' | '、' | '前' | ')') => {
                    at += 1;
                }
                _ => return false,
            }
        }
        true
    }

    /// What follows the number, if it names something.
    pub(crate) fn noun_after(&self) -> Range<usize> {
        let glyphs = self.sentence.glyphs;
        let mut range = self.frame.after.clone();
        while range.start < range.end && glyphs.char(range.start) == '的' {
            range.start += 1;
        }
        // 连跨5万亿元、6万亿元两个台阶: what is counted next is no noun of this.
        let next = self.sentence.expression_starting(range.start);
        let next = next.and_then(|next| self.sentence.parts.expressions.get(next)?.unit.as_ref());
        if next.is_some_and(|unit| unit.class == UnitClass::Counter) {
            range.end = range.start;
        }
        // 1000亿元专项资金予以支持.
        if let Some(at) = glyphs.find(range.clone(), "予以") {
            range.end = at;
        }
        // 服务站(驿站): a bracket of the noun's own.
        let closed = glyphs.char(range.end.wrapping_sub(1)) == ')'
            && glyphs.find(range.clone(), "(").is_some();
        while !closed
            && range.start < range.end
            && matches!(
                glyphs.char(range.end - 1),
                '、' | '和' | '及' | '与' | '(' | ')' | '并' | '以'
            )
        {
            range.end -= 1;
        }
        // 7种药物(甲、乙): which they are.
        let listed = glyphs
            .find(range.clone(), "(")
            .filter(|&at| at > range.start + 1 && glyphs.find(at..range.end, "、").is_some());
        range.end = listed.unwrap_or(range.end);
        range.end = said_of(glyphs, range.clone()).unwrap_or(range.end);
        if let Some(trailer) =
            self.lexicon
                .longest_before(glyphs, range.start, range.end, Tags::TRAILER)
        {
            // 规模 and 水平 say nothing alone, but are part of a longer noun.
            let whole = trailer.len() == range.len();
            let empty = matches!(glyphs.char(range.end - 1), '务' | '标' | '线');
            if whole || empty {
                range.end -= trailer.len();
            }
        }
        range
    }
}
