//! The records that batches hold, and their schemas.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema};

use super::SCHEMA_VERSION;
use super::columns::{self, Column, Shape};
use super::decimals::narrow_type;

/// A kind of record, with a schema of its own.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Record {
    /// What a text sets or claims: [`Statement`](crate::extract::Statement).
    Statement,
    /// A goal without a number: [`Goal`](crate::extract::Goal).
    Goal,
    /// A target of a plan: [`Target`](crate::target::Target).
    Target,
    /// What was reported: [`Observation`](crate::observation::Observation).
    Observation,
    /// A target held against what was reported: [`Assessment`](crate::completion::Assessment).
    Assessment,
    /// A value of a document in a panel: [`PanelRow`](crate::panel::PanelRow).
    PanelRow,
    /// What was noticed: [`Finding`](crate::finding::Finding).
    Finding,
}

impl Record {
    pub(super) const fn columns(self) -> &'static [Column] {
        match self {
            Self::Statement => columns::STATEMENT,
            Self::Goal => columns::GOAL,
            Self::Target => columns::TARGET,
            Self::Observation => columns::OBSERVATION,
            Self::Assessment => columns::ASSESSMENT,
            Self::PanelRow => columns::PANEL_ROW,
            Self::Finding => columns::FINDING,
        }
    }

    /// Whether its JSON writes `null` where there is nothing, and does not leave the field out.
    pub(super) const fn writes_null(self) -> bool {
        matches!(self, Self::Statement | Self::Goal)
    }

    /// The schema of a batch whose amounts are `Decimal128(38, 10)`.
    ///
    /// ```
    /// use zhibiao::interchange::arrow::Record;
    ///
    /// let schema = Record::Observation.schema();
    /// assert_eq!(schema.field_with_name("as_of")?.metadata()["doc"], "the day until which it is reported");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn schema(self) -> Schema {
        let fields = self.columns().iter().flat_map(|column| {
            let types = column.shape.types();
            let doc = |part: &str| match part {
                "" => column.doc.to_owned(),
                part => format!("{}: {}", column.doc, part_doc(part)),
            };
            types
                .into_iter()
                .map(|(part, kind)| field(column, part, kind, doc(part)))
                .collect::<Vec<_>>()
        });
        let other = "what has no column of its own, as a JSON object";
        let other = described(Field::new("other", DataType::Utf8, true), other.to_owned());
        let fields: Vec<Field> = fields.chain([other]).collect();
        Schema::new_with_metadata(fields, self.metadata())
    }

    pub(super) fn metadata(self) -> HashMap<String, String> {
        HashMap::from([
            ("zhibiao.record".to_owned(), self.to_string()),
            ("zhibiao.schema".to_owned(), SCHEMA_VERSION.to_owned()),
        ])
    }
}

/// What a part of a column is, of its parts.
fn part_doc(part: &str) -> &'static str {
    match part {
        "_places" | "_high_places" => "the decimal places it was written with",
        "_high" => "the higher end of a range",
        "_unit" => "its unit",
        "_base" => {
            "the amount in its unit without the power of ten; empty where more than 28 digits would be needed"
        }
        "_numerator" => "the numerator of the fraction",
        "_denominator" => "its denominator",
        "_start" | "_first" => "where it begins",
        _ => "where it ends",
    }
}

fn field(column: &Column, part: &str, kind: DataType, doc: String) -> Field {
    let nullable = !column.required || !part.is_empty() && !is_end(part);
    described(
        Field::new(format!("{}{part}", column.name), kind, nullable),
        doc,
    )
}

/// Whether a part is one of two that make the column up.
fn is_end(part: &str) -> bool {
    matches!(part, "_start" | "_end")
}

fn described(field: Field, doc: String) -> Field {
    field.with_metadata(HashMap::from([("doc".to_owned(), doc)]))
}

impl Shape {
    /// The fields that a column of the shape takes: what their names end with, and their types.
    fn types(self) -> Vec<(&'static str, DataType)> {
        let decimal = narrow_type;
        match self {
            Self::Word => vec![("", word())],
            Self::Text => vec![("", DataType::Utf8)],
            Self::Flag => vec![("", DataType::Boolean)],
            Self::Count => vec![("", DataType::UInt64)],
            Self::Signed => vec![("", DataType::Int64)],
            Self::Day => vec![("", DataType::Date32)],
            Self::Words => {
                let item = Field::new("item", DataType::Utf8, true);
                vec![("", DataType::List(Arc::new(item)))]
            }
            Self::Number => vec![("", decimal()), ("_places", DataType::UInt8)],
            Self::NumberOrRange => vec![
                ("", decimal()),
                ("_places", DataType::UInt8),
                ("_high", decimal()),
                ("_high_places", DataType::UInt8),
            ],
            Self::Amount => vec![
                ("", decimal()),
                ("_places", DataType::UInt8),
                ("_unit", word()),
                ("_base", decimal()),
            ],
            Self::Fraction => vec![("_numerator", decimal()), ("_denominator", decimal())],
            Self::Span => vec![("_start", DataType::UInt64), ("_end", DataType::UInt64)],
            Self::Years => vec![("_first", DataType::Int32), ("_last", DataType::Int32)],
        }
    }
}

/// A word that comes again: dictionary-coded.
fn word() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}
