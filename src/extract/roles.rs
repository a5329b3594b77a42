//! What a number is in its sentence: a statement's number, or part of something else that is left
//! alone.

use std::ops::Range;

use serde::Serialize;
use strum::{Display, EnumIter};

use super::absorb;
use super::lexicon::{Lexicon, Sense, Tags, UnitClass};
use super::numeral::is_chinese_power;
use super::sentence::Sentence;
use super::statement::BoundKind;
use super::value::Expression;

/// The part that a number plays. Every number of a text has exactly one.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Display, EnumIter,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Role {
    /// The number of a statement: 新增公办学位1650个.
    Statement,
    /// The value that a statement starts from: 由68%提高到80%.
    Baseline,
    /// Part of a name: 104国道, “510行动计划”, PM2.5, 第三中学.
    Name,
    /// A date or year: 2027年, 6月底.
    Date,
    /// A place in an order: 前20名, 第2位.
    Rank,
    /// An ordinal or the mark of a list: 第四次, 1., 一是.
    Ordinal,
    /// A duration that only schedules: 三年行动计划, 24小时自助服务.
    Duration,
    /// A threshold inside a noun phrase: 5亿元以上项目.
    Threshold,
    /// A size inside a noun phrase: 110千伏变电站.
    Size,
    /// The count of a slogan or heading: 三大工程, 十件实事.
    Slogan,
    /// A set that is compared with: 山区26县.
    PeerSet,
    /// An age or size class: 60岁以上老人, 后20%学生.
    Class,
    /// A footnote mark, or a number in a footnote.
    Footnote,
    /// 一个, 一批 as articles.
    Article,
    /// A number that describes and sets no target: 总面积1326平方公里.
    Description,
    /// A number in a statement position that was not understood; there is a finding for it.
    NotUnderstood,
}

/// Works out the roles of a sentence's numbers as far as their surroundings tell.
pub(super) fn roles_of(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, roles: &mut Vec<Role>) {
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
        let reaches =
            verb.is_some_and(|(from, sense)| sense == Sense::Reach && from - gap.start <= 4);
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
    footnote,
    list_mark,
    in_quotes,
    in_name,
    date,
    ordinal,
    article,
    age_or_class,
    slogan,
    unitless,
    duration,
];

/// 几十家, 数百亿元, ±0.5%, 零下5度, 两倍半: an amount that the number alone does not tell.
fn vague(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, expression: &Expression) -> Option<Role> {
    let glyphs = sentence.glyphs;
    let before = sentence.before(expression.whole.start);
    let few = expression.chinese && matches!(before, '几' | '数') || before == '±';
    let signed = !expression.chinese && before == '~'
        || glyphs.starts_with(expression.whole.start.saturating_sub(2), "零下");
    let half =
        glyphs.char(expression.whole.end) == '半' || glyphs.char(expression.digits.end) == '几';
    let start = expression.digits.start;
    // 1e5万元, 10 000万元, 1_000家: the number goes on before these digits.
    let broken = !expression.chinese
        && expression.unit.is_some()
        && (before.is_ascii_alphabetic() || matches!(before, ' ' | '_'))
        && start > 1
        && glyphs.char(start - 2).is_ascii_digit();
    // 1.亿元, 10个亿; but 11.提升… is the mark of a list.
    let next = glyphs.char(expression.whole.end);
    let cut = !expression.chinese
        && (next == '.'
            && expression.unit.is_none()
            && is_chinese_power(glyphs.char(expression.whole.end + 1))
            && lexicon.unit(glyphs, expression.whole.end + 2).is_some()
            // 482个亿元以上项目 counts what is worth that much.
            || sentence.before(expression.whole.end) == '个'
                && matches!(next, '亿' | '万')
                && glyphs.char(expression.whole.end + 1) != '元');
    if (broken || cut) && !sentence.is_quoted(start) {
        return Some(Role::NotUnderstood);
    }
    if !few && !signed && !half || sentence.is_quoted(expression.digits.start) {
        return None;
    }
    let counted =
        expression.unit.is_some() || lexicon.unit(glyphs, expression.digits.end + 1).is_some();
    Some(if counted {
        Role::NotUnderstood
    } else {
        Role::Name
    })
}

fn footnote(sentence: &Sentence<'_, '_>, _: &Lexicon, expression: &Expression) -> Option<Role> {
    let before = sentence.before(expression.whole.start);
    let after = sentence.glyphs.char(expression.whole.end);
    let mark = matches!(before, '[' | '〔' | '【') && matches!(after, ']' | '〕' | '】');
    (mark || sentence.is_footnote).then_some(Role::Footnote)
}

fn list_mark(sentence: &Sentence<'_, '_>, _: &Lexicon, expression: &Expression) -> Option<Role> {
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

fn in_quotes(sentence: &Sentence<'_, '_>, _: &Lexicon, expression: &Expression) -> Option<Role> {
    sentence
        .is_quoted(expression.digits.start)
        .then_some(Role::Name)
}

fn in_name(
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
    if fraction && !sentence.is_quoted(start) && (super::block::place(before).is_some()) {
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

fn date(sentence: &Sentence<'_, '_>, _: &Lexicon, expression: &Expression) -> Option<Role> {
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

fn ordinal(sentence: &Sentence<'_, '_>, _: &Lexicon, expression: &Expression) -> Option<Role> {
    let next = sentence.glyphs.char(expression.digits.end);
    let after_unit = expression
        .unit
        .is_some()
        .then(|| sentence.glyphs.char(expression.whole.end));
    let session = next == '届' && expression.chinese
        || next == '次' && matches!(after_unit, Some('全' | '会' | '党'));
    (sentence.before(expression.digits.start) == '第' || session).then_some(Role::Ordinal)
}

fn article(sentence: &Sentence<'_, '_>, _: &Lexicon, expression: &Expression) -> Option<Role> {
    let glyphs = sentence.glyphs;
    let Range { start, end } = expression.digits;
    if !expression.chinese || end - start != 1 || glyphs.char(start) != '一' {
        return None;
    }
    // Only a thing that is built can be counted by 一: 新建一所学校, but 一个, 一批, 一年.
    let counted = matches!(
        glyphs.char(end),
        '所' | '座' | '家' | '条' | '处' | '栋' | '幢'
    );
    (!counted || expression.whole.len() > 2).then_some(Role::Article)
}

fn age_or_class(sentence: &Sentence<'_, '_>, _: &Lexicon, expression: &Expression) -> Option<Role> {
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

fn slogan(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, expression: &Expression) -> Option<Role> {
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
    let counted = unit.class == UnitClass::Counter && expression.bound == BoundKind::Plain;
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

fn unitless(
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
    let changes = verb.is_some_and(|(from, sense)| {
        sense != Sense::Amount && sense != Sense::Place && from > clause.start
    });
    let closes = expression.whole.end == glyphs.len() || sentence.is_stop(expression.whole.end);
    if changes && closes {
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

fn duration(
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
        expression.front < expression.digits.start && expression.bound != BoundKind::About;
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
