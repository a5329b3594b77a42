//! Policies (考核办法): formula, pace, tolerance, cap and lights, as data.

use serde::{Deserialize, Serialize};

use super::deciding::Deciding;
use super::light::{Escalation, Lights};
use super::pace::{Clock, Curve, Pace};
use super::percent::PercentFormat;
use super::stages::StageWeights;
use crate::number::{Decimal, Ratio};

/// The formula for a number that is better lower (逆向指标). With target 90, actual 80, baseline 100:
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum LowerFormula {
    /// target ÷ actual: 112.5 %.
    #[default]
    TargetOverActual,
    /// 2 − actual ÷ target: 111.1 %.
    TwoMinusActualOverTarget,
    /// (baseline − actual) ÷ (baseline − target): 200 %.
    BaselineAnchored,
}

/// How growth, reduction and levels in percent are held against the target before its period is over.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PercentageComparison {
    /// With the target itself: a growth of 5 % to November falls short of 6 %.
    #[default]
    Direct,
    /// With the share of the target that is to be expected by the day.
    ProRata,
}

/// Why a policy is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// The thresholds of lights contradict each other.
    #[error("these lights cannot be: {reason}")]
    Lights {
        /// What is wrong.
        reason: &'static str,
    },
    /// A schedule that falls or does not end with 100.
    #[error("a schedule rises from 0 to 100 and ends with 100, such as 20, 50, 75, 100")]
    Schedule,
    /// The weights of the stages fall or do not end with 100.
    #[error("the stages rise from above 0 to 100, such as 20, 40, 60, 80, 100")]
    Stages,
    /// A tolerance that is negative, above 100 %, or too long.
    #[error("the tolerance is {percent} percent; it lies from 0 to 100, with at most 10 places")]
    Tolerance {
        /// As given.
        percent: Decimal,
    },
    /// A cap that cuts off what is achieved, or is too long.
    #[error("the cap is {percent} percent; it is 100 or more, with at most 10 places")]
    Cap {
        /// As given.
        percent: Decimal,
    },
    /// Too many places.
    #[error("a rate prints with at most 10 places, not {places}")]
    Places {
        /// As given.
        places: u32,
    },
}

/// How completion is judged (考核办法). The parts have usual values; a preset is one that was published.
///
/// ```
/// use zhibiao::completion::{Light, LowerFormula, Policy};
///
/// let policy = Policy::yinchuan_2025(Light::Green).with_lower_formula(LowerFormula::TwoMinusActualOverTarget);
/// let json = serde_json::to_string(&policy)?;
/// assert_eq!(serde_json::from_str::<Policy>(&json)?, policy);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WirePolicy", into = "WirePolicy")]
pub struct Policy {
    name: String,
    source: String,
    pace: Pace,
    lights: Lights,
    escalation: Option<Escalation>,
    lower_formula: LowerFormula,
    percentages: PercentageComparison,
    deciding: Deciding,
    tolerance: Ratio,
    cap: Option<Ratio>,
    stages: StageWeights,
    percent_format: PercentFormat,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WirePolicy {
    name: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    pace: Pace,
    lights: Lights,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    escalation: Option<Escalation>,
    #[serde(default)]
    lower_formula: LowerFormula,
    #[serde(default)]
    percentages: PercentageComparison,
    #[serde(default)]
    deciding: Deciding,
    #[serde(default = "usual_tolerance", with = "crate::number::text")]
    tolerance: Decimal,
    #[serde(
        default,
        with = "crate::number::text::option",
        skip_serializing_if = "Option::is_none"
    )]
    cap: Option<Decimal>,
    #[serde(default)]
    stages: StageWeights,
    #[serde(default)]
    places: PercentFormat,
}

fn usual_tolerance() -> Decimal {
    Decimal::new(35, 1)
}

impl Policy {
    /// A policy of this name with these lights, and for all else the usual: even pace by months, target ÷ actual for what
    /// is better lower, percentages compared directly, a tolerance of 3.5 % for 左右, no cap, two places.
    ///
    /// The tolerance is a choice of this crate, since no published rule says how far 左右 reaches: the widest shortfall that was
    /// reported as met is 2.9 % beside 3.0 % (基本同步, 2022), 3.3 % of the number, and an unemployment rate of 5.7 %, 3.6 % above, misses 5.5%左右.
    #[must_use]
    pub fn new(name: impl Into<String>, lights: Lights) -> Self {
        Self {
            name: name.into(),
            source: String::new(),
            pace: Pace::default(),
            lights,
            escalation: None,
            lower_formula: LowerFormula::default(),
            percentages: PercentageComparison::default(),
            deciding: Deciding::default(),
            tolerance: Ratio::new(usual_tolerance(), Decimal::ONE_HUNDRED).unwrap_or(Ratio::ZERO),
            cap: None,
            stages: StageWeights::default(),
            percent_format: PercentFormat::default(),
        }
    }

    /// Says where the policy was published.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<String>) -> Self {
        self.source = source.into();
        self
    }

    /// Sets the pace.
    #[must_use]
    pub fn with_pace(mut self, clock: Clock, curve: Curve) -> Self {
        self.pace = Pace { clock, curve };
        self
    }

    /// Sets the lights.
    #[must_use]
    pub const fn with_lights(mut self, lights: Lights) -> Self {
        self.lights = lights;
        self
    }

    /// Sets when a run of yellow lights becomes red.
    #[must_use]
    pub fn with_escalation(mut self, escalation: impl Into<Option<Escalation>>) -> Self {
        self.escalation = escalation.into();
        self
    }

    /// Sets the formula for what is better lower.
    #[must_use]
    pub const fn with_lower_formula(mut self, formula: LowerFormula) -> Self {
        self.lower_formula = formula;
        self
    }

    /// Says how growth, reduction and levels in percent are compared.
    #[must_use]
    pub const fn with_percentages(mut self, comparison: PercentageComparison) -> Self {
        self.percentages = comparison;
        self
    }

    /// Says which number decides where an amount and a growth are set for one indicator.
    #[must_use]
    pub const fn with_deciding(mut self, deciding: Deciding) -> Self {
        self.deciding = deciding;
        self
    }

    /// Says how far 左右 reaches to either side, in percent of the target.
    ///
    /// # Errors
    /// [`PolicyError::Tolerance`] outside 0 to 100.
    pub fn with_tolerance(mut self, percent: Decimal) -> Result<Self, PolicyError> {
        let fits =
            percent >= Decimal::ZERO && percent <= Decimal::ONE_HUNDRED && percent.scale() <= 10;
        self.tolerance = Ratio::new(percent, Decimal::ONE_HUNDRED)
            .ok()
            .filter(|_| fits)
            .ok_or(PolicyError::Tolerance { percent })?;
        Ok(self)
    }

    /// Caps the rate, in percent.
    ///
    /// # Errors
    /// [`PolicyError::Cap`] below 100.
    pub fn with_cap(mut self, percent: impl Into<Option<Decimal>>) -> Result<Self, PolicyError> {
        self.cap = match percent.into() {
            None => None,
            Some(percent) => {
                let fits = percent >= Decimal::ONE_HUNDRED
                    && percent.scale() <= 10
                    && percent < Decimal::from(1_000_000_000_i64);
                let cap = Ratio::new(percent, Decimal::ONE_HUNDRED).ok();
                Some(cap.filter(|_| fits).ok_or(PolicyError::Cap { percent })?)
            }
        };
        Ok(self)
    }

    /// Sets the weights of the stages of a project.
    #[must_use]
    pub const fn with_stages(mut self, stages: StageWeights) -> Self {
        self.stages = stages;
        self
    }

    /// Says how rates print.
    #[must_use]
    pub const fn with_percent_format(mut self, format: PercentFormat) -> Self {
        self.percent_format = format;
        self
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it was published; empty where it was not.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The pace.
    #[must_use]
    pub const fn pace(&self) -> &Pace {
        &self.pace
    }

    /// The lights.
    #[must_use]
    pub const fn lights(&self) -> &Lights {
        &self.lights
    }

    /// When a run of yellow lights becomes red; an assessment is of one day and has no run, so the lights of the months are put
    /// to [`Escalation::light`].
    #[must_use]
    pub const fn escalation(&self) -> Option<Escalation> {
        self.escalation
    }

    /// The formula for what is better lower.
    #[must_use]
    pub const fn lower_formula(&self) -> LowerFormula {
        self.lower_formula
    }

    /// How growth, reduction and levels in percent are compared.
    #[must_use]
    pub const fn percentages(&self) -> PercentageComparison {
        self.percentages
    }

    /// Which number decides where an amount and a growth are set for one indicator; see [`assess_indicators`](super::assess_indicators).
    #[must_use]
    pub const fn deciding(&self) -> Deciding {
        self.deciding
    }

    /// How far 左右 reaches to either side, as a share of the target.
    #[must_use]
    pub const fn tolerance(&self) -> Ratio {
        self.tolerance
    }

    /// The cap of the rate.
    #[must_use]
    pub const fn cap(&self) -> Option<Ratio> {
        self.cap
    }

    /// The weights of the stages of a project.
    #[must_use]
    pub const fn stages(&self) -> &StageWeights {
        &self.stages
    }

    /// How rates print.
    #[must_use]
    pub const fn percent_format(&self) -> PercentFormat {
        self.percent_format
    }
}

impl TryFrom<WirePolicy> for Policy {
    type Error = PolicyError;

    fn try_from(wire: WirePolicy) -> Result<Self, PolicyError> {
        let policy = Self::new(wire.name, wire.lights)
            .with_source(wire.source)
            .with_pace(wire.pace.clock, wire.pace.curve)
            .with_escalation(wire.escalation)
            .with_lower_formula(wire.lower_formula)
            .with_percentages(wire.percentages)
            .with_deciding(wire.deciding)
            .with_stages(wire.stages)
            .with_percent_format(wire.places);
        policy.with_tolerance(wire.tolerance)?.with_cap(wire.cap)
    }
}

impl From<Policy> for WirePolicy {
    fn from(policy: Policy) -> Self {
        Self {
            name: policy.name,
            source: policy.source,
            pace: policy.pace,
            lights: policy.lights,
            escalation: policy.escalation,
            lower_formula: policy.lower_formula,
            percentages: policy.percentages,
            deciding: policy.deciding,
            // Both were made of a number of percent.
            tolerance: policy.tolerance.numerator(),
            cap: policy.cap.map(|cap| cap.numerator()),
            stages: policy.stages,
            places: policy.percent_format,
        }
    }
}
