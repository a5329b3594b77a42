//! A plan as it is written in JSON.

use serde::{Deserialize, Serialize};

use super::{Plan, PlanError, SCHEMA};
use crate::period::Period;
use crate::region::Region;
use crate::source::Document;
use crate::target::Target;

/// The fields in the order they are written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WirePlan {
    schema: Schema,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period: Option<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<Document>,
    targets: Vec<Target>,
}

/// Checked as soon as it is read, so that a plan of another version is refused for that reason and no other.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Schema;

impl From<Schema> for String {
    fn from(_: Schema) -> Self {
        SCHEMA.to_owned()
    }
}

impl TryFrom<String> for Schema {
    type Error = PlanError;

    fn try_from(found: String) -> Result<Self, Self::Error> {
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let major = SCHEMA.split_once('.').map(|(major, _)| major);
        match found.split_once('.') {
            Some((found_major, minor)) if Some(found_major) == major && is_number(minor) => {
                Ok(Self)
            }
            _ => Err(PlanError::UnknownSchema { found }),
        }
    }
}

impl From<Plan> for WirePlan {
    fn from(plan: Plan) -> Self {
        let Plan {
            title,
            region,
            period,
            document,
            targets,
            ..
        } = plan;
        Self {
            schema: Schema,
            title,
            region,
            period,
            document,
            targets,
        }
    }
}

impl TryFrom<WirePlan> for Plan {
    type Error = PlanError;

    fn try_from(wire: WirePlan) -> Result<Self, Self::Error> {
        let mut builder = Self::builder(wire.title)
            .region(wire.region)
            .period(wire.period)
            .document(wire.document);
        for target in wire.targets {
            builder.add_as_it_is(target);
        }
        builder.build()
    }
}
