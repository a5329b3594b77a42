//! What belongs to the page and not to the text: page numbers, document numbers, sources, buttons; and notes that explain.

use super::index::Index;
use super::line::Line;
use super::sieve::Set;
use super::words::{BUTTONS, EXPLANATION, FURNITURE};

static PAGE: Index<{ FURNITURE.len() }> = Index::new(&FURNITURE);
/// What the names of posts end with.
static POSTS: Set = Set::of("长席理");

/// Whether a short line without blanks belongs to the page.
pub(super) fn is_furniture(plain: &str) -> bool {
    if plain.is_empty() {
        return true;
    }
    if is_page_number(plain) || plain.bytes().all(|byte| byte.is_ascii_punctuation()) {
        return true;
    }
    let many = plain.chars().count();
    // No row of words is shorter than one ideograph.
    if many > 60 || plain.len() < 3 {
        return false;
    }
    // 云督字〔2025〕19号.
    if many < 24 && plain.contains('〔') && plain.trim_end_matches(')').ends_with('号') {
        return true;
    }
    // ——2012年1月14日在甲市第五届人民代表大会第二次会议上; 市长 某某.
    if many < 60
        && (plain.starts_with('-') || plain.starts_with(|c: char| c.is_ascii_digit() || c == '('))
        && plain.contains("人民代表大会")
        && plain.trim_end_matches([')', '-']).ends_with(['上', '议'])
    {
        return true;
    }
    if many < 16
        && POSTS.is_in(plain)
        && [
            "省长",
            "市长",
            "县长",
            "区长",
            "州长",
            "旗长",
            "镇长",
            "自治区主席",
            "总理",
        ]
        .iter()
        .any(|post| plain.contains(post))
        && !plain.contains(['、', ',', '。'])
    {
        return true;
    }
    // 附件2, 附表.
    if many < 6 && (plain.starts_with("附件") || plain.starts_with("附表")) {
        return true;
    }
    // 加大投入30亿元 is no button.
    let says_more = |word: &str| {
        BUTTONS.contains(&word)
            && (plain.contains([',', '。', ';']) || plain.bytes().any(|byte| byte.is_ascii_digit()))
    };
    let begins = |word: &&str| {
        plain.starts_with(*word)
            && !says_more(word)
            && (many < 16
                || word.ends_with(':')
                || word.ends_with('/')
                || !word.is_ascii() && many < 30 && plain.contains([':', '年']))
    };
    PAGE.rows(plain)
        .filter_map(|row| FURNITURE.get(row))
        .any(begins)
}

/// Whether a short line without blanks explains words or figures.
pub(super) fn is_explanation(plain: &str) -> bool {
    EXPLANATION.iter().any(|word| plain.starts_with(word))
}

/// A rule drawn with signs: -----, ＿＿＿, ═══.
fn is_rule(line: &str) -> bool {
    line.len() > 2
        && line.len() < 400
        && line.chars().all(|c| {
            matches!(
                c,
                '-' | '_'
                    | '='
                    | '*'
                    | '~'
                    | '—'
                    | '–'
                    | '―'
                    | '－'
                    | '─'
                    | '━'
                    | '═'
                    | '＿'
                    | '＝'
                    | '…'
            )
        })
}

/// The most page numbers and rules in a row that part nothing.
const BREAKS: usize = 3;

/// The line after page numbers and rules at `at`; `None` where there are none.
pub(super) fn after_breaks(text: &str, lines: &[Line], at: usize) -> Option<usize> {
    let is_break = |line: &&Line| {
        let body = text.get(line.body.clone()).unwrap_or("");
        is_page_number(body)
            || is_rule(body)
            || body.len() < 4 && body.bytes().all(|byte| byte.is_ascii_digit())
    };
    let breaks = lines.get(at..)?.iter().take(BREAKS).take_while(is_break);
    let next = at + breaks.count();
    (next > at).then_some(next)
}

/// — 9 —, - 3 -, 第 3 页 共 20 页, ——2——.
pub(super) fn is_page_number(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let mut digits = 0;
    let mut marks = 0;
    let mut pages = false;
    for c in line.chars() {
        match c {
            '0'..='9' | '０'..='９' => digits += 1,
            '—' | '-' | '－' | '–' | '―' | '·' | '~' | '─' => marks += 1,
            '页' => pages = true,
            '第' | '共' | '/' | '(' | ')' | '（' | '）' | ',' | '，' => {}
            _ if super::line::is_blank(c) => {}
            _ => return false,
        }
    }
    digits > 0 && digits < 9 && (pages || marks > 1)
}
