//! What a summary is grouped by.

use serde::{Deserialize, Serialize};

use crate::catalogue::Class;
use crate::completion::Assessment;
use crate::finding::Language;
use crate::indicator::per_head;
use crate::plan::Plan;
use crate::target::Aim;

/// What targets are grouped by (分组依据).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Key {
    /// 主题: the outermost heading.
    Theme,
    /// 主题路径: all headings.
    ThemePath,
    /// 指标: the name of the indicator.
    Indicator,
    /// 类别: the class of what is counted or measured, by the head noun of the indicator's name.
    Class,
    /// 动作: what is to be done, such as 新建.
    Action,
    /// 量纲: the dimension of the unit.
    Dimension,
    /// 计量方式.
    Measure,
    /// 责任单位: each department that leads or works with others; a joint task is in the group of each.
    Department,
    /// 牵头单位: each department that leads.
    Lead,
    /// 地区: the target's own, or else the plan's.
    Region,
    /// 期限: the target's own, or else the plan's.
    Period,
    /// 进展状态: where it stands.
    Status,
    /// 承诺.
    Commitment,
}

/// The label of what has none.
const NONE: &str = "—";

impl Key {
    /// Its name, the head of a column.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Theme, Language::Chinese) => "主题",
            (Self::ThemePath, Language::Chinese) => "主题路径",
            (Self::Indicator, Language::Chinese) => "指标",
            (Self::Class, Language::Chinese) => "类别",
            (Self::Action, Language::Chinese) => "动作",
            (Self::Dimension, Language::Chinese) => "量纲",
            (Self::Measure, Language::Chinese) => "计量方式",
            (Self::Department, Language::Chinese) => "责任单位",
            (Self::Lead, Language::Chinese) => "牵头单位",
            (Self::Region, Language::Chinese) => "地区",
            (Self::Period, Language::Chinese) => "期限",
            (Self::Status, Language::Chinese) => "进展状态",
            (Self::Commitment, Language::Chinese) => "承诺",
            (Self::Theme, Language::English) => "theme",
            (Self::ThemePath, Language::English) => "theme path",
            (Self::Indicator, Language::English) => "indicator",
            (Self::Class, Language::English) => "class",
            (Self::Action, Language::English) => "action",
            (Self::Dimension, Language::English) => "dimension",
            (Self::Measure, Language::English) => "measure",
            (Self::Department, Language::English) => "department",
            (Self::Lead, Language::English) => "lead",
            (Self::Region, Language::English) => "region",
            (Self::Period, Language::English) => "period",
            (Self::Status, Language::English) => "status",
            (Self::Commitment, Language::English) => "commitment",
        }
    }

    /// The groups that a target belongs to by this key: one, or one for each department.
    #[must_use]
    pub fn values(self, plan: &Plan, assessment: &Assessment<'_>) -> Vec<String> {
        let target = assessment.target();
        let responsible = target.responsible();
        let one = |value: Option<String>| vec![value.unwrap_or_else(|| NONE.to_owned())];
        match self {
            Self::Theme => one(target.theme().first().cloned()),
            Self::ThemePath => {
                one(Some(target.theme().join(" / ")).filter(|path| !path.is_empty()))
            }
            Self::Indicator => one(Some(target.indicator().name().to_owned())),
            Self::Class => {
                one(Class::of(target.indicator().name()).map(|class| class.root().to_string()))
            }
            Self::Action => {
                one(Some(target.action().to_owned()).filter(|action| !action.is_empty()))
            }
            Self::Dimension => one(match target.aim() {
                Aim::Amount(bound) => {
                    let unit = per_head(target.indicator().name(), bound.value().unit());
                    Some(unit.dimension().to_string())
                }
                _ => None,
            }),
            Self::Measure => one(Some(target.measure().label(Language::Chinese).to_owned())),
            Self::Department => each(responsible.lead.iter().chain(&responsible.co_responsible)),
            Self::Lead => each(responsible.lead.iter()),
            Self::Region => one(plan.region_of(target).map(ToString::to_string)),
            Self::Period => one(plan.period_of(target).map(|period| period.to_string())),
            Self::Status => one(assessment
                .status()
                .map(|status| status.label(Language::Chinese).to_owned())),
            Self::Commitment => one(Some(
                target.commitment().label(Language::Chinese).to_owned(),
            )),
        }
    }
}

/// Each department once.
fn each<'a>(departments: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for department in departments {
        if !values.contains(department) {
            values.push(department.clone());
        }
    }
    if values.is_empty() {
        values.push(NONE.to_owned());
    }
    values
}
