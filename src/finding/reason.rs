//! Why something was refused, in both languages, on its way from an error into a finding.

use std::num::{IntErrorKind, ParseIntError};

use super::Finding;
use crate::number::NumberError;
use crate::period::ParsePeriodError;
use crate::quantity::QuantityError;
use crate::region::RegionError;
use crate::source::SourceError;
use crate::unit::UnitError;

/// Why something was refused.
#[derive(Debug, Clone)]
pub(crate) struct Reason {
    chinese: String,
    english: String,
}

impl Reason {
    pub(crate) fn new(chinese: impl Into<String>, english: impl Into<String>) -> Self {
        Self {
            chinese: chinese.into(),
            english: english.into(),
        }
    }
}

impl Finding {
    /// Adds the value `reason` of the messages.
    pub(crate) fn with_reason(self, reason: impl Into<Reason>) -> Self {
        let Reason { chinese, english } = reason.into();
        self.with_words("reason", chinese, english)
    }
}

/// That it is one of these.
pub(crate) fn one_of(choices: &[&str]) -> Reason {
    let choices = choices.join("、");
    Reason::new(
        format!("应为{choices}之一"),
        format!("it is one of {choices}"),
    )
}

/// Words in Chinese and in English.
impl From<(&str, &str)> for Reason {
    fn from((chinese, english): (&str, &str)) -> Self {
        Self::new(chinese, english)
    }
}

/// Errors say what is wrong in English by `Display`, in Chinese by `chinese`.
macro_rules! reasons {
    ($($error:ty),+ $(,)?) => {
        $(impl From<$error> for $crate::finding::Reason {
            fn from(error: $error) -> Self {
                Self::new(error.chinese(), error.to_string())
            }
        })+
    };
}
pub(crate) use reasons;

reasons!(
    NumberError,
    UnitError,
    QuantityError,
    ParsePeriodError,
    RegionError,
    SourceError,
);

impl From<ParseIntError> for Reason {
    fn from(error: ParseIntError) -> Self {
        match error.kind() {
            IntErrorKind::PosOverflow => Self::new("数过大", "the number is too large"),
            IntErrorKind::Zero => Self::new("应从1起", "it is a whole number from 1 on"),
            _ => Self::new(
                "应为不带单位的非负整数",
                "it is a whole number, not negative, without a unit",
            ),
        }
    }
}
