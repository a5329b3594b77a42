//! `zhibiao` (指标): the targets of Chinese government work reports as exact, typed data.
#![forbid(unsafe_code)]
#![deny(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic
)]
#![warn(clippy::pedantic)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

pub mod aggregate;
pub mod audit;
pub mod completion;
pub mod extract;
pub mod finding;
pub mod follow_up;
pub mod indicator;
pub mod interchange;
pub mod number;
pub mod observation;
pub mod period;
pub mod plan;
pub mod quantity;
pub mod region;
pub mod source;
pub mod target;
pub mod unit;
pub mod validate;

/// The programs of both READMEs, run as tests.
#[cfg(doctest)]
mod readme {
    #[doc = include_str!("../README.md")]
    mod english {}
    #[doc = include_str!("../README.zh-CN.md")]
    mod chinese {}
}
