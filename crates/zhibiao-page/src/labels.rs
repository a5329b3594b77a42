//! The words for kinds, bounds, measures, commitments and findings, in Chinese and English.

use zhibiao::extract::Kind;
use zhibiao::finding::{Finding, Language};
use zhibiao::indicator::Measure;
use zhibiao::target::Commitment;

use crate::escape;

/// A word in Chinese and in English.
pub type Label = (&'static str, &'static str);

/// Target or achievement.
#[must_use]
pub fn kind(kind: Kind) -> Label {
    match kind {
        Kind::Target => ("目标", "target"),
        Kind::Achievement => ("完成", "achievement"),
    }
}

/// How a number is bounded, by the word that the JSON of statements has for it.
#[must_use]
pub fn bound(word: &str) -> Label {
    match word {
        "at_least" => ("不低于", "at least"),
        "at_most" => ("不超过", "at most"),
        "more_than" => ("超过", "more than"),
        "less_than" => ("不足", "less than"),
        "about" => ("左右", "about"),
        "between" => ("区间", "between"),
        "rank" => ("名次", "rank"),
        "breakthrough" => ("零突破", "breakthrough"),
        _ => ("", ""),
    }
}

/// What a number means.
#[must_use]
pub fn measure(measure: Measure) -> Label {
    match measure {
        Measure::Total => ("总量", "total"),
        Measure::Level => ("水平", "level"),
        Measure::Growth => ("增长", "growth"),
        Measure::Reduction => ("下降", "reduction"),
        Measure::Increase => ("增加", "increase"),
        Measure::Decrease => ("减少", "decrease"),
    }
}

/// How firmly it is meant.
#[must_use]
pub fn commitment(commitment: Commitment) -> Label {
    match commitment {
        Commitment::Ensure => ("确保", "ensure"),
        Commitment::Strive => ("力争", "strive"),
        Commitment::Plan => ("计划", "plan"),
    }
}

/// Both words as a piece of a page, of which the script shows one.
pub(crate) fn both((chinese, english): (&str, &str)) -> String {
    format!("<span class=zh>{chinese}</span><span class=en lang=en>{english}</span>")
}

/// What a finding says.
pub(crate) fn finding(finding: &Finding) -> String {
    let message = |language| escape::text(&finding.message(language));
    both((&message(Language::Chinese), &message(Language::English)))
}
