//! Targets (目标): this indicator, this measure of it, within this bound, by this period, with this commitment.

mod aim;
mod bound;
mod builder;
mod check;
mod chinese;
mod commitment;
mod detail;
mod display;
mod goal;
mod heads;
mod id;
mod limit;
mod time;
mod wire;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::indicator::{Direction, Indicator, IndicatorError, Measure};
use crate::period::Period;
use crate::quantity::Quantity;
use crate::region::Region;
use crate::source::Source;

pub use crate::catalogue::nature::Nature;
pub use aim::{Aim, AimKind, Rank, Stage};
pub use bound::{Band, Bound, BoundError, BoundKind};
pub use builder::TargetBuilder;
pub use check::TargetError;
pub use commitment::Commitment;
pub use detail::{Allocation, Baseline, PathPoint, Responsible, Revision};
pub use goal::{Delegated, ReferenceKind, Relation, Relative, Sign};
pub use id::{TargetId, TargetIdError};
pub use limit::NaturalLimit;
pub(crate) use time::Time;

/// A target (目标) of a plan.
///
/// A target that exists is consistent in itself: [`TargetBuilder::build`] is the only way to make one, and decoding goes
/// through it. What it says may still be wrong; that is for validation.
///
/// ```
/// use zhibiao::indicator::{Indicator, Measure};
/// use zhibiao::period::Period;
/// use zhibiao::target::{Aim, Bound, Commitment, Target};
///
/// let target = Target::builder(Indicator::new("外资")?, Bound::Plain("2500万美元".parse()?))
///     .action("实际利用")
///     .measure(Measure::Total)
///     .period(Period::year(2024)?)
///     .commitment(Commitment::Ensure)
///     .build()?;
/// assert_eq!(target.to_string(), "实际利用外资2500万美元");
///
/// // A growth is a share, so an amount of money cannot be one.
/// let wrong = Target::builder(Indicator::new("地区生产总值")?, Bound::AtLeast("5亿元".parse()?))
///     .measure(Measure::Growth)
///     .build();
/// assert!(wrong.is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "wire::WireTarget", into = "wire::WireTarget")]
pub struct Target {
    id: TargetId,
    // The builder has the same fields and nothing more, so a target holds a checked one.
    inner: TargetBuilder,
}

impl Target {
    /// Starts a target for this indicator; a [`Bound`] is an [`Aim`] too.
    pub fn builder(indicator: Indicator, aim: impl Into<Aim>) -> TargetBuilder {
        TargetBuilder::new(indicator, aim.into())
    }

    /// Starts a target as a text states it: name, bound, verb (动作) and measure together tell which way is good.
    ///
    /// Of a removed total (`化解隐性债务6亿元`) more is better; else the name goes first (失业率), then an upper bound
    /// (不超过3%), then the verb (压减). Without a measure, the usual one is taken (see [`TargetBuilder::measure`]).
    ///
    /// # Errors
    /// Where the name is blank or holds a control character.
    ///
    /// ```
    /// use zhibiao::indicator::Direction;
    /// use zhibiao::target::{Bound, Target};
    ///
    /// let debt = Target::stated("政府新增债务", "", None, Bound::AtMost("3亿元".parse()?))?.build()?;
    /// assert_eq!(debt.indicator().direction(), Direction::LowerIsBetter);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn stated(
        name: impl AsRef<str>,
        action: impl AsRef<str>,
        measure: impl Into<Option<Measure>>,
        aim: impl Into<Aim>,
    ) -> Result<TargetBuilder, IndicatorError> {
        let (action, aim) = (action.as_ref(), aim.into());
        let measure = measure.into().unwrap_or_else(|| aim.default_measure());
        let has_upper_bound = matches!(aim, Aim::Amount(Bound::AtMost(_) | Bound::LessThan(_)));
        let indicator = Indicator::new(name)?;
        let direction = Direction::of_statement(indicator.name(), action, measure, has_upper_bound);
        let indicator = indicator.with_direction(direction);
        Ok(TargetBuilder::new(indicator, aim)
            .action(action)
            .measure(measure))
    }

    /// A builder that holds all that this target says, to change something of it.
    pub fn to_builder(&self) -> TargetBuilder {
        self.inner.clone().id(self.id.clone())
    }

    /// The id: given by hand, or derived from what the target is about (see [`TargetId`]).
    #[must_use]
    pub const fn id(&self) -> &TargetId {
        &self.id
    }

    /// Whether the id is the one that would be derived.
    pub(crate) fn has_derived_id(&self) -> bool {
        self.id == TargetId::derived(&self.inner)
    }

    pub(crate) fn with_id(self, id: TargetId) -> Self {
        Self { id, ..self }
    }

    /// The same target as no part of another.
    #[cfg(feature = "csv")]
    pub(crate) fn standing_alone(mut self) -> Self {
        self.inner.part_of = None;
        self
    }

    /// What is measured (指标).
    #[must_use]
    pub const fn indicator(&self) -> &Indicator {
        &self.inner.indicator
    }

    /// The verb as written (动作): `新增`, `实际利用`; empty where there is none.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.inner.action
    }

    /// What the number means (计量方式).
    #[must_use]
    pub fn measure(&self) -> Measure {
        self.inner
            .measure
            .unwrap_or_else(|| self.inner.aim.default_measure())
    }

    /// What is aimed at.
    #[must_use]
    pub const fn aim(&self) -> &Aim {
        &self.inner.aim
    }

    /// The bound, where the aim is an amount.
    #[must_use]
    pub const fn bound(&self) -> Option<&Bound> {
        match &self.inner.aim {
            Aim::Amount(bound) => Some(bound),
            _ => None,
        }
    }

    /// Which way is good for the target's number; for a reduction it is the other way than for the indicator.
    #[must_use]
    pub fn number_direction(&self) -> Direction {
        self.measure()
            .number_direction(self.inner.indicator.direction())
    }

    /// The period or deadline (期限); `None` means the plan's own, unless it [is open](Self::has_open_period).
    #[must_use]
    pub const fn period(&self) -> Option<Period> {
        self.inner.time.period()
    }

    /// Whether nothing tells its period (期限未明); then it has none, and the plan's is not taken for it.
    #[must_use]
    pub const fn has_open_period(&self) -> bool {
        matches!(self.inner.time, Time::Open)
    }

    #[cfg(feature = "csv")]
    pub(crate) const fn time(&self) -> Time {
        self.inner.time
    }

    /// The place it is for; `None` means the plan's own region.
    #[must_use]
    pub const fn region(&self) -> Option<&Region> {
        self.inner.region.as_ref()
    }

    /// How firmly it was promised (承诺): 确保, 力争, or plainly planned.
    #[must_use]
    pub const fn commitment(&self) -> Commitment {
        self.inner.commitment
    }

    /// Binding or anticipatory (约束性, 预期性), where the plan says so.
    #[must_use]
    pub const fn nature(&self) -> Option<Nature> {
        self.inner.nature
    }

    /// What it starts from (基期值).
    #[must_use]
    pub const fn baseline(&self) -> Option<&Baseline> {
        self.inner.baseline.as_ref()
    }

    /// What is expected on the way (进度安排), in order of time.
    #[must_use]
    pub fn path(&self) -> &[PathPoint] {
        &self.inner.path
    }

    /// The value that must be reached in any case (底线值).
    #[must_use]
    pub const fn floor(&self) -> Option<&Quantity> {
        self.inner.floor.as_ref()
    }

    /// The value beyond the target that is striven for (奋斗值).
    #[must_use]
    pub const fn stretch(&self) -> Option<&Quantity> {
        self.inner.stretch.as_ref()
    }

    /// Whether more than the target is striven for, without a number (在实际工作中争取更好结果).
    #[must_use]
    pub const fn strives_for_more(&self) -> bool {
        self.inner.strives_for_more
    }

    /// Who answers for it (责任单位).
    #[must_use]
    pub const fn responsible(&self) -> &Responsible {
        &self.inner.responsible
    }

    /// Its weight among the targets of the plan (权重, 分值).
    #[must_use]
    pub const fn weight(&self) -> Option<Decimal> {
        self.inner.weight
    }

    /// The target that it is a part of (其中).
    #[must_use]
    pub const fn part_of(&self) -> Option<&TargetId> {
        self.inner.part_of.as_ref()
    }

    /// What each region has to contribute (分解任务).
    #[must_use]
    pub fn allocation(&self) -> &[Allocation] {
        &self.inner.allocation
    }

    /// How it was changed since it was set, in order of time.
    #[must_use]
    pub fn revisions(&self) -> &[Revision] {
        &self.inner.revisions
    }

    /// The headings it stands under, from the outermost.
    #[must_use]
    pub fn theme(&self) -> &[String] {
        &self.inner.theme
    }

    /// Where it was read.
    #[must_use]
    pub const fn source(&self) -> Option<&Source> {
        self.inner.source.as_ref()
    }

    /// A remark.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.inner.note.as_deref()
    }
}
