//! What an error quotes is seen as it is: no character that a terminal would obey, and the beginning of what is long.

use zhibiao::aggregate::{RollUpError, Tree};
use zhibiao::completion::{IndexNode, Policy};
use zhibiao::indicator::{Indicator, Labels};
use zhibiao::number::Numeral;
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::region::{Region, RegionCode};
use zhibiao::source::{Document, Source, Span};
use zhibiao::target::{Bound, Target, TargetId};
use zhibiao::unit::{Counters, Dimension, Unit};

/// The messages of an error, in English and in Chinese where it has one.
type Messages = Vec<String>;

macro_rules! messages {
    ($result:expr) => {{
        let error = $result.err().expect("an error");
        vec![error.to_string(), error.chinese()]
    }};
}

fn all(bad: &str) -> Vec<(&'static str, Messages)> {
    let target = || Target::builder(Indicator::new("学位").unwrap(), bound());
    let bound_text = format!("学{bad}");
    let tree = |pairs: &[(&str, &str)]| {
        Tree::new(
            pairs
                .iter()
                .map(|(child, parent)| ((*child).to_owned(), (*parent).to_owned())),
        )
    };
    let json = |text: &str| serde_json::to_string(text).unwrap();
    vec![
        ("numeral", messages!(bad.parse::<Numeral>())),
        (
            "numeral behind digits",
            messages!(format!("5{bad}").parse::<Numeral>()),
        ),
        ("quantity", messages!(format!("5{bad}").parse::<Quantity>())),
        (
            "number without unit",
            messages!(format!("{bad}5").parse::<Quantity>()),
        ),
        ("unit", messages!(bad.parse::<Unit>())),
        (
            "unit behind a scale",
            messages!(format!("万{bad}").parse::<Unit>()),
        ),
        ("dimension", messages!(bad.parse::<Dimension>())),
        ("counter", messages!(Counters::new().register(bad))),
        ("period", messages!(bad.parse::<Period>())),
        (
            "period of a form",
            messages!(format!("2024年13月{bad}").parse::<Period>()),
        ),
        ("region code", messages!(bad.parse::<RegionCode>())),
        (
            "region name",
            messages!(Region::new(format!("甲{bad}\u{7}"))),
        ),
        (
            "indicator",
            messages!(Indicator::new(format!("{bad}\u{7}甲"))),
        ),
        ("label", messages!(Labels::default().with(bad, "x"))),
        (
            "label text",
            messages!(Labels::default().with("en", format!("{bad}\u{7}"))),
        ),
        (
            "document",
            messages!(Document::new(format!("甲{bad}\u{7}"))),
        ),
        (
            "quote",
            messages!(Source::new(Span::new(0, 1).unwrap(), bound_text.as_str())),
        ),
        ("id", messages!(bad.parse::<TargetId>())),
        (
            "theme",
            messages!(target().theme([format!("{bad}\u{7}")]).build()),
        ),
        (
            "lead",
            messages!(target().lead(format!("{bad}\u{7}")).build()),
        ),
        (
            "plan title",
            messages!(Plan::builder(format!("甲{bad}\u{7}")).build()),
        ),
        ("two parents", messages!(tree(&[(bad, "a"), (bad, "b")]))),
        ("repeated", messages!(tree(&[("a", bad), ("a", bad)]))),
        ("cycle", messages!(tree(&[("a", bad), (bad, "a")]))),
        (
            "not in the tree",
            messages!(Err::<(), _>(RollUpError::Unknown {
                key: bad.to_owned()
            })),
        ),
        (
            "not reported",
            messages!(Err::<(), _>(RollUpError::Missing {
                keys: vec![bad.to_owned(); 1000]
            })),
        ),
        (
            "decoded plan",
            vec![
                serde_json::from_str::<Plan>(&format!(
                    r#"{{"schema": {}, "title": "甲", "targets": []}}"#,
                    json(bad)
                ))
                .unwrap_err()
                .to_string(),
            ],
        ),
        (
            "index",
            vec![IndexNode::group(bad, -1, []).unwrap_err().to_string()],
        ),
    ]
}

fn bound() -> Bound {
    Bound::Plain("5个".parse().unwrap())
}

#[test]
fn errors_show_what_is_written() {
    let bads = [
        "\u{202e}坏\u{7}".to_owned(),
        "坏\u{1b}[31m\u{2066}".to_owned(),
        "坏\r\n\u{85}\u{2028}".to_owned(),
        format!("坏\u{202e}{}", "长".repeat(10_000)),
    ];
    for bad in &bads {
        for (what, messages) in all(bad) {
            for message in messages {
                let obeyed = message.chars().find(|c| {
                    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                });
                assert_eq!(obeyed, None, "{what}: {message:?}");
                let length = message.chars().count();
                assert!(length < 2_000, "{what}: {length} characters");
                assert!(
                    message.contains('坏') || message.contains('甲'),
                    "{what}: {message}"
                );
            }
        }
    }
    let policy = Policy::new(
        format!("坏\u{202e}{}", "长".repeat(100)),
        *Policy::default().lights(),
    );
    assert_eq!(
        policy.title(zhibiao::finding::Language::Chinese),
        policy.name()
    );
}
