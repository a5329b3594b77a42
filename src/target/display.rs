//! A target as a report would have it.

use std::fmt;

use super::{Aim, Bound, Target};
use crate::indicator::Measure;

/// In Chinese, as a report would have it: `新增公办学位1650个`, `地区生产总值增长6%以上`, `实现制造业单项冠军零突破`.
///
/// What the indicator or the bound says already is not said twice (城镇新增就业5万人, not 新增城镇新增就业; 占比超过3%, not 达到超过3%), and a
/// change has its verb even where none is given.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let indicator = self.indicator();
        let verb = self.verb();
        let aim = match self.bound() {
            Some(bound) => bound.told(|value| self.said(value)),
            None => self.aim().to_string(),
        };
        match self.aim() {
            // The stage says what the verb says.
            Aim::Milestone(_) => write!(f, "{indicator}{aim}"),
            Aim::Accreditation | Aim::Qualitative => write!(f, "{verb}{indicator}"),
            // A verb of change stands between the indicator and its number; any other before the indicator.
            _ if self.measure() == Measure::Total => write!(f, "{verb}{indicator}{aim}"),
            _ => write!(f, "{indicator}{verb}{aim}"),
        }
    }
}

impl Target {
    /// The verb as it is said beside the indicator and the bound.
    fn verb(&self) -> &str {
        let verb = self.action();
        let is_amount = matches!(self.aim(), Aim::Amount(_));
        if verb.is_empty() && is_amount {
            return match self.measure() {
                _ if self.names_its_change() => "",
                Measure::Growth => "增长",
                Measure::Reduction => "下降",
                Measure::Increase => "提高",
                Measure::Decrease => "降低",
                Measure::Total | Measure::Level => "",
            };
        }
        let name = self.indicator().name();
        let is_said = match self.aim() {
            Aim::Amount(_) if self.measure() == Measure::Total => name.contains(verb),
            Aim::Amount(_) => name.ends_with(verb),
            _ => name.starts_with(verb),
        };
        match self.bound() {
            _ if is_said => "",
            // The bound has a verb of its own.
            Some(Bound::MoreThan(_)) if REACHING.contains(&verb) => "",
            Some(Bound::LessThan(_)) if verb == "不满" => "",
            _ => verb,
        }
    }

    /// 居民消费价格涨幅, 单位GDP能耗降幅, 工业增加值增速: the name is that of the change.
    fn names_its_change(&self) -> bool {
        let name = self.indicator().name();
        CHANGES.iter().any(|word| name.ends_with(word))
    }
}

/// Verbs beside which 超过 says all: 达到超过3% is 超过3%.
const REACHING: &[&str] = &[
    "达", "达到", "达成", "突破", "超", "超过", "超出", "逾", "高于", "多于", "大于", "跨越",
    "迈上",
];

/// Ends of a name that is one of a change.
const CHANGES: &[&str] = &[
    "涨幅",
    "增幅",
    "增速",
    "增长率",
    "增长",
    "降幅",
    "下降率",
    "降低率",
    "下降",
    "降低",
    "减少",
    "提高",
    "增加",
];
