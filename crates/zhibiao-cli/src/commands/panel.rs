//! `zhibiao panel`: a folder of reports as one table.

use zhibiao::catalogue::Catalogue;
use zhibiao::extract::Extractor;
use zhibiao::panel::{Panel, PanelValue, Report, Side};

use crate::arguments::{MakePanel, Tongue};
use crate::failure::Failure;
use crate::output::{self, Kind};
use crate::sheet::{Cell, Sheet, in_tongue, language};
use crate::workbook::workbook;
use crate::{Done, input, tell};

/// What is set in nearly every headline paragraph.
const HEADLINE: [&str; 12] = [
    "gdp",
    "industrial-value-added",
    "fixed-asset-investment",
    "retail-sales",
    "goods-trade",
    "general-budget-revenue",
    "consumer-prices",
    "urban-new-jobs",
    "surveyed-urban-unemployment",
    "household-income",
    "grain-output",
    "carbon-intensity",
];

pub fn run(asked: &MakePanel, tongue: Tongue) -> Done {
    let kind = Kind::of(&asked.target, &[Kind::Csv, Kind::Tsv, Kind::Xlsx])?;
    output::check(&asked.target)?;
    let catalogue = Catalogue::standard();
    let extractor = Extractor::default();
    let worked = input::each(std::slice::from_ref(&asked.folder), |file| {
        let text = file.document.text();
        let report = Report::of_text(&file.name(), text)?;
        let mut panel = Panel::new();
        panel.add_text(&report, text, &extractor, &catalogue);
        Ok(panel)
    });
    let mut panel = Panel::new();
    let (mut read, mut failed) = (0_usize, 0_usize);
    for (_, result) in worked {
        match result {
            Ok(part) => {
                panel.merge(&part);
                read += 1;
            }
            Err(failure) => {
                tell(&failure, tongue);
                failed += 1;
            }
        }
    }
    if read == 0 {
        let shown = asked.folder.display();
        return Err(Failure::new(
            format!("{shown} holds no report of a known region and year"),
            format!("{shown}中没有能确定地区和年份的报告"),
        ));
    }
    let bytes = match kind {
        None => tables(&panel, &catalogue).into_bytes(),
        Some(Kind::Tsv) => panel.to_tsv().into_bytes(),
        Some(Kind::Csv) => sheet(&panel, tongue).to_csv(tongue),
        Some(_) => workbook(vec![sheet(&panel, tongue)], tongue)?,
    };
    output::write(&asked.target, &bytes)?;
    Ok(failed == 0)
}

fn side(side: Side) -> (&'static str, &'static str) {
    match side {
        Side::Target => ("目标", "target"),
        Side::Outcome => ("完成", "outcome"),
    }
}

/// All values of a panel.
pub fn sheet(panel: &Panel, tongue: Tongue) -> Sheet {
    let columns = vec![
        ("地区", "region", 12),
        ("年份", "year", 10),
        ("指标", "indicator", 24),
        ("原名", "name", 24),
        ("方面", "side", 10),
        ("口径", "measure", 10),
        ("数值", "value", 12),
        ("上限", "high", 10),
        ("单位", "unit", 10),
        ("表述", "as said", 20),
        ("文件", "document", 24),
        ("原文", "quote", 40),
    ];
    let rows = panel.rows().iter().map(|row| {
        let (low, high) = match row.value() {
            PanelValue::Number(value) => (Cell::Number(*value), Cell::Empty),
            PanelValue::Range(low, high) => (Cell::Number(*low), Cell::Number(*high)),
            PanelValue::Goal(kind, _) => (Cell::text(kind.label(language(tongue))), Cell::Empty),
        };
        vec![
            Cell::text(row.region()),
            Cell::text(
                row.years()
                    .map(|years| years.to_string())
                    .unwrap_or_default(),
            ),
            Cell::text(row.indicator().to_string()),
            Cell::text(row.name()),
            Cell::text(in_tongue(side(row.side()), tongue)),
            Cell::text(in_tongue(zhibiao_page::measure(row.measure()), tongue)),
            low,
            high,
            Cell::text(row.unit().map(|unit| unit.to_string()).unwrap_or_default()),
            Cell::text(row.to_string()),
            Cell::text(row.report().name()),
            Cell::text(row.quote()),
        ]
    });
    Sheet {
        name: ("汇总", "Panel"),
        columns,
        rows: rows.collect(),
    }
}

/// For people: regions down where there are several, else years.
fn tables(panel: &Panel, catalogue: &Catalogue) -> String {
    let reports = panel.reports();
    let mut regions: Vec<&str> = reports.iter().map(|report| report.region()).collect();
    regions.dedup();
    let mut years: Vec<i32> = reports.iter().map(|report| report.year()).collect();
    years.sort_unstable();
    years.dedup();
    let mut out = String::new();
    if let [region] = regions.as_slice() {
        for (side, title) in [(Side::Target, "目标"), (Side::Outcome, "完成")] {
            let pivot = panel.by_year(region, side, &HEADLINE).with_names(catalogue);
            out += &format!("{region}　{title}\n{pivot}\n\n");
        }
        return out;
    }
    for year in years {
        let set = panel
            .by_region(year, Side::Target, &HEADLINE)
            .with_names(catalogue);
        let reached = panel
            .by_region(year - 1, Side::Outcome, &HEADLINE)
            .with_names(catalogue);
        let before = year - 1;
        out += &format!("{year}年　目标\n{set}\n\n{before}年　完成\n{reached}\n\n");
    }
    out
}
