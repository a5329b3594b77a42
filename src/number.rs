//! Exact decimals (数): reading Arabic and Chinese numerals, arithmetic that is exact or an error, and fractions.
//!
//! [`Decimal`] holds a 96-bit integer and 0 to 28 decimal places. Its own operators round or underflow without a
//! word when the digits run out; the functions here never do.
//!
//! ```
//! use zhibiao::number::{self, Decimal, Numeral};
//!
//! let numeral: Numeral = "1.2万".parse()?;
//! assert_eq!((numeral.digits(), numeral.exponent()), (Decimal::new(12, 1), 4));
//! assert_eq!(number::parse("一千五百")?, Decimal::from(1500));
//! assert_eq!(number::parse("百分之五")?, Decimal::new(5, 2));
//! assert_eq!(number::to_chinese(Decimal::from(320)), "三百二十");
//! assert!(number::div(Decimal::ONE, Decimal::from(3)).is_err());
//! # Ok::<(), number::NumberError>(())
//! ```

mod chinese;
mod digits;
mod exact;
mod fraction;
mod hints;
mod many;
mod numeral;
mod places;
mod plain_chinese;
mod ratio;
mod shown;
pub mod text;
mod wide;

pub use chinese::to_chinese;
pub use exact::{add, div, mul, round, sub};
pub use numeral::Numeral;
pub use ratio::Ratio;
pub use rust_decimal::{Decimal, RoundingStrategy};

pub(crate) use exact::shift;
pub(crate) use many::FractionSum;
pub(crate) use numeral::plain;
pub(crate) use shown::{Shown, ShownList, quoted, write_visible};
pub(crate) use text::Plain;
pub(crate) use wide::gcd;

/// Why a text is no number, or why an exact result does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NumberError {
    /// Nothing to read.
    #[error("expected a number such as 2500, 1.2万 or 三百二十, found nothing")]
    Empty,
    /// A character that cannot stand where it stands.
    #[error("{found:?} at byte {at} of {text:?} is not part of a number; {expected}", text = Shown(text))]
    Unexpected {
        /// The character.
        found: char,
        /// Its byte offset in the text.
        at: usize,
        /// The text, as written.
        text: String,
        /// What would be right.
        expected: &'static str,
    },
    /// The text stops where a digit is needed.
    #[error("{text:?} ends too early; {expected}", text = Shown(text))]
    Incomplete {
        /// The text, as written.
        text: String,
        /// What would be right.
        expected: &'static str,
    },
    /// A thousands separator that does not separate groups of three digits.
    #[error(
        "the separator at byte {at} of {text:?} is misplaced; thousands are written 2,500 or 1,234,567", text = Shown(text)
    )]
    Grouping {
        /// Byte offset of the separator.
        at: usize,
        /// The text, as written.
        text: String,
    },
    /// A unit of a Chinese numeral out of its order, as in 二十百 or 万万亿.
    #[error("{} at byte {at} of {text:?} cannot stand there; {expected}", Shown(found.to_string()), text = Shown(text))]
    Misplaced {
        /// The character: 十, 百, 千, 万, 亿 or 零.
        found: char,
        /// Its byte offset in the text.
        at: usize,
        /// The text, as written.
        text: String,
        /// What would be right.
        expected: &'static str,
    },
    /// Two readings, as 三五 (35, or 3 to 5) and 三百五万.
    #[error("{text:?} can be read in two ways; {expected}", text = Shown(text))]
    Ambiguous {
        /// The text, as written.
        text: String,
        /// What would be right.
        expected: &'static str,
    },
    /// More digits than a [`Decimal`] holds; it is not rounded.
    #[error(
        "{text:?} has more digits than fit: at most 28 decimal places and an integer below 79228162514264337593543950336 without its point", text = Shown(text)
    )]
    TooManyDigits {
        /// The text, as written.
        text: String,
    },
    /// The exact result has more digits than a [`Decimal`] holds.
    #[error(
        "the exact result of {left} {operator} {right} has more digits than a decimal holds (28 places, 96 bits)"
    )]
    OutOfRange {
        /// The left operand.
        left: Decimal,
        /// `+`, `-`, `×` or `÷`.
        operator: char,
        /// The right operand.
        right: Decimal,
    },
    /// The exact sum of many fractions has more digits than fit.
    #[error("the exact sum has more digits than fit")]
    SumTooLong,
    /// The exact result is a fraction without a finite decimal, as 1 ÷ 3.
    #[error(
        "{numerator}/{denominator} has no finite decimal; round it explicitly, or keep it as a ratio"
    )]
    NoFiniteDecimal {
        /// The numerator.
        numerator: Decimal,
        /// The denominator.
        denominator: Decimal,
    },
    /// A division by zero, or a ratio with denominator zero.
    #[error("{numerator} cannot be divided by zero")]
    DivisionByZero {
        /// What was to be divided.
        numerator: Decimal,
    },
    /// Rounding to more places than a [`Decimal`] has.
    #[error("cannot round to {places} places: a decimal has at most 28")]
    Places {
        /// The places asked for.
        places: u32,
    },
}

impl NumberError {
    /// The message in Chinese.
    ///
    /// ```
    /// let error = "1.2.3".parse::<zhibiao::number::Numeral>().unwrap_err();
    /// assert_eq!(error.chinese(), "第4个字节处的“.”不能出现在“1.2.3”中；数只有一个小数点，其后不分节");
    /// ```
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Empty => "没有数，应为2500、1.2万或三百二十之类".to_owned(),
            Self::Unexpected {
                found,
                at,
                text,
                expected,
            }
            | Self::Misplaced {
                found,
                at,
                text,
                expected,
            } => format!(
                "第{}个字节处的“{}”不能出现在“{}”中{}",
                at + 1,
                Shown(found.to_string()),
                Shown(text),
                hints::chinese(expected)
            ),
            Self::Incomplete { text, expected } => {
                format!(
                    "“{text}”不完整{}",
                    hints::chinese(expected),
                    text = Shown(text)
                )
            }
            Self::Grouping { at, text } => format!(
                "“{text}”第{}个字节处的分节号位置不对，千分位写作2,500或1,234,567",
                at + 1,
                text = Shown(text)
            ),
            Self::Ambiguous { text, expected } => {
                format!(
                    "“{text}”有两种读法{}",
                    hints::chinese(expected),
                    text = Shown(text)
                )
            }
            Self::TooManyDigits { text } => {
                format!(
                    "“{text}”的位数超出可精确表示的范围，小数至多28位",
                    text = Shown(text)
                )
            }
            Self::OutOfRange {
                left,
                operator,
                right,
            } => format!("{left}{operator}{right}的精确结果位数过多"),
            Self::SumTooLong => "精确的和位数过多".to_owned(),
            Self::NoFiniteDecimal {
                numerator,
                denominator,
            } => format!("{numerator}/{denominator}不是有限小数，请明示舍入，或保留为比值"),
            Self::DivisionByZero { numerator } => format!("{numerator}不能除以零"),
            Self::Places { places } => format!("不能舍入到{places}位小数，至多28位"),
        }
    }
}

/// Reads the whole value of a numeral: `1.2万` is 12000, `百分之五` is 0.05.
///
/// # Errors
/// As [`Numeral`]'s `FromStr`, or [`NumberError::TooManyDigits`] where the value does not fit.
///
/// ```
/// use zhibiao::number::{parse, Decimal};
/// assert_eq!(parse("２，５００")?, Decimal::from(2500));
/// assert_eq!(parse("负六点五")?, Decimal::new(-65, 1));
/// assert!(parse("1e5").is_err());
/// # Ok::<(), zhibiao::number::NumberError>(())
/// ```
pub fn parse(text: &str) -> Result<Decimal, NumberError> {
    text.parse::<Numeral>()?.value()
}
