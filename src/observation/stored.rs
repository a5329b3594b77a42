//! How an observation keeps its basis, and what few observations say, in little memory.

use std::ops::Deref;

use chrono::NaiveDate;

use super::Basis;
use crate::period::{Period, PeriodKind};

/// A basis without the days that follow from the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum StoredBasis {
    ToDate,
    InPeriod(PeriodKind),
    AtDate,
}

impl StoredBasis {
    /// The basis, and its period where the last day does not tell the first.
    pub(super) fn of(basis: Basis) -> (Self, Option<Period>) {
        match basis {
            Basis::ToDate => (Self::ToDate, None),
            Basis::AtDate => (Self::AtDate, None),
            Basis::InPeriod(period) => {
                let told = Period::ending(period.kind(), period.end()) == Some(period);
                let range = (!told).then_some(period);
                (Self::InPeriod(period.kind()), range)
            }
        }
    }

    /// The inverse of [`of`](Self::of).
    pub(super) fn on(self, as_of: NaiveDate, range: Option<Period>) -> Basis {
        match self {
            Self::ToDate => Basis::ToDate,
            Self::AtDate => Basis::AtDate,
            Self::InPeriod(kind) => match range.or_else(|| Period::ending(kind, as_of)) {
                Some(period) => Basis::InPeriod(period),
                // There is one or the other.
                None => Basis::AtDate,
            },
        }
    }
}

/// What few observations say, apart where there is any of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Rare(Option<Box<Parts>>);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Parts {
    /// The period of the value, where it is none of the calendar's.
    pub(super) range: Option<Period>,
    pub(super) revision: u32,
    pub(super) source: Option<String>,
    pub(super) evidence: Vec<String>,
}

impl Parts {
    const NONE: Self = Self {
        range: None,
        revision: 0,
        source: None,
        evidence: Vec::new(),
    };
}

impl Rare {
    /// The same with something else said; what says nothing takes no memory, so that equal ones are equal.
    pub(super) fn with(self, say: impl FnOnce(&mut Parts)) -> Self {
        let mut parts = self.into_parts();
        say(&mut parts);
        Self((parts != Parts::NONE).then(|| Box::new(parts)))
    }

    pub(super) fn into_parts(self) -> Parts {
        self.0.map_or(Parts::NONE, |parts| *parts)
    }
}

impl Deref for Rare {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        const NONE: &Parts = &Parts::NONE;
        self.0.as_deref().unwrap_or(NONE)
    }
}
