//! The codes of the regions of a plan.

use super::at;
use crate::finding::{Code, Finding, Place};
use crate::plan::Plan;
use crate::region::{PROVINCES, Region, RegionCode};

pub(super) fn findings(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(plan.region().and_then(|region| {
        unknown(region, || {
            Finding::new(Code::UnknownRegionCode, Place::Whole)
        })
    }));
    for target in plan.targets() {
        let own = target.region().map(|region| ("region", region));
        let shares = target
            .allocation()
            .iter()
            .map(|share| ("allocation", &share.region));
        for (field, region) in own.into_iter().chain(shares) {
            findings.extend(unknown(region, || {
                at(Code::UnknownRegionCode, target, field)
            }));
        }
    }
    findings
}

fn unknown(region: &Region, finding: impl FnOnce() -> Finding) -> Option<Finding> {
    let code = region.code()?;
    let reason = misnamed(region, code).or_else(|| {
        is_unassigned(code).then(|| "GB/T 2260 has no prefecture 71 to 89 or 91 to 99".to_owned())
    })?;
    Some(
        finding()
            .with_value("region", region)
            .with_value("code", code)
            .with_value("reason", reason),
    )
}

/// A province of this name has another code.
fn misnamed(region: &Region, code: RegionCode) -> Option<String> {
    let (own, name) = PROVINCES.iter().find(|(_, name)| *name == region.name())?;
    (code.to_string() != *own).then(|| format!("GB/T 2260 gives {name} the code {own}"))
}

/// Third and fourth digits that the standard gives to no prefecture: 01 to 20 and 51 to 70 are cities, 21 to 50 other
/// prefectures, 90 is for counties of the province itself.
fn is_unassigned(code: RegionCode) -> bool {
    let code = code.to_string();
    let prefecture = code.get(2..4).and_then(|digits| digits.parse::<u8>().ok());
    prefecture.is_some_and(|prefecture| matches!(prefecture, 71..=89 | 91..=99))
}
