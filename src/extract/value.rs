//! Value expressions (数值表达): number, range, unit and the bound words that touch them.

use std::ops::Range;

use super::lexicon::{Lexicon, UnitClass};
use super::statement::{BoundKind, Value};
use super::text::Glyphs;
use crate::number::{NumberError, Numeral};
use crate::unit::{Scale, Unit};

/// A number found in a sentence, with what touches it.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    /// The whole expression: bound words, numbers, unit.
    pub(super) whole: Range<usize>,
    /// From the first digit to the last.
    pub(super) digits: Range<usize>,
    /// The number, or why it could not be read.
    pub(super) value: Result<Value, NumberError>,
    /// The unit as written, in folded characters and without the scale of a Chinese numeral.
    pub(super) unit: Option<UnitText>,
    /// The bound.
    pub(super) bound: BoundKind,
    /// Where the bound words before the number begin; `digits.start` if there are none.
    pub(super) front: usize,
    /// Whether the number is written with Chinese numerals.
    pub(super) chinese: bool,
    /// Whether a bound word follows the unit.
    pub(super) bound_after: bool,
}

/// A unit as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct UnitText {
    /// The scale that is part of a Chinese numeral (一百亿元: 亿), to be put before `label`.
    pub(super) scale: Option<Scale>,
    /// The characters of the unit, without 多 and 余 and the 个 of 个百分点.
    pub(super) label: String,
    pub(super) class: UnitClass,
    pub(super) parsed: Option<Unit>,
}

impl UnitText {
    /// The unit as ANNOTATION.md wants it: with its scale, as written.
    pub(super) fn written(&self) -> String {
        match self.scale {
            Some(scale) => format!("{}{}", scale.label(), self.label),
            None => self.label.clone(),
        }
    }
}

/// All numbers of a sentence, in order.
pub(super) fn expressions(glyphs: Glyphs<'_>, lexicon: &Lexicon) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let Some(first) = number_at(glyphs, at) else {
            at += 1;
            continue;
        };
        let expression = expression_at(glyphs, lexicon, first);
        at = expression.whole.end.max(at + 1);
        found.push(expression);
    }
    found
}

/// One numeral: its characters and whether it is written with Chinese numerals.
struct Raw {
    range: Range<usize>,
    chinese: bool,
}

fn is_chinese_digit(c: char) -> bool {
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

fn is_chinese_power(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '亿' | '拾' | '佰' | '仟')
}

fn number_at(glyphs: Glyphs<'_>, at: usize) -> Option<Raw> {
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

/// What follows a numeral: its unit, with the 多 or 余 before or inside it.
struct Tail {
    end: usize,
    unit: Option<UnitText>,
    more: bool,
}

fn tail(glyphs: Glyphs<'_>, lexicon: &Lexicon, raw: &Raw) -> Tail {
    let mut at = raw.range.end;
    let mut more = false;
    let more_word = |at: usize| matches!(glyphs.char(at), '多' | '余');
    if more_word(at) && unit_at(glyphs, lexicon, at + 1, raw.chinese).is_some() {
        more = true;
        at += 1;
    }
    let Some((end, mut unit, inner)) = unit_at(glyphs, lexicon, at, raw.chinese) else {
        return Tail {
            end: raw.range.end,
            unit: None,
            more: false,
        };
    };
    more |= inner;
    let mut end = end;
    // 元/人, 吨标准煤/万元, 微克/立方米.
    if matches!(glyphs.char(end), '/' | '每')
        && let Some((per_end, per, _)) = unit_at(glyphs, lexicon, end + 1, false)
    {
        unit.label.push('/');
        unit.label.push_str(&per.label);
        unit.class = UnitClass::Rate;
        end = per_end;
    }
    unit.parsed = unit.written().parse().ok();
    Tail {
        end,
        unit: Some(unit),
        more,
    }
}

/// The scale and atom at `at`: their end, the unit and whether 多 or 余 stands between them.
fn unit_at(
    glyphs: Glyphs<'_>,
    lexicon: &Lexicon,
    at: usize,
    chinese: bool,
) -> Option<(usize, UnitText, bool)> {
    if let Some(label) = lexicon.unit(glyphs, at) {
        return Some((
            at + label.len(),
            unit_text(glyphs, at..at + label.len(), label.class),
            false,
        ));
    }
    if chinese {
        return None;
    }
    let mut scale_end = at;
    while is_chinese_power(glyphs.char(scale_end)) {
        scale_end += 1;
    }
    if scale_end == at {
        return None;
    }
    let more = matches!(glyphs.char(scale_end), '多' | '余');
    let atom_at = scale_end + usize::from(more);
    let Some(label) = lexicon.unit(glyphs, atom_at) else {
        // 1000万以上农村贫困人口: the scale alone.
        let unit = UnitText {
            scale: None,
            label: glyphs.folded(at..scale_end),
            class: UnitClass::Counter,
            parsed: None,
        };
        return Some((atom_at, unit, more));
    };
    let end = atom_at + label.len();
    let mut unit = unit_text(glyphs, at..scale_end, label.class);
    unit.label
        .push_str(&unit_text(glyphs, atom_at..end, label.class).label);
    Some((end, unit, more))
}

fn unit_text(glyphs: Glyphs<'_>, range: Range<usize>, class: UnitClass) -> UnitText {
    let folded = glyphs.folded(range);
    // ANNOTATION: 百分点 for 个百分点.
    let label = match folded.strip_prefix('个') {
        Some(rest) if class == UnitClass::PercentagePoint || class == UnitClass::Time => {
            rest.to_owned()
        }
        _ => folded,
    };
    UnitText {
        scale: None,
        label,
        class,
        parsed: None,
    }
}

fn expression_at(glyphs: Glyphs<'_>, lexicon: &Lexicon, first: Raw) -> Expression {
    let first_tail = tail(glyphs, lexicon, &first);
    let mut digits = first.range.clone();
    let mut end = first_tail.end;
    let mut unit = first_tail.unit;
    let mut value = read(glyphs, &first, &mut unit).map(Value::One);
    let mut bound = if first_tail.more {
        BoundKind::MoreThan
    } else {
        BoundKind::Plain
    };
    if let Some(second) = range_end(glyphs, end) {
        let second_tail = tail(glyphs, lexicon, &second);
        let mut second_unit = second_tail.unit;
        let high = read(glyphs, &second, &mut second_unit);
        let agrees = match (&unit, &second_unit) {
            (Some(low), Some(high)) => low.written() == high.written(),
            (None, Some(_)) => true,
            _ => false,
        };
        if agrees {
            digits.end = second.range.end;
            end = second_tail.end;
            unit = second_unit;
            bound = BoundKind::Between;
            value = match (value, high) {
                (Ok(Value::One(low)), Ok(high)) => Ok(Value::Range(low, high)),
                (Err(error), _) | (_, Err(error)) => Err(error),
                (Ok(other), Ok(_)) => Ok(other),
            };
        }
    }
    let mut whole = digits.start..end;
    let mut front = whole.start;
    let mut bound_after = false;
    if let Some((start, before)) = lexicon.bound_before(glyphs, whole.start) {
        front = start;
        whole.start = start;
        if bound == BoundKind::Plain {
            bound = before;
        }
    }
    if let Some((after_end, after)) = lexicon.bound_after(glyphs, whole.end)
        && (unit.is_some() || after != BoundKind::About)
    {
        whole.end = after_end;
        bound_after = true;
        if matches!(bound, BoundKind::Plain | BoundKind::About) {
            bound = after;
        }
    }
    Expression {
        whole,
        digits,
        value,
        unit,
        bound,
        front,
        chinese: first.chinese,
        bound_after,
    }
}

/// The second number of a range, right after the connector at `at`.
fn range_end(glyphs: Glyphs<'_>, at: usize) -> Option<Raw> {
    let mut next = at;
    match glyphs.char(at) {
        '~' | '-' => {
            while matches!(glyphs.char(next), '~' | '-') {
                next += 1;
            }
        }
        '至' | '到' => next += 1,
        _ => return None,
    }
    number_at(glyphs, next).filter(|raw| raw.range.start == next && glyphs.char(next) != '-')
}

/// Reads a numeral; the scale of a Chinese one (一百亿) moves to the unit, as does 百分之.
fn read(
    glyphs: Glyphs<'_>,
    raw: &Raw,
    unit: &mut Option<UnitText>,
) -> Result<crate::number::Decimal, NumberError> {
    let text = glyphs.folded(raw.range.clone());
    let numeral: Numeral = text.parse()?;
    match (numeral.exponent(), unit.as_mut()) {
        (0, _) => Ok(numeral.digits()),
        (-2, None) => {
            *unit = Some(percent('%'));
            Ok(numeral.digits())
        }
        (-3, None) => {
            *unit = Some(percent('‰'));
            Ok(numeral.digits())
        }
        (exponent, Some(unit)) if unit.scale.is_none() => {
            let scale = Scale::from_exponent(exponent);
            let Some(scale) = scale else {
                return numeral.value();
            };
            unit.scale = Some(scale);
            unit.parsed = unit.written().parse().ok();
            Ok(numeral.digits())
        }
        _ => numeral.value(),
    }
}

fn percent(sign: char) -> UnitText {
    UnitText {
        scale: None,
        label: sign.to_string(),
        class: UnitClass::Percent,
        parsed: sign.to_string().parse().ok(),
    }
}
