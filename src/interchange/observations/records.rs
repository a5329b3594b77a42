//! A list of records in JSON or another format that describes itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::LogReading;
use super::fields::{Bad, Field, Record, finding, observation};
use crate::finding::{Noticed, Reason};
use crate::observation::Observation;

/// A record, or whatever else stands in its place.
#[derive(Deserialize)]
#[serde(untagged)]
enum Attempt {
    Fields(Members),
    Other(IgnoredAny),
}

/// The fields of an object, as often as they stand there.
struct Members(Vec<(String, Cell)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Object)
    }
}

struct Object;

impl<'de> Visitor<'de> for Object {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

/// The fields by name, each once.
pub(super) fn unique(
    members: impl IntoIterator<Item = (String, Cell)>,
) -> Result<BTreeMap<String, Cell>, BadRecord> {
    let mut cells = BTreeMap::new();
    for (name, cell) in members {
        if cells.contains_key(&name) {
            return Err(BadRecord::new(name, ("字段重复", "the field stands twice")));
        }
        cells.insert(name, cell);
    }
    Ok(cells)
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

/// One record after the other, so that no more of them are held than are good.
impl<'de> Deserialize<'de> for LogReading {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(List)
    }
}

struct List;

impl<'de> Visitor<'de> for List {
    type Value = LogReading;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of observations")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<LogReading, A::Error> {
        let (mut good, mut noticed) = (Vec::new(), Noticed::default());
        let mut number = 0_u64;
        while let Some(attempt) = records.next_element()? {
            number = number.saturating_add(1);
            let read = match attempt {
                Attempt::Fields(Members(members)) => unique(members).and_then(read),
                Attempt::Other(_) => Err(BadRecord::not_an_object()),
            };
            match read {
                Ok(observation) => good.push(observation),
                Err(BadRecord { name, cell, reason }) => {
                    noticed.push(|| finding(number, &name, &cell, reason));
                }
            }
        }
        Ok(LogReading {
            log: good.into(),
            findings: noticed.finish(),
        })
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
