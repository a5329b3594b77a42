//! From statements and goals to a plan: every target becomes one, or a finding says why not.

use proptest::prelude::*;
use zhibiao::extract::{Draft, Extractor, Kind, PlanDraft};
use zhibiao::finding::Code;
use zhibiao::period::Period;
use zhibiao::source::Document;
use zhibiao::target::{Aim, Commitment};

fn draft(text: &str) -> Draft {
    let extractor = Extractor::default().plan_year(2024);
    PlanDraft::new(Document::new("报告").unwrap(), Period::year(2024).unwrap())
        .statements(&extractor.extract(text).statements)
        .goals(&extractor.goals(text))
        .build()
        .unwrap()
}

/// The targets as a report would have them.
fn written(text: &str) -> Vec<String> {
    let draft = draft(text);
    assert_eq!(draft.findings, [], "{text}");
    draft
        .plan
        .targets()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn statements_and_goals_stand_in_the_order_of_the_text() {
    assert_eq!(
        written("开工北岸隧道,新增公办学位1650个,争创省级产业基地,努力让好企业不缺地。"),
        [
            "北岸隧道开工",
            "新增公办学位1650个",
            "争创省级产业基地",
            "努力让好企业不缺地"
        ]
    );
}

#[test]
fn bounds_keep_their_meaning() {
    for (text, target) in [
        ("引进首店12家以上。", "引进首店12家以上"),
        ("地区生产总值增长5%—5.5%。", "地区生产总值增长5%至5.5%"),
        (
            "城镇调查失业率控制在5.2%以内。",
            "城镇调查失业率控制在5.2%以内",
        ),
        ("力争制造业单项冠军实现零突破。", "实现制造业单项冠军零突破"),
        (
            "小巨人企业数量保持山区26县前列。",
            "小巨人企业数量保持山区26县前列",
        ),
    ] {
        assert_eq!(written(text), [target]);
    }
}

#[test]
fn what_is_counted_per_head_is_a_rate() {
    let draft = draft("每千人口拥有3岁以下婴幼儿托位数达到4.6个。");
    assert_eq!(draft.findings, []);
    let bound = draft.plan.targets()[0].bound().unwrap();
    assert_eq!(bound.value().to_string(), "4.6个/千人");
}

#[test]
fn a_stated_period_is_the_targets_own() {
    let draft = draft("全年新增学位300个。到2027年底,省级科创平台达到20个。");
    let periods: Vec<_> = draft.plan.targets().iter().map(|t| t.period()).collect();
    assert_eq!(periods, [None, Some(Period::year(2027).unwrap())]);
}

/// The targets of a whole text with their periods, `open` and nothing for the plan's, and their notes.
fn dated(text: &str) -> Vec<(String, String, String)> {
    let draft = PlanDraft::new(Document::new("报告").unwrap(), Period::year(2026).unwrap())
        .text(&Extractor::default(), text)
        .build()
        .unwrap();
    let targets = draft.plan.targets().iter().map(|target| {
        let period = target.period().map(|period| period.code());
        let open = target.has_open_period().then(|| "open".to_owned());
        let note = target.note().unwrap_or_default().to_owned();
        (
            target.to_string(),
            period.or(open).unwrap_or_default(),
            note,
        )
    });
    targets.collect()
}

const OF_2026: &str = "2026年甲省政府工作报告\n一、“十五五”时期主要目标\n\
    今后五年主要目标是：生产总值年均增长5%左右，居民收入增长与经济增长同步。新增公办学位5万个。到2030年，森林覆盖率达到62%。\n\
    二、2026年工作安排\n今年预期目标是：生产总值增长5%左右，在实际工作中争取更好结果；完成国家下达的减排目标；国际收支基本平衡。\n\
    上半年新增公办学位2000个。到2028年，高铁里程达到900公里。";

#[test]
fn a_target_is_for_the_years_that_it_speaks_of() {
    let five = "2026-01-01/2030-12-31";
    let expected = [
        ("生产总值增长5%左右", five, "年均"),
        ("居民收入增长与经济增长同步", five, ""),
        ("新增公办学位5万个", five, ""),
        ("森林覆盖率达到62%", "2030", ""),
        ("生产总值增长5%左右", "", ""),
        ("减排完成国家下达目标", "", ""),
        ("国际收支基本平衡", "", ""),
        ("新增公办学位2000个", "2026-S1", ""),
        ("高铁里程达到900公里", "2028", ""),
    ];
    let found = dated(OF_2026);
    let found: Vec<_> = found
        .iter()
        .map(|(target, period, note)| (target.as_str(), period.as_str(), note.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn what_more_is_striven_for_than_is_marked() {
    let draft = PlanDraft::new(Document::new("报告").unwrap(), Period::year(2026).unwrap())
        .text(&Extractor::default(), OF_2026)
        .build()
        .unwrap();
    assert_eq!(draft.findings, []);
    let marked = draft.plan.targets().iter().filter(|t| t.strives_for_more());
    let marked: Vec<String> = marked
        .map(|t| t.source().unwrap().span().start().to_string())
        .collect();
    let at = OF_2026.rfind("5%左右").unwrap();
    assert_eq!(marked, [at.to_string()]);
}

#[test]
fn years_that_nothing_tells_are_open() {
    let text = "新增公办学位1650个。";
    let draft = PlanDraft::new(Document::new("报告").unwrap(), Period::year(2024).unwrap())
        .text(&Extractor::default(), text)
        .build()
        .unwrap();
    let target = &draft.plan.targets()[0];
    assert!(target.has_open_period());
    assert_eq!(draft.plan.period_of(target), None);
    assert_eq!(draft.findings.len(), 1);
    assert_eq!(draft.findings[0].code(), Code::YearsOpen);
    let known = Extractor::default().plan_year(2024);
    let draft = PlanDraft::new(Document::new("报告").unwrap(), Period::year(2024).unwrap())
        .text(&known, text)
        .build()
        .unwrap();
    assert_eq!(draft.findings, []);
    let of_plan = draft.plan.period_of(&draft.plan.targets()[0]);
    assert_eq!(of_plan, Period::year(2024).ok());
}

#[test]
fn what_a_target_starts_from_is_its_baseline() {
    for (text, baseline) in [
        ("农村生活污水治理率由68%提高到80%。", Some("68%")),
        ("规上企业从500家增加到600家。", Some("500家")),
        ("产值由9000万元增加到1.2亿元。", Some("0.9亿元")),
        ("规上企业达到600家。", None),
        // Months and days are not counted alike.
        ("审批时间由1个月压减到20天。", None),
    ] {
        let draft = draft(text);
        let target = draft.plan.targets().last().unwrap();
        let stated = target.baseline().map(|baseline| baseline.value.to_string());
        assert_eq!(stated.as_deref(), baseline, "{text}");
    }
}

#[test]
fn a_part_names_its_whole_where_both_are_counted_alike() {
    for (text, is_part) in [
        ("筹集保障性住房1280套,其中公租房300套。", true),
        ("新增企业20家(其中规上企业5家)。", true),
        ("筹集保障性住房1280套,其中公租房投资3亿元。", false),
        ("工业投资增长12%,其中技改投资增长15%。", false),
        ("筹集保障性住房1280套,公租房300套。", false),
    ] {
        let draft = draft(text);
        let [whole, part] = draft.plan.targets() else {
            panic!("two targets: {text}");
        };
        assert_eq!(part.part_of(), is_part.then(|| whole.id()), "{text}");
    }
}

#[test]
fn commitment_theme_and_place_are_kept() {
    let text = "一、重点工作\n(一)提升教育。确保新增公办学位1650个。";
    let draft = draft(text);
    let target = &draft.plan.targets()[0];
    assert_eq!(target.commitment(), Commitment::Ensure);
    assert_eq!(target.theme(), ["重点工作", "提升教育"]);
    let source = target.source().unwrap();
    assert!(source.matches(text));
    assert_eq!(source.quote(), "1650个");
    assert_eq!(source.rule(), Some("verb-noun-number"));
}

#[test]
fn responsible_units_lead_in_their_order() {
    let text = "新增公办学位1650个。(责任单位:县教育局、县财政局)";
    let draft = draft(text);
    let responsible = draft.plan.targets()[0].responsible();
    assert_eq!(responsible.lead, ["县教育局"]);
    assert_eq!(responsible.co_responsible, ["县财政局"]);
}

#[test]
fn achievements_are_no_targets() {
    let draft = draft("去年,新增公办学位1650个,建成投用城南小学。");
    assert!(draft.plan.targets().is_empty());
    assert_eq!(draft.findings, []);
}

#[test]
fn what_cannot_be_a_target_is_a_finding_at_its_place() {
    let text = "新增公办学位0.5个。";
    let draft = draft(text);
    assert!(draft.plan.targets().is_empty());
    let codes: Vec<Code> = draft.findings.iter().map(|f| f.code()).collect();
    assert_eq!(codes, [Code::FractionalCount]);
    assert!(draft.findings[0].to_string().contains("“0.5个”"));
}

/// Every target and goal of the text is a target of the plan or a finding, and each knows its place.
fn nothing_is_lost(text: &str) {
    let extractor = Extractor::default().plan_year(2024);
    let statements = extractor.extract(text).statements;
    let goals = extractor.goals(text);
    let targets = statements.iter().filter(|s| s.kind == Kind::Target).count();
    let goals = goals.iter().filter(|g| g.kind == Kind::Target).count();
    let draft = draft(text);
    let open = draft.plan.targets().iter().filter(|t| t.has_open_period());
    let told = draft
        .findings
        .iter()
        .filter(|f| f.code() == Code::YearsOpen);
    assert_eq!(open.count(), told.clone().count());
    // Floor and stretch value are statements of their own; what is ensured may be the target itself.
    let ends = |target: &zhibiao::target::Target| {
        let has_floor = target.floor().is_some() && target.commitment() != Commitment::Ensure;
        usize::from(has_floor) + usize::from(target.stretch().is_some())
    };
    let merged: usize = draft.plan.targets().iter().map(ends).sum();
    assert_eq!(
        draft.plan.targets().len() + merged + draft.findings.len() - told.count(),
        targets + goals
    );
    for target in draft.plan.targets() {
        assert!(target.source().unwrap().matches(text));
    }
}

#[test]
fn every_target_of_the_labelled_texts_is_kept() {
    nothing_is_lost(include_str!("../seeds/yongjia-2024.txt"));
}

proptest! {
    #[test]
    fn every_target_of_any_text_is_kept(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
    ) {
        nothing_is_lost(&pieces.concat());
    }
}

/// Pieces that clauses are made of, broken ones among them.
const PIECES: &[&str] = &[
    "新增",
    "增长",
    "下降",
    "达到",
    "控制在",
    "力争",
    "确保",
    "实现",
    "零突破",
    "进入",
    "全省",
    "前",
    "第",
    "名",
    "以上",
    "以内",
    "不超过",
    "左右",
    "超",
    "每千人口",
    "人均",
    "公办学位",
    "企业",
    "床位",
    "失业率",
    "个",
    "家",
    "亿元",
    "万",
    "%",
    "个百分点",
    "公里",
    "5%—3%",
    "0.5",
    "-3",
    "1650",
    "三百二十",
    "12",
    "99999999999999999999999999999",
    "到2027年底",
    "上半年",
    "三年",
    "开工",
    "建成投用",
    "北岸隧道",
    "争创",
    "省级示范县",
    "等一批项目",
    "其中",
    "分别",
    "由",
    "提高到",
    "、",
    ",",
    "，",
    "。",
    "\n",
    "\n\n",
    "一、",
    "(一)",
    "责任单位：县发改局、县发改局",
    "\u{0}",
    "\t",
    " ",
    "“",
    "”",
];

#[test]
fn ids_do_not_depend_on_the_number() {
    let id = |text| draft(text).plan.targets()[0].id().clone();
    assert_eq!(
        id("新增公办学位1650个。"),
        id("今年要新增公办学位1700个以上。")
    );
    assert_ne!(id("新增公办学位1650个。"), id("新增民办学位1650个。"));
}

#[test]
fn goals_are_aims_of_their_own_kind() {
    let draft = draft("加快开工北岸隧道,创成省级示范县。");
    let aims: Vec<&Aim> = draft.plan.targets().iter().map(|t| t.aim()).collect();
    assert!(matches!(aims[0], Aim::Milestone(_)));
    assert!(matches!(aims[1], Aim::Accreditation));
}

/// Targets of two places are two, and no word that only ends like a place is one.
#[test]
fn the_place_before_the_verb_is_kept() {
    let draft = PlanDraft::new(
        zhibiao::source::Document::new("报告").unwrap(),
        zhibiao::period::Period::year(2026).unwrap(),
    )
    .text(
        &Extractor::default().plan_year(2026),
        "2026年，甲县新建公路100公里，乙县新建公路100公里，县开发区新建厂房3万平方米。\
         老旧小区改造20个，城镇新增就业5万人，各县区新建公园5个，政府新增债务不超过3亿元。",
    )
    .build()
    .unwrap();
    assert_eq!(zhibiao::validate::plan(&draft.plan), []);
    let places: Vec<&str> = draft
        .plan
        .targets()
        .iter()
        .map(|target| target.region().map_or("", zhibiao::region::Region::name))
        .collect();
    assert_eq!(places, ["甲县", "乙县", "县开发区", "", "", "", ""]);
}

#[test]
fn indices_and_ratios_without_a_unit_are_targets() {
    let extraction = Extractor::default()
        .plan_year(2026)
        .extract("2026年，居民消费价格指数控制在103左右，城乡居民收入比缩小到1.9以内。");
    let draft = PlanDraft::new(
        zhibiao::source::Document::new("报告").unwrap(),
        zhibiao::period::Period::year(2026).unwrap(),
    )
    .statements(&extraction.statements)
    .build()
    .unwrap();
    assert_eq!(draft.findings, []);
    let shown: Vec<String> = draft
        .plan
        .targets()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        shown,
        [
            "居民消费价格指数控制在103点左右",
            "城乡居民收入比缩小到1.9倍以内"
        ]
    );
}

#[test]
fn what_is_ensured_and_what_is_striven_for_are_one_target() {
    let drafted = |text: &str| {
        let extraction = Extractor::default().plan_year(2026).extract(text);
        PlanDraft::new(
            zhibiao::source::Document::new("报告").unwrap(),
            zhibiao::period::Period::year(2026).unwrap(),
        )
        .statements(&extraction.statements)
        .build()
        .unwrap()
        .plan
    };
    let shown = |text: &str| -> Vec<[String; 3]> {
        let quantity = |value: Option<&zhibiao::quantity::Quantity>| {
            value.map_or_else(String::new, ToString::to_string)
        };
        drafted(text)
            .targets()
            .iter()
            .map(|target| {
                [
                    target.to_string(),
                    quantity(target.floor()),
                    quantity(target.stretch()),
                ]
            })
            .collect()
    };
    let row =
        |target: &str, floor: &str, stretch: &str| [target, floor, stretch].map(str::to_owned);
    assert_eq!(
        shown("确保完成投资80亿元，力争90亿元。"),
        [row("完成投资80亿元", "80亿元", "90亿元")]
    );
    assert_eq!(
        shown("地区生产总值增长5%以上、力争5.5%。"),
        [row("地区生产总值增长5%以上", "", "5.5%")]
    );
    assert_eq!(
        shown("地区生产总值增长7%，确保6%，力争8%。"),
        [row("地区生产总值增长7%", "6%", "8%")]
    );
    assert_eq!(
        shown("规上工业增加值力争增长10%，确保8%。"),
        [row("规上工业增加值增长8%", "8%", "10%")]
    );
    // 完成 counts what runs up over the year, 达到 where it stands: of one indicator, they are one.
    assert_eq!(
        shown("确保完成固定资产投资100亿元目标，力争达到120亿元。"),
        [row("完成固定资产投资100亿元", "100亿元", "120亿元")]
    );
    // Less than what is ensured is striven for nowhere: two targets, to be looked at.
    assert_eq!(
        shown("确保新建公园5个，力争新建公园3个。"),
        [row("新建公园5个", "", ""), row("新建公园3个", "", "")]
    );
    // Of another indicator, or in a sentence of its own.
    assert_eq!(shown("确保新建公园3个，力争新建泵站5个。").len(), 2);
    assert_eq!(shown("确保新建公园3个。力争新建公园5个。").len(), 2);
}
