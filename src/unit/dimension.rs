//! What kind of amount a unit measures.

use std::fmt;

use super::Atom;

/// What an atom measures (量纲). Units convert within a dimension and never across.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Dimension {
    /// 货币: each currency is a dimension of its own; see [`ExchangeRate`](crate::quantity::ExchangeRate).
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
    /// 二氧化碳当量: greenhouse gases, in tonnes of the carbon dioxide that would warm as much.
    CarbonDioxide,
    /// 数据量
    Data,
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
    /// 比例的变动: percentage points and basis points, the difference of two shares.
    ShareChange,
    /// 倍数
    Multiple,
    /// 指数: index points.
    Index,
    /// 名次
    Rank,
    /// 年龄
    Age,
    /// 计数: each counter is a dimension of its own.
    Count(Atom),
}

impl Dimension {
    /// Whether amounts of this dimension add up. Shares, multiples, index points, ranks,
    /// temperatures and sound levels do not.
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

    /// The Chinese name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Currency(_) => "货币",
            Self::Length => "长度",
            Self::Area => "面积",
            Self::Volume => "体积",
            Self::Mass => "质量",
            Self::Energy => "能量",
            Self::Power => "功率",
            Self::ApparentPower => "视在功率",
            Self::Voltage => "电压",
            Self::StandardCoal => "标准煤",
            Self::CarbonDioxide => "二氧化碳当量",
            Self::Data => "数据量",
            Self::SoundLevel => "声级",
            Self::Temperature => "温度",
            Self::CalendarTime => "历法时间",
            Self::ClockTime => "时间",
            Self::WorkingTime => "工作日",
            Self::Share => "比例",
            Self::ShareChange => "比例变动",
            Self::Multiple => "倍数",
            Self::Index => "指数",
            Self::Rank => "名次",
            Self::Age => "年龄",
            Self::Count(_) => "计数",
        }
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())?;
        match self {
            Self::Currency(atom) | Self::Count(atom) => write!(f, "·{atom}"),
            _ => Ok(()),
        }
    }
}

/// The dimension of a unit: of its atom and, for a composed unit, of what it is per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitDimension {
    /// The dimension of the atom.
    pub numerator: Dimension,
    /// The dimension of what it is per, as 计数·人 in `元/人`.
    pub per: Option<Dimension>,
}

impl fmt::Display for UnitDimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.numerator.fmt(f)?;
        match self.per {
            Some(per) => write!(f, "/{per}"),
            None => Ok(()),
        }
    }
}
