//! Observations as records: a JSON list, JSON Lines or a table, in which a bad record does not spoil the others.
//!
//! The fields of a record are those of an [`Observation`] in JSON; a table has Chinese headers for them ([`OBSERVATION_COLUMNS`]):
//!
//! | JSON | column | holds |
//! |---|---|---|
//! | `target` | 编号 | the id of the target |
//! | `as_of` | 截止日期 | the day; a month or a year in a table means its last day |
//! | `basis` | 口径 | `to_date` 累计 (if empty), `in_period` 当期 or `at_date` 时点 |
//! | `period` | 时段 | the period of a 当期 value |
//! | `amount` | 数值, 单位 | the amount with its unit, in a table in two cells or in one |
//! | `rank`, `stage`, `done`, `text` | 名次, 节点, 是否完成, 文字 | a value of another kind |
//! | `reason` | 缺报原因 | why there is no value |
//! | `status` | 数据状态 | `final` 最终数, `provisional` 初步数, `estimated` 估计数 or `missing` 缺报 |
//! | `revision` | 修订 | the number of the revision |
//! | `source`, `evidence` | 来源, 佐证 | where it was published; evidence, in a table separated by `；` |

mod fields;
#[cfg(feature = "json")]
mod json;
mod records;
#[cfg(feature = "csv")]
mod table;

use serde::Serialize;

use crate::finding::Finding;
use crate::observation::{Log, Observation};

pub use fields::OBSERVATION_COLUMNS;
#[cfg(feature = "json")]
pub use json::{JsonError, read_json};
#[cfg(feature = "csv")]
pub use table::{read_csv, write_csv};

/// The observations of all good records, and what was noticed of the bad ones.
///
/// It is read from a list of any serde format, and written as one; the place of a finding is then the number of the record,
/// from 1, as the line, and the name of the field as the column, since such a format keeps no lines. `read_json` (feature
/// `json`) knows them.
///
/// ```
/// use zhibiao::interchange::observations::LogReading;
///
/// let json = r#"[
///     {"target": "a", "as_of": "2024-11-30", "amount": "34个"},
///     {"target": "b", "as_of": "2024-11-30", "amount": 12.5}
/// ]"#;
/// let reading: LogReading = serde_json::from_str(json)?;
/// assert_eq!(reading.log.len(), 1);
/// assert_eq!(reading.findings[0].place().to_string(), "第2行“amount”列");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(into = "Vec<Observation>")]
pub struct LogReading {
    /// The log of all good records.
    pub log: Log,
    /// What was noticed, by record and field; of a great many, the first thousand and how many more there were.
    pub findings: Vec<Finding>,
}

impl From<LogReading> for Vec<Observation> {
    fn from(reading: LogReading) -> Self {
        reading.log.into()
    }
}
