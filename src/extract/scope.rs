//! How far a word reaches: kind (target or achievement), period and commitment of a number.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::sentence::Sentence;
use super::statement::Kind;
use crate::target::Commitment;

/// What earlier sentences of a paragraph and the section leave in force.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    /// The section's kind, from its heading (2023年工作回顾).
    pub(super) section: Option<Kind>,
    /// The kind that a word such as 过去一年 sets for the sentences of the paragraph after it.
    pub(super) paragraph: Option<Kind>,
    /// The kind that goes on over a semicolon.
    pub(super) carried: Option<Kind>,
    /// The period carried over a semicolon.
    pub(super) period: String,
}

/// Kind and period of the numbers of a sentence, by place.
pub(super) struct Times {
    /// From which place on which kind holds.
    kinds: Vec<(usize, Kind)>,
    /// From which place on which period holds.
    periods: Vec<(usize, String)>,
    /// The kind to carry on after a full stop, and after a semicolon.
    pub(super) wide: Option<Kind>,
}

impl Times {
    pub(super) fn new(
        sentence: &Sentence<'_, '_>,
        lexicon: &Lexicon,
        scope: &Scope,
        plan_year: Option<i32>,
    ) -> Self {
        let glyphs = sentence.glyphs;
        let start = scope
            .carried
            .or(scope.paragraph)
            .or(scope.section)
            .unwrap_or(Kind::Target);
        let mut kinds = vec![(0, start)];
        let mut wide = scope.paragraph;
        let mut planned = false;
        let mut periods = vec![(0, scope.period.clone())];
        for (at, word) in period_words(sentence) {
            periods.push((at, word));
        }
        for &(at, mark) in &sentence.marks {
            // 较上年, 比去年 compare and say nothing of when.
            if mark.names_period
                && matches!(
                    sentence.before(at),
                    '较' | '比' | '于' | '超' | '与' | '和' | '按'
                )
            {
                continue;
            }
            // 项目前期 has no 目前 in it.
            if glyphs.starts_with(at, "目前")
                && at > 0
                && !matches!(sentence.before(at), ',' | '至' | '止' | ':')
            {
                continue;
            }
            // 从去年的2.1%提高到2.3%: where it starts from.
            if mark.names_period && matches!(sentence.before(at), '从' | '由') {
                continue;
            }
            if glyphs.starts_with(at, "超额") {
                // 新增378张床位,超额完成年度任务: what stands before it is done too.
                kinds.push((0, Kind::Achievement));
            }
            let weak = weak(sentence, at);
            if weak && planned {
                continue;
            }
            if mark.kind == Kind::Target && glyphs.starts_with(at, "计划") {
                let next = lexicon.verb_at(glyphs, at + 2..glyphs.len());
                let named = at > 0 && !matches!(sentence.before(at), ',' | '年' | ';' | ':');
                if next.is_none() || named {
                    continue;
                }
            }
            // 今年以来 is done, 今年 is to be done; in a review 今年 is not the future.
            planned |= mark.kind == Kind::Target;
            kinds.push((at, mark.kind));
            if mark.kind == Kind::Target {
                wide = None;
            } else if mark.names_period || is_review(sentence, at) {
                wide = Some(Kind::Achievement);
            }
        }
        // 上半年…同比增长3.1%: a part of a year is compared only once it is over.
        let compared = glyphs.find(0..glyphs.len(), "同比");
        let part_of_year = |(_, period): &&(usize, String)| {
            period.ends_with("季度") || period.ends_with("半年") || period.ends_with('月')
        };
        if let Some(at) = compared.filter(|_| !planned)
            && let Some((from, _)) = periods
                .iter()
                .filter(|(from, _)| *from < at)
                .find(part_of_year)
        {
            kinds.push((*from, Kind::Achievement));
        }
        if let Some(year) = plan_year {
            for (at, stated) in years(sentence) {
                let kind = if stated < year {
                    Kind::Achievement
                } else {
                    Kind::Target
                };
                kinds.push((at, kind));
                wide = (kind == Kind::Achievement).then_some(kind);
            }
        }
        // 2013年,全市…: without a plan year and a word of the future, a bare year is one gone by.
        if plan_year.is_none()
            && scope.section.is_none()
            && !planned
            && !sentence.speaks_of_future()
        {
            if let Some((at, _)) = years(sentence).find(|&(at, _)| sentence.is_stop(at + 5)) {
                kinds.push((at, Kind::Achievement));
                wide = Some(Kind::Achievement);
            }
        }
        kinds.sort_by_key(|&(at, _)| at);
        periods.sort_by_key(|&(at, _)| at);
        Self {
            kinds,
            periods,
            wide,
        }
    }

    pub(super) fn kind(&self, at: usize) -> Kind {
        latest(&self.kinds, at).copied().unwrap_or(Kind::Target)
    }

    pub(super) fn period(&self, at: usize) -> &str {
        latest(&self.periods, at).map_or("", String::as_str)
    }

    pub(super) fn last_kind(&self) -> Kind {
        self.kind(usize::MAX)
    }

    pub(super) fn last_period(&self) -> &str {
        self.period(usize::MAX)
    }
}

fn latest<T>(list: &[(usize, T)], at: usize) -> Option<&T> {
    let next = list.partition_point(|(from, _)| *from <= at);
    next.checked_sub(1)
        .and_then(|last| list.get(last))
        .map(|(_, value)| value)
}

/// Words that speak of the past only where nothing before them speaks of the future.
fn weak(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    ["成功", "先后", "目前"]
        .iter()
        .any(|word| sentence.glyphs.starts_with(at, word))
}

fn is_review(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    ["过去", "一年来", "两年来", "三年来", "四年来", "五年来"]
        .iter()
        .any(|word| sentence.glyphs.starts_with(at, word))
}

/// The years that open a clause: 2023年,全县….
fn years<'s>(sentence: &'s Sentence<'_, '_>) -> impl Iterator<Item = (usize, i32)> + 's {
    sentence.expressions.iter().filter_map(|expression| {
        let Range { start, end } = expression.digits;
        let opens = start == 0 || sentence.is_stop(start - 1);
        let year = sentence.glyphs.char(end) == '年' && sentence.is_year(start..end);
        let text = sentence.glyphs.folded(start..end);
        (opens && year && !expression.chinese)
            .then(|| text.parse().ok().map(|year| (start, year)))
            .flatten()
    })
}

/// The words of a sentence that name a period, each with its place; an empty one is the report's own.
fn period_words(sentence: &Sentence<'_, '_>) -> Vec<(usize, String)> {
    let glyphs = sentence.glyphs;
    let mut found = Vec::new();
    for word in [
        "去年",
        "上年",
        "过去的一年",
        "明年",
        "上半年",
        "下半年",
        "前三季度",
        "一季度",
        "二季度",
        "三季度",
        "四季度",
    ] {
        let mut from = 0;
        while let Some(at) = glyphs.find(from..glyphs.len(), word) {
            from = at + 1;
            // 较上年, 比去年 compare and name no period.
            let compares = matches!(
                sentence.before(at),
                '较' | '比' | '于' | '上' | '超' | '与' | '从' | '由'
            );
            let inner = word.ends_with("季度") && matches!(sentence.before(at), '前' | '第');
            if compares || sentence.is_quoted(at) || inner && sentence.before(at) == '前' {
                continue;
            }
            let written = if inner {
                format!("第{word}")
            } else {
                word.to_owned()
            };
            let end = at + word.chars().count();
            let rest = glyphs.starts_with(end, "底") || glyphs.starts_with(end, "末");
            found.push((
                at,
                if rest {
                    format!("{written}{}", glyphs.char(end))
                } else {
                    written
                },
            ));
        }
    }
    for word in ["今年", "年内", "全年", "本年", "年底", "新的一年", "新一年"] {
        if let Some(at) = glyphs.find(0..glyphs.len(), word) {
            // 2027年底 is a year's end, 去年底 too.
            let inside = sentence.before(at).is_ascii_digit()
                || matches!(sentence.before(at), '去' | '今' | '年');
            if !inside {
                found.push((at, String::new()));
            }
        }
    }
    for expression in &sentence.expressions {
        found.extend(period_of_number(sentence, expression.digits.clone()));
    }
    found.extend(five_year_plans(sentence));
    found
}

/// 2027年底, 到9月底, 用三年时间, 三年来.
fn period_of_number(sentence: &Sentence<'_, '_>, digits: Range<usize>) -> Option<(usize, String)> {
    let glyphs = sentence.glyphs;
    let Range { start, end } = digits;
    let unit = glyphs.char(end);
    let before = sentence.before(start);
    if sentence.is_quoted(start) || before == '第' {
        return None;
    }
    let length = end - start;
    let mut stop = end + 1;
    match unit {
        '年' if sentence.is_year(digits.clone()) => {
            let compares = matches!(before, '比' | '较' | '于' | '超' | '与' | '以');
            let opens = start == 0
                || matches!(
                    before,
                    ',' | '到' | '至' | ':' | '、' | '在' | '争' | '从' | '自' | '保' | '力'
                );
            if compares || !opens {
                return None;
            }
            if glyphs.starts_with(stop, "以来") || glyphs.starts_with(stop, "以前") {
                return None;
            }
            if matches!(glyphs.char(stop), '底' | '末') {
                stop += 1;
            }
        }
        '年' if length <= 2 => {
            let lasts = ["时间", "来", "内", "累计"]
                .iter()
                .any(|word| glyphs.starts_with(stop, word));
            let past = before == '去' && glyphs.starts_with(start.saturating_sub(2), "过去");
            if past {
                return Some((start - 2, glyphs.folded(start - 2..stop)));
            }
            if !lasts {
                return None;
            }
        }
        '月' if length <= 2 => {
            if matches!(glyphs.char(stop), '底' | '末') {
                stop += 1;
            } else if !glyphs.starts_with(stop, "份") {
                return None;
            }
            let opens = start == 0 || matches!(before, ',' | '到' | '至' | ':' | '年');
            if !opens {
                return None;
            }
        }
        _ => return None,
    }
    Some((start, glyphs.folded(start..stop)))
}

/// “十五五”, as written.
fn five_year_plans(sentence: &Sentence<'_, '_>) -> Vec<(usize, String)> {
    let glyphs = sentence.glyphs;
    let mut found = Vec::new();
    for middle in ["十二五", "十三五", "十四五", "十五五", "十六五"] {
        let Some(at) = glyphs.find(0..glyphs.len(), middle) else {
            continue;
        };
        let quoted = matches!(sentence.before(at), '“' | '"');
        let start = at - usize::from(quoted);
        let end = at + 3 + usize::from(quoted);
        let names_period = ["期间", "时期", "末", "以来"]
            .iter()
            .any(|word| glyphs.starts_with(end, word))
            || glyphs.char(end) == ',';
        if names_period {
            found.push((start, glyphs.folded(start..end)));
        }
    }
    found
}

/// The commitment of a number: the word nearest before it in its clause.
pub(super) fn commitment(
    sentence: &Sentence<'_, '_>,
    clause: Range<usize>,
    at: usize,
) -> Option<Commitment> {
    sentence
        .commitments
        .iter()
        .rev()
        .find(|(word, _)| word.start >= clause.start && word.start < at)
        .map(|&(_, commitment)| commitment)
}
