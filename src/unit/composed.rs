//! A unit: scale × atom, optionally per scale × atom.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::table::{ATOMS, thousandfold};
use super::{Atom, Scale, UnitDimension, UnitError};

/// A unit (计量单位): `亿元`, `万平方米`, `元/人`, `吨标准煤/万元`, `微克/立方米`.
///
/// It parses from and prints to its Chinese label. The alternate form `{:#}` marks a caller's own counters with
/// braces, `万{咪}`, and reads back without their registration; that is the form in which it is serialized.
/// Labels name one unit: 千 × 米 and 公里 are the same value. `Ord` is for use as a key; it says nothing of size.
///
/// ```
/// use zhibiao::unit::{Scale, Unit};
/// let wage: Unit = "元/人".parse()?;
/// assert_eq!(wage, Unit::YUAN.per(Scale::One, Unit::PERSON.atom()));
/// assert_eq!(Unit::YUAN.with_scale(Scale::HundredMillion).to_string(), "亿元");
/// # Ok::<(), zhibiao::unit::UnitError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Unit {
    scale: Scale,
    atom: Atom,
    per: Option<(Scale, Atom)>,
}

/// The code of a unit for interchange.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitCode {
    /// SDMX `UNIT_MEASURE`: `CNY`, `KM`; with `_PER_` for a composed unit, `{咪}` for a caller's counter.
    pub unit_measure: String,
    /// SDMX `UNIT_MULT`, the power of ten: 4 for 万, 8 for 亿, -3 for 个/千人.
    pub unit_mult: i8,
}

impl Unit {
    /// Scale × atom.
    #[must_use]
    pub fn new(scale: Scale, atom: Atom) -> Self {
        let (scale, atom) = canonical(scale, atom);
        Self {
            scale,
            atom,
            per: None,
        }
    }

    /// The atom of a row, without a scale.
    pub(super) const fn of_row(index: u8) -> Self {
        Self {
            scale: Scale::One,
            atom: Atom::of_row(index),
            per: None,
        }
    }

    /// This unit per scale × atom, instead of what it was per.
    #[must_use]
    pub fn per(self, scale: Scale, atom: Atom) -> Self {
        Self {
            per: Some(canonical(scale, atom)),
            ..self
        }
    }

    /// This unit in another scale: 万元 for 元.
    #[must_use]
    pub fn with_scale(self, scale: Scale) -> Self {
        Self {
            per: self.per,
            ..Self::new(scale, self.atom)
        }
    }

    /// The scale.
    #[must_use]
    pub const fn scale(&self) -> Scale {
        self.scale
    }

    /// The atom.
    #[must_use]
    pub const fn atom(&self) -> Atom {
        self.atom
    }

    /// What the unit is per, with its scale.
    #[must_use]
    pub const fn denominator(&self) -> Option<(Scale, Atom)> {
        self.per
    }

    /// What it measures.
    #[must_use]
    pub fn dimension(&self) -> UnitDimension {
        UnitDimension {
            numerator: self.atom.dimension(),
            per: self.per.map(|(_, atom)| atom.dimension()),
        }
    }

    /// Whether only whole amounts make sense, before the scale is counted: of 个, but not of 个/千人.
    #[must_use]
    pub fn is_whole_only(&self) -> bool {
        self.per.is_none() && self.atom.is_whole_only()
    }

    /// The code for interchange, SDMX `UNIT_MEASURE` and `UNIT_MULT`.
    #[must_use]
    pub fn code(&self) -> UnitCode {
        let name = |atom: Atom| {
            atom.code()
                .map_or_else(|| format!("{atom:#}"), str::to_owned)
        };
        let mut unit_measure = name(self.atom);
        if let Some((_, per)) = self.per {
            unit_measure.push_str("_PER_");
            unit_measure.push_str(&name(per));
        }
        UnitCode {
            unit_measure,
            unit_mult: self.exponent(),
        }
    }

    /// The unit of a code. Its scale stands with the atom, or with what it is per where the power is negative.
    ///
    /// # Errors
    /// [`UnitError::Unknown`] where the code or its power of ten is none of ours.
    ///
    /// ```
    /// use zhibiao::unit::Unit;
    /// let unit: Unit = "个/千人".parse()?;
    /// assert_eq!(Unit::from_code(&unit.code())?, unit);
    /// # Ok::<(), zhibiao::unit::UnitError>(())
    /// ```
    pub fn from_code(code: &UnitCode) -> Result<Self, UnitError> {
        let unknown = |part: &str| UnitError::Unknown {
            text: code.unit_measure.clone(),
            part: part.to_owned(),
        };
        let atom = |text: &str| {
            let row = ATOMS.iter().find(|row| row.code == text);
            row.map_or(text, |row| row.label)
                .parse::<Atom>()
                .map_err(|_| unknown(text))
        };
        let scale =
            |exponent| Scale::from_exponent(exponent).ok_or_else(|| unknown(&exponent.to_string()));
        let (unit, per) = match code.unit_measure.split_once("_PER_") {
            Some((unit, per)) => (unit, Some(per)),
            None => (code.unit_measure.as_str(), None),
        };
        let Some(per) = per else {
            return Ok(Self::new(scale(code.unit_mult)?, atom(unit)?));
        };
        let (up, down) = (
            code.unit_mult.max(0),
            code.unit_mult.min(0).saturating_neg(),
        );
        Ok(Self::new(scale(up)?, atom(unit)?).per(scale(down)?, atom(per)?))
    }

    /// The place of its atom in the table, and the power of ten of its scale; `None` where it is per something, or a caller's own.
    #[inline]
    pub(crate) const fn simple(&self) -> Option<(u8, u8)> {
        match (self.per, self.atom.index()) {
            (None, Some(row)) => Some((row, self.scale.exponent())),
            _ => None,
        }
    }

    /// The power of ten of its scale, where it is a scale of the atom at this place in the table, and nothing else.
    #[inline]
    pub(crate) const fn scale_of(&self, row: u8) -> Option<u8> {
        if self.per.is_none() && self.atom.is_row(row) {
            Some(self.scale.exponent())
        } else {
            None
        }
    }

    /// The power of ten of the scales.
    pub(crate) fn exponent(&self) -> i8 {
        let per = self.per.map_or(0, |(scale, _)| scale.exponent());
        self.scale.exponent().cast_signed() - per.cast_signed()
    }
}

/// 千 × 米 is written as 公里 is read: one label, one unit.
fn canonical(scale: Scale, atom: Atom) -> (Scale, Atom) {
    match scale {
        Scale::Thousand => thousandfold(atom).map_or((scale, atom), |atom| (Scale::One, atom)),
        _ => (scale, atom),
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.scale.fmt(f)?;
        self.atom.fmt(f)?;
        match &self.per {
            Some((scale, atom)) => {
                f.write_str("/")?;
                scale.fmt(f)?;
                atom.fmt(f)
            }
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unit({self:#})")
    }
}

impl From<Unit> for String {
    fn from(unit: Unit) -> Self {
        format!("{unit:#}")
    }
}
