//! A plan and the report that follows it: what belongs together is paired, and nothing else.

use std::sync::OnceLock;

use proptest::prelude::*;
use zhibiao::catalogue::Catalogue;
use zhibiao::completion::{Policy, assess_plan};
use zhibiao::extract::{Extractor, Known, PlanDraft, Statement, TimeDirection};
use zhibiao::finding::Language;
use zhibiao::follow_up::{AchievedBasis, Aspect, FollowUp, Pair, Unpaired, follow_up_with};
use zhibiao::indicator::Measure;
use zhibiao::number::Ratio;
use zhibiao::observation::{self, Log};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::region::Region;
use zhibiao::source::Document;
use zhibiao::target::{Bound, Target};

/// By the standard indicators, read once for all tests.
fn follow_up(plan: &Plan, statements: &[Statement<'_>]) -> FollowUp {
    static STANDARD: OnceLock<Catalogue> = OnceLock::new();
    follow_up_with(plan, statements, STANDARD.get_or_init(Catalogue::standard))
}

fn plan(text: &str) -> Plan {
    let known = Known::default().with_year(2016).unwrap();
    let extractor = Extractor::default().known(known.with_direction(TimeDirection::Ahead));
    let statements = extractor.extract(text).statements;
    PlanDraft::new(
        Document::new("2016年政府工作报告").unwrap(),
        Period::year(2016).unwrap(),
    )
    .region(Region::new("永嘉县").unwrap())
    .statements(&statements)
    .build()
    .unwrap()
    .plan
}

fn report(text: &str) -> Vec<Statement<'_>> {
    Extractor::default()
        .plan_year(2017)
        .extract(text)
        .statements
}

/// The pairs as `target | what was reported`.
fn pairs(plan: &Plan, outcome: &FollowUp) -> Vec<String> {
    outcome
        .pairs
        .iter()
        .map(|pair| {
            let target = plan.get(&pair.reported.target).unwrap();
            format!("{target} | {}", pair.reported.source.quote())
        })
        .collect()
}

/// A plan of one target and a report of one achievement: whether they are a pair.
fn pairs_up(promised: &str, reported: &str) -> bool {
    let plan = plan(promised);
    assert_eq!(plan.targets().len(), 1, "{promised}");
    let statements = report(reported);
    assert_eq!(statements.len(), 1, "{reported}");
    let outcome = follow_up(&plan, &statements);
    assert_eq!(outcome.pairs.len() + outcome.targets.len(), 1);
    !outcome.pairs.is_empty()
}

/// A plan and its report, assessed at the end of the year by what was paired.
#[test]
fn a_pair_is_an_observation() {
    let plan = plan(
        "新增公办学位1650个。城镇化率达到60%。建成保障房超600万套。规上工业增加值增长6%。营商环境评价居全省前10名。",
    );
    let statements = report(
        "截至2016年11月底,已新增公办学位1700个。去年,城镇化率达到59.5%。去年,建成保障房超590万套。去年,规上工业增加值增长6.5%。去年,营商环境评价居全省第8名。",
    );
    let outcome = follow_up(&plan, &statements);
    let log: Log = outcome.pairs.iter().filter_map(Pair::observation).collect();
    assert_eq!((outcome.pairs.len(), log.len()), (5, 5));
    let year_end = Period::year(2016).unwrap().end();
    assert_eq!(observation::check(&plan, &log, year_end), []);
    let policy = Policy::default();
    let found: Vec<String> = assess_plan(&plan, &log, year_end, &policy)
        .map(|one| {
            let latest = one.evidence().unwrap().latest();
            format!(
                "{} {} {} {} {}",
                latest.value().unwrap(),
                latest.basis().label(Language::Chinese),
                latest.as_of(),
                latest.status(),
                one.achieved().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "1700个 累计 2016-11-30 final true",
            "59.5% 时点 2016-12-31 final false",
            "590万套 累计 2016-12-31 estimated false",
            "6.5% 累计 2016-12-31 final true",
            "第8名 时点 2016-12-31 final true",
        ]
    );
    let first = &log.of(plan.targets()[0].id())[0];
    assert_eq!(first.evidence(), [outcome.pairs[0].reported.source.quote()]);
    // Without a period nobody knows the day, unless a caller does.
    let mut pair = outcome.pairs[0].clone();
    pair.reported.as_of = None;
    assert_eq!(pair.observation(), None);
    pair.reported.as_of = Some(year_end);
    assert_eq!(pair.observation().unwrap().as_of(), year_end);
}

#[test]
fn the_same_indicator_in_other_words() {
    for (promised, reported) in [
        ("新增公办学位1650个。", "去年,新增公办学位1700个。"),
        ("城镇新增就业1000万人以上。", "去年,新增城镇就业1314万人。"),
        (
            "高效节水灌溉面积新增2000万亩。",
            "去年,新增高效节水灌溉面积2182万亩。",
        ),
        (
            "新增高效节水灌溉2000万亩。",
            "去年,新增高效节水灌溉面积2182万亩。",
        ),
        (
            "规模以上工业增加值增长6%。",
            "去年,规上工业增加值增长6.5%。",
        ),
        ("新增公办学位1650个。", "去年,永嘉县新增公办学位1700个。"),
        ("新增公办学位1650个。", "去年,全县累计新增公办学位1700个。"),
        (
            "新增公办学位1650个。",
            "截至2016年11月底,已新增公办学位1700个。",
        ),
        ("新增公办学位1650个。", "2016年,新增公办学位1700个。"),
        // Another scale is the same unit.
        ("实际利用外资2500万美元。", "去年,实际利用外资0.3亿美元。"),
        ("新建12所学校。", "去年,建成学校13所。"),
        ("改造老旧小区11个。", "去年,开工改造老旧小区12个。"),
        ("城镇登记失业率4.5%以内。", "去年,城镇登记失业率为4.02%。"),
        (
            "力争营商环境评价进入全省前20名。",
            "去年,营商环境评价位列全省第15名。",
        ),
        // Verbs said shortly, or as done anew.
        ("新建改建农村公路60公里。", "去年,新改建农村公路66公里。"),
        ("新改扩建幼儿园12所。", "去年,新建、改扩建幼儿园13所。"),
        ("培育专精特新企业20家。", "去年,新培育专精特新企业23家。"),
        ("认定高新技术企业20家。", "去年,高新技术企业认定23家。"),
        ("开工改造棚户区住房350套。", "去年,棚户区改造360套。"),
        // Those who leave poverty are as many poor fewer.
        (
            "完成1000万人农村贫困人口脱贫任务。",
            "去年,农村贫困人口减少1240万人。",
        ),
        ("完成易地搬迁脱贫200万人。", "去年,易地扶贫搬迁240万人。"),
        (
            "完成易地搬迁脱贫200万人。",
            "去年,易地扶贫搬迁人口超过240万。",
        ),
        (
            "进城落户1300万人。",
            "去年,近1400万农业转移人口在城镇落户。",
        ),
        // 15平方米 a head is 平方米/人, in the plan and in the report.
        (
            "人均公园绿地面积达到15平方米。",
            "去年,人均公园绿地面积达到15.2平方米。",
        ),
    ] {
        assert!(pairs_up(promised, reported), "{promised} {reported}");
    }
}

#[test]
fn near_misses_are_no_pairs() {
    for (promised, reported) in [
        // Another measure of the same indicator.
        ("地区生产总值增长6%。", "去年,地区生产总值达到362亿元。"),
        ("高新技术企业达到240家。", "去年,新增高新技术企业40家。"),
        ("新增高新技术企业40家。", "去年,高新技术企业达到240家。"),
        (
            "常住人口城镇化率提高1.2个百分点。",
            "去年,常住人口城镇化率达到65%。",
        ),
        (
            "单位国内生产总值能耗下降3.4%。",
            "去年,单位国内生产总值能耗下降3.4个百分点。",
        ),
        // Another unit or counter.
        ("新增托位300个。", "去年,新增托位30万元。"),
        ("开工工业项目18个。", "去年,开工工业项目18家。"),
        ("实际利用外资2500万美元。", "去年,实际利用外资2500万元。"),
        // A part, the whole, or another part.
        ("新增公办学位1650个。", "去年,新增学位1650个。"),
        ("新增学位1650个。", "去年,新增公办学位1650个。"),
        ("新增公办学位1650个。", "去年,新增民办学位1650个。"),
        (
            "居民人均可支配收入增长6%。",
            "去年,农村居民人均可支配收入增长6%。",
        ),
        (
            "城镇居民人均可支配收入增长6%。",
            "去年,农村居民人均可支配收入增长6%。",
        ),
        ("筹集保障性住房1280套。", "去年,筹集保障性租赁住房1280套。"),
        (
            "力争营商环境评价进入全省前20名。",
            "去年,营商环境评价位列全市第2名。",
        ),
        // Names that are alike.
        ("城镇登记失业率4.5%以内。", "去年,城镇调查失业率为4.5%。"),
        ("一般公共预算收入增长7%。", "去年,一般公共预算支出增长7%。"),
        ("规上工业增加值增长6%。", "去年,规上服务业增加值增长6%。"),
        ("出口增长5%。", "去年,进出口增长5%。"),
        ("化学需氧量排放量下降2%。", "去年,二氧化硫排放量下降2%。"),
        // Another deed, or another stage of it.
        ("竣工工业项目12个。", "去年,开工工业项目12个。"),
        ("开工工业项目18个。", "去年,竣工工业项目18个。"),
        ("新增高新技术企业40家。", "去年,引进高新技术企业40家。"),
        ("新建12所学校。", "去年,改建学校12所。"),
        ("新建12所学校。", "去年,开工学校12所。"),
        // Another time.
        ("新增公办学位1650个。", "五年来,新增公办学位8000个。"),
        ("新增公办学位1650个。", "“十二五”期间,新增公办学位8000个。"),
        ("新增公办学位1650个。", "2014年,新增公办学位1700个。"),
    ] {
        assert!(!pairs_up(promised, reported), "{promised} {reported}");
    }
}

/// One slug, whatever the names; one sort of measure, whichever way it went.
#[test]
fn one_indicator_under_two_names_is_a_pair() {
    for (promised, reported, value) in [
        ("居民消费价格涨幅3%左右。", "去年,CPI上涨2%。", "2%"),
        ("经济增长6.5%左右。", "去年,国内生产总值增长6.7%。", "6.7%"),
        (
            "城镇新增就业1000万人以上。",
            "去年,新增城镇就业1314万人。",
            "1314万人",
        ),
        ("进出口增长5%。", "去年,外贸进出口总额下降0.9%。", "-0.9%"),
        (
            "单位GDP能耗下降3.4%。",
            "去年,单位国内生产总值能耗上升1%。",
            "-1%",
        ),
        (
            "粮食产量达到300万吨。",
            "去年,粮食总产量305万吨。",
            "305万吨",
        ),
        (
            "新建改建农村公路200公里。",
            "去年,农村公路210公里。",
            "210公里",
        ),
    ] {
        let plan = plan(promised);
        let outcome = follow_up(&plan, &report(reported));
        let values: Vec<String> = outcome
            .pairs
            .iter()
            .map(|pair| pair.reported.value.to_string())
            .collect();
        assert_eq!(values, [value], "{promised} {reported} {outcome:?}");
    }
}

/// A plan of one headline sentence, and what was reported: the pairs as `target | member | value`.
fn answers(promised: &str, reported: &str) -> Vec<String> {
    let known = Known::default().with_year(2016).unwrap();
    let extractor = Extractor::default().known(known.with_direction(TimeDirection::Ahead));
    let (document, year) = (
        Document::new("政府工作报告").unwrap(),
        Period::year(2016).unwrap(),
    );
    let draft = PlanDraft::new(document, year).text(&extractor, promised);
    let plan = draft.build().unwrap().plan;
    let outcome = follow_up(&plan, &report(reported));
    let pairs = outcome.pairs.iter().map(|pair| {
        let target = plan.get(&pair.reported.target).unwrap();
        let member = pair.member.as_deref().unwrap_or("");
        format!("{target} | {member} | {}", pair.reported.value)
    });
    let pairs: Vec<String> = pairs.collect();
    // Every target is answered or said not to be, once.
    let mut ids: Vec<_> = outcome
        .pairs
        .iter()
        .map(|pair| &pair.reported.target)
        .collect();
    ids.dedup();
    let unpaired = outcome.targets.iter().map(|unpaired| &unpaired.target);
    ids.extend(unpaired);
    assert_eq!(
        ids.len(),
        plan.targets().len(),
        "{promised} {reported} {outcome:?}"
    );
    pairs
}

/// A goal that compares, or only says which way it is to go, is answered by the indicator's own value; and held against it by assessing.
#[test]
fn goals_without_a_number_are_answered_by_their_indicator() {
    let headline = |goals: &str| format!("今年的主要预期目标是：{goals}。");
    for (promised, reported, expected) in [
        (
            "居民收入增长与经济增长基本同步",
            "去年,居民人均可支配收入增长6.3%。",
            "居民收入增长与经济增长基本同步 |  | 6.3%",
        ),
        (
            "外贸进出口实现正增长",
            "去年,进出口总额下降0.9%。",
            "外贸进出口实现正增长 |  | -0.9%",
        ),
    ] {
        assert_eq!(answers(&headline(promised), reported), [expected]);
    }
    for (promised, reported) in [
        // A level is no growth, a part is not the whole.
        (
            "居民收入增长与经济增长基本同步",
            "去年,居民人均可支配收入达到2.4万元。",
        ),
        (
            "居民收入增长与经济增长基本同步",
            "去年,农村居民人均可支配收入增长7%。",
        ),
        ("外贸进出口实现正增长", "去年,进出口总额达到30亿元。"),
        // Words, and what others set, have no value that answers them.
        ("国际收支基本平衡", "去年,国际收支顺差30亿美元。"),
    ] {
        assert_eq!(
            answers(&headline(promised), reported),
            [""; 0],
            "{promised}"
        );
    }
    // Where a number is set beside, the number is answered.
    assert_eq!(
        answers(
            &headline("居民收入增长与经济增长同步，居民人均可支配收入增长6%左右"),
            "去年,居民人均可支配收入增长6.3%。"
        ),
        ["居民人均可支配收入增长6%左右 |  | 6.3%"]
    );
}

/// What was paired is enough to judge them by.
#[test]
fn goals_without_a_number_are_assessed_by_what_was_paired() {
    let known = Known::default().with_year(2016).unwrap();
    let extractor = Extractor::default().known(known.with_direction(TimeDirection::Ahead));
    for (goal, reported, expected) in [
        (
            "居民收入增长与经济增长同步",
            "居民人均可支配收入增长6.3%",
            false,
        ),
        (
            "居民收入增长与经济增长基本同步",
            "居民人均可支配收入增长6.3%",
            true,
        ),
        (
            "居民收入增长与经济增长同步",
            "居民人均可支配收入增长6.5%",
            true,
        ),
        (
            "居民收入增速高于经济增速",
            "居民人均可支配收入增长6.5%",
            false,
        ),
        ("进出口实现正增长", "进出口总额增长0.1%", true),
        ("进出口实现正增长", "进出口总额下降0.9%", false),
        ("主要污染物排放量继续下降", "主要污染物排放量下降3.2%", true),
        (
            "主要污染物排放量继续下降",
            "主要污染物排放量上升0.1%",
            false,
        ),
    ] {
        let promised = format!("今年的主要预期目标是：地区生产总值增长6%以上；{goal}。");
        let reported = format!("去年,地区生产总值增长6.5%。{reported}。");
        let (document, year) = (
            Document::new("政府工作报告").unwrap(),
            Period::year(2016).unwrap(),
        );
        let draft = PlanDraft::new(document, year).text(&extractor, &promised);
        let plan = draft.build().unwrap().plan;
        let outcome = follow_up(&plan, &report(&reported));
        assert_eq!(outcome.pairs.len(), 2, "{goal} {outcome:?}");
        let log: Log = outcome.pairs.iter().filter_map(Pair::observation).collect();
        let policy = Policy::default();
        let found = assess_plan(&plan, &log, year.end(), &policy);
        let found: Vec<_> = found
            .filter(|one| one.target().bound().is_none())
            .map(|one| one.outcome().map(|judged| judged.achieved))
            .collect();
        assert_eq!(found, [Ok(expected)], "{goal} {reported}");
    }
}

/// One rate set for a list is set for each of it; an amount is not.
#[test]
fn each_of_a_list_is_answered_by_its_own_rate() {
    let both = [
        "二氧化硫、氮氧化物排放量下降3% | 二氧化硫 | 5.6%",
        "二氧化硫、氮氧化物排放量下降3% | 氮氧化物排放量 | 4%",
    ];
    let promised = "二氧化硫、氮氧化物排放量下降3%。";
    let reported = "去年,二氧化硫、氮氧化物排放量分别下降5.6%和4%。";
    assert_eq!(answers(promised, reported), both);
    let turned = "去年,氮氧化物排放量下降4%。二氧化硫排放量下降5.6%。";
    assert_eq!(answers(promised, turned), [both[1], both[0]]);
    assert_eq!(
        answers(promised, "去年,二氧化硫排放量下降5.6%。"),
        [both[0]]
    );
    // Told together, it is one.
    assert_eq!(
        answers(promised, "去年,二氧化硫、氮氧化物排放量下降4%。"),
        ["二氧化硫、氮氧化物排放量下降3% |  | 4%"]
    );
    // A member that is no indicator leaves the list whole.
    assert_eq!(
        answers(
            "二氧化硫和烟尘排放量下降3%。",
            "去年,二氧化硫排放量下降5.6%。"
        ),
        [""; 0]
    );
    assert_eq!(
        answers(
            "农村公路和农村危房改造投资300万元。",
            "去年,农村公路投资200万元。"
        ),
        [""; 0]
    );
    // One member tells nothing of the whole: no observation is made of it.
    let extractor = Extractor::default().plan_year(2016);
    let statements = extractor.extract(promised).statements;
    let document = Document::new("政府工作报告").unwrap();
    let draft = PlanDraft::new(document, Period::year(2016).unwrap()).statements(&statements);
    let outcome = follow_up(&draft.build().unwrap().plan, &report(reported));
    assert_eq!(outcome.pairs.len(), 2);
    assert!(
        outcome
            .pairs
            .iter()
            .all(|pair| pair.observation().is_none())
    );
}

/// A figure of five years answers no target of one.
#[test]
fn a_figure_of_several_years_is_no_answer() {
    for heading in ["一、过去五年工作回顾", "一、“十三五”时期发展成就"] {
        let text = format!("{heading}\n易地扶贫搬迁830万人。退出煤炭产能8亿吨。");
        let plan = plan("易地扶贫搬迁340万人。退出煤炭产能1.5亿吨以上。");
        let outcome = follow_up(&plan, &report(&text));
        assert!(outcome.pairs.is_empty(), "{outcome:?}");
    }
}

/// What the plan says twice is answered once.
#[test]
fn a_target_that_is_said_twice_has_one_answer() {
    let plan = plan("国内生产总值增长6.5%。今年,经济增长6.5%。");
    assert_eq!(plan.targets().len(), 2);
    let outcome = follow_up(&plan, &report("去年,国内生产总值增长6.7%。"));
    assert_eq!(outcome.pairs.len(), 1);
    assert!(
        matches!(outcome.targets[0].reason, Unpaired::Taken(_)),
        "{outcome:?}"
    );
}

#[test]
fn what_is_planned_next_is_no_achievement() {
    let plan = plan("新增公办学位1650个。");
    let outcome = follow_up(&plan, &report("今年,新增公办学位1700个。"));
    assert!(outcome.pairs.is_empty() && outcome.statements.is_empty());
    assert_eq!(outcome.targets[0].reason, Unpaired::NoCandidate);
}

#[test]
fn two_that_are_close_are_left_alone() {
    let plan = plan("新增公办学位1650个。");
    let text = "去年,新增公办学位1700个。\n\n去年,新增公办学位1800个。";
    let outcome = follow_up(&plan, &report(text));
    assert!(outcome.pairs.is_empty());
    let Unpaired::Ambiguous(spans) = &outcome.targets[0].reason else {
        panic!("{:?}", outcome.targets);
    };
    let quotes: Vec<_> = spans.iter().map(|span| span.of(text).unwrap()).collect();
    assert_eq!(quotes, ["1700个", "1800个"]);
    assert_eq!(outcome.statements.len(), 2);
}

#[test]
fn of_very_many_none_is_chosen() {
    let plan = plan(&"新增公办学位1650个。\n\n".repeat(3000));
    let text: String = (0..3000)
        .map(|at| format!("去年,新增公办学位{at}个。\n\n"))
        .collect();
    let outcome = follow_up(&plan, &report(&text));
    assert!(outcome.pairs.is_empty());
    assert_eq!(
        (outcome.targets.len(), outcome.statements.len()),
        (3000, 3000)
    );
}

#[test]
fn what_is_said_twice_is_paired_once() {
    let plan = plan("新增公办学位1650个。");
    let outcome = follow_up(
        &plan,
        &report("去年,新增公办学位1700个。\n\n去年,新增公办学位0.17万个。"),
    );
    assert_eq!(outcome.pairs.len(), 1);
    assert_eq!(outcome.pairs[0].reported.source.quote(), "1700个");
    let taken = Unpaired::Taken(vec![plan.targets()[0].id().clone()]);
    assert_eq!(outcome.statements[0].reason, taken);
}

#[test]
fn the_target_of_the_time_comes_first() {
    let plan = plan("高新技术企业达到240家。到2020年,高新技术企业达到500家。");
    let outcome = follow_up(&plan, &report("去年,高新技术企业达到250家。"));
    assert_eq!(pairs(&plan, &outcome), ["高新技术企业达到240家 | 250家"]);
    assert_eq!(outcome.pairs[0].reported.basis, AchievedBasis::AtDate);
    assert_eq!(outcome.targets.len(), 1);
}

#[test]
fn the_reason_is_told() {
    let plan = plan("新增公办学位1650个。地区生产总值增长6%。改造老旧小区11个。");
    let outcome = follow_up(
        &plan,
        &report(
            "去年,新增公办学位1700个。\n\n去年,地区生产总值达到362亿元。\n\n去年,开工改造老旧小区12个。",
        ),
    );
    assert_eq!(outcome.pairs[0].score, Ratio::ONE);
    assert_eq!(
        outcome.pairs[0].reason(Language::Chinese),
        "指标、表述、动作、计量方式、单位、期限相同"
    );
    let renovated = &outcome.pairs[1];
    assert!(renovated.score < Ratio::ONE);
    assert_eq!(
        renovated.reason(Language::English),
        "same indicator, action, measure, unit, period; other wording"
    );
    let Unpaired::Differs(misses) = &outcome.targets[0].reason else {
        panic!("{:?}", outcome.targets);
    };
    assert!(misses[0].differed.contains(&Aspect::Measure));
    assert!(misses[0].differed.contains(&Aspect::Unit));
}

/// The rows of `national-2016-outcomes.csv`: indicator, action, target, unit, bound, measure, actual, source.
fn outcomes() -> Vec<Vec<&'static str>> {
    include_str!("data/national-2016-outcomes.csv")
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .collect()
}

/// A report with what the ministries published, a paragraph each.
fn outcomes_report() -> String {
    let sentence = |row: Vec<&str>| format!("2016年,{}{}{}{}。", row[1], row[0], row[6], row[3]);
    let paragraphs: Vec<String> = outcomes()
        .into_iter()
        .map(|row| match row[5] {
            "growth" => format!("2016年,{}{}{}{}。", row[0], row[1], row[6], row[3]),
            _ => sentence(row),
        })
        .collect();
    paragraphs.join("\n\n")
}

/// What was promised for 2016, as the table of the outcomes has it, beside what the ministries told nothing of.
const PLAN_OF_2016: &str = "2016年工作安排\n今年，改造棚户区住房600万套，开工建设城市地下综合管廊2000公里以上。\
    今年退耕还林还草1500万亩。增加深松土地1.5亿亩，新增高效节水灌溉面积2000万亩。新建改建农村公路20万公里。\
    完成1000万以上农村贫困人口脱贫任务，中央财政扶贫资金增长43.4%。新建5G基站60万个，城镇新增就业1000万人以上。";

#[test]
fn the_outcomes_of_2016_meet_their_targets() {
    let plan = plan(PLAN_OF_2016);
    let report_text = outcomes_report();
    let statements = report(&report_text);
    assert_eq!(statements.len(), outcomes().len());
    let outcome = follow_up(&plan, &statements);
    assert_eq!(
        pairs(&plan, &outcome),
        [
            "改造棚户区住房600万套 | 606万套",
            "开工建设城市地下综合管廊2000公里以上 | 2005公里",
            "退耕还林还草1500万亩 | 1510万亩",
            "增加深松土地1.5亿亩 | 1.5759亿亩",
            "新增高效节水灌溉面积2000万亩 | 2182万亩",
            "新建改建农村公路20万公里 | 29.256万公里",
            "中央财政扶贫资金增长43.4% | 43.4%",
            "完成农村贫困人口脱贫1000万人以上 | 1240万人",
        ]
    );
    let named = |quote: &str| {
        let unpaired = outcome.statements.iter();
        let mut quotes = unpaired.map(|statement| statement.span.of(&report_text).unwrap());
        quotes.any(|found| found == quote)
    };
    for quote in ["387万户", "249万人"] {
        assert!(named(quote), "{quote}");
    }
}

#[test]
fn every_outcome_meets_the_target_of_its_row() {
    let targets = outcomes().into_iter().map(|row| {
        let value = format!("{}{}", row[2], row[3]).parse().unwrap();
        let measure: Measure = row[5].parse().unwrap();
        let target = Target::stated(row[0], row[1], measure, Bound::Plain(value));
        target.unwrap().build().unwrap()
    });
    let plan = Plan::builder("2016年政府工作报告")
        .period(Period::year(2016).unwrap())
        .targets(targets)
        .build()
        .unwrap();
    let text = outcomes_report();
    let outcome = follow_up(&plan, &report(&text));
    assert_eq!(outcome.pairs.len(), 10);
    for (pair, row) in outcome.pairs.iter().zip(outcomes()) {
        let target = plan.get(&pair.reported.target).unwrap();
        assert_eq!(target.indicator().name(), row[0]);
        assert_eq!(
            pair.reported.value.to_string(),
            format!("{}{}", row[6], row[3])
        );
        assert_eq!(
            pair.reported.as_of,
            Period::year(2016).ok().map(|year| year.end())
        );
    }
}

/// Passages of a plan and of a report, some of which belong together.
const PASSAGES: [&str; 12] = [
    "新增公办学位{}个。",
    "新增民办学位{}个。",
    "新增学位{}个。",
    "公办学位达到{}个。",
    "新增公办学位{}所。",
    "开工工业项目{}个。",
    "竣工工业项目{}个。",
    "地区生产总值增长{}%。",
    "地区生产总值达到{}亿元。",
    "城镇新增就业{}人。",
    "新增城镇就业{}人。",
    "改造老旧小区{}个。",
];

fn passages() -> impl Strategy<Value = Vec<(usize, u32)>> {
    prop::collection::vec((0..PASSAGES.len(), 1_u32..90), 0..10)
}

fn text(passages: &[(usize, u32)], lead: &str) -> String {
    let written: Vec<String> = passages
        .iter()
        .map(|(at, number)| lead.to_owned() + &PASSAGES[*at].replace("{}", &number.to_string()))
        .collect();
    written.join("\n\n")
}

proptest! {
    /// Everything is on one side of the account, once; pairs agree in measure and unit.
    #[test]
    fn nothing_is_lost(promised in passages(), reported in passages()) {
        let plan = plan(&text(&promised, ""));
        let report_text = text(&reported, "去年,");
        let statements = report(&report_text);
        let outcome = follow_up(&plan, &statements);
        let mut targets: Vec<_> = outcome.pairs.iter().map(|pair| pair.reported.target.clone())
            .chain(outcome.targets.iter().map(|unpaired| unpaired.target.clone())).collect();
        targets.sort();
        let mut ids: Vec<_> = plan.targets().iter().map(|target| target.id().clone()).collect();
        ids.sort();
        prop_assert_eq!(targets, ids);
        let mut spans: Vec<_> = outcome.pairs.iter().map(|pair| pair.reported.source.span())
            .chain(outcome.statements.iter().map(|unpaired| unpaired.span)).collect();
        spans.sort();
        let all: Vec<_> = statements.iter().map(|statement| statement.span).collect();
        prop_assert_eq!(spans, all);
        for pair in &outcome.pairs {
            let target = plan.get(&pair.reported.target).unwrap();
            let statement = statements.iter().find(|s| s.span == pair.reported.source.span()).unwrap();
            prop_assert_eq!(target.measure(), statement.measure);
            prop_assert!(pair.score > Ratio::from(zhibiao::number::Decimal::ZERO) && pair.score <= Ratio::ONE);
            prop_assert!(pair.reported.source.matches(&report_text));
        }
    }

    /// The order of the targets and of the statements does not matter.
    #[test]
    fn order_does_not_matter(promised in passages(), reported in passages(), seed in any::<u64>()) {
        let whole = plan(&text(&promised, ""));
        let report_text = text(&reported, "去年,");
        let mut statements = report(&report_text);
        let outcome = follow_up(&whole, &statements);
        let turn = |length: usize| usize::try_from(seed % (length.max(1) as u64)).unwrap();
        let places = statements.len();
        statements.rotate_left(turn(places).min(places));
        statements.reverse();
        let mut targets = whole.targets().to_vec();
        let places = targets.len();
        targets.rotate_left(turn(places).min(places));
        let turned = Plan::builder(whole.title())
            .period(whole.period())
            .region(whole.region().cloned())
            .targets(targets)
            .build()
            .unwrap();
        prop_assert_eq!(follow_up(&turned, &statements), outcome);
    }

    /// A single achievement in the very words of a target is its pair, with full score.
    #[test]
    fn the_same_words_are_a_pair(at in 0..PASSAGES.len(), promised in 1_u32..90, reported in 1_u32..90) {
        let plan = plan(&text(&[(at, promised)], ""));
        let report_text = text(&[(at, reported)], "去年,");
        let outcome = follow_up(&plan, &report(&report_text));
        prop_assert_eq!(outcome.pairs.len(), 1);
        prop_assert_eq!(outcome.pairs[0].score, Ratio::ONE);
    }
}

/// Why something is unpaired is told in both languages, each reason in other words.
#[test]
fn each_reason_has_words_of_its_own() {
    use zhibiao::follow_up::Unpaired;
    let reasons = [
        Unpaired::NotComparable,
        Unpaired::NoCandidate,
        Unpaired::Differs(Vec::new()),
        Unpaired::Taken(Vec::<u8>::new()),
        Unpaired::Ambiguous(Vec::new()),
    ];
    for language in [Language::Chinese, Language::English] {
        let labels: std::collections::BTreeSet<&str> = reasons
            .iter()
            .map(|reason| reason.label(language))
            .collect();
        assert_eq!(labels.len(), reasons.len());
        let is_chinese = |label: &&str| label.chars().any(|c| c > '\u{4e00}');
        assert_eq!(labels.iter().all(is_chinese), language == Language::Chinese);
    }
}
