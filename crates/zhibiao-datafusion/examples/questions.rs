//! Two questions of a folder of reports, in SQL: `cargo run --example questions -- FOLDER`. Without a folder it asks them of three
//! small reports of its own.

use std::path::PathBuf;

use datafusion::arrow::util::pretty::print_batches;
use datafusion::prelude::SessionContext;

/// Which indicators did most places set, with the median of the target.
const SET_BY_MOST: &str = "
    select indicator, measure, unit, count(distinct document) as places, median(value) as median_target
    from statements('{folder}')
    where kind = 'target' and value is not null
    group by indicator, measure, unit
    order by places desc, indicator, unit
    limit 10";

/// Which places set growth above last year's outcome.
const ABOVE_LAST_YEAR: &str = "
    with growth as (
      select document, kind, value from statements('{folder}')
      where indicator_slug(cast(indicator as varchar)) = 'gdp' and measure = 'growth'
    )
    select target.document, outcome.value as last_year, target.value as target
    from growth as target join growth as outcome using (document)
    where target.kind = 'target' and outcome.kind = 'achievement' and target.value > outcome.value
    order by target.document";

fn of_its_own() -> std::io::Result<PathBuf> {
    let folder = std::env::temp_dir().join("zhibiao-datafusion-questions");
    std::fs::create_dir_all(&folder)?;
    for (place, outcome, target, jobs) in [
        ("甲县", "5.2", "5.5", "3000"),
        ("乙县", "6.1", "6", "4200"),
        ("丙县", "4.8", "5", "3600"),
    ] {
        let text = format!(
            "2026年{place}政府工作报告\n一、2025年工作回顾\n2025年，地区生产总值增长{outcome}%。\n二、2026年工作安排\n\
             今年主要预期目标是：地区生产总值增长{target}%左右；城镇新增就业{jobs}人以上。\n"
        );
        std::fs::write(folder.join(format!("{place}-2026.txt")), text)?;
    }
    Ok(folder)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = match std::env::args_os().nth(1) {
        Some(folder) => folder.into(),
        None => of_its_own()?,
    };
    let context = SessionContext::new();
    zhibiao_datafusion::register(&context);
    for question in [SET_BY_MOST, ABOVE_LAST_YEAR] {
        let sql = question.replace(
            "{folder}",
            &folder.display().to_string().replace('\'', "''"),
        );
        print_batches(&context.sql(&sql).await?.collect().await?)?;
    }
    Ok(())
}
