//! The codes of the regions of a plan.

use std::collections::BTreeSet;

use super::at;
use crate::finding::{Code, Finding, Place};
use crate::plan::Plan;
use crate::region::{PROVINCES, Region, RegionCode};

pub(super) fn findings(plan: &Plan, known: Option<&BTreeSet<RegionCode>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(plan.region().and_then(|region| {
        unknown(region, known, || {
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
            findings.extend(unknown(region, known, || {
                at(Code::UnknownRegionCode, target, field)
            }));
        }
    }
    findings
}

fn unknown(
    region: &Region,
    known: Option<&BTreeSet<RegionCode>>,
    finding: impl FnOnce() -> Finding,
) -> Option<Finding> {
    let code = region.code()?;
    let (chinese, english) = misnamed(region, code)
        .or_else(|| unassigned(code))
        .or_else(|| unlisted(code, known?))?;
    Some(
        finding()
            .with_value("region", region)
            .with_value("code", code)
            .with_words("reason", chinese, english),
    )
}

/// A province of this name has another code.
fn misnamed(region: &Region, code: RegionCode) -> Option<(String, String)> {
    let (own, name) = PROVINCES.iter().find(|(_, name)| *name == region.name())?;
    (code.to_string() != *own).then(|| {
        (
            format!("GB/T 2260规定{name}的代码为{own}"),
            format!("GB/T 2260 gives {name} the code {own}"),
        )
    })
}

/// The caller's list has it neither itself nor above a code that it has.
fn unlisted(code: RegionCode, known: &BTreeSet<RegionCode>) -> Option<(String, String)> {
    // The parts of a region follow it in the order of codes.
    let next = known.range(code..).next();
    let is_known = next.is_some_and(|next| *next == code || next.is_within(&code));
    (!is_known).then(|| {
        (
            "所给的行政区划代码表中没有此代码".to_owned(),
            "the list of region codes that was given does not have it".to_owned(),
        )
    })
}

/// Third and fourth digits that the standard gives to no prefecture: 01 to 20 and 51 to 70 are cities, 21 to 50 other
/// prefectures, 90 is for counties of the province itself.
fn unassigned(code: RegionCode) -> Option<(String, String)> {
    let digits = code.to_string();
    let prefecture = digits
        .get(2..4)
        .and_then(|digits| digits.parse::<u8>().ok());
    let is_unassigned = prefecture.is_some_and(|digits| matches!(digits, 71..=89 | 91..=99));
    is_unassigned.then(|| {
        (
            "GB/T 2260没有71至89、91至99的地级代码".to_owned(),
            "GB/T 2260 has no prefecture 71 to 89 or 91 to 99".to_owned(),
        )
    })
}
