//! Exact numbers from Python and to it: `decimal.Decimal`, `fractions.Fraction`, `int`; a float is refused.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PyString};
use zhibiao::number::Decimal;

use crate::error::told;

/// The exact number of a Python object.
pub(crate) fn number(value: &Bound<'_, PyAny>) -> PyResult<Decimal> {
    if value.is_instance_of::<PyFloat>() {
        return Err(PyTypeError::new_err(
            "a float holds amounts such as 0.1 only nearly; give a decimal.Decimal, a fractions.Fraction, an int or a str",
        ));
    }
    let py = value.py();
    let is = |module: &str, class: &str| -> PyResult<bool> {
        value.is_instance(&py.import(module)?.getattr(class)?)
    };
    let text = if value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyInt>()
        || is("decimal", "Decimal")?
    {
        let text = value.str()?.to_str()?.to_owned();
        // 1E+3 of Decimal is written out.
        if text.contains(['E', 'e']) {
            py.import("builtins")?
                .getattr("format")?
                .call1((value, "f"))?
                .extract()?
        } else {
            text
        }
    } else if is("fractions", "Fraction")? {
        return fraction(value);
    } else {
        let kind = value.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "an exact number is a decimal.Decimal, a fractions.Fraction, an int or a str, and no {kind}"
        )));
    };
    Decimal::from_str_exact(&text).map_err(|error| {
        told(
            "NumberError.NotExact",
            format!("`{text}` is no decimal of at most 28 digits: {error}"),
            format!("“{text}”不是28位以内的十进制数"),
        )
    })
}

/// A fraction that a decimal says exactly.
fn fraction(value: &Bound<'_, PyAny>) -> PyResult<Decimal> {
    let part = |name: &str| -> PyResult<Decimal> { number(&value.getattr(name)?) };
    let (over, under) = (part("numerator")?, part("denominator")?);
    let quotient = over.checked_div(under);
    let exact = quotient.filter(|quotient| quotient.checked_mul(under) == Some(over));
    exact.ok_or_else(|| {
        told(
            "NumberError.NotExact",
            format!("{over}/{under} is no decimal of at most 28 digits"),
            format!("{over}/{under}不能写成28位以内的十进制数"),
        )
    })
}

/// A `decimal.Decimal` of the digits as written.
pub(crate) fn decimal<'py>(py: Python<'py>, digits: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("decimal")?.getattr("Decimal")?.call1((digits,))
}
