//! Numbers inside noun phrases: thresholds (5亿元以上项目) and sizes (110千伏变电站) belong to the noun
//! and are no statements of their own.

use std::ops::Range;

use crate::extract::clause::sentence::Sentence;
use crate::extract::statement::StatementBound;
use crate::extract::statement::role::Role;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;
use crate::extract::words::value::Expression;

/// Whether the number at `at`, a statement as far as its own surroundings tell, belongs to a noun.
#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
pub(crate) fn absorbed(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, at: usize) -> Option<Role> {
    let expression = sentence.parts.expressions.get(at)?;
    let class = expression.unit.as_ref()?.class;
    if named_aim(sentence, lexicon, expression).is_some() {
        return None;
    }
    let glyphs = sentence.glyphs;
    let Range { start, end } = expression.whole;
    // 达到序时进度(91.67%)以上的项目: how much the words before the bracket stand for.
    if sentence.before(start) == '('
        && glyphs.char(end) == ')'
        && lexicon.bound_after(glyphs, end + 1).is_some()
        && sentence.expression_ending(start - 1).is_none()
    {
        return Some(Role::Threshold);
    }
    let noun = sentence.noun_after(end);
    let clause = sentence.clause_of(start);
    let next = sentence
        .parts
        .expressions
        .get(at + 1..)
        .unwrap_or(&[])
        .iter()
        .find(|next| !sentence.is_quoted(next.digits.start))
        .filter(|next| next.whole.start < clause.end);
    let sized = if expression.bound == StatementBound::Plain {
        Role::Size
    } else {
        Role::Threshold
    };
    // 给予10%补助.
    let given = match class {
        UnitClass::Money => true,
        UnitClass::Percent => matches!(glyphs.char(end), '补' | '奖'),
        _ => false,
    };
    if given && is_award(sentence, clause.start..start) {
        return Some(Role::Description);
    }
    if class == UnitClass::Counter && noun.is_empty() && is_length_of_list(sentence, end) {
        return Some(Role::Slogan);
    }
    if expression.bound_after {
        // 500人以上行政村全覆盖.
        if class == UnitClass::Counter && glyphs.ends_with(&noun, "全覆盖") {
            return Some(Role::Threshold);
        }
        // 对纳税500万元以上、研发占比3%以上企业: a condition on whom the clause is for.
        let for_whom = matches!(glyphs.char(clause.start), '对' | '给' | '向')
            || glyphs.starts_with(clause.start, "支持");
        let listed = glyphs.char(end) == '、' && next.is_some();
        if for_whom && class != UnitClass::Counter && (!noun.is_empty() || listed) {
            return Some(Role::Threshold);
        }
        // 其中10亿元以上4个: a threshold whose noun is left out.
        if noun.is_empty()
            && next.is_some_and(|next| next.whole.start == end && next.unit.is_some())
        {
            return Some(Role::Threshold);
        }
    }
    if noun.is_empty()
        || starts_anew(sentence, lexicon, &noun)
        || is_trailer(sentence, lexicon, &noun)
    {
        return None;
    }
    // 74%以上用于民生, 100%通水泥路.
    if class == UnitClass::Percent
        && matches!(
            lexicon.verb_at(glyphs, noun.clone()),
            Some((_, Sense::Amount))
        )
    {
        return None;
    }
    // 安排国债2500亿元支持以旧换新: what it is for.
    if class == UnitClass::Money
        && PURPOSES
            .iter()
            .any(|word| glyphs.starts_with(noun.start, word))
        && glyphs.find(noun.clone(), "的").is_none()
    {
        return None;
    }
    match glyphs.char(noun.start) {
        // 完成农田项目22万亩的田间工程: what is counted was named before.
        '的' if class != UnitClass::Money
            && next.is_none()
            && counts_named(sentence, lexicon, clause.start..start) =>
        {
            return None;
        }
        // 解决6万人的饮水问题: for whom it is done.
        '的' if class == UnitClass::Counter
            && sentence.unit_of(expression).ends_with(['人', '户'])
            && lexicon.verb_before(glyphs, clause.start, start).is_some() =>
        {
            return None;
        }
        '的' => return attributed(sentence, lexicon, expression, class, &noun).then_some(sized),
        '级' | '型' => return Some(Role::Size),
        _ => {}
    }
    // 110千伏变电站1座: the noun runs on to a number of its own.
    // 惠及80个乡镇近300万群众 counts both.
    let runs_on = next.is_some_and(|next| next.whole.start == noun.end && next.unit.is_some())
        && class != UnitClass::Counter;
    // 建成5个总装机180万千瓦的项目: what each of them is like.
    if runs_on && !ends_list(sentence, &noun) && !lexicon.has_verb(glyphs, noun.clone()) {
        return Some(sized);
    }
    let before = sentence.before(start);
    // 对300公里农村公路提档升级: the verb stands behind.
    let governed = lexicon.verb_before(glyphs, clause.start, start).is_some()
        || matches!(before, '对' | '将' | '把') && lexicon.has_verb(glyphs, noun.clone());
    // 63个省级补助村 are no provinces.
    let is_peer = lexicon
        .longest(glyphs, noun.start, noun.end, Tags::PEER)
        // Nor 45个区本级项目 districts.
        .is_some_and(|peer| {
            let after = noun.start + peer.len();
            glyphs.char(after) != '级' && !glyphs.starts_with(after, "本级")
        });
    if is_peer && !governed && !matches!(before, '在' | '等' | '为' | '、' | '和') {
        // 18个县通过验收: they are who does it.
        let passes = || glyphs.find(noun.clone(), "通过").is_some();
        let acts = start == clause.start
            && next.is_none()
            && (lexicon.has_verb(glyphs, noun.clone()) || passes());
        return (!acts).then_some(Role::PeerSet);
    }
    let listed = matches!(before, '等' | '、' | '和' | '及' | '与') && at > 0;
    (!counts(
        sentence,
        lexicon,
        expression,
        class,
        &noun,
        governed || listed,
    ))
    .then_some(sized)
}

/// How a number names an aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// 80%的节点目标, 80亿元的年度任务.
    Stated,
    /// 占年度计划500张的82%: what a share is a share of.
    Base,
}

/// Whether a number names an aim while something else is told.
pub(crate) fn named_aim(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    expression: &Expression,
) -> Option<Named> {
    let glyphs = sentence.glyphs;
    let end = expression.whole.end;
    // 聚焦增长6%目标任务: the noun right behind it.
    let aimed = lexicon.longest_uncut(glyphs, end, glyphs.len(), Tags::AIM_NOUN);
    let aimed = aimed.filter(|_| glyphs.char(end) == '目');
    if aimed.is_some_and(|aim| {
        let after = end + aim.len();
        after == glyphs.len() || sentence.is_stop(after)
    }) {
        return Some(Named::Stated);
    }
    // 完成全年175亿元投资目标的72.9%: what is aimed at stands between.
    let near = end..sentence.clause_of(expression.whole.start).end.min(end + 9);
    if let Some(of) = near.clone().find(|&at| glyphs.char(at) == '的')
        && of > end
        && is_share_at(sentence, of + 1)
        && lexicon
            .longest_before(glyphs, end, of, Tags::AIM_NOUN)
            .is_some()
    {
        return Some(Named::Base);
    }
    let bracketed = glyphs.char(end) == ')' && glyphs.char(end + 1) == '的';
    if glyphs.char(end) != '的' && !bracketed {
        return None;
    }
    let after = end + 1 + usize::from(bracketed);
    if is_share_at(sentence, after) {
        let to = expression.whole.start
            - usize::from(bracketed && sentence.before(expression.whole.start) == '(');
        let from = to.saturating_sub(12);
        let planned = (from..to).any(|at| {
            lexicon
                .longest_uncut(glyphs, at, to, Tags::AIM_NOUN | Tags::BUDGET)
                .is_some_and(|word| at + word.len() == to)
        });
        return planned.then_some(Named::Base);
    }
    if bracketed {
        return None;
    }
    let limit = sentence
        .clause_of(expression.whole.start)
        .end
        .min(after + 8);
    let aim = (after..limit).find(|&at| {
        lexicon
            .longest_uncut(glyphs, at, limit, Tags::AIM_NOUN)
            .is_some()
    })?;
    (!sentence.holds_number(&(after..aim))).then_some(Named::Stated)
}

/// Whether a number in per cent begins at a place.
fn is_share_at(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let next = sentence.expression_starting(at);
    let next = next.and_then(|next| sentence.parts.expressions.get(next)?.unit.as_ref());
    next.is_some_and(|unit| unit.class == UnitClass::Percent)
}

/// 民生实事共11项,具体如下: whether a count only says how long the list is that follows.
fn is_length_of_list(sentence: &Sentence<'_, '_>, end: usize) -> bool {
    let glyphs = sentence.glyphs;
    let near = end..glyphs.len().min(end + 12);
    glyphs.find(near, "如下").is_some()
}

/// What is done with an amount of money, right after it.
const PURPOSES: &[&str] = &["支持", "用于", "投入", "建设", "实施", "推进"];

/// 给予50万元奖励, 每户奖励5万元: what one gets, not what is spent.
fn is_award(sentence: &Sentence<'_, '_>, before: Range<usize>) -> bool {
    const EACH: &[&str] = &["每户", "每人", "每家", "每个", "每件", "每项", "一次性"];
    let glyphs = sentence.glyphs;
    let ends = |words: &[&str]| words.iter().any(|word| glyphs.ends_with(&before, word));
    let near = before.start.max(before.end.saturating_sub(10))..before.end;
    let each = || {
        EACH.iter()
            .any(|word| glyphs.find(near.clone(), word).is_some())
    };
    ends(&["给予"]) || ends(&["奖励", "奖补", "补助", "补贴", "资助"]) && each()
}

/// Whether a noun right after an amount is what the amount counts (1000亿元专项资金), not what it sizes
/// (720兆瓦储能电站).
fn counts(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    expression: &Expression,
    class: UnitClass,
    noun: &Range<usize>,
    governed: bool,
) -> bool {
    // 100亿元母基金投运: what becomes of it is no part of its name.
    let mut noun = noun.clone();
    while let Some((verb, _)) = lexicon.verb_before(sentence.glyphs, noun.start, noun.end)
        && verb > noun.start + 1
    {
        noun.end = verb;
    }
    let acts = noun.end < sentence.noun_after(expression.whole.end).end;
    let governed = governed || acts && sentence.before(expression.whole.start) != '的';
    let noun = &noun;
    let heads = |tags| {
        lexicon
            .longest_before(sentence.glyphs, noun.start, noun.end, tags)
            .is_some()
    };
    let plain = expression.bound == StatementBound::Plain;
    match class {
        // 8000多万转移人口成为市民; 500人以上的村 is a threshold.
        UnitClass::Counter => plain || governed || !expression.bound_after,
        UnitClass::Money => heads(Tags::MONEY_HEAD) || governed && plain && !heads(Tags::FACILITY),
        UnitClass::Extent => {
            // A road or a field is counted by its extent, a hall is sized by it.
            let linear = matches!(
                sentence.unit_of(expression).chars().next_back(),
                Some('里' | '亩')
            );
            governed && (linear || !heads(Tags::FACILITY))
        }
        UnitClass::Capacity => governed && heads(Tags::CAPACITY_HEAD),
        UnitClass::Percent => {
            let reached = ["覆盖", "达标", "到位", "落实", "全覆盖"];
            reached.iter().any(|word| {
                noun.len() == word.chars().count() && sentence.glyphs.starts_with(noun.start, word)
            })
        }
        _ => true,
    }
}

/// Whether a verb and its noun stand before a number.
fn counts_named(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, before: Range<usize>) -> bool {
    let glyphs = sentence.glyphs;
    let from = before.start.max(before.end.saturating_sub(16));
    let verb = (from..before.end).find_map(|at| Some(lexicon.verb_at(glyphs, at..before.end)?.0));
    // 在5月底前完成: a date is no number of it.
    let numbers = &sentence.parts.expressions;
    let first = numbers.partition_point(|number| number.digits.start < before.start);
    let mut numbers = numbers
        .iter()
        .skip(first)
        .take_while(|number| number.digits.start < before.end);
    let counted =
        numbers.any(|number| !matches!(glyphs.char(number.digits.end), '月' | '年' | '日' | '号'));
    let numbered = counted && sentence.holds_number(&before);
    verb.is_some_and(|end| {
        !numbered && end + 2 <= before.end && !lexicon.has_verb(glyphs, end..before.end)
    })
}

/// Whether 的 makes an attribute of the amount; 在70%左右的地市开展 and 5000亿元的资金 are none.
fn attributed(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    expression: &Expression,
    class: UnitClass,
    noun: &Range<usize>,
) -> bool {
    let start = expression.whole.start;
    let opens =
        start == sentence.clause_of(start).start && lexicon.has_verb(sentence.glyphs, noun.clone());
    let share = class == UnitClass::Percent && (sentence.before(start) == '在' || opens);
    let is_money = lexicon
        .longest_before(sentence.glyphs, noun.start + 1, noun.end, Tags::MONEY_HEAD)
        .is_some();
    !(share || class == UnitClass::Money && is_money)
}

/// Whether what follows says nothing of what is measured: 31.2万亩底线.
fn is_trailer(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, noun: &Range<usize>) -> bool {
    let trailer = lexicon.longest(sentence.glyphs, noun.start, noun.end, Tags::TRAILER);
    trailer.is_some_and(|trailer| trailer.len() == noun.len())
}

/// Whether what follows a value starts something new: a connector, a verb, a closing bracket.
fn starts_anew(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, noun: &Range<usize>) -> bool {
    let glyphs = sentence.glyphs;
    matches!(
        glyphs.char(noun.start),
        '和' | '及' | '与' | '并' | '、' | '或' | '(' | ')' | '”' | '"' | '且' | '以' | '[' | '〔'
    ) || lexicon
        .verb_at(glyphs, noun.clone())
        .is_some_and(|(end, _)| end == noun.end || sentence.expression_starting(noun.end).is_some())
        // 近八成投向民生领域, 100%使用清洁电力.
        || matches!(sentence.before(noun.start), '%' | '成') && matches!(lexicon.verb_at(glyphs, noun.clone()), Some((_, Sense::Amount)))
}

/// Whether a noun is the end of a list member: 8个口袋公园和23公里….
fn ends_list(sentence: &Sentence<'_, '_>, noun: &Range<usize>) -> bool {
    ["和", "及", "与", "以及", "并", "到"]
        .iter()
        .any(|word| sentence.glyphs.ends_with(noun, word))
}
