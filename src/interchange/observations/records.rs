//! A list of records in JSON or another format that describes itself.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Reading;
use super::fields::{Bad, Field, Record, finding, observation};
use crate::finding::Reason;
use crate::observation::Observation;

#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Records(Vec<Attempt>);

/// A record, or whatever else stands in its place.
#[derive(Deserialize)]
#[serde(untagged)]
enum Attempt {
    Fields(BTreeMap<String, Cell>),
    Other(IgnoredAny),
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Cell {
    Text(String),
    Truth(bool),
    Whole(u32),
    List(Vec<String>),
    Nothing(()),
    Other(IgnoredAny),
}

struct Fields {
    texts: BTreeMap<Field, String>,
    evidence: Vec<String>,
}

impl Record for Fields {
    fn text(&self, field: Field) -> &str {
        self.texts.get(&field).map_or("", |text| text.trim())
    }

    fn evidence(&self) -> Vec<String> {
        self.evidence.clone()
    }
}

impl From<Records> for Reading {
    fn from(records: Records) -> Self {
        let mut reading = Self::default();
        let mut good = Vec::new();
        for (number, attempt) in (1_u64..).zip(records.0) {
            let read = match attempt {
                Attempt::Fields(cells) => read(cells),
                Attempt::Other(_) => Err(BadRecord::not_an_object()),
            };
            match read {
                Ok(observation) => good.push(observation),
                Err(BadRecord { name, cell, reason }) => {
                    reading.findings.push(finding(number, &name, &cell, reason));
                }
            }
        }
        reading.log.extend(good);
        reading
    }
}

/// Why a record was left out.
pub(super) struct BadRecord {
    /// The field, as it is written.
    pub(super) name: Cow<'static, str>,
    /// What stands there.
    pub(super) cell: String,
    pub(super) reason: Reason,
}

impl BadRecord {
    pub(super) fn not_an_object() -> Self {
        Self::new(
            "target",
            (
                "一条记录是带字段的对象",
                "a record is an object with fields",
            ),
        )
    }

    pub(super) fn new(
        name: impl Into<Cow<'static, str>>,
        reason: (&'static str, &'static str),
    ) -> Self {
        Self {
            name: name.into(),
            cell: String::new(),
            reason: reason.into(),
        }
    }
}

/// The observation of a record's fields.
pub(super) fn read(cells: BTreeMap<String, Cell>) -> Result<Observation, BadRecord> {
    let mut fields = Fields {
        texts: BTreeMap::new(),
        evidence: Vec::new(),
    };
    for (name, cell) in cells {
        let Some(field) = Field::of_json(&name) else {
            return Err(BadRecord::new(
                name,
                ("没有这个字段", "there is no such field"),
            ));
        };
        let text = match (cell, field) {
            (Cell::Nothing(()), _) => continue,
            (Cell::Text(text), _) if field != Field::Evidence => text,
            (Cell::Truth(done), Field::Done) => done.to_string(),
            (Cell::Whole(whole), Field::Rank | Field::Revision) => whole.to_string(),
            (Cell::List(list), Field::Evidence) => {
                fields.evidence = list;
                continue;
            }
            _ => {
                let reason = match field {
                    Field::Amount => (
                        "数须连同单位写作字符串，如“34个”",
                        "a number travels as a string with its unit: \"34个\"",
                    ),
                    Field::Evidence => ("佐证是字符串的列表", "evidence is a list of strings"),
                    Field::Done => ("应为真或假（true、false）", "it is true or false"),
                    Field::Rank | Field::Revision => {
                        ("应为非负整数", "it is a whole number, not negative")
                    }
                    _ => ("应为字符串", "it is a string"),
                };
                return Err(BadRecord::new(name, reason));
            }
        };
        fields.texts.insert(field, text);
    }
    observation(&fields).map_err(|Bad { field, reason }| BadRecord {
        name: field.json().into(),
        cell: fields.text(field).to_owned(),
        reason,
    })
}
