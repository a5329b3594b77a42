//! What an assessment finds: the rule, the status, and the reasons why there is nothing to find.

use serde::{Deserialize, Serialize};

use super::light::Light;
use super::rate::NoRate;
use super::wire::rate_or_reason;
use crate::finding::Language;
use crate::number::Ratio;

/// The rule by which a target was judged (评价规则).
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
#[non_exhaustive]
pub enum JudgingRule {
    /// An amount that is better higher: actual ÷ target.
    Amount,
    /// An amount that is better lower: the formula of the policy.
    LowerIsBetter,
    /// 5%—5.5%: inside the band.
    Band,
    /// 左右: inside the tolerance of the policy.
    About,
    /// Growth, reduction or a level in percent, compared directly.
    Direct,
    /// A target of zero: at most or at least zero, by direction.
    ZeroTarget,
    /// The actual rank is at most the target rank.
    Rank,
    /// 零突破: at least one.
    Breakthrough,
    /// Weighted stages reached.
    Milestone,
    /// 正增长, 只增不减: the change, or the rate of it, compared with none.
    Sign,
    /// 同步, 高于 …: compared with what was reported on the reference.
    Relative,
    /// A goal without a number: met or not, as reported.
    Statement,
}

impl JudgingRule {
    /// What it does, in words.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Amount, Language::Chinese) => "实际÷目标",
            (Self::LowerIsBetter, Language::Chinese) => "逆向指标",
            (Self::Band, Language::Chinese) => "在区间内",
            (Self::About, Language::Chinese) => "在“左右”容差内",
            (Self::Direct, Language::Chinese) => "与目标直接比较",
            (Self::ZeroTarget, Language::Chinese) => "目标为零，按方向比较",
            (Self::Rank, Language::Chinese) => "名次不低于目标",
            (Self::Breakthrough, Language::Chinese) => "零突破，至少一个",
            (Self::Milestone, Language::Chinese) => "节点加权",
            (Self::Sign, Language::Chinese) => "按升降方向比较",
            (Self::Relative, Language::Chinese) => "与参照指标比较",
            (Self::Statement, Language::Chinese) => "是否完成",
            (Self::Amount, Language::English) => "actual ÷ target",
            (Self::LowerIsBetter, Language::English) => "lower is better",
            (Self::Band, Language::English) => "inside the band",
            (Self::About, Language::English) => "inside the tolerance of 左右",
            (Self::Direct, Language::English) => "compared directly with the target",
            (Self::ZeroTarget, Language::English) => "target zero, compared by direction",
            (Self::Rank, Language::English) => "rank at most the target rank",
            (Self::Breakthrough, Language::English) => "breakthrough, at least one",
            (Self::Milestone, Language::English) => "weighted stages",
            (Self::Sign, Language::English) => "compared with no change",
            (Self::Relative, Language::English) => "compared with the reference",
            (Self::Statement, Language::English) => "met or not",
        }
    }
}

/// Why a target cannot be judged. It has no light then.
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
#[non_exhaustive]
pub enum NotAssessable {
    /// The plan says that there is no target.
    NoTarget,
    /// The day is before the period of the target.
    NotStarted,
    /// A goal that is met or not is not met yet, and its period is not over.
    NotDue,
    /// Nothing was reported by the day.
    NoObservation,
    /// What was reported is missing, with a reason.
    Missing,
    /// All that was reported was counted before the period.
    BeforePeriod,
    /// All that was reported is of days after the period.
    AfterPeriod,
    /// What was reported is of another dimension, currency or counter.
    OtherUnit,
    /// What was reported is of another kind: a rank for an amount.
    OtherKind,
    /// Fewer than none were reported.
    NegativeCount,
    /// Two reports of one day and revision contradict each other.
    Conflict,
    /// A state at a date was reported for an amount that accumulates, or values in periods for what does not add up.
    WrongBasis,
    /// The values in periods do not start with the period of the target.
    Gap,
    /// The values in periods overlap.
    Overlap,
    /// The goal or the report is in words, which only a person can judge.
    InWords,
    /// 前列: no place is named.
    NoPlace,
    /// What the target is compared with is not in the plan, or nothing was reported on it.
    NoReference,
    /// 完成国家下达目标: the number is set by somebody else, and not in the plan.
    Delegated,
    /// An exact result has more digits than fit.
    TooManyDigits,
}

impl std::error::Error for NotAssessable {}

impl NotAssessable {
    /// The reason in words.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.chinese(),
            Language::English => self.english(),
        }
    }

    const fn chinese(self) -> &'static str {
        match self {
            Self::NoTarget => "计划明确不设目标",
            Self::NotStarted => "期限尚未开始",
            Self::NotDue => "尚未到期",
            Self::NoObservation => "没有填报",
            Self::Missing => "缺报",
            Self::BeforePeriod => "填报值早于期限",
            Self::AfterPeriod => "填报值晚于期限",
            Self::OtherUnit => "填报单位与目标不可比",
            Self::OtherKind => "填报类型与目标不符",
            Self::NegativeCount => "填报的计数为负",
            Self::Conflict => "同一日期的填报互相矛盾",
            Self::WrongBasis => "填报口径不适用",
            Self::Gap => "当期值没有从期初开始",
            Self::Overlap => "当期值的时段重叠",
            Self::InWords => "文字表述，须人工判断",
            Self::NoPlace => "目标没有写明名次",
            Self::NoReference => "参照指标没有填报",
            Self::Delegated => "目标由上级下达，计划中没有数值",
            Self::TooManyDigits => "位数超出可精确表示的范围",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::NoTarget => "the plan says that there is no target",
            Self::NotStarted => "the period has not started",
            Self::NotDue => "not due yet",
            Self::NoObservation => "nothing was reported",
            Self::Missing => "the value is missing",
            Self::BeforePeriod => "what was reported was counted before the period",
            Self::AfterPeriod => "what was reported is of days after the period",
            Self::OtherUnit => {
                "what was reported is in a unit that cannot be compared with the target's"
            }
            Self::OtherKind => "what was reported is of another kind than the target",
            Self::NegativeCount => "a negative count was reported",
            Self::Conflict => "reports of one day contradict each other",
            Self::WrongBasis => "the basis of the report does not suit the target",
            Self::Gap => "the values in periods do not start with the period of the target",
            Self::Overlap => "the values in periods overlap",
            Self::InWords => "put in words, for a person to judge",
            Self::NoPlace => "the target names no place",
            Self::NoReference => "nothing was reported on what the target is compared with",
            Self::Delegated => "the number is set by a higher level and is not in the plan",
            Self::TooManyDigits => "the exact result has more digits than fit",
        }
    }
}

/// Where a target stands (进展状态), from bad to good.
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
pub enum ProgressStatus {
    /// 未完成: the period is over and the target not met.
    Missed,
    /// 未达到序时进度: less than is to be expected by the day.
    Behind,
    /// 达到序时进度: as much as is to be expected, or met for now where that can change.
    OnPace,
    /// 已完成: met for good.
    Achieved,
}

impl ProgressStatus {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Missed, Language::Chinese) => "未完成",
            (Self::Behind, Language::Chinese) => "未达到序时进度",
            (Self::OnPace, Language::Chinese) => "达到序时进度",
            (Self::Achieved, Language::Chinese) => "已完成",
            (Self::Missed, Language::English) => "missed",
            (Self::Behind, Language::English) => "behind",
            (Self::OnPace, Language::English) => "on pace",
            (Self::Achieved, Language::English) => "achieved",
        }
    }
}

/// What was found of a target that can be judged. All rates are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Judgement {
    /// The rule applied.
    pub rule: JudgingRule,
    /// The uncapped rate (完成率), or why there is none.
    #[serde(serialize_with = "rate_or_reason")]
    pub rate: Result<Ratio, NoRate>,
    /// The rate from the baseline, (actual − baseline) ÷ (target − baseline), or why there is none.
    #[serde(serialize_with = "rate_or_reason")]
    pub anchored: Result<Ratio, NoRate>,
    /// Whether the bound is met by what is reported.
    pub achieved: bool,
    /// Which of the two rates is held against the pace: for a level with a baseline, the anchored one.
    pub is_anchored: bool,
    /// Whether the pace is pro rata; if not, the whole target or the point of its path is expected.
    pub is_paced: bool,
    /// The share to be expected by the day.
    pub expected: Ratio,
    /// Where it stands.
    pub status: ProgressStatus,
    /// Its light.
    pub light: Light,
}

impl Judgement {
    /// The rate that is held against the pace.
    ///
    /// # Errors
    /// Where there is none, the reason.
    pub const fn progress(&self) -> Result<Ratio, NoRate> {
        if self.is_anchored {
            self.anchored
        } else {
            self.rate
        }
    }

    /// How far the progress is ahead of what was to be expected; negative behind. In points, times 100.
    #[must_use]
    pub fn gap(&self) -> Option<Ratio> {
        self.progress().ok()?.checked_sub(&self.expected).ok()
    }
}
