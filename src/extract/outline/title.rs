//! Titles: where a document begins, what sort it is, and whose it is.

use std::ops::Range;

use serde::Serialize;
use strum::{EnumIter, IntoStaticStr};

use super::line::{Line, plain};
use super::masthead::{is_issue, is_issued, names_bulletin};
use super::numbering::numbering;
use super::sieve::Set;
use crate::source::sort_by_place;

/// What sort of document it is (文种).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Genre {
    /// A government's yearly report to its people's congress (政府工作报告): first what was done, then what will be.
    WorkReport,
    /// A report on the plan of the year gone by and the draft of the next one (计划执行情况与计划草案的报告).
    PlanReport,
    /// A notice or account of how far things have come (督查通报, 进展情况, 简报, 台账): aims and results side by side.
    Progress,
    /// What is to be done, alone (工作要点, 实施方案, 规划纲要).
    Programme,
}

/// What titles end with, and whether such a title begins a document wherever it stands.
#[rustfmt::skip]
const TITLES: &[(&str, Genre, bool)] = &[
    ("政府工作报告", Genre::WorkReport, true), ("工作报告", Genre::WorkReport, true), ("工作的报告", Genre::WorkReport, false),
    ("计划草案的报告", Genre::PlanReport, true), ("计划(草案)的报告", Genre::PlanReport, true), ("计划的报告", Genre::PlanReport, true), ("预算草案的报告", Genre::PlanReport, true), ("计划草案", Genre::PlanReport, true), ("计划(草案)", Genre::PlanReport, true),
    ("通报", Genre::Progress, true), ("公示", Genre::Progress, true), ("公告", Genre::Progress, true), ("公报", Genre::Progress, true), ("简报", Genre::Progress, true), ("月报", Genre::Progress, true), ("季报", Genre::Progress, true), ("周报", Genre::Progress, true), ("旬报", Genre::Progress, true), ("专报", Genre::Progress, true), ("快报", Genre::Progress, true), ("动态", Genre::Progress, false),
    ("台账", Genre::Progress, true), ("情况", Genre::Progress, false), ("情况的报告", Genre::Progress, true), ("情况报告", Genre::Progress, true), ("执行情况报告", Genre::Progress, true), ("汇报", Genre::Progress, true), ("报告", Genre::Progress, false), ("说明", Genre::Progress, false), ("结果", Genre::Progress, false), ("进展", Genre::Progress, false), ("成效", Genre::Progress, false), ("总结", Genre::Progress, false), ("评估", Genre::Progress, false), ("评估报告", Genre::Progress, true),
    ("分解表", Genre::Progress, true), ("进展表", Genre::Progress, true), ("情况表", Genre::Progress, true), ("情况一览", Genre::Progress, true), ("一览", Genre::Progress, false), ("一览表", Genre::Progress, false), ("核对表", Genre::Progress, false), ("统计表", Genre::Progress, false), ("调度表", Genre::Progress, true), ("清单", Genre::Progress, false), ("账单", Genre::Progress, false), ("晾晒榜", Genre::Progress, false), ("红黑榜", Genre::Progress, false), ("公开表", Genre::Progress, false), ("表", Genre::Progress, false), ("督办单", Genre::Progress, true), ("纪要", Genre::Progress, true),
    ("工作要点", Genre::Programme, true), ("实施方案", Genre::Programme, true), ("行动方案", Genre::Programme, true), ("工作方案", Genre::Programme, true), ("行动计划", Genre::Programme, false), ("工作计划", Genre::Programme, false), ("规划", Genre::Programme, false), ("规划纲要", Genre::Programme, true), ("实施意见", Genre::Programme, true), ("的意见", Genre::Programme, true), ("通知", Genre::Programme, true),
];

/// The last characters of those words: most lines are refused by them.
static LAST: Set = Set::of("告案报示态账况汇明果展效结估表览单榜要点划见知算排路");

/// Whether a text ends as titles do.
fn ends_as_title(bare: &str) -> bool {
    bare.ends_with(')') || LAST.ends(bare)
}

/// The most characters of a title.
const LONGEST: usize = 64;

/// A title found.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// The line after its last.
    pub(super) next: usize,
    /// The bytes of the title.
    pub(super) range: Range<usize>,
    pub(super) genre: Genre,
    /// Whether it begins a document also inside a report.
    pub(super) strong: bool,
}

/// What is to be done in a title that joins it to what was done: 上半年工作情况及下半年打算.
const NEXT: [&str; 5] = ["打算", "计划", "安排", "思路", "要点"];
const DONE: [&str; 8] = [
    "情况", "总结", "小结", "回顾", "进展", "成效", "推进", "完成",
];
const AND: [&str; 6] = ["及", "和", "与", "暨", "、", "以及"];

/// Whether a title joins what was done with what is to be done.
pub(super) fn joins_both(title: &str) -> bool {
    let bare = bare(title);
    NEXT.iter().any(|word| bare.ends_with(word))
        && DONE.iter().any(|word| {
            bare.split(word)
                .skip(1)
                .any(|rest| AND.iter().any(|and| rest.starts_with(and)))
        })
}

/// What a title's words, without blanks, say; `None` where they are none.
fn judged(title: &str) -> Option<(Genre, bool)> {
    let bare = bare(title);
    if !ends_as_title(bare) {
        return None;
    }
    if let Some(name) = annex(title) {
        // 附表：乙市2025年…完成情况: a document of its own where it says of when it is.
        let dated = name.contains('年') && name.bytes().any(|byte| byte.is_ascii_digit());
        return judged(name).filter(|_| dated);
    }
    if title.chars().count() > LONGEST
        || title.contains(['。', ';', '!', '?', '|'])
        || title.ends_with([':', ',', '、'])
    {
        return None;
    }
    // 2024年工作总结和2025年工作计划 looks back on one year and plans the next, as a work report does.
    let several = bare.matches('年').count() > 1;
    // 票决民生实事项目结果公示: what will be done.
    let voted = bare.contains("票决") && !DONE.iter().any(|word| bare.contains(word));
    let plan = ("", Genre::Programme, true);
    let both = ("", Genre::Progress, false);
    let (_, genre, strong) = TITLES
        .iter()
        .filter(|(word, _, _)| bare.ends_with(word))
        .max_by_key(|(word, _, _)| word.len())
        .filter(|_| several || !joins_both(bare))
        .map(|row| if voted { &plan } else { row })
        .or_else(|| joins_both(bare).then_some(&both))?;
    if title.starts_with(['-', '表', '(', '·', '●', '■'])
        || title.contains("附表")
        || title.starts_with("第")
    {
        return None;
    }
    let about = bare.contains("关于");
    let dated = bare.contains("年") && bare.bytes().any(|byte| byte.is_ascii_digit())
        || bare.contains("月")
        || bare.contains("五”")
        || bare.contains("季度")
        || bare.contains("半年");
    let placed = place(title).is_some();
    let comma = title.contains(',');
    let short = bare.chars().count() <= 8;
    let fits = about || !comma && (dated || placed) || *strong && short && !comma;
    // 督查通报: strong by itself; 有关情况: a heading.
    fits.then_some((*genre, *strong || about || dated && placed))
}

/// What follows 附表：, 附件2：.
fn annex(title: &str) -> Option<&str> {
    let rest = ["附表", "附件"]
        .iter()
        .find_map(|word| title.strip_prefix(word))?;
    let rest = rest
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十-".contains(c));
    rest.strip_prefix(':')
}

/// A title without what stands in brackets at its end: （摘要）, （截至10月底）.
fn bare(title: &str) -> &str {
    let mut title = title.trim_end_matches(['》', '”', '"', '*']);
    while title.ends_with(')') {
        match title.rfind('(') {
            Some(open) if open > 0 => title = title.get(..open).unwrap_or(title),
            _ => break,
        }
    }
    title.trim_end_matches('》')
}

/// The title of a document that begins at the line `at`; `far` is how many lines may stand before it.
pub(super) fn title(
    text: &str,
    lines: &[Line],
    at: usize,
    far: usize,
    is_page: impl Fn(&str) -> bool,
) -> Option<Title> {
    let mut buffer = String::new();
    let mut looked = 0;
    for index in at..lines.len().min(at.saturating_add(far)) {
        let line = lines.get(index)?;
        let body = text.get(line.body.clone())?;
        if body.len() > 4 * LONGEST || looked > 4 {
            return None;
        }
        plain(body, &mut buffer);
        if is_page(&buffer) {
            continue;
        }
        looked += 1;
        let appendix = buffer.starts_with("附件") && buffer.chars().count() < 6;
        if !appendix && numbering(body).is_some()
            || buffer.ends_with(['。', ';'])
            || buffer.starts_with("各位代表")
        {
            return None;
        }
        if let Some((genre, strong)) = judged(&buffer) {
            return Some(Title {
                next: index + 1,
                range: line.body.clone(),
                genre,
                strong,
            });
        }
        // 工业运行动态: a title by the issue that stands under it, or behind it.
        let bare = bare(&buffer);
        let (name, issue) = bare
            .rfind('第')
            .and_then(|at| bare.split_at_checked(at))
            .unwrap_or((bare, ""));
        let is_named = names_bulletin(bare);
        let issued = is_named && buffer.len() > bare.len() && is_issue(&buffer)
            || names_bulletin(name) && is_issue(issue);
        if is_named || issued {
            if issued || is_issued(text, lines, index + 1, &mut buffer) {
                return Some(Title {
                    next: index + 1,
                    range: line.body.clone(),
                    genre: Genre::Progress,
                    strong: false,
                });
            }
            plain(body, &mut buffer);
        }
        // A title on two lines.
        let Some(next) = lines.get(index + 1) else {
            continue;
        };
        let second = text.get(next.body.clone())?;
        // Neither the second line nor both ends as titles do.
        if matches!(second.as_bytes(), [.., 0xe4..=0xe9, _, _]) && !LAST.ends(second) {
            continue;
        }
        if second.len() > 4 * LONGEST
            || numbering(second).is_some()
            || second.starts_with(['—', '-', '（', '('])
            // The names of a table's columns.
            || second.contains(['\t', '|', '｜'])
            || next.after_blank && !line.after_blank
        {
            continue;
        }
        let mut joined = buffer.clone();
        plain(second, &mut buffer);
        // The second line alone is the title where the first says who issued it: neither 关于 nor a year stands there.
        let begins = joined.starts_with("关于") || joined.contains('年');
        if judged(&buffer).is_some() && !begins {
            continue;
        }
        joined.push_str(&buffer);
        if let Some((genre, strong)) = judged(&joined)
            && !joined.contains([':', ','])
        {
            return Some(Title {
                next: index + 2,
                range: line.body.start..next.body.end,
                genre,
                strong,
            });
        }
    }
    None
}

/// What places are called at their end, the longest first.
const PLACES: &[&str] = &[
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "经济开发区",
    "新区",
    "省",
    "市",
    "县",
    "区",
    "州",
    "旗",
    "镇",
    "乡",
    "盟",
    "街道",
];

/// The last characters of those words.
static LAST_OF_PLACES: Set = Set::of("区州县旗省市镇乡盟道");

/// The place that a title names: 福建省 of 2026年福建省政府工作报告, as bytes of the title.
pub(super) fn place(title: &str) -> Option<Range<usize>> {
    const LEADS: [&str; 8] = ["关于印发", "关于", "年度", "年", "】", "《", "附件", "附表"];
    if !LAST_OF_PLACES.is_in(title) {
        return None;
    }
    let mut starts: Vec<usize> = vec![0];
    for lead in LEADS {
        starts.extend(
            title
                .match_indices(lead)
                .take(3)
                .map(|(at, word)| at + word.len()),
        );
    }
    sort_by_place(&mut starts, |start| *start);
    starts.into_iter().find_map(|start| {
        let rest = title.get(start..)?;
        let lead = rest.trim_start_matches(|c: char| {
            super::line::is_blank(c) || c.is_ascii_digit() || matches!(c, '中' | '《' | '：' | ':')
        });
        let start = start + rest.len() - lead.len();
        if lead.starts_with("关于") {
            return None;
        }
        let end = start + chain(lead)?;
        Some(start..end)
    })
}

/// The length of 浙江省温州市永嘉县 at the beginning.
fn chain(text: &str) -> Option<usize> {
    let mut end = 0;
    while let Some(length) = text.get(end..).and_then(one_place) {
        end += length;
    }
    (end > 0).then_some(end)
}

fn one_place(text: &str) -> Option<usize> {
    const NEVER: &[char] = &[
        '全', '各', '本', '我', '该', '在', '的', '和', '与', '及', '第', '年', '月', '度', '城',
        '市', '县', '区', '省', '“', '”', '、', '工', '重',
    ];
    let mut at = 0;
    for (count, c) in text.chars().enumerate().take(9) {
        if count >= 1
            && let Some(word) = PLACES
                .iter()
                .find(|word| text.get(at..).is_some_and(|rest| rest.starts_with(**word)))
        {
            return Some(at + word.len());
        }
        if !('\u{4e00}'..='\u{9fff}').contains(&c)
            || count == 0 && NEVER.contains(&c)
            || matches!(c, '年' | '月' | '的' | '第')
        {
            return None;
        }
        at += c.len_utf8();
    }
    None
}

/// The place of a line such as 2026年1月27日在福建省第十四届人民代表大会第四次会议上.
pub(super) fn place_of_session(line: &str) -> Option<Range<usize>> {
    let congress = line.find("人民代表大会")?;
    let at = line.get(..congress)?.rfind('在')? + '在'.len_utf8();
    let rest = line.get(at..congress)?;
    let end = rest.find('第').unwrap_or(rest.len());
    let name = rest.get(..end)?;
    (chain(name)? == name.len()).then_some(at..at + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_places_ends_with_a_character_that_is_looked_for() {
        for word in PLACES {
            assert!(LAST_OF_PLACES.ends(word), "{word}");
        }
    }

    #[test]
    fn every_word_of_titles_ends_with_a_character_that_is_looked_for() {
        for (word, _, _) in TITLES {
            assert!(ends_as_title(word), "{word}");
        }
    }
}
