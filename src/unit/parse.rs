//! Reading units.

use std::str::FromStr;

use crate::number::quoted;

use super::index::{find, longest_suffix};
use super::{Atom, Counters, Scale, Unit, UnitError};

impl FromStr for Unit {
    type Err = UnitError;

    /// Reads `亿元`, `万平方米`, `元/人`, `微克每立方米`, `万{咪}`.
    fn from_str(text: &str) -> Result<Self, UnitError> {
        Self::parse_with(text, &Counters::new())
    }
}

impl TryFrom<String> for Unit {
    type Error = UnitError;

    fn try_from(text: String) -> Result<Self, UnitError> {
        text.parse()
    }
}

impl Unit {
    /// Reads a unit that may be made of a caller's counters.
    ///
    /// # Errors
    /// [`UnitError::Empty`]; [`UnitError::Incomplete`]; [`UnitError::Unknown`], naming the part that is in neither table;
    /// [`UnitError::Label`] where braces hold what cannot be a counter.
    pub fn parse_with(text: &str, counters: &Counters) -> Result<Self, UnitError> {
        let (unit, per) = split_per(text);
        let (scale, atom) = scaled(unit, text, counters)?;
        let unit = Self::new(scale, atom);
        match per {
            Some(per) => {
                let (scale, atom) = scaled(per, text, counters)?;
                Ok(unit.per(scale, atom))
            }
            None => Ok(unit),
        }
    }
}

/// The unit behind Arabic digits, where it is a scale, or none, and an atom of the table, as nearly all are: the longest atom first.
pub(crate) fn plain(text: &str) -> Option<Unit> {
    if let Some(atom) = find(text) {
        return Some(Unit::new(Scale::One, atom));
    }
    let starts = text.char_indices().map(|(at, _)| at);
    for at in starts.skip(1).take(2) {
        let (prefix, label) = text.split_at_checked(at)?;
        if let Some(atom) = find(label) {
            return Some(Unit::new(Scale::from_label(prefix)?, atom));
        }
    }
    None
}

/// The number and the unit, without its scale, of `三千万元`; `None` where no atom ends the text.
pub(crate) fn split_numeral<'a>(
    text: &'a str,
    counters: &Counters,
) -> Result<Option<(&'a str, Unit)>, UnitError> {
    let (head, per) = split_per(text);
    let Some((number, atom)) = split_atom(head.trim_end(), counters)? else {
        return Ok(None);
    };
    let unit = Unit::new(Scale::One, atom);
    match per {
        Some(per) => {
            let (scale, atom) = scaled(per, text, counters)?;
            Ok(Some((number, unit.per(scale, atom))))
        }
        None => Ok(Some((number, unit))),
    }
}

/// The longest atom at the end, and what stands before it.
fn split_atom<'a>(
    head: &'a str,
    counters: &Counters,
) -> Result<Option<(&'a str, Atom)>, UnitError> {
    if let Some((number, counter)) = head.strip_suffix('}').and_then(|head| head.split_once('{')) {
        return Atom::counter(counter).map(|atom| Some((number, atom)));
    }
    let row = longest_suffix(head);
    let counter = counters
        .iter()
        .filter(|atom| head.ends_with(atom.label()))
        .max_by_key(|atom| atom.label().len());
    let (length, atom) = match (row, counter) {
        (Some((length, _)), Some(atom)) if atom.label().len() > length => {
            (atom.label().len(), atom)
        }
        (Some(row), _) => row,
        (None, Some(atom)) => (atom.label().len(), atom),
        (None, None) => return Ok(None),
    };
    Ok(head.get(..head.len() - length).map(|number| (number, atom)))
}

/// `元/人` and `微克每立方米` apart into the unit and what it is per.
fn split_per(text: &str) -> (&str, Option<&str>) {
    match text.split_once(['/', '／', '每']) {
        Some((unit, per)) => (unit, Some(per)),
        None => (text, None),
    }
}

/// A scale, or none, and an atom; the longest atom wins, so that 千瓦 is one.
fn scaled(part: &str, text: &str, counters: &Counters) -> Result<(Scale, Atom), UnitError> {
    let part = part.trim();
    if text.trim().is_empty() {
        return Err(UnitError::Empty);
    }
    // From the left, so the longest atom is tried first; a scale has at most two characters.
    for (at, _) in part.char_indices().take(3) {
        let (prefix, label) = part.split_at_checked(at).unwrap_or_default();
        let Some(scale) = Scale::from_label(prefix) else {
            continue;
        };
        if let Some(atom) = atom(label, counters)? {
            return Ok((scale, atom));
        }
    }
    match part.trim_start_matches(['十', '百', '千', '万', '亿', '萬', '億']) {
        "" => Err(UnitError::Incomplete { text: quoted(text) }),
        part => Err(UnitError::Unknown {
            text: quoted(text),
            part: quoted(part),
        }),
    }
}

fn atom(label: &str, counters: &Counters) -> Result<Option<Atom>, UnitError> {
    if let Some(atom) = counters.get(label) {
        return Ok(Some(atom));
    }
    match label.parse() {
        Ok(atom) => Ok(Some(atom)),
        Err(UnitError::Unknown { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
