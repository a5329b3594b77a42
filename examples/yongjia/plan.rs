//! The plan that the passage of Yongjia's report makes.

use std::error::Error;

use zhibiao::extract::{Extractor, PlanDraft};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::source::Document;

pub fn read(text: &str) -> Result<Plan, Box<dyn Error>> {
    let extractor = Extractor::default().plan_year(2024);
    let document = Document::new("2024年永嘉县政府工作报告")?;
    let draft = PlanDraft::new(document, Period::year(2024)?)
        .statements(&extractor.extract(text).statements)
        .goals(&extractor.goals(text))
        .build()?;
    Ok(draft.plan)
}
