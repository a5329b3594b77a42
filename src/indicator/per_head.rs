//! Indicators per head (人均): what their names say, and what their units leave out.

use crate::unit::{Dimension, Scale, Unit};

/// Words for an average over people, and over how many.
const HEADS: &[(&str, Scale)] = &[
    ("每百人", Scale::Hundred),
    ("每千人", Scale::Thousand),
    ("每千名", Scale::Thousand),
    ("千人口", Scale::Thousand),
    ("每万人", Scale::TenThousand),
    ("每万名", Scale::TenThousand),
    ("每十万人", Scale::HundredThousand),
    ("每百万人", Scale::Million),
    ("人均", Scale::One),
];

/// The unit of an indicator of this name: 每千人口医疗卫生机构床位7.2张 is 7.2张/千人, and 人均公园绿地面积15平方米 is
/// 15平方米/人: neither adds up, and neither has to be whole.
pub(crate) fn per_head(indicator: &str, unit: Unit) -> Unit {
    let dimension = unit.dimension();
    let amounts = matches!(
        dimension.numerator,
        Dimension::Count(_)
            | Dimension::Currency(_)
            | Dimension::Length
            | Dimension::Area
            | Dimension::Volume
            | Dimension::Mass
            | Dimension::Energy
    );
    if dimension.per.is_some() || !amounts {
        return unit;
    }
    HEADS
        .iter()
        .find(|(word, _)| indicator.contains(word))
        .map_or(unit, |&(_, scale)| unit.per(scale, Unit::PERSON.atom()))
}

/// The unit that people write beside this name, where this one says the heads of the name again.
pub(crate) fn without_heads(indicator: &str, unit: Unit) -> Option<Unit> {
    unit.denominator()?;
    let bare = Unit::new(unit.scale(), unit.atom());
    (per_head(indicator, bare) == unit).then_some(bare)
}
