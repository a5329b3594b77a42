//! Goals without a number: what becomes one, and what is left alone.

use proptest::prelude::*;
use zhibiao::extract::{Extractor, Goal, GoalKind, Kind};

/// One line a goal: `kind/stage commitment action subject`, as the cases write them.
fn written(goal: &Goal<'_>) -> String {
    let stage = match goal.goal {
        GoalKind::Milestone(stage) => stage.to_string(),
        other => other.aim_kind().to_string(),
    };
    let done = if goal.kind == Kind::Achievement {
        "已"
    } else {
        ""
    };
    format!(
        "{done}{stage} {} {} {}",
        goal.commitment, goal.action, goal.subject
    )
}

#[test]
fn cases() {
    let cases = include_str!("data/goals.txt");
    let extractor = Extractor::default();
    for case in cases
        .split("\n\n")
        .map(str::trim)
        .filter(|case| !case.is_empty())
    {
        let mut lines = case.lines().filter(|line| !line.starts_with('#'));
        let Some(text) = lines.next() else { continue };
        let expected: Vec<&str> = lines.collect();
        let goals: Vec<String> = extractor.goals(text).iter().map(written).collect();
        assert_eq!(goals, expected, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[开工建成投用前期推进加快项目工程等一批、，。；和（）“”力争创建县\n 0-9a-z一二三]{0,200}") {
        let extractor = Extractor::default();
        let statements = extractor.extract(&text).statements;
        let mut end = 0;
        for goal in extractor.goals(&text) {
            prop_assert!(goal.span.start() >= end, "goals are in order and disjoint");
            end = goal.span.end();
            prop_assert_eq!(goal.span.of(&text), Some(goal.quote));
            prop_assert!(!goal.quote.is_empty());
            let overlaps = |s: &zhibiao::extract::Statement<'_>| {
                s.span.start() < goal.span.end() && goal.span.start() < s.span.end()
            };
            prop_assert!(!statements.iter().any(overlaps), "a goal stands apart from the statements");
        }
    }

    #[test]
    fn arbitrary_text_does_no_harm(text in any::<String>()) {
        for goal in Extractor::default().goals(&text) {
            prop_assert_eq!(goal.span.of(&text), Some(goal.quote));
        }
    }
}
