//! The two sides: what was promised and what was reported, made comparable.

use super::Achieved;
use super::identity::{Identity, mention};
use super::name::Name;
use crate::catalogue::Catalogue;
use crate::extract::{BoundKind, Statement, Value};
use crate::indicator::{Measure, people};
use crate::number::{Decimal, Plain};
use crate::quantity::Quantity;
use crate::target::{Aim, Target};
use crate::unit::Unit;

/// What is counted: an amount in a unit, or a place among these peers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Counted<'a> {
    Amount(Unit),
    Rank(&'a str),
}

pub(super) struct Promise<'a> {
    pub(super) target: &'a Target,
    pub(super) name: Name,
    pub(super) identity: Identity,
    pub(super) counted: Counted<'a>,
}

pub(super) struct Report<'a> {
    pub(super) statement: &'a Statement<'a>,
    pub(super) name: Name,
    pub(super) identity: Identity,
    pub(super) value: Achieved,
    /// The peers of a place.
    pub(super) peers: &'a str,
}

pub(super) fn promise<'a>(
    target: &'a Target,
    region: Option<&str>,
    catalogue: &Catalogue,
) -> Option<Promise<'a>> {
    // The verb of a place (进入, 位列, 居) says nothing more.
    let (counted, action) = match target.aim() {
        Aim::Amount(bound) => (Counted::Amount(bound.value().unit()), target.action()),
        Aim::Rank(rank) => (Counted::Rank(rank.peers.as_deref().unwrap_or("")), ""),
        _ => return None,
    };
    let name = Name::new(target.indicator().name(), action, region);
    let unit = target.bound().map(|bound| bound.value().unit());
    let identity = Identity::of(
        &name,
        &mention(target.indicator().name(), action, unit, region),
        target.measure(),
        catalogue,
    );
    (identity.is_standard || name.is_telling()).then_some(Promise {
        target,
        name,
        identity,
        counted,
    })
}

pub(super) fn report<'a>(
    statement: &'a Statement<'a>,
    region: Option<&str>,
    catalogue: &Catalogue,
) -> Option<Report<'a>> {
    let Value::One(value) = &statement.value else {
        return None;
    };
    let unit = statement.parsed_unit;
    let unit = unit.or_else(|| people(&statement.indicator, &statement.unit));
    let (value, action) = if statement.bound == BoundKind::Rank {
        let place = Plain(*value).to_string().parse().ok()?;
        (Achieved::Rank(place), "")
    } else {
        let amount = Quantity::new(*value, unit?).ok()?;
        (Achieved::Amount(amount), &*statement.action)
    };
    let name = Name::new(&statement.indicator, action, region);
    let identity = Identity::of(
        &name,
        &mention(&statement.indicator, action, unit, region),
        statement.measure,
        catalogue,
    );
    (identity.is_standard || name.is_telling()).then_some(Report {
        statement,
        name,
        identity,
        value,
        peers: statement.peers(),
    })
}

/// What was reported, in the terms of the plan; `None` where it counts something else.
///
/// 人均公园绿地面积15平方米 is 15平方米/人 where the plan has it so. A place must be among the same peers, and these named.
pub(super) fn value_as(report: &Report<'_>, planned: &Counted<'_>) -> Option<Achieved> {
    let (amount, unit) = match (report.value, planned) {
        (Achieved::Amount(amount), Counted::Amount(unit)) => (amount, unit),
        (Achieved::Rank(_), Counted::Rank(peers)) => {
            let same = !peers.is_empty() && *peers == report.peers;
            return same.then_some(report.value);
        }
        _ => return None,
    };
    let per_head = ["人均", "每", "人口"];
    let named = per_head.iter().any(|word| report.name.core.contains(word));
    let own = amount.unit();
    let amount = match unit.denominator() {
        Some((scale, atom)) if named && own.denominator().is_none() => {
            Quantity::new(amount.magnitude(), own.per(scale, atom)).ok()?
        }
        _ => amount,
    };
    (unit.dimension() == amount.unit().dimension()).then_some(Achieved::Amount(amount))
}

/// A value of a fall where a rise was planned, or the other way round.
pub(super) fn turned(value: Achieved, planned: Measure, reported: Measure) -> Option<Achieved> {
    let falls = |measure| matches!(measure, Measure::Reduction | Measure::Decrease);
    match value {
        Achieved::Amount(amount) if falls(planned) != falls(reported) => {
            amount.checked_mul(-Decimal::ONE).ok().map(Achieved::Amount)
        }
        value => Some(value),
    }
}
