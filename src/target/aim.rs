//! What a target aims at: an amount, or one of the goals without a number.

use std::fmt;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::bound::{Bound, WireBound};
use super::goal::{Delegated, Relation, Relative, Sign};
use crate::finding::Language;
use crate::indicator::Measure;
use crate::unit::Dimension;

/// What is aimed at.
///
/// In JSON it is an object with a `kind`: `{"kind": "amount", "bound": "at_least", "value": "8万平方米"}`,
/// `{"kind": "rank", "within": 20, "peers": "全省"}`, `{"kind": "milestone", "stage": "started"}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WireAim", into = "WireAim")]
#[non_exhaustive]
pub enum Aim {
    /// A number within a bound (数量).
    Amount(Bound),
    /// A place among peers (名次).
    Rank(Rank),
    /// 零突破: at least one where there was none.
    Breakthrough,
    /// A stage that a project is to reach (节点).
    Milestone(Stage),
    /// A title or a status to be awarded (创建): 创成省级文明城市.
    Accreditation,
    /// A goal set by what another indicator, or the same one elsewhere, comes to (相对目标): 与经济增长同步, 高于全国平均.
    Relative(Relative),
    /// A goal that sets only the way it goes (方向目标): 正增长, 只增不减.
    Sign(Sign),
    /// A goal whose number somebody above sets (下达目标): 完成国家下达目标.
    Delegated(Delegated),
    /// A state of an indicator that is put in words (文字目标): 保持在合理水平, 基本平衡.
    Worded(String),
    /// A goal that is put in words only (定性).
    Qualitative,
    /// The plan says that there is no target (不设目标), which is not the same as saying nothing.
    NoTarget,
}

/// A place among peers: 全省前20名, 山区26县前列, 全国第一.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rank {
    /// The last place that is good enough; `None` where only 前列 is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<NonZeroU32>,
    /// Who is ranked: 全省, 山区26县.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peers: Option<String>,
}

/// A stage of a project, from early to late (项目节点).
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
pub enum Stage {
    /// 前期: planning and approval.
    Preparation,
    /// 开工: work has begun.
    Started,
    /// 在建: under construction.
    UnderConstruction,
    /// 竣工, 建成: built.
    Completed,
    /// 投用, 投产: in use.
    InUse,
}

impl Stage {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Preparation, Language::Chinese) => "前期",
            (Self::Started, Language::Chinese) => "开工",
            (Self::UnderConstruction, Language::Chinese) => "在建",
            (Self::Completed, Language::Chinese) => "竣工",
            (Self::InUse, Language::Chinese) => "投用",
            (Self::Preparation, Language::English) => "preparation",
            (Self::Started, Language::English) => "started",
            (Self::UnderConstruction, Language::English) => "under construction",
            (Self::Completed, Language::English) => "completed",
            (Self::InUse, Language::English) => "in use",
        }
    }
}

/// Which sort of aim it is.
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
pub enum AimKind {
    /// [`Aim::Amount`].
    Amount,
    /// [`Aim::Rank`].
    Rank,
    /// [`Aim::Breakthrough`].
    Breakthrough,
    /// [`Aim::Milestone`].
    Milestone,
    /// [`Aim::Accreditation`].
    Accreditation,
    /// [`Aim::Relative`].
    Relative,
    /// [`Aim::Sign`].
    Sign,
    /// [`Aim::Delegated`].
    Delegated,
    /// [`Aim::Worded`].
    Worded,
    /// [`Aim::Qualitative`].
    Qualitative,
    /// [`Aim::NoTarget`].
    NoTarget,
}

impl AimKind {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Amount, Language::Chinese) => "数量",
            (Self::Rank, Language::Chinese) => "名次",
            (Self::Breakthrough, Language::Chinese) => "零突破",
            (Self::Milestone, Language::Chinese) => "节点",
            (Self::Accreditation, Language::Chinese) => "创建",
            (Self::Relative, Language::Chinese) => "相对",
            (Self::Sign, Language::Chinese) => "方向",
            (Self::Delegated, Language::Chinese) => "下达",
            (Self::Worded, Language::Chinese) => "文字",
            (Self::Qualitative, Language::Chinese) => "定性",
            (Self::NoTarget, Language::Chinese) => "不设目标",
            (Self::Amount, Language::English) => "amount",
            (Self::Rank, Language::English) => "rank",
            (Self::Breakthrough, Language::English) => "breakthrough",
            (Self::Milestone, Language::English) => "milestone",
            (Self::Accreditation, Language::English) => "accreditation",
            (Self::Relative, Language::English) => "relative",
            (Self::Sign, Language::English) => "sign",
            (Self::Delegated, Language::English) => "delegated",
            (Self::Worded, Language::English) => "worded",
            (Self::Qualitative, Language::English) => "qualitative",
            (Self::NoTarget, Language::English) => "no target",
        }
    }
}

impl Aim {
    /// Which sort of aim it is.
    #[must_use]
    pub const fn kind(&self) -> AimKind {
        match self {
            Self::Amount(_) => AimKind::Amount,
            Self::Rank(_) => AimKind::Rank,
            Self::Breakthrough => AimKind::Breakthrough,
            Self::Milestone(_) => AimKind::Milestone,
            Self::Accreditation => AimKind::Accreditation,
            Self::Relative(_) => AimKind::Relative,
            Self::Sign(_) => AimKind::Sign,
            Self::Delegated(_) => AimKind::Delegated,
            Self::Worded(_) => AimKind::Worded,
            Self::Qualitative => AimKind::Qualitative,
            Self::NoTarget => AimKind::NoTarget,
        }
    }

    /// What the number means where nobody says: a state for shares, indices and ranks and for all goals without a
    /// number, an amount over the period for everything else.
    pub(super) fn default_measure(&self) -> Measure {
        match self {
            Self::Breakthrough => Measure::Total,
            Self::Amount(bound) => {
                let dimension = bound.value().unit().dimension();
                let additive = dimension.per.is_none()
                    && dimension.numerator.is_additive()
                    && dimension.numerator != Dimension::ShareChange;
                if additive {
                    Measure::Total
                } else {
                    Measure::Level
                }
            }
            _ => Measure::Level,
        }
    }
}

impl From<Bound> for Aim {
    fn from(bound: Bound) -> Self {
        Self::Amount(bound)
    }
}

impl From<Rank> for Aim {
    fn from(rank: Rank) -> Self {
        Self::Rank(rank)
    }
}

/// In Chinese: `20个以上`, `全省前20名`, `零突破`, `开工`; nothing for what is said by the indicator alone.
impl fmt::Display for Aim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount(bound) => bound.fmt(f),
            Self::Rank(rank) => {
                let peers = rank.peers.as_deref().unwrap_or_default();
                match rank.within {
                    Some(within) if within.get() == 1 => write!(f, "{peers}第一"),
                    Some(within) => write!(f, "{peers}前{within}名"),
                    None => write!(f, "{peers}前列"),
                }
            }
            Self::Breakthrough => f.write_str("零突破"),
            Self::Milestone(stage) => f.write_str(stage.label(Language::Chinese)),
            Self::Relative(Relative {
                relation: relation @ (Relation::InStep | Relation::RoughlyInStep),
                reference,
            }) => write!(f, "与{reference}{}", relation.label(Language::Chinese)),
            Self::Relative(Relative {
                relation,
                reference,
            }) => write!(f, "{}{reference}", relation.label(Language::Chinese)),
            Self::Sign(sign) => f.write_str(sign.label(Language::Chinese)),
            Self::Delegated(Delegated { by }) => {
                write!(f, "完成{}下达目标", by.as_deref().unwrap_or_default())
            }
            Self::Worded(words) => f.write_str(words),
            Self::NoTarget => f.write_str("不设目标"),
            Self::Accreditation | Self::Qualitative => Ok(()),
        }
    }
}

// The variants without fields are braced, since serde lets unknown fields pass in plain ones.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum WireAim {
    Amount(WireBound),
    Rank(Rank),
    Breakthrough {},
    Milestone { stage: Stage },
    Accreditation {},
    Relative(Relative),
    Sign { sign: Sign },
    Delegated(Delegated),
    Worded { words: String },
    Qualitative {},
    NoTarget {},
}

impl From<Aim> for WireAim {
    fn from(aim: Aim) -> Self {
        match aim {
            Aim::Amount(bound) => Self::Amount(bound.into()),
            Aim::Rank(rank) => Self::Rank(rank),
            Aim::Breakthrough => Self::Breakthrough {},
            Aim::Milestone(stage) => Self::Milestone { stage },
            Aim::Accreditation => Self::Accreditation {},
            Aim::Relative(relative) => Self::Relative(relative),
            Aim::Sign(sign) => Self::Sign { sign },
            Aim::Delegated(delegated) => Self::Delegated(delegated),
            Aim::Worded(words) => Self::Worded { words },
            Aim::Qualitative => Self::Qualitative {},
            Aim::NoTarget => Self::NoTarget {},
        }
    }
}

impl TryFrom<WireAim> for Aim {
    type Error = super::BoundError;

    fn try_from(wire: WireAim) -> Result<Self, Self::Error> {
        Ok(match wire {
            WireAim::Amount(bound) => Self::Amount(bound.try_into()?),
            WireAim::Rank(rank) => Self::Rank(rank),
            WireAim::Breakthrough {} => Self::Breakthrough,
            WireAim::Milestone { stage } => Self::Milestone(stage),
            WireAim::Accreditation {} => Self::Accreditation,
            WireAim::Relative(relative) => Self::Relative(relative),
            WireAim::Sign { sign } => Self::Sign(sign),
            WireAim::Delegated(delegated) => Self::Delegated(delegated),
            WireAim::Worded { words } => Self::Worded(words),
            WireAim::Qualitative {} => Self::Qualitative,
            WireAim::NoTarget {} => Self::NoTarget,
        })
    }
}
