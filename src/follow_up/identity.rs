//! Which indicator a target and an achievement are of.

use super::name::Name;
use crate::catalogue::{Catalogue, Class, Family, Mention, measured};
use crate::indicator::Measure;
use crate::unit::Unit;

/// Which indicator it is, as far as names tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    /// The slug of a standard indicator; else the name without light words, with the class of what is counted.
    pub(super) key: String,
    /// Whether it is a standard indicator.
    pub(super) is_standard: bool,
    /// The sort of measure.
    pub(super) family: Family,
    /// Whether its number tells how far something falls.
    pub(super) falls: bool,
}

impl Identity {
    pub(super) fn of(
        name: &Name,
        mention: &Mention<'_>,
        measure: Measure,
        catalogue: &Catalogue,
    ) -> Self {
        let mention = mention.with_measure(measure);
        let entry = catalogue.identify(&mention);
        let measure = measured(&mention, measure, entry);
        Self {
            // A slash stands in no slug and in no folded name.
            key: entry.map_or_else(
                || {
                    let class = Class::of(&name.core).map_or("", Class::name);
                    format!("{}/{class}", name.core)
                },
                |entry| entry.slug().to_string(),
            ),
            is_standard: entry.is_some(),
            family: Family::of(measure, entry),
            falls: matches!(measure, Measure::Reduction | Measure::Decrease),
        }
    }
}

/// How plan and report speak of an indicator.
pub(super) fn mention<'a>(
    name: &'a str,
    action: &'a str,
    unit: Option<Unit>,
    region: Option<&'a str>,
) -> Mention<'a> {
    let mention = Mention::new(name)
        .with_action(action)
        .with_place(region.unwrap_or_default());
    match unit {
        Some(unit) => mention.with_unit(unit),
        None => mention,
    }
}
