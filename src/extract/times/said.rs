//! The calendar years that a sentence names: 2030年, 去年, “十四五”期间, 五年来.

use crate::extract::clause::sentence::Sentence;
use crate::extract::outline::{PREPARES, Years};
use crate::extract::statement::Kind;
use crate::extract::words::set_phrases::ANNUAL_MEANS;
use crate::extract::words::tags::Tags;
use crate::indicator::Measure;
use crate::source::sort_by_place;

/// Years that a sentence names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    /// The place from which they hold.
    pub(crate) at: usize,
    first: i32,
    last: i32,
    /// Whether only the end of a span of years is named (“十四五”末, 到2030年).
    ends: bool,
    /// Whether they stand at the beginning of their sentence, for the paragraph after them.
    pub(crate) leads: bool,
}

impl Said {
    /// The years of a number: a state holds at the end of a span, a sum and an average over all of it.
    pub(crate) fn years(&self, measure: Measure, yearly_average: bool, _: Kind) -> Option<Years> {
        let state = matches!(measure, Measure::Level) && !yearly_average;
        if self.ends || state {
            return Years::new(self.last, self.last).ok();
        }
        Years::new(self.first, self.last).ok()
    }

    /// The last of the years.
    pub(crate) fn last(&self) -> i32 {
        self.last
    }
}

/// Words that name years by their distance from the document's own, with the first and the last of them.
const RELATIVE: &[(&str, i32, i32)] = &[
    ("去年", -1, -1),
    ("上年", -1, -1),
    ("上一年", -1, -1),
    ("去年底", -1, -1),
    ("去年末", -1, -1),
    ("上年末", -1, -1),
    ("去年同期", -1, -1),
    ("上年同期", -1, -1),
    ("去冬", -1, -1),
    ("去秋", -1, -1),
    ("去冬今春", -1, 0),
    ("去冬以来", -1, 0),
    ("前年", -2, -2),
    ("过去一年", -1, -1),
    ("过去的一年", -1, -1),
    ("一年来", -1, -1),
    ("两年来", -2, -1),
    ("过去三年", -3, -1),
    ("三年来", -3, -1),
    ("四年来", -4, -1),
    ("过去五年", -5, -1),
    ("过去的五年", -5, -1),
    ("五年来", -5, -1),
    ("这五年", -5, -1),
    ("近五年", -5, -1),
    ("十年来", -10, -1),
    ("今年", 0, 0),
    ("今年以来", 0, 0),
    ("本年度", 0, 0),
    ("年初以来", 0, 0),
    ("明年", 1, 1),
    ("明年底", 1, 1),
    ("后年", 2, 2),
    ("今后五年", 0, 4),
    ("未来五年", 0, 4),
    ("今后三年", 0, 2),
    ("未来三年", 0, 2),
    ("新的一年", 0, 0),
];

/// The years that a sentence names, in order. What is only compared with (比上年, 较2020年) or started from (由2020年的)
/// is none of them.
#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
pub(crate) fn said(
    sentence: &Sentence<'_, '_>,
    this_year: Option<i32>,
    present_year: Option<i32>,
) -> Vec<Said> {
    let glyphs = sentence.glyphs;
    let mut found: Vec<Said> = Vec::new();
    let compared = |at: usize| {
        crate::extract::times::compares(sentence.before(at))
            || glyphs.starts_with(at.saturating_sub(2), "对比")
    };
    for signal in sentence.signals(Tags::YEARS | Tags::FIVE_YEAR_PLAN) {
        let range = signal.range();
        let quoted = usize::from(matches!(sentence.before(range.start), '“' | '"'));
        let at = range.start - quoted;
        if compared(at) {
            continue;
        }
        if signal.is(Tags::FIVE_YEAR_PLAN) {
            let Some(first) = five_year_plan(sentence, range.start) else {
                continue;
            };
            let after = range.end + usize::from(matches!(glyphs.char(range.end), '”' | '"'));
            let names = ["规划", "纲要", "开局", "收官"]
                .iter()
                .any(|word| glyphs.starts_with(after, word));
            // 超额完成“十四五”目标: whose aim it is, not when.
            let of_aim = ["目标", "任务", "计划", "以来"]
                .iter()
                .any(|word| glyphs.starts_with(after, word));
            if names || of_aim && !glyphs.starts_with(after, "以来") {
                continue;
            }
            // 谋划“十五五”重点项目: what is planned by now, and not when.
            let planned = PREPARES
                .iter()
                .any(|word| glyphs.starts_with(at.saturating_sub(2), word));
            if planned {
                continue;
            }
            let ends = matches!(glyphs.char(after), '末') || glyphs.starts_with(after, "期末");
            found.push(Said {
                at,
                first,
                last: first + 4,
                ends,
                leads: at <= 1 || sentence.is_stop(at.saturating_sub(1)) && found.is_empty(),
            });
            continue;
        }
        let Some(year) = this_year else { continue };
        let word = RELATIVE
            .iter()
            .filter(|(word, ..)| glyphs.starts_with(range.start, word))
            .max_by_key(|(word, ..)| word.len());
        let Some(&(word, first, last)) = word else {
            continue;
        };
        // 今年 and what began with it are of the year that is told of, 去年 is of the document's.
        let year = match (first, last) {
            (0, 0) => present_year.unwrap_or(year),
            _ => year,
        };
        // 去年的经验: an attribute says nothing of when.
        let of = glyphs.char(range.start + word.chars().count()) == '的';
        if of && first == last && first < 0 {
            continue;
        }
        found.push(Said {
            at,
            first: year + first,
            last: year + last,
            ends: false,
            leads: at == 0 && (first != last || sentence.is_stop(range.end)),
        });
    }
    for expression in &sentence.parts.expressions {
        let (start, end) = (expression.digits.start, expression.digits.end);
        let before = sentence.before(start);
        if glyphs.char(end) != '年'
            || sentence.is_quoted(start)
            || before == '第'
            || !sentence.is_year(start..end)
        {
            continue;
        }
        let year = |from: usize| glyphs.folded(from..from + 4).parse::<i32>().ok();
        let (Some(first), Some(last)) = (year(start), year(end.saturating_sub(4))) else {
            continue;
        };
        let after = end + 1;
        let of = glyphs.char(after) == '的'
            && sentence
                .parts
                .expressions
                .iter()
                .any(|next| next.whole.start == after + 1);
        let since = ["以来", "以前", "之前", "度全", "版"]
            .iter()
            .any(|word| glyphs.starts_with(after, word));
        // 增加到2023年的431公里 is of 2023; 由2020年的386公里 only begins there.
        let reached = matches!(before, '到' | '至' | '达');
        if compared(start) || of && !reached || since {
            continue;
        }
        let to = matches!(before, '到' | '至');
        found.push(Said {
            at: start,
            first,
            last,
            ends: to && first == last,
            leads: (start == 0 || start == 1 && to)
                && sentence.is_stop(after + usize::from(matches!(glyphs.char(after), '底' | '末'))),
        });
    }
    sort_by_place(&mut found, |said| said.at);
    // 2024年、2025年.
    found.dedup_by(|next, said| {
        let joins =
            said.first == said.last && next.first == said.last + 1 && next.first == next.last;
        let near = next.at <= said.at + 7 && matches!(sentence.before(next.at), '、' | '和');
        if joins && near {
            said.last = next.last;
        }
        joins && near
    });
    found
}

/// The first year of a five-year plan whose name begins at a place: the third began in 1966.
fn five_year_plan(sentence: &Sentence<'_, '_>, at: usize) -> Option<i32> {
    const UNITS: &str = "一二三四五六七八九";
    let unit = UNITS
        .chars()
        .position(|c| c == sentence.glyphs.char(at + 1))?;
    let ordinal = 11 + i32::try_from(unit).ok()?;
    Some(1966 + 5 * (ordinal - 3))
}

/// 年均增长6%, 每年新增5万人: whether a number is that of each year.
pub(crate) fn is_yearly_average(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    const WORDS: &[&str] = &["年均", "每年", "平均每年", "年平均", "年递增"];
    let clause = sentence.clause_of(at);
    let from = clause.start.max(at.saturating_sub(24));
    let previous = sentence
        .parts
        .expressions
        .iter()
        .rev()
        .find(|number| number.unit.is_some() && number.whole.end <= at)
        .map_or(from, |number| number.whole.end.max(from));
    // Each of the words has one of these.
    let near = sentence.glyphs.get(previous..at);
    if !near
        .iter()
        .any(|glyph| matches!(glyph.c, '均' | '每' | '递'))
    {
        return false;
    }
    WORDS.iter().any(|word| {
        let found = sentence.glyphs.find(previous..at, word);
        found.is_some_and(|found| {
            let after = found + word.chars().count();
            let mut means = ANNUAL_MEANS.iter();
            !means.any(|noun| sentence.glyphs.starts_with(after, noun))
        })
    })
}
