//! Kinds of characters, as the mending of layout asks for them.

/// Whether a character is an ideograph.
pub(super) const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// How many bytes the character has that begins with a byte.
#[inline]
pub(super) const fn width(first: u8) -> usize {
    // Without a branch: 1 and the lead bytes of two, three and four.
    1 + (first >= 0xc0) as usize + (first >= 0xe0) as usize + (first >= 0xf0) as usize
}

/// A blank that parts nothing by itself: no tab, no line end, and not the wide blank of an indent (U+3000).
pub(super) const fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}'
    )
}

/// A blank of any kind within a line.
pub(super) const fn is_space(c: char) -> bool {
    is_blank(c) || matches!(c, '\t' | '\u{3000}' | '\r')
}

/// Ends a sentence, or announces what follows on lines of its own.
pub(super) const fn is_stop(c: char) -> bool {
    matches!(
        c,
        '。' | '；' | '：' | '！' | '？' | '…' | '｡' | ';' | ':' | '!' | '?' | '～'
    )
}

/// Ends a sentence.
pub(super) const fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡')
}

/// Parts clauses.
pub(super) const fn is_comma(c: char) -> bool {
    matches!(c, '，' | '、' | ',')
}

/// A mark that only prose has, inside or at the end.
pub(super) const fn is_punctuation(c: char) -> bool {
    is_comma(c) || matches!(c, '。' | '；' | '！' | '？' | ';')
}

/// Cannot end a line: something within it must follow.
pub(super) const fn opens(c: char) -> bool {
    matches!(
        c,
        '（' | '“' | '‘' | '《' | '〈' | '「' | '『' | '【' | '〔' | '('
    )
}

/// Closes what an opening mark began.
pub(super) const fn closes(c: char) -> bool {
    matches!(
        c,
        '）' | '”' | '’' | '》' | '〉' | '」' | '』' | '】' | '〕' | ')'
    )
}

/// Cannot begin a line: it belongs to what stands before it.
pub(super) const fn cannot_begin(c: char) -> bool {
    closes(c) || matches!(c, '，' | '、' | '。' | '；' | '：' | '！' | '？')
}

/// A digit of a number written in figures.
pub(super) const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// What can stand inside a number between its digits.
pub(super) const fn is_point(c: char) -> bool {
    matches!(c, '.' | '．')
}

/// Begins a unit or goes on with a number: `12` / `34万元`, `5 万 人`.
///
/// Characters that count or measure things in the genre; many also begin other words, so a digit must stand before.
pub(super) fn begins_unit(c: char) -> bool {
    UNIT_BEGINS.contains(c)
}

const UNIT_BEGINS: &str = "万亿千百十兆余多%％‰个元美欧年月日天周季户人名位家所座条套项件起例宗批次场台部辆艘架栋幢间处片块亩公平立吨斤克米里升\
度瓦千伏兆分倍成点岁级类种张本册份篇门届期轮只头羽株棵口宗支队村镇乡县市区省万倍℃㎡㎞毫微厘海英标贯";
