//! A list of records in JSON or another format that describes itself.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Reading;
use super::fields::{Bad, Field, Record, finding, observation};
use crate::finding::Finding;
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
enum Cell {
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
            match read(number, attempt) {
                Ok(observation) => good.push(observation),
                Err(finding) => reading.findings.push(finding),
            }
        }
        reading.log.extend(good);
        reading
    }
}

fn read(number: u64, attempt: Attempt) -> Result<Observation, Finding> {
    let Attempt::Fields(cells) = attempt else {
        return Err(finding(
            number,
            "target",
            "",
            "a record is an object with fields",
        ));
    };
    let mut fields = Fields {
        texts: BTreeMap::new(),
        evidence: Vec::new(),
    };
    for (name, cell) in cells {
        let Some(field) = Field::of_json(&name) else {
            return Err(finding(number, &name, "", "there is no such field"));
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
                return Err(finding(number, &name, "", reason));
            }
        };
        fields.texts.insert(field, text);
    }
    observation(&fields)
        .map_err(|Bad { field, reason }| finding(number, field.json(), fields.text(field), reason))
}
