//! Indicators (指标): what is measured, how a number of it is meant, and which way is good.

mod direction;
mod labels;
mod per_head;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::finding::Language;
use crate::number::Shown;
use crate::region::name::is_visible;

pub use direction::{Direction, DirectionWord};
pub use labels::{LabelError, Labels};
pub(crate) use per_head::per_head;

/// What the number of a target means, and so how it may be added up (计量方式).
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
pub enum Measure {
    /// An amount accumulated over the period (总量): 新增, 新建, 开工, 完成.
    Total,
    /// A state at the end of the period (水平): 达到, 保持, 控制在.
    Level,
    /// A relative increase (增长率): 增长6%.
    Growth,
    /// A relative decrease (下降率): 下降3%.
    Reduction,
    /// An absolute increase (增加量): 提高0.5个百分点.
    Increase,
    /// An absolute decrease (减少量): 压减20天.
    Decrease,
}

impl Measure {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Total, Language::Chinese) => "总量",
            (Self::Level, Language::Chinese) => "水平",
            (Self::Growth, Language::Chinese) => "增长率",
            (Self::Reduction, Language::Chinese) => "下降率",
            (Self::Increase, Language::Chinese) => "增加量",
            (Self::Decrease, Language::Chinese) => "减少量",
            (Self::Total, Language::English) => "total",
            (Self::Level, Language::English) => "level",
            (Self::Growth, Language::English) => "growth",
            (Self::Reduction, Language::English) => "reduction",
            (Self::Increase, Language::English) => "increase",
            (Self::Decrease, Language::English) => "decrease",
        }
    }

    /// Whether the number compares with an earlier state, and so is no state or amount of the indicator itself.
    #[must_use]
    pub const fn is_change(self) -> bool {
        !matches!(self, Self::Total | Self::Level)
    }

    /// Whether the number grows over the period as it is reported, so that values in parts of the period add up.
    #[must_use]
    pub const fn accumulates(self) -> bool {
        matches!(self, Self::Total | Self::Increase | Self::Decrease)
    }

    /// Which way is good for the number, given which way is good for the indicator: of a lower-is-better indicator a
    /// higher reduction is better.
    ///
    /// ```
    /// use zhibiao::indicator::{Direction, Measure};
    ///
    /// assert_eq!(Measure::Level.number_direction(Direction::LowerIsBetter), Direction::LowerIsBetter);
    /// assert_eq!(Measure::Reduction.number_direction(Direction::LowerIsBetter), Direction::HigherIsBetter);
    /// ```
    #[must_use]
    pub const fn number_direction(self, indicator: Direction) -> Direction {
        match (self, indicator) {
            (Self::Reduction | Self::Decrease, Direction::HigherIsBetter) => {
                Direction::LowerIsBetter
            }
            (Self::Reduction | Self::Decrease, Direction::LowerIsBetter) => {
                Direction::HigherIsBetter
            }
            (_, direction) => direction,
        }
    }
}

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
