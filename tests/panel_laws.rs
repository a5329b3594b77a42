//! Laws of identity: what an indicator is called, and what stands beside it, changes no cell.

use std::sync::OnceLock;

use proptest::prelude::*;
use zhibiao::catalogue::{Catalogue, Entry};
use zhibiao::extract::Extractor;
use zhibiao::panel::{IndicatorName, Panel, PanelValue, Report};
use zhibiao::quantity::Quantity;

fn catalogue() -> &'static Catalogue {
    static STANDARD: OnceLock<Catalogue> = OnceLock::new();
    STANDARD.get_or_init(Catalogue::standard)
}

fn panel(text: &str) -> Panel {
    let mut panel = Panel::new();
    let report = Report::new("甲省", 2024).unwrap();
    panel.add_text(&report, text, &Extractor::default(), catalogue());
    panel
}

/// What a text says of indicators of the table, in the order of the table of the panel.
fn slugs(text: &str) -> Vec<String> {
    let panel = panel(text);
    let rows = panel.rows().iter();
    rows.filter_map(|row| match row.indicator() {
        IndicatorName::Slug(slug) => Some(format!("{slug} {row}")),
        IndicatorName::Name(_) => None,
    })
    .collect()
}

/// The example of a row, and the same with every other name of it.
fn renamed(entry: &Entry) -> Option<(String, Vec<String>)> {
    let example = entry.example();
    let names = || {
        std::iter::once(entry.name()).chain(
            entry
                .aliases()
                .filter(|(_, growth)| !growth)
                .map(|(name, _)| name),
        )
    };
    let name = names()
        .filter(|name| example.contains(name))
        .max_by_key(|name| name.len())?;
    let others = names().filter(|other| *other != name);
    let others = others.map(|other| example.replacen(name, other, 1));
    Some((example.to_owned(), others.collect()))
}

/// An alias and the official name are interchangeable in the sentence that has one of them: the same cells, or none where the sentence is not
/// understood with it; never another.
#[test]
fn every_name_of_an_indicator_gives_the_same_cell() {
    let (mut all, mut none, mut wrong) = (0, Vec::new(), Vec::new());
    for entry in catalogue().entries() {
        let Some((example, others)) = renamed(entry) else {
            continue;
        };
        let own = slugs(&format!("今年{example}。"));
        for other in others {
            all += 1;
            let found = slugs(&format!("今年{other}。"));
            if found.is_empty() != own.is_empty() {
                none.push(other);
            } else if found != own {
                wrong.push(format!("{example} {own:?}, {other} {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all > 1000, "{all}");
    // Names with a verb inside that no list of nouns has (易地搬迁扶贫): the floor only rises.
    assert!(
        none.len() <= 22,
        "{} of {all}:\n{}",
        none.len(),
        none.join("\n")
    );
}

/// Sentences with one value of an indicator each, and what they say.
const SENTENCES: [(&str, &str); 8] = [
    ("地区生产总值增长6.3%", "gdp 6.3%"),
    ("固定资产投资下降1.2%", "fixed-asset-investment 降1.2%"),
    ("城镇新增就业13.5万人", "urban-new-jobs 13.5万人"),
    ("城镇调查失业率5.2%", "surveyed-urban-unemployment 5.2%"),
    ("居民消费价格上涨2%", "consumer-prices 2%"),
    ("粮食产量305万吨", "grain-output 305万吨"),
    ("进出口总额5379亿元", "goods-trade 5379亿元"),
    ("研发投入强度达到2.35%", "rd-intensity 2.35%"),
];

/// What stands beside them, and has no slug.
const OTHERS: [&str; 6] = [
    "经济平稳运行",
    "新建公园12个",
    "改革取得新突破",
    "举办招聘会300场",
    "就业形势总体稳定",
    "培育示范企业25家",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What a sentence says depends on itself, not on what stands before and behind it.
    #[test]
    fn neighbours_change_no_slug(
        parts in prop::collection::vec((0..SENTENCES.len(), 0..OTHERS.len(), any::<bool>()), 1..6)
    ) {
        let mut text = "2024年甲省政府工作报告\n一、2023年工作回顾\n过去一年，".to_owned();
        let mut expected = Vec::new();
        for &(own, other, is_first) in &parts {
            let (sentence, says) = SENTENCES[own];
            let (first, next) = if is_first { (sentence, OTHERS[other]) } else { (OTHERS[other], sentence) };
            text += &format!("{first}。{next}。");
            expected.push(says.to_owned());
        }
        let mut found = slugs(&text);
        expected.sort();
        expected.dedup();
        found.sort();
        found.dedup();
        prop_assert_eq!(found, expected, "{}", text);
    }

    /// 万 and 亿 are ways to write an amount, in the text too.
    #[test]
    fn the_scale_of_a_unit_changes_no_amount(amount in 1_u32..90_000) {
        let of = |value: String| {
            let text = format!("2024年甲省政府工作报告\n一、2023年工作回顾\n过去一年，进出口总额{value}。");
            let panel = panel(&text);
            let cell = panel.cell("甲省", "goods-trade", 2023).unwrap();
            let row = cell.outcome().unwrap();
            let PanelValue::Number(number) = row.value() else { panic!("{row}") };
            Quantity::new(*number, row.unit().unwrap()).unwrap()
        };
        let (in_yi, in_wan) = (of(format!("{amount}亿元")), of(format!("{amount}0000万元")));
        prop_assert!(in_yi.compare(&in_wan).unwrap().is_eq());
    }
}

#[test]
fn what_is_unknown_or_of_another_place_has_no_cell() {
    let text = "2024年甲县政府工作报告\n一、2023年工作回顾\n过去一年，全县地区生产总值286亿元、增长6.2%。\
        全市地区生产总值3120亿元、增长5.9%，全省一般公共预算收入增长3%。";
    let mut panel = Panel::new();
    let report = Report::new("甲县", 2024).unwrap();
    panel.add_text(&report, text, &Extractor::default(), catalogue());
    let values = |slug: &str| {
        let cells = panel.cells_of("甲县", slug, 2023);
        let rows = cells.iter().flat_map(zhibiao::panel::PanelCell::rows);
        rows.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(values("gdp"), ["6.2%", "286亿元"]);
    assert_eq!(values("general-budget-revenue"), [""; 0]);
    assert_eq!(values("no-such-indicator"), [""; 0]);
    assert!(panel.cell("甲县", "no-such-indicator", 2023).is_none());
    assert!(panel.cell("乙县", "gdp", 2023).is_none());
}

/// Years that overlap are cells of their own: what five years came to is no value of one of them, nor of five others.
#[test]
fn years_that_overlap_are_kept_apart() {
    let text = "2024年甲省政府工作报告\n一、工作回顾\n2019—2023年，城镇新增就业300万人。2021—2025年，城镇新增就业310万人。2023年，城镇新增就业60万人。";
    let panel = panel(text);
    let cells = panel.cells();
    let jobs = cells
        .iter()
        .filter(|cell| cell.indicator().to_string() == "urban-new-jobs");
    let jobs: Vec<String> = jobs
        .map(|cell| {
            let rows: Vec<String> = cell.rows().map(ToString::to_string).collect();
            format!("{} {}", cell.years().unwrap(), rows.join(" "))
        })
        .collect();
    assert_eq!(
        jobs,
        ["2019-2023 300万人", "2021-2025 310万人", "2023 60万人"]
    );
    assert!(panel.findings().is_empty());
}
