//! An atom: a row of the table, or a caller's counter.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::number::quoted;

use super::index::find;
use super::table::{ATOMS, AtomKind, Row};
use super::{Dimension, Scale, UnitError};

/// The most bytes of a counter's label: four Chinese characters. Quantities are kept by the million, and each holds room for two.
const LABEL_BYTES: usize = 12;

/// An indivisible unit (单位): 元, 公里, 套. A row of [`ATOMS`], or a counter that a caller named.
///
/// `Ord` is by the table's order, for use as a key; it says nothing of size.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Atom(
    // The label of a counter in UTF-8, filled up with zeros; or [`ROW`] and the place in the table. No label starts with that.
    [u8; LABEL_BYTES],
);

const ROW: u8 = 1;

impl Atom {
    pub(super) const fn of_row(index: u8) -> Self {
        Self([ROW, index, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    }

    /// A counter (量词) of the caller's own, such as 咪. It counts in whole numbers and converts into nothing.
    ///
    /// # Errors
    /// [`UnitError::Label`] where the label is empty, longer than 12 bytes (four Chinese characters), has characters
    /// other than letters, reads as a scale or numeral, or would be read as a unit of the table.
    ///
    /// ```
    /// use zhibiao::unit::Atom;
    /// assert_eq!(Atom::counter("咪")?.label(), "咪");
    /// assert!(Atom::counter("公里").is_err());
    /// # Ok::<(), zhibiao::unit::UnitError>(())
    /// ```
    pub fn counter(label: &str) -> Result<Self, UnitError> {
        let refuse = |reason| {
            Err(UnitError::Label {
                label: quoted(label),
                reason,
            })
        };
        if label.is_empty() {
            return refuse("it is empty");
        }
        let mut bytes = [0; LABEL_BYTES];
        let Some(place) = bytes.get_mut(..label.len()) else {
            return refuse("it is longer than 12 bytes, four Chinese characters");
        };
        place.copy_from_slice(label.as_bytes());
        if !label.chars().all(char::is_alphabetic) {
            return refuse("it must consist of letters or Chinese characters");
        }
        if label.contains(['每']) || label.starts_with(NUMERAL_CHARACTERS) {
            return refuse("it would be read as a numeral, a scale or a composed unit");
        }
        let is_row = |text: &str| find(text).is_some();
        if is_row(label) {
            return refuse("the table of atoms has it already");
        }
        if Scale::ALL
            .iter()
            .any(|scale| is_row(&format!("{scale}{label}")))
        {
            return refuse("with a scale before it, it would be read as another unit");
        }
        Ok(Self(bytes))
    }

    /// The row of the table; `None` for a caller's counter.
    #[must_use]
    pub fn row(&self) -> Option<&'static Row> {
        ATOMS.get(usize::from(self.index()?))
    }

    /// The atom of a row of the table.
    pub(crate) fn at(index: u8) -> Option<Self> {
        let atom = Self::of_row(index);
        atom.row().is_some().then_some(atom)
    }

    /// Its place in the table; `None` for a caller's counter.
    #[inline]
    pub(crate) const fn index(self) -> Option<u8> {
        match self.0 {
            [ROW, index, ..] => Some(index),
            _ => None,
        }
    }

    /// Whether it is the row of the table at this place, in one comparison.
    #[inline]
    pub(super) const fn is_row(self, index: u8) -> bool {
        let [first, second, ..] = self.0;
        u16::from_le_bytes([first, second]) == u16::from_le_bytes([ROW, index])
    }

    /// The canonical label.
    #[must_use]
    pub fn label(&self) -> &str {
        if let Some(row) = self.row() {
            return row.label;
        }
        let end = self.0.iter().position(|&b| b == 0);
        self.0
            .get(..end.unwrap_or(LABEL_BYTES))
            .and_then(|label| std::str::from_utf8(label).ok())
            .unwrap_or_default()
    }

    /// Whether a caller named it.
    #[must_use]
    pub const fn is_custom(&self) -> bool {
        self.index().is_none()
    }

    /// The other labels it is read from.
    #[must_use]
    pub fn aliases(&self) -> &'static [&'static str] {
        self.row().map_or(&[], |row| row.aliases)
    }

    /// What it measures.
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        match self.row().map(|row| row.kind) {
            None | Some(AtomKind::Counter) => Dimension::Count(*self),
            Some(AtomKind::Currency) => Dimension::Currency(*self),
            Some(AtomKind::Of(dimension)) => dimension,
        }
    }

    /// Whether only whole amounts make sense: there is no 0.5个.
    #[must_use]
    pub fn is_whole_only(&self) -> bool {
        self.row().is_none_or(|row| row.whole)
    }

    /// The code for interchange, for SDMX `UNIT_MEASURE`: ISO 4217 for currencies, otherwise the crate's own, since SDMX
    /// leaves the list to each agency. `None` for a caller's counter.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        self.row().map(|row| row.code)
    }

    /// The case-sensitive UCUM code, where UCUM has one.
    #[must_use]
    pub fn ucum(&self) -> Option<&'static str> {
        self.row().and_then(|row| row.ucum)
    }

    /// Who says what it is, and its factor.
    #[must_use]
    pub fn source(&self) -> Option<&'static str> {
        self.row().map(|row| row.source)
    }

    /// The exact factor to the base of its dimension.
    pub(super) fn factor(&self) -> (u64, u64) {
        self.row().map_or((1, 1), |row| row.factor)
    }
}

const NUMERAL_CHARACTERS: [char; 33] = [
    '零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿',
    '萬', '億', '两', '兩', '点', '點', '负', '負', '壹', '贰', '叁', '肆', '伍', '陆', '拾', '佰',
    '仟',
];

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() && self.is_custom() {
            write!(f, "{{{}}}", self.label())
        } else {
            f.write_str(self.label())
        }
    }
}

impl fmt::Debug for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Atom({self:#})")
    }
}

impl FromStr for Atom {
    type Err = UnitError;

    /// Reads a label or alias of the table, or a caller's counter in braces: 公里, km, {咪}.
    fn from_str(text: &str) -> Result<Self, UnitError> {
        if let Some(label) = text
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        {
            return Self::counter(label);
        }
        find(text).ok_or_else(|| UnitError::Unknown {
            text: quoted(text),
            part: quoted(text),
        })
    }
}

impl TryFrom<String> for Atom {
    type Error = UnitError;

    fn try_from(text: String) -> Result<Self, UnitError> {
        text.parse()
    }
}

impl From<Atom> for String {
    fn from(atom: Atom) -> Self {
        format!("{atom:#}")
    }
}
