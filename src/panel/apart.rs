//! Two values of two places that are named in one word: 城乡居民收入分别增长5%、7%.

use std::borrow::Cow;

use super::scope::clause_before;
use crate::extract::Statement;

/// What 城乡 names, in its order.
const TOWN_AND_COUNTRY: [&str; 2] = ["城镇", "农村"];

/// Gives each of the two values its own name where 分别 says that they follow the order of the word.
pub(super) fn tell_apart(text: &str, statements: &mut [Statement<'_>]) {
    for at in 1..statements.len() {
        let follows = |at: usize| {
            let (one, next) = (statements.get(at.checked_sub(1)?)?, statements.get(at)?);
            let between = text.get(one.span.end()..next.span.start())?.trim();
            let joined = matches!(between, "、" | "和" | "与" | "及" | "，" | ",");
            let alike = one.indicator == next.indicator
                && (one.measure, one.kind) == (next.measure, next.kind);
            (joined && alike).then_some(())
        };
        let is_pair = follows(at).is_some()
            && follows(at + 1).is_none()
            && at.checked_sub(1).and_then(follows).is_none();
        if !is_pair {
            continue;
        }
        let Some([first, second]) = statements.get_mut(at - 1..=at) else {
            continue;
        };
        let is_ordered = clause_before(text, first.span.start()).contains("分别");
        if let Some(rest) = first.indicator.strip_prefix("城乡").filter(|_| is_ordered) {
            let [town, country] = TOWN_AND_COUNTRY.map(|place| format!("{place}{rest}"));
            (first.indicator, second.indicator) = (Cow::Owned(town), Cow::Owned(country));
        }
    }
}
