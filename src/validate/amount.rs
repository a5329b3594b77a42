//! The number of a target by itself: its sign, its size as a share, what it is a growth of.

use rust_decimal::Decimal;

use super::at;
use crate::finding::{Code, Finding};
use crate::indicator::Measure;
use crate::quantity::Quantity;
use crate::target::{Aim, Target};
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

/// Last words of what is a share.
const RATES: &[&str] = &["率", "比重", "占比", "比例"];

/// Last words of what ends like a share and is none, or is a change already.
const NO_RATES: &[&str] = &[
    "生产率",
    "周转率",
    "增长率",
    "下降率",
    "降低率",
    "汇率",
    "效率",
    "功率",
    "频率",
    "倍率",
    "产出率",
    "容积率",
    "分辨率",
];

pub(super) fn findings(target: &Target) -> Vec<Finding> {
    let mut findings = negative(target);
    findings.extend(above_whole(target));
    findings.extend(growth_of_rate(target));
    findings.extend(breakthrough(target));
    findings
}

/// The values of a target that are amounts of it, with the field each stands in.
pub(super) fn values(target: &Target) -> Vec<(&'static str, Quantity)> {
    let mut values = Vec::new();
    if let Some(bound) = target.bound() {
        values.push(("aim", *bound.value()));
        values.extend(bound.high().map(|high| ("aim", *high)));
    }
    values.extend(target.floor().map(|value| ("floor", *value)));
    values.extend(target.stretch().map(|value| ("stretch", *value)));
    values.extend(target.path().iter().map(|point| ("path", point.value)));
    values.extend(
        target
            .allocation()
            .iter()
            .map(|share| ("allocation", share.value)),
    );
    if !target.measure().is_change() {
        values.extend(
            target
                .baseline()
                .map(|baseline| ("baseline", baseline.value)),
        );
    }
    values
}

fn negative(target: &Target) -> Vec<Finding> {
    let measure = target.measure();
    values(target)
        .into_iter()
        .filter(|(_, value)| value.is_negative() && !may_be_negative(measure, value.unit()))
        .map(|(field, value)| at(Code::NegativeAmount, target, field).with_value("value", value))
        .collect()
}

/// A change may be negative, and so may a state in money (净利润), a temperature, a share of change.
fn may_be_negative(measure: Measure, unit: Unit) -> bool {
    let dimension = unit.dimension();
    match measure {
        Measure::Total => false,
        Measure::Level => !matches!(
            dimension.numerator,
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

fn above_whole(target: &Target) -> Vec<Finding> {
    let Ok(whole) = Quantity::new(Decimal::ONE_HUNDRED, Unit::PERCENT) else {
        return Vec::new();
    };
    let name = target.indicator().name();
    let is_bounded = match target.measure() {
        Measure::Total | Measure::Level => !ends_with_any(name, UNBOUNDED),
        Measure::Reduction => true,
        Measure::Growth | Measure::Increase | Measure::Decrease => false,
    };
    let mut findings = Vec::new();
    for (field, value) in values(target) {
        if is_bounded && value.compare(&whole) == Ok(std::cmp::Ordering::Greater) {
            findings.push(
                at(Code::ShareAboveWhole, target, field)
                    .with_value("indicator", name)
                    .with_value("value", value),
            );
        }
    }
    findings
}

fn growth_of_rate(target: &Target) -> Option<Finding> {
    let name = target.indicator().name();
    let value = target.bound()?.value();
    let is_relative = matches!(target.measure(), Measure::Growth | Measure::Reduction);
    let starts_from_share = target
        .baseline()
        .is_some_and(|baseline| baseline.value.unit().dimension() == Unit::PERCENT.dimension());
    let is_rate = ends_with_any(name, RATES) && !ends_with_any(name, NO_RATES);
    (is_relative && (is_rate || starts_from_share)).then(|| {
        at(Code::GrowthOfRate, target, "measure")
            .with_value("indicator", name)
            .with_value("value", value)
    })
}

fn breakthrough(target: &Target) -> Option<Finding> {
    let value = target.baseline()?.value;
    let is_above_zero = !value.is_zero() && !value.is_negative();
    (matches!(target.aim(), Aim::Breakthrough) && is_above_zero).then(|| {
        at(Code::BreakthroughFromAboveZero, target, "baseline")
            .with_value("indicator", target.indicator())
            .with_value("value", value)
    })
}

fn ends_with_any(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name.ends_with(word))
}
