//! Errors of the crate as exceptions with a code and the message in both languages.

use std::fmt::{Debug, Display};

use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;

create_exception!(
    zhibiao,
    ZhibiaoError,
    PyException,
    "What the library refuses: `code` says of which kind it is, `message` why in English, `chinese` in Chinese."
);

/// An exception of an error: its code is the name of the type and of the variant.
pub(crate) fn raise<E: Debug + Display>(error: &E, chinese: String) -> PyErr {
    let kind = std::any::type_name::<E>()
        .rsplit("::")
        .next()
        .unwrap_or("Error");
    let debug = format!("{error:?}");
    let variant = debug
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    told(&format!("{kind}.{variant}"), error.to_string(), chinese)
}

/// An exception with its code and both messages.
pub(crate) fn told(code: &str, message: String, chinese: String) -> PyErr {
    let error = ZhibiaoError::new_err(message.clone());
    Python::attach(|py| {
        let value = error.value(py);
        for (name, text) in [("code", code), ("message", &message), ("chinese", &chinese)] {
            if let Err(error) = value.setattr(name, text) {
                return error;
            }
        }
        error
    })
}
