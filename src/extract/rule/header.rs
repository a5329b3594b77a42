//! What the values of a list are values of, where its header says so: 各市完成率分别为:甲市76%、乙市28%.

use std::borrow::Cow;

use crate::extract::rule::context::Context;
use crate::extract::rule::reading::Reading;
use crate::extract::rule::respectively::quantity_of;

/// How a header ends before its colon.
const HEADERS: [&str; 6] = ["分别为", "分别是", "分别达", "分别达到", "依次为", "依次是"];

/// How many marks before a value its header is looked for.
const FARTHEST: usize = 40;

/// The indicator with what the header says its list holds; nothing where the value names that itself.
pub(crate) fn listed<'t>(context: &Context<'_, 't>, reading: &Reading<'t>) -> Option<Cow<'t, str>> {
    if !reading.action.is_empty() || reading.elided {
        return None;
    }
    let sentence = context.sentence;
    let stops = &sentence.parts.stops;
    let before = stops.partition_point(|&stop| stop < context.expression.whole.start);
    let colon = stops
        .get(..before)?
        .iter()
        .rev()
        .take(FARTHEST)
        .find(|&&stop| sentence.glyphs.char(stop) == ':')?;
    let header = sentence.clause_of(*colon);
    let end = HEADERS.iter().find_map(|word| {
        let noun = header.start..colon.checked_sub(word.chars().count())?;
        sentence.glyphs.starts_with(noun.end, word).then_some(noun)
    })?;
    let noun = context.noun(end);
    // 各县学校新建情况分别为: it names no quantity that a value could be one of.
    let quantity = quantity_of(context.lexicon, &noun)?;
    let named = quantity_of(context.lexicon, &reading.indicator).is_some();
    (!named).then(|| format!("{}{quantity}", reading.indicator).into())
}
