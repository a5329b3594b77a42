//! Those that something is done to or for: 为1600户困难家庭安装装置, 在30个县建设.

use crate::extract::rule::context::Context;
use crate::extract::rule::reading::Reading;
use crate::extract::words::entry::Entry;
use crate::extract::words::sense::Sense;
use crate::extract::words::tags::Tags;

/// 为1600户困难家庭安装燃气安全装置; 在30个县建设; 将18项收费的免征范围,从…扩大到….
pub(crate) fn beneficiary<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    let glyphs = context.sentence.glyphs;
    // 为全区23000名老年人: the place says nothing of whom.
    let mut at = frame.opened.end;
    if matches!(
        context.sentence.before(at),
        '区' | '县' | '市' | '省' | '国' | '镇' | '内'
    ) {
        let place = context
            .lexicon
            .longest_before(glyphs, frame.opened.start, at, Tags::FIRM);
        let around = 2 * usize::from(glyphs.starts_with(at.saturating_sub(2), "辖区"));
        at -= place.map_or(around, Entry::len);
    }
    let preposition = context.sentence.before(at);
    // 某省在115个县建设示范片.
    let subject =
        matches!(preposition, '在' | '为') && frame.before.len() < 10 && frame.lead.is_none();
    let alone = frame.before.len() <= 1 + frame.opened.end - at || subject;
    if !matches!(
        preposition,
        '为' | '在' | '对' | '向' | '给' | '将' | '把' | '让' | '使'
    ) || !alone
    {
        return None;
    }
    let mut range = frame.after.clone();
    // 对73处隐患路段进行整治、提升安全系数.
    if let Some(at) = range.clone().find(|&at| {
        glyphs.char(at) == '、' && context.lexicon.verb_at(glyphs, at + 1..range.end).is_some()
    }) {
        range.end = at;
    }
    // 在115个县建设示范片1000个: what is done stands before a number of its own.
    let next = context.frames.get(context.index + 1);
    if let Some(next) = next
        .filter(|next| next.same_clause && next.lead.is_some() && next.before.start == range.end)
    {
        range.end = next.before.end;
    }
    let verb_in = |from: usize, to: usize| {
        (from..to).find_map(|at| {
            context
                .lexicon
                .verb_at(glyphs, at..to)
                .filter(|(_, sense)| *sense != Sense::Place)
                .map(|(end, sense)| (at, end, sense))
        })
    };
    // 为9000名新进入初中的女生提供免费接种: what is done for them stands behind 提供.
    let provides = glyphs
        .find(range.start + 1..range.end, "提供")
        .filter(|&at| glyphs.begins(at))
        .map(|at| (at, at + 2, Sense::Amount));
    let done = provides.or_else(|| verb_in(range.start + 1, range.end.min(range.start + 60)));
    if let Some((start, end, sense)) = done {
        let mut who = range.start..start;
        // 对18个小区进行综合改造: how; 对300户家庭进行居家适老化改造: what.
        if let Some(at) = glyphs.find(who.clone(), "进行") {
            if start - at > 4 {
                let what = at + 2..start;
                let indicator = format!("{}{}", context.text(range.start..at), context.text(what));
                return Reading::leading(context.text(start..end), indicator.into(), sense);
            }
            who.end = at;
        }
        for word in ["免费", "提供"] {
            if glyphs.ends_with(&who, word) {
                who.end -= word.chars().count();
            }
        }
        // 开展检查: what is carried out is no part of the action.
        let light = context
            .lexicon
            .longest(glyphs, start, end, Tags::LIGHT)
            .map_or(0, Entry::len);
        let end = if light > 0 && start + light < end {
            start + light
        } else {
            end
        };
        let verb = if glyphs.starts_with(start, "免费") && end - start > 2 {
            start + 2
        } else {
            start
        };
        let who = context.noun(who);
        let what = context.text(end..range.end);
        let indicator = if range.end - end > 16 {
            who
        } else {
            format!("{who}{}", what.trim_start_matches('了')).into()
        };
        return Reading::leading(context.text(verb..end), indicator, sense);
    }
    if !matches!(preposition, '将' | '把' | '对') {
        return None;
    }
    // The verb stands in the next clause.
    let (start, end, sense) = verb_in(range.end, glyphs.len().min(range.end + 60))?;
    let end = if sense == Sense::Reach { end - 1 } else { end };
    Reading::leading(context.text(start..end), context.noun(range), Sense::Amount)
}
