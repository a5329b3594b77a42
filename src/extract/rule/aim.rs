//! Aims that are named while something else is told (未达到80%的目标), and shares of them (占年度计划500张的82%).

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::frame;
use crate::extract::role::absorb::{self, Named};
use crate::extract::rule::context::Context;
use crate::extract::rule::reading::Reading;
use crate::extract::words::entry::Entry;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;

/// 油茶低改未能达到5000亩的目标, 与80亿元的年度任务相比, 占年度计划500张的82%: the aim itself.
pub(crate) fn stated_aim<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let named = absorb::named_aim(context.sentence, context.lexicon, context.expression)?;
    let frame = context.frame;
    let glyphs = context.sentence.glyphs;
    if named == Named::Base {
        return base(context);
    }
    let mut before = frame.before.clone();
    while before.start < before.end
        && context
            .lexicon
            .longest(glyphs, before.start, before.end, Tags::TOWARDS)
            .is_some()
    {
        let word = context
            .lexicon
            .longest(glyphs, before.start, before.end, Tags::TOWARDS)?;
        before.start += word.len();
    }
    let verb = context
        .lexicon
        .verb_before(glyphs, before.start, before.end);
    let (noun, action, sense) = match verb {
        Some((from, sense)) => {
            let negation = context
                .lexicon
                .longest(glyphs, from, before.end, Tags::NEGATION);
            let stated = from + negation.map_or(0, Entry::len);
            (
                before.start..from,
                context.text(stated..before.end),
                Some(sense),
            )
        }
        None => (before.clone(), Cow::Borrowed(""), None),
    };
    // 没有达到增长5.5%以上的年度目标, 年初安排增长5%的目标.
    let trimmed = |noun| frame::trim_adverbs(context.sentence, context.lexicon, noun);
    let mut noun = trimmed(noun);
    while let Some((from, _)) = context.lexicon.verb_before(glyphs, noun.start, noun.end) {
        noun = trimmed(noun.start..from);
    }
    let noun = if context.is_blank(&noun) {
        noun.start..noun.start
    } else {
        noun
    };
    // 坚决完成技改投资120亿元的任务.
    let light = match sense {
        None => context
            .lexicon
            .longest(glyphs, noun.start, noun.end, Tags::LIGHT),
        Some(_) => None,
    };
    let (noun, action, sense) = match light {
        Some(verb) if verb.len() < noun.len() => {
            let end = noun.start + verb.len();
            (
                end..noun.end,
                context.text(noun.start..end),
                Some(Sense::Amount),
            )
        }
        _ => (noun, action, sense),
    };
    let name = context.noun(noun);
    // 好于5.5%左右的预期目标: than what it is better, and no name.
    let compared = context.lexicon.is(&name, Tags::TOWARDS);
    if !name.is_empty() && !compared {
        return Some(context.completed(name, action, sense));
    }
    let unit = context.expression.unit.as_ref()?;
    let owner = context
        .memory
        .subject(unit, sense.unwrap_or(Sense::Amount))
        .or_else(|| context.memory.owner().cloned())
        .or_else(|| context.memory.topic.clone())?;
    Some(Reading {
        elided: true,
        ..Reading::following(action, owner, sense)
    })
}

/// 占年度计划500张的82%: the plan that the share is of.
fn base<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    // 完成投资127.6亿元,同比增长6.8%,完成全年175亿元投资目标的72.9%: of what is counted alike.
    let unit = context.expression.unit.as_ref()?;
    let last = context.memory.last()?;
    let previous = context.memory.whole(unit).filter(|past| {
        past.unit.as_ref().is_some_and(|other| other.is_like(unit))
            && past.sentence == last.sentence
    });
    let previous = previous.unwrap_or(last);
    let owner = context
        .memory
        .owner()
        .or(context.memory.topic.as_ref())?
        .clone();
    let alike = previous
        .unit
        .as_ref()
        .is_some_and(|other| other.is_like(unit));
    let action = if alike {
        previous.action.clone()
    } else {
        Cow::Borrowed("")
    };
    let sense = previous.sense.filter(|_| alike);
    Some(Reading {
        elided: true,
        leading: previous.leading,
        ..Reading::following(action, owner, sense)
    })
}

/// 占年度计划500张的82%: the share, whose base stands right before it.
pub(crate) fn share_of_base<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    if context.class != UnitClass::Percent {
        return None;
    }
    let base = context.frames.get(context.index.checked_sub(1)?)?;
    let expression = base.expression(context.sentence)?;
    let gap = expression.whole.end..context.expression.whole.start;
    let glyphs = context.sentence.glyphs;
    let joins = gap.len() == 1 && glyphs.char(gap.start) == '的'
        || gap.len() == 2 && glyphs.char(gap.start) == ')' && glyphs.char(gap.start + 1) == '的';
    if !joins || absorb::named_aim(context.sentence, context.lexicon, expression)? != Named::Base {
        return None;
    }
    let end = expression.whole.start - usize::from(gap.len() == 2);
    let clause = context.sentence.clause_of(end.saturating_sub(1));
    let share = share_verb(context, clause.start.max(end.saturating_sub(16))..end)?;
    let of = context.text(share.end..end);
    let owner = context.memory.owner()?;
    let shared = Reading::share(owner, &format!("{}{of}", context.text(share.clone())));
    Some(Reading {
        action: context.text(share),
        ..shared
    })
}

/// The verb of a share in a range: 占, 为, 完成.
fn share_verb(context: &Context<'_, '_>, range: Range<usize>) -> Option<Range<usize>> {
    let glyphs = context.sentence.glyphs;
    range.clone().rev().find_map(|at| {
        let length = match glyphs.char(at) {
            '占' | '为' => 1,
            '完' if glyphs.char(at + 1) == '成' => 2,
            _ => return None,
        };
        glyphs.begins(at).then_some(at..at + length)
    })
}
