//! The part that a number plays; how it is told is in `role`.

use serde::Serialize;
use strum::{Display, EnumIter};

/// The part that a number plays. Every number of a text has exactly one.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Display, EnumIter,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Role {
    /// The number of a statement: 新增公办学位1650个.
    Statement,
    /// The value that a statement starts from: 由68%提高到80%.
    Baseline,
    /// Part of a name: 104国道, “510行动计划”, PM2.5, 第三中学.
    Name,
    /// A date or year: 2027年, 6月底.
    Date,
    /// A place in an order: 前20名, 第2位.
    Rank,
    /// An ordinal or the mark of a list: 第四次, 1., 一是.
    Ordinal,
    /// A duration that only schedules: 三年行动计划, 24小时自助服务.
    Duration,
    /// A threshold inside a noun phrase: 5亿元以上项目.
    Threshold,
    /// A size inside a noun phrase: 110千伏变电站.
    Size,
    /// The count of a slogan or heading: 三大工程, 十件实事.
    Slogan,
    /// A set that is compared with: 山区26县.
    PeerSet,
    /// An age or size class: 60岁以上老人, 后20%学生.
    Class,
    /// A footnote mark, or a number in a footnote.
    Footnote,
    /// 一个, 一批 as articles.
    Article,
    /// A number that describes and sets no target: 总面积1326平方公里.
    Description,
    /// A number in a statement position that was not understood; there is a finding for it.
    NotUnderstood,
}
