//! JSON Schema, as far as this crate's schemas use it.

use serde_json::Value;

/// Whether a value fits a schema, for the keywords that the schemas of this crate use. Any other keyword fails the test.
pub fn fits(value: &Value, schema: &Value, root: &Value) -> bool {
    schema
        .as_object()
        .unwrap()
        .iter()
        .all(|(keyword, wanted)| match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let name = wanted.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                fits(value, &root["$defs"][name], root)
            }
            "type" => match wanted.as_str().unwrap() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "null" => value.is_null(),
                "boolean" => value.is_boolean(),
                "integer" => value.is_u64() || value.is_i64(),
                other => panic!("type {other}"),
            },
            "const" => value == wanted,
            "enum" => wanted.as_array().unwrap().contains(value),
            "oneOf" => {
                wanted
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|schema| fits(value, schema, root))
                    .count()
                    == 1
            }
            "minimum" => value
                .as_i64()
                .is_none_or(|number| number >= wanted.as_i64().unwrap()),
            "minLength" => value
                .as_str()
                .is_none_or(|text| text.chars().count() as u64 >= wanted.as_u64().unwrap()),
            "minItems" => value
                .as_array()
                .is_none_or(|items| items.len() as u64 >= wanted.as_u64().unwrap()),
            "maxItems" => value
                .as_array()
                .is_none_or(|items| items.len() as u64 <= wanted.as_u64().unwrap()),
            // The one pattern there is: a decimal.
            "pattern" => {
                assert_eq!(wanted, r"^-?[0-9]+(\.[0-9]+)?$");
                let number = value
                    .as_str()
                    .map(|text| text.strip_prefix('-').unwrap_or(text));
                number.is_none_or(|number| {
                    let parts: Vec<_> = number.split('.').collect();
                    parts.len() <= 2
                        && parts.iter().all(|part| {
                            !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
                        })
                })
            }
            "items" => value
                .as_array()
                .is_none_or(|items| items.iter().all(|item| fits(item, wanted, root))),
            "required" => value.as_object().is_none_or(|fields| {
                wanted
                    .as_array()
                    .unwrap()
                    .iter()
                    .all(|name| fields.contains_key(name.as_str().unwrap()))
            }),
            "properties" => value.as_object().is_none_or(|fields| {
                fields.iter().all(|(name, field)| {
                    wanted
                        .get(name)
                        .is_none_or(|schema| fits(field, schema, root))
                })
            }),
            "additionalProperties" => value.as_object().is_none_or(|fields| {
                let known = schema.get("properties").and_then(Value::as_object);
                fields
                    .iter()
                    .filter(|(name, _)| known.is_none_or(|known| !known.contains_key(*name)))
                    .all(|(_, field)| {
                        if wanted.is_boolean() {
                            wanted == true
                        } else {
                            fits(field, wanted, root)
                        }
                    })
            }),
            other => panic!("keyword {other}"),
        })
}
