//! Parts (其中) beside their whole.

use std::collections::BTreeMap;

use super::{at, ends, place};
use crate::aggregate::{Axis, PublishedFigure, Shortening, compare_total, require_sum};
use crate::finding::{Code, Finding};
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::target::{Target, TargetId};

pub(super) fn findings(plan: &Plan) -> Vec<Finding> {
    let mut parts: BTreeMap<&TargetId, Vec<&Target>> = BTreeMap::new();
    for target in plan.targets() {
        if let Some(whole) = target.part_of() {
            parts.entry(whole).or_default().push(target);
        }
    }
    let mut findings = Vec::new();
    for (id, parts) in parts {
        if let Some(whole) = plan.get(id) {
            findings.extend(of_whole(whole, parts));
        }
    }
    findings
}

fn of_whole(whole: &Target, mut parts: Vec<&Target>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(most) = whole.bound().and_then(ends::high) else {
        return findings;
    };
    // A part may be of another measure or dimension (其中投资2亿元); such parts are no shares of the whole.
    parts.retain(|part| {
        part.measure() == whole.measure()
            && part
                .bound()
                .is_some_and(|bound| bound.value().unit().dimension() == most.unit().dimension())
    });
    if require_sum(whole.measure(), most.unit(), Axis::Regions).is_err() {
        return findings;
    }
    parts.sort_by_key(|part| part.id());
    let whole_figure = PublishedFigure::as_written(*most);
    let mut figures = Vec::new();
    for part in &parts {
        let Some(least) = part.bound().and_then(ends::low) else {
            continue;
        };
        let figure = PublishedFigure::as_written(*least);
        if excess(&whole_figure, &[figure]).is_some() {
            findings.push(
                at(Code::PartExceedsWhole, part, "aim")
                    .with_value("part", part)
                    .with_value("whole", whole)
                    .with_related(place(whole, "aim")),
            );
        }
        figures.push(figure);
    }
    // Where one part is more than the whole already, their sum tells nothing new.
    if findings.is_empty()
        && let Some(sum) = excess(&whole_figure, &figures)
    {
        let finding = at(Code::PartsExceedWhole, whole, "aim")
            .with_value("sum", sum)
            .with_value("whole", whole);
        findings.push(parts.iter().fold(finding, |finding, part| {
            finding.with_related(place(part, "aim"))
        }));
    }
    findings
}

/// The sum of the parts, where it is more than the whole whichever way all of them were shortened.
fn excess(whole: &PublishedFigure, parts: &[PublishedFigure]) -> Option<Quantity> {
    let mut sum = None;
    for shortening in [Shortening::Rounded, Shortening::Truncated] {
        let comparison = compare_total(whole, parts, shortening).ok()?;
        if comparison.is_consistent || !comparison.difference.is_negative() {
            return None;
        }
        sum = Some(comparison.computed);
    }
    sum
}
