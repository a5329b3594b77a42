//! The name that a target keeps.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::TargetBuilder;
use crate::number::Shown;
use crate::region::name::is_invisible;

/// The id of a target (编号), unique in its plan.
///
/// An id that is not given by hand is derived from what the target is about: indicator, measure, action, kind of aim,
/// dimension of the unit, period and region. It depends neither on the number nor on the place in the text, so the
/// target keeps it when its number is revised or the report is set anew. Targets of a plan that are about the same get
/// `-2`, `-3` … in the order of the plan.
///
/// A clone shares the text, so that an id in each of a million observations costs little.
///
/// ```
/// use zhibiao::target::TargetId;
///
/// let id: TargetId = "2024-01".parse()?;
/// assert_eq!(id.as_str(), "2024-01");
/// assert!("two words".parse::<TargetId>().is_err());
/// # Ok::<(), zhibiao::target::TargetIdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TargetId(Arc<Box<str>>);

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TargetIdError {
    /// It is empty.
    #[error("the id of a target is empty")]
    Empty,
    /// It holds a blank, a control character, or one that cannot be seen, such as a zero-width space.
    #[error("the id {id:?} of a target holds a blank, an invisible or a control character", id = Shown(id))]
    Blank {
        /// The id as given.
        id: String,
    },
}

impl TargetId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of a target that is given none.
    pub(super) fn derived(target: &TargetBuilder) -> Self {
        let measure = target
            .measure
            .unwrap_or_else(|| target.aim.default_measure())
            .to_string();
        let unit = match &target.aim {
            super::Aim::Amount(bound) => bound.value().unit().dimension().to_string(),
            _ => String::new(),
        };
        let period = String::from(target.time);
        let region = target
            .region
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let hash = fnv1a(&[
            target.indicator.name(),
            &measure,
            &target.action,
            &target.aim.kind().to_string(),
            &unit,
            &period,
            &region,
        ]);
        // With a letter in front, no spreadsheet takes it for a number.
        Self::of(format!("t-{hash:016x}"))
    }

    /// This id with a number behind it.
    pub(crate) fn numbered(&self, number: usize) -> Self {
        Self::of(format!("{}-{number}", self.0))
    }

    fn of(id: String) -> Self {
        Self(Arc::new(id.into()))
    }

    /// Where the shared text lies: the same for two clones of one id, and for no other id that is in memory with them.
    #[inline]
    pub(crate) fn address(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }
}

/// FNV-1a, 64 bits, over the parts with a separator after each. Ids are kept in files, so the hash must be one that no
/// library or compiler version changes. Source: Fowler, Noll and Vo, FNV-1a.
fn fnv1a(parts: &[&str]) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    const SEPARATOR: u8 = 0x1f;
    parts
        .iter()
        .flat_map(|part| part.bytes().chain([SEPARATOR]))
        .fold(OFFSET, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(PRIME)
        })
}

impl FromStr for TargetId {
    type Err = TargetIdError;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        Self::try_from(id.to_owned())
    }
}

impl TryFrom<String> for TargetId {
    type Error = TargetIdError;

    fn try_from(id: String) -> Result<Self, Self::Error> {
        if id.is_empty() {
            Err(TargetIdError::Empty)
        } else if id
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
        {
            Err(TargetIdError::Blank { id })
        } else {
            Ok(Self::of(id))
        }
    }
}

impl From<TargetId> for String {
    fn from(id: TargetId) -> Self {
        id.as_str().to_owned()
    }
}

impl AsRef<str> for TargetId {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for TargetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
