//! What is allocated to regions beside the target.

use super::at;
use super::ends;
use crate::aggregate::{Axis, PublishedFigure, Shortening, compare_total, require_sum};
use crate::finding::{Code, Finding};
use crate::quantity::Quantity;
use crate::target::Target;

/// The allocation in sum, within what rounding leaves open. What does not add over regions is left alone.
pub(super) fn findings(target: &Target) -> Option<Finding> {
    let bound = target.bound()?;
    let parent = bound.value();
    if target.allocation().is_empty() {
        return None;
    }
    require_sum(target.measure(), parent.unit(), Axis::Regions).ok()?;
    let shares: Vec<PublishedFigure> = target
        .allocation()
        .iter()
        .map(|share| figure(share.value))
        .collect();
    let compare = |end| {
        compare_total(&figure(end), &shares, Shortening::Rounded)
            .ok()
            .filter(|comparison| !comparison.is_consistent)
    };
    let low = ends::low(bound).and_then(|low| compare(*low));
    let high = ends::high(bound).and_then(|high| compare(*high));
    let finding = |code, gap, sum| {
        at(code, target, "allocation")
            .with_value("sum", sum)
            .with_value("target", bound)
            .with_value("gap", gap)
    };
    // The total is less than the sum where the difference, total − sum, is negative.
    match (low, high) {
        (Some(low), _) if !low.difference.is_negative() => {
            Some(finding(Code::AllocationShort, low.difference, low.computed))
        }
        (low, Some(high)) if high.difference.is_negative() => {
            let over = high.computed.checked_sub(&high.reported).ok()?;
            // A plain number may be surpassed; a limit may not.
            let code = if low.is_some() && ends::low(bound) == ends::high(bound) {
                Code::AllocationSurplus
            } else {
                Code::AllocationShort
            };
            Some(finding(code, over, high.computed))
        }
        (Some(low), None) => {
            let over = low.computed.checked_sub(&low.reported).ok()?;
            Some(finding(Code::AllocationSurplus, over, low.computed))
        }
        _ => None,
    }
}

/// What is set in whole numbers is meant exactly; one with decimals may have been rounded.
fn figure(value: Quantity) -> PublishedFigure {
    if value.magnitude().scale() == 0 {
        PublishedFigure::exact(value)
    } else {
        PublishedFigure::as_written(value)
    }
}
