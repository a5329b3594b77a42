//! What a page has beside its text: page numbers and rules.

use super::characters::{is_digit, is_space};

/// What a line of a page's furniture may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// Surely a page number: `— 9 —`, `- 12 -`, `第 3 页 共 9 页`.
    PageNumber,
    /// A number alone: a page number, if it interrupts a sentence; else perhaps a cell of a table.
    BareNumber,
    /// A rule: `————`, `======`, `* * *`; if it interrupts a sentence it is passed over.
    Rule,
}

/// No line of a page's furniture is longer, in bytes.
const LONGEST: usize = 80;

/// Whether a line of a page's furniture may begin with a character; most others are refused by it.
fn may_begin(first: char) -> bool {
    is_digit(first)
        || is_rule(first)
        || is_page_dash(first)
        || is_of_page_number(first)
        || NUMERALS.contains(first)
}

const NUMERALS: &str = "一二三四五六七八九十百零〇";

/// What page numbers are made of, beside figures and blanks.
fn is_of_page_number(c: char) -> bool {
    matches!(
        c,
        '第' | '页'
            | '共'
            | '/'
            | '／'
            | ','
            | '，'
            | '('
            | ')'
            | '（'
            | '）'
            | '-'
            | '—'
            | 'P'
            | 'a'
            | 'g'
            | 'e'
            | 'o'
            | 'f'
    )
}

/// What a line without its outer blanks is of a page's furniture.
pub(super) fn furniture(line: &str) -> Option<Furniture> {
    if line.is_empty() || line.len() > LONGEST {
        return None;
    }
    let mut characters = line.chars().filter(|c| !is_space(*c));
    let first = characters.next()?;
    if !may_begin(first) {
        return None;
    }
    if is_digit(first) {
        let others = characters.clone().filter(|c| !is_digit(*c)).count();
        let digits = 1 + characters.clone().count() - others;
        if others == 0 && digits <= 4 && !line.contains(is_space) {
            return Some(Furniture::BareNumber);
        }
    }
    if line.chars().all(|c| is_space(c) || is_rule(c)) {
        let strokes = line.chars().filter(|c| is_rule(*c)).count();
        return (strokes >= 3).then_some(Furniture::Rule);
    }
    (is_dashed_number(line) || is_page_of(line)).then_some(Furniture::PageNumber)
}

const fn is_rule(c: char) -> bool {
    matches!(
        c,
        '—' | '-' | '–' | '－' | '─' | '━' | '_' | '=' | '*' | '＊' | '＝' | '＿' | '﹏' | '~'
    )
}

const fn is_page_dash(c: char) -> bool {
    matches!(c, '—' | '-' | '–' | '－' | '─' | '~' | '·' | '•')
}

/// `— 9 —`, `-12-`, `——2——`: dashes, a number, as many dashes.
fn is_dashed_number(line: &str) -> bool {
    let inside = line.trim_start_matches(is_page_dash);
    let before = line.len() - inside.len();
    let number = inside.trim_end_matches(is_page_dash);
    let after = inside.len() - number.len();
    let number = number.trim_matches(is_space);
    before > 0
        && before == after
        && before <= 9
        && number.chars().count() <= 4
        && !number.is_empty()
        && number.chars().all(is_digit)
}

/// `第 3 页`, `第2页 共5页`, `共5页 第2页`, `第三页`, `3 / 12 页`, `Page 3 of 12`.
fn is_page_of(line: &str) -> bool {
    let page = line.contains('页') || line.starts_with("Page ") || line.starts_with("page ");
    page && line.chars().any(|c| is_digit(c) || NUMERALS.contains(c))
        && line
            .chars()
            .all(|c| is_digit(c) || is_space(c) || NUMERALS.contains(c) || is_of_page_number(c))
        && (line.contains('第')
            || line.contains('共')
            || line.contains('/')
            || line.contains('／')
            || line.contains("age "))
}
