//! Wire formats (交换格式). JSON needs no code of its own: every public type implements serde's traits.

#[cfg(feature = "csv")]
pub mod csv;
