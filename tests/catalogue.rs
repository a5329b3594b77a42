//! The catalogue of standard indicators: what its names mean, in a table and in sentences.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::sample::select;
use zhibiao::catalogue::{Catalogue, CatalogueError, Class, Entry, Field, Mention};
use zhibiao::extract::{Extractor, Statement};
use zhibiao::indicator::{Direction, Measure};
use zhibiao::target::Nature;
use zhibiao::unit::Unit;

/// Read once for the laws.
fn standard() -> &'static Catalogue {
    static STANDARD: OnceLock<Catalogue> = OnceLock::new();
    STANDARD.get_or_init(Catalogue::standard)
}

fn slug<'a>(catalogue: &'a Catalogue, name: &str) -> &'a str {
    catalogue
        .find(name)
        .map_or("", |entry| entry.slug().as_str())
}

/// What a statement speaks of.
fn of_statement<'a>(catalogue: &'a Catalogue, statement: &Statement<'_>) -> Option<&'a Entry> {
    let mention = Mention::new(&statement.indicator)
        .with_action(&statement.action)
        .with_measure(statement.measure);
    catalogue.identify(&match statement.parsed_unit {
        Some(unit) => mention.with_unit(unit),
        None => mention,
    })
}

#[test]
fn the_slugs_that_others_rely_on_are_there() {
    let catalogue = Catalogue::standard();
    for (slug, name) in [
        ("gdp", "地区生产总值"),
        ("general-budget-revenue", "一般公共预算收入"),
        ("industrial-value-added", "规模以上工业增加值"),
        ("fixed-asset-investment", "固定资产投资"),
        ("retail-sales", "社会消费品零售总额"),
        ("goods-trade", "货物进出口总额"),
        ("urban-new-jobs", "城镇新增就业"),
        ("surveyed-urban-unemployment", "城镇调查失业率"),
        ("registered-urban-unemployment", "城镇登记失业率"),
        ("consumer-prices", "居民消费价格"),
        ("household-income", "居民人均可支配收入"),
        ("urban-household-income", "城镇居民人均可支配收入"),
        ("rural-household-income", "农村居民人均可支配收入"),
        ("grain-output", "粮食产量"),
        ("rd-intensity", "全社会研发经费投入强度"),
        ("carbon-intensity", "单位地区生产总值二氧化碳排放"),
        ("energy-intensity", "单位地区生产总值能源消耗"),
        ("fiscal-deficit-ratio", "赤字率"),
        ("fiscal-deficit", "财政赤字"),
        ("rural-poor", "农村贫困人口"),
        ("shantytown-renovation", "棚户区改造"),
        ("rural-roads", "农村公路"),
    ] {
        assert_eq!(catalogue.get(slug).map(Entry::name), Some(name), "{slug}");
    }
    assert!(catalogue.entries().len() >= 300);
    let fields: BTreeSet<Field> = catalogue.entries().iter().map(Entry::field).collect();
    assert_eq!(fields.len(), 23);
    assert!(
        catalogue
            .entries()
            .iter()
            .filter(|entry| entry.nature() == Some(Nature::Binding))
            .count()
            >= 25
    );
}

#[test]
fn every_name_finds_its_row_and_every_example_holds_one() {
    let catalogue = Catalogue::standard();
    for entry in catalogue.entries() {
        let unit_free = Mention::new(entry.name()).with_measure(entry.measure());
        assert_eq!(
            catalogue.identify(&unit_free),
            Some(entry),
            "{}",
            entry.name()
        );
        for (alias, is_of_growth) in entry.aliases() {
            let mention = Mention::new(alias);
            let found = match is_of_growth {
                true => catalogue.identify(&mention.with_measure(Measure::Growth)),
                false => catalogue.find(alias),
            };
            assert_eq!(found, Some(entry), "{alias}");
        }
        let example = entry.example();
        let ends = example.char_indices().map(|(at, _)| at).skip(1);
        let holds_it = ends
            .flat_map(|end| example.char_indices().map(move |(start, _)| (start, end)))
            .filter(|(start, end)| start < end)
            .any(|(start, end)| catalogue.find(&example[start..end]) == Some(entry));
        assert!(holds_it, "{example} does not hold {}", entry.name());
    }
}

#[test]
fn the_extractor_reads_the_example_as_a_statement_of_its_row() {
    let (catalogue, extractor) = (Catalogue::standard(), Extractor::default());
    let mut others = Vec::new();
    for entry in catalogue.entries() {
        let text = format!("{}。", entry.example());
        let extraction = extractor.extract(&text);
        let found = extraction
            .statements
            .last()
            .and_then(|one| of_statement(&catalogue, one));
        if found != Some(entry) {
            let statement = extraction.statements.last();
            others.push(format!(
                "{} {} {:?}",
                entry.slug(),
                entry.example(),
                statement.map(|s| (&s.action, &s.indicator, s.measure, &s.unit))
            ));
        }
    }
    assert!(
        others.is_empty(),
        "{}:\n{}",
        others.len(),
        others.join("\n")
    );
}

#[test]
fn what_is_not_in_the_table_has_no_slug() {
    let catalogue = Catalogue::standard();
    for name in [
        "数字经济核心产业",
        "高端装备制造业增加值",
        "人均财政收入",
        "失业率",
        "经济",
        "收入",
        "新增",
        "增速",
        "全省",
        "总量",
        "",
        "。",
        "规上工业增加值率",
        "工业增加值能耗强度系数",
        "地区生产总值占全国比重",
        "居民人均可支配收入与经济增长同步",
    ] {
        assert_eq!(slug(&catalogue, name), "", "{name}");
    }
    assert_eq!(catalogue.find(&"全省".repeat(100_000)), None);
}

#[test]
fn scope_trend_and_spelling_are_set_aside() {
    let catalogue = Catalogue::standard();
    for (name, expected) in [
        ("全省地区生产总值", "gdp"),
        ("我市GDP增速", "gdp"),
        ("国内生产总值", "gdp"),
        ("经济总量", "gdp"),
        ("人均国内生产总值", "gdp-per-capita"),
        ("地方一般公共预算收入", "general-budget-revenue"),
        ("全市规上工业增加值", "industrial-value-added"),
        ("全社会固定资产投资增速", "fixed-asset-investment"),
        ("全体居民人均可支配收入", "household-income"),
        ("居民收入水平", "household-income"),
        ("全社会研究与试验发展经费投入强度", "rd-intensity"),
        ("R＆D经费投入强度", "rd-intensity"),
        ("研发经费占地区生产总值的比例", "rd-intensity"),
        ("ＣＰＩ涨幅", "consumer-prices"),
        ("细颗粒物(PM2.5)平均浓度", "pm25"),
        ("劣Ⅴ类水体比例", "bad-surface-water"),
        ("劣V类水体比重", "bad-surface-water"),
        ("全社会用电量", "electricity-consumption"),
        ("能源消费总量", "energy-consumption"),
        ("万元GDP能耗下降率", "energy-intensity"),
        ("进出口总值创历史新高", "goods-trade"),
        ("粮食产量再创新高", "grain-output"),
        ("固定资产投资增速扭负为正", "fixed-asset-investment"),
    ] {
        assert_eq!(slug(&catalogue, name), expected, "{name}");
    }
    let placed = |name, place| {
        let entry = catalogue.identify(&Mention::new(name).with_place(place));
        entry.map(|entry| entry.slug().as_str())
    };
    assert_eq!(placed("浙江生产总值", "浙江省"), Some("gdp"));
    assert_eq!(
        placed("永嘉县城镇新增就业", "永嘉县"),
        Some("urban-new-jobs")
    );
    assert_eq!(placed("浙江生产总值", "江苏省"), None);
}

#[test]
fn measure_verb_and_unit_decide_where_the_name_leaves_it_open() {
    let catalogue = Catalogue::standard();
    let found = |name, action, measure, unit: &str| {
        let mention = Mention::new(name).with_action(action).with_measure(measure);
        let entry = catalogue.identify(&mention.with_unit(unit.parse::<Unit>().unwrap()));
        entry.map_or("", |entry| entry.slug().as_str())
    };
    assert_eq!(found("经济", "增长", Measure::Growth, "%"), "gdp");
    assert_eq!(found("经济", "达到", Measure::Level, "亿元"), "");
    assert_eq!(
        found("工业增加值", "增长", Measure::Growth, "%"),
        "industrial-value-added"
    );
    assert_eq!(
        found("工业增加值", "达到", Measure::Level, "亿元"),
        "total-industrial-value-added"
    );
    assert_eq!(
        found("城镇就业", "新增", Measure::Total, "万人"),
        "urban-new-jobs"
    );
    assert_eq!(
        found("棚户区", "改造", Measure::Total, "万套"),
        "shantytown-renovation"
    );
    let coal = |action| found("煤炭产能", action, Measure::Total, "万吨");
    assert_eq!((coal("退出"), coal("新增")), ("coal-capacity-cut", ""));
    assert_eq!(
        found("外资", "实际利用", Measure::Total, "亿美元"),
        "foreign-investment"
    );
    // Of another kind than the indicator's unit.
    assert_eq!(found("出口额", "完成", Measure::Total, "万辆"), "");
    assert_eq!(found("固定资产投资", "完成", Measure::Level, "%"), "");
    assert_eq!(
        found("固定资产投资", "增长", Measure::Growth, "%"),
        "fixed-asset-investment"
    );
    assert_eq!(
        found("居民人均可支配收入", "达到", Measure::Level, "元"),
        "household-income"
    );
    assert_eq!(
        found("城镇调查失业率", "下降", Measure::Decrease, "百分点"),
        "surveyed-urban-unemployment"
    );
}

#[test]
fn directions_and_ratios_are_those_of_the_yearbooks() {
    let catalogue = Catalogue::standard();
    let entry = |slug: &str| catalogue.get(slug).unwrap();
    assert_eq!(
        entry("surveyed-urban-unemployment").direction(),
        Direction::LowerIsBetter
    );
    assert!(!entry("surveyed-urban-unemployment").is_ceiling());
    assert!(entry("consumer-prices").is_ceiling());
    assert!(entry("fiscal-deficit-ratio").is_ceiling());
    // Core prices are prices; a band is of what nobody says high or low is good for.
    assert!(entry("core-consumer-prices").is_ceiling());
    for entry in catalogue.entries() {
        let by_name = Direction::of_name(entry.name());
        assert!(
            by_name.is_none_or(|direction| direction == entry.direction()),
            "{}: {:?}",
            entry.name(),
            entry.direction()
        );
    }
    for slug in ["rd-intensity", "energy-intensity", "gdp-per-capita"] {
        let ratio = entry(slug).ratio_of().unwrap();
        let parts = [ratio.numerator(), ratio.denominator()];
        assert!(
            parts.iter().all(|name| catalogue.find(name).is_some()),
            "{parts:?}"
        );
    }
}

#[test]
fn rows_and_names_can_be_added_and_wrong_ones_are_refused() {
    let standard = Catalogue::standard();
    let own = standard
        .extend()
        .entry(
            Entry::new("tea-output", "茶叶产量")
                .unwrap()
                .with_growth_alias("茶叶")
                .unwrap(),
        )
        .alias("tea-output", "茶叶总产")
        .growth_alias("grain-output", "粮食生产")
        .build()
        .unwrap();
    assert_eq!(slug(&own, "全县茶叶总产"), "tea-output");
    assert_eq!(slug(&own, "茶叶"), "");
    assert_eq!(slug(&standard, "茶叶总产"), "");
    assert_eq!(own.entries().len(), standard.entries().len() + 1);

    let build = |extended: zhibiao::catalogue::CatalogueBuilder| extended.build().unwrap_err();
    let taken = build(standard.extend().alias("retail-sales", "国内生产总值"));
    assert!(matches!(&taken, CatalogueError::NameTaken { slug, .. } if slug.as_str() == "gdp"));
    let twice = build(
        standard
            .extend()
            .entry(Entry::new("gdp", "总产出").unwrap()),
    );
    assert!(matches!(twice, CatalogueError::SlugTaken { .. }));
    let nobody = build(standard.extend().alias("no-such-row", "总产出"));
    assert!(matches!(nobody, CatalogueError::UnknownSlug { .. }));
    // The first error counts; what comes after it changes nothing.
    let first = build(
        standard
            .extend()
            .alias("gdp", "")
            .alias("no-such-row", "总产出"),
    );
    assert!(matches!(first, CatalogueError::MalformedName { .. }));
}

#[test]
fn a_table_names_the_line_that_is_wrong() {
    let row = "tea\t茶叶产量\ttea\t\t吨\ttotal\thigher\t\t\tagriculture\t茶叶产量9000吨\t公报";
    let read = |text: &str| Catalogue::default().extend().table(text).build();
    assert_eq!(
        read(&format!("\u{feff}# 注\n\n{row}\r\n"))
            .unwrap()
            .entries()[0]
            .source(),
        "公报"
    );
    for (from, to, column) in [
        ("吨", "咪", "unit"),
        ("total", "sum", "measure"),
        ("higher", "up", "direction"),
        ("\t\t\tagri", "\tsoft\t\tagri", "nature"),
        ("\t\t\tagri", "\t\t茶叶\tagri", "ratio"),
        ("agriculture", "tea", "field"),
        ("tea\t\t吨", "tea\t茶@level\t吨", "alias"),
    ] {
        let error = read(&format!("# 注\n{}", row.replacen(from, to, 1))).unwrap_err();
        let CatalogueError::Row { line: 2, error } = error else {
            panic!("{error}");
        };
        assert!(
            matches!(&*error, CatalogueError::MalformedCell { column: found, .. } if *found == column),
            "{error}"
        );
    }
    let short = read("tea\t茶叶产量").unwrap_err();
    assert!(
        matches!(short, CatalogueError::Row { line: 1, error } if *error == CatalogueError::Columns { found: 2 })
    );
}

fn names() -> Vec<(String, String)> {
    let catalogue = Catalogue::standard();
    let entries = catalogue.entries().iter();
    entries
        .flat_map(|entry| {
            let aliases = entry.aliases().filter(|(_, is_of_growth)| !is_of_growth);
            let names = std::iter::once(entry.name()).chain(aliases.map(|(alias, _)| alias));
            names
                .map(|name| (name.to_owned(), entry.slug().to_string()))
                .collect::<Vec<_>>()
        })
        .collect()
}

proptest! {
    /// 全省 before a name and 增速 after it make no other indicator of it.
    #[test]
    fn scope_and_trend_change_no_slug((name, slug) in select(names()), scope in select(vec!["", "全省", "全市", "我国", "全县"]), trend in select(vec!["", "增速", "涨幅"])) {
        let catalogue = standard();
        let found = catalogue.find(&format!("{scope}{name}{trend}"));
        // 工业增加值增速 is the growth that is published, of the enterprises above the designated size.
        let growth = catalogue.identify(&Mention::new(&name).with_measure(Measure::Growth));
        let of_growth = growth.map(|entry| entry.slug().to_string());
        let is_growth = !trend.is_empty() && found.is_some() && found == growth;
        prop_assert_eq!(found.map(|entry| entry.slug().to_string()), if is_growth { of_growth } else { Some(slug) });
    }

    /// Any text is looked up without a panic, and what is found has the name in it in some spelling.
    #[test]
    fn any_text_can_be_looked_up(name in "\\PC{0,80}", action in "\\PC{0,10}", place in "\\PC{0,10}") {
        let catalogue = standard();
        let mention = Mention::new(&name).with_action(&action).with_place(&place);
        let found = catalogue.identify(&mention);
        prop_assert_eq!(found, catalogue.identify(&mention));
        let _ = Class::of(&name);
    }
}

/// The two tables that tell a direction agree: what is read from a text has the direction of its row. 适度 is told by no name; nor is a
/// direction where the name may be that of the work done on it (帮扶贫困人口, 破获刑事案件, 减排), or ends a better one (非化石能源消费).
#[test]
fn a_name_tells_the_direction_of_its_row() {
    let catalogue = Catalogue::standard();
    let mut checked = 0;
    for entry in catalogue.entries() {
        let aliases = entry.aliases().filter(|(_, of_growth)| !of_growth);
        let names = std::iter::once(entry.name()).chain(aliases.map(|(name, _)| name));
        let is_told = |name: &&str| {
            let silent = ["贫困人口", "刑事案件", "新增建设用地", "减排"];
            **name != *"能源消费" && !silent.iter().any(|word| name.contains(word))
        };
        for name in names.filter(is_told) {
            let expected = match entry.direction() {
                Direction::LowerIsBetter => Some(Direction::LowerIsBetter),
                _ => None,
            };
            assert_eq!(Direction::of_name(name), expected, "{name}");
            checked += 1;
        }
    }
    assert!(checked > 1000, "{checked}");
}
