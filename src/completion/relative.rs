//! Goals without a number of their own: in which order two indicators grow (居民收入增长与经济增长同步), and on which side of zero one ends
//! (实现正增长, 只增不减).

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::english::Amount;
use super::goal::NoExact;
use super::outcome::NotAssessable;
use super::policy::Policy;
use crate::finding::Language;
use crate::number::Ratio;
use crate::quantity::{Quantity, QuantityError, Said};

/// How one value is to stand to another (相对目标).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum RelativeOrder {
    /// 同步, 基本同步, 相当: as much, or more; less by no more than the tolerance of the policy.
    InStep,
    /// 高于, 快于, 优于: more.
    Above,
    /// 不低于, 不慢于: as much or more.
    NotBelow,
    /// 低于, 慢于: less.
    Below,
    /// 不高于: as much or less.
    NotAbove,
}

impl RelativeOrder {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::InStep, Language::Chinese) => "同步",
            (Self::Above, Language::Chinese) => "高于",
            (Self::NotBelow, Language::Chinese) => "不低于",
            (Self::Below, Language::Chinese) => "低于",
            (Self::NotAbove, Language::Chinese) => "不高于",
            (Self::InStep, Language::English) => "in step with",
            (Self::Above, Language::English) => "above",
            (Self::NotBelow, Language::English) => "not below",
            (Self::Below, Language::English) => "below",
            (Self::NotAbove, Language::English) => "not above",
        }
    }
}

/// On which side of zero a value is to be (正负目标).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum SignGoal {
    /// 实现正增长, 由负转正, 扭亏为盈: above zero.
    Positive,
    /// 只增不减, 零下降: not below zero.
    NotNegative,
    /// 只减不增, 零增长: not above zero.
    NotPositive,
    /// 负增长: below zero.
    Negative,
}

impl SignGoal {
    /// Whether a value is on the right side.
    ///
    /// ```
    /// use zhibiao::completion::SignGoal;
    /// use zhibiao::quantity::Quantity;
    /// let flat: Quantity = "0.0%".parse()?;
    /// assert!(SignGoal::NotNegative.is_met(&flat) && !SignGoal::Positive.is_met(&flat));
    /// # Ok::<(), zhibiao::quantity::QuantityError>(())
    /// ```
    #[must_use]
    pub const fn is_met(self, value: &Quantity) -> bool {
        let (is_zero, is_negative) = (value.is_zero(), value.is_negative());
        match self {
            Self::Positive => !is_zero && !is_negative,
            Self::NotNegative => !is_negative,
            Self::NotPositive => is_zero || is_negative,
            Self::Negative => is_negative,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Positive, Language::Chinese) => "正增长",
            (Self::NotNegative, Language::Chinese) => "只增不减",
            (Self::NotPositive, Language::Chinese) => "只减不增",
            (Self::Negative, Language::Chinese) => "负增长",
            (Self::Positive, Language::English) => "above zero",
            (Self::NotNegative, Language::English) => "not below zero",
            (Self::NotPositive, Language::English) => "not above zero",
            (Self::Negative, Language::English) => "below zero",
        }
    }
}

/// Two values held against the order they were to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RelativeVerdict {
    /// The value.
    pub value: Quantity,
    /// The value it was to stand to.
    pub reference: Quantity,
    /// The order.
    pub order: RelativeOrder,
    /// Whether they have it.
    pub achieved: bool,
    /// How far apart they are, not negative; of two shares in 百分点.
    pub difference: Quantity,
}

/// Holds a value against another, both as reported: 居民收入增长6.1% beside 经济增长5.2%.
///
/// # Errors
/// [`NotAssessable::OtherUnit`] where the two cannot be compared; [`NotAssessable::TooManyDigits`].
///
/// ```
/// use zhibiao::completion::{Policy, RelativeOrder, compare_values};
/// use zhibiao::finding::Language;
///
/// // As reported of 2022: 2.9 % beside 3.0 % is 基本同步.
/// let (income, growth) = ("2.9%".parse()?, "3.0%".parse()?);
/// let policy = Policy::default();
/// let verdict = compare_values(&income, &growth, RelativeOrder::InStep, &policy)?;
/// assert!(verdict.achieved);
/// assert_eq!(verdict.explanation(Language::Chinese).to_string(), "2.9%比3%低0.1个百分点，应同步：达到");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare_values(
    value: &Quantity,
    reference: &Quantity,
    order: RelativeOrder,
    policy: &Policy,
) -> Result<RelativeVerdict, NotAssessable> {
    let side = value
        .compare(reference)
        .map_err(|_| NotAssessable::OtherUnit)?;
    let achieved = match order {
        RelativeOrder::InStep => {
            side.is_ge()
                || is_within(value, reference, policy).map_err(|_| NotAssessable::TooManyDigits)?
        }
        RelativeOrder::Above => side.is_gt(),
        RelativeOrder::NotBelow => side.is_ge(),
        RelativeOrder::Below => side.is_lt(),
        RelativeOrder::NotAbove => side.is_le(),
    };
    let (more, less) = match side {
        Ordering::Less => (reference, value),
        _ => (value, reference),
    };
    let difference = more.checked_sub(less).map_err(|error| match error {
        QuantityError::NotAdditive { .. } | QuantityError::Dimension { .. } => {
            NotAssessable::OtherUnit
        }
        _ => NotAssessable::TooManyDigits,
    })?;
    Ok(RelativeVerdict {
        value: *value,
        reference: *reference,
        order,
        achieved,
        difference,
    })
}

/// Whether a value falls short of another by no more than the tolerance.
fn is_within(value: &Quantity, reference: &Quantity, policy: &Policy) -> Result<bool, NoExact> {
    if reference.is_zero() {
        return Ok(false);
    }
    let share = value.ratio(reference)?;
    let (low, high) = (
        Ratio::ONE.checked_sub(&policy.tolerance())?,
        Ratio::ONE.checked_add(&policy.tolerance())?,
    );
    Ok(if reference.is_negative() {
        share <= high
    } else {
        share >= low
    })
}

impl RelativeVerdict {
    /// The two values, how far they are apart, and whether that is as it was to be.
    #[must_use]
    pub const fn explanation(&self, language: Language) -> impl fmt::Display + use<> {
        Words {
            verdict: *self,
            language,
        }
    }
}

struct Words {
    verdict: RelativeVerdict,
    language: Language,
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RelativeVerdict {
            value,
            reference,
            order,
            achieved,
            difference,
        } = &self.verdict;
        let (value, reference) = (Said(value), Said(reference));
        let (order, by) = (order.label(self.language), Said(difference));
        let points = Amount(difference);
        let side = self.verdict.value.compare(&self.verdict.reference);
        match (self.language, side) {
            (Language::Chinese, Ok(Ordering::Less)) => write!(f, "{value}比{reference}低{by}")?,
            (Language::Chinese, Ok(Ordering::Greater)) => write!(f, "{value}比{reference}高{by}")?,
            (Language::Chinese, _) => write!(f, "{value}与{reference}持平")?,
            (Language::English, Ok(Ordering::Less)) => {
                write!(f, "{value} is {points} below {reference}")?;
            }
            (Language::English, Ok(Ordering::Greater)) => {
                write!(f, "{value} is {points} above {reference}")?;
            }
            (Language::English, _) => write!(f, "{value} is as much as {reference}")?,
        }
        match (self.language, achieved) {
            (Language::Chinese, true) => write!(f, "，应{order}：达到"),
            (Language::Chinese, false) => write!(f, "，应{order}：未达到"),
            (Language::English, true) => write!(f, ", to be {order} it: achieved"),
            (Language::English, false) => write!(f, ", to be {order} it: not achieved"),
        }
    }
}
