//! What cannot be read comes back as a finding with its place; nothing is dropped without a word.

use std::ops::Range;

use crate::extract::clause::sentence::Sentence;
use crate::extract::role::vague::is_order_only;
use crate::extract::rule::reading::Reading;
use crate::extract::text::block;
use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::UnitClass;
use crate::extract::words::tags::Tags;
use crate::extract::words::value::Expression;
use crate::finding::{Code, Finding, Place};
use crate::number::NumberError;
use crate::source::Span;

/// The finding for a number in a statement position that was not understood.
pub(crate) fn not_understood(
    text: &str,
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    expression: &Expression,
) -> Finding {
    let glyphs = sentence.glyphs;
    let bytes = glyphs.bytes(text, expression.whole.clone());
    let place = place(bytes.clone());
    let quote = text.get(bytes).unwrap_or("");
    match (&expression.value, &expression.unit) {
        (Err(NumberError::TooManyDigits { .. }), _) => {
            Finding::new(Code::NumberTooLarge, place).with_value("text", brief(quote))
        }
        (Err(error), _) => Finding::new(Code::BrokenNumeral, place)
            .with_value("text", brief(quote))
            .with_reason(error.clone()),
        (Ok(_), _) if is_order_only(glyphs, expression) => {
            let few = usize::from(matches!(
                sentence.before(expression.digits.start),
                '几' | '数'
            ));
            // 十几家: with what is counted.
            let more = matches!(glyphs.char(expression.digits.end), '几' | '来');
            let end = expression.digits.end + 1;
            let end = match lexicon.unit(glyphs, end) {
                Some((unit, ..)) if more => end + unit,
                _ => expression.whole.end,
            };
            let whole = expression.digits.start - few..end;
            let bytes = glyphs.bytes(text, whole);
            Finding::new(
                Code::VagueNumber,
                crate::extract::reader::trouble::place(bytes.clone()),
            )
            .with_value("text", text.get(bytes).unwrap_or(quote))
        }
        (Ok(_), Some(_)) => Finding::new(Code::RoleNotUnderstood, place).with_value("text", quote),
        (Ok(_), None) => {
            let after = expression.whole.end..expression.whole.end + 2;
            let unit = glyphs.shown(text, after.start..clause_end(sentence, after));
            if unit.is_empty() || unit == "左右" {
                return Finding::new(Code::NumberWithoutUnit, place).with_value("text", quote);
            }
            Finding::new(Code::UnknownUnit, place)
                .with_value("text", format!("{quote}{unit}"))
                .with_value("unit", unit)
        }
    }
}

/// The finding for what names no statement though it stands where one should: a rank of nothing, a cell.
pub(crate) fn not_placed(text: &str, bytes: Range<usize>) -> Finding {
    let quote = text.get(bytes.clone()).unwrap_or("").to_owned();
    Finding::new(Code::RoleNotUnderstood, place(bytes)).with_value("text", quote)
}

/// The finding for a 分别 list whose subjects are not as many as its values, at the first value.
pub(crate) fn uneven_list(bytes: Range<usize>, reading: &Reading<'_>) -> Option<Finding> {
    let first = reading.subjects.first()?;
    let alike = reading.subjects.len() > 1 && reading.subjects.iter().all(|other| other == first);
    let several = first.contains(['、', '和', '与', '及']);
    (alike && several).then(|| {
        Finding::new(Code::UnevenList, place(bytes))
            .with_value("subjects", first)
            .with_value("values", reading.subjects.len())
    })
}

/// The finding for the control characters of a sentence; one, however many there are.
pub(crate) fn control_character(text: &str, body: Range<usize>) -> Option<Finding> {
    let (at, c) = text
        .get(body.clone())?
        .char_indices()
        .find(|(_, c)| lexer_control(*c))?;
    let start = body.start + at;
    let character = format!("U+{:04X}", u32::from(c));
    Some(
        Finding::new(Code::ControlCharacter, place(start..start + c.len_utf8()))
            .with_value("character", character),
    )
}

fn lexer_control(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// 新增企业③家: a number in a ring that counts something, where one of a list would stand.
pub(crate) fn enclosed_number(
    text: &str,
    body: Range<usize>,
    glyphs: Glyphs<'_>,
    lexicon: &Lexicon,
) -> Option<Finding> {
    let mut before = text.get(..body.start)?.chars().rev();
    let ring = before.next().filter(|c| ('①'..='⒛').contains(c))?;
    let counts = before.next().is_some_and(|c| block::place(c).is_some());
    let (unit, ..) = lexicon.unit(glyphs, 0).filter(|_| counts)?;
    let ends = unit == glyphs.len() || matches!(glyphs.char(unit), ',' | ';' | ')');
    ends.then(|| {
        let unit = glyphs.bytes(text, 0..unit);
        not_placed(text, body.start - ring.len_utf8()..unit.end)
    })
}

/// Whether a sentence may end with a unit of measure; most do not, and are not looked at again.
pub(crate) fn may_end_with_unit(body: &str) -> bool {
    // The last bytes of the seven characters.
    let last = body.as_bytes().last();
    matches!(last, Some(b'%' | 0x83 | 0x8c | 0xb3 | 0xa9 | 0xa8 | 0x85))
        && body.ends_with(['元', '里', '米', '亩', '吨', '%', '％'])
}

/// 完成投资亿元。: a scaled or measured unit at the end of a sentence with no number before it.
pub(crate) fn unit_without_number(
    text: &str,
    glyphs: Glyphs<'_>,
    lexicon: &Lexicon,
) -> Option<Finding> {
    let end = glyphs.len();
    let unit = lexicon.longest_before(glyphs, 0, end, Tags::UNIT)?;
    let scaled = end
        .checked_sub(unit.len() + 1)
        .map(|before| glyphs.char(before));
    let with_scale = matches!(scaled, Some('万' | '亿'));
    let measures = matches!(unit.class()?, UnitClass::Extent | UnitClass::Percent)
        && (unit.len() > 1 || with_scale)
        || unit.class()? == UnitClass::Percent;
    if !with_scale && !measures {
        return None;
    }
    let start = end - unit.len() - usize::from(with_scale);
    let before = start
        .checked_sub(1)
        .map_or('\0', |before| glyphs.char(before));
    let counted = before.is_ascii_digit()
        || "〇零一二三四五六七八九十百千万亿两多余几数每半/至到~-.".contains(before);
    let verb = lexicon.has_verb(glyphs, 0..start);
    (!counted && verb && start > 0).then(|| {
        let bytes = glyphs.bytes(text, start..end);
        let quote = text.get(bytes.clone()).unwrap_or("").to_owned();
        Finding::new(Code::UnitWithoutNumber, place(bytes)).with_value("text", quote)
    })
}

fn clause_end(sentence: &Sentence<'_, '_>, range: Range<usize>) -> usize {
    let is_end = |&at: &usize| {
        sentence.is_stop(at) || matches!(sentence.glyphs.char(at), '、' | '和' | '及' | '\0')
    };
    range.clone().find(is_end).unwrap_or(range.end)
}

/// A quote that is fit to be shown: a number of a thousand digits is cut.
fn brief(quote: &str) -> String {
    let mut brief: String = quote.chars().take(48).collect();
    if brief.len() < quote.len() {
        brief.push('…');
    }
    brief
}

fn place(bytes: Range<usize>) -> Place {
    Span::new(bytes.start, bytes.end).map_or(Place::Whole, Place::Span)
}
