//! What the benches share: the texts they read, and the table of ratios that a run ends with.
//!
//! The rivals live in this package so that the crate itself never builds them. No time is asserted here: a machine
//! under load would fail for no fault of the code.

pub mod corpus;
pub mod ratio;
pub mod text;
