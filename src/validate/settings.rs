//! What a caller wants to hear, and how loud.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::finding::{Code, Finding, Severity, unique};

/// Which codes are silenced, and which have another severity than the table gives them.
///
/// ```
/// use zhibiao::finding::{Code, Finding, Place, Severity};
/// use zhibiao::validate::Settings;
///
/// let json = r#"{"silenced": ["allocation-surplus"], "severities": {"probable-slip": "error"}}"#;
/// let settings: Settings = serde_json::from_str(json)?;
/// let findings = vec![
///     Finding::new(Code::AllocationSurplus, Place::Whole),
///     Finding::new(Code::ProbableSlip, Place::Whole),
/// ];
/// let kept = settings.apply(findings);
/// assert_eq!((kept.len(), kept[0].severity()), (1, Severity::Error));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Codes that are left out.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub silenced: BTreeSet<Code>,
    /// The severity of these codes.
    #[serde(
        default,
        deserialize_with = "unique",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub severities: BTreeMap<Code, Severity>,
}

impl Settings {
    /// The findings as these settings want them, in the same order.
    #[must_use]
    pub fn apply(&self, findings: Vec<Finding>) -> Vec<Finding> {
        findings
            .into_iter()
            .filter(|finding| !self.silenced.contains(&finding.code()))
            .map(|finding| match self.severities.get(&finding.code()) {
                Some(severity) => finding.with_severity(*severity),
                None => finding,
            })
            .collect()
    }
}
