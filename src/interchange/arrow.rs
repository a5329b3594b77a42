//! Columns in memory (列式数据): Apache Arrow record batches of the crate's records, and back.
//!
//! A batch is that of the JSON that a record is written as, field by field, so that nothing is lost and nothing is said
//! twice: what has a column of its own stands there with its type, and what is left of an object stands in the column
//! `other` as JSON. [`rows`] decodes through the constructors, so that a batch that contradicts itself is refused with the
//! row and the reason; [`objects`] gives the JSON objects of any record, of statements too, which borrow from their text.
//!
//! - **Amounts** are exact: a decimal column, the places it was written with (`_places`), its unit (`_unit`), and the amount
//!   in the unit without its power of ten (`_base`: 1.5亿元 is 150000000). The column is `Decimal128(38, 10)`; where the
//!   amounts of a batch need more digits it is `Decimal256(76, 28)`, which holds every amount of the crate. Floats are
//!   refused.
//! - **Words** that come again are dictionary-coded; quotes are plain strings.
//! - **Places** are byte offsets (`UInt64`), **years** and **days** are numbers and dates.
//! - **The schema** of each record is [`Record::schema`]; it names the record and its version ([`SCHEMA_VERSION`]) in its
//!   metadata, and says of each field what it holds.
//!
//! ```
//! use zhibiao::extract::Extractor;
//! use zhibiao::interchange::arrow::{self, Record};
//!
//! let extraction = Extractor::default().extract("新增公办学位1650个，地区生产总值增长5.5%左右。");
//! let batch = arrow::batch(&extraction.statements)?;
//! assert_eq!(batch.num_rows(), 2);
//! assert_eq!(batch.schema().metadata()["zhibiao.record"], "statement");
//!
//! let back = arrow::objects(Record::Statement, &batch)?;
//! assert_eq!(back[1]["value"], "5.5");
//! # Ok::<(), arrow::BatchError>(())
//! ```

mod arrays;
mod cell;
mod columns;
mod decimals;
mod direct;
mod error;
mod read;
mod record;
mod strings;
mod write;

pub use arrow_array::RecordBatch;
pub use arrow_schema::Schema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub use self::error::BatchError;
pub use self::record::Record;
use self::write::BatchRow;
use crate::completion::Assessment;
use crate::extract::{Goal, Statement};
use crate::finding::Finding;
use crate::observation::Observation;
use crate::panel::PanelRow;
use crate::target::Target;

/// The version of the schemas: a column more is a new minor version, another meaning a new major one.
pub const SCHEMA_VERSION: &str = "1.0";

/// What a batch can be made of.
pub trait Columnar: Serialize + sealed::Sealed {
    /// The record that it is.
    const RECORD: Record;
}

mod sealed {
    use super::write::BatchRow;

    /// Whose JSON the tables of columns know.
    pub trait Sealed {
        /// The row of it, where it is not made of its JSON.
        fn row(&self) -> Option<BatchRow<'_>> {
            None
        }
    }
}

macro_rules! columnar {
    ($($kind:ty => $record:ident),+ $(,)?) => {
        $(
            impl sealed::Sealed for $kind {}
            impl Columnar for $kind {
                const RECORD: Record = Record::$record;
            }
        )+
    };
}

impl sealed::Sealed for Statement<'_> {
    fn row(&self) -> Option<BatchRow<'_>> {
        Some(BatchRow {
            cells: direct::statement(self),
            other: direct::other(self),
        })
    }
}

impl Columnar for Statement<'_> {
    const RECORD: Record = Record::Statement;
}

columnar! {
    Goal<'_> => Goal,
    Target => Target,
    Observation => Observation,
    Assessment<'_> => Assessment,
    PanelRow => PanelRow,
    Finding => Finding,
}

/// A batch of records, a row each, in their order; of no records a batch of no rows.
///
/// # Errors
/// [`BatchError::Arrow`] where Arrow refuses the arrays, which is not known to happen.
pub fn batch<T: Columnar>(rows: &[T]) -> Result<RecordBatch, BatchError> {
    let rows = rows.iter().filter_map(|row| match row.row() {
        Some(row) => Some(Ok(row)),
        None => match serde_json::to_value(row) {
            Ok(object) => BatchRow::of_object(T::RECORD, object).map(Ok),
            Err(error) => Some(Err(BatchError::Row {
                row: 0,
                reason: error.to_string(),
            })),
        },
    });
    write::batch(T::RECORD, rows)
}

/// A batch of the JSON objects of a record, as [`objects`] gives them: for what was changed on the way, such as places in
/// characters. Nothing is checked but the shape of the columns; [`rows`] checks what it reads.
///
/// # Errors
/// As of [`batch`].
pub fn of_objects(
    record: Record,
    objects: impl IntoIterator<Item = Value>,
) -> Result<RecordBatch, BatchError> {
    let rows = objects.into_iter();
    let rows = rows.filter_map(|object| BatchRow::of_object(record, object).map(Ok));
    write::batch(record, rows)
}

/// The records of a batch.
///
/// # Errors
/// Any [`BatchError`]: a column that is missing, is of another type or holds what no record can be.
pub fn rows<T: Columnar + DeserializeOwned>(batch: &RecordBatch) -> Result<Vec<T>, BatchError> {
    let objects = objects(T::RECORD, batch)?;
    let decode = |(row, object)| {
        serde_json::from_value(object).map_err(|error: serde_json::Error| BatchError::Row {
            row,
            reason: error.to_string(),
        })
    };
    objects.into_iter().enumerate().map(decode).collect()
}

/// The records of a batch as the JSON objects that they are written as.
///
/// # Errors
/// As of [`rows`], but for what only the record itself knows of.
pub fn objects(record: Record, batch: &RecordBatch) -> Result<Vec<Value>, BatchError> {
    read::objects(record, batch)
}
