//! What readers corrected on a page: JSON lines, a statement each, in the fields of the JSON of statements, with a verdict.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a reader says of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict {
    /// It is no statement.
    Wrong,
    /// It is one, but for the fields given.
    Fixed,
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The document, by the name of its file.
    pub document: String,
    /// Where the statement begins, in bytes of the text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its words, by which it is known again where the text has moved.
    pub quote: String,
    /// What is said of it.
    pub verdict: Verdict,
    /// The fields that are otherwise.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub fields: Map<String, Value>,
}

/// The fields that a reader may change.
const FIELDS: [&str; 10] = [
    "kind",
    "action",
    "indicator",
    "value",
    "unit",
    "bound",
    "measure",
    "commitment",
    "period",
    "years",
];

/// Corrections, by document and place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    by_place: BTreeMap<(String, usize, usize), Correction>,
}

impl Corrections {
    /// Reads lines; of two on one statement the later counts. The lines that are none come back by their numbers, with the reason.
    ///
    /// ```
    /// use zhibiao_page::Corrections;
    ///
    /// let line = r#"{"document":"a.txt","start":0,"end":3,"quote":"5家","verdict":"fixed","fields":{"unit":"个"}}"#;
    /// let (corrections, refused) = Corrections::read(&format!("{line}\nno JSON\n"));
    /// assert_eq!((corrections.len(), refused[0].0), (1, 2));
    /// ```
    #[must_use]
    pub fn read(lines: &str) -> (Self, Vec<(usize, String)>) {
        let mut corrections = Self::default();
        let mut refused = Vec::new();
        for (number, line) in lines.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let read = serde_json::from_str::<Correction>(line).map_err(|error| error.to_string());
            let checked = read.and_then(|correction| {
                let unknown = correction
                    .fields
                    .keys()
                    .find(|field| !FIELDS.contains(&field.as_str()));
                match unknown {
                    Some(field) => Err(format!(
                        "no field `{field}`; they are {}",
                        FIELDS.join(", ")
                    )),
                    None => Ok(correction),
                }
            });
            match checked {
                Ok(correction) => {
                    let key = (
                        correction.document.clone(),
                        correction.start,
                        correction.end,
                    );
                    corrections.by_place.insert(key, correction);
                }
                Err(reason) => refused.push((number + 1, reason)),
            }
        }
        (corrections, refused)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_place.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_place.is_empty()
    }

    /// Corrects a statement in its JSON; returns what was said of it. Nothing is where the place holds other words now.
    pub fn apply(&self, document: &str, statement: &mut Map<String, Value>) -> Option<Verdict> {
        let place = |field: &str| usize::try_from(statement.get(field)?.as_u64()?).ok();
        let key = (document.to_owned(), place("start")?, place("end")?);
        let correction = self.by_place.get(&key)?;
        if statement.get("quote").and_then(Value::as_str) != Some(&correction.quote) {
            return None;
        }
        if correction.verdict == Verdict::Fixed {
            for (field, value) in &correction.fields {
                statement.insert(field.clone(), value.clone());
            }
        }
        Some(correction.verdict)
    }
}
