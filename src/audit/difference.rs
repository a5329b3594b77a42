//! A stated difference against the two figures it rests on: what is left of a task, what goes beyond it, how far a pace is.

use super::figure::{Figure, Figures, is_mark};
use super::interval::{Interval, Loss};
use super::pace;
use super::words::{
    CHANGES, COMPLETIONS, is_planned, last_clause, without_adverbs, without_copula,
};
use crate::extract::sentences;
use crate::finding::{Code, Finding};
use crate::number::{Decimal, Plain, Ratio, RoundingStrategy, sub};
use crate::unit::Unit;

/// Words for what is left of a task.
const LEFT: &[&str] = &[
    "尚差",
    "还差",
    "尚缺",
    "还缺",
    "差",
    "缺口",
    "缺口为",
    "缺口达",
    "尚有缺口",
    "还有缺口",
    "差额",
    "差额为",
    "剩余",
    "还剩",
    "还剩余",
    "尚剩",
    "尚余",
    "还余",
    "剩下",
    "未完成",
    "尚未完成",
    "还有",
    "尚有",
    "仍有",
    "仍差",
    "仍缺",
];

/// Words that have to stand behind what is left where these introduce it: 还有55户未改造.
const WITH_REST: &[&str] = &["还有", "尚有", "仍有"];
const REST: &[&str] = &["未", "没有", "尚未", "待", "还没", "需"];

/// Words for what goes beyond it.
const BEYOND: &[&str] = &[
    "超额完成",
    "超额",
    "超出",
    "超计划",
    "超任务",
    "超目标",
    "超计划完成",
    "超任务完成",
    "多完成",
    "超年度计划",
    "超年度任务",
    "超年度目标",
];

/// Words of being ahead of a pace, and of being behind it; 序时进度 stands before or behind.
const AHEAD: &[&str] = &["超过", "超", "高于", "快于", "领先", "超前", "高出", "快"];
const BEHIND: &[&str] = &[
    "低于",
    "落后于",
    "落后",
    "滞后于",
    "滞后",
    "慢于",
    "少于",
    "慢",
    "低",
];
const PACES: &[&str] = &["序时进度", "时序进度", "时间进度", "进度要求"];

/// Every difference that its figures contradict.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let figures = Figures::of(text, sentence.body);
        for at in 1..figures.all.len() {
            let finding = to_pace(&figures, at).or_else(|| of_task(&figures, at));
            found.extend(finding);
        }
    }
    found
}

/// 全年任务1000户,已完成600户,尚差400户; 目标300户,实际完成336户,超额完成36户
fn of_task(figures: &Figures<'_>, at: usize) -> Option<Finding> {
    let stated = figures.get(at)?;
    let words = figures
        .before(at)
        .strip_prefix([',', '，', '、', '；', ';'])?;
    let words = without_adverbs(last_clause(words));
    let is_left = LEFT.contains(&words);
    if !is_left && !BEYOND.contains(&words) || stated.inexact {
        return None;
    }
    if WITH_REST.contains(&words) {
        let behind = figures.after(at).trim_start();
        let behind = behind.trim_start_matches(|c: char| "任务项目危房工程".contains(c));
        if !REST.iter().any(|word| behind.starts_with(word)) {
            return None;
        }
    }
    let (done, task) = (
        figures.get(at.checked_sub(1)?)?,
        figures.get(at.checked_sub(2)?)?,
    );
    let alike = task.dimension() == done.dimension() && done.dimension() == stated.dimension();
    // With a third figure of the kind before them, it may be another task.
    let earlier = figures.all.get(..at - 2)?;
    let is_only = !earlier
        .iter()
        .any(|other| other.dimension() == stated.dimension());
    let is_task = is_planned_at(figures, at - 2) && !is_planned_at(figures, at - 1);
    if !alike || stated.is_percent() || task.inexact || done.inexact || !is_only || !is_task {
        return None;
    }
    let (more, less) = if is_left { (task, done) } else { (done, task) };
    let unit = stated.unit;
    let (more_low, more_high) = more.ends(unit)?;
    let (less_low, less_high) = less.ends(unit)?;
    let (low, high) = stated.ends(unit)?;
    let (least, most) = (
        sub(more_low, less_high).ok()?,
        sub(more_high, less_low).ok()?,
    );
    // More was done than there was to do: nothing is left that could be told.
    if most < Decimal::ZERO || (least <= high && low <= most) {
        return None;
    }
    let computed = more.amount()?.checked_sub(&less.amount()?).ok()?;
    finding(figures, stated, (task, done), &computed.to_string())
}

/// Whether a figure is a task: 全年任务1000户, 应改造危房260户, 计划建设500公里.
fn is_planned_at(figures: &Figures<'_>, at: usize) -> bool {
    let words = last_clause(figures.before(at).trim_end_matches(['(', '（']));
    let behind = figures.after(at);
    let noun = behind.split(is_mark).next().unwrap_or("");
    is_planned(words) || words.starts_with('应') || noun.contains("任务")
}

/// 完成年度计划的75%,序时进度66.7%,超序时进度8.3个百分点: the pace as stated, or that of the date.
fn to_pace(figures: &Figures<'_>, at: usize) -> Option<Finding> {
    let stated = figures.get(at)?;
    if stated.unit != Unit::PERCENTAGE_POINT || stated.inexact {
        return None;
    }
    let is_ahead = side(last_clause(figures.before(at)))?;
    let before = at.checked_sub(1)?;
    let states_pace = PACES
        .iter()
        .any(|word| last_clause(figures.before(before)).contains(word));
    let pace = states_pace.then(|| figures.get(before)).flatten();
    let rate_at = if states_pace {
        before.checked_sub(1)?
    } else {
        before
    };
    let rate = figures.get(rate_at)?;
    let is_exact = pace.is_none_or(|pace| pace.is_percent() && !pace.inexact) && !rate.inexact;
    if !is_exact || !rate.is_percent() || !is_completion(last_clause(figures.before(rate_at))) {
        return None;
    }
    let paces = match pace {
        Some(pace) => vec![Ratio::from(pace.value)],
        None => pace::at_date(figures.text.get(..rate.span.start)?)?,
    };
    // A pace that is computed is as exact as the difference that was told of it.
    let half = half_of_last_place(pace.unwrap_or(stated))?;
    for pace in &paces {
        if is_consistent(rate, stated, is_ahead, pace, half)? {
            return None;
        }
    }
    let round = |ratio: Ratio| ratio.round(2, RoundingStrategy::MidpointAwayFromZero).ok();
    let first = paces.first()?;
    let apart = Plain(round(Ratio::from(rate.value).checked_sub(first).ok()?)?.abs());
    if let Some(pace) = pace {
        return finding(figures, stated, (rate, pace), &format!("{apart}个百分点"));
    }
    let shown = Plain(round(*first)?);
    let found = Finding::new(Code::DifferenceContradiction, stated.place()?)
        .with_value("stated", figures.words(stated))
        .with_value("one", figures.words(rate))
        .with_words(
            "other",
            format_args!("序时进度{shown}%"),
            format_args!("a pace of {shown}%"),
        )
        .with_words(
            "computed",
            format_args!("{apart}个百分点"),
            format_args!("{apart} points"),
        );
    Some(found.with_related(rate.place()?))
}

/// Whether these words before a rate make it one of completion: 完成年度计划的, 完成率为; any rate of what is done is, where it is held against a
/// pace: 预算执行率为, 支出进度.
fn is_completion(words: &str) -> bool {
    let named = without_copula(words);
    let is_of_done =
        named.ends_with(['率', '度']) && !CHANGES.iter().any(|word| named.contains(word));
    is_of_done
        || COMPLETIONS.iter().any(|end| named.ends_with(end))
        || words.ends_with('的') && is_planned(words)
        || without_adverbs(named) == "完成"
}

fn half_of_last_place(figure: &Figure) -> Option<Ratio> {
    let ends = Interval::of(figure.value, Loss::Rounded).ok()?;
    Some(Ratio::from(sub(ends.high, figure.value).ok()?))
}

/// Whether the rate may be so far ahead of the pace or behind it.
fn is_consistent(
    rate: &Figure,
    stated: &Figure,
    is_ahead: bool,
    pace: &Ratio,
    half: Ratio,
) -> Option<bool> {
    let ends = |figure: &Figure| {
        let ends = Interval::of(figure.value, Loss::Rounded).ok()?;
        Some((Ratio::from(ends.low), Ratio::from(ends.high)))
    };
    let ((low, high), (stated_low, stated_high)) = (ends(rate)?, ends(stated)?);
    let least = low.checked_sub(pace).ok()?.checked_sub(&half).ok()?;
    let most = high.checked_sub(pace).ok()?.checked_add(&half).ok()?;
    let (least, most) = if is_ahead {
        (least, most)
    } else {
        let below = |ratio: Ratio| Ratio::ZERO.checked_sub(&ratio).ok();
        (below(most)?, below(least)?)
    };
    Some(least <= stated_high && most >= stated_low)
}

/// Whether the words say ahead of a pace or behind it: 超序时进度, 落后序时进度, 序时进度落后 are known.
fn side(words: &str) -> Option<bool> {
    let pace = PACES.iter().find(|word| words.contains(**word))?;
    let (before, behind) = words.split_once(*pace)?;
    let before = without_adverbs(before);
    let of = |side: &[&str]| side.contains(&before) && matches!(behind, "" | "要求" | "目标");
    match (of(AHEAD), of(BEHIND)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// The finding on a difference that its two figures contradict.
pub(super) fn finding(
    figures: &Figures<'_>,
    stated: &Figure,
    (one, other): (&Figure, &Figure),
    computed: &str,
) -> Option<Finding> {
    Some(
        Finding::new(Code::DifferenceContradiction, stated.place()?)
            .with_value("stated", figures.words(stated))
            .with_value("one", figures.words(one))
            .with_value("other", figures.words(other))
            .with_value("computed", computed)
            .with_related(one.place()?)
            .with_related(other.place()?),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_reaches_as_far_as_its_figures_were_rounded() {
        let codes = |text: &str| findings(text).len();
        // 12.5 and 4.2 stand for 8.2 to 8.4.
        assert_eq!(codes("计划投资12.5亿元,已完成4.2亿元,尚差8.3亿元。"), 0);
        assert_eq!(codes("计划投资12.5亿元,已完成4.2亿元,尚差8.5亿元。"), 1);
    }
}
