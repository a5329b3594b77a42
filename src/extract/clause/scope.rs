//! How firmly a number is meant (确保, 力争), and how far such a word reaches.

use std::ops::Range;

use crate::extract::clause::sentence::Sentence;
use crate::extract::words::lexicon::Lexicon;
use crate::target::Commitment;

/// The commitment of a number: the word nearest before it in a range of its sentence; it reaches over the clauses after
/// it up to the next one (`ANNOTATION` rule 16).
pub(crate) fn commitment(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    range: Range<usize>,
    at: usize,
) -> Option<Commitment> {
    let before = sentence
        .parts
        .signals
        .partition_point(|signal| signal.at < at);
    let signals = sentence.parts.signals.get(..before)?.iter().rev();
    signals
        .take_while(|signal| signal.at >= range.start)
        // 争取上级资金20亿元: what is done, not how firmly.
        .filter(|signal| {
            let earns = sentence.glyphs.starts_with(signal.at, "争取");
            // 其中必保10亿元以上项目1个 holds for the part alone.
            let of_part = sentence
                .glyphs
                .starts_with(signal.at.saturating_sub(2), "其中")
                && sentence.clause_of(signal.at).end < at;
            !(of_part || earns && takes_amount(sentence, lexicon, signal.at + 2))
        })
        .find_map(|signal| signal.commitment)
}

/// Whether a noun and its number follow, and no verb between them.
pub(crate) fn takes_amount(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, at: usize) -> bool {
    let expressions = &sentence.parts.expressions;
    let next = expressions.partition_point(|next| next.whole.start < at);
    let number = expressions
        .get(next)
        .filter(|next| next.unit.is_some() && next.whole.start < at + 16);
    number.is_some_and(|number| {
        let noun = at..number.whole.start;
        noun.len() > 1
            && sentence.clause_of(at).end >= number.whole.start
            && !lexicon.has_verb(sentence.glyphs, noun)
    })
}
