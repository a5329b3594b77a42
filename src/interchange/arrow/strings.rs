//! Strings of whatever type a column has: plain, large, views, or the words of a dictionary.

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;

use super::error::BatchError;

/// The strings of a column.
pub(super) struct Strings<'a> {
    name: &'a str,
    array: &'a dyn Array,
}

impl<'a> Strings<'a> {
    pub(super) fn new(name: &'a str, array: &'a dyn Array) -> Result<Self, BatchError> {
        let is_string = |kind: &DataType| {
            matches!(
                kind,
                DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View
            )
        };
        let fits = match array.data_type() {
            DataType::Dictionary(_, words) => is_string(words),
            kind => is_string(kind),
        };
        if fits {
            Ok(Self { name, array })
        } else {
            Err(BatchError::of_type(name, array.data_type(), "a string"))
        }
    }

    /// The string of a row.
    pub(super) fn get(&self, row: usize) -> Result<Option<&'a str>, BatchError> {
        if self.array.is_null(row) {
            return Ok(None);
        }
        match self.array.data_type() {
            DataType::Dictionary(key, _) => match &**key {
                DataType::Int8 => self.word::<Int8Type>(row),
                DataType::Int16 => self.word::<Int16Type>(row),
                DataType::Int64 => self.word::<Int64Type>(row),
                DataType::UInt8 => self.word::<UInt8Type>(row),
                DataType::UInt16 => self.word::<UInt16Type>(row),
                DataType::UInt32 => self.word::<UInt32Type>(row),
                DataType::UInt64 => self.word::<UInt64Type>(row),
                _ => self.word::<Int32Type>(row),
            },
            _ => Ok(plain(self.array, row)),
        }
    }

    fn word<K: ArrowDictionaryKeyType>(&self, row: usize) -> Result<Option<&'a str>, BatchError> {
        let Some(dictionary) = self.array.as_dictionary_opt::<K>() else {
            return Ok(None);
        };
        let words = dictionary.values();
        let key = dictionary
            .keys()
            .value(row)
            .to_usize()
            .unwrap_or(usize::MAX);
        if key >= words.len() {
            return Err(BatchError::DanglingKey {
                column: self.name.to_owned(),
                row,
                key,
                words: words.len(),
            });
        }
        if words.is_null(key) {
            return Ok(None);
        }
        Ok(plain(words.as_ref(), key))
    }
}

fn plain(array: &dyn Array, row: usize) -> Option<&str> {
    if let Some(strings) = array.as_string_opt::<i32>() {
        return Some(strings.value(row));
    }
    if let Some(strings) = array.as_string_opt::<i64>() {
        return Some(strings.value(row));
    }
    array.as_string_view_opt().map(|strings| strings.value(row))
}
