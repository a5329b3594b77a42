//! A target as it is written in JSON.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{
    Aim, Allocation, Baseline, Commitment, Nature, PathPoint, Responsible, Revision, Target,
    TargetBuilder, TargetError, TargetId, Time,
};
use crate::indicator::{Indicator, Measure};
use crate::number::text;
use crate::quantity::Quantity;
use crate::region::Region;
use crate::source::Source;

/// The fields in the order they are written; what is absent is left out.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireTarget {
    id: TargetId,
    indicator: Indicator,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    action: String,
    measure: Measure,
    aim: Aim,
    #[serde(default, rename = "period", skip_serializing_if = "Time::is_of_plan")]
    time: Time,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
    #[serde(default)]
    commitment: Commitment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nature: Option<Nature>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    baseline: Option<Baseline>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    path: Vec<PathPoint>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    floor: Option<Quantity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stretch: Option<Quantity>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    strives_for_more: bool,
    #[serde(default, skip_serializing_if = "Responsible::is_empty")]
    responsible: Responsible,
    #[serde(
        default,
        with = "text::option",
        skip_serializing_if = "Option::is_none"
    )]
    weight: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part_of: Option<TargetId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    allocation: Vec<Allocation>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    revisions: Vec<Revision>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    theme: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl From<Target> for WireTarget {
    fn from(target: Target) -> Self {
        let measure = target.measure();
        let Target { id, inner } = target;
        Self {
            id,
            measure,
            indicator: inner.indicator,
            action: inner.action,
            aim: inner.aim,
            time: inner.time,
            region: inner.region,
            commitment: inner.commitment,
            nature: inner.nature,
            baseline: inner.baseline,
            path: inner.path,
            floor: inner.floor,
            stretch: inner.stretch,
            strives_for_more: inner.strives_for_more,
            responsible: inner.responsible,
            weight: inner.weight,
            part_of: inner.part_of,
            allocation: inner.allocation,
            revisions: inner.revisions,
            theme: inner.theme,
            source: inner.source,
            note: inner.note,
        }
    }
}

impl TryFrom<WireTarget> for Target {
    type Error = TargetError;

    fn try_from(wire: WireTarget) -> Result<Self, Self::Error> {
        TargetBuilder {
            id: Some(wire.id),
            indicator: wire.indicator,
            action: wire.action,
            measure: Some(wire.measure),
            aim: wire.aim,
            time: wire.time,
            region: wire.region,
            commitment: wire.commitment,
            nature: wire.nature,
            baseline: wire.baseline,
            path: wire.path,
            floor: wire.floor,
            stretch: wire.stretch,
            strives_for_more: wire.strives_for_more,
            responsible: wire.responsible,
            weight: wire.weight,
            part_of: wire.part_of,
            allocation: wire.allocation,
            revisions: wire.revisions,
            theme: wire.theme,
            source: wire.source,
            note: wire.note,
        }
        .build()
    }
}
