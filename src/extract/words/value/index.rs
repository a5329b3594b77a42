//! Indices and ratios, whose numbers have no unit: 居民消费价格指数103左右, 城乡收入比缩小至1.81.

use crate::extract::statement::StatementBound;
use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::Sense;
use crate::extract::words::value::{Expression, UnitText};

/// Nouns whose value is a bare number: 居民消费价格指数控制在103.5以内, 收入倍差缩小到1.7.
const BARE: &[&str] = &[
    "指数",
    "系数",
    "倍差",
    "收入比",
    "之比",
    "比值",
    "满意度",
    "得分",
    "评分",
    "分值",
    "基尼系数",
    "恩格尔系数",
    "比率",
    "公众安全感",
    "安全感",
];

impl Expression {
    /// Gives a number without a unit the unit of none, where an index or a ratio of two amounts reaches it.
    pub(crate) fn take_as_index(&mut self, glyphs: Glyphs<'_>, lexicon: &Lexicon) {
        let at = self.digits.end;
        let goes_on = !self.bound_after && matches!(glyphs.char(at), ':' | '.' | '版' | '级')
            || glyphs.char(at).is_ascii_alphanumeric();
        let before = self.front.checked_sub(1).map(|before| glyphs.char(before));
        // 2.52:1, and not 5:1.2.
        let goes_past = glyphs.char(at + 2) == '.' && glyphs.char(at + 3).is_ascii_digit();
        let to_one = glyphs.char(at) == ':'
            && glyphs.char(at + 1) == '1'
            && !glyphs.char(at + 2).is_ascii_digit()
            && !goes_past
            && glyphs.char(at + 2) != ':';
        let goes_on = goes_on && !to_one;
        if self.unit.is_some() || self.chinese || self.value.is_err() || goes_on {
            return;
        }
        // 居民消费价格指数103左右: its name stands right before it, and nothing behind it.
        let named = BARE
            .iter()
            .any(|noun| glyphs.ends_with(&(0..self.front), noun))
            && matches!(
                glyphs.char(self.whole.end + 2 * usize::from(self.is_about(glyphs))),
                '\0' | ',' | '、'
            );
        let reached = matches!(
            before,
            Some('到' | '至' | '在' | '为' | '达' | '于' | '破' | '过' | '持' | '定')
        );
        if named {
            if self.is_about(glyphs) {
                self.bound = StatementBound::About;
                self.bound_after = true;
                self.whole.end += 2;
            }
            self.unit = Some(UnitText::none(at));
            return;
        }
        // 由2.9:1缩小至2.52:1: what it starts from.
        if to_one && matches!(before, Some('由' | '从')) && self.whole.end == at {
            self.whole.end = at + 2;
            self.unit = Some(UnitText::none(at));
            return;
        }
        if !reached {
            return;
        }
        let Some((from, Sense::Reach)) = lexicon.verb_before(glyphs, 0, self.front) else {
            return;
        };
        let is_bare = |noun: &&str| glyphs.ends_with(&(1..from.max(1)), noun);
        if to_one && self.whole.end == at {
            self.whole.end = at + 2;
        }
        if BARE.iter().any(is_bare) || to_one {
            if self.is_about(glyphs) {
                self.bound = StatementBound::About;
                self.bound_after = true;
                self.whole.end += 2;
            }
            self.unit = Some(UnitText::none(at));
        }
    }

    /// 103左右: without a unit the word right behind the digits is not looked for as others are.
    fn is_about(&self, glyphs: Glyphs<'_>) -> bool {
        self.bound == StatementBound::Plain
            && self.whole.end == self.digits.end
            && glyphs.starts_with(self.whole.end, "左右")
    }
}
