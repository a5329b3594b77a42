//! Which way is good, and the words that tell it.

use serde::{Deserialize, Serialize};

use super::measure::Measure;
use crate::finding::Language;

/// Which way an indicator should go (指标方向).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Direction {
    /// 正向: the more, the better. What is said of no indicator goes this way.
    #[default]
    HigherIsBetter,
    /// 逆向: the less, the better.
    LowerIsBetter,
    /// 适度: neither too much nor too little. No name tells it; whoever means it says so.
    WithinBand,
}

/// A word that tells an indicator's direction where its name ends with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DirectionWord {
    /// The word.
    pub word: &'static str,
    /// The direction it tells.
    pub direction: Direction,
}

const fn lower(word: &'static str) -> DirectionWord {
    DirectionWord {
        word,
        direction: Direction::LowerIsBetter,
    }
}

/// Verbs that bring a level down.
const LOWERING: &[&str] = &[
    "压减", "压降", "压缩", "下降", "降低", "降至", "降到", "减少", "减至", "削减", "缩短", "控制",
    "精简",
];

/// Verbs whose object is to go: the amount of it that goes is the work done.
const REMOVING: &[&str] = &[
    "压减", "压降", "减少", "减轻", "削减", "化解", "消化", "处置", "淘汰", "清理", "清退", "清偿",
    "拆除", "整治", "治理", "消除", "关停", "退出",
];

impl Direction {
    /// The words that tell a direction where a name ends with them: `单位GDP能耗` is better lower, `能耗监测平台` is not.
    ///
    /// Sources: the main indicators of the 14th five-year plan (《“十四五”规划纲要》专栏1: 城镇调查失业率, 单位GDP能源消耗降低,
    /// 单位GDP二氧化碳排放降低, 空气质量优良天数比率); 《绿色发展指标体系》 (NDRC, 2016: emissions, consumption, concentrations); work safety
    /// and finance by the sense of the word. 居民消费价格: the number is a ceiling, as the published verdicts treat it (an index of 100.7
    /// was reported as meeting 103左右).
    pub const WORDS: &'static [DirectionWord] = &[
        // Price level
        lower("居民消费价格"),
        lower("居民消费价格水平"),
        lower("居民消费物价"),
        lower("居民消费物价指数"),
        lower("消费价格"),
        lower("居民消费价格涨幅"),
        lower("居民消费价格总水平"),
        lower("居民消费价格总水平涨幅"),
        lower("居民消费价格总指数"),
        lower("居民消费价格指数"),
        lower("居民消费价格指数涨幅"),
        lower("物价涨幅"),
        lower("物价总水平"),
        lower("价格总水平"),
        lower("CPI"),
        lower("CPI涨幅"),
        lower("商品零售价格"),
        lower("商品零售价格指数"),
        // Employment and livelihood
        lower("失业率"),
        lower("失业率平均值"),
        lower("失业率均值"),
        lower("收入比"),
        lower("收入比值"),
        lower("收入倍差"),
        lower("收入差距"),
        lower("可支配收入比值"),
        lower("可支配收入比"),
        lower("贫困发生率"),
        lower("返贫率"),
        lower("恩格尔系数"),
        lower("基尼系数"),
        lower("辍学率"),
        lower("近视率"),
        lower("死亡率"),
        lower("死亡人数"),
        lower("发病率"),
        lower("患病率"),
        lower("发案率"),
        lower("发案数"),
        lower("刑事立案"),
        lower("刑事发案"),
        lower("投诉率"),
        // Work safety
        lower("事故起数"),
        lower("事故死亡人数"),
        lower("事故总量"),
        lower("事故发生率"),
        lower("生产安全事故"),
        lower("生产安全事故死亡"),
        // Energy, water, emissions
        lower("能耗"),
        lower("能源消耗"),
        lower("能源消费总量"),
        lower("GDP能源消费"),
        lower("地区生产总值能源消费"),
        lower("能源消费量"),
        lower("能源消耗总量"),
        lower("能源消耗强度"),
        lower("能耗总量"),
        lower("能耗强度"),
        lower("水耗"),
        lower("用水量"),
        lower("用水总量"),
        lower("物耗"),
        lower("煤炭消费量"),
        lower("煤炭消费总量"),
        lower("煤炭消费"),
        lower("煤炭消费比重"),
        lower("煤炭消费占比"),
        lower("煤炭消费占能源消费总量比重"),
        lower("煤炭占一次能源消费比重"),
        lower("排放"),
        lower("排放量"),
        lower("排放总量"),
        lower("排放强度"),
        lower("碳强度"),
        lower("单位GDP二氧化碳"),
        lower("浓度"),
        lower("PM2.5"),
        lower("PM10"),
        lower("细颗粒物"),
        lower("可吸入颗粒物"),
        lower("化学需氧量"),
        lower("COD"),
        lower("主要污染物"),
        lower("氨氮"),
        lower("氮氧化物"),
        lower("二氧化硫"),
        lower("挥发性有机物"),
        lower("VOCs"),
        lower("重污染天数"),
        lower("劣V类水体"),
        lower("劣Ⅴ类水体"),
        lower("劣V类水体比例"),
        lower("劣Ⅴ类水体比例"),
        lower("劣Ⅴ类比例"),
        lower("劣Ⅴ类断面比例"),
        lower("化肥使用量"),
        lower("化肥施用量"),
        lower("农药使用量"),
        // Finance and operation
        lower("不良率"),
        lower("不良贷款余额"),
        lower("债务余额"),
        lower("赤字率"),
        lower("赤字"),
        lower("赤字规模"),
        lower("赤字占国内生产总值比重"),
        lower("新增政府债务"),
        lower("新增政府债务规模"),
        lower("新增政府债务总规模"),
        lower("政府新增债务"),
        lower("隐性债务"),
        lower("不良贷款率"),
        lower("逾期率"),
        lower("违约率"),
        lower("负债率"),
        lower("债务率"),
        lower("杠杆率"),
        lower("三公经费"),
        lower("“三公”经费"),
        lower("三公经费支出"),
        lower("三公经费预算"),
        lower("成本"),
        lower("费用占比"),
        lower("费用率"),
        lower("空置率"),
        lower("闲置率"),
        lower("漏损率"),
        lower("损耗率"),
        lower("线损率"),
        lower("流失率"),
        lower("差错率"),
        lower("办理时限"),
        lower("审批时限"),
        lower("办结时限"),
        lower("审批时间"),
        lower("办理时间"),
        lower("通关时间"),
    ];

    /// The direction that an indicator's name tells, by the [words](Self::WORDS) for it; `None` where it tells none.
    ///
    /// ```
    /// use zhibiao::indicator::Direction;
    ///
    /// assert_eq!(Direction::of_name("单位GDP能耗"), Some(Direction::LowerIsBetter));
    /// assert_eq!(Direction::of_name("居民消费价格涨幅"), Some(Direction::LowerIsBetter));
    /// assert_eq!(Direction::of_name("污染物排放达标率"), None);
    /// assert_eq!(Direction::of_name("公办学位"), None);
    /// ```
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::WORDS
            .iter()
            .filter(|row| name.ends_with(row.word))
            .max_by_key(|row| row.word.len())
            .map(|row| row.direction)
    }

    /// The direction that a verb tells: what is cut, lowered or controlled is better lower; but where a
    /// [`Total`](Measure::Total) is removed, the number counts the work done, and more of it is better.
    ///
    /// ```
    /// use zhibiao::indicator::{Direction, Measure};
    ///
    /// assert_eq!(Direction::of_action("压减", Measure::Level), Some(Direction::LowerIsBetter));
    /// assert_eq!(Direction::of_action("化解", Measure::Total), Some(Direction::HigherIsBetter));
    /// assert_eq!(Direction::of_action("新增", Measure::Total), None);
    /// ```
    #[must_use]
    pub fn of_action(action: &str, measure: Measure) -> Option<Self> {
        let is_one_of = |verbs: &[&str]| verbs.iter().any(|verb| action.contains(verb));
        match measure {
            Measure::Total if is_one_of(REMOVING) => Some(Self::HigherIsBetter),
            Measure::Total => None,
            Measure::Reduction | Measure::Decrease => Some(Self::LowerIsBetter),
            _ if is_one_of(LOWERING) => Some(Self::LowerIsBetter),
            _ => None,
        }
    }

    /// The direction of an indicator as a text states it: a removed total first, then the name, then an upper bound on
    /// the number, then the verb.
    pub(crate) fn of_statement(
        name: &str,
        action: &str,
        measure: Measure,
        has_upper_bound: bool,
    ) -> Self {
        let by_action = Self::of_action(action, measure);
        if measure == Measure::Total && by_action.is_some() {
            return Self::HigherIsBetter;
        }
        // The number should be low; of a reduction, that is good for what is better high.
        let by_bound = has_upper_bound.then(|| measure.number_direction(Self::LowerIsBetter));
        Self::of_name(name)
            .or(by_bound)
            .or(by_action)
            .unwrap_or_default()
    }

    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::HigherIsBetter, Language::Chinese) => "正向",
            (Self::LowerIsBetter, Language::Chinese) => "逆向",
            (Self::WithinBand, Language::Chinese) => "适度",
            (Self::HigherIsBetter, Language::English) => "higher is better",
            (Self::LowerIsBetter, Language::English) => "lower is better",
            (Self::WithinBand, Language::English) => "within a band",
        }
    }
}
