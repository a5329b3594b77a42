//! 分别: several subjects share out several values.

use std::borrow::Cow;

use super::super::lexicon::{Lexicon, Tags};
use super::{Context, Reading};

pub(super) fn respectively<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
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
    let at = frame.respectively?;
    let count = 1 + context
        .frames
        .iter()
        .skip(context.index + 1)
        .take_while(|next| next.linked && next.before.is_empty())
        .count();
    let verb = frame
        .trail
        .as_ref()
        .filter(|(verb, _)| verb.start >= at)
        .or(frame.lead.as_ref());
    let (action, sense) = verb.map_or((Cow::Borrowed(""), None), |(verb, sense)| {
        (context.text(verb.clone()), Some(*sense))
    });
    let mut start = frame.before.start.min(at);
    let mut leading = false;
    if let Some((lead, _)) = frame.lead.as_ref().filter(|(lead, _)| lead.end <= at) {
        start = lead.end;
        leading = frame.trail.is_none();
    }
    let text = context.noun(start..at);
    let elided = text.is_empty();
    let subjects = if elided {
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
        subjects,
        elided,
        owner: None,
    })
}

/// The members of `A、B和C`, each completed with the head or the beginning they share; the text
/// itself for each of `count` values where there are not as many members.
fn members<'t>(lexicon: &Lexicon, text: Cow<'t, str>, count: usize) -> Vec<Cow<'t, str>> {
    let parts: Vec<&str> = text
        .split(['、', '和', '与', '及'])
        .map(|part| part.trim_start_matches('以'))
        .filter(|part| !part.is_empty())
        .collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return Vec::new();
    };
    if count < 2 || parts.len() != count {
        return vec![text; count];
    }
    let head = head_of(lexicon, last);
    let completed = |(index, part): (usize, &&str)| {
        let is_last = index + 1 == parts.len();
        if !is_last
            && head_of(lexicon, part).is_none()
            && let Some(head) = head
        {
            return Cow::Owned(format!("{part}{head}"));
        }
        // 粮食播种面积、总产量; 全县性文件、会议: what the first begins with belongs to all.
        if index > 0 && (lexicon.is(part, Tags::SHARED_HEAD) || part.chars().count() <= 2) {
            let first_head = head_of(lexicon, first).map_or(part.len(), str::len);
            let stem = first
                .get(..first.len().saturating_sub(first_head))
                .unwrap_or("");
            return Cow::Owned(format!("{stem}{part}"));
        }
        Cow::Owned((*part).to_owned())
    };
    parts.iter().enumerate().map(completed).collect()
}

/// The head of a noun that members of a list may share: a word of the table, or the last three
/// characters of a noun that names a quantity (施用量, 通达率).
fn head_of<'p>(lexicon: &Lexicon, part: &'p str) -> Option<&'p str> {
    if let Some(length) = lexicon
        .ending(part, Tags::SHARED_HEAD)
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
