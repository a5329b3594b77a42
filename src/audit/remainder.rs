//! What is left of a whole, or is the balance of two amounts, against the two figures before it: 共562户,已消除418户,尚未消除的144户.

use super::difference;
use super::figure::{Figure, Figures, is_mark};
use super::interval::{Fit, Loss, fit_of_share};
use super::words::{CHANGES, is_planned, last_clause, without_copula};
use crate::extract::sentences;
use crate::finding::{Code, Finding};
use crate::number::{Plain, RoundingStrategy, sub};

/// Words for what is left, and for a balance.
const REST: &[&str] = &["剩余", "其余", "余下", "剩下", "尚余", "还剩", "净增"];
/// Words that make a rest of what stands behind them only where it is not done yet.
const MORE: &[&str] = &["还有", "尚有", "仍有", "另有"];
const UNDONE: &[&str] = &["未", "没有", "待", "正在", "尚"];
/// Words for another time, of which the figures before say nothing.
const TIMES: &[&str] = &["年", "月", "季", "上旬", "同期"];

/// Every rest that its figures contradict.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let figures = Figures::of(text, sentence.body);
        for at in 1..figures.all.len() {
            if is_rest(&figures, at) {
                found.extend(of_two(&figures, at).or_else(|| of_rate(&figures, at)));
            }
        }
    }
    found
}

/// Whether the words around a figure make it a rest: 剩余985万元, 未公开的2个部门, 还有8件正在办理.
fn is_rest(figures: &Figures<'_>, at: usize) -> bool {
    let words = last_clause(figures.before(at));
    let behind = figures.after(at).split(is_mark).next().unwrap_or("");
    let has = |words: &str, any: &[&str]| any.iter().any(|word| words.contains(word));
    let undone = words.contains('未') && words.ends_with('的');
    let more = has(words, MORE) && has(behind, UNDONE);
    let listed = figures.before(at + 1).starts_with('、');
    (has(words, REST) || undone || more) && !has(words, TIMES) && !is_planned(words) && !listed
}

/// The figures before `at` that measure the same, latest first, where all are exact.
fn alike<'a>(figures: &'a Figures<'_>, at: usize) -> Option<Vec<(usize, &'a Figure)>> {
    let stated = figures.get(at)?;
    let earlier = figures.all.get(..at)?.iter().enumerate().rev();
    let alike: Vec<_> = earlier
        .filter(|(_, figure)| figure.dimension() == stated.dimension())
        .take(3)
        .collect();
    let exact = !stated.inexact && alike.iter().all(|(_, figure)| !figure.inexact);
    (exact && !stated.is_percent()).then_some(alike)
}

/// 到位3850万元,已拨付2965万元,剩余885万元; 新设1846家,注销673家,净增1173家
fn of_two(figures: &Figures<'_>, at: usize) -> Option<Finding> {
    let alike = alike(figures, at)?;
    let [(done_at, done), (_, whole)] = alike.as_slice() else {
        return None;
    };
    let stated = figures.get(at)?;
    if is_planned(last_clause(figures.before(*done_at))) {
        return None;
    }
    let unit = stated.unit;
    let (one, other) = (whole.ends(unit)?, done.ends(unit)?);
    let (low, high) = stated.ends(unit)?;
    let apart =
        |one: (_, _), other: (_, _)| Some((sub(one.0, other.1).ok()?, sub(one.1, other.0).ok()?));
    let fits = |(least, most)| least <= high && low <= most;
    if fits(apart(one, other)?) || fits(apart(other, one)?) {
        return None;
    }
    let (more, less) = if one.0 >= other.0 {
        (whole, done)
    } else {
        (done, whole)
    };
    let computed = more.amount()?.checked_sub(&less.amount()?).ok()?;
    difference::finding(figures, stated, (whole, done), &computed.to_string())
}

/// 已办结174件,办结率96.7%,还有6件正在办理: the rate of what is done in all there is.
fn of_rate(figures: &Figures<'_>, at: usize) -> Option<Finding> {
    let alike = alike(figures, at)?;
    let [(done_at, done)] = alike.as_slice() else {
        return None;
    };
    let (stated, rate) = (figures.get(at)?, figures.get(at.checked_sub(1)?)?);
    let words = without_copula(last_clause(figures.before(at - 1)));
    let is_rate = rate.is_percent()
        && !rate.inexact
        && *done_at + 2 == at
        && words.ends_with('率')
        && !CHANGES.iter().any(|word| words.contains(word));
    if !is_rate {
        return None;
    }
    let part = done.amount()?;
    let base = part.checked_add(&stated.amount()?).ok()?;
    let fit = fit_of_share(rate.value, (&part, Loss::Exact), (&base, Loss::Exact)).ok()?;
    if fit != Fit::None {
        return None;
    }
    let percent = |places| {
        let share = part.ratio(&base).ok()?;
        share
            .to_percent(places, RoundingStrategy::MidpointAwayFromZero)
            .ok()
    };
    Some(
        Finding::new(Code::RateContradiction, rate.place()?)
            .with_value("rate", figures.words(rate))
            .with_value("part", figures.words(done))
            .with_value(
                "base",
                format_args!("{}+{}", figures.words(done), figures.words(stated)),
            )
            .with_value(
                "computed",
                format_args!("{}%", Plain(percent((rate.value.scale() + 2).min(28))?)),
            )
            .with_value("rounded", format_args!("{}%", percent(rate.value.scale())?))
            .with_related(done.place()?)
            .with_related(stated.place()?),
    )
}
