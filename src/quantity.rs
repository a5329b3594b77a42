//! Quantities (量): a number in a unit, `2500万美元`.
//!
//! A quantity has no operators and no order of its own: whether two amounts can be added or compared depends on their
//! units, so every operation answers with a result, and its error names both.
//!
//! ```
//! use zhibiao::quantity::Quantity;
//!
//! let fund: Quantity = "2500万美元".parse()?;
//! assert_eq!(fund.to_string(), "2500万美元");
//! let share: Quantity = "5%".parse()?;
//! assert_eq!(share.checked_add(&"0.5个百分点".parse()?)?.to_string(), "5.5%");
//! assert!(share.checked_add(&"0.5%".parse()?).is_err());
//! assert!(fund.compare(&"2500万元".parse()?).is_err());
//! # Ok::<(), zhibiao::quantity::QuantityError>(())
//! ```

mod convert;
mod exchange;
mod parse;
mod small;
mod sum;

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

use crate::number::Shown;
use crate::number::{Decimal, NumberError, Plain, shift};
use crate::unit::{Unit, UnitError};

pub use exchange::ExchangeRate;

/// A number in a unit (量): 2500万美元, -6.5%, 1.2万人.
///
/// `Eq` and `Hash` go by what is written, up to trailing zeros: 1亿元 is not `==` to 10000万元. Whether it is as much is
/// a question for [`compare`](Self::compare). It may be negative: a change can be.
///
/// It travels as a string, `"2500万美元"`, with the decimal places it was written with: they say how far it was rounded.
///
/// ```
/// use zhibiao::quantity::Quantity;
/// use zhibiao::unit::Unit;
///
/// let length: Quantity = "1.5公里".parse()?;
/// assert_eq!(length.convert(Unit::METRE)?.to_string(), "1500米");
/// assert!("0.5个".parse::<Quantity>().is_err());
/// assert!("1.2万个".parse::<Quantity>().is_ok());
/// # Ok::<(), zhibiao::quantity::QuantityError>(())
/// ```
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quantity {
    // The parts of the decimal, so that ten million quantities take 400 MB: sums of them wait for memory more than they compute.
    low: u64,
    high: u32,
    /// The decimal places, and [`NEGATIVE`].
    places: u8,
    unit: Unit,
}

/// The bit of the sign beside the decimal places.
const NEGATIVE: u8 = 0x80;

/// The bits of the decimal places, which are 28 at most.
const PLACES: u8 = 0x1f;

impl Quantity {
    /// `magnitude` of `unit`.
    ///
    /// # Errors
    /// [`QuantityError::Fraction`] where the unit counts whole things and the amount, with its scale, is none.
    pub fn new(magnitude: Decimal, unit: Unit) -> Result<Self, QuantityError> {
        if unit.is_whole_only() && magnitude.scale() > 0 {
            let whole = shift(magnitude, i32::from(unit.exponent()));
            if whole.is_none_or(|value| !value.is_integer()) {
                return Err(QuantityError::Fraction { magnitude, unit });
            }
        }
        let parts = magnitude.unpack();
        let negative = parts.negative && !magnitude.is_zero();
        let sign = if negative { NEGATIVE } else { 0 };
        #[allow(clippy::cast_possible_truncation)] // at most 28
        let places = parts.scale as u8 | sign;
        Ok(Self {
            low: u64::from(parts.lo) | u64::from(parts.mid) << 32,
            high: parts.hi,
            places,
            unit,
        })
    }

    /// The number, in the unit.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // in two halves
    pub const fn magnitude(&self) -> Decimal {
        let (low, middle) = (self.low as u32, (self.low >> 32) as u32);
        let scale = (self.places & PLACES) as u32;
        Decimal::from_parts(low, middle, self.high, self.is_negative(), scale)
    }

    /// The digits as an integer, if that has 64 bits, and their decimal places: what [`magnitude`](Self::magnitude) holds, for
    /// loops over very many.
    #[inline]
    pub(crate) const fn small(&self) -> Option<(i64, u8)> {
        let Some(value) = 0_i64.checked_add_unsigned(self.low) else {
            return None;
        };
        if self.high != 0 {
            return None;
        }
        let value = if self.is_negative() { -value } else { value };
        Some((value, self.places & PLACES))
    }

    /// The unit.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.low == 0 && self.high == 0
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(&self) -> bool {
        self.places & NEGATIVE != 0
    }
}

impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.magnitude() == other.magnitude() && self.unit == other.unit
    }
}

impl Eq for Quantity {}

impl Hash for Quantity {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.magnitude().hash(state);
        self.unit.hash(state);
    }
}

impl fmt::Debug for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Quantity({self:#})")
    }
}

impl fmt::Display for Quantity {
    /// The alternate form `{:#}` marks a caller's own counters with braces, as [`Unit`] does.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Plain(self.magnitude()).fmt(f)?;
        self.unit.fmt(f)
    }
}

/// An amount as people say it, with 个 before 百分点: 0.5个百分点.
pub(crate) struct Said<'a>(pub(crate) &'a Quantity);

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(amount) = self;
        if amount.unit == Unit::PERCENTAGE_POINT {
            write!(f, "{}个百分点", Plain(amount.magnitude()))
        } else {
            fmt::Display::fmt(*amount, f)
        }
    }
}

impl From<Quantity> for String {
    fn from(quantity: Quantity) -> Self {
        // With the zeros at the end: they say how far a published number was rounded.
        format!("{}{:#}", quantity.magnitude(), quantity.unit)
    }
}

/// What two quantities were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::Display)]
#[non_exhaustive]
pub enum Operation {
    /// A sum.
    #[strum(serialize = "added to")]
    Add,
    /// A difference.
    #[strum(serialize = "reduced by")]
    Subtract,
    /// An order.
    #[strum(serialize = "compared with")]
    Compare,
    /// A ratio.
    #[strum(serialize = "divided by")]
    Ratio,
}

impl Operation {
    const fn chinese(self) -> &'static str {
        match self {
            Self::Add => "相加",
            Self::Subtract => "相减",
            Self::Compare => "比较",
            Self::Ratio => "相除",
        }
    }
}

/// Why a quantity does not exist, or an operation on it has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuantityError {
    /// Nothing to read.
    #[error("expected a quantity such as 2500万美元, found nothing")]
    Empty,
    /// A number without a unit.
    #[error("{text:?} has no unit; write one, as in 2500万美元 or 12所", text = Shown(text))]
    NoUnit {
        /// The text, as written.
        text: String,
    },
    /// The number cannot be read.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// The unit cannot be read, or does not convert.
    #[error(transparent)]
    Unit(#[from] UnitError),
    /// A fraction of what is counted whole.
    #[error("{}{unit} is not whole; {} counts whole things", Plain(*magnitude), unit.atom())]
    Fraction {
        /// The number.
        magnitude: Decimal,
        /// The unit.
        unit: Unit,
    },
    /// Units of different dimensions in one operation.
    #[error("an amount in {left} ({}) cannot be {operation} one in {right} ({})", left.dimension(), right.dimension())]
    Dimension {
        /// What was asked for.
        operation: Operation,
        /// The unit of the left quantity.
        left: Unit,
        /// The unit of the right quantity.
        right: Unit,
    },
    /// Shares, multiples, index points and ranks do not add.
    #[error("an amount in {left} cannot be {operation} one in {right}: {} does not add up{}", left.dimension(), share_hint(*left))]
    NotAdditive {
        /// What was asked for.
        operation: Operation,
        /// The unit of the left quantity.
        left: Unit,
        /// The unit of the right quantity.
        right: Unit,
    },
    /// The exact result is no finite decimal in the unit of the result, or has too many digits.
    #[error("no exact result in {to} from {from}: {cause}")]
    Inexact {
        /// The unit the amount was in.
        from: Unit,
        /// The unit of the result.
        to: Unit,
        /// What the number lacks.
        cause: Box<NumberError>,
    },
    /// A ratio to nothing.
    #[error("an amount in {left} has no ratio to 0{right}")]
    ZeroBase {
        /// The unit of the left quantity.
        left: Unit,
        /// The unit of the right quantity, which is zero.
        right: Unit,
    },
    /// An exchange rate that is none.
    #[error("no exchange rate from {from} to {to}: {reason}")]
    Rate {
        /// The unit to exchange.
        from: Unit,
        /// The unit to get.
        to: Unit,
        /// What is wrong.
        reason: &'static str,
    },
}

impl QuantityError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Empty => "没有数量，应为2500万美元之类".to_owned(),
            Self::NoUnit { text } => format!(
                "“{text}”没有单位，应写作2500万美元或12所之类",
                text = Shown(text)
            ),
            Self::Number(error) => error.chinese(),
            Self::Unit(error) => error.chinese(),
            Self::Fraction { magnitude, unit } => format!(
                "{}{unit}不是整数，而{}只能计整数",
                Plain(*magnitude),
                unit.atom()
            ),
            Self::Dimension {
                operation,
                left,
                right,
            } => format!(
                "以{left}（{}）计的数不能与以{right}（{}）计的数{}",
                left.dimension(),
                right.dimension(),
                operation.chinese()
            ),
            Self::NotAdditive {
                operation,
                left,
                right,
            } => format!(
                "以{left}计的数不能与以{right}计的数{}：{}不能加减{}",
                operation.chinese(),
                left.dimension(),
                if is_share(*left) {
                    "；比率的变化以百分点计"
                } else {
                    ""
                }
            ),
            Self::Inexact { from, to, cause } => {
                format!("由{from}到{to}没有精确结果：{}", cause.chinese())
            }
            Self::ZeroBase { left, right } => format!("以{left}计的数不能与0{right}相比"),
            Self::Rate { from, to, .. } => {
                format!("没有{from}与{to}之间的汇率：应为两个不同的币种，汇率大于零，并注明来源")
            }
        }
    }
}

impl QuantityError {
    /// For `map_err` over the arithmetic of an operation from one unit to another.
    fn inexact(from: Unit, to: Unit) -> impl FnOnce(NumberError) -> Self {
        move |cause| Self::Inexact {
            from,
            to,
            cause: Box::new(cause),
        }
    }
}

fn share_hint(unit: Unit) -> &'static str {
    if is_share(unit) {
        "; a change of a share is in 百分点"
    } else {
        ""
    }
}

fn is_share(unit: Unit) -> bool {
    unit.dimension().numerator == crate::unit::Dimension::Share
}
