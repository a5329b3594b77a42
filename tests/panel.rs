//! The panel: many documents as one table, and the laws of it.

use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::sample::select;
use zhibiao::catalogue::{Catalogue, Family};
use zhibiao::extract::{Extractor, StatementBound, Years};
use zhibiao::indicator::Measure;
use zhibiao::number::Decimal;
use zhibiao::panel::{IndicatorName, Item, Panel, PanelValue, Report, ReportError, Scope, Side};
use zhibiao::source::Span;
use zhibiao::target::AimKind;

/// Read once for all tests.
fn catalogue() -> &'static Catalogue {
    static STANDARD: OnceLock<Catalogue> = OnceLock::new();
    STANDARD.get_or_init(Catalogue::standard)
}

fn panel(texts: &[(&str, i32, &str)]) -> Panel {
    let (extractor, catalogue) = (Extractor::default(), catalogue());
    let mut panel = Panel::new();
    for (region, year, text) in texts {
        let report = Report::new(region, *year).unwrap();
        panel.add_text(&report, text, &extractor, catalogue);
    }
    panel
}

fn shown(panel: &Panel, region: &str, slug: &str, year: i32) -> (String, String) {
    let cell = panel.cell(region, slug, year);
    let side = |side: Side| {
        let row = cell.as_ref().and_then(|cell| cell.side(side).next());
        row.map_or(String::new(), ToString::to_string)
    };
    (side(Side::Target), side(Side::Outcome))
}

const PLANNED: &str = "今年经济社会发展的主要预期目标是：全省地区生产总值增长6%左右，在实际工作中争取更好结果；城镇新增就业12万人以上，\
    城镇调查失业率5.5%以内；居民消费价格涨幅3%左右；居民收入增速高于经济增速、高于全国平均水平；国际收支基本平衡；\
    单位地区生产总值能耗下降3%以上；完成国家下达的单位地区生产总值二氧化碳减排目标；粮食产量300万吨至310万吨。";

const REPORTED: &str = "过去一年，全省生产总值增长6.3%；新增城镇就业13.5万人；城镇调查失业率5.2%；居民消费价格上涨2%；\
    单位地区生产总值能耗下降3.5%；粮食产量305万吨。";

#[test]
fn targets_and_outcomes_stand_side_by_side() {
    let panel = panel(&[("某省", 2023, PLANNED), ("某省", 2024, REPORTED)]);
    for (slug, target, outcome) in [
        ("gdp", "6%左右，争取更好", "6.3%"),
        ("urban-new-jobs", "12万人以上", "13.5万人"),
        ("surveyed-urban-unemployment", "5.5%以内", "5.2%"),
        ("consumer-prices", "3%左右", "2%"),
        ("household-income", "高于经济增速", ""),
        ("energy-intensity", "降3%以上", "降3.5%"),
        ("carbon-intensity", "完成国家下达目标", ""),
        ("grain-output", "300万吨—310万吨", "305万吨"),
        ("国际收支", "基本平衡", ""),
    ] {
        let expected = (target.to_owned(), outcome.to_owned());
        assert_eq!(shown(&panel, "某省", slug, 2023), expected, "{slug}");
    }
    let cell = |slug| panel.cell("某省", slug, 2023).unwrap();
    let difference = |slug| cell(slug).difference().map(|found| found.to_string());
    assert_eq!(difference("gdp").as_deref(), Some("0.3百分点"));
    assert_eq!(difference("urban-new-jobs").as_deref(), Some("1.5万人"));
    // A fall by half a point more.
    assert_eq!(
        difference("energy-intensity").as_deref(),
        Some("-0.5百分点")
    );
    assert_eq!(difference("grain-output"), None);
    assert_eq!(difference("household-income"), None);
    assert_eq!(cell("gdp").rate().unwrap().to_string(), "6.3/6");
    assert!(cell("gdp").target().unwrap().is_headline());
    assert!(panel.findings().is_empty(), "{:?}", panel.findings());

    let income: Vec<String> = cell("household-income")
        .rows()
        .map(ToString::to_string)
        .collect();
    assert_eq!(income, ["高于经济增速", "高于全国平均水平"]);
}

#[test]
fn values_that_differ_are_kept_and_told() {
    let later = "2023年，全省生产总值增长6.1%。";
    let of_the_city = REPORTED.replace("全省", "全市");
    let panel = panel(&[
        ("某省", 2023, PLANNED),
        ("某省", 2024, REPORTED),
        ("某省", 2025, later),
        ("某市", 2024, &of_the_city),
    ]);
    let cell = panel.cell("某省", "gdp", 2023).unwrap();
    let outcomes: Vec<String> = cell.side(Side::Outcome).map(ToString::to_string).collect();
    assert_eq!(outcomes, ["6.1%", "6.3%"]);
    let findings = panel.findings();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].code().to_string(), "cell-differs");
    assert!(findings[0].to_string().contains("6.1%"));
    let (_, of_city) = shown(&panel, "某市", "gdp", 2023);
    assert_eq!(of_city, "6.3%");
}

#[test]
fn two_reports_of_one_place_and_year_are_told() {
    let catalogue = catalogue();
    let extractor = Extractor::default().plan_year(2024);
    let mut panel = Panel::new();
    for (name, text) in [
        ("甲.txt", "地区生产总值增长5%。"),
        ("乙.txt", "地区生产总值增长6%。"),
    ] {
        let report = Report::new("某省", 2024).unwrap().with_name(name).unwrap();
        panel.add(&report, &extractor.extract(text).statements, catalogue);
    }
    let codes: Vec<String> = panel
        .findings()
        .iter()
        .map(|one| one.code().to_string())
        .collect();
    assert_eq!(codes, ["report-repeated", "cell-differs"]);
    assert_eq!(panel.reports().len(), 2);
}

#[test]
fn what_is_said_of_a_part_is_no_value_of_the_region() {
    let (catalogue, report) = (catalogue(), Report::new("某县", 2024).unwrap());
    let mut panel = Panel::new();
    let mut item = item("地区生产总值", 50, 0);
    item.scope = Scope::Part;
    panel.insert(&report, &item, catalogue);
    item.scope = Scope::Whole;
    item.name = "全市地区生产总值";
    panel.insert(&report, &item, catalogue);
    assert!(panel.rows().is_empty());
    item.name = "全国重点实验室";
    item.measure = Measure::Total;
    item.unit = Some("个".parse().unwrap());
    panel.insert(&report, &item, catalogue);
    assert!(
        panel
            .cell("某县", "national-key-laboratories", 2024)
            .is_some()
    );
    let mut panel = Panel::new();
    item.measure = Measure::Growth;
    item.unit = Some("%".parse().unwrap());
    item.name = "全县地区生产总值";
    panel.insert(&report, &item, catalogue);
    assert_eq!(panel.rows().len(), 1);
}

/// Five years' totals and averages are none of a year's outcomes, in whichever section they stand.
#[test]
fn what_is_of_several_years_is_no_value_of_one() {
    let text = "2026年甲省政府工作报告\n一、“十四五”时期工作回顾\n过去五年，全省生产总值年均增长5.6%，城镇新增就业60万人。\n\
        2025年，全省生产总值增长5.1%，城镇新增就业11万人。\n二、“十五五”时期主要目标\n\
        主要目标是：生产总值年均增长5%左右，居民收入增长与经济增长同步。\n三、2026年工作安排\n\
        今年主要预期目标是：生产总值增长4.5%左右，居民收入增速高于经济增速，居民消费价格涨幅控制在2%。";
    let panel = panel(&[("甲省", 2026, text)]);
    let expected = [
        ("gdp", 2025, "", "5.1%"),
        ("gdp", 2026, "4.5%左右", ""),
        ("urban-new-jobs", 2025, "", "11万人"),
        ("household-income", 2026, "高于经济增速", ""),
        ("consumer-prices", 2026, "2%", ""),
    ];
    for (slug, year, target, outcome) in expected {
        let expected = (target.to_owned(), outcome.to_owned());
        assert_eq!(shown(&panel, "甲省", slug, year), expected, "{slug} {year}");
    }
    let several = panel.rows().iter().filter(|row| {
        let years = row.years().map(|years| years.to_string());
        years.as_deref().is_some_and(|years| years.contains('-'))
    });
    let several: Vec<String> = several
        .map(|row| {
            let each = if row.is_yearly_average() {
                "年均"
            } else {
                ""
            };
            format!("{} {}{each} {row}", row.indicator(), row.years().unwrap())
        })
        .collect();
    assert_eq!(
        several,
        [
            "urban-new-jobs 2021-2025 60万人",
            "gdp 2021-2025年均 5.6%",
            "household-income 2026-2030 与经济增长同步",
            "gdp 2026-2030年均 5%左右",
        ]
    );
    let rise = panel.cell("甲省", "consumer-prices", 2026).unwrap();
    assert_eq!(rise.family(), Family::Rate);
}

#[test]
fn what_a_sentence_says_of_a_part_is_left_out() {
    let text = "甲省2024年政府工作报告\n一、2023年工作回顾\n丙丁市地区生产总值增长8%，一般公共预算收入增长9%。\n\
        货运班列带动进出口415亿元、增长11.7%；全省进出口总额达到5379亿元、增长18.5%。\n全省地区生产总值突破3万亿元。\n\
        完成地区生产总值32765亿元，一般公共预算收入增长7%。投资增幅回落17.2个百分点。";
    let panel = panel(&[("甲省", 2024, text)]);
    let outcomes = |slug| {
        let cells = panel.cells_of("甲省", slug, 2023);
        let rows = cells.iter().flat_map(zhibiao::panel::PanelCell::rows);
        rows.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(outcomes("goods-trade"), ["18.5%", "5379亿元"]);
    assert_eq!(outcomes("general-budget-revenue"), ["7%"]);
    // The exact figure first.
    assert_eq!(outcomes("gdp"), ["32765亿元", "超3万亿元"]);
    assert_eq!(outcomes("fixed-asset-investment"), [""; 0]);
}

/// Each a passage of a report of 2024, and the values of 2023 that it gives an indicator.
#[test]
fn what_may_be_of_something_else_has_no_cell() {
    for (passage, slug, expected) in [
        // An indicator of its own beside its whole, and a part of the same.
        (
            "全部财政收入162亿元，其中一般公共预算收入90亿元。",
            "general-budget-revenue",
            vec!["90亿元"],
        ),
        // What passes between the region and some others.
        (
            "全省进出口总额5321亿元，同比增长5.7%。对沿线国家进出口2590亿元。",
            "goods-trade",
            vec!["5.7%", "5321亿元"],
        ),
        (
            "对外贸易平稳，进出口总额增长5%。",
            "goods-trade",
            vec!["5%"],
        ),
        // Whose is whose?
        (
            "城乡居民人均可支配收入达4.3万元和2.5万元。",
            "household-income",
            vec![],
        ),
        (
            "城乡居民人均可支配收入达4.3万元和2.5万元。",
            "urban-household-income",
            vec![],
        ),
        // 分别 says whose; of three it does not.
        (
            "城乡居民人均可支配收入分别达到4.3万元、2.5万元，分别增长5%和6.5%。",
            "urban-household-income",
            vec!["5%", "4.3万元"],
        ),
        (
            "城乡居民人均可支配收入分别达到4.3万元、2.5万元，分别增长5%和6.5%。",
            "rural-household-income",
            vec!["6.5%", "2.5万元"],
        ),
        (
            "城乡居民人均可支配收入分别增长5%、6.5%和7%。",
            "urban-household-income",
            vec![],
        ),
        // A sum over years that are only counted, an average whose first year is not told.
        ("五年累计创造地区生产总值8490亿元。", "gdp", vec![]),
        (
            "地区生产总值达到3145亿元，年均增长8.6%。",
            "gdp",
            vec!["3145亿元"],
        ),
        ("减少农村贫困人口120万。", "rural-poor", vec!["降120万人"]),
        ("农村贫困人口脱贫120万人。", "rural-poor", vec!["降120万人"]),
        // What a day brings is none of the year's.
        (
            "日均新登记企业1.6万户。",
            "newly-registered-enterprises",
            vec![],
        ),
        (
            "新登记企业160万户，日均4400户。",
            "newly-registered-enterprises",
            vec!["160万户"],
        ),
        // Capacity that is cut by so much, or leaves.
        (
            "压减钢铁产能500万吨。",
            "steel-capacity-cut",
            vec!["500万吨"],
        ),
        (
            "退出钢铁产能500万吨。",
            "steel-capacity-cut",
            vec!["500万吨"],
        ),
    ] {
        let text =
            format!("甲省2024年政府工作报告\n一、2023年工作回顾\n2023年，经济平稳运行。{passage}");
        let panel = panel(&[("甲省", 2024, &text)]);
        let cells = panel.cells_of("甲省", slug, 2023);
        let found = cells.iter().flat_map(zhibiao::panel::PanelCell::rows);
        let found: Vec<String> = found.map(ToString::to_string).collect();
        assert_eq!(found, expected, "{passage}");
    }
}

/// Clauses of a headline sentence, and the goals that they set an indicator.
#[test]
fn goals_without_a_number_are_of_their_indicators() {
    for (clause, slug, expected) in [
        (
            "单位地区生产总值能耗和碳排放完成国家下达任务",
            "energy-intensity",
            "完成国家下达目标",
        ),
        (
            "单位地区生产总值能耗和碳排放完成国家下达任务",
            "carbon-intensity",
            "完成国家下达目标",
        ),
        (
            "努力实现居民收入和经济发展同步",
            "household-income",
            "与经济发展同步",
        ),
        ("固定资产投资实现正增长", "fixed-asset-investment", "正增长"),
        ("进出口总额促稳提质", "goods-trade", "促稳提质"),
    ] {
        let text = format!(
            "2024年甲省政府工作报告\n一、2024年目标\n今年预期目标是：地区生产总值增长5%；{clause}。"
        );
        let panel = panel(&[("甲省", 2024, &text)]);
        assert_eq!(shown(&panel, "甲省", slug, 2024).0, expected, "{clause}");
    }
}

#[test]
fn flows_have_no_state_and_stocks_have() {
    let catalogue = catalogue();
    let family = |slug: &str, measure| Family::of(measure, catalogue.get(slug));
    for slug in [
        "gdp",
        "grain-output",
        "urban-new-jobs",
        "retail-sales",
        "fiscal-deficit",
    ] {
        assert_eq!(family(slug, Measure::Level), Family::Amount, "{slug}");
    }
    for slug in [
        "expressways",
        "elderly-care-beds",
        "rd-intensity",
        "loans",
        "consumer-prices",
    ] {
        let expected = if slug == "consumer-prices" {
            Family::Amount
        } else {
            Family::Level
        };
        assert_eq!(family(slug, Measure::Level), expected, "{slug}");
    }
    assert_eq!(family("consumer-prices", Measure::Growth), Family::Rate);
    assert_eq!(family("energy-intensity", Measure::Reduction), Family::Rate);
}

#[test]
fn tables_for_people_and_for_programs() {
    let panel = panel(&[
        ("某省", 2023, PLANNED),
        ("另省", 2023, "地区生产总值增长5%。"),
    ]);
    let pivot = panel.by_region(2023, Side::Target, &["gdp", "urban-new-jobs"]);
    assert_eq!(
        pivot.to_string(),
        "地区               gdp  urban-new-jobs\n另省                5%               —\n某省  6%左右，争取更好      12万人以上"
    );
    assert_eq!(pivot.filled(), (3, 4));
    let named = pivot.with_names(catalogue()).to_string();
    assert!(
        named.starts_with("地区      地区生产总值  城镇新增就业\n"),
        "{named}"
    );
    let by_year = panel.by_year("某省", Side::Target, &["grain-output"]);
    assert_eq!(by_year.rows().next().unwrap().0, "2023");

    let tsv = panel.to_tsv();
    let line = |slug: &str| {
        tsv.lines()
            .find(|line| line.contains(&format!("\t{slug}\t")))
            .unwrap()
    };
    let of_gdp = "另省2023年政府工作报告\t另省\t2023\tgdp\tgrowth\ttarget\t5\t%\tplain\t5%";
    assert_eq!(line("gdp"), of_gdp);
    assert!(line("grain-output").contains("\t300~310\t万吨\tbetween\t"));
    assert!(
        line("household-income").contains("\ttarget\trelative\t\tplain\t居民收入增速高于经济增速")
    );
    assert!(line("carbon-intensity").contains("\tdelegated\t"));
    assert!(line("国际收支").contains("\tworded\t"));
    assert!(
        panel
            .to_csv()
            .starts_with("document,region,year,slug,measure,side,value,unit,bound,quote\r\n")
    );
    let json = serde_json::to_string(&panel).unwrap();
    assert_eq!(serde_json::from_str::<Panel>(&json).unwrap(), panel);
}

#[test]
fn rows_that_contradict_themselves_are_refused() {
    let json =
        serde_json::to_string(&panel(&[("某省", 2023, "粮食产量300万吨至310万吨。")])).unwrap();
    assert!(serde_json::from_str::<Panel>(&json).is_ok(), "{json}");
    for (from, to) in [
        ("\"amount\"", "\"rate\""),
        ("\"300\",\"310\"", "\"310\",\"300\""),
        ("\"between\"", "\"around\""),
        ("\"years\":\"2023\"", "\"years\":\"2023-2022\""),
        ("\"years\":\"2023\"", "\"years\":\"023\""),
        ("\"region\":\"某省\"", "\"region\":\"\""),
        ("\"quote\":\"3", "\"quote\":\""),
        ("\"grain-output\"", "\"Grain\""),
    ] {
        let altered = json.replacen(from, to, 1);
        assert_ne!(altered, json, "{from}");
        assert!(
            serde_json::from_str::<Panel>(&altered).is_err(),
            "{altered}"
        );
    }
}

#[test]
fn whose_report_a_text_is() {
    let of = |name: &str, text: &str| {
        Report::of_text(name, text).map(|report| (report.region().to_owned(), report.year()))
    };
    for (name, text, region, year) in [
        (
            "a.txt",
            "陕西省2026年政府工作报告\n2026年1月27日在陕西省第十四届人民代表大会第四次会议上",
            "陕西省",
            2026,
        ),
        (
            "a.txt",
            "政府工作报\n告\n——2012年1月14日在防城港市第五届\n人民代表大会第二次会议上",
            "防城港市",
            2012,
        ),
        (
            "a.txt",
            "——2017年3月5日在第十二届全国人民代表大会第五次会议上\n国务院总理",
            "全国",
            2017,
        ),
        (
            "a.txt",
            "2011年鄂尔多斯市政府工作报告\n各位代表",
            "鄂尔多斯市",
            2011,
        ),
        (
            "a.txt",
            "现在，我代表国务院，向大会报告政府工作。\n一、2018年工作回顾",
            "全国",
            2019,
        ),
        (
            "2018.txt",
            "现在，我代表国务院，向大会报告政府工作。",
            "全国",
            2018,
        ),
        (
            "dir/浙江省-2026.txt",
            "各位代表：现在，我代表省人民政府向大会报告工作",
            "浙江省",
            2026,
        ),
        ("内蒙古2025.txt", "各位代表", "内蒙古自治区", 2025),
        ("2024年宁波市政府工作报告.txt", "", "宁波市", 2024),
        // The text goes before the name of the file.
        (
            "浙江省-2020.txt",
            "2026年福建省政府工作报告",
            "福建省",
            2026,
        ),
    ] {
        assert_eq!(
            of(name, text),
            Ok((region.to_owned(), year)),
            "{name} {text}"
        );
    }
    let no_region = of("2024.txt", "各位代表：我代表市人民政府向大会报告工作。");
    assert!(matches!(no_region, Err(ReportError::NoRegion { document }) if document == "2024.txt"));
    let no_year = of("浙江省.txt", "各位代表");
    assert!(matches!(no_year, Err(ReportError::NoYear { .. })));
    assert!(matches!(
        Report::new(" ", 2024),
        Err(ReportError::MalformedName { .. })
    ));
}

fn item(name: &str, tenths: i64, start: usize) -> Item<'_> {
    Item {
        name,
        action: "",
        measure: Measure::Growth,
        side: Side::Target,
        value: PanelValue::Number(Decimal::new(tenths, 1)),
        unit: Some("%".parse().unwrap()),
        bound: StatementBound::Plain,
        years: Years::new(2024, 2024).ok(),
        is_yearly_average: false,
        scope: Scope::Whole,
        is_headline: false,
        strives_for_more: false,
        quote: "",
        span: Span::new(start, start).unwrap(),
    }
}

/// 0.5万亿元, 5000亿元 and 50000000万元 are one amount, whichever of them a document has.
#[test]
fn another_scale_is_the_same_amount() {
    let text = |target: &str| format!("一般公共预算收入{target}。");
    let outcomes: Vec<(String, String)> = ["0.5万亿元", "5000亿元", "50000000万元"]
        .map(|amount| {
            let panel = panel(&[
                ("某省", 2023, &text("4000亿元")),
                ("某省", 2024, &format!("2023年,{}", text(amount))),
                ("某省", 2025, &format!("2023年,{}", text("5000亿元"))),
            ]);
            assert_eq!(panel.findings(), []);
            let cell = panel.cell("某省", "general-budget-revenue", 2023).unwrap();
            assert_eq!(cell.side(Side::Outcome).count(), 2);
            let rate = cell.rate().unwrap().to_decimal().unwrap();
            (cell.difference().unwrap().to_string(), rate.to_string())
        })
        .into_iter()
        .collect();
    assert!(
        outcomes.iter().all(|one| *one == outcomes[0]),
        "{outcomes:?}"
    );
    assert_eq!(outcomes[0].0, "1000亿元");
}

/// A document with one value: region, year, name of the indicator, tenths, side, whether a goal in words.
type One = (&'static str, i32, &'static str, i64, bool, bool, usize);

fn one() -> impl Strategy<Value = One> {
    (
        select(vec!["甲省", "乙省", "丙市"]),
        2020_i32..2024,
        select(vec![
            "地区生产总值",
            "GDP",
            "经济总量",
            "财政收入",
            "城镇调查失业率",
            "某指标",
        ]),
        0_i64..40,
        any::<bool>(),
        any::<bool>(),
        0_usize..4,
    )
}

fn of(ones: &[One]) -> Panel {
    let catalogue = catalogue();
    let mut panel = Panel::new();
    for &(region, year, name, tenths, is_outcome, is_goal, start) in ones {
        let report = Report::new(region, year).unwrap();
        let mut item = item(name, tenths, start);
        item.side = if is_outcome {
            Side::Outcome
        } else {
            Side::Target
        };
        let of = if is_outcome { year - 1 } else { year };
        item.years = Years::new(of, of).ok();
        if is_goal {
            item.value = PanelValue::Goal(AimKind::Worded, "基本稳定".to_owned());
            item.unit = None;
        }
        panel.insert(&report, &item, catalogue);
    }
    panel
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn order_changes_nothing((ones, shuffled) in prop::collection::vec(one(), 0..12)
        .prop_flat_map(|ones| (Just(ones.clone()), Just(ones).prop_shuffle()))) {
        prop_assert_eq!(of(&ones), of(&shuffled));
        prop_assert_eq!(of(&ones).to_tsv(), of(&shuffled).to_tsv());
        prop_assert_eq!(of(&ones).findings(), of(&shuffled).findings());
    }

    #[test]
    fn parts_merge_to_the_whole(ones in prop::collection::vec(one(), 0..12), cut in any::<prop::sample::Index>()) {
        let (first, rest) = ones.split_at(cut.index(ones.len() + 1));
        let mut merged = of(first);
        merged.merge(&of(rest));
        prop_assert_eq!(&merged, &of(&ones));
        merged.merge(&of(rest)); // Once more changes nothing.
        prop_assert_eq!(&merged, &of(&ones));
        let collected: Panel = [of(rest), of(first)].into_iter().collect();
        prop_assert_eq!(collected, merged);
    }

    /// A further document changes the cells that it has a value of, and no other.
    #[test]
    fn a_document_changes_its_own_cells_only(ones in prop::collection::vec(one(), 0..12), more in one()) {
        let before = of(&ones);
        let mut all = ones;
        all.push(more);
        let (after, own) = (of(&all), of(&[more]));
        let own = own.cells();
        for cell in after.cells() {
            let is_own = own.iter().any(|new| {
                new.region() == cell.region() && new.indicator() == cell.indicator() && new.years() == cell.years()
            });
            prop_assert!(is_own || before.cells().contains(&cell));
        }
        prop_assert!(after.rows().is_superset(before.rows()));
    }

    /// An alias and the official name are one indicator in every cell.
    #[test]
    fn an_alias_and_its_official_name_are_interchangeable(place in any::<prop::sample::Index>(), tenths in 0_i64..40) {
        let catalogue = catalogue();
        let entries = catalogue.entries();
        let entry = &entries[place.index(entries.len())];
        let report = Report::new("甲省", 2024).unwrap();
        // 工业增加值 is another indicator before a growth than by itself.
        let growth_names: Vec<&str> = entries.iter().flat_map(|entry| entry.aliases())
            .filter_map(|(alias, only_growth)| only_growth.then_some(alias)).collect();
        for (alias, only_growth) in entry.aliases() {
            if !only_growth && growth_names.contains(&alias) {
                continue;
            }
            let mut panels = [Panel::new(), Panel::new()];
            for (panel, name) in panels.iter_mut().zip([entry.name(), alias]) {
                panel.insert(&report, &item(name, tenths, 0), catalogue);
            }
            let [of_name, of_alias] = panels;
            let key = |panel: &Panel| {
                let row = panel.rows().first().unwrap();
                (row.indicator().clone(), row.family(), row.value().clone())
            };
            prop_assert_eq!(key(&of_name), key(&of_alias));
            prop_assert_eq!(key(&of_name).0, IndicatorName::Slug(entry.slug().clone()));
        }
    }

    #[test]
    fn any_text_has_a_report_or_says_why_not(name in "\\PC{0,20}", text in "\\PC{0,80}") {
        let _ = Report::of_text(&name, &text);
        let mut panel = Panel::new();
        let report = Report::new("甲省", 2024).unwrap();
        let text = format!("预期目标是：{text}");
        panel.add_text(&report, &text, &Extractor::default(), catalogue());
        for row in panel.rows() {
            prop_assert_eq!(row.span().of(&text), Some(row.quote()));
        }
    }
}
