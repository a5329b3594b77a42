//! Why the program, or a part of its work, failed.

use std::fmt;

use crate::arguments::Tongue;

/// A message in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub english: String,
    pub chinese: String,
}

impl Failure {
    pub fn new(english: impl Into<String>, chinese: impl Into<String>) -> Self {
        Self {
            english: english.into(),
            chinese: chinese.into(),
        }
    }

    /// What a library says in one language only.
    pub fn of(what: impl fmt::Display) -> Self {
        Self::new(what.to_string(), what.to_string())
    }

    pub fn message(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Zh => &self.chinese,
            Tongue::En => &self.english,
        }
    }
}

/// The errors of the library, which are told in both languages.
macro_rules! told_in_both {
    ($($error:ty),+ $(,)?) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::new(error.to_string(), error.chinese())
            }
        })+
    };
}

told_in_both!(
    zhibiao_files::FileError,
    zhibiao::panel::ReportError,
    zhibiao::interchange::csv::CsvError,
    zhibiao::period::PeriodError,
    zhibiao::plan::PlanError,
    zhibiao::source::SourceError,
);
