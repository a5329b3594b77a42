//! Targets and amounts for readers of English: as written, with what they are in English beside it.

use std::fmt;

use crate::number::{Decimal, Plain};
use crate::quantity::{Quantity, Said};
use crate::target::Target;
use crate::unit::{Atom, Dimension, Scale, Unit};

/// A target as written, behind the English name of its indicator where there is one: `places in public schools
/// (新增公办学位1650个)`.
pub(super) struct English<'a>(pub(super) &'a Target);

impl fmt::Display for English<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(target) = self;
        let labels = target.indicator().labels();
        let label = labels.get("en").or_else(|| {
            let mut regional = labels.iter().filter(|(tag, _)| tag.starts_with("en-"));
            regional.next().map(|(_, label)| label)
        });
        let bound = target.bound();
        let amount = match bound.map(|bound| (in_english(bound.value()), bound.high())) {
            Some((Some(low), Some(high))) => {
                in_english(high).map(|high| format!("{low} to {high}"))
            }
            Some((low, _)) => low,
            None => None,
        };
        match (label, amount) {
            (Some(label), Some(amount)) => write!(f, "{label} ({target}, {amount})"),
            (Some(label), None) => write!(f, "{label} ({target})"),
            (None, Some(amount)) => write!(f, "{target} ({amount})"),
            (None, None) => write!(f, "{target}"),
        }
    }
}

/// An amount as written, and what it is in English: `1.2亿元 (CNY 120 million)`.
pub(super) struct EnglishAmount<'a>(pub(super) &'a Quantity);

impl fmt::Display for EnglishAmount<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(amount) = self;
        Said(amount).fmt(f)?;
        match in_english(amount) {
            Some(english) => write!(f, " ({english})"),
            None => Ok(()),
        }
    }
}

/// The same amount, exactly; `None` where English has nothing to add to what is written, or the number does not fit.
fn in_english(amount: &Quantity) -> Option<String> {
    let unit = amount.unit();
    let per = unit.denominator();
    let has_name =
        unit.atom().english().is_some() || per.is_some_and(|(_, of)| of.english().is_some());
    if unit.scale() == Scale::One && !has_name {
        return None;
    }
    let (number, is_one) = number(amount)?;
    let of = match unit.atom().english() {
        Some((code, _)) if is_currency(unit.atom()) => format!("{code} {number}"),
        Some((one, several)) => format!("{number} {}", if is_one { one } else { several }),
        None if unit.atom() == Unit::PERCENT.atom() => format!("{number}%"),
        None => format!("{number} {}", unit.atom()),
    };
    let Some((scale, atom)) = per else {
        return Some(of);
    };
    let (one, several) = atom.english().unwrap_or((atom.label(), atom.label()));
    let number = grouped(Decimal::from(10_u64.pow(scale.exponent().into())));
    Some(match scale {
        Scale::One => format!("{of} per {one}"),
        _ if is_currency(atom) => format!("{of} per {one} {number}"),
        _ => format!("{of} per {number} {several}"),
    })
}

fn is_currency(atom: Atom) -> bool {
    matches!(atom.dimension(), Dimension::Currency(_))
}

/// The number without a Chinese scale, and whether it is one: `80,000`, `120 million`.
fn number(amount: &Quantity) -> Option<(String, bool)> {
    let unit = amount.unit();
    let plain = amount
        .convert(unit.with_scale(Scale::One))
        .ok()?
        .magnitude();
    let words = [
        (Scale::Trillion, "trillion"),
        (Scale::Billion, "billion"),
        (Scale::Million, "million"),
    ];
    for (scale, word) in words {
        if plain.abs() >= Decimal::from(10_u64.pow(scale.exponent().into())) {
            let scaled = amount.convert(unit.with_scale(scale)).ok()?.magnitude();
            return Some((format!("{} {word}", grouped(scaled)), false));
        }
    }
    Some((grouped(plain), plain.abs() == Decimal::ONE))
}

/// With a comma between thousands.
fn grouped(number: Decimal) -> String {
    let text = Plain(number).to_string();
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let digits = whole.trim_start_matches('-');
    let mut grouped = String::from(if whole.starts_with('-') { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !places.is_empty() {
        grouped.push('.');
        grouped += places;
    }
    grouped
}

/// An amount, and points as they are said.
pub(super) struct Amount<'a>(pub(super) &'a Quantity);

impl fmt::Display for Amount<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(amount) = self;
        if amount.unit() != Unit::PERCENTAGE_POINT {
            return EnglishAmount(amount).fmt(f);
        }
        let number = amount.magnitude();
        let s = if number == Decimal::ONE { "" } else { "s" };
        write!(f, "{} point{s}", Plain(number))
    }
}
