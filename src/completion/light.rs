//! Lights (亮灯): what a standing is called, and the published ways to call it.

use serde::{Deserialize, Serialize};

use super::PolicyError;
use crate::finding::Language;
use crate::number::{Decimal, NumberError, Ratio};

/// A light (灯), from bad to good.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Light {
    /// 红灯
    Red,
    /// 橙灯
    Orange,
    /// 黄灯
    Yellow,
    /// 绿灯
    Green,
}

impl Light {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Red, Language::Chinese) => "红灯",
            (Self::Orange, Language::Chinese) => "橙灯",
            (Self::Yellow, Language::Chinese) => "黄灯",
            (Self::Green, Language::Chinese) => "绿灯",
            (Self::Red, Language::English) => "red",
            (Self::Orange, Language::English) => "orange",
            (Self::Yellow, Language::English) => "yellow",
            (Self::Green, Language::English) => "green",
        }
    }
}

/// How lights follow from a standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Lights {
    /// By percentage points behind the pace.
    Points(PointsBehind),
    /// By the ratio of actual to required growth.
    GrowthRatio(GrowthRatio),
    /// By days to the deadline of what is not yet achieved.
    DaysLeft(DaysLeft),
}

/// Points behind the pace (落后序时进度百分点): none is green, from `yellow_from` on yellow, more than `red_beyond` red.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WirePoints", into = "WirePoints")]
pub struct PointsBehind {
    slight: Light,
    yellow_from: Ratio,
    red_beyond: Option<Ratio>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WirePoints {
    slight: Light,
    #[serde(with = "crate::number::text")]
    yellow_from: Decimal,
    #[serde(
        default,
        with = "crate::number::text::option",
        skip_serializing_if = "Option::is_none"
    )]
    red_beyond: Option<Decimal>,
}

impl PointsBehind {
    /// Of a preset, whose thresholds are known to be in order.
    pub(super) fn fixed(slight: Light, yellow_from: u32, red_beyond: Option<u32>) -> Self {
        Self {
            slight,
            yellow_from: percent(yellow_from),
            red_beyond: red_beyond.map(percent),
        }
    }

    /// `slight` is the light of what is behind by less than `yellow_from` points; without `red_beyond`, nothing is red for
    /// its pace.
    ///
    /// # Errors
    /// [`PolicyError::Lights`] where a threshold is negative, has more than 10 places or 12 digits, the two are the wrong
    /// way round, or `slight` is worse than yellow.
    pub fn new(
        slight: Light,
        yellow_from: Decimal,
        red_beyond: Option<Decimal>,
    ) -> Result<Self, PolicyError> {
        if slight < Light::Yellow {
            return Err(PolicyError::Lights {
                reason: "the light of what is slightly behind is green or yellow",
            });
        }
        if red_beyond.is_some_and(|red| red < yellow_from) || yellow_from < Decimal::ZERO {
            return Err(PolicyError::Lights {
                reason: "the points behind are not negative, and red begins no earlier than yellow",
            });
        }
        Ok(Self {
            slight,
            yellow_from: share_of_percent(yellow_from)?,
            red_beyond: red_beyond.map(share_of_percent).transpose()?,
        })
    }

    fn light(&self, progress: &Ratio, expected: &Ratio) -> Result<Light, NumberError> {
        if progress >= expected {
            return Ok(Light::Green);
        }
        if let Some(red) = &self.red_beyond
            && *progress < expected.checked_sub(red)?
        {
            return Ok(Light::Red);
        }
        if *progress <= expected.checked_sub(&self.yellow_from)? {
            Ok(Light::Yellow)
        } else {
            Ok(self.slight)
        }
    }
}

/// Actual growth to required growth: from `green` percent on green, from `yellow` on yellow, from `orange` on orange, below
/// red.
///
/// Growth is taken linearly: the share of the way from the start (the baseline, or nothing) that has been gone, to the share
/// that should have been gone by the day. The publications that the presets follow use compound rates, which are
/// irrational and so cannot be compared exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WireGrowth", into = "WireGrowth")]
pub struct GrowthRatio {
    green: Ratio,
    yellow: Ratio,
    orange: Option<Ratio>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireGrowth {
    #[serde(with = "crate::number::text")]
    green: Decimal,
    #[serde(with = "crate::number::text")]
    yellow: Decimal,
    #[serde(
        default,
        with = "crate::number::text::option",
        skip_serializing_if = "Option::is_none"
    )]
    orange: Option<Decimal>,
}

impl GrowthRatio {
    /// Of a preset, whose thresholds are known to be in order.
    pub(super) fn fixed(green: u32, yellow: u32, orange: Option<u32>) -> Self {
        Self {
            green: percent(green),
            yellow: percent(yellow),
            orange: orange.map(percent),
        }
    }

    /// Thresholds in percent; without `orange`, what is below yellow is red.
    ///
    /// # Errors
    /// [`PolicyError::Lights`] where a threshold is negative, has more than 10 places or 12 digits, or they do not fall.
    pub fn new(
        green: Decimal,
        yellow: Decimal,
        orange: Option<Decimal>,
    ) -> Result<Self, PolicyError> {
        let least = orange.unwrap_or(yellow);
        if green < yellow || yellow < least || least < Decimal::ZERO {
            return Err(PolicyError::Lights {
                reason: "the thresholds fall from green over yellow to orange, and none is negative",
            });
        }
        Ok(Self {
            green: share_of_percent(green)?,
            yellow: share_of_percent(yellow)?,
            orange: orange.map(share_of_percent).transpose()?,
        })
    }

    fn light(&self, progress: &Ratio, expected: &Ratio) -> Result<Light, NumberError> {
        // progress ÷ expected ≥ threshold, without dividing by an expectation of nothing.
        let reaches = |threshold: &Ratio| -> Result<bool, NumberError> {
            Ok(*progress >= expected.checked_mul(threshold)?)
        };
        if reaches(&self.green)? {
            return Ok(Light::Green);
        }
        if reaches(&self.yellow)? {
            return Ok(Light::Yellow);
        }
        match &self.orange {
            Some(orange) if reaches(orange)? => Ok(Light::Orange),
            _ => Ok(Light::Red),
        }
    }
}

/// Days to the deadline of what is not yet achieved: within `yellow_within` days yellow, within `red_within` red.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WireDays", into = "WireDays")]
pub struct DaysLeft {
    yellow_within: u32,
    red_within: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireDays {
    yellow_within: u32,
    red_within: u32,
}

impl DaysLeft {
    /// # Errors
    /// [`PolicyError::Lights`] where red begins earlier than yellow.
    pub const fn new(yellow_within: u32, red_within: u32) -> Result<Self, PolicyError> {
        if red_within > yellow_within {
            return Err(PolicyError::Lights {
                reason: "red begins no more days before the deadline than yellow",
            });
        }
        Ok(Self {
            yellow_within,
            red_within,
        })
    }

    fn light(self, days_left: Option<i64>) -> Light {
        match days_left {
            Some(days) if days <= i64::from(self.red_within) => Light::Red,
            Some(days) if days <= i64::from(self.yellow_within) => Light::Yellow,
            _ => Light::Green,
        }
    }
}

impl Lights {
    /// The light of what is not achieved, from its progress, what was to be expected, and the days left.
    pub(super) fn light(
        &self,
        progress: &Ratio,
        expected: &Ratio,
        days_left: Option<i64>,
    ) -> Result<Light, NumberError> {
        match self {
            Self::Points(points) => points.light(progress, expected),
            Self::GrowthRatio(growth) => growth.light(progress, expected),
            Self::DaysLeft(days) => Ok(days.light(days_left)),
        }
    }
}

/// When a run of yellow lights becomes red (升级): two yellows make a red.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Escalation {
    /// How many lights in a row that are yellow or orange make a red one.
    pub yellows: std::num::NonZeroU32,
}

impl Escalation {
    /// The light after its history: `lights` are those of the months, in order of time, the present one last.
    ///
    /// ```
    /// use std::num::NonZeroU32;
    /// use zhibiao::completion::{Escalation, Light};
    /// let two = Escalation { yellows: NonZeroU32::new(2).ok_or("zero")? };
    /// assert_eq!(two.light(&[Light::Green, Light::Yellow, Light::Yellow]), Some(Light::Red));
    /// assert_eq!(two.light(&[Light::Yellow, Light::Green, Light::Yellow]), Some(Light::Yellow));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn light(self, lights: &[Light]) -> Option<Light> {
        let last = *lights.last()?;
        let run = lights
            .iter()
            .rev()
            .take_while(|light| matches!(light, Light::Yellow | Light::Orange))
            .count();
        let enough = usize::try_from(self.yellows.get()).is_ok_and(|yellows| run >= yellows);
        Some(if enough { Light::Red } else { last })
    }
}

/// The share that a number of percent is; thresholds are short, so that arithmetic with them has room.
fn share_of_percent(percent: Decimal) -> Result<Ratio, PolicyError> {
    let fits = percent.scale() <= 10 && percent.abs() < Decimal::from(1_000_000_000_000_i64);
    if fits && let Ok(share) = Ratio::new(percent, Decimal::ONE_HUNDRED) {
        return Ok(share);
    }
    Err(PolicyError::Lights {
        reason: "a threshold has at most 12 digits and 10 places",
    })
}

fn percent(percent: u32) -> Ratio {
    Ratio::new(percent.into(), Decimal::ONE_HUNDRED).unwrap_or(Ratio::ZERO)
}

/// The percent that a share of [`share_of_percent`] is.
fn percent_of(share: Ratio) -> Decimal {
    share.numerator()
}

impl TryFrom<WirePoints> for PointsBehind {
    type Error = PolicyError;

    fn try_from(wire: WirePoints) -> Result<Self, PolicyError> {
        Self::new(wire.slight, wire.yellow_from, wire.red_beyond)
    }
}

impl From<PointsBehind> for WirePoints {
    fn from(points: PointsBehind) -> Self {
        Self {
            slight: points.slight,
            yellow_from: percent_of(points.yellow_from),
            red_beyond: points.red_beyond.map(percent_of),
        }
    }
}

impl TryFrom<WireGrowth> for GrowthRatio {
    type Error = PolicyError;

    fn try_from(wire: WireGrowth) -> Result<Self, PolicyError> {
        Self::new(wire.green, wire.yellow, wire.orange)
    }
}

impl From<GrowthRatio> for WireGrowth {
    fn from(growth: GrowthRatio) -> Self {
        Self {
            green: percent_of(growth.green),
            yellow: percent_of(growth.yellow),
            orange: growth.orange.map(percent_of),
        }
    }
}

impl TryFrom<WireDays> for DaysLeft {
    type Error = PolicyError;

    fn try_from(wire: WireDays) -> Result<Self, PolicyError> {
        Self::new(wire.yellow_within, wire.red_within)
    }
}

impl From<DaysLeft> for WireDays {
    fn from(days: DaysLeft) -> Self {
        Self {
            yellow_within: days.yellow_within,
            red_within: days.red_within,
        }
    }
}
