//! How much of a project is done at each stage.

use serde::{Deserialize, Serialize};

use super::PolicyError;
use crate::number::Decimal;
use crate::target::Stage;

/// How much of a project is done at each stage (节点权重), in percent.
///
/// The default has the five stages at equal steps of 20; no publication is known that would fix others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WireStages", into = "WireStages")]
pub struct StageWeights([Decimal; 5]);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireStages {
    #[serde(with = "crate::number::text")]
    preparation: Decimal,
    #[serde(with = "crate::number::text")]
    started: Decimal,
    #[serde(with = "crate::number::text")]
    under_construction: Decimal,
    #[serde(with = "crate::number::text")]
    completed: Decimal,
    #[serde(with = "crate::number::text")]
    in_use: Decimal,
}

impl StageWeights {
    /// Cumulative percentages from [`Stage::Preparation`] to [`Stage::InUse`].
    ///
    /// # Errors
    /// [`PolicyError::Stages`] where they fall, the first is not above zero, or the last is not 100.
    pub fn new(percentages: [Decimal; 5]) -> Result<Self, PolicyError> {
        let rises = percentages
            .iter()
            .zip(percentages.iter().skip(1))
            .all(|(low, high)| low <= high);
        let [first, .., last] = percentages;
        if rises && first > Decimal::ZERO && last == Decimal::ONE_HUNDRED {
            Ok(Self(percentages))
        } else {
            Err(PolicyError::Stages)
        }
    }

    /// How much is done at a stage, in percent.
    #[must_use]
    pub const fn at(&self, stage: Stage) -> Decimal {
        let [preparation, started, under_construction, completed, in_use] = self.0;
        match stage {
            Stage::Preparation => preparation,
            Stage::Started => started,
            Stage::UnderConstruction => under_construction,
            Stage::Completed => completed,
            Stage::InUse => in_use,
        }
    }
}

impl Default for StageWeights {
    fn default() -> Self {
        Self([20, 40, 60, 80, 100].map(Decimal::from))
    }
}

impl TryFrom<WireStages> for StageWeights {
    type Error = PolicyError;

    fn try_from(wire: WireStages) -> Result<Self, PolicyError> {
        Self::new([
            wire.preparation,
            wire.started,
            wire.under_construction,
            wire.completed,
            wire.in_use,
        ])
    }
}

impl From<StageWeights> for WireStages {
    fn from(weights: StageWeights) -> Self {
        let [preparation, started, under_construction, completed, in_use] = weights.0;
        Self {
            preparation,
            started,
            under_construction,
            completed,
            in_use,
        }
    }
}
