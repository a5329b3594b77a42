//! `zhibiao` (指标): the targets of Chinese government work reports as exact, typed data.
//!
//! The ways through the crate:
//!
//! - text → outline, statements and findings: [`extract::Extractor`]; statements → plan: [`extract::PlanDraft`];
//! - a plan by hand: [`plan::Plan::builder`] and [`target::Target::builder`]; to and from JSON by serde, to and from CSV by
//!   [`interchange`];
//! - numbers, units, quantities, exact or an error: [`number`], [`mod@unit`], [`quantity`];
//! - what was reported, held against the plan: [`observation`], [`completion`];
//! - sums and summaries that merge exactly: [`aggregate`];
//! - a text's figures against each other: [`audit`]; a plan against the next report: [`follow_up`]; many documents as one table: [`panel`];
//! - one indicator under all its names: [`catalogue`].
//!
//! Whole programs for common tasks, and a map from the task to the API: [`cookbook`].
//!
//! ```
//! use zhibiao::extract::{Extractor, PlanDraft};
//! use zhibiao::period::Period;
//! use zhibiao::source::Document;
//!
//! let text = "全年新增公办学位1650个,引进企业25家。";
//! let extractor = Extractor::default().plan_year(2024); // a whole report says itself of which year it is
//! let draft = PlanDraft::new(Document::new("2024年政府工作报告")?, Period::year(2024)?)
//!     .text(&extractor, text)
//!     .build()?;
//! assert_eq!(draft.plan.targets()[1].to_string(), "引进企业25家");
//! # Ok::<(), Box<dyn std::error::Error>>(())
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

pub mod aggregate;
pub mod audit;
pub mod catalogue;
pub mod completion;
pub mod extract;
pub mod finding;
pub mod follow_up;
pub mod headline;
pub mod indicator;
pub mod interchange;
pub mod number;
pub mod observation;
pub mod panel;
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

#[doc = include_str!("../COOKBOOK.md")]
pub mod cookbook {}
