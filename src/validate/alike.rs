//! Targets for the same indicator beside each other.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{at, ends, place};
use crate::finding::{Code, Finding};
use crate::indicator::Measure;
use crate::period::Period;
use crate::plan::Plan;
use crate::target::{Aim, Bound, Commitment, Target, TargetId};
use crate::unit::UnitDimension;

/// What makes two targets speak of the same thing.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Same<'a> {
    indicator: &'a str,
    action: &'a str,
    measure: Measure,
    region: Option<&'a str>,
    whole: Option<&'a TargetId>,
    // Where a text gives several things one name and a number each (城乡标准分别提高5%和8%), each is a thing of its own.
    one_of_several: Option<usize>,
}

/// The rule of extraction that reads 分别.
const RESPECTIVELY: &str = "respectively";

impl<'a> Same<'a> {
    fn of(plan: &'a Plan, target: &'a Target) -> Self {
        Self {
            indicator: target.indicator().name(),
            action: target.action(),
            measure: target.measure(),
            region: plan.region_of(target).map(crate::region::Region::name),
            whole: target.part_of(),
            one_of_several: target
                .source()
                .filter(|source| source.rule() == Some(RESPECTIVELY))
                .map(|source| source.span().start()),
        }
    }
}

pub(super) fn findings(plan: &Plan) -> Vec<Finding> {
    let mut groups: BTreeMap<Same<'_>, Vec<&Target>> = BTreeMap::new();
    for target in plan.targets() {
        groups
            .entry(Same::of(plan, target))
            .or_default()
            .push(target);
    }
    let mut findings = Vec::new();
    for targets in groups.values_mut() {
        // So that the order of the plan does not matter.
        targets.sort_by_key(|target| target.id());
        if targets.len() > 1 {
            findings.extend(other_dimensions(targets));
            findings.extend(overlaps(plan, targets));
            findings.extend(of_one_period(plan, targets));
        }
    }
    findings
}

fn dimension(target: &Target) -> Option<UnitDimension> {
    Some(target.bound()?.value().unit().dimension())
}

/// The targets that are not in the dimension that most of the others have.
fn other_dimensions(targets: &[&Target]) -> Vec<Finding> {
    let mut counts: BTreeMap<UnitDimension, (usize, &Target)> = BTreeMap::new();
    for target in targets {
        if let Some(dimension) = dimension(target).filter(|_| !target.measure().is_change()) {
            counts.entry(dimension).or_insert((0, *target)).0 += 1;
        }
    }
    // Of two dimensions that are as frequent, that of the first id is the usual one.
    let usual = counts.iter().max_by(|(_, left), (_, right)| {
        left.0
            .cmp(&right.0)
            .then_with(|| right.1.id().cmp(left.1.id()))
    });
    let Some((usual, (_, first))) = usual else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for target in targets {
        let (Some(bound), Some(expected)) = (target.bound(), first.bound()) else {
            continue;
        };
        if dimension(target).is_some_and(|own| own != *usual) && !target.measure().is_change() {
            findings.push(
                at(Code::OtherDimension, target, "aim")
                    .with_value("indicator", target.indicator())
                    .with_value("unit", bound.value().unit())
                    .with_value("other", first)
                    .with_value("expected", expected.value().unit())
                    .with_related(place(first, "aim")),
            );
        }
    }
    findings
}

/// Periods that have some days in common and each some of its own; a year within five years is none of these.
fn overlaps(plan: &Plan, targets: &[&Target]) -> Vec<Finding> {
    let mut periods: Vec<(Period, &Target)> = targets
        .iter()
        .filter(|target| target.bound().is_some())
        .filter_map(|target| Some((plan.period_of(target)?, *target)))
        .collect();
    periods.sort_by_key(|(period, _)| (period.start(), std::cmp::Reverse(period.end())));
    let mut findings = Vec::new();
    // The periods that are not over yet, each within the one before it.
    let mut open: Vec<(Period, &Target)> = Vec::new();
    for (period, target) in periods {
        while open
            .last()
            .is_some_and(|(last, _)| last.end() < period.start())
        {
            open.pop();
        }
        if let Some((others, other)) = open.last()
            && !others.includes(&period)
        {
            findings.push(
                at(Code::OverlappingPeriods, target, "period")
                    .with_value("period", period)
                    .with_value("others", others)
                    .with_value("other", other)
                    .with_related(place(other, "period")),
            );
            open.pop();
        }
        open.push((period, target));
    }
    findings
}

/// Targets of one period: the same twice, or what cannot be met together.
fn of_one_period(plan: &Plan, targets: &[&Target]) -> Vec<Finding> {
    let mut groups: BTreeMap<_, Vec<&Target>> = BTreeMap::new();
    for target in targets {
        let period = plan
            .period_of(target)
            .map(|period| (period.start(), period.end()));
        groups
            .entry((period, dimension(target)))
            .or_default()
            .push(target);
    }
    let mut findings = Vec::new();
    for group in groups.values() {
        findings.extend(duplicates(group));
        findings.extend(contradictions(group));
    }
    findings
}

fn duplicates(targets: &[&Target]) -> Vec<Finding> {
    let mut firsts: Vec<&Target> = Vec::new();
    let mut findings = Vec::new();
    for target in targets {
        match firsts.iter().find(|first| is_repeated(first, target)) {
            Some(first) => findings.push(
                at(Code::DuplicateTarget, target, "indicator")
                    .with_value("indicator", target.indicator())
                    .with_value("other", first)
                    .with_related(place(first, "indicator")),
            ),
            None if firsts.len() < MOST_VARIANTS => firsts.push(target),
            None => {}
        }
    }
    findings
}

/// So many different aims of one indicator are compared with the rest of them; it keeps the time linear.
const MOST_VARIANTS: usize = 64;

/// Two totals with plain numbers repeat each other whatever the numbers: one of them is not the total.
fn is_repeated(first: &Target, target: &Target) -> bool {
    match (first.aim(), target.aim()) {
        (Aim::Amount(Bound::Plain(_)), Aim::Amount(Bound::Plain(_)))
            if target.measure() == Measure::Total =>
        {
            true
        }
        (Aim::Amount(left), Aim::Amount(right)) => {
            left.kind() == right.kind()
                && left.value().compare(right.value()) == Ok(Ordering::Equal)
                && left
                    .high()
                    .map(|high| Some(high.compare(right.high()?) == Ok(Ordering::Equal)))
                    != Some(Some(false))
        }
        (left, right) => left == right,
    }
}

/// Each target whose least is more than the most that another allows, beside the strictest of these.
///
/// A floor and a stretch value (确保…力争…) are no contradiction.
fn contradictions(targets: &[&Target]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for stretch in [false, true] {
        let group = || {
            targets
                .iter()
                .filter(move |target| (target.commitment() == Commitment::Strive) == stretch)
                .filter_map(|target| Some((*target, target.bound()?)))
        };
        let strictest = group()
            .filter_map(|(target, bound)| Some((target, bound, ends::high(bound)?)))
            .reduce(|strictest, next| {
                if is_stricter(next.1, strictest.1) {
                    next
                } else {
                    strictest
                }
            });
        let Some((strictest, limit, _)) = strictest else {
            continue;
        };
        for (target, bound) in group() {
            let both_plain_totals = target.measure() == Measure::Total
                && matches!((bound, limit), (Bound::Plain(_), Bound::Plain(_)));
            if !both_plain_totals && is_above(bound, limit) {
                findings.push(
                    at(Code::ContradictoryBounds, target, "aim")
                        .with_value("value", bound)
                        .with_value("bound", limit)
                        .with_value("other", strictest)
                        .with_related(place(strictest, "aim")),
                );
            }
        }
    }
    findings
}

/// Whether the most that `left` allows is less than the most that `right` does.
fn is_stricter(left: &Bound, right: &Bound) -> bool {
    let (Some(left_most), Some(right_most)) = (ends::high(left), ends::high(right)) else {
        return false;
    };
    match left_most.compare(right_most) {
        Ok(Ordering::Less) => true,
        Ok(Ordering::Equal) => {
            matches!(left, Bound::LessThan(_)) && !matches!(right, Bound::LessThan(_))
        }
        _ => false,
    }
}

/// Whether the least that `bound` allows is more than the most that `limit` does.
fn is_above(bound: &Bound, limit: &Bound) -> bool {
    let (Some(least), Some(most)) = (ends::low(bound), ends::high(limit)) else {
        return false;
    };
    match least.compare(most) {
        Ok(Ordering::Greater) => true,
        Ok(Ordering::Equal) => {
            matches!(bound, Bound::MoreThan(_)) || matches!(limit, Bound::LessThan(_))
        }
        _ => false,
    }
}
