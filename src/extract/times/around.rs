//! What the words around a number say of its kind: the turns of a sentence from what was done to what is aimed at, and
//! the set phrases right at a number (占计划500张的82%, 未达到80%的目标).

use std::ops::Range;

use crate::extract::clause::scope;
use crate::extract::clause::sentence::Sentence;
use crate::extract::statement::{Kind, StatementBound, Value};
use crate::extract::times::Scene;
use crate::extract::times::said::Said;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::UnitClass;
use crate::extract::words::set_phrases::NAMES_ITEMS;
use crate::extract::words::tags::Tags;
use crate::extract::words::value::Expression;
use crate::number::Decimal;
use crate::source::sort_by_place;

/// From where on a sentence is of another kind.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are independent of one another"
)]
pub(crate) struct Turn {
    pub(crate) from: usize,
    pub(crate) kind: Kind,
    /// Whether it turns a section that is something else for certain.
    pub(crate) strong: bool,
    /// Whether it holds for the sentences after it.
    pub(crate) lasts: bool,
    /// Where its word stands.
    pub(crate) word: usize,
    /// Whether it is a year.
    pub(crate) dated: bool,
    /// Whether it is a noun right before its number.
    pub(crate) noun: bool,
    /// Whether it begins to tell what came of things.
    pub(crate) accounts: bool,
}

/// The turns of a sentence, in order.
#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
pub(crate) fn turns(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    scene: &Scene,
    said: &[Said],
) -> Vec<Turn> {
    let glyphs = sentence.glyphs;
    let mut turns = Vec::new();
    for signal in sentence.signals(Tags::DONE | Tags::AHEAD | Tags::TURNS | Tags::AIM_NOUN) {
        let range = signal.range();
        let kind = if signal.is(Tags::DONE) {
            Kind::Achievement
        } else {
            Kind::Target
        };
        let before = sentence.before(range.start);
        if crate::extract::times::compares(before) && !matches!(before, '与' | '和') {
            continue;
        }
        // 实际利用外资 is the name of an indicator.
        let names = glyphs.starts_with(range.start, "实际")
            && lexicon
                .verb_at(glyphs, range.start..glyphs.len())
                .is_some_and(|(end, _)| end > range.end);
        if names {
            continue;
        }
        // 占年度计划的46%, 为计划的, 完成任务: what it is a share of. In an account 今年 says nothing of what is to come.
        let share =
            kind == Kind::Target && matches!(before, '占' | '为' | '成' | '于') && range.len() > 1;
        let told_against = signal.is(Tags::AIM_NOUN)
            && !signal.is(Tags::AHEAD)
            && (sentence
                .clause_of(range.start)
                .start
                .max(range.start.saturating_sub(10))..range.start)
                .any(|at| {
                    matches!(glyphs.char(at), '于' | '比' | '超' | '较' | '占' | '出')
                        || glyphs.starts_with(at, "完成")
                        || glyphs.starts_with(at, "达到")
                });
        // 今年新增企业5家,同比增长20%: so far.
        let so_far =
            || scene.genre.is_none() && sentence.signals(Tags::COMPARISON).next().is_some();
        let this_year = kind == Kind::Target
            && glyphs.starts_with(range.start, "今年")
            && (scene.genre == Some(crate::extract::times::Genre::Progress) || so_far());
        if share || this_year || told_against {
            continue;
        }
        // 支持成功创业200人: how, not when. 争取上级资金20亿元: what is done, not how firmly.
        let manner = glyphs.starts_with(range.start, "成功")
            && lexicon
                .verb_before(glyphs, sentence.clause_of(range.start).start, range.start)
                .is_some();
        let earns = glyphs.starts_with(range.start, "争取")
            && scope::takes_amount(sentence, lexicon, range.end);
        // 确保了: done.
        let done = signal.commitment.is_some() && glyphs.char(range.end) == '了';
        if done {
            turns.push(Turn {
                from: 0,
                kind: Kind::Achievement,
                strong: true,
                lasts: false,
                word: range.start,
                dated: false,
                noun: false,
                accounts: false,
            });
        }
        if manner || earns || done {
            continue;
        }
        // 完成了, 实现了 speak of what stands before them in the clause too; 已 as well.
        let clause = sentence.clause_of(range.start).start;
        let from = if kind == Kind::Achievement || opens(sentence, clause, range.start) {
            after_number(sentence, clause, range.start)
        } else {
            range.start
        };
        if kind == Kind::Target
            && !is_aim(
                sentence,
                lexicon,
                range.end,
                signal.is(Tags::AIM_NOUN) && !signal.is(Tags::AHEAD),
            )
        {
            continue;
        }
        turns.push(Turn {
            from,
            kind,
            strong: signal.is(Tags::TURNS),
            lasts: signal.is(Tags::LASTS),
            word: range.start,
            dated: false,
            noun: signal.is(Tags::AIM_NOUN)
                && !signal.is(Tags::AHEAD)
                && glyphs.char(range.end) != ':',
            accounts: signal.is(Tags::ACCOUNTS),
        });
    }
    turns.extend(measured_by_plan(sentence, &turns));
    turns.extend(named_tasks(sentence, lexicon));
    if let Some(this_year) = scene.this_year() {
        for said in said {
            // A year against the document's own; 规划到2025年 was turned by 规划.
            let last = said.last();
            let clause = sentence.clause_of(said.at).start;
            let planned = turns.iter().any(|turn: &Turn| {
                turn.kind == Kind::Target && (clause..said.at).contains(&turn.word)
            });
            if planned && last <= this_year {
                continue;
            }
            let kind = match scene.genre {
                Some(crate::extract::times::Genre::Progress) if last == this_year => {
                    match scene.lean {
                        Some(crate::extract::times::TimeDirection::Back) => Kind::Achievement,
                        _ => continue,
                    }
                }
                None if last == this_year => continue,
                _ if last < this_year => Kind::Achievement,
                _ if last > this_year => Kind::Target,
                _ => Kind::Target,
            };
            turns.push(Turn {
                from: said.at,
                kind,
                strong: last != this_year || scene.genre.is_some(),
                lasts: said.leads,
                word: said.at,
                dated: true,
                noun: false,
                accounts: false,
            });
        }
    }
    // 1至6月, 1—10月: months from January on are over.
    for expression in &sentence.parts.expressions {
        let end = expression.digits.end;
        let from_january = matches!(&expression.value, Ok(crate::extract::statement::Value::Range(first, _)) if *first == crate::number::Decimal::ONE);
        // 至10月底,全县…: by when it was done.
        let until = glyphs.char(end) == '月'
            && expression.digits.start == 1
            && sentence.before(1) == '至'
            && matches!(glyphs.char(end + 1), '底' | '末')
            && sentence.is_stop(end + 2);
        if glyphs.char(end) == '月' && from_january || until {
            turns.push(Turn {
                from: expression.whole.start,
                kind: Kind::Achievement,
                strong: false,
                lasts: true,
                word: end,
                dated: true,
                noun: false,
                accounts: false,
            });
        }
    }
    // 新增了5家: done.
    for at in sentence.glyphs_of('了') {
        let verb = lexicon.verb_before(glyphs, sentence.clause_of(at).start, at);
        let new = glyphs.starts_with(at, "了解");
        if let Some((from, _)) = verb.filter(|_| !new) {
            turns.push(Turn {
                from,
                kind: Kind::Achievement,
                strong: true,
                lasts: false,
                word: at,
                dated: false,
                noun: false,
                accounts: false,
            });
        }
    }
    sort_by_place(&mut turns, |turn| turn.from);
    turns
}

/// Whether nothing but openers stands before a word in its clause.
fn opens(sentence: &Sentence<'_, '_>, clause: usize, at: usize) -> bool {
    at == clause || at - clause < 10 && !sentence.holds_number(&(clause..at))
}

/// Where a clause begins, or behind the last number of it before a place.
fn after_number(sentence: &Sentence<'_, '_>, clause: usize, at: usize) -> usize {
    let end = sentence.clause_of(at).end;
    let numbers = || {
        let numbers = sentence.parts.expressions.iter().rev();
        numbers.filter(|number| number.unit.is_some() && number.whole.start < end)
    };
    // 4件已办结: what begins the clause is what is done, where no number follows.
    let begins = |last: &Expression| {
        let start = last.whole.start;
        let listed = matches!(sentence.before(start), '等' | '的');
        last.whole.end <= at && (start == clause || listed && start > clause)
    };
    if numbers().next().is_some_and(begins) {
        return clause;
    }
    numbers()
        .find(|number| number.whole.end <= at)
        .map_or(clause, |number| number.whole.end.max(clause))
}

/// 完成926.1公里,占计划的66%; 就诊率90.6%,离92%的要求还有差距: so far and no further is known of what was done alone, and of the
/// clauses before.
fn measured_by_plan(sentence: &Sentence<'_, '_>, turns: &[Turn]) -> Option<Turn> {
    let glyphs = sentence.glyphs;
    let is_share = |range: &Range<usize>| {
        let clause = sentence.clause_of(range.start);
        let mut numbers = sentence.parts.expressions.iter().rev();
        let share = numbers.find(|number| clause.contains(&number.whole.start));
        matches!(glyphs.char(range.start), '占' | '为')
            && !glyphs.ends_with(range, "预算")
            && share.is_some_and(|share| {
                share.whole.start >= range.end
                    && share.bound == StatementBound::Plain
                    && glyphs.char(share.whole.end.saturating_sub(1)) == '%'
            })
    };
    let falls_short = |number: &Expression| {
        let clause = sentence.clause_of(number.whole.start);
        let after = number.whole.end..clause.end;
        let short = matches!(glyphs.char(clause.start), '离' | '距')
            && after.clone().any(|at| glyphs.starts_with(at, "差距"));
        short.then_some(clause.start)
    };
    let mut shares = sentence
        .signals(Tags::SHARE_OF_PLAN)
        .map(|signal| signal.range());
    let word = shares
        .find(is_share)
        .map(|range| range.start)
        .or_else(|| sentence.parts.expressions.iter().find_map(falls_short))?;
    if turns
        .iter()
        .any(|turn| turn.kind == Kind::Target && turn.word < word)
    {
        return None;
    }
    Some(Turn {
        from: 0,
        kind: Kind::Achievement,
        strong: true,
        lasts: false,
        word,
        dated: false,
        noun: false,
        accounts: false,
    })
}

/// 未达到序时进度11项,为完成技改投资8亿元: what was not reached is named by what it aims at.
fn named_tasks(sentence: &Sentence<'_, '_>, lexicon: &Lexicon) -> Option<Turn> {
    let glyphs = sentence.glyphs;
    let list = |count: &Expression| {
        let clause = sentence.clause_of(count.whole.start);
        let counts = count.unit.as_ref()?.class == UnitClass::Counter;
        if !counts || count.whole.end != clause.end {
            return None;
        }
        let negated = || {
            (clause.start..count.whole.start).any(|at| {
                let entry = lexicon.longest(glyphs, at, count.whole.start, Tags::NEGATION);
                glyphs.begins(at) && entry.is_some()
            })
        };
        let start = clause.end + 1;
        let word = NAMES_ITEMS
            .iter()
            .find(|word| glyphs.starts_with(start, word))?;
        let verb = start + word.chars().count();
        let aims = lexicon.verb_at(glyphs, verb..glyphs.len()).is_some();
        (aims && negated()).then_some(start)
    };
    let from = sentence.parts.expressions.iter().find_map(list)?;
    Some(Turn {
        from,
        kind: Kind::Target,
        strong: true,
        lasts: false,
        word: from,
        dated: false,
        noun: false,
        accounts: false,
    })
}

/// Whether a word of what is to come is one here: a verb follows (计划建设, 应竣工, 将新增), or a number (目标3200户).
fn is_aim(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, at: usize, noun: bool) -> bool {
    let glyphs = sentence.glyphs;
    if noun {
        // 目标：, 目标3200, 目标是, 任务为.
        let marks = matches!(glyphs.char(at), ':' | '是' | '为' | '(' | '≥' | '≤');
        return marks
            || sentence
                .parts
                .expressions
                .iter()
                .any(|number| number.whole.start == at);
    }
    // 今年,新发展合作社55家.
    let at = at + usize::from(glyphs.char(at) == ',');
    let end = sentence.clause_of(at).end;
    let near = at..end.min(at + 16);
    let verb = near
        .clone()
        .find(|&at| glyphs.begins(at) && lexicon.verb_at(glyphs, at..end).is_some());
    verb.is_some() || sentence.holds_number(&near)
}

/// The kind that a sentence's own evidence speaks for where its place says nothing for certain.
pub(crate) fn evidence(sentence: &Sentence<'_, '_>, turns: &[Turn]) -> Option<Kind> {
    let ahead = turns.iter().any(|turn| turn.kind == Kind::Target);
    let bounded = sentence.parts.expressions.iter().any(|number| {
        // 接近三成, 约3万亩 are told of what was reached as well.
        let around = || {
            let end = number.whole.end.saturating_sub(2);
            ["左右", "上下"]
                .iter()
                .any(|word| sentence.glyphs.starts_with(end, word))
        };
        number.unit.is_some()
            && match number.bound {
                StatementBound::AtLeast | StatementBound::AtMost | StatementBound::Between => true,
                StatementBound::About => around(),
                _ => false,
            }
    });
    // 同比下降5.7%: an exact change is known of what was, whatever else the sentence bounds; so is what came for the first time.
    let is_exact_after = |at: usize| {
        let clause = sentence.clause_of(at);
        let numbers = &sentence.parts.expressions;
        let next = numbers.partition_point(|number| number.whole.start < at);
        numbers.get(next).is_some_and(|next| {
            next.bound == StatementBound::Plain
                && next.whole.start < clause.end
                && matches!(next.value, Ok(Value::One(value)) if is_measured(value))
        })
    };
    let told = sentence
        .signals(Tags::COMPARISON)
        .filter(|signal| {
            // What is to rise 比去年 is told as exactly.
            let start = signal.range().start;
            ["同比", "环比"]
                .iter()
                .any(|word| sentence.glyphs.starts_with(start, word))
        })
        .any(|signal| is_exact_after(signal.range().end))
        || bounded && (0..sentence.glyphs.len()).any(|at| sentence.glyphs.starts_with(at, "首次"));
    let done = told
        || sentence.signals(Tags::SHARE_OF_PLAN).next().is_some()
        || sentence.signals(Tags::EVIDENCE).next().is_some() && !bounded
        || sentence.signals(Tags::COMPARISON).next().is_some() && !bounded;
    // 10千伏线路完成86%: so much of it is done.
    let completes = |number: &Expression| {
        let start = number.whole.start;
        let share = sentence.glyphs.char(number.whole.end.saturating_sub(1)) == '%';
        share
            && number.bound == StatementBound::Plain
            && sentence.glyphs.starts_with(start.saturating_sub(2), "完成")
    };
    let done = done || !bounded && sentence.parts.expressions.iter().any(completes);
    let aims = bounded && turns.is_empty();
    if done && !ahead {
        return Some(Kind::Achievement);
    }
    aims.then_some(Kind::Target)
}

/// Whether a number has places that no aim is given with: 5.7, not 5 or 5.5.
fn is_measured(value: Decimal) -> bool {
    let tenths = value.fract().abs();
    !tenths.is_zero() && tenths != Decimal::new(5, 1)
}
