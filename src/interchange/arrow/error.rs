//! What is wrong with a batch.

use arrow_schema::{ArrowError, DataType};

use super::Record;
use crate::number::Shown;

/// Why a batch is not read, or not made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BatchError {
    /// The batch says that it holds another record.
    #[error("the batch holds records of `{found}`, and `{wanted}` was asked for", found = Shown(.found))]
    OtherRecord {
        /// What was asked for.
        wanted: Record,
        /// What its metadata says.
        found: String,
    },
    /// The batch was written by another version.
    #[error("the batch is of schema {found}, and schema 1 is read here", found = Shown(.found))]
    OtherVersion {
        /// The version that its metadata says.
        found: String,
    },
    /// A column that every record has is missing.
    #[error("the batch has no column `{column}`")]
    MissingColumn {
        /// The name of the column.
        column: String,
    },
    /// A column of floats, which hold no decimal exactly.
    #[error(
        "the column `{column}` is of floats, which hold amounts such as 0.1 only nearly; make it a decimal"
    )]
    FloatColumn {
        /// The name of the column.
        column: String,
    },
    /// A column of another type.
    #[error("the column `{column}` is of {found}, and {wanted} is read there")]
    WrongType {
        /// The name of the column.
        column: String,
        /// Its type.
        found: String,
        /// What it should be.
        wanted: &'static str,
    },
    /// Nothing where every record has something.
    #[error("row {row} of the column `{column}` is NULL, and every record has a value there")]
    Null {
        /// The name of the column.
        column: String,
        /// The row, from 0.
        row: usize,
    },
    /// A key of a dictionary that it has no word for.
    #[error("row {row} of the column `{column}` points to word {key} of a dictionary of {words}")]
    DanglingKey {
        /// The name of the column.
        column: String,
        /// The row, from 0.
        row: usize,
        /// The key.
        key: usize,
        /// How many words the dictionary has.
        words: usize,
    },
    /// A number of more digits than an amount has.
    #[error("row {row} of the column `{column}` has more than the 28 digits that an amount has")]
    TooManyDigits {
        /// The name of the column.
        column: String,
        /// The row, from 0.
        row: usize,
    },
    /// What a row holds is no record.
    #[error("row {row}: {reason}")]
    Row {
        /// The row, from 0.
        row: usize,
        /// Why it is none.
        reason: String,
    },
    /// Arrow refuses the arrays.
    #[error("Arrow: {0}")]
    Arrow(#[from] ArrowError),
}

impl BatchError {
    /// A column of another type, or of floats.
    pub(super) fn of_type(column: &str, found: &DataType, wanted: &'static str) -> Self {
        let column = column.to_owned();
        if matches!(
            found,
            DataType::Float16 | DataType::Float32 | DataType::Float64
        ) {
            return Self::FloatColumn { column };
        }
        Self::WrongType {
            column,
            found: found.to_string(),
            wanted,
        }
    }

    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::OtherRecord { wanted, found } => {
                format!("这批数据是“{}”，要读的是“{wanted}”", Shown(found))
            }
            Self::OtherVersion { found } => {
                format!("这批数据的结构版本是{}，此处只读第1版", Shown(found))
            }
            Self::MissingColumn { column } => format!("缺少“{column}”列"),
            Self::FloatColumn { column } => {
                format!("“{column}”列是浮点数，不能精确表示0.1之类的数，请改为十进制数")
            }
            Self::WrongType { column, found, .. } => {
                format!("“{column}”列的类型是{found}，与此列不符")
            }
            Self::Null { column, row } => format!("“{column}”列第{row}行为空，此列每行都应有值"),
            Self::DanglingKey {
                column,
                row,
                key,
                words,
            } => format!("“{column}”列第{row}行指向词典的第{key}项，词典只有{words}项"),
            Self::TooManyDigits { column, row } => {
                format!("“{column}”列第{row}行的数超过28位有效数字")
            }
            Self::Row { row, reason } => format!("第{row}行：{reason}"),
            Self::Arrow(error) => format!("Arrow：{error}"),
        }
    }
}
