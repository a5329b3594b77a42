//! Plans as tables that a spreadsheet opens: one row a target, a Chinese header.
//!
//! # What the table holds
//!
//! Every target with all its fields but its revisions. The plan's own title, region, period and document are not in
//! the rows; they are given to [`read`] as a [`PlanBuilder`]. Reading what was written gives the same plan, less the
//! revisions.
//!
//! Only the column 指标 is needed to read a table, and 数值 with 单位 for an amount. The columns may stand in any order;
//! [`PLAN_COLUMNS`] lists them. Choices are written in Chinese (`以上`) and read in Chinese or by their code (`at_least`).
//! Lists in one cell are separated by `；` (themes by `>`), the name and the value of an entry by `=`; a backslash
//! before one of these signs takes its meaning away.
//!
//! # Columns
//!
//! | column | holds |
//! |---|---|
//! | 编号, 所属编号 | the id of the target, and of the one that it is a part of (其中) |
//! | 主题 | the headings it stands under, `教育>学前教育` |
//! | 指标, 动作, 方向 | indicator, verb as written; 正向, 逆向 or 适度 |
//! | 计量方式 | 总量, 水平, 增长率, 下降率, 增加量 or 减少量 |
//! | 类型 | 数量, 名次, 零突破, 节点, 创建, 相对, 方向, 下达, 文字, 定性 or 不设目标; empty means 数量 |
//! | 界限, 数值, 数值上限, 单位 | 定值, 以上, 超过, 以内, 不满, 左右 or 区间; the number, or the place of a 名次; the high end of a 区间 |
//! | 参照范围, 节点 | the peers of a 名次; 前期, 开工, 在建, 竣工 or 投用 |
//! | 关系, 参照 | 同步, 基本同步, 高于, 不低于, 低于 or 不高于, and to what, of a 相对 aim; 正增长, 只增不减, 只减不增 or 继续下降 of a 方向; who sets a 下达 |
//! | 文字表述 | the words of a 文字 aim |
//! | 承诺, 属性, 期限 | 确保, 力争 or 计划; 约束性 or 预期性; the period where it is not the plan's |
//! | 地区, 地区代码 | the region where it is not the plan's |
//! | 基期值, 基期, 底线值, 奋斗值 | baseline and its period, floor and stretch value, each number with its unit |
//! | 争取更好 | 是 where more is striven for without a number |
//! | 进度安排, 分解任务 | `2024年第一季度=5个；2024年上半年=9个`; `瓯北街道=330324008=3个；桥头镇=2个` |
//! | 牵头单位, 配合单位, 责任领导, 权重 | who answers for it; its weight |
//! | 其他语言名称 | `en=places in public schools` |
//! | 原文, 起始字节, 结束字节, 规则 | the quote, its first byte and the byte after its last, the rule that read it |
//! | 备注 | a remark |
//!
//! # Spreadsheets
//!
//! A text cell that starts with `=`, `+`, `-`, `@`, a tab or a line break would be run as a formula by some
//! programs; an apostrophe is put before it, and taken away on reading. Plain numbers are written as they are, so a
//! negative one stays a number. Spreadsheet programs keep 15 digits of a number: save a table with longer ones as
//! text. For Excel to see that the text is UTF-8, write the table [with a byte order mark](write_with_bom). A first line
//! `sep=,`, `sep=;` or `sep=` with a tab, by which Excel is told the separator, is read as such.

pub(super) mod cell;
mod column;
mod read;
mod row;
pub(super) mod sheet;
mod write;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::number::Shown;
use crate::plan::{Plan, PlanBuilder, PlanError};

pub use column::PLAN_COLUMNS;

/// Why a table cannot be read at all. What is wrong with a row is a [`Finding`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CsvError {
    /// The bytes are not UTF-8.
    #[error("the table is not UTF-8 from byte {at} on; save it as “CSV UTF-8”")]
    NotUtf8 {
        /// The first byte that is not.
        at: usize,
    },
    /// A first line `sep=` that names another separator than a comma, a semicolon or a tab.
    #[error(
        "the first line says that {separator:?} separates the cells; it is a comma, a semicolon or a tab"
    )]
    Separator {
        /// As given.
        separator: String,
    },
    /// The header lacks a column that is needed.
    #[error("the first line has no column `{column}`; it must name the columns", column = Shown(column))]
    MissingColumn {
        /// The column.
        column: &'static str,
    },
    /// The header names a column twice.
    #[error("the first line names the column `{column}` twice", column = Shown(column))]
    RepeatedColumn {
        /// The column.
        column: &'static str,
    },
    /// The plan that the targets were to go into is refused.
    #[error(transparent)]
    Plan(#[from] PlanError),
}

impl CsvError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::NotUtf8 { at } => format!(
                "表格自第{}个字节起不是UTF-8，请另存为“CSV UTF-8”",
                at.saturating_add(1)
            ),
            Self::Separator { separator } => {
                format!("首行称以“{separator}”分隔，应为逗号、分号或制表符")
            }
            Self::MissingColumn { column } => {
                format!(
                    "首行没有“{column}”列，首行应写明各列名称",
                    column = Shown(column)
                )
            }
            Self::RepeatedColumn { column } => {
                format!("首行有两个“{column}”列", column = Shown(column))
            }
            Self::Plan(error) => error.chinese(),
        }
    }
}

/// A plan that was read from a table, and what was noticed on the way: rows that were left out among it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanReading {
    /// The plan with the targets of all good rows.
    pub plan: Plan,
    /// What was noticed, by line and column.
    pub findings: Vec<Finding>,
}

/// Writes the targets of a plan as a table, in UTF-8 with CRLF line ends (RFC 4180).
///
/// ```
/// use zhibiao::indicator::Indicator;
/// use zhibiao::interchange::csv;
/// use zhibiao::plan::Plan;
/// use zhibiao::target::{Bound, Target};
///
/// let target = Target::builder(Indicator::new("公办学位")?, Bound::Plain("1650个".parse()?)).build()?;
/// let plan = Plan::builder("计划").target(target).build()?;
/// let table = csv::write(&plan);
/// assert!(table.starts_with("编号,所属编号,主题,指标,"));
///
/// let reading = csv::read(table.as_bytes(), Plan::builder("计划"))?;
/// assert_eq!(reading.plan, plan);
/// assert!(reading.findings.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn write(plan: &Plan) -> String {
    write::table(plan)
}

/// As [`write()`], with the byte order mark by which Excel knows UTF-8.
#[must_use]
pub fn write_with_bom(plan: &Plan) -> String {
    let mut table = String::from(BYTE_ORDER_MARK);
    table.push_str(&write(plan));
    table
}

/// Reads the targets of a table into a plan; with or without byte order mark, and with any line ends.
///
/// A row that is no target is left out and reported with its line and column; the others are kept. A target without
/// 编号 gets a derived one.
///
/// # Errors
/// Where nothing can be read: see [`CsvError`].
///
/// ```
/// use zhibiao::interchange::csv;
/// use zhibiao::plan::Plan;
///
/// let table = "指标,数值,单位\n公办学位,1650,个\n停车位,很多,个\n";
/// let reading = csv::read(table.as_bytes(), Plan::builder("民生实事"))?;
/// assert_eq!(reading.plan.targets().len(), 1);
/// assert_eq!(reading.findings[0].place().to_string(), "第3行“数值”列");
/// # Ok::<(), csv::CsvError>(())
/// ```
pub fn read(table: &[u8], plan: PlanBuilder) -> Result<PlanReading, CsvError> {
    read::table(table, plan)
}

const BYTE_ORDER_MARK: char = '\u{feff}';
