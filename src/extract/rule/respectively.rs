//! 分别: several subjects share out several values.

use std::borrow::Cow;

use crate::extract::clause::sentence::Sentence;
use crate::extract::frame::Frame;
use crate::extract::rule::context::Context;
use crate::extract::rule::reading::Reading;
use crate::extract::statement::StatementBound;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::Sense;
use crate::extract::words::tags::Tags;

pub(crate) fn respectively<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    if let Some((reading, position)) = context
        .memory
        .distribution
        .as_ref()
        .filter(|_| frame.linked)
        && frame.before.is_empty()
    {
        let indicator = reading
            .subjects
            .get(*position)
            .or_else(|| reading.subjects.last())?
            .clone();
        return Some(Reading {
            indicator,
            ..reading.clone()
        });
    }
    let count = 1 + context
        .frames
        .iter()
        .skip(context.index + 1)
        .take_while(|next| next.linked && next.before.is_empty())
        .count();
    let at = frame.respectively.or_else(|| unsaid(context, count))?;
    let verb = frame
        .trail
        .as_ref()
        .filter(|(verb, _)| verb.start >= at)
        .or(frame.lead.as_ref());
    // 完成率分别为91%、104%: 为 only joins them.
    let verb =
        verb.filter(|(verb, _)| verb.len() > 1 || context.sentence.glyphs.char(verb.start) != '为');
    let (action, sense) = verb.map_or((Cow::Borrowed(""), None), |(verb, sense)| {
        (context.text(verb.clone()), Some(*sense))
    });
    // 分别占全省的30%、25%; 分别约为全国平均的70%: a share of the whole that stands between.
    let glyphs = context.sentence.glyphs;
    let after = at + 2 * usize::from(glyphs.starts_with(at, "分别"));
    let of = glyphs.ends_with(&frame.opened, "的");
    let copula = (after..(after + 2).min(frame.opened.end))
        .find(|&at| matches!(glyphs.char(at), '占' | '为'));
    let (action, sense) = match copula.filter(|_| of) {
        Some(at) => (context.text(at..at + 1), None),
        None => (action, sense),
    };
    let mut start = frame.before.start.min(at);
    let mut leading = false;
    // 实际使用内外资分别增长: the verb is part of the noun, unless it only sets in motion.
    let moves = |lead: &std::ops::Range<usize>| {
        let tags = Tags::CAUSATIVE | Tags::LIGHT;
        frame.trail.is_none()
            || context
                .lexicon
                .longest(context.sentence.glyphs, lead.start, lead.end, tags)
                .is_some()
    };
    if let Some((lead, _)) = frame
        .lead
        .as_ref()
        .filter(|(lead, _)| lead.end <= at && moves(lead))
    {
        start = lead.end;
        leading = frame.trail.is_none();
    }
    let text = context.noun(start..at);
    let elided = text.is_empty();
    // 开工、投产项目分别达19个、5个: as many verbs as values.
    let verbs = frame.lead.as_ref().filter(|(lead, _)| lead.end == start);
    let verbs = verbs.map(|(lead, _)| context.text(lead.clone()));
    let verbs = verbs.filter(|verbs| count > 1 && verbs.matches(['、', '和']).count() + 1 == count);
    let subjects = if let Some(verbs) = verbs.filter(|_| !elided && !text.contains('、')) {
        let named = |verb: &str| Cow::Owned(format!("{verb}{text}"));
        verbs.split(['、', '和']).map(named).collect()
    } else if elided {
        context.memory.last_subjects(count)
    } else {
        members(context.lexicon, text, count)
    };
    let indicator = subjects.first()?.clone();
    Some(Reading {
        action,
        indicator,
        sense,
        leading,
        elided,
        subjects,
        ..Reading::default()
    })
}

/// 播种面积、产量稳定在7000万亩、600亿斤: as many subjects as values, though 分别 is left out.
fn unsaid(context: &Context<'_, '_>, count: usize) -> Option<usize> {
    let trail = context.frame.trail.as_ref();
    // 存款余额939亿元、贷款余额623亿元,比年初增加52亿元和30亿元: as many subjects were said before.
    let verb = trail.or(context.frame.lead.as_ref());
    if let Some((verb, Sense::Rise | Sense::Fall)) = verb
        && count > 1
        && context.memory.baseline.is_none()
        && context
            .noun(context.frame.before.start..verb.start)
            .is_empty()
        && verb.end == context.frame.before.end
    {
        let said = context.memory.last_subjects(count);
        let distinct = said
            .iter()
            .all(|one| said.iter().filter(|other| *other == one).count() == 1);
        return (said.len() == count && distinct).then_some(verb.start);
    }
    let bounded = context.expression.front < context.expression.digits.start;
    let end = match trail {
        Some((verb, sense)) if *sense != Sense::Amount => verb.start,
        // 自来水、户厕普及率超过98%、85%.
        None if bounded => context.frame.before.end,
        _ => return None,
    };
    if count < 2 || context.frame.lead.is_some() {
        return None;
    }
    let text = context.noun(context.frame.before.start..end);
    // 普及率 has no 及 in it: what 、 alone parts is looked at first.
    let by_comma = text.split('、').count() == count;
    let subjects = || text.split(['、', '和', '与', '及']).count();
    (by_comma || subjects() == count).then_some(end)
}

/// The members of `A、B和C`, each completed with the head or the beginning they share; the text
/// itself for each of `count` values where there are not as many members.
pub(crate) fn members<'t>(
    lexicon: &Lexicon,
    text: Cow<'t, str>,
    count: usize,
) -> Vec<Cow<'t, str>> {
    // 化学需氧量、氨氮排放总量(含工业、农业): what the bracket lists are no subjects.
    let bare = match text.rfind(['(', '（']) {
        Some(bracket) if text.ends_with([')', '）']) => text.get(..bracket).unwrap_or(&text),
        _ => &text,
    };
    // 京津冀及周边地区、汾渭平原: what 、 alone parts are as many as there are values.
    let by_comma = bare.matches('、').count() + 1 == count;
    let separators: &[char] = if by_comma {
        &['、']
    } else {
        &['、', '和', '与', '及']
    };
    let parts: Vec<&str> = bare
        .split(separators)
        .map(|part| part.trim_start_matches('以'))
        .filter(|part| !part.is_empty())
        .collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return Vec::new();
    };
    if count < 2 || parts.len() != count {
        return vec![text; count];
    }
    let head = aligned_head(&parts).or_else(|| head_of(lexicon, last));
    // 二氧化硫、氮氧化物等主要污染物排放总量: what 等 sums up belongs to no member.
    let shown = |part: &str| match (part.split_once('等'), head) {
        (Some((member, rest)), Some(head)) if rest.ends_with(head) => format!("{member}{head}"),
        _ => part.to_owned(),
    };
    let short = |part: &&str| part.chars().count() <= 2;
    // 全县性文件、会议: what the first begins with belongs to all.
    let qualified = first.contains(['性', '级']) && parts.iter().skip(1).all(short);
    // 第一、二、三产业增加值.
    let ordinal = first
        .strip_prefix('第')
        .as_ref()
        .is_some_and(|rest| rest.chars().count() == 1);
    if ordinal
        && let Some((at, _)) = last
            .char_indices()
            .nth(usize::from(last.starts_with('第')) + 1)
    {
        let (named, head) = last.split_at(at);
        let member = |part: &&str| {
            let part = if part.len() == last.len() {
                named
            } else {
                part
            };
            Cow::Owned(format!("第{}{head}", part.trim_start_matches('第')))
        };
        return parts.iter().map(member).collect();
    }
    let share = SHARES.iter().find(|share| last.ends_with(**share));
    let stem = stem_of(&parts);
    let completed = |(index, part): (usize, &&str)| {
        let is_last = index + 1 == parts.len();
        if let Some(stem) = stem.filter(|_| !is_last) {
            return Cow::Owned(format!("{part}{stem}"));
        }
        // 民间投资、产业投资占比: investment has no share in its name, so it shares the last one's.
        if let Some(share) = share.filter(|share| !is_last && !part.ends_with(**share)) {
            return Cow::Owned(joined(part, share));
        }
        if !is_last
            && !qualified
            && quantity_of(lexicon, part).is_none()
            && !head.is_some_and(|head| part.ends_with(head))
            && let Some(head) = head
        {
            return Cow::Owned(joined(part, head));
        }
        // 粮食播种面积、总产量.
        if index > 0 && (qualified || lexicon.is(part, Tags::SHARED_HEAD | Tags::RELATIONAL)) {
            let first_head = quantity_of(lexicon, first).map_or(part.len(), str::len);
            let stem = first
                .get(..first.len().saturating_sub(first_head))
                .unwrap_or("");
            return Cow::Owned(format!("{stem}{part}"));
        }
        Cow::Owned(if is_last {
            shown(part)
        } else {
            (*part).to_owned()
        })
    };
    // 每千人托位、养老床位数: of how many people holds for each member.
    let per = PER_PEOPLE.iter().find(|per| first.starts_with(**per));
    let of_each = |member: Cow<'t, str>| match per {
        Some(per) if !member.starts_with('每') => Cow::Owned(format!("{per}{member}")),
        _ => member,
    };
    parts
        .iter()
        .enumerate()
        .map(completed)
        .map(of_each)
        .collect()
}

/// 轻、重工业占比: the last name without its first character, where each of the others stands for that; but not
/// 水、天然气普及率.
fn stem_of<'p>(parts: &[&'p str]) -> Option<&'p str> {
    let (last, earlier) = parts.split_last()?;
    let mut chars = last.chars();
    chars.next();
    let stem = chars.as_str();
    let single = |part: &&str| part.chars().count() == 1;
    let qualified = QUALIFIED.iter().any(|noun| stem.starts_with(noun));
    (qualified && earlier.iter().all(single)).then_some(stem)
}

/// Nouns that one character qualifies: 轻工业, 女职工.
const QUALIFIED: [&str; 3] = ["工业", "职工", "劳动力"];

/// What the name of a share ends with.
const SHARES: [&str; 3] = ["占比", "比重", "比例"];

/// Of how many people a number is one: what stands before the first of a list.
const PER_PEOPLE: [&str; 8] = [
    "每千人口",
    "每万人口",
    "每十万人口",
    "每千人",
    "每万人",
    "每十万人",
    "每百户",
    "每千名老年人",
];

/// 赣江、抚河、信江水质优良断面比例: several members of one length show where the head begins.
fn aligned_head<'p>(parts: &[&'p str]) -> Option<&'p str> {
    let (last, earlier) = parts.split_last()?;
    let length = earlier.first()?.len();
    let aligned = earlier.len() > 1 && earlier.iter().all(|part| part.len() == length);
    let head = last.get(length..).filter(|head| head.chars().count() > 3);
    head.filter(|_| aligned)
}

/// A member with the head that it shares; what both have stands once (城镇居民 + 居民人均可支配收入).
fn joined(part: &str, head: &str) -> String {
    let overlap = part
        .char_indices()
        .find(|&(at, _)| part.get(at..).is_some_and(|tail| head.starts_with(tail)));
    let end = overlap.map_or(part.len(), |(at, _)| at);
    format!("{}{head}", part.get(..end).unwrap_or(part))
}

/// The head of a noun that members of a list may share: a word of the table, or the last three
/// characters of a noun that names a quantity (施用量, 通达率).
fn head_of<'p>(lexicon: &Lexicon, part: &'p str) -> Option<&'p str> {
    quantity_of(lexicon, part).or_else(|| {
        let length = lexicon
            .ending(part, Tags::NOUN)
            .filter(|&length| length < part.len())?;
        part.get(part.len() - length..)
    })
}

/// The head of a noun that names a quantity.
pub(crate) fn quantity_of<'p>(lexicon: &Lexicon, part: &'p str) -> Option<&'p str> {
    if let Some(length) = lexicon
        .ending(part, Tags::SHARED_HEAD | Tags::RELATIONAL)
        .filter(|&length| length < part.len())
    {
        return part.get(part.len() - length..);
    }
    let last = part.chars().next_back()?;
    let (start, _) = part.char_indices().rev().nth(2)?;
    matches!(last, '率' | '额' | '值' | '比' | '度')
        .then(|| part.get(start..))
        .flatten()
}

/// How many numbers of a list are looked at for the bound they share.
const LONGEST_LIST: usize = 32;

/// The bound that a 分别 list shares: the one before its first number, or the one after its last.
pub(crate) fn shared_bound(
    sentence: &Sentence<'_, '_>,
    frames: &[Frame],
    index: usize,
) -> Option<StatementBound> {
    let own = frames.get(index)?.expression(sentence)?;
    if own.bound != StatementBound::Plain {
        return None;
    }
    let joins = |frame: &&Frame| frame.linked && frame.before.is_empty();
    let last = frames
        .iter()
        .skip(index + 1)
        .take_while(joins)
        .last()
        .or_else(|| frames.get(index))?;
    let last = last.expression(sentence)?;
    if last.bound_after {
        return Some(last.bound);
    }
    let earlier = frames.get(..index)?;
    let joined = frames
        .get(..=index)?
        .iter()
        .rev()
        .take(LONGEST_LIST)
        .take_while(joins)
        .count();
    let first = earlier
        .get(earlier.len().checked_sub(joined)?)?
        .expression(sentence)?;
    (joined > 0 && first.front < first.digits.start).then_some(first.bound)
}
