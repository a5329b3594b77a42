//! Audit (核对): the figures of a text against each other.
//!
//! Shares and rates that a text states are computed again from its own figures, parts (其中, in brackets, 分解到, 分别为 …) are held against
//! their whole, states (已完成, 正在推进, 尚未启动) against all there are, shares of a whole against 100 %, growth against its two levels, what is
//! left (尚差, 剩余) or beyond (超额) against task and result, what words say of them (全部完成, 均超过95%) against the figures, a place (第9位) against the number of members, and a pace (序时进度) against its date.
//! Nothing is rounded on the way: a published figure stands for all the values that round, or truncate, to it at the
//! places it shows (the intervals of XBRL Calculations 1.1), and a contradiction is found only where no such value fits; a rate that
//! fits only where its further digits were cut off is remarked upon under a code of its own.
//! What is bounded (以上, 左右 …) or cannot be related with certainty is left alone.

mod claims;
mod difference;
mod figure;
mod growth;
mod interval;
mod list;
mod named;
mod pace;
mod parts;
mod rank;
mod rate;
mod relation;
mod remainder;
mod shares;
mod states;
mod sum;
mod words;

use crate::extract::Statement;
use crate::finding::{Finding, Place};

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
    findings.extend(pace::findings(text));
    findings.extend(growth::findings(text));
    findings.extend(difference::findings(text));
    findings.extend(claims::findings(text));
    findings.extend(rank::findings(text));
    findings.extend(shares::findings(text));
    findings.extend(states::findings(text));
    findings.extend(named::findings(statements));
    // One contradiction of a whole is enough.
    let known: Vec<Place> = findings.iter().flat_map(places).cloned().collect();
    let listed = list::findings(text).into_iter();
    let listed = listed.filter(|(whole, _)| !known.contains(&Place::Span(*whole)));
    findings.extend(listed.map(|(_, finding)| finding));
    let known: Vec<Place> = findings.iter().flat_map(places).cloned().collect();
    let rest = remainder::findings(text).into_iter();
    findings.extend(rest.filter(|finding| !known.contains(finding.place())));
    findings.sort();
    findings.dedup();
    findings
}

fn places(finding: &Finding) -> impl Iterator<Item = &Place> {
    std::iter::once(finding.place()).chain(finding.related())
}
