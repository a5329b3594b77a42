//! What a report says: a value, over which time it was counted, and how sure it is.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::finding::Language;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::target::Stage;

/// What was reported.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReportedValue {
    /// A number with its unit (数量).
    Amount(Quantity),
    /// A place among peers (名次).
    Rank(NonZeroU32),
    /// The stage that a project has reached (节点).
    Stage(Stage),
    /// Whether a goal without a number is met (已完成, 未完成).
    Done(bool),
    /// Words, which only a person can judge (文字).
    Text(String),
}

impl ReportedValue {
    /// Whether the two say the same: 0.25亿元 is 2500万元.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Amount(left), Self::Amount(right)) => {
                left.compare(right).is_ok_and(Ordering::is_eq)
            }
            _ => self == other,
        }
    }
}

/// In Chinese: `34个`, `第3名`, `竣工`, `已完成`.
impl fmt::Display for ReportedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount(amount) => amount.fmt(f),
            Self::Rank(rank) => write!(f, "第{rank}名"),
            Self::Stage(stage) => f.write_str(stage.label(Language::Chinese)),
            Self::Done(true) => f.write_str("已完成"),
            Self::Done(false) => f.write_str("未完成"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl From<Quantity> for ReportedValue {
    fn from(amount: Quantity) -> Self {
        Self::Amount(amount)
    }
}

impl From<Stage> for ReportedValue {
    fn from(stage: Stage) -> Self {
        Self::Stage(stage)
    }
}

impl From<NonZeroU32> for ReportedValue {
    fn from(rank: NonZeroU32) -> Self {
        Self::Rank(rank)
    }
}

/// Over which time a value was counted (统计口径).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Basis {
    /// 累计: from the start of the target's period to the day. The latest one counts; they do not add up.
    ToDate,
    /// 当期: in this period only, a month or a quarter. These add up.
    InPeriod(Period),
    /// 时点: the state on the day.
    AtDate,
}

impl Basis {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::ToDate, Language::Chinese) => "累计",
            (Self::InPeriod(_), Language::Chinese) => "当期",
            (Self::AtDate, Language::Chinese) => "时点",
            (Self::ToDate, Language::English) => "to date",
            (Self::InPeriod(_), Language::English) => "in period",
            (Self::AtDate, Language::English) => "at a date",
        }
    }
}

/// How sure a value is (数据状态).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DataStatus {
    /// 最终数
    #[default]
    Final,
    /// 初步数: published, and open to revision.
    Provisional,
    /// 估计数
    Estimated,
    /// 缺报: there is no value, and the reason is given.
    Missing,
}

impl DataStatus {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Final, Language::Chinese) => "最终数",
            (Self::Provisional, Language::Chinese) => "初步数",
            (Self::Estimated, Language::Chinese) => "估计数",
            (Self::Missing, Language::Chinese) => "缺报",
            (Self::Final, Language::English) => "final",
            (Self::Provisional, Language::English) => "provisional",
            (Self::Estimated, Language::English) => "estimated",
            (Self::Missing, Language::English) => "missing",
        }
    }
}
