//! What surely does not end a line: a number before its unit, a word before its last character, a verb before its object.

use super::characters::{
    begins_unit, cannot_begin, is_comma, is_digit, is_full_stop, is_ideograph, is_point, is_space,
    opens,
};
use super::lines::{Line, is_numbered_name};
use super::words;

/// Two lines, and what is known of the second.
#[derive(Clone, Copy)]
pub(super) struct Seam<'l, 't> {
    pub(super) upper: &'l Line<'t>,
    pub(super) lower: &'l Line<'t>,
    /// Whether the sentence the lower line begins with comes to an end, there or in lines that follow.
    pub(super) ends: bool,
}

impl Seam<'_, '_> {
    /// A mark that opens ends the upper line, or one that closes begins the lower.
    pub(super) fn cuts_marks(&self) -> bool {
        opens(self.upper.last()) || cannot_begin(self.lower.first())
    }

    /// The seam runs through a number, or between a number and its unit or bound: `12` / `34万元`, `3.` / `5%`, `12` /
    /// `公里`, `5%` / `以上`.
    pub(super) fn cuts_number(&self) -> bool {
        let (upper, lower) = (self.upper.text, self.lower.text);
        let before = upper.trim_end_matches(|c| is_digit(c) || is_point(c) || is_space(c));
        let numeral = upper.get(before.len()..).unwrap_or_default();
        let prose = self.ends || self.upper.has_punctuation() || self.lower.has_punctuation();
        if numeral.contains(is_digit) {
            if !before.ends_with(|c| {
                is_ideograph(c) || matches!(c, '≥' | '≤' | '>' | '<' | '—' | '～' | '-')
            }) || is_numbered_name(upper)
            {
                return false;
            }
            let mut rest = lower.chars().peekable();
            let point = numeral.trim_end().ends_with(is_point);
            return match rest.next() {
                Some(c) if is_digit(c) => {
                    let unit = rest.find(|c| !(is_digit(*c) || is_point(*c) || is_space(*c)));
                    (point || !is_year(numeral))
                        && unit.is_some_and(|c| begins_unit(c) || (prose && is_ideograph(c)))
                }
                Some(c) if is_point(c) => !point && rest.next().is_some_and(is_digit),
                Some(c) if begins_unit(c) => !point && (prose || !self.lower.has_characters(5)),
                _ => false,
            };
        }
        if self.ends && words::CHANGES.iter().any(|verb| upper.ends_with(verb)) {
            let rest = lower.trim_start_matches(|c| is_digit(c) || is_point(c) || is_space(c));
            return rest.len() < lower.len()
                && lower.starts_with(is_digit)
                && ["%", "％", "‰", "个百"]
                    .iter()
                    .any(|rate| rest.starts_with(rate));
        }
        words::BOUNDS.iter().any(|bound| lower.starts_with(bound)) && {
            let mut last = upper.chars().rev();
            let unit = last.by_ref().take(4);
            prose && unit.filter(|c| is_digit(*c)).count() > 0
        }
    }

    /// The seam runs through a word of the genre: `增` / `长`.
    pub(super) fn cuts_word(&self) -> bool {
        if !(self.ends || self.upper.has_punctuation() || self.lower.has_punctuation()) {
            return false;
        }
        let mut upper = self.upper.text.chars().rev().filter(|c| !is_space(*c));
        let mut lower = self.lower.text.chars().filter(|c| !is_space(*c));
        let (Some(last), Some(first)) = (upper.next(), lower.next()) else {
            return false;
        };
        let unit =
            words::is_inside_unit(last, first) && self.upper.last_clause().contains(is_digit);
        if !unit && !words::is_word(last, first) {
            return false;
        }
        // `项目` / `标准`, `安全` / `年初`: the characters belong to words of their own.
        let own = upper
            .next()
            .is_some_and(|before| words::is_word(before, last))
            || lower
                .next()
                .is_some_and(|after| words::is_word(first, after));
        !own
    }

    /// The last character of a word before its number: `小` / `区12个`.
    pub(super) fn cuts_counted_word(&self) -> bool {
        const STAND_ALONE: &str =
            "第前近超约达共有为是至到由从按以比仅逾每各再新增减降升占约计其等已在用较同含另余";
        let mut lower = self.lower.text.chars();
        let (first, second) = (lower.next(), lower.find(|c| !is_space(*c)));
        self.ends
            && is_ideograph(self.upper.last())
            && first.is_some_and(|c| {
                is_ideograph(c) && !STAND_ALONE.contains(c) && !words::NUMERALS.contains(c)
            })
            && second.is_some_and(is_digit)
            && !self.lower.text.contains('年')
    }

    /// The upper line ends in a word that asks for more: `新增`, `其中`, `由`.
    pub(super) fn cuts_phrase(&self) -> bool {
        self.ends
            && !self.lower.is_key_value()
            && (self.upper.has_punctuation() || self.lower.text.contains(is_digit))
            && words::OPEN
                .iter()
                .any(|word| self.upper.text.ends_with(word))
            && !words::CLOSED
                .iter()
                .any(|word| self.upper.text.ends_with(word))
    }

    /// The lower line begins with what is told of the upper one: `地区生产总值` / `达到320亿元`.
    pub(super) fn cuts_predicate(&self) -> bool {
        const FAR: usize = 7;
        self.ends
            && !self.upper.begins_item()
            && is_ideograph(self.upper.last())
            && words::PREDICATES
                .iter()
                .any(|verb| self.lower.text.starts_with(verb))
            && self.lower.text.chars().take(FAR).any(is_digit)
    }

    /// Clauses with numbers, and then a last one without: `学位900个，改造老旧小` / `区12个。`
    pub(super) fn cuts_clause(&self) -> bool {
        let last = self.upper.last_clause();
        let before = self
            .upper
            .text
            .get(..self.upper.text.len() - last.len())
            .unwrap_or_default();
        let mut before = before.chars().rev();
        let mark = before.next();
        self.ends
            && !last.is_empty()
            && !last.contains(is_digit)
            && !self.upper.begins_item()
            && mark.is_some_and(|mark| !is_full_stop(mark) && (is_comma(mark) || mark == '；'))
            && before.take(4).any(|c| is_digit(c) || c == '%')
    }

    /// A few characters that end a sentence are left over: `…各位委员提出意` / `见。`
    pub(super) fn cuts_tail(&self) -> bool {
        const LONGEST_TAIL: usize = 8;
        const SHORTEST: usize = 20;
        let tail = self.lower.text.trim_end_matches(is_full_stop);
        tail.len() < self.lower.text.len()
            && tail.chars().nth(LONGEST_TAIL).is_none()
            && tail.chars().all(|c| is_ideograph(c) || is_digit(c))
            && !self.upper.begins_item()
            && self.upper.text.contains('，')
            && self.upper.has_characters(SHORTEST)
    }

    /// Letters meet letters: only a blank could part the words again.
    pub(super) fn joins_letters(&self) -> bool {
        self.upper.last().is_ascii_alphabetic() && self.lower.first().is_ascii_alphabetic()
    }
}

/// `2025`: what follows a year is another number.
fn is_year(numeral: &str) -> bool {
    numeral.len() == 4 && (numeral.starts_with("19") || numeral.starts_with("20"))
}
