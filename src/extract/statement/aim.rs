//! What a statement aims at, typed.

use std::num::NonZeroU32;

use crate::extract::statement::{Statement, StatementBound, Value};
use crate::finding::{Code, Finding, Place, Reason};
use crate::indicator::{bare_unit, people, per_head};
use crate::number::{Decimal, Plain};
use crate::quantity::{Quantity, QuantityError};
use crate::source::Span;
use crate::target::{self, Aim, Baseline, Bound, Rank};

/// The aim of a statement, or the finding that says why it has none.
pub(crate) fn of(statement: &Statement<'_>) -> Result<Aim, Finding> {
    let kind = match statement.bound {
        StatementBound::Breakthrough => return Ok(Aim::Breakthrough),
        StatementBound::Rank => return rank(statement),
        StatementBound::Plain => target::BoundKind::Plain,
        StatementBound::AtLeast => target::BoundKind::AtLeast,
        StatementBound::MoreThan => target::BoundKind::MoreThan,
        StatementBound::AtMost => target::BoundKind::AtMost,
        StatementBound::LessThan => target::BoundKind::LessThan,
        StatementBound::About => target::BoundKind::About,
        StatementBound::Between => target::BoundKind::Between,
    };
    let (value, high) = match &statement.value {
        Value::None => {
            return Err(refused(
                statement.span,
                statement.quote,
                ("其中没有数", "it has no number"),
            ));
        }
        Value::One(value) => (quantity(statement, *value)?, None),
        Value::Range(low, high) => (
            quantity(statement, *low)?,
            Some(quantity(statement, *high)?),
        ),
    };
    Bound::new(kind, value, high)
        .map(Aim::Amount)
        .map_err(|error| refused(statement.span, statement.quote, error))
}

/// What a statement starts from, where its aim has a unit.
pub(crate) fn baseline(statement: &Statement<'_>) -> Option<Baseline> {
    let value = quantity(statement, statement.baseline()?).ok()?;
    Some(Baseline {
        value,
        period: None,
    })
}

fn quantity(statement: &Statement<'_>, value: Decimal) -> Result<Quantity, Finding> {
    let place = Place::Span(statement.span);
    let unit = statement.parsed_unit;
    let unit = unit.or_else(|| people(&statement.indicator, &statement.unit));
    let unit = unit.or_else(|| bare_unit(&statement.indicator, &statement.unit));
    let Some(unit) = unit else {
        if statement.unit.is_empty() {
            return Err(
                Finding::new(Code::NumberWithoutUnit, place).with_value("text", statement.quote)
            );
        }
        return Err(Finding::new(Code::UnknownUnit, place)
            .with_value("unit", &statement.unit)
            .with_value("text", statement.quote));
    };
    let unit = per_head(&statement.indicator, unit);
    Quantity::new(value, unit).map_err(|error| match error {
        QuantityError::Fraction { unit, .. } => Finding::new(Code::FractionalCount, place)
            .with_value("text", statement.quote)
            .with_value("unit", unit.atom()),
        error => refused(statement.span, statement.quote, error),
    })
}

/// 全省前20名, 山区26县前列: the number is the place.
fn rank(statement: &Statement<'_>) -> Result<Aim, Finding> {
    let within = match &statement.value {
        Value::None => None,
        Value::One(place) => {
            let Ok(place) = Plain(*place).to_string().parse::<NonZeroU32>() else {
                return Err(refused(
                    statement.span,
                    statement.quote,
                    Reason::new(
                        format!("名次应为从1起的整数，不能是{place}"),
                        format!("a place is a whole number from 1 on, not {place}"),
                    ),
                ));
            };
            Some(place)
        }
        Value::Range(..) => {
            return Err(refused(
                statement.span,
                statement.quote,
                (
                    "名次是一个名次，或其前各名",
                    "a rank is one place, or all up to it",
                ),
            ));
        }
    };
    Ok(Aim::Rank(Rank {
        within,
        peers: Some(statement.peers().to_owned()).filter(|peers| !peers.is_empty()),
    }))
}

/// The finding for what cannot be a target.
pub(crate) fn refused(span: Span, quote: &str, reason: impl Into<Reason>) -> Finding {
    Finding::new(Code::NotATarget, Place::Span(span))
        .with_value("text", quote)
        .with_reason(reason)
}
