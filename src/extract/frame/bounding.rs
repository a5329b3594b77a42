//! The bound of a number where something stands between: who set it, or what it is a share of.

use std::ops::Range;

use super::Frame;
use crate::extract::clause::sentence::Sentence;
use crate::extract::statement::StatementBound;
use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::entry::Entry;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::tags::Tags;

/// 不低于一般公共预算支出的15%, 约为全国平均的70%, 至少降低30%: the bound that stands before a reference or a verb.
pub(crate) fn bound_within(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    frame: &Frame,
) -> Option<StatementBound> {
    let glyphs = sentence.glyphs;
    let range = frame.opened.clone();
    let referred = glyphs.ends_with(&range, "的") || set_by(glyphs, range.clone()).is_some();
    let from = range.start.max(range.end.saturating_sub(24));
    (from..range.end).rev().find_map(|at| {
        let word = lexicon.longest_uncut(glyphs, at, range.end, Tags::BOUND_WITHIN)?;
        let next = at + word.len();
        let before_verb = lexicon
            .verb_at(glyphs, next..range.end)
            .is_some_and(|(end, _)| end == range.end);
        (before_verb || referred).then(|| word.bound()).flatten()
    })
}

/// Where 不低于省定 and 年初定的 begin, if a range ends with one: the bound, and who set it; the range's end where it does not.
pub(super) fn before_setter(glyphs: Glyphs<'_>, lexicon: &Lexicon, range: Range<usize>) -> usize {
    let Some(end) = set_by(glyphs, range.clone()) else {
        return range.end;
    };
    let bound = lexicon.longest_before(glyphs, range.start + 1, end, Tags::BOUND_WITHIN);
    end - bound.map_or(0, Entry::len)
}

/// Who sets standards, and when.
const SETTERS: [&str; 14] = [
    "国家", "全国", "上级", "年初", "省级", "市级", "省里", "市里", "省", "市", "县", "区", "国",
    "部",
];
/// How they are said to have set them.
const SET: [&str; 13] = [
    "规定的",
    "规定",
    "确定的",
    "确定",
    "要求的",
    "要求",
    "下达的",
    "下达",
    "定的",
    "定",
    "标准的",
    "标准",
    "考核",
];

/// Where what ends a range begins, if it says who set the number: 省定, 年初定的, 国家规定的.
fn set_by(glyphs: Glyphs<'_>, range: Range<usize>) -> Option<usize> {
    let set = SET.iter().find(|word| glyphs.ends_with(&range, word))?;
    let end = range.end - set.chars().count();
    let by = SETTERS
        .iter()
        .find(|by| glyphs.ends_with(&(range.start..end), by))?;
    let at = end - by.chars().count();
    (at > range.start && glyphs.begins(at)).then_some(at)
}
