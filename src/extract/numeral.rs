//! Numerals in a sentence: where they begin and end, and what they read as.

use std::ops::Range;

use super::text::Glyphs;
use crate::number::{NumberError, Numeral};

/// One numeral: its characters and whether it is written with Chinese numerals.
pub(super) struct Raw {
    pub(super) range: Range<usize>,
    pub(super) chinese: bool,
}

pub(super) fn is_chinese_digit(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '两'
            | '壹'
            | '贰'
            | '叁'
            | '肆'
            | '伍'
            | '陆'
            | '柒'
            | '捌'
            | '玖'
    )
}

pub(super) fn is_chinese_power(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '亿' | '拾' | '佰' | '仟')
}

pub(super) fn number_at(glyphs: Glyphs<'_>, at: usize) -> Option<Raw> {
    let c = glyphs.char(at);
    if c.is_ascii_digit() {
        return Some(Raw {
            range: at..arabic_end(glyphs, at),
            chinese: false,
        });
    }
    let before = at.checked_sub(1).map_or('\0', |before| glyphs.char(before));
    if c == '-'
        && glyphs.char(at + 1).is_ascii_digit()
        && !before.is_ascii_alphanumeric()
        && before != '%'
    {
        return Some(Raw {
            range: at..arabic_end(glyphs, at + 1),
            chinese: false,
        });
    }
    // 百分之五, 千分之三: the share is part of the numeral.
    if matches!(c, '百' | '千' | '万') && glyphs.starts_with(at + 1, "分之") {
        let digits = at + 3;
        if let Some(raw) = number_at(glyphs, digits)
            && raw.range.start == digits
        {
            return Some(Raw {
                range: at..raw.range.end,
                chinese: true,
            });
        }
    }
    let lone_zero = matches!(c, '零' | '〇')
        && !is_chinese_digit(glyphs.char(at + 1))
        && glyphs.char(at + 1) != '点';
    if (is_chinese_digit(c) || c == '十') && !lone_zero {
        let mut end = at + 1;
        loop {
            let c = glyphs.char(end);
            let point = c == '点'
                && is_chinese_digit(glyphs.char(end + 1))
                && is_chinese_digit(glyphs.char(end - 1));
            if is_chinese_digit(c) || is_chinese_power(c) || point {
                end += 1;
            } else {
                return Some(Raw {
                    range: at..end,
                    chinese: true,
                });
            }
        }
    }
    None
}

/// Where the Arabic numeral at `at` ends: digits, thousands groups, decimal parts. A second decimal
/// point stays in (1.2.3), so that the numeral is refused as a whole.
fn arabic_end(glyphs: Glyphs<'_>, at: usize) -> usize {
    let digits = |mut at: usize| {
        while glyphs.char(at).is_ascii_digit() {
            at += 1;
        }
        at
    };
    let mut end = digits(at);
    if end - at <= 3 {
        while glyphs.char(end) == ',' && digits(end + 1) == end + 4 {
            end += 4;
        }
    }
    while glyphs.char(end) == '.' && glyphs.char(end + 1).is_ascii_digit() {
        end = digits(end + 1);
    }
    end
}

/// The numeral of a range, without an allocation where it is short, as they are.
pub(super) fn numeral(glyphs: Glyphs<'_>, raw: &Raw) -> Result<Numeral, NumberError> {
    let mut buffer = [0; 32];
    let mut length = 0;
    for glyph in glyphs.get(raw.range.clone()) {
        let end = length + glyph.c.len_utf8();
        let Some(place) = buffer.get_mut(length..end) else {
            return glyphs.folded(raw.range.clone()).parse();
        };
        glyph.c.encode_utf8(place);
        length = end;
    }
    let text = buffer
        .get(..length)
        .and_then(|bytes| std::str::from_utf8(bytes).ok());
    text.unwrap_or_default().parse()
}
