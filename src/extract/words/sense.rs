//! What a verb says of its number, and what a unit measures.

/// What a verb says of the number it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// An amount that adds up over the period (新增, 完成).
    Amount,
    /// A state at the end of the period (达到, 控制在).
    Reach,
    /// A rise (增长, 提高).
    Rise,
    /// A fall (下降, 压减).
    Fall,
    /// A place in an order (位居, 进入).
    Place,
}

/// What a unit counts or measures, as far as the rules care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitClass {
    Money,
    /// Length, area, volume.
    Extent,
    /// Mass, power, voltage, energy: a size where a facility follows (720兆瓦储能电站).
    Capacity,
    Counter,
    Percent,
    PercentagePoint,
    Time,
    Age,
    Multiple,
    /// A unit per another unit, a concentration, an index.
    Rate,
}
