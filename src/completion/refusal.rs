//! What refuses a policy, a score or an index, in Chinese.

use super::{IndexError, PercentFormat, PolicyError, ScoreError};
use crate::finding::{Language, UnknownCode};
use crate::number::{Plain, Ratio, Shown};

/// Reasons as the errors hold them, and the same in Chinese.
const REASONS: &[(&str, &str)] = &[
    (
        "the light of what is slightly behind is green or yellow",
        "略有落后的灯应为绿灯或黄灯",
    ),
    (
        "the points behind are not negative, and red begins no earlier than yellow",
        "落后百分点不能为负，红灯的界限不能早于黄灯",
    ),
    (
        "the thresholds fall from green over yellow to orange, and none is negative",
        "界限应由绿灯、黄灯至橙灯依次降低，且不能为负",
    ),
    (
        "red begins no more days before the deadline than yellow",
        "红灯的提前天数不能多于黄灯",
    ),
    (
        "a threshold has at most 12 digits and 10 places",
        "界限最多12位数、10位小数",
    ),
    (
        "the satisfactory value is not the unacceptable one",
        "满意值与不允许值不能相同",
    ),
    ("the two values can be compared", "满意值与不允许值应可比"),
    (
        "there are rungs; their places rise, their percentages fall from 100 to 0",
        "至少一档；各档名次递增，百分比在100至0之间递减",
    ),
    (
        "the step is above 0, the points not negative, the floor from 0 to 100",
        "步长应大于0，扣分不能为负，下限在0至100之间",
    ),
    ("an amount", "数值"),
    ("a rank", "名次"),
    (
        "an amount in the unit of the function",
        "以计分办法的单位填报的数值",
    ),
];

fn reason(english: &'static str) -> &'static str {
    let row = REASONS.iter().find(|(known, _)| *known == english);
    row.map_or(english, |(_, chinese)| chinese)
}

impl PolicyError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Lights { reason: why } => format!("亮灯规则不成立：{}", reason(why)),
            Self::Schedule => "进度安排应由0升至100并以100结束，如20、50、75、100".to_owned(),
            Self::Stages => "各节点权重应由大于0升至100，如20、40、60、80、100".to_owned(),
            Self::Tolerance { percent } => {
                format!("容差为{}%，应在0至100之间，最多10位小数", Plain(*percent))
            }
            Self::Cap { percent } => {
                format!("封顶为{}%，应不低于100，最多10位小数", Plain(*percent))
            }
            Self::Places { places } => format!("完成率最多保留10位小数，不能是{places}位"),
        }
    }
}

impl ScoreError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::FullMarks { full } => format!("满分为{}，应大于0", Plain(*full)),
            Self::Function { reason: why } => format!("计分办法不成立：{}", reason(why)),
            Self::NotAssessable(why) => format!("不计分：{}", why.label(Language::Chinese)),
            Self::OtherKind { needs } => {
                format!("不计分：计分办法需要{}，填报中没有", reason(needs))
            }
            Self::Number(error) => error.chinese(),
        }
    }
}

impl IndexError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::NegativeWeight { name, weight } => {
                format!("“{}”的权重为{}，不能为负", Shown(name), Plain(*weight))
            }
            Self::NoWeight { name } => format!("“{}”组内权重合计为零", Shown(name)),
            Self::Content { name } => {
                format!("“{}”须且只须是target、veto、group之一", Shown(name))
            }
            Self::TooDeep { name } => format!("“{}”组的层次超过64层", Shown(name)),
            Self::Missing { name } => format!("“{}”没有得分", Shown(name)),
            Self::Availability { available, needed } => {
                let percent = |share: &Ratio| PercentFormat::TWO_PLACES.percent(*share).to_string();
                let (available, needed) = (percent(available), percent(needed));
                format!("有得分的权重占{available}，少于要求的{needed}")
            }
            Self::Number(error) => format!("{}；请将得分或指数保留少些小数", error.chinese()),
        }
    }
}

impl UnknownCode {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        format!("“{}”不是发现的代码", Shown(&self.name))
    }
}
