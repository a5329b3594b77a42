//! Units (计量单位): a scale (万, 亿 …) times an atom (元, 公里, 套 …), optionally per another scaled atom.
//!
//! The atoms are the rows of one table, [`ATOMS`]; a caller adds counters of his own with [`Counters`].
//!
//! ```
//! use zhibiao::unit::{Scale, Unit};
//!
//! let unit: Unit = "万美元".parse()?;
//! assert_eq!((unit.scale(), unit.atom().code()), (Scale::TenThousand, Some("USD")));
//! assert_eq!("km".parse::<Unit>()?.to_string(), "公里");
//! assert_eq!("吨标准煤/万元".parse::<Unit>()?.denominator().map(|(scale, _)| scale), Some(Scale::TenThousand));
//! assert!("家".parse::<Unit>()?.factor_to("个".parse()?).is_err()); // counters never convert
//! # Ok::<(), zhibiao::unit::UnitError>(())
//! ```

mod atom;
mod composed;
mod convert;
mod counters;
mod dimension;
mod english;
mod index;
mod named;
mod parse;
mod scale;
mod table;

use crate::number::Shown;

pub use atom::Atom;
pub use composed::{Unit, UnitCode};
pub use counters::Counters;
pub use dimension::{Dimension, UnitDimension};
pub(crate) use parse::{plain, split_numeral};
pub use scale::Scale;
pub use table::{ATOMS, AtomKind, Row, labels};

/// Why a text is no unit, a counter cannot be registered, or two units do not convert.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnitError {
    /// Nothing to read.
    #[error("expected a unit such as 万元, 公里 or 元/人, found nothing")]
    Empty,
    /// Not a unit of the table, nor a registered counter.
    #[error(
        "unknown unit {text:?}: {part:?} is not in the table of atoms; a counter can be registered with `Counters`, or written {{{part}}}", text = Shown(text), part = Shown(part)
    )]
    Unknown {
        /// The text, as written.
        text: String,
        /// The part that is unknown.
        part: String,
    },
    /// A scale, or one side of a composed unit, without its atom.
    #[error("{text:?} lacks a unit, as 万 lacks the 元 of 万元 and 元/ the 人 of 元/人", text = Shown(text))]
    Incomplete {
        /// The text, as written.
        text: String,
    },
    /// A label that cannot be a counter's.
    #[error("{label:?} cannot be registered as a counter: {reason}", label = Shown(label))]
    Label {
        /// The label, as given.
        label: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Not the label of a dimension.
    #[error("unknown dimension {text:?}; dimensions read as 长度, 货币·元 or 计数·家", text = Shown(text))]
    UnknownDimension {
        /// The text, as written.
        text: String,
    },
    /// Units of different dimensions.
    #[error("{from} ({}) does not convert into {to} ({}){}", from.dimension(), to.dimension(), hint(*from, *to))]
    Dimension {
        /// The unit to convert from.
        from: Unit,
        /// The unit to convert to.
        to: Unit,
    },
    /// The factor between two units does not fit.
    #[error("the factor from {from} to {to} has more digits than fit")]
    Factor {
        /// The unit to convert from.
        from: Unit,
        /// The unit to convert to.
        to: Unit,
    },
}

impl UnitError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Empty => "没有单位，应为万元、公里或元/人之类".to_owned(),
            Self::Unknown { text, part } => format!(
                "单位“{text}”无法识别：表中没有“{part}”，它若是量词，可先登记，或写作“{{{part}}}”",
                text = Shown(text),
                part = Shown(part)
            ),
            Self::Incomplete { text } => {
                format!(
                    "“{text}”不完整，缺少单位，如万元的元、元/人的人",
                    text = Shown(text)
                )
            }
            Self::Label { label, .. } => format!(
                "“{label}”不能登记为量词：应为一至四个汉字或字母，且不会读作数词、数量级或表中已有的单位",
                label = Shown(label)
            ),
            Self::UnknownDimension { text } => {
                format!(
                    "没有“{text}”这一量纲，量纲写作长度、货币·元或计数·家",
                    text = Shown(text)
                )
            }
            Self::Dimension { from, to } => format!(
                "{from}（{}）不能换算为{to}（{}）{}",
                from.dimension(),
                to.dimension(),
                if are_currencies(*from, *to) {
                    "；币种之间须用注明日期和来源的汇率"
                } else {
                    ""
                }
            ),
            Self::Factor { from, to } => format!("{from}与{to}之间的换算系数位数过多"),
        }
    }
}

/// What would be right for two currencies.
fn hint(from: Unit, to: Unit) -> &'static str {
    if are_currencies(from, to) {
        "; currencies need an exchange rate with its date and source"
    } else {
        ""
    }
}

fn are_currencies(from: Unit, to: Unit) -> bool {
    let is_currency = |unit: Unit| matches!(unit.atom().dimension(), Dimension::Currency(_));
    is_currency(from) && is_currency(to)
}
