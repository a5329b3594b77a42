//! Amounts that are so far from others of their target that a scale, 万 or 亿, was probably mistaken.

use super::check::finding;
use super::{Basis, Observation, ReportedValue};
use crate::finding::{Code, Finding};
use crate::number::{Decimal, Ratio};
use crate::quantity::Quantity;
use crate::target::{Bound, Target};
use crate::unit::Dimension;

/// What factor makes a slip of the scale probable: 万 for 亿 is ten thousand, and an honest tenfold growth is still less.
const SLIP: Decimal = Decimal::ONE_THOUSAND;

/// Whether one of two amounts is at least a thousand times the other; nothing is far from zero.
pub(crate) fn is_far(left: &Quantity, right: &Quantity) -> bool {
    is_far_above(left, right) || is_far_above(right, left)
}

fn is_far_above(left: &Quantity, right: &Quantity) -> bool {
    left.ratio(right).is_ok_and(|ratio| {
        let limit = Ratio::from(SLIP);
        ratio >= limit || ratio <= Ratio::from(-SLIP)
    })
}

/// The amounts reported on a target that are far from it, or from the one reported before.
///
/// Early in a year little is done of what is planned: less than a thousandth is odd only where it is written in another
/// scale than the target. What was reported in a part of the period is not compared with what was before it.
pub(super) fn slips(target: &Target, observations: &[Observation]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(bound) = target.bound().filter(|bound| has_scale(bound)) else {
        return findings;
    };
    let mut before: Option<(&Observation, &Quantity)> = None;
    let mut rest = observations.iter().peekable();
    while let Some(observation) = rest.next() {
        let is_revised = rest
            .peek()
            .is_some_and(|next| next.is_same_report(observation));
        let Some(ReportedValue::Amount(amount)) = observation.value().filter(|_| !is_revised)
        else {
            continue;
        };
        if is_far_from(bound, amount) {
            findings.push(
                finding(Code::ObservationProbableSlip, observation)
                    .with_value("other", bound)
                    .with_words(
                        "reference",
                        format_args!("目标{bound}"),
                        format_args!("the target {bound}"),
                    ),
            );
            continue;
        }
        if matches!(observation.basis(), Basis::InPeriod(_)) || target.measure().is_change() {
            continue;
        }
        if let Some((earlier, last)) = before
            && is_far(amount, last)
        {
            let day = earlier.as_of();
            findings.push(
                finding(Code::ObservationProbableSlip, observation)
                    .with_value("other", last)
                    .with_words(
                        "reference",
                        format_args!("{day}的{last}"),
                        format_args!("{last} as of {day}"),
                    ),
            );
        }
        before = Some((observation, amount));
    }
    findings
}

/// Whether a scale can be mistaken: a share is not written in 万.
fn has_scale(bound: &Bound) -> bool {
    !matches!(
        bound.value().unit().dimension().numerator,
        Dimension::Share | Dimension::ShareChange
    )
}

/// Whether an amount is far above all that the bound names, or far below and of another scale.
fn is_far_from(bound: &Bound, amount: &Quantity) -> bool {
    let ends = || [Some(bound.value()), bound.high()].into_iter().flatten();
    ends().all(|end| is_far_above(amount, end))
        || ends()
            .all(|end| is_far_above(end, amount) && end.unit().scale() != amount.unit().scale())
}
