//! Quantities with the operators of Python, exact or an exception.

use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::basic::CompareOp;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use zhibiao::quantity::{Quantity, QuantityError};
use zhibiao::unit::Unit;

use crate::error::raise;
use crate::exact::{decimal, number};

/// An exact amount in a unit: `Quantity("1.5亿元")`, `Quantity(Decimal("1.5"), "亿元")`.
#[pyclass(frozen, name = "Quantity", module = "zhibiao")]
pub(crate) struct PyQuantity {
    inner: Quantity,
}

fn refused(error: &QuantityError) -> PyErr {
    raise(error, error.chinese())
}

fn unit(label: &str) -> PyResult<Unit> {
    label
        .parse()
        .map_err(|error: zhibiao::unit::UnitError| raise(&error, error.chinese()))
}

#[pymethods]
impl PyQuantity {
    #[new]
    #[pyo3(signature = (amount, unit=None))]
    fn new(amount: &Bound<'_, PyAny>, unit: Option<&str>) -> PyResult<Self> {
        let inner = if let Some(label) = unit {
            Quantity::new(number(amount)?, self::unit(label)?)
        } else if let Ok(text) = amount.extract::<String>() {
            text.parse()
        } else {
            number(amount)?;
            return Err(PyTypeError::new_err(
                "give the unit too: Quantity(Decimal(\"1.5\"), \"亿元\")",
            ));
        };
        Ok(Self {
            inner: inner.map_err(|error| refused(&error))?,
        })
    }

    /// The amount, as it was written.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, &self.inner.magnitude().to_string())
    }

    /// The amount as a `fractions.Fraction`.
    #[getter]
    fn fraction<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("fractions")?
            .getattr("Fraction")?
            .call1((self.amount(py)?,))
    }

    /// The unit, with its power of ten.
    #[getter]
    fn unit(&self) -> String {
        self.inner.unit().to_string()
    }

    /// The same in another unit, exactly.
    fn to(&self, unit: &str) -> PyResult<Self> {
        let inner = self.inner.convert(self::unit(unit)?);
        Ok(Self {
            inner: inner.map_err(|error| refused(&error))?,
        })
    }

    fn __add__(&self, other: &Self) -> PyResult<Self> {
        let inner = self.inner.checked_add(&other.inner);
        Ok(Self {
            inner: inner.map_err(|error| refused(&error))?,
        })
    }

    fn __sub__(&self, other: &Self) -> PyResult<Self> {
        let inner = self.inner.checked_sub(&other.inner);
        Ok(Self {
            inner: inner.map_err(|error| refused(&error))?,
        })
    }

    fn __mul__(&self, factor: &Bound<'_, PyAny>) -> PyResult<Self> {
        let inner = self.inner.checked_mul(number(factor)?);
        Ok(Self {
            inner: inner.map_err(|error| refused(&error))?,
        })
    }

    fn __rmul__(&self, factor: &Bound<'_, PyAny>) -> PyResult<Self> {
        self.__mul__(factor)
    }

    /// Amounts of one kind are compared by what they come to; `==` of other kinds is false, `<` an exception.
    fn __richcmp__(&self, other: &Self, op: CompareOp) -> PyResult<bool> {
        match self.inner.compare(&other.inner) {
            Ok(order) => Ok(op.matches(order)),
            Err(_) if matches!(op, CompareOp::Eq) => Ok(false),
            Err(_) if matches!(op, CompareOp::Ne) => Ok(true),
            Err(error) => Err(refused(&error)),
        }
    }

    /// Equal amounts have equal hashes, whatever their power of ten: that of the dimension alone.
    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let zero = self.inner.magnitude().is_zero();
        (zero, self.inner.magnitude().is_sign_negative() && !zero).hash(&mut hasher);
        hasher.finish()
    }

    fn __bool__(&self) -> bool {
        self.inner.magnitude().cmp(&zhibiao::number::Decimal::ZERO) != Ordering::Equal
    }

    fn __str__(&self) -> String {
        format!("{}{}", self.inner.magnitude(), self.inner.unit())
    }

    fn __repr__(&self) -> String {
        format!("Quantity(\"{}\")", self.__str__())
    }
}
