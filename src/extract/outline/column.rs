//! What the header of a column says its cells are.

use serde::Serialize;
use strum::{EnumIter, IntoStaticStr};

use super::index::{Index, index, words};
use super::section::TimeDirection;
use super::sieve::Set;

/// What the cells of a column are.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Column {
    /// Numbers of rows (序号).
    Number,
    /// What is to be done (任务, 事项, 项目内容).
    Task,
    /// What is measured (指标, 指标名称).
    Indicator,
    /// The unit of the row's figures (单位).
    Unit,
    /// What is aimed at (年度目标, 全年计划).
    Target,
    /// What was reached or done (完成数, 进展, 实绩).
    Result,
    /// Which share of the aim was reached (完成率, 占年度计划).
    Rate,
    /// Growth (同比, 环比, 增速).
    Growth,
    /// What it was before (上年数, 基期值, 现状).
    Base,
    /// Figures of what the header names: 粮食播种面积（万亩）.
    Figures,
    /// Ranks (位次, 排名).
    Rank,
    /// Who answers for it (牵头单位, 责任部门).
    Responsible,
    /// Until when (完成时限).
    Deadline,
    /// Where (县区, 乡镇).
    Place,
    /// Anything else (备注, 评价).
    Other,
}

impl Column {
    /// Whether its figures were reached or are aimed at, where the column tells.
    ///
    /// ```
    /// use zhibiao::extract::{Column, TimeDirection};
    ///
    /// assert_eq!(Column::Rate.direction(), Some(TimeDirection::Back));
    /// assert_eq!(Column::Task.direction(), Some(TimeDirection::Ahead));
    /// assert_eq!(Column::Unit.direction(), None);
    /// ```
    #[must_use]
    pub const fn direction(self) -> Option<TimeDirection> {
        match self {
            Self::Task | Self::Target => Some(TimeDirection::Ahead),
            Self::Result | Self::Rate | Self::Growth | Self::Base | Self::Rank => {
                Some(TimeDirection::Back)
            }
            _ => None,
        }
    }
}

impl Column {
    /// Whether its cells hold figures of something.
    pub(crate) const fn counts(self) -> bool {
        matches!(
            self,
            Self::Target
                | Self::Result
                | Self::Rate
                | Self::Growth
                | Self::Base
                | Self::Figures
                | Self::Rank
        )
    }
}

/// Where a word stands in a header.
#[derive(Clone, Copy)]
enum At {
    /// It is the header.
    Whole,
    Start,
    End,
    Anywhere,
}
use At::{Anywhere, End, Start, Whole};

/// Words of headers; the first row that fits decides.
#[rustfmt::skip]
const HEADERS: &[(&str, At, Column)] = &[
    ("下步", Start, Column::Task), ("下一步", Start, Column::Task), ("下阶段", Start, Column::Task), ("下一阶段", Start, Column::Task), ("打算", End, Column::Task),
    ("是否", Start, Column::Other), ("意见", End, Column::Other), ("建议", End, Column::Other), ("原因", End, Column::Other), ("差距", Anywhere, Column::Other), ("差额", Anywhere, Column::Other), ("缺口", Anywhere, Column::Other), ("未完成", Start, Column::Other), ("口径", End, Column::Other), ("依据", End, Column::Other), ("来源", End, Column::Other), ("备注", Anywhere, Column::Other), ("评价", End, Column::Other), ("结论", End, Column::Other), ("评估", End, Column::Other), ("说明", End, Column::Other),
    ("排名", End, Column::Rank), ("位次", End, Column::Rank), ("名次", End, Column::Rank), ("状态", End, Column::Other), ("得分", End, Column::Other), ("分值", End, Column::Other), ("分数", End, Column::Other), ("评分", End, Column::Other), ("评定", End, Column::Other), ("等级", End, Column::Other), ("级别", End, Column::Other), ("等次", End, Column::Other), ("问题", Anywhere, Column::Other), ("预警", Anywhere, Column::Other), ("权重", Anywhere, Column::Other), ("属性", End, Column::Other), ("亮灯", Anywhere, Column::Other),
    ("序号", Whole, Column::Number), ("序", Whole, Column::Number), ("编号", End, Column::Number), ("No.", Whole, Column::Number), ("NO.", Whole, Column::Number), ("项次", Whole, Column::Number), ("行次", Whole, Column::Number),
    ("截止目前", Start, Column::Result), ("截止当前", Start, Column::Result), ("时限", Anywhere, Column::Deadline), ("期限", Anywhere, Column::Deadline), ("截止", Start, Column::Deadline), ("完成时间", Anywhere, Column::Deadline), ("时间节点", Anywhere, Column::Deadline), ("时间要求", Anywhere, Column::Deadline), ("办结时间", Anywhere, Column::Deadline), ("竣工时间", Anywhere, Column::Deadline), ("办结时限", Anywhere, Column::Deadline), ("完成日期", Anywhere, Column::Deadline),
    ("责任", Start, Column::Responsible), ("牵头", Start, Column::Responsible), ("配合", Start, Column::Responsible), ("主办", Start, Column::Responsible), ("承办", Start, Column::Responsible), ("负责", Start, Column::Responsible), ("协办", Start, Column::Responsible), ("实施单位", Anywhere, Column::Responsible), ("部门", End, Column::Responsible), ("领导", End, Column::Responsible), ("科室", End, Column::Responsible), ("处室", End, Column::Responsible), ("联系人", End, Column::Responsible), ("填报单位", Whole, Column::Responsible), ("报送单位", Whole, Column::Responsible), ("考核单位", Whole, Column::Responsible), ("挂钩", Start, Column::Responsible), ("包联", Start, Column::Responsible), ("责任人", End, Column::Responsible), ("责任单位", End, Column::Responsible), ("牵头单位", End, Column::Responsible),
    ("完成率", Anywhere, Column::Rate), ("完成比例", Anywhere, Column::Rate), ("完成百分比", Anywhere, Column::Rate), ("占年", Start, Column::Rate), ("占全年", Start, Column::Rate), ("占计划", Start, Column::Rate), ("占预算", Start, Column::Rate), ("占目标", Start, Column::Rate), ("为年", Start, Column::Rate), ("完成年度", Start, Column::Rate), ("完成年计划", Start, Column::Rate), ("完成全年", Start, Column::Rate), ("完成进度(%", Start, Column::Rate), ("进度(%", Anywhere, Column::Rate), ("进度%", Anywhere, Column::Rate), ("达成率", Anywhere, Column::Rate), ("兑现率", Anywhere, Column::Rate), ("执行率", Anywhere, Column::Rate), ("完成度", Anywhere, Column::Rate), ("序时进度", Anywhere, Column::Rate), ("占比", Whole, Column::Rate), ("比重", Whole, Column::Rate), ("比例", Whole, Column::Rate),
    ("目标增速", Anywhere, Column::Target), ("计划增速", Anywhere, Column::Target), ("预期增速", Anywhere, Column::Target), ("目标增幅", Anywhere, Column::Target), ("计划增幅", Anywhere, Column::Target), ("预期增幅", Anywhere, Column::Target),
    ("同比", Anywhere, Column::Growth), ("环比", Anywhere, Column::Growth), ("增减", Anywhere, Column::Growth), ("增幅", Anywhere, Column::Growth), ("增长", Whole, Column::Growth), ("增速", End, Column::Growth), ("增长(%)", Whole, Column::Growth), ("比上年", Anywhere, Column::Growth), ("较上年", Anywhere, Column::Growth), ("比去年", Anywhere, Column::Growth), ("较去年", Anywhere, Column::Growth), ("增长率", Anywhere, Column::Growth),
    ("去年", Start, Column::Base), ("上年", Start, Column::Base), ("基期", Anywhere, Column::Base), ("现状", Anywhere, Column::Base), ("基数", Anywhere, Column::Base), ("基准", Anywhere, Column::Base), ("基年", Anywhere, Column::Base), ("上期", Start, Column::Base), ("期初", Start, Column::Base),
    ("单位", Whole, Column::Unit), ("计量单位", Whole, Column::Unit), ("计量", Whole, Column::Unit),
    ("目标完成", Anywhere, Column::Result), ("计划完成情况", Anywhere, Column::Result), ("任务完成情况", Anywhere, Column::Result), ("计划执行", Anywhere, Column::Result), ("完成情况", End, Column::Result),
    ("目标值", Anywhere, Column::Target), ("目标", End, Column::Target), ("目标", Start, Column::Target), ("年度任务", Anywhere, Column::Target), ("目标任务", Anywhere, Column::Target), ("任务数", Anywhere, Column::Target), ("任务量", Anywhere, Column::Target), ("下达任务", Anywhere, Column::Target), ("全年任务", Anywhere, Column::Target), ("计划数", Anywhere, Column::Target), ("计划投资", Anywhere, Column::Target), ("总投资", Whole, Column::Target), ("概算投资", Whole, Column::Target), ("计划完成", Anywhere, Column::Target), ("计划值", Anywhere, Column::Target), ("计划", End, Column::Target), ("预算", End, Column::Target), ("预算数", End, Column::Target), ("预期", End, Column::Target), ("预期值", End, Column::Target), ("规划值", End, Column::Target), ("承诺", Anywhere, Column::Target), ("指标值", Whole, Column::Target), ("目标", Anywhere, Column::Target), ("应完成", Anywhere, Column::Target), ("下达数", Anywhere, Column::Target), ("考核值", Anywhere, Column::Target), ("考核要求", Whole, Column::Target), ("考核标准", Whole, Column::Target), ("标准值", End, Column::Target), ("达标值", End, Column::Target),
    ("进展", Anywhere, Column::Result), ("完成数", Anywhere, Column::Result), ("完成值", Anywhere, Column::Result), ("完成量", Anywhere, Column::Result), ("完成额", Anywhere, Column::Result), ("实绩", Anywhere, Column::Result), ("实际", Anywhere, Column::Result), ("结果", End, Column::Result), ("落实情况", Anywhere, Column::Result), ("推进情况", Anywhere, Column::Result), ("执行情况", Anywhere, Column::Result), ("办理情况", Anywhere, Column::Result), ("执行数", Anywhere, Column::Result), ("已完成", Anywhere, Column::Result), ("累计", Anywhere, Column::Result), ("完成投资", Anywhere, Column::Result), ("完成", End, Column::Result), ("成效", End, Column::Result), ("本月", Start, Column::Result), ("当月", Start, Column::Result), ("本期", Start, Column::Result), ("月末", End, Column::Result), ("月底", End, Column::Result), ("季度", End, Column::Result), ("上半年", End, Column::Result), ("现值", End, Column::Result), ("达到值", End, Column::Result), ("完成进度", Anywhere, Column::Result), ("工作进度", Anywhere, Column::Result), ("形象进度", Anywhere, Column::Result), ("月", End, Column::Result), ("进度", End, Column::Result), ("目前", Start, Column::Result), ("当前", Start, Column::Result), ("截至", Start, Column::Result), ("期末", Start, Column::Result), ("情况", End, Column::Result), ("已", Start, Column::Result), ("计划", Start, Column::Target), ("建成", Whole, Column::Result), ("建成数", Whole, Column::Result), ("开工", Whole, Column::Result), ("开工数", Whole, Column::Result), ("竣工", Whole, Column::Result), ("竣工数", Whole, Column::Result), ("办结", Whole, Column::Result), ("办结数", Whole, Column::Result),
    ("县区", Anywhere, Column::Place), ("县(市、区)", Anywhere, Column::Place), ("县市区", Anywhere, Column::Place), ("乡镇", Anywhere, Column::Place), ("镇街", Anywhere, Column::Place), ("镇(街道)", Anywhere, Column::Place), ("地区", End, Column::Place), ("区域", End, Column::Place), ("市州", Anywhere, Column::Place), ("地市", Anywhere, Column::Place), ("地点", End, Column::Place), ("街道", Whole, Column::Place), ("建设地址", Anywhere, Column::Place),
    ("指标", Anywhere, Column::Indicator), ("考核项", Whole, Column::Indicator), ("考核项目", Whole, Column::Indicator), ("督查项", Whole, Column::Indicator), ("评价项", Whole, Column::Indicator), ("检查项", Whole, Column::Indicator), ("监测项", Whole, Column::Indicator), ("重点项目", Whole, Column::Indicator), ("建设项目", Whole, Column::Indicator), ("实事项目", Whole, Column::Indicator), ("民生实事", Whole, Column::Task), ("项目名称", Anywhere, Column::Indicator), ("名称", End, Column::Indicator), ("类别", End, Column::Other), ("类型", End, Column::Other), ("领域", End, Column::Other), ("项目类别", Whole, Column::Other),
    ("任务", Anywhere, Column::Task), ("内容", End, Column::Task), ("事项", End, Column::Task), ("工作要求", Anywhere, Column::Task), ("举措", End, Column::Task), ("措施", End, Column::Task), ("重点工作", Anywhere, Column::Task), ("建设规模", Anywhere, Column::Task), ("及规模", End, Column::Task), ("项目", Whole, Column::Indicator), ("工作", Whole, Column::Task),
    ("占比", End, Column::Figures), ("比重", End, Column::Figures), ("比例", End, Column::Figures), ("率", End, Column::Figures), ("面积", End, Column::Figures), ("总额", End, Column::Figures),
];

static INDEX: Index<{ HEADERS.len() }> = index!(HEADERS);
static FIRSTS: Set = Set::firsts(&words!(HEADERS));

/// The most characters of a header.
pub(super) const LONGEST: usize = 20;

/// What a header without blanks and full-width signs says; `None` where it says nothing of the kind.
pub(super) fn column(header: &str) -> Option<Column> {
    let header = header.trim_matches(['*', ':', '"', '“', '”']);
    if header.is_empty() || header.len() > 4 * LONGEST || header.chars().count() > LONGEST {
        return None;
    }
    if header.contains(['。', ';', ',', '!', '|']) || header.starts_with(['表', '附']) {
        return None;
    }
    // 1—9月完成数（万元）: what stands in brackets at the end is the unit.
    let bare = header
        .split(['(', '%', '±'])
        .next()
        .filter(|bare| !bare.is_empty())
        .unwrap_or(header);
    let mut best: Option<usize> = None;
    for (place, _) in header.char_indices() {
        let rest = header.get(place..).unwrap_or("");
        if !FIRSTS.may_begin(rest) {
            continue;
        }
        let fits = |row: &usize| {
            HEADERS.get(*row).is_some_and(|(word, at, _)| {
                let end = place + word.len();
                rest.starts_with(word)
                    && match at {
                        Whole => place == 0 && (end == header.len() || end == bare.len()),
                        Start => place == 0,
                        End => end == bare.len() || end == header.len(),
                        Anywhere => true,
                    }
            })
        };
        let found = INDEX.rows(rest).find(fits);
        best = best.into_iter().chain(found).min();
    }
    best.and_then(|row| HEADERS.get(row))
        .map(|(_, _, column)| *column)
}

/// Where the unit that a header names stands in it: 完成率（%）, 完成数（万元）.
pub(super) fn unit(header: &str) -> Option<std::ops::Range<usize>> {
    let share = header.find(['%', '％']);
    let Some(open) = header.find(['（', '(']) else {
        // 增长%, 同比±%.
        let start = share?;
        let end = start + header.get(start..)?.chars().next()?.len_utf8();
        let before = header.get(..start)?.chars().next_back()?;
        return (end == header.len() && !before.is_ascii_digit()).then_some(start..end);
    };
    let inside = header.get(open..)?;
    let start = open + inside.chars().next()?.len_utf8();
    let end = start + header.get(start..)?.find(['）', ')'])?;
    let unit = header.get(start..end)?;
    let is_unit =
        !unit.is_empty() && unit.chars().count() <= 8 && !unit.contains(['月', '年', '、', '底']);
    (is_unit && !unit.chars().any(|c| c.is_ascii_digit())).then_some(start..end)
}

/// What units end with; an office or a place does not: 单位：甲县.
const UNITS: [char; 42] = [
    '元', '%', '％', '人', '个', '家', '户', '套', '吨', '亩', '顷', '里', '米', '时', '次', '所',
    '张', '座', '件', '辆', '台', '处', '项', '分', '天', '倍', '株', '头', '只', '册', '场', '克',
    '斤', '升', '条', '盏', '间', '名', '位', '艘', '宗', '箱',
];

/// Whether a word is a unit: 万亩, 人次, %.
pub(super) fn is_unit(word: &str) -> bool {
    word.chars().count() <= 8 && word.trim_start_matches('±').ends_with(UNITS)
}

/// Where the unit stands that a line before a table says of all its figures: （单位：万元）; none where it says several.
pub(super) fn unit_of_all(line: &str) -> Option<std::ops::Range<usize>> {
    const NAME: &str = "单位";
    let rest = line.get(line.rfind(NAME)? + NAME.len()..)?;
    let rest = rest.trim_start().strip_prefix(['：', ':'])?.trim_start();
    let end = rest
        .find(|c: char| matches!(c, '）' | ')' | '】' | ']') || super::line::is_blank(c))
        .unwrap_or(rest.len());
    let (unit, after) = rest.split_at_checked(end)?;
    let is_unit = is_unit(unit)
        && !unit.contains(['、', '，', ',', '；', ';'])
        && after
            .trim_start_matches(|c: char| {
                matches!(c, '）' | ')' | '】' | ']') || super::line::is_blank(c)
            })
            .is_empty();
    let start = line.len() - rest.len();
    is_unit.then_some(start..start + end)
}
