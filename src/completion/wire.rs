//! An assessment as it is written in JSON, for readers that have no Rust.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::assess::Assessment;
use super::evidence::Evidence;
use super::rate::NoRate;
use crate::finding::Language;
use crate::number::Ratio;

/// A rate as its fraction, or the reason why there is none as its code.
pub(super) fn rate_or_reason<S: Serializer>(
    rate: &Result<Ratio, NoRate>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match rate {
        Ok(rate) => rate.serialize(serializer),
        Err(reason) => reason.serialize(serializer),
    }
}

/// What they come to, the day of the latest, and how many were added up.
impl Serialize for Evidence<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("actual", &self.actual)?;
        map.serialize_entry("as_of", &self.latest.as_of())?;
        map.serialize_entry("count", &self.count)?;
        map.end()
    }
}

struct Explained<'a, 'b>(&'b Assessment<'a>);

impl Serialize for Explained<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        for (tag, language) in [("zh", Language::Chinese), ("en", Language::English)] {
            map.serialize_entry(tag, &self.0.explanation(language).to_string())?;
        }
        map.end()
    }
}

/// Id of the target, period, day, name of the policy, evidence; then either `judgement` with `capped_rate`, `gap`, `compared`,
/// `attainment`, `need` and `projection`, or `not_assessable` with the reason; and the explanation in Chinese and English. It is
/// written only, since an assessment follows from its target, its log and its policy.
impl Serialize for Assessment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("target", self.target.id())?;
        if let Some(period) = self.period {
            map.serialize_entry("period", &period)?;
            map.serialize_entry("days_left", &self.days_left())?;
        }
        map.serialize_entry("as_of", &self.as_of)?;
        map.serialize_entry("policy", self.policy.name())?;
        if let Some(evidence) = self.evidence() {
            map.serialize_entry("evidence", evidence)?;
        }
        match &self.outcome {
            Ok(found) => {
                map.serialize_entry("judgement", found)?;
                for (name, value) in [("capped_rate", self.capped_rate()), ("gap", self.gap())] {
                    if let Some(value) = value {
                        map.serialize_entry(name, &value)?;
                    }
                }
                if let Some(compared) = self.compared() {
                    map.serialize_entry("compared", &compared)?;
                }
                if let Some(attainment) = self.attainment() {
                    map.serialize_entry("attainment", &attainment)?;
                }
                if let Some(need) = self.need() {
                    map.serialize_entry("need", &need)?;
                }
                if let Some(projection) = self.projection() {
                    map.serialize_entry("projection", &projection)?;
                }
            }
            Err(reason) => map.serialize_entry("not_assessable", reason)?,
        }
        map.serialize_entry("explanation", &Explained(self))?;
        map.end()
    }
}
