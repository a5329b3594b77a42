//! How headings are numbered: 第一部分, 一、, （一）, 1., （1）, ①.

/// The rank of a heading among the others of its document: the smaller, the further out.
pub(super) mod rank {
    /// `#`, `<h1>`; the number of the mark is added.
    pub(crate) const MARKED: u8 = 0;
    /// 第一部分, 第一章.
    pub(crate) const PART: u8 = 8;
    /// 2025年工作回顾, without a number.
    pub(crate) const BARE: u8 = 10;
    /// 一、
    pub(crate) const CHINESE: u8 = 12;
    /// （一）
    pub(crate) const CHINESE_IN_BRACKETS: u8 = 14;
    /// 1.
    pub(crate) const DIGITS: u8 = 16;
    /// （1）
    pub(crate) const DIGITS_IN_BRACKETS: u8 = 18;
    /// ①
    pub(crate) const CIRCLED: u8 = 20;
    /// 【本月】
    pub(crate) const IN_LENSES: u8 = 22;
}

/// A number at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbering {
    pub(super) rank: u8,
    /// The number itself.
    pub(super) number: u32,
    /// The bytes that it takes, blanks after it included.
    pub(super) length: usize,
}

/// The most characters of a number.
const LONGEST: usize = 6;

/// Reads the number that a line begins with.
pub(super) fn numbering(line: &str) -> Option<Numbering> {
    let first = line.chars().next()?;
    if first.is_ascii_alphabetic() {
        return None;
    }
    let found = match first {
        '第' => part(line),
        '(' | '（' | '〔' | '﹙' => bracketed(line, first),
        '①'..='⑳' => Some((
            rank::CIRCLED,
            u32::from(first) - u32::from('①') + 1,
            first.len_utf8(),
        )),
        '⑴'..='⒇' => Some((
            rank::DIGITS_IN_BRACKETS,
            u32::from(first) - u32::from('⑴') + 1,
            first.len_utf8(),
        )),
        '㈠'..='㈩' => Some((
            rank::CHINESE_IN_BRACKETS,
            u32::from(first) - u32::from('㈠') + 1,
            first.len_utf8(),
        )),
        '⒈'..='⒛' => Some((
            rank::DIGITS,
            u32::from(first) - u32::from('⒈') + 1,
            first.len_utf8(),
        )),
        _ => plain(line),
    };
    let (rank, number, length) = found?;
    let rest = line.get(length..)?;
    let length = length + rest.len() - rest.trim_start_matches(super::line::is_blank).len();
    Some(Numbering {
        rank,
        number,
        length,
    })
}

/// 第一部分 … 第三章 … 第2篇.
fn part(line: &str) -> Option<(u8, u32, usize)> {
    let rest = line.strip_prefix('第')?;
    let (number, length, _) = number(rest)?;
    let after = rest.get(length..)?;
    let word = ["部分", "章", "篇", "节", "编"]
        .iter()
        .find(|word| after.starts_with(**word))?;
    let rank = if *word == "节" {
        rank::PART + 1
    } else {
        rank::PART
    };
    let mut length = '第'.len_utf8() + length + word.len();
    if let Some(next) = line.get(length..).and_then(|rest| rest.chars().next())
        && matches!(next, '、' | '：' | ':' | '，' | '.')
    {
        length += next.len_utf8();
    }
    Some((rank, number, length))
}

/// （一）, (3), 〔二〕.
fn bracketed(line: &str, open: char) -> Option<(u8, u32, usize)> {
    let rest = line.get(open.len_utf8()..)?;
    let (number, length, is_chinese) = number(rest)?;
    let close = rest.get(length..)?.chars().next()?;
    if !matches!(close, ')' | '）' | '〕' | '﹚') {
        return None;
    }
    let mut length = open.len_utf8() + length + close.len_utf8();
    // （一）、
    if line
        .get(length..)
        .is_some_and(|rest| rest.starts_with('、'))
    {
        length += '、'.len_utf8();
    }
    let rank = if is_chinese {
        rank::CHINESE_IN_BRACKETS
    } else {
        rank::DIGITS_IN_BRACKETS
    };
    Some((rank, number, length))
}

/// 一、 1. 2、 3) 01 …
fn plain(line: &str) -> Option<(u8, u32, usize)> {
    let (number, length, is_chinese) = number(line)?;
    let after = line.get(length..)?;
    let mark = after.chars().next()?;
    let next = after.get(mark.len_utf8()..)?.chars().next();
    let digit_follows = next.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let rank = match mark {
        '、' if is_chinese => rank::CHINESE,
        '.' | '．' | '，' if is_chinese && !digit_follows => rank::CHINESE,
        '、' => rank::DIGITS,
        '.' | '．' if !digit_follows => rank::DIGITS,
        ')' | '）' if !is_chinese => rank::DIGITS_IN_BRACKETS,
        // 01 “口袋公园”建设
        ' ' | '\u{3000}' if !is_chinese && line.starts_with('0') && length == 2 => rank::DIGITS,
        _ => return None,
    };
    // 2025、2026: years are no numbering.
    (number < 200).then_some((rank, number, length + mark.len_utf8()))
}

/// The number that a text begins with, its length, and whether it is in Chinese.
fn number(text: &str) -> Option<(u32, usize, bool)> {
    let mut value = 0;
    let mut length = 0;
    let mut count = 0;
    let mut is_chinese = None;
    for c in text.chars().take(LONGEST) {
        let digit = match c {
            '0'..='9' => (false, u32::from(c) - u32::from('0')),
            '０'..='９' => (false, u32::from(c) - u32::from('０')),
            '十' => (true, 10),
            _ => match chinese(c) {
                Some(digit) => (true, digit),
                None if super::line::is_blank(c) && count > 0 && is_chinese == Some(true) => {
                    // 一 、: a blank before the mark.
                    length += c.len_utf8();
                    continue;
                }
                None => break,
            },
        };
        if is_chinese.is_some_and(|known| known != digit.0) {
            break;
        }
        is_chinese = Some(digit.0);
        value = match digit {
            (true, 10) if value == 0 => 10,
            (true, 10) => value * 10,
            (true, one) => value + one,
            (false, one) => value * 10 + one,
        };
        length += c.len_utf8();
        count += 1;
    }
    (count > 0).then_some((value, length, is_chinese.unwrap_or(false)))
}

const fn chinese(c: char) -> Option<u32> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}
