//! [`zhibiao`] for the browser and for Node: `extract`, `page` and `read` by `wasm-bindgen`.

#![deny(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![warn(clippy::pedantic)]

use serde_json::{Map, Value};
use wasm_bindgen::prelude::wasm_bindgen;
use zhibiao::extract::Extractor;
use zhibiao::source::Positions;
use zhibiao_page::Reading;

/// The statements of a text as JSON: a list of objects in the fields of `schema/statement-1.0.json`, of which `start`, `end` and `sentence`
/// count UTF-16 units, as the strings of JavaScript do.
#[wasm_bindgen]
#[must_use]
pub fn extract_json(text: &str) -> String {
    let extraction = Extractor::default().extract(text);
    let positions = Positions::new(text);
    let mut list = Vec::new();
    for statement in &extraction.statements {
        let Ok(Value::Object(mut fields)) = serde_json::to_value(statement) else {
            continue;
        };
        let units = |span| positions.utf16(span).unwrap_or_default();
        let own = units(statement.span);
        let sentence = units(statement.sentence);
        fields.insert("start".to_owned(), own.start.into());
        fields.insert("end".to_owned(), own.end.into());
        fields.insert(
            "sentence".to_owned(),
            vec![sentence.start, sentence.end].into(),
        );
        if let Some(part) = statement.part_of() {
            let part = units(part);
            fields.insert("part_of".to_owned(), vec![part.start, part.end].into());
        }
        list.push(Value::Object(fields));
    }
    Value::Array(list).to_string()
}

/// The page of a text: the document marked beside the table of its statements.
#[wasm_bindgen]
#[must_use]
pub fn page(name: &str, text: &str) -> String {
    zhibiao_page::document(&[Reading::new(name, text, &Extractor::default())])
}

/// The text of a file (`.docx`, `.html`, `.txt`) as JSON: `{"text", "remarks"}`, or `{"error"}` in Chinese.
#[wasm_bindgen]
#[must_use]
pub fn read_json(name: &str, bytes: &[u8]) -> String {
    let mut answer = Map::new();
    match zhibiao_files::read(name, bytes) {
        Ok(document) => {
            let remarks = document
                .remarks()
                .iter()
                .map(|remark| remark.chinese().into());
            answer.insert("remarks".to_owned(), Value::Array(remarks.collect()));
            answer.insert("text".to_owned(), document.text().into());
        }
        Err(error) => {
            answer.insert("error".to_owned(), error.chinese().into());
        }
    }
    Value::Object(answer).to_string()
}
