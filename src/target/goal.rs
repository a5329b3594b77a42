//! Goals without a number that are typed all the same: by another indicator, by their sign, by whoever set them, by words.

use serde::{Deserialize, Serialize};

use crate::finding::Language;

/// How an indicator is to stand to what it is compared with (关系).
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
pub enum Relation {
    /// 同步: not behind it.
    InStep,
    /// 基本同步: hardly behind it.
    RoughlyInStep,
    /// 高于, 快于, 好于.
    Above,
    /// 不低于, 不慢于.
    AtLeast,
    /// 低于, 慢于.
    Below,
    /// 不高于.
    AtMost,
}

impl Relation {
    /// Its name, as a report says it.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::InStep, Language::Chinese) => "同步",
            (Self::RoughlyInStep, Language::Chinese) => "基本同步",
            (Self::Above, Language::Chinese) => "高于",
            (Self::AtLeast, Language::Chinese) => "不低于",
            (Self::Below, Language::Chinese) => "低于",
            (Self::AtMost, Language::Chinese) => "不高于",
            (Self::InStep, Language::English) => "in step with",
            (Self::RoughlyInStep, Language::English) => "roughly in step with",
            (Self::Above, Language::English) => "above",
            (Self::AtLeast, Language::English) => "at least as high as",
            (Self::Below, Language::English) => "below",
            (Self::AtMost, Language::English) => "at most as high as",
        }
    }
}

/// A goal that is set by what another indicator, or the same one elsewhere, comes to (相对目标): 居民收入增长与经济增长同步, 高于全国平均.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relative {
    /// How it is to stand to the reference.
    pub relation: Relation,
    /// What it is compared with, as written: 经济增长, 全国平均水平, 上年.
    pub reference: String,
}

/// What a [`Relative`] goal is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferenceKind {
    /// Another indicator: 经济增长.
    Indicator,
    /// The same indicator of a larger place, or its mean over several: 全国平均水平, 全省平均, 全国.
    Elsewhere,
    /// The same indicator a year before: 上年, 去年.
    Earlier,
}

impl Relative {
    /// What it is compared with.
    ///
    /// ```
    /// use zhibiao::target::{ReferenceKind, Relation, Relative};
    ///
    /// let kind = |reference: &str| {
    ///     Relative { relation: Relation::Above, reference: reference.to_owned() }.reference_kind()
    /// };
    /// assert_eq!(kind("经济增长"), ReferenceKind::Indicator);
    /// assert_eq!(kind("全国平均水平"), ReferenceKind::Elsewhere);
    /// assert_eq!(kind("上年"), ReferenceKind::Earlier);
    /// ```
    #[must_use]
    pub fn reference_kind(&self) -> ReferenceKind {
        let reference = self.reference.trim_end_matches("水平");
        let earlier = ["上年", "去年", "上一年", "上年同期", "往年", "前一年"];
        let places = [
            "全国",
            "全省",
            "全市",
            "全区",
            "全州",
            "全自治区",
            "周边",
            "中西部",
            "西部",
            "中部",
            "东部",
        ];
        if earlier.contains(&reference) {
            ReferenceKind::Earlier
        } else if reference.ends_with("平均")
            || reference.ends_with("平均数")
            || reference.ends_with("平均增速")
            || reference.ends_with("均值")
            || places.contains(&reference)
        {
            ReferenceKind::Elsewhere
        } else {
            ReferenceKind::Indicator
        }
    }
}

/// A goal that sets only the way an indicator goes (方向目标): 实现正增长, 只增不减.
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
pub enum Sign {
    /// 正增长, 持续增长: more than before.
    Rising,
    /// 只增不减, 不下降: not less than before.
    NotFalling,
    /// 只减不增, 零增长, 不上升: not more than before.
    NotRising,
    /// 继续下降, 负增长: less than before.
    Falling,
}

impl Sign {
    /// Its name, as a report says it.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Rising, Language::Chinese) => "正增长",
            (Self::NotFalling, Language::Chinese) => "只增不减",
            (Self::NotRising, Language::Chinese) => "只减不增",
            (Self::Falling, Language::Chinese) => "继续下降",
            (Self::Rising, Language::English) => "rising",
            (Self::NotFalling, Language::English) => "not falling",
            (Self::NotRising, Language::English) => "not rising",
            (Self::Falling, Language::English) => "falling",
        }
    }
}

/// A goal whose number somebody above sets (下达目标): 完成国家下达的减排目标.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delegated {
    /// Who sets it, as written: 国家, 省, 上级; `None` where the text does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}
