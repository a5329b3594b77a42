//! A target beside where it starts from and the way to it.

use std::cmp::Ordering;

use super::amount::values;
use super::at;
use crate::finding::{Code, Finding};
use crate::indicator::Direction;
use crate::observation::is_far;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::target::{Bound, Target};

pub(super) fn findings(plan: &Plan, target: &Target) -> Vec<Finding> {
    let Some(bound) = target.bound() else {
        return Vec::new();
    };
    let mut findings = slips(target, bound);
    findings.extend(baseline_beyond(target, bound));
    findings.extend(path_misses(plan, target, bound));
    findings
}

/// Values of a target that are so far from its number that a scale was probably mistaken. What is allocated may be a small share.
fn slips(target: &Target, bound: &Bound) -> Vec<Finding> {
    let number = bound.value();
    let mut findings = Vec::new();
    for (field, value) in values(target) {
        if field != "allocation" && is_far(number, &value) {
            findings.push(
                at(Code::ProbableSlip, target, field)
                    .with_value("target", bound)
                    .with_value("value", value),
            );
        }
    }
    findings
}

/// Whether a value is beyond every end of the bound in this direction.
fn is_beyond(value: &Quantity, bound: &Bound, way: Ordering) -> bool {
    [Some(bound.value()), bound.high()]
        .into_iter()
        .flatten()
        .all(|end| value.compare(end) == Ok(way))
}

const fn better(direction: Direction) -> Option<Ordering> {
    match direction {
        Direction::HigherIsBetter => Some(Ordering::Greater),
        Direction::LowerIsBetter => Some(Ordering::Less),
        Direction::WithinBand => None,
    }
}

fn baseline_beyond(target: &Target, bound: &Bound) -> Option<Finding> {
    let value = target.baseline()?.value;
    let way = better(target.number_direction())?;
    (!target.measure().is_change() && is_beyond(&value, bound, way)).then(|| {
        at(Code::BaselineBeyondTarget, target, "baseline")
            .with_value("value", value)
            .with_value("target", bound)
    })
}

/// The last point of the path, where it ends with the target, meets the target or is better.
fn path_misses(plan: &Plan, target: &Target, bound: &Bound) -> Option<Finding> {
    let last = target.path().last()?;
    let period = plan.period_of(target)?;
    if last.period.end() < period.end() || bound.contains(&last.value).ok()? {
        return None;
    }
    let is_better = better(target.number_direction())
        .is_some_and(|way| is_beyond(&last.value, bound, way) && !is_limited(bound, way));
    (!is_better).then(|| {
        at(Code::PathMissesTarget, target, "path")
            .with_value("period", last.period)
            .with_value("value", last.value)
            .with_value("target", bound)
    })
}

/// Whether the bound is a limit in the good direction, which must not be passed either.
const fn is_limited(bound: &Bound, way: Ordering) -> bool {
    match way {
        Ordering::Greater => matches!(bound, Bound::AtMost(_) | Bound::LessThan(_)),
        _ => matches!(bound, Bound::AtLeast(_) | Bound::MoreThan(_)),
    }
}
