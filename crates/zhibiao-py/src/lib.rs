//! The Python module `zhibiao._zhibiao`; `python/zhibiao` is what a user imports.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![warn(clippy::pedantic)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "arguments come from Python by value"
)]

mod error;
mod exact;
mod extraction;
mod files;
mod html;
mod plan;
mod quantity;
mod table;
mod work;

use pyo3::prelude::*;

#[pymodule]
fn _zhibiao(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add(
        "ZhibiaoError",
        module.py().get_type::<error::ZhibiaoError>(),
    )?;
    module.add_class::<extraction::PyExtraction>()?;
    module.add_class::<files::PyFiles>()?;
    module.add_class::<plan::PyPlan>()?;
    module.add_class::<quantity::PyQuantity>()?;
    module.add_class::<table::Table>()?;
    module.add_function(wrap_pyfunction!(extraction::extract, module)?)?;
    module.add_function(wrap_pyfunction!(files::extract_files, module)?)?;
    module.add_function(wrap_pyfunction!(work::assess, module)?)?;
    module.add_function(wrap_pyfunction!(work::audit, module)?)?;
    module.add_function(wrap_pyfunction!(work::follow_up, module)?)?;
    module.add_function(wrap_pyfunction!(work::panel, module)?)?;
    module.add_function(wrap_pyfunction!(work::validate, module)?)?;
    Ok(())
}
