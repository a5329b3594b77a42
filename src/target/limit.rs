//! Natural limits (自然界限): what no number of an indicator can pass, whatever is aimed at.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;

use super::Target;
use crate::indicator::Measure;
use crate::quantity::Quantity;
use crate::unit::{Dimension, Unit};

/// Last words of shares that may well be above 100 %: ratios to something that is not their whole.
/// Sources: 资产负债率, 债务率 (财政部); 拨备覆盖率, 流动性覆盖率 (银保监会); 毛入学率 (教育部: may exceed 100 %); 产销率 (国家统计局).
const UNBOUNDED: &[&str] = &[
    "负债率",
    "债务率",
    "杠杆率",
    "拨备覆盖率",
    "流动性覆盖率",
    "充足率",
    "毛入学率",
    "产销率",
    "完成率",
    "达产率",
    "倍率",
    "回报率",
    "收益率",
    "利润率",
    "周转率",
    "增长率",
    "增速",
    "增幅",
    "涨幅",
    "指数",
    "保值增值率",
    "相当于",
    "比例",
    "补充率",
];

/// Words of a rate of completion, which may be above 100 %: 完成目标任务的187.9%, 为年度计划的131%.
const COMPLETION: &[&str] = &["目标", "任务", "计划数", "年度计划", "预算", "序时进度"];

/// A limit that follows from what is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaturalLimit {
    /// There is no less than nothing of what is built, spent or counted.
    Zero,
    /// A share is at most the whole, 100 %, and nothing falls by more than there was.
    Whole,
}

/// The number: `0`, `100%`.
impl fmt::Display for NaturalLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Zero => "0",
            Self::Whole => "100%",
        })
    }
}

impl Target {
    /// The natural limit that a value of its indicator and measure passes. A share is known by its unit, and by its name to
    /// be no ratio to something else (资产负债率). No rank is before the first: there is none to be written.
    ///
    /// ```
    /// use zhibiao::indicator::{Indicator, Measure};
    /// use zhibiao::target::{Bound, NaturalLimit, Target};
    ///
    /// let target = |name: &str| {
    ///     Target::builder(Indicator::new(name)?, Bound::Plain("100%".parse()?))
    ///         .measure(Measure::Level)
    ///         .build()
    ///         .map_err(Box::<dyn std::error::Error>::from)
    /// };
    /// let coverage = target("自来水覆盖率")?;
    /// assert_eq!(coverage.limit_passed_by(&"105%".parse()?), Some(NaturalLimit::Whole));
    /// assert_eq!(coverage.limit_passed_by(&"100%".parse()?), None);
    /// assert_eq!(target("拨备覆盖率")?.limit_passed_by(&"150%".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn limit_passed_by(&self, value: &Quantity) -> Option<NaturalLimit> {
        if value.is_negative() && !may_be_negative(self.measure(), value.unit()) {
            return Some(NaturalLimit::Zero);
        }
        let name = self.indicator().name();
        let is_bounded = match self.measure() {
            Measure::Total | Measure::Level => {
                let is_completion =
                    self.action() == "完成" || COMPLETION.iter().any(|word| name.contains(word));
                !is_completion && !UNBOUNDED.iter().any(|end| name.ends_with(end))
            }
            Measure::Reduction => true,
            Measure::Growth | Measure::Increase | Measure::Decrease => false,
        };
        let whole = Quantity::new(Decimal::ONE_HUNDRED, Unit::PERCENT).ok()?;
        (is_bounded && value.compare(&whole) == Ok(Ordering::Greater))
            .then_some(NaturalLimit::Whole)
    }
}

/// A change may be negative, and so may a state in money (净利润), a temperature, a share of change.
fn may_be_negative(measure: Measure, unit: Unit) -> bool {
    match measure {
        Measure::Total => false,
        Measure::Level => !matches!(
            unit.dimension().numerator,
            Dimension::Length
                | Dimension::Area
                | Dimension::Volume
                | Dimension::Mass
                | Dimension::Energy
                | Dimension::Data
                | Dimension::StandardCoal
                | Dimension::Count(_)
        ),
        _ => true,
    }
}
