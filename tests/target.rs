//! Targets: bounds, directions, and what cannot be a target.

use std::cmp::Ordering;

use proptest::prelude::*;
use zhibiao::finding::Language;
use zhibiao::indicator::{Direction, Indicator, IndicatorError, Labels, Measure};
use zhibiao::number::Decimal;
use zhibiao::period::Period;
use zhibiao::quantity::Quantity;
use zhibiao::region::Region;
use zhibiao::target::{
    Aim, AimKind, Bound, BoundKind, Commitment, Nature, Rank, Stage, Target, TargetBuilder,
    TargetError,
};

mod strategies;
use strategies::{bound, name, quantity};

fn quantity_of(text: &str) -> Quantity {
    text.parse().unwrap()
}

fn target(indicator: &str, kind: BoundKind, value: &str) -> TargetBuilder {
    let bound = Bound::new(kind, quantity_of(value), None).unwrap();
    Target::builder(Indicator::new(indicator).unwrap(), bound)
}

/// Civil Code, art. 1259: 以上, 以下, 以内 include the number; 不满, 超过 exclude it.
#[test]
fn bounds_include_their_number_as_the_civil_code_has_it() {
    let below_at_above = ["2999万元", "0.3亿元", "3001万元"];
    let cases = [
        (BoundKind::Plain, [false, true, false]),
        (BoundKind::AtLeast, [false, true, true]),
        (BoundKind::MoreThan, [false, false, true]),
        (BoundKind::AtMost, [true, true, false]),
        (BoundKind::LessThan, [true, false, false]),
        (BoundKind::About, [false, true, false]),
    ];
    for (kind, expected) in cases {
        let bound = Bound::new(kind, quantity_of("3000万元"), None).unwrap();
        let found = below_at_above.map(|value| bound.contains(&quantity_of(value)).unwrap());
        assert_eq!(found, expected, "{kind}");
        assert!(bound.contains(&quantity_of("3000万美元")).is_err());
    }
    let band = Bound::between(quantity_of("5%"), quantity_of("5.5%")).unwrap();
    let found = ["4.9%", "5%", "52‰", "5.50%", "5.51%"]
        .map(|value| band.contains(&quantity_of(value)).unwrap());
    assert_eq!(found, [false, true, true, true, false]);
}

#[test]
fn codes_are_those_of_the_labelled_data() {
    use strum::IntoEnumIterator;
    let codes = |codes: Vec<String>| codes.join(" ");
    assert_eq!(
        codes(BoundKind::iter().map(|kind| kind.to_string()).collect()),
        "plain at_least more_than at_most less_than about between"
    );
    assert_eq!(
        codes(Measure::iter().map(|measure| measure.to_string()).collect()),
        "total level growth reduction increase decrease"
    );
    assert_eq!(
        codes(
            Commitment::iter()
                .map(|commitment| commitment.to_string())
                .collect()
        ),
        "ensure strive plan"
    );
    for kind in BoundKind::iter() {
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{kind}\""));
        assert_eq!(kind.to_string().parse::<BoundKind>().unwrap(), kind);
    }
}

#[test]
fn names_and_verbs_tell_the_direction() {
    use Direction::{HigherIsBetter, LowerIsBetter};
    let by_name = [
        ("城镇调查失业率", LowerIsBetter),
        ("单位GDP能耗", LowerIsBetter),
        ("PM2.5平均浓度", LowerIsBetter),
        ("主要污染物排放总量", LowerIsBetter),
        ("生产安全事故死亡人数", LowerIsBetter),
        ("供水管网漏损率", LowerIsBetter),
        ("国有企业资产负债率", LowerIsBetter),
        ("居民消费价格", LowerIsBetter),
        ("居民消费价格涨幅", LowerIsBetter),
        ("公办学位", HigherIsBetter),
        ("失业保险参保人数", HigherIsBetter),
        ("能耗在线监测企业", HigherIsBetter),
        ("污染物排放达标率", HigherIsBetter),
        ("常住人口城镇化率", HigherIsBetter),
    ];
    for (name, direction) in by_name {
        assert_eq!(
            Indicator::new(name).unwrap().direction(),
            direction,
            "{name}"
        );
    }
    let in_context = [
        ("审批用时", "压减", Measure::Decrease, LowerIsBetter),
        ("审批用时", "压缩至", Measure::Level, LowerIsBetter),
        ("财政供养人员", "控制在", Measure::Level, LowerIsBetter),
        ("居民消费价格涨幅", "控制在", Measure::Level, LowerIsBetter),
        ("落后产能", "压减", Measure::Total, HigherIsBetter),
        ("财政收入", "增长", Measure::Growth, HigherIsBetter),
    ];
    for (name, action, measure, direction) in in_context {
        let indicator = Indicator::in_context(name, action, measure).unwrap();
        assert_eq!(indicator.direction(), direction, "{action}{name}");
    }
}

#[test]
fn work_name_bound_and_verb_tell_the_direction_in_this_order() {
    use Direction::{HigherIsBetter, LowerIsBetter};
    let cases = [
        ("赤字率", "", None, BoundKind::AtMost, "3%", LowerIsBetter),
        (
            "政府新增债务",
            "",
            Some(Measure::Total),
            BoundKind::LessThan,
            "3亿元",
            LowerIsBetter,
        ),
        (
            "存量隐性债务",
            "化解",
            Some(Measure::Total),
            BoundKind::Plain,
            "6.8亿元",
            HigherIsBetter,
        ),
        (
            "政府隐性债务",
            "控制在",
            Some(Measure::Level),
            BoundKind::AtMost,
            "6.8亿元",
            LowerIsBetter,
        ),
        (
            "城乡危房",
            "改造",
            Some(Measure::Total),
            BoundKind::AtLeast,
            "20户",
            HigherIsBetter,
        ),
        // What may not be cut by more than this is better high.
        (
            "财政收入",
            "下降",
            Some(Measure::Reduction),
            BoundKind::AtMost,
            "2%",
            HigherIsBetter,
        ),
        (
            "居民消费价格涨幅",
            "控制在",
            Some(Measure::Level),
            BoundKind::AtMost,
            "3%",
            LowerIsBetter,
        ),
        (
            "审批用时",
            "压减",
            Some(Measure::Decrease),
            BoundKind::AtLeast,
            "20天",
            LowerIsBetter,
        ),
        (
            "公办学位",
            "新增",
            None,
            BoundKind::AtLeast,
            "20个",
            HigherIsBetter,
        ),
    ];
    for (name, action, measure, kind, value, direction) in cases {
        let bound = Bound::new(kind, quantity_of(value), None).unwrap();
        let target = Target::stated(name, action, measure, bound)
            .unwrap()
            .build()
            .unwrap();
        assert_eq!(target.indicator().direction(), direction, "{target}");
        assert_eq!(target.action(), action);
    }
}

#[test]
fn a_word_of_direction_stands_once_in_the_table() {
    let mut words: Vec<&str> = Direction::WORDS.iter().map(|row| row.word).collect();
    let count = words.len();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), count);
}

/// Every way in which a target can contradict itself; the refused documents hold their messages.
#[test]
fn contradictions_are_refused() {
    use BoundKind::{AtLeast, AtMost, Plain};
    let quarter = |number| Period::quarter(2024, number).unwrap();
    let region = || Region::new("桥头镇").unwrap();
    let rank = || Target::builder(Indicator::new("营商环境").unwrap(), Rank::default());
    let refused: [(&str, TargetBuilder); 21] = [
        (
            "MalformedText",
            target("学位", Plain, "1个").action("新\u{0}增"),
        ),
        ("MalformedText", target("学位", Plain, "1个").theme([" "])),
        ("MalformedText", target("学位", Plain, "1个").lead("县\n局")),
        (
            "MalformedText",
            target("学位", Plain, "1个").leader(String::new()),
        ),
        (
            "RelativeInUnit",
            target("财政收入", Plain, "5亿元").measure(Measure::Growth),
        ),
        (
            "RelativeInUnit",
            target("能耗", Plain, "0.5吨标准煤/万元").measure(Measure::Reduction),
        ),
        (
            "RelativeInUnit",
            target("增速", Plain, "1个百分点").measure(Measure::Growth),
        ),
        (
            "ChangeInPercent",
            target("占比", Plain, "5%").measure(Measure::Increase),
        ),
        (
            "ChangeInPercent",
            target("占比", Plain, "5‰").measure(Measure::Decrease),
        ),
        ("ChangeWithoutAmount", rank().measure(Measure::Growth)),
        ("ValueWithoutAmount", rank().stretch(quantity_of("1名"))),
        (
            "UnitsDiffer",
            target("学位", Plain, "1个").floor(quantity_of("1所")),
        ),
        (
            "UnitsDiffer",
            target("利用外资", Plain, "1万美元").allocate(region(), quantity_of("1万元")),
        ),
        ("NegativeCount", target("学位", Plain, "-1个")),
        (
            "FloorBeyondTarget",
            target("学位", AtLeast, "10个").floor(quantity_of("11个")),
        ),
        (
            "StretchShortOfTarget",
            target("失业率", AtMost, "5%").stretch(quantity_of("5.5%")),
        ),
        (
            "StretchShortOfTarget",
            target("能耗", Plain, "3%")
                .measure(Measure::Reduction)
                .stretch(quantity_of("2%")),
        ),
        (
            "PathOutOfOrder",
            target("学位", Plain, "10个")
                .path_point(quarter(1), quantity_of("1个"))
                .path_point(quarter(1), quantity_of("2个")),
        ),
        (
            "PathOutsidePeriod",
            target("学位", Plain, "10个")
                .period(quarter(1))
                .path_point(quarter(2), quantity_of("1个")),
        ),
        (
            "NegativeWeight",
            target("学位", Plain, "1个").weight(Decimal::NEGATIVE_ONE),
        ),
        (
            "RegionTwice",
            target("学位", Plain, "9个")
                .allocate(region(), quantity_of("1个"))
                .allocate(region(), quantity_of("2个")),
        ),
    ];
    for (variant, builder) in refused {
        let error = builder.build().unwrap_err();
        assert!(
            format!("{error:?}").starts_with(variant),
            "{error:?} is not {variant}"
        );
    }
}

#[test]
fn what_only_looks_like_a_contradiction_is_accepted() {
    use BoundKind::{AtLeast, AtMost, Plain};
    let accepted = [
        // Money, lengths and shares may be negative; counts may be zero.
        target("净利润", AtLeast, "-3亿元"),
        target("工业增加值", Plain, "-1.5%").measure(Measure::Growth),
        target("事故", AtMost, "0起"),
        // What a change starts from is in another unit than the change.
        target("能耗", Plain, "3%")
            .measure(Measure::Reduction)
            .baseline(zhibiao::target::Baseline {
                value: quantity_of("0.5吨标准煤/万元"),
                period: None,
            }),
        target("产值", Plain, "2倍").measure(Measure::Growth),
        target("占比", Plain, "0.5个百分点").measure(Measure::Increase),
        target("用时", Plain, "20天").measure(Measure::Decrease),
        // Other scales of the same unit.
        target("外资", Plain, "2500万美元")
            .floor(quantity_of("0.2亿美元"))
            .stretch(quantity_of("0.25亿美元")),
        // Lower is better: the floor lies above, the stretch value below.
        target("失业率", AtMost, "5%")
            .floor(quantity_of("5.5%"))
            .stretch(quantity_of("4.5%")),
        // A better reduction is a higher one, though lower is better for the indicator.
        target("能耗", Plain, "3%")
            .measure(Measure::Reduction)
            .floor(quantity_of("2%"))
            .stretch(quantity_of("4%")),
        // Within a band, neither side is better.
        target("财政赤字率", Plain, "3%")
            .with_indicator(|indicator| indicator.with_direction(Direction::WithinBand))
            .floor(quantity_of("4%"))
            .stretch(quantity_of("2%")),
        // Values to date overlap; they end one after the other.
        target("学位", Plain, "10个")
            .period(Period::year(2024).unwrap())
            .path_point(Period::quarter(2024, 1).unwrap(), quantity_of("2个"))
            .path_point(Period::half(2024, 1).unwrap(), quantity_of("5个"))
            .path_point(Period::year(2024).unwrap(), quantity_of("10个")),
        // Two places may share a name.
        target("学位", Plain, "9个")
            .allocate(Region::new("城关镇").unwrap(), quantity_of("1个"))
            .allocate(
                Region::new("城关镇")
                    .unwrap()
                    .with_code("330324100".parse().unwrap()),
                quantity_of("2个"),
            ),
    ];
    for builder in accepted {
        builder.build().unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn a_unit_counts_once_and_leads_if_it_leads() {
    let target = target("学位", BoundKind::Plain, "1个")
        .co_responsible("县财政局")
        .lead("县教育局")
        .co_responsible("县教育局")
        .co_responsible(" 县财政局 ")
        .lead("县教育局")
        .build()
        .unwrap();
    let responsible = target.responsible();
    assert_eq!(
        (
            responsible.lead.as_slice(),
            responsible.co_responsible.as_slice()
        ),
        (&["县教育局".to_owned()][..], &["县财政局".to_owned()][..])
    );
}

#[test]
fn the_measure_that_nobody_named() {
    let measure = |value: &str| {
        target("x", BoundKind::Plain, value)
            .build()
            .unwrap()
            .measure()
    };
    for total in ["20个", "3亿元", "10公里", "1.2万人次"] {
        assert_eq!(measure(total), Measure::Total, "{total}");
    }
    for level in ["95%", "3‰", "30元/人", "35微克/立方米", "2倍"] {
        assert_eq!(measure(level), Measure::Level, "{level}");
    }
    let goal = |aim: Aim| {
        Target::builder(Indicator::new("x").unwrap(), aim)
            .build()
            .unwrap()
            .measure()
    };
    assert_eq!(goal(Aim::Breakthrough), Measure::Total);
    assert_eq!(goal(Rank::default().into()), Measure::Level);
    assert_eq!(goal(Aim::Milestone(Stage::Started)), Measure::Level);
}

#[test]
fn stages_of_a_project_have_an_order() {
    use strum::IntoEnumIterator;
    let stages: Vec<&str> = Stage::iter()
        .map(|stage| stage.label(Language::Chinese))
        .collect();
    assert_eq!(stages, ["前期", "开工", "在建", "竣工", "投用"]);
    assert!(Stage::iter().is_sorted());
}

/// Labels of a choice are what a table is written and read by, so they must differ.
#[test]
fn labels_tell_choices_apart() {
    use strum::IntoEnumIterator;
    fn check<T: IntoEnumIterator>(label: fn(T, Language) -> &'static str) {
        for language in [Language::Chinese, Language::English] {
            let mut labels: Vec<&str> = T::iter().map(|choice| label(choice, language)).collect();
            let count = labels.len();
            labels.sort_unstable();
            labels.dedup();
            assert_eq!(labels.len(), count, "{labels:?}");
        }
    }
    check(BoundKind::label);
    check(Measure::label);
    check(Direction::label);
    check(Commitment::label);
    check(Nature::label);
    check(AimKind::label);
    check(Stage::label);
}

#[test]
fn targets_are_printed_as_reports_put_them() {
    let printed = [
        (
            target("公办学位", BoundKind::Plain, "1650个").action("新增"),
            "新增公办学位1650个",
        ),
        (
            target("规上工业增加值", BoundKind::AtLeast, "6%")
                .action("增长")
                .measure(Measure::Growth),
            "规上工业增加值增长6%以上",
        ),
        (
            target(
                "万元地区生产总值能耗",
                BoundKind::AtMost,
                "0.5吨标准煤/万元",
            )
            .action("控制在"),
            "万元地区生产总值能耗控制在0.5吨标准煤/万元以内",
        ),
        (
            Target::builder(Indicator::new("制造业单项冠军").unwrap(), Aim::Breakthrough),
            "制造业单项冠军零突破",
        ),
    ];
    for (builder, text) in printed {
        assert_eq!(builder.build().unwrap().to_string(), text);
    }
}

#[test]
fn names_are_kept_without_the_blanks_around_them() {
    assert_eq!(Indicator::new(" 公办学位　").unwrap().name(), "公办学位");
    assert_eq!(Indicator::new("　"), Err(IndicatorError::NoName));
    assert_eq!(
        Indicator::new("公\u{7}办").unwrap_err().to_string(),
        r#"the indicator name "公\u{7}办" holds a control character"#
    );
    for tag in ["", "e", "en_US", "中文", "en-", "-en", "englishlanguage"] {
        assert!(Labels::default().with(tag, "x").is_err(), "{tag}");
    }
    for tag in ["en", "zh-Hant", "sr-Latn-RS", "de-1996"] {
        assert_eq!(
            Labels::default().with(tag, " x ").unwrap().get(tag),
            Some("x")
        );
    }
}

proptest! {
    #[test]
    fn a_bound_contains_what_its_order_says(bound in bound(), value in quantity()) {
        match value.compare(bound.value()) {
            Err(_) => prop_assert!(bound.contains(&value).is_err()),
            Ok(order) => {
                let expected = match bound.kind() {
                    BoundKind::Plain | BoundKind::About => order == Ordering::Equal,
                    BoundKind::AtLeast => order.is_ge(),
                    BoundKind::MoreThan => order.is_gt(),
                    BoundKind::AtMost => order.is_le(),
                    BoundKind::LessThan => order.is_lt(),
                    BoundKind::Between => order.is_ge() && value.compare(bound.high().unwrap()).unwrap().is_le(),
                };
                prop_assert_eq!(bound.contains(&value).unwrap(), expected);
            }
        }
    }

    #[test]
    fn the_unit_of_a_value_does_not_matter(bound in bound(), number in strategies::decimal()) {
        let yuan = Quantity::new(number, "万元".parse().unwrap()).unwrap();
        let more_yuan = Quantity::new(number * Decimal::from(10_000), "元".parse().unwrap()).unwrap();
        prop_assert_eq!(bound.contains(&yuan).ok(), bound.contains(&more_yuan).ok());
    }

    #[test]
    fn at_least_and_less_than_split_everything(value in quantity(), bound in quantity()) {
        let contains = |kind| Bound::new(kind, bound, None).unwrap().contains(&value).ok();
        prop_assert_eq!(contains(BoundKind::AtLeast), contains(BoundKind::LessThan).map(|found| !found));
        prop_assert_eq!(contains(BoundKind::MoreThan), contains(BoundKind::AtMost).map(|found| !found));
    }

    #[test]
    fn a_band_has_its_ends_in_order(low in quantity(), high in quantity()) {
        let in_order = low.unit() == high.unit() && low.magnitude() <= high.magnitude();
        prop_assert_eq!(Bound::between(low, high).is_ok(), in_order);
    }

    #[test]
    fn rebuilding_changes_nothing(target in strategies::revised_target()) {
        prop_assert_eq!(target.to_builder().build().unwrap(), target);
    }

    #[test]
    fn an_id_depends_on_what_is_measured_and_not_on_how_much(name in name(), a in 0_i64..1_000_000, b in 0_i64..1_000_000) {
        let id = |number: i64, unit: &str, kind: BoundKind| {
            let value = Quantity::new(number.into(), unit.parse().unwrap()).unwrap();
            let bound = Bound::new(kind, value, None).unwrap();
            let target = Target::builder(Indicator::new(&name).unwrap(), bound).commitment(Commitment::Ensure);
            target.build().unwrap().id().clone()
        };
        prop_assert_eq!(id(a, "万元", BoundKind::Plain), id(b, "亿元", BoundKind::AtLeast));
        prop_assert_ne!(id(a, "万元", BoundKind::Plain), id(a, "万美元", BoundKind::Plain));
        prop_assert_ne!(id(a, "个", BoundKind::Plain), id(a, "家", BoundKind::Plain));
    }

    #[test]
    fn labels_survive(name in name()) {
        let labels = Labels::default().with("en", &name).unwrap();
        let decoded: Labels = serde_json::from_str(&serde_json::to_string(&labels).unwrap()).unwrap();
        prop_assert_eq!(decoded, labels);
    }
}

#[test]
fn errors_are_small_enough_to_pass_around() {
    assert!(size_of::<TargetError>() <= 64);
}
