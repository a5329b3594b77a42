//! What kind of amount a unit measures.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::number::quoted;

use super::{Atom, UnitError};

/// What an atom measures (量纲). Units convert within a dimension and never across.
///
/// It prints as its Chinese label, with the atom where each atom is a dimension of its own, and reads back from it.
///
/// ```
/// use zhibiao::unit::{Dimension, Unit};
/// assert_eq!(Unit::MU.atom().dimension(), Dimension::Area);
/// assert_eq!(Unit::ENTERPRISE.atom().dimension().to_string(), "计数·家");
/// assert_eq!("计数·家".parse::<Dimension>()?, Unit::ENTERPRISE.atom().dimension());
/// # Ok::<(), zhibiao::unit::UnitError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
pub enum Dimension {
    /// 货币: each currency is a dimension of its own; they convert by a dated rate only.
    #[non_exhaustive]
    Currency(Atom),
    /// 长度
    Length,
    /// 面积
    Area,
    /// 体积
    Volume,
    /// 质量
    Mass,
    /// 能量
    Energy,
    /// 功率
    Power,
    /// 视在功率
    ApparentPower,
    /// 电压
    Voltage,
    /// 标准煤: coal equivalent; its worth in 千瓦时 is a convention (当量值 or 等价值), so it does not convert.
    StandardCoal,
    /// 二氧化碳当量: greenhouse gases, as the mass of carbon dioxide that would warm as much.
    CarbonDioxide,
    /// 数据量
    Data,
    /// 算力
    Computing,
    /// 声级
    SoundLevel,
    /// 温度
    Temperature,
    /// 历法时间: years and months, which have no fixed number of days.
    CalendarTime,
    /// 时间: days, hours, minutes, seconds.
    ClockTime,
    /// 工作日: which days these are is the calendar's business.
    WorkingTime,
    /// 比例: percent and permille.
    Share,
    /// 比例变动: percentage points and basis points, the difference of two shares.
    ShareChange,
    /// 倍数
    Multiple,
    /// 得分
    Score,
    /// 指数: index points.
    Index,
    /// 名次
    Rank,
    /// 年龄
    Age,
    /// 计数: each counter is a dimension of its own.
    #[non_exhaustive]
    Count(Atom),
}

/// The dimensions that several atoms share, with their labels in Chinese and English.
const SHARED: [(Dimension, &str, &str); 24] = [
    (Dimension::Length, "长度", "length"),
    (Dimension::Area, "面积", "area"),
    (Dimension::Volume, "体积", "volume"),
    (Dimension::Mass, "质量", "mass"),
    (Dimension::Energy, "能量", "energy"),
    (Dimension::Power, "功率", "power"),
    (Dimension::ApparentPower, "视在功率", "apparent power"),
    (Dimension::Voltage, "电压", "voltage"),
    (Dimension::StandardCoal, "标准煤", "coal equivalent"),
    (
        Dimension::CarbonDioxide,
        "二氧化碳当量",
        "carbon dioxide equivalent",
    ),
    (Dimension::Data, "数据量", "data"),
    (Dimension::Computing, "算力", "computing power"),
    (Dimension::SoundLevel, "声级", "sound level"),
    (Dimension::Temperature, "温度", "temperature"),
    (Dimension::CalendarTime, "历法时间", "calendar time"),
    (Dimension::ClockTime, "时间", "clock time"),
    (Dimension::WorkingTime, "工作日", "working time"),
    (Dimension::Share, "比例", "share"),
    (Dimension::ShareChange, "比例变动", "change of a share"),
    (Dimension::Multiple, "倍数", "multiple"),
    (Dimension::Score, "得分", "score"),
    (Dimension::Index, "指数", "index"),
    (Dimension::Rank, "名次", "rank"),
    (Dimension::Age, "年龄", "age"),
];

impl Dimension {
    /// Whether amounts of this dimension add up. Shares, multiples, index points, ranks, temperatures and sound levels
    /// do not.
    #[must_use]
    pub const fn is_additive(self) -> bool {
        !matches!(
            self,
            Self::Share
                | Self::Multiple
                | Self::Index
                | Self::Rank
                | Self::Temperature
                | Self::SoundLevel
        )
    }

    /// The Chinese label, without the atom.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.labels().0
    }

    /// The English label, without the atom.
    #[must_use]
    pub fn label_en(self) -> &'static str {
        self.labels().1
    }

    fn labels(self) -> (&'static str, &'static str) {
        match self {
            Self::Currency(_) => ("货币", "currency"),
            Self::Count(_) => ("计数", "count"),
            shared => {
                let row = SHARED
                    .into_iter()
                    .find(|&(dimension, ..)| dimension == shared);
                row.map_or(("", ""), |(_, label, label_en)| (label, label_en))
            }
        }
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())?;
        match self {
            Self::Currency(atom) | Self::Count(atom) => {
                f.write_str("·")?;
                atom.fmt(f)
            }
            _ => Ok(()),
        }
    }
}

impl FromStr for Dimension {
    type Err = UnitError;

    fn from_str(text: &str) -> Result<Self, UnitError> {
        let shared = SHARED
            .into_iter()
            .find(|&(_, label, _)| label == text)
            .map(|(dimension, ..)| dimension);
        let own = || {
            let (label, atom) = text.split_once('·')?;
            let dimension = atom.parse::<Atom>().ok()?.dimension();
            let is_own = matches!(dimension, Self::Currency(_) | Self::Count(_))
                && dimension.label() == label;
            is_own.then_some(dimension)
        };
        shared
            .or_else(own)
            .ok_or_else(|| UnitError::UnknownDimension { text: quoted(text) })
    }
}

impl TryFrom<String> for Dimension {
    type Error = UnitError;

    fn try_from(text: String) -> Result<Self, UnitError> {
        text.parse()
    }
}

impl From<Dimension> for String {
    fn from(dimension: Dimension) -> Self {
        format!("{dimension:#}")
    }
}

/// The dimension of a unit: of its atom and, for a composed unit, of what it is per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitDimension {
    /// The dimension of the atom.
    pub numerator: Dimension,
    /// The dimension of what it is per, 计数·人 in `元/人`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Dimension>,
}

impl fmt::Display for UnitDimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.numerator.fmt(f)?;
        match self.per {
            Some(per) => {
                f.write_str("/")?;
                per.fmt(f)
            }
            None => Ok(()),
        }
    }
}
