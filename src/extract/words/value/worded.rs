//! Amounts that words tell: 上百亿元, 半个百分点.

use std::ops::Range;

use crate::extract::statement::{StatementBound, Value};
use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::numeral;
use crate::extract::words::sense::UnitClass;
use crate::extract::words::value::unit;
use crate::extract::words::value::{Expression, UnitText};
use crate::number::Decimal;
use crate::unit::Scale;

/// 百余家, 上千亿元, 近万场: the first power is the value, unless it is 万 or 亿, and the others the scale.
pub(crate) fn power(
    glyphs: Glyphs<'_>,
    lexicon: &Lexicon,
    powers: Range<usize>,
) -> Option<Expression> {
    let small = |at: usize| match glyphs.char(at) {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        _ => None,
    };
    let value = small(powers.start).map_or(1, |value| value);
    let scale_start = powers.start + usize::from(value > 1);
    let scale = if scale_start == powers.end {
        Scale::One
    } else {
        unit::scale(glyphs, scale_start..powers.end)?
    };
    let more = matches!(glyphs.char(powers.end), '余' | '多');
    let atom_at = powers.end + usize::from(more);
    let (length, atom, class) = lexicon.unit(glyphs, atom_at)?;
    let end = atom_at + length;
    let contiguous = !more && scale != Scale::One;
    let label = if contiguous {
        scale_start..end
    } else {
        atom_at..end
    };
    let (front, bound) = match lexicon.bound_before(glyphs, powers.start) {
        Some((front, bound)) if bound != StatementBound::About || !more => (front, bound),
        Some((front, _)) => (front, StatementBound::MoreThan),
        // 上千家, 过百亿元.
        None if !more && numeral::is_bounded(glyphs, powers.start) => {
            (powers.start - 1, StatementBound::MoreThan)
        }
        None => (powers.start, StatementBound::MoreThan),
    };
    let mut whole = front..end;
    let mut bound_after = false;
    if let Some((after, _)) = lexicon.bound_after(glyphs, end) {
        whole.end = after;
        bound_after = true;
    }
    Some(Expression {
        whole,
        digits: powers,
        value: Ok(Value::One(Decimal::from(value))),
        unit: Some(UnitText {
            scale,
            atom: Some(atom),
            per: None,
            label,
            contiguous: contiguous || scale == Scale::One,
            class,
        }),
        bound,
        front,
        chinese: true,
        bound_after,
        bound_behind: None,
    })
}

/// 半个百分点.
pub(crate) fn half(glyphs: Glyphs<'_>, lexicon: &Lexicon, at: usize) -> Option<Expression> {
    let (length, atom, class) = lexicon.unit(glyphs, at + 1)?;
    if class != UnitClass::PercentagePoint {
        return None;
    }
    let article = usize::from(glyphs.char(at + 1) == '个');
    let end = at + 1 + length;
    let (front, bound) = lexicon
        .bound_before(glyphs, at)
        .unwrap_or((at, StatementBound::Plain));
    let after = lexicon.bound_after(glyphs, end);
    Some(Expression {
        whole: front..after.map_or(end, |(end, _)| end),
        digits: at..at + 1,
        value: Ok(Value::One(Decimal::new(5, 1))),
        unit: Some(UnitText {
            scale: Scale::One,
            atom: Some(atom),
            per: None,
            label: at + 1 + article..end,
            contiguous: true,
            class,
        }),
        bound: after.map_or(bound, |(_, bound)| bound),
        front,
        chinese: true,
        bound_after: after.is_some(),
        bound_behind: after.map(|(_, bound)| bound),
    })
}
