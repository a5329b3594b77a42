//! Sorts of measure: what is comparable with what.

use serde::{Deserialize, Serialize};

use super::measure::Measure;
use super::{Entry, Mention};
use crate::unit::{Dimension, Unit};

/// The sort of measure (计量类别): values of one sort are of one cell. 涨幅3%左右 and 上涨2% are one, 增长 of an amount and the amount are two.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, strum::Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Family {
    /// 增长率, 下降率: growth and reduction.
    Rate,
    /// 总量: an amount over the years.
    Amount,
    /// 水平: a state at their end.
    Level,
    /// 增减量: increase and decrease.
    Change,
}

impl Family {
    /// The sort of a measure. Of an indicator that is a flow (生产总值, 新增就业) there is no state, so 达到5万亿元 is an amount.
    #[must_use]
    pub fn of(measure: Measure, entry: Option<&Entry>) -> Self {
        match measure {
            Measure::Growth | Measure::Reduction => Self::Rate,
            Measure::Increase | Measure::Decrease => Self::Change,
            Measure::Total => Self::Amount,
            Measure::Level if entry.is_some_and(is_flow) => Self::Amount,
            Measure::Level => Self::Level,
        }
    }
}

/// Verbs that count those who leave a state, as a decrease of it does.
const LEAVING: &[&str] = &["脱贫", "减贫"];

/// Verbs that take away, in the names of what counts it.
const TAKING: &[&str] = &["压减", "退出", "化解", "淘汰", "减税"];

/// What the number of a mention means, now that its indicator is known: 增速保持在5% is a growth of 5 %, whose state it is; 1000万农村贫困人口脱贫
/// is as many fewer.
pub(crate) fn measured(mention: &Mention<'_>, measure: Measure, entry: Option<&Entry>) -> Measure {
    match (measure, entry.map(Entry::measure)) {
        (Measure::Level, Some(Measure::Growth)) if mention.unit() == Some(Unit::PERCENT) => {
            Measure::Growth
        }
        (Measure::Total, Some(Measure::Decrease)) if mention.has_word(LEAVING) => Measure::Decrease,
        (Measure::Decrease, Some(Measure::Total)) if entry.is_some_and(is_taken_away) => {
            Measure::Total
        }
        _ => measure,
    }
}

/// Whether an indicator counts what is taken away (退出煤炭产能): 压减 of it is as much of it.
fn is_taken_away(entry: &Entry) -> bool {
    TAKING.iter().any(|verb| entry.name().starts_with(verb))
}

/// Words of names that count what comes, is brought forth or is done in a year.
const FLOWS: &[&str] = &[
    "新增",
    "产量",
    "出栏",
    "吞吐量",
    "搬迁",
    "改造",
    "落户",
    "培训",
];

/// Whether an indicator is a flow, by its unit and its name.
fn is_flow(entry: &Entry) -> bool {
    let name = entry.name();
    if name.ends_with("余额") || entry.ratio_of().is_some() {
        return false;
    }
    match (entry.measure(), entry.dimension()) {
        (Measure::Growth, _) => true,
        (Measure::Total, Some(dimension)) => {
            let is_money = matches!(dimension.numerator, Dimension::Currency(_));
            is_money || FLOWS.iter().any(|word| name.contains(word))
        }
        _ => false,
    }
}
