//! Validation (校验): all that is wrong, or probably wrong, with a plan, with what was reported on it, and with totals.
//!
//! Nothing stops at the first. Every check makes [findings](crate::finding), sorted by place and code, so that the same
//! plan has the same findings in the same order, however its targets are arranged. What a text says is checked against
//! itself by the [audit](mod@crate::audit).

mod alike;
mod allocation;
mod amount;
mod ends;
mod list;
mod parts;
mod progress;
mod region;
mod relative;
mod settings;
mod source;
mod total;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::finding::{Code, Finding, Place};
use crate::observation::{Log, check};
use crate::plan::Plan;
use crate::region::RegionCode;
use crate::target::Target;

pub use list::table;
pub use settings::Settings;
pub use total::{ReportedTotal, summary};

/// Checks the targets of a plan: each by itself, against its baseline, path, parts and allocation, and against each other.
///
/// ```
/// use zhibiao::finding::Language;
/// use zhibiao::indicator::{Indicator, Measure};
/// use zhibiao::plan::Plan;
/// use zhibiao::target::{Baseline, Bound, Target};
/// use zhibiao::validate;
///
/// let slipped = Target::builder(Indicator::new("旅游收入")?, Bound::Plain("2.5万元".parse()?))
///     .measure(Measure::Level)
///     .baseline(Baseline { value: "2.1亿元".parse()?, period: None })
///     .build()?;
/// let plan = Plan::builder("计划").target(slipped).build()?;
///
/// let codes: Vec<String> = validate::plan(&plan).iter().map(|finding| finding.code().to_string()).collect();
/// assert_eq!(codes, ["probable-slip", "baseline-beyond-target"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn plan(plan: &Plan) -> Vec<Finding> {
    all(plan, None)
}

/// As [`plan()`](fn@plan), with the region codes that there are: a code that is neither in the list nor above one that is in it is
/// unknown.
///
/// The crate itself knows the 34 provinces of GB/T 2260 and how the standard numbers prefectures. Which prefectures and counties
/// there are changes from year to year (变更情况 of the Ministry of Civil Affairs), so the list is the caller's; the
/// companion crate `zhibiao-regions` has one by year.
///
/// ```
/// use std::collections::BTreeSet;
/// use zhibiao::plan::Plan;
/// use zhibiao::region::{Region, RegionCode};
/// use zhibiao::validate;
///
/// let wenzhou: BTreeSet<RegionCode> = BTreeSet::from(["330324".parse()?, "330381".parse()?]);
/// let of = |code: &str| -> Result<Plan, Box<dyn std::error::Error>> {
///     Ok(Plan::builder("计划").region(Region::new("永嘉县")?.with_code(code.parse()?)).build()?)
/// };
/// assert!(validate::plan_in(&of("330324")?, &wenzhou).is_empty());
/// assert_eq!(validate::plan_in(&of("330342")?, &wenzhou)[0].code().to_string(), "unknown-region-code");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn plan_in(plan: &Plan, regions: &BTreeSet<RegionCode>) -> Vec<Finding> {
    all(plan, Some(regions))
}

fn all(plan: &Plan, regions: Option<&BTreeSet<RegionCode>>) -> Vec<Finding> {
    let mut findings = region::findings(plan, regions);
    for target in plan.targets() {
        findings.extend(amount::findings(target));
        findings.extend(progress::findings(plan, target));
        findings.extend(allocation::findings(target));
    }
    findings.extend(parts::findings(plan));
    findings.extend(alike::findings(plan));
    findings.extend(relative::findings(plan));
    sorted(findings)
}

/// Checks the places that the targets of a plan give against the text it was read from: each quote stands where it is said
/// to, and holds the number that the target claims.
///
/// ```
/// use zhibiao::indicator::Indicator;
/// use zhibiao::plan::Plan;
/// use zhibiao::source::{Source, Span};
/// use zhibiao::target::{Bound, Target};
/// use zhibiao::validate;
///
/// let text = "新增公办学位1650个";
/// let target = Target::builder(Indicator::new("公办学位")?, Bound::Plain("1560个".parse()?))
///     .source(Source::locate(text, Span::new(18, 25)?)?)
///     .build()?;
/// let plan = Plan::builder("计划").target(target).build()?;
/// assert_eq!(validate::sources(&plan, text)[0].code().to_string(), "value-not-in-source");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn sources(plan: &Plan, text: &str) -> Vec<Finding> {
    let findings = plan.targets().iter();
    sorted(
        findings
            .filter_map(|target| source::findings(target, text))
            .collect(),
    )
}

/// Checks what was reported against the plan, as of a day; see [`check`].
#[must_use]
pub fn observations(plan: &Plan, log: &Log, as_of: NaiveDate) -> Vec<Finding> {
    sorted(check(plan, log, as_of))
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort();
    findings.dedup();
    findings
}

/// A finding about a field of a target.
fn at(code: Code, target: &Target, field: &str) -> Finding {
    Finding::new(code, place(target, field))
}

fn place(target: &Target, field: &str) -> Place {
    Place::Target {
        id: target.id().to_string(),
        field: Some(field.to_owned()),
    }
}
