//! Numbers travel as strings: `#[serde(with = "zhibiao::number::text")]` on a [`Decimal`] field.
//!
//! `"2500"` and `"-6.5"` are read exactly or refused; a JSON number is refused, since most readers pass it through
//! binary floating point. Written without exponent and without trailing zeros.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde::ser::Serializer;

use super::quoted;

/// A decimal in its one plain form: no exponent, no trailing zeros, zero without sign.
pub(crate) struct Plain(pub(crate) Decimal);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_zero() {
            f.write_str("0")
        } else {
            self.0.normalize().fmt(f)
        }
    }
}

/// Writes a decimal as a string.
///
/// # Errors
/// As the serializer's own.
pub fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&Plain(*value))
}

/// Reads a decimal from a string.
///
/// # Errors
/// Where it is no string, or not exactly a decimal.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    deserializer.deserialize_str(Quoted)
}

struct Quoted;

impl Visitor<'_> for Quoted {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number written as a string: \"2500\", not 2500")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
        let plain = text
            .strip_prefix('-')
            .unwrap_or(text)
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'.');
        if !plain {
            return Err(E::invalid_value(Unexpected::Str(&quoted(text)), &self));
        }
        super::parse(text).map_err(E::custom)
    }
}

/// The same for `Option<Decimal>`; a missing field also needs `#[serde(default)]`.
pub mod option {
    use super::{Decimal, Deserializer, Error, Quoted, Serializer, Visitor, fmt};

    /// Writes a string, or null.
    ///
    /// # Errors
    /// As the serializer's own.
    #[allow(clippy::ref_option)] // the signature serde asks for
    pub fn serialize<S: Serializer>(
        value: &Option<Decimal>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.serialize_some(&Written(*value)),
            None => serializer.serialize_none(),
        }
    }

    /// Reads a string, or null.
    ///
    /// # Errors
    /// As for a plain decimal.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Decimal>, D::Error> {
        deserializer.deserialize_option(Maybe)
    }

    struct Written(Decimal);

    impl serde::Serialize for Written {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            super::serialize(&self.0, serializer)
        }
    }

    struct Maybe;

    impl<'de> Visitor<'de> for Maybe {
        type Value = Option<Decimal>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            Quoted.expecting(f)
        }

        fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(
            self,
            deserializer: D,
        ) -> Result<Self::Value, D::Error> {
            super::deserialize(deserializer).map(Some)
        }
    }
}
