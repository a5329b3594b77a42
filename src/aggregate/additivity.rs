//! What may be added (可加性): one table.

use serde::{Deserialize, Serialize};

use crate::finding::Language;
use crate::indicator::Measure;
use crate::unit::{Dimension, Unit, UnitDimension};

use super::AggregateError;

/// Over what values are combined.
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
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Axis {
    /// 地区: regions that do not overlap.
    #[strum(serialize = "regions")]
    Regions,
    /// 部门: departments that each answer for their own.
    #[strum(serialize = "departments")]
    Departments,
    /// 其中: the parts of an indicator.
    #[strum(serialize = "parts")]
    Parts,
    /// 各期: periods that follow one another, each with its own value.
    #[strum(serialize = "periods")]
    Periods,
    /// 累计: values to date, each of which contains those before it.
    #[strum(serialize = "values to date")]
    ToDate,
}

impl Axis {
    /// All axes.
    pub const ALL: [Self; 5] = [
        Self::Regions,
        Self::Departments,
        Self::Parts,
        Self::Periods,
        Self::ToDate,
    ];

    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Regions, Language::Chinese) => "地区",
            (Self::Departments, Language::Chinese) => "部门",
            (Self::Parts, Language::Chinese) => "组成部分",
            (Self::Periods, Language::Chinese) => "各期",
            (Self::ToDate, Language::Chinese) => "累计值",
            (Self::Regions, Language::English) => "regions",
            (Self::Departments, Language::English) => "departments",
            (Self::Parts, Language::English) => "parts",
            (Self::Periods, Language::English) => "periods",
            (Self::ToDate, Language::English) => "values to date",
        }
    }
}

/// How values are combined into one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, strum::Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Combination {
    /// 求和: [`Sum`](super::Sum).
    Sum,
    /// 取最后: the last value stands for all.
    Last,
    /// 加权平均, with a named weight.
    WeightedMean,
    /// 分子之和 ÷ 分母之和.
    RatioOfSums,
    /// Not at all.
    Nothing,
}

/// The kinds of dimension that the table tells apart.
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
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum AmountKind {
    /// 数量: money, lengths, counts … : amounts of something.
    Amount,
    /// 时长、得分: amounts where work was done or points were earned, qualities where a state is described.
    DurationOrScore,
    /// 比例变动: percentage points.
    ShareChange,
    /// 比例: percent, permille; 倍.
    Share,
    /// 均量: an amount per something, such as 元/人.
    PerUnit,
    /// 强度量: temperatures, ages, index points …
    Intensity,
    /// 名次.
    Rank,
}

impl AmountKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Amount,
        Self::DurationOrScore,
        Self::ShareChange,
        Self::Share,
        Self::PerUnit,
        Self::Intensity,
        Self::Rank,
    ];

    /// The kind of a dimension.
    #[must_use]
    pub const fn of(dimension: UnitDimension) -> Self {
        if dimension.per.is_some() {
            return Self::PerUnit;
        }
        match dimension.numerator {
            Dimension::Currency(_)
            | Dimension::Length
            | Dimension::Area
            | Dimension::Volume
            | Dimension::Mass
            | Dimension::Energy
            | Dimension::Power
            | Dimension::ApparentPower
            | Dimension::StandardCoal
            | Dimension::CarbonDioxide
            | Dimension::Data
            | Dimension::Computing
            | Dimension::Count(_) => Self::Amount,
            Dimension::CalendarTime
            | Dimension::ClockTime
            | Dimension::WorkingTime
            | Dimension::Score => Self::DurationOrScore,
            Dimension::ShareChange => Self::ShareChange,
            Dimension::Share | Dimension::Multiple => Self::Share,
            Dimension::Voltage
            | Dimension::SoundLevel
            | Dimension::Temperature
            | Dimension::Index
            | Dimension::Age => Self::Intensity,
            Dimension::Rank => Self::Rank,
        }
    }
}

/// A row of the table: how values of these measures and kinds are combined over these axes, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Additivity {
    /// The measures it is for; empty for all.
    pub measures: &'static [Measure],
    /// The kinds of dimension it is for; empty for all.
    pub kinds: &'static [AmountKind],
    /// The axes it is for; empty for all.
    pub axes: &'static [Axis],
    /// How the values are combined.
    pub combination: Combination,
    /// Why.
    pub reason: &'static str,
    /// Why, in Chinese.
    pub reason_zh: &'static str,
    /// What to do where a sum was wanted; empty where it is a sum.
    pub instead: &'static str,
    /// The same in Chinese.
    pub instead_zh: &'static str,
}

impl Additivity {
    fn covers(&self, measure: Measure, kind: AmountKind, axis: Axis) -> bool {
        (self.measures.is_empty() || self.measures.contains(&measure))
            && (self.kinds.is_empty() || self.kinds.contains(&kind))
            && (self.axes.is_empty() || self.axes.contains(&axis))
    }
}

macro_rules! rules {
    ($($measures:tt, $kinds:tt, $axes:tt => $combination:ident:
       $reason:literal / $reason_zh:literal; $instead:literal / $instead_zh:literal;)*) => {
        /// The table: the first row that covers a case decides it.
        ///
        /// After Lenz and Shoshani, *Summarizability in OLAP and Statistical Data Bases* (1997): a flow adds over everything, a
        /// stock not over time, a value per unit over nothing.
        pub static RULES: &[Additivity] = &[$(Additivity {
            measures: rules!(@list Measure $measures),
            kinds: rules!(@list AmountKind $kinds),
            axes: rules!(@list Axis $axes),
            combination: Combination::$combination,
            reason: $reason,
            reason_zh: $reason_zh,
            instead: $instead,
            instead_zh: $instead_zh,
        },)*];
    };
    (@list $of:ident any) => { &[] };
    (@list $of:ident [$($name:ident),*]) => { &[$($of::$name),*] };
}

rules! {
    // measures, kinds, axes => combination: why / 原因; what instead / 应改用;
    any, any, [ToDate] => Last:
        "each value to date contains those before it" / "累计值已包含以前各期";
        "take the last" / "取最后一期累计值";
    any, [Rank], any => Nothing:
        "a rank is a place in an order, not an amount" / "名次表示先后，不是数量";
        "count how many reached their place, or rank anew from the underlying figures" /
        "统计达到名次的个数，或用基础数据重新排名";
    [Growth, Reduction], any, [Periods] => Nothing:
        "rates of change compound from period to period" / "各期增长率逐期连乘，不能相加";
        "divide the last level by the first" / "用期末水平除以期初水平";
    [Growth, Reduction], any, any => WeightedMean:
        "a rate of change is a share of its own base" / "增长率各有各的基数";
        "take the mean weighted by the values of the base period, or Σ current ÷ Σ base" /
        "以基期值为权数求加权平均，或用报告期之和除以基期之和";
    [Level], any, [Periods] => Last:
        "a level is a state, which the next period starts from" / "水平是时点状态，各期之间不能相加";
        "take the last" / "取期末值";
    any, [Share], any => RatioOfSums:
        "a share belongs to its own whole" / "比例各有各的分母";
        "divide Σ numerator by Σ denominator, or take the mean weighted by a named weight" /
        "用分子之和除以分母之和，或指明权数求加权平均";
    any, [PerUnit], any => RatioOfSums:
        "an amount per unit belongs to its own denominator" / "均量各有各的分母";
        "divide Σ numerator by Σ denominator, or take the mean weighted by a named weight" /
        "用分子之和除以分母之和，或指明权数求加权平均";
    any, [Intensity], any => WeightedMean:
        "it describes a state and is no amount of anything" / "强度量描述状态，不是数量";
        "take the mean weighted by a named weight" / "指明权数求加权平均";
    [Total, Increase, Decrease], [ShareChange, DurationOrScore], [Periods] => Sum:
        "changes of one indicator follow on from one another" / "同一指标各期变动前后相接"; "" / "";
    [Total], [DurationOrScore], any => Sum:
        "work done and points earned are amounts" / "已完成的时长、所得的分数是数量"; "" / "";
    any, [ShareChange, DurationOrScore], any => WeightedMean:
        "each value belongs to its own whole" / "各值各有各的总体";
        "take the mean weighted by a named weight" / "指明权数求加权平均";
    [Total], [Amount], any => Sum:
        "amounts accumulated over disjoint regions, parts or periods" / "总量可按地区、部分、各期相加"; "" / "";
    [Level], [Amount], any => Sum:
        "stocks at one time" / "同一时点的存量可按地区、部分相加"; "" / "";
    [Increase, Decrease], [Amount], any => Sum:
        "differences of amounts that add" / "可加数量之差仍可加"; "" / "";
}

/// The row for a case that no other row covers; the table has none, and a test says so.
const UNDECIDED: Additivity = Additivity {
    measures: &[],
    kinds: &[],
    axes: &[],
    combination: Combination::Nothing,
    reason: "the table of additivity does not say",
    reason_zh: "可加性表未作规定",
    instead: "combine the values by hand",
    instead_zh: "另行处理",
};

/// How values of a measure and a dimension are combined over an axis, and why.
///
/// ```
/// use zhibiao::aggregate::{Axis, Combination, additivity};
/// use zhibiao::indicator::Measure;
/// use zhibiao::unit::Unit;
///
/// let beds = Unit::PIECE.dimension();
/// assert_eq!(additivity(Measure::Level, beds, Axis::Regions).combination, Combination::Sum);
/// assert_eq!(additivity(Measure::Level, beds, Axis::Periods).combination, Combination::Last);
/// assert_eq!(additivity(Measure::Growth, Unit::PERCENT.dimension(), Axis::Regions).combination, Combination::WeightedMean);
/// ```
#[must_use]
pub fn additivity(measure: Measure, dimension: UnitDimension, axis: Axis) -> &'static Additivity {
    let kind = AmountKind::of(dimension);
    RULES
        .iter()
        .find(|rule| rule.covers(measure, kind, axis))
        .unwrap_or(&UNDECIDED)
}

/// Refuses a sum that has no meaning.
///
/// # Errors
/// [`AggregateError::Meaningless`], which says why and what to use instead.
pub fn require_sum(measure: Measure, unit: Unit, axis: Axis) -> Result<(), AggregateError> {
    let rule = additivity(measure, unit.dimension(), axis);
    if rule.combination == Combination::Sum {
        Ok(())
    } else {
        Err(AggregateError::Meaningless {
            measure,
            unit,
            axis,
            rule,
        })
    }
}

/// The rule that keeps amounts of a dimension from ever being added; `None` where some measure adds over some axis.
pub(super) fn never_adds(dimension: UnitDimension) -> Option<&'static Additivity> {
    match AmountKind::of(dimension) {
        AmountKind::Amount | AmountKind::DurationOrScore | AmountKind::ShareChange => None,
        AmountKind::Share | AmountKind::PerUnit | AmountKind::Intensity | AmountKind::Rank => {
            Some(additivity(Measure::Total, dimension, Axis::Regions))
        }
    }
}
