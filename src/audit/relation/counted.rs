//! Rates of a count among the things that were named before it: the count before what became of it, or behind its verb.

use super::{
    Context, MOST_BEFORE, Relation, is_of_whole, last_amount_of, words_before, words_since,
};
use crate::audit::figure::{Figure, is_mark};
use crate::audit::words::{
    CHANGES, COMPLETIONS, DONE, is_name, last_clause, strip_any, without_adverbs, without_copula,
};

/// 132个重点项目,已开工19个,占14.4%: the nearest figure of the sentence that is not less, unless the share is one of any other.
pub(super) fn of_whole_before<'a>(context: &Context<'a>) -> Option<Relation<'a>> {
    if !is_of_whole(words_since(context)?) {
        return None;
    }
    let (part, earlier) = context.before.split_last()?;
    // In a sentence of very many figures, what it is a share of is not known.
    let first = earlier.len().saturating_sub(MOST_BEFORE);
    if first > 0 && earlier.get(first - 1)?.span.start >= context.sentence {
        return None;
    }
    let earlier = earlier.get(first..)?;
    let alike = || {
        let alike = |figure: &&Figure| figure.dimension() == part.dimension();
        earlier.iter().rev().filter(alike)
    };
    let relation = |base| Relation { part, base };
    if alike().any(|base| base.inexact || relation(base).is_consistent(context)) {
        return None;
    }
    let amount = part.amount()?;
    let base = alike()
        .take_while(|base| base.span.start >= context.sentence)
        .find(|base| {
            let compared = base.amount().map(|base| base.compare(&amount));
            matches!(compared, Some(Ok(order)) if order.is_ge())
        })?;
    // 已 says that it is of the things named before, 共 that these are all; else there may be others.
    let lead = words_before(context, part);
    let adverbs = lead.strip_suffix(without_adverbs(lead))?;
    let total = words_before(context, base);
    let is_total = total.starts_with('共')
        || ["共", "共有", "总数", "现有"]
            .iter()
            .any(|word| total.ends_with(word));
    (adverbs.contains('已') || is_total).then_some(relation(base))
}

/// 120项任务中有18项已完成,完成率为15%; 全部50项,35项达到序时进度,占70%: the count stands before what became of it.
pub(super) fn of_status<'a>(context: &Context<'a>) -> Option<Relation<'a>> {
    let (part, earlier) = context.before.split_last()?;
    let words = context.text.get(part.span.end..context.rate.span.start)?;
    let (status, name) = words.rsplit_once([',', '，', '(', '（'])?;
    let (status, name) = (status.trim(), without_copula(name.trim()));
    if !is_name(status) {
        return None;
    }
    // Named by what became of them, or by nothing.
    let done = name.strip_suffix('率').filter(|done| {
        let first = done.chars().next();
        done.chars().count() >= 2
            && !CHANGES.iter().any(|word| done.contains(word))
            && first.is_some_and(|first| {
                status.contains(first) || words_before(context, part).contains(done)
            })
    });
    if done.is_none() && (status.is_empty() || !is_of_whole(name)) {
        return None;
    }
    let (base, _) = last_amount_of(earlier)?;
    if base.span.start < context.sentence || base.dimension() != part.dimension() {
        return None;
    }
    let is_enough = base.amount()?.compare(&part.amount()?).ok()?.is_ge();
    let between = context.text.get(base.span.end..part.span.start)?;
    if !is_enough || between.contains(['。', '；', ';', '|', '\n']) {
        return None;
    }
    let relation = Relation { part, base };
    // Of any other figure of the sentence it may be the share too.
    let others = earlier.iter().rev().take(MOST_BEFORE);
    let mut others = others.filter(|other| other.dimension() == part.dimension());
    if others.any(|base| base.inexact || Relation { part, base }.is_consistent(context)) {
        return None;
    }
    is_of_them(between, words_before(context, base)).then_some(relation)
}

/// 50个省级重点项目,开工40个,开工率80%; 10件民生实事中8件全面建成,完成率80%: the only two counts of the sentence, the second with nothing but
/// what became of them.
pub(super) fn of_those_named<'a>(context: &Context<'a>) -> Option<Relation<'a>> {
    let name = without_copula(words_since_status(context)?);
    let stem = match without_adverbs(name) {
        "完成" | "完成了" => "完成",
        name if COMPLETIONS.iter().any(|end| name.ends_with(end)) => "完成",
        name => name.strip_suffix('率')?,
    };
    if CHANGES.iter().any(|word| stem.contains(word)) || stem.chars().count() < 2 {
        return None;
    }
    let (part, earlier) = context.before.split_last()?;
    let (base, before) = earlier.split_last()?;
    let is_only = before
        .iter()
        .rev()
        .take(MOST_BEFORE)
        .all(|other| other.span.start < context.sentence);
    let is_enough = base.amount()?.compare(&part.amount()?).ok()?.is_ge();
    if !is_only || !is_enough || base.span.start < context.sentence {
        return None;
    }
    let between = context.text.get(base.span.end..part.span.start)?;
    let behind = context.text.get(part.span.end..context.rate.span.start)?;
    let status = behind.split(is_mark).next().unwrap_or("");
    let lead = without_adverbs(last_clause(between));
    let tells = |words: &str| {
        let is_done = stem == "完成" && FINISHED.iter().any(|word| words.contains(word));
        is_done || words.contains(stem)
    };
    // 已完成90项: a verb alone; or 中8件全面建成: the state behind the count.
    let own = strip_any(lead, DONE).filter(|rest| !rest.is_empty());
    let verb = own.unwrap_or(lead);
    let is_verb =
        between.contains(is_mark) && (verb == stem || stem == "完成" && FINISHED.contains(&verb));
    let is_state =
        tells(status) && is_name(status) && between.ends_with(['中', ',', '，', '有', '已']);
    (is_verb || is_state).then_some(Relation { part, base })
}

/// Verbs that say that a work was finished.
const FINISHED: &[&str] = &[
    "完成", "建成", "办结", "竣工", "完工", "落实", "达标", "销号",
];

/// The clause of the rate, past the state behind the figure before it: 8件全面建成,完成率90%.
fn words_since_status<'a>(context: &Context<'a>) -> Option<&'a str> {
    let from = context.before.last()?.span.end;
    let words = context.text.get(from..context.rate.span.start)?;
    let (status, name) = words.rsplit_once(is_mark)?;
    is_name(status.trim_matches(is_mark)).then(|| name.trim())
}

/// Whether the words between a whole and a count make the one of the other: 项目中,已有; 项任务,其中; and where the whole begins the
/// sentence or is called one, a noun and a mark.
fn is_of_them(between: &str, before: &str) -> bool {
    const WHOLES: &[&str] = &[
        "共", "全部", "总", "全市", "全县", "全省", "全区", "现有", "纳入", "确定", "交办", "下达",
        "梳理", "排查", "受理", "收到", "在",
    ];
    let (noun, rest) = match between.find(is_mark) {
        Some(at) => between.split_at(at),
        None => (between, ""),
    };
    let rest = without_adverbs(rest.trim_start_matches(is_mark).trim());
    let is_among = noun.ends_with('中')
        || noun.contains("中有")
        || noun.contains("中已有")
        || noun.contains("中已");
    let has =
        noun.ends_with('有') || matches!(rest, "有" | "已有" | "其中" | "其中有" | "其中已有");
    let is_whole = before.is_empty() || WHOLES.iter().any(|word| before.contains(word));
    is_name(noun) && (is_among || has || (rest.is_empty() && is_whole))
}
