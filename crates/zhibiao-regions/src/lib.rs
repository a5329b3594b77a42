//! The administrative regions of China down to the county (县级以上行政区划), by year: codes of GB/T 2260 and names, short names,
//! what was before and what became of them.
//!
//! A [`Directory`] holds the regions there were at the end of a year; [`History`] tells what changed. `zhibiao` itself knows how
//! codes are built, and takes from here which there are: [`Directory::codes`] for `validate::plan_in`, [`Directory::tree`] for
//! roll-up, [`Division::region`] for plans.
//!
//! ```
//! use zhibiao_regions::{Directory, Found, History};
//!
//! // 莱芜市 was joined to 济南市.
//! let before = Directory::at(2017)?;
//! let Found::One(city) = before.find("莱芜市") else { panic!() };
//! let now: Vec<String> = History::new().now(city.code(), 2017).iter().map(ToString::to_string).collect();
//! assert_eq!(now, ["370116"]);
//! assert_eq!(Directory::current().find("莱芜市"), Found::None);
//! # Ok::<(), zhibiao_regions::DirectoryError>(())
//! ```
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

mod directory;
mod division;
mod history;
mod short;
mod table;

pub use directory::{Directory, DirectoryError, Found};
pub use division::Division;
pub use history::{Change, ChangeKind, History, Named};

/// The first year whose end is known.
pub const FIRST_YEAR: i32 = 2000;

/// The year of the data.
pub const LAST_YEAR: i32 = 2026;

/// The program of the README, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
