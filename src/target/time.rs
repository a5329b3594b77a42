//! Which time a target is for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::period::{ParsePeriodError, Period};

/// Which time a target is for (期限): its own period where it has one, else the plan's, or none that anybody could tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) enum Time {
    /// The plan's.
    #[default]
    OfPlan,
    /// Its own.
    Own(Period),
    /// Nothing tells it.
    Open,
}

/// As it is written in JSON.
const OPEN: &str = "open";

/// As it is written in Chinese, in tables.
pub(crate) const OPEN_IN_CHINESE: &str = "未明";

impl Time {
    pub(crate) const fn is_of_plan(&self) -> bool {
        matches!(self, Self::OfPlan)
    }

    pub(super) const fn period(self) -> Option<Period> {
        match self {
            Self::Own(period) => Some(period),
            Self::OfPlan | Self::Open => None,
        }
    }
}

impl From<Option<Period>> for Time {
    fn from(period: Option<Period>) -> Self {
        period.map_or(Self::OfPlan, Self::Own)
    }
}

/// In Chinese; nothing where it is the plan's.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OfPlan => Ok(()),
            Self::Own(period) => period.fmt(f),
            Self::Open => f.write_str(OPEN_IN_CHINESE),
        }
    }
}

impl FromStr for Time {
    type Err = ParsePeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            OPEN | OPEN_IN_CHINESE => Ok(Self::Open),
            text => text.parse().map(Self::Own),
        }
    }
}

impl TryFrom<String> for Time {
    type Error = <Period as TryFrom<String>>::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text == OPEN {
            return Ok(Self::Open);
        }
        Period::try_from(text).map(Self::Own)
    }
}

impl From<Time> for String {
    fn from(time: Time) -> Self {
        match time {
            Time::OfPlan => Self::new(),
            Time::Own(period) => period.into(),
            Time::Open => OPEN.to_owned(),
        }
    }
}
