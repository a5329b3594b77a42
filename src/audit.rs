//! Audit (核对): the figures of a text against each other.
//!
//! Shares and rates that a text states are computed again from its own figures, and parts (其中) are held against their
//! whole. Nothing is rounded on the way: a published figure stands for all the values that round, or truncate, to it at the
//! places it shows (the intervals of XBRL Calculations 1.1), and a finding is made only where no such value fits.
//! What is bounded (以上, 左右 …) or cannot be related with certainty is left alone.

mod figure;
mod interval;
mod parts;
mod rate;
mod relation;
mod sum;

use crate::extract::Statement;
use crate::finding::Finding;

/// All contradictions among the figures of `text`, in the order of the text; `statements` are those that were read in it.
///
/// Time is linear in the text.
///
/// ```
/// use zhibiao::audit::audit;
/// use zhibiao::extract::Extractor;
/// use zhibiao::finding::{Code, Language};
///
/// let check = |text| audit(text, &Extractor::default().extract(text).statements);
///
/// assert!(check("完成管网改造137.4公里,占目标任务数110公里的124.91%。").is_empty());
/// let findings = check("完成农村公路926.1公里,占计划500公里的66%。");
/// assert_eq!(findings[0].code(), Code::RateContradiction);
/// assert_eq!(
///     findings[0].message(Language::English),
///     "the stated `66%` contradicts the figures: `926.1公里` is 185.22% of `500公里`"
/// );
/// assert_eq!(findings[0].related().len(), 2);
///
/// let findings = check("新增公办学位1650个,其中小学900个、初中800个。");
/// assert_eq!(findings[0].code(), Code::PartsExceedWhole);
/// ```
#[must_use]
pub fn audit(text: &str, statements: &[Statement<'_>]) -> Vec<Finding> {
    let mut findings = rate::findings(text, statements);
    findings.extend(parts::findings(text, statements));
    findings.extend(sum::findings(text));
    findings.sort();
    findings.dedup();
    findings
}
