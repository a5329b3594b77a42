//! States and changes: 地区生产总值增长6%, 治理率由68%提高到80%, 失业率4.5%以内.

use std::ops::Range;

use crate::extract::frame;
use crate::extract::rule::context::Context;
use crate::extract::rule::reading::Reading;
use crate::extract::rule::respectively::members;
use crate::extract::words::entry::Entry;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::set_phrases::TURNED_INTO;
use crate::extract::words::tags::Tags;

/// 由A提高到B: the record is B's, its noun stands before A.
pub(crate) fn baseline_to_target<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    context.memory.baseline.filter(|_| frame.same_clause)?;
    let baseline = context
        .index
        .checked_sub(1)
        .and_then(|before| context.frames.get(before))?;
    let glyphs = context.sentence.glyphs;
    // 由180元、120元提高到…: the first of the values it starts from.
    let listed = |frame: &&frame::Frame| frame.linked && frame.before.is_empty();
    let earlier = context.frames.get(..context.index).unwrap_or(&[]);
    let back = earlier.iter().rev().take_while(listed).count();
    let baseline = earlier
        .get(earlier.len().saturating_sub(back + 1))
        .unwrap_or(baseline);
    let mut noun = baseline.opened.clone();
    if let Some(from) = noun
        .clone()
        .rev()
        .find(|&at| matches!(glyphs.char(at), '由' | '从'))
    {
        noun.end = from;
    }
    noun.start = baseline.before.start.min(noun.end);
    if let Some((lead, _)) = baseline.lead.as_ref().filter(|(lead, sense)| {
        // 开放床位由600张增至850张: only what sets in motion is no part of the noun.
        let moves =
            context
                .lexicon
                .longest(glyphs, lead.start, lead.end, Tags::CAUSATIVE | Tags::LIGHT);
        lead.end < noun.end && (moves.is_some() || *sense != Sense::Amount)
    }) {
        noun.start = lead.end;
    }
    // 将入园率由85%提高到90%.
    noun.start += usize::from(noun.len() > 3 && matches!(glyphs.char(noun.start), '将' | '把'));
    let from = noun.clone();
    let noun = context.noun(noun);
    let (verb, sense) = frame.trail.as_ref().or(frame.lead.as_ref())?;
    let action = context.text(verb.clone());
    // 由下降2.3%转为增长8.5%.
    let turned = TURNED_INTO
        .iter()
        .any(|word| glyphs.ends_with(&(verb.start.saturating_sub(3)..verb.start), word));
    let sense = if turned { *sense } else { Sense::Reach };
    // 将一级、二级护理补贴分别由…提高到210元、150元: shared out.
    let count = 1 + context
        .frames
        .iter()
        .skip(context.index + 1)
        .take_while(listed)
        .count();
    if count > 1 && back + 1 == count {
        let shared = noun
            .trim_start_matches(['将', '把'])
            .trim_end_matches("分别")
            .to_owned();
        let subjects = members(context.lexicon, shared.into(), count);
        return Some(Reading {
            subjects: subjects.clone(),
            ..Reading::following(action, subjects.first()?.clone(), Some(Sense::Reach))
        });
    }
    if noun.is_empty() || context.is_blank(&from) {
        return context.elided(action, sense);
    }
    Some(context.completed(noun, action, Some(sense)))
}

/// 高于全省平均1个百分点: the reference stays in the indicator.
pub(crate) fn comparative<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    const VERBS: &[(&str, Sense)] = &[
        ("高于", Sense::Rise),
        ("快于", Sense::Rise),
        ("高出", Sense::Rise),
        ("好于", Sense::Rise),
        ("优于", Sense::Rise),
        ("超过", Sense::Rise),
        ("超序时", Sense::Rise),
        ("超时序", Sense::Rise),
        ("超出", Sense::Rise),
        ("高过", Sense::Rise),
        ("落后于", Sense::Fall),
        ("滞后于", Sense::Fall),
        ("低于", Sense::Fall),
        ("慢于", Sense::Fall),
        ("少于", Sense::Fall),
    ];
    if !context.is_rate() {
        return None;
    }
    let before = context.frame.before.clone();
    if let Some(reading) = than_average(context) {
        return Some(reading);
    }
    VERBS.iter().find_map(|&(word, sense)| {
        let at = context.sentence.glyphs.find(before.clone(), word)?;
        // 不低于一般公共预算支出的15%.
        if context.sentence.before(at) == '不' {
            return None;
        }
        if at + word.chars().count() >= before.end {
            return None;
        }
        let subject = frame::subject(context.sentence, context.lexicon, before.clone());
        let start = subject.start.min(at);
        let whose = context.text(start..at);
        let owner = context.memory.owner();
        let owner = match owner {
            Some(owner) if whose.is_empty() => Some(owner.clone()),
            // 增长72.8%,增幅高于全市68.4个百分点.
            Some(owner) if context.is_relational(&whose) => Some(format!("{owner}{whose}").into()),
            None if whose.is_empty() => return None,
            _ => None,
        };
        let indicator = match &owner {
            Some(owner) => format!("{owner}{}", context.text(at..before.end)).into(),
            None => context.text(start..before.end),
        };
        // 超序时进度3个百分点: the verb is 超 alone.
        let length = if word.ends_with('时') || word.ends_with('序') {
            1
        } else {
            word.chars().count()
        };
        Some(Reading {
            owner: owner.or(Some(whose)),
            is_share: true,
            ..Reading::following(context.text(at..at + length), indicator, Some(sense))
        })
    })
}

/// 处置率60.9%,比全市平均水平低4.2个百分点: the reference stands between.
fn than_average<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    const REFERENCES: [&str; 9] = [
        "平均水平",
        "平均",
        "水平",
        "全国",
        "全省",
        "全市",
        "全县",
        "全区",
        "目标",
    ];
    let glyphs = context.sentence.glyphs;
    let before = context.frame.opened.clone();
    let (verb, sense) = context.frame.trail.as_ref()?;
    let changes = matches!(sense, Sense::Rise | Sense::Fall) && verb.start > before.start;
    let reference = before.start..verb.start;
    let stated = REFERENCES
        .iter()
        .any(|word| glyphs.ends_with(&reference, word));
    if !changes || !stated {
        return None;
    }
    let at = reference
        .clone()
        .find(|&at| matches!(glyphs.char(at), '比' | '较') && glyphs.begins(at))?;
    let named = before.start..at;
    let whose = if context.is_blank(&named) {
        "".into()
    } else {
        context.text(frame::subject(context.sentence, context.lexicon, named))
    };
    let owner = match context.memory.owner() {
        Some(owner) if whose.is_empty() => owner.clone(),
        Some(owner) if context.is_relational(&whose) => format!("{owner}{whose}").into(),
        None if whose.is_empty() => return None,
        _ => whose,
    };
    let indicator = format!("{owner}{}", context.text(at..verb.start));
    Some(Reading {
        owner: Some(owner),
        is_share: true,
        ..Reading::following(context.text(verb.clone()), indicator.into(), Some(*sense))
    })
}

/// 船舶数量占全国三成以上: a share, where the whole stands right before the number.
pub(crate) fn share_of_whole<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    let glyphs = context.sentence.glyphs;
    if context.class != UnitClass::Percent || frame.trail.is_some() {
        return None;
    }
    let before = frame.before.clone();
    let at = before.clone().rev().find(|&at| {
        glyphs.char(at) == '占' && at > before.start && glyphs.begins(at) && glyphs.begins(at + 1)
    })?;
    let whole = at + 1..before.end;
    // 货值占全线货值的60.8%.
    let of = whole.len() > 2 && glyphs.char(whole.end - 1) == '的';
    let whole = whole.start..whole.end - usize::from(of);
    let is_share = whole.len() > 1
        && !glyphs.ends_with(&whole, "比重")
        && !glyphs.ends_with(&whole, "比例")
        && context
            .lexicon
            .longest(glyphs, whole.start, whole.end, Tags::AMONG)
            .is_some();
    let subject = frame::subject(context.sentence, context.lexicon, before.start..at);
    if !is_share || subject.is_empty() {
        return None;
    }
    let indicator = format!("{}{}", context.text(subject), context.text(at..whole.end));
    Some(Reading::following(
        context.text(at..at + 1),
        indicator.into(),
        None,
    ))
}

pub(crate) fn noun_verb_number<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    let glyphs = context.sentence.glyphs;
    let (verb, sense) = frame.trail.as_ref()?;
    // 开展农民工培训3000人次: the verb before governs, the second is part of the noun.
    // 搬迁安置危险点已搬迁103户: what was done stands behind 已.
    let done = sentence_says_done(context, verb.start);
    let governed =
        frame.lead.is_some() && !done || crate::extract::rule::carried::by_light_verb(context);
    // 新建10千伏线路完成86%: how much of it is done.
    let completes = context.class == UnitClass::Percent
        && context.lexicon.is(&context.text(verb.clone()), Tags::LIGHT)
        && frame
            .lead
            .as_ref()
            .is_some_and(|(lead, _)| lead.end + 1 < verb.start);
    if *sense == Sense::Amount && governed && !completes || context.describes() {
        return None;
    }
    let noun = frame::subject(
        context.sentence,
        context.lexicon,
        frame.before.start..verb.start,
    );
    // 年度投资目标为2亿元: 为 says nothing of what is measured.
    let named = verb.len() == 1 && glyphs.char(verb.start) == '为';
    let raw = frame.before.start..verb.start;
    if named
        && context
            .lexicon
            .longest_before(glyphs, raw.start, raw.end, Tags::AIM_NOUN)
            .is_some()
    {
        if context.is_blank(&raw) {
            return context.elided("".into(), Sense::Amount);
        }
        return Some(context.completed(context.text(noun), "".into(), None));
    }
    let is_lead = frame.lead.as_ref().is_some_and(|(lead, _)| *lead == noun);
    if !noun.is_empty() && context.is_blank(&noun) {
        return context.elided(context.text(verb.clone()), *sense);
    }
    if noun.is_empty() || is_lead || ends_open(context, &noun) {
        return None;
    }
    // 失业人员再就业10万人, 企业减税3亿元: the verb is what is measured.
    let action = context.text(verb.clone());
    if context.lexicon.is(&action, Tags::SELF_CONTAINED) {
        let light = context
            .lexicon
            .longest_before(glyphs, noun.start, verb.start, Tags::LIGHT);
        let named = noun.start..verb.start - light.map_or(0, Entry::len);
        let mover = match light {
            Some(_) => context.text(named.end..verb.start),
            None => action.clone(),
        };
        let indicator = format!("{}{action}", context.text(named));
        return Some(Reading::following(mover, indicator.into(), Some(*sense)));
    }
    Some(context.completed(context.text(noun), action, Some(*sense)))
}

/// Whether 已 stands right before a place.
fn sentence_says_done(context: &Context<'_, '_>, at: usize) -> bool {
    const DONE: [&str; 4] = ["已", "已经", "均已", "现已"];
    let before = context.frame.before.start..at;
    DONE.iter()
        .any(|word| context.sentence.glyphs.ends_with(&before, word))
}

/// A noun and its number, no verb: 城镇登记失业率4.5%以内.
pub(crate) fn noun_number<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    if frame.lead.is_some() || frame.trail.is_some() || context.describes() {
        return None;
    }
    let mut range = frame::trim_adverbs(context.sentence, context.lexicon, frame.before.clone());
    let glyphs = context.sentence.glyphs;
    // 完成生产总值4406亿元,人均64331元.
    let before = &frame.before;
    if context.class == UnitClass::Money
        && before.len() == 2
        && glyphs.starts_with(before.start, "人均")
    {
        let indicator = format!("人均{}", context.memory.owner()?);
        return Some(Reading::following("".into(), indicator.into(), None));
    }
    // 是2007年的2.2倍: how many times is no target.
    if context.class == UnitClass::Multiple && matches!(glyphs.char(range.start), '是' | '为') {
        return None;
    }
    // 完成4.7亿元,为计划的86.1%.
    if context.class == UnitClass::Percent && range.len() > 1 && glyphs.char(range.start) == '为' {
        let of = context.text(range.start + 1..range.end);
        let share = Reading::share(context.memory.owner()?, &of);
        return Some(Reading {
            action: context.text(range.start..range.start + 1),
            ..share
        });
    }
    // 处置土地97亩,不足任务的三成.
    let bounded = context
        .lexicon
        .longest(glyphs, range.start, range.end, Tags::BOUND_WITHIN);
    if let Some(bound) = bounded.filter(|_| context.class == UnitClass::Percent) {
        let of = range.start + bound.len()..range.end;
        let planned = context
            .lexicon
            .longest_before(glyphs, of.start, of.end, Tags::AIM_NOUN);
        if planned.is_some_and(|plan| plan.len() == of.len()) {
            return Some(Reading::share(context.memory.owner()?, &context.text(of)));
        }
    }
    // 失业率在5.3%以下.
    if range.len() > 2 && matches!(glyphs.char(range.end - 1), '在' | '是' | '仅') {
        range.end -= 1;
    }
    // 其中续建类12个: of what is counted.
    if frame.part && context.class == UnitClass::Counter && glyphs.char(range.end - 1) == '类' {
        return None;
    }
    if context.is_blank(&range) {
        return crate::extract::rule::carried::dated(context);
    }
    let is_level = context
        .lexicon
        .longest_before(glyphs, range.start, range.end, Tags::LEVEL_NOUN)
        .is_some();
    if range.len() < 2
        || context.class == UnitClass::Time && !is_level
        || ends_open(context, &range)
    {
        return None;
    }
    // 加强与毗邻3个县市联动: a count whose noun follows has no noun before it.
    let after = context.noun_after();
    let followed = context.class == UnitClass::Counter && !after.is_empty() && !frame.linked;
    if followed
        && !matches!(
            glyphs.char(after.start),
            '(' | '、' | '和' | '及' | '与' | '并' | '['
        )
    {
        return None;
    }
    // 生产总值跨过3万亿元: the word of bound is what it did.
    let bound = context.expression.front..context.expression.digits.start;
    let crossed = context
        .lexicon
        .is(&context.text(bound.clone()), Tags::CROSSED);
    // 财政支出近八成投向民生领域.
    let spent = (context.class == UnitClass::Percent)
        .then(|| context.lexicon.verb_at(glyphs, frame.after.clone()))
        .flatten()
        .filter(|(_, sense)| *sense == Sense::Amount);
    let action = match spent {
        Some((end, _)) => context.text(frame.after.start..end),
        None if crossed => {
            let done = context.sentence.before(bound.end) == '了';
            context.text(bound.start..bound.end - usize::from(done))
        }
        None => "".into(),
    };
    Some(context.completed(context.text(range), action, None))
}

/// Whether a noun breaks off where something must follow (与, 每, 第).
fn ends_open(context: &Context<'_, '_>, noun: &Range<usize>) -> bool {
    let last = noun
        .end
        .checked_sub(1)
        .map_or('\0', |last| context.sentence.glyphs.char(last));
    matches!(
        last,
        '与' | '和' | '同' | '跟' | '在' | '对' | '至' | '到' | '等' | '每' | '第'
    )
}

/// 正在洽谈的有3个: how many there are of a kind, its verbs and all.
pub(crate) fn existing<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let opened = &context.frame.opened;
    let ends = context.sentence.before(opened.end) == '有' && opened.len() > 3;
    let glyphs = context.sentence.glyphs;
    // 推进缓慢的有3项(学校建设、加油站建设): a bracket names them.
    let after = &context.frame.after;
    let named = after.is_empty() || glyphs.char(after.start) == '(';
    if !ends || context.class != UnitClass::Counter || !named {
        return None;
    }
    let mut range = opened.clone();
    range.end -= 1;
    // 现有, 国有 and the like are other words.
    if "国公现拥共保所具没设享".contains(glyphs.char(range.end - 1)) {
        return None;
    }
    if glyphs.char(range.end - 1) == '的' {
        range.end -= 1;
    }
    if glyphs.char(range.start) == '已' {
        range.start += 1;
    }
    Some(Reading::following("有".into(), context.text(range), None))
}
