//! [`zhibiao`](https://docs.rs/zhibiao) in SQL (数据引擎): extraction, units, exact sums and rates as functions of Apache
//! `DataFusion`.
//!
//! ```
//! use datafusion::prelude::SessionContext;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> datafusion::error::Result<()> {
//! let context = SessionContext::new();
//! zhibiao_datafusion::register(&context);
//! let sum = "select exact_sum(amount, unit)['amount'] as yuan from (values ('1.5', '亿元'), ('300', '万元')) as t(amount, unit)";
//! let found = context.sql(sum).await?.collect().await?;
//! let shown = datafusion::arrow::util::pretty::pretty_format_batches(&found)?.to_string();
//! assert!(shown.contains("153000000.0000000000"));
//! # Ok(())
//! # }
//! ```
//!
//! | function | gives |
//! |---|---|
//! | `extract(text)` | the statements of a text, a list of structs with the columns of `zhibiao::interchange::arrow` |
//! | `indicator_slug(name)` | the slug of a standard indicator, or NULL |
//! | `quantity(text)` | of `1.5亿元` the struct of `amount`, `unit` and `base`, the amount in the unit without its power of ten |
//! | `to_unit(value, unit, unit)` | the amount in another unit, exactly, or an error |
//! | `completion_rate(actual, unit, target, unit, places)` | actual ÷ target, rounded half to even once, to the places that are named |
//! | `exact_sum(value, unit)` | the struct of `amount` and `unit` (without a power of ten), whatever the order and the partitions |
//! | `exact_mean(value, unit, places)` | the mean, rounded once; its state is exact |
//! | `weighted_mean(value, unit, weight, unit, places)` | Σ weight × value ÷ Σ weight |
//! | `reports('folder')` | a row a document: `document`, `region`, `year`, `text`; pruned by `document` before a file is opened |
//! | `statements('folder')` | a row a statement, the document first |
//!
//! Values are decimals, whole numbers or strings; a float is refused. A NULL among the arguments is NULL, in an aggregate it is passed over.
//! An error names the value of the row.

#![forbid(unsafe_code)]
#![deny(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![warn(clippy::pedantic)]

mod aggregate;
mod cells;
mod folder;
mod scalar;

use std::sync::Arc;

use datafusion::catalog::TableFunctionImpl;
use datafusion::logical_expr::{AggregateUDF, ScalarUDF};
use datafusion::prelude::SessionContext;

pub use folder::is_report;

/// Registers all functions with a session.
pub fn register(context: &SessionContext) {
    for function in scalar_functions() {
        context.register_udf(function);
    }
    for function in aggregate_functions() {
        context.register_udaf(function);
    }
    for (name, function) in table_functions() {
        context.register_udtf(name, function);
    }
}

/// The scalar functions: for an executor that takes its functions from elsewhere than a session.
#[must_use]
pub fn scalar_functions() -> Vec<ScalarUDF> {
    scalar::all()
}

/// The aggregate functions.
#[must_use]
pub fn aggregate_functions() -> Vec<AggregateUDF> {
    aggregate::all()
}

/// The table functions, by their names.
#[must_use]
pub fn table_functions() -> Vec<(&'static str, Arc<dyn TableFunctionImpl>)> {
    folder::all()
}
