//! Numbers inside noun phrases: thresholds (5亿元以上项目) and sizes (110千伏变电站) belong to the noun
//! and are no statements of their own.

use std::ops::Range;

use super::lexicon::{Lexicon, Tags, UnitClass};
use super::roles::Role;
use super::sentence::Sentence;
use super::statement::BoundKind;

/// Whether the number at `at`, a statement as far as its own surroundings tell, belongs to a noun.
pub(super) fn absorbed(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, at: usize) -> Option<Role> {
    let expression = sentence.expressions.get(at)?;
    let unit = expression.unit.as_ref()?;
    let glyphs = sentence.glyphs;
    let end = expression.whole.end;
    let noun = sentence.noun_after(end);
    let sized = if expression.bound == BoundKind::Plain {
        Role::Size
    } else {
        Role::Threshold
    };
    let clause = sentence.clause_of(expression.whole.start);
    let for_whom = matches!(glyphs.char(clause.start), '对' | '给' | '向')
        || glyphs.starts_with(clause.start, "支持");
    let enumerated = matches!(glyphs.char(end), '、')
        && sentence
            .expressions
            .get(at + 1)
            .is_some_and(|next| next.whole.start < clause.end);
    if for_whom
        && expression.bound_after
        && (!noun.is_empty() || enumerated)
        && unit.class != UnitClass::Counter
    {
        return Some(Role::Threshold);
    }
    if noun.is_empty() {
        // 其中10亿元以上4个: a threshold whose noun is left out.
        let next = sentence.expressions.get(at + 1);
        let adjacent = next.is_some_and(|next| next.whole.start == end && next.unit.is_some());
        return (adjacent && expression.bound_after).then_some(Role::Threshold);
    }
    if starts_anew(sentence, lexicon, &noun) {
        return None;
    }
    let folded = glyphs.folded(noun.clone());
    let heads = |tags| {
        lexicon
            .longest_before(glyphs, noun.start, noun.end, tags)
            .is_some()
    };
    if lexicon.is(&folded, Tags::TRAILER) {
        return None;
    }
    if let Some(attributed) = folded.strip_prefix('的') {
        // 在70%左右的地市开展: a share of a set, which a rule of its own reads.
        let share =
            unit.class == UnitClass::Percent && sentence.before(expression.whole.start) == '在';
        let money =
            unit.class == UnitClass::Money && lexicon.ends_with(attributed, Tags::MONEY_HEAD);
        return (!share && !money).then_some(sized);
    }
    if folded.starts_with(['级', '型']) {
        return Some(Role::Size);
    }
    let next = sentence
        .expression_starting(noun.end)
        .and_then(|next| sentence.expressions.get(next))
        .filter(|next| next.unit.is_some());
    if next.is_some() && !ends_list(sentence, &noun) && !lexicon.has_verb(glyphs, noun.clone()) {
        return Some(sized);
    }
    let peers = lexicon
        .longest(glyphs, noun.start, noun.end, Tags::PEER)
        .is_some();
    let governed = lexicon
        .verb_before(glyphs, clause.start, expression.whole.start)
        .is_some();
    if peers
        && !governed
        && !matches!(
            sentence.before(expression.whole.start),
            '在' | '等' | '为' | '、' | '和'
        )
    {
        return Some(Role::PeerSet);
    }
    let verb_before = lexicon
        .verb_before(glyphs, clause.start, expression.whole.start)
        .is_some()
        || matches!(
            sentence.before(expression.whole.start),
            '等' | '、' | '和' | '及' | '与'
        ) && at > 0;
    let counted = match unit.class {
        UnitClass::Counter if expression.bound == BoundKind::Plain => true,
        UnitClass::Counter => verb_before || expression.front < expression.digits.start,
        UnitClass::Money => {
            heads(Tags::MONEY_HEAD)
                || verb_before && expression.bound == BoundKind::Plain && !heads(Tags::FACILITY)
        }
        UnitClass::Extent => {
            let facility = heads(Tags::FACILITY)
                && !matches!(
                    sentence.unit_of(expression).chars().next_back(),
                    Some('里' | '亩')
                );
            verb_before && !facility
        }
        UnitClass::Capacity => verb_before && heads(Tags::CAPACITY_HEAD),
        UnitClass::Percent => ["覆盖", "达标", "到位", "落实", "全覆盖"].contains(&folded.as_str()),
        _ => true,
    };
    (!counted).then_some(sized)
}

/// Whether what follows a value starts something new: a connector, a verb, a closing bracket.
fn starts_anew(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, noun: &Range<usize>) -> bool {
    let glyphs = sentence.glyphs;
    matches!(
        glyphs.char(noun.start),
        '和' | '及' | '与' | '并' | '、' | '或' | '(' | ')' | '”' | '"' | '且' | '以' | '[' | '〔'
    ) || lexicon
        .verb_at(glyphs, noun.clone())
        .is_some_and(|(end, _)| end == noun.end || sentence.expression_starting(noun.end).is_some())
}

/// Whether a noun is the end of a list member: 8个口袋公园和23公里….
fn ends_list(sentence: &Sentence<'_, '_>, noun: &Range<usize>) -> bool {
    ["和", "及", "与", "以及", "并", "到"]
        .iter()
        .any(|word| sentence.glyphs.ends_with(noun, word))
}
