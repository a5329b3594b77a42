//! Bounds (界限): which numbers meet a number that was promised.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::finding::Language;
use crate::quantity::{Quantity, QuantityError, Said};

/// A number that is promised, and how it binds (界限).
///
/// 以上, 以下 and 以内 include the number; 超过 and 不满 exclude it (Civil Code of the PRC, art. 1259).
///
/// ```
/// use zhibiao::target::Bound;
///
/// let bound = Bound::AtMost("3亿元".parse()?);
/// assert!(bound.contains(&"30000万元".parse()?)?);
/// assert!(!Bound::MoreThan("3亿元".parse()?).contains(&"30000万元".parse()?)?);
/// assert!(bound.contains(&"3家".parse()?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WireBound", into = "WireBound")]
pub enum Bound {
    /// The number as such: to be reached in the indicator's good direction.
    Plain(Quantity),
    /// 以上, 不少于, 不低于, 至少: `≥`.
    AtLeast(Quantity),
    /// 超, 超过, 突破, 逾, 高于, …多, …余: `>`.
    MoreThan(Quantity),
    /// 以内, 以下, 不超过, 不高于, 至多: `≤`.
    AtMost(Quantity),
    /// 低于, 不足, 少于, 不满: `<`.
    LessThan(Quantity),
    /// 左右, 约, 大约, 上下, 近, 接近: the tolerance is for an assessment's policy to say.
    About(Quantity),
    /// 5%—5.5%, 2至3个: both ends included.
    Between(Band),
}

/// Two quantities in the same unit, the first not above the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WireBand")]
pub struct Band {
    low: Quantity,
    high: Quantity,
}

/// Why a bound is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BoundError {
    /// The ends are in different units.
    #[error("the ends of {low} to {high} must be in the same unit")]
    UnitsDiffer {
        /// The low end.
        low: Box<Quantity>,
        /// The high end.
        high: Box<Quantity>,
    },
    /// The low end is above the high end.
    #[error("{low} to {high} is the wrong way round: the lower number comes first")]
    WrongWayRound {
        /// The low end.
        low: Box<Quantity>,
        /// The high end.
        high: Box<Quantity>,
    },
    /// A bound with one number was given two, or one with two was given one.
    #[error("a bound `{kind}` takes {}", if *.kind == BoundKind::Between { "`low` and `high`, no `value`" } else { "a `value`, no `low` or `high`" })]
    WrongNumbers {
        /// The kind of bound.
        kind: BoundKind,
    },
}

/// Which bound it is, with the codes of the labelled data.
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
pub enum BoundKind {
    /// [`Bound::Plain`].
    Plain,
    /// [`Bound::AtLeast`].
    AtLeast,
    /// [`Bound::MoreThan`].
    MoreThan,
    /// [`Bound::AtMost`].
    AtMost,
    /// [`Bound::LessThan`].
    LessThan,
    /// [`Bound::About`].
    About,
    /// [`Bound::Between`].
    Between,
}

impl BoundKind {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Plain, Language::Chinese) => "定值",
            (Self::AtLeast, Language::Chinese) => "以上",
            (Self::MoreThan, Language::Chinese) => "超过",
            (Self::AtMost, Language::Chinese) => "以内",
            (Self::LessThan, Language::Chinese) => "不满",
            (Self::About, Language::Chinese) => "左右",
            (Self::Between, Language::Chinese) => "区间",
            (Self::Plain, Language::English) => "plain",
            (Self::AtLeast, Language::English) => "at least",
            (Self::MoreThan, Language::English) => "more than",
            (Self::AtMost, Language::English) => "at most",
            (Self::LessThan, Language::English) => "less than",
            (Self::About, Language::English) => "about",
            (Self::Between, Language::English) => "between",
        }
    }
}

impl Band {
    /// From `low` to `high`.
    ///
    /// # Errors
    /// Where the units differ or `low` is above `high`.
    pub fn new(low: Quantity, high: Quantity) -> Result<Self, BoundError> {
        if low.unit() != high.unit() {
            return Err(BoundError::UnitsDiffer {
                low: Box::new(low),
                high: Box::new(high),
            });
        }
        if low.magnitude() > high.magnitude() {
            return Err(BoundError::WrongWayRound {
                low: Box::new(low),
                high: Box::new(high),
            });
        }
        Ok(Self { low, high })
    }

    /// The low end, included.
    #[must_use]
    pub const fn low(&self) -> &Quantity {
        &self.low
    }

    /// The high end, included.
    #[must_use]
    pub const fn high(&self) -> &Quantity {
        &self.high
    }
}

impl Bound {
    /// A bound of this kind; a `high` value belongs to [`BoundKind::Between`] and to no other.
    ///
    /// # Errors
    /// Where the kind and the number of values do not agree, or as [`Band::new`].
    pub fn new(
        kind: BoundKind,
        value: Quantity,
        high: Option<Quantity>,
    ) -> Result<Self, BoundError> {
        Ok(match (kind, high) {
            (BoundKind::Plain, None) => Self::Plain(value),
            (BoundKind::AtLeast, None) => Self::AtLeast(value),
            (BoundKind::MoreThan, None) => Self::MoreThan(value),
            (BoundKind::AtMost, None) => Self::AtMost(value),
            (BoundKind::LessThan, None) => Self::LessThan(value),
            (BoundKind::About, None) => Self::About(value),
            (BoundKind::Between, Some(high)) => Self::Between(Band::new(value, high)?),
            _ => return Err(BoundError::WrongNumbers { kind }),
        })
    }

    /// From `low` to `high`, both included.
    ///
    /// # Errors
    /// As [`Band::new`].
    pub fn between(low: Quantity, high: Quantity) -> Result<Self, BoundError> {
        Band::new(low, high).map(Self::Between)
    }

    /// Which bound it is.
    #[must_use]
    pub const fn kind(&self) -> BoundKind {
        match self {
            Self::Plain(_) => BoundKind::Plain,
            Self::AtLeast(_) => BoundKind::AtLeast,
            Self::MoreThan(_) => BoundKind::MoreThan,
            Self::AtMost(_) => BoundKind::AtMost,
            Self::LessThan(_) => BoundKind::LessThan,
            Self::About(_) => BoundKind::About,
            Self::Between(_) => BoundKind::Between,
        }
    }

    /// Its number; of a band the low end.
    #[must_use]
    pub const fn value(&self) -> &Quantity {
        match self {
            Self::Plain(value)
            | Self::AtLeast(value)
            | Self::MoreThan(value)
            | Self::AtMost(value)
            | Self::LessThan(value)
            | Self::About(value) => value,
            Self::Between(band) => &band.low,
        }
    }

    /// The high end of a band; `None` for a bound with one number.
    #[must_use]
    pub const fn high(&self) -> Option<&Quantity> {
        match self {
            Self::Between(band) => Some(&band.high),
            _ => None,
        }
    }

    /// Whether a value lies within the bound, taken at its word: a plain number and an approximate one contain
    /// exactly that number. Whether a target is *met* also depends on the direction and, for 左右, on a tolerance.
    ///
    /// # Errors
    /// Where the units cannot be compared.
    pub fn contains(&self, value: &Quantity) -> Result<bool, QuantityError> {
        let order = value.compare(self.value())?;
        Ok(match self {
            Self::Plain(_) | Self::About(_) => order == Ordering::Equal,
            Self::AtLeast(_) => order != Ordering::Less,
            Self::MoreThan(_) => order == Ordering::Greater,
            Self::AtMost(_) => order != Ordering::Greater,
            Self::LessThan(_) => order == Ordering::Less,
            Self::Between(band) => {
                order != Ordering::Less && value.compare(&band.high)? != Ordering::Greater
            }
        })
    }
}

/// In Chinese: `20个`, `20个以上`, `超过20个`, `20个以内`, `不满20个`, `20个左右`, `2个至3个`.
impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(|value| Said(value).to_string()))
    }
}

impl Bound {
    /// With its values written in this way.
    pub(crate) fn told(&self, say: impl Fn(&Quantity) -> String) -> String {
        let value = say(self.value());
        match self {
            Self::Plain(_) => value,
            Self::AtLeast(_) => format!("{value}以上"),
            Self::MoreThan(_) => format!("超过{value}"),
            Self::AtMost(_) => format!("{value}以内"),
            Self::LessThan(_) => format!("不满{value}"),
            Self::About(_) => format!("{value}左右"),
            Self::Between(band) => format!("{value}至{}", say(&band.high)),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireBand {
    low: Quantity,
    high: Quantity,
}

impl TryFrom<WireBand> for Band {
    type Error = BoundError;

    fn try_from(wire: WireBand) -> Result<Self, Self::Error> {
        Self::new(wire.low, wire.high)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireBound {
    bound: BoundKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Quantity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<Quantity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<Quantity>,
}

impl From<Bound> for WireBound {
    fn from(bound: Bound) -> Self {
        let kind = bound.kind();
        match bound {
            Bound::Between(Band { low, high }) => Self {
                bound: kind,
                value: None,
                low: Some(low),
                high: Some(high),
            },
            _ => Self {
                bound: kind,
                value: Some(*bound.value()),
                low: None,
                high: None,
            },
        }
    }
}

impl TryFrom<WireBound> for Bound {
    type Error = BoundError;

    fn try_from(wire: WireBound) -> Result<Self, Self::Error> {
        match (wire.bound, wire.value, wire.low, wire.high) {
            (BoundKind::Between, None, Some(low), Some(high)) => Self::between(low, high),
            (BoundKind::Between, ..) => Err(BoundError::WrongNumbers {
                kind: BoundKind::Between,
            }),
            (kind, Some(value), None, None) => Self::new(kind, value, None),
            (kind, ..) => Err(BoundError::WrongNumbers { kind }),
        }
    }
}
