//! Totals as reported beside those of a summary.

use serde::{Deserialize, Serialize};

use super::sorted;
use crate::aggregate::{Coverage, Group, PublishedFigure, Shortening, Summary};
use crate::finding::{Code, Finding, Place};
use crate::quantity::Quantity;

/// A total that somebody reported for a group of a summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportedTotal {
    /// The values of the keys, in their order; none for the whole.
    #[serde(default)]
    pub group: Vec<String>,
    /// The total.
    pub total: Quantity,
    /// How it and its parts were shortened.
    #[serde(default)]
    pub shortening: Shortening,
}

/// Checks reported totals against what the targets of their groups report in sum.
///
/// The total and each of the amounts are taken for shortened at the places they show, as published figures are: by the rule of *XBRL
/// Calculations 1.1*, 362.32亿元 agrees with 235.8亿元, 101.97亿元 and 24.56亿元, and 5.04亿元 with three times 1.6亿元 only if they were truncated.
/// So the more amounts there are, the more may be missing; where figures are known to be exact, [`Shortening::Exact`] leaves no room.
#[must_use]
pub fn summary(summary: &Summary, totals: &[ReportedTotal]) -> Vec<Finding> {
    sorted(
        totals
            .iter()
            .filter_map(|total| mismatch(summary, total))
            .collect(),
    )
}

fn mismatch(summary: &Summary, reported: &ReportedTotal) -> Option<Finding> {
    let finding = |code| {
        let finding = Finding::new(code, Place::Whole).with_value("total", reported.total);
        match reported.group.as_slice() {
            [] => finding.with_words("group", "合计", "the whole"),
            values => finding.with_value("group", values.join(" ")),
        }
    };
    let not_computable = |chinese: &str, english: &str| {
        Some(finding(Code::TotalNotComputable).with_words("reason", chinese, english))
    };
    let group: Option<&Group> = if reported.group.is_empty() {
        Some(&summary.whole)
    } else {
        summary
            .groups
            .iter()
            .find(|group| group.values == reported.group)
    };
    let Some(group) = group else {
        return not_computable("没有这一组", "there is no such group");
    };
    let total = PublishedFigure::as_written(reported.total);
    match group.compare(&total, reported.shortening) {
        Ok(None) => not_computable("该组没有填报数", "nothing was reported in it"),
        Ok(Some(compared)) if compared.is_consistent => None,
        Ok(Some(compared)) => {
            let (chinese, english) = not_reported(group.coverage);
            Some(
                finding(Code::TotalMismatch)
                    .with_value("sum", compared.computed)
                    .with_value("gap", compared.difference)
                    .with_words("coverage", chinese, english),
            )
        }
        Err(error) => not_computable(&error.chinese(), &error.to_string()),
    }
}

/// How much of what was expected the sum lacks, in brackets; nothing where it is complete.
fn not_reported(coverage: Coverage) -> (String, String) {
    let expected = coverage.expected();
    let (verb, missing) = match expected.saturating_sub(coverage.reported()) {
        0 => return (String::new(), String::new()),
        1 => ("is", 1),
        missing => ("are", missing),
    };
    (
        format!("（{expected}项中{missing}项未填报）"),
        format!(" ({missing} of {expected} {verb} not reported)"),
    )
}
