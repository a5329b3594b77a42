//! What the title of a table says of its figures: whether they are aims or results, and of what they are.

use super::column::Column;
use super::line::offset;
use super::subject::without;

/// Words of titles; the first that fits decides.
#[rustfmt::skip]
static TITLES: [(&str, Column); 24] = [
    ("完成情况", Column::Result), ("进展", Column::Result), ("进度", Column::Result), ("执行情况", Column::Result), ("情况统计", Column::Result), ("统计表", Column::Result), ("通报", Column::Result), ("调度", Column::Result), ("月报", Column::Result), ("快报", Column::Result), ("运行", Column::Result), ("落实情况", Column::Result), ("情况", Column::Result), ("排名", Column::Result), ("得分", Column::Result), ("台账", Column::Result),
    ("分解", Column::Target), ("目标", Column::Target), ("任务", Column::Target), ("计划", Column::Target), ("安排", Column::Target), ("分配", Column::Target), ("下达", Column::Target), ("指标表", Column::Target),
];

/// What a title says of figures whose headers only name what is measured.
pub(super) fn told_by(title: &str) -> Option<Column> {
    let told = TITLES.iter().find(|(word, _)| title.contains(word));
    told.map(|(_, column)| *column)
}

/// What titles begin and end with beside what they are about.
#[rustfmt::skip]
static BEFORE: [&str; 30] = [
    "附件", "附表", "附", "表", "年度", "年", "月份", "月", "季度", "上半年", "下半年", "前三季度", "一季度", "各县(市、区)", "各县（市、区）", "各县市区", "各县区", "各区县", "各乡镇", "各镇街", "各镇(街道)", "各镇（街道）", "各部门", "各单位", "全省", "全市", "全县", "全区", "全镇", "各",
];
#[rustfmt::skip]
static AFTER: [&str; 39] = [
    "一览表", "统计表", "分解表", "分配表", "安排表", "计划表", "任务表", "进度表", "进展表", "情况表", "排名表", "指标表", "清单", "台账", "表", "一览", "统计", "分解", "分配", "安排", "计划", "任务", "目标", "进度", "进展", "情况", "完成", "通报", "排名", "工作", "推进", "调度", "下达", "指标", "简报", "快报", "月报", "日报", "周报",
];
/// What they may be about that nothing measures.
#[rustfmt::skip]
static EMPTY: [&str; 14] = [
    "重点", "主要", "重点项目", "重点建设项目", "建设项目", "项目", "重大项目", "民生", "民生实事", "主要经济", "经济", "高质量发展", "经济社会发展", "经济社会发展主要",
];

/// Where a title says what the figures are of: 农村危房改造 in 2025年各乡镇农村危房改造进度表（截至6月底）.
pub(super) fn topic(title: &str) -> Option<std::ops::Range<usize>> {
    // （2025年7月16日）    单位：吨.
    let title = title.split("单位：").next()?.trim_end();
    // （截至6月底）.
    let bracket = title
        .rfind(['（', '('])
        .filter(|_| title.ends_with(['）', ')']));
    let mut rest = title.get(..bracket.unwrap_or(title.len()))?.trim();
    if !rest.ends_with(['表', '单', '账', '况', '览', '报']) {
        return None;
    }
    loop {
        let before = rest;
        rest = rest.trim_start_matches(|c: char| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    '-' | '—' | '–' | '~' | '至' | '：' | ':' | ' ' | '\u{3000}'
                )
        });
        rest = without(rest, &BEFORE, &AFTER);
        if rest == before {
            break;
        }
    }
    let length = rest.chars().count();
    let start = offset(title, rest);
    ((2..=16).contains(&length) && !EMPTY.contains(&rest)).then_some(start..start + rest.len())
}
