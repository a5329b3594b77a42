//! The two sides: what was promised and what was reported, made comparable.

use super::Achieved;
use super::identity::{Identity, mention};
use super::name::Name;
use crate::catalogue::Catalogue;
use crate::extract::{Statement, StatementBound, Value};
use crate::indicator::people;
use crate::number::{Decimal, Plain};
use crate::quantity::Quantity;
use crate::target::{Aim, Target};
use crate::unit::Unit;

/// What is counted: an amount in a unit, a place among these peers, or whatever a goal without a number is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Counted<'a> {
    Amount(Unit),
    Rank(&'a str),
    AnyAmount,
}

pub(super) struct Promise<'a> {
    pub(super) target: &'a Target,
    /// The member of a list that this is of: 氮氧化物 of 二氧化硫、氮氧化物排放量.
    pub(super) member: Option<String>,
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
        Aim::Relative(_) | Aim::Sign(_) => (Counted::AnyAmount, target.action()),
        _ => return None,
    };
    named(
        target,
        target.indicator().name(),
        (counted, action),
        region,
        catalogue,
    )
}

/// The promises of the members of a list that have one rate each (二氧化硫、氮氧化物排放量下降3%); none where one of them is no standard
/// indicator. An amount is shared out among them and is none of each.
pub(super) fn promises_of_members<'a>(
    target: &'a Target,
    region: Option<&str>,
    catalogue: &Catalogue,
) -> Vec<Promise<'a>> {
    let unit = target.bound().map(|bound| bound.value().unit());
    let Some(unit) = unit.filter(|unit| unit.dimension() == Unit::PERCENT.dimension()) else {
        return Vec::new();
    };
    let members: Vec<_> = members(target.indicator().name())
        .into_iter()
        .map(|wordings| {
            wordings.into_iter().find_map(|wording| {
                let counted = (Counted::Amount(unit), target.action());
                let promise = named(target, &wording, counted, region, catalogue)?;
                let is_standard = promise.identity.is_standard;
                is_standard.then_some(Promise {
                    member: Some(wording),
                    ..promise
                })
            })
        })
        .collect();
    // All of them, or none.
    members
        .into_iter()
        .collect::<Option<_>>()
        .unwrap_or_default()
}

/// The names that the members of a list may have, each as it stands and with what the last one ends with; none where it is no list.
fn members(name: &str) -> Vec<Vec<String>> {
    /// A head that is longer than this is none.
    const LONGEST: usize = 16;
    let parts: Vec<&str> = name.split(['、', '和', '及', '与']).collect();
    let Some((last, others)) = parts.split_last().filter(|(_, others)| !others.is_empty()) else {
        return Vec::new();
    };
    let heads = || {
        let heads = last.char_indices().filter_map(|(at, _)| last.get(at..));
        heads.take(LONGEST)
    };
    let wordings = |part: &&str| {
        let with_head = heads().map(|head| format!("{part}{head}"));
        std::iter::once((*part).to_owned())
            .chain(with_head)
            .collect()
    };
    let last = vec![(*last).to_owned()];
    others.iter().map(wordings).chain([last]).collect()
}

/// The promise of a target under a name.
fn named<'a>(
    target: &'a Target,
    name: &str,
    (counted, action): (Counted<'a>, &str),
    region: Option<&str>,
    catalogue: &Catalogue,
) -> Option<Promise<'a>> {
    let unit = target.bound().map(|bound| bound.value().unit());
    let mention = mention(name, action, unit, region);
    let name = Name::new(name, action, region);
    let identity = Identity::of(&name, &mention, target.measure(), catalogue);
    (identity.is_standard || name.is_telling()).then_some(Promise {
        target,
        member: None,
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
    let (value, action) = if statement.bound == StatementBound::Rank {
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
        (Achieved::Amount(_), Counted::AnyAmount) => return Some(report.value),
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
pub(super) fn turned(value: Achieved, planned: &Identity, reported: &Identity) -> Option<Achieved> {
    match value {
        Achieved::Amount(amount) if planned.falls != reported.falls => {
            amount.checked_mul(-Decimal::ONE).ok().map(Achieved::Amount)
        }
        value => Some(value),
    }
}
