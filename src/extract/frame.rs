//! A frame: one number of a sentence with the text before and after it that belongs to it.

mod bounding;
mod opening;
mod trimming;

use std::ops::Range;

use self::bounding::before_setter;
pub(crate) use self::bounding::bound_within;
pub(crate) use self::opening::peel;
pub(crate) use self::trimming::{subject, trim_adverbs};
use crate::extract::clause::sentence::Sentence;
use crate::extract::statement::role::Role;
use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;
use crate::extract::words::value::Expression;

/// One statement's number, cut out of its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// The place of the number among the sentence's expressions.
    pub(crate) at: usize,
    /// What stands before the number and belongs to it, openers left out.
    pub(crate) before: Range<usize>,
    /// The same with the openers.
    pub(crate) opened: Range<usize>,
    /// What stands after the number and belongs to it.
    pub(crate) after: Range<usize>,
    /// The verb that `before` starts with.
    pub(crate) lead: Option<(Range<usize>, Sense)>,
    /// The verb that `before` ends with, the lead excluded.
    pub(crate) trail: Option<(Range<usize>, Sense)>,
    /// Whether the number is joined to the one before it by 、 or 和.
    pub(crate) linked: bool,
    /// Whether the number before it stands in the same clause.
    pub(crate) same_clause: bool,
    /// Whether 其中 or a bracket makes it a part of the number before it.
    pub(crate) part: bool,
    /// Whether 分别 stands in `opened`, and where.
    pub(crate) respectively: Option<usize>,
}

impl Frame {
    pub(crate) fn expression<'s>(&self, sentence: &'s Sentence<'_, '_>) -> Option<&'s Expression> {
        sentence.parts.expressions.get(self.at)
    }
}

/// Cuts the frames of all numbers whose role is `Statement`.
pub(crate) fn frames(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, roles: &[Role]) -> Vec<Frame> {
    let is_framed = |role: &Role| matches!(role, Role::Statement | Role::Baseline);
    let numbered = || roles.iter().enumerate().filter(|(_, role)| is_framed(role));
    let mut frames: Vec<Frame> = Vec::with_capacity(numbered().count());
    let mut previous: Option<&Expression> = None;
    // Where the bracket closes that a clause before opened with.
    let mut in_bracket: Option<usize> = None;
    let mut ahead = numbered().skip(1);
    for (at, _) in numbered() {
        let next = ahead.next();
        let Some(expression) = sentence.parts.expressions.get(at) else {
            continue;
        };
        let clause = sentence.clause_of(expression.whole.start);
        let next = next.and_then(|(next, _)| sentence.parts.expressions.get(next));
        let right = next.map_or(clause.end, |next| next.whole.start.min(clause.end));
        let same_clause = previous.is_some_and(|previous| previous.whole.start >= clause.start);
        let mut start = clause.start;
        let mut linked = false;
        if let Some(before) = previous.filter(|_| same_clause) {
            let gap = before.whole.end..expression.whole.start;
            // 惠及80个乡镇300万群众: what stands between two numbers is the first one's noun where none stands before it.
            let rate = expression.unit.as_ref().is_some_and(|unit| {
                matches!(
                    unit.class,
                    UnitClass::Percent | UnitClass::PercentagePoint | UnitClass::Rate
                )
            });
            let bare = !rate
                && frames.last().is_some_and(|last| {
                    last.before.is_empty()
                        || last
                            .lead
                            .as_ref()
                            .is_some_and(|(lead, _)| lead.end == last.before.end)
                });
            let cut = if names_works(sentence, lexicon, before, expression) {
                gap.end
            } else {
                split(sentence, lexicon, &gap, bare)
            };
            if let Some(last) = frames.last_mut() {
                last.after.end = cut;
            }
            linked =
                is_connector(sentence, cut) || cut > gap.start && is_connector(sentence, cut - 1);
            start = cut;
        }
        // 位列全省第9位、较上年前移12位: the rank is said.
        let rank = at
            .checked_sub(1)
            .filter(|&rank| roles.get(rank) == Some(&Role::Rank));
        if let Some(rank) = rank.and_then(|rank| sentence.parts.expressions.get(rank))
            && rank.whole.end >= start
            && is_connector(sentence, rank.whole.end)
        {
            start = rank.whole.end + 1;
        }
        frames.push(frame(
            sentence,
            lexicon,
            at,
            start..expression.whole.start,
            behind_bracket(sentence, expression.whole.end..right),
        ));
        if let Some(frame) = frames.last_mut() {
            frame.linked = linked;
            frame.same_clause = same_clause;
            let alone = clause.start >= 3 && sentence.glyphs.starts_with(clause.start - 3, "其中");
            let opens = sentence.before(clause.start) == '(';
            // （省下达5800亩,县级加压400亩）.
            let goes_on = in_bracket.is_some_and(|close| clause.start < close);
            if opens {
                in_bracket = closing(sentence, clause.start);
            }
            frame.part |= (opens || goes_on || alone) && !same_clause;
        }
        previous = Some(expression);
    }
    // What is linked to a part is a part.
    let mut part = false;
    for frame in &mut frames {
        frame.part |= frame.linked && part;
        part = frame.part;
    }
    frames
}

/// Where the bracket closes whose first place is `from`.
fn closing(sentence: &Sentence<'_, '_>, from: usize) -> Option<usize> {
    let far = sentence.glyphs.len().min(from + LONGEST_BRACKET);
    (from..far).find(|&at| sentence.glyphs.char(at) == ')')
}

/// How far a bracket reaches.
const LONGEST_BRACKET: usize = 80;

/// 有3项(学校建设、加油站建设)推进缓慢: what follows a bracket that names what was counted, and holds no number.
fn behind_bracket(sentence: &Sentence<'_, '_>, after: Range<usize>) -> Range<usize> {
    let glyphs = sentence.glyphs;
    if after.is_empty() || glyphs.char(after.start) != '(' {
        return after;
    }
    let close = after.clone().find(|&at| glyphs.char(at) == ')');
    close
        .filter(|close| close + 1 < after.end && !sentence.holds_number(&(after.start..*close)))
        .map_or(after.clone(), |close| close + 1..after.end)
}

fn is_connector(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    matches!(sentence.glyphs.char(at), '、' | '和' | '及' | '与' | '并')
}

/// 16项公路维修及新改建工程210公里: whether what stands between two numbers is the works that the first one counts, and the second
/// says how much they are.
fn names_works(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    first: &Expression,
    second: &Expression,
) -> bool {
    let glyphs = sentence.glyphs;
    let gap = first.whole.end..second.whole.start;
    let (Some(unit), Some(next)) = (&first.unit, &second.unit) else {
        return false;
    };
    let counter = glyphs.char(unit.label.end.saturating_sub(1));
    let is_amount = matches!(
        next.class,
        UnitClass::Extent | UnitClass::Capacity | UnitClass::Money
    );
    let counts_works = counter == '项' || matches!(counter, '个' | '处' | '座' | '条') && is_amount;
    if !counts_works || unit.is_like(next) {
        return false;
    }
    let Some(tail) = lexicon.longest_before(glyphs, gap.start, gap.end, Tags::PROJECT_TAIL) else {
        return false;
    };
    // A verb that is right before 工程 says what kind of works, and so does one that is joined to 新改建工程, which is one word.
    let word = gap.clone().rev().find(|&at| glyphs.begins(at));
    let head = word.unwrap_or(gap.end).min(gap.end - tail.len());
    let joined = head > gap.start && is_connector(sentence, head - 1);
    let works = gap.start..head - usize::from(joined);
    let stops = works
        .clone()
        .any(|at| matches!(glyphs.char(at), '、' | '(' | ')'));
    let kind = lexicon.verb_before(glyphs, works.start, works.end);
    !stops && kind.is_some_and(|(verb, sense)| verb > works.start && sense == Sense::Amount)
}

/// Where the text between two numbers of one clause is cut: what is before belongs to the first.
fn split(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, gap: &Range<usize>, bare: bool) -> usize {
    let glyphs = sentence.glyphs;
    if gap.is_empty() || is_connector(sentence, gap.start) || glyphs.starts_with(gap.start, "以及")
    {
        return gap.start;
    }
    let parts = |&at: &usize| glyphs.char(at) == '、' && !sentence.is_quoted(at);
    if let Some(at) = gap.clone().find(parts) {
        return at;
    }
    for word in ["以及", "和", "及", "与"] {
        if glyphs.ends_with(gap, word) {
            return gap.end - word.chars().count();
        }
    }
    if let Some(at) = gap.clone().find(|&at| {
        matches!(glyphs.char(at), '和' | '及' | '与' | '并')
            && lexicon.verb_at(glyphs, at + 1..gap.end).is_some()
    }) {
        return at;
    }
    // 126条水体治理已完成120条: the verb behind 已 is the second number's.
    let done = gap.clone().rev().find(|&at| {
        glyphs.char(at) == '已'
            && glyphs.begins(at)
            && lexicon.verb_at(glyphs, at + 1..gap.end).is_some()
    });
    // 18个重大项目中已开工10个: the set ends with 中.
    let among = (gap.start + 3..gap.end).find(|&at| {
        glyphs.char(at - 1) == '中'
            && glyphs.begins(at)
            && lexicon
                .longest_before(glyphs, gap.start, at - 1, Tags::PROJECT_TAIL)
                .is_some()
    });
    if bare && let Some(among) = among {
        return among;
    }
    // 51个加快建设项目完成132亿元: the verb in front only says what kind of projects.
    let kind = done.or_else(|| {
        lexicon.verb_at(glyphs, gap.clone()).filter(|_| bare)?;
        (gap.start + 2..gap.end).find(|&at| {
            glyphs.begins(at)
                && lexicon
                    .longest_before(glyphs, gap.start, at, Tags::PROJECT_TAIL)
                    .is_some()
                && lexicon.verb_at(glyphs, at..gap.end).is_some()
        })
    });
    kind.or_else(|| {
        gap.clone()
            .find(|&at| lexicon.verb_at(glyphs, at..gap.end).is_some())
    })
    .unwrap_or(if bare { gap.end } else { gap.start })
}

fn frame(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    at: usize,
    opened: Range<usize>,
    after: Range<usize>,
) -> Frame {
    let glyphs = sentence.glyphs;
    let (mut start, part) = peel(sentence, lexicon, &opened);
    if let Some(own) = own_verb(sentence, lexicon, start..opened.end) {
        start = peel(sentence, lexicon, &(own..opened.end)).0;
    }
    // 下达我县的任务是建成项目45个.
    let told = (start..opened.end).find(|&at| {
        matches!(glyphs.char(at), '是' | '为')
            && lexicon
                .longest_before(glyphs, start, at, Tags::AIM_NOUN)
                .is_some()
            && lexicon.verb_at(glyphs, at + 1..opened.end).is_some()
    });
    if let Some(told) = told {
        start = told + 1;
    }
    let mut end = opened.end;
    // 增长了5%, 总数为300家.
    while end > start
        && (matches!(glyphs.char(end - 1), '了' | '共')
            || glyphs.char(end - 1) == '计' && sentence.before(end - 1) != '累')
        && end - start > 1
    {
        end -= 1;
    }
    // 完成率只有62%.
    if end - start > 3
        && ["只有", "仅有"]
            .iter()
            .any(|word| glyphs.ends_with(&(start..end), word))
    {
        end -= 2;
    }
    if let Some(per) = lexicon.longest_before(glyphs, start, end, Tags::PER)
        && (end - start > per.len() || is_connector(sentence, start.wrapping_sub(1)))
    {
        end -= per.len();
    }
    // 提高到2025年的65%.
    if glyphs.ends_with(&(start..end), "年的")
        && end - start > 6
        && sentence.is_year(end - 6..end - 2)
    {
        end -= 6;
    }
    end = before_setter(glyphs, lexicon, start..end);
    let before = start..end;
    // 高能级活动100场: a change of one character governs only rates.
    let lead = lexicon
        .verb_at(glyphs, before.clone())
        .filter(|(end, sense)| {
            let change = matches!(sense, Sense::Rise | Sense::Fall);
            // 再增床位150张.
            let again = sentence.before(start) == '再';
            end - start > 1 || !change || again || is_change_of_rate(sentence, at)
        })
        .map(|(end, sense)| (start..end, sense));
    let lead_end = lead.as_ref().map_or(start, |(range, _)| range.end);
    let trail = lexicon
        .verb_before(glyphs, start, end)
        .filter(|(from, _)| *from >= lead_end)
        .filter(|(from, sense)| {
            end - from > 1
                || is_change_of_rate(sentence, at)
                || *sense == Sense::Amount
                || glyphs.char(*from) == '达'
                || glyphs.char(*from) == '占'
                || glyphs.char(*from) == '为'
                // 比上年多3家.
                || (opened.start..*from).any(|at| {
                    matches!(glyphs.char(at), '比' | '较') && glyphs.begins(at)
                        || glyphs.starts_with(at, "同比")
                        || glyphs.starts_with(at, "环比")
                })
        })
        .map(|(from, sense)| {
            let from = if sense == Sense::Amount {
                extended(sentence, lexicon, lead_end, from)
            } else {
                from
            };
            (from..end, sense)
        });
    let lead = lead.filter(|(lead, sense)| {
        let is_noun = *sense == Sense::Amount
            && trail.as_ref().is_some_and(|(trail, change)| {
                trail.start == lead.end && is_done_by(lexicon, glyphs, lead, *change)
            });
        !is_noun
    });
    let respectively = glyphs.find(opened.clone(), "分别");
    Frame {
        at,
        before,
        opened,
        after,
        lead,
        trail,
        linked: false,
        same_clause: false,
        part,
        respectively,
    }
}

/// 提高城乡低保标准、覆盖119万人: where behind 、 a clause of its own begins, with a verb of its own.
fn own_verb(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, range: Range<usize>) -> Option<usize> {
    let glyphs = sentence.glyphs;
    let (lead, _) = lexicon.verb_at(glyphs, range.clone())?;
    if glyphs.ends_with(&range, "等") {
        return None;
    }
    let from = range.start.max(range.end.saturating_sub(40));
    (from..range.end).rev().find(|&at| {
        glyphs.char(at) == '、'
            && at > lead + 1
            && !sentence.is_quoted(at)
            && lexicon
                .verb_at(glyphs, at + 1..range.end)
                .is_some_and(|(end, _)| end - at > 2)
    })
}

/// 出口增长10%: whether what stands right before a verb of change or state is what changes, though it
/// is a verb elsewhere. What sets in motion (实现增长) is none.
fn is_done_by(lexicon: &Lexicon, glyphs: Glyphs<'_>, lead: &Range<usize>, change: Sense) -> bool {
    let is = |tags| {
        lexicon
            .longest(glyphs, lead.start, lead.end, tags)
            .is_some_and(|entry| entry.len() == lead.len())
    };
    match change {
        Sense::Rise | Sense::Fall => !is(Tags::LIGHT | Tags::CAUSATIVE),
        Sense::Reach => is(Tags::LEADING_ONLY) && !is(Tags::LIGHT | Tags::CAUSATIVE),
        _ => false,
    }
}

/// One-character verbs of change (增, 降, 高) govern only rates.
fn is_change_of_rate(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let class = sentence
        .parts
        .expressions
        .get(at)
        .and_then(|e| e.unit.as_ref())
        .map(|unit| unit.class);
    matches!(
        class,
        Some(UnitClass::Percent | UnitClass::PercentagePoint | UnitClass::Time)
    )
}

/// A trailing verb with the verbs right before it: 易地搬迁安置, 改造提升.
fn extended(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, limit: usize, from: usize) -> usize {
    let mut from = from;
    while let Some((earlier, Sense::Amount)) = lexicon.verb_before(sentence.glyphs, limit, from) {
        if lexicon
            .longest(
                sentence.glyphs,
                earlier,
                from,
                Tags::LIGHT | Tags::CAUSATIVE,
            )
            .is_some()
        {
            break;
        }
        let compound = lexicon
            .verb_at(sentence.glyphs, earlier..from)
            .is_some_and(|(end, _)| end == from);
        if !compound || from - earlier < 2 || earlier <= limit {
            break;
        }
        from = earlier;
    }
    from
}
