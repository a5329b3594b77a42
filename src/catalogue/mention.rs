//! How a text speaks of an indicator.

use super::spelling::{Reading, fold, is_scope};
use super::{Entry, measure::Measure};
use crate::unit::{Dimension, Unit};

/// How a text speaks of an indicator (提法): its name, and what stands beside it.
///
/// ```
/// use zhibiao::catalogue::{Catalogue, Mention};
/// use zhibiao::indicator::Measure;
///
/// let catalogue = Catalogue::standard();
/// let jobs = Mention::new("城镇就业").with_action("新增").with_measure(Measure::Total).with_unit("万人".parse()?);
/// assert_eq!(catalogue.identify(&jobs), catalogue.get("urban-new-jobs"));
///
/// let cars = Mention::new("出口额").with_unit("万辆".parse()?);
/// assert_eq!(catalogue.identify(&cars), None);
/// # Ok::<(), zhibiao::unit::UnitError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[must_use]
pub struct Mention<'a> {
    name: &'a str,
    action: &'a str,
    measure: Option<Measure>,
    unit: Option<Unit>,
    place: &'a str,
}

impl<'a> Mention<'a> {
    /// A mention by this name.
    pub const fn new(name: &'a str) -> Self {
        Self {
            name,
            action: "",
            measure: None,
            unit: None,
            place: "",
        }
    }

    /// The verb (动作), which may be a part of the name: 新增 of 城镇就业, 改造 of 棚户区.
    pub const fn with_action(mut self, action: &'a str) -> Self {
        self.action = action;
        self
    }

    /// What the number means.
    pub const fn with_measure(mut self, measure: Measure) -> Self {
        self.measure = Some(measure);
        self
    }

    /// The unit of the number.
    pub const fn with_unit(mut self, unit: Unit) -> Self {
        self.unit = Some(unit);
        self
    }

    /// The place that the document is of; its name before the indicator's says nothing more (浙江生产总值, 浙江省生产总值).
    pub const fn with_place(mut self, place: &'a str) -> Self {
        self.place = place;
        self
    }

    pub(super) const fn measure(&self) -> Option<Measure> {
        self.measure
    }

    pub(super) const fn unit(&self) -> Option<Unit> {
        self.unit
    }

    /// Whether one of the words stands in the name or is the verb.
    pub(super) fn has_word(&self, words: &[&str]) -> bool {
        let mut words = words.iter();
        words.any(|word| self.name.contains(word) || self.action.contains(word))
    }

    pub(super) const fn place(&self) -> &'a str {
        self.place
    }

    /// The folded names that it may be looked up by, the most telling first; the place is folded too.
    pub(super) fn wordings(&self, place: &str) -> [Option<String>; 4] {
        let name = fold(self.name);
        let action = fold(self.action);
        let (before, after) = match (&name, &action) {
            (Some(name), Some(action)) if !name.contains(action.as_str()) => (
                fold(&format!("{action}{name}")),
                fold(&format!("{name}{action}")),
            ),
            _ => (None, None),
        };
        // 永嘉县新增公办学位: the verb stands between the place and the name.
        let within = match (&name, &action) {
            (Some(name), Some(action)) => name
                .split_once(action.as_str())
                .filter(|(before, _)| is_scope(before, place))
                .and_then(|(_, after)| fold(after)),
            _ => None,
        };
        [before, after, name, within]
    }

    /// Whether the unit may be one of the indicator.
    pub(super) fn admits(&self, entry: &Entry, reading: &Reading<'_>) -> bool {
        let Some(dimension) = self.unit.map(|unit| unit.dimension()) else {
            return true;
        };
        let given = kind(dimension.numerator);
        let is_rate = given == Kind::Share && dimension.per.is_none();
        let changes = self.measure.is_some_and(Measure::is_change);
        if is_rate && (changes || reading.is_of_trend) {
            return true;
        }
        // Per head or not is told by the name as often as by the unit.
        entry
            .unit()
            .is_none_or(|unit| kind(unit.dimension().numerator) == given)
    }
}

/// What sort of unit it is: one indicator is counted in 户 here and in 套 there, but never in 元.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Money,
    Count,
    Share,
    Time,
    Other(Dimension),
}

const fn kind(dimension: Dimension) -> Kind {
    match dimension {
        Dimension::Currency(_) => Kind::Money,
        Dimension::Count(_) => Kind::Count,
        Dimension::Share | Dimension::ShareChange | Dimension::Multiple => Kind::Share,
        Dimension::CalendarTime | Dimension::ClockTime | Dimension::Age => Kind::Time,
        other => Kind::Other(other),
    }
}
