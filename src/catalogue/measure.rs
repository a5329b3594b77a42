//! What the number of an indicator means.

use serde::{Deserialize, Serialize};

use super::direction::Direction;
use crate::finding::Language;

/// What the number of a target means, and so how it may be added up (计量方式).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Measure {
    /// An amount accumulated over the period (总量): 新增, 新建, 开工, 完成.
    Total,
    /// A state at the end of the period (水平): 达到, 保持, 控制在.
    Level,
    /// A relative increase (增长率): 增长6%.
    Growth,
    /// A relative decrease (下降率): 下降3%.
    Reduction,
    /// An absolute increase (增加量): 提高0.5个百分点.
    Increase,
    /// An absolute decrease (减少量): 压减20天.
    Decrease,
}

impl Measure {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Total, Language::Chinese) => "总量",
            (Self::Level, Language::Chinese) => "水平",
            (Self::Growth, Language::Chinese) => "增长率",
            (Self::Reduction, Language::Chinese) => "下降率",
            (Self::Increase, Language::Chinese) => "增加量",
            (Self::Decrease, Language::Chinese) => "减少量",
            (Self::Total, Language::English) => "total",
            (Self::Level, Language::English) => "level",
            (Self::Growth, Language::English) => "growth",
            (Self::Reduction, Language::English) => "reduction",
            (Self::Increase, Language::English) => "increase",
            (Self::Decrease, Language::English) => "decrease",
        }
    }

    /// Whether the number compares with an earlier state, and so is no state or amount of the indicator itself.
    #[must_use]
    pub const fn is_change(self) -> bool {
        !matches!(self, Self::Total | Self::Level)
    }

    /// Whether the number grows over the period as it is reported, so that values in parts of the period add up.
    #[must_use]
    pub const fn accumulates(self) -> bool {
        matches!(self, Self::Total | Self::Increase | Self::Decrease)
    }

    /// Which way is good for the number, given which way is good for the indicator: of a lower-is-better indicator a
    /// higher reduction is better.
    ///
    /// ```
    /// use zhibiao::indicator::{Direction, Measure};
    ///
    /// assert_eq!(Measure::Level.number_direction(Direction::LowerIsBetter), Direction::LowerIsBetter);
    /// assert_eq!(Measure::Reduction.number_direction(Direction::LowerIsBetter), Direction::HigherIsBetter);
    /// ```
    #[must_use]
    pub const fn number_direction(self, indicator: Direction) -> Direction {
        match (self, indicator) {
            (Self::Reduction | Self::Decrease, Direction::HigherIsBetter) => {
                Direction::LowerIsBetter
            }
            (Self::Reduction | Self::Decrease, Direction::LowerIsBetter) => {
                Direction::HigherIsBetter
            }
            (_, direction) => direction,
        }
    }
}
