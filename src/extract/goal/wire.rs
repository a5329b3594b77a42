//! The JSON of goals: one object each, spans as byte offsets.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::extract::goal::{Goal, GoalKind};

/// `goal` is `milestone` with its `stage`, `accreditation` or `qualitative`; elsewhere `stage` is null.
impl Serialize for Goal<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let stage = match self.goal {
            GoalKind::Milestone(stage) => Some(stage),
            _ => None,
        };
        let mut fields = serializer.serialize_struct("Goal", 11)?;
        fields.serialize_field("start", &self.span.start())?;
        fields.serialize_field("end", &self.span.end())?;
        fields.serialize_field("quote", self.quote)?;
        fields.serialize_field("kind", &self.kind)?;
        fields.serialize_field("goal", &self.goal.aim_kind())?;
        fields.serialize_field("stage", &stage)?;
        fields.serialize_field("action", &self.action)?;
        fields.serialize_field("subject", &self.subject)?;
        fields.serialize_field("commitment", &self.commitment)?;
        fields.serialize_field("period", &self.period)?;
        fields.serialize_field("theme", &*self.theme)?;
        fields.end()
    }
}
