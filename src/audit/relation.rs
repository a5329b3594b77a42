//! Which figures a stated rate is about: a table of the ways in which reports say it.

mod counted;

use counted::{of_status, of_those_named, of_whole_before};

use super::figure::{Figure, is_mark};
use super::interval::{Fit, Loss, fit_of_share, is_count};
use super::words::{
    CHANGES, COMPLETIONS, DONE, MEETS, SHARE, is_name, is_planned, last_clause, strip_any,
    without_adverbs, without_copula,
};
use crate::extract::{Kind, Statement};
use crate::quantity::Quantity;

/// A stated rate among the figures of its line.
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    /// The figures before the rate, in order.
    pub(super) before: &'a [Figure],
    /// Where its sentence starts.
    pub(super) sentence: usize,
    /// The rate.
    pub(super) rate: &'a Figure,
    /// The figures after it in its sentence.
    pub(super) after: &'a [Figure],
    /// The statements of the text, in order.
    pub(super) statements: &'a [Statement<'a>],
}

/// A rate's two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Relation<'a> {
    pub(super) part: &'a Figure,
    pub(super) base: &'a Figure,
}

/// A way to state a rate.
pub(super) struct Row {
    /// A sentence whose rate contradicts its figures; its test.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the examples are the table's tests")
    )]
    pub(super) example: &'static str,
    pub(super) read: for<'a> fn(&Context<'a>) -> Option<Relation<'a>>,
}

/// The ways, asked in this order; a rate that fits none is about figures elsewhere.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    Row { example: "完成农村公路926.1公里,占计划500公里的66%", read: of_stated_base },
    Row { example: "完成投资85亿元,为年度计划100亿元的58%", read: of_stated_base },
    Row { example: "实际完成336个,占目标任务(300个)的121%", read: of_stated_base },
    Row { example: "规上工业企业达到120家,其中亿元以上企业30家,占52%", read: of_whole },
    Row { example: "一般公共预算收入完成23.56亿元,其中税收收入15.2亿元,占一般公共预算收入的74.5%", read: of_named_whole },
    Row { example: "目标任务300个,实际完成336个,完成率121%", read: of_plan },
    Row { example: "年度计划投资15亿元,已完成12.3亿元,占年度计划的28%", read: of_plan },
    Row { example: "完成农村厕所改造2.3万户,完成率125%,目标任务为2万户", read: of_plan_after },
    Row { example: "4|新增托位300个。|已新增托位336个,完成率121%。", read: of_target },
    Row { example: "排查隐患1200处,已整改1150处,整改率85.9%", read: of_same_things },
    Row { example: "全市132个重点项目,已开工19个,开工率15.2%", read: of_same_things },
    Row { example: "排查隐患2380处,完成整改2261处,整改率96%", read: of_same_things },
    Row { example: "承担48项改革任务,完成24项,完成率52%", read: of_plan },
    Row { example: "年度目标300个,已完成264个,完成98%", read: of_plan },
    Row { example: "计划改造40个,已改造34个,完成比例75%", read: of_plan },
    Row { example: "到位资金8亿元,资金到位率90%,计划到位资金10亿元", read: of_plan_after },
    Row { example: "民生支出36亿元,占财政总支出(45亿元)的比重为85%", read: of_stated_base },
    Row { example: "全县120项任务中有18项已完成,完成率为16.2%", read: of_status },
    Row { example: "全部50项,35项达到序时进度,占75%", read: of_status },
    Row { example: "全县确定重点工作120项,已完成90项,完成88%", read: of_those_named },
    Row { example: "50个省级重点项目,开工40个,开工率85%", read: of_those_named },
    Row { example: "10件民生实事中8件全面建成,完成率90%", read: of_those_named },
    Row { example: "全市132个重点项目,已开工19个,占15.2%", read: of_whole_before },
    Row { example: "全市共有132个重点项目,开工19个,占总数的15.2%", read: of_whole_before },
];

/// 137.4公里,占目标任务数110公里的124.91%
fn of_stated_base<'a>(context: &Context<'a>) -> Option<Relation<'a>> {
    let (base, earlier) = context.before.split_last()?;
    let named = context.text.get(base.span.end..context.rate.span.start)?;
    let named = named.trim_start_matches([')', '）']);
    let named = without_copula(named);
    let named = ["比重", "比例"]
        .iter()
        .find_map(|word| named.strip_suffix(word))
        .unwrap_or(named);
    if !named.ends_with('的') || !is_name(named) {
        return None;
    }
    let from = earlier.last().map_or(0, |figure| figure.span.end);
    let lead = context.text.get(from..base.span.start)?;
    let lead = without_adverbs(last_clause(lead.trim_end_matches(['(', '（'])));
    let share = strip_any(lead, SHARE).is_some_and(is_name);
    // 完成全年8000人目标任务的108%: the plan is named behind its number.
    let meets = strip_any(lead, MEETS)
        .is_some_and(|name| is_name(name) && (is_planned(name) || is_planned(named)));
    if !share && !meets {
        return None;
    }
    // What was a base before is no part, nor is what was so a year ago: 占年度任务500公里的64%,占五年任务1000公里的32%.
    let part = earlier
        .iter()
        .enumerate()
        .rev()
        .take(LOOK_BACK)
        .find(|(at, figure)| {
            let was = words_before(context, figure);
            let is_earlier = EARLIER.iter().any(|word| was.starts_with(word));
            !figure.is_percent() && !is_base(context, *at) && !is_earlier
        });
    Some(Relation {
        part: part?.1,
        base,
    })
}

/// Words for another time, at the start of what was then.
const EARLIER: &[&str] = &["去年", "上年", "同期", "前年", "往年"];

/// Whether a share of this figure was stated before: 全年目标(60个)的95%.
fn is_base(context: &Context<'_>, at: usize) -> bool {
    let pair = (context.before.get(at), context.before.get(at + 1));
    let (Some(figure), Some(next)) = pair else {
        return false;
    };
    let words = context.text.get(figure.span.end..next.span.start);
    next.is_percent() && words.is_some_and(|words| words.ends_with('的'))
}

/// Whether the words before a rate make it a share of a whole that has no name there.
fn is_of_whole(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "占",
        "占比",
        "占比重",
        "占比例",
        "占总数的",
        "占总量的",
        "占全部的",
        "占总数比重",
        "占总数的比重",
    ];
    NAMES.contains(&without_copula(without_adverbs(name)))
}

/// 120家,其中亿元以上企业30家,占25%
fn of_whole<'a>(context: &Context<'a>) -> Option<Relation<'a>> {
    if !is_of_whole(words_since(context)?) {
        return None;
    }
    let (part, mut earlier) = last_amount_of(context.before)?;
    let mut next = part;
    for _ in 0..LOOK_BACK {
        let (figure, rest) = last_amount_of(earlier)?;
        let between = context.text.get(figure.span.end..next.span.start)?;
        if between.contains("其中") {
            return (figure.dimension() == part.dimension())
                .then_some(Relation { part, base: figure });
        }
        (next, earlier) = (figure, rest);
    }
    None
}

/// 预算收入23.56亿元,其中税收收入15.2亿元,占预算收入的64.5%: the whole by its name.
fn of_named_whole<'a>(context: &Context<'a>) -> Option<Relation<'a>> {
    let name = words_since(context)?.strip_suffix('的')?;
    let name = strip_any(without_adverbs(name), SHARE)?;
    let (part, mut earlier) = last_amount_of(context.before)?;
    if name.chars().count() < 2 {
        return None;
    }
    for _ in 0..LOOK_BACK {
        let (base, rest) = last_amount_of(earlier)?;
        let is_named = |words: &str| words.replace('总', "").contains(&name.replace('总', ""));
        if is_named(words_before(context, base)) {
            return (base.dimension() == part.dimension()).then_some(Relation { part, base });
        }
        earlier = rest;
    }
    None
}

/// Whether the words before a rate make it one of a plan: 完成率, 占年度计划的.
fn is_of_plan(name: &str) -> bool {
    let lead = without_adverbs(name);
    let named = without_copula(name);
    COMPLETIONS.iter().any(|end| named.ends_with(end))
        || matches!(without_copula(lead), "完成" | "完成了")
        || name.ends_with('的')
            && is_planned(name)
            && (strip_any(lead, SHARE).is_some() || strip_any(lead, MEETS).is_some())
}

/// 完成336个,完成率112%,目标任务300个: the plan comes last.
fn of_plan_after<'a>(context: &Context<'a>) -> Option<Relation<'a>> {
    let name = words_since(context)?;
    let part = last_amount(context.before)?;
    // 到位资金8亿元,资金到位率80%: named by what was done.
    let done = without_copula(name).strip_suffix('率');
    let done = done.and_then(|done| Some(done.get(done.char_indices().nth_back(1)?.0..)));
    let is_of_done = done
        .flatten()
        .is_some_and(|done| words_before(context, part).contains(done));
    if !is_of_plan(name) && !is_of_done {
        return None;
    }
    let base = context.after.first()?;
    let between = context.text.get(context.rate.span.end..base.span.start)?;
    let named = is_planned(between) && is_name(between.trim_matches(is_mark));
    let planned = is_planned(words_before(context, part));
    (named && !planned && base.dimension() == part.dimension()).then_some(Relation { part, base })
}

/// 目标任务300个,实际完成336个,完成率112%; 计划15亿元,完成12.3亿元,占计划的82%
fn of_plan<'a>(context: &Context<'a>) -> Option<Relation<'a>> {
    if !is_of_plan(words_since(context)?) {
        return None;
    }
    let (last, first) = two_alike(context)?;
    let at = context
        .before
        .partition_point(|figure| figure.span.start < first.span.start);
    if is_base(context, at) {
        return None;
    }
    // 48项任务,完成24项: what was planned is named behind its number.
    let planned = |figure: &Figure| {
        let behind = context.text.get(figure.span.end..last.span.start);
        let noun = behind.and_then(|words| words.split(is_mark).next());
        is_planned(words_before(context, figure)) || noun.is_some_and(is_planned)
    };
    match (planned(first), planned(last)) {
        (true, false) => Some(Relation {
            part: last,
            base: first,
        }),
        (false, true) => Some(Relation {
            part: first,
            base: last,
        }),
        _ => None,
    }
}

/// 4|新增托位300个。|已新增托位336个,完成率112%: the task in one cell, what was done in the next.
fn of_target<'a>(context: &Context<'a>) -> Option<Relation<'a>> {
    if !without_copula(words_since(context)?).ends_with("完成率") {
        return None;
    }
    let (last, first) = two_alike(context)?;
    let statement = |figure: &Figure| {
        let at = context
            .statements
            .partition_point(|statement| statement.span.end() <= figure.span.start);
        context
            .statements
            .get(at)
            .filter(|statement| statement.span.start() <= figure.span.start)
    };
    let (task, done) = (statement(first)?, statement(last)?);
    let alike = task.indicator == done.indicator
        && task.action == done.action
        && (task.kind, done.kind) == (Kind::Target, Kind::Achievement);
    alike.then_some(Relation {
        part: last,
        base: first,
    })
}

/// 排查隐患1200处,已整改1150处,整改率95.8%: the rate is named by what was done with the same things.
fn of_same_things<'a>(context: &Context<'a>) -> Option<Relation<'a>> {
    let done = without_copula(words_since(context)?).strip_suffix('率')?;
    if done.chars().count() < 2 || CHANGES.iter().any(|word| done.contains(word)) {
        return None;
    }
    let (last, first) = two_alike(context)?;
    let between = context.text.get(first.span.end..last.span.start)?;
    let lead = last_clause(between);
    let adverbless = without_adverbs(lead);
    // 完成整改 is 整改.
    let bare = strip_any(adverbless, DONE).unwrap_or(adverbless);
    // A noun may stand between where 已 says that it is the same things: 132个重点项目,已开工19个.
    let same = lead.len() > adverbless.len() || between.trim_start_matches(is_mark) == lead;
    (bare == done && same).then_some(Relation {
        part: last,
        base: first,
    })
}

/// How many figures before it a share may be one of; it keeps the time linear.
pub(super) const MOST_BEFORE: usize = 24;

/// How many figures back a whole is looked for.
const LOOK_BACK: usize = 6;

/// The last figure that is no rate, where it is an amount of its own.
fn last_amount(figures: &[Figure]) -> Option<&Figure> {
    last_amount_of(figures).map(|(figure, _)| figure)
}

/// The same, with the figures before it.
fn last_amount_of(figures: &[Figure]) -> Option<(&Figure, &[Figure])> {
    let (at, figure) = figures
        .iter()
        .enumerate()
        .rev()
        .take(LOOK_BACK)
        .find(|(_, figure)| !figure.is_percent())?;
    Some((figure, figures.get(..at)?))
}

/// The last two amounts, later one first, where they measure the same.
fn two_alike<'a>(context: &Context<'a>) -> Option<(&'a Figure, &'a Figure)> {
    let (last, earlier) = last_amount_of(context.before)?;
    let first = last_amount(earlier)?;
    (first.dimension() == last.dimension()).then_some((last, first))
}

/// The clause of the rate, from the figure before it.
fn words_since<'a>(context: &Context<'a>) -> Option<&'a str> {
    let from = context.before.last()?.span.end;
    let words = context.text.get(from..context.rate.span.start)?;
    // The rate's clause must follow the figure's own.
    words
        .starts_with(is_mark)
        .then(|| words.trim_start_matches(is_mark).trim_end())
        .filter(|words| !words.contains(is_mark))
}

/// The clause of a figure, up to the figure.
fn words_before<'a>(context: &Context<'a>, figure: &Figure) -> &'a str {
    let at = context
        .before
        .partition_point(|other| other.span.end <= figure.span.start);
    let from = at.checked_sub(1).and_then(|at| context.before.get(at));
    let start = from.map_or(0, |figure| figure.span.end);
    let words = context.text.get(start..figure.span.start).unwrap_or("");
    last_clause(words.trim_end_matches(['(', '（']))
}

impl Relation<'_> {
    /// Whether the rate may be the share of the one figure in the other; where that cannot be computed, nothing contradicts it.
    pub(super) fn is_consistent(&self, context: &Context<'_>) -> bool {
        self.fit(context) != Fit::None
    }

    /// How the rate follows from the figures.
    pub(super) fn fit(&self, context: &Context<'_>) -> Fit {
        let (Some(part), Some(base)) = (self.part.amount(), self.base.amount()) else {
            return Fit::Rounded;
        };
        let loss = |quantity: &Quantity, planned: bool| {
            if planned || is_count(quantity) {
                Loss::Exact
            } else {
                Loss::Rounded
            }
        };
        fit_of_share(
            context.rate.value,
            (&part, loss(&part, false)),
            (&base, loss(&base, self.base_is_planned(context))),
        )
        .unwrap_or(Fit::Rounded)
    }

    /// Whether the base is a plan, which is meant as it stands.
    fn base_is_planned(&self, context: &Context<'_>) -> bool {
        if self.base.span.start > context.rate.span.start {
            return true;
        }
        let lead = words_before(context, self.base);
        is_planned(lead)
    }
}

#[cfg(test)]
mod tests {
    use crate::audit::audit;
    use crate::extract::Extractor;
    use crate::finding::{Code, Finding};

    use super::{Figure, ROWS};

    #[test]
    fn every_example_is_found() {
        for row in ROWS {
            let extraction = Extractor::default().extract(row.example);
            let codes: Vec<Code> = audit(row.example, &extraction.statements)
                .iter()
                .map(Finding::code)
                .collect();
            assert_eq!(codes, [Code::RateContradiction], "{}", row.example);
        }
    }

    /// Each row is needed: its function alone reads its example.
    #[test]
    fn every_row_reads_its_example() {
        use crate::audit::figure::figures;
        for row in ROWS {
            let extraction = Extractor::default().extract(row.example);
            let figures = figures(row.example, 0..row.example.len());
            let at = figures.iter().position(Figure::is_percent).unwrap();
            let context = super::Context {
                text: row.example,
                before: &figures[..at],
                sentence: 0,
                rate: &figures[at],
                after: &figures[at + 1..],
                statements: &extraction.statements,
            };
            assert!((row.read)(&context).is_some(), "{}", row.example);
        }
    }
}
