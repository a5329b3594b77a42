//! The columns of the table.

use strum::{EnumIter, EnumString, IntoStaticStr, VariantArray, VariantNames};

/// The names of the columns, in the order in which they are written.
pub const PLAN_COLUMNS: &[&str] = <Column as VariantNames>::VARIANTS;

/// A column; its name stands in the header.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumIter,
    EnumString,
    IntoStaticStr,
    VariantArray,
    VariantNames,
)]
pub(super) enum Column {
    #[strum(serialize = "编号")]
    Id,
    #[strum(serialize = "所属编号")]
    PartOf,
    #[strum(serialize = "主题")]
    Theme,
    #[strum(serialize = "指标")]
    Indicator,
    #[strum(serialize = "动作")]
    Action,
    #[strum(serialize = "计量方式")]
    Measure,
    #[strum(serialize = "类型")]
    Aim,
    #[strum(serialize = "界限")]
    Bound,
    #[strum(serialize = "数值")]
    Value,
    #[strum(serialize = "数值上限")]
    High,
    #[strum(serialize = "单位")]
    Unit,
    #[strum(serialize = "参照范围")]
    Peers,
    #[strum(serialize = "节点")]
    Stage,
    #[strum(serialize = "关系")]
    Relation,
    #[strum(serialize = "参照")]
    Reference,
    #[strum(serialize = "文字表述")]
    Words,
    #[strum(serialize = "承诺")]
    Commitment,
    #[strum(serialize = "期限")]
    Period,
    #[strum(serialize = "方向")]
    Direction,
    #[strum(serialize = "属性")]
    Nature,
    #[strum(serialize = "地区")]
    Region,
    #[strum(serialize = "地区代码")]
    RegionCode,
    #[strum(serialize = "基期值")]
    Baseline,
    #[strum(serialize = "基期")]
    BaselinePeriod,
    #[strum(serialize = "底线值")]
    Floor,
    #[strum(serialize = "奋斗值")]
    Stretch,
    #[strum(serialize = "争取更好")]
    StrivesForMore,
    #[strum(serialize = "进度安排")]
    Path,
    #[strum(serialize = "分解任务")]
    Allocation,
    #[strum(serialize = "牵头单位")]
    Lead,
    #[strum(serialize = "配合单位")]
    CoResponsible,
    #[strum(serialize = "责任领导")]
    Leader,
    #[strum(serialize = "权重")]
    Weight,
    #[strum(serialize = "其他语言名称")]
    Labels,
    #[strum(serialize = "原文")]
    Quote,
    #[strum(serialize = "起始字节")]
    Start,
    #[strum(serialize = "结束字节")]
    End,
    #[strum(serialize = "规则")]
    Rule,
    #[strum(serialize = "备注")]
    Note,
}

impl Column {
    /// As it stands in the header.
    pub(super) fn name(self) -> &'static str {
        self.into()
    }
}
