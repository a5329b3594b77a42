//! Indicators (指标): what is measured, how a number of it is meant, and which way is good.

mod bare;
mod labels;
mod people;
mod per_head;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::number::Shown;
use crate::region::name::is_visible;

pub use crate::catalogue::direction::{Direction, DirectionWord};
pub use crate::catalogue::measure::Measure;
pub(crate) use bare::bare_unit;
pub use labels::{LabelError, Labels};
pub(crate) use people::people;
pub(crate) use per_head::{per_head, without_heads};

/// Why there is no such indicator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IndicatorError {
    /// The name is blank, or nothing of it can be seen.
    #[error("an indicator needs a name that can be seen, such as `公办学位`")]
    NoName,
    /// The name holds a line break or another control character.
    #[error("the indicator name {name:?} holds a control character", name = Shown(name))]
    ControlCharacter {
        /// The name as given.
        name: String,
    },
}

impl IndicatorError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::NoName => "指标须有可见的名称，如“公办学位”".to_owned(),
            Self::ControlCharacter { name } => {
                format!("指标名称“{name}”含控制字符", name = Shown(name))
            }
        }
    }
}

crate::finding::reasons!(IndicatorError, LabelError);

/// What is measured (指标): its name, which way is good, and its name in other languages.
///
/// ```
/// use zhibiao::indicator::{Direction, Indicator};
///
/// let indicator = Indicator::new("城镇调查失业率")?;
/// assert_eq!(indicator.direction(), Direction::LowerIsBetter);
///
/// let own = Indicator::new("财政赤字率")?.with_direction(Direction::WithinBand);
/// assert_eq!(own.direction(), Direction::WithinBand);
/// # Ok::<(), zhibiao::indicator::IndicatorError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WireIndicator")]
pub struct Indicator {
    name: String,
    direction: Direction,
    #[serde(skip_serializing_if = "Labels::is_empty")]
    labels: Labels,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireIndicator {
    name: String,
    direction: Option<Direction>,
    #[serde(default)]
    labels: Labels,
}

impl TryFrom<WireIndicator> for Indicator {
    type Error = IndicatorError;

    fn try_from(wire: WireIndicator) -> Result<Self, Self::Error> {
        let indicator = Self::new(wire.name)?.with_labels(wire.labels);
        Ok(match wire.direction {
            Some(direction) => indicator.with_direction(direction),
            None => indicator,
        })
    }
}

impl Indicator {
    /// An indicator of this name; its direction is the one that the name tells, or else higher is better.
    ///
    /// Blanks around the name are dropped.
    ///
    /// # Errors
    /// Where the name is blank or holds a control character.
    pub fn new(name: impl AsRef<str>) -> Result<Self, IndicatorError> {
        let name = name.as_ref().trim();
        if !is_visible(name) {
            return Err(IndicatorError::NoName);
        }
        if name.chars().any(char::is_control) {
            return Err(IndicatorError::ControlCharacter {
                name: name.to_owned(),
            });
        }
        let direction = Direction::of_name(name).unwrap_or_default();
        Ok(Self {
            name: name.to_owned(),
            direction,
            labels: Labels::default(),
        })
    }

    /// An indicator as a text speaks of it: where the name does not tell the direction, the verb (动作) and the measure do
    /// (see [`Direction::of_action`]). A removed total (`化解隐性债务6亿元`) is work done, whatever the name tells.
    ///
    /// # Errors
    /// As [`Indicator::new`].
    ///
    /// ```
    /// use zhibiao::indicator::{Direction, Indicator, Measure};
    ///
    /// let days = Indicator::in_context("审批环节平均用时", "压减", Measure::Decrease)?;
    /// assert_eq!(days.direction(), Direction::LowerIsBetter);
    /// # Ok::<(), zhibiao::indicator::IndicatorError>(())
    /// ```
    pub fn in_context(
        name: impl AsRef<str>,
        action: &str,
        measure: Measure,
    ) -> Result<Self, IndicatorError> {
        let indicator = Self::new(name)?;
        let direction = Direction::of_statement(&indicator.name, action, measure, false);
        Ok(indicator.with_direction(direction))
    }

    /// Says which way is good, whatever the name tells.
    #[must_use]
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// Gives its names in other languages.
    #[must_use]
    pub fn with_labels(mut self, labels: Labels) -> Self {
        self.labels = labels;
        self
    }

    /// The name, as the report has it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Which way is good.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// Its names in other languages.
    #[must_use]
    pub const fn labels(&self) -> &Labels {
        &self.labels
    }
}

/// The name.
impl fmt::Display for Indicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
