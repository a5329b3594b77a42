//! Spans, quotes and documents.

use proptest::prelude::*;
use zhibiao::source::{Document, Source, SourceError, Span};

#[test]
fn a_document_is_known_by_its_title() {
    let document = Document::new(" 政府工作报告 ")
        .unwrap()
        .with_issuer(" ")
        .with_url("");
    assert_eq!(
        (document.title(), document.issuer(), document.url()),
        ("政府工作报告", None, None)
    );
    assert_eq!(Document::new("　"), Err(SourceError::NoTitle));
}

proptest! {
    #[test]
    fn a_span_marks_whole_characters_or_nothing(text in ".{0,20}", a in 0_usize..70, b in 0_usize..70) {
        match Span::new(a, b) {
            Err(_) => prop_assert!(b < a),
            Ok(span) => {
                prop_assert_eq!((span.len(), span.is_empty()), (b - a, a == b));
                let whole = text.is_char_boundary(a) && text.is_char_boundary(b);
                prop_assert_eq!(span.of(&text).is_some(), whole);
                match Source::locate(&text, span) {
                    Ok(source) => {
                        prop_assert!(whole && source.matches(&text));
                        prop_assert_eq!(&text[a..b], source.quote());
                        prop_assert_eq!(Source::new(span, source.quote()), Ok(source));
                    }
                    Err(_) => prop_assert!(!whole),
                }
            }
        }
    }

    #[test]
    fn a_quote_is_as_long_as_its_span(start in 0_usize..100, length in 0_usize..30, quote in ".{0,10}") {
        let span = Span::new(start, start + length).unwrap();
        prop_assert_eq!(Source::new(span, &quote).is_ok(), quote.len() == length);
    }

    #[test]
    fn a_span_includes_itself_and_what_lies_in_it(a in 0_usize..50, b in 0_usize..50, c in 0_usize..50, d in 0_usize..50) {
        let outer = Span::new(a.min(b), a.max(b)).unwrap();
        let inner = Span::new(c.min(d), c.max(d)).unwrap();
        prop_assert!(outer.includes(&outer));
        prop_assert_eq!(outer.includes(&inner), outer.start() <= inner.start() && inner.end() <= outer.end());
    }

    #[test]
    fn sources_survive(start in 0_usize..100, quote in ".{0,10}", rule in "[a-z-]{0,8}") {
        let source = Source::new(Span::new(start, start + quote.len()).unwrap(), &quote).unwrap().with_rule(rule);
        let decoded: Source = serde_json::from_str(&serde_json::to_string(&source).unwrap()).unwrap();
        prop_assert_eq!(decoded, source);
    }
}
