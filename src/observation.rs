//! Observations (填报): what was reported on a target, as of which day, on which basis.
//!
//! A [`Log`] keeps the observations of a plan in one order, whatever the order they came in; [`check`] says what is wrong
//! with them. [`assess`](crate::completion::assess) reads the log.

mod check;
mod log;
mod ordered;
mod series;
mod slip;
mod stored;
mod value;
mod wire;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::number::Shown;
use crate::period::Period;
use crate::region::name::is_name;
use crate::target::TargetId;

pub use check::check;
pub(crate) use check::{has_usable_basis, is_negative_count, tells_change};
pub use log::Log;
pub(crate) use slip::is_far;
use stored::{Rare, StoredBasis};
pub use value::{Basis, DataStatus, ReportedValue};

/// What was reported on a target (填报): a value, or why there is none.
///
/// ```
/// use chrono::NaiveDate;
/// use zhibiao::observation::{Basis, Observation, ReportedValue};
/// use zhibiao::quantity::Quantity;
///
/// let november = NaiveDate::from_ymd_opt(2024, 11, 30).ok_or("no such day")?;
/// let opened: Quantity = "34个".parse()?;
/// let observation = Observation::to_date("project-1".parse()?, november, opened)?
///     .with_source("县发改局月报");
/// assert_eq!(observation.basis(), Basis::ToDate);
/// assert_eq!(observation.value(), Some(&ReportedValue::Amount(opened)));
///
/// let missing = Observation::missing("project-2".parse()?, november, "年度统计，月度无数")?;
/// assert_eq!(missing.value(), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "wire::WireObservation", into = "wire::WireObservation")]
pub struct Observation {
    // In 64 bytes, for a log holds very many, and sums of them wait for memory more than they compute.
    target: TargetId,
    // `Err` holds why it is missing; then the status is `Missing`.
    value: Result<ReportedValue, String>,
    rare: Rare,
    as_of: NaiveDate,
    basis: StoredBasis,
    status: DataStatus,
}

/// Why an observation is refused. `field` is the name of the field in JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ObservationError {
    /// A text that is blank or holds a control character.
    #[error("`{field}` is blank or holds a control character: {text:?}", text = Shown(text))]
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
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::MalformedText { text, .. } => {
                format!("文字“{text}”为空或含控制字符", text = Shown(text))
            }
            Self::MissingValue => "已有数值，不能是缺报；缺报时不填数值，只填原因".to_owned(),
            Self::Values { given } => {
                format!("数值、名次、节点、是否完成、文字和缺报原因须恰有一项，现有{given}项")
            }
            Self::Period => "当期值须有时段，累计值和时点值没有时段".to_owned(),
            Self::AsOf { period, end, as_of } => {
                format!("{period}的当期值应截至其最后一天{end}，而不是{as_of}")
            }
        }
    }
}

crate::finding::reasons!(ObservationError);

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
        value: impl Into<ReportedValue>,
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
        value: impl Into<ReportedValue>,
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
        value: impl Into<ReportedValue>,
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
        value: Result<ReportedValue, String>,
    ) -> Result<Self, ObservationError> {
        match &value {
            Ok(ReportedValue::Text(text)) => check_line("text", text)?,
            Err(reason) => check_line("reason", reason)?,
            Ok(_) => {}
        }
        let status = if value.is_ok() {
            DataStatus::Final
        } else {
            DataStatus::Missing
        };
        let (basis, range) = StoredBasis::of(basis);
        Ok(Self {
            target,
            value,
            rare: Rare::default().with(|parts| parts.range = range),
            as_of,
            basis,
            status,
        })
    }

    /// Says how sure the value is.
    ///
    /// # Errors
    /// [`ObservationError::MissingValue`] for [`DataStatus::Missing`] where there is a value; where there is none, any other
    /// status is refused as [`ObservationError::Values`].
    pub fn with_status(mut self, status: DataStatus) -> Result<Self, ObservationError> {
        match (self.value.is_ok(), status) {
            (true, DataStatus::Missing) => Err(ObservationError::MissingValue),
            (false, DataStatus::Final | DataStatus::Provisional | DataStatus::Estimated) => {
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
    pub fn with_revision(mut self, revision: u32) -> Self {
        self.rare = self.rare.with(|parts| parts.revision = revision);
        self
    }

    /// Says where the value was published; a blank text is none.
    #[must_use]
    pub fn with_source(mut self, source: impl AsRef<str>) -> Self {
        let source = Some(source.as_ref().trim()).filter(|source| !source.is_empty());
        let source = source.map(str::to_owned);
        self.rare = self.rare.with(|parts| parts.source = source);
        self
    }

    /// Attaches a piece of evidence (佐证材料): a document, a link, a photograph; a blank text is none.
    #[must_use]
    pub fn with_evidence(mut self, evidence: impl AsRef<str>) -> Self {
        let evidence = evidence.as_ref().trim();
        if !evidence.is_empty() {
            self.rare = self
                .rare
                .with(|parts| parts.evidence.push(evidence.to_owned()));
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
    pub fn basis(&self) -> Basis {
        self.basis.on(self.as_of, self.rare.range)
    }

    /// Whether it was counted in a period of its own, as [`basis`](Self::basis) says, for loops over very many.
    #[inline]
    pub(crate) const fn is_in_period(&self) -> bool {
        matches!(self.basis, StoredBasis::InPeriod(_))
    }

    /// The value; `None` where it is missing.
    #[must_use]
    pub const fn value(&self) -> Option<&ReportedValue> {
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
    pub const fn status(&self) -> DataStatus {
        self.status
    }

    /// The number of the revision, from 0.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.rare.revision
    }

    /// Where it was published.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.rare.source.as_deref()
    }

    /// The evidence attached.
    #[must_use]
    pub fn evidence(&self) -> &[String] {
        &self.rare.evidence
    }

    /// Whether the two reports of one day and revision contradict each other: in the value, or in whether there is one.
    pub(crate) fn contradicts(&self, other: &Self) -> bool {
        self.is_same_report(other)
            && self.revision() == other.revision()
            && match (&self.value, &other.value) {
                (Ok(left), Ok(right)) => !left.is_same(right),
                (Err(_), Err(_)) => false,
                _ => true,
            }
    }

    /// Whether the two are reports of the same thing, one perhaps a revision of the other.
    pub(crate) fn is_same_report(&self, other: &Self) -> bool {
        self.target == other.target && self.as_of == other.as_of && self.basis() == other.basis()
    }
}

fn check_line(field: &'static str, text: &str) -> Result<(), ObservationError> {
    if !is_name(text) {
        return Err(ObservationError::MalformedText {
            field,
            text: text.to_owned(),
        });
    }
    Ok(())
}
