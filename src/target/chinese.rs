//! What is wrong with a target, in Chinese.

use super::{BoundError, BoundKind, TargetError, TargetIdError};
use crate::finding::{Language, reasons};
use crate::indicator::Measure;
use crate::number::Shown;

const CHINESE: Language = Language::Chinese;

reasons!(TargetIdError, BoundError, TargetError);

impl TargetIdError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Empty => "编号为空".to_owned(),
            Self::Blank { id } => format!("编号“{id}”含空白、不可见字符或控制字符", id = Shown(id)),
        }
    }
}

impl BoundError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::UnitsDiffer { low, high } => {
                format!("{low}与{high}单位不同，上下限须用同一单位")
            }
            Self::WrongWayRound { low, high } => format!("{low}至{high}顺序颠倒，应先小后大"),
            Self::WrongNumbers { kind } => format!(
                "界限“{}”须填{}",
                kind.label(CHINESE),
                if *kind == BoundKind::Between {
                    "下限和上限两个数"
                } else {
                    "一个数"
                }
            ),
        }
    }
}

impl TargetError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::MalformedText { field, text } => {
                format!(
                    "{}“{text}”为空、首尾有空白或含控制字符",
                    field_label(field),
                    text = Shown(text)
                )
            }
            Self::RelativeInUnit { measure, unit } => format!(
                "{}以%、‰或倍计，不以{unit}计；以{unit}计的变化是{}或{}",
                measure.label(CHINESE),
                Measure::Increase.label(CHINESE),
                Measure::Decrease.label(CHINESE)
            ),
            Self::ChangeInPercent { measure, value } => format!(
                "{value}不是{}：比率的变化以百分点计，相对的变化是{}或{}",
                measure.label(CHINESE),
                Measure::Growth.label(CHINESE),
                Measure::Reduction.label(CHINESE)
            ),
            Self::ChangeWithoutAmount { measure, aim } => format!(
                "{}须有数量，而目标的类型是{}",
                measure.label(CHINESE),
                aim.label(CHINESE)
            ),
            Self::ValueWithoutAmount { field, aim } => format!(
                "{}须有数量目标作参照，而目标的类型是{}",
                field_label(field),
                aim.label(CHINESE)
            ),
            Self::UnitsDiffer {
                field,
                value,
                target,
            } => format!("{}{value}不能与目标的{target}比较", field_label(field)),
            Self::NegativeCount { field, value } => {
                format!("{}为{value}：计数不得为负", field_label(field))
            }
            Self::FloorBeyondTarget { floor, target } => {
                format!("底线值{floor}优于目标{target}")
            }
            Self::StretchShortOfTarget { stretch, target } => {
                format!("奋斗值{stretch}不及目标{target}")
            }
            Self::PathOutOfOrder { previous, period } => {
                format!("进度安排由{previous}到{period}：后一时点须晚于前一时点")
            }
            Self::PathOutsidePeriod { point, period } => {
                format!("进度安排中的{point}不在目标期限{period}之内")
            }
            Self::NegativeWeight { weight } => format!("权重{weight}不得为负"),
            Self::RegionTwice { region } => {
                format!("分解任务中“{}”出现两次", Shown(region.to_string()))
            }
            Self::RevisionsOutOfOrder { previous, date } => {
                format!("{date}的调整列在{previous}的调整之后，应按日期先后")
            }
            Self::PartOfItself { id } => format!("指标“{id}”是它自己的一部分", id = Shown(id)),
        }
    }
}

/// The name of a field, as the tables of plans have it.
fn field_label(field: &'static str) -> &'static str {
    FIELDS
        .into_iter()
        .find_map(|(name, label)| (name == field).then_some(label))
        .unwrap_or(field)
}

const FIELDS: [(&str, &str); 17] = [
    ("action", "动作"),
    ("theme", "主题"),
    ("lead", "牵头单位"),
    ("co_responsible", "配合单位"),
    ("peers", "参照范围"),
    ("reference", "参照"),
    ("by", "参照"),
    ("words", "文字表述"),
    ("leader", "责任领导"),
    ("approver", "审批人"),
    ("note", "备注"),
    ("aim", "目标值"),
    ("baseline", "基期值"),
    ("floor", "底线值"),
    ("stretch", "奋斗值"),
    ("path", "进度安排"),
    ("allocation", "分解任务"),
];
