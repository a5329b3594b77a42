//! Observations (填报): what was reported on a target, as of which day, on which basis.
//!
//! A [`Log`] keeps the observations of a plan in one order, whatever the order they came in; [`check`] says what is wrong
//! with them. [`assess`](crate::completion::assess) reads the log.

mod check;
mod log;
mod wire;

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU32;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::finding::Language;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::target::{Stage, TargetId};

pub use check::check;
pub(crate) use check::{has_usable_basis, is_negative_count};
pub use log::Log;

/// What was reported.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// A number with its unit (数量).
    Amount(Quantity),
    /// A place among peers (名次).
    Rank(NonZeroU32),
    /// The stage that a project has reached (节点).
    Stage(Stage),
    /// Whether a goal without a number is met (已完成, 未完成).
    Done(bool),
    /// Words, which only a person can judge (文字).
    Text(String),
}

impl Value {
    /// Whether the two say the same: 0.25亿元 is 2500万元.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Amount(left), Self::Amount(right)) => {
                left.compare(right).is_ok_and(Ordering::is_eq)
            }
            _ => self == other,
        }
    }
}

/// In Chinese: `34个`, `第3名`, `竣工`, `已完成`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount(amount) => amount.fmt(f),
            Self::Rank(rank) => write!(f, "第{rank}名"),
            Self::Stage(stage) => f.write_str(stage.label(Language::Chinese)),
            Self::Done(true) => f.write_str("已完成"),
            Self::Done(false) => f.write_str("未完成"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl From<Quantity> for Value {
    fn from(amount: Quantity) -> Self {
        Self::Amount(amount)
    }
}

impl From<Stage> for Value {
    fn from(stage: Stage) -> Self {
        Self::Stage(stage)
    }
}

impl From<NonZeroU32> for Value {
    fn from(rank: NonZeroU32) -> Self {
        Self::Rank(rank)
    }
}

/// Over which time a value was counted (统计口径).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Basis {
    /// 累计: from the start of the target's period to the day. The latest one counts; they do not add up.
    ToDate,
    /// 当期: in this period only, a month or a quarter. These add up.
    InPeriod(Period),
    /// 时点: the state on the day.
    AtDate,
}

impl Basis {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::ToDate, Language::Chinese) => "累计",
            (Self::InPeriod(_), Language::Chinese) => "当期",
            (Self::AtDate, Language::Chinese) => "时点",
            (Self::ToDate, Language::English) => "to date",
            (Self::InPeriod(_), Language::English) => "in period",
            (Self::AtDate, Language::English) => "at a date",
        }
    }
}

/// How sure a value is (数据状态).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Status {
    /// 最终数
    #[default]
    Final,
    /// 初步数: published, and open to revision.
    Provisional,
    /// 估计数
    Estimated,
    /// 缺报: there is no value, and the reason is given.
    Missing,
}

impl Status {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Final, Language::Chinese) => "最终数",
            (Self::Provisional, Language::Chinese) => "初步数",
            (Self::Estimated, Language::Chinese) => "估计数",
            (Self::Missing, Language::Chinese) => "缺报",
            (Self::Final, Language::English) => "final",
            (Self::Provisional, Language::English) => "provisional",
            (Self::Estimated, Language::English) => "estimated",
            (Self::Missing, Language::English) => "missing",
        }
    }
}

/// What was reported on a target (填报): a value, or why there is none.
///
/// ```
/// use chrono::NaiveDate;
/// use zhibiao::observation::{Basis, Observation, Value};
/// use zhibiao::quantity::Quantity;
///
/// let november = NaiveDate::from_ymd_opt(2024, 11, 30).ok_or("no such day")?;
/// let opened: Quantity = "34个".parse()?;
/// let observation = Observation::to_date("project-1".parse()?, november, opened)?
///     .with_source("县发改局月报");
/// assert_eq!(observation.basis(), Basis::ToDate);
/// assert_eq!(observation.value(), Some(&Value::Amount(opened)));
///
/// let missing = Observation::missing("project-2".parse()?, november, "年度统计，月度无数")?;
/// assert_eq!(missing.value(), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "wire::WireObservation", into = "wire::WireObservation")]
pub struct Observation {
    target: TargetId,
    as_of: NaiveDate,
    basis: Basis,
    // `Err` holds why it is missing; then the status is `Missing`.
    value: Result<Value, String>,
    status: Status,
    revision: u32,
    source: Option<String>,
    evidence: Vec<String>,
}

/// Why an observation is refused. `field` is the name of the field in JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ObservationError {
    /// A text that is blank or holds a control character.
    #[error("`{field}` is blank or holds a control character: {text:?}")]
    MalformedText {
        /// The field.
        field: &'static str,
        /// The text as given.
        text: String,
    },
    /// A value that is said to be missing.
    #[error(
        "a value is given, so the status cannot be missing; leave the value out and give the reason"
    )]
    MissingValue,
    /// Neither a value nor a reason, or several of them.
    #[error(
        "exactly one of `amount`, `rank`, `stage`, `done`, `text` and `reason` must be given, not {given}"
    )]
    Values {
        /// How many were given.
        given: usize,
    },
    /// The period of a value in a period is absent, or another basis has one.
    #[error("the basis in_period needs a `period`, and no other basis has one")]
    Period,
    /// A value in a period is known when the period is over.
    #[error("the value in {period} is as of {end}, its last day, not as of {as_of}")]
    AsOf {
        /// The period.
        period: Period,
        /// Its last day.
        end: NaiveDate,
        /// The day as given.
        as_of: NaiveDate,
    },
}

impl ObservationError {
    /// The field that is wrong, by its name in JSON.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::MalformedText { field, .. } => field,
            Self::MissingValue => "status",
            Self::Values { .. } => "amount",
            Self::Period => "period",
            Self::AsOf { .. } => "as_of",
        }
    }
}

impl Observation {
    /// A value counted from the start of the target's period to the day (累计).
    ///
    /// # Errors
    /// [`ObservationError::MalformedText`] where the value is a blank text.
    pub fn to_date(
        target: TargetId,
        as_of: NaiveDate,
        value: impl Into<Value>,
    ) -> Result<Self, ObservationError> {
        Self::new(target, as_of, Basis::ToDate, Ok(value.into()))
    }

    /// A value counted in a period only (当期); it is known on the period's last day.
    ///
    /// # Errors
    /// As [`to_date`](Self::to_date).
    pub fn in_period(
        target: TargetId,
        period: Period,
        value: impl Into<Value>,
    ) -> Result<Self, ObservationError> {
        Self::new(
            target,
            period.end(),
            Basis::InPeriod(period),
            Ok(value.into()),
        )
    }

    /// The state on a day (时点).
    ///
    /// # Errors
    /// As [`to_date`](Self::to_date).
    pub fn at_date(
        target: TargetId,
        as_of: NaiveDate,
        value: impl Into<Value>,
    ) -> Result<Self, ObservationError> {
        Self::new(target, as_of, Basis::AtDate, Ok(value.into()))
    }

    /// A report without a value (缺报), and why.
    ///
    /// # Errors
    /// [`ObservationError::MalformedText`] where the reason is blank.
    pub fn missing(
        target: TargetId,
        as_of: NaiveDate,
        reason: impl AsRef<str>,
    ) -> Result<Self, ObservationError> {
        Self::new(
            target,
            as_of,
            Basis::ToDate,
            Err(reason.as_ref().trim().to_owned()),
        )
    }

    fn new(
        target: TargetId,
        as_of: NaiveDate,
        basis: Basis,
        value: Result<Value, String>,
    ) -> Result<Self, ObservationError> {
        match &value {
            Ok(Value::Text(text)) => check_line("text", text)?,
            Err(reason) => check_line("reason", reason)?,
            Ok(_) => {}
        }
        let status = if value.is_ok() {
            Status::Final
        } else {
            Status::Missing
        };
        Ok(Self {
            target,
            as_of,
            basis,
            value,
            status,
            revision: 0,
            source: None,
            evidence: Vec::new(),
        })
    }

    /// Says how sure the value is.
    ///
    /// # Errors
    /// [`ObservationError::MissingValue`] for [`Status::Missing`] where there is a value; where there is none, any other
    /// status is refused as [`ObservationError::Values`].
    pub fn with_status(mut self, status: Status) -> Result<Self, ObservationError> {
        match (self.value.is_ok(), status) {
            (true, Status::Missing) => Err(ObservationError::MissingValue),
            (false, Status::Final | Status::Provisional | Status::Estimated) => {
                Err(ObservationError::Values { given: 0 })
            }
            _ => {
                self.status = status;
                Ok(self)
            }
        }
    }

    /// Numbers the revision (修订): of the reports for one day and basis, the one with the highest number counts.
    #[must_use]
    pub const fn with_revision(mut self, revision: u32) -> Self {
        self.revision = revision;
        self
    }

    /// Says where the value was published; a blank text is none.
    #[must_use]
    pub fn with_source(mut self, source: impl AsRef<str>) -> Self {
        self.source = Some(source.as_ref().trim().to_owned()).filter(|source| !source.is_empty());
        self
    }

    /// Attaches a piece of evidence (佐证材料): a document, a link, a photograph; a blank text is none.
    #[must_use]
    pub fn with_evidence(mut self, evidence: impl AsRef<str>) -> Self {
        let evidence = evidence.as_ref().trim();
        if !evidence.is_empty() {
            self.evidence.push(evidence.to_owned());
        }
        self
    }

    /// The target it is about.
    #[must_use]
    pub const fn target(&self) -> &TargetId {
        &self.target
    }

    /// The day it tells of (截止日期).
    #[must_use]
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// Over which time it was counted.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The value; `None` where it is missing.
    #[must_use]
    pub const fn value(&self) -> Option<&Value> {
        match &self.value {
            Ok(value) => Some(value),
            Err(_) => None,
        }
    }

    /// Why there is no value; `None` where there is one.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.value.as_ref().err().map(String::as_str)
    }

    /// How sure it is.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.status
    }

    /// The number of the revision, from 0.
    #[must_use]
    pub const fn revision(&self) -> u32 {
        self.revision
    }

    /// Where it was published.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The evidence attached.
    #[must_use]
    pub fn evidence(&self) -> &[String] {
        &self.evidence
    }

    /// Whether the two reports of one day and revision contradict each other: in the value, or in whether there is one.
    pub(crate) fn contradicts(&self, other: &Self) -> bool {
        self.is_same_report(other)
            && self.revision == other.revision
            && match (&self.value, &other.value) {
                (Ok(left), Ok(right)) => !left.is_same(right),
                (Err(_), Err(_)) => false,
                _ => true,
            }
    }

    /// Whether the two are reports of the same thing, one perhaps a revision of the other.
    pub(crate) fn is_same_report(&self, other: &Self) -> bool {
        self.target == other.target && self.as_of == other.as_of && self.basis == other.basis
    }
}

fn check_line(field: &'static str, text: &str) -> Result<(), ObservationError> {
    if text.trim().is_empty() || text.chars().any(char::is_control) {
        return Err(ObservationError::MalformedText {
            field,
            text: text.to_owned(),
        });
    }
    Ok(())
}
