//! What a target may say beside its number.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Aim;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::region::Region;

/// What a target starts from (基期值): a value and the day or period it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The value.
    pub value: Quantity,
    /// When it was so; a date is a period of one day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// A value expected on the way, at the end of a period (进度安排).
///
/// Values to date belong to periods that start with the target's: 一季度, 上半年, 前三季度.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathPoint {
    /// The period.
    pub period: Period,
    /// The value at its end.
    pub value: Quantity,
}

/// What a region has to contribute to a target (分解任务).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allocation {
    /// The region.
    pub region: Region,
    /// Its share.
    pub value: Quantity,
}

/// A change of a target after it was set (调整).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// When it was approved.
    pub date: NaiveDate,
    /// Who approved it: 县人大常委会.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
    /// What was aimed at before.
    pub previous: Aim,
}

/// Who answers for a target (责任单位).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Responsible {
    /// The leading units (牵头单位).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lead: Vec<String>,
    /// The units that work with them (配合单位, 责任单位).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub co_responsible: Vec<String>,
    /// The person in charge (责任领导).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<String>,
}

impl Responsible {
    /// Whether nobody is named.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.lead.is_empty() && self.co_responsible.is_empty() && self.leader.is_none()
    }
}
