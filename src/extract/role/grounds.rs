//! The grounds on which a number is no statement, each from its own surroundings.

use std::ops::Range;

use crate::extract::clause::sentence::Sentence;
use crate::extract::role::role_of;
use crate::extract::statement::StatementBound;
use crate::extract::statement::role::Role;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::numeral::is_tenth;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;
use crate::extract::words::value::Expression;

pub(crate) fn footnote(
    sentence: &Sentence<'_, '_>,
    _: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let before = sentence.before(expression.whole.start);
    let after = sentence.glyphs.char(expression.whole.end);
    let mark = matches!(before, '[' | '〔' | '【') && matches!(after, ']' | '〕' | '】');
    (mark || sentence.is_footnote).then_some(Role::Footnote)
}

pub(crate) fn list_mark(
    sentence: &Sentence<'_, '_>,
    _: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let glyphs = sentence.glyphs;
    let Range { start, end } = expression.digits;
    let opens = start == 0
        || start == 1 && glyphs.char(0) == '('
        || start > 0 && sentence.is_stop(start - 1) && expression.chinese;
    if !opens {
        return None;
    }
    let next = glyphs.char(end);
    let mark = matches!(next, '、' | ')' | '是' | '要')
        || next == '.' && !expression.chinese
        || next == ':' && start == 0;
    let alone = start == 0 && end == glyphs.len() && expression.unit.is_none();
    (mark && expression.unit.is_none() || alone).then_some(Role::Ordinal)
}

/// 在全省27个基地中居第7位: among whom something is placed.
pub(crate) fn among_peers(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let glyphs = sentence.glyphs;
    expression.unit.as_ref()?;
    let end = expression.whole.end;
    let far = sentence.clause_of(end).end.min(end + 24);
    let places = |at: usize| matches!(lexicon.verb_at(glyphs, at..far), Some((_, Sense::Place)));
    let among = (end + 1..far).find(|&at| glyphs.char(at - 1) == '中' && places(at));
    among.map(|_| Role::PeerSet)
}

pub(crate) fn in_quotes(
    sentence: &Sentence<'_, '_>,
    _: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    sentence
        .is_quoted(expression.digits.start)
        .then_some(Role::Name)
}

pub(crate) fn in_name(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let glyphs = sentence.glyphs;
    let Range { start, end } = expression.digits;
    let before = sentence.before(start);
    let after = glyphs.char(end);
    // 稳定在全国1/4: a fraction that no decimal writes.
    let digit = |at: usize| glyphs.char(at).is_ascii_digit();
    let fraction = after == '/'
        && digit(end + 1)
        && !before.is_ascii_alphanumeric()
        && expression.unit.is_none();
    let rest = before == '/' && start > 1 && digit(start - 2) && expression.unit.is_none();
    if fraction
        && !sentence.is_quoted(start)
        && (crate::extract::text::block::place(before).is_some())
    {
        return Some(Role::NotUnderstood);
    }
    if rest {
        return Some(Role::Name);
    }
    // 每10万人刑事案件数: per how many.
    if before == '每'
        && !matches!(
            expression.unit.as_ref().map(|unit| unit.class),
            Some(UnitClass::Money | UnitClass::Rate)
        )
    {
        return Some(Role::Name);
    }
    // 任务十分繁重.
    if expression.chinese && after == '分' && glyphs.char(start) == '十' && end == start + 1 {
        return Some(Role::Name);
    }
    let lost_plus = |at: usize| glyphs.char(at) == ' ';
    let letters = before.is_ascii_alphabetic()
        || matches!(before, '+' | '×' | '*' | '/' | '&')
        // 4.460个村: the mark of a list.
        || before == '.' && !(start > 1 && glyphs.char(start - 2).is_ascii_digit())
        || expression.unit.is_none() && after.is_ascii_alphanumeric()
        || matches!(after, '+' | '×' | '*')
        || lost_plus(end)
        || start > 0 && lost_plus(start - 1);
    let by_hyphen = !expression.chinese
        && before == '-'
        && start > 1
        && glyphs.char(start - 2).is_ascii_alphanumeric();
    let of_caller = lexicon.has_names()
        && (start.saturating_sub(8)..=start).any(|at| {
            lexicon
                .longest(glyphs, at, glyphs.len(), Tags::NAME)
                .is_some_and(|entry| at + entry.len() >= end)
        });
    (letters || by_hyphen || of_caller).then_some(Role::Name)
}

pub(crate) fn date(
    sentence: &Sentence<'_, '_>,
    _: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let glyphs = sentence.glyphs;
    let Range { start, end } = expression.digits;
    let next = glyphs.char(end);
    let digits = end - start;
    let is_year = next == '年' && sentence.is_year(start..end);
    let is_month = next == '月' || next == '日' || next == '号' && sentence.before(start) == '月';
    let is_range = matches!(next, '~' | '-' | '至' | '到' | '、' | '年')
        && digits == 4
        && glyphs.starts_with(start, "20")
        && expression
            .unit
            .as_ref()
            .is_none_or(|unit| unit.class == UnitClass::Time);
    // 2.52:1 is a ratio.
    if expression.unit.is_some() && next == ':' {
        return None;
    }
    let clock = next == '时'
        || next == '分' && sentence.before(start) == '时'
        || next == ':' && glyphs.char(end + 1).is_ascii_digit()
        || sentence.before(start) == ':' && start > 1 && glyphs.char(start - 2).is_ascii_digit();
    (is_year || is_month || is_range || clock).then_some(Role::Date)
}

pub(crate) fn ordinal(
    sentence: &Sentence<'_, '_>,
    _: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let next = sentence.glyphs.char(expression.digits.end);
    let after_unit = expression
        .unit
        .is_some()
        .then(|| sentence.glyphs.char(expression.whole.end));
    let session = next == '届' && expression.chinese
        || next == '次' && matches!(after_unit, Some('全' | '会' | '党'));
    // 第17、18件: so is the next of a list of them.
    let listed = || {
        let first = sentence.expression_ending(expression.whole.start.checked_sub(1)?)?;
        let first = sentence.parts.expressions.get(first)?;
        let is_first = sentence.before(first.digits.start) == '第' && first.unit.is_none();
        is_first.then_some(Role::Ordinal)
    };
    match sentence.before(expression.digits.start) {
        '第' => Some(Role::Ordinal),
        '、' => listed(),
        _ => session.then_some(Role::Ordinal),
    }
}

pub(crate) fn article(
    sentence: &Sentence<'_, '_>,
    _: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let glyphs = sentence.glyphs;
    let Range { start, end } = expression.digits;
    if !expression.chinese || end - start != 1 || glyphs.char(start) != '一' {
        return None;
    }
    if is_tenth(glyphs, start) {
        return None;
    }
    // Only a thing that is built can be counted by 一: 新建一所学校, but 一个, 一批, 一年.
    let counted = matches!(
        glyphs.char(end),
        '所' | '座' | '家' | '条' | '处' | '栋' | '幢'
    );
    (!counted || expression.whole.len() > 2).then_some(Role::Article)
}

pub(crate) fn age_or_class(
    sentence: &Sentence<'_, '_>,
    _: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let glyphs = sentence.glyphs;
    let class = expression.unit.as_ref().map(|unit| unit.class);
    let before = sentence.before(expression.whole.start);
    if class == Some(UnitClass::Percent) && matches!(before, '前' | '后') {
        return Some(Role::Class);
    }
    let next = glyphs.char(expression.digits.end);
    // 人均预期寿命提高到80岁 is a target, 60岁以上老人 a class.
    let aged = (class == Some(UnitClass::Age) || next == '岁')
        && glyphs.find(0..expression.whole.start, "寿命").is_none();
    let floors = next == '层' && expression.bound_after;
    (aged || floors).then_some(Role::Class)
}

/// 每少1户扣0.5分: how points are given, and neither an aim nor a result.
pub(crate) fn scored(
    sentence: &Sentence<'_, '_>,
    _: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    const GIVEN: [char; 6] = ['扣', '加', '得', '计', '奖', '减'];
    let glyphs = sentence.glyphs;
    let Range { start, end } = expression.whole.clone();
    let near = |back: usize| {
        start
            .saturating_sub(back)
            .max(sentence.clause_of(start).start)..start
    };
    let each = near(6).any(|at| glyphs.char(at) == '每' && glyphs.char(at + 1) != '年');
    let points =
        glyphs.char(expression.digits.end) == '分' && GIVEN.contains(&sentence.before(start));
    let given = each && GIVEN.contains(&glyphs.char(end)) || points;
    let within = sentence.clause_of(start);
    let scale = given && (each || near(16).any(|at| glyphs.char(at) == '每' && at >= within.start));
    scale.then_some(Role::Description)
}

pub(crate) fn slogan(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let glyphs = sentence.glyphs;
    let end = expression.digits.end;
    if expression.chinese && glyphs.char(end) == '大' {
        return Some(Role::Slogan);
    }
    // 两位数增长: how large, and no number of anything.
    if expression.chinese && glyphs.char(end) == '位' && glyphs.char(end + 1) == '数' {
        return Some(Role::Description);
    }
    if expression.chinese && glyphs.starts_with(expression.whole.end, "一批") {
        return Some(Role::Slogan);
    }
    let unit = expression.unit.as_ref()?;
    // 两倍, worded (ANNOTATION, rule 18).
    if expression.chinese && unit.class == UnitClass::Multiple {
        return Some(Role::Description);
    }
    let counted = unit.class == UnitClass::Counter && expression.bound == StatementBound::Plain;
    if !counted {
        return None;
    }
    // 一、促进就业(3项): how much stands under a heading.
    let bracketed =
        sentence.before(expression.whole.start) == '(' && glyphs.char(expression.whole.end) == ')';
    if sentence.is_title && bracketed {
        return Some(Role::Slogan);
    }
    let after = sentence.noun_after(expression.whole.end);
    if glyphs.char(expression.whole.end) == '大' && expression.chinese {
        return Some(Role::Slogan);
    }
    if expression.chinese && glyphs.char(end) == '期' {
        return Some(Role::Name);
    }
    if expression.chinese {
        let clause = sentence.clause_of(expression.whole.start);
        let bare = expression.front == expression.digits.start;
        let linked = matches!(
            sentence.before(expression.whole.start),
            '、' | '和' | '及' | '与'
        );
        let governed = lexicon
            .verb_before(glyphs, clause.start, expression.whole.start)
            .is_some()
            || lexicon.has_verb(glyphs, near(clause.start, expression.whole.start))
                && expression.digits.len() > 1
            || sentence.noun_after(expression.whole.end).is_empty()
                && lexicon.has_verb(glyphs, near(clause.start, expression.whole.start))
            || matches!(sentence.before(expression.whole.start), '等' | '为' | '在');
        if bare && !linked && !governed && expression.digits.len() <= 2 {
            return Some(Role::Name);
        }
        let names_nothing = lexicon
            .longest(glyphs, after.start, after.end, Tags::ABSTRACT)
            .is_some()
            || lexicon
                .longest_before(glyphs, after.start, after.end, Tags::ABSTRACT)
                .is_some();
        let small = end - expression.digits.start <= 2;
        return (small && names_nothing).then_some(Role::Slogan);
    }
    let set_phrase = lexicon.longest(glyphs, after.start, after.end, Tags::SET_PHRASE);
    (set_phrase
        .is_some_and(|phrase| phrase.len() == after.len() || glyphs.starts_with(after.start, "方面"))
        // 办结10件惠民实事.
        || glyphs.ends_with(&after, "实事"))
        .then_some(Role::Slogan)
}

pub(crate) fn unitless(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    if expression.unit.is_some() {
        return None;
    }
    if expression.chinese {
        // 四分之一 is a number in any place.
        let fraction = sentence
            .glyphs
            .find(expression.digits.clone(), "分之")
            .is_some();
        return Some(if fraction {
            Role::NotUnderstood
        } else {
            Role::Name
        });
    }
    let glyphs = sentence.glyphs;
    // 增长3.8: the unit was left out.
    let clause = sentence.clause_of(expression.whole.start);
    let verb = lexicon.verb_before(
        glyphs,
        near(clause.start, expression.front).start,
        expression.front,
    );
    let changes = verb.is_some_and(|(_, sense)| sense != Sense::Amount && sense != Sense::Place);
    let closes = expression.whole.end == glyphs.len() || sentence.is_stop(expression.whole.end);
    if changes && closes {
        return Some(Role::NotUnderstood);
    }
    // 产销率98左右: what is measured, and how near.
    let about = glyphs.starts_with(expression.whole.end, "左右");
    let level = lexicon.longest_before(
        glyphs,
        clause.start,
        expression.front,
        Tags::LEVEL_NOUN | Tags::GROWTH_NOUN | Tags::REDUCTION_NOUN,
    );
    if about && (level.is_some() || changes) {
        return Some(Role::NotUnderstood);
    }
    // Versions (2.0) are written in decimals; things are not counted in them.
    if expression.value.is_ok() && glyphs.find(expression.digits.clone(), ".").is_some() {
        return Some(Role::Name);
    }
    let end = expression.whole.end;
    if matches!(glyphs.char(end), '县' | '市' | '省') {
        return Some(Role::PeerSet);
    }
    let next = glyphs.char(end);
    let ends_here =
        end == glyphs.len() || sentence.is_stop(end) || matches!(next, '、' | '和' | '及');
    // 5咪: one or two characters that no table knows, at the end of the clause.
    let unknown_unit = !ends_here
        && (1..=2).any(|length| end + length == glyphs.len() || sentence.is_stop(end + length))
        && lexicon
            .longest(glyphs, end, glyphs.len(), Tags::NAME_HEAD)
            .is_none();
    let clause = sentence.clause_of(expression.whole.start);
    let governed = lexicon.has_verb(glyphs, near(clause.start, expression.whole.start));
    ((ends_here || unknown_unit) && governed)
        .then_some(Role::NotUnderstood)
        .or(Some(Role::Name))
}

pub(crate) fn duration(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let unit = expression.unit.as_ref()?;
    if unit.class != UnitClass::Time {
        return None;
    }
    let glyphs = sentence.glyphs;
    // 再延长三年.
    if expression.chinese && glyphs.char(expression.digits.end) == '年' {
        return Some(Role::Duration);
    }
    let clause = sentence.clause_of(expression.whole.start);
    let before = clause.start..expression.whole.start;
    let changed = lexicon
        .verb_before(glyphs, before.start, before.end)
        .is_some_and(|(_, sense)| sense != Sense::Amount);
    let measured = lexicon
        .longest_before(glyphs, before.start, before.end, Tags::LEVEL_NOUN)
        .is_some();
    let bounded =
        expression.front < expression.digits.start && expression.bound != StatementBound::About;
    let followed = !sentence.noun_after(expression.whole.end).is_empty();
    // 分别压缩至4小时、2小时以内: what holds of the first holds of the rest.
    let first = matches!(sentence.before(expression.whole.start), '、' | '和' | '至')
        .then(|| sentence.expression_ending(expression.whole.start - 1))
        .flatten();
    if let Some(first) = first {
        return match role_of(sentence, lexicon, first) {
            Role::Statement => None,
            role => Some(role),
        };
    }
    let governs = (changed || measured || bounded) && !followed;
    (!governs).then_some(Role::Duration)
}

/// The part of a clause before a number that is searched for its verb: far enough for any noun, and
/// bounded, so that a long clause costs no more a number than a short one.
fn near(start: usize, end: usize) -> Range<usize> {
    start.max(end.saturating_sub(40))..end
}
