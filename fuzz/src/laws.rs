//! What holds for every text; a law that is broken panics.

use std::sync::LazyLock;

use zhibiao::audit::audit;
use zhibiao::extract::{Extractor, PlanDraft, sentences};
use zhibiao::finding::{Finding, Place};
use zhibiao::follow_up::follow_up;
use zhibiao::period::Period;
use zhibiao::source::{Document, Span};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::default);

/// Reads the text in every way there is and checks what comes back.
pub fn check(text: &str) {
    lexer_loses_nothing(text);
    let extraction = EXTRACTOR.extract(text);
    let mut end = 0;
    for statement in &extraction.statements {
        let span = statement.span;
        assert_eq!(
            span.of(text),
            Some(statement.quote),
            "the quote stands in its span"
        );
        assert!(!span.is_empty(), "a statement has words");
        assert!(
            end <= span.start(),
            "statements are in order and disjoint: {statement:?}"
        );
        end = span.end();
    }
    spans_mark_text(text, &extraction.findings);
    spans_mark_text(text, &audit(text, &extraction.statements));

    let goals = EXTRACTOR.goals(text);
    let mut end = 0;
    for goal in &goals {
        assert_eq!(
            goal.span.of(text),
            Some(goal.quote),
            "the quote stands in its span"
        );
        assert!(
            end <= goal.span.start(),
            "goals are in order and disjoint: {goal:?}"
        );
        end = goal.span.end();
    }
    let mut statements = extraction
        .statements
        .iter()
        .map(|statement| statement.span)
        .peekable();
    for goal in &goals {
        while statements
            .next_if(|span| span.end() <= goal.span.start())
            .is_some()
        {}
        let apart = statements
            .peek()
            .is_none_or(|span| goal.span.end() <= span.start());
        assert!(apart, "a goal is no statement: {goal:?}");
    }

    let document = Document::new("报告").expect("a title");
    let draft = PlanDraft::new(document, Period::year(2024).expect("a year"))
        .statements(&extraction.statements)
        .goals(&goals)
        .build()
        .expect("what was read makes a plan");
    let outcome = follow_up(&draft.plan, &extraction.statements);
    assert_eq!(
        outcome.pairs.len() + outcome.targets.len(),
        draft.plan.targets().len(),
        "every target has a pair or a reason"
    );

    let again = EXTRACTOR.extract(text);
    assert_eq!(
        again.statements, extraction.statements,
        "the same text is read the same way"
    );
    assert_eq!(
        again.findings, extraction.findings,
        "the same text is read the same way"
    );
    assert_eq!(
        EXTRACTOR.goals(text),
        goals,
        "the same text is read the same way"
    );
}

/// Every byte belongs to one sentence.
fn lexer_loses_nothing(text: &str) {
    let mut end = 0;
    for sentence in sentences(text) {
        assert_eq!(sentence.body.start, end, "no byte between two sentences");
        assert_eq!(
            sentence.body.end, sentence.mark.start,
            "the mark follows the body"
        );
        assert!(text.get(sentence.body).is_some() && text.get(sentence.mark.clone()).is_some());
        assert!(end < sentence.mark.end, "a sentence has bytes");
        end = sentence.mark.end;
    }
    assert_eq!(end, text.len(), "no byte after the last sentence");
}

fn spans_mark_text(text: &str, findings: &[Finding]) {
    let marks = |span: &Span| assert!(span.of(text).is_some(), "{span:?} marks whole characters");
    for finding in findings {
        for place in std::iter::once(finding.place()).chain(finding.related()) {
            if let Place::Span(span) = place {
                marks(span);
            }
        }
    }
}
