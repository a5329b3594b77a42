//! Wire formats (交换格式).
//!
//! JSON needs no code of its own: every value implements serde's traits, and decoding goes through the constructors, so
//! a document that contradicts itself is refused with the reason. Numbers travel as strings. The JSON Schema of a plan
//! is [`JSON_SCHEMA`](crate::plan::JSON_SCHEMA).
//!
//! ```
//! use zhibiao::plan::Plan;
//!
//! let json = r#"{
//!     "schema": "1.0",
//!     "title": "民生实事",
//!     "targets": [{
//!         "id": "t1",
//!         "indicator": {"name": "公办学位"},
//!         "measure": "total",
//!         "aim": {"kind": "amount", "bound": "at_least", "value": "1650个"}
//!     }]
//! }"#;
//! let plan: Plan = serde_json::from_str(json)?;
//! assert_eq!(plan.targets()[0].to_string(), "公办学位1650个以上");
//!
//! let growth = json.replace("total", "growth");
//! let error = serde_json::from_str::<Plan>(&growth).unwrap_err();
//! assert!(error.to_string().starts_with("a growth is given in %, ‰ or 倍, not in 个"));
//! # Ok::<(), serde_json::Error>(())
//! ```

#[cfg(feature = "arrow")]
pub mod arrow;
#[cfg(feature = "csv")]
pub mod csv;
pub mod observations;
