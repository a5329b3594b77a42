//! Value expressions (数值表达): number, range, unit and the bound words that touch them.

mod index;
mod unit;
mod worded;

use std::ops::Range;

pub(crate) use self::unit::UnitText;
pub(crate) use self::worded::{half, power};
use crate::extract::statement::{StatementBound, Value};
use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::numeral::{Raw, is_chinese_digit, number_at, numeral};
use crate::extract::words::sense::UnitClass;
use crate::extract::words::value::unit::{Tail, tail};
use crate::number::{self, Decimal, NumberError, Numeral, shift};
use crate::unit::Scale;

/// A number found in a sentence, with what touches it.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    /// The whole expression: bound words, numbers, unit.
    pub(crate) whole: Range<usize>,
    /// From the first digit to the last.
    pub(crate) digits: Range<usize>,
    /// The number, or why it could not be read.
    pub(crate) value: Result<Value, NumberError>,
    /// The unit as written, in folded characters and without the scale of a Chinese numeral.
    pub(crate) unit: Option<UnitText>,
    /// The bound.
    pub(crate) bound: StatementBound,
    /// Where the bound words before the number begin; `digits.start` if there are none.
    pub(crate) front: usize,
    /// Whether the number is written with Chinese numerals.
    pub(crate) chinese: bool,
    /// Whether a bound word follows the unit.
    pub(crate) bound_after: bool,
    /// How the words after the unit bound the number, whatever those before it do.
    pub(crate) bound_behind: Option<StatementBound>,
}

impl Expression {
    /// The number of an expression before this one in the unit of this one, where both are counted alike.
    pub(crate) fn converted(&self, other: &Self) -> Option<Decimal> {
        let unit = self.unit.as_ref()?;
        let Ok(Value::One(value)) = other.value else {
            return None;
        };
        // 从500增加到600家, 从55元提高至69元.
        let scale = match &other.unit {
            Some(from) if from.is_like(unit) => from.scale,
            Some(_) => return None,
            None => unit.scale,
        };
        let places = i32::from(scale.exponent()) - i32::from(unit.scale.exponent());
        shift(value, places)
    }
}

/// Where a bracket that holds another amount ends, if it begins at a place.
fn bracketed(glyphs: Glyphs<'_>, at: usize) -> Option<usize> {
    let opens = glyphs.char(at) == '(' && glyphs.char(at + 1).is_ascii_digit();
    let close = (at + 2..at + 16).find(|&at| glyphs.char(at) == ')')?;
    opens.then_some(close + 1)
}

/// Puts the number at `at`, if there is one, with what touches it into `expressions`.
#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
pub(crate) fn expression_at<'x>(
    glyphs: Glyphs<'_>,
    lexicon: &Lexicon,
    at: usize,
    expressions: &'x mut Vec<Expression>,
) -> Option<&'x Expression> {
    let mut first = number_at(glyphs, at)?;
    let mut first_tail = tail(glyphs, lexicon, &first);
    if at == 0
        && let Some(mark) = glued_mark(glyphs, &first, &first_tail)
    {
        first.range.end = mark;
        first_tail = Tail::none(mark);
    }
    let mut digits = first.range.clone();
    let mut end = first_tail.end;
    let mut unit = first_tail.unit;
    // Most Chinese numerals of one character are parts of words (一体, 三农).
    let bare = first.chinese
        && unit.is_none()
        && first.range.len() == 1
        && range_end(glyphs, end).is_none();
    let mut value = if bare {
        Ok(Value::None)
    } else {
        read(glyphs, lexicon, &first, &mut unit).map(Value::One)
    };
    let mut bound = if first_tail.more {
        StatementBound::MoreThan
    } else {
        StatementBound::Plain
    };
    if let Some(second) = range_end(glyphs, end) {
        let second_tail = tail(glyphs, lexicon, &second);
        let mut second_unit = second_tail.unit;
        let high = read(glyphs, lexicon, &second, &mut second_unit);
        if let Some(range) = between(&value, unit.as_ref(), high, second_unit.as_ref()) {
            digits.end = second.range.end;
            end = second_tail.end;
            unit = second_unit;
            bound = StatementBound::Between;
            value = range;
        }
    }
    // 30万吨至32万吨之间.
    if bound == StatementBound::Between && glyphs.starts_with(end, "之间") {
        end += 2;
    }
    let mut whole = digits.start..end;
    // 每立方米19微克: the unit per which it is stands before the number.
    let mut front = whole.start;
    if let Some(unit) = unit.as_mut()
        && unit.class == UnitClass::Capacity
        && let Some((per_at, per)) = lexicon.unit_before(glyphs, digits.start)
        && per.dimension() == crate::unit::Dimension::Volume
        && per_at > 0
        && glyphs.char(per_at - 1) == '每'
    {
        unit.per = Some((Scale::One, per));
        unit.class = UnitClass::Rate;
        unit.contiguous = false;
        front = per_at - 1;
        whole.start = front;
    }
    let mut bound_after = false;
    let mut bound_behind = None;
    // 签约 and 预约 have no 约 in them.
    let is_word = |start: usize| {
        glyphs.char(start) == '约'
            && start > 0
            && matches!(glyphs.char(start - 1), '签' | '预' | '节')
    };
    // 5千多万, 1亿3千多万: 多 stands inside the numeral.
    if first_tail.more
        && bound == StatementBound::MoreThan
        && let Some(unit) = unit.as_ref()
        && unit.scale != Scale::One
        && matches!(glyphs.char(first.range.end - 1), '千' | '百' | '十')
        && let Some(inner) = inner_more(glyphs, &first, unit.scale)
    {
        value = Ok(Value::One(inner));
    }
    if let Some((start, before)) = lexicon.bound_before(glyphs, whole.start)
        && !is_word(start)
    {
        front = start;
        whole.start = start;
        if bound == StatementBound::Plain {
            bound = before;
        }
    }
    // 60%(含)以下, 低于60%(含): the end is part of it.
    if unit.is_some() && glyphs.starts_with(whole.end, "(含)") {
        whole.end += 3;
        bound = match bound {
            StatementBound::LessThan => StatementBound::AtMost,
            StatementBound::MoreThan => StatementBound::AtLeast,
            other => other,
        };
    }
    // 5亿元(3000万美元)以上: the same amount again, in another unit.
    let again = bracketed(glyphs, whole.end).unwrap_or(whole.end);
    let bounded = lexicon.bound_after(glyphs, again);
    if let Some((after_end, after)) = bounded.or_else(|| lexicon.bound_after(glyphs, whole.end))
        && (unit.is_some() || after != StatementBound::About)
    {
        whole.end = after_end;
        bound_after = true;
        bound_behind = Some(after);
        if matches!(bound, StatementBound::Plain | StatementBound::About) {
            bound = after;
        }
    }
    // 压缩到3个工作日内.
    let reached = front
        .checked_sub(1)
        .map_or('\0', |before| glyphs.char(before));
    let is_time = unit
        .as_ref()
        .is_some_and(|unit| unit.class == UnitClass::Time);
    if glyphs.char(whole.end) == '内' && is_time && matches!(reached, '到' | '至' | '在' | '为')
    {
        whole.end += 1;
        bound_after = true;
        bound = StatementBound::AtMost;
    }
    expressions.push(Expression {
        whole,
        digits,
        value,
        unit,
        bound,
        front,
        chinese: first.chinese,
        bound_after,
        bound_behind,
    });
    let expression = expressions.last_mut()?;
    expression.take_as_index(glyphs, lexicon);
    Some(expression)
}

/// 1亿3千多万: the amount in the scale behind 多.
fn inner_more(glyphs: Glyphs<'_>, raw: &Raw, scale: Scale) -> Option<Decimal> {
    let text = format!("{}{}", glyphs.folded(raw.range.clone()), scale.label());
    let value = text.parse::<Numeral>().ok()?.value().ok()?;
    shift(value, -i32::from(scale.exponent()))
}

/// 4.460个村纳入改造: where the mark of a list ends that stands right before a number at the start of a
/// sentence. What is counted in whole numbers has no decimals.
fn glued_mark(glyphs: Glyphs<'_>, raw: &Raw, tail: &Tail) -> Option<usize> {
    let unit = tail.unit.as_ref().filter(|unit| {
        let whole = unit.parsed().is_some_and(|unit| unit.is_whole_only());
        whole && unit.scale == Scale::One && unit.class == UnitClass::Counter
    });
    let point = raw.range.clone().find(|&at| glyphs.char(at) == '.')?;
    let is_mark = point <= 2 && !raw.chinese && glyphs.char(point + 1) != '0';
    unit.filter(|_| is_mark).map(|_| point)
}

/// The range from `low` to `high`, both in the unit of `high`; none where the two are not of one kind.
fn between(
    low: &Result<Value, NumberError>,
    low_unit: Option<&UnitText>,
    high: Result<Decimal, NumberError>,
    high_unit: Option<&UnitText>,
) -> Option<Result<Value, NumberError>> {
    let unit = high_unit?;
    let (low, high) = match (low, high) {
        (Ok(Value::One(low)), Ok(high)) => (*low, high),
        (Err(error), _) => return Some(Err(error.clone())),
        (_, Err(error)) => return Some(Err(error)),
        _ => return None,
    };
    let from = match low_unit {
        // 1.2亿—1.5亿元, 5000万元至1亿元.
        Some(low_unit) if low_unit.atom.is_none() || low_unit.is_like(unit) => low_unit.scale,
        Some(_) => return None,
        // 3~5万人 are ten thousands both; 8000—1.2万人 are not.
        None if low <= high => unit.scale,
        None => Scale::One,
    };
    let places = i32::from(from.exponent()) - i32::from(unit.scale.exponent());
    shift(low, places).map(|low| Ok(Value::Range(low, high)))
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

/// Whether a second number follows, so that the first may have its unit from it.
fn continues(glyphs: Glyphs<'_>, at: usize) -> bool {
    range_end(glyphs, at).is_some()
}

/// The value of a short numeral of Arabic digits with at most one point, as most are.
fn plain_decimal(glyphs: Glyphs<'_>, raw: &Raw) -> Option<Decimal> {
    let glyphs = glyphs.get(raw.range.clone());
    if glyphs.len() > 18 {
        return None;
    }
    let mut mantissa: i64 = 0;
    let mut places = None;
    for (at, glyph) in glyphs.iter().enumerate() {
        match glyph.c.to_digit(10) {
            Some(digit) => mantissa = mantissa * 10 + i64::from(digit),
            None if glyph.c == '.' && places.is_none() && at > 0 => places = Some(at + 1),
            None => return None,
        }
    }
    let places = places.map_or(0, |from| glyphs.len() - from);
    Some(Decimal::new(mantissa, u32::try_from(places).ok()?))
}

/// An amount written in Arabic and Chinese numerals at once (十亿3000万, 100万两千): its value, and the scale that it
/// ends with.
fn mixed(glyphs: Glyphs<'_>, raw: &Raw) -> Option<(Decimal, Option<Scale>)> {
    let here = glyphs.get(raw.range.clone());
    let arabic = here.iter().any(|glyph| glyph.c.is_ascii_digit());
    let chinese = here
        .iter()
        .any(|glyph| is_chinese_digit(glyph.c) || glyph.c == '十');
    if !arabic || !chinese || here.len() > 24 {
        return None;
    }
    let mut total = Decimal::ZERO;
    let mut start = raw.range.start;
    let mut scale = None;
    for at in raw.range.clone() {
        let places = match glyphs.char(at) {
            '万' => 4,
            '亿' => 8,
            _ if at + 1 == raw.range.end => 0,
            _ => continue,
        };
        let end = at + usize::from(places == 0);
        let piece = glyphs.folded(start..end).parse::<Numeral>().ok()?;
        let piece = shift(piece.value().ok()?, places)?;
        total = number::add(total, piece).ok()?;
        start = at + 1;
        scale = Scale::from_exponent(i8::try_from(places).ok()?).filter(|_| places > 0);
    }
    Some((total, scale))
}

/// Reads a numeral; the scale of a Chinese one (一百亿) moves to the unit, as does 百分之.
fn read(
    glyphs: Glyphs<'_>,
    lexicon: &Lexicon,
    raw: &Raw,
    unit: &mut Option<UnitText>,
) -> Result<Decimal, NumberError> {
    if let Some(value) = plain_decimal(glyphs, raw) {
        return Ok(value);
    }
    if let Some((value, scale)) = mixed(glyphs, raw) {
        let scaled = scale.filter(|_| unit.as_ref().is_some_and(|unit| unit.scale == Scale::One));
        let places = scaled.map_or(0, |scale| i32::from(scale.exponent()));
        if let (Some(scale), Some(unit)) = (scaled, unit.as_mut()) {
            unit.scale = scale;
            unit.contiguous = false;
        }
        return shift(value, -places).ok_or_else(|| NumberError::TooManyDigits {
            text: glyphs.folded(raw.range.clone()),
        });
    }
    let numeral = numeral(glyphs, raw)?;
    // 1万6千: the scale of the last digits is none of the unit's.
    if !raw.chinese && (1..=3).contains(&numeral.exponent()) {
        return numeral.value();
    }
    let share = match numeral.exponent() {
        -2 => '%',
        -3 => '‰',
        0 => return Ok(numeral.digits()),
        exponent => {
            let scale = Scale::from_exponent(exponent);
            return match (scale, unit.as_mut()) {
                (Some(scale), Some(unit)) if unit.scale == Scale::One => {
                    unit.scale = scale;
                    unit.contiguous = false;
                    Ok(numeral.digits())
                }
                // 一亿至两亿元: the scale waits for the unit of the second.
                (Some(scale), None) if continues(glyphs, raw.range.end) => {
                    let label = raw.range.end..raw.range.end;
                    let class = UnitClass::Counter;
                    *unit = Some(UnitText {
                        scale,
                        atom: None,
                        per: None,
                        label,
                        contiguous: false,
                        class,
                    });
                    Ok(numeral.digits())
                }
                _ => numeral.value(),
            };
        }
    };
    let sign = [crate::extract::text::glyphs::Glyph::new(share)];
    if let Some((_, atom, class)) = lexicon.unit(Glyphs::detached(&sign), 0)
        && unit.is_none()
    {
        let label = raw.range.end..raw.range.end;
        *unit = Some(UnitText {
            scale: Scale::One,
            atom: Some(atom),
            per: None,
            label,
            contiguous: false,
            class,
        });
        return Ok(numeral.digits());
    }
    numeral.value()
}
