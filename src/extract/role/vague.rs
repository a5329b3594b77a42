//! Amounts that the number alone does not tell: of an order only, with a sign, sums of what was said.

use crate::extract::clause::sentence::Sentence;
use crate::extract::statement::role::Role;
use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::numeral::{is_chinese_power, is_stepped_on};
use crate::extract::words::value::Expression;

/// 几十家, 数百亿元, 十几家: an amount of which the text tells the order alone.
pub(crate) fn is_order_only(glyphs: Glyphs<'_>, expression: &Expression) -> bool {
    let before = expression
        .digits
        .start
        .checked_sub(1)
        .map_or('\0', |before| glyphs.char(before));
    let digits = expression.digits.clone();
    let alone = digits.clone().all(|at| is_chinese_power(glyphs.char(at)))
        && expression.front == digits.start
        // 十件 is ten of them.
        && !(digits.len() == 1 && glyphs.char(digits.start) == '十')
        && !is_stepped_on(glyphs, digits.start)
        && !matches!(glyphs.char(digits.end), '余' | '多');
    alone
        || expression.chinese && matches!(before, '几' | '数')
        || expression.chinese && matches!(glyphs.char(expression.digits.end), '几' | '来')
}

/// 5、6家, 一、二十家: one number or the other.
fn is_either(glyphs: Glyphs<'_>, expression: &Expression) -> bool {
    let start = expression.digits.start;
    let Some(first) = start.checked_sub(2) else {
        return false;
    };
    if glyphs.char(start - 1) != '、' || expression.unit.is_none() {
        return false;
    }
    let digit = |at: usize| {
        let c = glyphs.char(at);
        "〇一二三四五六七八九"
            .chars()
            .position(|digit| digit == c)
            .or_else(|| {
                let digit = c.to_digit(10)?;
                usize::try_from(digit).ok()
            })
    };
    let lone = |at: usize| {
        at.checked_sub(1)
            .is_none_or(|before| digit(before).is_none() && glyphs.char(before) != '.')
    };
    let (Some(one), Some(next)) = (digit(first), digit(start)) else {
        return false;
    };
    lone(first) && next == one + 1 && digit(start + 1).is_none() && glyphs.char(start + 1) != '.'
}

/// 合计362.32亿元: the sum of what was said before, of no name of its own.
pub(crate) fn sum(
    sentence: &Sentence<'_, '_>,
    _: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let start = expression.whole.start.checked_sub(2)?;
    let sum = ["合计", "总计"]
        .iter()
        .any(|word| sentence.glyphs.starts_with(start, word));
    let alone = matches!(sentence.before(start), '\0' | ',' | ';' | ':');
    (sum && alone && !sentence.is_quoted(start)).then_some(Role::NotUnderstood)
}

/// 督查完成率是否达到40%: what is asked is neither reached nor aimed at.
pub(crate) fn asked(
    sentence: &Sentence<'_, '_>,
    _: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    const ASKS: [&str; 4] = ["是否", "能否", "有没有", "有无"];
    expression.unit.as_ref()?;
    let end = expression.whole.start;
    let from = sentence.clause_of(end).start.max(end.saturating_sub(12));
    let near = sentence.glyphs.get(from..end);
    if !near.iter().any(|glyph| matches!(glyph.c, '否' | '有')) {
        return None;
    }
    let asks = ASKS
        .iter()
        .any(|word| sentence.glyphs.find(from..end, word).is_some());
    asks.then_some(Role::NotUnderstood)
}

/// 第2页 共5页: of how many pages the document is.
pub(crate) fn pages(
    sentence: &Sentence<'_, '_>,
    _: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let glyphs = sentence.glyphs;
    let is_page = glyphs.char(expression.whole.end.checked_sub(1)?) == '页';
    let start = expression.whole.start;
    (is_page && sentence.before(start) == '共' && glyphs.find(0..start, "页").is_some())
        .then_some(Role::Name)
}

/// 几十家, 数百亿元, ±0.5%, 零下5度, 两倍半: an amount that the number alone does not tell.
pub(crate) fn vague(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    expression: &Expression,
) -> Option<Role> {
    let glyphs = sentence.glyphs;
    let before = sentence.before(expression.whole.start);
    let few = is_order_only(glyphs, expression) || before == '±' || is_either(glyphs, expression);
    // 增长负5%, 控制在负5度以内; but 肩负5项任务.
    let minus = before == '负'
        && !matches!(
            sentence.before(expression.whole.start - 1),
            '肩' | '担' | '自' | '承' | '抱' | '欺' | '辜'
        );
    let signed = minus
        || !expression.chinese && before == '~' && !sentence.is_year(expression.digits.clone())
        || glyphs.starts_with(expression.whole.start.saturating_sub(2), "零下");
    let half = glyphs.char(expression.whole.end) == '半';
    let start = expression.digits.start;
    // 1e5万元, 10 000万元, 1_000家, 1'000家, 5×10^3家, 5..6家: the number goes on before these digits.
    let broken = !expression.chinese
        && expression.unit.is_some()
        && (before.is_ascii_alphabetic()
            || matches!(before, ' ' | '_' | '\'' | '^')
            || before == '.' && glyphs.starts_with(start.saturating_sub(2), ".."))
        && start > 1
        && (glyphs.char(start - 2).is_ascii_digit() || before == '.');
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
