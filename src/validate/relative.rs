//! Targets that are set by another indicator of the plan.

use super::at;
use crate::completion::References;
use crate::finding::{Code, Finding};
use crate::plan::Plan;
use crate::target::{Aim, ReferenceKind};

pub(super) fn findings(plan: &Plan) -> Vec<Finding> {
    let Some(references) = References::of(plan) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for target in plan.targets() {
        let Aim::Relative(relative) = target.aim() else {
            continue;
        };
        if relative.reference_kind() != ReferenceKind::Indicator {
            continue;
        }
        let code = if references.is_itself(target, relative) {
            Code::RelativeToItself
        } else if references.find(target, relative).is_none() {
            Code::ReferenceNotInPlan
        } else {
            continue;
        };
        findings.push(
            at(code, target, "aim")
                .with_value("indicator", target.indicator())
                .with_value("reference", &relative.reference),
        );
    }
    findings
}
