//! Chinese numerals: what the characters mean, and writing them.

use rust_decimal::Decimal;

/// What a character means inside a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `0` to `9` and their full-width forms.
    Arabic(u8),
    /// 零 to 九, 两, and the forms of cheques and of traditional script.
    Chinese(u8),
    /// 十, 百, 千: a place inside a group of four, by its power of ten.
    Place(u32),
    /// 万, 亿: a group, by its power of ten.
    Group(u32),
    /// A decimal point of Arabic digits.
    Point,
    /// 点.
    Dian,
    /// A thousands separator.
    Separator,
    Minus,
    Plus,
    Other,
}

/// The characters of numerals, simplified first, then the forms of cheques (大写) and traditional script.
pub(super) fn sign(c: char) -> Sign {
    match c {
        '0'..='9' => Sign::Arabic(digit_above(c, '0')),
        '０'..='９' => Sign::Arabic(digit_above(c, '０')),
        '零' | '〇' | '○' => Sign::Chinese(0),
        '一' | '壹' => Sign::Chinese(1),
        '二' | '两' | '贰' | '貳' | '兩' => Sign::Chinese(2),
        '三' | '叁' | '參' => Sign::Chinese(3),
        '四' | '肆' => Sign::Chinese(4),
        '五' | '伍' => Sign::Chinese(5),
        '六' | '陆' | '陸' => Sign::Chinese(6),
        '七' | '柒' => Sign::Chinese(7),
        '八' | '捌' => Sign::Chinese(8),
        '九' | '玖' => Sign::Chinese(9),
        '十' | '拾' => Sign::Place(1),
        '百' | '佰' => Sign::Place(2),
        '千' | '仟' => Sign::Place(3),
        '万' | '萬' => Sign::Group(4),
        '亿' | '億' => Sign::Group(8),
        '.' | '．' => Sign::Point,
        '点' | '點' => Sign::Dian,
        ',' | '，' => Sign::Separator,
        '-' | '−' | '－' | '负' | '負' => Sign::Minus,
        '+' | '＋' => Sign::Plus,
        _ => Sign::Other,
    }
}

fn digit_above(c: char, zero: char) -> u8 {
    u8::try_from(u32::from(c) - u32::from(zero)).unwrap_or(0)
}

/// Above this the groups 万 and 亿 no longer reach.
const WRITTEN_BY_GROUPS: u128 = 10_u128.pow(16);

/// Writes a decimal as a Chinese numeral (中文数字), so that [`parse`](super::parse) reads it back.
///
/// From 10^16 on, where 万 and 亿 no longer reach, the digits are written one by one.
///
/// ```
/// use zhibiao::number::{to_chinese, Decimal};
/// assert_eq!(to_chinese(Decimal::from(12)), "十二");
/// assert_eq!(to_chinese(Decimal::from(100_500)), "十万零五百");
/// assert_eq!(to_chinese(Decimal::new(-65, 1)), "负六点五");
/// ```
#[must_use]
pub fn to_chinese(value: Decimal) -> String {
    let value = value.normalize();
    let mantissa = value.mantissa();
    let unit = 10_u128.pow(value.scale());
    let (integer, fraction) = (
        mantissa.unsigned_abs() / unit,
        mantissa.unsigned_abs() % unit,
    );
    let mut text = String::new();
    if mantissa < 0 {
        text.push('负');
    }
    if integer >= WRITTEN_BY_GROUPS {
        text.extend(integer.to_string().chars().map(|c| digit(c, '〇')));
    } else {
        write_integer(integer, &mut text);
    }
    if fraction > 0 {
        text.push('点');
        let places = value.scale() as usize;
        text.extend(
            format!("{fraction:0places$}")
                .chars()
                .map(|c| digit(c, '零')),
        );
    }
    text
}

fn digit(c: char, zero: char) -> char {
    match c {
        '1' => '一',
        '2' => '二',
        '3' => '三',
        '4' => '四',
        '5' => '五',
        '6' => '六',
        '7' => '七',
        '8' => '八',
        '9' => '九',
        _ => zero,
    }
}

/// Places from high to low; each group of four closes with its own character.
fn write_integer(value: u128, text: &mut String) {
    if value == 0 {
        text.push('零');
        return;
    }
    let (yi, rest) = (value / 100_000_000, value % 100_000_000);
    if yi > 0 {
        write_below_yi(yi, false, text);
        text.push('亿');
    }
    write_below_yi(rest, yi > 0, text);
}

fn write_below_yi(value: u128, follows: bool, text: &mut String) {
    let (wan, rest) = (value / 10_000, value % 10_000);
    if wan > 0 {
        write_group(wan, follows, false, text);
        text.push('万');
    }
    // 三亿零五千: 三亿五千 is said for 三亿五千万.
    write_group(rest, follows || wan > 0, follows && wan == 0, text);
}

/// A group of four; `follows` where something stands before it, `gap` where a group between was skipped.
fn write_group(value: u128, follows: bool, mut gap: bool, text: &mut String) {
    let mut written = follows;
    for (unit, name) in [
        (1000, Some('千')),
        (100, Some('百')),
        (10, Some('十')),
        (1, None),
    ] {
        let figure = value / unit % 10;
        if figure == 0 {
            gap = true;
            continue;
        }
        if gap && written {
            text.push('零');
        }
        gap = false;
        // 十二, not 一十二, where nothing stands before it.
        if written || figure != 1 || unit != 10 {
            text.extend(
                char::from_digit(u32::try_from(figure).unwrap_or(0), 10).map(|c| digit(c, '零')),
            );
        }
        text.extend(name);
        written = true;
    }
}
