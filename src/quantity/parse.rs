//! Reading quantities.

use std::str::FromStr;

use crate::number::{Decimal, NumberError, Numeral, plain as plain_number, quoted, shift};
use crate::unit::{Counters, Scale, Unit, UnitError, plain as plain_unit, split_numeral};

use super::{Quantity, QuantityError};

impl FromStr for Quantity {
    type Err = QuantityError;

    /// Reads `2500万美元`, `-6.5%`, `三百二十亩`, `百分之五`, `12{咪}`.
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        if let Some(quantity) = plain(text) {
            return Ok(quantity);
        }
        Self::parse_with(text, &Counters::new())
    }
}

impl TryFrom<String> for Quantity {
    type Error = QuantityError;

    fn try_from(text: String) -> Result<Self, QuantityError> {
        text.parse()
    }
}

impl Quantity {
    /// Reads a quantity whose unit may be made of a caller's counters.
    ///
    /// The scale is the unit's: `三千万元` is 3000 of 万元.
    ///
    /// # Errors
    /// As [`Numeral`]'s and [`Unit`]'s `FromStr` and [`Quantity::new`]; [`QuantityError::NoUnit`] where a number stands
    /// alone.
    pub fn parse_with(text: &str, counters: &Counters) -> Result<Self, QuantityError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(QuantityError::Empty);
        }
        let Some((number, unit)) = split_numeral(text, counters)? else {
            return Self::without_unit(text);
        };
        refuse_two_readings(number, text)?;
        let (magnitude, scale) = scaled(number.trim(), text)?;
        Self::new(magnitude, unit.with_scale(scale))
    }

    /// 百分之五 is 5%, 千分之三 is 3‰.
    fn without_unit(text: &str) -> Result<Self, QuantityError> {
        let numeral: Numeral = match text.parse() {
            Ok(numeral) => numeral,
            // A number in front: it is the unit behind that is unknown.
            Err(error) => {
                let unit = text.trim_start_matches(|c: char| {
                    "0123456789０１２３４５６７８９.,，．-−－+".contains(c)
                });
                return Err(if unit.len() < text.len() && !unit.is_empty() {
                    unit.parse::<Unit>()
                        .map_or_else(QuantityError::Unit, |_| QuantityError::Number(error))
                } else {
                    QuantityError::Number(error)
                });
            }
        };
        let unit = match numeral.exponent() {
            -3 => Unit::PERMILLE,
            -4 | -2 => Unit::PERCENT,
            _ => return Err(QuantityError::NoUnit { text: quoted(text) }),
        };
        let magnitude = match numeral.exponent() {
            -4 => shift(numeral.digits(), -2).ok_or_else(|| too_many(text))?,
            _ => numeral.digits(),
        };
        Self::new(magnitude, unit)
    }
}

impl Quantity {
    /// As the two read one behind the other, where they are digits and a unit of the table; `None` where that has to be tried.
    pub(crate) fn of_plain_cells(number: &str, unit: &str) -> Option<Self> {
        Self::new(plain_number(number)?, plain_unit(unit)?).ok()
    }
}

/// Digits and a unit of the table, as nearly all quantities are written; anything else takes the longer way, which reads these
/// the same.
fn plain(text: &str) -> Option<Quantity> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let end = digits
        .bytes()
        .position(|byte| !byte.is_ascii_digit() && byte != b'.')?;
    let (number, unit) = digits.split_at_checked(end)?;
    let magnitude = plain_number(number)?;
    let magnitude = if is_negative && !magnitude.is_zero() {
        -magnitude
    } else {
        magnitude
    };
    Quantity::new(magnitude, plain_unit(unit)?).ok()
}

/// 三万五千克 is 35000克 or, 三万五 being said for 35000, as many 千克.
fn refuse_two_readings(number: &str, text: &str) -> Result<(), QuantityError> {
    let label = text.get(number.len()..).unwrap_or_default();
    if !label.starts_with('千')
        || !number.ends_with(['一', '二', '两', '三', '四', '五', '六', '七', '八', '九'])
    {
        return Ok(());
    }
    let value = |text: &str| text.parse::<Numeral>().and_then(|numeral| numeral.value());
    let has_two = match (value(number), value(&format!("{number}千"))) {
        (Ok(short), Ok(long)) => shift(short, 3) != Some(long),
        (Ok(_), Err(NumberError::Ambiguous { .. })) => true,
        _ => false,
    };
    if has_two {
        let expected = "write 35000克 or 3.5万千克";
        return Err(NumberError::Ambiguous {
            text: quoted(text),
            expected,
        }
        .into());
    }
    Ok(())
}

/// The digits and the scale of the unit; what no scale of a unit covers goes to the digits.
fn scaled(number: &str, text: &str) -> Result<(Decimal, Scale), QuantityError> {
    // 2500 万元: the space may stand before the scale.
    if let Some((digits, scale)) = number.rsplit_once(char::is_whitespace)
        && let Some(scale) = Scale::from_label(scale)
    {
        let numeral: Numeral = digits.trim_end().parse()?;
        if numeral.exponent() == 0 {
            return Ok((numeral.digits(), scale));
        }
    }
    let numeral: Numeral = number.parse()?;
    if let Some(scale) = Scale::from_exponent(numeral.exponent()) {
        return Ok((numeral.digits(), scale));
    }
    if numeral.exponent() < 0 {
        return Err(UnitError::Unknown {
            text: quoted(text),
            part: quoted(text),
        }
        .into());
    }
    let rest = i32::from(numeral.exponent()) - i32::from(Scale::Trillion.exponent());
    let digits = shift(numeral.digits(), rest).ok_or_else(|| too_many(text))?;
    Ok((digits, Scale::Trillion))
}

fn too_many(text: &str) -> QuantityError {
    NumberError::TooManyDigits { text: quoted(text) }.into()
}
