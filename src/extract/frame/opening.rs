//! What opens a clause and is no part of what it says: list marks, dates, time and place words, adverbs.

use std::ops::Range;

use crate::extract::clause::sentence::Sentence;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::tags::Tags;

/// Leaves out what opens a clause: list marks, dates, time and place words, adverbs.
#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
pub(crate) fn peel(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    range: &Range<usize>,
) -> (usize, bool) {
    let glyphs = sentence.glyphs;
    let mut at = after_bracket(sentence, range)
        .max(after_lead(sentence, range))
        .max(after_means(sentence, lexicon, range))
        .max(after_request(sentence, range))
        .max(after_article(sentence, range));
    let mut part = false;
    let holds_number = sentence.holds_number(range);
    // Openers that are left out only if a verb follows them (重点项目 keeps its 重点).
    let mut tentative: Option<usize> = None;
    let mut last = range.start;
    while at < range.end {
        if glyphs.char(at) == '('
            && let Some(close) = (at..range.end).find(|&close| glyphs.char(close) == ')')
        {
            at = close + 1;
            continue;
        }
        if glyphs.char(at) == '每'
            && !matches!(glyphs.char(at + 1), '年' | '月' | '日' | '周' | '季')
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
        if holds_number && let Some(end) = skip_number(sentence, at, range.end) {
            at = end;
            continue;
        }
        // 连续三年位居: for how long.
        if glyphs.char(at) == '连'
            && let Some(years) = sentence.expression_starting(at + 2)
            && let Some(years) = sentence.parts.expressions.get(years)
            && let Some(row) = sentence.in_a_row(years).filter(|row| row.end <= range.end)
        {
            at = row.end;
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
        // 在供暖季前发放: until when.
        if glyphs.char(at) == '在'
            && let Some(end) = (at + 2..range.end.min(at + 12)).find(|&end| {
                matches!(glyphs.char(end), '前' | '内' | '底')
                    && lexicon.verb_at(glyphs, end + 1..range.end).is_some()
            })
        {
            at = end + 1;
            tentative = None;
            continue;
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
        last = at;
        at = next;
    }
    let Some(tentative) = tentative else {
        return (at, part);
    };
    // 加快6个电站建设: what is a verb too is one right before the number.
    if at >= range.end
        && lexicon
            .verb_at(glyphs, last..range.end)
            .is_some_and(|(end, _)| end == range.end && end - last > 1)
    {
        return (last, part);
    }
    if at >= range.end
        || lexicon
            .verb_at(glyphs, at..range.end)
            .is_some_and(|(end, _)| end - at > 1 || end == range.end)
    {
        return (at, part);
    }
    // 再建400个, 新建: one character, but a verb for certain.
    if matches!(glyphs.char(at), '建' | '增' | '招' | '减')
        && matches!(sentence.before(at), '再' | '新')
    {
        return (at, part);
    }
    (tentative, part)
}

/// Past what says that aims follow: 今年经济社会发展的主要预期目标是生产总值增长7%.
fn after_lead(sentence: &Sentence<'_, '_>, range: &Range<usize>) -> usize {
    let glyphs = sentence.glyphs;
    let near = range.start..range.end.min(range.start + LONGEST_LEAD);
    let past = |aims: usize| {
        let end = aims + 2;
        let named = range.start..end;
        AIMS_FOLLOW
            .iter()
            .find(|words| glyphs.ends_with(&named, words))?;
        let copula = COPULAS
            .iter()
            .find(|copula| glyphs.starts_with(end, copula))?;
        let start = end + copula.chars().count();
        // 粮食产量的主要目标为500万吨: the name stands before.
        (start < range.end).then_some(start)
    };
    glyphs
        .find(near, "目标")
        .and_then(past)
        .unwrap_or(range.start)
}

/// Past the number of an article: 第三条 门急诊量3.6万人次.
fn after_article(sentence: &Sentence<'_, '_>, range: &Range<usize>) -> usize {
    let glyphs = sentence.glyphs;
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    if range.start > 0 || glyphs.char(0) != '第' {
        return range.start;
    }
    let end = (1..range.end.min(6)).find(|&at| !numeral(glyphs.char(at)));
    end.filter(|&at| at > 1 && matches!(glyphs.char(at), '条' | '款'))
        .map_or(range.start, |at| at + 1)
}

/// Past whom one asks and until when: 请有关单位10月15日前将处置率提至75%.
fn after_request(sentence: &Sentence<'_, '_>, range: &Range<usize>) -> usize {
    const ASKS: [&str; 5] = ["请", "责成", "责令", "要求", "督促"];
    let glyphs = sentence.glyphs;
    let asks = ASKS
        .iter()
        .any(|word| glyphs.starts_with(range.start, word));
    let near = range.start..range.end.min(range.start + LONGEST_LEAD);
    let object = asks.then(|| {
        near.clone()
            .find(|&at| matches!(glyphs.char(at), '将' | '把') && glyphs.begins(at))
    });
    object.flatten().map_or(range.start, |at| at + 1)
}

/// Past how something was done: 通过受益人筹资等方式筹集资金, 经县人大会议票决确定项目.
fn after_means(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, range: &Range<usize>) -> usize {
    let glyphs = sentence.glyphs;
    // 经 is not that of 经济会议.
    let begins = |word: &&str| {
        let end = range.start + word.chars().count();
        glyphs.starts_with(range.start, word) && glyphs.begins(end)
    };
    if !BY.iter().any(begins) {
        return range.start;
    }
    let near = range.start..range.end.min(range.start + LONGEST_MEANS);
    let ends = MEANS.iter().filter_map(|means| {
        let end = glyphs.find(near.clone(), means)? + means.chars().count();
        lexicon.verb_at(glyphs, end..range.end).map(|_| end)
    });
    ends.max().unwrap_or(range.start)
}

/// Words that say how something is done, where a clause begins with them.
const BY: [&str; 4] = ["通过", "采取", "采用", "经"];

/// What such words end with.
const MEANS: [&str; 8] = [
    "方式", "形式", "渠道", "途径", "办法", "措施", "举措", "会议",
];

/// How far from the beginning of a clause the means may end.
const LONGEST_MEANS: usize = 40;

/// How far from the beginning of a clause a lead is looked for.
const LONGEST_LEAD: usize = 24;

/// What aims are called where they are announced.
const AIMS_FOLLOW: [&str; 5] = [
    "主要预期目标",
    "主要目标",
    "发展预期目标",
    "总体目标",
    "主要发展目标",
];

/// What joins that to the first of them.
const COPULAS: [&str; 4] = ["是", "为", "包括", "有"];

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
    let to = usize::from(matches!(glyphs.char(at), '到' | '至' | '在'))
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
    // 2025年度.
    if c == '年' && glyphs.char(end) == '度' {
        end += 1;
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
    let far = limit.min(at + 12);
    let past = |word: &str| glyphs.find(at + 1..far, word).map(|word| word + 2);
    match glyphs.char(at) {
        '比' | '较' => {}
        // 与2020年相比.
        '与' | '同' => return past("相比"),
        // 按常住人口计算; but 按计划建设云计算中心.
        '按' => {
            let acts = |end: &usize| lexicon.has_verb(glyphs, at + 1..end - 2);
            return past("计算").filter(|end| *end > at + 3 && !acts(end));
        }
        _ => return None,
    }
    (at + 2..far).find(|&end| {
        matches!(
            glyphs.char(end - 1),
            '年' | '前'
                | '期'
                | '月'
                | '底'
                | '末'
                | '数'
                | '初'
                | '算'
                | '标'
                | '划'
                | '均'
                | '度'
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
