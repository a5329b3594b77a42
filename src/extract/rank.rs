//! Ranks and breakthroughs: statements whose number is a place in an order, or that have none.

use std::ops::Range;

use super::frame::{clean_subject, peel};
use super::lexicon::{Lexicon, Sense};
use super::rule::Rule;
use super::sentence::Sentence;
use crate::number::{Decimal, Numeral};

/// A rank or breakthrough found in a sentence.
pub(super) struct Found {
    pub(super) span: Range<usize>,
    pub(super) value: Option<Decimal>,
    pub(super) unit: String,
    pub(super) action: String,
    pub(super) indicator: String,
    pub(super) rule: Rule,
    /// The expression that holds the number, so that it is not read again.
    pub(super) expression: Option<usize>,
}

const BREAKTHROUGHS: &[&str] = &["零突破", "零的突破", "“零”突破", "“零的突破”", "“零突破”"];
const LEADING_PLACES: &[&str] = &["前列", "首位", "榜首", "前茅"];

pub(super) fn find(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<Found> {
    let mut found = breakthroughs(sentence, lexicon);
    found.extend(leading_places(sentence, lexicon));
    found.extend(numbered(sentence, lexicon));
    found.sort_by_key(|rank| rank.span.start);
    found
}

fn breakthroughs(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<Found> {
    let glyphs = sentence.glyphs;
    let mut found = Vec::new();
    for word in BREAKTHROUGHS {
        let length = word.chars().count();
        let mut from = 0;
        while let Some(at) = glyphs.find(from..glyphs.len(), word) {
            from = at + length;
            let clause = sentence.clause_of(at);
            let (action, indicator) = subject(sentence, lexicon, clause.start..at);
            found.push(Found {
                span: at..at + length,
                value: None,
                unit: String::new(),
                action,
                indicator,
                rule: Rule::Breakthrough,
                expression: None,
            });
        }
    }
    found
}

/// 保持山区26县前列, 稳居全市前列: the set of peers belongs to the quote.
fn leading_places(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<Found> {
    let glyphs = sentence.glyphs;
    let mut found = Vec::new();
    for word in LEADING_PLACES {
        let mut from = 0;
        while let Some(at) = glyphs.find(from..glyphs.len(), word) {
            let end = at + word.chars().count();
            from = end;
            let clause = sentence.clause_of(at);
            let Some((verb, _)) = place_verb(sentence, lexicon, clause.start..at) else {
                continue;
            };
            let indicator = indicator_before(sentence, lexicon, clause.start..verb.start);
            let one = *word != "前列" && *word != "前茅";
            found.push(Found {
                span: verb.end..end,
                value: one.then_some(Decimal::ONE),
                unit: String::new(),
                action: glyphs.folded(verb),
                indicator,
                rule: Rule::Rank,
                expression: None,
            });
        }
    }
    found
}

/// 前20名, 前三, 第2位, 第一.
fn numbered(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<Found> {
    let glyphs = sentence.glyphs;
    let mut found = Vec::new();
    for (index, expression) in sentence.expressions.iter().enumerate() {
        let digits = expression.digits.clone();
        let before = sentence.before(digits.start);
        if !matches!(before, '前' | '第') || sentence.is_quoted(digits.start) {
            continue;
        }
        let unit = glyphs.char(digits.end);
        let end = digits.end + usize::from(matches!(unit, '名' | '位'));
        let closes = end == glyphs.len()
            || sentence.stops.contains(&end)
            || matches!(
                glyphs.char(end),
                '、' | '和' | '(' | ')' | '[' | '强' | '行' | '并' | '以' | '之'
            )
            || glyphs.starts_with(end, "方阵");
        let start = digits.start - 1;
        let clause = sentence.clause_of(start);
        let Some((verb, _)) = place_verb(sentence, lexicon, clause.start..start) else {
            continue;
        };
        let Ok(value) = glyphs
            .folded(digits.clone())
            .parse::<Numeral>()
            .and_then(|numeral| numeral.value())
        else {
            continue;
        };
        let indicator = indicator_before(sentence, lexicon, clause.start..verb.start);
        let peers = glyphs.shown(verb.end..start);
        let names_peers_only = ["全国", "全省", "全市", "全县", "全区", "全州", ""]
            .contains(&peers.as_str())
            || peers.chars().count() <= 3;
        let indicator = if indicator.is_empty() && !names_peers_only {
            peers
        } else {
            indicator
        };
        if !closes {
            continue;
        }
        let has_unit = end > digits.end;
        found.push(Found {
            span: start..end,
            value: Some(value),
            unit: if has_unit {
                unit.to_string()
            } else {
                String::new()
            },
            action: glyphs.folded(verb),
            indicator,
            rule: Rule::Rank,
            expression: Some(index),
        });
    }
    found
}

/// The last verb of place or state in a clause; 争创 and 保持 place too.
fn place_verb(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    range: Range<usize>,
) -> Option<(Range<usize>, Sense)> {
    let glyphs = sentence.glyphs;
    (range.clone()).rev().find_map(|at| {
        let entry = lexicon.longest(glyphs, at, range.end, |e| e.verb.is_some())?;
        let sense = entry.verb?;
        let word = glyphs.folded(at..at + entry.len());
        let places = sense == Sense::Place
            || [
                "保持",
                "争创",
                "冲刺",
                "达到",
                "稳定在",
                "保持在",
                "升至",
                "实现",
            ]
            .contains(&word.as_str());
        let longer = at > range.start
            && lexicon
                .longest(glyphs, at - 1, range.end, |e| e.verb == Some(Sense::Place))
                .is_some_and(|wider| at - 1 + wider.len() >= at + entry.len());
        (places && !longer).then(|| (at..at + entry.len(), sense))
    })
}

fn indicator_before(sentence: &Sentence<'_>, lexicon: &Lexicon, range: Range<usize>) -> String {
    let (start, _) = peel(sentence, lexicon, &range);
    let noun = clean_subject(sentence, lexicon, start..range.end);
    if !noun.is_empty() {
        return noun;
    }
    String::new()
}

/// Verb and noun before a breakthrough: X实现, or 实现X.
fn subject(sentence: &Sentence<'_>, lexicon: &Lexicon, range: Range<usize>) -> (String, String) {
    let glyphs = sentence.glyphs;
    let (start, _) = peel(sentence, lexicon, &range);
    let verb = ["实现", "取得", "完成", "迎来"]
        .iter()
        .filter_map(|word| {
            glyphs
                .find(start..range.end, word)
                .map(|at| at..at + word.chars().count())
        })
        .min_by_key(|verb| verb.start);
    let Some(verb) = verb else {
        return (
            String::new(),
            clean_subject(sentence, lexicon, start..range.end),
        );
    };
    let action = glyphs.shown(verb.clone());
    let before = clean_subject(sentence, lexicon, start..verb.start);
    let after = glyphs.shown(verb.end..range.end);
    let after = after.trim_start_matches('了').trim_end_matches('“');
    if before.is_empty() && after.is_empty() {
        return (action, String::new());
    }
    (
        action,
        if before.is_empty() {
            after.to_owned()
        } else {
            before
        },
    )
}
