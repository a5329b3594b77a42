use zhibiao::extract::{Extractor, Value};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let extractor = Extractor::default();
    for s in extractor.extract(&text).statements {
        let value = match &s.value {
            Value::None => serde_json::Value::Null,
            Value::One(v) => serde_json::json!(v.to_string()),
            Value::Range(a, b) => serde_json::json!([a.to_string(), b.to_string()]),
        };
        println!(
            "{}",
            serde_json::json!({"start": s.span.start(), "end": s.span.end(), "quote": s.quote, "kind": s.kind, "action": s.action, "indicator": s.indicator,
          "value": value, "unit": if s.unit.is_empty() {None} else {Some(&s.unit)}, "bound": s.bound, "measure": s.measure, "commitment": s.commitment, "period": s.period, "theme": &s.theme[..], "rule": s.rule.to_string()})
        );
    }
}
