//! The cut of a sentence into words: the fewest words of the lexicon that cover it, the longest first, so that no
//! verb is found inside 污水处理厂, 建设用地 or 提供. Numbers stand as they were read.

use crate::extract::text::block::{self, Bits};
use crate::extract::text::glyphs::{BEGINS, Glyphs, SHORT_VERB, UNKNOWN};
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::tags::Tags;
use crate::extract::words::value::Expression;

/// What a word costs; the cheapest cover counts.
const WORD: u32 = 20;
/// A verb with a syllable that makes a noun of it (处理厂): dearer than a word, cheaper than two.
const DERIVED: u32 = 23;
/// A word of one character (和, 已, 再).
const SHORT: u32 = 22;
/// A character that no word covers.
const ALONE: u32 = 24;

/// The syllables that make a noun of the verb before them: 处理厂, 监测站, 培训班.
static SYLLABLES: Bits = block::only("率量性型者费额度员厂站器师局院业法品物权类林点网库园场班金");

/// The cheapest cover of the rest of a sentence from a place on.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    cost: u32,
    /// How long its first word is; 0 where a number stands.
    word: u8,
    /// Whether the first word is one that opens clauses (已, 全县, 进一步).
    opens: bool,
    /// Whether the lexicon knows it.
    known: bool,
}

/// What one sentence's cut is worked out in; used for sentence after sentence.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    flags: Vec<u8>,
    /// For each place the cost of the rest of the sentence, and how long the first word of it is.
    rest: Vec<Step>,
}

impl Cut {
    pub(crate) fn flags(&self) -> &[u8] {
        &self.flags
    }

    /// Cuts a sentence whose numbers are known.
    pub(crate) fn cut(&mut self, glyphs: Glyphs<'_>, lexicon: &Lexicon, numbers: &[Expression]) {
        let length = glyphs.len();
        self.rest.clear();
        self.rest.resize(length + 1, Step::default());
        let mut numbers_left = numbers.iter().rev();
        let mut number = numbers_left.next();
        // The character after the place, and what the rest from there on costs.
        let (mut next, mut cost_after) = ('\0', 0);
        let mut at = length;
        for glyph in glyphs.get(0..length).iter().rev() {
            at -= 1;
            while number.is_some_and(|number| number.whole.start > at) {
                number = numbers_left.next();
            }
            let best = if let Some(number) = number.filter(|number| at < number.whole.end) {
                Step {
                    cost: self.cost(number.whole.end),
                    ..Step::default()
                }
            } else {
                let alone = Step {
                    cost: ALONE + cost_after,
                    word: 1,
                    ..Step::default()
                };
                if lexicon.may_begin_word(glyph.c, next) {
                    self.best(glyphs, lexicon, at, alone)
                } else {
                    alone
                }
            };
            (next, cost_after) = (glyph.c, best.cost);
            if let Some(place) = self.rest.get_mut(at) {
                *place = best;
            }
        }
        self.mark(glyphs, lexicon, numbers);
    }

    fn cost(&self, at: usize) -> u32 {
        self.rest.get(at).map_or(0, |step| step.cost)
    }

    /// The cheapest cover of what begins at `at`; without a word there it is `best`.
    fn best(&self, glyphs: Glyphs<'_>, lexicon: &Lexicon, at: usize, mut best: Step) -> Step {
        let length = glyphs.len();
        let mut take = |cost: u32, word: usize, opens: bool| {
            // Of covers that cost the same, the one whose first word is longer.
            if let Ok(word) = u8::try_from(word)
                && (cost < best.cost || cost == best.cost && word > best.word)
            {
                best = Step {
                    cost,
                    word,
                    opens,
                    known: true,
                };
            }
        };
        lexicon.each_word(glyphs, at, length, |word, tags| {
            let end = at + word;
            if word == 1 {
                if tags.has(Tags::SHORT) {
                    take(SHORT + self.cost(end), 1, true);
                }
                return;
            }
            let opens = tags.has(Tags::OPENER | Tags::FIRM | Tags::ADVERB);
            take(WORD + self.cost(end), word, opens);
            let adds = matches!(glyphs.char(at), '新' | '净' | '增');
            // 移送线索 has no 移送线: what follows the syllable begins anew.
            let goes_on = end + 1 < length
                && self.rest.get(end + 1).is_some_and(|step| step.word == 1)
                && !matches!(
                    glyphs.char(end + 1),
                    ',' | ':' | '(' | ')' | '、' | '的' | '”'
                );
            if tags.has(Tags::VERB)
                && !adds
                && !goes_on
                && end < length
                && block::is_set(&SYLLABLES, glyphs.char(end))
            {
                take(DERIVED + self.cost(end + 1), word + 1, false);
            }
        });
        best
    }

    /// Marks the borders of the cover that was chosen.
    fn mark(&mut self, glyphs: Glyphs<'_>, lexicon: &Lexicon, numbers: &[Expression]) {
        let length = glyphs.len();
        self.flags.clear();
        self.flags.resize(length + 1, 0);
        let mut numbers = numbers.iter().peekable();
        let mut at = 0;
        // Whether a verb of one character may follow: a clause begins, or a word that opens one ended.
        let mut opens = true;
        while at < length {
            while numbers.next_if(|number| number.whole.end <= at).is_some() {}
            let mut flag = BEGINS;
            let number = numbers.peek().filter(|number| number.whole.start <= at);
            let end = if let Some(number) = number {
                opens = false;
                number.whole.end
            } else {
                let step = self.rest.get(at).copied().unwrap_or_default();
                let word = usize::from(step.word).max(1);
                let end = at + word;
                let c = glyphs.char(at);
                if word == 1 {
                    let is_mark = matches!(c, ',' | ':' | '(' | ')' | '、' | ' ');
                    let short = step.known;
                    if !is_mark && !short {
                        flag |= UNKNOWN;
                    }
                    let to = end + usize::from(matches!(glyphs.char(end), '到' | '至' | '了'));
                    let next = numbers.peek().map(|number| number.whole.start);
                    // 居全国第二: before whom it is placed among.
                    let among = || {
                        let tags = Tags::FIRM | Tags::AMONG;
                        let whom = lexicon.longest_uncut(glyphs, end, length, tags);
                        whom.is_some() || c != '占' && glyphs.char(end) == '第'
                    };
                    let places = matches!(c, '居' | '列' | '排' | '占') && among();
                    // 9部作品获大奖; 6个州通高铁.
                    let gains = c == '获'
                        || c == '通'
                            && lexicon
                                .longest_uncut(glyphs, end, length, Tags::NOUN)
                                .is_some();
                    if opens || places || gains || next == Some(end) || next == Some(to) {
                        flag |= SHORT_VERB;
                    }
                    opens = is_mark || short && c != '的';
                } else {
                    opens = step.opens;
                }
                end
            };
            if let Some(place) = self.flags.get_mut(at) {
                *place = flag;
            }
            at = end;
        }
        if let Some(place) = self.flags.get_mut(length) {
            *place = BEGINS;
        }
    }
}
