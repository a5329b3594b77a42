//! The number of a target by itself: its sign, its size as a share, its unit per head, what it is a growth of.

use super::at;
use crate::finding::{Code, Finding};
use crate::indicator::{Measure, per_head};
use crate::quantity::Quantity;
use crate::target::{Aim, NaturalLimit, Target};
use crate::unit::{Dimension, Unit};

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
    findings.extend(without_heads(target));
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
    beyond(target, NaturalLimit::Zero)
        .map(|(field, value)| at(Code::NegativeAmount, target, field).with_value("value", value))
        .collect()
}

fn above_whole(target: &Target) -> Vec<Finding> {
    beyond(target, NaturalLimit::Whole)
        .map(|(field, value)| {
            at(Code::ShareAboveWhole, target, field)
                .with_value("indicator", target.indicator())
                .with_value("value", value)
        })
        .collect()
}

/// The values of a target that pass a natural limit, with the field each stands in.
fn beyond(
    target: &Target,
    limit: NaturalLimit,
) -> impl Iterator<Item = (&'static str, Quantity)> + '_ {
    let values = values(target).into_iter();
    values.filter(move |(_, value)| target.limit_passed_by(value) == Some(limit))
}

/// An amount of an average over people in a unit that is not one, so that it would be added up as if it were a total.
fn without_heads(target: &Target) -> Option<Finding> {
    let unit = target.bound()?.value().unit();
    let name = target.indicator().name();
    let expected = per_head(name, unit);
    // 人均可支配收入50000元 is how everybody writes it; it is never added up (see `Summary`).
    let is_customary =
        matches!(unit.dimension().numerator, Dimension::Currency(_)) && name.contains("人均");
    (expected != unit && !is_customary).then(|| {
        at(Code::UnitWithoutHeads, target, "aim")
            .with_value("indicator", target.indicator())
            .with_value("unit", unit)
            .with_value("expected", expected)
    })
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
