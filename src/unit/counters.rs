//! A caller's own counters.

use serde::{Deserialize, Serialize};

use super::{Atom, UnitError};

/// Counters (量词) that a caller adds to the table. It is a value: nothing is registered globally.
///
/// ```
/// use zhibiao::unit::{Counters, Unit};
///
/// let mut counters = Counters::new();
/// counters.register("咪")?;
/// let unit = Unit::parse_with("万咪", &counters)?;
/// assert_eq!(unit.to_string(), "万咪");
/// assert_eq!(format!("{unit:#}").parse::<Unit>()?, unit); // 万{咪} reads back anywhere
/// # Ok::<(), zhibiao::unit::UnitError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct Counters {
    /// Sorted by label.
    atoms: Vec<Atom>,
}

impl Counters {
    /// No counters beside the table's.
    #[must_use]
    pub const fn new() -> Self {
        Self { atoms: Vec::new() }
    }

    /// Adds a counter and returns it; one that is there already is returned as it is.
    ///
    /// # Errors
    /// As [`Atom::counter`].
    pub fn register(&mut self, label: &str) -> Result<Atom, UnitError> {
        match self.position(label) {
            Ok(at) => self
                .atoms
                .get(at)
                .copied()
                .map_or_else(|| Atom::counter(label), Ok),
            Err(at) => {
                let atom = Atom::counter(label)?;
                self.atoms.insert(at, atom);
                Ok(atom)
            }
        }
    }

    /// The counter with this label.
    #[must_use]
    pub fn get(&self, label: &str) -> Option<Atom> {
        self.position(label)
            .ok()
            .and_then(|at| self.atoms.get(at).copied())
    }

    /// The counters, by label.
    pub fn iter(&self) -> impl Iterator<Item = Atom> + '_ {
        self.atoms.iter().copied()
    }

    fn position(&self, label: &str) -> Result<usize, usize> {
        self.atoms.binary_search_by(|atom| atom.label().cmp(label))
    }
}

impl TryFrom<Vec<String>> for Counters {
    type Error = UnitError;

    fn try_from(labels: Vec<String>) -> Result<Self, UnitError> {
        let mut counters = Self::new();
        for label in labels {
            counters.register(&label)?;
        }
        Ok(counters)
    }
}

impl From<Counters> for Vec<String> {
    fn from(counters: Counters) -> Self {
        counters
            .iter()
            .map(|atom| atom.label().to_owned())
            .collect()
    }
}
