//! Numerals in a sentence: where they begin and end, and what they read as.

use std::ops::Range;

use crate::extract::text::block::{self, Bits};
use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::set_phrases;
use crate::extract::words::tags::Tags;
use crate::number::{NumberError, Numeral};

/// One numeral: its characters and whether it is written with Chinese numerals.
pub(crate) struct Raw {
    pub(crate) range: Range<usize>,
    pub(crate) chinese: bool,
}

#[inline]
pub(crate) fn is_chinese_digit(c: char) -> bool {
    c == '〇' || block::is_set(&NUMERALS, c) && !is_chinese_power(c)
}

#[inline]
pub(crate) fn is_chinese_power(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '亿' | '拾' | '佰' | '仟')
}

/// Whether a number may begin with the character.
#[inline]
pub(crate) fn may_begin(c: char) -> bool {
    matches!(c, '0'..='9' | '+' | '-' | '〇') || !c.is_ascii() && block::is_set(&NUMERALS, c)
}

/// The ideographs of numerals.
static NUMERALS: Bits = block::only(set_phrases::NUMERALS);

pub(crate) fn number_at(glyphs: Glyphs<'_>, at: usize) -> Option<Raw> {
    let c = glyphs.char(at);
    if c.is_ascii_digit() {
        return Some(arabic(glyphs, at, at));
    }
    let before = at.checked_sub(1).map_or('\0', |before| glyphs.char(before));
    let signed = glyphs.char(at + 1).is_ascii_digit() && !before.is_ascii_alphanumeric();
    if c == '-' && signed && before != '%'
        || c == '+' && signed && crate::extract::text::block::place(before).is_some()
    {
        return Some(arabic(glyphs, at, at + 1));
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
    // 大陆, 陆续: a digit of the financial kind stands among others of it.
    let financial = |c: char| {
        matches!(
            c,
            '壹' | '贰'
                | '叁'
                | '肆'
                | '伍'
                | '陆'
                | '柒'
                | '捌'
                | '玖'
                | '拾'
                | '佰'
                | '仟'
                | '万'
                | '亿'
        )
    };
    if matches!(
        c,
        '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖'
    ) && !financial(glyphs.char(at + 1))
    {
        return None;
    }
    let lone_zero = matches!(c, '零' | '〇')
        && !is_chinese_digit(glyphs.char(at + 1))
        && glyphs.char(at + 1) != '点'
        && !is_counted_zero(glyphs, at);
    if (is_chinese_digit(c) || c == '十') && !lone_zero {
        let mut end = at + 1;
        loop {
            let c = glyphs.char(end);
            let point = c == '点'
                && is_chinese_digit(glyphs.char(end + 1))
                && is_chinese_digit(glyphs.char(end - 1));
            // 四分之一 is one number, though not one that can be read yet.
            let part =
                c == '分' && glyphs.char(end + 1) == '之' && is_chinese_digit(glyphs.char(end + 2));
            if part {
                end += 2;
            } else if is_chinese_digit(c) || is_chinese_power(c) || point {
                end += 1;
            } else if c.is_ascii_digit() && matches!(glyphs.char(end - 1), '万' | '亿') {
                // 十亿3000万: one amount, written both ways.
                return Some(arabic(glyphs, at, end));
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

/// 增长一成以上: a tenth; 一成不变 and 一成立 are none.
pub(crate) fn is_tenth(glyphs: Glyphs<'_>, at: usize) -> bool {
    let after = glyphs.char(at + 2);
    glyphs.starts_with(at, "一成")
        && matches!(after, '\0' | ',' | '。' | ';' | '以' | '左' | '多' | '、')
}

/// 亏损企业零家: none of what is counted, where the clause ends with it; 零事故 and 零距离 are words.
fn is_counted_zero(glyphs: Glyphs<'_>, at: usize) -> bool {
    let counter = matches!(
        glyphs.char(at + 1),
        '家' | '起' | '件' | '个' | '例' | '宗' | '户' | '项' | '人' | '次' | '元'
    );
    counter && matches!(glyphs.char(at + 2), '\0' | ',' | '。' | ';' | '、')
}

/// 百余家, 上万人, 超百亿元: an amount that only an order of magnitude tells: where its powers end.
pub(crate) fn vague_amount(glyphs: Glyphs<'_>, lexicon: &Lexicon, at: usize) -> Option<usize> {
    let mut end = at;
    while is_chinese_power(glyphs.char(end)) {
        end += 1;
    }
    let before = at.checked_sub(1).map_or('\0', |before| glyphs.char(before));
    // 千万吨原油: no word bounds it, and its value is told by nothing else.
    // 引进企业百家: so does nothing behind it, where it ends the clause.
    let lone = || {
        let unit = lexicon.unit(glyphs, end);
        let counts = matches!(glyphs.char(at), '百' | '千') && block::place(before).is_some();
        counts
            && unit.is_some_and(|(length, _, class)| {
                let after = glyphs.char(end + length);
                let ends = matches!(after, '\0' | ',' | '。' | ';');
                // 新增百家企业; 开展百家企业走访 is the name of something done.
                let amounts = || {
                    let from = at.saturating_sub(12);
                    let verb = lexicon.verb_before(glyphs, from, at);
                    verb.is_some_and(|(_, sense)| sense == Sense::Amount)
                };
                match class {
                    UnitClass::Counter => ends || amounts(),
                    UnitClass::Money | UnitClass::Extent => ends,
                    _ => false,
                }
            })
    };
    let bounded = is_bounded(glyphs, at) || end - at > 1 || lone();
    let powers = end;
    let more = matches!(glyphs.char(end), '余' | '多');
    if end == at || !(bounded || more) || is_chinese_digit(before) || before.is_ascii_digit() {
        return None;
    }
    let (unit, _, class) = lexicon.unit(glyphs, end + usize::from(more))?;
    // 迈上万亿台阶 counts no 台, 过亿项目 no 项.
    let noun = lexicon.longest_uncut(glyphs, end, glyphs.len(), Tags::NOUN);
    if glyphs.starts_with(end, "台阶") || noun.is_some_and(|noun| noun.len() > unit) {
        return None;
    }
    let end = end + usize::from(more) + unit;
    // 超百亿元级产业集群, 超亿元企业: a class of things; 几百家企业 are counted.
    let classes = class != UnitClass::Counter
        && matches!(
            glyphs.char(end),
            '级' | '产' | '企' | '项' | '工' | '园' | '大' | '县' | '镇' | '村' | '的'
        );
    (!classes || more).then_some(powers)
}

/// 上千家, 数百家: whether a character before an order of magnitude says how near it is.
pub(crate) fn is_bounded(glyphs: Glyphs<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or('\0', |before| glyphs.char(before));
    if is_stepped_on(glyphs, at) {
        return false;
    }
    matches!(
        before,
        '上' | '超' | '近' | '逾' | '过' | '破' | '几' | '数'
    )
}

/// 跃上千亿元台阶: the character before belongs to the verb.
pub(crate) fn is_stepped_on(glyphs: Glyphs<'_>, at: usize) -> bool {
    at >= 2
        && glyphs.char(at - 1) == '上'
        && matches!(glyphs.char(at - 2), '跃' | '迈' | '登' | '站' | '踏' | '攀')
}

/// The Arabic numeral whose digits begin at `digits`; scales with digits behind them belong to it
/// (1亿5000万, 1万2千).
fn arabic(glyphs: Glyphs<'_>, start: usize, digits: usize) -> Raw {
    let mut end = arabic_end(glyphs, digits);
    // 十亿3000万 is composed from the start.
    let first = glyphs.char(start);
    let mut composed = start < digits && (is_chinese_digit(first) || first == '十');
    loop {
        let powers = (end..end + 3)
            .take_while(|&at| is_chinese_power(glyphs.char(at)))
            .count();
        let zero = usize::from(powers > 0 && matches!(glyphs.char(end + powers), '零' | '〇'));
        let next = end + powers + zero;
        if powers > 0 && glyphs.char(next).is_ascii_digit() {
            end = arabic_end(glyphs, next);
            composed = true;
        } else if powers > 0
            && matches!(glyphs.char(next - 1), '万' | '亿')
            && is_chinese_digit(glyphs.char(next))
        {
            // 100万两千.
            end = next;
            while is_chinese_digit(glyphs.char(end))
                || matches!(glyphs.char(end), '百' | '千' | '十')
            {
                end += 1;
            }
            composed = true;
        } else {
            // The last scale is the unit's, but where it scales only the last digits (1万2千).
            let end = if composed { end + powers } else { end };
            return Raw {
                range: start..end,
                chinese: false,
            };
        }
    }
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
        // A full-width comma separates thousands only of full-width digits; else it ends a clause.
        while glyphs.char(end) == ','
            && digits(end + 1) == end + 4
            && (glyphs.width(end) == 1 || glyphs.width(end - 1) == 3 && glyphs.width(end + 1) == 3)
        {
            end += 4;
        }
    }
    while glyphs.char(end) == '.' && glyphs.char(end + 1).is_ascii_digit() {
        end = digits(end + 1);
    }
    end
}

/// The most characters of a numeral that is read; what a `Decimal` holds takes fewer.
const LONGEST: usize = 64;

/// The numeral of a range, without an allocation where it is short, as they are.
pub(crate) fn numeral(glyphs: Glyphs<'_>, raw: &Raw) -> Result<Numeral, NumberError> {
    if raw.range.len() > LONGEST {
        let shown = raw.range.start..raw.range.start + LONGEST;
        return Err(NumberError::TooManyDigits {
            text: glyphs.folded(shown),
        });
    }
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

/// Whether a sentence without digits may hold an amount or a rank: a Chinese numeral of several characters
/// or before a unit, 前三, 第一, 前列, 零突破.
pub(crate) fn may_count(glyphs: Glyphs<'_>, watched: &[u32], lexicon: &Lexicon) -> bool {
    watched
        .iter()
        .any(|&at| counts(glyphs, at as usize, lexicon))
}

/// Whether the numeral or rank word at `at` may count something.
fn counts(glyphs: Glyphs<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let c = glyphs.char(at);
    let next = glyphs.char(at + 1);
    let before = at.checked_sub(1).map_or('\0', |before| glyphs.char(before));
    match c {
        '前' => matches!(next, '列' | '茅'),
        '首' => next == '位' || before == '榜',
        '零' | '〇' => {
            matches!(next, '突' | '的' | '点' | '”')
                || is_chinese_digit(next)
                || is_counted_zero(glyphs, at)
        }
        '半' => next == '个' && glyphs.char(at + 2) == '百',
        '百' | '千' | '万' | '亿' => vague_amount(glyphs, lexicon, at).is_some(),
        _ if is_chinese_digit(c) || c == '十' => {
            let several = is_chinese_digit(next)
                || is_chinese_power(next)
                || matches!(next, '多' | '余' | '几' | '来');
            // 一 is an article but before things that are built one by one.
            let unit = match c {
                '一' => {
                    matches!(next, '所' | '座' | '家' | '条' | '处' | '栋' | '幢')
                        || next == '成' && is_tenth(glyphs, at)
                }
                _ => lexicon.may_start(next, Tags::UNIT),
            };
            several || unit || matches!(before, '第' | '前' | '之')
        }
        _ => false,
    }
}
