//! The published policies.

use super::light::{GrowthRatio, Light, Lights, PointsBehind};
use super::pace::{Clock, Curve};
use super::percent::PercentFormat;
use super::policy::{PercentageComparison, Policy};
use crate::finding::Language;

impl Policy {
    fn of_source(name: &str, source: &str, lights: Lights) -> Self {
        Self::new(name, lights).with_source(source)
    }

    fn growth_ratio(name: &str, source: &str, growth: GrowthRatio) -> Self {
        Self::of_source(name, source, Lights::GrowthRatio(growth))
            .with_pace(Clock::Days, Curve::Even)
            .with_percentages(PercentageComparison::ProRata)
    }

    /// Xuancheng (宣城) 2020: on pace is what has reached the share of finished months, 11/12 or 91.7 % to November; growth
    /// is compared directly. It knows on pace and not on pace only: green and yellow here.
    ///
    /// Source: 宣城市人民政府办公室, 《2020年1-11月份宣城市〈政府工作报告〉部分目标任务完成情况》, 2020-12-24: 未达到序时进度 means
    /// 进展情况占比低于91.7%或增幅低于目标任务. The exact 11/12 stands in for the rounded 91.7 %.
    #[must_use]
    pub fn xuancheng_2020() -> Self {
        let lights = PointsBehind::fixed(Light::Yellow, 0, None);
        Self::of_source(
            XUANCHENG,
            "宣城市人民政府办公室，2020年1-11月份宣城市《政府工作报告》部分目标任务完成情况，2020-12-24",
            Lights::Points(lights),
        )
        .with_percent_format(PercentFormat::ONE_PLACE)
    }

    /// Yinchuan (银川) 2025: on pace green, 10 to 30 points behind (both included) yellow, more red. What is behind by less
    /// than 10 points it leaves undefined: that is `slight`, green or yellow; a worse one counts as yellow.
    ///
    /// Source: 银川市发展和改革委员会, “红黄绿灯”推进机制, as reported on 2025-03-26: 对完成序时进度项目亮绿灯,
    /// 对低于序时进度10~30个百分点（含10~30个百分点）的项目亮黄灯, 对低于序时进度超过30个百分点项目亮红灯. Its lights for opening,
    /// payment and entry into the statistics are not part of this.
    #[must_use]
    pub fn yinchuan_2025(slight: Light) -> Self {
        let lights = PointsBehind::fixed(slight.max(Light::Yellow), 10, Some(30));
        Self::of_source(
            YINCHUAN,
            "银川市发展和改革委员会“红黄绿灯”推进机制，2025年3月报道",
            Lights::Points(lights),
        )
    }

    /// Open SDG, after Eurostat: growth ratio of at least 95 % green (on track), 60 % yellow (acceleration needed), 0 % orange
    /// (limited progress), below red (deterioration); by days.
    ///
    /// Source: Open SDG, Progress Measurement Methodology (docs/progress-methodology.md). It takes compound annual rates;
    /// see [`GrowthRatio`] for why they are linear here. “Target is achieved” is a category of its own above the ratio, so
    /// what stands at its natural limit with a target there (覆盖率100%) is green although nothing more can grow. It scales
    /// thresholds near a natural limit only for indicators without a quantitative target, which are not assessed here.
    #[must_use]
    pub fn open_sdg() -> Self {
        Self::growth_ratio(
            "Open SDG",
            "Open SDG, Progress Measurement Methodology, inspired by Eurostat's",
            GrowthRatio::fixed(95, 60, Some(0)),
        )
    }

    /// UN Progress Chart 2023: the value to be expected at the end, gone on as before, has covered at least 95 % of the way
    /// (green), 10 % (yellow: fair progress, but acceleration needed) or less (red: stagnation or regression); by days.
    ///
    /// Source: United Nations Statistics Division, Progress Chart Technical Note 2023, as restated by Eustat (the note itself
    /// could not be read). It extrapolates by compound rates; see [`GrowthRatio`] for why it is linear here.
    #[must_use]
    pub fn un_progress_chart_2023() -> Self {
        Self::growth_ratio(
            "UN Progress Chart 2023",
            "UN Statistics Division, SDG Progress Chart Technical Note 2023, as restated by Eustat",
            GrowthRatio::fixed(95, 10, None),
        )
    }
}

/// The published policies, and the default, by the name they carry, with that name in English.
const TITLES: &[(&str, &str)] = &[
    (GENERAL, "general"),
    (XUANCHENG, "Xuancheng 2020"),
    (YINCHUAN, "Yinchuan 2025"),
];

const GENERAL: &str = "通用";
const XUANCHENG: &str = "宣城2020";
const YINCHUAN: &str = "银川2025";

impl Policy {
    /// All published policies; Yinchuan's with yellow for what is slightly behind.
    #[must_use]
    pub fn published() -> [Self; 4] {
        [
            Self::xuancheng_2020(),
            Self::yinchuan_2025(Light::Yellow),
            Self::open_sdg(),
            Self::un_progress_chart_2023(),
        ]
    }

    /// The published policy of this name, in Chinese or English; `None` where there is none.
    ///
    /// ```
    /// use zhibiao::completion::Policy;
    /// assert_eq!(Policy::named("宣城2020"), Some(Policy::xuancheng_2020()));
    /// assert_eq!(Policy::named("Xuancheng 2020"), Policy::named("宣城2020"));
    /// assert_eq!(Policy::named(Policy::default().name()), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::published()
            .into_iter()
            .find(|policy| policy.name() == name || policy.title(Language::English) == name)
    }

    /// The name as a reader of this language knows it: a published policy has one in English too, any other only its own.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        let named = TITLES.iter().find(|(chinese, _)| *chinese == self.name());
        match (language, named) {
            (Language::English, Some((_, english))) => english,
            _ => self.name(),
        }
    }
}

/// The policy of no place in particular (通用): on pace green, up to 30 points behind yellow, more red; for all else the usual values
/// of [`Policy::new`]. It is a choice of this crate; a published policy is chosen by its name.
impl Default for Policy {
    fn default() -> Self {
        let lights = PointsBehind::fixed(Light::Yellow, 0, Some(30));
        Self::new(GENERAL, Lights::Points(lights))
    }
}
