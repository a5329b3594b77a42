//! A list of records in JSON or another format that describes itself.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Reading;
use super::fields::{Bad, Field, Record, finding, observation};
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
                Attempt::Other(_) => Err(BadRecord::NOT_AN_OBJECT),
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
    pub(super) reason: Cow<'static, str>,
}

impl BadRecord {
    pub(super) const NOT_AN_OBJECT: Self = Self {
        name: Cow::Borrowed("target"),
        cell: String::new(),
        reason: Cow::Borrowed("a record is an object with fields"),
    };

    pub(super) fn new(name: String, reason: &'static str) -> Self {
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
            return Err(BadRecord::new(name, "there is no such field"));
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
                    Field::Amount => "a number travels as a string with its unit: \"34个\"",
                    Field::Evidence => "evidence is a list of strings",
                    Field::Done => "it is true or false",
                    Field::Rank | Field::Revision => "it is a whole number",
                    _ => "it is a string",
                };
                return Err(BadRecord::new(name, reason));
            }
        };
        fields.texts.insert(field, text);
    }
    observation(&fields).map_err(|Bad { field, reason }| BadRecord {
        name: field.json().into(),
        cell: fields.text(field).to_owned(),
        reason: reason.into(),
    })
}
