//! The published JSON Schema describes what the crate writes, and refuses what it cannot read.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;
use zhibiao::plan::{JSON_SCHEMA, Plan, SCHEMA};

mod full_plan;
mod schema;
mod strategies;

use schema::fits;

fn is_valid(document: &Value) -> bool {
    let schema: Value = serde_json::from_str(JSON_SCHEMA).unwrap();
    fits(document, &schema, &schema)
}

#[test]
fn the_full_plan_is_valid_and_uses_every_property() {
    let plan = serde_json::to_value(full_plan::plan()).unwrap();
    assert!(is_valid(&plan));
    let schema: Value = serde_json::from_str(JSON_SCHEMA).unwrap();
    assert!(schema["title"].as_str().unwrap().ends_with(SCHEMA));
    for name in schema["properties"].as_object().unwrap().keys() {
        assert!(plan.get(name).is_some(), "{name}");
    }
    let targets = plan["targets"].as_array().unwrap();
    for name in schema["$defs"]["target"]["properties"]
        .as_object()
        .unwrap()
        .keys()
    {
        assert!(
            targets.iter().any(|target| target.get(name).is_some()),
            "{name}"
        );
    }
    for form in schema["$defs"]["aim"]["oneOf"].as_array().unwrap() {
        assert!(
            targets
                .iter()
                .any(|target| fits(&target["aim"], form, &schema)),
            "{form}"
        );
    }
}

/// What is wrong with the form alone is refused by the schema too.
#[test]
fn documents_of_another_form_are_invalid() {
    let form = [
        "field-unknown",
        "missing",
        "unknown-stage",
        "as-number",
        "measure-unknown",
        "with-one-number",
        "with-two-numbers",
        "without-number",
        "rank-zero",
    ];
    // These have the right form; what they say is wrong.
    let meaning = ["growth-without-number", "floor-without-number"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refused");
    let mut checked = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
            && form.iter().any(|part| name.contains(part))
            && !meaning.contains(&name.as_str())
        {
            let document: Value =
                serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            assert!(!is_valid(&document), "{name}");
            checked += 1;
        }
    }
    assert!(checked >= 15, "{checked}");
}

proptest! {
    #[test]
    fn what_is_written_is_valid(plan in strategies::plan_of(strategies::revised_target())) {
        prop_assert!(is_valid(&serde_json::to_value(&plan).unwrap()));
    }

    /// A document without one of its fields is read only if the schema allows it to be absent.
    #[test]
    fn what_may_be_absent_is_said(plan in strategies::plan_of(strategies::target()), pick in any::<prop::sample::Index>()) {
        let mut document = serde_json::to_value(&plan).unwrap();
        let fields: Vec<String> = document["targets"]
            .get(0)
            .and_then(Value::as_object)
            .map(|target| target.keys().cloned().collect())
            .unwrap_or_default();
        prop_assume!(!fields.is_empty());
        let field = &fields[pick.index(fields.len())];
        document["targets"][0].as_object_mut().unwrap().remove(field);
        if serde_json::from_value::<Plan>(document.clone()).is_ok() {
            prop_assert!(is_valid(&document), "{}", field);
        }
    }
}
