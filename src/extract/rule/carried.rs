//! What carries over from the statement before: a noun left out, a verb shared, a part of a whole.

use std::ops::Range;

use crate::extract::rule::context::Context;
use crate::extract::rule::heads::head_of;
use crate::extract::rule::memory::Past;
use crate::extract::rule::reading::Reading;
use crate::extract::statement::StatementBound;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;

/// A verb without a noun: 竣工12个, 达到83亿元.
pub(crate) fn verb_number<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    let (verb, sense) = frame.lead.as_ref().or(frame.trail.as_ref())?;
    // 完成人工造林1万亩、森林抚育3万亩: no verb there, but the end of a noun.
    if verb.end != frame.before.end
        || !context.noun(frame.before.start..verb.start).is_empty()
            && (context.describes() || by_light_verb(context))
    {
        return None;
    }
    // 累计减税2万亿元: the verb says what.
    if context
        .lexicon
        .is(&context.text(verb.clone()), Tags::SELF_CONTAINED)
    {
        let name = context.text(verb.clone());
        // 完成改炕2万个、改厕6万户.
        if by_light_verb(context)
            && let Some(past) = context.memory.last()
        {
            return Reading::leading(past.action.clone(), name, Sense::Amount);
        }
        return Some(Reading::following(name.clone(), name, Some(*sense)));
    }
    let elided = context.elided(context.text(verb.clone()), *sense);
    elided
        .or_else(|| what_is_done(context, verb))
        .or_else(|| who_does(context, verb, *sense))
}

/// 各级财政累计投入362.9亿元: who does it, where nothing else is named.
fn who_does<'t>(
    context: &Context<'_, 't>,
    verb: &Range<usize>,
    sense: Sense,
) -> Option<Reading<'t>> {
    let who = context.frame.opened.start..verb.start;
    let glyphs = context.sentence.glyphs;
    let mut start = who.start;
    while let Some(word) = context.lexicon.longest(glyphs, start, who.end, Tags::FIRM) {
        start += word.len();
    }
    let name = context.noun(start..who.end);
    let named = name.chars().count() > 1
        && !name.starts_with(['较', '比'])
        && context
            .lexicon
            .longest(glyphs, start, who.end, Tags::ADVERB)
            .is_none();
    named.then(|| Reading::following(context.text(verb.clone()), name, Some(sense)))
}

/// 完成搬迁120户: nothing was counted before, so the light verb governs the other as a noun.
fn what_is_done<'t>(context: &Context<'_, 't>, verb: &Range<usize>) -> Option<Reading<'t>> {
    let glyphs = context.sentence.glyphs;
    let light = context
        .lexicon
        .longest(glyphs, verb.start, verb.end, Tags::LIGHT)?;
    let noun = verb.start + light.len()..verb.end;
    if noun.len() < 2 {
        return None;
    }
    let action = context.text(verb.start..noun.start);
    Reading::leading(action, context.text(noun), Sense::Amount)
}

/// 其中: the noun is the part's own, the verb is the whole's.
pub(crate) fn part<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    if !frame.part {
        return None;
    }
    let whole = context.memory.whole(context.expression.unit.as_ref()?)?;
    // 达到217家,其中龙头企业19家: the whole reached so many, the parts are.
    // 已开工37个,其中工业项目13个,已开工10个: what is said of it next is not said of all of it.
    let reached = whole.sense == Some(Sense::Reach) || said_next(context, &whole.action);
    let with_its_verb = |indicator| {
        // 材料产业突破2万亿元,其中新材料占比超过50%: a rate is reached by itself.
        let other = context.class == UnitClass::Percent && whole.class != UnitClass::Percent;
        let action = if reached || other {
            "".into()
        } else {
            whole.action.clone()
        };
        let sense = whole.sense.filter(|_| !other);
        let reading = Reading::following(action, indicator, sense);
        Some(Reading {
            leading: whole.leading && !other,
            ..reading
        })
    };
    let noun = context.noun(frame.before.clone());
    // 其中竣工51个: a verb names no part.
    let verb = frame.lead.as_ref().or(frame.trail.as_ref());
    if verb.is_some_and(|(verb, _)| *verb == frame.before) {
        return None;
    }
    if noun.is_empty() {
        let after = context.text(context.noun_after());
        return if after.is_empty() {
            None
        } else {
            with_its_verb(after)
        };
    }
    if context.is_relational(&noun) {
        let indicator = format!("{}{noun}", context.memory.owner()?);
        return Some(Reading::following("".into(), indicator.into(), None));
    }
    let qualifies = ["以上", "以下", "以内", "级", "类", "型"]
        .iter()
        .any(|end| noun.ends_with(end));
    // 其中省级项目完成投资11亿元: its own verb.
    let own = crate::extract::rule::counted::noun_verb_noun_number(context);
    if own.is_some_and(|own| context.lexicon.is(&own.action, Tags::LIGHT)) {
        return None;
    }
    if qualifies && (whole.class == context.class || whole.class == UnitClass::Counter) {
        return with_its_verb(format!("{noun}{}", head_of(&whole.indicator)).into());
    }
    // 其中兰山县140户、清河区95户: where, of what is counted.
    let unlike = || {
        let unit = context.expression.unit.as_ref();
        !whole
            .unit
            .as_ref()
            .zip(unit)
            .is_some_and(|(whole, part)| whole.is_like(part))
    };
    if is_place(&noun) && !unlike() {
        return with_its_verb(format!("{noun}{}", whole.indicator).into());
    }
    // 净增企业100户,其中工业40户; 新增学位900个,其中幼儿园300个.
    match carried_head(&whole.indicator, &noun) {
        Some(head)
            if whole
                .unit
                .as_ref()
                .zip(context.expression.unit.as_ref())
                .is_some_and(|(whole, part)| whole.is_like(part)) =>
        {
            with_its_verb(format!("{noun}{head}").into())
        }
        _ => with_its_verb(noun),
    }
}

/// Whether a noun is the name of a place: 兰山县, 清河区, 城关镇; 园区 and 社区 are things.
fn is_place(noun: &str) -> bool {
    const KINDS: [&str; 8] = [
        "园区",
        "社区",
        "小区",
        "开发区",
        "街区",
        "景区",
        "灌区",
        "片区",
    ];
    let length = noun.chars().count();
    (2..=6).contains(&length)
        && noun.ends_with(['县', '区', '市', '镇', '乡', '州', '旗'])
        && !KINDS.iter().any(|kind| noun.ends_with(kind))
}

/// Whether the next clause says an action again, of a number of its own.
fn said_next(context: &Context<'_, '_>, action: &str) -> bool {
    let next = context.frames.get(context.index + 1);
    let next = next.filter(|next| !next.same_clause && !next.part);
    let verb = next.and_then(|next| {
        let verb = next.lead.as_ref().or(next.trail.as_ref())?;
        (verb.0 == next.before).then_some(verb)
    });
    !action.is_empty() && verb.is_some_and(|(verb, _)| context.text(verb.clone()) == action)
}

/// The head of a whole that its parts leave out: places, lengths, and 企业 after a branch of trade.
fn carried_head(whole: &str, part: &str) -> Option<&'static str> {
    const HEADS: &[&str] = &[
        "学位", "床位", "托位", "岗位", "泊位", "车位", "里程", "用户",
    ];
    if part.ends_with('业') && !part.ends_with("企业") && !part.ends_with("就业") {
        return whole.ends_with("企业").then_some("企业");
    }
    let heads = HEADS.iter().copied();
    heads
        .into_iter()
        .find(|head| whole.ends_with(head) && !part.ends_with(head))
}

/// A noun without a verb after 、: the verb of the number before carries over.
pub(crate) fn shared_verb<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    let previous = context.memory.last()?;
    let trailed = frame.trail.is_some() && !by_light_verb(context);
    if frame.lead.is_some() || trailed || previous.action.is_empty() {
        return None;
    }
    let noun = context.noun(frame.before.clone());
    if noun.is_empty()
        || context.is_relational(&noun)
        || !alike(previous.class, context.class)
        || context.describes()
    {
        return None;
    }
    // 新增A3家,B2家: a comma joins only what is counted alike and whose verb came first.
    let unit = context.expression.unit.as_ref();
    let same_unit = unit.is_some_and(|unit| {
        previous
            .unit
            .as_ref()
            .is_some_and(|last| last.is_like(unit))
    });
    let by_comma = previous.leading
        && previous.sense == Some(Sense::Amount)
        && (previous.class == UnitClass::Counter || previous.part)
        && same_unit
        && context.memory.in_sentence()
        && !frame.same_clause;
    let own_verb = || crate::extract::rule::counted::noun_verb_noun_number(context).is_some();
    if !(frame.linked || by_comma) || own_verb() {
        return None;
    }
    // 其中竣工类9个,续建类4个.
    if previous.part && same_unit && noun.ends_with(['类', '级', '型']) {
        let noun = format!("{noun}{}", head_of(&previous.indicator));
        let reading = Reading::following(previous.action.clone(), noun.into(), previous.sense);
        return Some(Reading {
            leading: previous.leading,
            ..reading
        });
    }
    // 冶金、化工等2个千亿级产业链: what is counted stands after the number.
    let after = if noun.ends_with('等') {
        context.noun_after()
    } else {
        0..0
    };
    let noun = match per_population(&previous.indicator, &noun) {
        Some(per) => format!("{per}{noun}").into(),
        // 新增用户900户,其中东区400户,西区300户.
        None if after.is_empty() => match carried_head(&previous.indicator, &noun) {
            Some(head) if previous.part && same_unit => format!("{noun}{head}").into(),
            _ => noun,
        },
        None => format!("{noun}{}", context.text(after)).into(),
    };
    let reading = Reading::following(previous.action.clone(), noun, previous.sense);
    Some(Reading {
        leading: previous.leading,
        ..reading
    })
}

/// 每千人口床位数达到6.6张、护士4人: per how many, where the noun before says it.
fn per_population<'p>(previous: &'p str, noun: &str) -> Option<&'p str> {
    const PER: &[&str] = &["每千", "每万", "每百"];
    let per = PER.iter().any(|per| previous.starts_with(per)) && !noun.contains('每');
    let end = previous.find("人口").filter(|_| per)? + "人口".len();
    previous.get(..end)
}

/// 实施公路改造310公里、桥梁改造24座: the light verb before governs this noun too.
pub(crate) fn by_light_verb(context: &Context<'_, '_>) -> bool {
    let light = |past: &Past<'_>| past.leading && context.lexicon.is(&past.action, Tags::LIGHT);
    (context.frame.linked || context.frame.part) && context.memory.last().is_some_and(light)
}

/// 2023年91.2%, 1—9月累计41.3亿元, 到2030年突破600亿元: the same again, of another time.
pub(crate) fn dated<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    let opened = frame.opened.clone();
    if opened.is_empty() || !context.noun_after().is_empty() || !context.is_blank(&opened) {
        return None;
    }
    let owner = context
        .memory
        .owner()
        .or(context.memory.topic.as_ref())
        .cloned()
        .or_else(|| context.raised())?;
    // 同比＋12.7%: it grew, though no verb says so.
    let compared = ["同比", "环比", "较上年", "比上年", "较去年", "比去年"];
    let said = context.text(opened);
    let grew =
        context.class == UnitClass::Percent && compared.iter().any(|word| said.contains(word));
    Some(Reading {
        elided: true,
        ..Reading::following("".into(), owner, grew.then_some(Sense::Rise))
    })
}

/// A number right after 、, its noun after it or left out.
pub(crate) fn shared_verb_number_noun<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    let previous = context.memory.last()?;
    // 增长5.5%以上,力争6%: the same again, more boldly.
    let bolder = context.memory.in_sentence()
        && !frame.opened.is_empty()
        && previous.class == context.class
        && crate::extract::clause::scope::commitment(
            context.sentence,
            context.lexicon,
            frame.opened.clone(),
            frame.opened.end,
        )
        .is_some();
    // 生产总值达到556亿元,首次突破500亿元大关: the amount again, by its mark.
    let marked = !frame.same_clause
        && previous.class == context.class
        && context.class == UnitClass::Money
        && context.memory.in_sentence()
        && context.expression.bound == StatementBound::MoreThan
        && context.expression.front < context.expression.digits.start;
    // 搬迁45户130人: the same again, counted otherwise.
    let beside = frame.same_clause
        && frame.opened.is_empty()
        && context.memory.in_sentence()
        && previous.class == UnitClass::Counter;
    if !frame.before.is_empty() {
        return None;
    }
    if !(frame.linked || bolder || marked || beside) {
        return dated(context);
    }
    let noun = context.text(context.noun_after());
    // 惠及80个乡镇300万群众: one verb for both.
    if beside && !noun.is_empty() {
        let reading = Reading::following(previous.action.clone(), noun, previous.sense);
        return previous.leading.then_some(Reading {
            leading: true,
            ..reading
        });
    }
    if marked && noun.is_empty() {
        let reading = Reading::following("".into(), previous.indicator.clone(), None);
        return Some(Reading {
            elided: true,
            ..reading
        });
    }
    // 增长12%、突破30亿元: no verb of its own, and the one before says nothing of it.
    if noun.is_empty() && !alike(previous.class, context.class) {
        let reading = Reading::following("".into(), previous.indicator.clone(), None);
        return Some(Reading {
            elided: true,
            ..reading
        });
    }
    // 进出口总额确保1800亿元、力争1900亿元 has no verb to share.
    if previous.action.is_empty() && !(noun.is_empty() && (bolder || beside)) {
        return None;
    }
    let indicator = if noun.is_empty() {
        previous.indicator.clone()
    } else {
        noun
    };
    let reading = Reading::following(previous.action.clone(), indicator, previous.sense);
    Some(Reading {
        leading: previous.leading || !previous.action.is_empty(),
        elided: beside,
        ..reading
    })
}

/// Whether one verb may govern numbers of both classes: 新增学位300个、床位200张, but not 投资5亿元.
fn alike(one: UnitClass, other: UnitClass) -> bool {
    let kind = |class| match class {
        UnitClass::Counter | UnitClass::Extent => 0,
        UnitClass::Money => 1,
        UnitClass::Percent | UnitClass::PercentagePoint => 2,
        UnitClass::Capacity => 3,
        UnitClass::Time | UnitClass::Age => 4,
        UnitClass::Multiple | UnitClass::Rate => 5,
    };
    kind(one) == kind(other)
}
