//! What the columns of a table measure where their headers say it, and not the rows: 河口镇 | 粮食播种面积（万亩） | 新增就业目标.

use super::column::{Column, column, is_unit};
use super::line::{offset, plain};
use super::table::{Cell, Table, TableColumn};
use crate::source::Span;

/// What stands before the name of what is measured, and after it, and says of when, of whom or how it is meant.
#[rustfmt::skip]
static BEFORE: [&str; 29] = [
    "其中", "全年", "年度", "年初", "年内", "本年", "当年", "今年", "本月", "当月", "本期", "截至", "目前", "累计", "上半年", "下半年", "一季度", "二季度", "三季度", "四季度", "前三季度", "计划", "目标", "任务", "应完成", "已完成", "完成", "实际", "实绩",
];
#[rustfmt::skip]
static AFTER: [&str; 48] = [
    "位次", "排名", "名次", "目标任务", "目标数", "目标值", "目标", "任务数", "任务量", "任务", "计划数", "计划值", "计划", "预算数", "预算", "预期值", "预期", "下达数", "完成数", "完成值", "完成量", "完成额", "完成情况", "已完成", "应完成", "完成", "实绩", "实际", "实际数", "进展情况", "进展", "情况", "执行数", "累计", "完成率", "完成比例", "达成率", "同比增长", "同比增幅", "同比增速", "同比增减", "同比", "环比", "增长", "增速", "增幅", "增减", "进度",
];
/// What stands behind the number of a time.
static TIMES: [&str; 8] = ["年", "季度", "月份", "月", "日", "底", "末", "止"];
/// Headers that name no indicator, whatever stands beside them.
static EMPTY: [&str; 15] = [
    "金额",
    "数额",
    "数量",
    "绝对值",
    "绝对额",
    "绝对数",
    "总量",
    "数值",
    "合计",
    "小计",
    "总计",
    "数",
    "值",
    "本级",
    "比重",
];

/// The part of a header that names what is measured: 城镇新增就业 in 2025年城镇新增就业目标（人）.
fn named(header: &str) -> Option<&str> {
    let mut rest = header
        .split(['（', '(', '/', '％', '%', '±'])
        .next()?
        .trim();
    loop {
        let before = rest;
        rest = rest.trim_start_matches([':', '：', '±', ' ', '\u{3000}']);
        // 1—9月, 2025年底.
        let dated = rest.trim_start_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '-' | '—' | '–' | '－' | '~' | '～' | '至')
        });
        if dated.len() < rest.len() {
            rest = dated;
            for word in &TIMES {
                rest = rest.strip_prefix(*word).unwrap_or(rest);
            }
        }
        rest = without(rest, &BEFORE, &AFTER);
        if rest == before {
            break;
        }
    }
    let compares =
        rest.starts_with(['较', '比']) && !rest.starts_with("比例") && !rest.starts_with("比重");
    (rest.chars().count() > 1 && !compares && !EMPTY.contains(&rest)).then_some(rest)
}

/// Words without those that they begin and end with.
pub(super) fn without<'t>(words: &'t str, before: &[&str], after: &[&str]) -> &'t str {
    let begins = |rest: &'t str, word: &&str| rest.strip_prefix(*word).unwrap_or(rest);
    let ends = |rest: &'t str, word: &&str| rest.strip_suffix(*word).unwrap_or(rest);
    after.iter().fold(before.iter().fold(words, begins), ends)
}

/// Where the name of what is measured stands in a header.
fn subject_of(text: &str, header: Option<Span>) -> Option<Span> {
    let header = header?;
    let words = header.of(text)?;
    let named = named(words)?;
    let start = header.start() + offset(words, named);
    Span::new(start, start + named.len()).ok()
}

/// Signs and bounds before a figure.
const BOUNDS: &str = "≥≤><＞＜+-−－＋约超近";

/// Whether a cell holds a figure: 9.8, ≥1800, 320人, —.
pub(super) fn is_figure(cell: &str) -> bool {
    let rest = cell.trim_start_matches(|c: char| BOUNDS.contains(c));
    let rest = ["不足", "不少于", "不低于", "不超过", "超过", "突破"]
        .iter()
        .find_map(|bound| rest.strip_prefix(bound))
        .unwrap_or(rest);
    rest.starts_with(|c: char| c.is_ascii_digit())
        && cell.chars().count() <= 14
        && !cell.contains(['年', '月', '日', '，', '。', '；', '、', ':', '：'])
}

/// The rows that are looked at to tell what a column holds.
const ROWS: usize = 24;

/// How many cells of a column hold figures, and how many hold words.
fn held(text: &str, cells: &[Cell], at: usize) -> (usize, usize) {
    let mut held = (0, 0);
    let near = cells.iter().take_while(|cell| cell.row < ROWS);
    for cell in near.filter(|cell| cell.column == Some(at)) {
        let words = cell.span.of(text).unwrap_or("");
        if is_figure(words) {
            held.0 += 1;
        } else if words
            .chars()
            .any(|c| c > '~' && !matches!(c, '—' | '–' | '－' | '…'))
        {
            held.1 += 1;
        }
    }
    held
}

/// Whether a header names figures by their unit: 粮食播种面积（万亩）.
pub(super) fn counts(header: &str) -> bool {
    super::column::unit(header)
        .and_then(|unit| header.get(unit))
        .is_some_and(is_unit)
        && !is_figure(header)
        && !header.contains([',', '，', ';', '；', '、'])
}

/// What a header says, by its words or by its unit: 离田任务（万吨） holds figures of it.
pub(super) fn kind(words: &str, plain: &str) -> Option<Column> {
    let found = column(plain);
    match found {
        None | Some(Column::Indicator | Column::Place | Column::Number) if counts(words) => {
            Some(Column::Figures)
        }
        Some(Column::Task) if counts(words) => Some(Column::Target),
        _ => found,
    }
}

impl Table {
    /// Tells what each column measures, once the cells are known: by its header, or by the one to its left that it shares.
    pub(super) fn name_columns(&mut self, text: &str) {
        self.told_by_cells(text);
        // 2025年预算数 | 增长%.
        let mut before = None;
        for column in &mut self.columns {
            column.of_aim = column.column == Column::Growth && before == Some(Column::Target);
            before = Some(column.column);
        }
        // Where the rows are indicators, the headers name none.
        let rows_name = self.columns.iter().any(|column| {
            column.column == Column::Indicator && column.words(text).contains("指标")
        });
        if !rows_name {
            self.share_names(text);
        }
    }

    /// Tells by the cells what no header says: figures, their own units, places under 单位.
    fn told_by_cells(&mut self, text: &str) {
        let held: Vec<_> = (0..self.columns.len())
            .map(|at| held(text, &self.cells, at))
            .collect();
        for cell in &self.cells {
            let column = cell.column.and_then(|column| self.columns.get_mut(column));
            if let Some(column) = column {
                let words = cell.span.of(text).unwrap_or("");
                column.has_units |= words.ends_with(['%', '％', '点']) && is_figure(words);
            }
        }
        let mut buffer = String::new();
        for (place, (at, (figures, words))) in self.columns.iter_mut().zip(&held).enumerate() {
            plain(at.words(text), &mut buffer);
            let unknown = at.column == Column::Other && column(&buffer).is_none();
            if unknown && *figures > 0 && figures > words && at.header.is_some() {
                at.column = Column::Figures;
            }
            // 单位 over 河口镇, 大坪乡 is no unit of measure.
            if place == 0 && at.column == Column::Unit && *figures == 0 {
                let first = self.cells.iter().find(|cell| cell.column == Some(0));
                let first = first.and_then(|cell| cell.span.of(text)).unwrap_or("");
                if first.chars().count() > 1 && !is_unit(first) {
                    at.column = Column::Place;
                }
            }
        }
    }

    /// What each column's headers name, and whether its own does so, not the one above.
    fn own_names(&self, text: &str) -> Vec<Option<(Span, bool)>> {
        let own = |column: &TableColumn| {
            let own = subject_of(text, column.header)
                .filter(|subject| column.group.is_none() || !subject.of(text).is_some_and(is_done));
            let named = own.or_else(|| subject_of(text, column.group))?;
            (column.column.counts() && !is_share(column.words(text)))
                .then_some((named, own.is_some()))
        };
        self.columns.iter().map(own).collect()
    }

    /// Gives the columns that name nothing the name of a neighbour.
    fn share_names(&mut self, text: &str) {
        let own = self.own_names(text);
        // One rank behind several indicators is the rank by all of them.
        let ranks = self
            .columns
            .iter()
            .filter(|column| column.column == Column::Rank);
        let mut named = own.iter().flatten().map(|(subject, _)| subject.of(text));
        let first = named.next();
        let several = named.any(|subject| Some(subject) != first);
        let one_rank = several && ranks.count() == 1;
        let own_at = |at: usize| own.get(at).copied().flatten();
        let mut last: Option<(Span, Column)> = None;
        for at in 0..self.columns.len() {
            let next = self.columns.get(at + 1).map(|column| column.column);
            let after = own_at(at + 1).map(|(subject, _)| subject);
            let group_before = at
                .checked_sub(1)
                .and_then(|before| self.columns.get(before)?.group);
            let Some(column) = self.columns.get_mut(at) else {
                break;
            };
            let before = last.map(|(subject, _)| subject);
            // 参与率 | 较去年底±, under 垃圾分类: the change of the first.
            let changes = matches!(column.column, Column::Growth | Column::Rank)
                && column.group.is_some()
                && column.group == group_before;
            let told = match own_at(at) {
                Some((_, false)) if changes && before.is_some() => before,
                told => told.map(|(subject, _)| subject),
            };
            let invested = before
                .filter(|before| before.of(text).is_some_and(|words| words.ends_with("投资")));
            column.subject = match column.column {
                _ if !column.column.counts() => None,
                _ if told.is_some() => told,
                // 年度计划 | 完成投资: the aim is of what was done.
                Column::Target
                    if matches!(next, Some(Column::Result | Column::Figures))
                        && after.is_some() =>
                {
                    after
                }
                // 总投资 | 年度计划 | 累计完成.
                Column::Target | Column::Result if invested.is_some() => {
                    invested.and_then(|all| Span::new(all.end() - "投资".len(), all.end()).ok())
                }
                Column::Target => {
                    before.filter(|_| last.is_some_and(|(_, kind)| kind != Column::Target))
                }
                Column::Figures => None,
                Column::Rank if one_rank => None,
                _ => before,
            };
            last = column.subject.map(|subject| (subject, column.column));
        }
    }
}

/// Whether a header says what was done, and the one above it with what: 老年助餐点 over 目标 and 建成.
fn is_done(header: &str) -> bool {
    let done = header.strip_suffix('数').unwrap_or(header);
    done.starts_with('已')
        || [
            "建成", "开工", "竣工", "完工", "办结", "投用", "整改", "销号",
        ]
        .contains(&done)
}

/// Whether a header names a share of what was planned: 占年度计划（%）.
fn is_share(header: &str) -> bool {
    ["占", "为年", "完成年", "完成全年"]
        .iter()
        .any(|word| header.starts_with(word))
}
