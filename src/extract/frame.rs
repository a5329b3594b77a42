//! A frame: one number of a sentence with the text before and after it that belongs to it.

use std::ops::Range;

use super::lexicon::{Lexicon, Sense, Tags, UnitClass};
use super::numeral;
use super::roles::Role;
use super::sentence::Sentence;
use super::value::Expression;

/// One statement's number, cut out of its sentence.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The place of the number among the sentence's expressions.
    pub(super) at: usize,
    /// What stands before the number and belongs to it, openers left out.
    pub(super) before: Range<usize>,
    /// The same with the openers.
    pub(super) opened: Range<usize>,
    /// What stands after the number and belongs to it.
    pub(super) after: Range<usize>,
    /// The verb that `before` starts with.
    pub(super) lead: Option<(Range<usize>, Sense)>,
    /// The verb that `before` ends with, the lead excluded.
    pub(super) trail: Option<(Range<usize>, Sense)>,
    /// Whether the number is joined to the one before it by 、 or 和.
    pub(super) linked: bool,
    /// Whether the number before it stands in the same clause.
    pub(super) same_clause: bool,
    /// Whether 其中 or a bracket makes it a part of the number before it.
    pub(super) part: bool,
    /// Whether 分别 stands in `opened`, and where.
    pub(super) respectively: Option<usize>,
}

impl Frame {
    pub(super) fn expression<'s>(&self, sentence: &'s Sentence<'_, '_>) -> Option<&'s Expression> {
        sentence.parts.expressions.get(self.at)
    }
}

/// Cuts the frames of all numbers whose role is `Statement`.
pub(super) fn frames(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, roles: &[Role]) -> Vec<Frame> {
    let statements: Vec<usize> = roles
        .iter()
        .enumerate()
        .filter(|(_, role)| **role == Role::Statement || **role == Role::Baseline)
        .map(|(at, _)| at)
        .collect();
    let mut frames: Vec<Frame> = Vec::with_capacity(statements.len());
    let mut previous: Option<&Expression> = None;
    for (index, &at) in statements.iter().enumerate() {
        let Some(expression) = sentence.parts.expressions.get(at) else {
            continue;
        };
        let clause = sentence.clause_of(expression.whole.start);
        let next = statements
            .get(index + 1)
            .and_then(|&next| sentence.parts.expressions.get(next));
        let right = next.map_or(clause.end, |next| next.whole.start.min(clause.end));
        let same_clause = previous.is_some_and(|previous| previous.whole.start >= clause.start);
        let mut start = clause.start;
        let mut linked = false;
        if let Some(before) = previous.filter(|_| same_clause) {
            let gap = before.whole.end..expression.whole.start;
            let cut = split(sentence, lexicon, &gap);
            if let Some(last) = frames.last_mut() {
                last.after.end = cut;
            }
            linked =
                is_connector(sentence, cut) || cut > gap.start && is_connector(sentence, cut - 1);
            start = cut;
        }
        frames.push(frame(
            sentence,
            lexicon,
            at,
            start..expression.whole.start,
            expression.whole.end..right,
        ));
        if let Some(frame) = frames.last_mut() {
            frame.linked = linked;
            frame.same_clause = same_clause;
            let alone = clause.start >= 3 && sentence.glyphs.starts_with(clause.start - 3, "其中");
            frame.part |= (sentence.before(clause.start) == '(' || alone) && !same_clause;
        }
        previous = Some(expression);
    }
    // What is linked to a part is a part.
    let mut part = false;
    for frame in &mut frames {
        frame.part |= frame.linked && part;
        part = frame.part;
    }
    frames
}

fn is_connector(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    matches!(sentence.glyphs.char(at), '、' | '和' | '及' | '与' | '并')
}

/// Where the text between two numbers of one clause is cut: what is before belongs to the first.
fn split(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, gap: &Range<usize>) -> usize {
    let glyphs = sentence.glyphs;
    if gap.is_empty() || is_connector(sentence, gap.start) || glyphs.starts_with(gap.start, "以及")
    {
        return gap.start;
    }
    let unquoted = |at: &usize| !sentence.is_quoted(*at);
    if let Some(at) = gap
        .clone()
        .filter(unquoted)
        .find(|&at| glyphs.char(at) == '、')
    {
        return at;
    }
    for word in ["以及", "和", "及", "与"] {
        if glyphs.ends_with(gap, word) {
            return gap.end - word.chars().count();
        }
    }
    if let Some(at) = gap.clone().find(|&at| {
        matches!(glyphs.char(at), '和' | '及' | '与' | '并')
            && lexicon.verb_at(glyphs, at + 1..gap.end).is_some()
    }) {
        return at;
    }
    gap.clone()
        .find(|&at| lexicon.verb_at(glyphs, at..gap.end).is_some())
        .unwrap_or(gap.start)
}

fn frame(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    at: usize,
    opened: Range<usize>,
    after: Range<usize>,
) -> Frame {
    let glyphs = sentence.glyphs;
    let (start, part) = peel(sentence, lexicon, &opened);
    let mut end = opened.end;
    // 增长了5%, 总数为300家.
    while end > start
        && matches!(glyphs.char(end - 1), '了' | '为' | '共' | '计')
        && end - start > 1
    {
        end -= 1;
    }
    if let Some(per) = lexicon.longest_before(glyphs, start, end, Tags::PER)
        && (end - start > per.len() || is_connector(sentence, start.wrapping_sub(1)))
    {
        end -= per.len();
    }
    // 提高到2025年的65%.
    if glyphs.ends_with(&(start..end), "年的")
        && end - start > 6
        && sentence.is_year(end - 6..end - 2)
    {
        end -= 6;
    }
    let before = start..end;
    let lead = lexicon
        .verb_at(glyphs, before.clone())
        .map(|(end, sense)| (start..end, sense));
    let lead_end = lead.as_ref().map_or(start, |(range, _)| range.end);
    let trail = lexicon
        .verb_before(glyphs, start, end)
        .filter(|(from, _)| *from >= lead_end)
        .filter(|(from, sense)| {
            end - from > 1
                || is_change_of_rate(sentence, at)
                || *sense == Sense::Amount
                || glyphs.char(*from) == '达'
                || glyphs.char(*from) == '占'
        })
        .map(|(from, sense)| {
            let from = if sense == Sense::Amount {
                extended(sentence, lexicon, lead_end, from)
            } else {
                from
            };
            (from..end, sense)
        });
    let respectively = glyphs.find(opened.clone(), "分别");
    Frame {
        at,
        before,
        opened,
        after,
        lead,
        trail,
        linked: false,
        same_clause: false,
        part,
        respectively,
    }
}

/// One-character verbs of change (增, 降, 高) govern only rates.
fn is_change_of_rate(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let class = sentence
        .parts
        .expressions
        .get(at)
        .and_then(|e| e.unit.as_ref())
        .map(|unit| unit.class);
    matches!(
        class,
        Some(UnitClass::Percent | UnitClass::PercentagePoint | UnitClass::Time)
    )
}

/// A trailing verb with the verbs right before it: 易地搬迁安置, 改造提升.
fn extended(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, limit: usize, from: usize) -> usize {
    let mut from = from;
    while let Some((earlier, Sense::Amount)) = lexicon.verb_before(sentence.glyphs, limit, from) {
        let compound = lexicon
            .verb_at(sentence.glyphs, earlier..from)
            .is_some_and(|(end, _)| end == from);
        if !compound || from - earlier < 2 || earlier <= limit {
            break;
        }
        from = earlier;
    }
    from
}

/// Leaves out what opens a clause: list marks, dates, time and place words, adverbs.
pub(super) fn peel(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    range: &Range<usize>,
) -> (usize, bool) {
    let glyphs = sentence.glyphs;
    let mut at = after_bracket(sentence, range);
    let mut part = false;
    // Openers that are left out only if a verb follows them (重点项目 keeps its 重点).
    let mut tentative: Option<usize> = None;
    while at < range.end {
        if glyphs.char(at) == '('
            && let Some(close) = (at..range.end).find(|&close| glyphs.char(close) == ')')
        {
            at = close + 1;
            continue;
        }
        if glyphs.char(at) == '每'
            && let Some(verb) = (at + 2..range.end.min(at + 9)).find(|&verb| {
                lexicon
                    .verb_at(glyphs, verb..range.end)
                    .is_some_and(|(end, _)| end - verb > 1)
            })
            && !glyphs.starts_with(at, "每万")
            && !glyphs.starts_with(at, "每千")
        {
            at = verb;
            continue;
        }
        if matches!(
            glyphs.char(at),
            '、' | ' ' | '(' | ')' | '·' | '●' | '-' | '~' | '▲' | '※'
        ) {
            at += 1;
            continue;
        }
        if let Some(end) = skip_number(sentence, at, range.end) {
            at = end;
            continue;
        }
        if let Some(end) = skip_plan_period(sentence, at)
            .or_else(|| skip_comparison(sentence, lexicon, at, range.end))
        {
            at = end;
            continue;
        }
        if glyphs.starts_with(at, "其中") {
            part = true;
        }
        let wanted = Tags::OPENER | Tags::FIRM | Tags::VERB | Tags::NON_VERB;
        let Some(entry) = lexicon.longest(glyphs, at, range.end, wanted) else {
            break;
        };
        if !entry.is(Tags::OPENER | Tags::FIRM) || entry.is(Tags::NON_VERB) {
            break;
        }
        // 争取, 创新, 组织 are verbs too: they are left out only before another verb.
        let next = at + entry.len();
        if entry.is(Tags::FIRM) {
            at = next;
            tentative = None;
            continue;
        }
        tentative.get_or_insert(at);
        at = next;
    }
    let Some(tentative) = tentative else {
        return (at, part);
    };
    if at >= range.end
        || lexicon
            .verb_at(glyphs, at..range.end)
            .is_some_and(|(end, _)| end - at > 1 || end == range.end)
    {
        return (at, part);
    }
    // 再建400个, 新建: one character, but a verb for certain.
    if glyphs.char(at) == '建' && matches!(sentence.before(at), '再' | '新') {
        return (at, part);
    }
    (tentative, part)
}

/// Past a bracket that was opened before the range: (责任单位:县水利局)完成小流域治理.
fn after_bracket(sentence: &Sentence<'_, '_>, range: &Range<usize>) -> usize {
    let mut start = range.start;
    let mut depth = 0;
    for at in range.clone() {
        match sentence.glyphs.char(at) {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ')' => start = at + 1,
            _ => {}
        }
    }
    start
}

/// A number that is a date, an ordinal or a list mark at the start of a clause, with what belongs to it.
fn skip_number(sentence: &Sentence<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    let glyphs = sentence.glyphs;
    let to = usize::from(matches!(glyphs.char(at), '到' | '至'))
        + 2 * usize::from(glyphs.starts_with(at, "截至"));
    let index = sentence.expression_starting(at + to)?;
    let expression = sentence.parts.expressions.get(index)?;
    let c = glyphs.char(expression.digits.end);
    let mut end = match c {
        '年' | '月' | '日' | '是' | ')' | '.' | '、' => expression.digits.end + 1,
        _ => return None,
    };
    if c == '年' && !sentence.is_year(expression.digits.clone()) {
        // 三年时间, 三年来 are durations; 九年义务教育 is a name.
        end = expression.digits.end + 1;
        let lasts = ["时间", "来", "内", "以来", "累计"];
        if !lasts.iter().any(|word| glyphs.starts_with(end, word)) {
            return None;
        }
    }
    for word in [
        "份", "底前", "末前", "底", "末", "前", "来", "时间", "内", "起", "以来",
    ] {
        if glyphs.starts_with(end, word) {
            end += word.chars().count();
            break;
        }
    }
    (end <= limit).then_some(end)
}

/// 比去年, 较改革前 right before a verb.
fn skip_comparison(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    at: usize,
    limit: usize,
) -> Option<usize> {
    let glyphs = sentence.glyphs;
    if !matches!(glyphs.char(at), '比' | '较') {
        return None;
    }
    let far = limit.min(at + 12);
    (at + 2..far).find(|&end| {
        matches!(
            glyphs.char(end - 1),
            '年' | '前' | '期' | '月' | '底' | '末' | '数' | '初'
        ) && lexicon.verb_at(glyphs, end..limit).is_some()
    })
}

/// “十五五”期间 at the start of a clause.
fn skip_plan_period(sentence: &Sentence<'_, '_>, at: usize) -> Option<usize> {
    let glyphs = sentence.glyphs;
    let quoted = usize::from(matches!(glyphs.char(at), '“' | '"'));
    let begin = at + quoted;
    let is_plan = glyphs.char(begin) == '十'
        && "一二三四五六".contains(glyphs.char(begin + 1))
        && glyphs.char(begin + 2) == '五';
    if !is_plan {
        return None;
    }
    let mut end = begin + 3 + quoted;
    for word in ["期间", "时期", "末", "以来"] {
        if glyphs.starts_with(end, word) {
            end += word.chars().count();
        }
    }
    Some(end)
}

/// The range without the words at its end that stand between noun and verb (较上年, 年均).
pub(super) fn trim_adverbs(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    range: Range<usize>,
) -> Range<usize> {
    let glyphs = sentence.glyphs;
    let mut end = range.end;
    loop {
        if let Some(word) = lexicon.longest_before(glyphs, range.start + 1, end, Tags::ADVERB) {
            end -= word.len();
        } else if let Some(base) = base_or_span(sentence, range.start + 1..end) {
            end = base;
        } else {
            break;
        }
    }
    // 137个重点项目完成投资: how many there are is no part of their name.
    let counted = sentence
        .expression_starting(range.start)
        .and_then(|at| sentence.parts.expressions.get(at))
        .filter(|count| count.whole.end < end)
        .filter(|count| {
            count
                .unit
                .as_ref()
                .is_some_and(|unit| unit.class == UnitClass::Counter)
        });
    let mut range = counted.map_or(range.start, |count| count.whole.end)..end;
    let blank = |c: char| matches!(c, '的' | ' ' | '、' | ',');
    while !range.is_empty() && blank(glyphs.char(range.start)) {
        range.start += 1;
    }
    while !range.is_empty() && blank(glyphs.char(range.end - 1)) {
        range.end -= 1;
    }
    for word in ["预期目标", "目标"] {
        if glyphs.ends_with(&range, word) {
            range.end -= word.chars().count();
        }
    }
    range
}

/// Where what ends a range begins, if it says since when or for how long: 比2015年, 较2020年底, 连续十年.
fn base_or_span(sentence: &Sentence<'_, '_>, range: Range<usize>) -> Option<usize> {
    let glyphs = sentence.glyphs;
    let end = match glyphs.char(range.end.checked_sub(1)?) {
        '年' => range.end - 1,
        '底' | '末' if sentence.before(range.end - 1) == '年' => range.end - 2,
        _ => return None,
    };
    let digits = |c: char| c.is_ascii_digit() || numeral::is_chinese_digit(c) || c == '十';
    let start = (range.start..end)
        .rev()
        .find(|&at| !digits(glyphs.char(at)))
        .map_or(range.start, |before| before + 1);
    let base = sentence.is_year(start..end) && matches!(sentence.before(start), '比' | '较');
    let span = start < end && glyphs.starts_with(start.saturating_sub(2), "连续");
    let from = start.checked_sub(if base { 1 } else { 2 })?;
    (base || span)
        .then_some(from)
        .filter(|&from| from >= range.start)
}

/// The noun of a range without the adverbs around it and a verb that only sets another in motion.
pub(super) fn subject(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    range: Range<usize>,
) -> Range<usize> {
    let glyphs = sentence.glyphs;
    let mut start = range.start;
    if let Some(verb) = lexicon.longest(glyphs, start, range.end, Tags::CAUSATIVE)
        && start + verb.len() < range.end
    {
        start += verb.len();
    }
    trim_adverbs(sentence, lexicon, start..range.end)
}
