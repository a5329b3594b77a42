//! The commands, a file each.

pub mod board;
pub mod check;
pub mod extract;
pub mod follow_up;
pub mod panel;
pub mod plan;
