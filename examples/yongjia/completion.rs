//! What the county later reported, beside what it had promised.

use std::error::Error;

use zhibiao::number::RoundingStrategy;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;

use crate::table::Table;

/// `actuals` has the columns of `seeds/yongjia-2024-actuals.csv`, none of them quoted.
pub fn report(plan: &Plan, actuals: &str) -> Result<String, Box<dyn Error>> {
    let mut table = Table::new(["指标", "目标", "实际", "完成率", "公布"]);
    let mut sources = Vec::new();
    for row in actuals.lines().skip(1) {
        let [indicator, action, _, unit, actual, published, source] =
            row.split(',').collect::<Vec<_>>()[..]
        else {
            return Err(format!("the row `{row}` has not seven columns").into());
        };
        let actual: Quantity = format!("{actual}{unit}").parse()?;
        let target = plan
            .targets()
            .iter()
            .find(|target| target.indicator().name() == indicator && target.action() == action);
        let bound = target
            .and_then(|target| target.bound())
            .ok_or_else(|| format!("the plan has no target for {action}{indicator}"))?;
        let rate = actual.ratio(bound.value())?;
        let percent = rate
            .to_percent(1, RoundingStrategy::MidpointAwayFromZero)?
            .normalize();
        table.row([
            &format!("{action}{indicator}"),
            &bound.to_string(),
            &actual.to_string(),
            &format!("{rate} = {percent}%"),
            &format!("{published}%"),
        ]);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    Ok(format!("\n完成情况（{}）\n{table}", sources.join("；")))
}
