//! An observation as it is written in JSON.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Basis, DataStatus, Observation, ObservationError, ReportedValue};
use crate::period::Period;
use crate::quantity::Quantity;
use crate::target::{Stage, TargetId};

#[derive(Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WireBasis {
    #[default]
    ToDate,
    InPeriod,
    AtDate,
}

/// The fields in the order they are written; what is absent is left out.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireObservation {
    target: TargetId,
    as_of: NaiveDate,
    #[serde(default)]
    basis: WireBasis,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period: Option<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    amount: Option<Quantity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rank: Option<NonZeroU32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    done: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<DataStatus>,
    #[serde(default, skip_serializing_if = "is_zero")]
    revision: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // the signature serde asks for
const fn is_zero(revision: &u32) -> bool {
    *revision == 0
}

impl From<Observation> for WireObservation {
    fn from(observation: Observation) -> Self {
        let (basis, period) = match observation.basis() {
            Basis::ToDate => (WireBasis::ToDate, None),
            Basis::InPeriod(period) => (WireBasis::InPeriod, Some(period)),
            Basis::AtDate => (WireBasis::AtDate, None),
        };
        let parts = observation.rare.into_parts();
        let mut wire = Self {
            target: observation.target,
            as_of: observation.as_of,
            basis,
            period,
            amount: None,
            rank: None,
            stage: None,
            done: None,
            text: None,
            reason: None,
            status: Some(observation.status),
            revision: parts.revision,
            source: parts.source,
            evidence: parts.evidence,
        };
        match observation.value {
            Ok(ReportedValue::Amount(amount)) => wire.amount = Some(amount),
            Ok(ReportedValue::Rank(rank)) => wire.rank = Some(rank),
            Ok(ReportedValue::Stage(stage)) => wire.stage = Some(stage),
            Ok(ReportedValue::Done(done)) => wire.done = Some(done),
            Ok(ReportedValue::Text(text)) => wire.text = Some(text),
            Err(reason) => wire.reason = Some(reason),
        }
        wire
    }
}

impl TryFrom<WireObservation> for Observation {
    type Error = ObservationError;

    fn try_from(wire: WireObservation) -> Result<Self, Self::Error> {
        let values = [
            wire.amount.map(|amount| Ok(ReportedValue::Amount(amount))),
            wire.rank.map(|rank| Ok(ReportedValue::Rank(rank))),
            wire.stage.map(|stage| Ok(ReportedValue::Stage(stage))),
            wire.done.map(|done| Ok(ReportedValue::Done(done))),
            wire.text.map(|text| Ok(ReportedValue::Text(text))),
            wire.reason.map(Err),
        ];
        let given = values.iter().flatten().count();
        let Some(value) = values.into_iter().flatten().next().filter(|_| given == 1) else {
            return Err(ObservationError::Values { given });
        };
        let basis = match (wire.basis, wire.period) {
            (WireBasis::ToDate, None) => Basis::ToDate,
            (WireBasis::AtDate, None) => Basis::AtDate,
            (WireBasis::InPeriod, Some(period)) if period.end() == wire.as_of => {
                Basis::InPeriod(period)
            }
            (WireBasis::InPeriod, Some(period)) => {
                return Err(ObservationError::AsOf {
                    period,
                    end: period.end(),
                    as_of: wire.as_of,
                });
            }
            _ => return Err(ObservationError::Period),
        };
        let mut observation = Self::new(wire.target, wire.as_of, basis, value)?
            .with_revision(wire.revision)
            .with_source(wire.source.unwrap_or_default());
        if let Some(status) = wire.status {
            observation = observation.with_status(status)?;
        }
        Ok(wire.evidence.iter().fold(observation, Self::with_evidence))
    }
}
