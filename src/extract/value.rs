//! Value expressions (数值表达): number, range, unit and the bound words that touch them.

use std::borrow::Cow;
use std::ops::Range;

use super::lexicon::{Lexicon, Sense, UnitClass};
use super::numeral::{Raw, is_chinese_power, number_at, numeral};
use super::statement::{BoundKind, Value};
use super::text::Glyphs;
use crate::number::{Decimal, NumberError, shift};
use crate::unit::{Atom, Scale, Unit};

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

/// Nouns whose value is a bare number: 居民消费价格指数控制在103.5以内, 收入倍差缩小到1.7.
const BARE: &[&str] = &["指数", "系数", "倍差", "收入比", "之比", "比值"];

impl Expression {
    /// Gives a number without a unit the unit of none, where an index or a ratio of two amounts reaches it.
    pub(super) fn take_as_index(&mut self, glyphs: Glyphs<'_>, lexicon: &Lexicon) {
        let at = self.digits.end;
        let goes_on = !self.bound_after && matches!(glyphs.char(at), ':' | '.' | '版' | '级')
            || glyphs.char(at).is_ascii_alphanumeric();
        let before = self.front.checked_sub(1).map(|before| glyphs.char(before));
        let reached = matches!(before, Some('到' | '至' | '在' | '为' | '达' | '于'));
        if self.unit.is_some() || self.chinese || self.value.is_err() || goes_on || !reached {
            return;
        }
        let Some((from, Sense::Reach)) = lexicon.verb_before(glyphs, 0, self.front) else {
            return;
        };
        let is_bare = |noun: &&str| {
            let length = noun.chars().count();
            from > length && glyphs.ends_with(&(from - length..from), noun)
        };
        if BARE.iter().any(is_bare) {
            self.unit = Some(UnitText {
                scale: Scale::One,
                atom: None,
                per: None,
                label: at..at,
                contiguous: true,
                class: UnitClass::Rate,
            });
        }
    }

    /// The number of an expression before this one in the unit of this one, where both are counted alike.
    pub(super) fn converted(&self, other: &Self) -> Option<Decimal> {
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

/// A unit as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct UnitText {
    /// The scale: of the unit (1.2万人) or of a Chinese numeral (一百亿元).
    pub(super) scale: Scale,
    /// The atom; none where the scale stands alone (1000万以上农村贫困人口) or the unit is 百分之.
    pub(super) atom: Option<Atom>,
    /// The unit per which it is (万元/亩).
    per: Option<(Scale, Atom)>,
    /// Where the label stands, 多 and 余 and the 个 of 个百分点 left out at its ends.
    label: Range<usize>,
    /// Whether the label stands in the text as it is to be shown, scale and all.
    contiguous: bool,
    pub(super) class: UnitClass,
}

impl UnitText {
    /// The unit as a statement shows it: with its scale, as written.
    pub(super) fn written<'t>(&self, document: &'t str, glyphs: Glyphs<'_>) -> Cow<'t, str> {
        let label = glyphs.shown(document, self.label.clone());
        if self.contiguous {
            return label;
        }
        let atom = match self.atom {
            Some(atom) if self.class == UnitClass::Percent => atom.label().to_owned(),
            _ => label.into_owned(),
        };
        Cow::Owned(format!("{}{atom}", self.scale.label()))
    }

    /// The unit that it is, where the table has it.
    pub(super) fn parsed(&self) -> Option<Unit> {
        let unit = Unit::new(self.scale, self.atom?);
        Some(match self.per {
            Some((scale, atom)) => unit.per(scale, atom),
            None => unit,
        })
    }

    /// Whether two numbers are counted alike.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.atom == other.atom && self.per == other.per
    }
}

/// What follows a numeral: its unit, with the 多 or 余 before or inside it.
struct Tail {
    end: usize,
    unit: Option<UnitText>,
    more: bool,
}

fn tail(glyphs: Glyphs<'_>, lexicon: &Lexicon, raw: &Raw) -> Tail {
    let at = raw.range.end;
    let is_more = |at: usize| matches!(glyphs.char(at), '多' | '余');
    if is_more(at)
        && let Some(mut tail) = unit_at(glyphs, lexicon, at + 1, false)
    {
        tail.more = true;
        return tail;
    }
    unit_at(glyphs, lexicon, at, raw.chinese).unwrap_or(Tail {
        end: at,
        unit: None,
        more: false,
    })
}

/// The scale and atom at `at`.
fn unit_at(glyphs: Glyphs<'_>, lexicon: &Lexicon, at: usize, chinese: bool) -> Option<Tail> {
    let mut tail = scaled_atom(glyphs, lexicon, at, chinese)?;
    // 30万台(套): the second unit only says what else is counted so.
    if glyphs.char(tail.end) == '('
        && let Some((length, ..)) = lexicon.unit(glyphs, tail.end + 1)
        && glyphs.char(tail.end + 1 + length) == ')'
    {
        tail.end += length + 2;
    }
    // 元/人, 吨标准煤/万元, 微克/立方米.
    if matches!(glyphs.char(tail.end), '/' | '每')
        && let Some(unit) = tail.unit.as_mut()
        && let Some(per) = scaled_atom(glyphs, lexicon, tail.end + 1, false)
        && let Some(per_unit) = per.unit
        && let Some(atom) = per_unit.atom
    {
        unit.per = Some((per_unit.scale, atom));
        unit.class = UnitClass::Rate;
        unit.label.end = per.end;
        tail.end = per.end;
    }
    Some(tail)
}

fn scaled_atom(glyphs: Glyphs<'_>, lexicon: &Lexicon, at: usize, chinese: bool) -> Option<Tail> {
    if let Some((length, atom, class)) = lexicon.unit(glyphs, at) {
        // A statement shows 百分点 for 个百分点.
        let article = glyphs.char(at) == '个'
            && length > 1
            && matches!(class, UnitClass::PercentagePoint | UnitClass::Time);
        let label = at + usize::from(article)..at + length;
        let unit = UnitText {
            scale: Scale::One,
            atom: Some(atom),
            per: None,
            label,
            contiguous: true,
            class,
        };
        return Some(Tail {
            end: at + length,
            unit: Some(unit),
            more: false,
        });
    }
    if chinese || !is_chinese_power(glyphs.char(at)) {
        return None;
    }
    let mut scale_end = at + 1;
    while is_chinese_power(glyphs.char(scale_end)) && scale_end < at + 3 {
        scale_end += 1;
    }
    // 3.3万亿千瓦时: the last 千 is the unit's.
    let own = |(length, ..): (usize, Atom, UnitClass)| length > 1;
    if scale_end > at + 1 && lexicon.unit(glyphs, scale_end - 1).is_some_and(own) {
        scale_end -= 1;
    }
    let scale = scale(glyphs, at..scale_end)?;
    let more = matches!(glyphs.char(scale_end), '多' | '余');
    let atom_at = scale_end + usize::from(more);
    let Some((length, atom, class)) = lexicon.unit(glyphs, atom_at) else {
        // 1000万以上农村贫困人口: the scale alone.
        let unit = UnitText {
            scale,
            atom: None,
            per: None,
            label: at..scale_end,
            contiguous: true,
            class: UnitClass::Counter,
        };
        return Some(Tail {
            end: atom_at,
            unit: Some(unit),
            more,
        });
    };
    let label = if more {
        atom_at..atom_at + length
    } else {
        at..atom_at + length
    };
    let unit = UnitText {
        scale,
        atom: Some(atom),
        per: None,
        label,
        contiguous: !more,
        class,
    };
    Some(Tail {
        end: atom_at + length,
        unit: Some(unit),
        more,
    })
}

fn scale(glyphs: Glyphs<'_>, range: Range<usize>) -> Option<Scale> {
    let exponent = glyphs
        .get(range)
        .iter()
        .map(|glyph| match glyph.c {
            '十' | '拾' => 1,
            '百' | '佰' => 2,
            '千' | '仟' => 3,
            '万' => 4,
            _ => 8,
        })
        .sum();
    Scale::from_exponent(exponent)
}

/// The number at `at` with what touches it.
pub(super) fn expression_at(
    glyphs: Glyphs<'_>,
    lexicon: &Lexicon,
    at: usize,
) -> Option<Expression> {
    let first = number_at(glyphs, at)?;
    let first_tail = tail(glyphs, lexicon, &first);
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
        BoundKind::MoreThan
    } else {
        BoundKind::Plain
    };
    if let Some(second) = range_end(glyphs, end) {
        let second_tail = tail(glyphs, lexicon, &second);
        let mut second_unit = second_tail.unit;
        let high = read(glyphs, lexicon, &second, &mut second_unit);
        if let Some(range) = between(&value, unit.as_ref(), high, second_unit.as_ref()) {
            digits.end = second.range.end;
            end = second_tail.end;
            unit = second_unit;
            bound = BoundKind::Between;
            value = range;
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
        bound = BoundKind::AtMost;
    }
    Some(Expression {
        whole,
        digits,
        value,
        unit,
        bound,
        front,
        chinese: first.chinese,
        bound_after,
    })
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

/// Reads a numeral; the scale of a Chinese one (一百亿) moves to the unit, as does 百分之.
fn read(
    glyphs: Glyphs<'_>,
    lexicon: &Lexicon,
    raw: &Raw,
    unit: &mut Option<UnitText>,
) -> Result<Decimal, NumberError> {
    let numeral = numeral(glyphs, raw)?;
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
    let sign = [super::text::Glyph::new(share)];
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
