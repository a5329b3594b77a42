//! The JSON of statements and goals: one object each, spans as byte offsets, numbers as strings.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::extract::statement::{Statement, Value};
use crate::number::Plain;

/// `null`, `"2500"` or `["5", "5.5"]`.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_none(),
            Self::One(value) => serializer.collect_str(&Plain(*value)),
            Self::Range(low, high) => {
                serializer.collect_seq([Plain(*low).to_string(), Plain(*high).to_string()])
            }
        }
    }
}

/// The place and what was read there, in the fields of the labelled data, and `theme` and `rule`.
impl Serialize for Statement<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Statement", 23)?;
        fields.serialize_field("start", &self.span.start())?;
        fields.serialize_field("end", &self.span.end())?;
        fields.serialize_field("quote", self.quote)?;
        fields.serialize_field("sentence", &[self.sentence.start(), self.sentence.end()])?;
        fields.serialize_field("kind", &self.kind)?;
        fields.serialize_field("action", &self.action)?;
        fields.serialize_field("indicator", &self.indicator)?;
        fields.serialize_field("value", &self.value)?;
        fields.serialize_field(
            "baseline",
            &self.baseline().map(|value| Plain(value).to_string()),
        )?;
        let unit = Some(&self.unit).filter(|unit| !unit.is_empty());
        fields.serialize_field("unit", &unit)?;
        fields.serialize_field("bound", &self.bound)?;
        fields.serialize_field("measure", &self.measure)?;
        fields.serialize_field("commitment", &self.commitment)?;
        fields.serialize_field("period", &self.period)?;
        let years = self
            .years()
            .map_or_else(String::new, |years| years.years().to_string());
        fields.serialize_field("years", &years)?;
        fields.serialize_field("years_from", &self.years().map(|years| years.from()))?;
        let yearly = self.years().is_some_and(|years| years.is_yearly_average());
        fields.serialize_field("yearly_average", &yearly)?;
        fields.serialize_field("kind_assumed", &self.kind_is_assumed())?;
        let whole = self.part_of().map(|span| [span.start(), span.end()]);
        fields.serialize_field("part_of", &whole)?;
        fields.serialize_field("responsible", self.units())?;
        let deadline = Some(self.deadline()).filter(|deadline| !deadline.is_empty());
        fields.serialize_field("deadline", &deadline)?;
        fields.serialize_field("theme", &*self.theme)?;
        fields.serialize_field("rule", &self.rule)?;
        fields.end()
    }
}
