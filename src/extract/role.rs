//! What a number is in its sentence: a statement's number, or part of something else that is left
//! alone.

pub(crate) mod absorb;
mod grounds;
pub(crate) mod vague;

use crate::extract::clause::sentence::Sentence;
use crate::extract::role::grounds::{
    age_or_class, among_peers, article, date, duration, footnote, in_name, in_quotes, list_mark,
    ordinal, scored, slogan, unitless,
};
use crate::extract::role::vague::{asked, pages, sum, vague};
use crate::extract::statement::role::Role;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::Sense;
use crate::extract::words::set_phrases::TURNED_INTO;
use crate::extract::words::value::Expression;

/// Works out the roles of a sentence's numbers as far as their surroundings tell.
pub(crate) fn roles_of(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, roles: &mut Vec<Role>) {
    roles.clear();
    let numbers = 0..sentence.parts.expressions.len();
    roles.extend(numbers.map(|at| role_of(sentence, lexicon, at)));
    for (at, role) in roles.iter_mut().enumerate() {
        if *role == Role::Statement {
            *role = absorb::absorbed(sentence, lexicon, at).unwrap_or(Role::Statement);
        }
    }
    baselines(sentence, lexicon, roles);
}

/// 由68%提高到80%: the first number is where the second starts from.
fn baselines(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, roles: &mut [Role]) {
    let glyphs = sentence.glyphs;
    let mut previous: Option<usize> = None;
    for (at, second) in sentence.parts.expressions.iter().enumerate() {
        let Some(role) = roles.get(at).copied().filter(|role| *role != Role::Date) else {
            continue;
        };
        let first = previous.replace(at);
        let Some(expression) = first.and_then(|first| sentence.parts.expressions.get(first)) else {
            continue;
        };
        let clause = sentence.clause_of(second.whole.start);
        if expression.whole.start < clause.start || role != Role::Statement {
            continue;
        }
        let mut gap = expression.whole.end..second.whole.start;
        if glyphs.ends_with(&gap, "年的") && gap.len() > 6 {
            gap.end -= 6;
        }
        let verb = lexicon.verb_before(glyphs, gap.start, gap.end);
        // 由上年下降2.3%转为增长8.5%.
        let turns = TURNED_INTO
            .iter()
            .any(|word| glyphs.starts_with(gap.start, word));
        let reaches = turns
            || verb.is_some_and(|(from, sense)| sense == Sense::Reach && from - gap.start <= 4);
        let Some(role) = first
            .and_then(|first| roles.get_mut(first))
            .filter(|_| reaches)
        else {
            continue;
        };
        let open = matches!(
            role,
            Role::Statement | Role::Size | Role::Threshold | Role::Duration
        );
        let starts = |at| matches!(glyphs.char(at), '由' | '从');
        if open && (clause.start..expression.whole.start).rev().any(starts) {
            *role = Role::Baseline;
            // 由180元、120元提高到210元、150元.
            let mut later = first.unwrap_or(0);
            while let Some(earlier) = later.checked_sub(1)
                && let (Some(one), Some(next)) = (
                    sentence.parts.expressions.get(earlier),
                    sentence.parts.expressions.get(later),
                )
                && one.whole.end + 1 == next.whole.start
                && matches!(glyphs.char(one.whole.end), '、' | '和' | '与')
                && let Some(role) = roles.get_mut(earlier)
            {
                *role = Role::Baseline;
                later = earlier;
            }
        }
    }
}

/// The role of a number as far as its own surroundings tell; `Statement` where they leave it open.
fn role_of(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, at: usize) -> Role {
    let Some(expression) = sentence.parts.expressions.get(at) else {
        return Role::Name;
    };
    ROLES
        .iter()
        .find_map(|test| test(sentence, lexicon, expression))
        .unwrap_or(Role::Statement)
}

type Test = fn(&Sentence<'_, '_>, &Lexicon, &Expression) -> Option<Role>;

/// Asked in this order; the first answer counts.
const ROLES: &[Test] = &[
    vague,
    sum,
    asked,
    among_peers,
    pages,
    footnote,
    list_mark,
    in_quotes,
    in_name,
    scored,
    date,
    ordinal,
    article,
    age_or_class,
    slogan,
    unitless,
    duration,
];
